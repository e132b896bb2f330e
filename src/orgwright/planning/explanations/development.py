"""How the counts of development plans, first years and promotion cases came about."""

from __future__ import annotations

from datetime import date

from orgwright.planning.development import DevelopmentPlan, development_plan
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, day_words, of_what
from orgwright.planning.goals import GoalState
from orgwright.planning.onboarding import Newcomer
from orgwright.planning.organization import Organization
from orgwright.planning.promotion import CheckStanding, case_standing
from orgwright.records import PromotionCase

_STEP = (
    ExplainedColumn("Step"),
    ExplainedColumn("By", "day"),
    ExplainedColumn("Day", "day"),
    ExplainedColumn("Done", "whole"),
    ExplainedColumn("Late", "whole", "IF({Done}=1,0,IF({By}<{Day},1,0))"),
    ExplainedColumn("What"),
)


def goals_reached(organization: Organization, person_id: int) -> Explanation:
    """How many goals of a person are reached, goal by goal."""
    plan = development_plan(organization, person_id)
    rows = tuple(
        ExplainedRow(
            (
                organization.skills[one.standing.goal.skill_id].name,
                one.standing.held,
                one.standing.goal.level,
                int(one.standing.state == GoalState.REACHED),
            ),
            "matrix",
            (person_id, one.standing.goal.skill_id),
        )
        for one in plan.goals
    )
    reached = sum(one.standing.state == GoalState.REACHED for one in plan.goals)
    return Explanation(
        f"{reached} of {len(rows)}",
        of_what(organization, organization.people[person_id].name, "Goals that are reached."),
        "reached = goals whose level is held",
        "A level that is not known or has expired reaches nothing.",
        (
            ExplainedResult("goals", len(rows), "whole", "", "COUNT({Goal})"),
            ExplainedResult("reached", reached, "whole", "", "SUM({Reached})"),
        ),
        (
            ExplainedColumn("Skill"),
            ExplainedColumn("Held", "whole"),
            ExplainedColumn("Goal", "whole"),
            ExplainedColumn("Reached", "whole", "IF({Held}>={Goal},1,0)"),
        ),
        rows,
        (),
        f"{counted(len(rows), 'goal')}, by the day they are due",
    )


def steps_late(organization: Organization, person_id: int) -> Explanation:
    """How much of a person's plan is late: goals, actions and milestones that have a day."""
    rows = _dated(organization, development_plan(organization, person_id))
    late = sum(row.values[4] == 1 for row in rows)
    return Explanation(
        str(late),
        of_what(organization, organization.people[person_id].name, "What is late in the plan."),
        "late = not done, and due before the day looked at",
        "A goal is done while its level is held. What has no day is never late.",
        (
            ExplainedResult("with a day", len(rows), "whole", "", "COUNT({By})"),
            ExplainedResult("late", late, "whole", f"due before {day_words(organization.day)}", "SUM({Late})"),
        ),
        _STEP,
        tuple(rows),
        (),
        f"{counted(len(rows), 'step')} with a day, the earliest first",
    )


def _dated(organization: Organization, plan: DevelopmentPlan) -> list[ExplainedRow]:
    found: list[tuple[date, ExplainedRow]] = []

    def add(text: str, due_on: date | None, is_done: bool, state: str, what: str) -> None:
        if due_on is not None:
            values = (text, due_on, organization.day, int(is_done), int(state == "late"), what)
            found.append((due_on, ExplainedRow(values, "development", plan.person_id)))

    for one in plan.goals:
        goal, state = one.standing.goal, one.standing.state
        add(organization.skills[goal.skill_id].name, goal.due_on, state == GoalState.REACHED, state, "goal")
        for each in one.actions:
            add(each.action.text, each.action.due_on, each.state == "done", each.state, str(each.action.kind))
    for step in plan.milestones:
        add(step.milestone.text, step.milestone.due_on, step.state == "done", step.state, "milestone")
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def first_year_done(organization: Organization, one: Newcomer) -> Explanation:
    """How much of the first year of somebody in a role is done, milestone by milestone."""
    rows = tuple(
        ExplainedRow(
            (step.milestone.text, step.milestone.due_on, int(step.state == "done")), "development", one.person_id
        )
        for step in one.steps
    )
    who = f"{organization.people[one.person_id].name}, {organization.roles[one.role_id].name}"
    return Explanation(
        f"{one.done} of {len(rows)}",
        of_what(organization, who, "Milestones of the first year that are done."),
        "done = milestones done on or before the day looked at",
        "Somebody says that a milestone is done; nothing is done by itself.",
        (
            ExplainedResult("milestones", len(rows), "whole", "", "COUNTA({Milestone})"),
            ExplainedResult("done", one.done, "whole", "", "SUM({Is done})"),
        ),
        (ExplainedColumn("Milestone"), ExplainedColumn("By", "day"), ExplainedColumn("Is done", "whole")),
        rows,
        (),
        counted(len(rows), "milestone"),
    )


def first_year_late(organization: Organization, one: Newcomer) -> Explanation:
    """How much of the first year of somebody in a role is late, milestone by milestone."""
    rows = tuple(
        ExplainedRow(
            (step.milestone.text, step.milestone.due_on, int(step.state == "late")), "development", one.person_id
        )
        for step in one.steps
    )
    late = sum(step.state == "late" for step in one.steps)
    who = f"{organization.people[one.person_id].name}, {organization.roles[one.role_id].name}"
    return Explanation(
        str(late),
        of_what(organization, who, "Milestones of the first year that are late."),
        "late = not done, and due before the day looked at",
        "What has no day is never late.",
        (ExplainedResult("late", late, "whole", f"due before {day_words(organization.day)}", "SUM({Is late})"),),
        (ExplainedColumn("Milestone"), ExplainedColumn("By", "day"), ExplainedColumn("Is late", "whole")),
        rows,
        (),
        counted(len(rows), "milestone"),
    )


def checks_met(organization: Organization, case_id: int) -> Explanation | None:
    """How many checks of a promotion case are met, and by what; None where the case is gone."""
    case = organization.table(PromotionCase).get(case_id)
    if case is None:
        return None
    standing = case_standing(organization, case_id)
    rows = tuple(_check_row(organization, case.person_id, one) for one in standing.checks)
    who = f"{organization.people[case.person_id].name} to {organization.roles[case.role_id].name}"
    return Explanation(
        f"{standing.met} of {len(rows)}",
        of_what(organization, who, "What is met of what the promotion asks."),
        "met = somebody says so, or the level required is held",
        "Said: 1 from the day on that stands beside the check. A level that is not known meets nothing.",
        (
            ExplainedResult("checks", len(rows), "whole", "", "COUNTA({Check})"),
            ExplainedResult("met", standing.met, "whole", "", "SUM({Is met})"),
        ),
        (
            ExplainedColumn("Check"),
            ExplainedColumn("Held", "whole"),
            ExplainedColumn("Required", "whole"),
            ExplainedColumn("Said", "whole"),
            ExplainedColumn("Is met", "whole", "IF({Said}=1,1,IF({Required}>0,IF({Held}>={Required},1,0),0))"),
        ),
        rows,
        (),
        counted(len(rows), "check"),
    )


def _check_row(organization: Organization, person_id: int, one: CheckStanding) -> ExplainedRow:
    asked = one.requirement
    is_said = one.check.met_on is not None and one.check.met_on <= organization.day
    held, required = (None, None) if asked is None else (asked.held, asked.required)
    values = (one.check.text, held, required, int(is_said), int(one.is_met))
    if one.check.skill_id is None:
        return ExplainedRow(values)
    return ExplainedRow(values, "matrix", (person_id, one.check.skill_id))
