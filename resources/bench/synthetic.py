"""An invented organization of any size for the benchmarks: always the same for the same size.

It has the habits of a real one: people are assessed above all in what their role asks, several times over the years,
by managers more often than by peers; levels rise with the job level and with time; some assessments run out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from orgwright.planning.rows import columns
from orgwright.records import (
    Assessment,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Unit,
    table_name,
)
from orgwright.store.database import create_database
from orgwright.store.journal import add_action, install_triggers

LADDER = ("Junior", "Mid", "Senior", "Staff", "Principal")
KINDS = ("technical", "technical", "tool", "domain", "soft")
TIERS = ("must-have", "must-have", "good-to-have", "advanced", "emerging")
IMPORTANCES = ("critical", "important", "important", "context-specific", "optional")
SOURCES = ("self", "peer", "manager", "certificate")
SOURCE_SHARES = (0.27, 0.18, 0.5, 0.05)
TODAY = 20_600
"""The planning day as a number: days since 1970-01-01."""
YEARS_BACK = 3

Ints = NDArray[Any]


@dataclass(frozen=True)
class Size:
    """How much of everything there is."""

    people: int = 5_000
    skills: int = 300
    roles: int = 60
    teams: int = 120
    asked_by_role: int = 30
    assessments: int = 500_000


@dataclass(frozen=True)
class Cast:
    """Who has which role, and what each role asks: ids count from 1, these arrays from 0."""

    role_of: Ints
    team_of: Ints
    asked: Ints


def make_workspace(path: Path, size: Size) -> None:
    """Write a workspace file with an organization of that size; nothing of it is in the history but its making."""
    draw = np.random.default_rng(20_270_101)
    cast = _cast(draw, size)
    database = create_database(path)
    try:
        with database.writing() as connection:
            add_action(connection, "Make a synthetic organization", "Benchmark", border=True)
            cursor = database.driver.cursor()
            for record, rows in _tables(draw, size, cast):
                names = ", ".join(f'"{name}"' for name in columns(record))
                marks = ", ".join("?" for _ in columns(record))
                cursor.executemany(f"INSERT INTO {table_name(record)} ({names}) VALUES ({marks})", rows)
            install_triggers(connection)
    finally:
        database.close()


def tables_without_assessments(size: Size) -> Iterator[tuple[type[Record], Sequence[Sequence[Any]]]]:
    """The rows of an organization of that size as the driver would give them, assessments left out."""
    draw = np.random.default_rng(20_270_101)
    cast = _cast(draw, size)
    for record, rows in _tables(draw, size, cast):
        if record is Incumbency:
            yield record, rows
            return
        yield record, rows


def _cast(draw: Generator, size: Size) -> Cast:
    families = size.roles // len(LADDER)
    pools = [draw.permutation(size.skills) for _ in range(families)]
    asked = np.array([pools[role // len(LADDER)][: size.asked_by_role] for role in range(size.roles)])
    team_of = draw.integers(0, size.teams, size.people)
    level = draw.choice(len(LADDER), size.people, p=(0.15, 0.35, 0.3, 0.15, 0.05))
    role_of = (team_of % families) * len(LADDER) + level
    return Cast(role_of, team_of, asked)


def _tables(draw: Generator, size: Size, cast: Cast) -> Iterator[tuple[type[Record], Sequence[Sequence[Any]]]]:
    yield OrganizationFacts, [(1, "Synthetic", "EUR", 1, TODAY, "", "", "", "", "", "{}")]
    yield (
        Unit,
        [(1, "Everything", None, "", None, None)]
        + [(team + 2, f"Team {team:03}", 1, "team", None, None) for team in range(size.teams)],
    )
    yield (
        Role,
        [
            (
                role + 1,
                f"{LADDER[role % 5]} Role {role // 5:02}",
                f"Family {role // 5:02}",
                LADDER[role % 5],
                "",
                "",
                "",
            )
            for role in range(size.roles)
        ],
    )
    yield (
        Skill,
        [
            (skill + 1, f"Skill {skill:03}", KINDS[skill % 5], f"Field {skill % 12}", None, "", "", "", None)
            for skill in range(size.skills)
        ],
    )
    yield Requirement, _requirements(size, cast)
    hired = TODAY - draw.integers(30, 4_000, size.people)
    yield (
        Person,
        [
            (one + 1, f"p{one:05}", f"Person {one:05}", "", int(hired[one]), None, "", "", "", 100)
            for one in range(size.people)
        ],
    )
    yield (
        Position,
        [
            (one + 1, f"s{one:05}", team + 2, role + 1, None, None, 100, "open", None, None, 9_000_000, False, "")
            for one, (team, role) in enumerate(zip(cast.team_of.tolist(), cast.role_of.tolist(), strict=True))
        ],
    )
    yield Incumbency, [(one + 1, one + 1, one + 1, int(hired[one]), None, 100) for one in range(size.people)]
    yield Assessment, _assessments(draw, size, cast)


def _requirements(size: Size, cast: Cast) -> list[tuple[Any, ...]]:
    pairs = [(role, place, skill) for role in range(size.roles) for place, skill in enumerate(cast.asked[role])]
    return [
        (
            number,
            role + 1,
            int(skill) + 1,
            TIERS[place % 5],
            IMPORTANCES[(place + role) % 5],
            "",
            None,
            "",
            "",
            None,
            None,
        )
        for number, (role, place, skill) in enumerate(pairs, 1)
    ]


def _assessments(draw: Generator, size: Size, cast: Cast) -> list[tuple[Any, ...]]:
    """Rows of assessments, unique in (person, skill, source, assessor, day), in the order of their days."""
    drawn = size.assessments * 5 // 4
    person = draw.integers(0, size.people, drawn)
    from_role = cast.asked[cast.role_of[person], draw.integers(0, size.asked_by_role, drawn)]
    skill = np.where(draw.random(drawn) < 0.8, from_role, draw.integers(0, size.skills, drawn))
    source = draw.choice(len(SOURCES), drawn, p=SOURCE_SHARES)
    assessor = np.choose(
        source,
        (person, draw.integers(0, size.people, drawn), cast.team_of[person], draw.integers(0, 20, drawn)),
    )
    on = TODAY - draw.integers(0, 365 * YEARS_BACK, drawn)
    keys = np.stack((on, person, skill, source, assessor))
    different = np.unique(keys, axis=1, return_index=True)[1]
    if len(different) < size.assessments:
        raise ValueError("The size asks for more different assessments than were drawn.")
    kept = draw.permutation(different)[: size.assessments]
    chosen = kept[np.argsort(on[kept], kind="stable")]
    rise = (on - TODAY + 365 * YEARS_BACK) / (365 * YEARS_BACK)
    level = np.rint(1 + cast.role_of[person] % len(LADDER) * 0.7 + rise + draw.normal(0, 0.8, drawn))
    level = np.clip(level, 0, 5).astype(int)
    until = np.where(source == 3, on + 730, np.where(draw.random(drawn) < 0.1, on + 365, 0))
    names = ("self", "peer", "manager", "authority")
    columns_of_rows = (one[chosen].tolist() for one in (person, skill, level, source, assessor, on, until))
    return [
        (number, p + 1, s + 1, held, SOURCES[o], f"{names[o]} {a:05}", d, u or None, "")
        for number, (p, s, held, o, a, d, u) in enumerate(zip(*columns_of_rows, strict=True), 1)
    ]
