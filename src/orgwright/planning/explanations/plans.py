"""How the figures of requisitions and scenarios came about."""

from __future__ import annotations

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, day_words, number, of_what
from orgwright.planning.organization import Organization
from orgwright.planning.scenario import changes_of
from orgwright.planning.seat_list import days_open


def requisition_days(organization: Organization, requisition_id: int) -> Explanation | None:
    """How long a requisition has been open; None where it has no first day, or is gone."""
    one = organization.requisitions.get(requisition_id)
    days = None if one is None else days_open(one, organization.day)
    if one is None or days is None or one.opened_on is None:
        return None
    end = one.filled_on or organization.day
    return Explanation(
        counted(days, "day"),
        of_what(organization, one.key, "How long it has been open."),
        "days = the day looked at, or the day it was filled,\n− the day it was opened",
        f"Status: {one.status}.",
        (
            ExplainedResult(
                "days", days, "whole", f"{day_words(end)} − {day_words(one.opened_on)}", "SUM({To})-SUM({From})"
            ),
        ),
        (ExplainedColumn("Requisition"), ExplainedColumn("From", "day"), ExplainedColumn("To", "day")),
        (ExplainedRow((one.key, one.opened_on, end), "staffing", one.position_id),),
    )


def scenario_changes(organization: Organization, scenario_id: int) -> Explanation | None:
    """The planned changes of a scenario and of what it is based on, and those that cannot apply.

    The picture must be as recorded. None where there is no such scenario.
    """
    scenario = organization.scenarios.get(scenario_id)
    if scenario is None:
        return None
    changes, left_out = changes_of(organization, scenario_id), dict(organization.under(scenario_id).left_out)
    rows = tuple(
        ExplainedRow(
            (
                str(one.change),
                one.on,
                int(one.id in left_out),
                one.position or one.person,
                left_out.get(one.id or 0, ""),
                organization.scenarios[one.scenario_id].title,
            )
        )
        for one in changes
    )
    return Explanation(
        number(len(rows)),
        f"{scenario.title}. Its planned changes, with those of the scenarios that it is based on.",
        "changes = planned changes by day, then number",
        "One that cannot apply is left out, with the reason.",
        (
            ExplainedResult("changes", len(rows), "whole", "", "COUNTA({Change})"),
            ExplainedResult("cannot apply", len(left_out), "whole", "", "SUM({Left out})"),
        ),
        (
            ExplainedColumn("Change"),
            ExplainedColumn("On", "day"),
            ExplainedColumn("Left out", "whole"),
            ExplainedColumn("Of"),
            ExplainedColumn("Reason"),
            ExplainedColumn("Scenario"),
        ),
        rows,
        (),
        f"{counted(len(rows), 'change')}, in the order in which they apply",
    )
