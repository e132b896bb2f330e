"""What the overview shows, as texts and values made from the picture; no window is needed for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.gui.overview.figure_tile import COVERAGE, GATE, HEADCOUNT, RUN_RATE, SINGLE
from orgwright.gui.widgets.amounts import short_money_text
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.planning.attention import Attention, things_to_look_at
from orgwright.planning.attention_row import MONTH_NAMES
from orgwright.planning.coverage_trend import CoveragePoint, coverage_trend
from orgwright.planning.days import first_of_month, months_later
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.headcount import headcount_of_month
from orgwright.planning.explanations.role_coverage import unit_gate, unit_role_coverage
from orgwright.planning.explanations.standing import headcount_explained, run_rate_explained, single_holders_explained
from orgwright.planning.explanations.target_coverage import unit_target_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import StaffingMonth, StaffingPlan, staffing_plan
from orgwright.planning.standing import (
    TARGETS,
    ChangesSince,
    Standing,
    UnitStanding,
    changes_since,
    earlier_standings,
    measure_of,
    standing,
    unit_standings,
)
from orgwright.progress import Progress

MONTHS_BACK, MONTHS_AHEAD = 24, 12
"""Of the chart of coverage; that of headcount looks half a year both ways."""
HALF_YEAR = 6
MOST_PLANS = 3
"""Scenarios beside what is recorded: four lines are as many as can be told apart."""
FULL_TIME = 100


@dataclass(frozen=True)
class Today:
    """Where the unit stands on the day, and what to look at, the dearest first."""

    measure: str
    standing: Standing
    changed: ChangesSince
    units: tuple[UnitStanding, ...]
    things: tuple[Attention, ...]


@dataclass(frozen=True)
class PlanLine:
    """Low coverage by month under one plan; ``pair`` is the colour and dashes that it has in every chart."""

    name: str
    pair: int
    points: tuple[CoveragePoint, ...]


@dataclass(frozen=True)
class OverTime:
    """How it got here and where it goes: earlier standings, coverage by month, plans beside it, the staffing plan."""

    earlier: tuple[Standing, ...]
    points: tuple[CoveragePoint, ...]
    plans: tuple[PlanLine, ...]
    plan: StaffingPlan
    unit_ids: tuple[int, ...] | None

    @property
    def months(self) -> tuple[StaffingMonth, ...]:
        """Headcount by month of the unit and all below."""
        return self.plan.together(self.unit_ids)


@dataclass(frozen=True)
class HeadFigure:
    """One of the five figures: its words, and its values on earlier days and the day for the small line."""

    key: str
    heading: str
    figure: str
    second: str
    second_tone: str = "text2"
    values: tuple[float | None, ...] = ()
    highs: tuple[float | None, ...] = ()
    line_tone: str = "text2"


def today(organization: Organization, unit_id: int | None, progress: Progress) -> Today:
    """All that the day alone decides."""
    measure = measure_of(organization, unit_id)
    return Today(
        measure,
        standing(organization, unit_id),
        changes_since(organization, unit_id, first_of_month(organization.day)),
        unit_standings(organization, unit_id, measure),
        things_to_look_at(organization, unit_id, progress),
    )


def over_time(recorded: Organization, organization: Organization, unit_id: int | None, progress: Progress) -> OverTime:
    """The months around the day of a picture; ``recorded`` is the same day without a scenario."""
    first = months_later(first_of_month(organization.day), -MONTHS_BACK)
    points = coverage_trend(organization, unit_id, first, MONTHS_BACK + MONTHS_AHEAD + 1, progress)
    plan = staffing_plan(organization, months_later(organization.day, -HALF_YEAR), 2 * HALF_YEAR, progress)
    units = None if unit_id is None else organization.seating.subtree(unit_id)
    return OverTime(
        earlier_standings(organization, unit_id, HALF_YEAR, progress),
        points,
        plan_lines(recorded, organization, unit_id, progress),
        plan,
        units,
    )


def plan_lines(
    recorded: Organization, organization: Organization, unit_id: int | None, progress: Progress
) -> tuple[PlanLine, ...]:
    """Coverage from the month of the day on, as recorded and under scenarios: the one looked at, else the first three.

    The number of a scenario among all by key is its pair of colour and dashes, here as in the staffing plan.
    """
    found = []
    for key, (name, pair) in plans_shown(recorded, organization.scenario_id).items():
        picture = organization if key == organization.scenario_id else recorded.under(key)
        points = coverage_trend(picture, unit_id, recorded.day, MONTHS_AHEAD + 1, progress)
        found.append(PlanLine(name, pair, points))
    return tuple(found)


def plans_shown(recorded: Organization, chosen: int | None) -> dict[int | None, tuple[str, int]]:
    """The plans that have a line, by the id of their scenario: name and number of the pair; None is as recorded."""
    ordered = sorted(recorded.scenarios, key=lambda key: recorded.scenarios[key].key)
    pairs: dict[int | None, tuple[str, int]] = {None: ("As recorded", 0)}
    for number, key in enumerate(ordered, 1):
        if key == chosen or (chosen is None and number <= MOST_PLANS):
            pairs[key] = (recorded.scenarios[key].title, number)
    return pairs


def head_figures(currency: str, now: Today, earlier: Sequence[Standing]) -> tuple[HeadFigure, ...]:
    """The five figures with their trend; without earlier standings they say what the day alone can."""
    return (
        _coverage(now, earlier),
        _gate(now.standing, earlier),
        _headcount(now.standing, earlier),
        _single(now.standing, earlier),
        _run_rate(currency, now.standing, earlier),
    )


def _coverage(now: Today, earlier: Sequence[Standing]) -> HeadFigure:
    heading = "Coverage of targets" if now.measure == TARGETS else "Coverage of roles"
    low, high = now.standing.range_of(now.measure)
    if low is None or high is None:
        return HeadFigure(COVERAGE, heading, "–", "Nothing is required yet")
    ranges = [one.range_of(now.measure) for one in (*earlier, now.standing)]
    before = ranges[0][0]
    second = ""
    if earlier and before is not None:
        second = _compared(round(low * 100) - round(before * 100), "point", earlier[0].on)
    lows, highs = (tuple(one[end] for one in ranges) for end in (0, 1))
    return HeadFigure(
        COVERAGE, heading, f"{percent_text(low, high)} %", second, values=lows, highs=highs, line_tone="held"
    )


def _gate(now: Standing, earlier: Sequence[Standing]) -> HeadFigure:
    heading, gates = "People through the gate", now.coverage.gates
    if not now.gated:
        return HeadFigure(GATE, heading, "–", "Nobody here has a role")
    second = f"{gates['unknown']:,} not known, {gates['missing']:,} short"
    values = tuple(float(one.coverage.gates["held"]) for one in (*earlier, now))
    return HeadFigure(GATE, heading, f"{gates['held']:,} of {now.gated:,}", second, values=values, line_tone="held")


def _headcount(now: Standing, earlier: Sequence[Standing]) -> HeadFigure:
    seats = now.seats
    second = f"{_fte(seats.authorised)} FTE, {_fte(seats.vacant)} vacant, {_fte(seats.frozen)} frozen"
    if not seats.authorised:
        second = "No seat is open on the day"
    values = tuple(float(one.headcount) for one in (*earlier, now))
    return HeadFigure(HEADCOUNT, "Headcount", f"{now.headcount:,}", second, values=values)


def _fte(percent: int) -> str:
    return f"{percent / FULL_TIME:,.1f}".removesuffix(".0")


def _single(now: Standing, earlier: Sequence[Standing]) -> HeadFigure:
    heading, count = "Single holders", now.single_held_skills
    if not now.coverage.targets:
        return HeadFigure(SINGLE, heading, "–", "No capability target holds here")
    figure = f"{count} skill" if count == 1 else f"{count} skills"
    more = count - earlier[0].single_held_skills if earlier else 0
    second = _compared(more, "", earlier[0].on) if earlier else ""
    values = tuple(float(one.single_held_skills) for one in (*earlier, now))
    tone = "short" if more > 0 else "text2"
    return HeadFigure(SINGLE, heading, figure, second, tone, values, line_tone="short" if count else "text2")


def _run_rate(currency: str, now: Standing, earlier: Sequence[Standing]) -> HeadFigure:
    rate, heading = now.run_rate, "Annual run rate"
    if not rate.seats:
        return HeadFigure(RUN_RATE, heading, "–", "No filled seat has a cost")
    second, tone = "No budget is set", "text2"
    if rate.budget is not None:
        left = rate.budget - rate.amount
        second = f"{short_money_text(abs(left), currency)} {'under' if left >= 0 else 'over'} budget"
        tone = "text2" if left >= 0 else "short"
    values = tuple(one.run_rate.amount / FULL_TIME for one in (*earlier, now))
    return HeadFigure(RUN_RATE, heading, short_money_text(rate.amount, currency), second, tone, values)


def _compared(more: int, unit: str, on: date) -> str:
    """``2 points more than in May``."""
    month = MONTH_NAMES[on.month - 1]
    if not more:
        return f"As many as in {month}" if not unit else f"As much as in {month}"
    count = abs(more)
    what = f" {unit if count == 1 else unit + 's'}" if unit else ""
    word = "more" if more > 0 else "less" if unit else "fewer"
    return f"{count}{what} {word} than in {month}"


def changed_text(changed: ChangesSince) -> str:
    """What happened since the beginning of the month, as a sentence."""
    counts = (
        (changed.assessments, "assessment"),
        (len(changed.left_ids), "exit"),
        (len(changed.hired_ids), "hire"),
    )
    said = [f"{count:,} {word if count == 1 else word + 's'}" for count, word in counts if count]
    since = f"{changed.first.day} {MONTH_NAMES[changed.first.month - 1]}"
    return f"Changed since {since}: {', '.join(said) if said else 'nothing that is dated'}"


def figure_explained(organization: Organization, now: Today, key: str) -> Explanation | None:
    """How one of the five figures came about."""
    unit_id = now.standing.unit_id
    ways: dict[str, Callable[[], Explanation]] = {
        COVERAGE: lambda: coverage_explained(organization, unit_id, now.measure),
        GATE: lambda: unit_gate(organization, unit_id),
        HEADCOUNT: lambda: headcount_explained(organization, now.standing),
        SINGLE: lambda: single_holders_explained(organization, now.standing),
        RUN_RATE: lambda: run_rate_explained(organization, now.standing),
    }
    return ways[key]()


def coverage_explained(organization: Organization, unit_id: int | None, measure: str) -> Explanation:
    """How the coverage of a unit came about."""
    explain = unit_target_coverage if measure == TARGETS else unit_role_coverage
    return explain(organization, unit_id)


def flow_explained(organization: Organization, shown: OverTime, month: StaffingMonth, flow: str) -> Explanation:
    """How the headcount of a month, or who joined or left in it, came about."""
    number = shown.plan.months.firsts.index(month.month)
    return headcount_of_month(organization, shown.plan, shown.unit_ids, number, flow)


def people_explained(organization: Organization, unit_id: int) -> Explanation:
    """How the people and seats of a unit came about."""
    return headcount_explained(organization, standing(organization, unit_id))


def single_explained(organization: Organization, unit_id: int) -> Explanation:
    """Which skills of a unit one person alone holds."""
    return single_holders_explained(organization, standing(organization, unit_id))


@dataclass(frozen=True)
class MonthRow:
    """One month of coverage for the table beside the chart; ``plans`` are low coverage under each plan, in order."""

    month: date
    on: date
    low: float | None
    high: float | None
    plans: tuple[float | None, ...]


def month_rows(shown: OverTime, measure: str) -> list[MonthRow]:
    """The months of coverage with what the plans reach in them."""
    by_plan = [{one.month: range_at(one, measure)[0] for one in line.points} for line in shown.plans]
    return [
        MonthRow(one.month, one.on, *range_at(one, measure), tuple(plan.get(one.month) for plan in by_plan))
        for one in shown.points
    ]


def range_at(point: CoveragePoint, measure: str) -> tuple[float | None, float | None]:
    """Low and high of a month against targets or roles."""
    return (point.low, point.high) if measure == TARGETS else (point.role_low, point.role_high)
