"""The form in which one cell or a whole range is assessed in full: level, source, assessor, days, note and evidence.

API: ``assess_in_full(parent, context, cells)`` asks and writes one undoable action; ``edit_assessment(parent, context,
assessment)`` changes one that is there. Both run by keyboard alone: a digit chooses the level, Tab goes on, Ctrl+Enter
ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.matrix.cell_evidence import file_line
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, DateField, MultiLineField, TextField
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.scales import LEVELS, scale_of
from orgwright.records import Assessment, Source
from orgwright.workspace import AssessmentRow

AS_HELD = "as held"
"""Chosen where each cell of a range shall keep the level that it holds."""
WITHDRAWN = "withdraw"
MANY_CELLS = 4000
"""Cells from which on assessing takes long enough to be done beside the window."""
SOURCES = ((Source.MANAGER.value, "Manager"), (Source.SELF.value, "Self"), (Source.PEER.value, "Peer"))
ALL_SOURCES = (*SOURCES, (Source.CERTIFICATE.value, "Certificate or test"))


def level_options(organization: Organization, cells: Sequence[Cell], kept: int | None = None) -> list[tuple[int, str]]:
    """The levels that can be given in all the cells, each with its name.

    Where the skills have different scales only the numbers are left. ``kept`` is offered though it has no name.
    """
    scales = {scale_of(organization, skill_id) for _, skill_id in cells}
    if len(scales) != 1:
        return [(level, str(level)) for level in LEVELS]
    (scale,) = scales
    found = [(one.anchor, f"{one.anchor}  {one.name}") for one in scale.levels]
    if kept is not None and scale.at(kept) is None:
        found.append((kept, scale.name_of(kept)))
    return sorted(found)


@dataclass(frozen=True)
class Begin:
    """What stands in the form at first."""

    level: Any
    source: str
    assessor: str
    on: date
    valid_until: date | None = None
    evidence: str = ""


class KeyboardDialog(FormDialog):
    """A form that Ctrl+Enter confirms from any field, also from one of several lines, where Enter begins another."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm by Ctrl+Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm()
        else:
            super().keyPressEvent(event)


class AssessmentDialog(KeyboardDialog):
    """The form; who may be left out of ``assessor`` depends on the source."""

    def __init__(
        self, parent: QWidget, title: str, verb: str, make: Any, levels: Sequence[tuple[Any, str]], begin: Begin
    ) -> None:
        super().__init__(parent, title, verb, make)
        self.level = ChoiceField("Level", levels)
        self.source = ChoiceField("Source", ALL_SOURCES)
        self.assessor = TextField("Who says so")
        self.on = DateField("Assessed on", needed=True)
        self.valid_until = DateField("Valid until", hint="The last valid day; empty: no end")
        self.evidence = MultiLineField("Note or evidence: text, a link, a file", lines=4)
        self.form.add_row((self.level, None, "level"), (self.source, None, "source"))
        self.form.add(self.assessor, key="assessor")
        self.form.add_row((self.on, None, "on"), (self.valid_until, None, "valid_until"))
        self.form.add(self.evidence, key="evidence")
        self.form.add_widget(link("Refer to a file…", "paperclip", self._refer_to_file))
        for field, value in (
            (self.level, begin.level),
            (self.source, begin.source),
            (self.assessor, begin.assessor),
            (self.on, begin.on),
            (self.valid_until, begin.valid_until),
            (self.evidence, begin.evidence),
        ):
            field.show_value(value)
        self.level.editor.setFocus()

    def _refer_to_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Refer to a file, which stays where it is")
        if name:
            text = str(self.evidence.value())
            self.evidence.show_value("\n".join(line for line in (text, file_line(Path(name))) if line))


def assess_in_full(parent: QWidget, context: Context, cells: Sequence[Cell], at_evidence: bool = False) -> bool:
    """Ask for everything about one or more cells and assess them; people of the plan alone are left out.

    ``at_evidence`` begins in the note. True where something was written.
    """
    known = [cell for cell in cells if cell[0] in context.recorded.people]
    if not known:
        return False
    begin = _begin(context, known)
    names = _default_assessors(context, known)

    def make(values: dict[str, Any]) -> None:
        wanted = _assessed(context.organization, known, values)
        if len(known) > MANY_CELLS:
            context.background.run(lambda _progress: context.workspace.assess(**wanted), what="Assess")
        else:
            context.workspace.assess(**wanted)

    options = _options(context.organization, known, begin.level)
    dialog = AssessmentDialog(parent, _title(context.organization, known), "Assess", make, options, begin)
    given = {"name": begin.assessor}

    def follow_source(source: str) -> None:
        if dialog.assessor.value() == given["name"]:
            given["name"] = names[source]
            dialog.assessor.show_value(given["name"])

    dialog.source.committed.connect(follow_source)
    if at_evidence:
        dialog.evidence.editor.setFocus()
    return bool(dialog.exec())


def _title(organization: Organization, cells: Sequence[Cell]) -> str:
    people, skills = ({cell[place] for cell in cells} for place in (0, 1))
    who = organization.people[min(people)].name if len(people) == 1 else f"{len(people)} people"
    what = organization.skills[min(skills)].name if len(skills) == 1 else f"{len(skills)} skills"
    return f"Assess {who} in {what}"


def _options(organization: Organization, cells: Sequence[Cell], level: Any) -> list[tuple[Any, str]]:
    kept = level if isinstance(level, int) else None
    as_held = [(AS_HELD, "as each holds it")] if len(cells) > 1 else []
    return [*level_options(organization, cells, kept), *as_held, (WITHDRAWN, "withdraw")]


def _begin(context: Context, cells: Sequence[Cell]) -> Begin:
    """What was said today by the user stands in the form, so that a note can be added to it; else what is held."""
    actor, day = context.workspace.actor, context.day
    if len(cells) > 1:
        levels = {context.organization.proficiency.level(*cell) for cell in cells}
        level = min(levels) if len(levels) == 1 and min(levels) >= 0 else AS_HELD if max(levels) >= 0 else None
        return Begin(level, Source.MANAGER.value, actor, day)
    said = [one for one in context.workspace.assessments_of(*cells[0]) if one.assessed_on == day]
    mine = next((one for one in said if one.source == Source.MANAGER and one.assessor == actor), None)
    if mine is not None:
        return _begin_of(mine)
    held = context.organization.proficiency.held(*cells[0]).level
    return Begin(held, Source.MANAGER.value, actor, day)


def _begin_of(one: AssessmentRow) -> Begin:
    level = WITHDRAWN if one.level is None else one.level
    return Begin(level, one.source, one.assessor, one.assessed_on, one.valid_until, one.evidence)


def _default_assessors(context: Context, cells: Sequence[Cell]) -> dict[str, str]:
    """Who usually speaks for a source: the user, the person, nobody known for a certificate."""
    people = {person_id for person_id, _ in cells}
    self_name = context.organization.people[min(people)].name if len(people) == 1 else ""
    actor = context.workspace.actor
    return {Source.MANAGER: actor, Source.PEER: actor, Source.SELF: self_name, Source.CERTIFICATE: ""}


def _assessed(organization: Organization, cells: Sequence[Cell], values: dict[str, Any]) -> dict[str, Any]:
    """What ``Workspace.assess`` takes, from the values of the form."""
    level = values["level"]
    if level is None:
        raise RefusedInput("Choose a level, or withdraw.")
    if not values["assessor"] and values["source"] != Source.SELF:
        raise RefusedInput("Write who says so: a name, or who issued the certificate.")
    if values["valid_until"] is not None and values["valid_until"] < values["on"]:
        raise RefusedInput("The last valid day lies before the day of the assessment.")
    matrix = organization.proficiency
    levels: dict[Cell, int | None] = dict.fromkeys(cells, None if level == WITHDRAWN else level)
    if level == AS_HELD:
        levels = {cell: matrix.level(*cell) for cell in cells if matrix.level(*cell) >= 0}
    return {"levels": levels, **{name: value for name, value in values.items() if name != "level"}}


def edit_assessment(parent: QWidget, context: Context, one: AssessmentRow) -> bool:
    """Change one assessment that is in the file; only what differs is written, as one action."""
    begin = _begin_of(one)

    def make(values: dict[str, Any]) -> None:
        level = None if values["level"] == WITHDRAWN else values["level"]
        _assessed(context.organization, [(one.person_id, one.skill_id)], values)
        wanted = {
            "level": level,
            "source": values["source"],
            "assessor": values["assessor"],
            "assessed_on": values["on"],
            "valid_until": values["valid_until"],
            "evidence": values["evidence"],
        }
        changed = {name: value for name, value in wanted.items() if value != getattr(one, name)}
        _refuse_twin(context, one, wanted)
        if changed:
            context.workspace.change(Assessment, one.id, **changed)

    cells = [(one.person_id, one.skill_id)]
    title = _title(context.organization, cells).replace("Assess ", "Assessment of ", 1)
    options = _options(context.organization, cells, one.level)
    return bool(AssessmentDialog(parent, title, "Change", make, options, begin).exec())


def _refuse_twin(context: Context, one: AssessmentRow, wanted: dict[str, Any]) -> None:
    names = ("source", "assessor", "assessed_on")
    for other in context.workspace.assessments_of(one.person_id, one.skill_id):
        if other.id != one.id and all(getattr(other, name) == wanted[name] for name in names):
            raise RefusedInput(
                f"{wanted['assessor'] or 'The person'} said something else on that day already; edit that."
            )
