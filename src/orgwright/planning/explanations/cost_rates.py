"""Where the annual cost of a seat comes from, and which seats take theirs from a rate."""

from __future__ import annotations

from orgwright.planning.cost_rates import OWN_COST, CostRates
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, number, of_what, unit_name
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import seat_list

_RULE = "its own, else the best fitting rate: role and location,\nrole, level and location, level, location, any seat"
_READING = (
    "A rate fits a seat whose role on the day, that role's level and whose own location are what it asks for. Without "
    "a cost of its own and a fitting rate the cost is not known, which is not 0."
)


def annual_cost_explained(organization: Organization, position_id: int) -> Explanation:
    """The seat's own annual cost and every rate that fits it, in the order in which they count."""
    rates, position = CostRates(organization), organization.positions[position_id]
    counts = rates.on_the_day(position_id)
    role_id = organization.seating.position_role(position_id)
    own = (
        []
        if position.annual_cost is None
        else [ExplainedRow((OWN_COST, position.annual_cost), "staffing", position_id)]
    )
    fitting = [
        ExplainedRow((f"rate for {rates.rate_words(one.id or 0)}", one.annual_cost))
        for one in rates.fitting(role_id, position.location)
    ]
    amount = None if counts is None else counts.amount
    formula = "" if amount is None else f"{amount}/100"
    return Explanation(
        "an annual cost that is not known" if amount is None else number(amount / 100),
        of_what(organization, position.key, "What the seat costs a year at full time, without on-cost."),
        _RULE,
        _READING,
        (ExplainedResult("annual", amount, "money", rates.words(counts), formula),),
        (ExplainedColumn("Annual cost is"), ExplainedColumn("Annual cost", "money")),
        (*own, *fitting),
        (),
        f"{counted(len(own) + len(fitting), 'possibility', 'possibilities')}, the first counts",
    )


def rate_use_explained(organization: Organization, rate_id: int, unit_id: int | None) -> Explanation:
    """The seats of a unit that take their annual cost from a rate."""
    seats = [one for one in seat_list(organization, unit_id) if one.rate_id == rate_id]
    words = CostRates(organization).rate_words(rate_id)
    return Explanation(
        str(len(seats)),
        of_what(organization, unit_name(organization, unit_id), f"Seats whose annual cost is the rate for {words}."),
        "seats whose annual cost is the rate",
        _READING,
        (
            ExplainedResult(
                "seats", len(seats), "whole", counted(len(seats), "seat"), "SUM({Counted})" if seats else "0"
            ),
        ),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Counted", "whole"),
            ExplainedColumn("Role"),
            ExplainedColumn("Location"),
        ),
        tuple(
            ExplainedRow(
                (
                    one.key,
                    1,
                    "" if one.role_id is None else organization.roles[one.role_id].name,
                    organization.positions[one.position_id].location,
                ),
                "staffing",
                one.position_id,
            )
            for one in seats
        ),
        (),
        counted(len(seats), "seat"),
    )
