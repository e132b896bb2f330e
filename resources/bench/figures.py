"""The figures that must hold, each with the bare work that it is compared with."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import sqlcipher3.dbapi2 as driver
from careers import FIGURES as CAREER_FIGURES
from coverage import FIGURES as COVERAGE_FIGURES
from departures import worst_two_departures
from futures import futures_of_5000_people
from gap_mix import FIGURES as GAP_FIGURES
from graph import FIGURES as GRAPH_FIGURES
from lxml import etree
from matrix import figures as matrix_figures
from matrix_workbook import exporting_a_matrix
from measure import Figure, Timing, in_turns, seconds
from numpy.typing import NDArray
from plan import plan_of_36_months
from role_page import BYTES, damaged_page
from searching import FIGURES as SEARCH_FIGURES
from staffing_workbook import writing_a_staffing_plan
from synthetic import Size, make_workspace
from trend import trend_of_24_months
from window import seconds_to_paint

from orgwright.exchange.blueprint import read_documents
from orgwright.planning.coverage import people_coverage
from orgwright.planning.organization import Organization
from orgwright.shipped import shipped
from orgwright.store.database import Database, open_database
from orgwright.store.snapshot import read_organization
from orgwright.workspace import Changes, Workspace

FOLDER = Path(__file__).resolve().parent.parent.parent / "build" / "bench"
ROUNDS = 5
EDITS_A_ROUND = 20
BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "td", "th")
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


def coverage_of_5000_people() -> Timing:
    """Low, high, compliance and gate of all on a day not asked for before; bare: low alone on finished matrices."""
    database = open_database(medium_workspace())
    picture = built(database)
    people = picture.proficiency.person_ids.tolist()
    bare_low = low_of_finished_matrices(picture)
    assert np.allclose(people_coverage(picture, people).low, bare_low())

    def asked() -> float:
        nonlocal picture
        picture = picture.as_of(picture.day - timedelta(days=1))
        assert picture.proficiency.levels.size
        return seconds(lambda: people_coverage(picture, people))

    try:
        return in_turns(asked, lambda: seconds(bare_low), ROUNDS * 4)
    finally:
        database.close()


def low_of_finished_matrices(picture: Organization) -> Callable[[], NDArray[Any]]:
    """The arithmetic of low alone, where levels held, levels required and weights are matrices already."""
    held = picture.proficiency
    required = np.ones(held.levels.shape, dtype=np.int8)
    weights = np.zeros(held.levels.shape)
    for row, person_id in enumerate(held.person_ids.tolist()):
        role_id = picture.seating.role_of(person_id)
        assert role_id is not None
        asks = picture.demand.ask_columns(role_id)
        columns = held.columns(asks.skill_ids)
        required[row, columns], weights[row, columns] = asks.levels, asks.weights
    levels = held.levels
    return lambda: (weights * np.minimum(np.maximum(levels, 0) / required, 1)).sum(axis=1) / weights.sum(axis=1)


def opening_the_sample() -> Timing:
    """From the start of the process to the painted window on the sample; bare: an empty window."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / "sample.orgwright"
    path.unlink(missing_ok=True)
    Workspace.build(shipped("sample_org"), path, "Benchmark").close()
    return in_turns(lambda: seconds_to_paint("ours", str(path)), lambda: seconds_to_paint("bare"), ROUNDS)


def reading_a_role_document() -> Timing:
    """An 80 KB page with damaged characters as a role document; bare: lxml parsing it and giving its blocks' text."""
    page = damaged_page()
    assert BYTES <= len(page) <= BYTES * 1.2

    def ours() -> None:
        (document,) = read_documents(page, "role.html")
        assert len(document.skills) == 52
        assert not any("damaged" in finding.text for finding in document.findings)

    def bare() -> None:
        root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
        assert ["".join(block.itertext()) for block in root.iter(*BLOCKS)]

    return in_turns(lambda: seconds(ours), lambda: seconds(bare), ROUNDS * 4)


FIGURES = (
    Figure("opening_the_sample", 2.0, opening_the_sample),
    Figure("organization_500k_assessments", 3.0, organization_of_500_000_assessments),
    Figure("one_edit_at_500k_assessments", 1 / 200, one_edit_at_500_000_assessments),
    Figure("coverage_of_5000_people", 5.0, coverage_of_5000_people),
    Figure("trend_of_24_months", 6.0, lambda: trend_of_24_months(medium_workspace)),
    Figure("plan_of_36_months", 12.0, lambda: plan_of_36_months(medium_workspace)),
    Figure("futures_10000x5000x36", 2.0, lambda: futures_of_5000_people(medium_workspace)),
    *COVERAGE_FIGURES,
    *CAREER_FIGURES,
    *GRAPH_FIGURES,
    *GAP_FIGURES,
    *SEARCH_FIGURES,
    Figure("worst_two_departures_500x200", 1.2, worst_two_departures),
    Figure("reading_a_role_document", 30.0, reading_a_role_document),
    Figure("matrix_workbook_500x200", 1.6, lambda: exporting_a_matrix(FOLDER / "matrix.orgwright")),
    Figure("staffing_workbook_5000x36", 1.6, lambda: writing_a_staffing_plan(medium_workspace)),
    *matrix_figures(medium_workspace),
)
