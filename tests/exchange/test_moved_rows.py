import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.exchange.moved_rows import MovedRows, MovedSheets

ROWS = MovedRows({5: 4, 8: 2})
SHEETS = MovedSheets({"plan": ROWS})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(B5:B5)", "SUM(B5:B8)"),
        ("SUM(B5:B6)+B7", "SUM(B5:B9)+B10"),
        ("B4+C5", "B4+C5"),
        ("SUM(B5)", "SUM(B5:B8)"),
        ("MAX( $B$5 , Plan!C5,D4,E8:E8)", "MAX( $B$5:$B$8 , Plan!C5:C8,D4,E11:E12)"),
        ("SUM(B5*2,ROUND(C5,1),(D5))+SUM(Other!B5)", "SUM(B5*2,ROUND(C5,1),(D5))+SUM(Other!B5)"),
        ("SUM(B5,)", "SUM(B5:B8,)"),
        ("SUM($B$2:$B$5)*$A$9", "SUM($B$2:$B$8)*$A$13"),
        ('"B9"&A9', '"B9"&A13'),
        ("SUM(A:A)+SUM($9:$9)", "SUM(A:A)+SUM($13:$13)"),
        ("Other!B9+plan!B9", "Other!B9+plan!B13"),
        ("[1]Plan!B9", "[1]Plan!B9"),
        ("Table1[Cost]+rate+LOG10(B9)", "Table1[Cost]+rate+LOG10(B13)"),
        ("Plan!$A$1:$D$9,Plan!$A$1", "Plan!$A$1:$D$13,Plan!$A$1"),
    ],
)
def test_references_move_as_if_the_copies_were_inserted(before: str, after: str) -> None:
    assert SHEETS.formula(before, "Plan") == after
    assert SHEETS.formula(f"={before}", "Plan") == f"={after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B5*C5", "B7*C7"),
        ("D4+C5", "D6+C7"),
        ("SUM(C$5:C5)", "SUM(C$5:C7)"),
        ("SUM(B5:D5)", "SUM(B7:D7)"),
        ("C5/C$9", "C7/C$13"),
        ("C5*$C$2+B2", "C7*$C$2+B2"),
        ("Other!B5", "Other!B5"),
        ("SUM(B5)", "SUM(B7)"),
    ],
)
def test_a_copy_refers_to_its_own_row_and_the_one_above(before: str, after: str) -> None:
    assert SHEETS.formula(before, "Plan", (5, 2)) == after


def test_a_chart_draws_every_copy_of_one_cell() -> None:
    assert SHEETS.drawn("'Plan'!$B$5") == "'Plan'!$B$5:$B$8"
    assert SHEETS.drawn("'Plan'!$B$4") == "'Plan'!$B$4"
    assert SHEETS.drawn("(Plan!$B$5,Other!$B$5)") == "(Plan!$B$5:$B$8,Other!$B$5)"


def test_areas_grow_and_cells_stay_at_the_first_copy() -> None:
    assert ROWS.area("B5") == "B5:B8"
    assert ROWS.area("A1:B4 C5:D9 E6") == "A1:B4 C5:D13 E9"
    assert ROWS.cell("B5") == "B5"
    assert ROWS.cell("B9") == "B13"


def test_a_sheet_without_repeated_rows_keeps_its_references() -> None:
    assert SHEETS.formula("B9", "Other") == "B9"
    assert MovedSheets({}).formula("SUM(A1:A9)", "Plan") == "SUM(A1:A9)"


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(1, 30), st.integers(1, 6), max_size=5), st.integers(1, 40), st.integers(1, 40))
def test_rows_land_where_copying_them_one_by_one_puts_them(copies: dict[int, int], one: int, other: int) -> None:
    landed: list[int] = []
    for row in range(1, 41):
        landed += [row] * copies.get(row, 1)
    rows = MovedRows(copies)
    top, bottom = min(one, other), max(one, other)
    first, last = landed.index(top) + 1, len(landed) - landed[::-1].index(bottom)
    assert (rows.first(top), rows.last(bottom)) == (first, last)
    assert MovedSheets({"plan": rows}).formula(f"SUM(B{top}:B{bottom})", "Plan") == f"SUM(B{first}:B{last})"
