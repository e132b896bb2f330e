"""What is offered for gaps: seats, people to train, people to move, contractors, each with its cost and first day."""

from datetime import date

import pytest

from gap_organizations import ANALYST, DATA, ENGINEER, MODELS, UNPRICED, gap_organization
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_offers import Offer, OfferKind, Offers
from orgwright.planning.gap_scene import later_by
from orgwright.planning.gaps_to_close import gaps_to_close, outlook
from orgwright.planning.organization import Organization
from orgwright.planning.quarters import Quarters
from orgwright.records import CostRate, Record
from pictures import position, said, sits, target

QUARTERS = Quarters(date(2027, 1, 1), 4)
SOME_DAY = date(2026, 6, 1)


def offered(organization: Organization, *kinds: OfferKind) -> Offers:
    days = outlook(organization, QUARTERS)
    return offers_for(organization, gaps_to_close(organization, None, days), days, kinds or tuple(OfferKind))


def of_kind(kind: OfferKind, *more: Record, **policy: object) -> tuple[Offer, ...]:
    return offered(gap_organization(*more, **policy), kind).offers


def test_a_vacant_seat_is_filled_on_the_target_start_of_its_requisition() -> None:
    seat = next(one for one in of_kind(OfferKind.HIRE) if one.position_ids == (5,))
    assert (seat.role_id, seat.first_on, seat.requisition_ids) == (ENGINEER, date(2027, 2, 1), (1,))
    assert (seat.annual_cost, seat.cost_from, seat.once, seat.fte_percent) == (9_000_000, "its own", 1_000_000, 100)


def test_a_frozen_seat_and_a_new_one_are_filled_after_the_months_that_hiring_takes() -> None:
    hires = of_kind(OfferKind.HIRE)
    frozen = next(one for one in hires if one.position_ids == (6,))
    new = next(one for one in hires if not one.position_ids and one.role_id == ENGINEER)
    assert frozen.first_on == new.first_on == date(2027, 3, 20)
    assert (new.annual_cost, new.cost_from, new.available) == (9_500_000, "median of 4 seats of the role", 2)


def test_one_hire_closes_every_gap_that_the_role_asks_for_at_the_level() -> None:
    found = offered(gap_organization())
    closed = {one.role_id: one.closes for one in found.offers if one.kind is OfferKind.BORROW}
    assert closed == {ENGINEER: (0, 1), ANALYST: (0,)}


def test_a_seat_without_a_known_cost_is_named_and_not_offered() -> None:
    found = offered(gap_organization())
    assert (found.left_out, found.without_cost) == ((7,), (UNPRICED,))
    assert all(one.role_id != UNPRICED for one in found.offers)


def test_a_rate_gives_it_a_cost() -> None:
    rate = CostRate(id=1, role_id=UNPRICED, annual_cost=7_000_000, hiring_cost=500_000)
    found = offered(gap_organization(rate))
    assert (found.left_out, found.without_cost) == ((), ())
    new = next(one for one in found.offers if one.role_id == UNPRICED and not one.position_ids)
    assert (new.annual_cost, new.cost_from, new.once) == (7_000_000, "rate for Unpriced", 500_000)


def test_a_seat_that_somebody_will_take_is_not_offered() -> None:
    taken = sits(9, 4, 5, from_on=date(2027, 3, 1))
    assert all(one.position_ids != (5,) for one in of_kind(OfferKind.HIRE, taken))


def test_costs_by_quarter_are_those_of_the_days_of_its_months() -> None:
    found = offered(gap_organization())
    place, seat = next((place, one) for place, one in enumerate(found.offers) if one.position_ids == (5,))
    months = [(31, 28, 31), (30, 31, 30), (31, 31, 30), (31, 30, 31)]
    by_hand = [sum(round(seat.annual_cost * days / 365 * 1.2) for days in several) for several in months]
    assert found.problem.running[place].tolist() == by_hand
    contractor = next(place for place, one in enumerate(found.offers) if one.kind is OfferKind.BORROW)
    assert found.problem.running[contractor, 0] == sum(round(9_500_000 * days / 365 * 1.5) for days in months[0])


def test_a_contractor_costs_once_what_a_hire_into_a_new_seat_costs() -> None:
    rate = CostRate(id=1, role_id=ENGINEER, annual_cost=9_000_000, hiring_cost=444_000)
    found = offered(gap_organization(rate))
    once = {one.role_id: one.once for one in found.offers if one.kind is OfferKind.BORROW}
    assert once == {ENGINEER: 444_000, ANALYST: 1_000_000}


def test_whoever_is_nearest_below_the_level_is_trained() -> None:
    (found,) = of_kind(OfferKind.TRAIN)
    assert (found.person_ids, found.levels, found.level, found.once) == ((1,), 1, 3, 300_000)
    assert found.first_on == date(2027, 5, 20)


def test_where_a_level_expires_a_later_training_costs_every_level() -> None:
    more = [said(1, 3, 2, until=date(2027, 6, 30)), target(4, MODELS, 3, 3, 1)]
    found = next(one for one in of_kind(OfferKind.TRAIN, *more) if one.skill_id == 3 and one.person_ids == (1,))
    assert (found.once, found.once_by_quarter) == (300_000, (300_000, 300_000, 300_000, 900_000))


def test_somebody_of_whom_the_level_is_not_known_is_not_trained() -> None:
    assert all(2 not in one.person_ids for one in of_kind(OfferKind.TRAIN))


def test_somebody_whose_certificate_counts_before_a_manager_is_not_trained() -> None:
    assert of_kind(OfferKind.TRAIN, said(1, 1, 2, "certificate")) == ()


def test_one_person_learns_no_more_skills_at_once_than_the_policy_says() -> None:
    more = [said(1, 2, 2), said(1, 3, 2), target(4, MODELS, 3, 3, 1)]
    assert len(of_kind(OfferKind.TRAIN, *more)) == 3
    assert len(of_kind(OfferKind.TRAIN, *more, skills_at_once=2)) == 2


def test_somebody_who_holds_it_elsewhere_moves_with_the_seat() -> None:
    found = offered(gap_organization(), OfferKind.MOVE)
    assert [(one.person_ids, one.position_ids, one.from_unit_id, one.closes) for one in found.offers] == [
        ((3,), (3,), DATA, (0,)),
        ((4,), (4,), DATA, (0,)),
    ]
    # Data has one more than it needs, so one of the two may go and not both.
    shared = set(found.offers[0].draws) & set(found.offers[1].draws)
    assert [found.stocks[one] for one in shared] == [1]


def test_nobody_moves_where_a_target_would_open() -> None:
    assert of_kind(OfferKind.MOVE, target(4, DATA, 1, 3, 2)) == ()


@pytest.mark.parametrize("change", [{"critical": True}, {"fte_percent": 100, "status": "frozen"}])
def test_nobody_moves_out_of_a_seat_that_must_stay(change: dict[str, object]) -> None:
    seat = position(3, DATA, role_id=ANALYST, annual_cost=8_000_000, **change)
    assert [one.person_ids for one in of_kind(OfferKind.MOVE, seat)] == [(4,)]


def test_who_leads_somebody_does_not_move() -> None:
    seat = position(4, DATA, role_id=ANALYST, annual_cost=8_000_000, manager_position_id=3)
    assert [one.person_ids for one in of_kind(OfferKind.MOVE, seat)] == [(4,)]


def test_whoever_may_be_moved_is_not_trained() -> None:
    more = [said(3, 3, 2), target(4, DATA, 3, 3, 1)]
    both = offered(gap_organization(*more))
    trained = {person for one in both.offers if one.kind is OfferKind.TRAIN for person in one.person_ids}
    assert 3 not in trained
    assert any(3 in one.person_ids for one in of_kind(OfferKind.TRAIN, *more))


@pytest.mark.parametrize(
    ("months", "day"),
    [(4, date(2026, 10, 1)), (4.5, date(2026, 10, 17)), (0, SOME_DAY), (0.001, date(2026, 6, 2))],
)
def test_parts_of_a_month_are_days_rounded_up(months: float, day: date) -> None:
    assert later_by(SOME_DAY, months) == day
