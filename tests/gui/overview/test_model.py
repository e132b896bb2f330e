from datetime import date

from organizations import small_organization
from orgwright.gui.overview import model
from orgwright.gui.overview.figure_tile import COVERAGE, GATE, HEADCOUNT, RUN_RATE, SINGLE
from orgwright.planning.organization import Organization
from orgwright.planning.standing import TARGETS, ChangesSince
from orgwright.progress import Progress
from orgwright.records import Scenario
from pictures import facts


def small() -> Organization:
    return Organization.of(*small_organization())


def figures(organization: Organization) -> dict[str, model.HeadFigure]:
    now = model.today(organization, None, Progress())
    earlier = model.earlier_standings(organization, None, model.HALF_YEAR)
    return {one.key: one for one in model.head_figures("EUR", now, earlier)}


def test_the_five_figures_say_what_they_are_and_how_they_compare() -> None:
    found = figures(small())
    assert {key: one.figure for key, one in found.items()} == {
        COVERAGE: "50 %",
        GATE: "1 of 2",
        HEADCOUNT: "2",
        SINGLE: "1 skill",
        RUN_RATE: "€ 120 k",
    }
    assert found[COVERAGE].heading == "Coverage of targets"
    assert found[COVERAGE].second == "As much as in May"
    assert found[GATE].second == "0 not known, 1 short"
    assert found[HEADCOUNT].second == "3 FTE, 1 vacant, 0 frozen"
    assert found[RUN_RATE].second == "No budget is set"
    assert {len(one.values) for one in found.values()} == {model.HALF_YEAR + 1}


def test_a_fall_is_said_in_points_and_more_single_holders_in_ember() -> None:
    earlier_day = small().as_of(date(2026, 11, 20))
    now = model.today(earlier_day, None, Progress())
    before = model.earlier_standings(earlier_day.as_of(date(2026, 5, 15)), None, 1)
    coverage, _, _, single, _ = model.head_figures("EUR", now, before)
    assert coverage.second == "50 points more than in April"
    assert (single.second, single.second_tone) == ("1 more than in April", "short")


def test_nothing_required_is_no_figure() -> None:
    found = figures(Organization.of(facts()))
    assert {key: one.figure for key, one in found.items() if key != HEADCOUNT} == dict.fromkeys(
        (COVERAGE, GATE, SINGLE, RUN_RATE), "–"
    )


def test_what_changed_is_told_in_words() -> None:
    first = date(2026, 11, 1)
    assert model.changed_text(ChangesSince(first, 14, (1,), (2, 3, 4))) == (
        "Changed since 1 November: 14 assessments, 3 exits, 1 hire"
    )
    assert model.changed_text(ChangesSince(first, 0, (), ())) == "Changed since 1 November: nothing that is dated"


def test_the_months_run_two_years_back_and_one_ahead_with_the_plans_from_this_month() -> None:
    organization = small()
    shown = model.over_time(organization, organization, None, Progress())
    rows = model.month_rows(shown, TARGETS)
    assert (rows[0].month, rows[-1].month) == (date(2024, 11, 1), date(2027, 11, 1))
    assert [one.name for one in shown.plans] == ["As recorded", "Grow"]
    assert rows[23].plans == (None, None)
    assert rows[24].plans == (0.5, 0.5)
    assert (shown.months[0].month, len(shown.months)) == (date(2026, 5, 1), 12)


def test_the_plan_that_is_looked_at_keeps_its_place_among_all() -> None:
    several = [Scenario(id=number, key=f"plan-{number}", title=f"Plan {number}") for number in range(2, 6)]
    organization = Organization.of(*small_organization(), *several)
    assert list(model.plans_shown(organization, None)) == [None, 1, 2, 3]
    assert model.plans_shown(organization, 5) == {None: ("As recorded", 0), 5: ("Plan 5", 5)}


def test_every_figure_can_be_opened() -> None:
    organization = small()
    now = model.today(organization, None, Progress())
    for key in (COVERAGE, GATE, HEADCOUNT, SINGLE, RUN_RATE):
        assert model.figure_explained(organization, now, key).results
