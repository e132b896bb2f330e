"""The preview of a paste that does not fit: what will be written, what is refused and why, before anything is."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from orgwright.gui.matrix.pasting import Paste
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.dialogs import Dialog
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.organization import Organization

MOST_ROWS = 500
"""Rows of the preview; what is beyond is counted in a sentence."""


@dataclass(frozen=True)
class PreviewRow:
    """One pasted value: where, what it says, what becomes of it."""

    number: int
    person: str
    skill: str
    text: str
    outcome: str
    is_refused: bool


COLUMNS = (
    Column[PreviewRow]("Person", lambda row: row.person, 150, is_key=True),
    Column[PreviewRow]("Skill", lambda row: row.skill, 150),
    Column[PreviewRow]("Pasted", lambda row: row.text, 80),
    Column[PreviewRow](
        "What happens", lambda row: row.outcome, 0, tone=lambda row: "missing" if row.is_refused else "text2"
    ),
)


def preview_rows(organization: Organization, paste: Paste) -> tuple[PreviewRow, ...]:
    """What is refused first, then what will be written, as much as a person can look through."""
    people, skills = organization.people, organization.skills
    held = organization.proficiency.level
    said = [(one.cell, one.text, f"Left out: {one.reason}", True) for one in paste.refused[:MOST_ROWS]]
    for cell, level in list(paste.levels.items())[: MOST_ROWS - len(said)]:
        before = held(*cell)
        now = f"level {before}" if before >= 0 else "not known"
        will = "withdrawn" if level is None else f"level {level}"
        same = before == (-1 if level is None else level)
        said.append((cell, "" if level is None else str(level), "As it is" if same else f"{now} → {will}", False))
    return tuple(
        PreviewRow(number, people[cell[0]].name, skills[cell[1]].name, text, outcome, is_refused)
        for number, (cell, text, outcome, is_refused) in enumerate(said)
    )


class PasteDialog(Dialog):
    """Shows what a paste would do; accepted, the screen writes what fits."""

    def __init__(self, parent: QWidget | None, organization: Organization, paste: Paste) -> None:
        count = len(paste.levels)
        verb = f"Paste {count:,} {'cell' if count == 1 else 'cells'}"
        super().__init__(parent, "Paste what fits?", paste.sentence, verb, wide=True)
        self.table = Table(COLUMNS, key=lambda row: row.number)
        self.table.setMinimumHeight(280)
        rows = preview_rows(organization, paste)
        self.table.show_rows(rows)
        self.add_content(self.table)
        beyond = len(paste.refused) + count - len(rows)
        if beyond > 0:
            self.add_content(second_line(f"{beyond:,} more values are not listed here."))
        self.verb.setEnabled(count > 0)
        if not count:
            self.cancel.setDefault(True)
