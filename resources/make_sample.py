"""Writes the sample organization as a folder: always the same bytes, from tables and rules alone.

``python resources/make_sample.py [FOLDER]`` writes ``sample_org`` beside this folder where none is named. Only the
standard library is needed, so that the sample can be made before anything is installed.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from sample import structure
from sample.assessing import Review
from sample.demands import DEMANDS, aliases
from sample.documents import write_documents
from sample.growth import ACTIONS, CASES, CHECKS, GOALS, MILESTONES
from sample.hiring import REQUISITIONS
from sample.kpis import kpi_readings
from sample.levels import Standing, standing_on_planning_date
from sample.people import PLANNING_DATE, Somebody, cast_people
from sample.roles import CAREER_LINKS, ROLES
from sample.scenarios import SCENARIOS, planned_changes
from sample.seats import Seat, all_seats, leader_of
from sample.skills import SKILLS
from sample.tables import rows
from sample.targets import TARGETS

ORGANIZATION = f"""name = "Tarnbrook Software"
currency = "EUR"
fiscal_year_start_month = 4
planning_date = {PLANNING_DATE}

[profile]
size = "mid-size"
industry = "b2b-saas"
regulated = "no"
model = "product-led"
geography = "eu"

[policy]
on_cost = 0.21
hiring_cost = 1200000
training_cost = 180000
"""

Cell = str | int | date | None


class Folder:
    """The folder being written, table by table."""

    def __init__(self, path: Path) -> None:
        """Make the folder if it is missing."""
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def table(self, name: str, columns: str, lines: Iterable[Sequence[Cell]], keys: int) -> None:
        """Write one table, sorted by its first columns as text."""
        texts = [["" if cell is None else str(cell) for cell in line] for line in lines]
        texts.sort(key=lambda line: line[:keys])
        with (self.path / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
            writer.writerow(columns.split())
            writer.writerows(texts)


def write_work(folder: Folder) -> None:
    """Write roles, skills, what the roles ask, and the ways between them."""
    roles = [
        (role, family, level, track or "individual contributor", horizon, summary)
        for role, family, level, track, horizon, summary in rows(ROLES, 6)
    ]
    folder.table("roles.csv", "role family level track horizon summary", roles, 1)
    others = aliases()
    skills = [
        (skill, kind, category, parent, others.get(skill, ""), text, "", "")
        for skill, kind, category, parent, text in rows(SKILLS, 5)
    ]
    folder.table("skills.csv", "skill kind category parent aliases description kept_apart scale", skills, 1)
    asked = [(d.role, d.skill, d.tier, d.importance, d.phrase, d.level, d.context, "") for d in DEMANDS]
    asked.sort(key=lambda line: (line[0], line[1], line[6]))
    folder.table("requirements.csv", "role skill tier importance importance_text level context detail", asked, 2)
    links = [(start, end.strip(), kind) for start, kind, ends in rows(CAREER_LINKS, 3) for end in ends.split(";")]
    folder.table("career_links.csv", "from_role to_role kind", links, 3)


def opened_on(seat: Seat, people: list[Somebody]) -> date:
    """The first of a month before anybody sat in the seat."""
    if seat.opens_on:
        return seat.opens_on
    first = min(stay.from_on for somebody in people for stay in somebody.stays if stay.position == seat.position)
    return (first.replace(day=1) - timedelta(days=40)).replace(day=1)


def write_seats(folder: Folder, seats: dict[str, Seat], people: list[Somebody]) -> None:
    """Write units, positions, what those without a cost of their own cost, and the requests to fill them."""
    units = [
        (unit, parent, kind, leader_of(prefix), int(budget) * 100)
        for prefix, unit, parent, kind, budget in rows(structure.UNITS, 5)
    ]
    folder.table("units.csv", "unit parent kind leader_position annual_budget", units, 1)
    worked_at = {stay.position: somebody.location for somebody in people for stay in somebody.stays}
    positions = [
        (
            seat.position, seat.unit, seat.role, seat.manager, seat.dotted, seat.fte_percent, seat.status,
            opened_on(seat, people), seat.closes_on, seat.annual_cost, "yes" if seat.is_critical else "",
            worked_at.get(seat.position, ""),
        )
        for seat in seats.values()
    ]  # fmt: skip
    columns = (
        "position unit role manager_position dotted_manager_position fte_percent status opens_on closes_on "
        "annual_cost critical location"
    )
    folder.table("positions.csv", columns, positions, 1)
    rates = [
        (role, level, location, int(annual) * 100, int(hiring) * 100 if hiring else None)
        for role, level, location, annual, hiring in rows(structure.COST_RATES, 5)
    ]
    folder.table("cost_rates.csv", "role level location annual_cost hiring_cost", rates, 3)
    in_seat = {stay.position: somebody.key for somebody in people for stay in somebody.stays if not stay.to_on}
    requests = [(*line[:7], in_seat[line[7]]) for line in rows(REQUISITIONS, 8)]
    columns = "requisition position status opened_on target_start_on filled_on priority hiring_manager"
    folder.table("requisitions.csv", columns, requests, 1)


def write_people(folder: Folder, people: list[Somebody]) -> None:
    """Write people and where they sat."""
    persons = [
        (p.key, p.name, p.email, p.hired_on, p.left_on, p.left_why, p.location, p.employment, p.fte_percent)
        for p in people
    ]
    columns = "person name email hired_on left_on left_why location employment fte_percent"
    folder.table("people.csv", columns, persons, 1)
    stays = [(s.position, p.key, s.from_on, s.to_on, s.fte_percent) for p in people for s in p.stays]
    folder.table("incumbencies.csv", "position person from_on to_on fte_percent", stays, 3)


def write_skills_held(folder: Folder, seats: dict[str, Seat], people: list[Somebody], standing: Standing) -> None:
    """Write assessments, and the targets that they are measured against."""
    said = [
        (r.person, r.skill, r.source, r.assessor, r.assessed_on, r.level, r.valid_until, r.evidence)
        for r in Review(people, seats, standing).rows()
    ]
    said.sort(key=lambda line: tuple(str(cell) for cell in line[:5]))
    lines = [(line[0], line[1], line[5], *line[2:5], *line[6:]) for line in said]
    folder.table("assessments.csv", "person skill level source assessor assessed_on valid_until evidence", lines, 0)
    targets = [
        (unit, skill, level, people_needed, importance, start, end)
        for unit, skill, level, people_needed, importance, _, _, start, end in rows(TARGETS, 9)
    ]
    targets.sort(key=lambda line: (*line[:3], line[5]))
    folder.table("targets.csv", "unit skill level people importance from_on to_on", targets, 3)


def write_plans(folder: Folder, people: list[Somebody], standing: Standing) -> None:
    """Write the scenarios and their changes, numbered in the order of their days."""
    folder.table("scenarios.csv", "scenario title based_on notes", rows(SCENARIOS, 4), 1)
    numbers: dict[str, int] = {}
    lines = []
    for c in planned_changes(people, standing):
        numbers[c.scenario] = numbers.get(c.scenario, 0) + 1
        number = numbers[c.scenario]
        what = (c.change, c.position, c.person, c.unit, c.role, c.skill, c.value, c.manager)
        lines.append((c.scenario, number, c.on, *what, c.note))
    folder.table(
        "planned_changes.csv",
        "scenario number on change position person unit role skill value manager_position note",
        lines,
        0,
    )


def numbered(lines: Iterable[tuple[str, list[Cell]]]) -> list[list[Cell]]:
    """Each row behind its owner and its number among the rows of that owner, by owner."""
    count: dict[str, int] = {}
    found: list[tuple[str, int, list[Cell]]] = []
    for owner, cells in lines:
        count[owner] = count.get(owner, 0) + 1
        found.append((owner, count[owner], cells))
    return [[owner, number, *cells] for owner, number, cells in sorted(found, key=lambda line: line[:2])]


def write_growth(folder: Folder) -> None:
    """Write goals with their actions, milestones, and promotion cases with their checks."""
    folder.table("goals.csv", "person skill from_level level due_on note", rows(GOALS, 6), 2)
    actions = (
        (f"{person}|{skill}", [kind, text, mentor, due, done])
        for person, skill, kind, mentor, due, done, text in rows(ACTIONS, 7)
    )
    folder.table("goal_actions.csv", "goal number kind text mentor due_on done_on", numbered(actions), 0)
    steps = (
        (f"{person}|{kind}", [role, heading, text, due, done, note])
        for person, role, kind, heading, due, done, note, text in rows(MILESTONES, 8)
    )
    milestones = [
        (person, role, kind, number, *cells)
        for owner, number, role, *cells in numbered(steps)
        for person, kind in [str(owner).split("|")]
    ]
    folder.table("milestones.csv", "person role kind number heading text due_on done_on note", milestones, 0)
    folder.table("promotion_cases.csv", "person role opened_on decided_on outcome note", rows(CASES, 6), 3)
    checks = (
        (f"{person}|{role}|{opened}", [text, skill, met, evidence])
        for person, role, opened, skill, met, evidence, text in rows(CHECKS, 7)
    )
    folder.table("promotion_checks.csv", "case number text skill met_on evidence", numbered(checks), 0)


def write_kept_plan(folder: Folder) -> None:
    """Write the plan of the budget as it was kept on its first day: the program's own content, taken over as it is."""
    content = (Path(__file__).resolve().parent / "sample" / "kept_plan.json").read_text(encoding="utf-8")
    line = ("Budget 2026/27", date(2026, 4, 1), "Hires of the budget", content)
    folder.table("baselines.csv", "name made_on scenario content", [line], 1)


def make_sample(path: Path) -> None:
    """Write the whole sample organization to a folder."""
    folder = Folder(path)
    (path / "organization.toml").write_text(ORGANIZATION, encoding="utf-8", newline="\n")
    seats = all_seats()
    people = cast_people(seats)
    standing = standing_on_planning_date(people, seats)
    write_work(folder)
    write_seats(folder, seats, people)
    write_people(folder, people)
    write_skills_held(folder, seats, people, standing)
    write_plans(folder, people, standing)
    write_kept_plan(folder)
    write_growth(folder)
    folder.table("kpi_readings.csv", "role kpi person unit read_on value note", kpi_readings(PLANNING_DATE), 5)
    write_documents(path / "blueprints")


if __name__ == "__main__":
    make_sample(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "sample_org")
