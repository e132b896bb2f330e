"""The ladder of a family on paper: roles in columns by level, what each step up asks, and ways to other families."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from orgwright.gui.printing.card_lists import list_head
from orgwright.gui.printing.ladder_columns import ladder_columns
from orgwright.gui.printing.ladder_steps import ladder_steps
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, height_of, space, words
from orgwright.gui.printing.pagination import paginated
from orgwright.gui.printing.paper import BODY, CELL_BOLD, LEDE, QUIET, TITLE, WIDTH, pt
from orgwright.gui.printing.passages import Passage, one_line
from orgwright.gui.printing.pdf import Page, write_pdf
from orgwright.gui.printing.tables import PrintColumn, PrintRow, table
from orgwright.gui.printing.title_block import fact_row, left_out_fact
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.explanations.pace import source_words
from orgwright.planning.ladder import Ladder, ladder
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import refuse_small
from orgwright.progress import Progress

LEFT, FIRST_TOP, TOP, BOTTOM = pt(48), pt(44), pt(64), pt(782)
INNER = WIDTH - 2 * LEFT
_HEADER, _FOOTER = pt(36), pt(800)
_LINE = pt(0.6)
_RIGHT = Qt.AlignmentFlag.AlignRight
_WAYS = (
    PrintColumn("Role", 22, ink=CELL_BOLD),
    PrintColumn("Comes from", 26),
    PrintColumn("Leads to", 26),
    PrintColumn("Beside", 26),
)


def print_ladder(organization: Organization, family: str, path: Path, progress: Progress | None = None) -> None:
    """Write the ladder of a family as pages of A4.

    Day and scenario are those of the picture. May run in any thread. PlanningError, with one sentence, where there is
    no such family, it is of few people and these are left out, or the file cannot be written; Cancelled where
    ``progress`` says so. An earlier file then stays.
    """
    found = ladder(organization, family)
    refuse_small(organization, f"The family {found.family}", found.people)
    write_pdf(
        path,
        one_line(f"Ladder of {found.family}"),
        lambda: ladder_pages(organization, found),
        progress or Progress(),
    )


def ladder_pages(organization: Organization, found: Ladder) -> list[Page]:
    """The marks of all pages."""
    opening = _opening(organization, found)
    pages = paginated(list(_body(organization, found)), LEFT, TOP, BOTTOM, FIRST_TOP + height_of(opening))
    title: list[Drawn] = []
    y = FIRST_TOP
    for piece in opening:
        title += piece.at(LEFT, y)
        y += piece.height
    whole = [[*title, *pages[0]], *pages[1:]]
    return [[*_frame(organization, found, number, len(whole)), *page] for number, page in enumerate(whole, 1)]


def _opening(organization: Organization, found: Ladder) -> list[Piece]:
    scenario = organization.scenario
    facts = [
        ("Day", day_text(organization.day)),
        ("Scenario", "As recorded" if scenario is None else scenario.title),
        ("Roles, levels", f"{len(found.rungs)}, {len(found.columns)}"),
        ("People on it", f"{found.people:,}"),
        *left_out_fact(organization),
    ]
    return [
        words(f"Ladder of a family, {organization.facts.name}", QUIET, INNER, most_lines=1, space=pt(3)),
        words(found.family, TITLE, INNER, most_lines=2, space=pt(6)),
        fact_row(facts, INNER, 2),
        space(12),
        words(_lead(found), LEDE, INNER, space=pt(10)),
    ]


def _lead(found: Ladder) -> str:
    """What there is to climb, in a sentence or two."""
    if not found.steps:
        return "All its roles stand on one level, so no step leads up within the family."
    count = len(found.steps)
    said = f"{count} {'step leads' if count == 1 else 'steps lead'} up."
    known = [one for one in found.steps if one.months is not None]
    unlinked = sum(not one.is_linked for one in found.steps)
    if known:
        ready = sum(one.ready_now for one in found.steps)
        least, most = min(one.months or 0.0 for one in known), max(one.months or 0.0 for one in known)
        months = f"{most:.0f} months" if round(least) == round(most) else f"{least:.0f} to {most:.0f} months"
        said += f" For who holds all that the role below asks, a step takes {months}."
        said += f" {ready or 'None'} of those below {'is' if ready <= 1 else 'are'} ready for the next role now."
    if unlinked:
        said += (
            f" {unlinked} {'step has' if unlinked == 1 else 'steps have'} no career link: from the nearest lower level."
        )
    return said


def _body(organization: Organization, found: Ladder) -> Iterator[Piece]:
    yield from ladder_columns(organization, found, INNER)
    if found.steps:
        yield space(6)
        yield list_head("What each step asks", f"{len(found.steps)}", INNER)
        yield from ladder_steps(organization, found, INNER)
    yield from _ways(organization, found)
    yield from _notes(organization, found)


def _ways(organization: Organization, found: Ladder) -> Iterator[Piece]:
    """Where roles of the ladder come from and lead to outside of the family."""

    def names(role_ids: tuple[int, ...]) -> str:
        return ", ".join(organization.roles[one].name for one in role_ids)

    rows = [
        PrintRow((organization.roles[one.role_id].name, names(one.comes_from), names(one.leads_to), names(one.beside)))
        for one in found.rungs
        if one.comes_from or one.leads_to or one.beside
    ]
    if rows:
        yield space(6)
        yield list_head("Ways to and from other families", "", INNER)
        yield from table(_WAYS, rows, INNER)


def _notes(organization: Organization, found: Ladder) -> Iterator[Piece]:
    needed, at_once = organization.policy.minimum_observations, organization.policy.skills_at_once
    sources = "; ".join(f"{kind} {one.months:.1f} ({source_words(one, needed)})" for kind, one in found.paces.items())
    yield space(6)
    yield list_head("How the months come about", "", INNER)
    yield words(
        "A step asks the levels that the upper role requires above those of the role below; what the role below does "
        f"not ask counts from 0. Each level takes the months of its kind, {at_once} skills at once, the longest first.",
        BODY,
        INNER,
        space=pt(4),
    )
    yield words(
        f"Months per level of each kind: {sources}. Levels that were seen often enough have their own.", QUIET, INNER
    )


def _frame(organization: Organization, found: Ladder, number: int, count: int) -> list[Drawn]:
    """The running header, which the first page needs not, and the foot with the page's number."""
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
    title = Passage(f"Ladder of {found.family}", QUIET, INNER * 0.6, 1)
    name = Passage(organization.facts.name, QUIET, INNER * 0.36, 1, align=_RIGHT)
    rule = Drawn(Ground(INNER, _LINE), LEFT, _HEADER + title.height + pt(3))
    return [*marks, Drawn(Words(title), LEFT, _HEADER), Drawn(Words(name), LEFT + INNER * 0.64, _HEADER), rule]
