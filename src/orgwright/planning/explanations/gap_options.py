"""What closing a gap one way costs, person by person, and what the cheapest mix costs, row by row."""

from __future__ import annotations

from calendar import isleap
from collections import Counter
from datetime import date

from orgwright.planning.days import day_number
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Value
from orgwright.planning.explanations.words import Policies, counted, day_words, number, of_what
from orgwright.planning.gap_mix import Mix
from orgwright.planning.gap_offers import Offers, yearly_cost
from orgwright.planning.gap_options import GapOptions, Option, OptionPart
from orgwright.planning.gap_words import KIND_WORDS, gap_words, part_words, proof_words, taken_words
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS

_READING = (
    "A hire costs the annual cost with on-cost while there, and once what hiring costs; a training once a level; "
    "a move nothing, for the seat goes along; a contractor the annual cost with the premium, and once a hire."
)


def option_cost_explained(organization: Organization, found: GapOptions, option: Option) -> Explanation:
    """The cost of one option from the day of the picture to the last day, one row for each person."""
    years = list(range(organization.day.year, found.last.year + 1))
    shares = "+".join(f"{{Days {one}}}/{366 if isleap(one) else 365}" for one in years)
    columns = (
        ExplainedColumn("Who or what"),
        ExplainedColumn("From", "day"),
        ExplainedColumn("Once", "money"),
        ExplainedColumn("A year", "money"),
        *(ExplainedColumn(f"Days {one}", "whole") for one in years),
        ExplainedColumn("Annual cost is"),
        ExplainedColumn("Cost", "money", f"{{Once}}+ROUND({{A year}}*({shares}),2)"),
    )
    what = f"{KIND_WORDS[option.kind]} for {gap_words(organization, found.gap)}, to {day_words(found.last)}."
    return Explanation(
        number(round(option.cost / 100)),
        of_what(organization, organization.units[found.gap.unit_id].name, what),
        "Σ once + a year · Σ days there / days of the year",
        _READING,
        (ExplainedResult("cost", option.cost, "money", counted(len(option.parts), "person", "people"), "SUM({Cost})"),),
        columns,
        tuple(_part_row(organization, one, years, found.last) for one in option.parts),
        _policies(organization),
        counted(len(option.parts), "person", "people"),
    )


def _part_row(organization: Organization, part: OptionPart, years: list[int], last: date) -> ExplainedRow:
    policy = organization.policy
    yearly = yearly_cost(part.offer, policy.on_cost, policy.contractor_premium)
    days = (_days_in(one, part.start, last) for one in years)
    values: tuple[Value, ...] = (
        part_words(organization, part),
        part.start,
        part.once,
        float(yearly),
        *days,
        part.offer.cost_from,
        part.cost,
    )
    if part.person_id is not None:
        return ExplainedRow(values, "people", part.person_id)
    return ExplainedRow(values) if part.position_id is None else ExplainedRow(values, "staffing", part.position_id)


def _days_in(year: int, first: date, last: date) -> int:
    start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    return max(0, day_number(end) - day_number(start) + 1)


def mix_cost_explained(organization: Organization, offers: Offers, mix: Mix) -> Explanation:
    """The cost of a mix to the last day of the last quarter, one row for each thing that is done."""
    used: Counter[int] = Counter()
    rows = []
    for one in mix.taken:
        offer = offers.offers[one.offer]
        words = taken_words(organization, offers, one, used[one.offer])
        used[one.offer] += one.count
        unit = organization.units[offer.unit_id].name
        values = (words, KIND_WORDS[offer.kind], unit, offers.quarters.name(one.quarter), one.count, one.cost)
        rows.append(ExplainedRow(values))
    people = sum(one.count for one in mix.taken)
    bound = () if mix.bound is None else (ExplainedResult("at least", mix.bound, "money", "the proved bound", ""),)
    return Explanation(
        "–" if mix.cost is None else number(round(mix.cost / 100)),
        of_what(organization, organization.facts.name, f"The cheapest mix, to {day_words(offers.quarters.lasts[-1])}."),
        "Σ cost of what is taken",
        f"{_READING} {proof_words(mix)}",
        (
            ExplainedResult("cost", mix.cost, "money", counted(len(rows), "row"), "SUM({Cost})" if rows else "0"),
            *bound,
            ExplainedResult("people", people, "whole", counted(len(rows), "row"), "SUM({People})" if rows else "0"),
        ),
        (
            ExplainedColumn("Who or what"),
            ExplainedColumn("How"),
            ExplainedColumn("Unit"),
            ExplainedColumn("From"),
            ExplainedColumn("People", "whole"),
            ExplainedColumn("Cost", "money"),
        ),
        tuple(rows),
        _policies(organization),
        counted(len(rows), "row"),
    )


def mix_fte_explained(organization: Organization, offers: Offers, mix: Mix) -> Explanation:
    """How much FTE a mix adds in each quarter, and what it spends there."""
    most = max(mix.fte, default=0)
    rows = tuple(
        ExplainedRow((offers.quarters.name(place), fte, spent))
        for place, (fte, spent) in enumerate(zip(mix.fte, mix.spent, strict=True))
    )
    return Explanation(
        f"{number(most / 100)} FTE",
        of_what(organization, organization.facts.name, "Hires and contractors of the mix who are there in a quarter."),
        "max over quarters of Σ FTE there",
        "Hires stay to the last quarter, contractors for theirs. Trainings and moves add nobody.",
        (ExplainedResult("most", most, "fte", counted(len(rows), "quarter"), "MAX({FTE more})"),),
        (ExplainedColumn("Quarter"), ExplainedColumn("FTE more", "fte"), ExplainedColumn("Cost", "money")),
        rows,
        (),
        counted(len(rows), "quarter"),
    )


def taken_cost_explained(organization: Organization, offers: Offers, mix: Mix, place: int) -> Explanation:
    """The cost of one row of a mix, quarter by quarter."""
    taken = mix.taken[place]
    offer, quarters, problem = offers.offers[taken.offer], offers.quarters, offers.problem
    rows = []
    for quarter in range(taken.quarter, taken.last + 1):
        once = int(problem.once[taken.offer, quarter]) if quarter == taken.quarter else 0
        running = int(problem.running[taken.offer, quarter])
        cost = (once + running) * taken.count
        rows.append(ExplainedRow((quarters.name(quarter), quarters.days(quarter), once, running, taken.count, cost)))
    before = sum(one.count for one in mix.taken[:place] if one.offer == taken.offer)
    what = f"{KIND_WORDS[offer.kind]}: {taken_words(organization, offers, taken, before)}."
    source = f"Annual cost {number(offer.annual_cost / 100)}: {offer.cost_from}. " if offer.annual_cost else ""
    return Explanation(
        number(round(taken.cost / 100)),
        of_what(organization, organization.units[offer.unit_id].name, what),
        "Σ (once + while there) · people over quarters",
        f"{source}{_READING}",
        (ExplainedResult("cost", taken.cost, "money", counted(len(rows), "quarter"), "SUM({Cost})"),),
        (
            ExplainedColumn("Quarter"),
            ExplainedColumn("Days", "whole"),
            ExplainedColumn("Once", "money"),
            ExplainedColumn("While there", "money"),
            ExplainedColumn("People", "whole"),
            ExplainedColumn("Cost", "money", "({Once}+{While there})*{People}"),
        ),
        tuple(rows),
        _policies(organization),
        counted(len(rows), "quarter"),
    )


def _policies(organization: Organization) -> Policies:
    policy, currency = organization.policy, organization.facts.currency
    return (
        ("On-cost", f"{policy.on_cost / 10:g} %"),
        ("Premium of contractors", f"{policy.contractor_premium / 10:g} %"),
        ("Training, a person and level", f"{number(policy.training_cost / 100)} {currency}"),
        ("Months to hire", f"{policy.months_to_hire / THOUSANDTHS:g}"),
        ("Months to a contract", f"{policy.months_to_contract / THOUSANDTHS:g}"),
    )
