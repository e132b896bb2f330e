"""Coverage as a report of a few pages: how much, how sure, what to look at first, where it breaks, what comes."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from orgwright.gui.printing.coverage_report_breaks import breaks_section
from orgwright.gui.printing.coverage_report_figures import ReportFigures, report_figures
from orgwright.gui.printing.coverage_report_marks import RangeBar
from orgwright.gui.printing.coverage_report_notes import notes_section
from orgwright.gui.printing.coverage_report_parts import percent, range_words
from orgwright.gui.printing.coverage_report_sections import first_section, gaps_section, trend_section, units_section
from orgwright.gui.printing.coverage_report_time import future_section, year_section
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, height_of, space, words
from orgwright.gui.printing.pagination import paginated
from orgwright.gui.printing.paper import HEAD, LEDE, QUIET, TITLE, WIDTH, Ink, pt
from orgwright.gui.printing.passages import Passage, one_line
from orgwright.gui.printing.pdf import Page, write_pdf
from orgwright.gui.printing.title_block import fact_row, left_out_fact
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import refuse_few
from orgwright.progress import Progress

LEFT, FIRST_TOP, TOP, BOTTOM = pt(48), pt(44), pt(64), pt(782)
INNER = WIDTH - 2 * LEFT
_HEADER, _FOOTER = pt(36), pt(800)
_RIGHT = Qt.AlignmentFlag.AlignRight
_LINE = pt(0.6)
_FIGURE = Ink(17, bold=True, leading=1.25)
_IN_A_ROW = 4


def print_coverage_report(
    organization: Organization, unit_id: int | None, path: Path, progress: Progress | None = None
) -> None:
    """Write the report of a unit and all below it (None: of the whole) as pages of A4.

    Day and scenario are those of the picture. May run in any thread. PlanningError, with one sentence, where the file
    cannot be written, or the unit is of few people and these are left out; Cancelled where ``progress`` says so. Either
    way an earlier file stays.
    """
    refuse_few(organization, unit_id)
    steps = progress or Progress()

    def lay_out() -> list[Page]:
        return report_pages(report_figures(organization, unit_id, steps))

    of = organization.facts.name if unit_id is None else organization.units[unit_id].name
    write_pdf(path, one_line(f"Coverage of {of}"), lay_out, steps)


def report_pages(figures: ReportFigures) -> list[Page]:
    """The marks of all pages."""
    opening = _opening(figures)
    pieces = [*_headline(figures), *_body(figures)]
    pages = paginated(pieces, LEFT, TOP, BOTTOM, FIRST_TOP + height_of(opening))
    title: list[Drawn] = []
    y = FIRST_TOP
    for piece in opening:
        title += piece.at(LEFT, y)
        y += piece.height
    whole = [[*title, *pages[0]], *pages[1:]]
    return [[*_frame(figures, number, len(whole)), *page] for number, page in enumerate(whole, 1)]


def _body(figures: ReportFigures) -> Iterator[Piece]:
    for made in (
        trend_section,
        first_section,
        units_section,
        gaps_section,
        breaks_section,
        year_section,
        future_section,
        notes_section,
    ):
        yield from made(figures, INNER)


def _opening(figures: ReportFigures) -> list[Piece]:
    organization = figures.organization
    scenario = organization.scenario
    facts = [
        ("Day", day_text(organization.day)),
        ("Scenario", "As recorded" if scenario is None else scenario.title),
        ("People", f"{len(figures.covered.person_ids):,}"),
        ("Capability targets", f"{len(figures.covered.targets):,}"),
        *left_out_fact(organization),
    ]
    above = "Coverage" if figures.unit_id is None else f"Coverage, {organization.facts.name}"
    return [
        words(above, QUIET, INNER, most_lines=1, space=pt(3)),
        words(figures.title, TITLE, INNER, most_lines=3, space=pt(6)),
        fact_row(facts, INNER, 2),
        space(14),
    ]


def _headline(figures: ReportFigures) -> list[Piece]:
    """The range in words and as a bar, then the other figures."""
    found = figures.headline
    if found is None:
        said = "Nothing is required of anybody here on this day: roles ask for no skills, and there are no targets."
        return [words(said, LEDE, INNER)]
    low, high = found
    bar = RangeBar(INNER, low, high, pt(16))
    scale = [
        Drawn(Words(Passage(f"{mark} %", HEAD, pt(40), 1, align=_aligned(mark))), _scale_x(mark), bar.height + pt(4))
        for mark in (0, 25, 50, 75, 100)
    ]
    return [
        words(_sentence(figures, low, high), LEDE, INNER, space=pt(9), keeps_next=True),
        Piece(bar.height + pt(8) + HEAD.line_height, (Drawn(bar, 0, 0), *scale), keeps_next=True),
        words(_legend(), QUIET, INNER, space=pt(12), keeps_next=True),
        *_figure_rows(figures),
    ]


def _aligned(mark: int) -> Qt.AlignmentFlag:
    if mark == 0:
        return Qt.AlignmentFlag.AlignLeft
    return _RIGHT if mark == 100 else Qt.AlignmentFlag.AlignHCenter


def _scale_x(mark: int) -> float:
    at = INNER * mark / 100
    return at if mark == 0 else at - pt(40) if mark == 100 else at - pt(20)


def _legend() -> str:
    return "Solid is known to be held, hatched is not known, empty is short. The mark stands at 85 %."


def _sentence(figures: ReportFigures, low: float, high: float) -> str:
    what = "the capability targets need" if figures.has_targets else "the roles of these people ask"
    if round(low * 100) == round(high * 100):
        said = f"{percent(low)} of what {what} is held."
    else:
        said = f"{percent(low)} of what {what} is known to be held; with what is not known it may be {percent(high)}."
    covered = figures.covered
    if figures.has_targets and percent(covered.high_asked) not in (percent(low), percent(high)):
        said = f"{said[:-1]}, or {percent(covered.high_asked)} if those alone count whose role asks for the skill."
    if not figures.has_targets or covered.strict_low is None:
        return said
    full = f" {percent(covered.strict_low)} of the targets are met in full."
    weakest = min((one for one in figures.units if one.low is not None), key=lambda one: one.low or 0.0, default=None)
    if weakest is None or len(figures.units) == 1:
        return said + full
    name = figures.organization.units[weakest.unit_id or 0].name
    return f"{said}{full} The weakest unit is {name} with {range_words(weakest.low, weakest.high)}."


def _figure_rows(figures: ReportFigures) -> list[Piece]:
    """The headline figures in rows of four, captions over them."""
    covered = figures.covered
    gates = sum(covered.gates.values())
    age = covered.role_median_age_days if covered.median_age_days is None else covered.median_age_days
    several = [
        ("Coverage of targets", range_words(covered.low, covered.high)),
        ("High among those asked", percent(covered.high_asked)),
        ("Targets met in full", range_words(covered.strict_low, covered.strict_high)),
        ("Robustness", "–" if covered.robustness is None else str(covered.robustness).replace("-", "−")),
        ("Against roles", range_words(covered.role_low, covered.role_high)),
        ("Requirements met", percent(covered.role_compliance)),
        (f"Gate held, of {gates:,}", percent(covered.gates["held"] / gates if gates else None)),
        ("Median age of levels", "–" if age is None else f"{age:.0f} days"),
    ]
    wide = INNER / _IN_A_ROW
    pieces = []
    for begin in range(0, len(several), _IN_A_ROW):
        marks = []
        for place, (caption, value) in enumerate(several[begin : begin + _IN_A_ROW]):
            head = Passage(caption, HEAD, wide - pt(10), 1)
            marks += [
                Drawn(Words(head), place * wide, pt(5)),
                Drawn(Words(Passage(value, _FIGURE, wide - pt(10), 1)), place * wide, pt(5) + head.height),
            ]
        height = pt(5) + HEAD.line_height + _FIGURE.line_height + pt(4)
        pieces.append(Piece(height, (Drawn(Ground(INNER, _LINE), 0, 0), *marks), keeps_next=True))
    return [*pieces, Piece(_LINE, (Drawn(Ground(INNER, _LINE), 0, 0),))]


def _frame(figures: ReportFigures, number: int, count: int) -> list[Drawn]:
    """The running header, which the first page needs not, and the foot with the page's number."""
    organization = figures.organization
    page = Passage(f"{number} of {count}", QUIET, pt(100), 1, align=_RIGHT)
    under = "" if organization.scenario is None else f", scenario {organization.scenario.title}"
    day = Passage(f"{day_text(organization.day)}{under}", QUIET, INNER - pt(120), 1)
    marks = [
        Drawn(Ground(INNER, _LINE), LEFT, _FOOTER - pt(4)),
        Drawn(Words(day), LEFT, _FOOTER),
        Drawn(Words(page), LEFT + INNER - pt(100), _FOOTER),
    ]
    if number == 1:
        return marks
    title = Passage(f"Coverage of {figures.title}", QUIET, INNER * 0.6, 1)
    name = Passage(organization.facts.name, QUIET, INNER * 0.36, 1, align=_RIGHT)
    rule = Drawn(Ground(INNER, _LINE), LEFT, _HEADER + title.height + pt(3))
    return [*marks, Drawn(Words(title), LEFT, _HEADER), Drawn(Words(name), LEFT + INNER * 0.64, _HEADER), rule]
