from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.attention import Attention, AttentionKind, explained_worth, first_of, things_to_look_at
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import departures, resilience
from orgwright.records import (
    AssessmentRound,
    Person,
    Record,
    Requisition,
    Role,
    RoundPerson,
    RoundSkill,
    Scenario,
    Unit,
)
from pictures import DAY, asks, facts, person, planned, position, said, seated, sits, skills, target

U = Unit(id=1, name="Models")
ENGINEER = Role(id=1, name="Engineer")
LEAD = Role(id=2, name="Lead")


def picture(*records: Record, people: int = 3, role_id: int | None = None) -> Organization:
    several = (row for number in range(1, people + 1) for row in seated(number, role_id))
    return Organization.of(facts(), U, ENGINEER, LEAD, *skills(4), *several, *records)


def found(organization: Organization, kind: AttentionKind, unit_id: int | None = None) -> list[Attention]:
    return [one for one in things_to_look_at(organization, unit_id) if one.kind == kind]


def leaver(number: int, on: date) -> list[Record]:
    return [Person(id=number, key=f"p{number}", name="Ida Berg", left_on=on), position(number), sits(9, number, number)]


def test_who_leaves_with_a_skill_that_nobody_else_holds_is_told_with_the_figure_before_and_after() -> None:
    held = [said(4, 1, 4), said(4, 2, 3), said(1, 2, 3), said(1, 1, 0)]
    rows = (target(1, 1, 1, 4, 1), target(2, 1, 2, 3, 2), *leaver(4, date(2027, 1, 31)), *held)
    (one,) = found(picture(*rows), AttentionKind.LEAVING)
    assert one.headline == "Ida Berg leaves on 31 January and takes one skill along"
    assert one.reason == "Models falls from 100 to 25 % held. Nobody else holds Skill 1."
    assert one.worth == pytest.approx(departures(picture(*rows), None, [4]).loss)
    assert (one.worth, one.screen) == (0.75, "resilience")


def test_somebody_who_leaves_is_not_named_as_a_single_holder_too() -> None:
    rows = (target(1, 1, 1, 4, 1), *leaver(4, date(2027, 1, 31)), said(4, 1, 4))
    assert found(picture(*rows), AttentionKind.SINGLE_HOLDER) == []


def test_the_last_but_one_holder_is_told_though_nothing_is_lost_yet() -> None:
    rows = (target(1, 1, 1, 3, 1), *leaver(4, date(2026, 12, 31)), said(4, 1, 3), said(1, 1, 3))
    (one,) = found(picture(*rows), AttentionKind.LEAVING)
    assert one.headline == "Ida Berg leaves on 31 December"
    assert one.reason == "Only Person 1 then holds Skill 1 at level 3."
    assert one.worth == 0


def test_a_certificate_that_ends_counts_as_expertise_that_goes() -> None:
    rows = (target(1, 1, 1, 3, 1), said(1, 1, 3, "certificate", until=date(2027, 2, 1)))
    (one,) = found(picture(*rows), AttentionKind.EXPIRING)
    assert one.headline == "What Person 1 holds expires on 1 February"
    assert one.worth == 1


def test_the_dearest_single_holder_is_named_as_such() -> None:
    rows = (target(1, 1, 1, 3, 1), target(2, 1, 2, 3, 4), said(1, 1, 3), said(2, 2, 3))
    dear, other = found(picture(*rows), AttentionKind.SINGLE_HOLDER)
    assert (dear.headline, dear.worth) == ("Person 1 alone holds Skill 1", 0.5)
    assert dear.reason.endswith("No leaving costs more: 12 % would be left of the whole.")
    assert other.worth == 0.125


def test_a_target_that_nobody_holds_is_worth_its_weight() -> None:
    rows = (target(1, 1, 1, 3, 2, importance="critical"), target(2, 1, 2, 3, 1, importance="optional"), said(1, 2, 3))
    (one,) = found(picture(*rows), AttentionKind.UNCOVERED)
    assert one.headline == "Skill 1 has no holder in Models"
    assert one.reason == "Two people are needed at level 3; of three people there the level is not known."
    assert one.worth == pytest.approx(0.8)


def test_a_critical_must_have_that_nobody_holds_tells_the_highest_level_there_is() -> None:
    one_role = picture(asks(1, 1, 1), *(said(number, 1, 2) for number in (1, 2, 3)), role_id=1)
    (one,) = found(one_role, AttentionKind.UNCOVERED)
    assert one.headline == "Skill 1 is a critical must-have that nobody holds"
    assert one.reason == "Three people are asked for it as Engineer, at level 3; the highest known is 2."
    assert one.worth == pytest.approx(1 / 3)


def test_missing_gates_cost_what_their_known_shortfalls_cost() -> None:
    rows = (asks(1, 1, 1), asks(2, 1, 2, demand="important must-have"), said(1, 1, 0), said(2, 1, 3), said(1, 2, 0))
    (one,) = found(picture(*rows, role_id=1), AttentionKind.GATE)
    assert one.headline == "1 of 3 people miss a critical must-have"
    assert one.reason == "Most often Skill 1: 1 of 3 below; 1 more not known."
    assert one.worth == pytest.approx(4 / 7 / 3)


def test_a_plan_that_closes_the_gap_leaves_nothing_to_look_at() -> None:
    rows = (
        target(1, 1, 1, 3, 1),
        *(said(number, 1, 2) for number in (1, 2, 3)),
        Scenario(id=1, key="train", title="Train"),
    )
    raising = planned(1, "raise-skill", date(2027, 5, 1), person="p1", skill_id=1, value=3)
    (one,) = found(picture(*rows), AttentionKind.PLAN)
    assert one.headline == "No plan closes the gap of Models by November 2027"
    assert one.reason == ("1 of 1 target is short, 1 then. Widest: Skill 1, 0 of 1.")
    assert found(picture(*rows, raising), AttentionKind.PLAN) == []


def test_a_target_that_ends_before_it_begins_is_no_plan_to_fail() -> None:
    never = target(1, 1, 1, 3, 2, from_on=date(2027, 4, 1), to_on=date(2027, 1, 1))
    assert found(picture(never), AttentionKind.PLAN) == []


def test_under_a_scenario_that_one_plan_is_judged() -> None:
    rows = (target(1, 1, 1, 3, 2), said(1, 1, 3), Scenario(id=1, key="train", title="Train"))
    (one,) = found(picture(*rows).under(1), AttentionKind.PLAN)
    assert one.headline == "“Train” does not close the gap of Models by November 2027"


def test_a_target_that_begins_too_soon_is_looked_at_on_its_first_day() -> None:
    rows = (
        target(1, 1, 1, 3, 2, from_on=date(2027, 4, 1)),
        said(1, 1, 3),
        Scenario(id=1, key="train", title="Train"),
        planned(1, "raise-skill", date(2027, 4, 2), person="p2", skill_id=1, value=3),
    )
    (one,) = found(picture(*rows), AttentionKind.PLAN)
    assert one.headline == "No plan covers Skill 1 in Models from 1 April"
    assert one.reason == "Two people are needed at level 3; at most one holds it then, as recorded."
    assert one.worth == 0.5


def test_nobody_ready_for_a_critical_seat_is_worth_what_its_incumbent_carries() -> None:
    seat = [position(7, role_id=2, critical=True), person(7), sits(7, 7, 7)]
    held = [said(7, 1, 4), said(1, 1, 2), *(said(number, 1, 0) for number in (2, 3))]
    rows = (asks(1, 2, 1, 4), target(1, 1, 1, 4, 2), *seat, *held)
    (one,) = found(picture(*rows), AttentionKind.SUCCESSION)
    assert one.headline == "Nobody is ready for Lead"
    assert one.reason == "One critical seat; closest is Person 1, 12 months away, short in Skill 1."
    assert (one.worth, one.screen, one.record) == (0.5, "progression", ("slate", 7))


def test_somebody_ready_leaves_nothing_to_say_about_a_seat() -> None:
    rows = (asks(1, 2, 1, 4), position(7, role_id=2), said(1, 1, 4))
    assert found(picture(*rows), AttentionKind.SUCCESSION) == []


def test_vacant_seats_are_worth_what_their_roles_would_add_and_no_more_than_is_needed() -> None:
    seats = [position(number, role_id=1) for number in (7, 8, 9)]
    rows = (asks(1, 1, 1), target(1, 1, 1, 3, 2), *seats, Requisition(id=1, key="R", position_id=9, status="open"))
    (one,) = found(picture(*rows), AttentionKind.SEATS)
    assert one.headline == "Two vacant seats have no requisition"
    assert (one.worth, one.record) == (1, 7)
    assert one.reason == "In Models."


def test_a_few_ratings_narrow_the_range_of_a_unit() -> None:
    rows = (asks(1, 1, 1), asks(2, 1, 2), said(1, 1, 3), said(2, 1, 3), said(1, 2, 3), said(2, 2, 0))
    assert found(picture(*rows, role_id=1, people=2), AttentionKind.RATINGS) == []
    (one,) = found(picture(*rows, role_id=1), AttentionKind.RATINGS)
    assert one.headline == "Two ratings would leave nothing unknown in Models"
    assert one.worth == pytest.approx(1 / 3)
    assert one.unit_id == 1


def test_a_late_round_and_a_contradiction_come_last() -> None:
    late = [
        AssessmentRound(id=1, name="Spring", opened_on=date(2026, 9, 1), due_on=date(2026, 10, 1)),
        RoundPerson(id=1, round_id=1, person_id=1),
        RoundSkill(id=1, round_id=1, skill_id=1),
    ]
    rows = (target(1, 1, 1, 3, 1), *late, sits(50, 2, 1))
    several = things_to_look_at(picture(*rows), None)
    assert several[0].worth > 0
    assert [one.kind for one in several if not one.worth][-2:] == [AttentionKind.FINDING, AttentionKind.ROUND]
    assert several[-1].headline == "The round “Spring” was due on 1 October"
    assert several[-1].reason == "1 of 1 people have not answered everything."


def test_an_organization_without_anything_needs_no_look() -> None:
    assert things_to_look_at(Organization.of(facts()), None) == ()


def test_where_nothing_is_required_that_comes_first() -> None:
    several = things_to_look_at(picture(people=0), None), things_to_look_at(picture(sits(50, 2, 1)), None)
    assert [[one.cause for one in each][:1] for each in several] == [[], [("beginning",)]]


def test_the_first_few_are_of_different_kinds_in_their_order() -> None:
    def made(kind: AttentionKind, worth: float) -> Attention:
        return Attention(kind, worth, worth, "", "", "")

    plan, gate = AttentionKind.PLAN, AttentionKind.GATE
    several = [made(plan, 0.9), made(plan, 0.8), made(plan, 0.7), made(gate, 0.1)]
    assert [one.worth for one in first_of(several, 3)] == [0.9, 0.8, 0.1]
    assert [one.worth for one in first_of(several, 1)] == [0.9]


def test_parts_add_up_to_the_worth_and_explain_it() -> None:
    rows = (target(1, 1, 1, 3, 1), target(2, 1, 2, 3, 4), said(1, 1, 3), said(2, 2, 3), said(1, 2, 3))
    organization = picture(*rows, asks(1, 1, 1), role_id=1)
    for one in things_to_look_at(organization, None):
        assert sum(part.points for part in one.parts) == pytest.approx(one.worth)
        explained = explained_worth(one, organization)
        assert "Importance weights" in dict(explained.policies)
        assert sum(row.values[-1] for row in explained.rows) == pytest.approx(explained.results[0].value)


def test_the_day_decides_what_is_still_ahead() -> None:
    rows = (target(1, 1, 1, 4, 1), *leaver(4, date(2028, 1, 31)), said(4, 1, 4))
    assert found(picture(*rows), AttentionKind.LEAVING) == []
    assert len(found(picture(*rows).as_of(DAY.replace(year=2027)), AttentionKind.LEAVING)) == 1


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(0, 5)), max_size=12),
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 4)), min_size=1, max_size=6),
)
def test_who_would_be_missed_is_worth_what_leaving_takes_and_the_worst_departure_is_among_them(
    held: list[tuple[int, int, int]], wanted: list[tuple[int, int, int]]
) -> None:
    levels = [said(*cell, level) for cell, level in {(one, skill): level for one, skill, level in held}.items()]
    targets = [target(number, 1, *one) for number, one in enumerate(wanted, 1)]
    organization = picture(*levels, *targets, people=4)
    worths = {one.cause[1]: one.worth for one in found(organization, AttentionKind.SINGLE_HOLDER)}
    for person_id, worth in worths.items():
        assert worth == pytest.approx(departures(organization, None, [person_id]).loss)
    worst = resilience(organization, None, 1).worst[0].loss
    assert max(worths.values(), default=0.0) == pytest.approx(worst)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_organization_is_looked_at_and_every_effect_adds_up(data: st.DataObject) -> None:
    number = st.integers(1, 4)
    days = st.dates(date(2026, 6, 1), date(2028, 1, 1))
    units = [Unit(id=1, name="U1"), Unit(id=2, name="U2", parent_id=1), Unit(id=3, name="U3", parent_id=1)]
    demands = st.sampled_from(("critical must-have", "important advanced", "optional emerging"))
    levels = data.draw(st.dictionaries(st.tuples(number, number), st.integers(0, 5), max_size=8))
    rows = [
        *(said(*cell, level, until=data.draw(st.none() | days)) for cell, level in levels.items()),
        *(asks(key, data.draw(st.integers(1, 2)), key, data.draw(number), data.draw(demands)) for key in range(1, 5)),
        *(person(key, left=data.draw(st.none() | days)) for key in range(1, 5)),
        *(
            position(key, data.draw(st.integers(1, 3)), role_id=data.draw(st.integers(1, 2)), critical=key < 3)
            for key in range(1, 6)
        ),
        *(sits(key, key, key) for key in range(1, data.draw(number) + 1)),
        *(
            target(key, data.draw(st.integers(1, 3)), key, data.draw(number), data.draw(number), from_on=first)
            for key, first in enumerate(data.draw(st.lists(st.none() | days, max_size=4)), 1)
        ),
        Scenario(id=1, key="plan", title="Plan"),
        planned(1, "raise-skill", date(2027, 1, 1), person="p1", skill_id=1, value=5),
    ]
    organization = Organization.of(facts(), *units, ENGINEER, LEAD, *skills(4), *rows)
    for picture_of, unit_id in ((organization, None), (organization, 2), (organization.under(1), 1)):
        several = things_to_look_at(picture_of, unit_id)
        worths = [round(one.worth, 9) for one in several]
        assert worths == sorted(worths, reverse=True)
        assert len({one.cause for one in several}) == len(several)
        for one in several:
            assert one.worth == pytest.approx(sum(part.points for part in one.parts))
            assert 0 <= one.worth <= 1 + 1e-9
            assert one.headline
            assert one.reason.endswith(".")
