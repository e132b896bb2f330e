"""Who stands where on the planning date: one level for each person and skill that matters to them, or none."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from .demands import demands_of
from .draw import share
from .people import PLANNING_DATE, Somebody, ability
from .seats import PARENTS, Seat
from .tables import rows
from .targets import TARGETS

Pair = tuple[str, str]
LAST_REVIEW = date(2026, 11, 13)
UNASKED = {"Intern": 0.6, "Junior": 1.1, "Mid": 1.7, "Senior": 2.2, "Staff": 2.8, "Lead": 2.5, "Manager": 1.5}
HIRED_FOR = 0.45
"""How much higher people stand in what they were hired for."""
EXPERTISE = {
    ("mirela-kovacic", "Entity linking"): 3.0,
    ("mirela-kovacic", "Language model adaptation"): 3.0,
    ("mirela-kovacic", "Multilingual NLP"): 3.0,
}
"""What one person has built up over years, on top of what their seat would suggest."""


@dataclass
class Standing:
    """Levels and unknowns by (person, skill), and the members of each unit."""

    levels: dict[Pair, int] = field(default_factory=dict)
    unknown: set[Pair] = field(default_factory=set)
    members: dict[str, list[Somebody]] = field(default_factory=dict)


def members_by_unit(people: list[Somebody], seats: dict[str, Seat], day: date) -> dict[str, list[Somebody]]:
    """Everybody with a seat in a unit, or in one below it, on a day."""
    members: dict[str, list[Somebody]] = {}
    for somebody in people:
        if not somebody.is_active(day):
            continue
        units = set()
        for stay in somebody.stays:
            if stay.from_on <= day and (stay.to_on is None or day <= stay.to_on):
                unit = seats[stay.position].unit
                while unit:
                    units.add(unit)
                    unit = PARENTS[unit]
        for unit in units:
            members.setdefault(unit, []).append(somebody)
    return members


def first_review(somebody: Somebody) -> date:
    """Nobody is assessed in the first weeks."""
    return somebody.hired_on + timedelta(days=35)


def natural(somebody: Somebody, skill: str) -> float:
    """The level that seat, ability and chance suggest, as a real number."""
    asked = [demand for demand in demands_of(somebody.seat.role) if demand.skill == skill and demand.is_applicable]
    usual = asked[0].effective_level + 0.05 if asked else UNASKED.get(somebody.seat.level, 2.0)
    if asked and asked[0].tier == "must-have" and asked[0].importance == "critical":
        usual += HIRED_FOR
    chance = (share("level", somebody.key, skill) - 0.52) * 2.1
    return usual + ability(somebody) + chance + EXPERTISE.get((somebody.key, skill), 0.0)


def nearest_first(people: list[Somebody], skill: str) -> list[Somebody]:
    """The people in the order of the level that would suit them, the highest first."""
    return sorted(people, key=lambda somebody: (-natural(somebody, skill), somebody.key))


def _level(value: float) -> int:
    return max(0, min(5, round(value)))


def _usual_standing(people: list[Somebody], standing: Standing) -> None:
    """What roles ask of their people."""
    for somebody in people:
        for demand in demands_of(somebody.seat.role):
            pair = (somebody.key, demand.skill)
            standing.levels[pair] = _level(natural(somebody, demand.skill))
            unasked = not demand.is_applicable or share("unasked", *pair) < 0.075
            if unasked or first_review(somebody) > LAST_REVIEW:
                standing.unknown.add(pair)


def _steer(standing: Standing, unit: str, skill: str, steps: list[tuple[int, int]], unknown: int) -> None:
    """Make as many members reach each level of a skill as its targets say, changing those nearest to it."""
    members = nearest_first(standing.members[unit], skill)
    new = [somebody for somebody in members if first_review(somebody) > LAST_REVIEW]
    rest = [somebody for somebody in members if somebody not in new]
    expected = max((reached for _, reached in steps), default=0)
    hidden = new + sorted(rest[expected:], key=lambda somebody: share("hidden", somebody.key, skill))
    hidden = hidden[: max(unknown, len(new))]
    known = [somebody for somebody in members if somebody not in hidden]
    for rank, somebody in enumerate(known):
        pair = (somebody.key, skill)
        low = max((level for level, reached in steps if rank < reached), default=0)
        high = min((level - 1 for level, reached in steps if rank >= reached), default=5)
        standing.levels[pair] = max(low, min(high, _level(natural(somebody, skill))))
        standing.unknown.discard(pair)
    for somebody in hidden:
        standing.levels.setdefault((somebody.key, skill), _level(natural(somebody, skill)))
        standing.unknown.add((somebody.key, skill))


def standing_on_planning_date(people: list[Somebody], seats: dict[str, Seat]) -> Standing:
    """The levels of everybody who is employed on the planning date."""
    active = [somebody for somebody in people if somebody.is_active(PLANNING_DATE)]
    standing = Standing(members=members_by_unit(people, seats, PLANNING_DATE))
    _usual_standing(active, standing)
    wanted: dict[tuple[str, str], tuple[list[tuple[int, int]], int]] = {}
    for unit, skill, level, _, _, reached, unknown, *_ in rows(TARGETS, 9):
        steps, hidden = wanted.get((unit, skill), ([], 0))
        step = [(int(level), int(reached))] if reached else []
        wanted[unit, skill] = ([*steps, *step], max(hidden, int(unknown or 0)))
    for (unit, skill), (steps, hidden) in wanted.items():
        _steer(standing, unit, skill, steps, hidden)
    return standing
