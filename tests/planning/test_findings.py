from datetime import date, timedelta
from pathlib import Path

import pytest

from orgwright.exchange.folder.reading import read_folder
from orgwright.planning.findings import Finding, findings
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, OrganizationFacts, Record, Requisition, Role, Scenario, Skill, Unit
from pictures import DAY, asks, facts, person, planned, position, said, seated, sits, skills, target

SAMPLE = Path(__file__).resolve().parent.parent.parent / "sample_org"
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


def clean() -> list[Record]:
    """Two units with everything in order: people in costed seats of a role that asks for what is targeted."""
    return [
        facts(),
        Unit(id=1, name="Whole", leader_position_id=1),
        Unit(id=2, name="Models", parent_id=1, leader_position_id=2),
        Role(id=1, name="Engineer", level="Senior"),
        *skills(2),
        asks(1, 1, 1),
        person(1, date(2020, 1, 1)),
        person(2, date(2021, 1, 1)),
        person(3, date(2019, 1, 1), YESTERDAY),
        position(1, role_id=1, annual_cost=1, opens_on=date(2019, 1, 1)),
        position(2, 2, role_id=1, annual_cost=1, manager_position_id=1),
        position(3, 2, role_id=1, annual_cost=1, manager_position_id=1),
        sits(1, 1, 1, from_on=date(2020, 1, 1)),
        sits(2, 2, 2, from_on=date(2021, 1, 1)),
        sits(3, 3, 3, from_on=date(2019, 1, 1)),
        Requisition(id=1, key="REQ-1", position_id=3, status="open", opened_on=YESTERDAY),
        target(1, 1, 1, 3, 1),
        said(1, 1, 3),
        Scenario(id=1, key="grow", title="Grow"),
        planned(1, "hire", TOMORROW, position="S-3", person="new"),
    ]


def found_in(*more: Record) -> list[tuple[str, str, str]]:
    """Severity, code and place of each finding; a record replaces the clean one of its kind and id."""
    replaced = {(type(one), one.id) for one in more if one.id is not None}
    kept = [one for one in clean() if one.id is None or (type(one), one.id) not in replaced]
    return [(one.severity, one.code, one.where) for one in findings(Organization.of(*kept, *more))]


def test_clean_data_has_no_findings() -> None:
    assert found_in() == []


def seat(number: int, **values: object) -> Record:
    return position(number, **{"role_id": 1, "annual_cost": 1, **values})


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([seat(1, manager_position_id=2)], ("error", "reporting-circle", "position S-1")),
        (
            [seat(8, status="closed"), seat(2, manager_position_id=8)],
            ("warning", "manager-closed", "position S-2"),
        ),
        ([Unit(id=1, name="Whole", parent_id=2)], ("error", "unit-circle", "unit Models")),
        ([Skill(id=2, name="Skill 2", parent_id=2)], ("error", "skill-circle", "skill Skill 2")),
        (
            [Scenario(id=1, key="grow", title="Grow", based_on_id=1)],
            ("error", "scenario-circle", "scenario grow"),
        ),
        (
            [Unit(id=2, name="Models", parent_id=1, leader_position_id=1)],
            ("warning", "leader-elsewhere", "unit Models"),
        ),
        (
            [CareerLink(id=7, from_role_id=1, to_role_id=1, kind="next")],
            ("warning", "link-to-itself", "career link 7"),
        ),
        ([person(9)], ("warning", "person-without-position", "person p9")),
        ([person(1, fte_percent=50)], ("warning", "person-beyond-contract", "person p1")),
        ([seat(1, fte_percent=60)], ("warning", "position-over-filled", "position S-1")),
        ([seat(8, role_id=None)], ("warning", "position-without-role", "position S-8")),
        ([seat(8, annual_cost=None)], ("warning", "position-without-cost", "position S-8")),
        (
            [seat(8, status="closed"), person(8), sits(8, 8, 8)],
            ("error", "closed-position-filled", "position S-8"),
        ),
        (
            [person(1, date(2020, 1, 2))],
            ("error", "incumbency-outside-employment", "incumbency S-1 | p1"),
        ),
        (
            [sits(3, 3, 3, from_on=date(2019, 1, 1), to_on=DAY)],
            ("error", "incumbency-outside-employment", "incumbency S-3 | p3"),
        ),
        (
            [seat(1, opens_on=date(2020, 1, 2))],
            ("error", "incumbency-outside-position", "incumbency S-1 | p1"),
        ),
        (
            [seat(1, closes_on=TOMORROW)],
            ("error", "incumbency-outside-position", "incumbency S-1 | p1"),
        ),
        (
            [seat(2, unit_id=2, fte_percent=200), person(2), sits(8, 2, 2, from_on=DAY, fte_percent=50)],
            ("error", "incumbencies-overlap", "incumbency S-2 | p2"),
        ),
        (
            [Requisition(id=1, key="REQ-1", position_id=2, status="open")],
            ("warning", "requisition-for-filled", "requisition REQ-1"),
        ),
        (
            [seat(8, status="closed"), Requisition(id=8, key="REQ-8", position_id=8, status="on-hold")],
            ("warning", "requisition-for-closed", "requisition REQ-8"),
        ),
        (
            [seat(8, status="frozen"), Requisition(id=8, key="REQ-8", position_id=8, status="open")],
            ("warning", "requisition-for-frozen", "requisition REQ-8"),
        ),
        (
            [Requisition(id=1, key="REQ-1", position_id=3, status="filled", filled_on=DAY)],
            ("warning", "requisition-without-hire", "requisition REQ-1"),
        ),
        (
            [Requisition(id=1, key="REQ-1", position_id=3, status="open", filled_on=DAY)],
            ("warning", "requisition-filled-day", "requisition REQ-1"),
        ),
        (
            [Requisition(id=8, key="REQ-8", position_id=1, status="filled", opened_on=DAY, filled_on=YESTERDAY)],
            ("error", "end-before-start", "requisition REQ-8"),
        ),
        ([asks(8, 1, 1)], ("warning", "requirement-twice", "requirement Engineer | Skill 1")),
        (
            [asks(1, 1, 1, context="weather=fine")],
            ("warning", "condition-unknown", "requirement Engineer | Skill 1"),
        ),
        ([Role(id=8, name="Sage"), *seated(8, role_id=8)], ("warning", "role-asks-nothing", "role Sage")),
        (
            [target(8, 2, 2, 3, 1)],
            ("warning", "target-nobody-asks", "target Models | Skill 2 | 3"),
        ),
        ([target(8, 1, 1, 3, 2, from_on=DAY)], ("warning", "target-twice", "target Whole | Skill 1 | 3")),
        (
            [Skill(id=2, name="Skill 2", aliases="other; SKILL 1")],
            ("warning", "skill-name-shared", "skill Skill 1"),
        ),
        ([person(8, DAY, YESTERDAY)], ("error", "end-before-start", "person p8")),
        ([seat(8, opens_on=DAY, closes_on=YESTERDAY)], ("error", "end-before-start", "position S-8")),
        (
            [target(1, 1, 1, 3, 1, from_on=DAY, to_on=YESTERDAY)],
            ("error", "end-before-start", "target Whole | Skill 1 | 3"),
        ),
        (
            [said(2, 2, 3, on=DAY, until=YESTERDAY)],
            ("error", "end-before-start", "assessment p2 | Skill 2"),
        ),
        (
            [planned(2, "leave", DAY, person="nobody")],
            ("error", "change-left-out", "planned change grow | 2"),
        ),
    ],
)
def test_a_contradiction_is_found_at_its_row(records: list[Record], expected: tuple[str, str, str]) -> None:
    assert expected in found_in(*records)


@pytest.mark.parametrize(
    "records",
    [
        [seat(8, status="frozen"), Requisition(id=8, key="REQ-8", position_id=8, status="on-hold")],
        [person(2, date(2021, 1, 1), TOMORROW), Requisition(id=8, key="REQ-8", position_id=2, status="open")],
        [Requisition(id=8, key="REQ-8", position_id=1, status="filled", filled_on=date(2019, 12, 1))],
        [target(1, 1, 1, 3, 1, to_on=YESTERDAY), target(8, 1, 1, 3, 2, from_on=DAY)],
        [target(8, 1, 1, 4, 1)],
        [sits(2, 2, 2, from_on=date(2021, 1, 1), to_on=YESTERDAY), sits(8, 2, 2, from_on=DAY)],
        [person(8, TOMORROW)],
        [seat(8, opens_on=TOMORROW), Requisition(id=8, key="REQ-8", position_id=8, status="open")],
        [
            OrganizationFacts(id=1, name="M", planning_date=DAY, size="startup"),
            asks(1, 1, 1, context="size=startup"),
            asks(8, 1, 1, context="size=enterprise"),
        ],
    ],
)
def test_what_is_in_order_raises_no_alarm(records: list[Record]) -> None:
    assert found_in(*records) == []


def test_errors_stand_first_and_each_is_two_full_sentences() -> None:
    rows = [*clean(), person(9), planned(2, "leave", DAY, person="nobody")]
    several = findings(Organization.of(*rows))
    assert [one.severity for one in several] == ["error", "warning"]
    for one in several:
        assert one.text.endswith(".")
        assert one.way_out.endswith(".")
    assert (several[1].record, several[1].record_id, several[1].key) == ("person", 9, "p9")


def test_a_change_left_out_in_a_base_too_is_said_once() -> None:
    base = [Scenario(id=2, key="more", title="More", based_on_id=1), planned(2, "leave", DAY, person="nobody")]
    assert [one for one in found_in(*base) if one[1] == "change-left-out"] == [
        ("error", "change-left-out", "planned change grow | 2")
    ]


def test_under_a_scenario_its_own_changes_and_planned_rows_are_looked_at() -> None:
    rows = [
        *clean(),
        planned(2, "hire", TOMORROW, position="S-1", person="second"),
        Scenario(id=2, key="other", title="Other"),
        planned(1, "leave", DAY, scenario_id=2, person="nobody"),
    ]
    several: tuple[Finding, ...] = findings(Organization.of(*rows).under(1).as_of(TOMORROW))
    assert [(one.code, one.key) for one in several] == [("position-over-filled", "S-1")]


def test_the_sample_has_no_contradiction_but_the_seat_it_tells_of() -> None:
    several = findings(Organization.of(*read_folder(SAMPLE).records))
    assert [(one.code, one.key) for one in several] == [("position-over-filled", "SEARCH-05")]
