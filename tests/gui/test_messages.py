import sys

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgwright import __version__
from orgwright.errors import PlanningError, RefusedInput
from orgwright.gui import messages
from orgwright.gui.messages import CrashReport, attempt, report_text


def test_a_refusal_is_told_and_answers_none(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(messages, "tell", lambda widget, error: told.append(error))

    def refuse() -> int:
        raise RefusedInput("There is nothing to undo.")

    assert attempt(None, refuse) is None
    assert [str(error) for error in told] == ["There is nothing to undo."]
    assert attempt(None, lambda: 5) == 5


def test_our_own_bugs_go_on(app: QApplication) -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(None, lambda: 1 // 0)


def test_a_report_names_versions_and_places_and_no_values() -> None:
    def broken(name: str) -> None:
        raise KeyError(name)

    with pytest.raises(KeyError) as caught:
        broken("Ana Ruiz")
    text = report_text(KeyError, caught.value, caught.tb)
    assert __version__ in text
    assert "KeyError" in text
    assert "broken" in text
    assert "Ana Ruiz" not in text


def test_the_report_can_be_copied(app: QApplication, qtbot: QtBot) -> None:
    report = CrashReport(None, "KeyError in line 5")
    qtbot.addWidget(report)
    report.confirm()
    assert QApplication.clipboard().text() == "KeyError in line 5"


def test_what_nobody_caught_is_shown(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []

    def remember(widget: QWidget | None, error: BaseException) -> None:
        told.append(error)

    monkeypatch.setattr(messages, "tell", remember)
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    messages.install_excepthook()
    error = PlanningError("The disk is full.")
    sys.excepthook(PlanningError, error, None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == [error]
