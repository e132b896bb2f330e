from organizations import small_organization
from orgwright.gui.roles import model
from orgwright.gui.widgets.columns import Group
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, OrganizationFacts, Requirement, Role

SENIOR, STAFF = 1, 2


def test_roles_stand_by_family_in_the_order_of_the_ladder() -> None:
    picture = Organization.of(
        *small_organization(), Role(id=3, name="Analyst", level="Mid"), Role(id=4, name="Dean", family="Academy")
    )
    groups = model.role_groups(picture, "")
    assert [(name, [row.name for row in rows]) for name, rows in groups] == [
        ("Academy", ["Dean"]),
        ("Engineering", ["Senior Engineer", "Staff Engineer"]),
        ("Other roles", ["Analyst"]),
    ]
    assert [(row.people, row.is_named_only) for row in groups[1][1]] == [(1, False), (1, False)]
    assert groups[2][1][0].is_named_only


def test_a_role_is_found_by_parts_of_its_name_and_family() -> None:
    picture = Organization.of(*small_organization())
    assert [[row.name for row in rows] for _, rows in model.role_groups(picture, "staff ENGINEERING")] == [
        ["Staff Engineer"]
    ]
    assert model.role_groups(picture, "zzz") == []


def test_the_facts_of_a_role_count_seats_coverage_and_gate() -> None:
    facts = model.role_facts(Organization.of(*small_organization()), SENIOR, 0)
    assert (facts.family, facts.seats, facts.coverage) == ("Engineering, Senior", "1 filled, 1 open", "67 %")
    assert (facts.gate, facts.gate_is_short, facts.documents) == ("0 of 1 passed", True, "none")


def test_a_role_that_nobody_has_claims_no_figures() -> None:
    picture = Organization.of(*small_organization(), Role(id=3, name="Analyst"))
    facts = model.role_facts(picture, 3, 1)
    assert (facts.family, facts.seats, facts.coverage) == ("not said", "none", "nobody to measure")
    assert (facts.gate, facts.gate_is_short) == ("nobody in it", False)


def test_a_requirement_says_its_level_where_it_comes_from_and_who_holds_it() -> None:
    picture = Organization.of(*small_organization())
    band, senior = model.requirement_rows(picture, SENIOR)
    assert band == Group("Must-have", "1")
    assert (senior.level, senior.level_by, senior.held, senior.asked) == (3, "by policy", 0, 1)
    band, staff = model.requirement_rows(picture, STAFF)
    assert band == Group("Advanced", "1")
    assert (staff.level, staff.level_by, staff.importance) == (4, "set by hand", "not given")


def test_a_requirement_that_does_not_apply_here_says_so() -> None:
    extra = Requirement(id=3, role_id=SENIOR, skill_id=2, context="size=enterprise", importance_text="Nice")
    records = [*small_organization(), extra]
    next(one for one in records if isinstance(one, OrganizationFacts)).size = "startup"
    rows = model.requirement_rows(Organization.of(*records), SENIOR)
    assert rows[2] == Group("Without a tier", "1")
    assert rows[3].note == "Nice, only where size=enterprise, does not apply here"


def test_links_stand_by_direction() -> None:
    sideways = CareerLink(id=2, from_role_id=3, to_role_id=SENIOR, kind="adjacent")
    picture = Organization.of(*small_organization(), Role(id=3, name="Analyst"), sideways)
    rows = model.link_rows(picture, SENIOR)
    assert [row.title if isinstance(row, Group) else row.role for row in rows] == [
        "Comes from",
        "Next",
        "Staff Engineer",
        "Sideways",
        "Analyst",
    ]
    assert model.link_rows(picture, STAFF)[1].role == "Senior Engineer"
