"""A window's screen of development on the small organization, with a plan, a first year and a promotion in it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.development.view import DevelopmentScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.onboarding import GOALS
from orgwright.planning.promotion import CAREER
from orgwright.records import Assessment, Goal, GoalAction, Incumbency, Person, Position, Record, Statement
from orgwright.settings import Settings
from orgwright.workspace import Workspace

Fill = Callable[[dict[str, object]], None]


def growing_organization() -> list[Record]:
    """Bo has two goals, one reached and one late; Dee begins as Senior Engineer on the first of November."""
    return [
        *small_organization(),
        Statement(id=1, role_id=1, section=GOALS, number=1, heading="30-day goals", text="Meet the team."),
        Statement(id=2, role_id=1, section=GOALS, number=2, heading="6-month goals", text="Lead a forecast."),
        Statement(id=3, role_id=1, section=CAREER, number=1, heading="Promotion requirements", text="Led a team."),
        Person(id=4, key="dee-moss", name="Dee Moss", hired_on=date(2026, 11, 1)),
        Position(id=4, key="MOD-03", unit_id=2, role_id=1),
        Incumbency(id=3, position_id=4, person_id=4, from_on=date(2026, 11, 1)),
        Assessment(id=8, person_id=1, skill_id=2, level=5, assessor="Mo", assessed_on=date(2026, 5, 1)),
        Assessment(id=9, person_id=4, skill_id=2, level=4, assessor="Mo", assessed_on=date(2026, 11, 2)),
        Goal(id=1, person_id=2, skill_id=1, from_level=1, level=2, due_on=date(2026, 12, 1)),
        Goal(id=2, person_id=2, skill_id=2, level=3, due_on=date(2026, 11, 1)),
        GoalAction(id=1, goal_id=2, number=1, kind="course", text="Read the handbook", due_on=date(2026, 12, 5)),
    ]


@pytest.fixture
def screen(qtbot, tmp_path: Path) -> Iterator[DevelopmentScreen]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", growing_organization(), "Make it", "Tess"))
    made = DevelopmentScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    yield made
    context.close()


@pytest.fixture
def fill_in() -> Fill:
    """Fill the dialog that opens next, and press its verb."""

    def wait(values: dict[str, object]) -> None:
        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, FormDialog)
            for key, value in values.items():
                dialog.form.field(key).show_value(value)
            dialog.confirm()

        QTimer.singleShot(0, answer)

    return wait
