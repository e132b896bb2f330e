"""Preferences of this user on this machine; nothing of the organization is kept here."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from orgwright.errors import PlanningError

VERSION = 1
MOST_RECENT_FILES = 8


@dataclass(frozen=True)
class Settings:
    """All preferences with their defaults; each field's metadata has the title and help that the window shows."""

    user_name: str = field(
        default="",
        metadata={"title": "Your name", "help": "Stands in the history and as assessor of what you assess."},
    )
    unit: str = field(
        default="", metadata={"title": "Your unit", "help": "Every workspace opens on this unit where it has one."}
    )
    theme: str = field(
        default="system", metadata={"title": "Appearance", "help": "Light, dark, or as the system is set."}
    )
    recent_files: tuple[str, ...] = field(
        default=(), metadata={"title": "Recent files", "help": "The workspaces opened last, newest first."}
    )

    def with_recent_file(self, path: Path) -> "Settings":
        """These settings with a file as the one opened last."""
        name = str(path.resolve())
        others = tuple(one for one in self.recent_files if one != name)
        return replace(self, recent_files=(name, *others)[:MOST_RECENT_FILES])

    @property
    def actor(self) -> str:
        """The name that actions are recorded under: the user's own, else the name of the account."""
        return self.user_name or os.environ.get("USER") or os.environ.get("USERNAME") or "Somebody"


def settings_file() -> Path:
    """Where the preferences of this user are kept."""
    return Path(platformdirs.user_config_dir("orgwright", appauthor=False)) / "settings.json"


def load_settings() -> Settings:
    """The preferences of this user; what is missing or not understood takes its default."""
    try:
        stored = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings_from(stored) if isinstance(stored, Mapping) else Settings()


def _settings_from(stored: Mapping[str, Any]) -> Settings:
    known: dict[str, Any] = {}
    for item in fields(Settings):
        value = stored.get(item.name)
        if isinstance(item.default, str) and isinstance(value, str):
            known[item.name] = value
        if isinstance(item.default, tuple) and isinstance(value, list):
            known[item.name] = tuple(one for one in value if isinstance(one, str))
    return Settings(**known)


def save_settings(settings: Settings) -> None:
    """Keep the preferences; a file that is half written never replaces the old one."""
    target = settings_file()
    text = json.dumps({"version": VERSION, **asdict(settings)}, indent=2, ensure_ascii=False)
    temporary = target.with_suffix(".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, target)
    except OSError as error:
        raise PlanningError(f"Your preferences could not be kept in {target}: {error.strerror}.") from error
