from datetime import date

from organizations import small_organization
from orgwright.gui.progression import model
from orgwright.planning.organization import Organization
from orgwright.planning.progression import PersonStart, RoleStart, route
from orgwright.records import CareerLink, Record, Requirement, Role

ANA, BO, CY = 1, 2, 3
SENIOR, STAFF, ANALYST, DIRECTOR, ALONE = 1, 2, 3, 4, 5


def organization(*more: Record) -> Organization:
    """The small organization with an analyst beside it, a director only named above it, and a role without links."""
    return Organization.of(
        *small_organization(),
        Role(id=ANALYST, name="Analyst", family="Analysis", level="Mid"),
        Role(id=DIRECTOR, name="Director", level="Director"),
        Role(id=ALONE, name="Alone", family="Elsewhere"),
        Requirement(id=3, role_id=ANALYST, skill_id=1, tier="must-have", level=4),
        CareerLink(id=2, from_role_id=SENIOR, to_role_id=ANALYST, kind="adjacent"),
        CareerLink(id=3, from_role_id=STAFF, to_role_id=DIRECTOR, kind="next"),
        *more,
    )


def test_all_linked_roles_are_drawn_while_no_family_is_chosen() -> None:
    picture = model.career_picture(organization(), frozenset(), None)

    assert set(picture.labels) == {SENIOR, STAFF, ANALYST, DIRECTOR}
    assert picture.families == picture.every_family == {"Engineering", "Analysis", ""}


def test_only_the_roles_of_chosen_families_are_drawn() -> None:
    picture = model.career_picture(organization(), frozenset({"Engineering"}), None)

    assert set(picture.labels) == {SENIOR, STAFF}
    assert {(wire.from_role_id, wire.to_role_id) for wire in picture.layout.wires} == {(SENIOR, STAFF)}


def test_a_box_says_how_many_are_in_the_role_and_whether_it_is_only_named() -> None:
    labels = model.career_picture(organization(), frozenset(), None).labels

    assert (labels[SENIOR].people, labels[SENIOR].is_named_only) == (1, False)
    assert (labels[DIRECTOR].people, labels[DIRECTOR].is_named_only) == (0, True)
    assert labels[STAFF].months is None


def test_months_stand_under_every_role_that_the_person_can_reach() -> None:
    picture = organization()
    labels = model.career_picture(picture, frozenset(), route(picture, PersonStart(BO), STAFF)).labels

    # Forecasting 0 to 4 and, for the analyst, Python 2 to 4, at 6 months a level.
    assert (labels[STAFF].months, labels[STAFF].is_on_route) == (24.0, True)
    assert (labels[ANALYST].months, labels[ANALYST].is_on_route) == (12.0, False)
    assert labels[DIRECTOR].months is None


def test_months_add_up_along_the_route_and_end_where_a_step_is_unknown() -> None:
    picture = organization(CareerLink(id=9, from_role_id=ANALYST, to_role_id=STAFF, kind="next"))
    routes = route(picture, PersonStart(BO), DIRECTOR, 1)

    assert routes.alternatives[0].role_ids == (SENIOR, ANALYST, STAFF, DIRECTOR)
    assert model.months_along(routes) == {STAFF: 24.0}
    assert model.months_along(None) == {}


def test_a_role_as_the_start_has_no_months_of_a_person_but_those_of_the_route() -> None:
    picture = organization()
    labels = model.career_picture(picture, frozenset(), route(picture, RoleStart(SENIOR), STAFF)).labels

    assert labels[STAFF].months == 24.0
    assert labels[ANALYST].months is None


def test_families_near_the_way_are_those_of_its_roles_and_of_their_links() -> None:
    picture = organization()

    assert model.near_families(picture, route(picture, RoleStart(SENIOR), STAFF)) == {"Engineering", "Analysis", ""}
    assert model.near_families(picture, None) == frozenset()
    assert model.near_families(picture, route(picture, RoleStart(STAFF), SENIOR)) == frozenset()


def test_no_more_than_five_families_are_near_and_those_of_the_way_are_among_them() -> None:
    several: list[Record] = []
    for number in range(10, 20):
        several.append(Role(id=number, name=f"Role {number}", family=f"Family {number}"))
        several.append(CareerLink(id=number, from_role_id=SENIOR, to_role_id=number, kind="next"))
    picture = organization(*several)

    near = model.near_families(picture, route(picture, RoleStart(SENIOR), 19))

    assert len(near) == model.MOST_FAMILIES
    assert {"Engineering", "Family 19"} <= near


def test_the_first_way_is_that_of_the_person_nearest_to_a_next_role() -> None:
    assert model.first_way(organization(), None) == (PersonStart(BO), STAFF)
    assert model.first_way(organization(), 2) == (PersonStart(BO), STAFF)


def test_without_anybody_who_could_move_there_is_no_first_way() -> None:
    assert model.first_way(organization().as_of(date(2000, 1, 1)), None) is None


def test_one_can_begin_at_people_with_a_role_and_at_roles_and_go_to_roles() -> None:
    starts = model.start_options(organization())

    assert [one.title for one in starts[:2]] == ["Ana Ruiz", "Bo Lind"]
    assert starts[0].value == PersonStart(ANA)
    assert starts[0].second == "Staff Engineer"
    assert PersonStart(CY) not in [one.value for one in starts]
    assert RoleStart(ALONE) in [one.value for one in starts]
    assert [one.title for one in model.goal_options(organization())][:2] == ["Alone", "Analyst"]


def test_links_of_a_role_come_by_the_name_of_the_other_one() -> None:
    assert [link.id for link in model.links_of(organization(), STAFF)] == [3, 1]


def test_months_are_words() -> None:
    assert [model.months_text(one) for one in (None, 1.0, 11.6)] == ["unknown", "1 month", "12 months"]
