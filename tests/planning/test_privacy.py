import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import dated_organizations
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.kept_plan import kept_content, kept_plan
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import LEAST, WHOLE, Profile, folded, private
from orgwright.planning.rows import changed_row
from orgwright.planning.spells import spells
from orgwright.planning.staffing import StaffingPlan, staffing_plan
from orgwright.records import (
    Baseline,
    CostRate,
    Goal,
    GoalAction,
    KpiReading,
    Milestone,
    Person,
    PlannedChange,
    Position,
    PromotionCase,
    PromotionCheck,
    Requisition,
    Role,
    SavedView,
    Scenario,
    Skill,
    Unit,
)
from pictures import DAY, facts, person, position, said, sits

NO_NAMES, NO_PAY = Profile(names=False), Profile(pay=False)


KEPT = (
    '{"version":1,"first":"2026-01-01","months":4,"others":{},"units":[{"name":"Team of Ana Ruiz","parent":-1}],'
    '"stays":[["ana-ruiz",0,0,3],["bo-lind",0,0,1],["gone-for-ever",0,0,1]]}'
)


def telling() -> Organization:
    """Two people of whom everything speaks that can, with all that is pay."""
    return Organization.of(
        facts(hiring_cost=5_000, training_cost=70, on_cost=0.2),
        Unit(id=1, name="Team of Ana Ruiz", annual_budget=9_000_111),
        Role(id=1, name="Engineer", family="Software", level="Mid"),
        Skill(id=1, name="Python"),
        Person(id=1, key="ana-ruiz", name="Ana Ruiz", email="ana@ruiz.example", left_why="wants Bo Lind's seat"),
        Person(id=2, key="bo-lind", name="Bo Lind", email="bo@lind.example", location="With  Ana Ruiz, Lisbon"),
        position(1, role_id=1, annual_cost=9_100_222),
        position(2, role_id=1),
        sits(1, 1, 1),
        sits(2, 2, 2),
        Requisition(id=1, key="for ana-ruiz", position_id=2, priority="Bo Lind", hiring_manager_id=1),
        said(1, 1, 3, by="Bo Lind"),
        said(2, 1, 3, by="ana@ruiz.example"),
        said(2, 1, 2, source="peer", by="Ana Ruiz"),
        said(2, 1, 4, source="certificate", by="Snowflake"),
        Goal(id=1, person_id=1, skill_id=1, level=4, note="Ask Bo Lind"),
        GoalAction(id=1, goal_id=1, number=1, kind="mentoring", text="Pair with Bo Lind", mentor_id=2),
        Milestone(id=1, person_id=1, kind="development", number=2, text="Bo Lind agrees", note="Ana Ruiz too"),
        PromotionCase(id=1, person_id=1, role_id=1, opened_on=DAY, note="Ana Ruiz is ready"),
        PromotionCheck(id=1, case_id=1, number=1, text="Bo Lind says so", evidence="Mail of bo@lind.example"),
        PromotionCheck(id=2, case_id=1, number=2, text="Ana Ruiz knows it", skill_id=1),
        KpiReading(id=1, role_id=1, kpi="Speed", person_id=1, read_on=DAY, value=1, note="Ana Ruiz read it"),
        SavedView(id=1, screen="matrix", name="Ana Ruiz", content='{"people": ["ana-ruiz"]}'),
        Scenario(id=1, key="without-ana-ruiz", title="Without Ana Ruiz", notes="Ana Ruiz earns 9100333"),
        PlannedChange(id=1, scenario_id=1, number=1, on=date(2027, 1, 1), change="leave", person="ana-ruiz", note="!"),
        PlannedChange(
            id=2, scenario_id=1, number=2, on=date(2027, 1, 2), change="hire", person="cy-park", position="S-1"
        ),
        PlannedChange(
            id=3,
            scenario_id=1,
            number=3,
            on=date(2027, 1, 2),
            change="open",
            position="S-9",
            unit_id=1,
            value=9_100_444,
        ),
        PlannedChange(id=4, scenario_id=1, number=4, on=date(2027, 1, 3), change="leave", person="dee-voss"),
        CostRate(id=1, role_id=1, annual_cost=9_100_555),
        Baseline(id=1, name="Plan of Ana Ruiz", made_on=DAY, content=KEPT),
    )


TOLD = ("ana ruiz", "ana-ruiz", "ruiz", "bo lind", "bo-lind", "lind.example", "cy-park", "dee-voss", "gone-for-ever")


def all_said(organization: Organization) -> str:
    """Every value of every row, and whatever else the picture holds of texts."""
    rows = [repr(one) for table in organization.rows.values() for one in table.values()]
    return "\n".join((*rows, repr(organization.assessments.assessors), repr(organization.left_out))).casefold()


def test_without_names_nobody_is_told_of_in_any_row_recorded_or_planned() -> None:
    for picture in (telling(), telling().under(1)):
        said_of = all_said(private(picture, NO_NAMES))
        assert [word for word in TOLD if word in said_of] == []


def test_what_is_said_in_the_place_of_names_keeps_its_sense() -> None:
    found = private(telling(), NO_NAMES)
    ana, bo = found.people[1], found.people[2]
    assert {ana.key[:7], bo.key[:7]} == {"person-"}
    assert ana.name == f"Person {ana.key[-3:]}"
    assert found.units[1].name == f"Team of {ana.name}"
    assert bo.location == f"With  {ana.name}, Lisbon"
    assert found.table(Requisition)[1].key == f"for {ana.name}"
    assert found.table(GoalAction)[1].text == "Mentoring"
    assert found.table(PromotionCheck)[2].text == "Python"
    assert found.scenarios[1].key == f"without-{ana.key}"
    assert found.scenarios[1].title == f"Without {ana.name}"
    kept = json.loads(found.table(Baseline)[1].content)
    assert kept["units"][0]["name"] == f"Team of {ana.name}"
    assert sorted(stay[0] for stay in kept["stays"]) == [stay[0] for stay in kept["stays"]]
    assert [ana.key, 0, 0, 3] in kept["stays"]
    assert len({stay[0] for stay in kept["stays"]}) == 3
    assessors = dict(zip(telling().assessments.assessors, found.assessments.assessors, strict=True))
    assert assessors["Bo Lind"] == bo.name
    assert {assessors["Ana Ruiz"], assessors["ana@ruiz.example"]} >= {ana.name}
    assert len(set(assessors.values())) == len(assessors)


def test_planned_people_have_the_same_code_before_and_after_the_plan_is_laid_over() -> None:
    one, other = private(telling(), NO_NAMES).under(1), private(telling().under(1), NO_NAMES)
    assert dict(one.people) == dict(other.people)
    assert one.left_out == other.left_out
    assert private(telling().as_of(date(2028, 1, 1)), NO_NAMES).people == private(telling(), NO_NAMES).people


def test_the_same_data_gives_the_same_codes_in_an_order_of_their_own() -> None:
    several = [person(number) for number in range(1, 41)]
    one, other = (private(Organization.of(facts(), *rows), NO_NAMES) for rows in (several, several[::-1]))
    codes = [one.people[number].key for number in range(1, 41)]
    assert codes == [other.people[number].key for number in range(1, 41)]
    assert sorted(codes) == [f"person-{number:03}" for number in range(1, 41)]
    assert codes != sorted(codes)


def test_without_pay_amounts_are_not_known_and_never_nothing() -> None:
    found = private(telling(), NO_PAY)
    assert found.positions[1].annual_cost is None
    assert found.units[1].annual_budget is None
    assert not found.table(CostRate)
    assert not found.table(Baseline)
    assert (found.policy.hiring_cost, found.policy.training_cost, found.policy.on_cost) == (0, 0, 200)
    (planned,) = (one for one in found.under(1).positions.values() if one.key == "S-9")
    assert planned.annual_cost is None
    assert found.planned_changes[2].person == "cy-park"
    assert not any(amount in all_said(found) for amount in ("9000111", "9100222", "9100333", "9100444", "9100555"))
    assert found.people == telling().people


def figures(plan: StaffingPlan) -> tuple[object, ...]:
    return plan.whole, dict(plan.units), plan.without_unit, [(one.low, one.high) for one in plan.coverage]


@settings(max_examples=25)
@given(dated_organizations())
def test_without_names_every_figure_is_the_same(organization: Organization) -> None:
    hidden = private(organization, NO_NAMES)
    for unit_id in (None, 1, 2, 3):
        ours, theirs = unit_coverage(hidden, unit_id), unit_coverage(organization, unit_id)
        assert (ours.low, ours.high, ours.role_low, ours.role_high) == (
            theirs.low,
            theirs.high,
            theirs.role_low,
            theirs.role_high,
        )
        assert (ours.gates, ours.robustness, ours.role_compliance) == (
            theirs.gates,
            theirs.robustness,
            theirs.role_compliance,
        )
    first = organization.day
    assert figures(staffing_plan(hidden, first, 6)) == figures(staffing_plan(organization, first, 6))


@settings(max_examples=25)
@given(dated_organizations())
def test_without_pay_people_seats_and_coverage_are_the_same(organization: Organization) -> None:
    ours, theirs = (staffing_plan(one, organization.day, 6) for one in (private(organization, NO_PAY), organization))
    for one, other in zip(ours.whole, theirs.whole, strict=True):
        assert (one.closing, one.fte, one.authorised, one.vacant) == (
            other.closing,
            other.fte,
            other.authorised,
            other.vacant,
        )
        assert one.cost == 0
    assert figures(ours)[3] == figures(theirs)[3]


def test_profiles_say_what_they_leave_out_and_join() -> None:
    assert (WHOLE.words, WHOLE.left_out, WHOLE.is_whole) == ("", "", True)
    assert NO_PAY.words == "without pay"
    three = NO_PAY.joined(NO_NAMES).joined(Profile(small_groups=False))
    assert three.words == "without pay, names and groups under five"
    assert three.left_out == "pay, names, groups under five"
    twice = private(private(telling(), NO_PAY), NO_NAMES)
    assert twice.profile == NO_PAY.joined(NO_NAMES)
    assert twice.positions[1].annual_cost is None
    whole = telling()
    assert private(whole, WHOLE) is whole


SIZES = st.integers(1, 3).flatmap(
    lambda months: st.dictionaries(
        st.integers(0, 30), st.lists(st.integers(0, 12), min_size=months, max_size=months), min_size=1, max_size=8
    )
)


@given(SIZES)
def test_no_row_that_is_shown_is_of_one_to_four_people_in_any_month(sizes: Mapping[int, list[int]]) -> None:
    few = folded(sizes)
    months = len(next(iter(sizes.values())))
    for key, several in sizes.items():
        if key not in few:
            assert all(people == 0 or people >= LEAST for people in several)
    together = [sum(sizes[key][month] for key in few) for month in range(months)]
    people_shown = [key for key in sizes if key not in few and any(sizes[key])]
    assert not people_shown or all(people == 0 or people >= LEAST for people in together)


def test_the_smallest_of_the_others_is_folded_where_one_small_group_would_stand_alone() -> None:
    assert folded({"A": (3,), "B": (30,), "C": (9,)}) == {"A", "C"}
    assert folded({"A": (3,), "B": (30,), "C": (2,), "D": (0,)}) == {"A", "C"}
    assert folded({"A": (30,), "B": (9,)}) == frozenset()
    assert folded({"A": (4, 0), "B": (0, 4), "C": (8, 8)}) == {"A", "B", "C"}


def test_seats_keep_their_keys() -> None:
    assert private(telling(), Profile(pay=False, names=False)).table(Position)[1].key == "S-1"


@pytest.mark.parametrize(
    "content",
    ["", "nonsense", "[1]", "{}", KEPT.replace('["bo-lind",0,0,1]', "7"), KEPT.replace('"version":1', '"version":9')],
)
def test_a_kept_plan_that_cannot_be_read_tells_nothing(content: str) -> None:
    made = Organization.of(facts(), Baseline(id=1, name="Old", made_on=DAY, content=content))
    assert private(made, NO_NAMES).table(Baseline)[1].content == "{}"


def test_a_kept_plan_is_compared_with_what_came_as_before() -> None:
    whole = telling()
    first = date(2026, 1, 1)
    content = kept_content(whole, staffing_plan(whole, first, 6))
    old = whole.table(Baseline)[1]
    theirs = replace(whole, rows={**whole.rows, Baseline: {1: changed_row(old, content=content)}})
    ours = private(theirs, NO_NAMES)
    compared = [kept_plan(one.table(Baseline)[1]) for one in (ours, theirs)]
    assert compared[0].others == compared[1].others
    codes = {one.key: ours.people[number].key for number, one in theirs.people.items()}
    assert {codes[one.person] for one in compared[1].stays} == {one.person for one in compared[0].stays}


@given(st.permutations(["Ana Ruiz", "Bo Lind", "Zed Vale"]))
def test_stays_of_equal_weight_count_as_with_names(names: list[str]) -> None:
    days = [(date(2024, 1, 1), 1), (date(2025, 1, 1), 2)]
    peers = [said(1, 1, level + shift, "peer", on, by=name) for shift, name in enumerate(names) for on, level in days]
    people = [Person(id=key, key=f"p{key}", name=name) for key, name in enumerate(sorted(names), 1)]
    whole = Organization.of(facts(), Skill(id=1, name="Python"), *people, *peers, Scenario(id=1, key="p", title="P"))
    for shown in (whole, whole.under(1)):
        ours, theirs = spells(private(shown, NO_NAMES)), spells(shown)
        assert ours.level.tolist() == theirs.level.tolist()
        assert ours.months.tolist() == theirs.months.tolist()
