"""The drawings of Lucide's icons, kept between starts so that opening the window need not load their package.

The package reads a database of its own and brings a search engine along; that takes longer than the rest of the
visual system. What was drawn once is kept in the user's cache folder until the package changes.
"""

import json
import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import platformdirs

# Names of the visual system that Lucide has changed since.
_RENAMED = {"history": "rotate-ccw-clock", "building-2": "building-complex", "filter": "list-filter"}


def drawing(name: str) -> str:
    """The SVG text of an icon; ValueError if Lucide has none of this name."""
    name = _RENAMED.get(name, name)
    kept = _kept()
    if name not in kept:
        kept[name] = _drawn(name)
        _keep(kept)
    return kept[name]


def _drawn(name: str) -> str:
    import lucide

    if name not in lucide.get_icon_list():
        raise ValueError(f"There is no Lucide icon named {name}.")
    return str(lucide.lucide_icon(name))


def _edition() -> str:
    """What tells one installed package of icons from another, without loading it."""
    spec = find_spec("lucide")
    if spec is None or spec.origin is None:
        return ""
    changed = Path(spec.origin).stat()
    return f"{spec.origin} {changed.st_mtime_ns} {changed.st_size}"


def _file() -> Path:
    return Path(platformdirs.user_cache_dir("orgwright", appauthor=False)) / "icons.json"


@lru_cache(maxsize=1)
def _kept() -> dict[str, str]:
    try:
        stored = json.loads(_file().read_text(encoding="utf-8"))
        if stored["edition"] == _edition():
            return {str(name): str(svg) for name, svg in stored["drawings"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {}


def _keep(drawings: dict[str, str]) -> None:
    """Write all drawings; a folder that cannot be written only costs the next start some time."""
    target = _file()
    temporary = target.with_suffix(f".{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps({"edition": _edition(), "drawings": drawings}), encoding="utf-8")
        os.replace(temporary, target)
    except OSError:
        return
