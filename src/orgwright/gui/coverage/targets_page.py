"""The capability targets of a unit and of those below it: who is known to hold what is needed; they are edited here."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.coverage.page import CoveragePage
from orgwright.gui.coverage.target_panels import ManyTargetsPanel, TargetPanel, menu_button
from orgwright.gui.coverage.targets_model import (
    CHOICES,
    TargetRow,
    found_rows,
    target_rows,
    twice_sentence,
)
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import SegmentedControl, button, icon_button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import DateField
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.marks import paint_level
from orgwright.gui.widgets.range_bar import Range, paint_range, percent_text
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.target_edits import TargetEdit
from orgwright.records import Target

if TYPE_CHECKING:
    from orgwright.gui.coverage.target_proposals import ProposalsView
    from orgwright.gui.coverage.view import CoverageScreen


def _share_text(row: TargetRow) -> str:
    return "" if row.share is None else percent_text(*row.share)


def _dates_text(row: TargetRow) -> str:
    first = "" if row.from_on is None else f"from {day_text(row.from_on)}"
    last = "" if row.to_on is None else f"to {day_text(row.to_on)}"
    return f"{first} {last}".strip()


def _columns(explain: Callable[[TargetRow], Explanation | None]) -> tuple[Column[Any], ...]:
    return (
        Column("Skill", lambda row: row.skill, is_key=True, tooltip=twice_sentence),
        Column("Unit", lambda row: row.unit, 160, tone="text2", spare=2),
        Column(
            "Level",
            lambda row: str(row.level),
            56,
            "center",
            paint=lambda painter, rect, row: paint_level(painter, rect, row.level),
        ),
        Column("Needed", lambda row: str(row.needed), 66, "right", sort_key=lambda row: row.needed),
        Column(
            "Held",
            lambda row: "" if row.held is None else str(row.held),
            52,
            "right",
            sort_key=lambda row: row.held,
            explain=explain,
        ),
        Column(
            "Held, not known, short",
            _share_text,
            140,
            sort_key=lambda row: row.share,
            paint=lambda painter, rect, row: (
                None if row.share is None else paint_range(painter, rect, Range(*row.share), mark=False)
            ),
        ),
        Column("%", _share_text, 64, "right", sort_key=lambda row: row.share, explain=explain),
        Column("", lambda row: f"{row.note}, twice" if row.is_twice else row.note, 116, tone=lambda row: row.tone),
        Column("Importance", lambda row: row.importance or "not given", 130, tone="text2", spare=4),
        Column("Holds", _dates_text, 190, tone="text2", spare=5),
        Column("Known to hold it", lambda row: row.holders, 190, tone="text2", spare=3),
    )


class TargetsPage(CoveragePage):
    """The list of targets with its panels, and the proposals in its place while they are looked through."""

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.targets = _TargetTable(self)
        self.targets.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self.targets.menu_wanted.connect(self._fill_menu)
        self.targets.explained.connect(screen.explain)
        self.targets.opened.connect(lambda _row, _title: self._open())
        hand_focus_on(self, self.targets)
        self.choice = SegmentedControl([(key, title) for key, (title, _) in CHOICES.items()])
        self.choice.chosen.connect(lambda _key: self._show_rows())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter by skill or unit")
        self.search.setAccessibleName("Filter targets")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.editor = TargetPanel(self.context)
        self.many = ManyTargetsPanel(
            self.write, menu_button("End…", "calendar", self.end_chosen), menu_button("Remove", "trash", self.remove)
        )
        self._title = label("", bold=True)
        self._note = ElidedLabel()
        self._note.setProperty("tone", "text2")
        self._rows: list[TargetRow] = []
        self._is_showing = False
        self._empty: EmptyState | None = None
        self.proposals: ProposalsView | None = None
        self._stack = QStackedWidget()
        self._list = self._built()
        self._stack.addWidget(self._list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _built(self) -> QWidget:
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 4)
        top.setSpacing(style.measures.SPACE_2)
        top.addWidget(self._title)
        top.addWidget(self._note, 1)
        top.addWidget(icon_button("clipboard-paste", "Paste targets from a spreadsheet (Ctrl+V)", self.paste))
        top.addWidget(button("Propose…", "calculator", self.propose))
        top.addWidget(button("Target", "plus", self.add_target))
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 16, 8)
        line.setSpacing(style.measures.SPACE_3)
        line.addWidget(self.choice)
        line.addWidget(self.search, 1)
        self.search.setMaximumWidth(320)
        line.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(line)
        column.addWidget(hairline())
        column.addWidget(self.targets, 1)
        self._column = column
        return body

    # Showing

    def refresh(self) -> None:
        """Show the targets of the unit on the day, under the scenario."""
        self._rows = target_rows(self.context.organization, self.context.unit_id)
        self._title.setText(f"Targets of {self.host.unit_title}")
        self._show_rows()
        if self.proposals is not None and self._stack.currentWidget() is self.proposals:
            self.proposals.refresh()

    def _show_rows(self) -> None:
        rows = found_rows(self._rows, self.choice.selected, self.search.text())
        chosen = {row.target_id for row in self.targets.chosen_rows}
        self._is_showing = True
        self.targets.show_rows(rows)
        self.targets.choose_many(chosen)
        self._is_showing = False
        self._note.setText(self._counts())
        self.host.set_status(f"{len(rows)} of {len(self._rows)} targets", self.host.policy_text)
        self._show_sentence(bool(rows))
        self._follow()

    def _counts(self) -> str:
        if not self._rows:
            return ""
        counted = ((key, sum(holds(row) for row in self._rows)) for key, (_, holds) in CHOICES.items())
        counts = dict(counted)
        single = f"{counts['single']} held by one person" if counts["single"] else ""
        words = [
            f"{counts['now']} hold today" if self.context.day == self.context.recorded.day else f"{counts['now']} hold",
            f"{counts['uncovered']} uncovered" if counts["uncovered"] else "",
            single,
            f"{counts['short']} short" if counts["short"] else "",
        ]
        return ", ".join(word for word in words if word)

    def _show_sentence(self, has_rows: bool) -> None:
        """Say what to do where the table has no row."""
        if self._empty is not None:
            self._column.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        self.targets.setVisible(has_rows)
        if has_rows:
            return
        if self._rows:
            self._empty = EmptyState(
                "filter", "No target is like this.", ("Show those of now", lambda: self.show_choice("now"))
            )
        else:
            self._empty = EmptyState(
                "target",
                f"{self.host.unit_title} has no capability target yet: how many people must hold which skill?",
                ("Propose from the positions", self.propose),
                ("Add a target", self.add_target),
            )
        self._column.addWidget(self._empty, 1)

    def show_choice(self, key: str) -> None:
        """Show other targets, without a filter of words."""
        self.search.clear()
        self.choice.select(key)
        self._show_rows()

    def explanation(self, row: TargetRow) -> Explanation | None:
        """How the holders and the share of a target came about."""
        from orgwright.planning.explanations.target_coverage import one_target

        return one_target(self.context.organization, row.target_id)

    # One or many chosen

    def _show_chosen(self) -> None:
        if self._is_showing:
            return
        rows = self.targets.chosen_rows
        if not rows:
            return
        if len(rows) > 1:
            self.many.show_targets(rows)
            self.host.show_panel(self.many)
        elif rows[0].target_id in self.context.recorded.targets:
            actions = (
                button("Duplicate", "copy", self.duplicate),
                button("End…", "calendar", self.end_chosen),
                button("Remove", "trash", self.remove),
            )
            self.editor.show_target(rows[0], *actions)
            self.host.show_panel(self.editor)

    def _open(self) -> None:
        """Show the chosen target again where its panel was closed, with the keyboard in its first field."""
        self._show_chosen()
        if len(self.targets.chosen_rows) == 1:
            self.editor.start_editing()

    def _follow(self) -> None:
        """Keep the panel with what became of its rows."""
        panel = self.host.panel if self.host.is_panel_open else None
        rows = self.targets.chosen_rows
        if panel is self.editor:
            if len(rows) == 1 and self.editor.follow():
                self.editor.show_held(rows[0])
            else:
                self.host.close_panel()
        elif panel is self.many:
            if len(rows) > 1:
                self.many.follow(rows)
            else:
                self.host.close_panel()

    def _fill_menu(self, _row: TargetRow, menu: QMenu) -> None:
        menu.addAction("Duplicate", self.duplicate)
        menu.addAction("End…", self.end_chosen)
        menu.addAction("Remove\tDel", self.remove)

    # Writing

    def write(self, edits: Sequence[TargetEdit]) -> None:
        """Write edits as one action; what cannot be is told."""
        attempt(self, lambda: self.context.workspace.set_targets(edits))

    def add_target(self) -> None:
        """Ask for a new capability target, and show it."""
        begin = {"unit_id": self.context.unit_id, "level": 3, "people": 2, "from_on": self.context.day}
        made = add_record(self, self.context, Target, begin=begin)
        if made is not None:
            self.targets.choose(made.made_id)

    def duplicate(self) -> None:
        """Add the chosen target once more, to be changed in the panel: another unit, another level."""
        rows = self.targets.chosen_rows
        if len(rows) != 1:
            return
        (row,) = rows
        begin = {name: getattr(row, name) for name in ("unit_id", "skill_id", "level", "from_on", "to_on")}
        made = add_record(
            self, self.context, Target, begin={**begin, "people": row.needed, "importance": row.importance or None}
        )
        if made is not None:
            self.targets.choose(made.made_id)

    def end_chosen(self) -> None:
        """Ask for the last day of the chosen targets."""
        rows = self.targets.chosen_rows
        if not rows:
            return

        def end(values: dict[str, Any]) -> None:
            self.context.workspace.set_targets([TargetEdit(row.target_id, {"to_on": values["on"]}) for row in rows])

        what = "the target" if len(rows) == 1 else f"{len(rows)} targets"
        sentence = "The days before keep their numbers."
        dialog = FormDialog(self, f"End {what}", f"End {what}", end, sentence)
        dialog.form.add(DateField("Last day", needed=True), key="on").show_value(self.context.day)
        dialog.exec()

    def remove(self) -> None:
        """Remove the chosen targets, as if they had never been; undo brings them back."""
        edits = [TargetEdit(row.target_id, None) for row in self.targets.chosen_rows]
        if edits:
            self.host.close_panel()
            self.write(edits)

    # Proposals

    def propose(self) -> None:
        """Show what the positions' roles would ask for, in place of the list."""
        self._proposals_shown().begin()

    def paste(self) -> None:
        """Show the targets on the clipboard, to be decided on as proposals are."""
        from orgwright.gui.coverage.target_pasting import pasted_targets

        text, context = QGuiApplication.clipboard().text(), self.context
        pasted = attempt(self, lambda: pasted_targets(context.organization, context.unit_id, text))
        if pasted is not None:
            self._proposals_shown().begin_with(pasted)

    def _proposals_shown(self) -> "ProposalsView":
        from orgwright.gui.coverage.target_proposals import ProposalsView

        if self.proposals is None:
            self.proposals = ProposalsView(self.context, self.host)
            self.proposals.left.connect(self._leave_proposals)
            self._stack.addWidget(self.proposals)
        self.host.close_panel()
        self._stack.setCurrentWidget(self.proposals)
        return self.proposals

    def _leave_proposals(self) -> None:
        self.host.close_panel()
        self._stack.setCurrentWidget(self._list)
        self.targets.setFocus(Qt.FocusReason.OtherFocusReason)


class _TargetTable(Table):
    """The table of targets; Del removes what is chosen, Ctrl+V brings targets from a spreadsheet."""

    def __init__(self, page: TargetsPage) -> None:
        super().__init__(_columns(page.explanation), key=lambda row: row.target_id, many=True)
        self.setAccessibleName("Capability targets")
        self._page = page

    def choose_many(self, target_ids: Collection[int]) -> None:
        """Choose all of these that are shown."""
        rows, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        for place, row in enumerate(self.rows_model.rows):
            if isinstance(row, TargetRow) and row.target_id in target_ids:
                rows.select(self.rows_model.index(place, 0), flag.Select | flag.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del removes, Ctrl+V pastes."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self._page.remove()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._page.paste()
        else:
            super().keyPressEvent(event)
