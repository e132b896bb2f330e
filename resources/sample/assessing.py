"""Two years of assessments from all four sources, which lead to the levels of the planning date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .demands import CATEGORIES, KINDS, demands_of
from .draw import pick, share, shuffled, whole
from .evidence import CERTIFIERS, EVIDENCE
from .levels import LAST_REVIEW, Pair, Standing, first_review, natural
from .people import PLANNING_DATE, Somebody
from .seats import Seat

CYCLES = [date(2024, 11, 25), date(2025, 3, 17), date(2025, 9, 15), date(2026, 3, 16), date(2026, 9, 14)]
NEWEST_CYCLE = [(0.05, 1), (0.16, 2), (0.38, 3), (1.0, 4)]
"""Which cycle saw a pair last: the share up to which it is that one, and its number."""
NOBODY = "Office of the board"


@dataclass(frozen=True)
class Row:
    """One line of assessments.csv; a level of None withdraws what the source said before."""

    person: str
    skill: str
    level: int | None
    source: str
    assessor: str
    assessed_on: date
    valid_until: date | None = None
    evidence: str = ""


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _years(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


class Review:
    """Everything that is known about the assessing of one sample organization."""

    def __init__(self, people: list[Somebody], seats: dict[str, Seat], standing: Standing) -> None:
        """Remember who sits where, so that assessors are people who were there."""
        self.standing = standing
        self.people = people
        self.seats = seats
        self.in_seat = {stay.position: somebody for somebody in people for stay in somebody.stays if not stay.to_on}

    def rows(self) -> Iterator[Row]:
        """All assessments of everybody, those who have left included."""
        for somebody in self.people:
            if somebody.is_active(PLANNING_DATE):
                skills = sorted(skill for key, skill in self.standing.levels if key == somebody.key)
                for skill in skills:
                    yield from _Story(self, somebody, skill).rows()
            elif somebody.left_on and somebody.left_on < PLANNING_DATE:
                for demand in demands_of(somebody.seat.role):
                    yield from _Story(self, somebody, demand.skill).of_a_leaver()

    def manager(self, somebody: Somebody, day: date) -> str:
        """The name of the nearest manager who was there on the day."""
        position = somebody.seat.manager
        while position:
            above = self.in_seat.get(position)
            if above and above.is_active(day) and above.key != somebody.key:
                return above.name
            position = self.seats[position].manager
        return NOBODY

    def peers(self, somebody: Somebody, skill: str, day: date) -> list[str]:
        """Up to four names from the same unit, in an order that belongs to the person and skill."""
        unit = [other for other in self.people if other.seat.unit == somebody.seat.unit and other.is_active(day)]
        names = [other.name for other in unit if other.key != somebody.key and first_review(other) <= day]
        manager = self.manager(somebody, day)
        return shuffled([name for name in names if name != manager], "peers", somebody.key, skill)[:4]


class _Story:
    """How one person and one skill were assessed over two years."""

    def __init__(self, review: Review, somebody: Somebody, skill: str) -> None:
        self.review, self.somebody, self.skill = review, somebody, skill
        self.pair: Pair = (somebody.key, skill)
        self.last_day = min(LAST_REVIEW, (somebody.left_on or LAST_REVIEW) - timedelta(days=10))
        self.cycles = [n for n in range(len(CYCLES)) if first_review(somebody) <= self.day(n) <= self.last_day]
        self.level = review.standing.levels.get(self.pair, max(0, min(5, round(natural(somebody, skill)))))

    def draw(self, *words: object) -> float:
        return share(*words, *self.pair)

    def day(self, cycle: int) -> date:
        """The day of a review: units have their week, people their day."""
        offset = whole(0, 21, "week", self.somebody.seat.unit, cycle) + whole(0, 6, "day", self.somebody.key, cycle)
        return _weekday(CYCLES[cycle] + timedelta(days=offset))

    def level_at(self, cycle: int, newest: int) -> int:
        """The level some cycles before the newest: people grow, some of them faster."""
        growth = self.draw("growth")
        rises = 0 if growth < 0.4 else 1 if growth < 0.82 else 2
        return max(0, self.level - round(rises * (newest - cycle) / 3.5))

    def newest(self) -> int | None:
        """The cycle of the last review, or none where somebody was there too shortly."""
        if not self.cycles:
            return None
        drawn = self.draw("newest")
        wanted = next(cycle for limit, cycle in NEWEST_CYCLE if drawn < limit)
        return max((cycle for cycle in self.cycles if cycle <= wanted), default=self.cycles[0])

    def row(self, source: str, assessor: str, day: date, level: int | None, valid: date | None = None) -> Row:
        text = ""
        if source in ("manager", "peer") and level is not None and self.draw("evidence", source, day) < 0.3:
            text = pick(EVIDENCE[CATEGORIES[self.skill]], "evidence", *self.pair, day, assessor)
        return Row(*self.pair, level, source, assessor, day, valid, text)

    def rows(self) -> Iterator[Row]:
        newest = self.newest()
        if self.pair in self.review.standing.unknown:
            yield from self.of_an_unknown()
        elif newest is None:
            yield self.by_self(_weekday(LAST_REVIEW), self.level)
        else:
            yield from self.of_a_known(newest)

    def of_a_known(self, newest: int) -> Iterator[Row]:
        """Rows whose effective level is the level of the planning date."""
        drawn = self.draw("decisive")
        if KINDS[self.skill] == "tool" or self.skill in CERTIFIERS:
            certificate = self.certificate()
            if certificate:
                yield certificate
        if drawn < 0.8:
            yield from self.managers(newest)
            yield from self.selves(newest, decisive=False)
            if self.draw("some peers") < 0.05:
                yield from self.by_peers(newest)
        elif drawn < 0.9 and len(self.review.peers(self.somebody, self.skill, self.day(newest))) > 1:
            yield from self.by_peers(newest)
            yield from self.selves(newest, decisive=False)
        elif drawn < 0.94:
            yield from self.withdrawn_by_manager(newest)
            yield from self.selves(newest, decisive=True)
        else:
            yield from self.selves(newest, decisive=True)

    def managers(self, newest: int) -> Iterator[Row]:
        for cycle in self.cycles:
            chance = 0.74 if cycle == self.cycles[0] else 0.36
            if cycle == newest or (cycle < newest and self.draw("earlier", cycle) < chance):
                day = self.day(cycle)
                valid = _years(day, 2) if cycle > 2 and self.draw("valid", cycle) < 0.06 else None
                yield self.row(
                    "manager", self.review.manager(self.somebody, day), day, self.level_at(cycle, newest), valid
                )

    def selves(self, newest: int, *, decisive: bool) -> Iterator[Row]:
        for cycle in self.cycles:
            if cycle > newest:
                continue
            last = cycle == newest
            if not (last and decisive) and self.draw("self", cycle) > (0.34 if last else 0.18):
                continue
            day = _weekday(self.day(cycle) - timedelta(days=whole(3, 9, "self", *self.pair, cycle)))
            if day >= self.somebody.hired_on:
                level = self.level_at(cycle, newest)
                yield self.by_self(day, level if last and decisive else self.self_view(level, cycle))

    def self_view(self, level: int, cycle: int) -> int:
        """People see themselves kindly, mostly; some are far from what others see."""
        drawn = self.draw("view", cycle)
        shift = -2 if drawn < 0.025 else -1 if drawn < 0.13 else 0 if drawn < 0.6 else 1 if drawn < 0.92 else 2
        return max(0, min(5, level + shift))

    def by_self(self, day: date, level: int) -> Row:
        return Row(*self.pair, level, "self", self.somebody.name, day)

    def by_peers(self, newest: int) -> Iterator[Row]:
        """A set of peers whose lower median is the level; without a manager's word they decide."""
        day = self.day(newest)
        peers = self.review.peers(self.somebody, self.skill, day)[: whole(2, 4, "peers", *self.pair)]
        middle = (len(peers) - 1) // 2
        for rank, name in enumerate(peers):
            shift = 0 if self.draw("peer", rank) < 0.55 else 1
            level = self.level + (0 if rank == middle else -shift if rank < middle else shift)
            peer_day = _weekday(day - timedelta(days=whole(0, 4, "peer", name, *self.pair)))
            yield self.row("peer", name, max(peer_day, first_review(self.somebody)), max(0, min(5, level)))

    def withdrawn_by_manager(self, newest: int) -> Iterator[Row]:
        """A manager's word of an earlier cycle that was taken back."""
        earlier = [cycle for cycle in self.cycles if cycle < newest]
        if earlier:
            first, last = self.day(earlier[0]), self.day(newest)
            manager = self.review.manager(self.somebody, last)
            yield self.row("manager", manager, first, self.self_view(self.level, earlier[0]))
            yield self.row("manager", manager, last, None)

    def certificate(self) -> Row | None:
        """A certificate that still counts, one that has run out, or none."""
        body = CERTIFIERS.get(self.skill)
        drawn = self.draw("certificate")
        if body is None or drawn > 0.34 or self.level < 2:
            return None
        years = 2 if drawn < 0.2 else 3
        start = date(2025, 1, 8) if drawn < 0.2 else date(2022, 2, 7)
        day = _weekday(start + timedelta(days=whole(0, 600, "certified", *self.pair)))
        until = _years(day, years) - timedelta(days=1)
        if drawn < 0.2 and (until <= PLANNING_DATE or day < self.somebody.hired_on):
            return None
        level = self.level if until > PLANNING_DATE else max(1, self.self_view(self.level, 0))
        number = f"Certificate {whole(10_000, 99_999, 'number', *self.pair)}"
        return Row(*self.pair, level, "certificate", body, day, until, number)

    def of_an_unknown(self) -> Iterator[Row]:
        """Nothing that counts: no row, a lapsed one, one withdrawn, or a single peer."""
        drawn = self.draw("unknown")
        past = [cycle for cycle in self.cycles if cycle < 3]
        if drawn < 0.5 or not past:
            return
        day = self.day(past[-1])
        manager = self.review.manager(self.somebody, day)
        if drawn < 0.75:
            yield self.row("manager", manager, day, self.level, day + timedelta(days=365))
        elif drawn < 0.9:
            yield self.row("manager", manager, day, self.level)
            yield self.row("manager", self.review.manager(self.somebody, self.last_day), self.last_day, None)
        else:
            for name in self.review.peers(self.somebody, self.skill, day)[:1]:
                yield self.row("peer", name, day, self.level)

    def of_a_leaver(self) -> Iterator[Row]:
        """What was said about somebody who has left since."""
        newest = self.newest()
        if newest is not None and self.draw("unasked") > 0.1:
            yield from self.managers(newest)
            yield from self.selves(newest, decisive=False)
