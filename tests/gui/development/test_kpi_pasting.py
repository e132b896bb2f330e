from datetime import date

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.gui.development.kpi_pasting import PastedRow, Pasting
from orgwright.planning.kpi_owners import Owner, kpis_by_role
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading

BO, SENIOR, STAFF = Owner(person_id=2), 1, 2
KPIS = kpis_by_role(
    [
        Kpi(id=1, role_id=SENIOR, name="Latency", target="p95 < 200 ms"),
        Kpi(id=2, role_id=STAFF, name="Adoption", target="> 60%"),
    ]
)
OLD = KpiReading(id=1, role_id=SENIOR, kpi="Latency", person_id=2, read_on=date(2026, 11, 1), value=1)


def pasted(text: str, owner: Owner | None = BO) -> list[PastedRow]:
    organization = Organization.of(*small_organization(), OLD)
    return Pasting(organization, KPIS, owner, TODAY).rows(text)


def test_a_table_with_heads_is_read_by_them() -> None:
    (one, other) = pasted(
        "Value\tKPI\tDate\tPerson\tNote\n"
        "180 ms\tlatency\t2026-11-02\tBo Lind\tload test\n"
        "72,5\tAdoption\t3.11.2026\tana-ruiz\t\n"
    )

    assert (one.whose, one.kpi, one.day, one.value, one.note) == (
        "Bo Lind",
        "Latency",
        "2 Nov 2026",
        "180 ms",
        "load test",
    )
    assert one.new is not None
    assert one.is_taken
    assert other.new is not None
    assert (other.new.role_id, other.new.person_id, other.new.read_on) == (STAFF, 1, date(2026, 11, 3))
    assert other.value == "72.5%"


def test_a_table_without_heads_is_read_by_what_stands_in_it() -> None:
    (one,) = pasted("2026-11-02\tana-ruiz\tAdoption\t72\n")

    assert (one.whose, one.kpi, one.day, one.value) == ("Ana Ruiz", "Adoption", "2 Nov 2026", "72%")


def test_text_of_a_csv_file_is_parted_by_its_own_mark() -> None:
    assert [row.value for row in pasted("KPI;Value\nLatency;180,5\n")] == ["180.5 ms"]
    assert [row.value for row in pasted('KPI,Value\nLatency,"1,204"\n')] == ["1,204 ms"]


def test_lines_without_a_name_or_a_day_are_of_the_chosen_one_and_of_the_day() -> None:
    (one,) = pasted("KPI\tValue\nLatency\t180\n")

    assert (one.whose, one.day) == ("Bo Lind", "20 Nov 2026")


def test_a_unit_may_be_named_too() -> None:
    (one,) = pasted("KPI\tValue\tUnit\nLatency\t180\tModels\n")

    assert one.new is not None
    assert (one.new.unit_id, one.new.person_id) == (2, None)


def test_what_replaces_a_reading_says_so() -> None:
    (one,) = pasted("KPI\tDate\tValue\nLatency\t2026-11-01\t180\n")

    assert (one.note, one.is_taken) == ("Replaces the reading of that day.", True)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Latency\t\tmany\t", "“many” is not a number; write a value such as 200 ms."),
        ("Latency\tsoon\t180\t", "Date: write the day as 2026-11-20."),
        ("Latency\t\t180\tZed", "There is no single person or unit called “Zed”."),
        ("Adoption\t\t70\t", "“Adoption” is not among the KPIs of Bo Lind (Senior Engineer)."),
    ],
)
def test_a_line_that_cannot_be_recorded_says_why_and_is_shown_as_written(line: str, sentence: str) -> None:
    (one,) = pasted(f"KPI\tDate\tValue\tPerson\n{line}\n")

    assert (one.note, one.can_come_in, one.is_taken) == (sentence, False, False)
    assert one.value == line.split("\t")[2]


def test_the_same_kpi_and_day_twice_comes_in_once() -> None:
    first, second = pasted("KPI\tValue\nLatency\t180\nlatency\t190\n")

    assert (first.is_taken, second.is_taken) == (True, False)
    assert second.note == "The same KPI and day stand above it already."


def test_a_line_of_nobody_is_refused_where_nobody_is_chosen() -> None:
    (one,) = pasted("KPI\tValue\nLatency\t180\n", owner=None)

    assert one.note == "It names no person or unit, and none is chosen."


@pytest.mark.parametrize("text", ["", "hello", "one\ttwo\nthree\tfour"])
def test_a_text_that_is_no_table_of_readings_is_refused(text: str) -> None:
    with pytest.raises(RefusedInput, match="no table of readings"):
        pasted(text)
