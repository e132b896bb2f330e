import pytest

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign import Sheet
from orgwright.gui.mapping.lines import lines_of, lines_text

SHEET = Sheet("Team", tuple((None,) * 30 for _ in range(20)), first_row=2, first_column=1)


def test_lines_are_written_as_in_the_file_with_runs_joined() -> None:
    assert lines_text(SHEET, (0, 1, 2, 5), is_row=True) == "3:5, 8"
    assert lines_text(SHEET, (0, 25), is_row=False) == "B, AA"


@pytest.mark.parametrize("is_row", [True, False])
def test_what_is_written_is_read_back(is_row: bool) -> None:
    lines = (0, 1, 2, 5, 11)
    assert lines_of(SHEET, lines_text(SHEET, lines, is_row=is_row), is_row=is_row) == lines


@pytest.mark.parametrize(("text", "is_row"), [("2", True), ("99", True), ("B", True), ("3", False), ("ZZ", False)])
def test_a_line_that_the_sheet_does_not_have_is_refused_with_its_name(text: str, is_row: bool) -> None:
    with pytest.raises(RefusedInput, match=f"“{text}” is no (row|column) of the sheet"):
        lines_of(SHEET, text, is_row=is_row)


def test_nothing_written_names_no_line() -> None:
    assert lines_of(SHEET, " , ", is_row=True) == ()
