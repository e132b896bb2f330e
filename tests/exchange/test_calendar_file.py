from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.calendar_file import calendar_entries, write_calendar
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Goal, GoalAction, Milestone, Record

STAMP = datetime(2026, 11, 19, 8, 30, 15, tzinfo=UTC)
ANA, BO, PYTHON, FORECASTING = 1, 2, 1, 2
TEXT = "Pair; read, and\nask:\x0b “why” \\ how — 7 < 9 " + "ü" * 60


def plans() -> list[Record]:
    return [
        Goal(id=1, person_id=BO, skill_id=FORECASTING, level=3, due_on=date(2027, 3, 1), note="With Ana"),
        Goal(id=2, person_id=BO, skill_id=PYTHON, level=4),
        Goal(id=3, person_id=ANA, skill_id=PYTHON, level=4, due_on=date(2026, 6, 1)),
        GoalAction(id=1, goal_id=1, number=1, kind="mentoring", text=TEXT, mentor_id=ANA, due_on=date(2027, 1, 15)),
        GoalAction(id=2, goal_id=1, number=2, kind="course", text="Some day"),
        Milestone(
            id=1, person_id=BO, role_id=1, kind="onboarding", number=1, heading="30-day goals", text="Meet the team",
            due_on=date(2026, 12, 2), done_on=TODAY,
        ),
    ]  # fmt: skip


def organization(*more: Record) -> Organization:
    return Organization.of(*small_organization(), *plans(), *more)


def written(picture: Organization, path: Path, *people: int) -> Calendar:
    write_calendar(picture, people, path, STAMP)
    return Calendar.from_ical(path.read_bytes())


def test_everything_with_a_day_becomes_a_whole_day_of_the_calendar(tmp_path: Path) -> None:
    calendar = written(organization(), tmp_path / "bo.ics", BO)
    events = [(str(one["summary"]).split(" ", 3)[:3], one.decoded("dtstart")) for one in calendar.walk("VEVENT")]
    assert events == [
        (["Done:", "Bo", "Lind:"], date(2026, 12, 2)),
        (["Bo", "Lind:", "Pair;"], date(2027, 1, 15)),
        (["Bo", "Lind:", "Forecasting"], date(2027, 3, 1)),
    ]
    first = calendar.walk("VEVENT")[0]
    assert (first.decoded("dtend"), first.decoded("dtstamp")) == (date(2026, 12, 3), STAMP)
    assert str(first["description"]) == "Senior Engineer, 30-day goals"
    assert str(calendar["x-wr-calname"]) == "Development: Bo Lind"


def test_texts_come_back_as_they_were_but_for_control_characters(tmp_path: Path) -> None:
    event = written(organization(), tmp_path / "bo.ics", BO).walk("VEVENT")[1]
    assert str(event["summary"]) == f"Bo Lind: {TEXT}".replace("\x0b", "")
    assert str(event["description"]) == "Mentoring for Forecasting at level 3\nMentor: Ana Ruiz"


def test_the_file_keeps_the_rules_of_its_lines(tmp_path: Path) -> None:
    write_calendar(organization(), [ANA, BO], tmp_path / "all.ics", STAMP)
    data = (tmp_path / "all.ics").read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    whole = data.replace(b"\r\n ", b"").decode().splitlines()
    assert whole[0] == "BEGIN:VCALENDAR"
    assert whole[-1] == "END:VCALENDAR"
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 4
    uids = [line for line in whole if line.startswith("UID:")]
    assert len(set(uids)) == 4


def test_the_same_plans_give_the_same_bytes_and_moved_days_keep_their_identity(tmp_path: Path) -> None:
    one = written(organization(), tmp_path / "one.ics", ANA, BO)
    written(organization(), tmp_path / "two.ics", ANA, BO)
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()
    moved = [*small_organization(), *plans()]
    for record in moved:
        if isinstance(record, Goal) and record.due_on is not None:
            record.due_on = date(2028, 1, 1)
    other = written(Organization.of(*moved), tmp_path / "three.ics", ANA, BO)
    assert {str(each["uid"]) for each in one.walk("VEVENT")} == {str(each["uid"]) for each in other.walk("VEVENT")}


def test_a_goal_is_done_when_its_level_is_held() -> None:
    assert [one.is_done for one in calendar_entries(organization(), [ANA])] == [True]
    later = Assessment(id=9, person_id=ANA, skill_id=PYTHON, level=3, assessor="Mo", assessed_on=date(2026, 11, 1))
    assert [one.is_done for one in calendar_entries(organization(later), [ANA])] == [False]


def test_plans_without_any_day_are_refused_and_leave_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none.ics"
    with pytest.raises(RefusedInput, match="no goal, action or milestone with a day"):
        write_calendar(Organization.of(*small_organization()), [ANA], path, STAMP)
    assert not path.exists()
