"""The sections of the report of coverage: each answers one question, and is left out where there is no answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from orgwright.gui.printing.coverage_report_figures import ReportFigures
from orgwright.gui.printing.coverage_report_marks import RangeBar, TrendChart
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, space, words
from orgwright.gui.printing.paper import BODY, CELL, CELL_BOLD, CELL_QUIET, HEAD, QUIET, SECTION, Ink, pt
from orgwright.gui.printing.passages import Passage
from orgwright.gui.printing.tables import PrintColumn, PrintRow, table
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.planning.attention import Attention
from orgwright.planning.coverage import TargetCoverage, UnitCoverage
from orgwright.planning.resilience import Departures

MOST_UNITS, MOST_GAPS, MOST_STEPS, MOST_LOSSES, MOST_SINGLE, MOST_FUTURE = 15, 12, 8, 8, 15, 12
_TOGETHER = 3
_POINTS = Ink(8.5, bold=True, tone="short")
_RIGHT = Qt.AlignmentFlag.AlignRight
# A line never ends between a number and its sign.
_PERCENT = " \u2060%"
_LINE = pt(0.6)
_ROW = pt(18)


def percent(share: float | None) -> str:
    """A share in whole percent, a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f}{_PERCENT}"


def range_words(low: float | None, high: float | None) -> str:
    """A range in whole percent."""
    return "–" if low is None or high is None else f"{percent_text(low, high)}{_PERCENT}"


def points_text(points: float) -> str:
    """Points of coverage, with the sign of what they take away."""
    return f"{points * 100:.1f}"


def section(title: str, width: float, said: str = "") -> list[Piece]:
    """The head of a section under a rule, with a sentence that stays with what is below."""
    name = Passage(title, SECTION, width, 2)
    marks = (Drawn(Ground(width, pt(1), "text"), 0, 0), Drawn(Words(name), 0, pt(6)))
    pieces = [space(18), Piece(name.height + pt(10), marks, keeps_next=True)]
    return [*pieces, words(said, BODY, width, space=pt(7), keeps_next=True)] if said else pieces


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
    return Piece(height + _LINE, (*marks, Drawn(Ground(width, _LINE), 0, height)))


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
            range_words(*_of(figures, one)).removesuffix(_PERCENT),
            range_words(one.role_low, one.role_high).removesuffix(_PERCENT),
            percent(one.strict_low).removesuffix(_PERCENT),
            f"{len(one.person_ids):,}",
        )
        for one in units[:MOST_UNITS]
    ]
    return [*pieces, *_whole(_range_rows(heads, rows, width), len(units) - MOST_UNITS, "unit", width)]


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
    head = Piece(line + _LINE, (*cells(heads, [HEAD] * 6, 0), Drawn(Ground(width, _LINE, "edge"), 0, line)), True)
    pieces = [head]
    for name, (low, high), *texts in rows:
        marks = cells((name, "", *texts), (CELL_BOLD, CELL, CELL_BOLD, CELL, CELL, CELL), pt(3.5))
        if low is not None and high is not None:
            marks.append(Drawn(RangeBar(wide[1], low, high), edges[1], (_ROW - pt(7)) / 2))
        pieces.append(Piece(_ROW + _LINE, (*marks, Drawn(Ground(width, _LINE), 0, _ROW)), heads=(head,)))
    return pieces


def _whole(rows: Sequence[Piece], more: int, what: str, width: float) -> list[Piece]:
    """A table of which neither the first rows nor the last ones stand alone on a page, and how much it leaves out."""
    kept = [
        replace(one, keeps_next=True) if place < _TOGETHER or place == len(rows) - 2 else one
        for place, one in enumerate(rows[:-1])
    ]
    if more <= 0:
        return [*kept, *rows[-1:]]
    told = words(f"And {more:,} more {what if more == 1 else what + 's'}.", QUIET, width)
    return [*kept, *(replace(one, keeps_next=True) for one in rows[-1:]), space(4), told]


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
    shown = _whole(table(columns, rows, width), len(gaps) - MOST_GAPS, "skill", width)
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
    return [space(14), *_whole(table(columns, rows, width), 0, "", width)]


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
    return Piece(height + _LINE, (*marks, Drawn(Ground(width, _LINE), 0, height)))


def _losses(figures: ReportFigures, one: Departures, width: float) -> list[Piece]:
    """What goes with them, target by target."""
    losses = [loss for loss in one.losses if loss.points > 0]
    organization = figures.organization
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
                organization.units[loss.before.unit_id].name,
                str(loss.before.level),
                f"{loss.before.people_needed:,}",
                f"{loss.before.holders_low:,} to {loss.after.holders_low:,}",
                points_text(loss.points),
            )
        )
        for loss in losses[:MOST_LOSSES]
    ]
    return _whole(table(columns, rows, width), len(losses) - MOST_LOSSES, "target", width) if rows else []


def _alone(figures: ReportFigures, title: str, several: Sequence[TargetCoverage], width: float) -> list[Piece]:
    """Targets that one person or nobody holds, the heaviest first."""
    if not several:
        return []
    organization = figures.organization
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
                organization.units[one.unit_id].name,
                str(one.level),
                f"{one.people_needed:,}",
                ", ".join(organization.people[key].name for key in one.holder_ids),
            )
        )
        for one in ordered[:MOST_SINGLE]
    ]
    return [space(14), *_whole(table(columns, rows, width), len(several) - MOST_SINGLE, "target", width)]


def year_section(figures: ReportFigures, width: float) -> list[Piece]:
    """The headline figures a year ago and now."""
    before, now = figures.year_ago, figures.covered
    rows = [
        PrintRow((title, old, new, change))
        for title, old, new, change in _compared(before, now)
        if (old, new) != ("–", "–")
    ]
    if not any(row.cells[1] not in ("–", "0") for row in rows):
        return []
    columns = (
        PrintColumn("Figure", 0.46, CELL_BOLD),
        PrintColumn(day_text(before.on), 0.18, at_right=True),
        PrintColumn(day_text(now.on), 0.18, CELL_BOLD, at_right=True),
        PrintColumn("Change", 0.18, at_right=True),
    )
    said = "Assessments, people and targets as they were on each day; roles, requirements and policies as they are now."
    shown = _whole(table(columns, rows, width), 0, "", width)
    return [*section("A year ago and now", width, said), *shown, *_moved(figures, width)]


def _moved(figures: ReportFigures, width: float) -> list[Piece]:
    """What moved the headline figure since then, cause by cause, and their sum."""
    movement = figures.movement.targets if figures.has_targets else figures.movement.roles
    if not movement.steps:
        return []
    what = "coverage of targets" if figures.has_targets else "coverage against roles"
    columns = (
        PrintColumn(f"What moved {what}", 0.46, CELL_BOLD),
        PrintColumn("Cases", 0.18, at_right=True),
        PrintColumn("Held", 0.18, CELL_BOLD, at_right=True),
        PrintColumn("Held or not known", 0.18, at_right=True),
    )
    rows = [
        PrintRow((str(one.mover).capitalize(), f"{one.count:,}", _signed(one.low), _signed(one.high)))
        for one in movement.steps
    ]
    low, high = sum(one.low for one in movement.steps), sum(one.high for one in movement.steps)
    rows.append(PrintRow(("Together", f"{sum(one.count for one in movement.steps):,}", _signed(low), _signed(high))))
    return [space(14), *_whole(table(columns, rows, width), 0, "", width)]


def _signed(points: float) -> str:
    """Points of coverage with their sign."""
    shown = round(points * 100, 1)
    return f"{shown:+.1f} points".replace("-", "−") if shown else "0.0 points"


def _compared(before: UnitCoverage, now: UnitCoverage) -> Iterator[tuple[str, str, str, str]]:
    shares = (
        ("Coverage of targets, held", before.low, now.low),
        ("Coverage of targets, held or not known", before.high, now.high),
        ("Targets met in full", before.strict_low, now.strict_low),
        ("Against roles, held", before.role_low, now.role_low),
        ("Requirements met", before.role_compliance, now.role_compliance),
        ("Assessed, of what roles ask", before.role_assessed_share, now.role_assessed_share),
    )
    for title, old, new in shares:
        change = "" if old is None or new is None else _signed(new - old)
        yield title, percent(old), percent(new), change
    counts = (
        ("People", len(before.person_ids), len(now.person_ids)),
        ("People with the gate held", before.gates["held"], now.gates["held"]),
        ("Capability targets", len(before.targets), len(now.targets)),
    )
    for title, was, are in counts:
        yield title, f"{was:,}", f"{are:,}", f"{are - was:+,}".replace("-", "−") if are != was else "0"


def future_section(figures: ReportFigures, width: float) -> list[Piece]:
    """What roles will ask, and who holds it."""
    if not figures.future:
        return []
    organization, demand = figures.organization, figures.demand
    nobody = sum(one.is_held_by_nobody for one in figures.future)
    count = len(figures.future)
    said = (
        f"Of the emerging tier {range_words(demand.emerging.low, demand.emerging.high)} is held, of all that is asked "
        f"today {range_words(demand.today.low, demand.today.high)}. "
    )
    said += (
        f"Nobody holds {nobody:,} of {count:,} future skills at the level asked." if nobody else "Each has a holder."
    )
    columns = (
        PrintColumn("Future skill", 0.34, CELL_BOLD),
        PrintColumn("Level", 0.08, at_right=True),
        PrintColumn("Asked of", 0.1, at_right=True),
        PrintColumn("Not known of", 0.12, at_right=True),
        PrintColumn("Held by", 0.36),
    )
    rows = [
        PrintRow(
            (
                organization.skills[one.skill_id].name,
                str(one.level),
                f"{one.asked:,}",
                f"{one.unknown:,}",
                _holders(figures, one.holder_ids),
            )
        )
        for one in figures.future[:MOST_FUTURE]
    ]
    shown = _whole(table(columns, rows, width), len(figures.future) - MOST_FUTURE, "skill", width)
    return [*section("What roles will ask", width, said), *shown]


def _holders(figures: ReportFigures, person_ids: Sequence[int]) -> str:
    """The holders where they are few, else how many they are."""
    if not person_ids:
        return "nobody"
    if len(person_ids) > 3:
        return f"{len(person_ids):,} people"
    return ", ".join(figures.organization.people[one].name for one in person_ids)
