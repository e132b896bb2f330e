"""What the search finds that no organization holds: screens, everything in the menus, the pages of the help.

Actions are read from the menus themselves, so that whatever a menu offers can be found, with its keys, and what it
does not offer at the moment cannot.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QMenu

from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.frame.menus import SCREENS_MENU
from orgwright.gui.messages import attempt
from orgwright.planning.search import Findable
from orgwright.settings import save_settings

if TYPE_CHECKING:
    from orgwright.gui.main_window import MainWindow

THEMES = (("light", "Light theme"), ("dark", "Dark theme"), ("system", "Theme of the system"))


@dataclass(frozen=True)
class Deed:
    """What choosing it does, how it is drawn, and the keys that do the same."""

    do: Callable[[], object]
    icon: str | QIcon
    keys: str = ""


def window_things(window: "MainWindow") -> list[Findable]:
    """Screens, their tabs, actions and help pages of a window, as they are to be had at this moment."""
    return [*_screens(window), *_pages(window), *_actions(window), *_help_pages(window)]


def _screens(window: "MainWindow") -> Iterator[Findable]:
    for item in window.rail.items:
        entry = item.entry
        deed = Deed(partial(window.context.jump, entry.key, None), entry.icon)
        yield Findable("screen", deed, entry.title)


def _pages(window: "MainWindow") -> Iterator[Findable]:
    """The tabs of the screens that have some."""
    from orgwright.gui.assessments.view import TABS
    from orgwright.gui.coverage.view import PAGES as PAGES_OF_COVERAGE
    from orgwright.gui.development.view import PAGES as PAGES_OF_DEVELOPMENT
    from orgwright.gui.progression.view import PAGES as PAGES_OF_PROGRESSION
    from orgwright.gui.resilience.view import PAGES as PAGES_OF_RESILIENCE
    from orgwright.gui.staffing.view import PAGES as PAGES_OF_STAFFING

    titles = {
        "assessments": dict(TABS),
        "coverage": {key: title for key, title, _ in PAGES_OF_COVERAGE},
        "resilience": {key: title for key, title, _ in PAGES_OF_RESILIENCE},
        "progression": {key: title for key, title, _ in PAGES_OF_PROGRESSION},
        "development": {key: title for key, title, _ in PAGES_OF_DEVELOPMENT},
        "staffing": {key: title for key, title, _ in PAGES_OF_STAFFING},
    }
    for item in window.rail.items:
        entry = item.entry
        for key, title in titles.get(entry.key, {}).items():
            deed = Deed(partial(_show_page, window, entry.key, key), entry.icon)
            yield Findable("screen", deed, title, f"Tab of {entry.title}")


def _show_page(window: "MainWindow", screen_key: str, key: str) -> None:
    from orgwright.gui.assessments.view import AssessmentsScreen
    from orgwright.gui.paged_screen import PagedScreen

    screen = window.show_screen(screen_key)
    if isinstance(screen, AssessmentsScreen | PagedScreen):
        screen.show_page(key)


def _help_pages(window: "MainWindow") -> Iterator[Findable]:
    from orgwright.gui.frame.help_window import help_pages, page_title

    try:
        pages = help_pages()
    except PlanningError:
        # Said in a sentence where the help itself is opened; the search goes without.
        return
    for page in pages:
        deed = Deed(partial(window.show_help_page, page.name), "circle-question-mark")
        yield Findable("help", deed, page_title(page), "Page of the help", (page.stem.replace("-", " "),))


def _actions(window: "MainWindow") -> Iterator[Findable]:
    for entry in window.menuBar().actions():
        menu = entry.menu()
        if isinstance(menu, QMenu) and menu.title() != SCREENS_MENU:
            # The menus of the bar are filled when they are about to be shown.
            menu.aboutToShow.emit()
            yield from _of_menu(menu, f"In the menu {_plain(menu.title())}")
    yield from _of_context(window)


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _of_menu(menu: QMenu, where: str, before: str = "") -> Iterator[Findable]:
    for action in menu.actions():
        below = action.menu()
        if action.isSeparator() or not action.isEnabled():
            continue
        if isinstance(below, QMenu):
            yield from _of_menu(below, where, f"{_plain(action.text())}: ")
        else:
            yield _of_action(action, where, before)


def _of_action(action: QAction, where: str, before: str) -> Findable:
    text, _, keys = _plain(action.text()).partition("\t")
    icon = action.icon()
    return Findable(
        "action", Deed(action.trigger, "chevron-right" if icon.isNull() else icon, keys), before + text, where
    )


def _of_context(window: "MainWindow") -> Iterator[Findable]:
    """Unit, day, scenario, theme: what stands in the bar or in the settings."""
    bar, context, where = window.bar, window.context, "In the bar at the top"
    yield Findable("action", Deed(bar.choose_unit, "building-2"), "Choose the unit…", where, ("Go to a unit",))
    yield Findable("action", Deed(bar.choose_day, "calendar"), "Choose the day…", where, ("As of a date",))
    yield Findable("action", Deed(bar.choose_scenario, "git-branch"), "Choose the scenario…", where, ("Plan",))
    if context.unit_id is not None:
        deed = Deed(partial(context.set_unit, None), "building-2")
        yield Findable("action", deed, "Show the whole organization", where)
    if context.is_day_chosen:
        yield Findable(
            "action", Deed(partial(context.set_day, None), "calendar"), "Back to the own day of the file", where
        )
    if context.scenario_id is not None:
        yield Findable("action", Deed(partial(context.set_scenario, None), "git-branch"), "Show as recorded", where)
    for theme, title in THEMES:
        if theme != style.notifier().choice:
            deed = Deed(partial(_take_theme, window, theme), "sliders-horizontal")
            yield Findable("action", deed, title, "In the settings", (f"Switch to the {title[0].lower()}{title[1:]}",))


def _take_theme(window: "MainWindow", theme: str) -> None:
    app, context = QApplication.instance(), window.context
    if isinstance(app, QApplication):
        style.choose(app, theme)
    context.settings = replace(context.settings, theme=theme)
    attempt(window, lambda: save_settings(context.settings))
