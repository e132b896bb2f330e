"""Closing gaps: the cheapest mix of hires, trainings, moves and contractors within limits, also as a scenario."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orgwright.cli import texts
from orgwright.cli.frame import (
    JsonFlag,
    OnDay,
    ScenarioName,
    UnitName,
    WorkspacePath,
    application,
    day_of,
    opening,
    picture_of,
    progress_line,
    tell,
    unit_of,
)
from orgwright.errors import RefusedInput
from orgwright.planning.explanations.words import counted
from orgwright.planning.gap_offers import OfferKind

if TYPE_CHECKING:
    from orgwright.planning.gap_mix import Mix, Unreachable
    from orgwright.planning.gap_offers import Offers
    from orgwright.planning.gaps_to_close import GapToClose
    from orgwright.planning.organization import Organization
    from orgwright.planning.quarters import Quarters

Json = dict[str, Any]
QUARTERS = 8
_NONE_SHORT = "No capability target is short, today or in the quarters ahead."
_NONE_CLOSED = "Nothing that is allowed closes any of the gaps."


@application.command("close-gaps")
def close_gaps(
    workspace: WorkspacePath,
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="DATE", help="The day by which all are closed; a year ahead by itself."),
    ] = None,
    quarters: Annotated[int, typer.Option("--quarters", help="How many quarters ahead.", min=1, max=20)] = QUARTERS,
    budget: Annotated[
        int | None, typer.Option("--budget", metavar="N", help="Over all quarters, in whole minor units.", min=0)
    ] = None,
    fte: Annotated[
        int | None, typer.Option("--fte", metavar="N", help="So many FTE more at the most, in every quarter.", min=0)
    ] = None,
    only: Annotated[
        list[OfferKind] | None, typer.Option("--only", help="A way that is allowed; may be given several times.")
    ] = None,
    write: Annotated[
        str | None, typer.Option("--write", metavar="TITLE", help="Write the mix as a scenario of this title.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """The cheapest mix of hires, trainings, moves and contractors that closes the gaps of a unit, proved."""
    from orgwright.planning.gap_mix import cheapest_mix, without_unreachable
    from orgwright.planning.gap_mix_problem import ONE_FTE, MixLimits
    from orgwright.planning.gap_offer_list import offers_for
    from orgwright.planning.gaps_to_close import gaps_to_close, outlook
    from orgwright.planning.quarters import Quarters

    with opening(workspace) as opened:
        picture, progress = picture_of(opened, scenario, on), progress_line()
        ahead = Quarters.after(picture.day, quarters)
        due = _due(ahead, day_of(by))
        days = outlook(picture, ahead, progress)
        gaps = gaps_to_close(picture, unit_of(picture, unit), days)
        offers = offers_for(picture, gaps, days, tuple(only or OfferKind), progress)
        limits = MixLimits((due,) * len(gaps), () if fte is None else (fte * ONE_FTE,) * ahead.count, budget)
        mix = cheapest_mix(offers.problem, limits, progress)
        open_still = mix.unreachable
        if open_still:
            mix = cheapest_mix(offers.problem, without_unreachable(limits, open_still), progress)
        answer = close_gaps_answer(picture, offers, mix, ahead.starts[due], open_still)
        if write is not None:
            opened.plan_mix(write, offers, mix, picture.scenario_id)
            answer["written"] = write
    tell(answer, as_json, close_gaps_text)


def _due(quarters: Quarters, day: date | None) -> int:
    """The quarter that a day lies in; without one a year ahead."""
    if day is None:
        return min(3, quarters.count - 1)
    if not quarters.starts[0] <= day <= quarters.lasts[-1]:
        raise RefusedInput(f"Gaps are closed from {quarters.starts[0]} to {quarters.lasts[-1]}, not by {day}.")
    return sum(one <= day for one in quarters.starts) - 1


def close_gaps_answer(
    picture: Organization, offers: Offers, mix: Mix, closed_from: date, open_still: Sequence[Unreachable]
) -> Json:
    """The mix, what binds it or why there is none, and the gaps that stay open; FTE in whole percent."""
    from orgwright.planning.gap_words import binding_words, conflict_words, unreachable_words

    return {
        "scenario": None if picture.scenario is None else picture.scenario.key,
        "on": picture.day.isoformat(),
        "closed_from": closed_from.isoformat(),
        "gaps": [_gap(picture, one) for one in offers.gaps],
        "status": mix.status.value,
        "cost": mix.cost,
        "at_least": mix.bound,
        "gap_to_optimum": mix.gap,
        "quarters": [
            {"quarter": offers.quarters.name(place), "fte": fte, "cost": cost}
            for place, (fte, cost) in enumerate(zip(mix.fte, mix.spent, strict=True))
        ],
        "mix": _rows(picture, offers, mix),
        "binding": [
            {"sentence": binding_words(picture, offers, one), "saves": one.saves, "at_least": one.at_least}
            for one in mix.binding
        ],
        "conflict": list(conflict_words(picture, offers, mix)),
        "not_closed": [unreachable_words(picture, offers, one) for one in open_still],
        "without_cost": {
            "roles": [picture.roles[one].name for one in offers.without_cost],
            "positions": [picture.positions[one].key for one in offers.left_out],
        },
        "written": None,
    }


def _gap(picture: Organization, one: GapToClose) -> Json:
    return {
        "unit": picture.units[one.unit_id].name,
        "skill": picture.skills[one.skill_id].name,
        "level": one.level,
        "needed": one.people_needed,
        "held": len(one.holder_ids),
        "short": one.short,
        "most_short": one.most_short,
    }


def _rows(picture: Organization, offers: Offers, mix: Mix) -> list[Json]:
    from orgwright.planning.gap_words import taken_words

    used: Counter[int] = Counter()
    found = []
    for one in mix.taken:
        offer, quarters = offers.offers[one.offer], offers.quarters
        words = taken_words(picture, offers, one, used[one.offer])
        used[one.offer] += one.count
        found.append(
            {
                "from": quarters.starts[one.quarter].isoformat(),
                "to": None if offer.is_lasting else quarters.lasts[one.last].isoformat(),
                "how": offer.kind.value,
                "what": words,
                "unit": picture.units[offer.unit_id].name,
                "people": one.count,
                "cost": one.cost,
            }
        )
    return found


def close_gaps_text(answer: Mapping[str, Any]) -> str:
    """The same for people: what is done by quarter, what it costs, what binds or conflicts."""
    said = [*answer["conflict"], *(one["sentence"] for one in answer["binding"]), *answer["not_closed"]]
    if answer["cost"] is None:
        return "\n".join([f"{counted(len(answer['gaps']), 'gap')}, no mix.", *said])
    heads = ("from", "to", "how", "what", "unit", "people", "cost")
    rows = [[one[name] if name != "cost" else one[name] // 100 for name in heads] for one in answer["mix"]]
    sure = f"proved to {answer['gap_to_optimum']:.1%}" if answer["status"] == "proved" else "not proved"
    closed = len(answer["gaps"]) - len(answer["not_closed"])
    if not closed:
        return "\n".join([_NONE_CLOSED if answer["gaps"] else _NONE_SHORT, *said])
    first = f"{counted(closed, 'gap')} closed from {answer['closed_from']} on for {answer['cost'] // 100:,}, {sure}."
    written = [f"Written as “{answer['written']}”."] if answer["written"] else []
    return "\n".join([first, *([texts.table(heads, rows)] if rows else []), *said, *written])
