"""Emerging demand: what roles will ask held against what they ask today, by unit, and the skills that nobody has."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.coverage.page import CoveragePage, noun_of
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.marks import paint_chip
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.table import Table
from orgwright.planning.emerging import (
    FUTURE,
    TODAY,
    EmergingDemand,
    FutureSkill,
    TierCoverage,
    emerging_by_unit,
    emerging_demand,
    future_skills,
)
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.emerging import apart_explained, future_skill_explained, tiers_explained

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen


def _range_text(covered: TierCoverage) -> str:
    return "–" if covered.low is None or covered.high is None else percent_text(covered.low, covered.high)


def _points(one: EmergingDemand) -> float | None:
    return None if one.emerging.low is None or one.today.low is None else one.emerging.low - one.today.low


def _number(
    title: str,
    text: Callable[[FutureSkill], str],
    width: int,
    order: Callable[[FutureSkill], int],
    explain: Callable[[FutureSkill], Explanation],
) -> Column[FutureSkill]:
    return Column(title, text, width, "right", sort_key=order, explain=explain)


def _points_text(one: EmergingDemand) -> str:
    points = _points(one)
    if points is None:
        return "–"
    whole = round(points * 100)
    return f"{whole:+}".replace("-", "−") if whole else "0"


def holders_words(one: FutureSkill) -> str:
    """Whether anybody holds it, in a word or two."""
    if one.is_held_by_nobody:
        return "nobody"
    return "one alone" if one.is_single_holder else f"{len(one.holder_ids)} people"


class EmergingPage(CoveragePage):
    """See the module."""

    follows_group = True

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.board = ChartWithTable(
            "Emerging demand by unit", self._unit_columns(), key=lambda one: one.group, beside=True, sortable=True
        )
        self.board.table.explained.connect(screen.explain)
        self.board.opened.connect(lambda one, _title: screen.show_group(one.group))
        self.skills = Table(self._skill_columns(), key=lambda one: one.skill_id)
        self.skills.setAccessibleName("Future skills")
        self.skills.explained.connect(screen.explain)
        self.skills.opened.connect(lambda one, _title: self.context.jump("matrix", one.skill_id))
        self.skills.menu_wanted.connect(self._fill_menu)
        hand_focus_on(self, self.skills)
        self._lead = label("", style.measures.TEXT_BODY, wrap=True)
        self._note = ElidedLabel("", style.measures.TEXT_SECOND)
        self._note.setProperty("tone", "text2")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._built())
        self._pages.addWidget(
            EmptyState(
                "target",
                "No role here asks for an emerging skill: a requirement of the tier emerging says what will be needed.",
                ("Open the roles", lambda: self.context.jump("roles")),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _built(self) -> QWidget:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(style.measures.SPACE_2)
        column.addWidget(self._lead)
        column.addWidget(self.board, 1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 6)
        head.setSpacing(style.measures.SPACE_2)
        head.addWidget(label("Future skills", bold=True))
        head.addWidget(self._note, 1)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(hairline())
        below.addLayout(head)
        below.addWidget(self.skills, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setSizes([360, 320])
        return split

    def refresh(self) -> None:
        """Show the group on the day, under the scenario."""
        organization, group = self.context.organization, self.host.looked_at
        if group.has_targets:
            units = emerging_by_unit(organization, group.unit_id)
        else:
            units = (emerging_demand(organization, group),)
        skills = future_skills(organization, group)
        self.host.set_status(noun_of(len(skills), "future skill"), self.host.policy_text)
        if not skills:
            self._pages.setCurrentIndex(1)
            return
        self._pages.setCurrentIndex(0)
        whole, below = units[0], [one for one in units[1:] if one.emerging.low is not None]
        ordered = [whole, *sorted(below, key=lambda one: (one.emerging.low or 0.0, one.title))]

        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.emerging import draw_emerging

            draw_emerging(figure, ordered, palette)

        self.board.show_chart(draw, ordered)
        self.board.show_second("solid: held, hatched: not known, the mark: held of what is asked today")
        self.skills.show_rows(skills)
        self._lead.setText(_lead_of(whole))
        self._note.setText(_note_of(skills))

    def _unit_columns(self) -> tuple[Column[EmergingDemand], ...]:
        return (
            Column("Unit", lambda one: one.title, is_key=True),
            Column(
                "People asked", lambda one: f"{one.people:,}", 86, "right", sort_key=lambda one: one.people, spare=1
            ),
            Column(
                "Emerging, %",
                lambda one: _range_text(one.emerging),
                84,
                "right",
                bold=True,
                sort_key=lambda one: one.emerging.low,
                explain=lambda one: self._explain(one, emerging=True),
            ),
            Column(
                "Today, %",
                lambda one: _range_text(one.today),
                74,
                "right",
                sort_key=lambda one: one.today.low,
                explain=lambda one: self._explain(one, emerging=False),
            ),
            Column(
                "Points apart",
                _points_text,
                86,
                "right",
                sort_key=_points,
                tone="text2",
                spare=2,
                explain=lambda one: apart_explained(self.context.organization, one),
            ),
        )

    def _skill_columns(self) -> tuple[Column[FutureSkill], ...]:
        def names(one: FutureSkill) -> str:
            people = self.context.organization.people
            return ", ".join(people[each].name for each in one.holder_ids)

        def roles(one: FutureSkill) -> str:
            return ", ".join(self.context.organization.roles[each].name for each in one.role_ids)

        return (
            Column("Skill", lambda one: self.context.organization.skills[one.skill_id].name, is_key=True),
            _number("Asked of", lambda one: f"{one.asked:,}", 70, lambda one: one.asked, self._explain_skill),
            Column("Level", lambda one: str(one.level), 54, "right"),
            _number("Met", lambda one: f"{one.met:,}", 54, lambda one: one.met, self._explain_skill),
            _number("Not known", lambda one: f"{one.unknown or ''}", 76, lambda one: one.unknown, self._explain_skill),
            Column(
                "Best",
                lambda one: "–" if one.best is None else str(one.best),
                54,
                "right",
                tooltip=_best_tip,
                explain=self._explain_skill,
            ),
            Column(
                "Held by",
                holders_words,
                96,
                sort_key=lambda one: len(one.holder_ids),
                paint=_paint_holders,
                explain=self._explain_skill,
            ),
            Column("Who", names, 240, tone="text2", spare=1),
            Column("Roles that ask it", roles, 260, tone="text2", spare=2),
        )

    def _explain(self, one: EmergingDemand, emerging: bool) -> Explanation:
        tiers, covered = (FUTURE, one.emerging) if emerging else (TODAY, one.today)
        return tiers_explained(self.context.organization, one.group, tiers, covered)

    def _explain_skill(self, one: FutureSkill) -> Explanation:
        return future_skill_explained(self.context.organization, self.host.looked_at, one)

    def _fill_menu(self, one: FutureSkill, menu: QMenu) -> None:
        menu.addAction("Show in the matrix", lambda: self.context.jump("matrix", one.skill_id))
        menu.addAction("Go to the skill", lambda: self.context.jump("skills", one.skill_id))


def _best_tip(one: FutureSkill) -> str:
    return f"The highest level known of anybody here; the lowest asked is {one.level}."


def _paint_holders(painter: Any, rect: Any, one: FutureSkill) -> None:
    if one.is_held_by_nobody or one.is_single_holder:
        paint_chip(painter, rect, holders_words(one), "missing" if one.is_held_by_nobody else "short")
        return
    painter.setFont(style.font())
    painter.setPen(style.color("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, holders_words(one))


def _note_of(skills: Sequence[FutureSkill]) -> str:
    """How many of the future skills hang on nobody or on one person."""
    nobody = sum(one.is_held_by_nobody for one in skills)
    alone = sum(one.is_single_holder for one in skills)
    held = [f"{nobody} held by nobody"] * bool(nobody) + [f"{alone} by one person alone"] * bool(alone)
    return noun_of(len(skills), "skill") + ", " + (", ".join(held) or "each held by two people or more")


def _lead_of(whole: EmergingDemand) -> str:
    """What the figures of the whole say, in a sentence."""
    people = f"{whole.people:,} {'person is' if whole.people == 1 else 'people are'}"
    future = f"{people} asked for emerging skills; {_range_text(whole.emerging)} % of that is held."
    if whole.today.low is None:
        return future
    return f"{future} Of what roles ask today it is {_range_text(whole.today)} %."
