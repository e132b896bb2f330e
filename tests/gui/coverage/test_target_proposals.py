from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from organizations import TODAY, small_organization
from orgwright.gui.context import Context
from orgwright.gui.coverage.proposals_model import ProposalReview, ProposalRow, found_proposals
from orgwright.gui.coverage.target_proposals import ProposalsView
from orgwright.gui.coverage.targets_page import TargetsPage
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.planning.explanations.target_proposal import explained_proposal
from orgwright.planning.organization import Organization
from orgwright.planning.proposal_rule import Asked, Counted, ProposalRule
from orgwright.planning.target_proposal import proposed_targets
from orgwright.records import Importance, Requirement, Target
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def view(qtbot, tmp_path: Path) -> Iterator[ProposalsView]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    screen = CoverageScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1300, 900)
    screen.show()
    page = screen.show_page("targets")
    assert isinstance(page, TargetsPage)
    page.propose()
    assert page.proposals is not None
    settle(qtbot, page.proposals)
    yield page.proposals
    context.close()


def settle(qtbot, view: ProposalsView) -> None:
    qtbot.waitUntil(lambda: not view.context.background.is_busy)


def rows(view: ProposalsView) -> list[tuple[str, str, int, str, bool]]:
    return [
        (row.unit, row.skill, row.key[2], row.becomes, row.is_taken)
        for row in view.table.rows_model.rows
        if isinstance(row, ProposalRow)
    ]


def test_the_seats_propose_and_existing_targets_stand_beside(view: ProposalsView) -> None:
    assert rows(view) == [("Engineering", "Python", 3, "2", False), ("Models", "Python", 3, "2", True)]
    assert view.take.text() == "Set 1 target"


def test_what_is_taken_is_set_as_one_action_from_the_day_on(view: ProposalsView, qtbot) -> None:
    view.write()
    settle(qtbot, view)
    targets = view.context.recorded.targets
    assert (targets[2].unit_id, targets[2].people, targets[2].importance, targets[2].from_on) == (
        2,
        2,
        "critical",
        TODAY,
    )
    assert view.context.workspace.undo_label == "Add the capability target Models, Python"
    view.context.workspace.undo()
    assert sorted(view.context.recorded.targets) == [1]


def test_a_and_s_take_and_skip(view: ProposalsView, qtbot) -> None:
    view.table.choose((1, 1, 3))
    qtbot.keyClick(view.table, Qt.Key.Key_A)
    qtbot.keyClick(view.table, Qt.Key.Key_S)
    assert [row[-2:] for row in rows(view)] == [("2 → ends", True), ("2", False)]
    view.write()
    settle(qtbot, view)
    assert view.context.recorded.targets[1].to_on == date(2026, 11, 19)


def test_plus_and_minus_change_the_people_and_take_the_row(view: ProposalsView, qtbot) -> None:
    view.table.choose((2, 1, 3))
    qtbot.keyClick(view.table, Qt.Key.Key_S)
    qtbot.keyClick(view.table, Qt.Key.Key_Plus)
    assert rows(view)[1] == ("Models", "Python", 3, "3", True)
    assert view.table.chosen_row.reason.endswith("changed by you")
    view.as_proposed(view.table.chosen_row)
    assert rows(view)[1] == ("Models", "Python", 3, "2", True)


def test_another_rule_proposes_anew_and_decisions_stay(view: ProposalsView, qtbot) -> None:
    assert view.review is not None
    view.review.decide(view.review.rows(), False)
    view.fields["asked"].show_value(Asked.EVERYTHING)
    view.fields["counted"].show_value(Counted.TOGETHER)
    view.refresh()
    settle(qtbot, view)
    assert rows(view) == [
        ("Engineering", "Forecasting", 4, "1", True),
        ("Engineering", "Python", 3, "2", False),
    ]


def test_a_senseless_share_is_said_and_nothing_is_lost(view: ProposalsView, qtbot) -> None:
    view.fields["share_percent"]._line.setText("0")  # type: ignore[attr-defined]
    view.fields["share_percent"].commit()
    view.refresh()
    settle(qtbot, view)
    assert view._told.isVisibleTo(view)
    assert len(rows(view)) == 2


def test_a_unit_whose_seats_ask_for_nothing_says_so(view: ProposalsView, qtbot) -> None:
    view.context.workspace.remove(Requirement, 1)
    view.context.workspace.remove(Target, 1)
    settle(qtbot, view)
    assert view._empty.isVisibleTo(view)
    assert not view.tabs.isVisibleTo(view)
    assert not view.take.isEnabled()


def test_the_empty_review_leads_to_everything_that_is_required(view: ProposalsView, qtbot) -> None:
    view.context.workspace.remove(Requirement, 1)
    view.context.workspace.remove(Target, 1)
    view._look_at(Asked.EVERYTHING)
    settle(qtbot, view)
    assert rows(view) == [("Engineering", "Forecasting", 4, "1", True)]


def test_enter_opens_a_proposal_and_its_panel_follows(view: ProposalsView, qtbot) -> None:
    view.table.choose((2, 1, 3))
    assert not view._host.is_panel_open
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view._host.panel is view.panel
    view.edit(view.table.chosen_row, 5, Importance.OPTIONAL)
    assert rows(view)[1] == ("Models", "Python", 3, "5", True)


def test_pasted_targets_are_looked_through_and_set(view: ProposalsView, qtbot) -> None:
    view.left.emit()
    page = view._host.page
    assert isinstance(page, TargetsPage)
    QGuiApplication.clipboard().setText("Unit\tSkill\tLevel\tPeople\nModels\tForecasting\t2\t3\nModels\tCobol\t2\t3")
    qtbot.keyClick(page.targets, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, view)
    assert rows(view) == [("Models", "Forecasting", 2, "3", True)]
    assert view._told.text() == "Line 3: There is no skill called “Cobol”."
    view.write()
    settle(qtbot, view)
    assert view.context.recorded.targets[2].people == 3


def test_escape_leaves_without_writing(view: ProposalsView, qtbot) -> None:
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert sorted(view.context.recorded.targets) == [1]


def test_an_edited_proposal_that_equals_what_is_there_has_nothing_to_write() -> None:
    organization = Organization.of(*small_organization())
    rule = ProposalRule(Asked.MUST_HAVE, counted=Counted.TOGETHER)
    review = ProposalReview(organization, 1, proposals=found_proposals(organization, 1, rule, None))
    (one,) = review.proposals
    assert (one.people, one.people_now) == (2, 2)
    assert review.edits(TODAY) == ()
    review.edit(one.key, 3, Importance.CRITICAL)
    assert [each.people for each in review.taken] == [3]
    review.edit(one.key, 2, Importance.CRITICAL)
    assert review.taken == []


def test_the_people_of_a_proposal_are_explained_by_its_positions() -> None:
    organization = Organization.of(*small_organization())
    (one,) = [each for each in proposed_targets(organization, 2) if each.people]
    shown = explained_proposal(organization, one, ProposalRule())
    assert shown is not None
    assert [row.values for row in shown.rows] == [
        ("MOD-01", "Senior Engineer", 3, 100, 1),
        ("MOD-02", "Senior Engineer", 3, 100, 1),
    ]
    (result,) = shown.results
    assert (result.value, result.numbers) == (2, "min(max(⌈2 × 1⌉, 2), 2)")
    assert result.formula == "MIN(MAX(ROUNDUP(SUM({Seats})*100/100,0),2),2)"


def test_a_target_that_nothing_proposes_has_no_explanation() -> None:
    organization = Organization.of(*small_organization())
    (one,) = [each for each in proposed_targets(organization, 1) if not each.people]
    assert explained_proposal(organization, one, ProposalRule()) is None
