"""The scenario of a mix closes what the mix says, on the days that it says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import dated_organizations
from gap_organizations import ENGINEER, MODELS, POLICY, gap_organization, organizations_with_gaps
from orgwright.planning.gap_mix import Mix, cheapest_mix
from orgwright.planning.gap_mix_problem import MixLimits
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_offers import OfferKind, Offers
from orgwright.planning.gap_plan import planned_mix
from orgwright.planning.gaps_to_close import Key, gaps_to_close, outlook
from orgwright.planning.organization import Organization
from orgwright.planning.planned_edits import NewChange, numbered, with_changes
from orgwright.planning.quarters import Quarters
from orgwright.planning.rows import row_of
from orgwright.planning.staffing import staffing_plan
from orgwright.planning.target_coverage import targets_by_unit
from orgwright.records import ChangeKind, CostRate, OrganizationFacts, Scenario
from pictures import facts, position, target

PLAN = 9
QUARTERS = Quarters(date(2027, 1, 1), 4)


def ready(organization: Organization, rate: int | None = None) -> Organization:
    """The same with an empty scenario to put changes into; with a rate, it is for any seat and role 1 has another."""
    plan = row_of(Scenario(id=PLAN, key="mix", title="Mix"))
    rows = {**organization.rows, Scenario: {**organization.scenarios, PLAN: plan}}
    if rate is not None:
        rates = [
            CostRate(id=1, annual_cost=rate),
            CostRate(id=2, role_id=1, annual_cost=rate + 13, hiring_cost=777_777),
        ]
        rows[CostRate] = {one.id or 0: row_of(one) for one in rates}
    return replace(organization, rows=rows)


def offers_of(organization: Organization, quarters: Quarters, *kinds: OfferKind) -> Offers:
    days = outlook(organization, quarters)
    return offers_for(organization, gaps_to_close(organization, None, days), days, kinds or tuple(OfferKind))


def laid(organization: Organization, changes: tuple[NewChange, ...]) -> Organization:
    planned = with_changes(organization, numbered(organization, PLAN, changes)).under(PLAN)
    assert planned.left_out == ()
    return planned


def slack(picture: Organization) -> Mapping[Key, int]:
    several = targets_by_unit(picture).values()
    return {(one.unit_id, one.skill_id, one.level): one.slack for targets in several for one in targets}


def mixed(offers: Offers, due: tuple[int, ...]) -> tuple[Mix, tuple[int | None, ...]]:
    """The cheapest mix for the gaps that can be closed at all, and by when each is then closed."""
    found = cheapest_mix(offers.problem, MixLimits(due))
    if not found.unreachable:
        return found, due
    never = {one.gap for one in found.unreachable}
    left = tuple(None if gap in never else one for gap, one in enumerate(due))
    return cheapest_mix(offers.problem, MixLimits(left)), left


KINDS = st.sampled_from([tuple(OfferKind), (OfferKind.HIRE, OfferKind.MOVE), *((one,) for one in OfferKind)])


@settings(max_examples=80, deadline=None)
@given(organizations_with_gaps(), st.integers(0, 3), KINDS)
def test_under_the_written_scenario_every_gap_is_closed_from_its_quarter_on_and_none_opens(
    drawn: Organization, due: int, kinds: tuple[OfferKind, ...]
) -> None:
    check_closed(drawn, due, kinds)


@settings(max_examples=20, deadline=None)
@given(dated_organizations(), st.integers(0, 3))
def test_that_holds_too_where_everything_has_dates(drawn: Organization, due: int) -> None:
    if drawn.scenario_id is None:
        check_closed(drawn, due, tuple(OfferKind))


def check_closed(drawn: Organization, due: int, kinds: tuple[OfferKind, ...]) -> None:
    organization = ready(drawn, 6_000_000)
    quarters = Quarters.after(organization.day, 4)
    offers = offers_of(organization, quarters, *kinds)
    mix, limits = mixed(offers, (due,) * len(offers.gaps))
    if mix.cost is None:
        return
    planned = laid(organization, planned_mix(organization, offers, mix))
    for quarter, start in enumerate(quarters.starts):
        before, after = slack(organization.as_of(start)), slack(planned.as_of(start))
        assert all(after[key] >= min(0, before[key]) for key in before)
        for gap, by in zip(offers.gaps, limits, strict=True):
            if by is not None and quarter >= by:
                assert after.get(gap.key, 0) >= 0


def test_a_hire_into_a_frozen_seat_brings_what_the_role_asks() -> None:
    frozen = position(6, MODELS, role_id=ENGINEER, annual_cost=9_400_000, status="frozen")
    organization = ready(gap_organization(frozen, target(4, MODELS, 2, 3, 2)))
    offers = offers_of(organization, QUARTERS, OfferKind.HIRE)
    mix = cheapest_mix(offers.problem, MixLimits((1, 1)))
    changes = planned_mix(organization, offers, mix)
    assert [(one.kind, one.values.get("position"), one.values.get("person")) for one in changes] == [
        (ChangeKind.HIRE, "S-5", "new-hire-01"),
        (ChangeKind.RAISE_SKILL, None, "new-hire-01"),
        (ChangeKind.RAISE_SKILL, None, "new-hire-01"),
        (ChangeKind.UNFREEZE, "S-6", None),
        (ChangeKind.HIRE, "S-6", "new-hire-02"),
        (ChangeKind.RAISE_SKILL, None, "new-hire-02"),
        (ChangeKind.RAISE_SKILL, None, "new-hire-02"),
    ]
    assert {one.on for one in changes} == {date(2027, 4, 1)}
    assert slack(laid(organization, changes).as_of(date(2027, 4, 1)))[MODELS, 1, 3] == 0


def test_a_contractor_leaves_and_the_seat_closes() -> None:
    organization = ready(gap_organization())
    offers = offers_of(organization, QUARTERS, OfferKind.BORROW)
    mix = cheapest_mix(offers.problem, MixLimits((None, 2)))
    changes = planned_mix(organization, offers, mix)
    opened, hired, *_, left, closed = changes
    assert (opened.kind, opened.values["position"], opened.on) == (ChangeKind.OPEN, "S-8", date(2027, 7, 1))
    assert (hired.kind, hired.values["person"]) == (ChangeKind.HIRE, "contractor-01")
    assert (left.kind, left.on, closed.kind, closed.on) == (
        ChangeKind.LEAVE,
        date(2027, 12, 31),
        ChangeKind.CLOSE,
        date(2028, 1, 1),
    )


def added_cost(organization: Organization, planned: Organization, quarters: Quarters) -> int:
    """What the plan by month costs more over all quarters."""
    before, after = (
        sum(month.cost for month in staffing_plan(one, quarters.first, 3 * quarters.count).whole)
        for one in (organization, planned)
    )
    return after - before


def test_the_plan_by_month_costs_what_the_mix_costs() -> None:
    organization = ready(gap_organization(on_cost=0.213))
    offers = offers_of(organization, QUARTERS, OfferKind.HIRE, OfferKind.BORROW, OfferKind.MOVE)
    mix = cheapest_mix(offers.problem, MixLimits((0, 1)))
    planned = laid(organization, planned_mix(organization, offers, mix))
    kinds = {offers.offers[one.offer].kind for one in mix.taken}
    assert OfferKind.BORROW in kinds
    assert added_cost(organization, planned, QUARTERS) == mix.cost


@settings(max_examples=60, deadline=None)
@given(organizations_with_gaps(), st.integers(0, 3), KINDS, st.integers(0, 400), st.integers(0, 700))
def test_so_it_does_for_every_drawn_organization(
    drawn: Organization, due: int, kinds: tuple[OfferKind, ...], on_cost: int, premium: int
) -> None:
    own = row_of(facts(**{**POLICY, "on_cost": on_cost / 1000, "contractor_premium": premium / 1000}))
    organization = ready(
        Organization.from_rows({**drawn.rows, OrganizationFacts: {1: own}}, drawn.assessments), 6_000_001
    )
    quarters = Quarters.after(organization.day, 4)
    offers = offers_of(organization, quarters, *kinds)
    mix, _ = mixed(offers, (due,) * len(offers.gaps))
    if mix.cost is not None:
        planned = laid(organization, planned_mix(organization, offers, mix))
        assert added_cost(organization, planned, quarters) == mix.cost == sum(mix.spent)
