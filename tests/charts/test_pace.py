import pytest
from matplotlib.figure import Figure

from orgwright.charts.axes import PIXELS_PER_INCH
from orgwright.charts.pace import draw_learning_curve, draw_paces
from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.planning.learning_curve import CurvePoint, LearningCurve
from orgwright.planning.pace import OBSERVED, Pace
from orgwright.records import SkillKind

OWN = Pace(SkillKind.TOOL, 4.4, OBSERVED, 25, 3, 1, 25)
OF_KIND = Pace(SkillKind.TOOL, 8.0, OBSERVED, 2, 5, 2, 27)
CURVE = LearningCurve(
    OWN, 5, (CurvePoint(3.0, 5, 1, 0, 0.2), CurvePoint(6.0, 3, 1, 1, 0.467)), (4.0, 7.0, 8.0), 8.0, None
)


def figure(width: int = 600) -> Figure:
    return Figure(figsize=(width / PIXELS_PER_INCH, 240 / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_what_was_seen_at_its_level_is_full_and_all_else_hollow(palette: ChartPalette) -> None:
    made = figure()
    draw_paces(made, (("Tool", (OWN, OF_KIND), 3.0),), palette)
    made.draw_without_rendering()
    axes = made.axes[0]

    full, hollow = axes.patches
    assert [one.get_height() for one in (full, hollow)] == [4.4, 8.0]
    assert full.get_facecolor() != hollow.get_facecolor()
    assert [one.get_text() for one in axes.texts] == ["4", "8"]
    assert list(axes.lines[0].get_ydata()) == [3.0, 3.0]
    assert [one.get_text() for one in axes.get_xticklabels()] == ["1–2\n25", "2–3\n2"]


def test_a_narrow_chart_names_the_level_reached_alone() -> None:
    made = figure(60)
    draw_paces(made, (("Tool", (OWN, OF_KIND), 3.0),), LIGHT)

    assert [one.get_text() for one in made.axes[0].get_xticklabels()] == ["2", "3"]
    assert made.axes[0].get_xlabel() == "level reached"


def test_kinds_share_their_heights() -> None:
    made = figure()
    draw_paces(made, (("Tool", (OWN,), 3.0), ("Soft", (OF_KIND,), 9.0)), LIGHT)

    assert len({axes.get_ylim() for axes in made.axes}) == 1


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_the_curve_steps_up_at_rises_and_a_stroke_marks_who_was_last_seen(palette: ChartPalette) -> None:
    made = figure()
    draw_learning_curve(made, CURVE, palette)
    made.draw_without_rendering()
    steady, seen, strokes = made.axes[0].lines

    assert list(seen.get_xdata()) == [0.0, 3.0, 6.0, 8.0]
    assert list(seen.get_ydata()) == pytest.approx([0, 20, 46.7, 46.7])
    assert list(strokes.get_xdata()) == [4.0, 7.0, 8.0]
    assert list(strokes.get_ydata()) == pytest.approx([20, 46.7, 46.7])
    assert steady.get_ydata()[-1] == pytest.approx(CURVE.steady_share(8.0) * 100)
    assert [one.get_text() for one in made.axes[0].texts] == ["steady pace", "seen"]


def test_nobody_seen_draws_the_steady_pace_alone() -> None:
    made = figure()
    draw_learning_curve(made, LearningCurve(OWN, 0, (), (), 0.0, None), LIGHT)
    made.draw_without_rendering()

    (steady,) = made.axes[0].lines
    assert steady.get_xdata()[-1] == 2 * OWN.months
    assert [one.get_text() for one in made.axes[0].texts] == ["steady pace"]
