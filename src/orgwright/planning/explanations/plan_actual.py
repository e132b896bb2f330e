"""How what came differs from a kept plan: by unit, by person for the closing, by month for running differences."""

from __future__ import annotations

from collections.abc import Sequence

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Kind
from orgwright.planning.explanations.words import counted, day_words, month_words, number, unit_name
from orgwright.planning.kept_plan import NO_UNIT, figure_of
from orgwright.planning.organization import Organization
from orgwright.planning.plan_actual import Compared, ComparedMonth, Otherwise, PlanActual, otherwise

TITLES: dict[str, tuple[str, Kind]] = {
    "closing": ("Closing headcount", "whole"),
    "fte": ("Closing FTE", "fte"),
    "hires": ("Hires", "whole"),
    "exits": ("Exits", "whole"),
    "authorised": ("Authorised FTE", "fte"),
    "vacant": ("Vacant FTE", "fte"),
    "cost": ("Cost", "money"),
}
"""The figures of a kept plan: what they are called, and how they are written."""
WITHOUT_POSITION = "Without a position"
_READING = (
    "The actual is what the records say now, without any scenario. A unit is found again by its name; what a person, a "
    "seat or a unit was called then is kept. Costs have no dates: the actual is counted with the present ones."
)


def difference_explained(recorded: Organization, compared: PlanActual, place: int, figure: str) -> Explanation | None:
    """What came less what was planned in one passed month; None of a month that has not passed."""
    month = compared.months[place]
    one = month.figures[figure]
    if one.actual is None:
        return None
    if figure == "closing":
        return _by_person(recorded, compared, month, one, otherwise(recorded, compared, place))
    return _by_unit(recorded, compared, month, one, figure)


def running_explained(recorded: Organization, compared: PlanActual, place: int, figure: str) -> Explanation | None:
    """The differences of the months up to one that has passed; None of a month that has not."""
    months = [one for one in compared.passed if one.place <= place]
    if not compared.months[place].has_passed:
        return None
    title, kind = TITLES[figure]
    figures = [one.figures[figure] for one in months]
    planned, came = sum(one.planned for one in figures), sum(one.actual or 0 for one in figures)
    rows = tuple(
        ExplainedRow((month.month, one.planned, one.actual, one.difference))
        for month, one in zip(months, figures, strict=True)
    )
    return Explanation(
        _written(came - planned, kind),
        f"{_what(recorded, compared)}, up to {month_words(compared.months[place].month)}. {title}, running difference.",
        "running difference = Σ (actual − planned)",
        _READING,
        _results(planned, came, kind),
        (ExplainedColumn("Month", "month"), *_columns(kind)),
        rows,
        (),
        counted(len(rows), "month"),
    )


def _by_person(
    recorded: Organization, compared: PlanActual, month: ComparedMonth, one: Compared, people: Sequence[Otherwise]
) -> Explanation:
    rows = tuple(
        ExplainedRow(
            (person.name, 1 if person.is_there else -1, person.why),
            *(() if person.person_id is None else ("people", person.person_id)),
        )
        for person in people
    )
    difference = one.difference or 0
    return Explanation(
        _written(difference, "whole"),
        f"{_what(recorded, compared)}, {month_words(month.month)}. Closing headcount, actual less planned.",
        "actual − planned = difference",
        "Who is there and was not planned counts 1, who was planned and is not there −1. The planned hire of a seat "
        "has come when somebody who was not planned holds it. " + _READING,
        (
            ExplainedResult("planned", one.planned, "whole", "", str(one.planned)),
            ExplainedResult("actual", one.actual, "whole", "", "{planned}+SUM({Counts})"),
            ExplainedResult(
                "difference",
                difference,
                "whole",
                f"{number(one.actual or 0)} − {number(one.planned)}",
                "{actual}-{planned}",
            ),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("Counts", "whole"), ExplainedColumn("What is known")),
        rows,
        (),
        f"{counted(len(rows), 'person', 'people')}, those who are there first",
    )


def _by_unit(
    recorded: Organization, compared: PlanActual, month: ComparedMonth, one: Compared, figure: str
) -> Explanation:
    title, kind = TITLES[figure]
    planned, came = (
        _planned_by_unit(compared, month.place, figure),
        _came_by_unit(recorded, compared, month.place, figure),
    )
    names = [*came, *(name for name in planned if name not in came)]
    ids = {unit.name: key for key, unit in recorded.units.items()}
    rows = tuple(
        ExplainedRow(
            (name, planned.get(name, 0), came.get(name, 0), came.get(name, 0) - planned.get(name, 0)),
            *(("organization", ids[name]) if name in ids else ()),
        )
        for name in names
        if planned.get(name) or came.get(name)
    )
    return Explanation(
        _written(one.difference or 0, kind),
        f"{_what(recorded, compared)}, {month_words(month.month)}. {title}, actual less planned.",
        "actual − planned = difference",
        _READING,
        _results(one.planned, one.actual or 0, kind),
        (ExplainedColumn("Unit"), *_columns(kind)),
        rows,
        (),
        counted(len(rows), "unit"),
    )


def _planned_by_unit(compared: PlanActual, place: int, figure: str) -> dict[str, int]:
    kept = compared.kept
    wanted = kept.below(compared.unit)
    found = {one.name: one.figures[figure][place] for number, one in enumerate(kept.units) if number in wanted}
    return {**found, WITHOUT_POSITION: kept.others[figure][place]} if NO_UNIT in wanted else found


def _came_by_unit(recorded: Organization, compared: PlanActual, place: int, figure: str) -> dict[str, int]:
    actual = compared.actual
    if actual is None:
        return {}
    units = recorded.seating.subtree(compared.unit_id)
    found = {recorded.units[one].name: figure_of(actual.units[one][place], figure) for one in units}
    if compared.unit_id is not None:
        return found
    return {**found, WITHOUT_POSITION: figure_of(actual.without_unit[place], figure)}


def _columns(kind: Kind) -> tuple[ExplainedColumn, ...]:
    return (
        ExplainedColumn("Planned", kind),
        ExplainedColumn("Actual", kind),
        ExplainedColumn("Difference", kind, "{Actual}-{Planned}"),
    )


def _results(planned: int, came: int, kind: Kind) -> tuple[ExplainedResult, ...]:
    words = f"{_written(came, kind)} − {_written(planned, kind)}"
    return (
        ExplainedResult("planned", planned, kind, "", "SUM({Planned})"),
        ExplainedResult("actual", came, kind, "", "SUM({Actual})"),
        ExplainedResult("difference", came - planned, kind, words, "{actual}-{planned}"),
    )


def _written(value: int, kind: Kind) -> str:
    return number(value if kind == "whole" else value / 100)


def _what(recorded: Organization, compared: PlanActual) -> str:
    kept = compared.kept
    name = unit_name(recorded, compared.unit_id)
    return f"{name}, against “{kept.name}” of {day_words(kept.made_on)}"
