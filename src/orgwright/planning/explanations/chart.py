"""How the figures of the organization chart came about: mean span, layers, and what stands below a position."""

from __future__ import annotations

from orgwright.planning.chart_tree import ChartTree, CostBelow, layers_of, mean_span_of
from orgwright.planning.cost_rates import CostRates
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Value
from orgwright.planning.explanations.structure import people_as_rows, seats_of
from orgwright.planning.explanations.words import counted, number, of_what, unit_name
from orgwright.planning.organization import Organization
from orgwright.planning.structure import layers, positions_of, span_of_control


def unit_mean_span(organization: Organization, unit_id: int | None) -> Explanation:
    """The mean span over the positions of a unit and below that have reports."""
    found = mean_span_of(organization, positions_of(organization, unit_id))
    spans = {one: len(span_of_control(organization, one).report_ids) for one in found.manager_ids}
    ordered = sorted(spans, key=lambda one: (-spans[one], organization.positions[one].key))
    rule = "mean span = Σ direct reports ÷\npositions that have any"
    numbers = f"{found.reports} / {len(ordered)}"
    formula = "SUM({Span})/COUNTA({Position})" if ordered else ""
    return Explanation(
        "no span" if found.mean is None else number(found.mean),
        of_what(organization, unit_name(organization, unit_id), "The positions that have reports."),
        rule,
        "Positions that are open or frozen on the day; vacant ones count as reports too, in other units as well.",
        (ExplainedResult("mean span", found.mean, "number", numbers, formula),),
        (ExplainedColumn("Position"), ExplainedColumn("Span", "whole"), ExplainedColumn("Role")),
        tuple(_row(organization, one, spans[one]) for one in ordered),
        (),
        f"{counted(len(ordered), 'position')}, the widest span first",
    )


def unit_layers(organization: Organization, unit_id: int | None) -> Explanation:
    """The highest and the deepest layer among the positions of a unit and below."""
    depth, several = layers(organization), positions_of(organization, unit_id)
    found = layers_of(organization, several)
    ordered = sorted(several, key=lambda one: (-(depth[one] or 0), organization.positions[one].key))
    least, most = found or (None, None)
    return Explanation(
        "no layer" if found is None else str(most) if least == 1 else f"layers {least} to {most}",
        of_what(organization, unit_name(organization, unit_id), "The layers of its positions."),
        "layer = positions on the way to the top,\nthe top being 1",
        "In a circle of reporting lines there is no top, and so no layer.",
        (
            ExplainedResult("highest", least, "whole", "", "MIN({Layer})" if found else ""),
            ExplainedResult("deepest", most, "whole", "", "MAX({Layer})" if found else ""),
        ),
        (ExplainedColumn("Position"), ExplainedColumn("Layer", "whole"), ExplainedColumn("Role")),
        tuple(_row(organization, one, depth[one]) for one in ordered),
        (),
        f"{counted(len(ordered), 'position')}, the deepest first",
    )


def people_below(organization: Organization, tree: ChartTree, position_id: int) -> Explanation:
    """The people of a position and of all below it, each at the primary seat."""
    below, seating = frozenset(tree.with_all_below(position_id)), organization.seating
    primary = {one: seating.primary(one) for one in seating.employed}
    return people_as_rows(
        organization,
        f"{organization.positions[position_id].key} and all below",
        [one for one, seat in primary.items() if seat is not None and seat.position_id in below],
        "people = everybody whose primary position\nis this one or stands below it",
        "The primary incumbency is the active one with the largest FTE, then the earliest start.",
    )


def vacancy_below(organization: Organization, tree: ChartTree, position_id: int) -> Explanation:
    """What stands vacant in a position and all below it."""
    standing = [one for one in tree.with_all_below(position_id) if one not in tree.planned_ids]
    return seats_of(organization, f"{organization.positions[position_id].key} and all below", standing)


def cost_below(organization: Organization, tree: ChartTree, position_id: int, cost: CostBelow) -> Explanation:
    """What a position and all below it cost a year."""
    rates, positions, rows = CostRates(organization), organization.positions, []
    for one in tree.with_all_below(position_id):
        if one not in tree.planned_ids:
            annual, fte = rates.on_the_day(one), positions[one].fte_percent
            own = None if annual is None else annual.amount * fte // 100
            source = "not known" if annual is None else "rate" if annual.rate_id is not None else "own"
            values = (positions[one].key, own, None if annual is None else annual.amount, fte, source)
            rows.append(ExplainedRow(values, "staffing", one))
    known = "Nothing of it is unknown."
    if cost.unknown_ids:
        known = f"Of {counted(len(cost.unknown_ids), 'position')} no cost is known; they add nothing."
    return Explanation(
        number(cost.total / 100),
        of_what(organization, f"{positions[position_id].key} and all below", "Annual cost, on-cost left out."),
        "cost = Σ annual cost, full time × FTE",
        f"Of each position its own cost, else that of the most specific rate, to the whole cent below. {known}",
        (ExplainedResult("cost", cost.total, "money", "", "SUM({Cost})"),),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Cost", "money"),
            ExplainedColumn("Full time", "money"),
            ExplainedColumn("FTE", "fte"),
            ExplainedColumn("From"),
        ),
        tuple(rows),
        (),
        f"{counted(len(rows), 'position')}, managers first",
    )


def _row(organization: Organization, position_id: int, value: Value) -> ExplainedRow:
    role_id = organization.seating.position_role(position_id)
    role = "" if role_id is None else organization.roles[role_id].name
    return ExplainedRow((organization.positions[position_id].key, value, role), "staffing", position_id)
