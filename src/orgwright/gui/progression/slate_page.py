"""The page of a slate: a position, everybody who could take it on, best first, and why and why not."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.coverage.filter_button import FilterButton
from orgwright.gui.progression.page import ProgressionPage
from orgwright.gui.progression.slate_columns import COLUMNS
from orgwright.gui.progression.slate_model import (
    STAGE_WORDS,
    PositionChoice,
    SlateAnswer,
    SlateFilter,
    SlateRow,
    slate_answer,
    slate_rows,
)
from orgwright.gui.progression.slate_panel import SlatePanel
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.gui.widgets.table import Table
from orgwright.planning.readiness import ReadyStage
from orgwright.planning.seat_list import unit_order
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.progression.view import ProgressionScreen

WHAT = "Looking for people"
_PICKER_WIDTH = 330


class SlatePage(ProgressionPage):
    """Everybody against one position; see the module."""

    def __init__(self, screen: "ProgressionScreen") -> None:
        super().__init__(screen)
        self.answer: SlateAnswer | None = None
        self._position_id: int | None = None
        self._shown: tuple[Any, ...] | None = None
        self._asked: tuple[Any, ...] | None = None
        self._computing = Computing(screen.context, WHAT, self)
        self._computing.cancelled.connect(self._say_stopped)
        self.position = PickerField("Position", self._offered, placeholder="A position, vacant and critical ones first")
        self.position.setFixedWidth(_PICKER_WIDTH)
        self.position.committed.connect(self._choose_position)
        self.unit = FilterButton("Unit", self._units, "All units")
        self.stage = FilterButton("Ready", lambda: list(STAGE_WORDS.items()), "Any time")
        self.within = button("Same unit", on_click=self._show_rows)
        self.staying = button("Staying", on_click=self._show_rows)
        self.within.setToolTip("Only people who work in the position's unit or below it")
        self.staying.setToolTip("Leave out people whose last day is known")
        for one in (self.within, self.staying):
            one.setCheckable(True)
        for each in (self.unit, self.stage):
            each.chosen.connect(self._show_rows)
        self._title = ElidedLabel("", bold=True)
        self._note = ElidedLabel("", style.measures.TEXT_SECOND)
        self._note.setProperty("tone", "text2")
        self.table = Table(COLUMNS, key=lambda row: row.person_id)
        self.table.setAccessibleName("People for the position, best first")
        self.table.explained.connect(screen.explain)
        self.table.chosen.connect(self._show_panel)
        self.table.opened.connect(lambda row, _title: self.context.jump("people", row.person_id))
        self.table.menu_wanted.connect(self._fill_menu)
        self.table.installEventFilter(self)
        self.panel = SlatePanel(self)
        self.set_body(self._built())
        hand_focus_on(self, self.table)

    def _built(self) -> QWidget:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addStretch(1)
        said.addWidget(self._title)
        said.addWidget(self._note)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.position)
        line.addSpacing(style.measures.SPACE_3)
        line.addLayout(said, 1)
        for one in (self.unit, self.stage, self.within, self.staying):
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignBottom)
        self._says = label("", tone="text2", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(_padded(self._says))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        return body

    # What is looked at

    @property
    def is_computing(self) -> bool:
        """Whether a slate is on its way."""
        return self._computing.is_running

    @property
    def chosen(self) -> PositionChoice | None:
        """The position that is looked at."""
        return None if self.answer is None else self.answer.chosen

    def show_record(self, record_id: int) -> None:
        """Look at the slate of a position."""
        self._position_id = record_id
        self.refresh()

    def _choose_position(self, position_id: int | None) -> None:
        if position_id is not None and position_id != self._position_id:
            self._position_id = position_id
            self.host.close_panel()
            self.refresh()

    def refresh(self) -> None:
        """Look at everybody anew, unless that is shown already."""
        context = self.context
        asked = (context.organization, context.unit_id, self._position_id)
        if self.answer is not None and asked == self._shown:
            self._show_answer(self.answer)
            return
        if self.is_computing and asked == self._asked:
            return
        self._asked = asked
        organization, unit_id, position_id = asked
        earlier = self.answer

        def work(progress: Progress) -> SlateAnswer:
            return slate_answer(organization, unit_id, position_id, progress, earlier)

        def done(answer: SlateAnswer) -> None:
            self._position_id = None if answer.chosen is None else answer.chosen.position_id
            self._shown = (organization, unit_id, self._position_id)
            self._show_answer(answer)

        self.host.set_status(f"{WHAT}…")
        self._computing.start(work, done)

    def _say_stopped(self) -> None:
        self.host.set_status("Stopped before the end", "Choose the position again to go on")
        self._shown = None

    def _show_answer(self, answer: SlateAnswer) -> None:
        self.answer = answer
        if answer.chosen is None:
            self.host.close_panel()
            self.host.head.set_subtitle("")
            self.host.set_status("No positions")
            add = ("Add positions", lambda: self.context.jump("organization"))
            self.show_empty(EmptyState("users", "There are no positions here whose slate could be looked at.", add))
            return
        self.show_body()
        chosen = answer.chosen
        self.position.show_value(chosen.position_id)
        self._title.setText(f"{chosen.role or 'No role'} in {chosen.unit}")
        self._show_rows()
        if self.host.is_panel_open and self.host.panel is self.panel:
            self._show_panel(self.table.chosen_row)

    def _show_rows(self) -> None:
        answer = self.answer
        if answer is None or answer.board is None or answer.chosen is None:
            return
        rows = slate_rows(answer.board, self.wanted)
        self.table.show_rows(rows)
        self._note.setText(self._sentence(answer))
        nothing = "The role asks nothing yet, so nobody can be measured against it: require skills of it first."
        if not answer.chosen.role:
            nothing = "The position has no role, so nobody can be measured against it: give it one first."
        elif answer.board.found.readiness is not None:
            nothing = "Nobody is left: take a filter away."
        self._says.setText(nothing)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.host.head.set_subtitle(f"Slate of {answer.chosen.key}")
        shown = f"{len(rows):,} of {answer.board.count:,} people"
        pace = "Months count what is not known as level 0, the least as met"
        self.host.set_status(shown, pace)

    def _sentence(self, answer: SlateAnswer) -> str:
        assert answer.board is not None
        assert answer.chosen is not None
        counts = {stage: answer.board.counted(stage) for stage in ReadyStage if stage is not ReadyStage.LATER}
        near = ", ".join(f"{count:,} {STAGE_WORDS[stage].lower()}" for stage, count in counts.items() if count)
        parts = [*([answer.chosen.marks] if answer.chosen.marks else []), near or "nobody within 2 years"]
        said = "; ".join(parts)
        return f"{said[:1].upper()}{said[1:]}"

    @property
    def wanted(self) -> SlateFilter:
        """What the list is narrowed to."""
        unit = self.unit.value if isinstance(self.unit.value, int) else None
        stage = self.stage.value if isinstance(self.stage.value, ReadyStage) else None
        return SlateFilter(unit, stage, self.within.isChecked(), self.staying.isChecked())

    def _offered(self) -> list[Option]:
        return [] if self.answer is None else [one.option for one in self.answer.choices]

    def _units(self) -> list[tuple[int, str]]:
        organization = self.context.organization
        return [(one, organization.units[one].name) for one in unit_order(organization)]

    # One person

    def _show_panel(self, row: SlateRow | None) -> None:
        if row is None or self.chosen is None:
            self.host.close_panel()
            return
        self.panel.show_person(row, self.chosen)
        self.host.show_panel(self.panel)

    def _fill_menu(self, row: SlateRow, menu: QMenu) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        menu.addAction("Go to the person", lambda: self.context.jump("people", row.person_id))
        menu.addAction("Plan it in a scenario…", lambda: self.panel.plan(row, chosen))
        fill = menu.addAction("Fill now…", lambda: self.panel.fill(row, chosen))
        fill.setEnabled(self.panel.can_fill(chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Slash goes to the search of positions."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.text() == "/":
            self.position.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(widget)
    column.addStretch(1)
    return holder
