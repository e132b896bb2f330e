"""What the page of attrition shows, as rows and sentences made from results; no window is needed for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.gui.widgets.amounts import day_text, month_text
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.columns import Group as Heading
from orgwright.planning.attrition import AttritionRate
from orgwright.planning.coverage_trend import CoveragePoint
from orgwright.planning.days import last_of_month
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.attrition import COVERAGE, EXITS, FTE, HEADCOUNT, ROLE_COVERAGE
from orgwright.planning.explanations.headcount import fte_of_month, headcount_of_month
from orgwright.planning.explanations.role_coverage import unit_role_coverage
from orgwright.planning.explanations.target_coverage import unit_target_coverage
from orgwright.planning.futures import Band, Futures
from orgwright.planning.groups import Group
from orgwright.planning.hazards import BANDS, HazardCell, Hazards
from orgwright.planning.organization import Organization
from orgwright.planning.recent_months import RecentMonths
from orgwright.planning.staffing import staffing_plan

FEW_EXITS = 30
"""Of fewer exits than these the rates say little: chance alone moves them by a third."""
THIN_GROUND = "So few exits are thin ground: the band holds the luck of single people, not how wrong the rates may be."
THIN = "Only {people} in this group: its rate is little more than that of the whole."
NOTHING = {
    COVERAGE: "No capability target holds in these months; roles have a coverage of their own.",
    ROLE_COVERAGE: "Nobody has a role with requirements in these months.",
}
Values = tuple[float | None, ...]
Explain = Callable[["ForecastRow"], Explanation | None]


@dataclass(frozen=True)
class Figure:
    """How one figure of the futures is named, written and drawn; a drawn value is ``value * scale``."""

    title: str
    second: str
    write: Callable[[float], str]
    scale: float = 1.0

    def text(self, value: float | None) -> str:
        """The figure as it stands in a table."""
        return "–" if value is None else self.write(value * self.scale)

    def drawn(self, values: Sequence[float | None]) -> Values:
        """Values as they are drawn."""
        return tuple(None if one is None else one * self.scale for one in values)


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _tenths(value: float) -> str:
    return f"{value:,.1f}"


FIGURES: Mapping[str, Figure] = {
    HEADCOUNT: Figure("Headcount", "people at month end", _whole),
    FTE: Figure("FTE", "at month end", _tenths, 1 / 100),
    EXITS: Figure("Exits", "people who leave in the month", _whole),
    COVERAGE: Figure("Coverage of targets", "low end, %", _tenths, 100),
    ROLE_COVERAGE: Figure("Coverage of roles", "low end, %", _tenths, 100),
}
OF_PEOPLE, OF_COVERAGE = (HEADCOUNT, FTE, EXITS), (COVERAGE, ROLE_COVERAGE)
_OF_POINTS: Mapping[str, Callable[[CoveragePoint], float | None]] = {
    COVERAGE: lambda one: one.low,
    ROLE_COVERAGE: lambda one: one.role_low,
}


@dataclass(frozen=True)
class ForecastRow:
    """A month of a figure; ``place`` is that among the months to come, null in those that are over."""

    figure: str
    place: int | None
    month: date
    was: str
    low: str = ""
    median: str = ""
    high: str = ""
    planned: str = ""


def forecast_rows(found: Futures, recent: RecentMonths, figure: str) -> list[ForecastRow | Heading]:
    """The months to come of one figure, then those that are over."""
    band: Band = getattr(found, figure)
    write = FIGURES[figure].text
    past = zip(recent.months.firsts, _past(recent, figure), strict=True)
    to_come = zip(found.months.firsts, band.low, band.median, band.high, band.planned, strict=True)
    return [
        Heading("To come"),
        *(
            ForecastRow(figure, place, month, "", *(write(one) for one in values))
            for place, (month, *values) in enumerate(to_come)
        ),
        Heading("The year before"),
        *(ForecastRow(figure, None, month, write(value)) for month, value in past),
    ]


def forecast_columns(explain: Explain, explain_plan: Explain) -> tuple[Column[ForecastRow], ...]:
    """Month, what it was, the band, and what the plan says where nobody leaves by chance."""
    return (
        Column("Month", lambda row: month_text(row.month), is_key=True),
        Column("Was", lambda row: row.was, 66, "right", explain=explain_plan),
        Column("1 in 10 ≤", lambda row: row.low, 78, "right", explain=explain),
        Column("Median", lambda row: row.median, 70, "right", bold=True, explain=explain),
        Column("9 in 10 ≤", lambda row: row.high, 78, "right", explain=explain),
        Column("By plan", lambda row: row.planned, 70, "right", tone="text2", explain=explain_plan),
    )


def past_of(recent: RecentMonths, figure: str) -> Values:
    """The months before as they are drawn."""
    return FIGURES[figure].drawn(_past(recent, figure))


def _past(recent: RecentMonths, figure: str) -> Values:
    if figure in _OF_POINTS:
        return tuple(_OF_POINTS[figure](one) for one in recent.coverage)
    return tuple(getattr(recent, figure))


def planned_explained(picture: Organization, unit_id: int | None, figure: str, month: date) -> Explanation | None:
    """How a figure of a month came about in the records and the plan, without chance."""
    last = last_of_month(month)
    if figure == COVERAGE:
        return unit_target_coverage(picture.as_of(last), unit_id)
    if figure == ROLE_COVERAGE:
        return unit_role_coverage(picture.as_of(last), Group.of_unit(unit_id))
    units = None if unit_id is None else picture.seating.subtree(unit_id)
    plan = staffing_plan(picture, month, 1)
    if figure == FTE:
        return fte_of_month(picture, plan, units, 0)
    return headcount_of_month(picture, plan, units, 0, "exits" if figure == EXITS else "closing")


def second_text(found: Futures, figure: str) -> str:
    """What a chart is of, beside its title; that there is nothing to draw where that is so."""
    if all(one is None for one in getattr(found, figure).planned):
        return NOTHING[figure]
    count = found.coverage_count if figure in OF_COVERAGE else found.count
    first = "the first " if figure in OF_COVERAGE and count < found.count else ""
    return f"{FIGURES[figure].second}; 10–90 % of {first}{count:,} futures"


@dataclass(frozen=True)
class HazardRow:
    """One group of the table of rates."""

    cell: HazardCell

    @property
    def title(self) -> str:
        """The tenure, with a word of caution where few were seen."""
        band = "any tenure" if self.cell.band is None else BANDS[self.cell.band]
        return f"{band}, {_people(self.cell.people)}" if self.cell.is_thin else band

    @property
    def tip(self) -> str:
        """The caution in full."""
        return THIN.format(people=_people(self.cell.people)) if self.cell.is_thin else ""


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"


def hazard_rows(hazards: Hazards) -> Iterator[HazardRow | Heading]:
    """Everybody, then every level, the lowest first: any tenure, and each tenure in which somebody was seen."""
    for level in (None, *hazards.levels):
        whole = hazards.group(level)
        bands = [one for one in (hazards.group(level, band) for band in range(len(BANDS))) if one.people]
        if bands:
            yield Heading("Everybody" if level is None else level or "No job level", f"{_people(whole.people)} seen")
            yield from (HazardRow(one) for one in ((whole, *bands) if len(bands) > 1 else bands))


def percent(share: float | None, places: int = 1) -> str:
    """A share in percent, without the sign."""
    return "–" if share is None else f"{share * 100:.{places}f}"


def hazard_columns(explain: Callable[[HazardRow], Explanation | None]) -> tuple[Column[HazardRow], ...]:
    """Exits, person-months, the rate as seen and as reckoned with, a year, and how much of it is borrowed."""
    return (
        Column(
            "Tenure",
            lambda row: row.title,
            tone=lambda row: "text2" if row.cell.is_thin else "text",
            tooltip=lambda row: row.tip,
            is_key=True,
        ),
        Column("Exits", lambda row: str(row.cell.exits), 46, "right", explain=explain),
        Column("Months", lambda row: f"{row.cell.person_months:,.0f}", 72, "right", tone="text2", explain=explain),
        Column("Seen", lambda row: percent(row.cell.raw, 2), 52, "right", tone="text2", explain=explain),
        Column("Used", lambda row: percent(row.cell.rate, 2), 52, "right", bold=True, explain=explain),
        Column("A year", lambda row: percent(row.cell.annual), 56, "right", explain=explain, spare=1),
        Column(
            "Borrowed", lambda row: percent(row.cell.borrowed, 0), 80, "right", tone="text2", explain=explain, spare=2
        ),
    )


def rate_words(rate: AttritionRate) -> tuple[str, str]:
    """The attrition of the last year as a figure and what it is."""
    months = f"the 12 months to {month_text(rate.months.lasts[-1])}"
    if rate.rate is None:
        return "No attrition", f"nobody was there in {months}"
    exits = f"{rate.exits} of {rate.mean_headcount:,.1f} on average"
    return f"{percent(rate.rate)} % left", f"in {months}: {exits}"


def ground_words(hazards: Hazards) -> str:
    """What the rates stand on, and how thin that is."""
    whole = hazards.group()
    span = f"{month_text(hazards.months.first)} to {month_text(hazards.months.lasts[-1])}"
    exits = f"{whole.exits} exit" if whole.exits == 1 else f"{whole.exits} exits"
    seen = f"{exits} in {whole.person_months:,.0f} person-months, {span}: {percent(whole.rate, 2)} % a month."
    if not whole.exits:
        return f"{seen} By these rates nobody leaves by chance: the band is the plan itself."
    if whole.exits < FEW_EXITS:
        return f"{seen} {THIN_GROUND}"
    return seen


def assumption_words(found: Futures) -> str:
    """How the futures were drawn, in the order in which somebody would doubt it."""
    return (
        f"{found.count:,} futures from seed {found.seed}, from {day_text(found.on)} on; coverage from the first "
        f"{found.coverage_count:,} of them. Everybody leaves at the rate of their level, as their tenure grows. "
        "Recorded and planned last days are certain. Planned hires join on their day and may leave from then on. "
        "Nobody who leaves is replaced unless the plan says so."
    )
