import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from orgwright.gui.matrix.codes import NO_LEVEL, Status, encode
from orgwright.gui.matrix.tiles import Tiles
from orgwright.gui.style.tokens import DARK, LIGHT, Palette

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def cell(palette: Palette, *state: object, zoom: float = 1.0, ratio: float = 1.0, **flags: bool) -> QImage:
    return Tiles(palette, zoom, ratio).tile(int(encode(*state, **flags)))


def color(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def near(image: QImage, x: int, y: int, wanted: str) -> bool:
    there, want = image.pixelColor(x, y), QColor(wanted)
    return all(abs(a - b) < 40 for a, b in zip(there.getRgb()[:3], want.getRgb()[:3], strict=True))


@THEMES
def test_a_cell_is_28_by_22_pixels_and_its_last_ones_are_the_gutter(app: QApplication, palette: Palette) -> None:
    image = cell(palette, 4, Status.NOT_REQUIRED)
    assert (image.width(), image.height()) == (28, 22)
    assert color(image, 26, 20) == palette.proficiency[4][0]
    assert {color(image, 27, y) for y in range(22)} == {color(image, x, 21) for x in range(28)} == {palette.panel}


@THEMES
def test_short_and_missing_fill_the_corner_over_a_cut(app: QApplication, palette: Palette) -> None:
    short, missing = cell(palette, 2, Status.SHORT), cell(palette, 0, Status.MISSING)
    assert color(short, 1, 1) == palette.short
    assert color(missing, 2, 2) == palette.missing
    assert near(short, 4, 5, palette.panel)


@THEMES
def test_only_missing_has_the_bar_at_the_left(app: QApplication, palette: Palette) -> None:
    assert color(cell(palette, 0, Status.MISSING), 0, 18) == palette.missing
    assert color(cell(palette, 0, Status.SHORT), 0, 18) == palette.proficiency[0][0]


@THEMES
def test_met_is_a_disc_in_the_colour_of_the_digit(app: QApplication, palette: Palette) -> None:
    assert near(cell(palette, 3, Status.MET, zoom=2.0), 8, 8, palette.proficiency[3][1])
    assert color(cell(palette, 3, Status.NOT_REQUIRED, zoom=2.0), 8, 8) == palette.proficiency[3][0]


@THEMES
def test_unknown_is_hatched_only_where_it_is_required(app: QApplication, palette: Palette) -> None:
    empty, unknown = cell(palette, NO_LEVEL, Status.NOT_REQUIRED), cell(palette, NO_LEVEL, Status.UNKNOWN)
    assert {color(empty, x, y) for x in range(28) for y in range(22)} == {palette.panel}
    assert len({color(unknown, x, 2) for x in range(27)}) > 1
    assert near(unknown, 8, 5, palette.panel)


@THEMES
def test_expired_stands_on_its_tint_and_is_struck(app: QApplication, palette: Palette) -> None:
    image = cell(palette, 3, Status.EXPIRED)
    assert color(image, 4, 6) == palette.tint_expired
    assert color(image, 9, 10) == palette.expired


@THEMES
def test_disputed_wins_over_stale(app: QApplication, palette: Palette) -> None:
    disputed = cell(palette, 3, Status.MET, disputed=True)
    both = cell(palette, 3, Status.MET, disputed=True, stale=True)
    stale = cell(palette, 3, Status.MET, stale=True)
    assert both == disputed
    assert stale != disputed


@THEMES
@pytest.mark.parametrize("level", range(6))
def test_a_goal_is_a_bar_that_is_seen_on_every_level(app: QApplication, palette: Palette, level: int) -> None:
    image = cell(palette, level, Status.SHORT, goal=True)
    on_dark = level >= (3 if palette.is_dark else 4)
    assert color(image, 13, 18) == (palette.proficiency[level][1] if on_dark else palette.goal)
    assert color(image, 4, 18) == palette.proficiency[level][0]


def test_narrow_cells_lose_the_digit_and_keep_the_marks(app: QApplication) -> None:
    image = cell(LIGHT, 2, Status.SHORT, zoom=0.5)
    colors = {color(image, x, y) for x in range(4, 13) for y in range(5, 10)}
    assert colors == {LIGHT.proficiency[2][0]}
    assert color(image, 0, 0) == LIGHT.short


@pytest.mark.parametrize(("ratio", "size"), [(1.25, (35, 28)), (1.5, (42, 33)), (2.0, (56, 44))])
def test_cells_are_whole_device_pixels_at_every_ratio(app: QApplication, ratio: float, size: tuple[int, int]) -> None:
    image = cell(LIGHT, 3, Status.MET, ratio=ratio)
    assert (image.width(), image.height()) == size
    assert image.devicePixelRatio() == ratio


def test_a_block_is_its_cells_side_by_side(app: QApplication) -> None:
    tiles = Tiles(LIGHT, 1.0, 1.0)
    codes = encode(np.array([[0, 1, 2], [3, 4, 5]]), np.full((2, 3), Status.MET))
    block = tiles.picture(codes)
    assert (block.width(), block.height()) == (84, 44)
    for row in range(2):
        for column in range(3):
            part = block.copy(column * 28, row * 22, 28, 22)
            assert part == tiles.tile(int(codes[row, column]))


def test_every_distinct_cell_looks_distinct(app: QApplication) -> None:
    tiles = Tiles(LIGHT, 1.0, 1.0)
    states = [
        (level, status)
        for level in range(6)
        for status in (Status.NOT_REQUIRED, Status.MET, Status.SHORT, Status.MISSING, Status.EXPIRED)
    ]
    pictures = {bytes(tiles.tile(int(encode(*state))).constBits()) for state in states}
    assert len(pictures) == len(states)
