from datetime import date, timedelta

import pytest

from organizations import TODAY, small_organization
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.kpi import counts_explained, people_explained, status_explained
from orgwright.planning.kpi_owners import Owner, kpis_by_role, people_on_kpis
from orgwright.planning.kpi_scorecard import scorecard
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading

BO, SENIOR = Owner(person_id=2), 1
MONTHS_AGO = TODAY - timedelta(days=100)


def kpi(target: str) -> Kpi:
    return Kpi(id=1, role_id=SENIOR, name="Latency", target=target, frequency="Weekly", number=1)


def read(key: int, value: float, on: date) -> KpiReading:
    return KpiReading(id=key, role_id=SENIOR, kpi="Latency", person_id=2, read_on=on, value=round(value * 1000))


def explained(target: str, *readings: KpiReading) -> Explanation:
    organization = Organization.of(*small_organization(), *readings)
    return status_explained(organization, BO, scorecard(organization, [kpi(target)], 2)[0])


def results(shown: Explanation) -> dict[str, tuple[float | None, str, str]]:
    return {one.name: (one.value, one.numbers, one.formula) for one in shown.results}


@pytest.mark.parametrize(
    ("target", "value", "is_met", "numbers", "formula"),
    [
        ("p95 < 200 ms", 180, 1, "180 ms < 200 ms: met", "IF({compared}<200,1,0)"),
        ("p95 < 200 ms", 200, 0, "200 ms < 200 ms: missed", "IF({compared}<200,1,0)"),
        ("at most 5%", 5, 1, "5% ≤ 5%: met", "IF({compared}<=5,1,0)"),
        ("> 80–95%", 96, 1, "96% > 95%: met", "IF({compared}>95,1,0)"),
        ("≥ 4/5", 3, 0, "3/5 ≥ 4/5: missed", "IF({compared}>=4,1,0)"),
        ("±5%", 3, 1, "−5% ≤ 3% ≤ 5%: met", "IF(({compared}>=-5)*({compared}<=5),1,0)"),
    ],
)
def test_the_newest_value_is_held_against_the_target(
    target: str, value: float, is_met: int, numbers: str, formula: str
) -> None:
    shown = explained(target, read(1, 1, MONTHS_AGO), read(2, value, TODAY))

    assert results(shown)["is met"] == (is_met, numbers, formula)
    assert results(shown)["latest"][0] == value
    assert [row.values for row in shown.rows] == [(TODAY, value, value, None), (MONTHS_AGO, 1.0, None, None)]


def test_a_change_shows_what_it_is_compared_with() -> None:
    shown = explained("+10–25% QoQ", read(1, 100, MONTHS_AGO), read(2, 120, TODAY))

    assert results(shown)["compared"] == (
        20.0,
        "(120 − 100) / |100| · 100",
        "(SUM({Newest})-SUM({Earlier}))/SUM({Earlier})*100",
    )
    assert results(shown)["is met"] == (1, "20% ≥ 10%: met", "IF({compared}>=10,1,0)")
    assert [row.values[3] for row in shown.rows] == [None, 100.0]
    assert shown.reading.startswith("Earlier is the last reading at least a quarter older than the newest")


def test_a_fall_is_compared_with_its_sign_turned() -> None:
    shown = explained("10% less per quarter", read(1, 100, MONTHS_AGO), read(2, 95, TODAY))

    assert results(shown)["is met"] == (0, "5% ≥ 10%: missed", "IF((0-{compared})>=10,1,0)")


def test_what_is_not_known_says_why() -> None:
    assert "Nothing was read yet." in explained("< 200 ms").reading
    assert "does not say on which side" in explained("< 200–500 ms", read(1, 300, TODAY)).reading
    assert "no reading at least a quarter older" in explained("+10% QoQ", read(1, 300, TODAY)).reading
    no_number = explained("as good as it gets", read(1, 300, TODAY))
    assert no_number.rule == "met: not known, for the target names no number"
    assert list(results(no_number)) == ["latest"]


def test_counts_of_a_scorecard_list_every_kpi() -> None:
    kpis = kpis_by_role([kpi("< 200 ms"), Kpi(id=2, role_id=SENIOR, name="Satisfaction", target="≥ 4/5", number=2)])
    organization = Organization.of(*small_organization(), read(1, 180, MONTHS_AGO))

    shown = counts_explained(organization, kpis, BO)

    assert shown.title == "1 of 2 KPIs met"
    assert [(one.name, one.value) for one in shown.results] == [
        ("met", 1),
        ("missed", 0),
        ("not known", 1),
        ("overdue", 1),
    ]
    assert [row.values[1] for row in shown.rows] == ["Latency", "Satisfaction"]


def test_people_of_a_unit_on_a_kpi_open_their_own_page() -> None:
    kpis = kpis_by_role([kpi("< 200 ms")])
    organization = Organization.of(*small_organization(), read(1, 280, TODAY))
    place = (SENIOR, "latency")

    shown = people_explained(organization, kpis, 1, place, people_on_kpis(organization, kpis, 1)[place])

    assert shown.title == "0 of 1 person met"
    assert [(row.values[0], row.values[3], row.screen, row.record_id) for row in shown.rows] == [
        ("Bo Lind", "missed", "people", 2)
    ]
