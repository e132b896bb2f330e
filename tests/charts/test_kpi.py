from datetime import date, timedelta

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from orgwright.charts.kpi import LEAST_DAYS, draw_kpi
from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.planning.kpi_scorecard import KpiStanding, scorecard
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading, OrganizationFacts, Person, Role

TODAY = date(2026, 11, 20)


def standing(target: str, *values: float, step: int = 30) -> KpiStanding:
    days = [TODAY - timedelta(days=step * back) for back in reversed(range(len(values)))]
    readings = [
        KpiReading(id=key, role_id=1, kpi="Latency", person_id=1, read_on=on, value=round(value * 1000))
        for key, (on, value) in enumerate(zip(days, values, strict=True), 1)
    ]
    picture = Organization.of(
        OrganizationFacts(id=1, name="Example", planning_date=TODAY),
        Role(id=1, name="Engineer"),
        Person(id=1, key="p1", name="Person 1"),
        *readings,
    )
    return scorecard(picture, [Kpi(role_id=1, name="Latency", target=target)], person_id=1)[0]


def drawn(shown: KpiStanding, palette: ChartPalette = LIGHT) -> Axes:
    target = Figure(figsize=(6, 3), dpi=96)
    draw_kpi(target, shown, palette, TODAY)
    target.draw_without_rendering()
    return target.axes[0]


def marks(axes: Axes) -> list[str]:
    return [
        str(one.get_marker())
        for one in axes.lines
        if one.get_marker() not in ("None", None) and one.get_markersize() < 9
    ]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_a_reading_that_misses_the_target_differs_by_more_than_its_colour(palette: ChartPalette) -> None:
    axes = drawn(standing("< 200 ms", 240, 180), palette)

    assert marks(axes) == ["X", "o"]
    cross = next(one for one in axes.lines if one.get_marker() == "X")
    assert to_hex(cross.get_color()) == palette.short.lower()


def test_a_reading_within_a_span_as_bound_is_an_empty_ring() -> None:
    axes = drawn(standing("< 200–500 ms", 300, 180))

    rings = [one for one in axes.lines if one.get_marker() == "o"]
    assert to_hex(rings[0].get_markerfacecolor()) == LIGHT.panel.lower()
    assert to_hex(rings[1].get_markerfacecolor()) == LIGHT.series[2].lower()


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("< 200 ms", "target below 200 ms, lower is better"),
        ("≥ 4/5", "target at least 4/5, higher is better"),
        ("between 20 and 60 days", "target between 20 and 60 days"),
    ],
)
def test_the_target_is_named_with_its_good_side(target: str, words: str) -> None:
    assert [one.get_text() for one in drawn(standing(target, 1, 2)).texts] == [words]


def test_all_values_and_the_target_are_within_the_chart() -> None:
    low, high = drawn(standing("< 200 ms", 900, 850)).get_ylim()

    assert low < 200
    assert high > 900


def test_a_change_names_the_reading_it_is_compared_with_and_has_no_line() -> None:
    axes = drawn(standing("+10% QoQ", 100, 105, 110, 120, 130, step=31))

    assert [one.get_text() for one in axes.texts] == ["compared with"]
    ring = next(one for one in axes.lines if one.get_fillstyle() == "none")
    assert ring.get_ydata()[0] == 105.0


def test_a_young_series_has_at_least_two_months_of_room() -> None:
    axes = drawn(standing("< 200 ms", 180, 190, step=3))

    assert axes.get_xticks().tolist() == [-LEAST_DAYS, 0]


def test_nothing_is_drawn_without_readings() -> None:
    assert not drawn(standing("< 200 ms")).axison
