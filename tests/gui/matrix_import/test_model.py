from pathlib import Path
from typing import Any

from edited_books import FIRST, FORECASTING, PYTHON, edit, exported, plan_of, put
from orgwright.gui.matrix_import.model import ALL, NOTES, MatrixReview, ReviewRow
from orgwright.gui.widgets.columns import Group


def review_of(path: Path, *edits: Any) -> MatrixReview:
    exported(path)
    for one in edits:
        edit(path, one)
    return MatrixReview(plan_of(path))


def test_the_kinds_stand_under_their_bands_with_what_needs_an_eye_first(tmp_path: Path) -> None:
    review = review_of(
        tmp_path / "m.xlsx",
        put(FIRST, PYTHON, None),
        put(FIRST, FORECASTING, 3),
        put(FIRST + 1, PYTHON, "much"),
        put(FIRST + 2, 3, "Di Novak"),
    )
    shown = [one.title if isinstance(one, Group) else (one.who, one.what, one.becomes) for one in review.rows()]
    assert shown == [
        "Withdrawn",
        ("Ana Ruiz", "Python", "4 → –"),
        "New people",
        ("Di Novak", "", "0 levels"),
        "Changed",
        ("Ana Ruiz", "Forecasting", "– → 3"),
        "Refused",
        ("Bo Lind", "Python", "“much”"),
    ]
    assert [(row.skill, row.after) for row in review.taken] == [("Forecasting", 3), ("Python", None)]


def test_refused_edits_cannot_be_taken_and_new_people_only_by_hand(tmp_path: Path) -> None:
    review = review_of(tmp_path / "m.xlsx", put(FIRST, PYTHON, 9), put(FIRST + 2, 3, "Di Novak"))
    assert review.taken == []
    review.decide([row for row in review.rows() if isinstance(row, ReviewRow)], True)
    assert [row.person for row in review.taken] == ["Di Novak"]


def test_counts_are_of_kinds_and_notes(tmp_path: Path) -> None:
    review = review_of(tmp_path / "m.xlsx", put(FIRST, PYTHON, 1), lambda sheet: sheet.delete_rows(FIRST + 1))
    counts = review.counts()
    assert (counts[ALL], counts["changed"], counts[NOTES]) == (1, 1, 1)
    notes = [row for row in review.rows(NOTES) if isinstance(row, ReviewRow)]
    assert [note.what for note in notes] == ["Rows were deleted, which changes nothing: Bo Lind."]
    assert not notes[0].can_come_in
