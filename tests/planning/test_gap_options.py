"""The ways to close one gap side by side."""

from datetime import date
from fractions import Fraction

import pytest

from gap_organizations import DATA, MODELS, UNPRICED, gap_organization
from orgwright.planning.gap_offers import OfferKind
from orgwright.planning.gap_options import GapOptions, break_evens, cost_between, cost_by_month, gap_options
from orgwright.planning.gap_words import break_even_words, part_words, risks
from orgwright.planning.gaps_to_close import gaps_to_close, outlook
from orgwright.planning.hazards import hazards
from orgwright.planning.organization import Organization
from orgwright.planning.quarters import Quarters
from orgwright.records import Record
from pictures import person, said, target

QUARTERS = Quarters(date(2027, 1, 1), 4)


def options_of(organization: Organization, skill_id: int) -> GapOptions:
    days = outlook(organization, QUARTERS)
    gap = next(one for one in gaps_to_close(organization, None, days) if one.skill_id == skill_id)
    return gap_options(organization, gap, days)


def of_skill_1(*more: Record, **policy: object) -> GapOptions:
    return options_of(gap_organization(*more, **policy), 1)


def test_hiring_fills_the_seats_that_are_there_before_a_new_one() -> None:
    hire = of_skill_1().options[0]
    assert hire.kind is OfferKind.HIRE
    assert [(one.position_id, one.start) for one in hire.parts] == [(5, date(2027, 2, 1)), (6, date(2027, 3, 20))]
    assert (hire.closes_on, hire.once, hire.monthly) == (date(2027, 3, 20), 2_000_000, 900_000 + 950_000)
    by_hand = round(9_000_000 * 1.2 * 334 / 365) + round(9_500_000 * 1.2 * 287 / 365)
    assert hire.cost == 2_000_000 + by_hand


def test_training_that_brings_too_few_says_so_and_closes_on_no_day() -> None:
    organization = gap_organization()
    found = options_of(organization, 1)
    training = found.options[1]
    assert (training.kind, training.brings, training.closes_on, training.cost) == (OfferKind.TRAIN, 1, None, 300_000)
    said_first, _, mentor = risks(organization, found.gap, training)
    assert said_first == "Brings 1 of the 2 people short."
    assert mentor.startswith("Nobody in the unit is known to hold Skill 1 at level 3")


def test_no_more_people_move_than_leave_every_target_at_home_met() -> None:
    organization = gap_organization()
    found = options_of(organization, 1)
    move = found.options[2]
    assert (move.kind, move.brings, move.closes_on, move.cost) == (OfferKind.MOVE, 1, None, 0)
    assert "Data keeps 1 who hold Skill 1 at level 3, of 1 needed." in risks(organization, found.gap, move)
    start, last = date(2027, 3, 20), date(2027, 12, 31)
    assert move.backfill == 1_000_000 + cost_between(Fraction(9_600_000), start, last)


def test_hiring_says_how_many_new_people_leave_where_some_were_seen_to() -> None:
    organization = gap_organization()
    hire = options_of(organization, 1).options[0]
    assert hire.leaving is None
    left = person(9, date(2026, 1, 1), date(2026, 8, 31))
    seen = gap_organization(left)
    found = options_of(seen, 1)
    assert found.options[0].leaving == hazards(seen).group(band=0).annual
    assert risks(seen, found.gap, found.options[0])[1].startswith("Of people in their first year ")


def test_borrowing_ends_and_the_gap_opens_again() -> None:
    organization = gap_organization()
    found = options_of(organization, 1)
    borrow = found.options[3]
    assert (borrow.closes_on, borrow.ends_on, borrow.once) == (date(2026, 12, 20), date(2027, 12, 31), 2_000_000)
    assert borrow.monthly == 2 * 9_500_000 * 3 // 2 // 12
    assert risks(organization, found.gap, borrow)[0].startswith("Ends on 31 Dec 2027: then the gap opens again")


def test_roles_and_seats_without_a_known_cost_are_named() -> None:
    found = options_of(gap_organization(), 2)
    assert (found.without_cost, found.left_out) == ((UNPRICED,), (7,))


def test_who_is_the_single_mentor_is_named() -> None:
    organization = gap_organization(said(2, 3, 3), said(1, 3, 2), target(4, MODELS, 3, 3, 2))
    found = options_of(organization, 3)
    training = next(one for one in found.options if one.kind is OfferKind.TRAIN)
    assert (
        risks(organization, found.gap, training)[-1] == "Person 2 alone holds it in the unit and is the single mentor."
    )


def test_the_break_even_is_where_both_have_cost_the_same() -> None:
    found = of_skill_1(training_cost=3_000_000)
    training, borrow = found.options[1], found.options[3]
    even = next(one for one in found.break_evens if {one.first, one.later} == {OfferKind.TRAIN, OfferKind.BORROW})
    assert (even.first, even.later) == (OfferKind.BORROW, OfferKind.TRAIN)
    assert even.months is not None
    assert training.once == pytest.approx(borrow.once + borrow.monthly * even.months)
    assert break_even_words(even).startswith("Training costs less than borrowing after ")


def test_a_contractor_costs_the_hire_once_too_and_so_never_less_than_the_hire() -> None:
    found = of_skill_1()
    even = next(one for one in found.break_evens if {one.first, one.later} == {OfferKind.HIRE, OfferKind.BORROW})
    assert break_even_words(even) == "Borrowing never costs less than hiring."


def test_what_is_dearer_to_start_and_to_run_never_becomes_cheaper() -> None:
    hire, training = of_skill_1().options[:2]
    (even,) = break_evens((hire, training))
    assert (even.first, even.later, even.months) == (OfferKind.TRAIN, OfferKind.HIRE, None)
    assert break_even_words(even) == "Hiring never costs less than training."


def test_cost_by_month_begins_with_what_is_paid_once() -> None:
    hire = of_skill_1().options[0]
    assert list(cost_by_month(hire, 2)) == [2_000_000, 3_850_000, 5_700_000]


def test_a_cost_over_two_years_counts_the_days_of_each() -> None:
    yearly = Fraction(73_000)
    assert cost_between(yearly, date(2027, 1, 1), date(2027, 1, 10)) == 2000
    assert cost_between(yearly, date(2027, 12, 31), date(2028, 1, 1)) == round(73_000 / 365 + 73_000 / 366)
    assert cost_between(yearly, date(2027, 1, 2), date(2027, 1, 1)) == 0


def test_the_parts_of_an_option_are_named() -> None:
    organization = gap_organization()
    words = [part_words(organization, one.parts[0]) for one in options_of(organization, 1).options]
    assert words == ["Engineer, into S-5 (REQ-1)", "Person 1 from level 2", "Person 3 from Data", "Engineer"]
    assert organization.units[DATA].name == "Data"
