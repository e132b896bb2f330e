from datetime import date, timedelta

from organizations import TODAY, small_organization
from orgwright.planning.kpi_owners import (
    Owner,
    OwnerCounts,
    due_by_owner,
    is_overdue,
    kpis_by_role,
    owner_counts,
    people_on_kpis,
    present_roles,
    scorecards,
)
from orgwright.planning.organization import Organization
from orgwright.records import Incumbency, Kpi, KpiReading, Record

ANA, BO = Owner(person_id=1), Owner(person_id=2)
ENGINEERING, MODELS, WHOLE = Owner(unit_id=1), Owner(unit_id=2), Owner()
SENIOR, STAFF = 1, 2
KPIS = kpis_by_role(
    [
        Kpi(id=1, role_id=SENIOR, name="Latency", target="< 200 ms", frequency="Weekly", number=1),
        Kpi(id=2, role_id=SENIOR, name="Satisfaction", target="≥ 4/5", frequency="Per release", number=2),
        Kpi(id=3, role_id=STAFF, name="Adoption", target="> 60%", frequency="Monthly", number=1),
    ]
)


def read(key: int, kpi: str, value: int, on: date = TODAY, person: int | None = 2, role: int = SENIOR) -> KpiReading:
    unit = None if person is not None else 2
    return KpiReading(id=key, role_id=role, kpi=kpi, person_id=person, unit_id=unit, read_on=on, value=value * 1000)


def organization(*rows: Record) -> Organization:
    return Organization.of(*small_organization(), *rows)


def test_a_person_is_judged_by_the_roles_that_they_sit_in() -> None:
    second = Incumbency(id=9, position_id=3, person_id=1, from_on=date(2024, 1, 1), fte_percent=20)

    assert present_roles(organization(second), ANA) == (STAFF, SENIOR)
    assert present_roles(organization(), BO) == (SENIOR,)


def test_a_unit_is_judged_by_the_roles_of_its_positions_and_of_those_below() -> None:
    assert present_roles(organization(), MODELS) == (SENIOR,)
    assert present_roles(organization(), ENGINEERING) == (SENIOR, STAFF)
    assert present_roles(organization(), WHOLE) == (SENIOR, STAFF)


def test_a_role_that_somebody_left_keeps_its_readings_and_is_never_due() -> None:
    picture = organization(read(1, "Adoption", 70, TODAY - timedelta(days=300), role=STAFF))

    present, past = scorecards(picture, KPIS, BO)

    assert (present.role_id, present.is_present) == (SENIOR, True)
    assert (past.role_id, past.is_present) == (STAFF, False)
    assert [(one.kpi.name, one.due_on) for one in past.standings] == [("Adoption", None)]


def test_a_kpi_that_the_role_has_no_longer_stays_with_its_readings() -> None:
    (card,) = scorecards(organization(read(1, "Throughput", 70)), KPIS, BO)

    assert [one.kpi.name for one in card.standings] == ["Latency", "Satisfaction", "Throughput"]
    assert card.unlisted == {"Throughput"}
    assert card.standings[-1].due_on is None


def test_readings_of_days_to_come_make_no_row() -> None:
    picture = organization(read(1, "Throughput", 70, TODAY + timedelta(days=1)))

    assert [one.kpi.name for one in scorecards(picture, KPIS, BO)[0].standings] == ["Latency", "Satisfaction"]


def test_kpis_of_an_owner_are_counted_by_how_they_stand() -> None:
    picture = organization(read(1, "Latency", 180, TODAY - timedelta(days=30)), read(2, "Satisfaction", 3))

    counts = owner_counts(picture, KPIS, [ANA, BO])

    assert counts[ANA] == OwnerCounts(unknown=1, never_read=1)
    assert counts[BO] == OwnerCounts(met=1, missed=1, overdue=1)
    assert (counts[ANA].is_read, counts[BO].is_read) == (False, True)


def test_people_of_a_unit_stand_by_kpi() -> None:
    found = people_on_kpis(organization(read(1, "Latency", 180)), KPIS, 1)

    assert found[SENIOR, "latency"].met == (2,)
    assert found[SENIOR, "satisfaction"].unknown == (2,)
    assert found[STAFF, "adoption"].unknown == (1,)


def test_readings_of_a_unit_are_not_those_of_its_people() -> None:
    picture = organization(read(1, "Latency", 250, person=None))

    assert owner_counts(picture, KPIS, [MODELS, BO])[MODELS] == OwnerCounts(missed=1, unknown=1, never_read=1)
    assert not owner_counts(picture, KPIS, [BO])[BO].is_read


def test_what_is_kept_up_is_due_again_and_what_was_never_read_is_not_listed() -> None:
    old, fresh = TODAY - timedelta(days=30), TODAY - timedelta(days=6)
    picture = organization(read(1, "Latency", 180, old), read(2, "Adoption", 70, fresh, person=1, role=STAFF))

    listed = due_by_owner(picture, KPIS, [ANA, BO], TODAY + timedelta(days=2))
    later = due_by_owner(picture, KPIS, [ANA, BO], TODAY + timedelta(days=30))

    assert [(owner, one.kpi.name) for owner, one in listed] == [(BO, "Latency")]
    assert [one.kpi.name for _, one in later] == ["Latency", "Adoption"]
    assert is_overdue(listed[0][1], TODAY)
    assert not is_overdue(later[1][1], TODAY)


def test_an_owner_is_called_by_name() -> None:
    assert (ANA.name(organization()), MODELS.name(organization())) == ("Ana Ruiz", "Models")
