from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from orgwright.gui import style
from orgwright.gui.widgets.wrapping import Line, line_height, wrapped


def test_a_short_text_is_one_line_and_an_empty_one_too(app: QApplication) -> None:
    assert wrapped("Weekly", 200) == (Line("Weekly"),)
    assert wrapped("", 200) == (Line(""),)


def test_line_breaks_of_the_text_are_kept(app: QApplication) -> None:
    assert [line.text for line in wrapped("Two parts:\n– one\n\n– two", 200)] == ["Two parts:", "– one", "", "– two"]


def test_an_item_of_a_list_continues_under_its_first_word(app: QApplication) -> None:
    lines = wrapped("– an item that is longer than the column it stands in", 120)
    mark = QFontMetrics(style.font()).horizontalAdvance("– ")
    assert len(lines) > 2
    assert [line.indent for line in lines] == [0] + [mark] * (len(lines) - 1)


def test_bold_text_breaks_where_bold_letters_need_it(app: QApplication) -> None:
    lines = wrapped("The quick judgement of many people " * 8, 150, bold=True)
    metrics = QFontMetrics(style.font(bold=True))
    assert all(metrics.horizontalAdvance(line.text) <= 150 for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab é😀\n–•ก ", max_size=120), st.integers(30, 300))
def test_wrapping_loses_nothing_but_blanks_and_stays_in_its_column(
    dressed: QApplication, text: str, width: int
) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    metrics = QFontMetrics(style.font())
    assert all(metrics.horizontalAdvance(line.text) + line.indent <= width for line in lines)


def test_lines_stand_as_the_visual_system_says(app: QApplication) -> None:
    assert [line_height(pixels) for pixels in (11, 12, 13)] == [14, 16, 18]
