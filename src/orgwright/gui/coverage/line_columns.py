"""The columns of the heat map before the categories: who, the range with its bar, gate or targets, held in full."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from orgwright.gui.coverage.heat_lines import ROLES, HeatLine, HeatTree
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.range_bar import Range, paint_range, percent_text
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations import role_coverage, target_coverage

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

_MANY = 1_000
Paint = Callable[[QPainter, QRect, HeatLine], None]
Line = Column[HeatLine]
Shown = Callable[[], tuple["Organization", HeatTree]]
OfRole = Callable[["Organization", int], Explanation]
OfGroup = Callable[["Organization", role_coverage.Of], Explanation]


def line_columns(shown: Shown, title: str, measure: str, people: int, paint_name: Paint) -> tuple[Line, ...]:
    """Columns for role coverage or for targets, wide enough for so many people.

    ``shown`` answers what is looked at when a number is opened.
    """
    of_roles = measure == ROLES
    explain = _by_roles(shown) if of_roles else _by_targets(shown)
    return (
        Column(title, lambda line: line.name, is_key=True, paint=paint_name, tooltip=lambda line: line.name),
        Column("People", _people, 58, "right"),
        Column(
            "Held, not known, short",
            _range_text,
            138,
            paint=lambda painter, rect, line: _paint_range(painter, rect, line, of_roles),
        ),
        Column("%", _range_text, 64, "right", bold=True, explain=explain[0]),
        *(_role_columns(explain, people) if of_roles else _target_columns(explain)),
    )


def _role_columns(explain: tuple[Callable[[HeatLine], Explanation | None], ...], people: int) -> tuple[Line, ...]:
    width = 80 if people < _MANY else 112
    return (
        Column("Gate", _gate, width, "right", explain=explain[1], tooltip=_gate_tip),
        Column("In full", _in_full, 58, "right", explain=explain[2], tooltip=lambda _line: IN_FULL),
    )


def _target_columns(explain: tuple[Callable[[HeatLine], Explanation | None], ...]) -> tuple[Line, ...]:
    return (
        Column("Targets", lambda line: _count(line, "targets"), 66, "right", explain=explain[1]),
        Column(
            "Single holders",
            lambda line: _count(line, "single_holders"),
            92,
            "right",
            tone="short",
            explain=explain[1],
        ),
        Column("In full", _in_full, 58, "right", explain=explain[2]),
    )


IN_FULL = "The share of requirements that are met in full; not known counts as not met."


def _people(line: HeatLine) -> str:
    return "" if line.row is None or line.row.person_id is not None else f"{line.row.people:,}"


def _range_text(line: HeatLine) -> str:
    row = line.row
    if row is None:
        return ""
    return "–" if row.low is None or row.high is None else percent_text(row.low, row.high)


def _paint_range(painter: QPainter, rect: QRect, line: HeatLine, mark: bool) -> None:
    row = line.row
    if row is not None and row.low is not None and row.high is not None:
        paint_range(painter, rect, Range(row.low, row.high), mark=mark)


def _gate(line: HeatLine) -> str:
    row = line.row
    if row is None or not row.gates:
        return ""
    if row.person_id is not None:
        return "held" if row.gates_held else "unknown" if row.gates_unknown else "missing"
    return f"{row.gates_held:,} / {row.gates:,}"


def _gate_tip(line: HeatLine) -> str:
    row = line.row
    if row is None or not row.gates or row.person_id is not None:
        return ""
    held = f"{row.gates_held:,} of {row.gates:,} people hold every critical must-have of their role."
    return f"{held} Of {row.gates_unknown:,} it is not known." if row.gates_unknown else held


def _in_full(line: HeatLine) -> str:
    return "" if line.row is None or line.row.in_full is None else f"{line.row.in_full * 100:.0f}"


def _count(line: HeatLine, name: str) -> str:
    return "" if line.row is None else str(getattr(line.row, name) or "")


def _by_roles(shown: Shown) -> tuple[Callable[[HeatLine], Explanation | None], ...]:
    def of(person: OfRole, group: OfGroup) -> Callable[[HeatLine], Explanation | None]:
        def explain(line: HeatLine) -> Explanation | None:
            organization, tree = shown()
            if line.row is None:
                return None
            if line.row.person_id is not None:
                return person(organization, line.row.person_id)
            return group(organization, tree.group_of(line))

        return explain

    return (
        of(role_coverage.person_role_coverage, role_coverage.unit_role_coverage),
        of(role_coverage.person_gate, role_coverage.unit_gate),
        of(role_coverage.person_in_full, role_coverage.unit_in_full),
    )


def _by_targets(shown: Shown) -> tuple[Callable[[HeatLine], Explanation | None], ...]:
    def of(unit: Callable[["Organization", int | None], Explanation]) -> Callable[[HeatLine], Explanation | None]:
        def explain(line: HeatLine) -> Explanation | None:
            organization, tree = shown()
            return unit(organization, tree.unit_of(line))

        return explain

    return (
        of(target_coverage.unit_target_coverage),
        of(target_coverage.unit_targets_counted),
        of(target_coverage.unit_strict),
    )
