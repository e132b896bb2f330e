"""The figures in the head of the screen of the organization: people, vacancy, mean span and layers of the unit."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.widgets.labels import Fact
from orgwright.planning.chart_tree import layers_of, mean_span_of
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.chart import unit_layers, unit_mean_span
from orgwright.planning.explanations.structure import unit_people, unit_vacancy
from orgwright.planning.organization import Organization
from orgwright.planning.structure import positions_of, unit_seats

Figure = Callable[[Organization, int | None], Explanation]


class HeadFigures(QWidget):
    """Four figures that open how they are computed; ``explained`` is to be connected with ``screen.explain``."""

    explained = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, style.measures.SPACE_2, 0)
        line.setSpacing(style.measures.SPACE_4)
        self.people = self._fact("People", unit_people)
        self.vacant = self._fact("Vacant", unit_vacancy)
        self.span = self._fact("Mean span", unit_mean_span)
        self.layers = self._fact("Layers", unit_layers)
        for fact in (self.people, self.vacant, self.span, self.layers):
            line.addWidget(fact)

    def _fact(self, name: str, figure: Figure) -> Fact:
        fact = Fact(name, explain=lambda: figure(self._context.organization, self._context.unit_id))
        fact.how.explained.connect(self.explained)
        return fact

    def show_figures(self) -> None:
        """Show those of the unit, on the day and under the scenario."""
        organization, unit_id = self._context.organization, self._context.unit_id
        several = positions_of(organization, unit_id)
        mean, depth = mean_span_of(organization, several).mean, layers_of(organization, several)
        vacant = unit_seats(organization, unit_id).vacant
        self.people.show_figure(f"{len(organization.seating.people_of(unit_id)):,}")
        self.vacant.show_figure(f"{vacant / 100:,.1f} FTE" if vacant else "none")
        self.span.show_figure("–" if mean is None else f"{mean:.1f}")
        least, most = depth or (0, 0)
        self.layers.show_figure("–" if depth is None else str(most) if least == 1 else f"{least}–{most}")
