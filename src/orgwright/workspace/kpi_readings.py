"""The verbs of KPI readings: what a KPI of a role measured on a day, of a person or of a unit.

A reading names its KPI by the words of the role, so a renamed KPI takes its readings along, and those of a KPI that
the role has no longer stay.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, select, update

from orgwright.errors import RefusedInput
from orgwright.planning.kpi_target import numeric_target
from orgwright.planning.kpi_value import in_thousandths, kpi_value, of_thousandths, value_text
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading, Person, Record, Role, Unit
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.workspace.role_rows import RoleRows
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)
_Place = tuple[int, str, int | None, int | None, date]


@dataclass(frozen=True)
class NewReading:
    """A reading to record, of a person or of a unit; a ``value`` of text is read in the unit of the KPI's target."""

    role_id: int
    kpi: str
    value: Decimal | str
    read_on: date | None
    person_id: int | None = None
    unit_id: int | None = None
    note: str = ""


class KpiReadingVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization
    _role_rows: RoleRows

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """One row, or a refusal where it is gone; the open file finds it."""

    def kpis(self) -> tuple[Kpi, ...]:
        """The KPIs of all roles, role by role in their order."""
        return self._role_rows.kpis()

    def record_reading(self, new: NewReading) -> Changes:
        """Record one reading; one of the same KPI, day and person or unit is replaced, and the label says so."""
        return self.record_readings([new])

    def record_readings(self, several: Sequence[NewReading]) -> Changes:
        """Record many readings as one action; what is there of the same KPI, day and person or unit is replaced."""
        if not several:
            raise RefusedInput("There is no reading to record.")
        kpis = {(one.role_id, one.name.casefold()): one for one in self._role_rows.kpis()}
        rows = [self._checked(one, kpis) for one in several]
        places = [_place(row) for row in rows]
        if len(set(places)) < len(places):
            twice = next(row for number, row in enumerate(rows) if places[number] in places[:number])
            raise RefusedInput(f"{twice['kpi']} has two readings of {twice['read_on']}; keep one of them.")
        present = _readings_by_place(self.organization)
        replaced = sum(place in present for place in places)

        def write(writing: Write) -> None:
            for place, row in zip(places, rows, strict=True):
                old = present.get(place)
                if old is None:
                    writing.add(KpiReading, row)
                else:
                    writing.change(old, {"value": row["value"], "note": row["note"] or old.note})

        return self._do(self._label(rows, replaced), write)

    def change_reading(
        self,
        reading_id: int,
        *,
        value: Decimal | str | None = None,
        read_on: date | None = None,
        note: str | None = None,
    ) -> Changes:
        """Change the value, the day or the note of a reading; another one of the new day is replaced."""
        old = self._row(KpiReading, reading_id)
        values: dict[str, Any] = {} if value is None else {"value": in_thousandths(self._value(old, value))}
        if read_on is not None:
            values["read_on"] = read_on
        if note is not None:
            values["note"] = note
        moved = _place({**{name: getattr(old, name) for name in _PLACE}, **values})
        other = _readings_by_place(self.organization).get(moved)

        def write(writing: Write) -> None:
            if other is not None and other.id != reading_id:
                _remove(writing, [other.id or 0])
            writing.change(old, values)

        is_replacing = other is not None and other.id != reading_id
        also = f", and replace the one of {moved[-1]}" if is_replacing else ""
        return self._do(f"Change the reading of {old.kpi} of {self._whose(old)}{also}", write)

    def remove_reading(self, reading_id: int) -> Changes:
        """Remove one reading."""
        return self.remove_readings([reading_id])

    def remove_readings(self, reading_ids: Collection[int]) -> Changes:
        """Remove readings as one action."""
        rows = [self._row(KpiReading, one) for one in reading_ids]
        if not rows:
            raise RefusedInput("Choose at least one reading to remove.")
        first = rows[0]
        what = f"the reading of {first.kpi} of {self._whose(first)} on {first.read_on}"
        label = f"Remove {what}" if len(rows) == 1 else f"Remove {len(rows)} KPI readings"
        return self._do(label, lambda write: _remove(write, reading_ids))

    def _checked(self, new: NewReading, kpis: Mapping[tuple[int, str], Kpi]) -> dict[str, Any]:
        """The values of the row, or a sentence that says what is wrong with it."""
        role = self._row(Role, new.role_id)
        kpi = kpis.get((new.role_id, new.kpi.strip().casefold()))
        if kpi is None:
            raise RefusedInput(f"{role.name} has no KPI called “{new.kpi.strip()}”.")
        if (new.person_id is None) == (new.unit_id is None):
            raise RefusedInput(f"A reading of {kpi.name} is of a person or of a unit, of one of the two.")
        if new.person_id is not None:
            self._row(Person, new.person_id)
        if new.unit_id is not None:
            self._row(Unit, new.unit_id)
        if new.read_on is None:
            raise RefusedInput(f"The reading of {kpi.name} needs its day.")
        value = kpi_value(new.value, numeric_target(kpi.target)) if isinstance(new.value, str) else new.value
        stored = {"value": in_thousandths(value), "read_on": new.read_on, "note": new.note.strip()}
        return {
            "role_id": new.role_id,
            "kpi": kpi.name,
            "person_id": new.person_id,
            "unit_id": new.unit_id,
            **stored,
        }

    def _value(self, old: KpiReading, value: Decimal | str) -> Decimal:
        return kpi_value(value, self._target(old.role_id, old.kpi)) if isinstance(value, str) else value

    def _target(self, role_id: int, name: str) -> Any:
        of_role = (one for one in self._role_rows.kpis() if one.role_id == role_id)
        kpi = next((one for one in of_role if one.name.casefold() == name.casefold()), None)
        return None if kpi is None else numeric_target(kpi.target)

    def _label(self, rows: Sequence[Mapping[str, Any]], replaced: int) -> str:
        if len(rows) > 1:
            return f"Record {len(rows)} KPI readings" + (f", {replaced} of them replaced" if replaced else "")
        row = rows[0]
        value = value_text(of_thousandths(row["value"]), self._target(row["role_id"], row["kpi"]))
        whose = self._name(row["person_id"], row["unit_id"])
        if replaced:
            return f"Replace the reading of {row['kpi']} of {whose} on {row['read_on']} by {value}"
        return f"Record {row['kpi']} of {whose}: {value}"

    def _whose(self, one: KpiReading) -> str:
        return self._name(one.person_id, one.unit_id)

    def _name(self, person_id: int | None, unit_id: int | None) -> str:
        if person_id is not None:
            return self.organization.people[person_id].name
        return "" if unit_id is None else self.organization.units[unit_id].name


_PLACE = ("role_id", "kpi", "person_id", "unit_id", "read_on")


def follow_kpi_name(write: Write, kpi_id: int, role_id: int, old: str, new: str) -> None:
    """Take the readings of a KPI along from its old name to the new one, before or after the KPI itself is changed.

    Where another KPI of the role has the old name too, the readings stay with that one.
    """
    others = select(column_of(Kpi, "name")).where(column_of(Kpi, "role_id") == role_id, column_of(Kpi, "id") != kpi_id)
    if any(name.casefold() == old.casefold() for (name,) in write.connection.execute(others)):
        return
    role, kpi = column_of(KpiReading, "role_id"), column_of(KpiReading, "kpi")
    names = {one.kpi for one in write.organization.table(KpiReading).values() if one.role_id == role_id}
    wanted = [one for one in names if one.casefold() == old.casefold()]
    write.connection.execute(update(KpiReading).where(role == role_id, kpi.in_(wanted)).values({"kpi": new.strip()}))


def _place(row: Mapping[str, Any]) -> _Place:
    """What may have one reading only: a KPI of a person or a unit on a day."""
    return row["role_id"], row["kpi"].casefold(), row["person_id"], row["unit_id"], row["read_on"]


def _readings_by_place(organization: Organization) -> Mapping[_Place, KpiReading]:
    rows = organization.table(KpiReading).values()
    return {_place({name: getattr(one, name) for name in _PLACE}): one for one in rows}


def _remove(write: Write, ids: Collection[int]) -> None:
    write.connection.execute(delete(KpiReading).where(column_of(KpiReading, "id").in_(list(ids))))
