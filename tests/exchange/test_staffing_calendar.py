from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.staffing_calendar import write_staffing_calendar
from orgwright.planning.organization import Organization
from orgwright.planning.timeline import timeline
from orgwright.records import Requisition

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def picture() -> Organization:
    records = small_organization()
    next(one for one in records if isinstance(one, Requisition)).target_start_on = date(2027, 3, 1)
    return Organization.of(*records).under(1)


def written(plan: Organization, path: Path) -> list[dict[str, str]]:
    events = timeline(plan, None, FIRST, LAST)
    assert write_staffing_calendar(plan, events, path, AT) == len(events)
    calendar = Calendar.from_ical(path.read_bytes())
    return [{name: str(one.get(name)) for name in ("summary", "uid", "description")} for one in calendar.walk("VEVENT")]


def test_what_happens_stands_in_the_calendar_with_what_a_scenario_plans(tmp_path: Path) -> None:
    entries = written(picture(), tmp_path / "plan.ics")
    assert any(one["summary"] == "new-1 starts in MOD-02" for one in entries)
    assert any(one["summary"].startswith("REQ-1: start wanted in MOD-02") for one in entries)
    assert any("Planned in Grow" in one["description"] for one in entries)
    assert len({one["uid"] for one in entries}) == len(entries)


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.ics", "two.ics"):
        written(picture(), tmp_path / name)
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()


def test_nothing_to_write_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="Nothing happens"):
        write_staffing_calendar(Organization.of(*small_organization()), (), tmp_path / "none.ics", AT)
    assert not (tmp_path / "none.ics").exists()
