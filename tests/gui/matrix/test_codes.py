import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgwright.gui.matrix.codes import COUNT, DISPUTED, EMPTY, GOAL, STALE, Status, encode, level_of, status_of

LEVELS = st.one_of(st.none(), st.integers(0, 5))


@given(LEVELS, st.sampled_from(Status), st.booleans(), st.booleans(), st.booleans())
def test_a_code_gives_back_what_was_put_in(
    level: int | None, status: Status, stale: bool, disputed: bool, goal: bool
) -> None:
    code = int(encode(-1 if level is None else level, status, stale, disputed, goal))
    assert level_of(code) == level
    assert status_of(code) == status
    assert [bool(code & bit) for bit in (STALE, DISPUTED, GOAL)] == [stale, disputed, goal]
    assert 0 <= code < COUNT


def test_blocks_are_encoded_cell_by_cell() -> None:
    codes = encode(np.array([[3, 9]]), np.array([[Status.MET, Status.NOT_REQUIRED]]), stale=np.array([[True, False]]))
    assert codes.dtype == np.uint16
    assert codes.tolist() == [[3 | Status.MET << 3 | STALE, EMPTY]]
