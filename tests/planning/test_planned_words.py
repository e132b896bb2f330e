from datetime import date

import pytest

from orgwright.planning.organization import Organization
from orgwright.planning.planned_words import counted_kinds, subject_and_predicate, what_is_alike, words_together
from orgwright.records import ChangeKind, PlannedChange, Role, Unit
from pictures import facts, person, planned, skills

DAY, LATER = date(2027, 1, 4), date(2027, 2, 1)


@pytest.fixture
def organization() -> Organization:
    return Organization.of(facts(), Unit(id=1, name="North"), Role(id=1, name="Builder"), *skills(1), person(1))


def change(kind: str, on: date = DAY, **values: object) -> PlannedChange:
    return planned(1, kind, on, **values)


def raised(who: str = "p1", level: int = 3, on: date = DAY) -> PlannedChange:
    return change("raise-skill", on, person=who, skill_id=1, value=level)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (change("hire", position="S", person="Kim"), ("Kim", "hired into S")),
        (change("leave", person="p1"), ("Person 1", "leaves")),
        (change("move", person="p1", position="S"), ("Person 1", "moves to S")),
        (change("promote", person="p1", role_id=1), ("Person 1", "becomes Builder")),
        (change("open", position="S", unit_id=1, role_id=1), ("Builder", "opens as S")),
        (change("open", position="S", unit_id=1), ("S", "opens as S")),
        (change("close", position="S"), ("S", "closed")),
        (change("freeze", position="S"), ("S", "frozen")),
        (change("unfreeze", position="S"), ("S", "unfrozen")),
        (change("report", position="S", manager_position="T"), ("S", "to report to T")),
        (change("report", position="S"), ("S", "to report to nobody")),
        (raised(), ("Skill 1", "Person 1 to level 3")),
    ],
)
def test_a_change_has_a_subject_and_what_happens_to_it(
    organization: Organization, one: PlannedChange, words: tuple[str, str]
) -> None:
    assert subject_and_predicate(organization, (one,)) == words


def test_every_kind_is_told(organization: Organization) -> None:
    told = {
        kind: change(kind, person="p1", position="S", unit_id=1, role_id=1, skill_id=1, value=1) for kind in ChangeKind
    }
    assert all(all(subject_and_predicate(organization, (one,))) for one in told.values())


def test_changes_that_are_alike_are_told_in_one_sentence(organization: Organization) -> None:
    assert words_together(organization, (raised(), raised("p2", on=LATER))) == "Raise 2 people to level 3 in Skill 1"
    froze = (change("freeze", position="S"), change("freeze", position="T"))
    assert words_together(organization, froze) == "Freeze 2 positions"
    assert subject_and_predicate(organization, froze) == ("2 positions", "frozen")
    reports = tuple(change("report", position=one, manager_position="M") for one in "ST")
    assert words_together(organization, reports) == "2 positions report to M"


def test_changes_that_are_not_alike_are_told_by_the_first(organization: Organization) -> None:
    mixed = (change("open", position="S", unit_id=1, role_id=1), change("hire", position="S", person="Kim"))
    assert words_together(organization, mixed) == "Open S, Builder, in North"
    assert what_is_alike(raised(level=2)) != what_is_alike(raised(level=3))
    assert what_is_alike(change("freeze", position="S")) != what_is_alike(change("freeze", LATER, position="T"))
    assert what_is_alike(change("leave", person="p1")) is None


def test_a_plan_is_told_by_its_most_frequent_changes_first() -> None:
    several = [change("hire", position="S", person=one) for one in ("Kim", "Lee")]
    assert counted_kinds([change("freeze", position="S"), *several]) == "2 hires, 1 seat frozen"
    assert counted_kinds([]) == ""
    assert all(counted_kinds([change(kind)]).startswith("1 ") for kind in ChangeKind)
