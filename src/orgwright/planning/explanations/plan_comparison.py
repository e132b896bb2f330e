"""How the figures of a comparison of plans came about; most are figures of a plan or a day that stand elsewhere too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from orgwright.planning.budgets import budget_plan
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Kind, Value
from orgwright.planning.explanations.budgets import budget_explained
from orgwright.planning.explanations.headcount import fte_of_month, headcount_of_month
from orgwright.planning.explanations.role_coverage import unit_gate, unit_role_coverage
from orgwright.planning.explanations.seats import seats_of_month
from orgwright.planning.explanations.shape import layers_explained, mean_span_explained
from orgwright.planning.explanations.structure import unit_vacancy
from orgwright.planning.explanations.succession import net_bench_explained
from orgwright.planning.explanations.target_coverage import unit_target_coverage, unit_targets_counted
from orgwright.planning.explanations.words import counted, month_words, number, scenario_words, unit_name
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import Asked, PlanColumn
from orgwright.planning.structure import vacancies
from orgwright.planning.succession import critical_positions, succession


def _vacancies(organization: Organization, unit_id: int | None) -> Explanation:
    """The seats of a unit, with how many of them have vacant FTE."""
    shown = unit_vacancy(organization, unit_id)
    vacant = sum(not one.is_frozen for one in vacancies(organization, unit_id))
    formula = 'COUNTIF({Vacant},">0")' if shown.rows else ""
    counted_seats = ExplainedResult("seats with vacant FTE", vacant, "whole", "", formula)
    return replace(shown, title=number(vacant), results=(counted_seats, *shown.results))


_ON_THE_DAY: Mapping[str, Callable[[Organization, int | None], Explanation]] = {
    "vacancies": _vacancies,
    "span": mean_span_explained,
    "layers": layers_explained,
    "coverage_low": unit_target_coverage,
    "coverage_high": unit_target_coverage,
    "role_low": unit_role_coverage,
    "role_high": unit_role_coverage,
    "gate_missing": unit_gate,
    "gate_unknown": unit_gate,
    "single_holders": unit_targets_counted,
    "uncovered": unit_targets_counted,
}


def measure_explained(asked: Asked, column: PlanColumn, key: str) -> Explanation:
    """How one measure of one scenario came about."""
    picture, last = column.picture, asked.shown.stop - 1
    if key in _ON_THE_DAY:
        return _ON_THE_DAY[key](picture, asked.unit_id)
    if key == "headcount":
        return headcount_of_month(picture, column.plan, asked.unit_ids, last, "closing")
    if key == "fte":
        return fte_of_month(picture, column.plan, asked.unit_ids, last)
    if key in ("authorised", "vacant", "frozen"):
        return seats_of_month(picture, column.plan, asked.unit_ids, last, key)
    if key in ("year_cost", "budget"):
        places = range(asked.window.count)[asked.of_year]
        return budget_explained(picture, budget_plan(picture, column.plan, asked.unit_id), places)
    if key == "net_bench":
        return net_bench_explained(
            picture, asked.unit_id, succession(picture, critical_positions(picture, asked.unit_id))
        )
    return gap_closed_explained(asked, column) if key == "gap_closed" else _over_months(asked, column, key)


def _over_months(asked: Asked, column: PlanColumn, key: str) -> Explanation:
    """Hires and exits counted, or costs added, over the months."""
    if key in ("hires", "exits"):
        counts = [one.hires if key == "hires" else one.exits for one in column.months]
        rows: list[tuple[Value, ...]] = [(one.month, count) for one, count in zip(column.months, counts, strict=True)]
        return _added(asked, column, key.capitalize(), "whole", sum(counts), (), rows)
    parts = (
        ExplainedColumn("Seats", "money"),
        ExplainedColumn("Once for hires", "money"),
        ExplainedColumn("Training", "money"),
    )
    if key == "training":
        taught: list[tuple[Value, ...]] = [(one.month, one.training_cost) for one in column.months]
        return _added(asked, column, "Training", "money", sum(one.training_cost for one in column.months), (), taught)
    paid: list[tuple[Value, ...]] = [
        (one.month, one.cost, one.seat_cost, one.hiring_cost, one.training_cost) for one in column.months
    ]
    return _added(asked, column, "Cost", "money", sum(one.cost for one in column.months), parts, paid)


def _added(
    asked: Asked,
    column: PlanColumn,
    title: str,
    kind: Kind,
    value: int,
    parts: tuple[ExplainedColumn, ...],
    rows: list[tuple[Value, ...]],
) -> Explanation:
    formula = "+".join(f"{{{one.title}}}" for one in parts)
    return Explanation(
        number(value / 100 if kind == "money" else value),
        f"{_of(asked, column)} {title} of all months.",
        f"{title.lower()} = sum over months",
        "Each month is explained by itself on the page by month.",
        (ExplainedResult(title.lower(), value, kind, "sum over months", f"SUM({{{title}}})"),),
        (ExplainedColumn("Month", "month"), ExplainedColumn(title, kind, formula), *parts),
        tuple(ExplainedRow(row) for row in rows),
        (),
        counted(len(rows), "month"),
    )


def gap_closed_explained(asked: Asked, column: PlanColumn) -> Explanation:
    """In which month the chosen target is met for the first time: its holders on the last day of each."""
    target, picture = asked.target, column.picture
    assert target is not None
    skill = picture.skills[target.skill_id].name
    what = f"{counted(target.people_needed, 'person', 'people')} at level {target.level} in {skill}"
    met = [held >= target.people_needed for held in column.holders]
    before = met.index(True) if any(met) else len(met)
    rows = tuple(
        ExplainedRow((month, held, target.people_needed, int(place < before)))
        for place, (month, held) in enumerate(zip(asked.months.firsts, column.holders, strict=True))
    )
    first = month_words(asked.months.firsts[before]) if any(met) else "never"
    return Explanation(
        f"closed: {first}",
        f"{unit_name(picture, target.unit_id)}, {scenario_words(picture)}. When it has {what}.",
        "gap closed = first month on whose last day\npeople known to hold it ≥ people needed",
        "Who is not assessed is not counted. Never: not in these months.",
        (ExplainedResult("months before", before, "whole", "", "SUM({Before})"),),
        (
            ExplainedColumn("Month", "month"),
            ExplainedColumn("Hold it", "whole"),
            ExplainedColumn("Needed", "whole"),
            ExplainedColumn("Before", "whole"),
        ),
        rows,
        (),
        counted(len(rows), "month"),
    )


def _of(asked: Asked, column: PlanColumn) -> str:
    first, last = asked.months.firsts[0], asked.months.firsts[-1]
    when = month_words(first) if first == last else f"{month_words(first)} to {month_words(last)}"
    return f"{unit_name(column.picture, asked.unit_id)}, {when}, {scenario_words(column.picture)}."
