from datetime import date

from orgwright.gui.staffing.actual_columns import TITLES, actual_columns, fitting_widths
from orgwright.planning.plan_actual import Compared, ComparedMonth


def month(figure: int, actual: int | None) -> ComparedMonth:
    difference = None if actual is None else actual - figure
    return ComparedMonth(date(2026, 4, 1), 0, dict.fromkeys(TITLES, Compared(figure, actual, difference)))


def test_columns_grow_with_their_figures_and_never_fall_below_their_heads() -> None:
    none, small, large = (fitting_widths(one) for one in ((), (month(5, 4),), (month(5_000_000_000, 4_100_000_000),)))
    assert all(width > 0 for width in none)
    assert all(before <= after for before, after in zip(none, small, strict=True))
    assert all(before < after for before, after in zip(small, large, strict=True))


def test_every_figure_has_what_came_of_the_plan_and_an_explained_difference() -> None:
    asked: list[tuple[str, str]] = []
    columns = actual_columns(
        fitting_widths(()),
        lambda figure, _row: asked.append(("difference", figure)),
        lambda figure, _row: asked.append(("running", figure)),
    )
    assert [one.title for one in columns][:3] == ["Month", "People", "± people"]
    passed, coming = month(7, 5), month(7, None)
    assert [columns[1].text(one) for one in (passed, coming)] == ["5 of 7", "7"]
    assert [columns[2].text(one) for one in (passed, coming)] == ["−2", ""]
    assert columns[1].tone(coming) == "text3"
    for one in columns:
        if one.explain is not None:
            one.explain(passed)
    assert asked == [*(("difference", figure) for figure in TITLES), ("running", "cost")]
