"""Organizations drawn by hypothesis in which everything that has dates moves within a year, and a plan for it."""

from datetime import date, timedelta

from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.records import (
    Assessment,
    ChangeKind,
    Importance,
    Incumbency,
    PlannedChange,
    Record,
    Role,
    Scenario,
    Source,
    Target,
    Tier,
    Unit,
)
from pictures import asks, facts, person, planned, position, said, sits, skills, target

FIRST = date(2026, 1, 1)
PEOPLE, SKILLS, ROLES, UNITS, POSITIONS = 4, 3, 3, 3, 5
DAYS = st.integers(-40, 400).map(lambda number: FIRST + timedelta(days=number))
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS)
PEOPLE_IDS, SKILL_IDS, LEVELS = st.integers(1, PEOPLE), st.integers(1, SKILLS), st.integers(0, 5)
UNIT_IDS, POSITION_IDS = st.integers(1, UNITS), st.integers(1, POSITIONS)
FAMILIES, JOB_LEVELS = ("Models", "", "Data"), ("Mid", "Senior", "")
LOCATIONS = ("Lisbon", "", "lisbon", "Porto", "")
ROLE_IDS = st.none() | st.integers(1, ROLES)
EITHER_UNIT = st.none() | UNIT_IDS


@st.composite
def dated_organizations(draw: st.DrawFn) -> Organization:
    """An organization of a top unit with two below it, its scenario 1 laid over it or not."""
    records: list[Record] = [facts(FIRST, training_cost=70_000, hiring_cost=5_000), Unit(id=1, name="All")]
    records += [Unit(id=2, name="Models", parent_id=1), Unit(id=3, name="Data", parent_id=1)]
    kinds = enumerate(zip(FAMILIES, JOB_LEVELS, strict=True), 1)
    records += [Role(id=key, name=f"Role {key}", family=family, level=level) for key, (family, level) in kinds]
    records += skills(SKILLS)
    records += _requirements(draw) + _people(draw) + _seats(draw) + _targets(draw) + _assessments(draw)
    records += [Scenario(id=1, key="plan", title="Plan"), *_plan(draw)]
    return Organization.of(*records).under(draw(st.sampled_from([None, 1])))


def _requirements(draw: st.DrawFn) -> list[Record]:
    cells = draw(st.lists(st.tuples(st.integers(1, 2), SKILL_IDS), max_size=5, unique=True))
    demands = st.tuples(st.sampled_from(Importance), st.sampled_from(Tier)).map(" ".join)
    return [asks(key, *cell, draw(st.integers(1, 5)), draw(demands)) for key, cell in enumerate(cells, 1)]


def _people(draw: st.DrawFn) -> list[Record]:
    return [person(key, *draw(PERIODS)) for key in range(1, PEOPLE + 1)]


def _seats(draw: st.DrawFn) -> list[Record]:
    found: list[Record] = [
        position(
            key, draw(UNIT_IDS), role_id=draw(ROLE_IDS), status="open", annual_cost=key * 3_650_000, location=place
        )
        for key, place in enumerate(LOCATIONS, 1)
    ]
    seats: list[Incumbency] = []
    for key, (who, where) in enumerate(draw(st.lists(st.tuples(PEOPLE_IDS, POSITION_IDS), max_size=6)), 1):
        first, last = draw(PERIODS)
        seats.append(sits(key, who, where, from_on=first, to_on=last, fte_percent=draw(st.sampled_from([50, 100]))))
    return found + list[Record](seats)


def _targets(draw: st.DrawFn) -> list[Record]:
    wanted = draw(st.lists(st.tuples(UNIT_IDS, SKILL_IDS, st.integers(1, 4), st.integers(1, 3)), max_size=4))
    found: list[Target] = []
    for key, one in enumerate(wanted, 1):
        first, last = draw(PERIODS)
        importance = draw(st.sampled_from(Importance))
        found.append(target(key, *one, from_on=first, to_on=last, importance=importance))
    return list(found)


def _assessments(draw: st.DrawFn) -> list[Record]:
    by = st.sampled_from(("Mo", "Li"))
    keys = draw(st.lists(st.tuples(PEOPLE_IDS, SKILL_IDS, st.sampled_from(Source), by, DAYS), max_size=14, unique=True))
    found: list[Assessment] = []
    for who, what, source, whose, on in keys:
        level, until = draw(st.none() | LEVELS), draw(st.none() | DAYS)
        found.append(said(who, what, level, source, on, until, whose))
    return list(found)


def _plan(draw: st.DrawFn) -> list[PlannedChange]:
    kinds = draw(st.lists(st.tuples(st.sampled_from(ChangeKind), DAYS), max_size=5))
    found = []
    for number, (kind, on) in enumerate(kinds, 1):
        seat, who = f"S-{draw(POSITION_IDS)}", f"p{draw(PEOPLE_IDS)}"
        values: dict[ChangeKind, dict[str, object]] = {
            ChangeKind.HIRE: {"position": seat, "person": f"new-{number}", "value": 100},
            ChangeKind.LEAVE: {"person": who},
            ChangeKind.MOVE: {"person": who, "position": seat},
            ChangeKind.PROMOTE: {"person": who, "role_id": draw(st.integers(1, ROLES))},
            ChangeKind.RAISE_SKILL: {"person": who, "skill_id": draw(SKILL_IDS), "value": draw(LEVELS)},
        }
        found.append(planned(number, kind, on, **values.get(kind, {"position": seat})))
    return found
