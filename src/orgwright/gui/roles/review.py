"""The review of role documents before they come in: every row with its source, to accept, edit or skip."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from orgwright.exchange.role_import import ImportPlan, RowKind
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.record_forms import FIELDS
from orgwright.gui.roles.decisions import ALL, KINDS, NOTES, Review, ReviewRow
from orgwright.gui.widgets.buttons import button, primary, quiet
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.decision_table import DecisionTable, tone_of_decision
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import TextField
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label, second_line
from orgwright.gui.widgets.source_panel import SourcePanel
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.records import CareerLink, Requirement


def _was_and_becomes(row: ReviewRow) -> str:
    """What a new row says; of another one what it was and what it becomes."""
    if not row.before:
        return row.after
    return f"{row.before}\n→ {row.after or 'goes'}"


def _verb(taken: int) -> str:
    """What pressing the button does; without any row the role still gets the newer document as its source."""
    if not taken:
        return "Keep the document only"
    return f"Import {taken:,} {'change' if taken == 1 else 'changes'}"


COLUMNS: tuple[Column[Any], ...] = (
    Column("Row", lambda row: row.what, 210, wraps=True, is_key=True, tone=tone_of_decision),
    Column("Was, becomes", _was_and_becomes, wraps=True, tone=tone_of_decision),
    Column("To look at", lambda row: row.why, 190, wraps=True, tone="stale", spare=1),
)


class ReviewPage(QWidget):
    """The review; ``import_wanted`` and ``left`` tell what a person decides in the end."""

    import_wanted = Signal()
    left = Signal()

    def __init__(self, context: Context, plans: Sequence[ImportPlan]) -> None:
        super().__init__()
        self._context = context
        self.review = Review(plans)
        self.tabs = TabRow([(ALL, "All"), *KINDS.items(), (NOTES, "Notes")])
        self.tabs.chosen.connect(lambda _kind: self._show_rows())
        self.table = DecisionTable(COLUMNS, "Rows of the import")
        self.table.decided.connect(self._decide)
        self.table.chosen.connect(self._show_source)
        self.table.opened.connect(lambda row, _title: self.edit(row))
        self.table.menu_wanted.connect(self._fill_menu)
        self.table.installEventFilter(self)
        self.source = SourcePanel()
        self.source.place_chosen.connect(self.table.choose)
        self.beside = button("Source", "link")
        self.beside.setToolTip("Show the document beside the rows (Ctrl+Shift+S)")
        self.beside.setCheckable(True)
        self.beside.setChecked(True)
        self.beside.toggled.connect(self._show_beside)
        self.source.closed.connect(lambda: self.beside.setChecked(False))
        self._shown_place = -1
        names = ", ".join(dict.fromkeys(one.role for one in self.review.documents))
        self._title = ElidedLabel(f"Review: {names}", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._cancel = button("Cancel", on_click=self.left.emit)
        self.take = primary("", on_click=self.import_wanted.emit)
        self._known = label("Everything in it is known already; importing changes nothing.", tone="text2")
        self._lay_out()
        self.show_plans(plans)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(style.measures.SPACE_2)
        head.addWidget(self._title, 1)
        head.addWidget(self.beside)
        head.addWidget(self._cancel)
        head.addWidget(self.take)
        bar = QWidget()
        bar.setFixedHeight(style.measures.HEAD)
        bar.setLayout(head)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        self._known.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._known)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(self._laid_out_foot())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.source)
        split.setStretchFactor(0, 1)
        split.setSizes([860, 380])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(hairline())
        outer.addWidget(split, 1)

    def _laid_out_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 16, 4)
        foot.setSpacing(style.measures.SPACE_1)
        self._deciding: list[QWidget] = []
        for text, tip, act in (
            ("Accept (A)", "Take the chosen rows in", lambda: self.table.decide(is_taken=True)),
            ("Skip (S)", "Leave the chosen rows out", lambda: self.table.decide(is_taken=False)),
            ("Edit… (E)", "Take the row in with other values", lambda: self.edit(self.table.chosen_row)),
        ):
            made = quiet(text, on_click=act)
            made.setToolTip(tip)
            self._deciding.append(made)
        self._deciding.append(quiet("Accept all shown", on_click=lambda: self.table.decide_all(is_taken=True)))
        self._deciding.append(quiet("Skip all shown", on_click=lambda: self.table.decide_all(is_taken=False)))
        for part in self._deciding:
            foot.addWidget(part)
        foot.addStretch(1)
        self._hint = second_line("")
        foot.addWidget(self._hint)
        return foot

    # Showing

    def show_plans(self, plans: Sequence[ImportPlan]) -> None:
        """Show what an import would bring now; decisions about rows that are still there stay."""
        self.review.plans = plans
        self._shown_place = -1
        self._show_rows()
        self.table.choose_first()
        self._show_source(self.table.chosen_row)

    def _show_rows(self) -> None:
        counts = self.review.counts()
        self.tabs.show_counts(counts)
        self.table.show_rows(self.review.rows(self.tabs.selected))
        is_news = counts[ALL] > 0
        self._known.setVisible(not is_news)
        self._cancel.setVisible(is_news)
        for part in self._deciding:
            part.setVisible(is_news)
        self.take.setText(_verb(self.review.taken) if is_news else "Close")

    def _show_source(self, row: ReviewRow | None) -> None:
        """Show the document of the chosen row, lit where the row was read."""
        place = row.place if row is not None else 0
        if place != self._shown_place and place < len(self.review.plans):
            self._shown_place = place
            plan = self.review.plans[place]
            spans = [(*one.span, (place, one.key)) for one in plan.rows if one.span is not None]
            uncertain = [(place, one.key) for one in plan.rows if one.kind == RowKind.UNCERTAIN]
            self.source.show_source(plan.document.source, plan.document.text, spans, uncertain)
        self.source.light(row.key if row is not None else None)
        suggested = row.row.suggestions if row is not None and row.row is not None else ()
        keys = [f"{number}  same as {one.name}" for number, one in enumerate(suggested, 1)]
        self._hint.setText("   ".join([*keys, "0  another skill"]) if keys else "")

    def _show_beside(self, is_shown: bool) -> None:
        self.source.setVisible(is_shown)
        if not is_shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Deciding

    def _decide(self, rows: list[ReviewRow], is_taken: bool) -> None:
        self.review.decide(rows, is_taken)
        self._show_rows()

    def same_skill(self, number: int) -> None:
        """Take the chosen row in as the suggested skill of a number from 1 on; 0: as one of its own."""
        row = self.table.chosen_row
        if not isinstance(row, ReviewRow) or row.row is None or number > len(row.row.suggestions):
            return
        self.review.same_skill(row, row.row.suggestions[number - 1].skill_id if number else None)
        self._show_rows()

    def edit(self, one: ReviewRow | None) -> None:
        """Ask for other values of a row, and take it in with them."""
        if not isinstance(one, ReviewRow) or one.row is None or not one.row.after:
            return
        row = one.row
        values = {**row.after, **self.review.decision(one.place, row).values}

        def accept(given: dict[str, Any]) -> None:
            certain = {"is_certain": True} if "is_certain" in values else {}
            self.review.edit(one, {**given, **certain})

        dialog = FormDialog(self, f"Edit: {row.title}", "Accept", accept, row.why, wide=True)
        if row.record is Requirement and "skill" in values:
            dialog.form.add(TextField("Skill", needed=True), key="skill").show_value(values["skill"])
        if row.record is CareerLink:
            dialog.form.add(TextField("Role", needed=True), key="role").show_value(values["role"])
        for entry in FIELDS[row.record]:
            if entry.name in values and entry.name != "is_certain":
                dialog.form.add(entry.make(self._context), key=entry.name).show_value(values[entry.name])
        dialog.exec()
        self._show_rows()

    def _fill_menu(self, row: ReviewRow, menu: QMenu) -> None:
        if row.row is None:
            return
        self.table.fill_menu(menu)
        menu.addAction("Edit…\tE", lambda: self.edit(row))
        for number, one in enumerate(row.row.suggestions, 1):
            name = one.name.replace("&", "&&")
            menu.addAction(f"Same as {name}, {one.score:.0f} of 100\t{number}", self._picker(number))
        if row.row.suggestions:
            menu.addAction("Another skill\t0", self._picker(0))

    def _picker(self, number: int) -> Callable[[], None]:
        return lambda: self.same_skill(number)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        digit = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_E:
            self.edit(self.table.chosen_row)
        elif 0 <= digit <= 9:
            self.same_skill(digit)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """E edits, digits choose among the suggested skills."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)
