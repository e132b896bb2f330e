"""Traps of the libraries that would come back unseen with another version."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_calls_into_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on Python 3.11 drops one on each such call and aborts after some thousands.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("x")
        thing.blockSignals(False)
        thing.parent()
    assert before - sys.getrefcount(None) < 100
