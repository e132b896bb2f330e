"""The scorecard as a workbook: typed cells, live counts, native trends, and text that stays text."""

import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.kpi_workbook import Provenance, write_kpi_workbook
from orgwright.planning.kpi_owners import Owner, kpis_by_role
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading

BO, MODELS, SENIOR = Owner(person_id=2), Owner(unit_id=2), 1
SOURCE = Provenance("small.orgwright", 7, "0.1.0")
HOSTILE = '=HYPERLINK("http://x.example")'
KPIS = kpis_by_role(
    [
        Kpi(id=1, role_id=SENIOR, name=HOSTILE, target="p95 < 200 ms", frequency="Weekly", number=1),
        Kpi(id=2, role_id=SENIOR, name="Satisfaction", target="+10% QoQ", number=2),
    ]
)


def organization() -> Organization:
    values = ((1, 250.5, 14), (2, 180, 7))
    mine = [
        KpiReading(
            id=key,
            role_id=SENIOR,
            kpi=HOSTILE,
            person_id=2,
            read_on=TODAY - timedelta(days=back),
            value=round(value * 1000),
            note="+1",
        )
        for key, value, back in values
    ]
    whole = KpiReading(id=3, role_id=SENIOR, kpi="Satisfaction", unit_id=2, read_on=TODAY, value=4000)
    return Organization.of(*small_organization(), *mine, whole)


def written(path: Path, owner: Owner, computed: bool = True) -> Any:
    write_kpi_workbook(organization(), KPIS, owner, path, SOURCE)
    return openpyxl.load_workbook(path, data_only=computed)


def test_the_scorecard_is_typed_and_its_counts_are_live(tmp_path: Path) -> None:
    book = written(tmp_path / "bo.xlsx", BO)
    sheet = book["Scorecard"]

    assert book.sheetnames == ["Scorecard", "Readings", "Trends", "How computed"]
    row = {head.value: cell.value for head, cell in zip(sheet[4], sheet[5], strict=True)}
    assert row["KPI"] == HOSTILE
    assert (row["Newest"], row["Unit"], row["Status"], row["Readings"]) == (180, "ms", "met", 2)
    assert row["Read on"] == datetime(2026, 11, 13)
    assert row["Next due"] == datetime(2026, 11, 20)
    live = openpyxl.load_workbook(tmp_path / "bo.xlsx")["Scorecard"]
    counts = {live.cell(line, 9).value: live.cell(line, 10).value for line in range(7, 12)}
    assert counts["KPIs met"] == "=COUNTIF('Scorecard'!$J$5:$J$6,\"met\")"
    assert [sheet.cell(line, 10).value for line in range(8, 11)] == [1, 0, 1]


def test_readings_stand_kpi_by_kpi_with_the_bound_that_is_drawn(tmp_path: Path) -> None:
    sheet = written(tmp_path / "bo.xlsx", BO)["Readings"]

    assert [[cell.value for cell in line][2:] for line in sheet.iter_rows(min_row=5)] == [
        [datetime(2026, 11, 6), 250.5, "ms", 200, "+1"],
        [datetime(2026, 11, 13), 180, "ms", 200, "+1"],
    ]


def test_each_trend_is_a_native_chart_over_the_sheet_of_readings(tmp_path: Path) -> None:
    written(tmp_path / "bo.xlsx", BO)

    with zipfile.ZipFile(tmp_path / "bo.xlsx") as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        text = parts.read(charts[0]).decode()
    assert len(charts) == 1
    assert "Readings!$D$5:$D$6" in text
    assert "Readings!$F$5:$F$6" in text


def test_no_text_of_people_becomes_a_formula(tmp_path: Path) -> None:
    book = written(tmp_path / "bo.xlsx", BO, computed=False)

    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(one.startswith("=COUNTIF(") for one in formulas)


def test_a_unit_has_a_sheet_of_its_people_and_no_trend_of_one_reading(tmp_path: Path) -> None:
    book = written(tmp_path / "models.xlsx", MODELS)

    assert book.sheetnames == ["Scorecard", "Readings", "People", "How computed"]
    rows = [[cell.value for cell in line] for line in book["People"].iter_rows(min_row=5)]
    assert rows == [
        ["Senior Engineer", HOSTILE, "Bo Lind", "bo-lind", 180, "ms", datetime(2026, 11, 13), "met"],
    ]


def test_the_same_data_gives_the_same_bytes_and_says_where_it_is_from(tmp_path: Path) -> None:
    book = written(tmp_path / "one.xlsx", BO)
    written(tmp_path / "other.xlsx", BO)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "other.xlsx").read_bytes()
    notes = {row[0].value: row[1].value for row in book["How computed"].iter_rows(min_row=4)}
    assert (notes["Workspace"], notes["Last action"]) == ("small.orgwright", "number 7")


def test_a_path_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput):
        write_kpi_workbook(organization(), KPIS, BO, tmp_path / "no" / "bo.xlsx", SOURCE)
