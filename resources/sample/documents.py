"""Role documents."""

from pathlib import Path


def write_documents(path: Path) -> None:
    """Write them."""
    path.mkdir(exist_ok=True)
