"""How a unit stands departures, computed beside the window, and what the three cards say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from orgwright.gui.resilience import model
from orgwright.gui.resilience.card import CardFigures
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import Departures, Resilience, departures, resilience
from orgwright.planning.resilience_leaving import LeavingExpertise, leaving_expertise
from orgwright.progress import Progress

ONE, TWO, CHOSEN = range(3)
MOST_PEOPLE = 6
"""People who are named one by one in the panel."""


@dataclass(frozen=True)
class Standing:
    """How the unit of the context stands departures, in which picture, and what of it ends within a year.

    ``alone`` tells of everybody who is named what their leaving alone would cost.
    """

    organization: Organization
    found: Resilience
    leaving: LeavingExpertise
    chosen: Departures
    alone: Mapping[int, Departures]

    def departures_of(self, place: int) -> Departures | None:
        """The worst one, the worst two or the chosen people; None where there are none, or the worst cost nothing."""
        if place == CHOSEN:
            return self.chosen if self.chosen.person_ids else None
        worst = self.found.worst
        return worst[place] if place < len(worst) and worst[place].loss else None


def standing(
    organization: Organization,
    unit_id: int | None,
    until: date,
    chosen_ids: Iterable[int],
    before: Standing | None,
    progress: Progress,
) -> Standing:
    """The whole answer of the page; of ``before`` what the same picture and unit gave already is taken over."""
    if before is None:
        found = resilience(organization, unit_id, 2, progress)
        leaving = leaving_expertise(organization, unit_id, until, progress)
    else:
        found, leaving = before.found, before.leaving
    chosen = departures(organization, unit_id, chosen_ids)
    named = {one for several in (*found.worst, chosen) for one in several.person_ids[:MOST_PEOPLE]}
    alone = {one: departures(organization, unit_id, (one,)) for one in sorted(named)}
    return Standing(organization, found, leaving, chosen, alone)


def worst_figures(answer: Standing, place: int) -> CardFigures:
    """What a card of the worst departures shows."""
    worst = answer.found.worst
    if place >= len(worst):
        people = "Nobody works" if not worst else "Only one person works"
        return CardFigures(says=f"{people} here on this day.")
    one = answer.departures_of(place)
    if one is None:
        who = "No single departure lowers" if place == ONE else "No two departures lower"
        return CardFigures(says=f"{who} the coverage of the targets.")
    return _figures(answer.organization, one)


def chosen_figures(answer: Standing) -> CardFigures:
    """What the card of the people chosen by hand shows."""
    one = answer.departures_of(CHOSEN)
    if one is None:
        return CardFigures(says="Choose people below, or let the holders of a target leave from its menu.")
    return _figures(answer.organization, one)


def _figures(organization: Organization, found: Departures) -> CardFigures:
    names = model.names_text(model.people_names(organization, found.person_ids))
    return CardFigures(names, found.before, found.after)
