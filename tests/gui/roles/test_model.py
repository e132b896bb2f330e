from organizations import small_organization
from orgwright.gui.roles import model
from orgwright.gui.widgets.columns import Group
from orgwright.planning.organization import Organization
from orgwright.records import OrganizationFacts, Requirement, Role, Skill

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


def test_a_role_that_somebody_has_or_that_says_what_it_is_for_is_not_only_named() -> None:
    records = [one for one in small_organization() if not isinstance(one, Requirement)]
    picture = Organization.of(*records, Role(id=3, name="Analyst", summary="Asks why."), Role(id=4, name="Dean"))
    rows = [row for _, several in model.role_groups(picture, "") for row in several]
    assert {row.name: row.is_named_only for row in rows} == {
        "Senior Engineer": False,
        "Staff Engineer": False,
        "Analyst": False,
        "Dean": True,
    }


def test_a_role_is_found_by_parts_of_its_name_and_family() -> None:
    picture = Organization.of(*small_organization())
    assert [[row.name for row in rows] for _, rows in model.role_groups(picture, "staff ENGINEERING")] == [
        ["Staff Engineer"]
    ]
    assert model.role_groups(picture, "zzz") == []


def test_the_facts_of_a_role_count_seats_coverage_and_gate() -> None:
    facts = model.role_facts(Organization.of(*small_organization()), SENIOR)
    assert (facts.family, facts.seats, facts.coverage) == ("Engineering, Senior", "1 filled, 1 open", "67 %")
    assert (facts.gate, facts.gate_is_short, facts.horizon) == ("0 of 1 passed", True, "not said")


def test_a_role_that_nobody_has_claims_no_figures() -> None:
    picture = Organization.of(*small_organization(), Role(id=3, name="Analyst"))
    facts = model.role_facts(picture, 3)
    assert (facts.family, facts.seats, facts.coverage) == ("not said", "none", "nobody to measure")
    assert (facts.gate, facts.gate_is_short) == ("nobody in it", False)


def test_a_requirement_says_its_level_where_it_comes_from_and_who_holds_it() -> None:
    picture = Organization.of(*small_organization())
    band, senior = model.requirement_rows(picture, SENIOR, is_soft=False)
    assert band == Group("Must-have", "1")
    assert (senior.level, senior.level_by, senior.held, senior.asked) == (3, "by policy", 0, 1)
    band, staff = model.requirement_rows(picture, STAFF, is_soft=False)
    assert band == Group("Advanced", "1")
    assert (staff.level, staff.level_by, staff.importance) == (4, "set by hand", "not given")


def test_a_requirement_that_does_not_apply_here_says_so() -> None:
    extra = Requirement(id=3, role_id=SENIOR, skill_id=2, context="size=enterprise", importance_text="Nice")
    records = [*small_organization(), extra]
    next(one for one in records if isinstance(one, OrganizationFacts)).size = "startup"
    rows = model.requirement_rows(Organization.of(*records), SENIOR, is_soft=False)
    assert rows[2] == Group("Without a tier", "1")
    assert rows[3].note == "Nice, only where size=enterprise, does not apply here"


def test_soft_skills_are_told_from_technical_ones() -> None:
    calm = Skill(id=3, name="Calm", kind="soft")
    asked = Requirement(id=3, role_id=SENIOR, skill_id=3, detail="Speaks slowly.")
    picture = Organization.of(*small_organization(), calm, asked)
    band, row = model.requirement_rows(picture, SENIOR, is_soft=True)
    assert band == Group("Soft skills", "1")
    assert (row.skill, row.detail) == ("Calm", "Speaks slowly.")
    assert [row.skill for row in model.requirement_rows(picture, SENIOR, is_soft=False)[1:]] == ["Python"]
