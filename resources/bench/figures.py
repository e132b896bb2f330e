"""The figures that must hold, each with the bare work that it is compared with."""

from functools import cache
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from measure import Figure, Timing, in_turns, seconds
from synthetic import Size, make_workspace

from orgwright.planning.organization import Organization
from orgwright.store.database import Database, open_database
from orgwright.store.snapshot import read_organization
from orgwright.workspace import Changes, Workspace

FOLDER = Path(__file__).resolve().parent.parent.parent / "build" / "bench"
ROUNDS = 5
EDITS_A_ROUND = 20
SAME_COLUMNS = "SELECT id, person_id, skill_id, level, source, assessor, assessed_on, valid_until FROM assessment"


@cache
def medium_workspace() -> Path:
    """A workspace of 5,000 people, 300 skills and 500,000 dated assessments, made anew for each run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / "medium.orgwright"
    for old in FOLDER.glob(f"{path.name}*"):
        old.unlink()
    make_workspace(path, Size())
    return path


def built(database: Database) -> Organization:
    """The picture with its effective matrix, from the open file."""
    organization = read_organization(database)
    assert organization.proficiency.levels.shape == (Size.people, Size.skills)
    return organization


def organization_of_500_000_assessments() -> Timing:
    """From the open file to the picture with its effective matrix; bare: the driver fetching the same columns."""
    database = open_database(medium_workspace())
    plain = driver.connect(str(medium_workspace()))
    try:
        return in_turns(
            lambda: seconds(lambda: built(database)),
            lambda: seconds(lambda: plain.execute(SAME_COLUMNS).fetchall()),
            ROUNDS,
        )
    finally:
        plain.close()
        database.close()


def one_edit_at_500_000_assessments() -> Timing:
    """From the digit typed to the listener that has the one changed cell; bare: building the picture anew."""
    workspace = Workspace.open(medium_workspace(), "Benchmark")
    database = open_database(medium_workspace())
    assert workspace.organization.proficiency.levels.size
    heard: list[Changes] = []
    workspace.listen(heard.append)
    cells = ((person, 1 + person % Size.skills) for person in range(1, Size.people))

    def edit() -> float:
        cell = next(cells)
        level = 5 if workspace.organization.proficiency.level(*cell) < 5 else 4
        taken = seconds(lambda: workspace.assess({cell: level}))
        assert heard[-1].cells == (cell,)
        assert heard[-1].organization.proficiency.held(*cell).assessment_ids
        return taken

    try:
        return in_turns(
            lambda: min(edit() for _ in range(EDITS_A_ROUND)), lambda: seconds(lambda: built(database)), ROUNDS
        )
    finally:
        database.close()
        workspace.close()


FIGURES = (
    Figure("organization_500k_assessments", 3.0, organization_of_500_000_assessments),
    Figure("one_edit_at_500k_assessments", 1 / 200, one_edit_at_500_000_assessments),
)
