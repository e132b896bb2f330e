"""The ways to close one gap side by side: what each costs, when it closes the gap, what it risks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.staffing.compare_heads import LineSample
from orgwright.gui.staffing.gaps_model import gathered
from orgwright.gui.widgets.amounts import day_text, money_text, short_money_text
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.labels import FigureBlock, hairline, label, second_line
from orgwright.planning.explanations.gap_options import option_cost_explained
from orgwright.planning.explanations.words import counted
from orgwright.planning.gap_options import GapOptions, Option, cost_by_month
from orgwright.planning.gap_words import KIND_WORDS, break_even_words, gap_words, part_words, risks
from orgwright.planning.organization import Organization

MONTHS_DRAWN = 24
_CARD = 150
_CHART = QSize(260, 150)


class GapCards(QWidget):
    """One gap; ``explained`` gives the explanation of a cost, ``wanted`` the kind of a way that is to be planned."""

    explained = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label("", style.measures.TEXT_PANEL_TITLE, bold=True, wrap=True)
        self.second = second_line("", wrap=True)
        self.unpriced = second_line("", wrap=True)
        self.chart = ChartCanvas("What the options have cost by months of use", _CHART)
        self.evens = second_line("", wrap=True)
        self.evens.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cards = QScrollArea()
        self._cards.setWidgetResizable(True)
        self._cards.setFrameShape(QScrollArea.Shape.NoFrame)
        self._cards.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(2)
        for part in (self.title, self.second, self.unpriced):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(style.measures.SPACE_4)
        said = QVBoxLayout()
        said.addWidget(label("Break-even", bold=True))
        said.setSpacing(style.measures.SPACE_1)
        said.addWidget(self.evens)
        said.addStretch(1)
        self._foot = QWidget()
        foot.addWidget(self.chart, 3)
        foot.addLayout(said, 2)
        self._foot.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self._cards, 3)
        column.addWidget(hairline())
        column.addWidget(self._foot, 2)

    def show_options(self, organization: Organization, found: GapOptions, unpriced: str) -> None:
        """Show the ways to close a gap; ``unpriced`` says what is not offered because no cost is known."""
        gap = found.gap
        self.title.setText(gap_words(organization, gap))
        held = f"level {gap.level}, {len(gap.holder_ids)} of {counted(gap.people_needed, 'person', 'people')} needed"
        first = min((place for place, short in enumerate(gap.short_by_quarter) if short), default=0)
        later = "" if gap.short else f"; {gap.most_short} short from {found.quarters.name(first)} on"
        are = "is" if gap.unknown == 1 else "are"
        unknown = f"; {counted(gap.unknown, 'person', 'people')} of the unit {are} not assessed and may hold it already"
        known = unknown if gap.unknown else ""
        self.second.setText(held[:1].upper() + held[1:] + later + known + ".")
        self.unpriced.setText(unpriced)
        self.unpriced.setVisible(bool(unpriced))
        row = QWidget()
        row.setProperty("surface", "panel")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, option in enumerate(found.options):
            if place:
                line.addWidget(hairline(vertical=True))
            line.addWidget(self._card(organization, found, option, place), 1)
        if not found.options:
            line.addWidget(self._nothing(), 1)
        self._cards.setWidget(row)
        self._foot.setVisible(bool(found.options))
        self.evens.setText("\n".join(break_even_words(one) for one in found.break_evens))
        self._draw(found)

    def _nothing(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 16, 16, 16)
        words = (
            "Nothing closes this gap in these quarters: no role asks for the skill at this level, nobody is near it."
        )
        column.addWidget(label(words, tone="text2", wrap=True))
        column.addStretch(1)
        return holder

    def _card(self, organization: Organization, found: GapOptions, option: Option, place: int) -> QWidget:
        card = QWidget()
        card.setMinimumWidth(_CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(style.measures.SPACE_2)
        name = QHBoxLayout()
        name.setSpacing(style.measures.SPACE_2)
        name.addWidget(LineSample(place))
        name.addWidget(label(KIND_WORDS[option.kind], bold=True), 1)
        plan = link("Plan this", on_click=lambda: self.wanted.emit(option.kind))
        plan.setAccessibleName(f"Plan to {KIND_WORDS[option.kind].lower()}")
        plan.setToolTip("Plan this gap in this way alone, to be written as a scenario")
        name.addWidget(plan)
        column.addLayout(name)
        figure = FigureBlock(
            f"Cost to {day_text(found.last)}",
            short_money_text(option.cost, organization.facts.currency),
            explain=lambda: option_cost_explained(organization, found, option),
        )
        figure.how.explained.connect(self.explained)
        column.addWidget(figure)
        column.addLayout(_facts(option))
        names = gathered(part_words(organization, one) for one in option.parts)
        column.addWidget(label("\n".join(names), wrap=True))
        column.addWidget(second_line("\n\n".join(risks(organization, found.gap, option)), wrap=True))
        column.addStretch(1)
        return card

    def _draw(self, found: GapOptions) -> None:
        from orgwright.charts.gap_options import CostLine, Crossing, draw_break_even

        lines = [
            CostLine(KIND_WORDS[one.kind], place, list(cost_by_month(one, MONTHS_DRAWN)))
            for place, one in enumerate(found.options)
        ]
        of_kind = {one.kind: one for one in found.options}
        crossings = [
            Crossing(even.months, of_kind[even.later].once + of_kind[even.later].monthly * even.months)
            for even in found.break_evens
            if even.months is not None
        ]
        heads = ["Months of use", *(one.name for one in lines)]
        costs = [[str(month), *(money_text(one.costs[month]) for one in lines)] for month in range(MONTHS_DRAWN + 1)]
        self.chart.show_chart(
            lambda figure, palette: draw_break_even(figure, lines, crossings, palette), [heads, *costs]
        )


def _facts(option: Option) -> QGridLayout:
    """When it closes the gap, and what it costs to start and to run."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(style.measures.SPACE_3)
    grid.setVerticalSpacing(2)
    closes = "too few" if option.closes_on is None else day_text(option.closes_on)
    once, monthly = (money_text(round(one, -2)) for one in (option.once, option.monthly))
    for row, (title, text) in enumerate((("Closes on", closes), ("Once", once), ("A month", monthly))):
        grid.addWidget(second_line(title), row, 0)
        grid.addWidget(label(text, style.measures.TEXT_SECOND, bold=True), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
