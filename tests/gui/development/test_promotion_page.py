from typing import Any

import pytest
from PySide6.QtCore import Qt

from organizations import TODAY
from orgwright.gui.development.check_panel import first_address
from orgwright.gui.development.promotion_page import PromotionPage
from orgwright.gui.development.view import DevelopmentScreen
from orgwright.records import CaseOutcome, PromotionCase, PromotionCheck

BO, STAFF, FORECASTING = 2, 2, 2


@pytest.fixture
def page(screen: DevelopmentScreen) -> PromotionPage:
    shown = screen.show_page("promotion")
    assert isinstance(shown, PromotionPage)
    return shown


@pytest.fixture
def opened(page: PromotionPage, fill_in) -> PromotionPage:
    fill_in({"role_id": STAFF})
    page.show_person(BO)
    return page


def checks(page: PromotionPage) -> list[tuple[str, str, str, bool]]:
    return [(row.text, row.held, row.met, row.can_turn) for row in page.checks.rows_model.rows]


def test_without_cases_the_page_says_how_to_open_one(page: PromotionPage) -> None:
    assert page._empty.isVisible()


def test_a_case_is_opened_from_a_person_with_its_checklist(opened: PromotionPage) -> None:
    assert opened.chosen is not None
    assert (opened.chosen.name, opened.chosen.role, opened.chosen.met, opened.chosen.asked) == (
        "Bo Lind", "Staff Engineer", 0, 2,
    )  # fmt: skip
    assert checks(opened) == [("Led a team.", "", "", True), ("Forecasting at level 4", "? of 4", "", True)]


def test_space_ticks_a_check_and_an_assessment_meets_the_other(opened: PromotionPage, qtbot) -> None:
    opened.checks.choose(opened.checks.rows_model.rows[0].key)
    qtbot.keyClick(opened.checks, Qt.Key.Key_Space)
    opened.context.workspace.assess({(BO, FORECASTING): 4})
    assert checks(opened) == [
        ("Led a team.", "", "20 Nov 2026", True),
        ("Forecasting at level 4", "4 of 4", "assessed", False),
    ]
    assert opened.chosen is not None
    assert opened.chosen.met == 2
    qtbot.keyClick(opened.checks, Qt.Key.Key_Space)
    assert checks(opened)[0] == ("Led a team.", "", "", True)


def test_evidence_is_written_in_the_panel_and_follows_undo(opened: PromotionPage) -> None:
    opened.edit_check(opened.checks.rows_model.rows[0])
    field = opened.panel.fields["evidence"]
    field.editor.setPlainText("https://example.org/oslo.")
    field.commit()
    (evidence,) = [one.evidence for one in opened.context.recorded.table(PromotionCheck).values() if one.evidence]
    assert evidence == "https://example.org/oslo."
    opened.context.workspace.undo()
    assert field.value() == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a?b=1, then", "https://example.org/a?b=1"),
        ("javascript:alert(1) file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_opened(text: str, address: str) -> None:
    assert first_address(text) == address


def test_a_case_is_decided_and_then_only_read(opened: PromotionPage, fill_in, qtbot) -> None:
    fill_in({"note": "Two strong years"})
    opened.decide_case(CaseOutcome.PROMOTED)
    (case,) = opened.context.recorded.table(PromotionCase).values()
    assert (case.outcome, case.decided_on, case.note) == ("promoted", TODAY, "Two strong years")
    assert opened.seat.isVisible()
    opened.checks.choose(opened.checks.rows_model.rows[0].key)
    qtbot.keyClick(opened.checks, Qt.Key.Key_Space)
    assert checks(opened)[0][2] == ""
    opened.edit_check(opened.checks.rows_model.rows[0])
    assert not opened.panel.fields["evidence"].editor.isEnabled()
    opened._write(opened.context.workspace.reopen_case)
    assert opened.chosen is not None
    assert opened.chosen.is_open


def test_checks_and_notes_are_asked_for(opened: PromotionPage, fill_in) -> None:
    fill_in({"text": "Two letters"})
    opened.ask_check()
    assert checks(opened)[-1][0] == "Two letters"
    fill_in({"note": "In spring"})
    opened.change_note()
    assert opened._note.text() == "In spring"
    opened._write(opened.context.workspace.remove_case)
    assert opened._empty.isVisible()


def test_held_levels_are_explained(opened: PromotionPage) -> None:
    told: list[Any] = [opened._explain_level(row) for row in opened.checks.rows_model.rows]
    assert told[0] is None
    assert "Forecasting" in told[1].what
