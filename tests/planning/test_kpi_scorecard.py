from datetime import date
from decimal import Decimal

import pytest

from orgwright.planning.kpi_scorecard import KpiStatus, due_readings, period, scorecard
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading, OrganizationFacts, Person, Role, Unit

DAY = date(2027, 3, 1)


def organization(*readings: KpiReading) -> Organization:
    return Organization.of(
        OrganizationFacts(id=1, name="Example", planning_date=DAY),
        Role(id=1, name="Engineer"),
        Person(id=1, key="p1", name="Person 1"),
        Unit(id=1, name="Unit"),
        *readings,
    )


def kpi(target: str, frequency: str = "Monthly", name: str = "Latency") -> Kpi:
    return Kpi(role_id=1, name=name, target=target, frequency=frequency)


def read(value: float, on: date, person: int | None = 1, unit: int | None = None, name: str = "latency") -> KpiReading:
    return KpiReading(role_id=1, kpi=name, person_id=person, unit_id=unit, read_on=on, value=round(value * 1000))


@pytest.mark.parametrize(
    ("frequency", "name", "next_on"),
    [
        ("Daily", "day", date(2027, 2, 1)),
        ("Daily/Weekly", "day", date(2027, 2, 1)),
        ("Weekly", "week", date(2027, 2, 7)),
        ("Per sprint", "two weeks", date(2027, 2, 14)),
        ("Per incident / Monthly", "month", date(2027, 2, 28)),
        ("Quarterly", "quarter", date(2027, 4, 30)),
        ("Half-yearly", "half-year", date(2027, 7, 31)),
        ("Annually", "year", date(2028, 1, 31)),
    ],
)
def test_a_frequency_says_when_the_next_reading_is_due(frequency: str, name: str, next_on: date) -> None:
    often = period(frequency)

    assert often is not None
    assert (often.name, often.after(date(2027, 1, 31))) == (name, next_on)


def test_a_frequency_without_a_period_of_time_is_never_due() -> None:
    (one,) = scorecard(organization(), [kpi("≥ 4/5", "Per release")], person_id=1)

    assert (one.period, one.due_on, one.status) == (None, None, KpiStatus.UNKNOWN)


@pytest.mark.parametrize(
    ("target", "value", "status"),
    [
        ("p95 < 200 ms", 180, KpiStatus.MET),
        ("p95 < 200 ms", 200, KpiStatus.MISSED),
        ("≥ 4/5", 4, KpiStatus.MET),
        ("as good as it gets", 4, KpiStatus.UNKNOWN),
        ("p95 < 200–500 ms", 300, KpiStatus.UNKNOWN),
    ],
)
def test_the_newest_reading_meets_the_target_or_not(target: str, value: float, status: KpiStatus) -> None:
    readings = (read(1, date(2026, 1, 1)), read(value, date(2027, 2, 1)))

    (one,) = scorecard(organization(*readings), [kpi(target)], person_id=1)

    assert one.status is status
    assert one.latest is not None
    assert one.latest.value == Decimal(value)


def test_readings_of_others_and_of_later_days_do_not_count() -> None:
    readings = (
        read(300, date(2027, 2, 1), person=None, unit=1),
        read(300, date(2027, 3, 2)),
        read(300, date(2027, 2, 1), name="Throughput"),
    )
    picture = organization(*readings)

    assert scorecard(picture, [kpi("< 200 ms")], person_id=1)[0].readings == ()
    assert scorecard(picture, [kpi("< 200 ms")], unit_id=1)[0].status is KpiStatus.MISSED
    assert scorecard(picture.as_of(date(2027, 3, 2)), [kpi("< 200 ms")], person_id=1)[0].status is KpiStatus.MISSED


def test_a_target_of_change_compares_with_the_reading_a_period_before() -> None:
    readings = (read(100, date(2026, 11, 1)), read(150, date(2027, 1, 15)), read(120, date(2027, 2, 1)))

    (one,) = scorecard(organization(*readings), [kpi("+10–25% QoQ")], person_id=1)

    assert one.compared == Decimal(20)
    assert one.status is KpiStatus.MET


def test_a_target_of_change_is_not_known_before_there_is_something_to_compare_with() -> None:
    (one,) = scorecard(organization(read(120, date(2027, 2, 1))), [kpi("+10% QoQ")], person_id=1)

    assert (one.compared, one.status) == (None, KpiStatus.UNKNOWN)


def test_what_was_never_read_is_due_today_and_the_longest_overdue_comes_first() -> None:
    kpis = [kpi("≥ 4/5", name="New"), kpi("≥ 4/5", name="Old"), kpi("≥ 4/5", "Yearly", name="Fresh")]
    readings = (read(4, date(2026, 12, 1), name="Old"), read(4, date(2027, 2, 1), name="Fresh"))

    standings = scorecard(organization(*readings), kpis, person_id=1)

    assert [one.kpi.name for one in due_readings(standings, DAY)] == ["Old", "New"]
