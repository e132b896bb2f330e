import weakref
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.errors import RefusedInput
from orgwright.gui.background import Background
from orgwright.progress import Progress


@pytest.fixture
def background(app: QApplication) -> Background:
    return Background()


def test_work_runs_in_another_thread_and_its_result_comes_back_in_ours(background: Background, qtbot: QtBot) -> None:
    threads: list[int] = []
    results: list[tuple[int, int]] = []
    background.run(
        lambda progress: threads.append(get_ident()) or 7, lambda result: results.append((result, get_ident()))
    )
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(7, get_ident())]
    assert threads[0] != get_ident()
    assert not background.is_busy


def test_progress_is_told_with_its_words(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.stepped) as stepped:
        background.run(lambda progress: progress.step(3, 3, "people"))
    assert stepped.args == [3, 3, "people"]


def test_an_error_is_carried_over(background: Background, qtbot: QtBot) -> None:
    def fail(progress: Progress) -> None:
        raise RefusedInput("There is no file.")

    with qtbot.waitSignal(background.failed) as failed:
        background.run(fail)
    assert isinstance(failed.args[0], RefusedInput)


def test_cancelled_work_calls_nobody(background: Background, qtbot: QtBot) -> None:
    called: list[object] = []

    def work(progress: Progress) -> None:
        for step in range(10**6):
            progress.step(step, 10**6, "rows")

    background.run(work, called.append, called.append)
    background.cancel()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert called == []


def test_a_line_is_wanted_only_for_work_that_takes_a_while(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.line_wanted, check_params_cb=lambda shown: shown is False):
        background.run(lambda progress: None)
    with qtbot.assertNotEmitted(background.count_wanted, wait=50):
        pass


def test_a_result_that_waits_for_its_turn_while_everything_is_stopped_comes_to_nobody(
    background: Background, qtbot: QtBot
) -> None:
    results: list[int] = []
    background.run(lambda progress: 7, results.append)
    background.wait()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert results == []


class Held:
    """Something that work or its listener holds."""


def held_by_work(background: Background) -> list[weakref.ref[Held]]:
    """Run work with a result and a listener; weak references to what each of the three holds."""
    held = [Held(), Held(), Held()]
    background.run(lambda _progress, kept=held[0], result=held[1]: result, lambda _result, kept=held[2]: None)  # type: ignore[misc]
    return [weakref.ref(one) for one in held]


def test_of_work_that_has_ended_nothing_is_kept(background: Background, qtbot: QtBot) -> None:
    kept = held_by_work(background)
    qtbot.waitUntil(lambda: [one() for one in kept] == [None, None, None], timeout=30_000)
    assert not background.is_busy


def test_work_that_ends_after_its_window_is_gone_troubles_nobody(app: QApplication, qtbot: QtBot) -> None:
    window, may_end = QObject(), Event()
    background = Background(window)
    results: list[int] = []
    background.run(lambda _progress: int(may_end.wait(30)), results.append)
    may_end.set()
    background.wait()
    del window
    with qtbot.capture_exceptions() as raised:
        qtbot.wait(1)
    assert raised == []
    assert results == []
