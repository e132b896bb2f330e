from datetime import date

from orgwright.planning.organization import Organization
from orgwright.planning.promotion import cases_of, proposed_checks
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import (
    Assessment,
    Importance,
    OrganizationFacts,
    Person,
    PromotionCase,
    PromotionCheck,
    Record,
    Requirement,
    Role,
    Skill,
    Statement,
    Tier,
)

PRESENT = RoleSheet(
    Role(id=1, name="Engineer"),
    statements=(
        Statement(role_id=1, section=15, heading="Skills needed for promotion", text="Leads without authority"),
        Statement(role_id=1, section=15, heading="How this role evolves over time", text="Less coding"),
    ),
)


def organization(held: dict[int, int], *more: Record) -> Organization:
    """The role to reach asks Python 4 and Speaking 3 as must-haves and Writing 2 as good to have."""
    asked = ((1, 4, Tier.MUST_HAVE), (2, 3, Tier.MUST_HAVE), (3, 2, Tier.GOOD_TO_HAVE))
    return Organization.of(
        OrganizationFacts(id=1, name="Example", planning_date=date(2027, 3, 1)),
        Role(id=2, name="Staff Engineer"),
        Person(id=1, key="p1", name="Person 1"),
        *(Skill(id=number, name=name) for number, name in enumerate(("Python", "Speaking", "Writing"), 1)),
        *(
            Requirement(role_id=2, skill_id=skill, level=level, tier=tier, importance=Importance.IMPORTANT)
            for skill, level, tier in asked
        ),
        *(
            Assessment(person_id=1, skill_id=skill, level=level, assessed_on=date(2027, 1, 1))
            for skill, level in held.items()
        ),
        *more,
    )


def test_the_checklist_has_the_words_of_the_present_role_and_the_skills_of_the_next() -> None:
    checks = proposed_checks(organization({1: 4, 3: 2}), 1, 2, PRESENT)

    assert [(one.text, one.is_met) for one in checks] == [
        ("Leads without authority", False),
        ("Python at level 4", True),
        ("Speaking at level 3", False),
    ]


def test_without_a_document_the_skills_alone_are_asked() -> None:
    assert len(proposed_checks(organization({}), 1, 2, None)) == 3


def test_a_case_follows_the_assessments_and_what_somebody_said() -> None:
    case = PromotionCase(id=1, person_id=1, role_id=2, opened_on=date(2027, 1, 1), decided_on=date(2027, 4, 1))
    checks = (
        PromotionCheck(id=1, case_id=1, number=2, text="Python at level 4", skill_id=1),
        PromotionCheck(id=2, case_id=1, number=1, text="Leads", met_on=date(2027, 2, 1)),
        PromotionCheck(id=3, case_id=1, number=3, text="Speaking at level 3", skill_id=2),
        PromotionCheck(id=4, case_id=1, number=4, text="Later", met_on=date(2027, 3, 2)),
    )
    picture = organization({1: 5, 2: 1}, case, *checks)

    (one,) = cases_of(picture, 1)

    assert [(each.check.text, each.is_met) for each in one.checks] == [
        ("Leads", True),
        ("Python at level 4", True),
        ("Speaking at level 3", False),
        ("Later", False),
    ]
    assert (one.met, one.is_open) == (2, True)
    assert not cases_of(picture.as_of(date(2027, 4, 1)), 1)[0].is_open


def test_the_newest_case_stands_first() -> None:
    cases = [PromotionCase(id=number, person_id=1, role_id=2, opened_on=date(2027, number, 1)) for number in (1, 2)]

    assert [one.case.id for one in cases_of(organization({}, *cases), 1)] == [2, 1]
