"""What is short and what is to be done: targets with too few people, planned changes as sentences, goals of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from orgwright.exchange.sheets import Formula, Sheet, SheetColumn, TableRange
from orgwright.exchange.staffing_plans import SCENARIO_COLUMNS, ShownPlan, has_pay, planned, without_money
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.development import PlannedGoal, development_plan
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import PlanComparison
from orgwright.planning.planned_words import sentence
from orgwright.planning.private_units import target_units
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.records import ChangeKind

UNCOVERED, SINGLE, SHORT = "Nobody holds it", "One person alone", "Too few hold it"
_GAP_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("Case", width=18),
    SheetColumn("Unit"),
    SheetColumn("Skill"),
    SheetColumn("Level", "whole"),
    SheetColumn("People needed", "whole"),
    SheetColumn("Held by", "whole"),
    SheetColumn("Not known", "whole"),
    SheetColumn("People short", "whole"),
    SheetColumn("Held by at the end", "whole"),
    SheetColumn("People short at the end", "whole"),
    SheetColumn("Share, low", "share"),
    SheetColumn("Weight", "weight"),
    SheetColumn("Known to hold it", "wrapped", 46),
)


def write_gaps(sheet: Sheet, plans: Sequence[ShownPlan], comparison: PlanComparison | None) -> TableRange:
    """Targets that are short, or held by one person alone, on the day looked at: the heaviest loss first.

    Where plans are compared, beside them who holds what on the last day of the last month: what the plan closes.
    """
    rows = []
    for place, plan in enumerate(plans):
        organization, units = plan.organization, target_units(plan.organization, None)
        last = {} if comparison is None else _by_target(comparison.columns[place].picture)
        found = [one for one in unit_coverage(organization, None).targets if _case(one)]
        found.sort(key=lambda one: (-one.weight * (1 - one.share_low), one.holders_low))
        for one in found:
            cells = _gap_cells(organization, one, last.get((one.unit_id, one.skill_id, one.level)))
            rows.append([plan.number, plan.title, _case(one), units[one.unit_id], *cells])
    return sheet.table(_GAP_COLUMNS, rows, keys=5)


def _by_target(organization: Organization) -> Mapping[tuple[int, int, int], TargetCoverage]:
    return {(one.unit_id, one.skill_id, one.level): one for one in unit_coverage(organization, None).targets}


def _case(one: TargetCoverage) -> str:
    """Why a target is on the list; nothing where it is not."""
    if one.is_uncovered:
        return UNCOVERED
    return SINGLE if one.is_single_holder else SHORT if one.holders_low < one.people_needed else ""


def _gap_cells(organization: Organization, one: TargetCoverage, last: TargetCoverage | None) -> list[Any]:
    """Skill to holders; ``last`` is the same target on the last day, none where it has ended by then."""
    return [
        organization.skills[one.skill_id].name,
        one.level,
        one.people_needed,
        one.holders_low,
        one.holders_high - one.holders_low,
        Formula("=MAX(G{row}-H{row},0)", max(one.people_needed - one.holders_low, 0)),
        None if last is None else last.holders_low,
        None if last is None else max(last.people_needed - last.holders_low, 0),
        Formula("=MIN(H{row}/G{row},1)", one.share_low),
        one.weight,
        ", ".join(organization.people[key].name for key in one.holder_ids),
    ]


_ACTION_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("Kind"),
    SheetColumn("Day", "day"),
    SheetColumn("What is done", "wrapped", 46),
    SheetColumn("State"),
    SheetColumn("Why", "wrapped", 34),
    SheetColumn("Note", "wrapped", 34),
    SheetColumn("Annual cost", "money"),
    SheetColumn("One-off cost", "money"),
)
CHANGE, GOAL = "planned change", "development goal"
APPLIES, LEFT_OUT = "applies", "left out"


def write_actions(sheet: Sheet, plans: Sequence[ShownPlan]) -> TableRange:
    """Planned changes of each scenario by day with what they cost, then what people mean to learn."""
    rows = []
    for plan in plans:
        rows += [[plan.number, plan.title, *cells] for cells in _changes(plan)]
    first = plans[0]
    rows += [[first.number, first.title, *cells] for cells in _goals(first.organization)]
    columns, shown = without_money(_ACTION_COLUMNS, rows, pay=has_pay(plans))
    table = sheet.table(columns, shown, keys=3)
    if table.last >= table.first:
        look = sheet.book.look(font_color="#A8430C")
        area = f"{table.letter('State')}{table.first}:{table.letter('State')}{table.last}"
        rule = {"type": "cell", "criteria": "==", "value": f'"{LEFT_OUT}"', "format": look}
        sheet.worksheet.conditional_format(area, rule)
    return table


def _changes(plan: ShownPlan) -> Iterator[list[Any]]:
    """Every change with its cost: of a seat opened its annual cost, of a hire and of a lesson what they cost once."""
    once = _once(plan)
    for change, reason in planned(plan.organization):
        annual = change.value if change.change == ChangeKind.OPEN else None
        words = sentence(plan.organization, change)
        state = LEFT_OUT if reason else APPLIES
        yield [CHANGE, change.on, words, state, reason, change.note, annual, once.get(change.id or 0)]


def _once(plan: ShownPlan) -> Mapping[int, int]:
    """One-off costs by the id of the change, as the plan counts them: of what is taught, and of who is hired."""
    found: dict[int, int] = defaultdict(int)
    for one in plan.plan.trainings:
        found[one.change_id] += one.cost
    counted, people = plan.plan.headcount, plan.organization.people
    rows = zip(*np.nonzero(counted.hired), strict=True)
    hires = {
        people[int(counted.person_ids[row])].key: plan.plan.cost_of_hire[counted.start[month, row]]
        for month, row in rows
    }
    for change, reason in planned(plan.organization):
        if change.change == ChangeKind.HIRE and not reason and change.person in hires:
            found[change.id or 0] = hires[change.person]
    return found


def _goals(organization: Organization) -> Iterator[list[Any]]:
    people = organization.seating.by_person_key(organization.seating.employed)
    for person_id in people:
        for goal in development_plan(organization, person_id).goals:
            yield _goal_cells(organization, person_id, goal)


def _goal_cells(organization: Organization, person_id: int, one: PlannedGoal) -> list[Any]:
    goal, state = one.standing.goal, str(one.standing.state)
    words = (
        f"{organization.people[person_id].name} reaches level {goal.level} in {organization.skills[goal.skill_id].name}"
    )
    done = "; ".join(each.action.text for each in one.actions)
    return [GOAL, goal.due_on, words, state, done, goal.note, None, None]
