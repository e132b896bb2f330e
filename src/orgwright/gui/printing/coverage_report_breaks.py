"""Where it breaks, in the report of coverage: the worst departures, single holders, and what nobody holds."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from orgwright.gui.printing.coverage_report_figures import ReportFigures
from orgwright.gui.printing.coverage_report_marks import RangeBar
from orgwright.gui.printing.coverage_report_parts import LINE, points_text, range_words, section, whole_table
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, space
from orgwright.gui.printing.paper import CELL_BOLD, CELL_QUIET, pt
from orgwright.gui.printing.passages import Passage
from orgwright.gui.printing.tables import PrintColumn, PrintRow, table
from orgwright.planning.coverage import TargetCoverage
from orgwright.planning.private_units import target_units
from orgwright.planning.resilience import Departures

MOST_LOSSES, MOST_SINGLE = 8, 15
_RIGHT = Qt.AlignmentFlag.AlignRight


def breaks_section(figures: ReportFigures, width: float) -> list[Piece]:
    """The worst departures, single holders, and what nobody holds."""
    broken = figures.broken
    if not broken.targets:
        return []
    pieces = section("Where it breaks", width, _break_sentence(figures))
    several = [_departure(figures, one, width) for one in broken.worst]
    pieces += [*(replace(one, keeps_next=True) for one in several[:-1]), *several[-1:]]
    if broken.worst:
        pieces += [space(8), *_losses(figures, broken.worst[-1], width)]
    pieces += _alone(figures, "Held by nobody", broken.uncovered, width)
    return pieces + _alone(figures, "Held by one person alone", broken.single_holders, width)


def _break_sentence(figures: ReportFigures) -> str:
    broken = figures.broken
    robust = broken.robustness or 0
    if robust < 0:
        said = f"The target that is furthest from being met lacks {-robust:,} {'person' if robust == -1 else 'people'}."
    elif robust == 0:
        said = "No target is short, but the next departure can make one so."
    else:
        said = f"{robust:,} may leave, whoever they are, before a target is short."
    single, nobody = len(broken.single_holders), len(broken.uncovered)
    count = len(broken.targets)
    alone = f"{single:,} of {count:,} targets {'hangs' if single == 1 else 'hang'} on one person alone"
    if not single:
        alone = "No target hangs on one person alone"
    return f"{said} {alone}, and {f'nobody holds {nobody:,}' if nobody else 'none is without a holder'}."


def _departure(figures: ReportFigures, one: Departures, width: float) -> Piece:
    """Who leaves, and the bar before and after."""
    names = " and ".join(figures.organization.people[key].name for key in one.person_ids)
    word = "one" if len(one.person_ids) == 1 else "two"
    left, label, figure = width * 0.44, pt(34), pt(58)
    head = Passage(names, CELL_BOLD, left - pt(10), 2)
    said = Passage(f"The worst {word} to lose: {points_text(one.loss or 0.0)} points", CELL_QUIET, left - pt(10), 2)
    marks = [Drawn(Words(head), 0, pt(4)), Drawn(Words(said), 0, pt(4) + head.height)]
    for row, (name, shares) in enumerate((("before", one.before), ("after", one.after))):
        y = pt(4) + row * pt(13)
        marks.append(Drawn(Words(Passage(name, CELL_QUIET, label, 1)), left, y))
        text = range_words(shares.low, shares.high)
        marks.append(Drawn(Words(Passage(text, CELL_BOLD, figure, 1, align=_RIGHT)), width - figure, y))
        if shares.low is not None and shares.high is not None:
            bar = RangeBar(width - left - label - figure - pt(8), shares.low, shares.high)
            marks.append(Drawn(bar, left + label, y + pt(2.5)))
    height = max(pt(4) + head.height + said.height, pt(30)) + pt(4)
    return Piece(height + LINE, (*marks, Drawn(Ground(width, LINE), 0, height)))


def _losses(figures: ReportFigures, one: Departures, width: float) -> list[Piece]:
    """What goes with them, target by target."""
    losses = [loss for loss in one.losses if loss.points > 0]
    organization, units = figures.organization, target_units(figures.organization, figures.unit_id)
    columns = (
        PrintColumn("What the two take along" if len(one.person_ids) > 1 else "What goes along", 0.36, CELL_BOLD),
        PrintColumn("Unit", 0.28),
        PrintColumn("Level", 0.08, at_right=True),
        PrintColumn("Needed", 0.09, at_right=True),
        PrintColumn("Held", 0.1, at_right=True),
        PrintColumn("Points", 0.09, at_right=True),
    )
    rows = [
        PrintRow(
            (
                organization.skills[loss.before.skill_id].name,
                units[loss.before.unit_id],
                str(loss.before.level),
                f"{loss.before.people_needed:,}",
                f"{loss.before.holders_low:,} to {loss.after.holders_low:,}",
                points_text(loss.points),
            )
        )
        for loss in losses[:MOST_LOSSES]
    ]
    return whole_table(table(columns, rows, width), len(losses) - MOST_LOSSES, "target", width) if rows else []


def _alone(figures: ReportFigures, title: str, several: Sequence[TargetCoverage], width: float) -> list[Piece]:
    """Targets that one person or nobody holds, the heaviest first."""
    if not several:
        return []
    organization, units = figures.organization, target_units(figures.organization, figures.unit_id)
    ordered = sorted(several, key=lambda one: (-one.weight, -one.people_needed))
    columns = (
        PrintColumn(title, 0.36, CELL_BOLD),
        PrintColumn("Unit", 0.26),
        PrintColumn("Level", 0.08, at_right=True),
        PrintColumn("Needed", 0.09, at_right=True),
        PrintColumn("Held by", 0.24),
    )
    rows = [
        PrintRow(
            (
                organization.skills[one.skill_id].name,
                units[one.unit_id],
                str(one.level),
                f"{one.people_needed:,}",
                ", ".join(organization.people[key].name for key in one.holder_ids),
            )
        )
        for one in ordered[:MOST_SINGLE]
    ]
    return [space(14), *whole_table(table(columns, rows, width), len(several) - MOST_SINGLE, "target", width)]
