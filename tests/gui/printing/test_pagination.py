"""Pieces parted into pages: all of them, in order, none over the edge, and none alone that keeps the next."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.gui.printing.marks import Drawn, Ground, Piece
from orgwright.gui.printing.pagination import paginated

TOP, BOTTOM = 10.0, 110.0


def piece(height: float, keeps_next: bool = False, heads: tuple[Piece, ...] = ()) -> Piece:
    return Piece(height, (Drawn(Ground(1, height), 0, 0),), keeps_next, heads)


def pages_of(*pieces: Piece, first_top: float = TOP) -> list[list[Drawn]]:
    return paginated(pieces, 0, TOP, BOTTOM, first_top)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), max_size=40), st.integers(10, 105))
def test_every_piece_stands_once_in_order_and_within_its_page(parts: list[tuple[int, bool]], first_top: int) -> None:
    pieces = [piece(height, keeps) for height, keeps in parts]
    pages = pages_of(*pieces, first_top=first_top)
    drawn = [one.mark for page in pages for one in page]
    assert [id(mark) for mark in drawn] == [id(one.marks[0].mark) for one in pieces]
    for page in pages[1:]:
        assert page[-1].bottom <= BOTTOM
        assert [one.y for one in page] == sorted(one.y for one in page)


def test_a_head_never_stands_alone_at_the_foot_of_a_page() -> None:
    filling, head, row = piece(75), piece(20, keeps_next=True), piece(20)
    assert [len(page) for page in pages_of(filling, head, row)] == [1, 2]


def test_a_head_stays_where_what_it_keeps_fits() -> None:
    assert [len(page) for page in pages_of(piece(60), piece(20, keeps_next=True), piece(20))] == [3]


def test_a_run_too_tall_for_any_page_begins_where_it_is() -> None:
    run = [piece(20, keeps_next=True) for _ in range(6)]
    assert [len(page) for page in pages_of(piece(50), *run, piece(20))] == [3, 5]


def test_heads_are_repeated_where_a_page_begins_and_nowhere_else() -> None:
    head = piece(10, keeps_next=True)
    rows = [piece(40, heads=(head,)) for _ in range(4)]
    pages = pages_of(head, *rows)
    assert [[one.mark.height for one in page] for page in pages] == [[10, 40, 40], [10, 40, 40]]


def test_space_falls_away_at_the_top_of_a_page_but_not_below_the_title() -> None:
    space = Piece(30, keeps_next=True)
    later = pages_of(piece(90), space, piece(40))
    assert later[1][0].y == TOP
    assert pages_of(space, piece(40), first_top=20)[0][0].y == 50
