"""The part of the settings about scales: names for the levels of some skills, each field saved as it is left.

What would make levels read differently that somebody holds is told before it is done. No stored level ever changes.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.preferences.scale_words import effect_text, level_lines, parse_levels, serves_text, unnamed_text
from orgwright.gui.widgets.buttons import icon_button, link
from orgwright.gui.widgets.dialogs import FormDialog, confirmed
from orgwright.gui.widgets.fields import ChoiceField, Field, MultiLineField, TextField
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.organization import EditedRows
from orgwright.planning.rows import changed_row
from orgwright.planning.rows import row as row_of_values
from orgwright.planning.scales import (
    DEFAULT_SCALE,
    LEVELS,
    NamedScale,
    level_counts,
    read_differently,
    scales,
    skills_of_scale,
)
from orgwright.records import Assessment, Person, Scale, ScaleLevel, Skill, SkillKind
from orgwright.workspace import Changes

NOTE = (
    "Levels are stored from 0 to 5 whatever they are called. A scale gives some of them other names, for all skills of "
    "a kind or for single skills; changing it changes no stored level."
)
KINDS = ((None, "no kind"), *((kind.value, f"all {kind.value} skills") for kind in SkillKind))
_NEW = -1


class ScalesPart(QWidget):
    """All scales, and the way to add one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.forms: dict[str, Field] = {}
        self._blocks: dict[int, _ScaleBlock] = {}
        self._counting = Computing(context, "Counting levels", self)
        self._column = QVBoxLayout()
        self._column.setSpacing(style.measures.SPACE_4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.measures.SPACE_2)
        layout.addWidget(label("Scales", style.measures.TEXT_PANEL_TITLE, bold=True))
        layout.addWidget(second_line(NOTE, wrap=True))
        layout.addWidget(hairline())
        layout.addLayout(self._column)
        layout.addWidget(link("Add a scale…", "plus", self.add_scale))
        layout.addStretch(1)

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the scales as they are; the field that has the keyboard keeps it."""
        if changes is not None and not changes.touches(Scale, ScaleLevel, Skill, Assessment, Person):
            return
        named = scales(self._context.recorded)
        focused = self.window().focusWidget()
        kept = next((key for key, field in self.forms.items() if field.editor is focused), None)
        for number in self._blocks.keys() - named.keys():
            self._drop(number)
        for number, scale in sorted(named.items()):
            block = self._blocks.get(number)
            if block is None or block.anchors != [one.anchor for one in scale.levels]:
                self._drop(number)
                block = _ScaleBlock(self._context, number, self.forms)
                self._blocks[number] = block
                self._column.insertWidget(sorted(named).index(number), block)
            block.show_scale(scale)
        if kept in self.forms:
            self.forms[kept].editor.show()
            self.forms[kept].editor.setFocus()
        self._count()

    def _drop(self, number: int) -> None:
        block = self._blocks.pop(number, None)
        if block is not None:
            for key in [key for key in self.forms if key.startswith(f"scale.{number}.")]:
                del self.forms[key]
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()

    def _count(self) -> None:
        """Count in the background who holds which level of the skills that the scales serve."""
        organization = self._context.recorded
        numbers = tuple(self._blocks)
        if not numbers:
            return

        def work(_progress: object) -> dict[int, tuple[int, tuple[int, ...]]]:
            served = {number: skills_of_scale(organization, number) for number in numbers}
            return {number: (len(ids), level_counts(organization, ids)) for number, ids in served.items()}

        def done(found: dict[int, tuple[int, tuple[int, ...]]]) -> None:
            for number, (count, levels) in found.items():
                if number in self._blocks:
                    self._blocks[number].show_counts(count, levels)

        self._counting.start(work, done)

    def add_scale(self) -> None:
        """Ask for the name and the levels of a new scale; it serves nobody until somebody says whom."""

        def make(values: dict[str, Any]) -> None:
            levels = parse_levels(values.pop("levels"))
            self._context.workspace.add_scale(levels, **values)

        sentence = "One level a line: the level from 0 to 5 that it stands for, its name, a colon, and what it means."
        dialog = FormDialog(self, "New scale", "Add the scale", make, sentence, wide=True)
        dialog.form.add(TextField("Name", needed=True), key="name")
        dialog.form.add(TextField("Description"), key="description")
        dialog.form.add(MultiLineField("Levels, lowest first", lines=7), key="levels").show_value(
            level_lines(DEFAULT_SCALE)
        )
        dialog.exec()


class _ScaleBlock(QWidget):
    """One scale: its name, whom it serves, its levels, and what is without a name."""

    def __init__(self, context: Context, number: int, forms: dict[str, Field]) -> None:
        super().__init__()
        self._context = context
        self._number = number
        self._forms = forms
        self._scale: NamedScale = scales(context.recorded)[number]
        self.anchors = [one.anchor for one in self._scale.levels]
        self._reading = Computing(context, "Reading the levels", self)
        self._serves = second_line("", wrap=True)
        self._unnamed = second_line("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_2)
        column.addLayout(self._head())
        for place, anchor in enumerate(self.anchors):
            column.addLayout(self._level_row(anchor, is_first=place == 0))
        column.addLayout(self._foot())
        column.addWidget(self._serves)
        column.addWidget(self._unnamed)
        column.addWidget(hairline())

    def _keep(self, name: str, field: Field, save: Callable[[Any], object]) -> Field:
        field.committed.connect(lambda value: self._save(save, value))
        self._forms[f"scale.{self._number}.{name}"] = field
        return field

    def _save(self, save: Callable[[Any], object], value: Any) -> None:
        if attempt(self, lambda: (save(value),)) is None:
            self.show_scale(self._scale)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        workspace, number = self._context.workspace, self._number
        name = self._keep(
            "name", TextField("Scale", needed=True), lambda value: workspace.change(Scale, number, name=value)
        )
        words = self._keep(
            "description", TextField("Description"), lambda value: workspace.change(Scale, number, description=value)
        )
        kind = self._keep("kind", ChoiceField("Serves", KINDS), self.serve_kind)
        row.addWidget(name, 3)
        row.addWidget(words, 5)
        row.addWidget(kind, 3)
        row.addWidget(_at_foot(icon_button("trash", "Remove the scale", self.remove)))
        return row

    def _level_row(self, anchor: int, is_first: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        titles = ("Stands for level", "Name", "Description") if is_first else ("", "", "")
        free = [(one, str(one)) for one in LEVELS if one == anchor or one not in self.anchors]
        stands = self._keep(f"{anchor}.anchor", ChoiceField(titles[0], free), lambda to: self.move_level(anchor, to))
        name = self._keep(f"{anchor}.name", TextField(titles[1]), lambda value: self._change_level(anchor, name=value))
        words = self._keep(
            f"{anchor}.description",
            TextField(titles[2]),
            lambda value: self._change_level(anchor, description=value),
        )
        for field, title in ((stands, "Stands for level"), (name, "Name"), (words, "Description")):
            field.editor.setAccessibleName(f"{title} of level {anchor}")
        row.addWidget(stands, 2)
        row.addWidget(name, 3)
        row.addWidget(words, 6)
        row.addWidget(_at_foot(icon_button("x", f"Remove level {anchor}", lambda: self.remove_level(anchor))))
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_at_foot(link("Add a level…", "plus", self.add_level)))
        row.addStretch(1)
        give = PickerField("Give it to a skill", lambda: self._skills(is_own=False))
        take = PickerField("Take it from a skill", lambda: self._skills(is_own=True))
        row.addWidget(self._keep("give", give, lambda skill_id: self.give(skill_id, self._number)), 3)
        row.addWidget(self._keep("take", take, lambda skill_id: self.give(skill_id, None)), 3)
        return row

    def _skills(self, is_own: bool) -> list[Option]:
        """The skills that name this scale themselves, or all others, by name."""
        found = self._context.recorded.skills.values()
        chosen = [one for one in found if (one.scale_id == self._number) is is_own]
        return [Option(one.id, one.name, str(one.kind)) for one in sorted(chosen, key=lambda one: one.name.casefold())]

    def show_scale(self, scale: NamedScale) -> None:
        """Show the values as they are."""
        self._scale = scale
        stored = self._context.recorded.table(Scale)[self._number]
        kind = None if stored.kind is None else str(stored.kind)
        values: dict[str, Any] = {"name": scale.name, "description": scale.description, "kind": kind}
        values |= {"give": None, "take": None}
        for one in scale.levels:
            values[f"{one.anchor}.anchor"] = one.anchor
            values[f"{one.anchor}.name"] = one.name
            values[f"{one.anchor}.description"] = one.description
        for name, value in values.items():
            self._forms[f"scale.{self._number}.{name}"].show_value(value)
        self._forms[f"scale.{self._number}.take"].setVisible(bool(self._skills(is_own=True)))

    def show_counts(self, skills: int, counts: Sequence[int]) -> None:
        """Say how many skills it serves, and how levels without a name read."""
        own = [one.title for one in self._skills(is_own=True)]
        named = f" By their own choice: {', '.join(own[:8])}{' …' if len(own) > 8 else ''}." if own else ""
        self._serves.setText(serves_text(self._scale, skills) + named)
        self._unnamed.setText(unnamed_text(self._scale, counts))
        self._unnamed.setVisible(bool(self._scale.levels))

    # Changing

    def _level_id(self, anchor: int) -> int:
        rows = self._context.recorded.table(ScaleLevel).items()
        return next(key for key, one in rows if one.scale_id == self._number and one.anchor == anchor)

    def _change_level(self, anchor: int, **values: Any) -> Changes:
        return self._context.workspace.change(ScaleLevel, self._level_id(anchor), **values)

    def _offer(self, edits: EditedRows, title: str, verb: str, do: Callable[[], object]) -> None:
        """Do it at once where no level that is held would read differently; else say what would, and ask."""
        before = self._context.recorded
        after = before.edited(edits, {}, before.assessments.assessors)

        def ask(found: Any) -> None:
            if any(one.cells for one in found) and not confirmed(self.window(), title, effect_text(found), verb):
                self.show_scale(self._scale)
                return
            attempt(self.window(), do)

        self._reading.start(lambda _progress: read_differently(before, after), ask)

    def serve_kind(self, kind: str | None) -> None:
        """Let the scale name the levels of all skills of a kind, those with a scale of their own aside."""
        rows, number = self._context.recorded.table(Scale), self._number
        taken = next((one for one in rows.values() if kind is not None and one.kind == kind and one.id != number), None)
        if taken is not None:
            raise RefusedInput(f"The scale {taken.name} serves all {kind} skills already; choose no kind there first.")
        edits: EditedRows = {Scale: {number: changed_row(rows[number], kind=kind)}}
        workspace = self._context.workspace
        self._offer(edits, "Serve other skills?", "Change it", lambda: workspace.change(Scale, number, kind=kind))

    def move_level(self, anchor: int, to: int) -> None:
        """Let a level of the scale stand for another stored level."""
        level_id, workspace = self._level_id(anchor), self._context.workspace
        edits: EditedRows = {
            ScaleLevel: {level_id: changed_row(self._context.recorded.table(ScaleLevel)[level_id], anchor=to)}
        }
        self._offer(
            edits, "Stand for another level?", "Change it", lambda: workspace.change(ScaleLevel, level_id, anchor=to)
        )

    def add_level(self) -> None:
        """Ask for one more level."""
        free = [(one, str(one)) for one in LEVELS if one not in self.anchors]

        def make(values: dict[str, Any]) -> None:
            values = {"scale_id": self._number, **values}
            edits: EditedRows = {ScaleLevel: {_NEW: row_of_values(ScaleLevel, {"id": _NEW, **values})}}
            workspace = self._context.workspace
            self._offer(edits, "Add the level?", "Add the level", lambda: workspace.add(ScaleLevel, **values))

        if free:
            dialog = FormDialog(self, f"New level of {self._scale.name}", "Add the level", make)
            dialog.form.add(ChoiceField("Stands for level", free), key="anchor").show_value(free[0][0])
            dialog.form.add(TextField("Name", needed=True), key="name")
            dialog.form.add(TextField("Description"), key="description")
            dialog.exec()

    def remove_level(self, anchor: int) -> None:
        """Remove one level of the scale."""
        level_id = self._level_id(anchor)
        workspace = self._context.workspace
        edits: EditedRows = {ScaleLevel: {level_id: None}}
        self._offer(edits, "Remove the level?", "Remove it", lambda: workspace.remove(ScaleLevel, level_id))

    def give(self, skill_id: int | None, scale_id: int | None) -> None:
        """Let one skill use this scale, or go back to that of its kind."""
        if skill_id is None:
            return
        edits: EditedRows = {Skill: {skill_id: changed_row(self._context.recorded.skills[skill_id], scale_id=scale_id)}}
        workspace = self._context.workspace
        self._offer(
            edits, "Use another scale?", "Change it", lambda: workspace.change(Skill, skill_id, scale_id=scale_id)
        )

    def remove(self) -> None:
        """Remove the scale; its skills go back to the scale of their kind or to the default one."""
        recorded, number = self._context.recorded, self._number
        levels = {key: None for key, one in recorded.table(ScaleLevel).items() if one.scale_id == number}
        own = {key: changed_row(one, scale_id=None) for key, one in recorded.skills.items() if one.scale_id == number}
        edits: EditedRows = {Scale: {number: None}, ScaleLevel: levels, Skill: own}
        workspace = self._context.workspace
        self._offer(edits, "Remove the scale?", "Remove it", lambda: workspace.remove(Scale, number))


def _at_foot(widget: QWidget) -> QWidget:
    """A control that stands on the line of the editors beside it, under their titles."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(widget)
    return holder
