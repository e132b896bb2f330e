"""Names of skills: exact by name and alias, suggestions that never confuse C with C++, and likely duplicates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgwright.planning.skill_matching import SUGGESTED_FROM, SkillMatcher, likeness
from orgwright.records import Skill


def _skills(*named: str, **aliases: str) -> dict[int, Skill]:
    found = {number: Skill(id=number, name=name) for number, name in enumerate(named, 1)}
    for name, other in aliases.items():
        number = len(found) + 1
        found[number] = Skill(id=number, name=name, aliases=other)
    return found


def _matcher(skills: dict[int, Skill]) -> SkillMatcher:
    return SkillMatcher(skills.values())


def test_a_name_is_found_in_any_case_and_by_its_other_names() -> None:
    matcher = _matcher(_skills("Threat modelling", Kubernetes="K8s; kube"))

    assert matcher.exact("  threat   MODELLING ") == 1
    assert matcher.exact("k8S") == 2
    assert matcher.exact("Docker") is None


def test_the_skill_of_a_name_goes_before_another_that_is_also_called_so() -> None:
    skills = {1: Skill(id=1, name="Container platforms", aliases="Kubernetes"), 2: Skill(id=2, name="Kubernetes")}

    assert _matcher(skills).exact("kubernetes") == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        ("Java", "JavaScript"),
        ("Java 8", "Java 21"),
        ("SQL", "NoSQL"),
        ("Go", "Git"),
        ("R", "Ruby"),
        (".NET", "Network security"),
        ("React", "React Native"),
        ("Vue.js", "Node.js"),
    ],
)
def test_names_of_different_things_are_not_suggested(one: str, other: str) -> None:
    assert likeness(one, other) < SUGGESTED_FROM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data modelling", "Data modeling"),
        ("Communication", "Communication skills"),
        ("PostgreSQL", "Postgres"),
        ("Machine learning fundamentals", "Machine learning"),
        ("Incident response", "Incident response and postmortems"),
        ("Modelling threats", "Threats modelling"),
        ("Programming in C++", "C++"),
        ("Python", "Python programming"),
    ],
)
def test_names_of_probably_one_thing_are_suggested(one: str, other: str) -> None:
    assert likeness(one, other) >= SUGGESTED_FROM


def test_suggestions_come_most_alike_first_and_know_the_other_names() -> None:
    matcher = _matcher(_skills("Data modeling", "Data modelling basics", "Sales", Kubernetes="Container orchestration"))

    found = matcher.suggestions("Data modelling")

    assert [one.skill_id for one in found] == [2, 1]
    assert found[0].score >= found[1].score
    assert [one.name for one in matcher.suggestions("Orchestration of containers")] == ["Kubernetes"]


def test_what_was_kept_apart_is_suggested_no_more() -> None:
    skills = _skills("Data modeling", "Data modelling")
    skills[1].kept_apart = "data Modelling"
    matcher = _matcher(skills)

    assert [one.skill_id for one in matcher.suggestions("Data modelling")] == [2]
    assert matcher.are_kept_apart(1, 2)
    assert matcher.are_kept_apart(2, 1)
    assert matcher.likely_duplicates() == []


def test_likely_duplicates_name_each_pair_once() -> None:
    matcher = _matcher(_skills("Data modelling", "Sales", "Data modeling", Postgres="PostgreSQL database"))

    assert [(one, other) for one, other, _ in matcher.likely_duplicates()] == [(1, 3)]


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_the_same_both_ways_and_within_its_bounds(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 100


@given(
    st.lists(
        st.sampled_from(["Data", "data modelling", "Python", "C", "C++", "Cloud cost"]),
        min_size=1,
        max_size=6,
        unique=True,
    )
)
def test_likely_duplicates_are_those_that_plain_loops_find(names: list[str]) -> None:
    skills = _skills(*names)
    expected = {
        (one, other)
        for one in skills
        for other in skills
        if one < other and likeness(skills[one].name, skills[other].name) >= SUGGESTED_FROM
    }

    assert {(one, other) for one, other, _ in _matcher(skills).likely_duplicates()} == expected
