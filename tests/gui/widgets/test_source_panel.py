"""The document beside a table, driven by mouse and keyboard."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from orgwright.gui import style
from orgwright.gui.widgets.labels import Chip
from orgwright.gui.widgets.source_panel import NO_DOCUMENT, SourcePanel

LINES = [
    "Skills",
    "• Planning ahead",
    "• Reading \U0001f4ca charts",
    "• Cutting costs, keeping friends",
    "Goals",
    "Rest",
]
PAGE = "\n".join(LINES)


def place(words: str, key: object, page: str = PAGE) -> tuple[int, int, object]:
    begins = page.index(words)
    return begins, begins + len(words), key


PLACES = [
    place("Cutting costs", "costs"),
    place("keeping friends", "friends"),
    place("Planning ahead", "planning"),
    place("Reading \U0001f4ca charts", "charts"),
]


@pytest.fixture
def panel(app: QApplication, qtbot: QtBot) -> SourcePanel:
    made = SourcePanel()
    qtbot.addWidget(made)
    made.resize(344, 500)
    made.show_source("engineer.html, read 2 Oct 2026", PAGE, PLACES)
    made.show()
    return made


def heard_by(panel: SourcePanel) -> list[object]:
    heard: list[object] = []
    panel.place_chosen.connect(heard.append)
    return heard


def point_of(panel: SourcePanel, words: str) -> QPoint:
    """The middle of the first letters of some words in the text as Qt holds it."""
    text = panel.text
    cursor = text.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    return text.cursorRect(cursor).center()


def colors_of(panel: SourcePanel, words: str) -> tuple[str, str]:
    """The colours at the left edge and at the right edge of the line where the words stand."""
    text = panel.text
    image = text.viewport().grab().toImage()
    height = point_of(panel, words).y()
    width = text.viewport().width()
    return image.pixelColor(0, height).name().upper(), image.pixelColor(width - 3, height).name().upper()


def test_a_click_into_a_place_tells_its_row_and_lights_it(panel: SourcePanel, qtbot: QtBot) -> None:
    heard = heard_by(panel)
    for words in ("Planning", "friends", "Goals"):
        qtbot.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, pos=point_of(panel, words))
    assert heard == ["planning", "friends"]
    assert panel.text.lit_key == "friends"


def test_places_after_a_character_of_two_units_are_where_they_were_read(panel: SourcePanel, qtbot: QtBot) -> None:
    heard = heard_by(panel)
    qtbot.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, pos=point_of(panel, "costs"))
    assert heard == ["costs"]
    panel.light("friends")
    begins = panel.text.textCursor().position()
    assert panel.text.toPlainText().encode("utf-16-le")[begins * 2 :].decode("utf-16-le").startswith("keeping")


def test_lighting_tells_nobody_and_a_row_without_a_place_lights_nothing(panel: SourcePanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.place_chosen):
        panel.light("charts")
        assert (panel.text.lit_key, panel.text.place_number) == ("charts", 2)
        panel.light("made by hand")
    assert (panel.text.lit_key, panel.text.place_number) == (None, None)


def test_the_lit_place_has_a_bar_and_both_follow_the_theme(panel: SourcePanel, app: QApplication) -> None:
    panel.light("planning")
    assert colors_of(panel, "Planning") == (style.LIGHT.link, style.LIGHT.selection)
    assert colors_of(panel, "charts") == (style.LIGHT.edge, style.LIGHT.raised)
    assert colors_of(panel, "Goals") == (style.LIGHT.panel, style.LIGHT.panel)
    style.choose(app, "dark")
    assert colors_of(panel, "Planning") == (style.DARK.link, style.DARK.selection)


def test_a_place_that_shares_its_line_tints_its_words_alone(panel: SourcePanel) -> None:
    panel.light("costs")
    assert colors_of(panel, "Cutting") == (style.LIGHT.link, style.LIGHT.panel)


def test_alt_with_arrows_goes_from_place_to_place_and_stays_at_the_ends(panel: SourcePanel, qtbot: QtBot) -> None:
    heard = heard_by(panel)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(panel.text, key, Qt.KeyboardModifier.AltModifier)
    assert heard == ["planning", "charts", "planning", "planning"]


def test_stepping_begins_at_the_cursor(panel: SourcePanel, qtbot: QtBot) -> None:
    heard = heard_by(panel)
    panel.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(panel.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert heard == ["friends"]


def test_enter_chooses_the_place_at_the_cursor_and_nothing_elsewhere(panel: SourcePanel, qtbot: QtBot) -> None:
    heard = heard_by(panel)
    qtbot.keyClick(panel.text, Qt.Key.Key_Return)
    panel.text.setTextCursor(panel.text.document().find("ahead"))
    qtbot.keyClick(panel.text, Qt.Key.Key_Return)
    assert heard == ["planning"]


def test_rows_read_from_the_same_words_are_chosen_in_turn(panel: SourcePanel, qtbot: QtBot) -> None:
    panel.show_source("", PAGE, [place("Planning ahead", "one"), place("Planning ahead", "two")])
    heard = heard_by(panel)
    for _ in range(3):
        qtbot.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, pos=point_of(panel, "Planning"))
    assert heard == ["one", "two", "one"]


def test_lighting_scrolls_only_to_what_is_out_of_sight(panel: SourcePanel) -> None:
    page = "\n".join(f"Sentence number {number} of a long document." for number in range(900))
    rows = [place(f"number {number} of", number, page) for number in (3, 5, 700)]
    panel.show_source("", page, rows)
    bar = panel.text.verticalScrollBar()
    panel.light(5)
    assert bar.value() == 0
    panel.light(700)
    shown = panel.text.cursorRect()
    assert 0 < shown.top() < shown.bottom() < panel.text.viewport().height()
    before = bar.value()
    panel.light(None)
    panel.light(700)
    assert bar.value() == before
    panel.show_source("", page, rows[1:])
    assert (bar.value(), panel.text.lit_key) == (before, 700)


def test_places_outside_the_page_and_empty_ones_are_left_out(panel: SourcePanel) -> None:
    panel.show_source("", "Short", [(0, 5, "a"), (3, 3, "b"), (2, 6, "c"), (-1, 2, "d")])
    assert panel.text.place_count == 1


def test_markup_is_shown_as_it_stands_and_cannot_be_typed_over(panel: SourcePanel, qtbot: QtBot) -> None:
    panel.show_source("", "<b>Bold</b>\r\nnext", [(13, 17, "next")])
    assert panel.text.toPlainText() == "<b>Bold</b> \nnext"
    qtbot.keyClicks(panel.text, "more")
    assert panel.text.toPlainText() == "<b>Bold</b> \nnext"
    panel.light("next")
    assert panel.text.textCursor().block().text() == "next"


def test_selected_words_can_be_copied(panel: SourcePanel, app: QApplication) -> None:
    panel.text.setTextCursor(panel.text.document().find("Planning ahead"))
    panel.text.copy()
    assert app.clipboard().text() == "Planning ahead"


def test_finding_ignores_case_goes_on_and_round(panel: SourcePanel, qtbot: QtBot) -> None:
    panel.start_finding()
    finder = panel.finder
    qtbot.keyClicks(finder.field, "ING ")
    assert (panel.text.textCursor().selectedText(), finder.told.text()) == ("ing ", "1 of 4")
    heads = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        qtbot.keyClick(finder.field, Qt.Key.Key_Return, modifier)
        heads.append(panel.text.textCursor().block().text().split()[1])
    assert heads == ["Reading", "Cutting", "Reading"]
    finder.go(-1)
    finder.go(-1)
    assert finder.told.text() == "4 of 4"
    qtbot.keyClicks(finder.field, "zz")
    assert finder.told.text() == "not found"


def test_control_f_opens_the_line_with_the_selected_words_and_escape_closes_line_then_panel(
    panel: SourcePanel, qtbot: QtBot
) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.text.setFocus()
    panel.text.setTextCursor(panel.text.document().find("charts"))
    qtbot.keyClick(panel.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.finder.isVisible()
    assert panel.finder.field.text() == "charts"
    closed: list[bool] = []
    panel.closed.connect(lambda: closed.append(True))
    qtbot.keyClick(panel.finder.field, Qt.Key.Key_Escape)
    assert (panel.finder.isVisible(), closed) == (False, [])
    qtbot.keyClick(panel.text, Qt.Key.Key_F3)
    assert panel.text.textCursor().selectedText() == "charts"
    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)
    assert closed == [True]


def test_a_role_made_by_hand_has_one_line_and_can_be_closed(panel: SourcePanel, qtbot: QtBot) -> None:
    panel.show_source("", "", [])
    panel.start_finding()
    assert not panel.text.isVisible()
    assert not panel.finder.isVisible()
    shown = [one.text() for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]
    assert shown == ["Source", NO_DOCUMENT]
    close = next(one for one in panel.findChildren(QToolButton) if one.toolTip().startswith("Close"))
    with qtbot.waitSignal(panel.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)


def test_a_screen_reader_is_told_how_many_places_there_are_and_which_is_lit(panel: SourcePanel) -> None:
    assert panel.text.accessibleName() == "Text of the document"
    assert panel.text.accessibleDescription() == "4 places became rows"
    panel.light("charts")
    assert panel.text.accessibleDescription() == "Place 2 of 4"


def test_uncertain_places_are_tinted_counted_and_chosen_one_after_the_other(panel: SourcePanel, qtbot: QtBot) -> None:
    panel.show_source("", PAGE, PLACES, uncertain={"charts", "friends"})
    assert colors_of(panel, "charts") == (style.LIGHT.stale, style.LIGHT.tint_stale)
    chip = panel.findChild(Chip)
    assert chip.isVisible()
    assert chip.accessibleName() == "2 uncertain"
    heard = heard_by(panel)
    onwards = next(one for one in panel.findChildren(QPushButton) if one.text() == "Next uncertain")
    for _ in range(3):
        qtbot.mouseClick(onwards, Qt.MouseButton.LeftButton)
    assert heard == ["charts", "friends", "charts"]
    assert colors_of(panel, "charts") == (style.LIGHT.link, style.LIGHT.selection)
    panel.show_source("", PAGE, PLACES)
    assert not chip.isVisible()
    assert not onwards.isVisible()


CHARACTERS = st.sampled_from("ab \n\r\t\v\f\x00\x85é\u00a0\u2028\u2029\u200d\ufdd0\ufdd1\ufffc\U0001f4ca\U0001f468")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(CHARACTERS, min_size=1, max_size=24), st.data())
def test_places_hold_whatever_characters_a_page_has(panel: SourcePanel, page: str, data: st.DataObject) -> None:
    begins = data.draw(st.integers(0, len(page) - 1))
    ends = data.draw(st.integers(begins + 1, len(page)))
    panel.show_source("", page, [(begins, ends, "row")])
    panel.light("row")
    panel.text.select(begins, ends)
    shown = panel.text.textCursor().selectedText().replace("\u2029", "\n")
    changed = {"\r": " ", "\u2028": "\n", "\u2029": "\n", **dict.fromkeys("\x00\ufdd0\ufdd1", "\ufffd")}
    assert shown == "".join(changed.get(letter, letter) for letter in page[begins:ends])
