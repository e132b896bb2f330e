from collections.abc import Iterable
from datetime import date

from orgwright.planning.organization import Organization
from orgwright.planning.plan_sides import PlanSide, bundles, only_in
from orgwright.progress import Progress
from orgwright.records import PlannedChange, Record, Role, Scenario, Unit
from pictures import facts, planned, position, seated, skills

DAY, LATER = date(2027, 1, 4), date(2027, 2, 1)


def sides(*records: Record) -> tuple[PlanSide, PlanSide]:
    organization = Organization.of(
        facts(DAY),
        Unit(id=1, name="North"),
        Role(id=1, name="Builder"),
        *skills(1),
        *seated(1, 1),
        *seated(2, 1),
        position(3, 1, status="frozen"),
        Scenario(id=1, key="one", title="One"),
        Scenario(id=2, key="two", title="Two"),
        *records,
    )
    return PlanSide.of(organization, 1), PlanSide.of(organization, 2)


def change(number: int, kind: str, on: date = DAY, scenario: int = 2, **values: object) -> PlannedChange:
    return planned(number, kind, on, scenario, **values)


def numbers(several: Iterable[Iterable[PlannedChange]]) -> list[list[int]]:
    return [[one.number for one in bundle] for bundle in several]


def bundled(*records: PlannedChange) -> list[list[int]]:
    first, second = sides(*records)
    return numbers(bundles(second, only_in(second, first), Progress()))


def test_a_hire_needs_the_seat_that_is_unfrozen_for_it() -> None:
    unfrozen = change(1, "unfreeze", position="S-3")
    assert bundled(unfrozen, change(2, "hire", LATER, position="S-3", person="Kim", value=100)) == [[1, 2]]


def test_a_seat_is_closed_only_after_its_person_has_left_or_moved() -> None:
    left = change(1, "leave", person="p1")
    moved = change(3, "move", person="p2", position="S-1", on=LATER)
    closed = change(2, "close", date(2027, 1, 8), position="S-1")
    assert bundled(left, closed) == [[1, 2]]
    assert bundled(left, moved) == [[1], [3]]


def test_what_needs_nothing_and_is_alike_is_one_bundle() -> None:
    raises = [change(number, "raise-skill", person=f"p{number}", skill_id=1, value=3) for number in (1, 2)]
    assert bundled(*raises, change(3, "freeze", position="S-1"), change(4, "freeze", LATER, position="S-2")) == [
        [1, 2],
        [3],
        [4],
    ]


def test_the_same_change_twice_in_one_plan_and_once_in_the_other_counts_once() -> None:
    one = change(1, "raise-skill", scenario=1, person="p1", skill_id=1, value=3)
    twice = [change(number, "raise-skill", person="p1", skill_id=1, value=3) for number in (1, 2)]
    first, second = sides(one, *twice)
    assert [found.number for found in only_in(second, first)] == [2]
    assert only_in(first, second) == []


def test_levels_of_a_person_who_is_only_in_one_plan_are_a_difference() -> None:
    hired = change(1, "open", position="new", unit_id=1), change(2, "hire", position="new", person="Kim", value=80)
    raised = change(3, "raise-skill", person="Kim", skill_id=1, value=3)
    first, second = sides(*hired, raised)
    assert [found.number for found in only_in(second, first)] == [1, 2, 3]


def test_a_promotion_of_somebody_whose_seat_has_that_role_already_is_none() -> None:
    first, second = sides(change(1, "promote", person="p1", role_id=1))
    assert only_in(second, first) == []


def test_a_plan_without_one_change_has_all_others() -> None:
    _, second = sides(change(1, "leave", person="p1"), change(2, "leave", person="p2"))
    without = second.without(second.changes[:1])
    assert [one.left_on for one in without.people.values()] == [None, DAY]
