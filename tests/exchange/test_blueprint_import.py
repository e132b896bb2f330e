from orgwright.exchange.blueprint import CareerEntry, DocumentSkill, RoleDocument
from orgwright.exchange.blueprint_import import FieldChange, proposed_records
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, Record, Requirement, Role, Skill


def skill(name: str, tier: str | None = "must-have", importance: str | None = "critical") -> DocumentSkill:
    return DocumentSkill(name, "technical", tier, importance, "Critical", "", (0, 0))


def document(*skills: DocumentSkill, **career: str) -> RoleDocument:
    entries = {kind: (CareerEntry(name, (name,), (0, 0)),) for kind, name in career.items()}
    return RoleDocument("Staff Engineer", "Current", "Staff", "staff.md", "", skills=skills, **entries)


def applied(organization: list[Record], page: RoleDocument) -> list[Record]:
    """The records after a proposal was written, with ids of their own."""
    proposal = proposed_records(page, Organization.of(*organization))
    ids = {one.id: 100 + number for number, one in enumerate(proposal.new)}
    for one in proposal.new:
        for name in ("id", "role_id", "skill_id", "from_role_id", "to_role_id"):
            if getattr(one, name, 0) in ids:
                setattr(one, name, ids[getattr(one, name)])
    for row in proposal.filled:
        (old,) = (one for one in organization if type(one) is row.record and one.id == row.id)
        for name, value in row.values.items():
            setattr(old, name, value)
    return [*organization, *proposal.new]


def test_everything_is_new_to_an_empty_organization() -> None:
    proposal = proposed_records(document(skill("Python"), feeder="Senior Engineer"), Organization.of())
    role, python, requirement, senior, link = proposal.new
    assert (role.name, role.level, role.horizon, role.id) == ("Staff Engineer", "Staff", "Current", proposal.role_id)
    assert (requirement.role_id, requirement.skill_id, requirement.level) == (role.id, python.id, None)
    assert (senior.level, link.from_role_id, link.to_role_id) == ("Senior", senior.id, role.id)
    assert FieldChange("requirement", "Staff Engineer|Python", "tier", None, "must-have") in proposal.changes
    assert FieldChange("career_link", "Senior Engineer|Staff Engineer", "kind", None, "next") in proposal.changes


def test_taking_a_document_in_twice_changes_nothing_the_second_time() -> None:
    page = document(
        skill("Python"), skill("Python", "advanced", "optional"), skill("Go"), feeder="A", next="B", adjacent="C"
    )
    proposal = proposed_records(page, Organization.of(*applied([], page)))
    assert (proposal.new, proposal.filled, proposal.changes) == ((), (), ())


def test_what_somebody_set_stands_and_what_is_empty_is_filled() -> None:
    there: list[Record] = [
        Role(id=1, name="staff engineer", horizon="Emerging"),
        Skill(id=1, name="Python"),
        Skill(id=2, name="Golang", aliases="Go"),
        Requirement(id=1, role_id=1, skill_id=1, tier="emerging", level=5),
        Requirement(id=2, role_id=1, skill_id=2, tier="must-have", importance="optional"),
    ]
    proposal = proposed_records(document(skill("PYTHON"), skill("go")), Organization.of(*there))
    assert proposal.new == ()
    filled = {(row.record, row.id): dict(row.values) for row in proposal.filled}
    assert filled == {(Role, 1): {"level": "Staff"}, (Requirement, 1): {"importance": "critical"}}


def test_a_skill_that_the_document_asks_in_two_tiers_has_two_requirements() -> None:
    page = document(skill("Python"), skill("Python"), skill("Python", "emerging", "optional"))
    rows = [one for one in proposed_records(page, Organization.of()).new if isinstance(one, Requirement)]
    assert [one.tier for one in rows] == ["must-have", "emerging"]


def test_an_adjacent_link_is_there_already_in_the_other_direction() -> None:
    there: list[Record] = [
        Role(id=1, name="Staff Engineer"),
        Role(id=2, name="Analyst"),
        CareerLink(id=1, from_role_id=2, to_role_id=1, kind="adjacent"),
    ]
    assert proposed_records(document(adjacent="ANALYST"), Organization.of(*there)).new == ()


def test_a_role_never_leads_to_itself() -> None:
    (role,) = proposed_records(document(next="staff engineer"), Organization.of()).new
    assert isinstance(role, Role)


def test_requirements_and_links_can_be_left_out() -> None:
    page = document(skill("Python"), next="Principal Engineer")
    proposal = proposed_records(page, Organization.of(), requirements=False, links=False)
    assert [type(one) for one in proposal.new] == [Role]
