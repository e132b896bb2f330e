"""Development plans as a workbook: a summary, goals, actions, milestones, and how they stand.

How a goal, an action or a milestone stands is a live formula over its days and levels and the day on the summary:
change one of them and it follows. The value that each formula carries is the program's own number or word. The same
data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from orgwright.exchange.coverage_workbook_notes import Lines
from orgwright.exchange.sheets import FIRST_ROW, Book, Formula, Sheet, SheetColumn, TableRange
from orgwright.exchange.source_lines import source_lines
from orgwright.exchange.staffing_plans import Provenance as Provenance
from orgwright.exchange.staffing_plans import scenario_name
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.development import DevelopmentPlan, development_plan
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

_GOALS = (
    SheetColumn("Person"),
    SheetColumn("Role"),
    SheetColumn("Skill"),
    SheetColumn("Held when set", "whole"),
    SheetColumn("Held", "whole"),
    SheetColumn("Goal", "whole"),
    SheetColumn("Levels to go", "whole"),
    SheetColumn("By", "day"),
    SheetColumn("Standing"),
    SheetColumn("Note", "wrapped", 40),
)
_ACTIONS = (
    SheetColumn("Person"),
    SheetColumn("Skill"),
    SheetColumn("Kind"),
    SheetColumn("What is done", "wrapped", 52),
    SheetColumn("Mentor"),
    SheetColumn("By", "day"),
    SheetColumn("Done on", "day"),
    SheetColumn("Standing"),
)
_MILESTONES = (
    SheetColumn("Person"),
    SheetColumn("Role"),
    SheetColumn("Kind"),
    SheetColumn("Goals of"),
    SheetColumn("Milestone", "wrapped", 52),
    SheetColumn("By", "day"),
    SheetColumn("Done on", "day"),
    SheetColumn("Standing"),
    SheetColumn("Note", "wrapped", 30),
)
_COUNTS = (
    SheetColumn("Standing", "text", 22),
    SheetColumn("Goals", "whole"),
    SheetColumn("Actions", "whole"),
    SheetColumn("Milestones", "whole"),
)
_STATES = (("Reached or done", ("reached", "done")), ("Late", ("late",)), ("Due", ("due",)))
_DAY = "looked_at"
"""The name of the cell that holds the day."""
_DAY_ROW = FIRST_ROW
_COUNTS_ROW = FIRST_ROW + 2
_STEP = '=IF(AND({done}<>"",{done}<=looked_at),"done",IF(AND({due}<>"",{due}<looked_at),"late","due"))'
_HOW: Lines = (
    ("Held", "The level that counts on the day, by the policies of sources; empty: not known or expired."),
    ("Levels to go", "Goal − held, never below 0; what is not known counts as 0."),
    ("Standing of a goal", "Reached while the level is held; else late from the day after it was due, else due."),
    ("Standing of a step", "Done from the day it was done on; else late from the day after it was due, else due."),
)


def write_development_workbook(
    organization: Organization,
    person_ids: Sequence[int],
    path: Path,
    provenance: Provenance,
    progress: Progress | None = None,
) -> None:
    """Write the plans of people to ``path``, whole or not at all; day and scenario are those of the picture.

    People stand in the given order; where the picture has no names in that of their codes, which tells nothing.
    """
    if not organization.profile.names:
        person_ids = organization.seating.by_person_key(person_ids)
    with whole_file(path) as file:
        file.write(_content(organization, person_ids, provenance, progress or Progress()))


def _content(
    organization: Organization, person_ids: Sequence[int], provenance: Provenance, progress: Progress
) -> bytes:
    names = [organization.people[one].name for one in person_ids]
    of = names[0] if len(names) == 1 else f"{organization.facts.name}, {len(names):,} people"
    looked_at = f"{of}, {organization.day}, {scenario_name(organization).lower()}"
    book = Book(f"Development plans of {of}", organization.facts.currency)
    summary = book.sheet("Summary", "Development plans", looked_at, landscape=False)
    plans = []
    for number, person_id in enumerate(person_ids):
        progress.step(number, len(person_ids), "Writing the workbook")
        plans.append(development_plan(organization, person_id))
    tables = [
        book.sheet(name, title, looked_at).table(columns, list(rows(organization, plans)), keys=1)
        for name, title, columns, rows in (
            ("Goals", "Levels to reach", _GOALS, _goal_rows),
            ("Actions", "What is done to reach them", _ACTIONS, _action_rows),
            ("Milestones", "Dated steps", _MILESTONES, _milestone_rows),
        )
    ]
    _write_summary(summary, organization.day, tables, plans)
    _write_notes(book.sheet("How computed", "How computed", looked_at, landscape=False), organization, provenance)
    book.name(_DAY, f"='{summary.name}'!$B${_DAY_ROW + 1}")
    return book.content()


def _goal_rows(organization: Organization, plans: Iterable[DevelopmentPlan]) -> Iterable[list[Any]]:
    for plan in plans:
        name, role = _who(organization, plan.person_id)
        for one in plan.goals:
            goal, held = one.standing.goal, one.standing.held
            yield [
                name,
                role,
                organization.skills[goal.skill_id].name,
                goal.from_level,
                held,
                goal.level,
                Formula("=MAX(0,F{row}-N(E{row}))", max(0, goal.level - (held or 0))),
                goal.due_on,
                Formula(
                    '=IF(AND(E{row}<>"",E{row}>=F{row}),"reached",IF(AND(H{row}<>"",H{row}<looked_at),"late","due"))',
                    str(one.standing.state),
                ),
                goal.note,
            ]


def _who(organization: Organization, person_id: int) -> tuple[str, str]:
    role_id = organization.seating.role_of(person_id)
    return organization.people[person_id].name, "" if role_id is None else organization.roles[role_id].name


def _action_rows(organization: Organization, plans: Iterable[DevelopmentPlan]) -> Iterable[list[Any]]:
    for plan in plans:
        for one in plan.goals:
            for each in one.actions:
                action = each.action
                yield [
                    organization.people[plan.person_id].name,
                    organization.skills[one.standing.goal.skill_id].name,
                    str(action.kind),
                    action.text,
                    "" if action.mentor_id is None else organization.people[action.mentor_id].name,
                    action.due_on,
                    action.done_on,
                    _step("F", "G", str(each.state)),
                ]


def _milestone_rows(organization: Organization, plans: Iterable[DevelopmentPlan]) -> Iterable[list[Any]]:
    for plan in plans:
        for one in plan.milestones:
            step = one.milestone
            yield [
                organization.people[plan.person_id].name,
                "" if step.role_id is None else organization.roles[step.role_id].name,
                str(step.kind),
                step.heading,
                step.text,
                step.due_on,
                step.done_on,
                _step("F", "G", str(one.state)),
                step.note,
            ]


def _step(due: str, done: str, state: str) -> Formula:
    return Formula(_STEP.replace("{done}", f"{done}{{row}}").replace("{due}", f"{due}{{row}}"), state)


def _write_summary(sheet: Sheet, day: date, tables: Sequence[TableRange], plans: Sequence[DevelopmentPlan]) -> None:
    """The day, and how many of each stand how, counted over the other sheets."""
    goals = [str(one.standing.state) for plan in plans for one in plan.goals]
    actions = [str(each.state) for plan in plans for one in plan.goals for each in one.actions]
    steps = [str(one.state) for plan in plans for one in plan.milestones]
    rows = [
        [words, *(_count(table, states, said) for table, said in zip(tables, (goals, actions, steps), strict=True))]
        for words, states in _STATES
    ]
    sheet.table(_COUNTS, rows, top=_COUNTS_ROW, filtered=False)
    sheet.write(_DAY_ROW, 0, "Day")
    sheet.write(_DAY_ROW, 1, day, "day")
    below = _COUNTS_ROW + len(rows)
    sheet.write(below + 1, 0, "All", strong=True)
    for place in range(1, 4):
        letter = "ABCD"[place]
        total = Formula(f"=SUM({letter}{_COUNTS_ROW + 2}:{letter}{below + 1})", len((goals, actions, steps)[place - 1]))
        sheet.write(below + 1, place, total, "whole", strong=True)


def _count(table: TableRange, states: Sequence[str], said: Sequence[str]) -> Formula:
    counted = "+".join(f'COUNTIF({table.column("Standing")},"{state}")' for state in states)
    return Formula(f"={counted}", sum(one in states for one in said))


def _write_notes(sheet: Sheet, organization: Organization, provenance: Provenance) -> None:
    source: Lines = (
        *source_lines(provenance),
        ("Organization", organization.facts.name),
        ("Day", str(organization.day)),
        ("Scenario", scenario_name(organization)),
    )
    sheet.widths(30, 96)
    row = FIRST_ROW
    for title, lines in (("Where this comes from", source), ("Formulas", _HOW)):
        sheet.write(row, 0, title, "heading")
        for name, text in lines:
            row += 1
            sheet.write(row, 0, name, "wrapped")
            sheet.write(row, 1, text, "wrapped")
        row += 2
