"""The page of units and seats: units as a tree at the left, the seats of one unit at the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.budget_words import budget_words
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import edit_form
from orgwright.gui.structure import model
from orgwright.gui.structure.page import StructurePage
from orgwright.gui.widgets.amounts import money_text, short_money_text
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import Column, explained_columns
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.budgets import yearly_budget_explained
from orgwright.planning.explanations.structure import layer, position_fte, span, unit_people, unit_vacancy
from orgwright.planning.organization import Organization
from orgwright.planning.standing import run_rate
from orgwright.records import Unit

if TYPE_CHECKING:
    from orgwright.gui.structure.view import OrganizationScreen

Figure = Callable[[Organization, int], Explanation]
_NOTABLE = ("vacant", "partly vacant", "over-filled")


def _paint_state(painter: QPainter, rect: QRect, row: model.SeatRow) -> None:
    """A square for the seat: filled, half filled, dashed where nobody sits, and the word beside it."""
    side = 10
    box = QRect(rect.left(), rect.center().y() - side // 2, side, side)
    painter.save()
    is_empty = not row.filled
    pen = QPen(style.color("text" if row.state in _NOTABLE else "text3"))
    pen.setStyle(Qt.PenStyle.DashLine if is_empty else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    if row.filled:
        part = min(1.0, row.filled / row.fte)
        painter.fillRect(box.adjusted(0, 0, round(side * part) - side, 0), style.color("text3"))
    painter.drawRect(box)
    painter.setPen(style.color("text" if row.state in _NOTABLE else "text2"))
    painter.setFont(style.font(style.measures.TEXT_BODY))
    painter.drawText(rect.adjusted(side + 8, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), row.state)
    painter.restore()


def _columns(with_pay: bool) -> tuple[Column[Any], ...]:
    columns: list[Column[Any]] = [
        Column("Position", lambda row: row.key, 96, is_key=True),
        Column("Role", lambda row: row.role, 0),
        Column("People", lambda row: row.people, 0, bold=lambda row: row.is_leader),
        Column("FTE", lambda row: f"{row.fte / 100:.1f}", 48, "right", sort_key=lambda row: row.fte, spare=2),
        Column("State", lambda row: row.state, 112, paint=_paint_state),
        Column("Reports to", lambda row: row.reports_to, 0, tone="text2", spare=4),
        Column(
            "Span",
            lambda row: str(row.reports or "–"),
            52,
            "right",
            sort_key=lambda row: row.reports,
            tone="text2",
            spare=3,
        ),
        Column(
            "Layer",
            lambda row: "circle" if row.layer is None else str(row.layer),
            52,
            "right",
            sort_key=lambda row: row.layer,
            tone="text2",
            spare=5,
        ),
        Column(
            "",
            lambda row: "leads" if row.is_leader else "critical" if row.is_critical else "",
            76,
            tone="text2",
            spare=1,
        ),
    ]
    if with_pay:
        columns.append(
            Column(
                "Annual cost",
                lambda row: "" if row.cost is None else money_text(row.cost),
                110,
                "right",
                sort_key=lambda row: row.cost,
            )
        )
    return tuple(columns)


class UnitsPage(StructurePage):
    """The units and the seats of one of them; see the module."""

    def __init__(self, screen: "OrganizationScreen") -> None:
        super().__init__(screen)
        self.tree = self._unit_tree()
        self.editor = SidePanel()
        self._title = label("", bold=True)
        self._note = second_line("")
        self.unit_id: int | None = None
        self.seats = self._seat_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._built())
        hand_focus_on(self, self.tree)

    def _unit_tree(self) -> Tree:
        currency = self.context.recorded.facts.currency
        tree = Tree(
            (
                Column("Unit", lambda row: row.name, is_key=True),
                Column(
                    "People",
                    lambda row: str(row.people),
                    56,
                    "right",
                    tone="text2",
                    explain=self._explained(unit_people),
                ),
                Column(
                    "Vacant",
                    lambda row: f"{row.vacant / 100:.1f}" if row.vacant else "–",
                    56,
                    "right",
                    tone=lambda row: "text" if row.vacant else "text3",
                    explain=self._explained(unit_vacancy),
                ),
                Column(
                    "Budget",
                    lambda row: "" if row.budget is None else short_money_text(row.budget, currency),
                    86,
                    "right",
                    tone="text2",
                    spare=1,
                    explain=self._explained(self._explained_budget),
                ),
            ),
            key=lambda row: row.unit_id,
        )
        tree.chosen.connect(self._choose_unit)
        tree.explained.connect(self.host.explain)
        return tree

    def _seat_table(self) -> Table:
        asked = {"FTE": self._explained_seat(position_fte), "Span": self._explained_seat(span)}
        asked["Layer"] = self._explained_seat(layer)
        columns = explained_columns(_columns(self.host.is_pay_shown), asked)
        table = Table(columns, key=lambda row: row.position_id)
        table.chosen.connect(self._edit_seat)
        table.menu_wanted.connect(lambda row, menu: menu.addAction("Slate…", lambda: self._show_slate(row.position_id)))
        table.explained.connect(self.host.explain)
        return table

    def _explained(self, figure: Figure) -> Callable[[model.UnitRow], Explanation | None]:
        """Explains a figure of the unit of a row, in the picture of the moment."""

        def explain(row: model.UnitRow) -> Explanation | None:
            organization = self.context.organization
            return figure(organization, row.unit_id) if row.unit_id in organization.units else None

        return explain

    def _explained_budget(self, organization: Organization, unit_id: int) -> Explanation:
        return yearly_budget_explained(organization, unit_id, with_cost=self.host.is_pay_shown)

    def _explained_seat(self, figure: Figure) -> Callable[[model.SeatRow], Explanation | None]:
        """Explains a figure of the position of a row, in the picture of the moment."""

        def explain(row: model.SeatRow) -> Explanation | None:
            organization = self.context.organization
            return figure(organization, row.position_id) if row.position_id in organization.positions else None

        return explain

    def _built(self) -> QWidget:
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._title)
        line.addWidget(self._note, 1)
        line.addWidget(button("Edit the unit", "pencil", self.edit_unit))
        self._right.addLayout(line)
        self._right.addWidget(self.seats, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([390, 860])
        return split

    def show_pay(self) -> None:
        """Show the seats with their pay, or without."""
        old, self.seats = self.seats, self._seat_table()
        self._right.replaceWidget(old, self.seats)
        old.deleteLater()
        self._show_unit()

    def refresh(self) -> None:
        """Show the units and seats as they are on the day, under the scenario."""
        organization = self.context.organization
        branches = model.unit_branches(organization, self.context.unit_id)
        self.tree.show_branches([_as_branch(one) for one in branches])
        shown = set(organization.seating.subtree(self.context.unit_id))
        if self.unit_id not in shown:
            self.unit_id = branches[0].row.unit_id
        self.tree.choose(self.unit_id)
        self._show_unit()

    def _choose_unit(self, row: model.UnitRow | None) -> None:
        if row is not None and row.unit_id != self.unit_id:
            self.unit_id = row.unit_id
            self.host.close_panel()
            self._show_unit()

    def _show_unit(self) -> None:
        organization = self.context.organization
        if self.unit_id is None or self.unit_id not in organization.units:
            return
        rows = model.seat_rows(organization, self.unit_id)
        self.seats.show_rows(rows)
        self._title.setText(organization.units[self.unit_id].name)
        vacant = sum(row.state in ("vacant", "partly vacant") for row in rows)
        left = ""
        if self.host.is_pay_shown:
            left = budget_words(run_rate(organization, self.unit_id), organization.facts.currency)
        own = f"{len(rows)} positions of its own, {vacant or 'none'} with vacant FTE"
        self._note.setText(f"{own}; {left}" if left else own)
        self.tell(f"{len(rows)} positions")

    def show_record(self, record_id: int) -> None:
        """Go to one unit, wherever it stands in the tree."""
        if record_id != self.unit_id:
            self.host.close_panel()
        self.unit_id = record_id
        if record_id not in self.context.organization.seating.subtree(self.context.unit_id):
            self.context.set_unit(None)
        self.tree.choose(record_id)
        self._show_unit()

    def place_of_new(self) -> tuple[int | None, int | None]:
        """The chosen unit, and the position that leads it."""
        unit = self.context.organization.units.get(self.unit_id or 0)
        return self.unit_id, None if unit is None else unit.leader_position_id

    def edit_unit(self) -> None:
        """Open the form of the chosen unit."""
        unit_id = self.unit_id
        if unit_id is None:
            return
        where = "Unit, saved as you leave each field"
        if self.host.acts.scenario is not None:
            where = "Unit: saved in the records, for units have no dates"
        self.editor.clear()
        self.editor.set_title(self.context.recorded.units[unit_id].name, where)
        self.editor.add_section(edit_form(self.context, Unit, unit_id))
        self.host.show_panel(self.editor)
        self.editor.set_actions(button("Remove", "trash", lambda: self._remove(Unit, unit_id)))

    def _edit_seat(self, row: model.SeatRow | None) -> None:
        if row is not None:
            self.host.seat_panel.show_seat(row.position_id)

    def _show_slate(self, position_id: int) -> None:
        self.context.jump("progression", ("slate", position_id))

    def _remove(self, record: Any, record_id: int) -> None:
        self.host.close_panel()
        attempt(self, lambda: self.context.workspace.remove(record, record_id))


def _as_branch(one: model.UnitBranch) -> Branch:
    return Branch(one.row, tuple(_as_branch(each) for each in one.below))
