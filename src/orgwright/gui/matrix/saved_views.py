"""Saved views of the matrix: what is shown and how, kept in the workspace under a name.

Saving, renaming and removing are actions like any other and are undone like any other.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.matrix.shown import SCREEN, Shown, content_of, shown_from_content
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import TextField
from orgwright.records import SavedView


class SavedViews:
    """The views of one screen; ``show`` is given what to show and a sentence about what is gone."""

    def __init__(self, parent: QWidget, context: Context, show: Callable[[Shown, str], object]) -> None:
        self._parent = parent
        self._context = context
        self._show = show
        self.chosen_id: int | None = None

    @property
    def all(self) -> Mapping[int, SavedView]:
        """The views of this screen by id, in the order of their names."""
        found = self._context.recorded.table(SavedView).items()
        mine = [(number, one) for number, one in found if one.screen == SCREEN]
        return dict(sorted(mine, key=lambda pair: pair[1].name.casefold()))

    @property
    def chosen(self) -> SavedView | None:
        """The view that was chosen last, while it is there."""
        return None if self.chosen_id is None else self.all.get(self.chosen_id)

    def title(self, shown: Shown) -> str:
        """What the button of the menu says: the view, with a star where something else is shown by now."""
        chosen = self.chosen
        return "View" if chosen is None else f"View: {chosen.name}{'' if self._is_same(chosen, shown) else ' *'}"

    def _is_same(self, view: SavedView, shown: Shown) -> bool:
        return shown_from_content(view.content, self._context.recorded)[0] == replace(shown, text=shown.text)

    def fill(self, menu: QMenu, shown: Shown) -> None:
        """The views, and what can be done with them."""
        for number, one in self.all.items():
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number == self.chosen_id)
            action.triggered.connect(lambda _checked, number=number: self.choose(number))
        usual = menu.addAction("Usual view", self.leave)
        usual.setCheckable(True)
        usual.setChecked(self.chosen is None and shown == Shown())
        menu.addSeparator()
        menu.addAction("Save this view…", lambda: self.save_as(shown))
        chosen = self.chosen
        if chosen is not None:
            name = chosen.name.replace("&", "&&")
            save = menu.addAction(f"Save changes to {name}", lambda: self.save(shown))
            save.setEnabled(not self._is_same(chosen, shown))
            menu.addAction(f"Rename {name}…", self.rename)
            menu.addAction(f"Remove {name}", self.remove)

    def choose(self, view_id: int) -> None:
        """Show a view."""
        self.chosen_id = view_id
        self._show(*shown_from_content(self.all[view_id].content, self._context.recorded))

    def leave(self) -> None:
        """Show the matrix as it is without a view."""
        self.chosen_id = None
        self._show(Shown(), "")

    def save_as(self, shown: Shown) -> None:
        """Ask for a name and keep what is shown under it."""

        def make(values: dict[str, Any]) -> None:
            name = self._free(values["name"])
            content = content_of(shown, self._context.recorded)
            made = self._context.workspace.add(SavedView, screen=SCREEN, name=name, content=content)
            self.chosen_id = made.made_id
            self._show(shown, "")

        self._ask("Save this view", "Save the view", make, "")

    def save(self, shown: Shown) -> None:
        """Keep what is shown in the view that was chosen."""
        if self.chosen_id is None:
            return
        view_id, content = self.chosen_id, content_of(shown, self._context.recorded)
        attempt(self._parent, lambda: self._context.workspace.change(SavedView, view_id, content=content))

    def rename(self) -> None:
        """Ask for another name of the chosen view."""
        chosen, view_id = self.chosen, self.chosen_id
        if chosen is None or view_id is None:
            return

        def make(values: dict[str, Any]) -> None:
            name = self._free(values["name"], but=view_id)
            self._context.workspace.change(SavedView, view_id, name=name)

        self._ask("Rename the view", "Rename", make, chosen.name)

    def remove(self) -> None:
        """Remove the chosen view; what it shows stays on the screen."""
        view_id = self.chosen_id
        if view_id is not None:
            attempt(self._parent, lambda: self._context.workspace.remove(SavedView, view_id))

    def _ask(self, title: str, verb: str, make: Callable[[dict[str, Any]], None], name: str) -> None:
        dialog = FormDialog(self._parent, title, verb, make)
        dialog.form.add(TextField("Name", needed=True), key="name").show_value(name)
        dialog.exec()

    def _free(self, name: str, but: int | None = None) -> str:
        """The name, where no other view of this screen has it."""
        if any(one.name.casefold() == name.casefold() and number != but for number, one in self.all.items()):
            raise RefusedInput(f"There is a view called {name} already; give this one another name.")
        return name
