"""The screen of assessments: rounds, and the lists that say where sources disagree and what to assess next.

A digit in a list of cells assesses the chosen one as its manager, there and then; Enter goes to the matrix, Space
shows what every source says.
"""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.assessments import model
from orgwright.gui.assessments.experts_page import ExpertsPage
from orgwright.gui.assessments.explained import AssessmentExplanations
from orgwright.gui.assessments.gathering import Gathering
from orgwright.gui.assessments.page import Page, empty_list
from orgwright.gui.assessments.round_actions import RoundActions
from orgwright.gui.assessments.round_panel import RoundPanel
from orgwright.gui.assessments.rounds_page import RoundsPage
from orgwright.gui.assessments.said_panel import SaidPanel
from orgwright.gui.assessments.severity_page import SeverityPage
from orgwright.gui.context import Context
from orgwright.gui.matrix.plan_form import ask_levels, write_levels
from orgwright.gui.messages import attempt
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.planning.organization import Organization
from orgwright.planning.scales import level_of_digit, scale_of
from orgwright.records import AssessmentRound
from orgwright.workspace import Changes

ROUNDS, CALIBRATION, DISAGREEMENTS, DUE = "rounds", "calibration", "disagreements", "due"
NEXT, EXPERTS, SEVERITY = "next", "experts", "severity"
TABS = (
    (ROUNDS, "Rounds"),
    (CALIBRATION, "Calibration"),
    (DISAGREEMENTS, "Disagreements"),
    (DUE, "Due"),
    (NEXT, "Next best"),
    (EXPERTS, "Experts"),
    (SEVERITY, "Severity"),
)
_KEYS = (
    "0–5 set the manager level     E with source and evidence     Space sources     Enter matrix     Ctrl+PgDn next tab"
)
_RULES = {
    ROUNDS: "Answered: a self assessment from the opening day on",
    CALIBRATION: "Self and manager two levels or more apart",
    DISAGREEMENTS: "Sources two levels or more apart, each by its newest statement",
    DUE: "Valid for 180 days or fewer, and not replaced",
    NEXT: "A rating narrows the range by its weight ÷ all weights of the role ÷ people",
    SEVERITY: "Own level − mean of the others, over shared cells",
}


class AssessmentsScreen(Screen):
    """Rounds and lists of assessments; see the module."""

    key, title, icon, group = "assessments", "Assessments", "clipboard-check", 0
    panel_width = style.measures.PANEL

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.gathering = Gathering(context, self)
        self.tabs = TabRow(TABS)
        self.explained = AssessmentExplanations(context)
        self.rounds = RoundsPage(self.explained.rounds(), self.explained.answers())
        self.experts = ExpertsPage(context, self.explained.experts())
        self.severity = SeverityPage(self.explained.severity())
        self.lists = dict(_cell_pages(self.explained))
        self.round_panel = RoundPanel(context, self.close_panel)
        self.said_panel = SaidPanel(context)
        self.keep_panels(self.round_panel, self.said_panel)
        self.round_actions = RoundActions(self)
        self._calibrated: int | None = None
        self._new = button("Round", "plus", self.start_round)
        self.head.add_action(self._new)
        self._listen()
        self.set_body(self._built())

    def _listen(self) -> None:
        self.gathering.ended.connect(self._show_lists)
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        for key, page in self.lists.items():
            page.table.setAccessibleName(dict(TABS)[key])
            page.table.menu_wanted.connect(self._fill_menu)
            page.chosen.connect(
                lambda row, page=page: self._choose(row) if page is self._pages.currentWidget() else None
            )
            page.opened.connect(self.open_matrix)
            page.typed.connect(self.agree)
            page.sources_wanted.connect(self.show_said)
            page.full_wanted.connect(self.assess_in_full)
        self.said_panel.agreed.connect(self._agree_in_panel)
        self.round_panel.opened.connect(self._round_opened)
        self.rounds.open_wanted.connect(self.start_round)
        self.rounds.write_wanted.connect(self.round_actions.ask_write)
        self.rounds.read_wanted.connect(self.round_actions.ask_read)
        self.rounds.close_wanted.connect(self.round_actions.close_round)
        self.rounds.edit_wanted.connect(self.round_actions.edit_round)
        self.rounds.reopen_wanted.connect(self.round_actions.reopen_round)
        self.rounds.remove_wanted.connect(self.round_actions.remove_round)
        self.rounds.calibrate_wanted.connect(lambda row: self.calibrate(row.round_id))
        self.rounds.chosen.connect(lambda _row: self._show_people())
        for opened in (self.rounds.person_opened, self.experts.opened):
            opened.connect(lambda row: self.context.jump("people", row.person_id))
        self.experts.matrix_wanted.connect(self.open_matrix)
        self.experts.moved.connect(self._tell)
        tables = [page.table for page in (*self.lists.values(), self.experts.list, self.severity.list)]
        for table in (*tables, self.rounds.rounds, self.rounds.people):
            table.explained.connect(self.explain)
        self.severity.moved.connect(self._show_severity)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.tabs.step(step))

    def _built(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        self._pages = QStackedWidget()
        self._page_of: dict[str, Any] = {
            ROUNDS: self.rounds,
            **self.lists,
            EXPERTS: self.experts,
            SEVERITY: self.severity,
        }
        for key, _ in TABS:
            self._pages.addWidget(self._page_of[key])
        column.addWidget(self._pages, 1)
        hand_focus_on(body, self.tabs)
        return body

    @classmethod
    def rail_count(cls, organization: Organization) -> int | None:
        """Rounds that are open."""
        return sum(one.closed_on is None for one in organization.table(AssessmentRound).values()) or None

    # What is shown

    def refresh(self, changes: Changes | None) -> None:
        """Make the lists anew and show them."""
        organization = self.context.organization
        if not organization.people or not organization.skills:
            self.close_panel()
            self._new.setEnabled(False)
            self.set_status("", "")
            self.head.set_subtitle("")
            self.show_empty(self._empty_state(organization))
            return
        self._new.setEnabled(True)
        self.show_body()
        self.gathering.gather()
        if self.gathering.is_running:
            self._tell()

    def _empty_state(self, organization: Organization) -> QWidget:
        if not organization.people:
            add = ("Add a person", lambda: self.context.jump("people"))
            return EmptyState("clipboard-check", "Assessments need people and skills.", add)
        add = ("Add a skill", lambda: self.context.jump("skills"))
        return EmptyState("clipboard-check", "There are people, but no skills to assess them in yet.", add)

    def _show_lists(self) -> None:
        """Show what was gathered."""
        found = self.gathering.lists
        self.rounds.show_rounds(found.rounds)
        self._show_people()
        self._show_calibration()
        self.lists[DISAGREEMENTS].show_rows(found.disagreements)
        self.lists[DISAGREEMENTS].show_lead(_lead_of_many(found, DISAGREEMENTS))
        bands = model.bands_of_due(found.due)
        self.lists[DUE].show_rows([one for name, rows in bands for one in (Group(name, str(len(rows))), *rows)])
        self.lists[DUE].show_lead(_lead_of_many(found, DUE))
        self.lists[NEXT].show_rows(found.next)
        self.lists[NEXT].show_lead(_lead_of_next(found))
        self._show_severity()
        self.experts.follow()
        self.tabs.show_counts(_counts(found))
        self._show_tab(is_new=False)

    def _show_people(self) -> None:
        row = self.rounds.chosen_round
        self.explained.round = None if row is None else row.progress
        if row is not None:
            self.rounds.show_people(model.answer_rows(self.context.organization, row.progress))

    def _show_calibration(self) -> None:
        """The calibration list of the unit, or of one round."""
        found, page = self.gathering.lists, self.lists[CALIBRATION]
        row = next((one for one in found.rounds if one.round_id == self._calibrated), None)
        if row is None:
            page.show_lead(_lead_of_many(found, CALIBRATION))
            page.show_rows(found.calibration)
            return
        rows = [one for one in found.calibration if one.cell in row.apart]
        text = f"Answers to the round {row.progress.name} alone, {len(rows)} of {found.counts[CALIBRATION]}."
        page.show_lead(text, ("Show all", lambda: self.calibrate(None)))
        page.show_rows(rows)

    def calibrate(self, round_id: int | None) -> None:
        """Show the calibration list of one round, or all of it."""
        self._calibrated = round_id
        self.tabs.select(CALIBRATION)
        self._show_calibration()
        self._show_tab()

    def _show_severity(self) -> None:
        self.explained.source = self.severity.source
        self.severity.show_assessors((self.gathering.lists.severity or {}).get(self.severity.source, ()))
        self._tell()

    def _show_tab(self, is_new: bool = True) -> None:
        """Show the chosen tab with a row chosen and, beside it, its panel."""
        self._pages.setCurrentWidget(self._page_of[self.tabs.selected])
        page = self.lists.get(self.tabs.selected)
        if page is None:
            if self.panel is self.said_panel:
                self.close_panel()
        else:
            page.choose_some()
            self._choose(page.table.chosen_row)
        focus = self.focusWidget()
        if is_new and (focus is None or not self.tabs.isAncestorOf(focus)):
            self._page_of[self.tabs.selected].take_focus()
        self._tell()

    def _tell(self) -> None:
        """Say what is shown, of whom, and by which rule."""
        context, tab = self.context, self.tabs.selected
        if not context.has_workspace:
            return
        unit = context.organization.facts.name if context.unit_id is None else ""
        unit = unit or context.organization.units[context.unit_id or 0].name
        waits = ", being compared" if self.gathering.is_running else ""
        stopped = "" if self.gathering.is_complete or waits else ", not compared to the end"
        self.head.set_subtitle(f"{unit}{waits or stopped}")
        page = self._page_of[tab]
        count = len(self.gathering.lists.rounds) if tab == ROUNDS else len(page.rows)
        noun = {ROUNDS: "round", EXPERTS: "person", SEVERITY: "assessor"}.get(tab, "row")
        plural = "people" if noun == "person" else f"{noun}s"
        rule = _RULES.get(tab) or "Counts first: " + ", ".join(context.organization.policy.precedence)
        if context.scenario_id is not None and tab in self.lists:
            rule = f"Under “{context.recorded.scenarios[context.scenario_id].title}”: levels go into the scenario"
        self.set_status(f"{count} {noun if count == 1 else plural}", rule)

    def show_page(self, key: str) -> None:
        """Go to a tab."""
        self.tabs.select(key)
        self._show_tab()

    def show_record(self, record_id: int | None) -> None:
        """Go to one assessment round."""
        if record_id is not None and record_id in self.context.organization.table(AssessmentRound):
            self.tabs.select(ROUNDS)
            self._show_tab()
            self.rounds.rounds.choose(record_id)

    # One row

    def _choose(self, row: Any) -> None:
        if row is None:
            if self.panel is self.said_panel:
                self.close_panel()
        elif self.tabs.selected in self.lists and self._has_room:
            self.show_said(row)

    @property
    def _has_room(self) -> bool:
        """Whether the panel stands beside the list, so that it may open by choosing alone."""
        return self.is_panel_open or self.window().width() >= style.measures.PANEL_OVERLAY_BELOW

    def show_said(self, row: model.Named) -> None:
        """Show beside the list what all sources say of a cell."""
        required = getattr(row, "required", 0)
        words = "With evidence…" if self.context.scenario_id is None else "Plan a level…"
        full = button(words, "pencil", lambda: self.assess_in_full(row))
        matrix = button("Matrix", "grid-3x3", lambda: self.open_matrix(row))
        self.said_panel.show_cell(row.cell, required, full, matrix)
        self.show_panel(self.said_panel)

    def open_matrix(self, row: Any) -> None:
        """Go to the cell of a row in the matrix."""
        self.context.jump("matrix", (row.person_id, row.skill_id))

    def _fill_menu(self, row: model.Named, menu: QMenu) -> None:
        is_recorded = self.context.scenario_id is None
        words = "Assess with source and evidence…" if is_recorded else "Plan a level from a day on…"
        menu.addAction(words, lambda: self.assess_in_full(row))
        menu.addAction("Show the sources", lambda: self.show_said(row))
        menu.addAction("Show in the matrix", lambda: self.open_matrix(row))
        menu.addAction("Go to the person", lambda: self.context.jump("people", row.person_id))

    def _agree_in_panel(self, digit: int) -> None:
        page = self.lists.get(self.tabs.selected)
        row = None if page is None else page.table.chosen_row
        if row is not None and row.cell == self.said_panel.cell:
            self.agree(row, digit)

    def agree(self, row: model.Named, digit: int) -> None:
        """Write the level of a digit as the user's, a manager, on the day of the bar; a chosen scenario plans it."""
        context = self.context
        if context.scenario_id is None and row.person_id not in context.recorded.people:
            self.set_status(f"{row.person} is in the plan alone and cannot be assessed yet.")
            return
        level = level_of_digit(context.organization, row.skill_id, digit)
        if level is None:
            offered = ", ".join(map(str, scale_of(context.organization, row.skill_id).by_digit))
            self.set_status(f"{row.skill} has no level {digit}; there are {offered}.")
            return
        page = self.lists[self.tabs.selected]
        written = attempt(self, lambda: write_levels(context, {row.cell: level}))
        # The lists may still be on their way: the next digit must not meet the same row.
        if written is not None and self.gathering.is_running:
            page.drop(row)

    def assess_in_full(self, row: model.Named) -> None:
        """Ask for level, source, day, validity and evidence, so that a certificate is renewed; or plan a level."""
        ask_levels(self, self.context, [row.cell])

    # Rounds

    def start_round(self) -> None:
        """Begin a new round in the panel."""
        self.tabs.select(ROUNDS)
        self._show_tab(is_new=False)
        self.show_panel(self.round_panel)
        self.round_panel.start()

    def _round_opened(self, changes: Changes) -> None:
        self.close_panel()
        self.show_record(changes.made_id)


def _cell_pages(explained: AssessmentExplanations) -> tuple[tuple[str, Page], ...]:
    """The four lists of cells."""
    return (
        (
            CALIBRATION,
            Page(
                explained.calibration(), _cell, empty_list("Nowhere do self and manager lie two levels apart."), _KEYS
            ),
        ),
        (
            DISAGREEMENTS,
            Page(explained.disagreements(), _cell, empty_list("Nowhere do two sources lie two levels apart."), _KEYS),
        ),
        (
            DUE,
            Page(
                explained.due(),
                lambda row: row.key,
                empty_list("Nothing expires within 180 days. Certificates with a last valid day stand here in time."),
                _KEYS,
            ),
        ),
        (
            NEXT,
            Page(
                explained.next(),
                _cell,
                empty_list(
                    "Every required skill of this unit has a level that is not old: no rating narrows its range."
                ),
                _KEYS,
            ),
        ),
    )


def _cell(row: model.Named) -> tuple[int, int]:
    return row.cell


def _counts(found: model.Lists) -> dict[str, int]:
    return {
        ROUNDS: sum(row.progress.closed_on is None for row in found.rounds),
        **found.counts,
        NEXT: len(found.next),
        SEVERITY: len((found.severity or {}).get("manager", ())),
    }


def _lead_of_many(found: model.Lists, key: str) -> str:
    """What to say of a list that is longer than what is shown of it."""
    count = found.counts.get(key, 0)
    if count <= model.MOST_ROWS:
        return ""
    return f"The first {model.MOST_ROWS:,} of {count:,}. Choose a unit in the context bar to see all of its own."


def _lead_of_next(found: model.Lists) -> str:
    """How wide the range of the unit is, and how far these ratings would narrow it."""
    if found.low is None or found.high is None or not found.next:
        return ""
    width = found.high - found.low
    less = sum(row.narrowing for row in found.next)
    now = f"Role coverage is {percent_text(found.low, found.high)} %, a range of {model.narrowing_text(width)} points."
    if not less:
        return f"{now} Nothing required is unknown; these ratings are old."
    several = "This rating narrows" if len(found.next) == 1 else f"These {len(found.next)} ratings narrow"
    return f"{now} {several} it to {model.narrowing_text(max(width - less, 0.0))}, whatever they say."
