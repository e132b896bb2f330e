"""How much, in the report of coverage: its course, what to look at first, units, and the dearest gaps."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from orgwright.gui.printing.coverage_report_figures import ReportFigures
from orgwright.gui.printing.coverage_report_marks import RangeBar, TrendChart
from orgwright.gui.printing.coverage_report_parts import (
    LINE,
    PERCENT_SIGN,
    percent,
    points_text,
    range_words,
    section,
    whole_table,
)
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, space, words
from orgwright.gui.printing.paper import CELL, CELL_BOLD, CELL_QUIET, HEAD, Ink, pt
from orgwright.gui.printing.passages import Passage
from orgwright.gui.printing.tables import PrintColumn, PrintRow, table
from orgwright.planning.attention import Attention
from orgwright.planning.coverage import UnitCoverage

MOST_UNITS, MOST_GAPS, MOST_STEPS = 15, 12, 8
_POINTS = Ink(8.5, bold=True, tone="short")
_RIGHT = Qt.AlignmentFlag.AlignRight
_ROW = pt(18)


def first_section(figures: ReportFigures, width: float) -> list[Piece]:
    """What to look at first, and what each is worth."""
    if not figures.first:
        return []
    said = "Each with the points of coverage that are missing, or would be, because of it."
    pieces = section("What to look at first", width, said)
    for number, one in enumerate(figures.first, 1):
        pieces.append(_attention(number, one, width))
    return pieces


def _attention(number: int, one: Attention, width: float) -> Piece:
    left, right = pt(20), pt(64)
    head = Passage(one.headline, CELL_BOLD, width - left - right)
    reason = Passage(one.reason, CELL_QUIET, width - left - right)
    marks = [
        Drawn(Words(Passage(str(number), replace(CELL_BOLD, tone="text3"), left, 1)), 0, pt(3)),
        Drawn(Words(head), left, pt(3)),
        Drawn(Words(reason), left, pt(3) + head.height),
    ]
    if one.worth > 0:
        worth = f"{points_text(one.worth)} points"
        marks.append(Drawn(Words(Passage(worth, _POINTS, right, 1, align=_RIGHT)), width - right, pt(3)))
    height = pt(3) + head.height + reason.height + pt(4)
    return Piece(height + LINE, (*marks, Drawn(Ground(width, LINE), 0, height)))


def trend_section(figures: ReportFigures, width: float) -> list[Piece]:
    """Coverage by month."""
    months = [one.of_targets if figures.has_targets else one.of_roles for one in figures.points]
    if not any(low is not None for _, low, _ in months):
        return []
    what = "Coverage of targets" if figures.has_targets else "Coverage against roles"
    title = words(f"{what} on the last day of each month; the band is what is not known", HEAD, width, space=pt(6))
    chart = TrendChart(tuple(months), width)
    return [space(14), replace(title, keeps_next=True), Piece(chart.height, (Drawn(chart, 0, 0),))]


def units_section(figures: ReportFigures, width: float) -> list[Piece]:
    """The units below, weakest first, each with all below it."""
    units = [one for one in figures.units if _of(figures, one)[0] is not None]
    if not units:
        return []
    units.sort(key=lambda one: _of(figures, one)[0] or 0.0)
    organization = figures.organization
    pieces = section("Units", width, "The weakest first; each counts all units below it.")
    heads = ("Unit", "Held, not known, short", "%", "Against roles, %", "In full, %", "People")
    rows = [
        (
            organization.units[one.unit_id or 0].name,
            _of(figures, one),
            range_words(*_of(figures, one)).removesuffix(PERCENT_SIGN),
            range_words(one.role_low, one.role_high).removesuffix(PERCENT_SIGN),
            percent(one.strict_low).removesuffix(PERCENT_SIGN),
            f"{len(one.person_ids):,}",
        )
        for one in units[:MOST_UNITS]
    ]
    return [*pieces, *whole_table(_range_rows(heads, rows, width), len(units) - MOST_UNITS, "unit", width)]


def _of(figures: ReportFigures, one: UnitCoverage) -> tuple[float | None, float | None]:
    return (one.low, one.high) if figures.has_targets else (one.role_low, one.role_high)


RangeRow = tuple[str, tuple[float | None, float | None], str, str, str, str]


def _range_rows(heads: Sequence[str], rows: Sequence[RangeRow], width: float) -> list[Piece]:
    """Names, a bar each, and figures at the right; the heads are repeated on every page."""
    edges = [0.0, width * 0.3, width * 0.58, width * 0.68, width * 0.82, width * 0.92]
    wide = [after - before - pt(8) for before, after in zip(edges, [*edges[1:], width + pt(8)], strict=True)]

    def cells(texts: Sequence[str], inks: Sequence[Ink], y: float) -> list[Drawn]:
        return [
            Drawn(Words(Passage(text, ink, room, 1, align=_RIGHT if place > 1 else Qt.AlignmentFlag.AlignLeft)), x, y)
            for place, (text, ink, x, room) in enumerate(zip(texts, inks, edges, wide, strict=True))
            if text
        ]

    line = HEAD.line_height + pt(3)
    head = Piece(line + LINE, (*cells(heads, [HEAD] * 6, 0), Drawn(Ground(width, LINE, "edge"), 0, line)), True)
    pieces = [head]
    for name, (low, high), *texts in rows:
        marks = cells((name, "", *texts), (CELL_BOLD, CELL, CELL_BOLD, CELL, CELL, CELL), pt(3.5))
        if low is not None and high is not None:
            marks.append(Drawn(RangeBar(wide[1], low, high), edges[1], (_ROW - pt(7)) / 2))
        pieces.append(Piece(_ROW + LINE, (*marks, Drawn(Ground(width, LINE), 0, _ROW)), heads=(head,)))
    return pieces


def gaps_section(figures: ReportFigures, width: float) -> list[Piece]:
    """The skills that cost coverage against roles most."""
    gaps = sorted(figures.gaps, key=lambda one: -(one.points_short + one.points_unknown))
    gaps = [one for one in gaps if one.points_short + one.points_unknown > 0]
    if not gaps:
        return []
    organization = figures.organization
    low = percent(figures.covered.role_low)
    said = (
        f"Against roles {low} is held; the points of all skills add up to what is missing to 100 %. "
        "Short is known to be missing, not known could turn out to be there."
    )
    columns = (
        PrintColumn("Skill", 0.38, CELL_BOLD),
        PrintColumn("Asked of", 0.1, at_right=True),
        PrintColumn("Short", 0.1, at_right=True),
        PrintColumn("Not known", 0.12, at_right=True),
        PrintColumn("Points short", 0.14, at_right=True),
        PrintColumn("Points not known", 0.16, at_right=True),
    )
    rows = [
        PrintRow(
            (
                organization.skills[one.skill_id].name,
                f"{one.asked:,}",
                f"{one.short:,}",
                f"{one.unknown + one.expired:,}",
                f"{one.points_short * 100:.2f}",
                f"{one.points_unknown * 100:.2f}",
            )
        )
        for one in gaps[:MOST_GAPS]
    ]
    shown = whole_table(table(columns, rows, width), len(gaps) - MOST_GAPS, "skill", width)
    return [*section("The dearest gaps", width, said), *shown, *_steps(figures, width)]


def _steps(figures: ReportFigures, width: float) -> list[Piece]:
    """The single levels that help most for each month."""
    steps = [one for one in figures.steps if one.months][:MOST_STEPS]
    if not steps:
        return []
    organization = figures.organization
    columns = (
        PrintColumn("What would help most for each month of learning", 0.32, CELL_BOLD),
        PrintColumn("Skill", 0.32),
        PrintColumn("Level", 0.1, at_right=True),
        PrintColumn("Points", 0.12, at_right=True),
        PrintColumn("Months", 0.12, at_right=True),
    )
    rows = [
        PrintRow(
            (
                organization.people[one.person_id].name,
                organization.skills[one.skill_id].name,
                f"{one.held} to {one.level}",
                f"{one.points * 100:.2f}",
                f"{one.months:.1f}",
            )
        )
        for one in steps
    ]
    return [space(14), *whole_table(table(columns, rows, width), 0, "", width)]
