from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.matrix.matrices import bakery
from orgwright.gui.matrix.model import matrix_picture
from orgwright.gui.matrix.paste_dialog import PasteDialog, preview_rows
from orgwright.gui.matrix.pasting import Paste, paste_of, refused_level
from orgwright.gui.matrix.shown import Shown
from orgwright.planning.organization import Organization
from orgwright.records import Scale, ScaleLevel

SHOWN = Shown(requirement="all", group_by="nothing", sort_by="name", skills_by="nothing")


def with_scale() -> Organization:
    """The bakery, where talking has three levels of its own."""
    names = {1: "Listens", 3: "Explains", 5: "Convinces"}
    levels = {place: ScaleLevel(id=place, scale_id=1, anchor=place, name=name) for place, name in names.items()}
    edits = {Scale: {1: Scale(id=1, name="Talk", kind="soft")}, ScaleLevel: levels}
    return bakery().edited(edits, {}, ("", "Mo"))


def pasted(organization: Organization, texts: list[list[str]], outside: int = 0) -> Paste:
    picture = matrix_picture(organization, None, SHOWN)
    cells = [(row, column, text) for row, line in enumerate(texts) for column, text in enumerate(line)]
    return paste_of(picture, organization, cells, outside)


def test_levels_words_and_blanks_are_read() -> None:
    paste = pasted(bakery(), [["3", "with help"], ["", "2.0"]])
    assert dict(paste.levels) == {(1, 1): 3, (1, 2): 2, (2, 1): None, (2, 2): 2}
    assert (paste.changed, paste.cleared, paste.fits) == (4, 1, True)


def test_what_is_no_level_is_refused_with_its_reason_and_nothing_else_is() -> None:
    paste = pasted(bakery(), [["7", "3"], ["=1", "no"]])
    assert [(one.cell, one.text) for one in paste.refused] == [((1, 1), "7"), ((2, 1), "=1"), ((2, 2), "no")]
    assert {one.reason for one in paste.refused} == {"not a level of 0 to 5 or its word"}
    assert dict(paste.levels) == {(1, 2): 3}
    assert not paste.fits


def test_a_level_that_a_scale_does_not_have_is_refused_and_its_words_are_read() -> None:
    paste = pasted(with_scale(), [["2", "2"], ["2", "explains"]])
    assert dict(paste.levels) == {(1, 1): 2, (2, 1): 2, (2, 2): 3}
    assert [one.reason for one in paste.refused] == ["the scale Talk has 1 Listens, 3 Explains, 5 Convinces"]
    assert refused_level(with_scale(), 1, 2) == ""


def test_values_beyond_the_edge_are_told() -> None:
    paste = pasted(bakery(), [["4"]], outside=2)
    assert not paste.fits
    assert paste.sentence == (
        "1 level will be written; 0 cells will differ from now. "
        "2 values lie beyond the edge of the matrix and will be left out."
    )


def test_the_preview_shows_what_is_refused_first_and_what_each_cell_becomes() -> None:
    organization = bakery()
    rows = preview_rows(organization, pasted(organization, [["5", "7"], ["", "3"]]))
    assert [(row.person, row.skill, row.outcome) for row in rows] == [
        ("Ana", "Talking", "Left out: not a level of 0 to 5 or its word"),
        ("Ana", "Kneading", "level 4 → level 5"),
        ("Bo", "Kneading", "level 2 → withdrawn"),
        ("Bo", "Talking", "As it is"),
    ]


def test_where_nothing_fits_nothing_can_be_pasted(app: QApplication, qtbot: QtBot) -> None:
    organization = bakery()
    for texts, possible in (([["x"]], False), ([["x", "3"]], True)):
        dialog = PasteDialog(None, organization, pasted(organization, texts))
        qtbot.addWidget(dialog)
        assert dialog.verb.isEnabled() is possible
    assert dialog.verb.text() == "Paste 1 cell"
