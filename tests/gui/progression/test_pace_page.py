from datetime import date, timedelta
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.progression.pace_model import MONTHS, PaceRow
from orgwright.gui.progression.pace_page import PacePage
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.planning.explanation import Explanation
from orgwright.planning.policy import Policy
from orgwright.records import Assessment, Requirement, SkillKind
from orgwright.workspace import Workspace
from tab_stops import passed_by

FORECASTING = 2


@pytest.fixture
def page(context: Context, qtbot, tmp_path: Path) -> PacePage:
    """Ana rises in forecasting from 1 to 2 in 200 days, Bo, whose role asks it too, is seen at 1 for 300."""
    first = date(2025, 1, 1)
    said = [(1, 1, 0), (1, 2, 200), (2, 1, 0), (2, 1, 300)]
    records = [
        *small_organization(),
        Requirement(id=9, role_id=1, skill_id=FORECASTING, level=3),
        *(
            Assessment(
                id=10 + number,
                person_id=person,
                skill_id=FORECASTING,
                level=level,
                assessor="Mo",
                assessed_on=first + timedelta(days=day),
            )
            for number, (person, level, day) in enumerate(said)
        ),
    ]
    context.open(Workspace.create(tmp_path / "some.orgwright", records, "Make it", "Tess"))
    screen = ProgressionScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1400, 820)
    screen.show()
    made = screen.show_page("pace")
    assert isinstance(made, PacePage)
    settled(qtbot, made)
    return made


def settled(qtbot, page: PacePage) -> None:
    qtbot.waitUntil(lambda: page.shown is page.context.organization and page.curve is not None)


def row_of(page: PacePage, kind: SkillKind, level: int | None) -> PaceRow:
    return next(row for row in page.table.rows_model.rows if isinstance(row, PaceRow) and row.key == (kind, level))


def texts(page: PacePage, kind: SkillKind, level: int | None) -> list[str]:
    row = row_of(page, kind, level)
    return [column.text(row) for column in page.table._columns]


def test_below_twenty_rises_the_policy_counts_and_the_row_says_so(page: PacePage) -> None:
    assert texts(page, SkillKind.TECHNICAL, 1) == ["1 to 2", "6.0", "1", "1", "policy, 1 of 20 rises"]
    assert page._lead.text().startswith("Nowhere were 20 rises observed yet")


def test_with_fewer_rises_needed_the_months_are_those_seen_and_undo_takes_it_back(page: PacePage, qtbot) -> None:
    page.fields["minimum_observations", None].editor.setText("1")
    page.fields["minimum_observations", None].commit()
    settled(qtbot, page)
    assert texts(page, SkillKind.TECHNICAL, 1) == ["1 to 2", "16.4", "1", "1", "observed at this level"]
    assert page.context.recorded.policy.minimum_observations == 1

    page.context.workspace.undo()
    settled(qtbot, page)
    assert texts(page, SkillKind.TECHNICAL, 1)[1] == "6.0"
    assert page.fields["minimum_observations", None].value() == "20"


def test_months_by_policy_are_edited_on_the_spot_and_go_back_to_their_defaults(page: PacePage, qtbot) -> None:
    field = page.fields[MONTHS, "tool"]
    field.editor.setText("4.5")
    field.commit()
    settled(qtbot, page)
    assert texts(page, SkillKind.TOOL, None)[1] == "4.5"

    field.editor.setText("")
    field.commit()
    assert (field.value(), page.context.recorded.policy.months_per_level["tool"]) == ("3", 3000)

    page.fields["skills_at_once", None].editor.setText("2")
    page.fields["skills_at_once", None].commit()
    page.reset_policies()
    settled(qtbot, page)
    assert page.context.recorded.policy == Policy()
    assert field.value() == "3"


def test_what_is_no_number_is_refused_below_the_field_and_changes_nothing(page: PacePage) -> None:
    field = page.fields[MONTHS, "soft"]
    field.editor.setText("long")
    field.commit()

    assert page._refused.isVisibleTo(page)
    assert "“months_per_level.soft” must be a number of at least 0, not “long”" in page._refused.text()
    assert page.context.recorded.policy == Policy()

    field.editor.setText("9")
    field.commit()
    assert not page._refused.isVisibleTo(page)
    assert len(page.context.workspace.history(5)) == 1


def test_choosing_a_level_draws_its_curve_with_who_still_waits(page: PacePage, qtbot) -> None:
    page.table.choose((SkillKind.TECHNICAL, None))
    qtbot.waitUntil(lambda: page.curve is not None and page.curve.pace.from_level is None)
    assert page.curve is not None
    assert [(one.at_risk, one.rises) for one in page.curve.points] == [(2, 1)]
    assert len(page.curve.waits) == 1
    assert page.risen.second == "technical any level: half after 7 months"
    row = page.risen.table.rows_model.rows[0]
    assert [column.text(row) for column in page.risen.table._columns] == ["6.6", "2", "1", "0", "50.0 %"]

    page.table.choose((SkillKind.SOFT, 2))
    qtbot.waitUntil(lambda: page.curve is not None and page.curve.pace.kind is SkillKind.SOFT)
    assert page.risen.second == "soft 2 to 3: nobody was seen twice"


def test_every_number_opens_its_stays(page: PacePage) -> None:
    row = row_of(page, SkillKind.TECHNICAL, 1)
    shown = [column.explain(row) for column in page.table._columns if column.explain is not None]
    assert len(shown) == 3
    for one in shown:
        assert isinstance(one, Explanation)
        assert [line.values[0] for line in one.rows] == ["Bo Lind", "Ana Ruiz"]
    share = page.risen.table._columns[-1].explain
    assert share is not None
    opened = share(page.risen.table.rows_model.rows[0])
    assert opened is not None
    assert opened.title == "50.0 %"


def test_the_figures_beside_the_chart_are_those_of_the_levels(page: PacePage) -> None:
    rows = page.months.table.rows_model.rows
    assert len(rows) == 20
    assert [column.text(rows[1]) for column in page.months.table._columns] == ["Technical", "1", "6.0", "1", "1"]


def test_the_tab_key_passes_by_no_field_and_no_button(page: PacePage) -> None:
    assert passed_by(page.host) == []


def test_enter_on_a_row_opens_its_stays(page: PacePage) -> None:
    page.table.opened.emit(row_of(page, SkillKind.TECHNICAL, 1), "Months")

    assert page.host.is_panel_open
