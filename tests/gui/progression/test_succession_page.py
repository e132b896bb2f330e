from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from orgwright.gui.context import Context
from orgwright.gui.progression.slate_page import SlatePage
from orgwright.gui.progression.succession_model import benches, leaver_choices
from orgwright.gui.progression.succession_page import CHART, SEVERAL, SuccessionPage
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.organization import Organization
from orgwright.records import (
    Assessment,
    Importance,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Tier,
    Unit,
)
from orgwright.workspace import Workspace

ADA, BEA, CEM = 1, 2, 3


def records() -> list[Record]:
    """Critical seats S1 and S2 ask Python 3; Ada sits in S1; Ada and Bea hold it, Cem lacks a level; S3 is unmarked."""
    made: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=date(2027, 3, 1)),
        Unit(id=1, name="Unit"),
        Role(id=1, name="Engineer"),
        Skill(id=1, name="Python"),
        Requirement(id=1, role_id=1, skill_id=1, level=3, tier=Tier.MUST_HAVE, importance=Importance.CRITICAL),
        *(Position(id=one, key=f"S{one}", unit_id=1, role_id=1, critical=one < 3) for one in (1, 2, 3)),
        *(Person(id=one, key=name.lower(), name=name) for one, name in enumerate(("Ada", "Bea", "Cem"), 1)),
        Incumbency(id=1, position_id=1, person_id=ADA),
        Incumbency(id=2, position_id=3, person_id=BEA),
    ]
    return [
        *made,
        *(
            Assessment(id=person, person_id=person, skill_id=1, level=level, assessed_on=date(2027, 1, 1))
            for person, level in ((ADA, 3), (BEA, 4), (CEM, 2))
        ),
    ]


def test_a_row_names_who_becomes_ready_by_each_horizon() -> None:
    first, second = benches(Organization.of(*records()), None, ()).rows

    assert [first.depth_text(place) for place in range(3)] == ["1", "2", "2"]
    assert first.names == ("Bea", "Cem", "")
    assert (first.incumbents, first.filled_by, first.without_best, first.best) == ("Ada", "Bea", "0 · 1 · 1", "Bea")
    assert (second.incumbents, second.filled_by, second.is_open) == ("vacant", "Ada", True)


def test_if_somebody_leaves_every_figure_falls_with_them() -> None:
    found = benches(Organization.of(*records()), None, (ADA,))

    assert [found.net_text(place) for place in range(3)] == ["2 → 1 of 2", "2 of 2", "2 of 2"]
    first, second = found.rows
    assert (first.incumbents, first.is_open) == ("would be open", True)
    assert [first.depth_text(0), second.depth_text(0)] == ["1", "2 → 1"]
    assert found.nobody == 0


def test_who_stands_behind_several_positions_is_listed() -> None:
    found = benches(Organization.of(*records()), None, ())

    assert [(one.name, one.positions) for one in found.standing] == [("Bea", "S1, S2")]


def test_a_long_bench_names_some_and_counts_the_others() -> None:
    more = [Person(id=one, key=f"p{one}", name=f"Person {one}") for one in range(10, 20)]
    level = [Assessment(person_id=one.id, skill_id=1, level=5, assessed_on=date(2027, 1, 1)) for one in more]
    found = benches(Organization.of(*records(), *more, *level), None, ())

    assert found.rows[0].names[0].endswith(" and 7 more")


def test_incumbents_and_successors_are_offered_first_as_leavers() -> None:
    found = benches(Organization.of(*records()), None, ())

    assert leaver_choices(found.organization, found.rows) == [
        (ADA, "Ada", "holds S1"),
        (BEA, "Bea", "behind 2 of them"),
        (CEM, "Cem", "behind 2 of them"),
    ]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "some.orgwright", records(), "Make it", "Tess")


@pytest.fixture
def page(context: Context, qtbot, workspace: Workspace) -> SuccessionPage:
    return opened(context, qtbot, workspace)


def opened(context: Context, qtbot, workspace: Workspace) -> SuccessionPage:
    context.open(workspace)
    screen = ProgressionScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1500, 800)
    screen.show()
    page = screen.show_page("succession")
    assert isinstance(page, SuccessionPage)
    settle(qtbot, page)
    return page


def settle(qtbot, page: SuccessionPage) -> None:
    qtbot.waitUntil(lambda: not page.is_computing)


def keys(page: SuccessionPage) -> list[str]:
    return [row.key for row in page.table.rows_model.rows]


def test_the_headline_says_how_many_could_be_filled_at_once(page: SuccessionPage) -> None:
    assert [one.accessibleName() for one in page.nets] == ["Ready now 2 of 2", "In 1 year 2 of 2", "In 2 years 2 of 2"]
    assert page.host.status[0] == "2 critical, each with somebody ready now, 1 people behind several"


def test_a_leaver_is_taken_from_the_menu_and_all_can_stay(page: SuccessionPage, qtbot) -> None:
    row = page.table.rows_model.rows[0]
    menu = QMenu()
    page.table.menu_wanted.emit(row, menu)
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Slate…",
        "Go to the seat",
        "Take the mark critical away",
        "If Ada leaves",
        "If Bea leaves",
    ]
    menu.actions()[-1].trigger()
    settle(qtbot, page)
    assert page.gone.text() == "As if Bea had left"
    assert page.nets[0].accessibleName() == "Ready now 2 → 1 of 2"
    page.leaver.committed.emit(ADA)
    settle(qtbot, page)
    assert page.nets[0].accessibleName() == "Ready now 2 → 0 of 2"
    page.all_stay.click()
    settle(qtbot, page)
    assert (page.leavers, page.nets[0].accessibleName()) == ((), "Ready now 2 of 2")


def test_marks_are_set_and_taken_away_for_several_at_once(page: SuccessionPage, qtbot, workspace: Workspace) -> None:
    page.mark.click()
    assert page.host.panel is page.marking
    page.marking.search.setText("engineer s3")
    page.marking.table.selectAll()
    page.marking.verb.click()
    settle(qtbot, page)
    assert keys(page) == ["S1", "S2", "S3"]
    assert page.marking.table.rows_model.rows == []
    page.table.selectAll()
    page.unmark.click()
    settle(qtbot, page)
    assert not any(one.critical for one in workspace.organization.positions.values())
    assert isinstance(page.body, EmptyState)
    workspace.undo()
    settle(qtbot, page)
    assert keys(page) == ["S1", "S2", "S3"]


def test_every_number_opens_to_what_it_was_computed_from(page: SuccessionPage) -> None:
    row = page.table.rows_model.rows[0]
    shown = {one.title: one.explain(row) for one in page.table._columns if one.explain is not None}
    assert {title: one.title for title, one in shown.items()} == {
        "Ready now": "1 person",
        "In 1 year": "2 people",
        "In 2 years": "2 people",
        "Without best": "0 people",
    }
    page.nets[0].how.explained.emit(page._explained_net(0))
    assert page.host.is_explaining
    behind = page.several.rows_model.rows[0]
    assert [one.explain(behind).title for one in page.several._columns if one.explain] == ["2 positions"]


def test_the_chart_and_who_stands_behind_several_have_views(page: SuccessionPage, qtbot) -> None:
    page.view.select(CHART)
    page._show_view()
    assert page.board.isVisible()
    assert [row.key for row in page.board.table.rows_model.rows] == ["S1", "S2"]
    page.view.select(SEVERAL)
    page._show_view()
    assert page.several.isVisible()
    assert not page.unmark.isEnabled()


def test_a_position_leads_to_its_slate(page: SuccessionPage, qtbot) -> None:
    page.table.opened.emit(page.table.rows_model.rows[1], "Role")

    slate = page.host.page
    assert isinstance(slate, SlatePage)
    qtbot.waitUntil(lambda: not slate.is_computing)
    assert slate.chosen is not None
    assert slate.chosen.key == "S2"


def test_another_file_forgets_who_was_thought_gone(page: SuccessionPage, qtbot, tmp_path: Path) -> None:
    page.let_leave(ADA)
    settle(qtbot, page)
    page.context.open(Workspace.create(tmp_path / "other.orgwright", [Role(id=1, name="One")], "Make it", "Tess"))

    assert page.leavers == ()
    page.refresh()
    settle(qtbot, page)
    assert isinstance(page.body, EmptyState)
