"""What explains the matrix in its workbook: the legend of its marks, and how every figure is computed."""

from __future__ import annotations

from orgwright.exchange.matrix_workbook_levels import FILLS, INKS, MARKS
from orgwright.exchange.matrix_workbook_table import EXPIRED_WORD, LEVELS
from orgwright.exchange.sheets import FIRST_ROW, Book, Sheet
from orgwright.planning.organization import Organization
from orgwright.planning.scales import scales
from orgwright.records import ScaleLevel

_LINE, _LETTERS = 14.5, 100
"""Points of a line of the notes, and how many letters fit into it."""
_SIGNS = (
    ("met", 4, "Required, and held at the required level or above."),
    ("short", 2, "Required at a higher level than the one held."),
    ("missing", 0, "Required, and known not to be held at all."),
    ("unknown", None, "Required, and nobody has said anything that counts: not known is not 0."),
    ("expired", EXPIRED_WORD, "Somebody said something once, and its validity has ended."),
)
_NOTES = (
    (
        "Level",
        "The level that counts on the day: in each source the newest statement hides the older ones, and the first "
        "source in the order above that has a level gives it.",
    ),
    ("Required", "The sheet “Required” says what each role requires; “Weights” what each requirement weighs."),
    (
        "Levels missing",
        "Of a person: Σ max(0, required − held) over the skills of this sheet whose level is known. Of a skill: the "
        "same over its people.",
    ),
    (
        "Coverage",
        "Σ weight × min(held ÷ required, 1) ÷ Σ weight over what the role requires in the skills of this sheet. Low "
        "counts what is not known as 0, high counts it as met; no range where the role requires none of them.",
    ),
    (
        "Weight",
        "Importance (critical 4, important 3, context-specific 2, optional 1) × tier (must-have 1, advanced 1, "
        "good-to-have ½, emerging ¼), unless the policies of the file say otherwise.",
    ),
    (
        "Bringing it back",
        "Type levels from 0 to 5 and import the workbook. Sort, filter, insert and rename as you like. An emptied cell "
        "withdraws a level; a deleted row changes nothing; a row added below the last is offered as a new person. "
        "Leave the hidden columns, the hidden row and the hidden sheet as they are: they say which cell is which.",
    ),
)


def write_legend(book: Book, organization: Organization, looked_at: str) -> None:
    """Each mark as the matrix shows it, with its meaning, and the words of the levels."""
    sheet = book.sheet("Legend", "Legend", looked_at, landscape=False)
    sheet.widths(14, 90)
    row = FIRST_ROW
    for name, shown, meaning in _SIGNS:
        look = book.look(**MARKS[name], align="center", border=1, border_color="#CDD2D9")
        worksheet = sheet.worksheet
        if isinstance(shown, int):
            worksheet.write_number(row, 0, shown, look)
        elif shown is None:
            worksheet.write_blank(row, 0, None, look)
        else:
            worksheet.write_string(row, 0, shown, look)
        sheet.write(row, 1, meaning, "wrapped")
        row += 1
    for level, word in enumerate(LEVELS):
        look = book.look(bg_color=FILLS[level], font_color=INKS[level], align="center")
        sheet.worksheet.write_number(row + 1 + level, 0, level, look)
        sheet.write(row + 1 + level, 1, word)
    _write_scales(sheet, organization, row + 2 + len(LEVELS))


def _write_scales(sheet: Sheet, organization: Organization, row: int) -> None:
    """The names that other scales give the levels."""
    for one in sorted(organization.table(ScaleLevel).values(), key=lambda level: (level.scale_id, level.anchor)):
        scale = scales(organization)[one.scale_id].name
        sheet.write(row, 0, one.anchor, "whole")
        sheet.write(row, 1, f"{scale}: {one.name}" + (f", {one.description}" if one.description else ""))
        row += 1


def write_notes(book: Book, organization: Organization, looked_at: str, source: str) -> None:
    """The sheet “How computed”."""
    sheet = book.sheet("How computed", "How computed", looked_at, landscape=False)
    sheet.widths(24, 100)
    order = "Counts first: " + ", then ".join(organization.policy.precedence) + "."
    left_out = organization.profile.left_out
    lines = (("From", source), *((("Left out", left_out),) if left_out else ()), ("Order of sources", order), *_NOTES)
    for row, (name, text) in enumerate(lines, FIRST_ROW):
        sheet.write(row, 0, name, "wrapped")
        sheet.write(row, 1, text, "wrapped")
        # Not every program makes rows high enough by itself.
        sheet.worksheet.set_row(row, _LINE * (1 + len(text) // _LETTERS))
