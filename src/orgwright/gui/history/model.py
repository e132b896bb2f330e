"""What the screen of history shows: actions by day, and the rows of one action in the user's words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Group
from orgwright.planning.days import day_of_number
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.organization import Organization
from orgwright.planning.rows import day_columns
from orgwright.planning.validation import field_title
from orgwright.records import (
    RECORD_BY_TABLE,
    Person,
    Position,
    Record,
    Role,
    Scenario,
    Skill,
    Unit,
)
from orgwright.workspace import RecordedAction, RowChange

REFERS: Mapping[str, type[Record]] = {
    "person_id": Person,
    "hiring_manager_id": Person,
    "position_id": Position,
    "manager_position_id": Position,
    "dotted_manager_position_id": Position,
    "leader_position_id": Position,
    "role_id": Role,
    "from_role_id": Role,
    "to_role_id": Role,
    "skill_id": Skill,
    "unit_id": Unit,
    "scenario_id": Scenario,
    "based_on_id": Scenario,
}
MOST_TEXT = 120
Names = Mapping[tuple[type[Record], Any], str]


@dataclass(frozen=True)
class ActionRow:
    """One action as a line of the audit trail."""

    action_id: int
    time: str
    sentence: str
    actor: str
    reason: str
    changes: int
    state: str
    can_undo: bool


def action_rows(actions: Iterable[RecordedAction]) -> list[ActionRow | Group]:
    """The actions newest first, each day under its own band."""
    rows: list[ActionRow | Group] = []
    last = ""
    for one in actions:
        at = datetime.fromisoformat(one.at).astimezone()
        day = day_text(at.date())
        if day != last:
            rows.append(Group(day))
            last = day
        state = "undone" if one.is_undone else ""
        counted = (one.changes, state, one.can_be_undone)
        rows.append(ActionRow(one.id, f"{at:%H:%M}", one.label, one.actor, one.reason, *counted))
    return rows


@dataclass(frozen=True)
class FieldRow:
    """One field of a row before and after an action, in words."""

    what: str
    field: str
    before: str
    after: str


def field_rows(organization: Organization, changes: Sequence[RowChange], most: int = 500) -> list[FieldRow]:
    """The fields that an action changed, row by row; ``most`` of them."""
    found: list[FieldRow] = []
    names = _names(changes)
    for change in changes:
        record = RECORD_BY_TABLE[change.record]
        what = _what(organization, names, record, change)
        before, after = change.before or {}, change.after or {}
        for name in {**before, **after}:
            old, new = before.get(name), after.get(name)
            if name != "id" and old != new and (old or new) not in ("", None):
                shown = (_text(organization, names, record, name, one) for one in (old, new))
                found.append(FieldRow(what, field_title(name).capitalize(), *shown))
        if len(found) >= most:
            break
    return found[:most]


def _names(changes: Iterable[RowChange]) -> Names:
    """What the changed rows are called, for those that are in the picture no more."""
    images = ((change, change.after or change.before or {}) for change in changes)
    return {(RECORD_BY_TABLE[change.record], image.get("id")): _own_name(image) for change, image in images}


def _own_name(image: Mapping[str, Any]) -> str:
    return str(image.get("title") or image.get("name") or image.get("key") or "")


def _what(organization: Organization, names: Names, record: type[Record], change: RowChange) -> str:
    image = change.after or change.before or {}
    verb = "added" if change.before is None else "removed" if change.after is None else ""
    others = [_text(organization, names, record, name, image[name]) for name in image if name in REFERS]
    own = _own_name(image) or ", ".join(one for one in others if one)
    return " ".join(part for part in (record.noun.capitalize(), own, verb) if part)


def _text(organization: Organization, names: Names, record: type[Record], name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name in day_columns(record):
        return day_of_number(value).isoformat()
    refers = Unit if name == "parent_id" and record is Unit else Skill if name == "parent_id" else REFERS.get(name)
    if refers is not None:
        row: Any = organization.table(refers).get(value)
        if row is None:
            return names.get((refers, value)) or f"number {value}"
        return str(getattr(row, "title", None) or getattr(row, "name", None) or getattr(row, "key", row.id))
    if record.model_fields[name].annotation is bytes:
        return f"{len(str(value)) // 2:,} bytes"
    text = "yes" if name == "critical" and value else str(value)
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}…"


def explained_rows(row: ActionRow, changes: Sequence[RowChange]) -> Explanation:
    """How many rows of which kind an action added, changed and removed."""
    counted: dict[str, list[int]] = {}
    for one in changes:
        noun = RECORD_BY_TABLE[one.record].noun.capitalize()
        place = 0 if one.before is None else 2 if one.after is None else 1
        counted.setdefault(noun, [0, 0, 0])[place] += 1
    kinds = sorted(counted.items())
    totals = [sum(numbers[place] for _, numbers in kinds) for place in range(3)]
    return Explanation(
        f"{len(changes):,}",
        f"{row.sentence}, {row.time}, {row.actor or 'somebody'}. The rows that it touched.",
        "rows = added + changed + removed",
        "A row that several steps of one action touch counts once for each of them.",
        (
            *(
                ExplainedResult(name, total, "whole", "", f"SUM({{{name.capitalize()}}})")
                for name, total in zip(("added", "changed", "removed"), totals, strict=True)
            ),
            ExplainedResult("rows", len(changes), "whole", " + ".join(map(str, totals)), "{added}+{changed}+{removed}"),
        ),
        (
            ExplainedColumn("Record"),
            ExplainedColumn("Added", "whole"),
            ExplainedColumn("Changed", "whole"),
            ExplainedColumn("Removed", "whole"),
        ),
        tuple(ExplainedRow((noun, *numbers)) for noun, numbers in kinds),
    )
