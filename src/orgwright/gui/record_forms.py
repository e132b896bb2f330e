"""Forms for every record: the fields in which people add and edit it, the same on every screen.

API: ``edit_form(context, Person, person_id)`` is a form whose fields save when they are left; ``add_record(parent,
context, Incumbency, {"position_id": 7})`` asks for the needed fields in a dialog, with what is fixed left out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.gui.context import Context
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    IntegerField,
    MoneyField,
    MultiLineField,
    PercentField,
    TextField,
    YesNoField,
)
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.records import (
    CareerLink,
    ChangeKind,
    Importance,
    Incumbency,
    Kpi,
    LinkKind,
    Person,
    PlannedChange,
    Position,
    PositionStatus,
    Record,
    Requirement,
    Requisition,
    RequisitionStatus,
    Role,
    Scale,
    Scenario,
    ScorecardDimension,
    Skill,
    SkillKind,
    Statement,
    Target,
    Tier,
    Tool,
    Unit,
)
from orgwright.workspace import Changes

JOB_LEVELS = (
    "Intern",
    "Junior",
    "Mid",
    "Senior",
    "Staff",
    "Lead",
    "Manager",
    "Principal",
    "Distinguished",
    "Director",
)


@dataclass(frozen=True)
class Entry:
    """One field of a record: its column, what makes the field, and whether a new row asks for it first."""

    name: str
    make: Callable[[Context], Field]
    is_asked: bool = True


def _text(name: str, title: str, needed: bool = False, is_asked: bool = True, hint: str = "") -> Entry:
    return Entry(name, lambda context: TextField(title, needed, hint=hint), is_asked)


def _lines(name: str, title: str, is_asked: bool = False) -> Entry:
    return Entry(name, lambda context: MultiLineField(title), is_asked)


def _date(name: str, title: str, is_asked: bool = True, needed: bool = False) -> Entry:
    return Entry(name, lambda context: DateField(title, needed), is_asked)


def _whole(name: str, title: str, least: int, most: int, needed: bool = True, is_asked: bool = True) -> Entry:
    return Entry(name, lambda context: IntegerField(title, least, most, needed), is_asked)


def _percent(name: str, title: str, most: int = 100) -> Entry:
    return Entry(name, lambda context: PercentField(title, 1, most, needed=True))


def _money(name: str, title: str, is_asked: bool = True) -> Entry:
    return Entry(name, lambda context: MoneyField(title, context.recorded.facts.currency), is_asked)


def _choice(name: str, title: str, words: Sequence[str], empty: str | None = None) -> Entry:
    options: list[tuple[Any, str]] = [(str(word), str(word)) for word in words]
    if empty is not None:
        options.insert(0, (None, empty))
    return Entry(name, lambda context: ChoiceField(title, options))


def _words(name: str, title: str, words: Sequence[str]) -> Entry:
    return Entry(name, lambda context: ChoiceField(title, [("", "none"), *((word, word) for word in words)]))


def _yes(name: str, title: str, is_asked: bool = True) -> Entry:
    return Entry(name, lambda context: YesNoField(title), is_asked)


def _record(name: str, title: str, record: type[Record], needed: bool = False, is_asked: bool = True) -> Entry:
    return Entry(name, lambda context: PickerField(title, lambda: options(context, record), needed), is_asked)


def _key_of(name: str, title: str, record: type[Record]) -> Entry:
    """A person or a position named by its key, for it may exist in the plan alone."""
    return Entry(name, lambda context: TextField(title, hint=f"The key of a {record.noun}, or a new one."))


def options(context: Context, record: type[Record]) -> list[Option]:
    """All rows of a record to choose from, by name; none once the file is closed."""
    if not context.has_workspace:
        return []
    organization = context.recorded
    rows: Mapping[int, Any] = organization.table(record)
    made = []
    for key, row in rows.items():
        title = getattr(row, "title", None) or getattr(row, "name", None) or row.key
        second = getattr(row, "key", "") if title != getattr(row, "key", "") else ""
        if record is Position and row.role_id in organization.roles:
            second = organization.roles[row.role_id].name
        made.append(Option(key, title, second))
    return sorted(made, key=lambda one: one.title.casefold())


FIELDS: Mapping[type[Record], tuple[Entry, ...]] = {
    Unit: (
        _text("name", "Name", needed=True),
        _record("parent_id", "Part of", Unit),
        _text("kind", "Kind", hint="department, team and the like"),
        _record("leader_position_id", "Led from the position", Position, is_asked=False),
        _money("annual_budget", "Annual budget"),
    ),
    Person: (
        _text("name", "Name", needed=True),
        _text("key", "Key", needed=True, hint="Short, unique, and the same in every export."),
        _text("email", "E-mail", is_asked=False),
        _date("hired_on", "Hired on"),
        _date("left_on", "Last day employed", is_asked=False),
        _text("left_why", "Reason for leaving", is_asked=False),
        _text("location", "Location", is_asked=False),
        _text("employment", "Employment", is_asked=False),
        _percent("fte_percent", "Contract, FTE"),
    ),
    Position: (
        _text("key", "Key", needed=True),
        _record("unit_id", "Unit", Unit, needed=True),
        _record("role_id", "Role", Role),
        _record("manager_position_id", "Reports to", Position),
        _record("dotted_manager_position_id", "Reports also to (dotted)", Position, is_asked=False),
        _percent("fte_percent", "Size, FTE", 1000),
        _choice("status", "Status", tuple(PositionStatus)),
        _date("opens_on", "Opens on"),
        _date("closes_on", "Last day open", is_asked=False),
        _money("annual_cost", "Annual cost, full time"),
        _yes("critical", "Critical position"),
        _text("location", "Location"),
    ),
    Incumbency: (
        _record("position_id", "Position", Position, needed=True),
        _record("person_id", "Person", Person, needed=True),
        _date("from_on", "From", needed=True),
        _date("to_on", "Last day", is_asked=False),
        _percent("fte_percent", "Share, FTE"),
    ),
    Role: (
        _text("name", "Name", needed=True),
        _text("family", "Family"),
        _words("level", "Job level", JOB_LEVELS),
        _text("track", "Track", is_asked=False),
        _text("horizon", "Horizon", is_asked=False),
        _lines("summary", "Purpose"),
    ),
    Requirement: (
        _record("role_id", "Role", Role, needed=True),
        _record("skill_id", "Skill", Skill, needed=True),
        _choice("tier", "Tier", tuple(Tier), "none"),
        _choice("importance", "Importance", tuple(Importance), "not given, counts as important"),
        Entry("level", lambda context: IntegerField("Level required (empty: by policy)", 1, 5)),
        _text("context", "Only where", is_asked=False, hint="size=enterprise; regulated=yes"),
        _text("importance_text", "Importance in its own words", is_asked=False),
        _lines("detail", "What it means here, or how strong performance looks"),
    ),
    Skill: (
        _text("name", "Name", needed=True),
        _choice("kind", "Kind", tuple(SkillKind)),
        _text("category", "Category"),
        _record("parent_id", "Part of", Skill, is_asked=False),
        _text("aliases", "Other names", is_asked=False, hint="Parted by semicolons."),
        _record("scale_id", "Scale of its own", Scale, is_asked=False),
        _lines("description", "Description"),
    ),
    Statement: (
        _text("heading", "Under the heading", hint="Its words count: daily, 30-day goals, by industry"),
        _lines("text", "Text", is_asked=True),
    ),
    Kpi: (
        _text("name", "KPI", needed=True),
        _text("kind", "Kind", hint="Outcome, quality and the like"),
        _text("target", "Target", hint="Its number and side are read from the words"),
        _lines("measures", "What it measures"),
        _lines("why", "Why it matters"),
        _text("frequency", "How often"),
        _yes("is_certain", "The cells are right", is_asked=False),
    ),
    Tool: (
        _text("name", "Tool", needed=True),
        _text("category", "Category"),
        _lines("use", "Used for"),
        _text("commonness", "Commonness", hint="common, optional or context-specific"),
        _yes("is_certain", "The cells are right", is_asked=False),
    ),
    ScorecardDimension: (
        _text("dimension", "Dimension", needed=True),
        _text("weight_text", "Weight", hint="high, medium, low, or a percentage"),
        _lines("meets_bar", "Meets the bar", is_asked=True),
        _lines("excellent", "Excellent", is_asked=True),
        _lines("evidence", "Evidence"),
        _yes("is_certain", "The cells are right", is_asked=False),
    ),
    CareerLink: (
        _record("from_role_id", "From", Role, needed=True),
        _record("to_role_id", "To", Role, needed=True),
        _choice("kind", "Kind", tuple(LinkKind)),
    ),
    Requisition: (
        _text("key", "Key", needed=True),
        _record("position_id", "Position", Position, needed=True),
        _choice("status", "Status", tuple(RequisitionStatus)),
        _date("opened_on", "Opened on"),
        _date("target_start_on", "Start wanted on"),
        _date("filled_on", "Filled on", is_asked=False),
        _text("priority", "Priority"),
        _record("hiring_manager_id", "Hiring manager", Person),
    ),
    Target: (
        _record("unit_id", "Unit", Unit, needed=True),
        _record("skill_id", "Skill", Skill, needed=True),
        _whole("level", "At level", 1, 5),
        _whole("people", "People needed", 1, 100_000),
        _choice("importance", "Importance", tuple(Importance), "not given, counts as important"),
        _date("from_on", "From"),
        _date("to_on", "Last day"),
    ),
    Scenario: (
        _text("title", "Title", needed=True),
        _text("key", "Key", needed=True),
        _record("based_on_id", "Based on", Scenario),
        _lines("notes", "Notes", is_asked=True),
    ),
    PlannedChange: (
        _choice("change", "Change", tuple(ChangeKind)),
        _date("on", "On", needed=True),
        _key_of("position", "Position", Position),
        _key_of("person", "Person", Person),
        _record("unit_id", "Unit", Unit),
        _record("role_id", "Role", Role),
        _record("skill_id", "Skill", Skill),
        Entry("value", lambda context: IntegerField("Value", 0, 10**15, hint="FTE percent, annual cost or level")),
        _text("note", "Note"),
    ),
}


def edit_form(
    context: Context, record: type[Record], record_id: int, leave_out: Sequence[str] = (), row: Record | None = None
) -> Form:
    """A form on one row as recorded; each field saves when it is left, as one undoable action."""
    form = Form()
    shown = row if row is not None else context.recorded.table(record)[record_id]

    def saver(name: str) -> Callable[[Any], object]:
        return lambda value: context.workspace.change(record, record_id, **{name: value})

    for entry in FIELDS[record]:
        if entry.name not in leave_out:
            form.add(entry.make(context), saver(entry.name)).show_value(getattr(shown, entry.name))
    return form


def add_record(
    parent: QWidget,
    context: Context,
    record: type[Record],
    fixed: Mapping[str, Any] | None = None,
    begin: Mapping[str, Any] | None = None,
    only: Sequence[str] = (),
    sentence: str = "",
) -> Changes | None:
    """Ask for a new row and add it; ``fixed`` values are not asked, ``begin`` stand in the fields at first.

    ``sentence`` says above them what is worth knowing before.
    """
    given, made = dict(fixed or {}), []

    def make(values: dict[str, Any]) -> None:
        made.append(context.workspace.add(record, **given, **values))

    dialog = FormDialog(parent, f"New {record.noun}", f"Add the {record.noun}", make, sentence)
    for entry in FIELDS[record]:
        asked = entry.name in only if only else entry.is_asked
        if asked and entry.name not in given:
            field = dialog.form.add(entry.make(context), key=entry.name)
            field.show_value((begin or {}).get(entry.name, _default(record, entry.name)))
    dialog.exec()
    return made[0] if made else None


def _default(record: type[Record], name: str) -> Any:
    field = record.model_fields[name]
    return None if field.is_required() else field.get_default(call_default_factory=True)
