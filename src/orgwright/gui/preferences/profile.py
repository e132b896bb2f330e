"""The organization's profile in the settings: its fields, and the panel that shows what a change of them would do.

Unlike the other fields these do not save when they are left: they decide which requirements apply, so the panel shows
what would be another one, and Save or Cancel ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.preferences.profile_rows import (
    AskRow,
    UnitRow,
    ask_rows,
    counts_text,
    figures_text,
    person_rows,
    unit_rows,
    units_note,
    variant_rows,
)
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import button, primary
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.fields import ChoiceField, Field, TextField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.profile_change import (
    PROFILE,
    ProfileChange,
    changed_fields,
    profile_change,
    profile_sentence,
    profile_words,
)

REGULATED = (("", "not said"), ("yes", "yes"), ("no", "no"))
TITLES = {
    "size": "Size",
    "industry": "Industry",
    "regulated": "Regulated",
    "model": "Business model",
    "geography": "Geography",
}
HINTS = {
    "size": "startup, mid-size or enterprise",
    "industry": "as the roles' variants name it",
    "model": "product-led or service-led",
    "geography": "where most of the work is done",
}
MOST_ROWS = 8
"""Rows of a list to be seen at once in the panel; it scrolls for more."""


class ProfileFields(Form):
    """The five fields; what is typed stays a draft until it is saved."""

    def __init__(self, context: Context, changed: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self.fields: dict[str, Field] = {}
        words, now = profile_words(context.recorded), context.recorded.demand.profile
        for name in PROFILE:
            hint = HINTS.get(name, "")
            if words[name]:
                hint = f"{hint}. Requirements name: {', '.join(words[name])}".lstrip(". ")
            field = ChoiceField(TITLES[name], REGULATED) if name == "regulated" else TextField(TITLES[name], hint=hint)
            field.committed.connect(lambda _value: changed())
            self.fields[name] = self.add(field)
            field.show_value(now[name])

    def draft(self) -> dict[str, str]:
        """The fields that differ from what is saved."""
        wanted = {name: str(field.value() or "") for name, field in self.fields.items()}
        return changed_fields(self._context.recorded, wanted)

    def show_draft(self, draft: Mapping[str, str]) -> None:
        """Show the saved profile with these fields as they were typed."""
        now = self._context.recorded.demand.profile
        for name, field in self.fields.items():
            field.show_value(draft.get(name, now[name]))


class ProfileEditing:
    """Keeps the draft while the page is made anew, and shows what it would change."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._context = screen.context
        self.fields: ProfileFields | None = None
        self.draft: dict[str, str] = {}
        self.panel = ProfilePanel(screen, self.save, self.cancel)
        self.panel.closed.connect(self.cancel)
        screen.keep_panels(self.panel)

    def make_fields(self) -> ProfileFields:
        """The fields for a page that is made anew, with the draft in them."""
        self.fields = ProfileFields(self._context, self.preview)
        self.draft = {name: value for name, value in self.draft.items() if name in self._still_differing()}
        self.fields.show_draft(self.draft)
        return self.fields

    def _still_differing(self) -> Mapping[str, str]:
        return changed_fields(self._context.recorded, self.draft)

    def preview(self) -> None:
        """Compute what the draft would change, away from the window, and show it; nothing without a draft."""
        if self.fields is not None:
            self.draft = self.fields.draft()
        self.show_again()

    def show_again(self) -> None:
        """Compute the preview for the data of the moment."""
        draft = dict(self.draft)
        if not draft:
            if self._screen.is_panel_open and self._screen.panel is self.panel:
                self._screen.close_panel()
            return
        picture, workspace = self._context.organization, self._context.workspace

        def work(_progress: object) -> ProfileChange:
            return profile_change(picture, draft, workspace.variant_statements())

        self._context.background.run(
            work, done=self._show, what="What the profile would change", stopped=self._forget_unseen
        )

    def _show(self, change: ProfileChange) -> None:
        if {name: new for name, (_, new) in change.changed.items()} == self.draft:
            self.panel.show_change(self._context, change)
            self._screen.show_panel(self.panel)

    def _forget_unseen(self) -> None:
        """A draft whose preview was stopped has neither Save nor Cancel to be seen."""
        if self._context.has_workspace:
            self.cancel()

    def save(self) -> None:
        """Write the draft, as one action."""
        draft, self.draft = self.draft, {}
        if attempt(self._screen, lambda: self._context.workspace.set_profile(draft)) is None:
            self.draft = draft
        else:
            self._screen.close_panel()

    def cancel(self) -> None:
        """Forget the draft."""
        self.draft = {}
        if self.fields is not None:
            self.fields.show_draft({})
        self._screen.close_panel()


class ProfilePanel(SidePanel):
    """What would change: counts, coverage before and after, and the lists behind them, each row a way to its screen."""

    def __init__(self, screen: Screen, save: Callable[[], object], cancel: Callable[[], object]) -> None:
        super().__init__()
        self._screen = screen
        self.change: ProfileChange | None = None
        self.tables: dict[str, Table] = {}
        self.save = primary("Save the profile", on_click=save)
        self.set_actions(self.save, button("Cancel", on_click=cancel))

    def show_change(self, context: Context, change: ProfileChange) -> None:
        """Show what a profile would change."""
        organization = context.organization
        self.change = change
        self.tables = {}
        self.clear()
        self.set_title("What would change", "Nothing is saved yet")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_2)
        sentence = profile_sentence(list(change.changed.items()))
        column.addWidget(label(f"{sentence[:1].upper()}{sentence[1:]}.", wrap=True))
        column.addWidget(second_line(counts_text(change), wrap=True))
        self.add_section(holder)
        if change.asks:
            units = unit_rows(organization, change)
            self._add("units", _unit_columns(self._explanation), units, "Coverage of roles", units_note(change))
            asks = ask_rows(organization, change)
            self._add("asks", ASKS, asks, "Requirements", f"{len(change.asks)} in {len(change.role_ids)} roles")
        if change.other_gates:
            people = person_rows(organization, change)
            self._add("people", PEOPLE, people, "Gates", f"{len(people)} people with another gate")
        if change.variants:
            self._add(
                "variants", VARIANTS, variant_rows(organization, change), "Role variants", str(len(change.variants))
            )
        self._connect(context)

    def _add(self, name: str, columns: Sequence[Column[Any]], rows: Sequence[object], title: str, note: str) -> None:
        table = Table(columns, key=lambda row: row.key, sortable=False)
        table.setAccessibleName(title)
        table.show_rows(rows)
        table.setFixedHeight(style.measures.ROW_TABLE * (min(len(rows), MOST_ROWS) + 1) + 2)
        self.tables[name] = table
        self.add_section(table, title, note, is_flush=True)

    def _connect(self, context: Context) -> None:
        screens = {"asks": "roles", "variants": "roles", "people": "people"}
        for name, table in self.tables.items():
            table.explained.connect(self._screen.explain)
            if name in screens:
                table.opened.connect(partial(_jump, context, screens[name]))

    def _explanation(self, row: UnitRow) -> Explanation | None:
        from orgwright.planning.explanations.profile_change import explained_shift

        return None if self.change is None else explained_shift(self.change, row.unit_id)


def _jump(context: Context, screen: str, row: Any, _title: str) -> None:
    context.jump(screen, row.record_id)


def _unit_columns(explain: Callable[[UnitRow], Explanation | None]) -> tuple[Column[Any], ...]:
    return (
        Column("Unit", lambda row: row.name, is_key=True),
        Column("Now, %", lambda row: figures_text(row.before), 64, "right", tone="text2", explain=explain),
        Column("Then, %", lambda row: figures_text(row.after), 64, "right", bold=True, explain=explain),
    )


def _tone(row: AskRow) -> str:
    return "link" if row.begins else "text2"


ASKS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column("", lambda row: row.what, 116, tone=_tone, tooltip=lambda row: f"Only where {row.conditions}"),
)
PEOPLE: tuple[Column[Any], ...] = (
    Column("Person", lambda row: row.name, is_key=True),
    Column("Gate", lambda row: row.gate, 150, tone=lambda row: "short" if row.is_worse else "text2"),
)
VARIANTS: tuple[Column[Any], ...] = (
    Column("Variant", lambda row: row.text, is_key=True, tooltip=lambda row: row.text),
    Column("", lambda row: row.what, 110, tone="text2"),
)
