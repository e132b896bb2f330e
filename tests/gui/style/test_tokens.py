import pytest

from orgwright.gui.style.tokens import DARK, LIGHT, STATES, SURFACES, TEXTS, Palette

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize("token", TEXTS)
def test_text_can_be_read_on_every_surface(palette: Palette, token: str) -> None:
    assert min(contrast(getattr(palette, token), getattr(palette, surface)) for surface in SURFACES) >= 4.5


@THEMES
@pytest.mark.parametrize("token", ["text", "text2"])
def test_the_two_strongest_texts_can_be_read_on_sunken_ground(palette: Palette, token: str) -> None:
    assert contrast(getattr(palette, token), palette.sunken) >= 4.5


@THEMES
@pytest.mark.parametrize("state", STATES)
def test_the_text_of_a_state_can_be_read_on_its_tint(palette: Palette, state: str) -> None:
    assert contrast(getattr(palette, state), palette.tint(state)) >= 4.5


@THEMES
def test_the_digit_of_every_level_can_be_read(palette: Palette) -> None:
    assert min(contrast(fill, digit) for fill, digit in palette.proficiency) >= 4.5


@THEMES
def test_more_skill_is_always_further_from_the_panel(palette: Palette) -> None:
    distances = [contrast(fill, palette.panel) for fill, _ in palette.proficiency]
    assert distances == sorted(distances)
    assert len(set(distances)) == 6


@THEMES
def test_white_text_can_be_read_on_the_filled_button(palette: Palette) -> None:
    for ground in (palette.accent, palette.accent_hover):
        assert contrast(palette.accent_text, ground) >= 4.8


@THEMES
def test_edges_that_carry_meaning_are_seen(palette: Palette) -> None:
    assert contrast(palette.edge, palette.panel) >= 3


@pytest.mark.parametrize(
    ("palette", "token", "ratio"),
    [(LIGHT, "text", 16.7), (LIGHT, "short", 6.0), (DARK, "missing", 7.1), (DARK, "stale", 8.9)],
)
def test_contrasts_are_those_of_the_table(palette: Palette, token: str, ratio: float) -> None:
    assert contrast(getattr(palette, token), palette.panel) == pytest.approx(ratio, abs=0.06)
