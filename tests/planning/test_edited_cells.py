import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.edited_cells import EditedCells, assessments_after, edited_cells, proficiency_after
from orgwright.planning.policy import Policy
from orgwright.planning.proficiency import ALWAYS, Assessments, Columns, columns_of, proficiency

PEOPLE, SKILLS, DAY = range(1, 6), range(1, 5), 20_000
ROWS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(SKILLS),
        st.integers(-1, 5),
        st.integers(0, 3),
        st.integers(0, 2),
        st.integers(19_000, 20_010),
        st.sampled_from((19_990, ALWAYS)),
    ),
    max_size=30,
)
NAMES = ("", "Ana", "Bo")


def numbered(rows: list[tuple[int, ...]], first: int) -> list[tuple[int, ...]]:
    return [(first + place, *row) for place, row in enumerate(rows)]


def as_rows(columns: Columns) -> list[tuple[int, ...]]:
    names = ("ids", "person", "skill", "level", "source", "assessor", "on", "until")
    return list(zip(*(getattr(columns, name).tolist() for name in names), strict=True))


@settings(max_examples=60)
@given(ROWS, ROWS, st.sets(st.integers(1, 30)))
def test_many_edits_give_what_reading_everything_anew_gives(
    old: list[tuple[int, ...]], new: list[tuple[int, ...]], removed: set[int]
) -> None:
    before, fresh = numbered(old, 1), numbered(new, 100)
    gone = [row for row in before if row[0] in removed]
    cells = sorted({(row[1], row[2]) for row in [*gone, *fresh]})
    if not cells:
        return
    known = Assessments(columns_of(before), NAMES)
    edited = edited_cells(known, cells, {row[0] for row in [*gone, *fresh]}, columns_of(fresh))
    after = assessments_after(known, edited, NAMES)
    anew = Assessments(columns_of([row for row in before if row[0] not in removed] + fresh), NAMES)
    assert as_rows(after.base) == as_rows(anew.base)
    assert not after.patches
    updated = proficiency_after(proficiency(known, PEOPLE, SKILLS, DAY, Policy()), after, edited)
    expected = proficiency(anew, PEOPLE, SKILLS, DAY, Policy())
    for name in ("levels", "days", "marks"):
        assert np.array_equal(getattr(updated, name), getattr(expected, name))


def test_edited_cells_answer_the_rows_of_each_cell_and_know_no_other() -> None:
    rows = [(1, 1, 2, 3, 0, 0, DAY, ALWAYS), (2, 3, 1, 4, 0, 0, DAY, ALWAYS)]
    edited = EditedCells([(1, 2), (2, 2), (3, 1)], columns_of(rows))
    assert list(edited) == [(1, 2), (2, 2), (3, 1)]
    assert {cell: several.ids.tolist() for cell, several in edited.items()} == {(1, 2): [1], (2, 2): [], (3, 1): [2]}
    assert edited.get((9, 9)) is None
