from hypothesis import given, settings
from hypothesis import strategies as st

from organizations import small_organization
from orgwright.planning.graph_standing import NextStep, team_standing
from orgwright.planning.organization import Organization
from orgwright.planning.progression import PersonStart, route
from orgwright.planning.readiness import months_to_role
from orgwright.records import CareerLink, LinkKind, Person, Requirement, Role

ANA, BO, CY = 1, 2, 3
SENIOR, STAFF, ANALYST, LEAD = 1, 2, 3, 4


def picture(*more: object) -> Organization:
    return Organization.of(*small_organization(), *more)  # type: ignore[arg-type]


BESIDE = (
    Role(id=ANALYST, name="Analyst", family="Analysis", level="Senior"),
    CareerLink(id=2, from_role_id=ANALYST, to_role_id=SENIOR, kind="adjacent"),
    Requirement(id=9, role_id=ANALYST, skill_id=1, tier="must-have", level=1),
)


def test_people_stand_at_the_role_of_their_seat_and_the_rest_nowhere() -> None:
    found = team_standing(picture(Person(id=7, key="di", name="Di")), (ANA, BO, CY, 7))

    assert found.people_by_role == {STAFF: (ANA,), SENIOR: (BO,)}
    assert found.without_role == (7,)


def test_the_months_of_a_next_step_are_those_until_everything_asked_is_held() -> None:
    organization = picture()
    found = team_standing(organization, (ANA, BO))

    months = months_to_role(organization, BO, STAFF)
    assert found.step_by_person == {BO: NextStep(BO, SENIOR, STAFF, LinkKind.NEXT, months, 0.0)}
    assert found.nearest_by_role == {STAFF: found.step_by_person[BO]}


def test_a_step_upwards_is_shown_before_a_nearer_one_sideways() -> None:
    found = team_standing(picture(*BESIDE), (BO,))

    assert found.step_by_person[BO].to_role_id == STAFF
    assert found.nearest_by_role[ANALYST].months == 0
    assert found.nearest_by_role[ANALYST].kind is LinkKind.ADJACENT


def test_sideways_counts_where_nothing_leads_up() -> None:
    found = team_standing(picture(CareerLink(id=5, from_role_id=STAFF, to_role_id=SENIOR, kind="adjacent")), (ANA,))

    assert (found.step_by_person[ANA].to_role_id, found.step_by_person[ANA].kind) == (SENIOR, LinkKind.ADJACENT)


def test_a_step_into_a_role_without_requirements_has_no_months_and_is_nobodys_nearest() -> None:
    lead = Role(id=LEAD, name="Lead"), CareerLink(id=3, from_role_id=STAFF, to_role_id=LEAD, kind="next")
    found = team_standing(picture(*lead), (ANA,))

    assert found.step_by_person[ANA].months is None
    assert LEAD not in found.nearest_by_role


@settings(max_examples=25)
@given(st.integers(1, 5), st.integers(1, 5))
def test_a_next_step_takes_as_long_as_the_route_of_one_step(python: int, forecasting: int) -> None:
    organization = picture(
        *BESIDE,
        Requirement(id=20, role_id=STAFF, skill_id=1, tier="must-have", level=python),
        Requirement(id=21, role_id=ANALYST, skill_id=2, tier="must-have", level=forecasting),
    )
    for role_id, step in team_standing(organization, (BO,)).nearest_by_role.items():
        way = route(organization, PersonStart(BO), role_id, 5)
        direct = next(one for one in (way.best, *way.alternatives) if one is not None and len(one.steps) == 1)
        assert (step.months, step.least_months) == (direct.months, direct.least_months)
