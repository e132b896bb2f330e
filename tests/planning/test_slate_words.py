from dataclasses import replace
from datetime import date

from orgwright.planning.organization import Organization
from orgwright.planning.slate import Reasons, reasons
from orgwright.planning.slate_words import is_in_unit_of, reasons_against, reasons_for
from orgwright.records import (
    Assessment,
    Importance,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Target,
    Tier,
    Unit,
)


def organization() -> Organization:
    """Seat S1 asks Python 3 and Risk 2, both critical, and Writing 2; Ada in S2 holds the first, Bea in S3 nothing."""
    asked = ((1, 3, Importance.CRITICAL), (2, 2, Importance.CRITICAL), (3, 2, Importance.OPTIONAL))
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=date(2027, 3, 1)),
        Unit(id=1, name="Top"),
        Unit(id=2, name="Team", parent_id=1),
        Role(id=1, name="Engineer"),
        *(Skill(id=number, name=name) for number, name in enumerate(("Python", "Risk", "Writing"), 1)),
        *(
            Requirement(id=one, role_id=1, skill_id=one, level=level, tier=Tier.MUST_HAVE, importance=importance)
            for one, level, importance in asked
        ),
        Position(id=1, key="S1", unit_id=2, role_id=1),
        Position(id=2, key="S2", unit_id=2, critical=True),
        Position(id=3, key="S3", unit_id=1),
        Person(id=1, key="ada", name="Ada", left_on=date(2027, 9, 30)),
        Person(id=2, key="bea", name="Bea"),
        Incumbency(id=1, position_id=2, person_id=1, from_on=date(2027, 1, 15)),
        Incumbency(id=2, position_id=3, person_id=2, from_on=date(2020, 1, 1)),
        Assessment(person_id=1, skill_id=1, level=4, assessed_on=date(2027, 1, 1)),
        Assessment(person_id=1, skill_id=3, level=1, assessed_on=date(2027, 1, 1)),
        Assessment(person_id=2, skill_id=1, level=2, assessed_on=date(2027, 1, 1)),
        Target(unit_id=2, skill_id=1, level=4, people=2),
    ]
    return Organization.of(*records)


def found(picture: Organization, person_id: int) -> Reasons:
    known = reasons(picture, 1, person_id)
    assert known is not None
    return known


def test_every_reason_is_a_sentence_with_its_numbers() -> None:
    picture = organization()
    ada = found(picture, 1)

    assert reasons_for(picture, 1, ada) == ("Holds 1 of 2 must-haves: Python.", "Works in Team already.")
    assert reasons_against(picture, ada) == (
        "Not known in 1 critical must-have: Risk.",
        "Holds 50–94 % of what the role asks; ready is 85 % known to be held.",
        "Short in 1 other requirement: Writing 1 of 2.",
        "Leaves on 30 Sep 2027.",
        "In the present seat only since 15 Jan 2027.",
        "Holds the critical position S2, which would be open then.",
        "Python at 4 in Team: 0 of 2 needed would be left, 1 now.",
    )


def test_who_is_short_in_a_must_have_is_told_by_how_much() -> None:
    picture = organization()

    assert reasons_for(picture, 1, found(picture, 2)) == ()
    assert reasons_against(picture, found(picture, 2))[0] == "Short in 1 critical must-have: Python 2 of 3."


def test_the_unit_of_a_position_counts_all_below_it() -> None:
    picture = organization()

    assert is_in_unit_of(picture, 3, 1)
    assert not is_in_unit_of(picture, 1, 2)


def test_long_lists_are_cut_and_counted() -> None:
    picture = organization()
    ada = found(picture, 1)
    many = replace(ada, breaks=ada.breaks * 6, met=ada.met * 6)

    assert reasons_for(picture, 1, many)[0].endswith("Python, Python, Python, Python and 2 more.")
    assert reasons_against(picture, many)[-1] == "And 2 more targets would be short without them."
