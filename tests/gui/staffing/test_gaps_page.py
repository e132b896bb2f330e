from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from gap_organizations import DATA, MODELS, gap_records
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.explained_text import explanation_text
from orgwright.gui.staffing.gaps_model import GapRow, gathered, kinds_words, unpriced_words
from orgwright.gui.staffing.gaps_page import MANY, ONE, GapsPage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.gap_offers import OfferKind
from orgwright.planning.organization import Organization
from orgwright.records import Record, Target
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from orgwright.workspace.cost_rates import CostRateEdit
from pictures import person, position, said, sits, target
from tab_stops import passed_by


def opened(qtbot, tmp_path: Path, records: list[Record]) -> StaffingScreen:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "gaps.orgwright", records, "Make it", "Tess"))
    made = StaffingScreen(context)
    context.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1250, 800)
    made.show()
    return made


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    made = opened(qtbot, tmp_path, gap_records())
    page = made.show_page("gaps")
    assert isinstance(page, GapsPage)
    qtbot.waitUntil(lambda: page.options is not None)
    yield made
    made.context.close()


@pytest.fixture
def page(screen: StaffingScreen) -> GapsPage:
    found = screen.page_of("gaps")
    assert isinstance(found, GapsPage)
    return found


def rows(page: GapsPage) -> list[GapRow]:
    return list(page.table.rows_model.rows)


def search(page: GapsPage, qtbot) -> None:
    page.search()
    qtbot.waitUntil(lambda: page.mix is not None)


def answer(**values: object) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()

    QTimer.singleShot(0, act)


def test_the_weakest_gap_comes_first_and_its_ways_stand_side_by_side(page: GapsPage) -> None:
    assert [(one.skill, one.unit, one.held, one.short, one.by) for one in rows(page)] == [
        ("Skill 1", "Models", 0, 2, "Q4 2027"),
        ("Skill 2", "Models", 0, 1, "Q4 2027"),
    ]
    assert page.options is not None
    assert [one.kind for one in page.options.options] == list(OfferKind)
    assert page.cards.title.text() == "Skill 1 in Models"
    assert page.cards.second.text() == (
        "Level 3, 0 of 2 people needed; 1 person of the unit is not assessed and may hold it already."
    )
    assert "Borrowing never costs less than hiring." in page.cards.evens.text()


def test_a_role_without_a_known_cost_is_named_and_never_counts_nothing(page: GapsPage, qtbot) -> None:
    page.table.choose((MODELS, 2, 3))
    qtbot.waitUntil(lambda: page.cards.title.text() == "Skill 2 in Models")
    assert page.cards.unpriced.text() == "No cost is known of the role Unpriced and the seat S-7: they are not offered."


def test_the_cheapest_mix_is_shown_by_quarter_with_its_proof(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    search(page, qtbot)
    assert page.mix is not None
    assert page.part.proof.text().startswith("Proved: no mix within these limits costs less.")
    shown = page.part.table.rows_model.rows
    assert isinstance(shown[0], Group)
    assert sum(one.cost for one in shown if not isinstance(one, Group)) == page.mix.cost
    assert page.part.write.isVisible()
    assert not page.part.leave_out.isVisible()


def test_one_gap_is_planned_in_one_way(page: GapsPage, qtbot) -> None:
    page.table.choose((MODELS, 2, 3))
    qtbot.waitUntil(lambda: page.cards.title.text() == "Skill 2 in Models")
    page.wishes.due[(MODELS, 2, 3)] = 0
    page.cards.wanted.emit(OfferKind.HIRE)
    qtbot.waitUntil(lambda: page.mix is not None)
    assert page.side.selected == MANY
    shown = [one for one in page.part.table.rows_model.rows if not isinstance(one, Group)]
    assert [(one.how, one.what) for one in shown] == [("Hire", "Engineer, into S-5")]
    assert [one.is_taken for one in rows(page)] == [True, True]
    page.write("Hire one")
    assert page.part.look.isVisible()


def test_what_the_limits_cost_comes_after_the_mix_and_goes_with_it(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    search(page, qtbot)
    qtbot.waitUntil(lambda: page.mix is not None and bool(page.mix.binding))
    assert page.part.sentences.text().startswith("One quarter more for Skill")
    page._take_limits()
    assert page.mix is None
    assert page.part.hint.text().startswith("The gaps or their limits have changed")


def test_a_search_that_is_cancelled_says_so_and_can_be_begun_anew(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    page.search()
    page.context.background.cancel()
    qtbot.waitUntil(lambda: page.part.hint.text() == "The search was stopped.")
    assert page.mix is None
    search(page, qtbot)
    assert page.part.write.isVisible()


def test_a_gap_left_out_is_not_closed(page: GapsPage, qtbot) -> None:
    page.table.choose((MODELS, 1, 3))
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert next((one.skill, one.is_taken, one.by) for one in rows(page)) == ("Skill 1", False, "")
    search(page, qtbot)
    assert page.offers is not None
    assert [one.key for one in page.offers.gaps] == [(MODELS, 2, 3)]


def test_limits_that_conflict_are_said_in_words(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    page.wishes.kinds = (OfferKind.BORROW,)
    page.part.fte.show_value(0)
    page.part.fte.committed.emit(0)
    qtbot.waitUntil(lambda: page.wishes.fte == 0 and page.days is not None)
    search(page, qtbot)
    assert page.part.sentences.text().startswith("The headcount limit of Q4 2027 and the date of Skill")
    assert not page.part.write.isVisible()


def test_what_cannot_be_closed_in_time_is_left_out_on_request(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    page.wishes.kinds = (OfferKind.MOVE, OfferKind.TRAIN)
    search(page, qtbot)
    assert "Nothing that is allowed closes Skill 2 in Models by Q4 2028." in page.part.sentences.text()
    first = page.mix
    page.leave_out()
    qtbot.waitUntil(lambda: page.mix not in (None, first))
    assert page.mix is not None
    assert page.mix.cost == 300_000
    assert [one.is_taken for one in rows(page)] == [True, False]


def test_single_gaps_and_single_quarters_have_limits_of_their_own(page: GapsPage, qtbot) -> None:
    menu = QMenu()
    page.table.choose((MODELS, 2, 3))
    page.table.menu_wanted.emit(page.table.chosen_row, menu)
    by = next(one for one in menu.actions() if one.text() == "Close by")
    by.menu().actions()[5].trigger()
    assert [one.by for one in rows(page)] == ["Q4 2027", "Q2 2028"]
    answer(**{"fte 1": 2, "budget 2": 5_000_000})
    page.part.ask_quarters()
    assert page.wishes.limits(page.gaps).fte[:3] == (None, 200, None)
    assert page.wishes.limits(page.gaps).quarter_budgets[:3] == (None, None, 5_000_000)
    assert page.wishes.limits(page.gaps).due == (3, 5)
    assert page.part.single.text() == "By quarter… (2)"


def test_a_mix_becomes_a_scenario_that_can_be_looked_at(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    search(page, qtbot)
    answer()
    page.ask_title()
    assert page.part.written.text() == "Written as “Close 2 gaps”."
    page.look()
    assert page.context.organization.scenario is not None
    assert page.context.organization.scenario.title == "Close 2 gaps"
    qtbot.waitUntil(lambda: all(one.in_time for one in rows(page)))
    assert [one.by for one in rows(page)] == ["✓ Q4 2027"] * 2
    assert rows(page)[0].tip == "The plan that is looked at closes it from Q4 2027 on."
    assert page.part.hint.text().startswith("What is looked at has changed")


def test_costs_open_their_explanation(screen: StaffingScreen, page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    search(page, qtbot)
    page.part.cost.how.ask_now()
    assert screen.is_explaining
    for figure in (page.part.people, page.part.most_fte):
        screen.close_panel()
        figure.how.ask_now()
        assert screen.is_explaining
    row = next(one for one in page.part.table.rows_model.rows if not isinstance(one, Group))
    found = page.part._explained_row(row)
    assert found is not None
    assert "Σ (once + while there) · people over quarters" in explanation_text(found)


def test_a_row_of_the_mix_leads_to_its_person_and_to_its_seat(page: GapsPage, qtbot) -> None:
    jumps = []
    page.context.jump_wanted.connect(lambda screen, record_id: jumps.append((screen, record_id)))
    page.show_side(MANY)
    page.wishes.kinds = (OfferKind.HIRE, OfferKind.MOVE)
    search(page, qtbot)
    shown = [one for one in page.part.table.rows_model.rows if not isinstance(one, Group)]
    page.part.table.opened.emit(next(one for one in shown if one.how == "Move"), "Cost")
    assert jumps in ([("people", 3)], [("people", 4)])
    page.part.table.opened.emit(next(one for one in shown if one.position_id == 5), "Cost")
    assert page.host.tabs.selected == "seats"


def test_the_number_of_a_gap_that_opens_later_opens_too(qtbot, tmp_path: Path) -> None:
    leaver = [person(8, left=date(2027, 5, 1)), position(8, DATA), sits(8, 8, 8), said(8, 3, 3)]
    made = opened(qtbot, tmp_path, [*gap_records(), *leaver, target(4, DATA, 3, 3, 1)])
    page = made.show_page("gaps")
    assert isinstance(page, GapsPage)
    qtbot.waitUntil(lambda: bool(page.gaps))
    later = next(one for one in rows(page) if one.later)
    found = page._explained(later)
    assert found is not None
    assert "1 Jul 2027" in found.what
    page.table.choose(later.key)
    qtbot.waitUntil(lambda: page.cards.title.text() == "Skill 3 in Data")
    assert page.cards.second.text().startswith("Level 3, 1 of 1 person needed; 1 short from Q3 2027 on")
    made.context.close()


def test_the_tab_key_reaches_everything(screen: StaffingScreen, page: GapsPage, qtbot) -> None:
    assert passed_by(screen) == []
    page.show_side(MANY)
    search(page, qtbot)
    assert passed_by(screen) == []


def test_other_ways_and_other_horizons_are_chosen_in_menus(page: GapsPage, qtbot) -> None:
    menu = QMenu()
    page.part._fill_kinds(menu)
    menu.actions()[0].trigger()
    assert page.wishes.kinds == (OfferKind.TRAIN, OfferKind.MOVE, OfferKind.BORROW)
    menu = QMenu()
    page.part._fill_lengths(menu)
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.days is not None and page.days.quarters.count == 4)
    assert page.part.length.text() == "4 quarters"
    assert page.part.kinds.text() == "Train, move, borrow"


def test_another_file_begins_anew(page: GapsPage, qtbot, tmp_path: Path) -> None:
    search(page, qtbot)
    page.wishes.fte = 3
    page.context.open(Workspace.create(tmp_path / "other.orgwright", small_organization(), "Make it", "Tess"))
    assert page.mix is None
    assert page.wishes.fte is None
    assert page.part.wishes is page.wishes


def test_a_mix_goes_where_costs_are_others_by_now_and_stays_where_they_are_not(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    search(page, qtbot)
    page.write("Close them")
    qtbot.waitUntil(lambda: not page._measuring.is_running)
    assert page.mix is not None
    rate = {"role_id": None, "level": "", "location": "", "annual_cost": 5_000_000, "hiring_cost": 1}
    page.context.workspace.set_cost_rates([CostRateEdit(None, rate)])
    qtbot.waitUntil(lambda: page.mix is None)
    assert page.part.hint.text() == "What is looked at has changed since the mix was found; find it again."


def test_a_scenario_that_was_taken_back_is_not_offered_to_be_looked_at(page: GapsPage, qtbot) -> None:
    page.show_side(MANY)
    search(page, qtbot)
    page.write("Close them")
    assert page.part.look.isVisible()
    page.context.workspace.undo()
    qtbot.waitUntil(lambda: not page.part.look.isVisible())


def test_without_anything_short_the_page_says_so(qtbot, tmp_path: Path) -> None:
    records = [one for one in gap_records() if not isinstance(one, Target)]
    made = opened(qtbot, tmp_path, records)
    page = made.show_page("gaps")
    assert isinstance(page, GapsPage)
    qtbot.waitUntil(page.no_targets.isVisible)
    made.context.workspace.add(Target, unit_id=3, skill_id=1, level=3, people=1)
    qtbot.waitUntil(page.nothing.isVisible)
    made.context.close()


def test_a_gap_that_nothing_closes_says_so(qtbot, tmp_path: Path) -> None:
    made = opened(qtbot, tmp_path, small_organization())
    made.context.workspace.add(Target, unit_id=2, skill_id=2, level=5, people=1)
    page = made.show_page("gaps")
    assert isinstance(page, GapsPage)
    qtbot.waitUntil(lambda: page.options is not None)
    page.show_side(ONE)
    page.table.choose((2, 2, 5))
    qtbot.waitUntil(lambda: page.cards.title.text() == "Forecasting in Models")
    assert page.options is not None
    assert page.options.options == ()
    made.context.close()


def test_the_words_of_the_page() -> None:
    organization = Organization.of(*gap_records())
    assert gathered(["a", "b", "a"]) == ["2 × a", "b"]
    assert gathered(["a", "b", "c", "d", "e", "f", "f"])[-1] == "and 2 more"
    assert kinds_words(()) == "Nothing allowed"
    assert kinds_words((OfferKind.HIRE, OfferKind.MOVE)) == "Hire, move"
    assert unpriced_words(organization, (), ()) == ""
