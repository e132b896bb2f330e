"""A window's screen of coverage on the small organization, with a second category and an emerging skill in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.records import Requirement, Skill
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path) -> Iterator[CoverageScreen]:
    records = [one for one in small_organization() if not isinstance(one, Skill)]
    records += [
        Skill(id=1, name="Python", aliases="CPython", category="Code"),
        Skill(id=2, name="Forecasting", category="Models"),
        Skill(id=3, name="Agents", category="Models"),
        Requirement(id=3, role_id=1, skill_id=3, tier="emerging", importance="optional", level=2),
    ]
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess"))
    made = CoverageScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    yield made
    context.close()
