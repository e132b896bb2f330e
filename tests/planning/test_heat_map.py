import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_organizations import UNITS, organizations
from organizations import TODAY, small_organization
from orgwright.planning.coverage import RequirementCoverage, person_coverage, unit_coverage
from orgwright.planning.heat_map import HeatCell, heat_map, target_headings, targets_row
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Requirement, Skill


def asked_of(organization: Organization, people: list[int], skill_ids: tuple[int, ...]) -> list[RequirementCoverage]:
    every = (one for person in people for one in person_coverage(organization, person).requirements)
    return [one for one in every if one.is_applicable and one.skill_id in skill_ids]


def plainly(requirements: list[RequirementCoverage]) -> HeatCell | None:
    total = sum(one.weight for one in requirements)
    if not total:
        return None
    low = sum(one.weight * min(one.held / one.required, 1) for one in requirements if one.held is not None)
    unknown = sum(one.weight for one in requirements if one.held is None)
    gated = [one for one in requirements if one.is_gate]
    held = {one.skill_id for one in gated if one.status == "met"}
    gaps = {one.skill_id for one in gated if one.status == "short"} - held
    return HeatCell(low / total, (low + unknown) / total, len(requirements), bool(gaps))


def assert_same(found: HeatCell | None, expected: HeatCell | None) -> None:
    if found is None or expected is None:
        assert found is expected
        return
    assert (found.low, found.high) == (pytest.approx(expected.low), pytest.approx(expected.high))
    assert (found.asked, found.has_critical_gap) == (expected.asked, expected.has_critical_gap)


@settings(max_examples=60, deadline=None)
@given(organizations(), st.sampled_from([None, *range(1, UNITS + 1)]), st.sampled_from([None, "Field 0", "Field 1"]))
def test_every_cell_of_a_unit_is_the_plain_sum_over_its_people(
    organization: Organization, unit_id: int | None, category: str | None
) -> None:
    shown = heat_map(organization, category)
    people = sorted(organization.seating.people_of(unit_id))
    row = shown.unit(organization, unit_id)
    for heading, cell in zip(shown.headings, row.cells, strict=True):
        assert_same(cell, plainly(asked_of(organization, people, heading.skill_ids)))
    covered = unit_coverage(organization, unit_id)
    assert (row.low, row.high, row.in_full) == (covered.role_low, covered.role_high, covered.role_compliance)
    gates = covered.gates
    assert (row.gates_held, row.gates_unknown, row.gates) == (gates["held"], gates["unknown"], sum(gates.values()))


@settings(max_examples=40, deadline=None)
@given(organizations())
def test_the_row_of_a_person_is_that_person_alone(organization: Organization) -> None:
    shown = heat_map(organization)
    for person_id in organization.people:
        row, alone = shown.person(person_id), person_coverage(organization, person_id)
        assert (row.low, row.high) == (pytest.approx(alone.low), pytest.approx(alone.high))
        for heading, cell in zip(shown.headings, row.cells, strict=True):
            assert_same(cell, plainly(asked_of(organization, [person_id], heading.skill_ids)))


@settings(max_examples=40, deadline=None)
@given(organizations(), st.sampled_from([None, *range(1, UNITS + 1)]))
def test_target_cells_are_the_coverage_over_the_targets_of_their_skills(
    organization: Organization, unit_id: int | None
) -> None:
    covered = unit_coverage(organization, unit_id)
    headings = target_headings(organization, None)
    row = targets_row(organization, unit_id, headings)
    assert (row.low, row.high, row.in_full, row.targets) == (
        covered.low,
        covered.high,
        covered.strict_low,
        len(covered.targets),
    )
    for heading, cell in zip(headings, row.cells, strict=True):
        several = [one for one in covered.targets if one.skill_id in heading.skill_ids]
        total = sum(one.weight for one in several)
        if cell is None:
            assert not several
            continue
        assert cell.low == pytest.approx(sum(one.weight * one.share_low for one in several) / total)
        assert cell.has_critical_gap == any(one.holders_low == 0 for one in several)


def test_a_category_opens_to_its_skills_the_most_asked_first() -> None:
    organization = Organization.of(*small_organization())
    (whole,) = heat_map(organization).headings
    assert whole.title == organization.skills[1].category
    assert [one.title for one in heat_map(organization, whole.title).headings] == ["Python", "Forecasting"]


def test_a_category_is_held_by_weight_over_all_its_people() -> None:
    records = [one for one in small_organization() if not isinstance(one, Skill | Requirement | Assessment)]
    records += [Skill(id=key, name=name, category="Data" if key < 3 else "") for key, name in enumerate("ABC", 1)]
    asked = ((1, "critical", 4), (2, "important", 3), (3, "optional", 2))
    for number, (skill_id, importance, level) in enumerate(asked, 1):
        for role_id in (1, 2):
            key = 10 * role_id + number
            records.append(
                Requirement(
                    id=key, role_id=role_id, skill_id=skill_id, tier="must-have", importance=importance, level=level
                )
            )
    held = ((1, 1, 4), (2, 1, 2), (1, 2, 3), (1, 3, 1))
    records += [
        Assessment(person_id=person, skill_id=skill, level=level, assessor="Mo", assessed_on=TODAY)
        for person, skill, level in held
    ]
    organization = Organization.of(*records)
    shown = heat_map(organization)
    data, none = shown.unit(organization, None).cells
    assert [one.title for one in shown.headings] == ["Data", ""]
    assert data == HeatCell((4 + 2 + 3) / 14, (4 + 2 + 3 + 3) / 14, 4, False)
    assert none == HeatCell(0.25, 0.75, 2, False)


def test_only_what_some_people_are_asked_is_a_heading() -> None:
    organization = Organization.of(*small_organization())
    (whole,) = heat_map(organization, person_ids=[2]).headings
    assert whole.skill_ids == (1,)
    assert heat_map(organization, person_ids=[]).headings == ()
    assert [one.skill_ids for one in target_headings(organization, 1)] == [(1,)]
    assert target_headings(organization, 2) == ()


def test_a_critical_must_have_that_one_of_the_people_holds_is_no_critical_gap_of_their_unit() -> None:
    records = small_organization()
    organization = Organization.of(*records)
    (cell,) = heat_map(organization).unit(organization, 2).cells
    assert cell is not None
    assert cell.has_critical_gap
    records[next(place for place, one in enumerate(records) if one.id == 2 and hasattr(one, "assessor"))].level = 3
    better = Organization.of(*records)
    (cell,) = heat_map(better).unit(better, 2).cells
    assert cell == HeatCell(1.0, 1.0, 1, False)
