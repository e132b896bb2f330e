"""The screens of the rail in their order: one line each. A screen's module is imported when the window needs it."""

from dataclasses import dataclass
from importlib import import_module

from orgwright.gui.screen import Screen


@dataclass(frozen=True)
class Entry:
    """Where the class of a screen is."""

    key: str
    module: str
    class_name: str

    def load(self) -> type[Screen]:
        """The class of the screen."""
        loaded: type[Screen] = getattr(import_module(self.module), self.class_name)
        return loaded


SCREENS: tuple[Entry, ...] = (
    Entry("matrix", "orgwright.gui.matrix.screen", "MatrixScreen"),
    Entry("people", "orgwright.gui.people.view", "PeopleScreen"),
    Entry("coverage", "orgwright.gui.coverage.view", "CoverageScreen"),
)
