from collections.abc import Iterator
from pathlib import Path

import pytest

from orgwright.gui.style import drawings


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = tmp_path / "cache" / "icons.json"
    monkeypatch.setattr(drawings, "_file", lambda: file)
    drawings._kept.cache_clear()
    yield file
    drawings._kept.cache_clear()


def test_a_drawing_is_kept_for_the_next_start(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    svg = drawings.drawing("plus")
    drawings._kept.cache_clear()
    monkeypatch.setattr(drawings, "_drawn", lambda name: pytest.fail("it was drawn again"))
    assert drawings.drawing("plus") == svg
    assert svg.startswith("<svg")


def test_another_edition_of_the_icons_is_drawn_anew(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawings.drawing("plus")
    drawings._kept.cache_clear()
    monkeypatch.setattr(drawings, "_edition", lambda: "another")
    monkeypatch.setattr(drawings, "_drawn", lambda name: "<svg>new</svg>")
    assert drawings.drawing("plus") == "<svg>new</svg>"


@pytest.mark.parametrize("content", ["", "[]", '{"edition": 1}', "\x00"])
def test_a_damaged_cache_is_no_trouble(own_cache: Path, content: str) -> None:
    own_cache.parent.mkdir()
    own_cache.write_text(content)
    assert drawings.drawing("plus").startswith("<svg")


def test_a_folder_that_cannot_be_written_is_no_trouble(own_cache: Path) -> None:
    own_cache.parent.write_text("a file where the folder should be")
    assert drawings.drawing("x").startswith("<svg")
    assert not own_cache.exists()
