import pytest

from orgwright.gui.frame.undo_bar import past


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Assess Ana Ruiz in Forecasting", "Assessed Ana Ruiz in Forecasting."),
        ("Add the unit Speech", "Added the unit Speech."),
        ("Undo: Add the unit Speech", "Undone: Add the unit Speech."),
        ("Rename", "Rename."),
    ],
)
def test_what_was_done_is_told_in_the_past(label: str, sentence: str) -> None:
    assert past(label) == sentence
