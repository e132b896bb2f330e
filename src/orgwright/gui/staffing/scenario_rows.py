"""The rows of the page of scenarios and their columns; no window is needed for the rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Column
from orgwright.planning.organization import Organization
from orgwright.planning.planned_words import sentences
from orgwright.planning.scenario import changes_of


@dataclass(frozen=True)
class ScenarioRow:
    """One scenario with what it holds."""

    scenario_id: int
    title: str
    based_on: str
    changes: int
    left_out: int
    notes: str


def scenario_rows(organization: Organization) -> list[ScenarioRow]:
    """The scenarios by title."""
    scenarios = organization.scenarios
    rows = [
        ScenarioRow(
            key,
            one.title,
            "" if one.based_on_id is None else scenarios[one.based_on_id].title,
            len(changes_of(organization, key)),
            len(organization.under(key).left_out),
            one.notes,
        )
        for key, one in scenarios.items()
    ]
    return sorted(rows, key=lambda row: row.title.casefold())


@dataclass(frozen=True)
class PlannedRow:
    """One planned change as a sentence; ``problem`` says why it cannot apply, ``base`` whose it is if not its own."""

    change_id: int
    on: date
    number: int
    what: str
    sentence: str
    note: str
    problem: str
    base: str

    @property
    def is_own(self) -> bool:
        """Whether it belongs to the scenario itself, not to what that is based on."""
        return not self.base


def planned_rows(organization: Organization, scenario_id: int) -> list[PlannedRow]:
    """The changes of a scenario and of what it is based on, in the order in which they apply."""
    problems = dict(organization.under(scenario_id).left_out)
    several = changes_of(organization, scenario_id)
    return [
        PlannedRow(
            one.id or 0,
            one.on,
            one.number,
            str(one.change),
            words,
            one.note,
            problems.get(one.id or 0, ""),
            "" if one.scenario_id == scenario_id else organization.scenarios[one.scenario_id].title,
        )
        for one, words in zip(several, sentences(organization, several), strict=True)
    ]


def _note(row: PlannedRow) -> str:
    base = f"Of “{row.base}”" if row.base else ""
    return "; ".join(word for word in (row.problem, base, row.note) if word)


SCENARIOS: tuple[Column[Any], ...] = (
    Column("Scenario", lambda row: row.title, 240, is_key=True),
    Column("Based on", lambda row: row.based_on or "as recorded", 170, tone="text2"),
    Column("Changes", lambda row: str(row.changes), 72, "right", sort_key=lambda row: row.changes),
    Column(
        "Cannot apply",
        lambda row: str(row.left_out or "–"),
        96,
        "right",
        sort_key=lambda row: row.left_out,
        tone=lambda row: "missing" if row.left_out else "text3",
    ),
    Column("Notes", lambda row: row.notes, 0, tone="text2"),
)

PLANNED: tuple[Column[Any], ...] = (
    Column("No.", lambda row: str(row.number), 50, "right", tone="text3"),
    Column("On", lambda row: day_text(row.on), 104, tone="text2"),
    Column("Change", lambda row: row.what, 96, tone="text2", spare=1),
    Column("What happens", lambda row: row.sentence, 0, is_key=True),
    Column("Note", _note, 260, tone=lambda row: "missing" if row.problem else "text2"),
)
