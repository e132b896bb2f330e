from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.pace import months_per_level, months_together, paces, stays_of
from orgwright.planning.proficiency import DAYS_PER_MONTH
from orgwright.records import Assessment, OrganizationFacts, Person, Record, Skill, SkillKind, Source

DAY = date(2027, 1, 1)


def organization(*assessments: Assessment, policy: str = '{"minimum_observations": 2}') -> Organization:
    records: list[Record] = [OrganizationFacts(id=1, name="Example", planning_date=DAY, policy=policy)]
    records += [Person(id=number, key=f"p{number}", name=f"Person {number}") for number in range(1, 17)]
    records += [Skill(id=1, name="Python"), Skill(id=2, name="Mentoring", kind=SkillKind.SOFT)]
    return Organization.of(*records, *assessments)


def said(person: int, level: int, on: date, source: Source = Source.MANAGER, skill: int = 1) -> Assessment:
    return Assessment(person_id=person, skill_id=skill, level=level, source=source, assessor="Boss", assessed_on=on)


def test_without_enough_rises_policy_gives_the_months() -> None:
    pace = months_per_level(organization(said(1, 1, date(2025, 1, 1)), said(1, 2, date(2026, 1, 1))))

    assert (pace[SkillKind.TECHNICAL].months, pace[SkillKind.TECHNICAL].source) == (6.0, "policy")
    assert pace[SkillKind.TECHNICAL].observations == 1
    assert (pace[SkillKind.SOFT].months, pace[SkillKind.SOFT].observations) == (9.0, 0)


def test_enough_rises_give_the_months_seen_by_the_levels_risen() -> None:
    pace = months_per_level(
        organization(
            said(1, 1, date(2025, 1, 1)),
            said(1, 2, date(2026, 1, 1)),
            said(2, 1, date(2025, 1, 1)),
            said(2, 4, date(2026, 1, 1)),
            said(3, 3, date(2025, 1, 1)),
            said(3, 4, date(2025, 7, 1)),
        )
    )

    observed = pace[SkillKind.TECHNICAL]
    assert (observed.source, observed.observations) == ("observed", 5)
    assert observed.months == pytest.approx(6, abs=0.05)


def test_a_level_said_again_does_not_shorten_the_rise_after_it() -> None:
    pace = months_per_level(
        organization(
            said(1, 2, date(2025, 1, 1)),
            said(1, 2, date(2025, 12, 1)),
            said(1, 3, date(2026, 1, 1)),
            policy='{"minimum_observations": 1}',
        )
    )

    assert pace[SkillKind.TECHNICAL].months == pytest.approx(12, abs=0.05)


def test_a_fall_is_no_rise_and_begins_anew() -> None:
    pace = months_per_level(
        organization(
            said(1, 3, date(2024, 1, 1)),
            said(1, 2, date(2026, 1, 1)),
            said(1, 3, date(2026, 7, 1)),
            policy='{"minimum_observations": 1}',
        )
    )

    assert pace[SkillKind.TECHNICAL].observations == 1
    assert pace[SkillKind.TECHNICAL].months == pytest.approx(6, abs=0.1)


def test_two_sources_that_see_one_person_rise_are_one_observation() -> None:
    seen = [
        said(1, level, on, source)
        for source in (Source.SELF, Source.MANAGER)
        for level, on in ((1, date(2025, 1, 1)), (2, date(2026, 1, 1)))
    ]

    assert months_per_level(organization(*seen))[SkillKind.TECHNICAL].observations == 1


def test_what_comes_after_the_day_is_not_observed_yet() -> None:
    later = organization(said(1, 1, date(2025, 1, 1)), said(1, 2, date(2026, 1, 1))).as_of(date(2025, 6, 1))

    assert months_per_level(later)[SkillKind.TECHNICAL].observations == 0


def test_no_assessments_give_policy_for_every_kind() -> None:
    assert {one.source for one in months_per_level(organization()).values()} == {"policy"}


def test_who_has_not_risen_yet_makes_the_pace_slower_and_is_not_dropped() -> None:
    risen = [said(1, 2, date(2025, 1, 1)), said(1, 3, date(2025, 7, 1))]
    waiting = [said(2, 2, date(2024, 1, 1)), said(2, 2, date(2025, 1, 1))]
    policy = '{"minimum_observations": 1}'

    alone = months_per_level(organization(*risen, policy=policy))[SkillKind.TECHNICAL]
    both = months_per_level(organization(*risen, *waiting, policy=policy))[SkillKind.TECHNICAL]

    assert (alone.months, alone.unfinished) == (pytest.approx(5.95, abs=0.05), 0)
    assert (both.months, both.observations, both.unfinished) == (pytest.approx(18, abs=0.1), 1, 1)


def test_who_was_seen_once_or_stands_at_the_top_says_nothing_of_the_pace() -> None:
    seen = [said(1, 2, date(2024, 1, 1)), said(2, 5, date(2024, 1, 1)), said(2, 5, date(2026, 1, 1))]

    pace = months_per_level(organization(*seen))[SkillKind.TECHNICAL]

    assert (pace.observations, pace.unfinished) == (0, 0)


def test_a_level_has_its_own_pace_where_it_was_seen_often_enough() -> None:
    seen = [
        said(1, 0, date(2024, 1, 1)),
        said(1, 1, date(2024, 4, 1)),
        said(2, 0, date(2024, 1, 1)),
        said(2, 1, date(2024, 4, 1)),
        said(3, 3, date(2024, 1, 1)),
        said(3, 4, date(2026, 1, 1)),
    ]

    found = paces(organization(*seen))
    levels = found.by_level[SkillKind.TECHNICAL]
    technical = list(SkillKind).index(SkillKind.TECHNICAL)

    assert levels[0].months == pytest.approx(3, abs=0.05)
    assert levels[3].months == found.by_kind[SkillKind.TECHNICAL].months == pytest.approx(10, abs=0.1)
    assert (levels[3].observations, levels[3].source) == (1, "observed")
    assert found.months_to[technical, 1] == levels[0].months
    assert found.months_to[technical, 5] == pytest.approx(sum(one.months for one in levels))


STAYS = st.lists(
    st.tuples(st.sampled_from((1, 2)), st.integers(0, 4), st.integers(1, 2000), st.booleans()), max_size=16
)


@settings(max_examples=60, deadline=None)
@given(STAYS, st.integers(1, 4))
def test_each_pace_is_months_seen_by_rises_of_the_level_else_of_the_kind_else_policy(
    stays: list[tuple[int, int, int, bool]], needed: int
) -> None:
    seen, first = [], date(2019, 1, 1)
    for number, (skill, level, days, has_risen) in enumerate(stays, 1):
        seen.append(said(number, level, first, skill=skill))
        seen.append(said(number, level + has_risen, first + timedelta(days=days), skill=skill))
    found = paces(organization(*seen, policy=f'{{"minimum_observations": {needed}}}'))

    for skill, kind, months in ((1, SkillKind.TECHNICAL, 6.0), (2, SkillKind.SOFT, 9.0)):
        of_kind = [one for one in stays if one[0] == skill]
        for level, pace in enumerate(found.by_level[kind]):
            of_level = [one for one in of_kind if one[1] == level]
            chosen = next((rows for rows in (of_level, of_kind) if sum(one[3] for one in rows) >= needed), [])
            rises = sum(one[3] for one in chosen)
            expected = sum(one[2] for one in chosen) / DAYS_PER_MONTH / rises if rises else months
            assert pace.months == pytest.approx(expected, abs=0.001)
            assert (pace.source, pace.counted) == ("observed" if rises else "policy", rises)
            assert pace.observations == sum(one[3] for one in of_level)
            assert pace.unfinished == len(of_level) - pace.observations


def test_the_stays_of_a_pace_are_those_of_its_kind_and_level() -> None:
    seen = [
        *(said(1, level, on) for level, on in ((1, date(2025, 1, 1)), (3, date(2025, 5, 1)))),
        *(said(2, level, on, skill=2) for level, on in ((1, date(2025, 1, 1)), (2, date(2025, 5, 1)))),
    ]
    picture = organization(*seen)

    assert stays_of(picture, SkillKind.TECHNICAL).level.tolist() == [1, 2]
    assert stays_of(picture, SkillKind.TECHNICAL, 2).person.tolist() == [1]
    assert stays_of(picture, SkillKind.SOFT).skill.tolist() == [2]


@pytest.mark.parametrize(
    ("months", "at_once", "end"),
    [([9, 9, 6, 6, 3], 3, 12), ([], 3, 0), ([6, 6], 1, 12), ([18, 3, 3, 3, 3, 3, 3], 3, 18)],
)
def test_skills_are_learned_longest_first_each_onto_the_earliest_free_place(
    months: list[float], at_once: int, end: float
) -> None:
    assert months_together(months, at_once) == end


@given(st.lists(st.integers(0, 40), max_size=8), st.integers(1, 4))
def test_learning_together_takes_at_least_the_longest_and_at_most_all_in_a_row(months: list[int], at_once: int) -> None:
    end = months_together(months, at_once)

    assert max(max(months, default=0), sum(months) / at_once) <= end <= sum(months)
