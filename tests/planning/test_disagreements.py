from collections.abc import Sequence
from datetime import timedelta
from itertools import product

from hypothesis import given, settings

from orgwright.planning.disagreements import Disagreement, SourceLevel, calibration, disagreements
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Record, Role, Unit
from pictures import DAY, LATELY, facts, person, position, said, sits, skills
from said_plainly import SOURCES, assessments, says

PEOPLE, SKILLS = 3, 2
YESTERDAY = DAY - timedelta(days=1)


def picture(*rows: Record, **policy: object) -> Organization:
    """Person 1 sits in the unit, 2 in one below it, 3 nowhere."""
    return Organization.of(
        facts(**policy),
        Unit(id=1, name="Models"),
        Unit(id=2, name="Vision", parent_id=1),
        Role(id=1, name="Engineer"),
        *(person(number) for number in range(1, PEOPLE + 1)),
        position(1),
        position(2, 2),
        sits(1, 1, 1),
        sits(2, 2, 2),
        *skills(SKILLS),
        *rows,
    )


def plainly(rows: Sequence[Assessment], sources: Sequence[str], least: int) -> list[tuple[int, int, int, dict]]:
    found = []
    for who, skill in product(range(1, PEOPLE + 1), range(1, SKILLS + 1)):
        levels = {source: said for source in sources if (said := says(rows, who, skill, source))}
        apart = max((level for level, _ in levels.values()), default=0) - min(
            (level for level, _ in levels.values()), default=0
        )
        if len(levels) > 1 and apart >= least:
            found.append((who, skill, apart, levels))
    return sorted(found, key=lambda one: (-one[2], one[0], one[1]))


def told(found: Sequence[Disagreement]) -> list[tuple[int, int, int, dict]]:
    return [
        (one.person_id, one.skill_id, one.apart, {said.source: (said.level, said.on) for said in one.levels})
        for one in found
    ]


@settings(max_examples=80, deadline=None)
@given(assessments(PEOPLE, SKILLS))
def test_disagreements_are_what_plain_loops_find(rows: list[Assessment]) -> None:
    organization = picture(*rows)
    assert told(disagreements(organization)) == plainly(rows, SOURCES, 2)
    assert told(disagreements(organization, least_apart=1)) == plainly(rows, SOURCES, 1)
    assert told(calibration(organization)) == plainly(rows, ("self", "manager"), 2)


@settings(max_examples=60, deadline=None)
@given(assessments(PEOPLE, SKILLS))
def test_listed_are_the_cells_that_the_matrix_marks_as_disputed(rows: list[Assessment]) -> None:
    organization = picture(*rows)
    cells = {(one.person_id, one.skill_id) for one in disagreements(organization)}
    for cell in product(range(1, PEOPLE + 1), range(1, SKILLS + 1)):
        assert organization.proficiency.held(*cell).is_disputed is (cell in cells)


def test_the_worked_example_loses_a_level_with_an_expired_self_assessment() -> None:
    rows = [said(1, 1, 4, "certificate", number=31), said(1, 1, 2, number=32)]
    (one,) = disagreements(picture(*rows, said(1, 1, 5, "self", number=33)))
    assert (one.apart, one.level_of("self"), one.level_of("peer"), one.assessment_ids) == (3, 5, None, (33, 32, 31))
    (other,) = disagreements(picture(*rows, said(1, 1, 5, "self", until=YESTERDAY)))
    assert (other.apart, other.level_of("self")) == (2, None)


def test_calibration_compares_self_and_manager_alone() -> None:
    rows = [said(1, 1, 5, "self"), said(1, 1, 3), said(1, 1, 1, "certificate")]
    (one,) = calibration(picture(*rows))
    assert (one.apart, one.levels) == (2, (SourceLevel("manager", 3, LATELY), SourceLevel("self", 5, LATELY)))
    assert calibration(picture(rows[0], rows[2])) == ()


def test_levels_stand_in_the_order_of_the_policy() -> None:
    rows = [said(1, 1, 5, "self"), said(1, 1, 3)]
    (one,) = disagreements(picture(*rows, precedence=["self", "peer", "manager", "certificate"]))
    assert [said.source for said in one.levels] == ["self", "manager"]


def test_a_unit_lists_its_people_and_those_below() -> None:
    rows = [row for who in (1, 2, 3) for row in (said(who, 1, 5, "self"), said(who, 1, 3))]
    organization = picture(*rows)
    assert [[one.person_id for one in disagreements(organization, unit)] for unit in (None, 1, 2)] == [
        [1, 2, 3],
        [1, 2],
        [2],
    ]
    assert [one.person_id for one in calibration(organization, 2)] == [2]


def test_people_who_left_are_not_listed() -> None:
    rows = [said(1, 1, 5, "self"), said(1, 1, 3)]
    gone = Organization.of(facts(), person(1, left=YESTERDAY), *skills(1), *rows)
    assert disagreements(gone) == ()
    assert len(disagreements(gone.as_of(YESTERDAY))) == 1


def test_an_organization_without_assessments_has_none() -> None:
    assert disagreements(picture()) == calibration(picture()) == ()
    assert disagreements(Organization.of(facts())) == ()
