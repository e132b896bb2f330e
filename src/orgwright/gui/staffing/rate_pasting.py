"""Rates pasted from a spreadsheet: a table whose first line names its columns; nothing here knows the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.gui.widgets.amounts import parse_money
from orgwright.planning.cost_rates import key_of
from orgwright.planning.organization import Organization
from orgwright.records import CostRate, Role
from orgwright.workspace.cost_rates import CostRateEdit

_HEADS: Mapping[str, tuple[str, ...]] = {
    "role": ("role", "job", "job title"),
    "level": ("level", "job level", "grade"),
    "location": ("location", "site", "place"),
    "annual_cost": ("annual cost", "annual cost, full time", "cost", "annual rate", "rate"),
    "hiring_cost": ("hiring cost", "cost of a hire", "one-off cost of a hire"),
}
MOST_NAMED = 4
Columns = Mapping[str, int]


@dataclass(frozen=True)
class PastedRates:
    """What can be set, how many rates are as pasted already, and a sentence for every line that cannot be taken."""

    edits: tuple[CostRateEdit, ...]
    same: int
    refused: tuple[str, ...]

    @property
    def words(self) -> str:
        """What taking them would do, in sentences."""
        new = sum(one.rate_id is None for one in self.edits)
        said = [f"{new:,} new, {len(self.edits) - new:,} changed, {self.same:,} as they are."]
        if self.refused:
            said.append(f"Lines left out: {len(self.refused):,}.")
            said += self.refused[:MOST_NAMED]
        if len(self.refused) > MOST_NAMED:
            said.append(f"… and {len(self.refused) - MOST_NAMED:,} more.")
        return "\n".join(said)


def pasted_rates(organization: Organization, text: str) -> PastedRates:
    """The rates of a pasted table, amounts in major units; refuses a text that is no such table."""
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]
    filled = [(number, line) for number, line in enumerate(lines, 1) if any(line)]
    columns = _columns(filled[0][1]) if filled else {}
    if "annual_cost" not in columns:
        raise RefusedInput(
            "The clipboard holds no table of rates: its first line must name the columns, the annual cost among them, "
            "and role, level, location and cost of a hire as needed."
        )
    present = {key_of(one.role_id, one.level, one.location): one for one in organization.table(CostRate).values()}
    edits, refused, seen, same = [], [], set(), 0
    for number, line in filled[1:]:
        try:
            values = _values(organization, columns, line)
            key = key_of(values["role_id"], values["level"], values["location"])
            if key in seen:
                raise RefusedInput("The same role, level and location stand above it already.")
        except RefusedInput as reason:
            refused.append(f"Line {number}: {reason}")
            continue
        seen.add(key)
        edit = _edit(present.get(key), values)
        if edit is None:
            same += 1
        else:
            edits.append(edit)
    return PastedRates(tuple(edits), same, tuple(refused))


def _columns(heads: Sequence[str]) -> Columns:
    plain = [head.casefold() for head in heads]
    return {
        name: next(place for place, head in enumerate(plain) if head in words)
        for name, words in _HEADS.items()
        if any(head in words for head in plain)
    }


def _values(organization: Organization, columns: Columns, line: Sequence[str]) -> dict[str, Any]:
    def cell(name: str) -> str:
        place = columns.get(name)
        return "" if place is None or place >= len(line) else line[place]

    annual = parse_money(cell("annual_cost"), "The annual cost")
    if annual is None:
        raise RefusedInput("It names no annual cost.")
    hiring = parse_money(cell("hiring_cost"), "The cost of a hire")
    if annual < 0 or (hiring or 0) < 0:
        raise RefusedInput("A cost cannot be below 0.")
    role_id = organization.find(Role, cell("role")).id if cell("role") else None
    values = {"role_id": role_id, "level": cell("level"), "location": cell("location"), "annual_cost": annual}
    return {**values, "hiring_cost": hiring} if "hiring_cost" in columns else values


def _edit(present: CostRate | None, values: Mapping[str, Any]) -> CostRateEdit | None:
    """What makes a rate as pasted, None where it is so already; columns that were not pasted stay."""
    if present is None:
        return CostRateEdit(None, values)
    amounts = {name: values[name] for name in ("annual_cost", "hiring_cost") if name in values}
    changed = {name: value for name, value in amounts.items() if getattr(present, name) != value}
    return CostRateEdit(present.id, changed) if changed else None
