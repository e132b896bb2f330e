"""Attrition: how many left, at which rates, and what simulated futures leave of a unit by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orgwright.cli import texts
from orgwright.cli.frame import (
    JsonFlag,
    Months,
    OnDay,
    ScenarioName,
    UnitName,
    WorkspacePath,
    application,
    opening,
    picture_of,
    progress_line,
    tell,
    unit_of,
)

if TYPE_CHECKING:
    from orgwright.planning.attrition import AttritionRate
    from orgwright.planning.futures import Band, Futures
    from orgwright.planning.hazards import HazardCell, Hazards
    from orgwright.planning.organization import Organization

Json = dict[str, Any]
BANDS = ("headcount", "fte", "exits", "coverage", "role_coverage")


@application.command()
def attrition(
    workspace: WorkspacePath,
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    months: Months = 12,
    count: Annotated[
        int | None, typer.Option("--futures", metavar="N", help="How many simulated futures; 10,000 by itself.")
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", help="The seed; without it the day.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """How many left, the rates by job level and tenure, and simulated futures as a median with its band."""
    from orgwright.planning.attrition import attrition_rate, last_year
    from orgwright.planning.futures import FUTURES, futures

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        unit_id = unit_of(picture, unit)
        many = FUTURES if count is None else count
        found = futures(picture, months, count=many, seed=seed, unit_id=unit_id, progress=progress_line())
        answer = attrition_answer(picture, found, attrition_rate(picture, unit_id, last_year(picture.day)))
    tell(answer, as_json, attrition_text)


def attrition_answer(picture: Organization, found: Futures, rate: AttritionRate) -> Json:
    """The last year, the rates that futures are drawn from, and their bands by month; FTE in whole percent."""
    return {
        "unit": None if found.unit_id is None else picture.units[found.unit_id].name,
        "scenario": None if picture.scenario is None else picture.scenario.key,
        "on": picture.day.isoformat(),
        "last_year": {
            "from": f"{rate.months.first:%Y-%m}",
            "exits": rate.exits,
            "mean_headcount": rate.mean_headcount,
            "rate": rate.rate,
            "annual": rate.annual,
            "leavers": [picture.people[one].key for one in rate.leaver_ids],
        },
        "rates": _rates(found.hazards),
        "seed": found.seed,
        "futures": found.count,
        "coverage_futures": found.coverage_count,
        "months": [
            {"month": f"{month:%Y-%m}", **{name: _band(getattr(found, name), place) for name in BANDS}}
            for place, month in enumerate(found.months.firsts)
        ],
    }


def _rates(hazards: Hazards) -> Json:
    return {
        "from": f"{hazards.months.first:%Y-%m}",
        "months": hazards.months.count,
        "prior_months": hazards.prior_months,
        "whole": _group(hazards.group()),
        "groups": [_group(one) for one in hazards.groups()],
    }


def _group(one: HazardCell) -> Json:
    from orgwright.planning.hazards import BANDS as TENURES

    return {
        "level": one.level,
        "tenure": None if one.band is None else TENURES[one.band],
        "people": one.people,
        "exits": one.exits,
        "person_months": one.person_months,
        "seen": one.raw,
        "rate": one.rate,
        "annual": one.annual,
        "borrowed": one.borrowed,
    }


def _band(band: Band, place: int) -> Json:
    return {name: getattr(band, name)[place] for name in ("planned", "low", "median", "high")}


def attrition_text(answer: Mapping[str, Any]) -> str:
    """The same for people: a line on the year, the rates, the months."""
    year, rates = answer["last_year"], answer["rates"]
    left = "nobody was there" if year["rate"] is None else f"{_percent(year['rate'])}, {year['exits']} exits"
    groups = [
        [
            one["level"] or "no level",
            one["tenure"],
            one["exits"],
            f"{one['person_months']:.0f}",
            _percent(one["seen"], 2),
            _percent(one["rate"], 2),
            _percent(one["annual"]),
        ]
        for one in rates["groups"]
    ]
    months = [
        [
            one["month"],
            *(_range(one["headcount"], 1, 0)),
            *(_range(one["fte"], 1 / 100, 1)),
            *(_range(one["coverage"], 100, 1)),
        ]
        for one in answer["months"]
    ]
    heads = ("level", "tenure", "exits", "months", "seen", "rate", "a year")
    bands = ("month", "people", "band", "FTE", "band", "coverage %", "band")
    return "\n".join(
        [
            f"Left in the twelve months from {year['from']}: {left}.",
            f"Rates a month, seen in {rates['months']} months from {rates['from']}; "
            f"groups borrow {rates['prior_months']} person-months from the whole.",
            texts.table(heads, groups),
            f"Median and 10–90 % band of {answer['futures']:,} futures from seed {answer['seed']}; "
            f"coverage, its low end, from the first {answer['coverage_futures']:,}.",
            texts.table(bands, months),
        ]
    )


def _percent(share: float | None, places: int = 1) -> str:
    return "–" if share is None else f"{share * 100:.{places}f} %"


def _range(band: Mapping[str, float | None], scale: float, places: int) -> tuple[str, str]:
    """The median, and the band around it."""
    low, median, high = (
        "–" if band[name] is None else f"{(band[name] or 0) * scale:.{places}f}" for name in ("low", "median", "high")
    )
    return median, low if low == high else f"{low}–{high}"
