from datetime import date

from orgwright.gui.staffing.differences_panel import DifferenceRow, costed_text, difference_rows, effect_text, note_text
from orgwright.planning.plan_differences import PlanDifference, PlanDifferences
from orgwright.records import ChangeKind, PlannedChange
from pictures import planned

DAY = date(2027, 4, 30)
TITLES = ("Hire plan", "Train")


def change(number: int = 1, kind: ChangeKind = ChangeKind.RAISE_SKILL) -> PlannedChange:
    return planned(number, kind, DAY, person="p1", skill_id=1, value=3)


def row(
    *changes: PlannedChange,
    is_second: bool = True,
    sentences: tuple[str, ...] = ("Raise Ana to level 3 in RAG",),
    sentence: str = "Raise Ana to level 3 in RAG",
    cost: int = 1_800_00,
    coverage: float | None = 0.013,
) -> PlanDifference:
    return PlanDifference(changes, is_second, sentence, "RAG", "Ana to level 3", sentences, cost, coverage)


def found(*rows: PlanDifference, together: int = 0, measured: int | None = None) -> PlanDifferences:
    cost, coverage = sum(one.cost for one in rows), sum(one.coverage or 0 for one in rows)
    count = len(rows) if measured is None else measured
    return PlanDifferences(1, 2, rows, together, 0.0, cost + together, coverage, count)


def only(*rows: PlanDifference, together: int = 0) -> DifferenceRow:
    (shown,) = difference_rows(found(*rows, together=together), TITLES, "EUR")
    return shown


def test_a_row_says_what_it_is_about_what_happens_when_and_what_it_does() -> None:
    shown = only(row(change()))
    assert (shown.title, shown.second) == ("RAG", "Ana to level 3, 30 Apr 2027")
    assert (shown.cost, shown.effect, shown.tone, shown.icon) == ("€ 1,800", "+1.3 pt", "met", "trending-up")
    assert shown.details == "Raise Ana to level 3 in RAG\n30 Apr 2027, only in Train"


def test_what_only_the_first_plan_has_is_told_as_not() -> None:
    shown = only(row(change(), is_second=False, cost=-1_800_00, coverage=-0.013))
    assert (shown.second, shown.icon) == ("not: Ana to level 3, 30 Apr 2027", "minus")
    assert (shown.cost, shown.effect, shown.tone) == ("−€ 1,800", "−1.3 pt", "short")
    assert shown.details.endswith("only in Hire plan")


def test_changes_that_need_the_first_are_counted_and_alike_ones_are_not_told_twice() -> None:
    bundle = row(change(1), change(2), sentences=("Open S", "Hire X"), sentence="Open S")
    assert only(bundle).second == "Ana to level 3, with 1 more, 30 Apr 2027"
    alike = row(change(1), change(2), sentences=("Raise A", "Raise B"), sentence="Raise 2 people")
    assert only(alike).second == "Ana to level 3, 30 Apr 2027"
    assert only(alike).details.splitlines()[:3] == ["Raise 2 people", "Raise A", "Raise B"]


def test_what_changes_do_together_stands_last_where_it_is_anything() -> None:
    rows = difference_rows(found(row(change()), together=500_00), TITLES, "EUR")
    assert [(one.number, one.title, one.cost) for one in rows] == [(0, "RAG", "€ 1,800"), (-1, "Together", "€ 500")]


def test_effects_are_points_of_coverage_and_nothing_where_they_round_to_none() -> None:
    assert effect_text(None) == ("", "text3")
    assert effect_text(0.0004) == ("", "text3")
    assert effect_text(-0.0006) == ("−0.1 pt", "short")


def test_every_kind_of_change_has_an_icon_that_lucide_draws() -> None:
    from orgwright.gui.style.drawings import drawing

    icons = {only(row(change(kind=kind))).icon for kind in ChangeKind} | {"sigma"}
    assert all(drawing(one).startswith("<svg") for one in icons)


def test_until_coverage_is_known_the_note_says_what_is() -> None:
    assert costed_text(found(row(change()), together=200_00, measured=0), "EUR") == "1 row; € 2,000 in all."


def test_the_note_says_how_the_list_is_to_be_read() -> None:
    both = found(row(change(1)), row(change(2), is_second=False, cost=-1_800_00, coverage=-0.013))
    assert note_text(both, "Hire plan", "EUR") == (
        "2 rows, by effect on coverage; € 0 in all. “not”: only in Hire plan."
    )
    assert note_text(found(row(change()), measured=0), "A", "EUR").endswith("for the 0 dearest.")
    assert note_text(found(), "A", "EUR").startswith("Nothing differs")
