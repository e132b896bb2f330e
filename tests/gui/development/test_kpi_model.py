from datetime import date, timedelta

from organizations import TODAY, small_organization
from orgwright.gui.development.kpi_model import (
    counts_text,
    due_rows,
    found_owners,
    owner_rows,
    reading_rows,
    scorecard_rows,
)
from orgwright.planning.kpi_owners import Owner, OwnerCounts, kpis_by_role
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading, Record

BO, MODELS, SENIOR = Owner(person_id=2), Owner(unit_id=2), 1
KPIS = kpis_by_role(
    [
        Kpi(id=1, role_id=SENIOR, name="Satisfaction", target="≥ 4/5", frequency="Quarterly", number=1),
        Kpi(id=2, role_id=SENIOR, name="Latency", target="p95 < 200 ms", frequency="Weekly", number=2),
    ]
)


def read(key: int, value: float, on: date, kpi: str = "Latency") -> KpiReading:
    return KpiReading(
        id=key, role_id=SENIOR, kpi=kpi, person_id=2, read_on=on, value=round(value * 1000), note=f"note {key}"
    )


def organization(*rows: Record) -> Organization:
    return Organization.of(*small_organization(), *rows)


def test_units_and_people_stand_with_what_they_met() -> None:
    units, people = owner_rows(organization(read(1, 180, TODAY)), KPIS, 1)

    assert [(row.name, row.counts) for row in units] == [
        ("Engineering", OwnerCounts(unknown=2, never_read=2)),
        ("Models", OwnerCounts(unknown=2, never_read=2)),
    ]
    assert [(row.name, row.second, row.asked, row.counts.met) for row in people] == [
        ("Ana Ruiz", "Staff Engineer", 0, 0),
        ("Bo Lind", "Senior Engineer", 2, 1),
    ]


def test_the_whole_organization_lists_its_uppermost_units() -> None:
    units, _ = owner_rows(organization(), KPIS, None)

    assert [row.name for row in units] == ["Engineering"]


def test_what_was_read_stands_before_what_was_not() -> None:
    ((role, note, rows),) = scorecard_rows(organization(read(1, 180, TODAY - timedelta(days=8))), KPIS, BO)

    assert (role, note) == ("Senior Engineer", "1 of 2 read")
    assert [(row.standing.kpi.name, row.status_text, row.newest_text) for row in rows] == [
        ("Latency", "met", "180 ms"),
        ("Satisfaction", "not read", ""),
    ]
    assert [row.is_overdue for row in rows] == [True, False]
    assert rows[0].overdue_days == 1
    assert rows[0].of_day_text == ""


def test_a_reading_of_the_very_day_stands_in_the_field_to_type_in() -> None:
    ((_, _, rows),) = scorecard_rows(organization(read(1, 210, TODAY)), KPIS, BO)

    assert (rows[0].of_day_text, rows[0].status_text, rows[0].status_tone) == ("210 ms", "missed", "short")


def test_what_was_understood_is_said_of_every_target() -> None:
    picture = organization(read(1, 5, TODAY, "Gone"))
    kpis = kpis_by_role(
        [
            Kpi(role_id=SENIOR, name="Numbers", target="> 95%"),
            Kpi(role_id=SENIOR, name="Words", target="as good as it gets"),
            Kpi(role_id=SENIOR, name="Nothing"),
        ]
    )
    ((_, _, rows),) = scorecard_rows(picture, kpis, BO)

    assert {row.standing.kpi.name: (row.understood, row.can_be_read) for row in rows} == {
        "Numbers": ("Understood as: above 95%", True),
        "Words": ("No number in it: the status stays not known", True),
        "Nothing": ("No target", True),
        "Gone": ("No longer a KPI of the role", False),
    }


def test_a_unit_says_how_its_people_stand_on_each_kpi() -> None:
    ((_, _, rows),) = scorecard_rows(organization(read(1, 180, TODAY)), KPIS, MODELS)

    assert {row.standing.kpi.name: row.people_text for row in rows} == {
        "Latency": "1 met",
        "Satisfaction": "1 not known",
    }


def test_what_is_due_comes_with_whose_it_is() -> None:
    picture = organization(read(1, 180, TODAY - timedelta(days=30)), read(2, 4.5, TODAY, "Satisfaction"))

    rows = due_rows(picture, KPIS, [BO, MODELS], TODAY + timedelta(days=7))

    assert [(row.owner_name, row.standing.kpi.name, row.overdue_days) for row in rows] == [("Bo Lind", "Latency", 23)]


def test_readings_are_listed_the_newest_first_with_their_note() -> None:
    picture = organization(read(1, 250, TODAY - timedelta(days=7)), read(2, 180, TODAY))
    ((_, _, rows),) = scorecard_rows(picture, KPIS, BO)

    shown = reading_rows(rows[0].standing, {1: "slow", 2: ""})

    assert [(row.value, row.met_text, row.note) for row in shown] == [
        ("180 ms", "met", ""),
        ("250 ms", "missed", "slow"),
    ]


def test_counts_are_said_in_words() -> None:
    assert counts_text(OwnerCounts(met=2, unknown=3)) == "2 met, 3 not known"


def test_owners_are_found_by_name_and_role() -> None:
    _, people = owner_rows(organization(), KPIS, 1)

    assert [row.name for row in found_owners(people, "senior bo")] == ["Bo Lind"]
