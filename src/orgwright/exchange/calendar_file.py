"""Development plans as a calendar file: a whole day for each goal, action and milestone that has one.

The same plans always give the same bytes: who and what names an entry is its identity, so that reading the file again
moves entries and does not double them, and the time stamp is that of the newest action of the workspace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from orgwright import __version__
from orgwright.errors import RefusedInput
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.development import MilestoneStanding, PlannedGoal, development_plan
from orgwright.planning.goals import GoalState
from orgwright.planning.organization import Organization
from orgwright.progress import Progress
from orgwright.records import Person

_IDENTITY = "https://orgwright.invalid/development"
"""What the identities of entries are made with; it never changes, or calendars would show everything twice."""


@dataclass(frozen=True)
class Entry:
    """One day of the calendar: what names it for ever, and what it says."""

    identity: tuple[str, ...]
    day: date
    title: str
    detail: str
    is_done: bool


def calendar_entries(organization: Organization, person_ids: Iterable[int]) -> list[Entry]:
    """Everything with a day in the plans of people, by day, then person."""
    found = [entry for person_id in person_ids for entry in _of_person(organization, person_id)]
    return sorted(found, key=lambda one: (one.day, one.identity))


def _of_person(organization: Organization, person_id: int) -> Iterator[Entry]:
    plan, person = development_plan(organization, person_id), organization.people[person_id]
    for goal in plan.goals:
        yield from _of_goal(organization, goal)
    for one in plan.milestones:
        if one.milestone.due_on is not None:
            yield _of_milestone(organization, one, one.milestone.due_on, person)


def _of_goal(organization: Organization, one: PlannedGoal) -> Iterator[Entry]:
    goal = one.standing.goal
    person, skill = organization.people[goal.person_id], organization.skills[goal.skill_id]
    if goal.due_on is not None:
        held = "not known" if one.standing.held is None else str(one.standing.held)
        lines = [f"Held: {held}, goal: {goal.level}", goal.note]
        title = f"{person.name}: {skill.name} at level {goal.level}"
        is_reached = one.standing.state == GoalState.REACHED
        yield Entry(("goal", person.key, skill.name), goal.due_on, title, _lines(lines), is_reached)
    for each in one.actions:
        action = each.action
        if action.due_on is None:
            continue
        mentor = "" if action.mentor_id is None else f"Mentor: {organization.people[action.mentor_id].name}"
        lines = [f"{str(action.kind).capitalize()} for {skill.name} at level {goal.level}", mentor]
        key = ("action", person.key, skill.name, str(action.number))
        yield Entry(key, action.due_on, f"{person.name}: {action.text}", _lines(lines), each.state == "done")


def _of_milestone(organization: Organization, one: MilestoneStanding, day: date, person: Person) -> Entry:
    step = one.milestone
    role = "" if step.role_id is None else organization.roles[step.role_id].name
    detail = _lines([", ".join(part for part in (role, step.heading) if part), step.note])
    identity = ("milestone", person.key, role, str(step.kind), str(step.number))
    return Entry(identity, day, f"{person.name}: {step.text}", detail, one.state == "done")


def _lines(several: Sequence[str]) -> str:
    return "\n".join(line for line in several if line)


def write_calendar(
    organization: Organization,
    person_ids: Sequence[int],
    path: Path,
    stamped_at: datetime,
    progress: Progress | None = None,
) -> int:
    """Write the plans of people as an iCalendar file (RFC 5545), whole or not at all; answers the number of entries.

    ``stamped_at`` is the instant of the newest action of the workspace, with its time zone. Plans without any day are
    refused.
    """
    step = progress or Progress()
    entries = calendar_entries(organization, person_ids)
    if not entries:
        raise RefusedInput("There is no goal, action or milestone with a day to put into a calendar.")
    title = organization.people[person_ids[0]].name if len(person_ids) == 1 else organization.facts.name
    write_entries(entries, "Development", title, path, stamped_at, step)
    return len(entries)


def write_entries(
    entries: Sequence[Entry], category: str, title: str, path: Path, stamped_at: datetime, progress: Progress
) -> None:
    """Write days as an iCalendar file (RFC 5545), whole or not at all."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Orgwright//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _plain(f"{category}: {title}"))
    with whole_file(path) as file:
        for number, one in enumerate(entries):
            progress.step(number, len(entries), "Writing the calendar")
            calendar.add_component(_event(one, category, stamped_at))
        file.write(calendar.to_ical())


def _event(one: Entry, category: str, stamped_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, '|'.join((_IDENTITY, *one.identity)))}@orgwright")
    event.add("dtstamp", stamped_at)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", _plain(f"Done: {one.title}" if one.is_done else one.title))
    if one.detail:
        event.add("description", _plain(one.detail))
    event.add("categories", [category])
    # A day on which something is due does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    """The text without control characters, of which a calendar line may hold none but the breaks that are escaped."""
    return "".join(letter for letter in text.replace("\r\n", "\n") if letter == "\n" or letter.isprintable())
