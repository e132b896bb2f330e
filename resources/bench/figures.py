"""The figures that must hold, each with the bare work that it is compared with."""

from functools import cache
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from measure import Figure, Timing, in_turns, seconds
from synthetic import Size, make_workspace

from orgwright.planning.organization import Organization
from orgwright.store.database import open_database
from orgwright.store.snapshot import read_organization

FOLDER = Path(__file__).resolve().parent.parent.parent / "build" / "bench"
ROUNDS = 5
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


def organization_of_500_000_assessments() -> Timing:
    """From the open file to the picture with its effective matrix; bare: the driver fetching the same columns."""
    database = open_database(medium_workspace())
    plain = driver.connect(str(medium_workspace()))

    def built() -> Organization:
        organization = read_organization(database)
        assert organization.proficiency.levels.shape == (Size.people, Size.skills)
        return organization

    try:
        return in_turns(lambda: seconds(built), lambda: seconds(lambda: plain.execute(SAME_COLUMNS).fetchall()), ROUNDS)
    finally:
        plain.close()
        database.close()


FIGURES = (Figure("organization_500k_assessments", 3.0, organization_of_500_000_assessments),)
