"""The units as a tree with their ranges and the heat map of categories of skills, under the big range of the whole."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.coverage import model
from orgwright.gui.coverage.explanation import ExplanationPanel
from orgwright.gui.coverage.page import CoveragePage
from orgwright.gui.widgets.buttons import SegmentedControl, button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.range_bar import Range, RangeScale, paint_range, percent_text
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.coverage import UnitCoverage, unit_coverage

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

MOST_CATEGORIES = 6
_STEPS = (0.45, 0.55, 0.65, 0.75, 0.85)
"""Where the heat map takes the next darker step."""


def _share_text(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f}"


def _paint_heat(painter: QPainter, rect: QRect, share: float | None) -> None:
    palette = style.current()
    if share is None:
        painter.setPen(QColor(palette.text3))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–")
        return
    ground, ink = palette.proficiency[sum(share >= step for step in _STEPS)]
    painter.fillRect(rect.adjusted(0, 0, -1, -1), QColor(ground))
    painter.setPen(QColor(ink))
    painter.setFont(style.font(12))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _share_text(share))


def _unit_columns(measure: str, categories: tuple[str, ...]) -> tuple[Column[Any], ...]:
    columns: list[Column[Any]] = [
        Column("Unit", lambda row: row.name, is_key=True),
        Column("People", lambda row: str(row.people), 64, "right", sort_key=lambda row: row.people),
        Column(
            "Held, not known, short",
            lambda row: "nothing asked" if row.low is None else percent_text(row.low, row.high),
            130,
            paint=lambda painter, rect, row: (
                None
                if row.low is None
                else paint_range(painter, rect, Range(row.low, row.high), mark=measure == model.ROLES)
            ),
        ),
        Column("%", lambda row: "" if row.low is None else percent_text(row.low, row.high), 64, "right", bold=True),
    ]
    if measure == model.ROLES:
        columns.append(Column("Gate", lambda row: row.gate, 76, "right"))
    else:
        columns.append(Column("Targets", lambda row: str(row.targets or ""), 64, "right"))
        columns.append(
            Column(
                "Single holders",
                lambda row: str(row.single_holders or ""),
                96,
                "right",
                tone=lambda row: "short" if row.single_holders else "text",
            )
        )
    columns.append(Column("In full", lambda row: _share_text(row.in_full), 60, "right"))
    columns.extend(_category_column(name, place) for place, name in enumerate(categories, 1))
    return tuple(columns)


def _category_column(name: str, spare: int) -> Column[Any]:
    return Column(
        name,
        lambda row: _share_text(row.categories.get(name)),
        88,
        "center",
        paint=lambda painter, rect, row: _paint_heat(painter, rect, row.categories.get(name)),
        spare=spare,
    )


class UnitsPage(CoveragePage):
    """The units of the context's unit; see the module."""

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.measure = SegmentedControl([(model.ROLES, "Roles"), (model.TARGETS, "Targets")])
        self.measure.chosen.connect(lambda _key: self.refresh())
        self._figure = label("", style.measures.TEXT_FIGURE, bold=True)
        self._of_what = second_line("")
        self._facts = second_line("")
        self.scale = RangeScale()
        self.explanation = ExplanationPanel(screen)
        self.tree: Tree | None = None
        self._shape: tuple[str, tuple[str, ...]] | None = None
        self._covered: UnitCoverage | None = None
        self._build()

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(style.measures.SPACE_2)
        line = QHBoxLayout()
        line.addWidget(self._figure)
        line.addWidget(self._of_what, 1)
        line.addWidget(self._facts)
        line.addWidget(button("How computed", "calculator", self.explain))
        line.addWidget(self.measure)
        column.addLayout(line)
        column.addWidget(self.scale)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(hairline())
        self._tree_place = QVBoxLayout()
        whole.addLayout(self._tree_place, 1)

    def refresh(self) -> None:
        """Show the coverage of the unit on the day, under the scenario."""
        organization, measure = self.context.organization, self.measure.selected
        covered = unit_coverage(organization, self.context.unit_id)
        self._covered = covered
        row = model.unit_row(organization, covered, measure)
        self._show_figure(row, covered)
        categories = model.main_categories(organization, MOST_CATEGORIES) if measure == model.ROLES else ()
        self._make_tree((measure, categories))
        assert self.tree is not None
        self.tree.show_branches(
            [_as_branch(one) for one in model.unit_branches(organization, self.context.unit_id, measure)]
        )
        units = len(organization.seating.subtree(self.context.unit_id))
        self.host.set_status(f"{units} units", self.host.policy_text)
        if self.host.is_panel_open and self.host.panel is self.explanation:
            self.explain()

    def _show_figure(self, row: model.UnitRow, covered: UnitCoverage) -> None:
        of_roles = self.measure.selected == model.ROLES
        if row.low is None or row.high is None:
            self._figure.setText("–")
            self._of_what.setText(
                "nobody here has a role with requirements" if of_roles else "no target holds here on this day"
            )
            self.scale.show_range(None)
            self._facts.setText("")
            return
        self._figure.setText(f"{percent_text(row.low, row.high)} %")
        self._of_what.setText(
            "of what the roles require is held" if of_roles else "of the capability targets is covered"
        )
        self.scale.show_range(Range(row.low, row.high, row.in_full), self.context.organization.policy.ready_share)
        share = covered.role_assessed_share if of_roles else covered.assessed_share
        age = covered.role_median_age_days if of_roles else covered.median_age_days
        facts = [f"Gate {row.gate.replace(' / ', ' of ')}"] if of_roles else []
        facts += [] if share is None else [f"Assessed {share * 100:.0f} %"]
        facts += [] if age is None else [f"Median age {age / 30.44:.0f} months"]
        if not of_roles and covered.robustness is not None:
            facts.append(f"Robustness {covered.robustness}".replace("-", "−"))
        self._facts.setText("     ".join(facts))

    def _make_tree(self, shape: tuple[str, tuple[str, ...]]) -> None:
        if shape == self._shape:
            return
        self._shape = shape
        if self.tree is not None:
            self._tree_place.removeWidget(self.tree)
            self.tree.deleteLater()
        self.tree = Tree(_unit_columns(*shape), key=lambda row: row.unit_id)
        self.tree.opened.connect(lambda row, _title: self.context.set_unit(row.unit_id))
        self._tree_place.addWidget(self.tree)

    def explain(self) -> None:
        """Open the panel that shows how the figure is computed."""
        if self._covered is not None:
            self.explanation.show_figure(
                model.explained(self.context.organization, self._covered, self.measure.selected)
            )
            self.host.show_panel(self.explanation)


def _as_branch(one: model.UnitBranch) -> Branch:
    return Branch(one.row, tuple(_as_branch(each) for each in one.below))
