"""All offers for some gaps of an organization, put together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orgwright.planning.gap_offers import OfferKind, Offers
from orgwright.planning.gap_offers_people import Stocks, moving_offers, training_offers
from orgwright.planning.gap_offers_seats import seat_offers
from orgwright.planning.gap_scene import Scene
from orgwright.planning.gaps_to_close import GapToClose, Outlook
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

ALL_KINDS = tuple(OfferKind)


def offers_for(
    organization: Organization,
    gaps: Sequence[GapToClose],
    days: Outlook,
    kinds: Collection[OfferKind] = ALL_KINDS,
    progress: Progress | None = None,
) -> Offers:
    """What can be done about gaps of the organization on the day of the picture, of the chosen kinds.

    ``gaps`` come from ``gaps_to_close`` with the same outlook. People who may be moved are not offered for training.
    """
    progress = progress or Progress()
    scene, stocks = Scene(organization, days, tuple(gaps)), Stocks([], {})
    progress.step(0, 3, "Looking for seats to fill")
    seats = seat_offers(scene, kinds)
    progress.step(1, 3, "Looking for people to move")
    moves = moving_offers(scene, stocks) if OfferKind.MOVE in kinds else ()
    progress.step(2, 3, "Looking for people to train")
    movers = {one.person_ids[0] for one in moves}
    training = training_offers(scene, movers) if OfferKind.TRAIN in kinds else ()
    policy = organization.policy
    return Offers(
        days.quarters,
        scene.gaps,
        (*seats.offers, *training, *moves),
        tuple(stocks.capacities),
        policy.on_cost,
        policy.contractor_premium,
        seats.without_cost,
        seats.left_out,
    )
