"""The screen of coverage: the big range, the units with their heat map, gaps or targets, and the explanation."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.coverage import model
from orgwright.gui.coverage.explanation import ExplanationPanel
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record, edit_form
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import SegmentedControl, button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.marks import paint_bar, paint_level
from orgwright.gui.widgets.range_bar import Range, RangeScale, paint_range, percent_text
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.coverage import UnitCoverage, unit_coverage
from orgwright.records import Target
from orgwright.workspace import Changes

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


GAPS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column("Demand", lambda row: row.demand, 210, tone="text2", spare=1),
    Column("Level", lambda row: row.level, 56, "right"),
    Column("Held", lambda row: row.held, 84, "right", sort_key=lambda row: row.share_met),
    Column(
        "Points of coverage",
        lambda row: f"{row.points * 100:.1f}",
        150,
        sort_key=lambda row: row.points,
        paint=lambda painter, rect, row: paint_bar(painter, rect, row.bar),
    ),
    Column(
        "",
        lambda row: f"−{row.points * 100:.1f}",
        60,
        "right",
        sort_key=lambda row: row.points,
        tone="short",
        bold=True,
    ),
    Column("Not known", lambda row: row.unknown, 170, tone="text2", spare=2),
)
TARGETS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column("Unit", lambda row: row.unit, 160, tone="text2", spare=1),
    Column(
        "Level",
        lambda row: str(row.level),
        56,
        "center",
        paint=lambda painter, rect, row: paint_level(painter, rect, row.level),
    ),
    Column(
        "Held of needed", lambda row: f"{row.held} of {row.needed}", 110, "right", sort_key=lambda row: row.share_low
    ),
    Column(
        "Held, not known, short",
        lambda row: percent_text(row.share_low, row.share_high),
        140,
        sort_key=lambda row: row.share_low,
        paint=lambda painter, rect, row: paint_range(painter, rect, Range(row.share_low, row.share_high), mark=False),
    ),
    Column("", lambda row: row.note, 110, tone=lambda row: "missing" if row.note == "uncovered" else "short"),
    Column("Known to hold it", lambda row: row.holders, 240, tone="text2", spare=2),
)


class CoverageScreen(Screen):
    """Coverage of the context's unit; see the module."""

    key, title, icon, group = "coverage", "Coverage", "target", 1
    panel_width = 344

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.measure = SegmentedControl([(model.ROLES, "Roles"), (model.TARGETS, "Targets")])
        self.measure.chosen.connect(lambda _key: self._show_measure())
        self.head.add_action(button("How computed", "calculator", self.explain))
        self.head.add_action(self.measure)
        self._figure = label("", style.measures.TEXT_FIGURE, bold=True)
        self._of_what = second_line("")
        self._facts = second_line("")
        self.scale = RangeScale()
        self.gaps = Table(GAPS, key=lambda row: row.skill_id)
        self.targets = Table(TARGETS, key=lambda row: row.target_id)
        self.gaps.opened.connect(lambda row, _title: self.context.jump("matrix", row.skill_id))
        self.targets.chosen.connect(self._edit_target)
        self._list_title = label("", bold=True)
        self._list_note = second_line("")
        self._add_target = button("Target", "plus", self.add_target)
        self.explanation = ExplanationPanel(self)
        self.editor = SidePanel("Capability target")
        self.tree: Tree | None = None
        self._shape: tuple[str, tuple[str, ...]] | None = None
        self._covered: UnitCoverage | None = None
        self.set_body(self._built())

    def _built(self) -> QWidget:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(style.measures.SPACE_2)
        line = QHBoxLayout()
        line.addWidget(self._figure)
        line.addWidget(self._of_what, 1)
        line.addWidget(self._facts)
        column.addLayout(line)
        column.addWidget(self.scale)
        self._tree_place = QVBoxLayout()
        self._tree_place.setContentsMargins(0, 0, 0, 0)
        tree_holder = QWidget()
        tree_holder.setLayout(self._tree_place)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(tree_holder)
        split.addWidget(self._built_list())
        split.setSizes([380, 260])
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(hairline())
        whole.addWidget(split, 1)
        return body

    def _built_list(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._list_title)
        line.addWidget(self._list_note, 1)
        line.addWidget(self._add_target)
        column.addLayout(line)
        column.addWidget(self.gaps, 1)
        column.addWidget(self.targets, 1)
        return holder

    def refresh(self, changes: Changes | None) -> None:
        """Show the coverage of the unit on the day, under the scenario."""
        organization = self.context.organization
        if not organization.requirements and not organization.targets:
            self.close_panel()
            self.show_empty(
                EmptyState(
                    "target",
                    "Nothing is required yet: give roles the skills that they require, or a unit a target.",
                    ("Require skills of a role", lambda: self.context.jump("roles")),
                    ("Add a target", self.add_target) if organization.units and organization.skills else None,
                )
            )
            return
        self.show_body()
        self._show_measure()

    def _show_measure(self) -> None:
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
        self._show_list(covered)
        if self.is_panel_open and self.panel is self.explanation:
            self.explain()

    def _show_figure(self, row: model.UnitRow, covered: UnitCoverage) -> None:
        of_roles = self.measure.selected == model.ROLES
        self.head.set_subtitle(f"{row.name}, {row.people} people")
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

    def _show_list(self, covered: UnitCoverage) -> None:
        of_roles = self.measure.selected == model.ROLES
        organization, unit_id = self.context.organization, self.context.unit_id
        name = organization.facts.name if unit_id is None else organization.units[unit_id].name
        self.gaps.setVisible(of_roles)
        self.targets.setVisible(not of_roles)
        self._add_target.setVisible(not of_roles)
        if of_roles:
            rows = model.gaps(organization, unit_id)
            self.gaps.show_rows(rows)
            self._list_title.setText(f"Gaps of {name}")
            self._list_note.setText(f"{len(rows)} skills, by points of coverage they cost")
        else:
            self.targets.show_rows(model.target_rows(organization, covered))
            self._list_title.setText(f"Targets of {name}")
            self._list_note.setText(f"{len(covered.targets)}, the least covered first")
        units = len(organization.seating.subtree(unit_id))
        policy = ", ".join(organization.policy.precedence)
        self.set_status(f"{units} units", f"Level counted: {policy}")

    def explain(self) -> None:
        """Open the panel that shows how the figure is computed."""
        if self._covered is not None:
            self.explanation.show_figure(
                model.explained(self.context.organization, self._covered, self.measure.selected)
            )
            self.show_panel(self.explanation)

    def add_target(self) -> None:
        """Ask for a new capability target."""
        begin = {"unit_id": self.context.unit_id, "level": 3, "people": 2}
        add_record(self, self.context, Target, begin=begin)

    def _edit_target(self, row: model.TargetRow | None) -> None:
        if row is None or row.target_id not in self.context.recorded.targets:
            return
        self.editor.clear()
        self.editor.set_title(row.skill, f"Capability target of {row.unit}")
        self.editor.add_section(edit_form(self.context, Target, row.target_id))
        self.editor.set_actions(
            button("End today", on_click=lambda: self._end_target(row.target_id)),
            button("Remove", "trash", lambda: self._remove_target(row.target_id)),
        )
        self.show_panel(self.editor)

    def _end_target(self, target_id: int) -> None:
        attempt(self, lambda: self.context.workspace.change(Target, target_id, to_on=self.context.day))

    def _remove_target(self, target_id: int) -> None:
        self.close_panel()
        attempt(self, lambda: self.context.workspace.remove(Target, target_id))


def _as_branch(one: model.UnitBranch) -> Branch:
    return Branch(one.row, tuple(_as_branch(each) for each in one.below))
