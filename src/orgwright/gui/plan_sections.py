"""Parts of the panels of people and seats under a scenario: what it plans for them, and the way to the record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import icon_button, link
from orgwright.gui.widgets.labels import label, second_line
from orgwright.planning.planned_words import sentence
from orgwright.planning.scenario import changes_of
from orgwright.records import PlannedChange


def planned_for(context: Context, key: str) -> tuple[PlannedChange, ...]:
    """The changes of the chosen scenario, and of what it is based on, that name a person or a seat by its key."""
    if context.scenario_id is None:
        return ()
    found = changes_of(context.recorded, context.scenario_id)
    return tuple(one for one in found if key in (one.person, one.position, one.manager_position))


def planned_section(context: Context, key: str) -> QWidget:
    """The changes planned for a person or a seat, the scenario's own with a way to take them out again."""
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    planned = planned_for(context, key)
    problems = dict(context.organization.left_out)
    for one in planned:
        column.addWidget(_planned_line(context, one, problems.get(one.id or 0, "")))
    if not planned:
        column.addWidget(second_line("Nothing yet.", wrap=True))
    return section


def _planned_line(context: Context, one: PlannedChange, problem: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(sentence(context.recorded, one), wrap=True))
    is_own = one.scenario_id == context.scenario_id
    whose = "" if is_own else f", in “{context.recorded.scenarios[one.scenario_id].title}”"
    words.addWidget(second_line(f"{day_text(one.on)}{whose}", wrap=True))
    if problem:
        words.addWidget(label(f"Left out: {problem}", 12, tone="missing", wrap=True))
    row.addLayout(words, 1)
    if is_own:
        edit = icon_button("pencil", "Edit the planned change", lambda: show_planned(context, one.id or 0))
        gone = icon_button("trash", "Take it out of the scenario", lambda: _take_out(line, context, one.id or 0))
        for tool in (edit, gone):
            row.addWidget(tool, alignment=Qt.AlignmentFlag.AlignTop)
    return line


def show_planned(context: Context, change_id: int) -> None:
    """Go to a planned change in the list of its scenario, where every value of it is edited."""
    context.jump("staffing", ("scenarios", change_id))


def _take_out(parent: QWidget, context: Context, change_id: int) -> None:
    attempt(parent, lambda: context.workspace.remove_planned([change_id]))


def elsewhere_section(words: str, way: str, go: Callable[[], object]) -> QWidget:
    """What is not edited here, and the way to where it is."""
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(second_line(words, wrap=True))
    column.addWidget(link(way, "pencil", go))
    return section


def facts_section(facts: Sequence[tuple[str, str]], way: tuple[str, Callable[[], object]]) -> QWidget:
    """Names and values under each other, to be read only; ``way`` names the one that can be changed, and how."""
    section = QWidget()
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for number, (name, value) in enumerate(facts):
        can_change = name == way[0]
        beside = Qt.AlignmentFlag.AlignVCenter if can_change else Qt.AlignmentFlag.AlignTop
        grid.addWidget(second_line(name), number, 0, beside)
        grid.addWidget(label(value, wrap=True), number, 1)
        if can_change:
            grid.addWidget(link("Change…", on_click=way[1]), number, 2, beside)
    grid.setColumnStretch(1, 1)
    return section
