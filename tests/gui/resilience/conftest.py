from collections.abc import Iterator
from pathlib import Path

import pytest

from departing_organization import records
from orgwright.gui.context import Context
from orgwright.gui.resilience.view import ResilienceScreen
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path) -> Iterator[ResilienceScreen]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "models.orgwright", records(), "Make it", "Tess"))
    made = ResilienceScreen(context)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitUntil(lambda: not context.background.is_busy, timeout=10_000)
    yield made
    context.close()
