"""What the page of KPIs shows, as rows made from the picture; no window is needed for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orgwright.planning.explanations.kpi import STATUS_WORDS
from orgwright.planning.kpi_owners import (
    KpisByRole,
    Owner,
    OwnerCounts,
    PeopleOnKpi,
    due_by_owner,
    is_overdue,
    owner_counts,
    people_on_kpis,
    scorecards,
)
from orgwright.planning.kpi_scorecard import KpiStanding, KpiStatus, Reading
from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_value import value_text
from orgwright.planning.organization import Organization

RowKey = tuple[Owner, int, str]


@dataclass(frozen=True)
class OwnerRow:
    """A person or a unit in the list, with how they stand."""

    owner: Owner
    name: str
    second: str
    counts: OwnerCounts

    @property
    def asked(self) -> int:
        """How many KPIs the present roles have."""
        return self.counts.met + self.counts.missed + self.counts.unknown


@dataclass(frozen=True, eq=False)
class KpiRow:
    """One KPI of an owner; ``people`` is how the people of a unit stand on it, ``of_day`` the reading of the day."""

    owner: Owner
    owner_name: str
    role: str
    standing: KpiStanding
    day: date
    is_present: bool = True
    is_listed: bool = True
    people: PeopleOnKpi | None = None

    @property
    def key(self) -> RowKey:
        """What tells the row from others."""
        return self.owner, self.standing.kpi.role_id, self.standing.kpi.name.casefold()

    @property
    def can_be_read(self) -> bool:
        """Whether a reading can be recorded: only of what is a KPI of the role."""
        return self.is_listed

    @property
    def of_day(self) -> Reading | None:
        """The reading of the very day."""
        newest = self.standing.latest
        return newest if newest is not None and newest.on == self.day else None

    @property
    def newest_text(self) -> str:
        """The newest value in the unit of the target."""
        newest = self.standing.latest
        return "" if newest is None else value_text(newest.value, self.standing.target)

    @property
    def of_day_text(self) -> str:
        """The value of the very day."""
        return "" if self.of_day is None else self.newest_text

    @property
    def status_text(self) -> str:
        """Met, missed or not known; what was never read says so."""
        if not self.standing.readings:
            return "not read"
        return STATUS_WORDS[self.standing.status]

    @property
    def status_tone(self) -> str:
        """The tint of the status."""
        return {KpiStatus.MET: "met", KpiStatus.MISSED: "short", KpiStatus.UNKNOWN: "unknown"}[self.standing.status]

    @property
    def is_overdue(self) -> bool:
        """Whether the next reading should have been taken."""
        return is_overdue(self.standing, self.day)

    @property
    def overdue_days(self) -> int:
        """Days since the reading was due; less than 0 for days to come."""
        due = self.standing.due_on
        return 0 if due is None else (self.day - due).days

    @property
    def understood(self) -> str:
        """What was understood of the target."""
        kpi, target = self.standing.kpi, self.standing.target
        if not self.is_listed:
            return "No longer a KPI of the role"
        if target is None:
            return "No number in it: the status stays not known" if kpi.target else "No target"
        return f"Understood as: {target_sentence(target)}"

    @property
    def people_text(self) -> str:
        """How many people of the unit meet it, miss it, and are not known."""
        if self.people is None:
            return ""
        words = ((self.people.met, "met"), (self.people.missed, "missed"), (self.people.unknown, "not known"))
        return ", ".join(f"{len(several)} {word}" for several, word in words if several)


@dataclass(frozen=True)
class ReadingRow:
    """One reading in the figures beside the chart."""

    reading: Reading
    value: str
    is_met: bool | None
    note: str

    @property
    def met_text(self) -> str:
        """Whether the value itself meets the target; a target of change looks at two."""
        return {True: "met", False: "missed", None: ""}[self.is_met]


@dataclass(frozen=True)
class Listed:
    """Everything that the page lists: units and people with how they stand, and what is due of them."""

    kpis: KpisByRole
    units: list[OwnerRow]
    people: list[OwnerRow]
    due: list[KpiRow]


def listed(organization: Organization, kpis: KpisByRole, unit_id: int | None, days: int) -> Listed:
    """The lists of a unit, with what is due within so many days."""
    units, people = owner_rows(organization, kpis, unit_id)
    owners = [row.owner for row in (*units, *people)]
    due = due_rows(organization, kpis, owners, organization.day + timedelta(days=days))
    return Listed(kpis, units, people, due)


def is_listed(organization: Organization, unit_id: int | None, owner: Owner) -> bool:
    """Whether an owner is in the lists of a unit: it itself, a unit directly below it, or one of its people."""
    seating = organization.seating
    if owner.person_id is not None:
        return owner.person_id in seating.people_of(unit_id)
    return owner.unit_id == unit_id or owner.unit_id in seating.children.get(unit_id, ())


def owner_rows(
    organization: Organization, kpis: KpisByRole, unit_id: int | None
) -> tuple[list[OwnerRow], list[OwnerRow]]:
    """The unit with those directly below it, and its people by name; those of whose roles nobody asks come last."""
    seating, units = organization.seating, organization.units
    below = [one for one in seating.children.get(unit_id, ()) if one in units]
    unit_ids = below if unit_id is None else [unit_id, *below]
    people = sorted(seating.people_of(unit_id), key=lambda one: (organization.people[one].name.casefold(), one))
    owners = [Owner(unit_id=one) for one in unit_ids] + [Owner(person_id=one) for one in people]
    counts = owner_counts(organization, kpis, owners)
    rows = [OwnerRow(one, one.name(organization), _second(organization, one), counts[one]) for one in owners]
    return rows[: len(unit_ids)], rows[len(unit_ids) :]


def _second(organization: Organization, owner: Owner) -> str:
    if owner.person_id is None:
        return organization.units[owner.unit_id or 0].kind
    role_id = organization.seating.role_of(owner.person_id)
    return "" if role_id is None else organization.roles[role_id].name


def scorecard_rows(organization: Organization, kpis: KpisByRole, owner: Owner) -> list[tuple[str, str, list[KpiRow]]]:
    """The title and the note of each role with its KPIs: the present roles first, in each what was read before."""
    found = []
    people: Mapping[tuple[int, str], PeopleOnKpi] = {}
    if owner.unit_id is not None:
        people = people_on_kpis(organization, kpis, owner.unit_id)
    for card in scorecards(organization, kpis, owner):
        role = organization.roles[card.role_id].name
        rows = [
            KpiRow(
                owner,
                owner.name(organization),
                role,
                one,
                organization.day,
                card.is_present,
                one.kpi.name not in card.unlisted,
                people.get((card.role_id, one.kpi.name.casefold())),
            )
            for one in card.standings
        ]
        read = [one for one in rows if one.standing.readings]
        unread = [one for one in rows if not one.standing.readings]
        note = f"{len(read)} of {len(rows)} read" if card.is_present else "not a role of today"
        found.append((role, note, [*read, *unread]))
    return found


def due_rows(organization: Organization, kpis: KpisByRole, owners: Iterable[Owner], until: date) -> list[KpiRow]:
    """What is kept up and is to be read by a day, the longest overdue first."""
    roles = organization.roles
    return [
        KpiRow(owner, owner.name(organization), roles[one.kpi.role_id].name, one, organization.day)
        for owner, one in due_by_owner(organization, kpis, owners, until)
    ]


def reading_rows(standing: KpiStanding, notes: Mapping[int, str]) -> list[ReadingRow]:
    """The readings of a KPI, the newest first."""
    target = standing.target
    return [
        ReadingRow(
            one,
            value_text(one.value, target),
            None if target is None else target.is_met(one.value),
            notes[one.reading_id],
        )
        for one in reversed(standing.readings)
    ]


def counts_text(counts: OwnerCounts) -> str:
    """How an owner stands, in words: ``4 met, 2 missed, 15 not known``."""
    words = ((counts.met, "met"), (counts.missed, "missed"), (counts.unknown, "not known"))
    return ", ".join(f"{count} {word}" for count, word in words if count)


def found_owners(rows: Sequence[OwnerRow], text: str) -> list[OwnerRow]:
    """The rows whose name or role contains every word."""
    words = text.casefold().split()
    return [row for row in rows if all(word in f"{row.name} {row.second}".casefold() for word in words)]
