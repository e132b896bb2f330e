"""The figures of the skills matrix: repainting, filtering and sorting, and pasting, in a window that nobody sees."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from measure import Figure, Timing, in_turns, seconds, seconds_once
from synthetic import Size, tables_without_assessments

from orgwright.planning.organization import IN_THE_PICTURE, Organization
from orgwright.planning.proficiency import ALWAYS, SOURCE_NUMBER, Assessments, columns_from_arrays
from orgwright.planning.rows import rows_from_driver
from orgwright.store.database import open_database
from orgwright.store.journal import recording
from orgwright.workspace import Workspace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROUNDS = 5
REPAINTS = 20
WIDTH, HEIGHT = 1732, 890
"""Of the matrix in a window of 1920 × 1080."""
SMALL = Size(people=1_000, skills=400, teams=25)
LARGE = Size(people=100_000, skills=400, teams=2_500)
ASSESSED = 25
"""Current assessments of each person."""
FULL = Size(people=1_000, skills=400, teams=26)
"""Everybody is assessed in everything, so that every cell of the screen holds a level."""
PASTED = 100
"""A paste is so many people times so many skills."""


@cache
def picture_of(size: Size) -> Organization:
    """An organization in memory, everybody assessed by a manager in some skills."""
    rows: dict[Any, Any] = {record: {} for record in IN_THE_PICTURE}
    rows |= {record: rows_from_driver(record, several) for record, several in tables_without_assessments(size)}
    draw = np.random.default_rng(1)
    count = size.people * size.skills
    cells = np.arange(count) if size == FULL else np.unique(draw.integers(0, count, size.people * ASSESSED))
    ones = np.ones(len(cells), dtype=np.int64)
    columns = columns_from_arrays(
        np.arange(len(cells)),
        1 + cells // size.skills,
        1 + cells % size.skills,
        draw.integers(0, 6, len(cells)),
        ones * SOURCE_NUMBER["manager"],
        ones * 0,
        ones * 20_500,
        ones * ALWAYS,
    )
    return Organization.from_rows(rows, Assessments(columns, ("Benchmark",)))


def repaint_of(size: Size) -> Callable[[], float]:
    """Times one repaint of a full screen of the matrix."""
    from PySide6.QtGui import QImage

    from orgwright.gui.application import application
    from orgwright.gui.matrix.model import matrix_picture
    from orgwright.gui.matrix.shown import Shown
    from orgwright.gui.matrix.view import MatrixView

    app = application()
    view = MatrixView(lambda row, column: "", lambda row, column: "")
    view.resize(WIDTH, HEIGHT)
    view.show_blocks(matrix_picture(picture_of(size), None, Shown(requirement="all")).blocks)
    view.show()
    app.processEvents()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)

    def repaint() -> float:
        return min(seconds_once(lambda: view.viewport().render(image)) for _ in range(REPAINTS))

    repaint()
    return repaint


def stock_repaint() -> Callable[[], float]:
    """Times one repaint of a stock table view of texts alone, with the cells that the matrix shows in its place."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QTableView

    from orgwright.gui.application import application
    from orgwright.gui.matrix.geometry import HEAD_WIDTH
    from orgwright.gui.matrix.model import matrix_picture
    from orgwright.gui.matrix.shown import Shown
    from orgwright.gui.style.measures import CELL_HEIGHT, CELL_WIDTH

    app = application()
    blocks = matrix_picture(picture_of(FULL), None, Shown(requirement="all")).blocks
    texts = [[str(one & 7) if one & 7 < 7 else "" for one in row] for row in blocks.codes[:, :].tolist()]

    class Texts(QAbstractTableModel):
        """Texts and nothing else."""

        def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
            """People."""
            return len(texts)

        def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
            """Skills."""
            return len(texts[0])

        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            """The digit of a cell."""
            return texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

        def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            """The names."""
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return blocks.columns[section] if across == Qt.Orientation.Horizontal else blocks.rows[section].name

    view = QTableView()
    view.setModel(Texts())
    view.horizontalHeader().setDefaultSectionSize(CELL_WIDTH)
    view.horizontalHeader().setMinimumSectionSize(CELL_WIDTH)
    view.verticalHeader().setMinimumSectionSize(CELL_HEIGHT)
    view.verticalHeader().setDefaultSectionSize(CELL_HEIGHT)
    view.verticalHeader().setFixedWidth(HEAD_WIDTH)
    view.resize(WIDTH, HEIGHT)
    view.show()
    app.processEvents()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)

    def repaint() -> float:
        return min(seconds_once(lambda: view.render(image)) for _ in range(3))

    repaint()
    return repaint


def repainting_the_matrix() -> Timing:
    """A full screen of the matrix with a level in every cell; bare: a stock table view of the same as texts alone."""
    return in_turns(repaint_of(FULL), stock_repaint(), ROUNDS)


def repainting_at_any_size() -> Timing:
    """A full screen of the matrix at 100,000 × 400; bare: the same at 1,000 × 400."""
    return in_turns(repaint_of(LARGE), repaint_of(SMALL), ROUNDS * 2)


def filtering_and_sorting() -> Timing:
    """100,000 people filtered and sorted by one skill, to all that is shown; bare: ``numpy.argsort`` of its column."""
    from orgwright.gui.matrix.model import matrix_picture
    from orgwright.gui.matrix.shown import Shown

    organization = picture_of(LARGE)
    levels = organization.proficiency.levels
    shown = Shown(requirement="all", sort_by="skill", sort_skill_id=8, level="2", level_skill_id=8)
    made = matrix_picture(organization, None, shown)
    held = levels[made.people.places, 7]
    assert len(held) == (levels[:, 7] >= 2).sum()
    assert (np.diff(held[: made.people.groups[0].count]) <= 0).all()
    return in_turns(
        lambda: seconds(lambda: matrix_picture(organization, None, shown)),
        lambda: seconds(lambda: np.argsort(levels[:, 7])),
        ROUNDS * 4,
    )


def pasting_10000_cells(workspace_file: Path) -> Timing:
    """From the clipboard to the repainted screen; bare: the driver writing the same rows with the same triggers."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtGui import QGuiApplication, QImage

    from orgwright.gui.application import application
    from orgwright.gui.context import Context
    from orgwright.gui.matrix.screen import MatrixScreen
    from orgwright.settings import Settings

    app = application()
    paths = [workspace_file.with_name(f"paste_{who}.orgwright") for who in ("ours", "bare")]
    for path in paths:
        for old in path.parent.glob(f"{path.name}*"):
            old.unlink()
        shutil.copy(workspace_file, path)
    context = Context(Settings(user_name="Benchmark"))
    context.open(Workspace.open(paths[0], "Benchmark"))
    screen = MatrixScreen(context)
    screen.resize(1440, 900)
    screen.choose(requirement="all", group_by="nothing", sort_by="name")
    screen.show()
    app.processEvents()
    image = QImage(screen.size(), QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setText("\n".join("\t".join(str((a * b) % 6) for b in range(100)) for a in range(100)))
    starts = iter(range(0, 5_000, PASTED))

    def paste() -> None:
        before = context.recorded
        screen.view.set_current(next(starts), 0)
        screen.view.paste()
        while context.recorded is before or context.background.is_busy:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        screen.render(image)

    with bare_writer(paths[1]) as write:
        timing = in_turns(lambda: seconds(paste), lambda: seconds(write), ROUNDS)
    gc.collect()
    context.close()
    return timing


@contextmanager
def bare_writer(path: Path) -> Iterator[Callable[[], None]]:
    """Writes 10,000 assessments in one transaction with the triggers of the journal, other people each time."""
    database = open_database(path)
    starts = iter(range(1, 5_000, PASTED))
    statement = (
        "INSERT INTO assessment (person_id, skill_id, level, source, assessor, assessed_on, valid_until, evidence) "
        "VALUES (?, ?, ?, 'manager', 'Benchmark', 20700, NULL, '')"
    )

    def write() -> None:
        first = next(starts)
        with recording(database, "Paste", "Benchmark") as connection:
            cursor = connection.connection.cursor()
            cursor.executemany(
                statement,
                [(first + a, 1 + b, (a * b) % 6) for a in range(PASTED) for b in range(PASTED)],
            )

    try:
        yield write
    finally:
        database.close()


def figures(workspace_file: Callable[[], Path]) -> tuple[Figure, ...]:
    """The figures of the matrix; pasting goes into copies of a workspace of 500,000 assessments."""
    return (
        Figure("repainting_the_matrix", 0.1, repainting_the_matrix),
        Figure("repainting_at_any_size", 1.2, repainting_at_any_size),
        Figure("filtering_and_sorting_100k_people", 3.0, filtering_and_sorting),
        Figure("pasting_10000_cells", 2.0, lambda: pasting_10000_cells(workspace_file())),
    )
