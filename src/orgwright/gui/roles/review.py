"""The review of role documents before they come in: every row with its source, to accept, edit or skip."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from orgwright.exchange.role_import import ImportPlan, RowKind
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.record_forms import FIELDS
from orgwright.gui.roles.decisions import ALL, KINDS, NOTES, Review, ReviewRow
from orgwright.gui.widgets.buttons import button, primary, quiet
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import TextField
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label, second_line
from orgwright.gui.widgets.marks import paint_check
from orgwright.gui.widgets.source_panel import SourcePanel
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.gui.widgets.table import Table
from orgwright.records import CareerLink, Requirement


def _paint_box(painter: QPainter, rect: QRect, row: ReviewRow) -> None:
    """Whether a row comes in; nothing beside a note."""
    if row.row is not None:
        paint_check(painter, rect, row.is_taken, "accent")


def _tone(row: ReviewRow) -> str:
    return "text" if row.is_taken or row.row is None else "text3"


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
    Column("", lambda row: "in" if row.is_taken else "", 33, paint=_paint_box),
    Column("Row", lambda row: row.what, 210, wraps=True, is_key=True, tone=_tone),
    Column("Was, becomes", _was_and_becomes, wraps=True, tone=_tone),
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
        self.table = Table(COLUMNS, key=lambda row: row.key, many=True, sortable=False)
        self.table.setAccessibleName("Rows of the import")
        self.table.chosen.connect(self._show_source)
        self.table.opened.connect(lambda row, _title: self.edit(row))
        self.table.menu_wanted.connect(self._fill_menu)
        self.table.installEventFilter(self)
        self.table.viewport().installEventFilter(self)
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
            ("Accept (A)", "Take the chosen rows in", lambda: self.decide(is_taken=True)),
            ("Skip (S)", "Leave the chosen rows out", lambda: self.decide(is_taken=False)),
            ("Edit… (E)", "Take the row in with other values", lambda: self.edit(self.table.chosen_row)),
        ):
            made = quiet(text, on_click=act)
            made.setToolTip(tip)
            self._deciding.append(made)
        self._deciding.append(quiet("Accept all shown", on_click=lambda: self.decide_all(is_taken=True)))
        self._deciding.append(quiet("Skip all shown", on_click=lambda: self.decide_all(is_taken=False)))
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
        first = next((row for row in self.table.rows_model.rows if isinstance(row, ReviewRow)), None)
        if self.table.chosen_row is None and first is not None:
            self.table.choose(first.key)
            self.table.scrollToTop()
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

    def _chosen(self) -> list[ReviewRow]:
        return [row for row in self.table.chosen_rows if isinstance(row, ReviewRow)]

    def decide(self, *, is_taken: bool) -> None:
        """Take the chosen rows in or leave them out, and go on to the next."""
        rows = self._chosen()
        self.review.decide(rows, is_taken)
        self._show_rows()
        if len(rows) == 1:
            self._step()

    def decide_all(self, *, is_taken: bool) -> None:
        """Take everything that is shown in, or leave it out."""
        rows = [row for row in self.table.rows_model.rows if isinstance(row, ReviewRow)]
        self.review.decide(rows, is_taken)
        self._show_rows()

    def _toggle(self, row: ReviewRow) -> None:
        self.review.decide([row], not row.is_taken)
        self._show_rows()

    def same_skill(self, number: int) -> None:
        """Take the chosen row in as the suggested skill of a number from 1 on; 0: as one of its own."""
        row = self.table.chosen_row
        if not isinstance(row, ReviewRow) or row.row is None or number > len(row.row.suggestions):
            return
        self.review.same_skill(row, row.row.suggestions[number - 1].skill_id if number else None)
        self._show_rows()

    def _step(self) -> None:
        rows, chosen = self.table.rows_model.rows, self.table.chosen_row
        place = rows.index(chosen) if chosen in rows else -1
        after = next((row for row in rows[place + 1 :] if isinstance(row, ReviewRow)), None)
        if after is not None:
            self.table.choose(after.key)

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
        menu.addAction("Accept\tA", lambda: self.decide(is_taken=True))
        menu.addAction("Skip\tS", lambda: self.decide(is_taken=False))
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
        key, digit = event.key(), event.key() - Qt.Key.Key_0
        if key == Qt.Key.Key_A:
            self.decide(is_taken=True)
        elif key == Qt.Key.Key_S:
            self.decide(is_taken=False)
        elif key == Qt.Key.Key_E:
            self.edit(self.table.chosen_row)
        elif key == Qt.Key.Key_Space and isinstance(self.table.chosen_row, ReviewRow):
            self._toggle(self.table.chosen_row)
        elif 0 <= digit <= 9:
            self.same_skill(digit)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters and digits decide; a click on a box toggles it."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event) or super().eventFilter(watched, event)
        if watched is self.table.viewport() and event.type() == QEvent.Type.MouseButtonPress:
            index = self.table.indexAt(event.position().toPoint())  # type: ignore[attr-defined]
            row = self.table.rows_model.row(index.row()) if index.isValid() else None
            if isinstance(row, ReviewRow) and row.row is not None and index.column() == 0:
                self._toggle(row)
                return True
        return super().eventFilter(watched, event)
