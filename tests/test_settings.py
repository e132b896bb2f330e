from pathlib import Path

import pytest

from orgwright.errors import PlanningError
from orgwright.settings import MOST_RECENT_FILES, Settings, load_settings, save_settings, settings_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_preferences_are_kept_and_found_again() -> None:
    settings = Settings(user_name="Ana", unit="Models", theme="dark", recent_files=("/a", "/b"))
    save_settings(settings)
    assert load_settings() == settings


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"user_name": 7, "recent_files": "x", "unheard_of": 1}'])
def test_what_is_not_understood_takes_its_default(text: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text)
    assert load_settings() == Settings()


def test_recent_files_are_newest_first_each_once_and_not_too_many(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(MOST_RECENT_FILES + 3):
        settings = settings.with_recent_file(tmp_path / f"{number}.orgwright")
    settings = settings.with_recent_file(tmp_path / "5.orgwright")
    assert len(settings.recent_files) == MOST_RECENT_FILES
    assert settings.recent_files[0] == str(tmp_path / "5.orgwright")
    assert len(set(settings.recent_files)) == MOST_RECENT_FILES


def test_a_folder_that_cannot_be_made_is_one_sentence(home: Path) -> None:
    (home / "config").write_text("a file where the folder should be")
    with pytest.raises(PlanningError, match="could not be kept"):
        save_settings(Settings())
