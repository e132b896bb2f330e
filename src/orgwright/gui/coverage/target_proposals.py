"""Proposed targets, looked through before they are written: the rule above, each proposal with its reason to decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.coverage.proposal_panel import ProposalPanel
from orgwright.gui.coverage.proposals_model import (
    ALL,
    KINDS,
    ProposalReview,
    ProposalRow,
    found_proposals,
    in_bands,
)
from orgwright.gui.coverage.target_pasting import PastedTargets
from orgwright.gui.messages import tell
from orgwright.gui.widgets.buttons import button, primary, quiet
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.decision_table import DecisionTable, tone_of_decision
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import ChoiceField, DateField, Field, IntegerField, PercentField
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.marks import paint_level
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.planning.explanation import Explanation
from orgwright.planning.proposal_rule import Asked, Counted, ProposalRule
from orgwright.planning.target_proposal import ProposedTarget
from orgwright.records import Importance

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

ASKED = (
    (Asked.CRITICAL, "Critical must-haves"),
    (Asked.MUST_HAVE, "All must-haves"),
    (Asked.EVERYTHING, "Everything required"),
)
COUNTED = ((Counted.EACH, "Each unit, its own seats"), (Counted.TOGETHER, "The unit with all below"))

MOST_SENTENCES = 5
"""Refused lines of a paste that are told one by one."""


class ProposalsView(QWidget):
    """The review in place of the list of targets; ``left`` tells that it is over."""

    left = Signal()

    def __init__(self, context: Context, host: CoverageScreen) -> None:
        super().__init__()
        self.context = context
        self._host = host
        self.review: ProposalReview | None = None
        self._wanted = object()
        self._is_beginning = False
        self.fields: dict[str, Field] = {}
        self.tabs = TabRow([(ALL, "All"), *((str(key), title) for key, title in KINDS.items())])
        self.tabs.chosen.connect(lambda _kind: self._show_rows())
        self.table = DecisionTable(self._columns(), "Proposed targets")
        self.table.decided.connect(self._decide)
        self.table.explained.connect(host.explain)
        self.table.menu_wanted.connect(lambda _row, menu: self._fill_menu(menu))
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(lambda row, _title: self._open(row))
        self.table.installEventFilter(self)
        self.panel = ProposalPanel(context, self.edit, self.as_proposed)
        self._title = ElidedLabel("", style.measures.TEXT_PANEL_TITLE, bold=True)
        self._empty = EmptyState(
            "target",
            "No seat here asks for a skill in this way: give its role requirements, or look at more of them.",
            ("Require skills of a role", lambda: context.jump("roles")),
            ("Look at everything required", lambda: self._look_at(Asked.EVERYTHING)),
        )
        self._body = QStackedWidget()
        self._foot = QWidget()
        self._told = label("", tone="missing", wrap=True)
        self._told.setContentsMargins(16, 0, 16, 8)
        self.take = primary("", on_click=self.write)
        self._lay_out()

    def _columns(self) -> tuple[Column[Any], ...]:
        return (
            Column("Skill", lambda row: row.skill, 230, is_key=True, tone=tone_of_decision),
            Column(
                "Level",
                lambda row: str(row.key[2]),
                56,
                "center",
                paint=lambda painter, rect, row: paint_level(painter, rect, row.key[2]),
            ),
            Column(
                "People",
                lambda row: row.becomes,
                84,
                "right",
                sort_key=lambda row: row.proposed.people,
                tone=tone_of_decision,
                bold=True,
                explain=self._explanation,
            ),
            Column("", lambda row: KINDS[row.proposed.comparison].lower(), 104, tone="text2"),
            Column("Importance", lambda row: str(row.proposed.importance or "not given"), 120, tone="text2", spare=1),
            Column("Why", lambda row: row.reason, tone="text2"),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(style.measures.SPACE_2)
        head.addWidget(self._title, 1)
        head.addWidget(button("Cancel", on_click=self.left.emit))
        head.addWidget(self.take)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(8, 4, 16, 4)
        foot.setSpacing(style.measures.SPACE_1)
        for text, is_taken, is_all in (
            ("Accept (A)", True, False),
            ("Skip (S)", False, False),
            ("Accept all shown", True, True),
            ("Skip all shown", False, True),
        ):
            decide = self.table.decide_all if is_all else self.table.decide
            foot.addWidget(quiet(text, on_click=partial(decide, is_taken=is_taken)))
        foot.addStretch(1)
        foot.addWidget(
            label("Enter: change it   + and −: more or fewer people", style.measures.TEXT_CAPTION, tone="text3")
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(self._rule_line())
        for widget in (self._told, hairline(), self.tabs):
            outer.addWidget(widget)
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        outer.addWidget(self._body, 1)
        outer.addWidget(hairline())
        outer.addWidget(self._foot)

    def _rule_line(self) -> QHBoxLayout:
        rule = ProposalRule()
        fields: tuple[tuple[str, Field, Any, int], ...] = (
            ("asked", ChoiceField("Look at", ASKED), rule.asked, 180),
            ("counted", ChoiceField("Count the seats of", COUNTED), rule.counted, 200),
            ("share_percent", PercentField("Share of the seats", 1, 100, needed=True), rule.share_percent, 120),
            (
                "least_for_critical",
                IntegerField("Critical: at least", 1, 100, needed=True, hint="So that no single person holds it alone"),
                rule.least_for_critical,
                110,
            ),
            ("from_on", DateField("From", hint="Empty: as if it had always been so"), None, 150),
        )
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 12)
        line.setSpacing(style.measures.SPACE_3)
        for key, field, value, width in fields:
            field.setMinimumWidth(96)
            field.setMaximumWidth(width)
            field.show_value(value)
            if key != "from_on":
                field.committed.connect(lambda _value: self.refresh())
            self.fields[key] = field
            line.addWidget(field, width, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        return line

    # Showing

    def begin(self) -> None:
        """Propose for the unit of the context as it is now; earlier decisions are over."""
        self.review = None
        self._show_beginning("")

    def begin_with(self, pasted: PastedTargets) -> None:
        """Look through pasted targets in place of those that the positions propose."""
        review = ProposalReview(self.context.organization, self.context.unit_id, pasted=pasted.proposals)
        self.review = review
        beyond = len(pasted.refused) - MOST_SENTENCES
        told = [*pasted.refused[:MOST_SENTENCES], *([f"{beyond} more lines cannot be read."] if beyond > 0 else [])]
        self._show_beginning("\n".join(told))

    def _show_beginning(self, told: str) -> None:
        is_pasted = self.review is not None
        for key, field in self.fields.items():
            field.setVisible(key == "from_on" or not is_pasted)
        self._tell(told)
        self.fields["from_on"].show_value(self.context.day)
        self.tabs.select(ALL)
        self.table.show_rows([])
        self._is_beginning = True
        self.refresh()

    def refresh(self) -> None:
        """Propose anew for the data, the unit and the rule of the moment; decisions stay."""
        is_pasted = self.review is not None and self.review.pasted is not None
        rule = ProposalRule() if is_pasted else self._rule()
        if rule is None:
            return
        if not is_pasted:
            self._tell("")
        organization, unit_id = self.context.organization, self.context.unit_id
        if self.review is not None and self.review.unit_id != unit_id and not is_pasted:
            self.review = None
        pasted = self.review.pasted if self.review is not None else None
        wanted = self._wanted = object()

        def show(proposals: tuple[ProposedTarget, ...]) -> None:
            if wanted is self._wanted:
                self.review = self.review or ProposalReview(organization, unit_id)
                self.review.take(organization, unit_id, rule, proposals)
                self._show_rows()

        work = partial(found_proposals, organization, unit_id, rule, pasted)
        self.context.background.run(lambda _progress: work(), done=show, what="Proposed targets")

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _look_at(self, asked: Asked) -> None:
        self.fields["asked"].show_value(asked)
        self.refresh()

    def _rule(self) -> ProposalRule | None:
        """The rule that stands in the fields; None where one of them says what is wrong."""
        try:
            return ProposalRule(
                self.fields["asked"].value(),
                self.fields["share_percent"].value(),
                self.fields["least_for_critical"].value(),
                self.fields["counted"].value(),
            )
        except RefusedInput as refused:
            self._tell(str(refused))
            return None

    def _show_rows(self) -> None:
        if self.review is None:
            return
        counts = self.review.counts()
        self.tabs.show_counts(counts)
        rows = self.review.rows(self.tabs.selected)
        self.table.show_rows(in_bands(rows))
        self._host.set_status(f"{len(rows)} proposed, {len(self.review.taken)} taken", self._host.policy_text)
        is_pasted = self.review.pasted is not None
        self._title.setText("Pasted targets" if is_pasted else f"Proposed targets of {self._host.unit_title}")
        taken = len(self.review.taken)
        self.take.setText(f"Set {taken} {'target' if taken == 1 else 'targets'}" if taken else "Set targets")
        self.take.setEnabled(taken > 0)
        has_any = counts[ALL] > 0 or is_pasted
        self._body.setCurrentWidget(self.table if has_any else self._empty)
        self.tabs.setVisible(has_any)
        self._foot.setVisible(has_any)
        self._follow(self.table.chosen_row)
        if self._is_beginning:
            self._is_beginning = False
            self.table.choose_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explanation(self, row: ProposalRow) -> Explanation | None:
        from orgwright.planning.explanations.target_proposal import explained_proposal

        if self.review is None:
            return None
        return explained_proposal(self.review.organization, row.proposed, self.review.rule)

    # Deciding

    def _open(self, row: ProposalRow) -> None:
        self.panel.show_row(row)
        self._host.show_panel(self.panel)

    def _follow(self, row: ProposalRow | None) -> None:
        """Show another row in the panel where it is open."""
        if self._host.is_panel_open and self._host.panel is self.panel:
            self.panel.show_row(row)

    def _decide(self, rows: list[ProposalRow], is_taken: bool) -> None:
        if self.review is not None:
            self.review.decide(rows, is_taken)
            self._show_rows()

    def edit(self, row: ProposalRow, people: int, importance: Importance | None) -> None:
        """Propose another number of people or another importance."""
        if self.review is not None:
            self.review.edit(row.key, people, importance)
            self._show_rows()

    def as_proposed(self, row: ProposalRow) -> None:
        """Take back what was changed of a row."""
        if self.review is not None:
            self.review.as_proposed(row.key)
            self._show_rows()

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.table.chosen_row
        self.table.fill_menu(menu)
        menu.addAction("Change…", lambda: None if row is None else self._open(row))
        if row is not None and row.is_edited:
            menu.addAction("As proposed", lambda: self.as_proposed(row))

    def write(self) -> None:
        """Set what is taken, as one action."""
        review = self.review
        if review is None:
            return
        try:
            from_on = self.fields["from_on"].value()
        except RefusedInput as refused:
            self.fields["from_on"].show_error(str(refused))
            return
        edits, workspace = review.edits(from_on), self.context.workspace
        self.take.setEnabled(False)
        self.context.background.run(
            lambda _progress: workspace.set_targets(edits),
            done=lambda _changes: self.left.emit(),
            failed=self._tell_why,
            what="Setting the targets",
        )

    def _tell_why(self, error: BaseException) -> None:
        self.take.setEnabled(True)
        tell(self, error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the review as Cancel does."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Plus and minus change the people of the current row."""
        row = self.table.chosen_row
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
            if by is not None and row is not None:
                self.edit(row, (row.proposed.people or row.proposed.people_now or 0) + by, row.proposed.importance)
                return True
        return super().eventFilter(watched, event)
