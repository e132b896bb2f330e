"""A kept plan against what came: the months that have passed, with what was planned, what came, and who differs.

What came is what the records say, without any scenario. A month has passed when its last day is not after the day that
is looked at. Costs, roles and units have no dates: what came is counted with the present ones. Difference = came −
planned; the running difference of hires, exits and cost adds those of the months before. Source: the help, "Headcount".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from orgwright.planning.explanations.words import day_words
from orgwright.planning.kept_plan import FIGURES, Figures, KeptPlan, KeptStay, figure_of
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import StaffingPlan, staffing_plan
from orgwright.progress import Progress

RUNNING = ("hires", "exits", "cost")
"""The figures of a month's days, which add up; the others are those of its last day."""


@dataclass(frozen=True)
class Compared:
    """One figure of a month: what was planned, what came (null while it has not passed), the running difference."""

    planned: int
    actual: int | None
    running: int | None

    @property
    def difference(self) -> int | None:
        """What came − what was planned."""
        return None if self.actual is None else self.actual - self.planned


@dataclass(frozen=True)
class ComparedMonth:
    """One month with each of FIGURES; ``place`` is its place in the kept plan."""

    month: date
    place: int
    figures: Mapping[str, Compared]

    @property
    def has_passed(self) -> bool:
        """Whether it is known what came."""
        return self.figures["closing"].actual is not None


@dataclass(frozen=True, eq=False)
class PlanActual:
    """A kept plan of a unit and all below it (None: the whole) against the records as they stand on a day.

    ``actual`` is the plan of the records over the months that have passed, null where none has. ``is_known`` says
    whether the unit was in the kept plan at all.
    """

    kept: KeptPlan
    unit_id: int | None
    unit: str | None
    day: date
    months: tuple[ComparedMonth, ...]
    actual: StaffingPlan | None
    is_known: bool

    @property
    def passed(self) -> tuple[ComparedMonth, ...]:
        """The months that have passed."""
        return tuple(one for one in self.months if one.has_passed)


@dataclass(frozen=True)
class Otherwise:
    """Somebody who is there though not planned, or planned and not there, at a closing, and what is known of why.

    ``person_id`` is null where the records hold nobody of the key any more, or not yet.
    """

    person_id: int | None
    name: str
    is_there: bool
    why: str


def plan_against_actual(
    recorded: Organization, kept: KeptPlan, unit_id: int | None, progress: Progress | None = None
) -> PlanActual:
    """A kept plan against the picture as recorded on a day; a unit is found again by its name."""
    unit = None if unit_id is None else recorded.units[unit_id].name
    planned = kept.figures(kept.below(unit))
    count = sum(one <= recorded.day for one in kept.months.lasts)
    actual = staffing_plan(recorded, kept.months.first, count, progress) if count else None
    came = _came(recorded, actual, unit_id)
    months = []
    running = dict.fromkeys(RUNNING, 0)
    for place, first in enumerate(kept.months.firsts):
        figures = {}
        for name in FIGURES:
            known = came[name][place] if place < count else None
            difference = None if known is None else known - planned[name][place]
            if name in running and difference is not None:
                running[name] += difference
                difference = running[name]
            figures[name] = Compared(planned[name][place], known, difference)
        months.append(ComparedMonth(first, place, figures))
    is_known = unit is None or bool(kept.below(unit))
    return PlanActual(kept, unit_id, unit, recorded.day, tuple(months), actual, is_known)


def _came(recorded: Organization, actual: StaffingPlan | None, unit_id: int | None) -> Figures:
    if actual is None:
        return {}
    rows = actual.together(None if unit_id is None else recorded.seating.subtree(unit_id))
    return {name: tuple(figure_of(one, name) for one in rows) for name in FIGURES}


def otherwise(recorded: Organization, compared: PlanActual, place: int) -> tuple[Otherwise, ...]:
    """Who is there and was not planned, and who was planned and is not there, at the closing of a passed month.

    The planned hire of a seat counts as come when somebody who was not planned holds that seat then.
    """
    planned, places = _planned(compared, place), _places(compared, place)
    there = _there(recorded, compared, place)
    missing = {key: one for key, one in planned.items() if key not in there}
    extra = {key: code for key, code in there.items() if key not in planned}
    holders = {_seat(recorded, compared, code): key for key, code in extra.items()}
    for key, one in list(missing.items()):
        if one.position and one.position in holders:
            del missing[key]
            extra.pop(holders.pop(one.position))
    ids = {one.key: key for key, one in recorded.people.items()}
    last = compared.kept.months.lasts[place]
    found = [_extra(recorded, compared, places, ids[key], last) for key in extra]
    found += [_missing(recorded, compared, ids.get(key), one, place) for key, one in missing.items()]
    return tuple(sorted(found, key=lambda one: (not one.is_there, one.name.casefold(), one.person_id or 0)))


def _planned(compared: PlanActual, place: int) -> dict[str, KeptStay]:
    wanted = compared.kept.below(compared.unit)
    return {one.person: one for one in compared.kept.stays if one.first <= place <= one.last and one.unit in wanted}


def _places(compared: PlanActual, place: int) -> dict[str, KeptStay]:
    """Where everybody was planned at a closing, whatever the unit."""
    return {one.person: one for one in compared.kept.stays if one.first <= place <= one.last}


def _there(recorded: Organization, compared: PlanActual, place: int) -> dict[str, int]:
    """The keys of the people who are there at a closing, with the code of the seat each holds."""
    actual = compared.actual
    if actual is None:
        return {}
    where = None if compared.unit_id is None else recorded.seating.subtree(compared.unit_id)
    heads = actual.headcount
    codes = dict(zip(heads.person_ids.tolist(), heads.end[place].tolist(), strict=True))
    return {recorded.people[one].key: codes[one] for one in actual.people("closing", place, where)}


def _seat(recorded: Organization, compared: PlanActual, code: int) -> str:
    assert compared.actual is not None
    spells = compared.actual.headcount.spells
    return recorded.positions[spells[code].position_id].key if code < len(spells) else ""


def _extra(
    recorded: Organization, compared: PlanActual, planned: Mapping[str, KeptStay], person_id: int, last: date
) -> Otherwise:
    person = recorded.people[person_id]
    stay = planned.get(person.key)
    if stay is not None:
        why = f"planned {_planned_place(compared, stay)}"
    elif any(one.person == person.key for one in compared.kept.stays):
        why = "planned to have left, or to come later"
    elif person.hired_on is not None and compared.kept.months.first <= person.hired_on <= last:
        why = f"joined {day_words(person.hired_on)}, not planned"
    else:
        why = "not in the plan"
    return Otherwise(person_id, person.name, True, why)


def _missing(
    recorded: Organization, compared: PlanActual, person_id: int | None, stay: KeptStay, place: int
) -> Otherwise:
    if person_id is None:
        why = f"planned hire into {stay.position}, not made" if stay.position else "no longer in the records"
        return Otherwise(None, stay.person, False, why)
    person, last = recorded.people[person_id], compared.kept.months.lasts[place]
    if person.left_on is not None and person.left_on <= last:
        reason = f" ({person.left_why})" if person.left_why else ""
        why = f"left {day_words(person.left_on)}{reason}, not planned"
    elif person.hired_on is not None and person.hired_on > last:
        why = f"comes {day_words(person.hired_on)}, later than planned"
    else:
        unit = recorded.as_of(last).seating.unit_of(person_id)
        where = "without a position" if unit is None else f"in {recorded.units[unit].name}"
        why = f"{where}, planned {_planned_place(compared, stay)}"
    return Otherwise(person_id, person.name, False, why)


def _planned_place(compared: PlanActual, stay: KeptStay) -> str:
    return "without a position" if stay.unit < 0 else f"in {compared.kept.units[stay.unit].name}"
