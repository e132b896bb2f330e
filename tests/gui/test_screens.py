import pytest

from orgwright.gui.screens import SCREENS, Entry


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.key)
def test_the_rail_shows_a_screen_as_its_class_says(entry: Entry) -> None:
    kind = entry.load()
    assert (kind.key, kind.title, kind.icon, kind.group) == (entry.key, entry.title, entry.icon, entry.group)


def test_every_screen_has_a_key_of_its_own() -> None:
    assert len({entry.key for entry in SCREENS}) == len(SCREENS)
