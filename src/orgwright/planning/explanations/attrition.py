"""How rates of leaving and the bands of simulated futures came about."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from orgwright.planning.attrition import AttritionRate
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Kind
from orgwright.planning.explanations.words import counted, month_words, number, of_what, unit_name
from orgwright.planning.future_rates import FutureRates, future_rates
from orgwright.planning.futures import HIGH, LOW, MEDIAN, Band, Futures, rank
from orgwright.planning.hazards import BANDS, HazardCell, Hazards
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

HEADCOUNT, FTE, EXITS, COVERAGE, ROLE_COVERAGE = "headcount", "fte", "exits", "coverage", "role_coverage"
"""The figures of ``Futures`` that have a band."""
_WORDS: Mapping[str, tuple[str, str]] = {
    HEADCOUNT: ("Headcount", "People at the end of the month."),
    FTE: ("FTE", "FTE at the end of the month."),
    EXITS: ("Exits", "People who leave in the month, known last days among them."),
    COVERAGE: ("Low coverage of targets", "Coverage of capability targets by those who have not left."),
    ROLE_COVERAGE: ("Low coverage of roles", "What the roles of those who have not left require and they hold."),
}
_PERCENTILES = ((LOW, "10th percentile"), (MEDIAN, "median"), (HIGH, "90th percentile"))
_BORROWED = (
    "A person is in the group of the job level of the primary seat's role and of the years since the first day, both "
    "as the month begins. Who is there as a month begins adds 1 person-month, who joins in it the share of its days. K "
    "is the policy of person-months borrowed, so a small group has almost the rate of the whole."
)


def hazard_explained(organization: Organization, hazards: Hazards, level: str | None, band: int | None) -> Explanation:
    """The monthly rate of a group: who was seen in it how long, who left, and what it borrows."""
    one = hazards.group(level, band)
    prior, whole = one.prior_months, hazards.group()
    shared = f"{whole.exits}/{whole.person_months!r}" if whole.person_months else "0"
    reckoned = f"MIN(({{exits seen}}+{prior}*{{rate of the whole}})/({{person-months seen}}+{prior}),1)"
    put_in = f"({one.exits} + {prior} × {hazards.whole:.5f}) / ({number(one.person_months)} + {prior})"
    rows = tuple(
        ExplainedRow(
            (organization.people[each.person_id].name, each.person_months, each.exits), "people", each.person_id
        )
        for each in hazards.people(level, band)
    )
    return Explanation(
        f"{one.rate * 100:.2f} % a month",
        of_what(organization, group_name(one), f"Monthly rate of leaving, seen {_span(hazards.months)}."),
        "rate = (exits + K × rate of the whole)\n       / (person-months + K)",
        _BORROWED,
        (
            ExplainedResult("exits seen", one.exits, "whole", "", "SUM({Exits})" if rows else "0"),
            ExplainedResult("person-months seen", one.person_months, "number", "", _sum("Person-months", rows)),
            ExplainedResult(
                "rate of the whole", hazards.whole, "share", f"{whole.exits} / {number(whole.person_months)}", shared
            ),
            ExplainedResult("rate a month", one.rate, "share", put_in, reckoned),
            ExplainedResult("rate a year", one.annual, "share", "1 − (1 − rate a month)^12", "1-(1-{rate a month})^12"),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("Person-months", "number"), ExplainedColumn("Exits", "whole")),
        rows,
        _policies(organization),
        f"{counted(len(rows), 'person', 'people')}, those who left first",
    )


def _sum(title: str, rows: tuple[ExplainedRow, ...]) -> str:
    return f"SUM({{{title}}})" if rows else "0"


def group_name(one: HazardCell) -> str:
    """A group in words: ``Senior, 1 to 2 years``."""
    level = "All levels" if one.level is None else one.level or "No job level"
    return level if one.band is None else f"{level}, {BANDS[one.band]}"


def _span(months: Months) -> str:
    return f"{month_words(months.first)} to {month_words(months.lasts[-1])}"


def _policies(organization: Organization) -> tuple[tuple[str, str], ...]:
    policy = organization.policy
    return (
        ("Months looked back on", str(policy.observed_months)),
        ("K, person-months borrowed", str(policy.prior_months)),
    )


def rate_explained(organization: Organization, rate: AttritionRate) -> Explanation:
    """The attrition of a unit: everybody who left, over the mean of the month-end headcounts."""
    people, count = organization.people, rate.months.count
    rows = tuple(
        ExplainedRow((people[one].name, people[one].left_on, people[one].left_why), "people", one)
        for one in rate.leaver_ids
    )
    ends = " + ".join(str(one) for one in rate.month_ends)
    mean = "+".join(str(one) for one in rate.month_ends)
    shares = (("rate", rate.rate, "{exits}/{mean headcount}"), ("a year", rate.annual, f"1-(1-{{rate}}/{count})^12"))
    return Explanation(
        "no rate" if rate.rate is None else f"{rate.rate * 100:.1f} %",
        of_what(organization, unit_name(organization, rate.unit_id), f"Attrition, {_span(rate.months)}."),
        "attrition rate = exits / mean of the month-end headcounts",
        "The opening is the first of the month ends. People count in the unit of the primary incumbency and in those "
        f"above it, those who leave in that of their last seat. A year: 1 − (1 − rate / {count})^12.",
        (
            ExplainedResult("exits", rate.exits, "whole", "", "COUNTA({Person})" if rows else "0"),
            ExplainedResult(
                "mean headcount", rate.mean_headcount, "number", f"({ends}) / {count + 1}", f"({mean})/{count + 1}"
            ),
            *(ExplainedResult(name, one, "share", "", formula) for name, one, formula in shares if one is not None),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("Last day", "day"), ExplainedColumn("Why")),
        rows,
        (),
        counted(len(rows), "person who left", "people who left"),
    )


def band_explained(organization: Organization, found: Futures, figure: str, month: int) -> Explanation:
    """The band of a figure at the end of a month, ``month`` being its place from the first one on.

    Of coverage its rows are the futures that it was measured in; of people and FTE they are the people with their
    chance of leaving, for ten thousand futures are no reading.
    """
    if figure in (COVERAGE, ROLE_COVERAGE):
        return _of_coverage(organization, found, figure, month)
    return _of_people(organization, found, figure, month)


def _of_coverage(organization: Organization, found: Futures, figure: str, month: int) -> Explanation:
    drawn = (found.coverages if figure == COVERAGE else found.role_coverages)[:, month]
    values = [(f"Future {place}", float(one)) for place, one in enumerate(drawn, 1) if not np.isnan(one)]
    rows = tuple(ExplainedRow(one) for one in sorted(values, key=lambda one: one[1]))
    band: Band = getattr(found, figure)
    formulas = {share: f"SMALL({{Coverage}},{rank(len(rows), share)})" for share, _ in _PERCENTILES}
    return _explained(
        organization,
        found,
        figure,
        month,
        _results(band, month, "share", formulas if rows else {}, 1),
        (ExplainedColumn("Future"), ExplainedColumn("Coverage", "share")),
        rows,
        f"{counted(len(rows), 'future')}, the lowest first",
    )


def _of_people(organization: Organization, found: Futures, figure: str, month: int) -> Explanation:
    plan = future_rates(organization, found.unit_id, found.months, Progress())
    counts = plan.counts[:, month]
    chance = _chance(plan, month, figure == EXITS)
    size = plan.fte[:, month] if figure == FTE else np.ones(len(counts), dtype=np.int64)
    people = np.flatnonzero((chance > 0) & counts)
    order = people[np.lexsort((plan.person_ids[people], -chance[people]))]
    rows = tuple(
        ExplainedRow(
            (_name(organization, key), part, share, share * part / (100 if figure == FTE else 1)), "people", key
        )
        for key, part, share in zip(
            plan.person_ids[order].tolist(), size[order].tolist(), chance[order].tolist(), strict=True
        )
    )
    kind: Kind = "fte" if figure == FTE else "whole"
    lost = float(np.sum(chance[people] * size[people]) / (100 if figure == FTE else 1))
    planned = getattr(found, figure).planned[month] / (100 if figure == FTE else 1)
    mean = planned + lost if figure == EXITS else planned - lost
    sign = "+" if figure == EXITS else "-"
    return _explained(
        organization,
        found,
        figure,
        month,
        (
            ExplainedResult("by chance", lost, "number", "", _sum("By chance", rows)),
            ExplainedResult("by plan", planned, "number", "", f"{planned!r}"),
            ExplainedResult("mean", mean, "number", "", f"{{by plan}}{sign}{{by chance}}"),
            *_results(getattr(found, figure), month, kind, {}, 100 if figure == FTE else 1),
        ),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("Counts", kind),
            ExplainedColumn("Chance", "share"),
            ExplainedColumn("By chance", "number", "{Counts}*{Chance}"),
        ),
        rows,
        f"{counted(len(rows), 'person', 'people')} who may leave by chance, the likeliest first",
    )


def _chance(plan: FutureRates, month: int, in_it: bool) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The chance of everybody to have left by the end of a month, or to leave in it."""
    gone = 1 - np.cumprod(1 - plan.rates, axis=1)
    before = gone[:, month - 1] if in_it and month else np.zeros(len(gone))
    return np.asarray(gone[:, month] - before)


def _name(organization: Organization, person_id: int) -> str:
    return organization.people[person_id].name


def _results(
    band: Band, month: int, kind: Kind, formulas: Mapping[int, str], per_unit: int
) -> tuple[ExplainedResult, ...]:
    """The three percentiles; those of futures that no row holds stand as figures."""
    found = []
    for (share, name), values in zip(_PERCENTILES, (band.low, band.median, band.high), strict=True):
        value = values[month]
        if value is not None:
            found.append(ExplainedResult(name, value, kind, "", formulas.get(share, f"{value / per_unit!r}")))
    return tuple(found)


def _range(band: Band, figure: str, month: int) -> str:
    """A band as it is written in one: ``149–158``."""
    low, high = band.low[month], band.high[month]
    if low is None or high is None:
        return "a coverage of nobody"
    scale, sign = {FTE: (1 / 100, ""), COVERAGE: (100, " %"), ROLE_COVERAGE: (100, " %")}.get(figure, (1, ""))
    first, last = (number(round(one * scale, 1)) for one in (low, high))
    return first + sign if first == last else f"{first}–{last}{sign}"


def _explained(
    organization: Organization,
    found: Futures,
    figure: str,
    month: int,
    results: tuple[ExplainedResult, ...],
    columns: tuple[ExplainedColumn, ...],
    rows: tuple[ExplainedRow, ...],
    note: str,
) -> Explanation:
    title, sentence = _WORDS[figure]
    count = found.coverage_count if figure in (COVERAGE, ROLE_COVERAGE) else found.count
    month_end = found.months.lasts[month]
    return Explanation(
        _range(getattr(found, figure), figure, month),
        of_what(organization, unit_name(organization, found.unit_id), f"{title}, {month_words(month_end)}. {sentence}"),
        "band = 10th to 90th percentile\n       of the futures",
        "A percentile is the smallest figure that so many of a hundred futures do not exceed. "
        f"{count:,} futures were drawn from seed {found.seed}: in each of them everybody leaves in the first month by "
        "whose end the chance 1 − Π (1 − rate), from the rates by job level and tenure, is over a random number. Known "
        "last days are certain, and nobody who leaves is replaced unless the plan says so.",
        results,
        columns,
        rows,
        (*_policies(organization), ("Seed", str(found.seed)), ("Futures", f"{count:,}")),
        note,
    )
