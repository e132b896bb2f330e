"""The authorised seats as a list: numbered, costed and joined into reporting lines."""

from dataclasses import dataclass
from datetime import date

from . import structure
from .draw import share
from .roles import ROLES
from .tables import rows

LEVELS = {row[0]: row[2] for row in rows(ROLES, 6)}
UNIT_NAMES = {row[0]: row[1] for row in rows(structure.UNITS, 5)}
PARENTS = {row[1]: row[2] for row in rows(structure.UNITS, 5)}
PREFIXES = {name: prefix for prefix, name in UNIT_NAMES.items()}


@dataclass
class Seat:
    """A position with everything that does not depend on who sits in it."""

    position: str
    prefix: str
    role: str
    manager: str = ""
    dotted: str = ""
    status: str = "open"
    fte_percent: int = 100
    opens_on: date | None = None
    closes_on: date | None = None
    is_filled: bool = True

    @property
    def unit(self) -> str:
        """The unit that owns the seat."""
        return UNIT_NAMES[self.prefix]

    @property
    def level(self) -> str:
        """The job level of the seat's role."""
        return LEVELS[self.role]

    @property
    def annual_cost(self) -> int | None:
        """Full-time cost of a year in cents, in steps of 500 euros; none where a rate says it."""
        if self.position in structure.COSTED_BY_RATE:
            return None
        usual = structure.ANNUAL_COST[self.level]
        return round(usual * (0.94 + 0.12 * share("cost", self.position)) / 500) * 500 * 100

    @property
    def is_critical(self) -> bool:
        """Whether the work stops where nobody sits here."""
        return self.position in structure.CRITICAL


def leader_of(prefix: str) -> str:
    """The position that leads a unit."""
    return f"{prefix}-01"


def _manager(seat: Seat, size: int, number: int) -> str:
    if seat.position == leader_of(seat.prefix):
        parent = PARENTS[seat.unit]
        return leader_of(PREFIXES[parent]) if parent else ""
    leads = structure.SUB_LEADS.get(seat.prefix, [])
    by_lead = seat.level in ("Intern", "Junior", "Mid") or (seat.level == "Senior" and size > 15 and number % 2)
    if leads and by_lead and seat.position not in leads:
        return leads[number // 2 % len(leads)]
    return leader_of(seat.prefix)


def _planned() -> list[Seat]:
    numbers: dict[str, int] = {}
    seats = []
    for prefix, role, count in rows(structure.SEATS, 3):
        for _ in range(int(count)):
            numbers[prefix] = numbers.get(prefix, 0) + 1
            seats.append(Seat(f"{prefix}-{numbers[prefix]:02}", prefix, role))
    return seats


def _extra() -> list[Seat]:
    seats = []
    for position, prefix, role, opens, closes in rows(structure.EXTRA_SEATS, 5):
        seat = Seat(position, prefix, role, is_filled=False, opens_on=date.fromisoformat(opens))
        if closes:
            seat.status, seat.closes_on = "closed", date.fromisoformat(closes)
        seats.append(seat)
    return seats


def all_seats() -> dict[str, Seat]:
    """Every seat by its key, without incumbents."""
    seats = {seat.position: seat for seat in [*_planned(), *_extra()]}
    sizes: dict[str, int] = {}
    for seat in seats.values():
        sizes[seat.prefix] = sizes.get(seat.prefix, 0) + 1
    for seat in seats.values():
        seat.manager = _manager(seat, sizes[seat.prefix], int(seat.position.rsplit("-", 1)[1]))
    for position, dotted in rows(structure.DOTTED, 2):
        seats[position].dotted = dotted
    for position, status in rows(structure.VACANT, 2):
        seats[position].status, seats[position].is_filled = status, False
    for position, percent in rows(structure.PART_SEATS, 2):
        seats[position].fte_percent = int(percent)
    for position, opened in structure.NEVER_FILLED.items():
        seats[position].opens_on = date.fromisoformat(opened)
    return seats
