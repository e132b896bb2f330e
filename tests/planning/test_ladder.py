from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.ladder import Ladder, families, ladder
from orgwright.planning.organization import Organization
from orgwright.planning.pace import months_between, months_together
from orgwright.planning.progression import RoleStart, route
from orgwright.records import (
    Assessment,
    CareerLink,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    SkillKind,
    Unit,
)

DAY = date(2026, 11, 20)
MID, SENIOR, STAFF, ARCHITECT, ANALYST = 1, 2, 3, 4, 5
SQL, MODELS, TALKING = 1, 2, 3
ASKS = {
    MID: {SQL: 2, MODELS: 2},
    SENIOR: {SQL: 4, MODELS: 3},
    STAFF: {SQL: 3, MODELS: 4, TALKING: 3},
    ANALYST: {SQL: 3},
}


def asks(by_role: dict[int, dict[int, int]]) -> list[Record]:
    return [
        Requirement(
            id=10 * role_id + skill_id,
            role_id=role_id,
            skill_id=skill_id,
            tier="must-have",
            importance="critical" if skill_id == SQL else "important",
            level=level,
        )
        for role_id, levels in by_role.items()
        for skill_id, level in levels.items()
    ]


def records(by_role: dict[int, dict[int, int]] = ASKS) -> list[Record]:
    roles = [
        (STAFF, "Staff Modeller", "Models", "Staff"),
        (MID, "Modeller", "Models", "Mid"),
        (SENIOR, "Senior Modeller", "Models", "Senior"),
        (ARCHITECT, "Architect", "Models", "Staff"),
        (ANALYST, "Analyst", "Data", "Mid"),
    ]
    links = [(MID, SENIOR, "next"), (SENIOR, STAFF, "next"), (ANALYST, SENIOR, "next"), (MID, ANALYST, "adjacent")]
    seats = [(1, MID, 1), (2, MID, 2), (3, SENIOR, 3), (4, SENIOR, None), (5, ANALYST, 4)]
    return [
        OrganizationFacts(id=1, name="Example", planning_date=DAY),
        Unit(id=1, name="U"),
        *(Role(id=one, name=name, family=family, level=level) for one, name, family, level in roles),
        Skill(id=SQL, name="SQL"),
        Skill(id=MODELS, name="Models", kind=SkillKind.DOMAIN),
        Skill(id=TALKING, name="Talking", kind=SkillKind.SOFT),
        *asks(by_role),
        *(
            CareerLink(id=number, from_role_id=before, to_role_id=after, kind=kind)
            for number, (before, after, kind) in enumerate(links, 1)
        ),
        *(Person(id=one, key=f"p{one}", name=f"Person {one}") for one in range(1, 5)),
        *(Position(id=one, key=f"s{one}", unit_id=1, role_id=role) for one, role, _ in seats),
        *(Incumbency(id=one, position_id=one, person_id=who) for one, _, who in seats if who),
        Assessment(id=1, person_id=1, skill_id=SQL, level=4, assessed_on=date(2026, 5, 1)),
        Assessment(id=2, person_id=1, skill_id=MODELS, level=3, assessed_on=date(2026, 5, 1)),
    ]


@pytest.fixture
def found() -> Ladder:
    return ladder(Organization.of(*records()), "Models")


def test_roles_stand_by_job_level_the_lowest_first_with_who_is_there(found: Ladder) -> None:
    assert [(level, [one.role_id for one in rungs]) for level, rungs in found.columns] == [
        ("Mid", [MID]),
        ("Senior", [SENIOR]),
        ("Staff", [ARCHITECT, STAFF]),
    ]
    mid, senior, *_ = found.rungs
    assert (mid.person_ids, mid.seats, mid.vacant, mid.requirements) == ((1, 2), 2, 0, 2)
    assert (senior.person_ids, senior.seats, senior.vacant) == ((3,), 2, 1)
    assert found.people == 3


def test_links_to_other_families_are_told_apart_from_steps(found: Ladder) -> None:
    mid, senior, *_ = found.rungs

    assert (senior.comes_from, senior.leads_to, mid.beside) == ((ANALYST,), (), (ANALYST,))
    assert {one.from_role_id for one in found.steps} == {MID, SENIOR}


def test_a_step_says_what_is_new_and_what_rises_for_who_holds_the_role_below(found: Ladder) -> None:
    step = next(one for one in found.steps if one.to_role_id == STAFF)

    assert [(one.skill_id, one.from_level, one.to_level) for one in step.new] == [(TALKING, 0, 3)]
    assert [(one.skill_id, one.from_level, one.to_level) for one in step.raised] == [(MODELS, 3, 4)]
    assert (step.falls, step.weighted_gap, step.months, step.is_linked) == (1, 3 * 3 + 3 * 1, 27.0, True)


def test_a_role_that_no_link_leads_to_is_reached_from_the_level_below_and_says_so(found: Ladder) -> None:
    step = next(one for one in found.steps if one.to_role_id == ARCHITECT)

    assert (step.from_role_id, step.is_linked, step.months, step.weighted_gap) == (SENIOR, False, None, None)


def test_of_those_on_the_role_below_it_is_counted_who_is_ready(found: Ladder) -> None:
    step = next(one for one in found.steps if one.to_role_id == SENIOR)

    assert (step.standing, step.ready_now, step.within_year) == (2, 1, 1)


def test_a_linked_step_weighs_and_takes_what_a_route_from_its_lower_role_says(found: Ladder) -> None:
    organization = Organization.of(*records())
    for one in found.steps:
        if one.is_linked:
            best = route(organization, RoleStart(one.from_role_id), one.to_role_id).best
            assert best is not None
            (step,) = best.steps
            assert (step.weighted_gap, step.months) == (one.weighted_gap, one.months)


LEVELS = st.dictionaries(st.sampled_from((SQL, MODELS, TALKING)), st.integers(1, 5), min_size=1)


@settings(max_examples=40, deadline=None)
@given(LEVELS, LEVELS)
def test_the_gap_and_the_months_of_a_step_are_those_of_plain_loops(low: dict[int, int], high: dict[int, int]) -> None:
    organization = Organization.of(*records({MID: low, SENIOR: high}))
    step = next(one for one in ladder(organization, "Models").steps if one.to_role_id == SENIOR)
    gap, months = 0.0, []
    for skill_id, level in high.items():
        gained = max(0, level - low.get(skill_id, 0))
        gap += gained * (4 if skill_id == SQL else 3)
        kind = SkillKind(organization.skills[skill_id].kind)
        months.append(months_between(organization, kind, low.get(skill_id, 0), level))

    assert step.weighted_gap == gap
    assert step.months == months_together(months, 3)
    assert {one.skill_id for one in step.gains} == {key for key, level in high.items() if level > low.get(key, 0)}
    assert {one.skill_id for one in step.new} == high.keys() - low.keys()


def test_families_are_counted_and_another_name_is_refused_with_those_there_are() -> None:
    organization = Organization.of(*records(), Role(id=9, name="Helper"))

    assert families(organization) == {"Data": 1, "Models": 4}
    assert ladder(organization, " models ").family == "Models"
    with pytest.raises(RefusedInput, match="“Cooks”; the families are Data, Models"):
        ladder(organization, "Cooks")
    with pytest.raises(RefusedInput):
        ladder(organization, "")


def test_an_unknown_job_level_stands_by_what_policy_asks_of_it() -> None:
    odd = Role(id=9, name="Odd", family="Models", level="Wizard")
    places = [one.level for one in ladder(Organization.of(*records(), odd), "Models").rungs]

    assert places == ["Mid", "Senior", "Wizard", "Staff", "Staff"]
