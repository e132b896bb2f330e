from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.days import day_of_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import DAYS_PER_MONTH
from orgwright.planning.spells import spells
from orgwright.records import (
    Assessment,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Source,
    Unit,
)

FIRST = date(2024, 1, 1)
PRECEDENCE = (Source.CERTIFICATE, Source.MANAGER, Source.PEER, Source.SELF)
STATEMENTS = st.lists(
    st.tuples(
        st.integers(1, 2),
        st.integers(1, 2),
        st.sampled_from(((Source.SELF, "Me"), (Source.MANAGER, "Boss"), (Source.PEER, "Uma"), (Source.PEER, "Al"))),
        st.integers(0, 900),
        st.integers(0, 5),
    ),
    max_size=24,
    unique_by=lambda one: one[:4],
)
Said = tuple[int, int, tuple[Source, str], int, int]
BOSS = (Source.MANAGER, "Boss")


def organization(said: list[Said], *more: Record) -> Organization:
    records: list[Record] = [OrganizationFacts(id=1, name="Example", planning_date=FIRST + timedelta(days=800))]
    records += [Person(id=number, key=f"p{number}", name=f"Person {number}") for number in (1, 2)]
    records += [Skill(id=number, name=f"Skill {number}") for number in (1, 2)]
    records += [
        Assessment(
            person_id=who,
            skill_id=what,
            source=by[0],
            assessor=by[1],
            level=level,
            assessed_on=FIRST + timedelta(days=on),
        )
        for who, what, by, on, level in said
    ]
    return Organization.of(*records, *more)


def stays_by_loops(said: list[Said]) -> list[tuple[int, int, int, float, bool]]:
    """Every stay of one level: person, skill, level, months, whether it ended in a rise."""
    series: dict[tuple[int, int, tuple[Source, str]], list[tuple[int, int]]] = defaultdict(list)
    for who, what, by, on, level in sorted(said, key=lambda one: one[3]):
        if on <= 800:
            series[who, what, by].append((on, level))
    found = []
    for who, what in {(who, what) for who, what, _ in series}:
        several = [
            (PRECEDENCE.index(by[0]), -sum(days for days, *_ in own), by[1], own)
            for (person, skill, by), rows in series.items()
            if (person, skill) == (who, what) and (own := stays_of(rows))
        ]
        for days, level, steps, rises in min(several)[-1] if several else ():
            found += [(who, what, level + step, days / DAYS_PER_MONTH / steps, rises) for step in range(steps)]
    return found


def stays_of(statements: list[tuple[int, int]]) -> list[tuple[int, int, int, bool]]:
    """The stays of one series: days, level, how many levels share them, whether they ended in a rise."""
    found, place = [], 0
    while place < len(statements):
        begun, level = statements[place]
        last = place
        while last + 1 < len(statements) and statements[last + 1][1] == level:
            last += 1
        place = last + 1
        rises = place < len(statements) and statements[place][1] > level
        days = (statements[place][0] if rises else statements[last][0]) - begun
        if days > 0 and level < 5:
            found.append((days, level, statements[place][1] - level if rises else 1, rises))
    return found


@settings(max_examples=150)
@given(STATEMENTS)
def test_stays_are_those_that_plain_loops_find(said: list[Said]) -> None:
    found = spells(organization(said))
    columns = (found.person, found.skill, found.level, found.months, found.has_risen)
    rows = zip(*(column.tolist() for column in columns), strict=True)

    assert sorted((*row[:3], round(row[3], 9), row[4]) for row in rows) == sorted(
        (*row[:3], round(row[3], 9), row[4]) for row in stays_by_loops(said)
    )


def test_a_rise_of_two_levels_is_two_stays_of_half_the_time() -> None:
    found = spells(organization([(1, 1, BOSS, 0, 1), (1, 1, BOSS, 60, 3)]))

    assert found.level.tolist() == [1, 2]
    assert found.months.tolist() == pytest.approx([30 / DAYS_PER_MONTH] * 2)
    assert found.has_risen.all()
    assert (found.days.tolist(), found.steps.tolist()) == ([60, 60], [2, 2])
    assert {day_of_number(one) for one in found.begun.tolist()} == {FIRST}


def test_what_several_peers_saw_is_one_observation_of_who_saw_the_most() -> None:
    said = [
        (1, 1, (Source.PEER, name), on, level)
        for name, last in (("Al", 200), ("Uma", 300))
        for on, level in ((0, 2), (last, 3))
    ]

    assert spells(organization(said)).days.tolist() == [300]


def test_stays_can_be_chosen_and_keep_their_columns_together() -> None:
    found = spells(organization([(1, 1, BOSS, 0, 1), (1, 1, BOSS, 60, 2), (1, 1, BOSS, 100, 2)]))

    chosen = found.take(found.level == 2)

    assert len(found) == 2
    assert (chosen.level.tolist(), chosen.days.tolist(), chosen.has_risen.tolist()) == ([2], [40], [False])


def test_time_at_the_level_that_the_role_asks_and_in_skills_that_it_does_not_ask_is_no_learning() -> None:
    rows = (
        Role(id=1, name="Engineer"),
        Requirement(role_id=1, skill_id=1, level=3),
        Unit(id=1, name="Unit"),
        Position(id=1, key="S1", unit_id=1, role_id=1),
        Incumbency(id=1, position_id=1, person_id=1),
    )
    seen = [
        (who, what, BOSS, on, level)
        for who, what in ((1, 1), (1, 2), (2, 1))
        for on, level in ((0, 2), (60, 4), (120, 4))
    ]

    found = spells(organization(seen, *rows))

    # Of person 1 the rise from 2 to 3 in the skill that is asked; of person 2, who has no role, every stay.
    assert list(zip(found.person.tolist(), found.skill.tolist(), found.level.tolist(), strict=True)) == [
        (1, 1, 2),
        (2, 1, 2),
        (2, 1, 3),
        (2, 1, 4),
    ]
