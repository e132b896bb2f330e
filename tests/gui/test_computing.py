from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from organizations import small_organization
from orgwright.gui.computing import Computing
from orgwright.gui.context import Context
from orgwright.progress import Progress
from orgwright.workspace import Workspace


@pytest.fixture
def computing(context: Context, tmp_path: Path) -> Computing:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    return Computing(context, "Waiting", context)


def stepping_until(release: Event, steps: list[int]) -> Callable[[Progress], str]:
    """Work that goes on in steps until it is released."""

    def work(progress: Progress) -> str:
        number = 0
        while not release.is_set():
            number += 1
            steps.append(number)
            progress.step(number, 0, "Waiting")
            release.wait(0.002)
        return "released"

    return work


def test_the_result_comes_back_when_the_work_is_done(computing: Computing, qtbot) -> None:
    found: list[str] = []
    computing.start(lambda progress: "done", found.append)
    assert computing.is_running
    qtbot.waitUntil(lambda: found == ["done"])
    assert not computing.is_running


def test_a_newer_computation_stops_the_one_before_and_nothing_else(computing: Computing, context, qtbot) -> None:
    found: list[str] = []
    cancelled: list[bool] = []
    computing.cancelled.connect(lambda: cancelled.append(True))
    computing.start(stepping_until(Event(), []), found.append)
    context.background.run(lambda progress: progress.step(1, 1, "Import"), lambda _result: found.append("import"))
    computing.start(lambda progress: "newer", found.append)
    qtbot.waitUntil(lambda: not context.background.is_busy)
    assert (found, cancelled) == (["import", "newer"], [])


def test_the_user_who_cancels_is_told_to_the_page(computing: Computing, context, qtbot) -> None:
    steps: list[int] = []
    found: list[str] = []
    computing.start(stepping_until(Event(), steps), found.append)
    qtbot.waitUntil(lambda: bool(steps))
    with qtbot.waitSignal(computing.cancelled):
        context.background.cancel()
    assert not computing.is_running
    assert not found


def test_what_was_stopped_while_it_waited_is_never_begun(computing: Computing, context, qtbot) -> None:
    release, begun = Event(), []
    context.background.run(lambda progress: release.wait(5))
    computing.start(lambda progress: begun.append("never"), begun.append)
    computing.stop()
    release.set()
    qtbot.waitUntil(lambda: not context.background.is_busy)
    assert not begun


def test_trouble_is_told_once(computing: Computing, context, qtbot) -> None:
    failed: list[BaseException] = []
    context.failed.connect(failed.append)

    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    computing.start(work, lambda _result: None)
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert not computing.is_running


def test_a_result_that_came_too_late_counts_as_stopped(computing: Computing, context, qtbot) -> None:
    ready, found = Event(), []

    def work(progress: Progress) -> str:
        ready.set()
        return "too late"

    computing.start(work, found.append)
    assert ready.wait(5)
    with qtbot.waitSignal(computing.cancelled):
        context.background.cancel()
    assert (computing.is_running, found) == (False, [])


def test_nobody_is_told_of_what_stopped_because_the_file_was_closed(computing: Computing, context, qtbot) -> None:
    steps: list[int] = []
    cancelled: list[bool] = []
    computing.cancelled.connect(lambda: cancelled.append(True))
    computing.start(stepping_until(Event(), steps), cancelled.append)
    qtbot.waitUntil(lambda: bool(steps))
    context.close()
    qtbot.waitUntil(lambda: not context.background.is_busy)
    assert (computing.is_running, cancelled) == (False, [])


def test_a_page_that_is_gone_is_told_nothing(context: Context, qtbot, tmp_path: Path) -> None:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    page, may_end = QObject(), Event()
    computing = Computing(context, "Waiting", page)
    told: list[object] = []
    computing.start(lambda _progress: may_end.wait(60), told.append, told.append)
    delete(page)
    may_end.set()
    qtbot.waitUntil(lambda: not context.background.is_busy)
    assert told == []


@pytest.fixture
def page(context: Context, qtbot, tmp_path: Path) -> QWidget:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_page_that_is_left_leaves_the_thread_to_others_and_begins_anew_when_it_is_seen(
    context: Context, qtbot, page: QWidget
) -> None:
    computing = Computing(context, "Waiting", page, rests_while_hidden=True)
    may_end, steps, found = Event(), [], []
    computing.start(stepping_until(may_end, steps), found.append)
    qtbot.waitUntil(lambda: bool(steps))
    page.hide()
    context.background.run(lambda _progress: "other", found.append)
    qtbot.waitUntil(lambda: found == ["other"])
    assert not computing.is_running
    page.show()
    may_end.set()
    qtbot.waitUntil(lambda: found == ["other", "released"])
    page.hide()
    page.show()
    assert not computing.is_running


def test_what_was_stopped_while_it_rested_does_not_begin_anew(context: Context, qtbot, page: QWidget) -> None:
    computing = Computing(context, "Waiting", page, rests_while_hidden=True)
    computing.start(stepping_until(Event(), []), lambda _result: None)
    page.hide()
    computing.stop()
    page.show()
    assert not computing.is_running


def test_what_does_not_rest_goes_on_while_its_page_is_hidden(context: Context, qtbot, page: QWidget) -> None:
    computing = Computing(context, "Waiting", page)
    may_end, found = Event(), []
    computing.start(stepping_until(may_end, []), found.append)
    page.hide()
    may_end.set()
    qtbot.waitUntil(lambda: found == ["released"])
