"""The succession plan of a unit on a few pages: the net bench, every critical position, and who could follow."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, height_of, space, words
from orgwright.gui.printing.pagination import paginated
from orgwright.gui.printing.paper import LEDE, QUIET, TITLE, WIDTH, pt
from orgwright.gui.printing.passages import Passage, one_line
from orgwright.gui.printing.pdf import Page, write_pdf
from orgwright.gui.printing.succession_sections import (
    benches_section,
    notes_section,
    several_section,
    slates_section,
)
from orgwright.gui.printing.title_block import fact_row, left_out_fact
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.organization import Organization
from orgwright.planning.succession_plan import UnitSuccession, unit_succession
from orgwright.progress import Progress

LEFT, FIRST_TOP, TOP, BOTTOM = pt(48), pt(44), pt(64), pt(782)
INNER = WIDTH - 2 * LEFT
_HEADER, _FOOTER = pt(36), pt(800)
_LINE = pt(0.6)
_RIGHT = Qt.AlignmentFlag.AlignRight
TOP_NAMED = 3
"""So many of each slate are on paper; the workbook has ten."""


def print_succession_plan(
    organization: Organization, unit_id: int | None, path: Path, progress: Progress | None = None
) -> None:
    """Write the plan of a unit and all below it (None: of the whole) as pages of A4.

    Day and scenario are those of the picture. May run in any thread. PlanningError, with one sentence, where the file
    cannot be written; Cancelled where ``progress`` says so. Either way an earlier file stays.
    """
    steps = progress or Progress()

    def lay_out() -> list[Page]:
        return plan_pages(organization, unit_succession(organization, unit_id, steps, TOP_NAMED))

    write_pdf(path, one_line(f"Succession plan of {_name(organization, unit_id)}"), lay_out, steps)


def plan_pages(organization: Organization, found: UnitSuccession) -> list[Page]:
    """The marks of all pages."""
    opening = _opening(organization, found)
    pages = paginated(_body(organization, found), LEFT, TOP, BOTTOM, FIRST_TOP + height_of(opening))
    title: list[Drawn] = []
    y = FIRST_TOP
    for piece in opening:
        title += piece.at(LEFT, y)
        y += piece.height
    whole = [[*title, *pages[0]], *pages[1:]]
    return [[*_frame(organization, found.unit_id, number, len(whole)), *page] for number, page in enumerate(whole, 1)]


def _name(organization: Organization, unit_id: int | None) -> str:
    return organization.facts.name if unit_id is None else organization.units[unit_id].name


def _body(organization: Organization, found: UnitSuccession) -> Iterator[Piece]:
    yield words(headline(found), LEDE, INNER, space=pt(6))
    if found.plan.benches:
        for made in (benches_section, slates_section, several_section):
            yield from made(organization, found, INNER)
    yield from notes_section(organization, INNER)


def headline(found: UnitSuccession) -> str:
    """How many positions could be filled at the same time, and how many have nobody, in two sentences."""
    benches, (now, _, two) = found.plan.benches, found.plan.net
    count = len(benches)
    if not count:
        return "No position is marked as critical here, so there is no bench to look at."
    noun = "critical position" if count == 1 else "critical positions"
    said = f"{now.size} of {count} {noun} could be filled at the same time by people who are ready now"
    said += f", {two.size} in two years." if two.size != now.size else ", and no more in two years."
    nobody = sum(not one.depth[0] for one in benches)
    single = sum(one.depth[0] == 1 for one in benches)
    if count == 1:
        return (
            f"{said} {'Nobody' if nobody else 'One person alone' if single else 'More than one'} is ready for it now."
        )
    behind = f"Nobody is ready for {nobody} of them" if nobody else "Somebody is ready for each of them"
    return f"{said} {behind}, and {single or 'none'} {'depend' if single > 1 else 'depends'} on one person alone."


def _opening(organization: Organization, found: UnitSuccession) -> list[Piece]:
    scenario = organization.scenario
    net = " / ".join(str(one.size) for one in found.plan.net)
    facts = [
        ("Day", day_text(organization.day)),
        ("Scenario", "As recorded" if scenario is None else scenario.title),
        ("Critical positions", f"{len(found.plan.benches):,}"),
        ("Filled at once: now / 1 / 2 years", net),
        *left_out_fact(organization),
    ]
    above = "Succession plan" if found.unit_id is None else f"Succession plan, {organization.facts.name}"
    return [
        words(above, QUIET, INNER, most_lines=1, space=pt(3)),
        words(_name(organization, found.unit_id), TITLE, INNER, most_lines=3, space=pt(6)),
        fact_row(facts, INNER, 2),
        space(14),
    ]


def _frame(organization: Organization, unit_id: int | None, number: int, count: int) -> list[Drawn]:
    """The running header, which the first page needs not, and the foot with the page's number."""
    page = Passage(f"{number} of {count}", QUIET, pt(100), 1, align=_RIGHT)
    under = "" if organization.scenario is None else f", scenario {organization.scenario.title}"
    day = Passage(f"{day_text(organization.day)}{under}. For those alone who may know.", QUIET, INNER - pt(120), 1)
    marks = [
        Drawn(Ground(INNER, _LINE), LEFT, _FOOTER - pt(4)),
        Drawn(Words(day), LEFT, _FOOTER),
        Drawn(Words(page), LEFT + INNER - pt(100), _FOOTER),
    ]
    if number == 1:
        return marks
    title = Passage(f"Succession plan of {_name(organization, unit_id)}", QUIET, INNER, 1)
    rule = Drawn(Ground(INNER, _LINE), LEFT, _HEADER + title.height + pt(3))
    return [*marks, Drawn(Words(title), LEFT, _HEADER), rule]
