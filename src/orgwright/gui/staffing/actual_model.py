"""What the page of plan and actual shows, as rows; no window is needed for it."""

from dataclasses import dataclass

from orgwright.gui.widgets.amounts import day_text, money_text, month_text
from orgwright.planning.explanations.plan_actual import TITLES
from orgwright.planning.organization import Organization
from orgwright.planning.plan_actual import ComparedMonth, PlanActual
from orgwright.records import Baseline

SHOWN = ("closing", "fte", "hires", "exits", "vacant", "cost")
"""The figures of the table, in the order of their columns."""


@dataclass(frozen=True)
class KeptRow:
    """One kept plan to choose; ``second`` says of which day and scenario it is."""

    baseline_id: int
    name: str
    second: str


def kept_rows(organization: Organization) -> list[KeptRow]:
    """The kept plans, the newest first."""
    several = sorted(organization.table(Baseline).items(), key=lambda item: (item[1].made_on, item[0]), reverse=True)
    return [
        KeptRow(key, one.name, f"{one.scenario or 'as recorded'}, kept {day_text(one.made_on)}") for key, one in several
    ]


def value_text(value: int, figure: str, *, signed: bool = False) -> str:
    """A figure as text: money without its cents, FTE as a share of full time; with ``signed`` a sign before it."""
    kind = TITLES[figure][1]
    if kind == "money":
        text = money_text(round(abs(value), -2))
    else:
        text = f"{abs(value) / 100:,.2f}" if kind == "fte" else f"{abs(value):,}"
    is_nothing = not any(letter in "123456789" for letter in text)
    if is_nothing and signed:
        return "–"
    sign = "−" if value < 0 and not is_nothing else "+" if signed else ""
    return f"{sign}{text}"


def pair_text(month: ComparedMonth, figure: str) -> str:
    """What came of what was planned, ``166 of 174``; of a month to come what is planned."""
    one = month.figures[figure]
    planned = value_text(one.planned, figure)
    return planned if one.actual is None else f"{value_text(one.actual, figure)} of {planned}"


def difference_text(month: ComparedMonth, figure: str) -> str:
    """What came less what was planned, with its sign; nothing while the month has not passed."""
    difference = month.figures[figure].difference
    return "" if difference is None else value_text(difference, figure, signed=True)


def running_text(month: ComparedMonth, figure: str) -> str:
    """The differences up to a month together."""
    running = month.figures[figure].running
    return "" if running is None else value_text(running, figure, signed=True)


def plotted(compared: PlanActual, figure: str) -> tuple[list[float], list[float]]:
    """What was planned and what came in the unit of the chart: people, FTE, or thousands."""
    kind = TITLES[figure][1]
    scale = {"money": 100_000, "fte": 100}.get(kind, 1)
    planned = [one.figures[figure].planned / scale for one in compared.months]
    came = [(one.figures[figure].actual or 0) / scale for one in compared.passed]
    return planned, came


def sentence(compared: PlanActual, currency: str) -> str:
    """How the last month that has passed stands against the plan."""
    if not compared.is_known:
        return f"{compared.unit} was not in the kept plan"
    if not compared.passed:
        return "None of its months has passed yet"
    last = compared.passed[-1].figures
    people, cost = last["closing"].difference or 0, last["cost"].running or 0
    more = "as many people as planned" if not people else f"{abs(people):,} {'more' if people > 0 else 'fewer'} people"
    amount = f"{currency} {money_text(round(abs(cost), -2))} {'more' if cost > 0 else 'less'} spent"
    spent = amount if round(cost, -2) else "as much spent as planned"
    return f"{len(compared.passed)} of {len(compared.months)} months have passed: {more}, {spent}"


def people_title(people: int, month: ComparedMonth | None) -> str:
    """What stands over those who differ at the closing of a month."""
    if month is None:
        return "Otherwise than planned"
    return f"{people or 'Nobody'} otherwise than planned, closing of {month_text(month.month)}"
