"""The verb of cost rates: rows added, changed and removed as one action, of which no two are for the same seats."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete

from orgwright.errors import RefusedInput
from orgwright.planning.cost_rates import key_of, rate_words
from orgwright.planning.organization import Organization
from orgwright.planning.rows import as_values
from orgwright.planning.validation import field_title
from orgwright.records import CostRate
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

MOST_COST = 10**15
"""The largest amount in minor units: beyond it nobody means what was typed."""


@dataclass(frozen=True)
class CostRateEdit:
    """One row: a new one (no id), a change of values by column, or its removal (no values)."""

    rate_id: int | None
    values: Mapping[str, Any] | None


class CostRateVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    def set_cost_rates(self, edits: Sequence[CostRateEdit]) -> Changes:
        """Add, change and remove cost rates as one action; one that cannot be refuses all.

        Refuses two rates for the same role, level and location, case aside.
        """
        if not edits:
            raise RefusedInput("No cost rate would change.")
        table = self.organization.table(CostRate)
        if any(one.rate_id is not None and one.rate_id not in table for one in edits):
            raise RefusedInput("One of these cost rates is gone: somebody removed it.")
        tidy = [_tidy(one) for one in edits]
        for one in tidy:
            _refuse_beyond(one.values or {})
        _refuse_doubles(self.organization, tidy)
        return self._do(cost_rates_label(self.organization, tidy), lambda write: _write(write, tidy))


def _tidy(one: CostRateEdit) -> CostRateEdit:
    """The edit without blanks around its texts."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in (one.values or {}).items()}
    return one if one.values is None else CostRateEdit(one.rate_id, values)


def _refuse_beyond(values: Mapping[str, Any]) -> None:
    for name in ("annual_cost", "hiring_cost"):
        if (values.get(name) or 0) > MOST_COST:
            raise RefusedInput(f"The {field_title(name)} of a cost rate must be {MOST_COST // 100:,} or less.")


def _refuse_doubles(organization: Organization, edits: Sequence[CostRateEdit]) -> None:
    after = {key: as_values(row) for key, row in organization.table(CostRate).items()}
    for number, one in enumerate(edits, 1):
        key = -number if one.rate_id is None else one.rate_id
        if one.values is None:
            del after[key]
        else:
            after[key] = {**after.get(key, {}), **one.values}
    seen = set()
    for values in after.values():
        key_then = key_of(values.get("role_id"), values.get("level") or "", values.get("location") or "")
        if key_then in seen:
            raise RefusedInput(f"There is a cost rate for {_called(organization, values)} already; change that one.")
        seen.add(key_then)


def _write(write: Write, edits: Sequence[CostRateEdit]) -> None:
    rates = write.organization.table(CostRate)
    for one in edits:
        if one.rate_id is None:
            write.add(CostRate, one.values or {})
        elif one.values is not None:
            write.change(rates[one.rate_id], one.values)
        else:
            write.connection.execute(delete(CostRate).where(column_of(CostRate, "id") == one.rate_id))


def cost_rates_label(organization: Organization, edits: Sequence[CostRateEdit]) -> str:
    """The sentence of the history: which rate, or how many."""
    verbs = {_verb(one) for one in edits}
    verb = verbs.pop() if len(verbs) == 1 else "Set"
    if len(edits) > 1:
        return f"{verb} {len(edits)} cost rates"
    (one,) = edits
    old = {} if one.rate_id is None else as_values(organization.table(CostRate)[one.rate_id])
    return f"{verb} the cost rate for {_called(organization, {**old, **(one.values or {})})}"


def _verb(one: CostRateEdit) -> str:
    if one.rate_id is None:
        return "Add"
    return "Remove" if one.values is None else "Change"


def _called(organization: Organization, values: Mapping[str, Any]) -> str:
    role_id = values.get("role_id")
    known = role_id if role_id in organization.roles else None
    level, location = values.get("level") or "", values.get("location") or ""
    return rate_words(organization, CostRate(role_id=known, level=level, location=location, annual_cost=0))
