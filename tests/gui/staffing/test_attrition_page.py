from datetime import date
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.staffing import attrition_model as model
from orgwright.gui.staffing import attrition_page as page_module
from orgwright.gui.staffing.attrition_page import AttritionPage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.attrition import AttritionRate
from orgwright.planning.futures import futures
from orgwright.planning.hazards import hazards
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.recent_months import recent_months
from orgwright.records import Role, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from pictures import facts, person, position, sits


@pytest.fixture
def screen(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_module, "PAST_MONTHS", 3)
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = StaffingScreen(context)
    made.tabs.select("attrition")
    context.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1250, 800)
    made.show()
    qtbot.waitUntil(lambda: page_of(made).found is not None)
    yield made
    context.close()


def page_of(screen: StaffingScreen) -> AttritionPage:
    page = screen.page_of("attrition")
    assert isinstance(page, AttritionPage)
    return page


def drawn_again(screen: StaffingScreen, qtbot, act) -> AttritionPage:
    page = page_of(screen)
    before = page.found
    act()
    qtbot.waitUntil(lambda: page.found is not before)
    return page


def typed(field, value: int) -> None:
    field.editor.setText(str(value))
    field.commit()


def figures(page: AttritionPage, board: int) -> list[tuple[str, ...]]:
    rows = page.boards[board].table.rows_model.rows
    return [(row.low, row.median, row.high, row.planned) for row in rows if getattr(row, "place", None) is not None]


def test_the_bands_are_those_of_the_futures(screen: StaffingScreen) -> None:
    page = page_of(screen)
    expected = futures(screen.context.organization, 12)
    assert [one[1] for one in figures(page, 0)] == [f"{one:,.0f}" for one in expected.headcount.median]
    assert [one[0] for one in figures(page, 1)] == [f"{one * 100:,.1f}" for one in expected.coverage.low]
    assert screen.status[1] == "Seed 20261120, rates by level and tenure, small groups borrow from the whole"


def test_other_figures_are_chosen_without_drawing_again(screen: StaffingScreen) -> None:
    page = page_of(screen)
    before = page.found
    for choice, key in ((page.people, "fte"), (page.covered, "role_coverage")):
        choice.select(key)
        choice.chosen.emit(key)
    assert page.found is before
    assert [one[3] for one in figures(page, 0)] == [f"{one / 100:,.1f}" for one in before.futures.fte.planned]
    assert page.boards[1].second.startswith("low end, %; 10–90 % of the first 200 futures")


def test_length_unit_and_day_are_those_of_the_screen(screen: StaffingScreen, qtbot) -> None:
    page = drawn_again(screen, qtbot, lambda: screen.show_length(2))
    assert len(figures(page, 0)) == 2
    unit_id = next(iter(screen.context.organization.table(Unit)))
    page = drawn_again(screen, qtbot, lambda: screen.context.set_unit(unit_id))
    assert page.found.futures.unit_id == unit_id
    page = drawn_again(screen, qtbot, lambda: screen.context.set_day(date(2026, 12, 31)))
    assert page.found.futures.seed == 20_261_231
    assert page.drawn.value() == 20_261_231


def test_a_seed_is_of_the_view_alone_and_policies_of_the_file(screen: StaffingScreen, qtbot) -> None:
    page = drawn_again(screen, qtbot, lambda: typed(page_of(screen).drawn, 5))
    assert page.found.futures.seed == 5
    assert "from seed 5" in page.assumptions.text()
    drawn_again(screen, qtbot, lambda: typed(page.observed, 12))
    assert screen.context.recorded.policy.observed_months == 12
    assert page.found.futures.hazards.months.count == 12
    drawn_again(screen, qtbot, lambda: typed(page.prior, 24))
    assert screen.context.recorded.policy.prior_months == 24
    assert page.found.futures.hazards.prior_months == 24
    assert page.found.futures.seed == 5


def test_a_number_of_months_that_makes_no_sense_is_refused_at_its_field(screen: StaffingScreen) -> None:
    page = page_of(screen)
    typed(page.observed, 0)
    assert screen.context.recorded.policy.observed_months == 36
    assert page.observed.editor.property("wrong") == "true"


def test_every_number_opens(screen: StaffingScreen) -> None:
    page = page_of(screen)
    choices = ((page.people, model.OF_PEOPLE), (page.covered, model.OF_COVERAGE))
    for board, (choice, keys) in zip(page.boards, choices, strict=True):
        columns = {column.title: column for column in board._columns}
        for key in keys:
            choice.select(key)
            choice.chosen.emit(key)
            to_come, past = board.table.rows_model.rows[1], board.table.rows_model.rows[-1]
            assert columns["Was"].explain(past) is not None
            for title in ("1 in 10 ≤", "Median", "9 in 10 ≤", "By plan"):
                assert columns[title].explain(to_come) is not None
    group = next(row for row in page.rates.rows_model.rows if not isinstance(row, Group))
    assert page._explain_hazard(group).title.endswith("% a month")
    page.how.ask_now()
    assert screen.is_explaining


def test_what_cannot_be_counted_back_is_said_in_place_of_the_figures(
    screen: StaffingScreen, qtbot, monkeypatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise RefusedInput("Attrition cannot be counted back from the year 5.")

    page = page_of(screen)
    monkeypatch.setattr(page_module, "forecast", refuse)
    screen.show_length(6)
    qtbot.waitUntil(lambda: isinstance(page.stack.currentWidget(), EmptyState))
    monkeypatch.undo()
    drawn_again(screen, qtbot, page.refresh)
    assert not isinstance(page.stack.currentWidget(), EmptyState)


def test_stopped_futures_can_be_asked_for_again(screen: StaffingScreen) -> None:
    page = page_of(screen)
    page._computing.cancelled.emit()
    assert isinstance(page.stack.currentWidget(), EmptyState)


def organization_of(*rows: object) -> Organization:
    return Organization.of(
        facts(date(2026, 11, 30)), Unit(id=1, name="Models"), Role(id=1, name="Engineer", level="Senior"), *rows
    )


def crew(count: int, leavers: int = 0) -> list[object]:
    rows: list[object] = []
    for key in range(1, count + 1):
        left = date(2026, 10, 5) if key <= leavers else None
        rows += [person(key, None, left), position(key, role_id=1), sits(key, key, key)]
    return rows


def test_rates_of_few_people_carry_a_word_of_caution() -> None:
    rows = list(model.hazard_rows(hazards(organization_of(*crew(4)))))
    assert isinstance(rows[0], Group)
    assert rows[1].title == "5 years and more, 4 people"
    assert rows[1].tip.startswith("Only 4 people in this group")
    enough = list(model.hazard_rows(hazards(organization_of(*crew(5)))))
    assert (enough[1].title, enough[1].tip) == ("5 years and more", "")


def test_the_ground_is_named_thin_where_few_left_and_empty_where_nobody_did() -> None:
    assert "nobody leaves by chance: the band is the plan itself" in model.ground_words(
        hazards(organization_of(*crew(3)))
    )
    few = model.ground_words(hazards(organization_of(*crew(30, 1))))
    assert few.startswith("1 exit in ")
    assert model.THIN_GROUND in few
    assert model.THIN_GROUND not in model.ground_words(hazards(organization_of(*crew(40, 30))))


def test_the_rate_of_a_year_is_told_with_its_numbers() -> None:
    year = Months(date(2025, 11, 1), 12)
    assert model.rate_words(AttritionRate(None, year, (10,) * 13, (4,))) == (
        "10.0 % left",
        "in the 12 months to Oct 2026: 1 of 10.0 on average",
    )
    assert model.rate_words(AttritionRate(1, year, (0,) * 13, ()))[0] == "No attrition"


def test_the_past_is_drawn_in_the_same_units() -> None:
    recent = recent_months(organization_of(*crew(3, 1)), None, 3)
    assert model.past_of(recent, "headcount") == (3, 3, 2)
    assert model.past_of(recent, "fte") == (3, 3, 2)
    assert model.past_of(recent, "exits") == (0, 0, 1)
    assert model.past_of(recent, "coverage") == (None, None, None)


def test_where_there_is_nothing_to_cover_that_is_said() -> None:
    found = futures(organization_of(*crew(3, 1)), 2, count=5)
    assert model.second_text(found, "coverage") == model.NOTHING["coverage"]
    assert model.second_text(found, "role_coverage") == model.NOTHING["role_coverage"]
    assert model.second_text(found, "exits") == "people who leave in the month; 10–90 % of 5 futures"


def test_a_number_explained_on_a_small_screen_does_not_widen_it(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    assert page._split.sizes()[1] == page_module.RATES_WIDE
    assert page.minimumSizeHint().width() <= 840
    screen.resize(840, 800)
    qtbot.waitUntil(lambda: page_module.RATES_LEAST <= page._split.sizes()[1] < page_module.RATES_WIDE)
    page._split.setSizes([430, 410])
    page._split.splitterMoved.emit(430, 1)
    screen.resize(1250, 800)
    assert page._split.sizes()[1] < page_module.RATES_WIDE
