"""The panel of a route: each step with what is to be learned for it, and the next best ways."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.messages import attempt
from orgwright.gui.progression.model import months_text
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.how_computed import Ask, HowComputed
from orgwright.gui.widgets.labels import ElidedLabel, LevelTile, caption, label, second_line, set_tone
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.explanations.learning import months_to_a_role, pace_of_learning, route_total, step_of_route
from orgwright.planning.explanations.role_coverage import person_role_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.progression import Route, Routes, Step
from orgwright.planning.readiness import Readiness, ReadyStage, readiness
from orgwright.records import CareerLink, LinkKind

if TYPE_CHECKING:
    from orgwright.gui.progression.graph_page import GraphPage

MOST_GAPS = 8
_GATE = {
    "held": ("gate passed", "text2"),
    "missing": ("gate not passed", "short"),
    "unknown": ("gate not known", "unknown"),
}

_STAGE = {
    ReadyStage.READY_NOW: "Ready now",
    ReadyStage.WITHIN_12_MONTHS: "Ready within 12 months",
    ReadyStage.WITHIN_24_MONTHS: "Ready within 24 months",
    ReadyStage.LATER: "Ready later than in 24 months",
}


class StepsPanel(SidePanel):
    """The way from a start to a role as a list."""

    def __init__(self, page: "GraphPage") -> None:
        super().__init__()
        self._page = page
        self._person_id: int | None = None

    def show_routes(self, organization: Organization, routes: Routes, name: str, person_id: int | None) -> None:
        """Show the best way and the next best ones."""
        self.clear()
        self._person_id = person_id
        self.set_title(organization.roles[routes.to_role_id].name, f"{name}, to")
        self.add_section(self._glance(organization, routes, person_id))
        if routes.best is None:
            self.add_section(second_line(routes.reason, wrap=True))
            return
        for number, step in enumerate(routes.best.steps, 1):
            self.add_section(self._step(organization, number, step))
        if routes.alternatives:
            self.add_section(self._alternatives(organization, routes.alternatives), "Alternatives")
        paces = self._paces(routes)
        self._explains(paces, partial(pace_of_learning, organization))
        self.add_section(paces)

    def _glance(self, organization: Organization, routes: Routes, person_id: int | None) -> QWidget:
        holder, column = _column()
        best = routes.best
        if best is None:
            column.addWidget(label("There is no way yet", style.measures.TEXT_PANEL_TITLE, bold=True))
        elif not best.steps:
            column.addWidget(label("Already there", style.measures.TEXT_PANEL_TITLE, bold=True))
        else:
            months = label(_months_range(best), style.measures.TEXT_FIGURE, bold=True)
            self._explains(months, partial(route_total, organization, best))
            column.addWidget(months)
            total = "a step on it has no requirements yet" if best.total is None else f"weighted gap {best.total:g}"
            estimated = second_line(f"estimated, {total}", wrap=True)
            self._explains(estimated, partial(route_total, organization, best))
            column.addWidget(estimated)
            if best.least_months != best.months:
                column.addWidget(second_line("The high end learns all that is not known.", wrap=True))
        if person_id is not None:
            self._add_readiness(organization, column, readiness(organization, person_id, routes.to_role_id))
        return holder

    def _add_readiness(self, organization: Organization, column: QVBoxLayout, one: Readiness) -> None:
        """Where the person stands against the goal today, in two lines."""
        covered = one.coverage
        if one.stage is None or covered.low is None or covered.high is None:
            return
        text, tone = _GATE[covered.gate or "unknown"]
        line = second_line(f"Coverage today {percent_text(covered.low, covered.high)} %, {text}", wrap=True)
        set_tone(line, tone)
        person_id, role_id = one.person_id, one.role_id
        self._explains(line, partial(person_role_coverage, organization, person_id, role_id))
        column.addWidget(line)
        stage = label(_STAGE[one.stage], style.measures.TEXT_SECOND, bold=one.is_ready)
        set_tone(stage, "met" if one.is_ready else "text2")
        self._explains(stage, partial(months_to_a_role, organization, person_id, role_id))
        column.addWidget(stage)

    def _step(self, organization: Organization, number: int, step: Step) -> QWidget:
        holder, column = _column()
        head = QHBoxLayout()
        head.addWidget(label(f"{number}", bold=True, tone="link"))
        role = label(organization.roles[step.to_role_id].name, bold=True, wrap=True)
        head.addWidget(role, 1)
        months = "unknown" if step.months is None else f"{step.months:.0f} mo"
        shown = label(months, bold=True)
        self._explains(shown, partial(step_of_route, organization, step))
        head.addWidget(shown)
        column.addLayout(head)
        kind = "Sideways" if step.kind == LinkKind.ADJACENT else "Upwards"
        gap = "no requirements yet" if step.weighted_gap is None else f"weighted gap {step.weighted_gap:g}"
        weighted = second_line(f"{kind}, {gap}")
        self._explains(weighted, partial(step_of_route, organization, step))
        column.addWidget(weighted)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, one in enumerate(step.gaps[:MOST_GAPS]):
            grid.addWidget(ElidedLabel(organization.skills[one.skill_id].name), row, 0)
            grid.addWidget(LevelTile(one.from_level if one.is_known or one.from_level else None, small=True), row, 1)
            grid.addWidget(second_line("→"), row, 2)
            grid.addWidget(LevelTile(one.to_level, small=True), row, 3)
            taken = _right(f"{one.months:.0f} mo")
            self._explains(taken, partial(step_of_route, organization, step))
            grid.addWidget(taken, row, 4)
        column.addLayout(grid)
        if len(step.gaps) > MOST_GAPS:
            column.addWidget(second_line(f"and {len(step.gaps) - MOST_GAPS} more"))
        self._add_development(organization, column, step)
        compared = step.from_role_id, step.to_role_id
        column.addWidget(link("Compare the two roles", "split", lambda: self._page.compare(*compared)))
        for link_id in step.link_ids:
            if link_id in self._page.context.recorded.links:
                column.addWidget(link("Remove this link", "trash", partial(self._remove, link_id)))
        return holder

    def _add_development(self, organization: Organization, column: QVBoxLayout, step: Step) -> None:
        """Ways from a step of a person to the plan that closes its gaps, and to the case for the promotion."""
        person_id, context = self._person_id, self._page.context
        if person_id is None or person_id not in context.recorded.people:
            return
        to_role_id = step.to_role_id
        line = QHBoxLayout()
        if step.gaps:
            plan = ("plans", person_id, to_role_id)
            line.addWidget(link("Plan this step", "sprout", lambda: context.jump("development", plan)))
        if step.kind == LinkKind.NEXT and step.from_role_id == organization.seating.role_of(person_id):
            case = ("promotion", person_id, to_role_id)
            line.addWidget(link("Promotion case", "award", lambda: context.jump("development", case)))
        line.addStretch(1)
        column.addLayout(line)

    def _alternatives(self, organization: Organization, routes: tuple[Route, ...]) -> QWidget:
        holder, column = _column()
        for one in routes:
            names = [organization.roles[key].name for key in one.role_ids[1:-1]]
            line = QHBoxLayout()
            line.addWidget(label(f"by {_listed(names)}" if names else "directly", wrap=True), 1)
            months = second_line(months_text(one.months))
            self._explains(months, partial(route_total, organization, one))
            line.addWidget(months)
            column.addLayout(line)
        return holder

    def _paces(self, routes: Routes) -> QWidget:
        words = []
        for kind, pace in routes.pace.items():
            source = "by policy" if pace.source == "policy" else f"{pace.observations} rises, {pace.unfinished} waiting"
            words.append(f"{kind} {pace.months:.0f} ({source})")
        return second_line("Months per level: " + ", ".join(words) + ".", wrap=True)

    def _explains(self, shown: QWidget, ask: Ask) -> None:
        """Let a figure be opened."""
        HowComputed(shown, ask, shown).explained.connect(self._page.host.explain)

    def _remove(self, link_id: int) -> None:
        attempt(self, lambda: self._page.context.workspace.remove(CareerLink, link_id))


def _months_range(way: Route) -> str:
    """From the months if all that is not known were held to those if none of it is."""
    if way.months is None or way.least_months is None:
        return "Months unknown"
    first = "" if round(way.least_months) == round(way.months) else f"{way.least_months:.0f}–"
    return first + months_text(way.months)


def _listed(names: list[str]) -> str:
    return " and ".join([*[", ".join(names[:-1])][: len(names) - 1], names[-1]])


def _right(text: str) -> QLabel:
    shown = caption(text)
    shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return shown


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return holder, column
