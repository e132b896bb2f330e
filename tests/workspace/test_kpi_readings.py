from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.records import Kpi, KpiReading
from orgwright.workspace import Workspace
from orgwright.workspace.kpi_readings import NewReading

ANA, BO, ENGINEERING, SENIOR, STAFF = 1, 2, 1, 1, 2


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    kpis = [
        Kpi(id=1, role_id=SENIOR, name="Answer latency", target="p95 < 200 ms", frequency="Weekly", number=1),
        Kpi(id=2, role_id=SENIOR, name="Satisfaction", target="≥ 4/5", frequency="Quarterly", number=2),
        Kpi(id=3, role_id=STAFF, name="Answer latency", target="p95 < 200 ms", number=1),
    ]
    opened = Workspace.create(tmp_path / "small.orgwright", [*small_organization(), *kpis], "Make it", "Mo")
    yield opened
    opened.close()


def latency(value: Decimal | str, on: date | None = TODAY, person: int | None = BO, note: str = "") -> NewReading:
    return NewReading(SENIOR, "answer latency", value, on, person, note=note)


def readings(workspace: Workspace) -> list[KpiReading]:
    return [one for _, one in sorted(workspace.organization.table(KpiReading).items())]


def test_a_reading_is_kept_in_thousandths_under_the_name_that_the_role_gives(workspace: Workspace) -> None:
    changes = workspace.record_reading(latency("180.5 ms"))

    (one,) = readings(workspace)
    assert (one.kpi, one.value, one.person_id, one.unit_id, one.read_on) == ("Answer latency", 180_500, BO, None, TODAY)
    assert changes.label == "Record Answer latency of Bo Lind: 180.5 ms"


def test_a_second_reading_of_a_day_replaces_the_first_and_says_so(workspace: Workspace) -> None:
    workspace.record_reading(latency("180", note="load test"))

    changes = workspace.record_reading(latency("210"))

    (one,) = readings(workspace)
    assert (one.value, one.note) == (210_000, "load test")
    assert changes.label == "Replace the reading of Answer latency of Bo Lind on 2026-11-20 by 210 ms"


def test_many_readings_are_one_action_that_undo_takes_back(workspace: Workspace) -> None:
    workspace.record_reading(latency("180"))
    days = [TODAY - timedelta(days=7 * week) for week in range(4)]

    changes = workspace.record_readings([latency("190", day) for day in days])
    assert changes.label == "Record 4 KPI readings, 1 of them replaced"
    assert len(readings(workspace)) == 4

    workspace.undo()
    assert [one.value for one in readings(workspace)] == [180_000]


def test_readings_of_a_unit_and_of_a_person_stand_beside_each_other(workspace: Workspace) -> None:
    workspace.record_reading(latency("180"))

    changes = workspace.record_reading(NewReading(SENIOR, "Answer latency", "240", TODAY, unit_id=ENGINEERING))

    assert changes.label == "Record Answer latency of Engineering: 240 ms"
    assert [(one.person_id, one.unit_id) for one in readings(workspace)] == [(BO, None), (None, ENGINEERING)]


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (NewReading(SENIOR, "Throughput", "4", TODAY, BO), "Senior Engineer has no KPI called “Throughput”."),
        (latency("180", None), "The reading of Answer latency needs its day."),
        (latency("fast"), "“fast” is not a number; write a value such as 200 ms."),
        (latency("2 s"), "“2 s” is in s, and the target is in ms; nothing is converted."),
        (latency("180", person=None), "A reading of Answer latency is of a person or of a unit, of one of the two."),
        (latency("180", person=99), "This person is gone: somebody removed it."),
    ],
)
def test_what_cannot_be_a_reading_is_refused_in_a_sentence(
    workspace: Workspace, new: NewReading, sentence: str
) -> None:
    with pytest.raises(RefusedInput) as refused:
        workspace.record_readings([latency("180", TODAY - timedelta(days=1)), new])

    assert str(refused.value) == sentence
    assert readings(workspace) == []


def test_two_new_readings_of_one_day_refuse_each_other(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="Answer latency has two readings of 2026-11-20"):
        workspace.record_readings([latency("180"), latency("190")])


def test_no_reading_at_all_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="no reading to record"):
        workspace.record_readings([])
    with pytest.raises(RefusedInput, match="at least one reading"):
        workspace.remove_readings([])


def test_a_reading_is_changed_in_the_unit_of_its_target(workspace: Workspace) -> None:
    made = workspace.record_reading(latency("180")).made_id or 0

    changes = workspace.change_reading(made, value="0,25 ms", read_on=TODAY - timedelta(days=3), note="again")

    (one,) = readings(workspace)
    assert (one.value, one.read_on, one.note) == (250, date(2026, 11, 17), "again")
    assert changes.label == "Change the reading of Answer latency of Bo Lind"


def test_a_reading_moved_to_the_day_of_another_replaces_it_and_says_so(workspace: Workspace) -> None:
    workspace.record_reading(latency("180"))
    made = workspace.record_reading(latency("210", TODAY - timedelta(days=7))).made_id or 0

    changes = workspace.change_reading(made, read_on=TODAY)

    assert [one.value for one in readings(workspace)] == [210_000]
    assert changes.label.endswith("of Bo Lind, and replace the one of 2026-11-20")


def test_readings_are_removed_and_come_back(workspace: Workspace) -> None:
    made = workspace.record_reading(latency("180")).made_id or 0

    changes = workspace.remove_reading(made)
    assert changes.label == "Remove the reading of Answer latency of Bo Lind on 2026-11-20"
    assert readings(workspace) == []

    workspace.undo()
    assert len(readings(workspace)) == 1


def test_a_renamed_kpi_takes_its_readings_along_in_the_same_action(workspace: Workspace) -> None:
    workspace.record_reading(latency("180"))
    workspace.record_reading(NewReading(STAFF, "Answer latency", "190", TODAY, ANA))

    workspace.change(Kpi, 1, name="Latency of answers")

    assert [one.kpi for one in readings(workspace)] == ["Latency of answers", "Answer latency"]
    workspace.undo()
    assert [one.kpi for one in readings(workspace)] == ["Answer latency", "Answer latency"]


def test_readings_stay_where_another_kpi_of_the_role_has_the_old_name(workspace: Workspace) -> None:
    workspace.add(Kpi, role_id=SENIOR, name="ANSWER LATENCY")
    workspace.record_reading(latency("180"))

    workspace.change(Kpi, 1, name="Latency of answers")

    assert [one.kpi.casefold() for one in readings(workspace)] == ["answer latency"]


def test_the_kpis_of_all_roles_come_role_by_role_in_their_order(workspace: Workspace) -> None:
    assert [(one.role_id, one.name) for one in workspace.kpis()] == [
        (SENIOR, "Answer latency"),
        (SENIOR, "Satisfaction"),
        (STAFF, "Answer latency"),
    ]
