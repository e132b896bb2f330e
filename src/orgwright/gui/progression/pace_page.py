"""The page of the pace of learning: months per level by kind of skill and level, as seen here, else by policy."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.progression import pace_model as model
from orgwright.gui.progression.pace_model import Asked, PaceRow
from orgwright.gui.progression.page import ProgressionPage
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.fields import Field, TextField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanations.learning_curve import share_risen_explained
from orgwright.planning.explanations.pace import pace_explained
from orgwright.planning.learning_curve import CurvePoint, LearningCurve
from orgwright.planning.organization import Organization
from orgwright.planning.pace import Pace
from orgwright.planning.policy import Policy
from orgwright.records import SkillKind

if TYPE_CHECKING:
    from orgwright.gui.progression.view import ProgressionScreen

_LEAST = QSize(300, 130)
POLICIES: tuple[tuple[str, str | None, str], ...] = (
    *((model.MONTHS, str(kind), kind.capitalize()) for kind in SkillKind),
    ("minimum_observations", None, "Rises needed"),
    ("skills_at_once", None, "Skills at once"),
)


class PacePage(ProgressionPage):
    """See the module."""

    def __init__(self, screen: "ProgressionScreen") -> None:
        super().__init__(screen)
        self.asked: Asked | None = None
        self.curve: LearningCurve | None = None
        self.shown: Organization | None = None
        """What the shown figures were computed from; the context may be further already."""
        self._rows, self._curves = (
            Computing(screen.context, what, self) for what in ("Counting rises", "Drawing the curve")
        )
        self.table = Table(self._columns(), key=lambda row: row.key, sortable=False)
        self.table.setAccessibleName("Pace of learning")
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda row, _title: screen.explain(self._explain(row.pace)))
        self.months = ChartWithTable("Months per level", self._month_columns(), _key_of_pace, least=_LEAST)
        self.risen = ChartWithTable("Who has risen", self._curve_columns(), lambda one: one.months, least=_LEAST)
        for table in (self.table, self.months.table, self.risen.table):
            table.explained.connect(screen.explain)
        self._lead = ElidedLabel("", style.measures.TEXT_BODY)
        self.fields: dict[tuple[str, str | None], Field] = {}
        self.set_body(self._built())
        hand_focus_on(self, self.table)

    def _built(self) -> QWidget:
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        head.addWidget(self._lead, 1)
        whole.addLayout(head)
        whole.addWidget(hairline())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._built_table())
        split.addWidget(self._built_charts())
        split.setSizes([5600, 6400])
        whole.addWidget(split, 1)
        return body

    def _built_table(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addWidget(self._built_policies())
        return holder

    def _built_policies(self) -> QWidget:
        """The policies of learning as fields; each saves as it is left."""
        form = Form()
        form.setContentsMargins(16, 10, 16, 12)
        title = QHBoxLayout()
        title.addWidget(label("By policy", bold=True))
        title.addWidget(second_line("months per level where too few rises were observed"), 1)
        title.addWidget(link("Defaults", "undo-2", self.reset_policies))
        head = QWidget()
        title.setContentsMargins(0, 0, 0, 0)
        head.setLayout(title)
        form.add_widget(head)
        entries = []
        for name, word, words in POLICIES:
            default = model.policy_text(Policy(), name, word)
            field = TextField(words, hint=f"Default {default}; empty goes back to it.")
            self.fields[name, word] = field
            entries.append((field, partial(self._save, name, word), ""))
        form.add_row(*entries)
        # The fields are too narrow for a sentence below one of them.
        self._refused = label("", style.measures.TEXT_SECOND, tone="missing", wrap=True)
        self._refused.hide()
        form.add_widget(self._refused)
        return form

    def _built_charts(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for board in (self.months, self.risen):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(16, 8, 16, 8)
            column.addWidget(board)
            split.addWidget(holder)
        split.setSizes([3000, 3000])
        return split

    def refresh(self) -> None:
        """Count the rises in the organization of the context as it is now."""
        organization = self.context.organization
        self._show_policies()
        self.host.head.set_subtitle(f"{organization.facts.name}, from dated assessments")

        def work(_progress: object) -> tuple[list[Any], tuple[Any, ...], str]:
            return model.pace_rows(organization), model.chart_kinds(organization), model.lead(organization)

        self._rows.start(work, lambda answer: self._show_rows(organization, *answer))

    def _show_policies(self) -> None:
        policy = self.context.recorded.policy
        self._say_refused("")
        for (name, word), field in self.fields.items():
            if not field.isAncestorOf(self.focusWidget() or self):
                field.show_value(model.policy_text(policy, name, word))

    def _show_rows(self, organization: Organization, rows: list[Any], kinds: tuple[Any, ...], lead: str) -> None:
        self.shown = organization
        self._lead.setText(lead)
        asked = self.asked or model.first_asked(rows)
        self.table.show_rows(rows)
        self.table.choose(asked)

        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.pace import draw_paces

            draw_paces(figure, kinds, palette)

        self.months.show_chart(draw, [one for _, paces, _ in kinds for one in paces])
        self.months.show_second(f"hollow: below {organization.policy.minimum_observations:,} rises; dashed: policy")
        needed = f"A pace counts from {organization.policy.minimum_observations:,} rises on"
        rises = sum(one.observations for _, paces, _ in kinds for one in paces)
        waiting = sum(one.unfinished for _, paces, _ in kinds for one in paces)
        self.host.set_status(f"{rises:,} rises observed, {waiting:,} still waiting", needed)
        self._ask_curve(asked)

    def _choose(self, row: PaceRow | None) -> None:
        if row is not None and row.key != self.asked:
            self._ask_curve(row.key)

    def _ask_curve(self, asked: Asked) -> None:
        organization = self.shown
        if organization is None:
            return
        self.asked = asked
        self._curves.start(lambda _progress: model.curve_of(organization, asked), self._show_curve)

    def _show_curve(self, curve: LearningCurve) -> None:
        self.curve = curve

        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.pace import draw_learning_curve

            draw_learning_curve(figure, curve, palette)

        self.risen.show_chart(draw, curve.points)
        self.risen.show_second(model.curve_words(curve))

    def _save(self, name: str, word: str | None, text: object) -> None:
        policy = self.context.recorded.policy
        try:
            changed = model.changed_policy(policy, name, word, str(text))
        except RefusedInput as refused:
            self._say_refused(str(refused))
            return
        self._say_refused("")
        if changed != policy:
            self.context.workspace.set_policy(changed)
        self.fields[name, word].show_value(model.policy_text(changed, name, word))

    def _say_refused(self, sentence: str) -> None:
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))

    def reset_policies(self) -> None:
        """Let the policies of learning have their defaults again, as one action."""
        policy = self.context.recorded.policy
        for name, word, _ in POLICIES:
            policy = model.changed_policy(policy, name, word, "")
        if policy != self.context.recorded.policy:
            self.context.workspace.set_policy(policy)

    def _columns(self) -> tuple[Column[PaceRow], ...]:
        return (
            Column("Level", lambda row: row.level, 84, is_key=True, bold=lambda row: row.pace.from_level is None),
            Column(
                "Months",
                lambda row: f"{row.pace.months:.1f}",
                70,
                "right",
                bold=True,
                explain=lambda row: self._explain(row.pace),
            ),
            Column(
                "Rises",
                lambda row: f"{row.pace.observations:,}",
                60,
                "right",
                explain=lambda row: self._explain(row.pace),
            ),
            Column(
                "Waiting",
                lambda row: f"{row.pace.unfinished:,}",
                70,
                "right",
                tooltip=lambda _row: "Stays that had not ended in a rise when last looked at",
                explain=lambda row: self._explain(row.pace),
            ),
            Column("Where the months come from", lambda row: row.source, tone="text2"),
        )

    def _month_columns(self) -> tuple[Column[Pace], ...]:
        return (
            Column("Kind", lambda one: one.kind.capitalize(), is_key=True),
            Column("From", lambda one: str(one.from_level), 50, "right"),
            Column("Months", lambda one: f"{one.months:.1f}", 70, "right", bold=True, explain=self._explain),
            Column("Rises", lambda one: f"{one.observations:,}", 60, "right", explain=self._explain),
            Column("Waiting", lambda one: f"{one.unfinished:,}", 70, "right", explain=self._explain),
        )

    def _curve_columns(self) -> tuple[Column[CurvePoint], ...]:
        return (
            Column("Months", lambda one: f"{one.months:.1f}", is_key=True),
            Column("Looked at", lambda one: f"{one.at_risk:,}", 80, "right"),
            Column("Risen", lambda one: f"{one.rises:,}", 60, "right"),
            Column("Last seen before", lambda one: f"{one.left:,}", 110, "right"),
            Column(
                "Share risen",
                lambda one: f"{one.share_risen * 100:.1f} %",
                90,
                "right",
                bold=True,
                explain=self._explain_share,
            ),
        )

    def _explain(self, one: Pace) -> Any:
        return None if self.shown is None else pace_explained(self.shown, one.kind, one.from_level)

    def _explain_share(self, one: CurvePoint) -> Any:
        if self.shown is None or self.curve is None:
            return None
        return share_risen_explained(self.shown, self.curve, one.months)


def _key_of_pace(one: Pace) -> Asked:
    return one.kind, one.from_level
