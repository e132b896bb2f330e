from datetime import date, timedelta

import pytest

from orgwright.planning.organization import Organization
from orgwright.planning.scenario import PLANNED, changes_of
from orgwright.planning.structure import layers, span_of_control
from orgwright.records import PlannedChange, PositionStatus, Record, Role, Scenario, Unit
from pictures import DAY, facts, person, planned, position, said, seated, sits, skills

SOON = date(2027, 2, 1)
BEFORE = SOON - timedelta(days=1)
AFTER = SOON + timedelta(days=1)


def records() -> list[Record]:
    return [
        facts(),
        Unit(id=1, name="Models"),
        Unit(id=2, name="Search"),
        Role(id=1, name="Engineer"),
        Role(id=2, name="Staff Engineer"),
        *skills(2),
        *seated(1, role_id=1),
        *seated(2, role_id=1, unit_id=2),
        position(3, role_id=2),
        position(4, status="frozen"),
        position(5, status="closed"),
        person(6),
        person(7, left=DAY),
        Scenario(id=1, key="one", title="One"),
        Scenario(id=2, key="two", title="Two", based_on_id=1),
    ]


def under(*changes: PlannedChange, scenario_id: int = 1) -> Organization:
    return Organization.of(*records(), *changes).under(scenario_id)


def person_id(organization: Organization, key: str) -> int:
    (found,) = (number for number, one in organization.people.items() if one.key == key)
    return found


def test_a_hire_brings_a_planned_person_from_its_day_on_of_whom_nothing_is_known() -> None:
    plan = under(planned(1, "hire", SOON, position="S-3", person="new", value=80))
    new = person_id(plan, "new")
    assert new < 0
    assert new not in plan.as_of(BEFORE).seating.employed
    there = plan.as_of(SOON)
    assert there.seating.primary(new).fte_percent == 80
    assert (there.seating.role_of(new), there.seating.unit_of(new)) == (2, 1)
    assert there.proficiency.levels[there.proficiency.row_of(new)].tolist() == [-1, -1]


def test_a_hire_without_a_share_is_for_full_time() -> None:
    plan = under(planned(1, "hire", SOON, position="S-3", person="new"))
    assert plan.people[person_id(plan, "new")].fte_percent == 100


def test_somebody_who_leaves_is_employed_on_the_last_day() -> None:
    plan = under(planned(1, "leave", SOON, person="p1"))
    assert 1 in plan.as_of(SOON).seating.employed
    assert 1 not in plan.as_of(AFTER).seating.employed
    assert plan.people[1].left_why == PLANNED
    assert plan.as_of(AFTER).seating.incumbencies_by_position.get(1) is None


def test_a_move_ends_the_primary_seat_the_day_before() -> None:
    plan = under(planned(1, "move", SOON, person="p2", position="S-3"))
    assert [plan.as_of(on).seating.unit_of(2) for on in (BEFORE, SOON)] == [2, 1]
    assert [len(plan.as_of(on).seating.incumbencies_by_person[2]) for on in (BEFORE, SOON)] == [1, 1]


def test_a_promotion_changes_the_role_of_the_seat_from_its_day() -> None:
    plan = under(planned(1, "promote", SOON, person="p1", role_id=2))
    assert [plan.as_of(on).seating.role_of(1) for on in (BEFORE, SOON)] == [1, 2]


def test_an_opened_seat_can_be_filled_from_its_day() -> None:
    plan = under(
        planned(1, "open", SOON, position="S-9", unit_id=2, role_id=1, value=9_000_000),
        planned(2, "hire", SOON, position="S-9", person="new"),
    )
    assert plan.left_out == ()
    assert plan.as_of(SOON).seating.unit_of(person_id(plan, "new")) == 2
    (seat,) = (key for key, one in plan.positions.items() if one.key == "S-9")
    assert plan.positions[seat].annual_cost == 9_000_000
    assert plan.as_of(BEFORE).seating.position_status(seat) is PositionStatus.CLOSED


def test_closing_freezing_and_unfreezing_hold_from_their_day() -> None:
    plan = under(
        planned(1, "close", SOON, position="S-3"),
        planned(2, "unfreeze", SOON, position="S-4"),
        planned(3, "freeze", AFTER, position="S-4"),
    )
    assert plan.left_out == ()
    seats = [plan.as_of(on).seating for on in (BEFORE, SOON, AFTER)]
    assert [one.position_status(3).value for one in seats] == ["open", "closed", "closed"]
    assert [one.position_status(4).value for one in seats] == ["frozen", "open", "frozen"]


def test_a_raised_skill_is_a_managers_assessment_of_that_day() -> None:
    plan = under(planned(1, "raise-skill", SOON, person="p1", skill_id=2, value=4))
    held = plan.as_of(SOON).proficiency.held(1, 2)
    assert (held.level, held.source) == (4, "manager")
    assert plan.as_of(BEFORE).proficiency.held(1, 2).level is None


def test_a_raised_skill_hides_an_older_statement_of_a_manager_and_not_a_certificate() -> None:
    change = planned(1, "raise-skill", SOON, person="p1", skill_id=1, value=4)
    older = [said(1, 1, 2, on=DAY), said(2, 1, 2, "certificate", on=DAY)]
    raised = Organization.of(
        *records(), *older, change, planned(2, "raise-skill", SOON, person="p2", skill_id=1, value=4)
    )
    later = raised.under(1).as_of(SOON).proficiency
    assert [later.level(one, 1) for one in (1, 2)] == [4, 2]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (planned(1, "hire", SOON, person="new"), "There is no position “”"),
        (planned(1, "hire", SOON, position="S-3"), "needs the key of a new person"),
        (planned(1, "hire", SOON, position="S-3", person="p1"), "is somebody already"),
        (planned(1, "hire", SOON, position="S-3", person="new", value=101), "1 to 100 percent, not 101"),
        (planned(1, "hire", SOON, position="S-4", person="new"), "S-4 is frozen"),
        (planned(1, "hire", SOON, position="S-5", person="new"), "S-5 is closed"),
        (planned(1, "leave", SOON, person="nobody"), "There is no person “nobody”"),
        (planned(1, "leave", SOON, person="p7"), "“p7” is not employed"),
        (planned(1, "move", SOON, person="p6", position="S-3"), "has no position"),
        (planned(1, "move", SOON, person="p1", position="S-1"), "is in S-1 already"),
        (planned(1, "move", SOON, person="p1", position="S-4"), "S-4 is frozen"),
        (planned(1, "promote", SOON, person="p1"), "A promotion needs a role"),
        (planned(1, "promote", SOON, person="p6", role_id=2), "has no position"),
        (planned(1, "open", SOON, unit_id=1), "needs a key"),
        (planned(1, "open", SOON, position="S-1", unit_id=1), "There is a position S-1 already"),
        (planned(1, "open", SOON, position="S-9"), "needs a unit"),
        (planned(1, "close", SOON, position="S-1"), "Somebody still sits in S-1"),
        (planned(1, "close", SOON, position="S-5"), "S-5 is closed"),
        (planned(1, "freeze", SOON, position="S-5"), "S-5 is closed"),
        (planned(1, "unfreeze", SOON, position="S-1"), "S-1 is not frozen"),
        (planned(1, "raise-skill", SOON, person="p1", value=3), "needs a skill"),
        (planned(1, "raise-skill", SOON, person="p1", skill_id=1), "needs a level of 0 to 5"),
        (planned(1, "raise-skill", SOON, person="p1", skill_id=1, value=6), "needs a level of 0 to 5"),
    ],
)
def test_a_change_that_cannot_apply_is_left_out_and_says_why(change: PlannedChange, reason: str) -> None:
    plan = under(change)
    ((left_out, sentence),) = plan.left_out
    assert left_out == change.id
    assert reason in sentence
    assert (plan.people.keys(), plan.positions.keys()) == ({1, 2, 6, 7}, {1, 2, 3, 4, 5})


def test_a_seat_can_be_closed_once_its_last_incumbent_has_left() -> None:
    plan = under(planned(2, "leave", BEFORE, person="p1"), planned(1, "close", SOON, position="S-1"))
    assert plan.left_out == ()
    assert plan.as_of(SOON).seating.position_status(1) is PositionStatus.CLOSED


def test_a_scenario_applies_what_it_is_based_on_first() -> None:
    base = planned(5, "unfreeze", SOON, position="S-4")
    own = planned(1, "hire", SOON, scenario_id=2, position="S-4", person="new")
    plan = under(own, base, scenario_id=2)
    assert [one.scenario_id for one in changes_of(plan, 2)] == [1, 2]
    assert plan.left_out == ()
    assert under(own, base).people.keys() == {1, 2, 6, 7}


def test_scenarios_based_on_one_another_end() -> None:
    circle = [Scenario(id=1, key="a", title="A", based_on_id=2), Scenario(id=2, key="b", title="B", based_on_id=1)]
    plan = Organization.of(facts(), person(1), *circle, planned(1, "leave", SOON, person="p1"))
    assert plan.under(2).people[1].left_on == SOON


def test_a_second_primary_seat_takes_over_in_a_move() -> None:
    more = [person(8), position(8), position(9), sits(8, 8, 8, fte_percent=60), sits(9, 8, 9, fte_percent=40)]
    change = planned(1, "move", SOON, person="p8", position="S-3")
    plan = Organization.of(*records(), *more, change).under(1).as_of(SOON)
    assert {one.position_id: one.fte_percent for one in plan.seating.incumbencies_by_person[8]} == {3: 60, 9: 40}


def test_a_position_reports_to_another_from_the_day_of_the_change_on() -> None:
    plan = under(planned(1, "report", SOON, position="S-2", manager_position="S-1"))
    assert plan.as_of(BEFORE).seating.position_manager(2) is None
    assert plan.as_of(SOON).seating.position_manager(2) == 1
    assert span_of_control(plan.as_of(SOON), 1).report_ids == (2,)
    assert layers(plan.as_of(SOON))[2] == 2


def test_a_position_can_be_taken_to_the_top() -> None:
    down = planned(1, "report", SOON, position="S-2", manager_position="S-1")
    plan = under(down, planned(2, "report", AFTER, position="S-2"))
    assert plan.as_of(AFTER).seating.position_manager(2) is None


def test_a_position_that_a_plan_opens_reports_where_the_plan_says() -> None:
    plan = under(planned(1, "open", SOON, position="S-9", unit_id=1, manager_position="S-1"))
    (new,) = (number for number, one in plan.positions.items() if one.key == "S-9")
    assert plan.as_of(SOON).seating.position_manager(new) == 1


def test_a_reporting_line_cannot_become_a_circle() -> None:
    down = planned(1, "report", SOON, position="S-2", manager_position="S-1")
    plan = under(down, planned(2, "report", SOON, position="S-1", manager_position="S-2"))
    assert [reason for _, reason in plan.left_out] == ["S-2 reports to S-1 already, if by others."]
    alone = under(planned(1, "report", SOON, position="S-1", manager_position="S-1"))
    assert [reason for _, reason in alone.left_out] == ["A position cannot report to itself."]


def test_a_circle_in_the_records_does_not_keep_others_from_reporting_into_it() -> None:
    round_about = [position(21, manager_position_id=22), position(22, manager_position_id=21)]
    plan = under(*round_about, planned(1, "report", SOON, position="S-1", manager_position="S-21"))
    assert plan.left_out == ()
    assert plan.as_of(SOON).seating.position_manager(1) == 21


def test_nothing_reports_to_a_position_that_is_not_there() -> None:
    plan = under(planned(1, "report", SOON, position="S-2", manager_position="S-99"))
    assert [reason for _, reason in plan.left_out] == ["There is no position “S-99” to report to."]
    closed = under(planned(1, "report", SOON, position="S-2", manager_position="S-5"))
    assert [reason for _, reason in closed.left_out] == ["The position S-5 is closed on that day."]


def test_what_a_plan_makes_keeps_its_id_when_other_changes_come() -> None:
    hire = planned(5, "hire", SOON, position="S-3", person="new")
    opened = planned(6, "open", SOON, position="S-9", unit_id=1)
    earlier = [planned(1, "raise-skill", BEFORE, person="p1", skill_id=1, value=3)]
    earlier += [planned(2, "hire", BEFORE, position="S-3", person="first")]
    alone, with_others = under(hire, opened), under(hire, opened, *earlier)
    assert person_id(alone, "new") == person_id(with_others, "new") < 0
    seats = [{one.key: key for key, one in plan.positions.items()}["S-9"] for plan in (alone, with_others)]
    assert seats[0] == seats[1] < 0
