import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from orgwright.gui.collector import Collector


class _Circle:
    def __init__(self) -> None:
        self.itself = self
        self.widget = QWidget()


@pytest.fixture
def collector(app: QApplication) -> Iterator[Collector]:
    owner = QObject()
    yield Collector(owner)
    owner.deleteLater()


def test_the_interpreter_no_longer_collects_by_itself(collector: Collector) -> None:
    assert not gc.isenabled()


def test_a_circle_with_a_widget_goes_when_enough_was_made_since_the_last_time(collector: Collector) -> None:
    gc.collect()
    seen = weakref.ref(_Circle())
    assert seen() is not None
    made = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    collector.collect()
    assert seen() is None
    assert made


def test_nothing_is_collected_while_little_was_made(collector: Collector) -> None:
    gc.collect()
    seen = weakref.ref(_Circle())
    collector.collect()
    assert seen() is not None
    gc.collect()
