"""The sheets of a staffing plan beside those of months: what they say, what ties, and what is left out."""

import zipfile
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from dated_organizations import FIRST, dated_organizations
from organizations import small_organization
from orgwright.exchange.hostile import refuse_hostile
from orgwright.exchange.staffing_checks import ALL_HOLD, FAILS, HOLDS
from orgwright.exchange.staffing_content import StaffingContent, staffing_content
from orgwright.exchange.staffing_gaps import SINGLE, UNCOVERED
from orgwright.exchange.staffing_plans import Provenance, shown_plans
from orgwright.exchange.staffing_summary import NAMES
from orgwright.exchange.staffing_workbook import write_staffing_content, write_staffing_workbook
from orgwright.planning.budgets import budget_plan
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension, breakdown
from orgwright.planning.privacy import FOLDED, Profile
from orgwright.planning.staffing import staffing_plan
from orgwright.records import (
    CostRate,
    Goal,
    OrganizationFacts,
    PlannedChange,
    Position,
    Requisition,
    Scenario,
    Target,
    Unit,
)
from orgwright.shipped import shipped
from orgwright.workspace import Workspace
from recalculated import NO_OFFICE, compare_formulas

AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
SOURCE = Provenance("small.orgwright", 7, "0.1.0", AT)
needs_office = pytest.mark.skipif(NO_OFFICE, reason="LibreOffice is not installed here.")


@cache
def small() -> Organization:
    records = small_organization()
    for one in records:
        if isinstance(one, Position):
            one.annual_cost, one.location = 6_000_000 + (one.id or 0), "Faro"
        if isinstance(one, Unit):
            one.annual_budget = 5_000_000
    changes = [
        PlannedChange(id=91, scenario_id=1, number=91, on=date(2027, 1, 1), change="leave", person="nobody"),
        PlannedChange(
            id=92, scenario_id=1, number=92, on=date(2027, 2, 1), change="raise-skill", person="ana-ruiz", value=5,
            skill_id=1,
        ),
    ]  # fmt: skip
    return Organization.of(*records, *changes, Goal(id=1, person_id=1, skill_id=1, from_level=2, level=4))


@cache
def content(*ids: int | None) -> StaffingContent:
    return staffing_content(small(), ids, None, 6)


def book(path: Path, *ids: int | None, values: bool = True) -> Any:
    write_staffing_content(content(*ids), path, SOURCE)
    return openpyxl.load_workbook(path, data_only=values)


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the heads of their columns."""
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[0] is not None]


@cache
def sample_path(folder: Path) -> Path:
    """A workspace of the sample."""
    path = folder / "sample.orgwright"
    Workspace.build(shipped("sample_org"), path, "Tests").close()
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Organization:
    opened = Workspace.open(sample_path(tmp_path_factory.mktemp("sample")), "Tests")
    picture = opened.organization
    opened.close()
    return picture


def test_every_total_is_checked_and_ties(tmp_path: Path) -> None:
    made = book(tmp_path / "p.xlsx", None, 1)
    rows = rows_of(made["Checks"])
    assert {row["Scenario"] for row in rows} == {"As recorded", "Grow"}
    assert {row["Verdict"] for row in rows} == {HOLDS}
    assert all(row["One way"] == row["Other way"] and row["Difference"] == 0 for row in rows)
    assert any("by location added up" in row["What must tie"] for row in rows)
    assert made["Summary"]["B8"].value == ALL_HOLD


def test_a_number_that_does_not_tie_is_told_at_once(tmp_path: Path) -> None:
    picture, plan = content(None).plans[0]
    whole = list(plan.whole)
    whole[2] = replace(whole[2], closing=whole[2].closing + 1, cost=whole[2].cost + 7)
    wrong = copy(plan)
    wrong.__dict__["whole"] = tuple(whole)
    write_staffing_workbook([(picture, wrong)], tmp_path / "p.xlsx", SOURCE)
    made = openpyxl.load_workbook(tmp_path / "p.xlsx", data_only=True)
    failed = {row["What must tie"]: row["Difference"] for row in rows_of(made["Checks"]) if row["Verdict"] == FAILS}
    assert failed["Every closing is the opening of the next month"] == 1
    assert failed["Closing of all months, by level added up = the whole"] == -1
    assert failed["Cost by position + hires + training = cost of the whole"] == -0.07
    assert made["Summary"]["B7"].value == f"{len(failed)} totals do not tie"


@settings(max_examples=15)
@given(dated_organizations())
def test_all_totals_tie_in_any_organization(organization: Organization) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "p.xlsx"
        write_staffing_workbook([(organization, staffing_plan(organization, FIRST, 13))], path, SOURCE)
        rows = rows_of(openpyxl.load_workbook(path, data_only=True)["Checks"])
    assert len(rows) > 15
    assert [row["What must tie"] for row in rows if row["Verdict"] != HOLDS] == []


@needs_office
def test_a_total_that_does_not_tie_is_told_when_it_is_computed_again(tmp_path: Path) -> None:
    from recalculated import recalculated

    made = book(tmp_path / "p.xlsx", None, values=False)
    sheet = made["Cost by position"]
    sheet["E5"] = sheet["E5"].value + 1
    made.save(tmp_path / "edited.xlsx")
    again = recalculated(tmp_path / "edited.xlsx", tmp_path)
    failed = [row["What must tie"] for row in rows_of(again["Checks"]) if row["Verdict"] == FAILS]
    assert failed == ["Cost by position + hires + training = cost of the whole"]
    assert again["Summary"]["B7"].value == "1 totals do not tie"


@pytest.mark.parametrize("dimension", [Dimension.FAMILY, Dimension.LEVEL, Dimension.LOCATION])
def test_the_plan_stands_by_family_level_and_location(tmp_path: Path, dimension: Dimension) -> None:
    picture, plan = content(None).plans[0]
    rows = rows_of(book(tmp_path / "p.xlsx", None)[f"By {dimension.value}"])
    wanted = [
        (group.title, one.closing, one.cost / 100)
        for group in breakdown(picture, plan, dimension).groups
        for one in group.months
    ]
    assert [(row[dimension.value.capitalize()], row["Closing"], row["Cost"]) for row in rows] == wanted


def test_every_seat_has_its_cost_by_month_and_the_budget_its_difference(tmp_path: Path) -> None:
    made = book(tmp_path / "p.xlsx", None)
    picture, plan = content(None).plans[0]
    costs = {row["Position"]: row["Total"] for row in rows_of(made["Cost by position"]) if row["Unit"]}
    for place, key in enumerate(plan.seats.position_ids):
        total = int(plan.seats.costs[place, 0].sum())
        assert costs.get(picture.positions[key].key, 0) == total / 100
    whole = budget_plan(picture, plan, None).whole
    assert whole.budget is not None
    last = rows_of(made["Budget"])[-1]
    assert (last["Budget"], last["Cost"]) == (whole.budget / 100, whole.cost / 100)
    assert last["Difference"] == pytest.approx((whole.budget - whole.cost) / 100)


def test_gaps_say_what_is_short_and_what_hangs_on_one_person(tmp_path: Path) -> None:
    rows = rows_of(book(tmp_path / "p.xlsx", None)["Gaps"])
    assert rows
    for row in rows:
        assert row["People short"] == max(row["People needed"] - row["Held by"], 0)
        assert (row["Case"] == UNCOVERED) == (row["Held by"] == 0)
        assert (row["Case"] == SINGLE) == (row["Held by"] == 1)


def test_gaps_say_what_the_plan_closes_by_the_end(sample: Organization, tmp_path: Path) -> None:
    scenario_id = next(key for key, one in sample.scenarios.items() if one.title == "Hire plan 2027")
    write_staffing_content(staffing_content(sample, (scenario_id,), None, 12), tmp_path / "p.xlsx", SOURCE)
    rows = rows_of(openpyxl.load_workbook(tmp_path / "p.xlsx", data_only=True)["Gaps"])
    last = sample.under(scenario_id).as_of(date(2027, 10, 31))
    units = {one.name: key for key, one in sample.units.items()}
    skills = {one.name: key for key, one in sample.skills.items()}
    held = {(one.unit_id, one.skill_id, one.level): one for one in unit_coverage(last, None).targets}
    assert len(rows) > 50
    for row in rows:
        one = held.get((units[row["Unit"]], skills[row["Skill"]], row["Level"]))
        wanted = (None, None) if one is None else (one.holders_low, max(-one.slack, 0))
        assert (row["Held by at the end"], row["People short at the end"]) == wanted


def test_actions_are_sentences_with_their_day_cost_and_why_they_are_left_out(tmp_path: Path) -> None:
    rows = rows_of(book(tmp_path / "p.xlsx", None, 1)["Actions"])
    changes = [row for row in rows if row["Kind"] == "planned change"]
    left_out = [row for row in changes if row["State"] == "left out"]
    assert [row["Day"] for row in left_out] == [datetime(2027, 1, 1)]
    assert left_out[0]["Why"]
    assert "Raise Ana Ruiz to level 5 in " in changes[-1]["What is done"]
    assert all(row["One-off cost"] is not None for row in changes if "Hire" in row["What is done"])
    goals = [row["What is done"] for row in rows if row["Kind"] == "development goal"]
    assert goals == [f"Ana Ruiz reaches level 4 in {small().skills[1].name}"]


def test_futures_stand_as_bands_with_their_rates_and_assumptions(tmp_path: Path) -> None:
    made = book(tmp_path / "p.xlsx", None)
    (one,) = content(None).futures
    rows = rows_of(made["Attrition"])
    assert [row["Headcount: median"] for row in rows] == list(one.headcount.median)
    assert [row["Coverage, low end: 10 %"] for row in rows] == list(one.coverage.low)
    assert rows_of(made["Rates of leaving"])[-1]["Job level"] == "All"
    said = {row[0]: row[1] for row in made["Assumptions"].iter_rows(values_only=True)}
    assert said["Seed"].startswith(f"{one.seed}:")
    assert "is not replaced" in said["Not replaced"]
    assert f"{one.count:,}" in said["Futures"]


def test_requisitions_are_backfills_or_net_new(tmp_path: Path) -> None:
    rows = rows_of(book(tmp_path / "p.xlsx", None)["Requisitions"])
    assert {row["Kind"] for row in rows} <= {"backfill", "net new"}
    assert [row["Requisition"] for row in rows] == sorted(one.key for one in small().table(Requisition).values())


def test_columns_that_people_edit_are_checked(tmp_path: Path) -> None:
    made = book(tmp_path / "p.xlsx", None)
    for name, fewest in (("Positions", 4), ("Requisitions", 4)):
        rules = made[name].data_validations.dataValidation
        assert len(rules) == fewest
        heads = {made[name][f"{str(rule.sqref).rstrip('0123456789').split('5')[0]}4"].value for rule in rules}
        assert "Status" in heads


def test_key_figures_have_names_for_formulas(tmp_path: Path) -> None:
    made = book(tmp_path / "p.xlsx", None)
    plan = content(None).plans[0][1]
    found = {}
    for name in NAMES:
        sheet, cell = made.defined_names[name].attr_text.replace("'", "").replace("$", "").split("!")
        found[name] = made[sheet][cell].value
    assert found["Headcount_at_end"] == plan.whole[-1].closing
    assert found["Plan_cost"] == sum(one.cost for one in plan.whole) / 100
    assert found["Coverage_low"] == plan.coverage[-1].low
    assert found["Plan_budget"] == sum(one.budget or 0 for one in budget_plan(small(), plan, None).months) / 100


def test_the_summary_holds_cost_against_the_budget(tmp_path: Path) -> None:
    for row in rows_of(book(tmp_path / "p.xlsx", None, 1)["Summary"])[:2]:
        assert row["Budget less cost"] == pytest.approx(row["Budget"] - row["Cost"], abs=0.001)
    without = Organization.of(*(one for one in small_organization()))
    write_staffing_content(staffing_content(without, (None,), None, 6), tmp_path / "q.xlsx", SOURCE)
    row = rows_of(openpyxl.load_workbook(tmp_path / "q.xlsx", data_only=True)["Summary"])[0]
    assert (row["Budget"], row["Budget less cost"]) == (None, None)


def test_long_titles_of_scenarios_are_cut_in_legends(tmp_path: Path) -> None:
    records = small_organization()
    for one in records:
        if isinstance(one, Scenario):
            one.title = "Y" * 90
    write_staffing_content(staffing_content(Organization.of(*records), (1,), None, 6), tmp_path / "p.xlsx", SOURCE)
    with zipfile.ZipFile(tmp_path / "p.xlsx") as packed:
        charts = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/charts/chart")]
    assert sum("Y" * 39 + "…" in chart for chart in charts) == 3
    assert not any("Y" * 40 in chart for chart in charts)


def test_charts_are_native_and_keep_their_values(tmp_path: Path) -> None:
    book(tmp_path / "p.xlsx", None, 1)
    with zipfile.ZipFile(tmp_path / "p.xlsx") as packed:
        charts = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 8
    closing = content(None, 1).plans[1][1].whole[-1].fte.closing / 100
    assert any(f"<c:v>{closing:g}</c:v>" in chart and "Grow" in chart for chart in charts)


def test_pages_are_set_up_for_printing(tmp_path: Path) -> None:
    made = book(tmp_path / "p.xlsx", None)
    for sheet in made:
        assert sheet.oddHeader.left.text == f"Staffing plan of {small().facts.name}".replace("&", "&&")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.orientation == (
            "landscape" if sheet.title not in ("Assumptions", "How computed") else "portrait"
        )


def test_the_properties_say_where_it_comes_from_and_no_clock(tmp_path: Path) -> None:
    properties = book(tmp_path / "p.xlsx", None, 1).properties
    assert properties.created == AT.replace(tzinfo=None)
    assert properties.modified == AT.replace(tzinfo=None)
    assert "small.orgwright, action 7 of 2026-11-20 08:30 UTC, Orgwright 0.1.0" in properties.description
    assert "As recorded; Grow" in properties.description


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for path in (first, second):
        write_staffing_content(staffing_content(small(), (None, 1), None, 6), path, SOURCE)
    assert first.read_bytes() == second.read_bytes()
    refuse_hostile(first)


def test_without_pay_there_are_no_amounts_and_no_sheets_of_them(tmp_path: Path) -> None:
    made = staffing_content(small(), (None, 1), None, 6, Profile(pay=False))
    write_staffing_content(made, tmp_path / "p.xlsx", SOURCE)
    found = openpyxl.load_workbook(tmp_path / "p.xlsx", data_only=True)
    assert not {"Cost", "Budget", "Cost by position", "Rates"} & set(found.sheetnames)
    for sheet in found:
        for row in sheet.iter_rows():
            for cell in row:
                assert "€" not in cell.number_format, (sheet.title, cell.coordinate)
    assert "Plan_cost" not in found.defined_names
    heads = [cell.value for cell in found["Positions"][4]]
    assert not [one for one in heads if "cost" in str(one)]
    assert {"Status", "Critical"} <= set(heads)
    assert {row["Verdict"] for row in rows_of(found["Checks"])} == {HOLDS}


def test_small_groups_stand_in_one_row_that_adds_up(sample: Organization, tmp_path: Path) -> None:
    made = staffing_content(sample, (None,), None, 3, Profile(small_groups=False))
    write_staffing_content(made, tmp_path / "p.xlsx", SOURCE)
    found = openpyxl.load_workbook(tmp_path / "p.xlsx", data_only=True)
    (shown,) = shown_plans(made.plans)
    several = {dimension: shown.groups(dimension) for dimension in Dimension}
    assert FOLDED in {title for rows in several.values() for title, _ in rows}
    for rows in several.values():
        for place, whole in enumerate(made.plans[0][1].whole):
            assert sum(months[place].closing for _, months in rows) == whole.closing
            assert all(months[place].closing == 0 or months[place].closing >= 5 for _, months in rows)
    assert "Cost by position" not in found.sheetnames
    assert {row["Verdict"] for row in rows_of(found["Checks"])} == {HOLDS}
    assert all(row["People"] >= 5 for row in rows_of(found["Rates of leaving"]))


@needs_office
@pytest.mark.parametrize(("scenarios", "months"), [(1, 36), (4, 12)])
def test_another_program_computes_the_numbers_of_the_sample(
    sample: Organization, tmp_path: Path, scenarios: int, months: int
) -> None:
    ids = [None, *sorted(sample.scenarios)][:scenarios]
    assert len(ids) == scenarios
    write_staffing_content(staffing_content(sample, ids, None, months), tmp_path / "p.xlsx", SOURCE)
    assert compare_formulas(tmp_path / "p.xlsx", tmp_path) > 1_500 * scenarios


@needs_office
def test_another_program_computes_a_plan_without_targets_and_costs(tmp_path: Path) -> None:
    kept = [one for one in small_organization() if not isinstance(one, Target | CostRate)]
    for one in kept:
        if isinstance(one, Position):
            one.annual_cost = None
    picture = Organization.of(*kept)
    write_staffing_content(staffing_content(picture, (None, 1), None, 60), tmp_path / "p.xlsx", SOURCE)
    assert compare_formulas(tmp_path / "p.xlsx", tmp_path) > 1_000


def test_an_empty_organization_has_a_workbook_too(tmp_path: Path) -> None:
    picture = Organization.of(*(one for one in small_organization() if isinstance(one, OrganizationFacts)))
    write_staffing_content(staffing_content(picture, (None,), None, 12), tmp_path / "p.xlsx", SOURCE)
    found = openpyxl.load_workbook(tmp_path / "p.xlsx", data_only=True)
    assert {row["Verdict"] for row in rows_of(found["Checks"])} == {HOLDS}


def test_months_that_are_over_have_no_futures(tmp_path: Path) -> None:
    made = staffing_content(small(), (None,), date(2020, 1, 1), 12)
    assert made.futures == ()
    write_staffing_content(made, tmp_path / "p.xlsx", SOURCE)
    assert "Attrition" not in openpyxl.load_workbook(tmp_path / "p.xlsx").sheetnames
