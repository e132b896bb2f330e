"""Who sits where: people, their seats over time, who left and who is about to join or leave."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from .draw import pick, share, whole
from .names import names
from .seats import Seat
from .tables import rows

PLANNING_DATE = date(2026, 11, 20)

FIXED = {"NLP-02": "Mirela Kovačić"}

# The present incumbent of a seat started on this day: position | day
HIRED = """
APPLIED-09 | 2025-09-01
APPLIED-10 | 2026-01-15
APPLIED-17 | 2025-03-03
APPLIED-18 | 2026-10-05
APPLIED-22 | 2025-06-02
APPLIED-26 | 2026-05-18
APPLIED-27 | 2026-09-07
GENAI-09 | 2025-06-02
GENAI-10 | 2025-02-03
GENAI-16 | 2025-05-05
GENAI-17 | 2025-09-15
GENAI-18 | 2026-06-15
GENAI-20 | 2026-01-12
GENAI-21 | 2025-11-03
GENAI-22 | 2026-09-01
NLP-12 | 2025-10-06
NLP-14 | 2026-04-13
SEARCH-10 | 2025-11-17
SEARCH-14 | 2025-12-01
EVAL-05 | 2025-02-17
EVAL-06 | 2025-08-18
EVAL-07 | 2026-03-16
MLP-12 | 2025-04-14
MLP-13 | 2026-02-16
MLP-18 | 2026-09-14
RAI-04 | 2025-03-17
RAI-05 | 2025-10-13
RAI-06 | 2026-08-03
DATA-16 | 2026-07-01
DATA-17 | 2025-01-20
DATA-18 | 2026-02-02
PLAT-09 | 2025-10-01
PLAT-11 | 2025-11-17
BACK-10 | 2025-09-08
PROD-05 | 2026-04-01
PROD-09 | 2025-06-16
CUST-07 | 2026-02-02
CUST-08 | 2026-05-04
"""

# The present incumbent came from another seat: position | earlier position | day
MOVED = """
APPLIED-03 | APPLIED-10 | 2025-10-01
APPLIED-14 | APPLIED-19 | 2026-09-01
GENAI-06 | APPLIED-09 | 2025-07-01
GENAI-12 | GENAI-19 | 2026-04-01
GENAI-15 | APPLIED-26 | 2026-03-01
EVAL-02 | APPLIED-22 | 2025-04-01
MLP-14 | PLAT-09 | 2025-07-01
AIML-03 | PROD-05 | 2026-02-01
SEARCH-06 | SEARCH-10 | 2025-09-01
DATA-09 | DATA-16 | 2026-05-01
PLAT-05 | PLAT-13 | 2026-01-01
CUST-03 | CUST-07 | 2025-11-01
"""

# Who is gone: position | hired | last day | why
LEFT = """
APPLIED-11 | 2021-03-01 | 2026-05-31 | resigned
APPLIED-28 | 2022-04-19 | 2025-09-30 | resigned
GENAI-09 | 2023-02-06 | 2025-03-31 | resigned
GENAI-13 | 2024-02-05 | 2026-06-30 | resigned
NLP-03 | 2018-09-03 | 2026-07-31 | resigned
SEARCH-06 | 2019-05-13 | 2025-08-15 | relocated
EVAL-04 | 2022-08-15 | 2026-02-28 | resigned
MLP-14 | 2020-01-13 | 2025-05-30 | resigned
MLP-17 | 2021-11-08 | 2026-09-30 | resigned
DATA-19 | 2022-05-09 | 2026-04-30 | end of contract
DATA-20 | 2021-04-12 | 2026-03-31 | redundancy
PLAT-12 | 2023-06-05 | 2026-10-31 | resigned
BACK-11 | 2023-01-16 | 2026-10-15 | dismissed
PROD-12 | 2022-10-03 | 2026-06-30 | redundancy
CUST-09 | 2017-04-03 | 2026-08-15 | retired
"""

# Who has signed and comes soon: position | first day
JOINING = """
APPLIED-11 | 2026-12-01
EVAL-08 | 2026-12-07
MLP-17 | 2026-12-14
"""

# Who has announced the last day: position | last day | why
LEAVING = """
NLP-02 | 2027-01-29 | resigned
GENAI-22 | 2027-02-28 | end of contract
MLP-18 | 2027-03-31 | end of contract
"""

# Work in a second seat: first seat | percent there | second seat | percent there | since
SECOND_SEATS = """
NLP-06 | 60 | EVAL-04 | 40 | 2026-03-01
SEARCH-12 | 50 | SEARCH-05 | 50 | 2026-08-01
"""

PART_TIME = {"APPLIED-08": 80, "DATA-07": 80, "PROD-04": 80, "EVAL-10": 60, "BACK-05": 80, "MLP-07": 90}
CONTRACTORS = {"MLP-18", "DATA-13", "DATA-19", "PLAT-10", "GENAI-18", "NLP-10", "PROD-11"}
FIXED_TERM = {"APPLIED-27", "NLP-14", "CUST-08", "DATA-18"}
LOCATIONS = ["Leeds", "Lisbon", "Kraków", "Rotterdam", "Rotterdam", "Lisbon", "Kraków", "Remote"]
HIRING_YEARS = {
    "Junior": (2024, 2024),
    "Mid": (2020, 2024),
    "Senior": (2017, 2023),
    "Staff": (2016, 2022),
    "Principal": (2016, 2019),
}


@dataclass
class Stay:
    """One incumbency: a seat for a period."""

    position: str
    from_on: date
    to_on: date | None
    fte_percent: int


@dataclass
class Somebody:
    """A person with their seats, the present or last one being ``seat``."""

    key: str
    name: str
    seat: Seat
    hired_on: date
    left_on: date | None = None
    left_why: str = ""
    fte_percent: int = 100
    stays: list[Stay] = field(default_factory=list)

    @property
    def email(self) -> str:
        """An address that can never exist."""
        return self.key.replace("-", ".", 1) + "@tarnbrook.example"

    @property
    def location(self) -> str:
        """Where the person works."""
        return pick(LOCATIONS, "location", self.key)

    @property
    def employment(self) -> str:
        """The kind of contract."""
        if self.seat.level == "Intern":
            return "intern"
        if self.left_why in ("", "end of contract") and self.seat.position in CONTRACTORS:
            return "contractor"
        return "fixed-term" if self.seat.position in FIXED_TERM else "permanent"

    def is_active(self, day: date) -> bool:
        """Whether the person is employed on a day."""
        return self.hired_on <= day and (self.left_on is None or day <= self.left_on)


def key_of(name: str) -> str:
    """A readable key in plain letters."""
    plain = name.translate(str.maketrans("łøıđß", "loids"))
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())


def _usual_hire(seat: Seat) -> date:
    first, last = HIRING_YEARS.get(seat.level, (2015, 2022))
    day = date(whole(first, last, "year", seat.position), whole(1, 10, "month", seat.position), 1)
    day += timedelta(days=whole(0, 27, "day", seat.position))
    return day - timedelta(days=day.weekday())


class _Cast:
    """Names given out one after the other."""

    def __init__(self) -> None:
        fixed = set(FIXED.values())
        self._free = iter(name for name in names() if name not in fixed)

    def person(self, seat: Seat, hired_on: date) -> Somebody:
        name = FIXED.get(seat.position) or next(self._free)
        return Somebody(key_of(name), name, seat, hired_on, fte_percent=PART_TIME.get(seat.position, seat.fte_percent))


def _present(seats: dict[str, Seat], cast: _Cast) -> dict[str, Somebody]:
    """The people who sit in filled seats on the planning date, by seat."""
    hired = {position: date.fromisoformat(day) for position, day in rows(HIRED, 2)}
    moved = {now: (before, date.fromisoformat(day)) for now, before, day in rows(MOVED, 3)}
    people = {}
    for seat in seats.values():
        if not seat.is_filled:
            continue
        before, moved_on = moved.get(seat.position, ("", None))
        origin = seats[before] if before else seat
        hired_on = hired.get(seat.position) or _usual_hire(origin)
        somebody = cast.person(seat, hired_on)
        if moved_on:
            somebody.stays.append(Stay(before, hired_on, moved_on - timedelta(days=1), somebody.fte_percent))
        somebody.stays.append(Stay(seat.position, moved_on or hired_on, None, somebody.fte_percent))
        people[seat.position] = somebody
    return people


def _share_seats(people: dict[str, Somebody]) -> None:
    """Split people over two seats where the table says so."""
    for first, first_percent, second, second_percent, since in rows(SECOND_SEATS, 5):
        somebody, since_on = people[first], date.fromisoformat(since)
        somebody.stays[-1].to_on = since_on - timedelta(days=1)
        somebody.stays.append(Stay(first, since_on, None, int(first_percent)))
        somebody.stays.append(Stay(second, since_on, None, int(second_percent)))


def cast_people(seats: dict[str, Seat]) -> list[Somebody]:
    """Everybody of the sample: those who are there, those who left, and those who come."""
    cast = _Cast()
    present = _present(seats, cast)
    _share_seats(present)
    for position, last_day, why in rows(LEAVING, 3):
        present[position].left_on, present[position].left_why = date.fromisoformat(last_day), why
    people = list(present.values())
    for position, hired, left, why in rows(LEFT, 4):
        gone = cast.person(seats[position], date.fromisoformat(hired))
        gone.left_on, gone.left_why = date.fromisoformat(left), why
        gone.stays.append(Stay(position, gone.hired_on, gone.left_on, gone.fte_percent))
        people.append(gone)
    for position, first_day in rows(JOINING, 2):
        coming = cast.person(seats[position], date.fromisoformat(first_day))
        coming.stays.append(Stay(position, coming.hired_on, None, coming.fte_percent))
        people.append(coming)
    return people


def ability(somebody: Somebody) -> float:
    """How far above or below the usual somebody is, in levels, before any single skill is looked at."""
    years = (PLANNING_DATE - somebody.hired_on).days / 365
    return (share("ability", somebody.key) - 0.5) * 1.1 + min(years, 6.0) * 0.06 - 0.12
