"""The development plan of a person on one page: goals with what is done for them, milestones, and who helps."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, space, words
from orgwright.gui.printing.paper import BODY, CELL_QUIET, LEDE, QUIET, SECTION, TITLE, WIDTH, pt
from orgwright.gui.printing.passages import Passage, one_line
from orgwright.gui.printing.pdf import Page, write_pdf
from orgwright.gui.printing.tables import Band, PrintColumn, PrintRow, table
from orgwright.gui.printing.title_block import fact_row, left_out_fact
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.planning.coverage import person_coverage
from orgwright.planning.development import DevelopmentPlan, PlannedGoal, development_plan
from orgwright.planning.goals import GoalState
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import unit_names
from orgwright.planning.structure import managers_of
from orgwright.progress import Progress

LEFT, TOP, FOOT = pt(48), pt(44), pt(800)
INNER = WIDTH - 2 * LEFT
_RIGHT = Qt.AlignmentFlag.AlignRight
_ACTIONS = (
    PrintColumn("What is done", 52),
    PrintColumn("Kind", 14, CELL_QUIET),
    PrintColumn("Mentor", 20),
    PrintColumn("By", 14),
    PrintColumn("Standing", 13),
)
_MILESTONES = (
    PrintColumn("Milestone", 66),
    PrintColumn("Goals of", 20, CELL_QUIET),
    PrintColumn("By", 14),
    PrintColumn("Standing", 13),
)
_LINE_FOR_THE_REST = pt(16)


def print_development_plan(organization: Organization, person_id: int, path: Path) -> None:
    """Write the plan of a person as one page of A4; what does not fit is counted, and nothing is set smaller for it.

    Day and scenario are those of the picture. PlanningError, with one sentence, where the file cannot be written; an
    earlier file then stays.
    """
    title = one_line(f"Development plan of {organization.people[person_id].name}")
    write_pdf(path, title, lambda: [plan_page(organization, person_id)], Progress())


def plan_page(organization: Organization, person_id: int) -> Page:
    """The marks of the page."""
    plan = development_plan(organization, person_id)
    marks, y = _placed(_opening(organization, plan), TOP)
    body = [*_goals(organization, plan), *_milestones(plan)]
    if plan.is_empty:
        body = [words("Nothing is planned yet.", BODY, INNER)]
    fitting = _fitting(body, FOOT - pt(12) - y)
    drawn, y = _placed(fitting, y)
    marks += drawn
    left = sum(bool(one.heads) for one in body[len(fitting) :])
    if left:
        more = "1 more line does" if left == 1 else f"{left} more lines do"
        marks += words(f"{more} not fit this page; the workbook has all of them.", QUIET, INNER).at(LEFT, y + pt(4))
    return [*marks, *_foot(organization)]


def _placed(pieces: Sequence[Piece], y: float) -> tuple[list[Drawn], float]:
    marks: list[Drawn] = []
    for piece in pieces:
        marks += piece.at(LEFT, y)
        y += piece.height
    return marks, y


def _fitting(pieces: Sequence[Piece], room: float) -> list[Piece]:
    """As many pieces as fit; where some do not, there is room for the line that says so, and no head ends the page."""
    if sum(one.height for one in pieces) <= room:
        return list(pieces)
    kept: list[Piece] = []
    height = 0.0
    for piece in pieces:
        height += piece.height
        if height > room - _LINE_FOR_THE_REST:
            break
        kept.append(piece)
    while kept and kept[-1].keeps_next:
        kept.pop()
    return kept


def _opening(organization: Organization, plan: DevelopmentPlan) -> list[Piece]:
    person, seating = organization.people[plan.person_id], organization.seating
    role_id, unit_id = seating.role_of(plan.person_id), seating.unit_of(plan.person_id)
    managers = [organization.people[one].name for one in managers_of(organization, plan.person_id)]
    facts = [
        ("Role", "none" if role_id is None else organization.roles[role_id].name),
        ("Unit", unit_names(organization)[unit_id] or "none"),
        ("Manager", ", ".join(sorted(managers)) or "none"),
        ("Held of the role", _held(organization, plan.person_id)),
        *left_out_fact(organization),
    ]
    return [
        words("Development plan", QUIET, INNER, most_lines=1, space=pt(3)),
        words(person.name, TITLE, INNER, most_lines=2, space=pt(5)),
        fact_row(facts, INNER, 3),
        space(8),
        words(_sentence(plan), LEDE, INNER, most_lines=2),
        space(10),
    ]


def _held(organization: Organization, person_id: int) -> str:
    covered = person_coverage(organization, person_id)
    if covered.low is None:
        return "no requirements"
    return f"{percent_text(covered.low, covered.high if covered.high is not None else covered.low)} %"


def _sentence(plan: DevelopmentPlan) -> str:
    """How the plan stands, in one sentence."""
    reached = sum(one.standing.state == GoalState.REACHED for one in plan.goals)
    actions = [each for one in plan.goals for each in one.actions]
    steps = [*(str(one.state) for one in actions), *(str(one.state) for one in plan.milestones)]
    late = [*(str(one.standing.state) for one in plan.goals), *steps].count("late")
    done = steps.count("done")
    goals = "1 goal" if len(plan.goals) == 1 else f"{len(plan.goals)} goals"
    return f"{reached} of {goals} reached, {done} of {len(steps)} steps done, {late or 'nothing'} late."


def _goals(organization: Organization, plan: DevelopmentPlan) -> list[Piece]:
    if not plan.goals:
        return []
    rows: list[PrintRow | Band] = []
    for one in plan.goals:
        rows.append(_band(organization, one))
        rows += [_action(organization, one, number) for number in range(len(one.actions))]
        if one.standing.goal.note.strip():
            rows.append(PrintRow((f"Note: {one.standing.goal.note}", "", "", "", ""), spans=True))
    head = words("Goals", SECTION, INNER, most_lines=1, space=pt(4), keeps_next=True)
    return [head, *table(_ACTIONS, rows, INNER), space(14)]


def _band(organization: Organization, one: PlannedGoal) -> Band:
    goal = one.standing.goal
    held = "not known" if one.standing.held is None else str(one.standing.held)
    due = "" if goal.due_on is None else f", by {day_text(goal.due_on)}"
    title = f"{organization.skills[goal.skill_id].name}: held {held}, goal {goal.level}{due}"
    return Band(title, str(one.standing.state))


def _action(organization: Organization, one: PlannedGoal, number: int) -> PrintRow:
    each = one.actions[number]
    action = each.action
    mentor = "" if action.mentor_id is None else organization.people[action.mentor_id].name
    due = "" if action.due_on is None else day_text(action.due_on)
    return PrintRow((action.text, str(action.kind), mentor, due, str(each.state)))


def _milestones(plan: DevelopmentPlan) -> list[Piece]:
    if not plan.milestones:
        return []
    rows = [
        PrintRow(
            (
                one.milestone.text,
                one.milestone.heading,
                "" if one.milestone.due_on is None else day_text(one.milestone.due_on),
                str(one.state),
            )
        )
        for one in plan.milestones
    ]
    head = words("Milestones", SECTION, INNER, most_lines=1, space=pt(4), keeps_next=True)
    return [head, *table(_MILESTONES, rows, INNER)]


def _foot(organization: Organization) -> list[Drawn]:
    scenario = "" if organization.scenario is None else f", {organization.scenario.title}"
    day = Passage(f"{day_text(organization.day)}{scenario}", QUIET, pt(240), 1, align=_RIGHT)
    name = Passage(organization.facts.name, QUIET, INNER - pt(260), 1)
    return [
        Drawn(Ground(INNER, pt(0.6)), LEFT, FOOT - pt(4)),
        Drawn(Words(name), LEFT, FOOT),
        Drawn(Words(day), LEFT + INNER - pt(240), FOOT),
    ]
