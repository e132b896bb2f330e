"""The 20 sections of a role as pieces of paper: tables for what has columns, statements under their headings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, words
from orgwright.gui.printing.paper import CELL_BOLD, CELL_QUIET, QUIET, SECTION, pt
from orgwright.gui.printing.passages import Passage
from orgwright.gui.printing.role_rows import (
    SOFT_SECTION,
    TECHNICAL_SECTION,
    DemandRow,
    ToolRow,
    by_tier,
    demand_rows,
    groups,
    tool_rows,
    ways,
)
from orgwright.gui.printing.statements import statement_group
from orgwright.gui.printing.tables import Band, PrintColumn, PrintRow, table
from orgwright.planning.interview import scorecard_shares
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Kpi, ScorecardDimension

KPI_SECTION, TOOL_SECTION, CAREER_SECTION, HIRING_SECTION = 7, 10, 15, 19
_ABOVE_SECTION = pt(16)
_BELOW_TABLE = pt(10)
_UNTOLD = "Rows over the whole width, or with an asterisk, are as the document has them: cells could not be told apart."
_PARTLY_TOLD = "Rows with an asterisk are as the document has them: not all cells could be told apart."
_BY_POLICY = "All levels are by policy, from the level of the job and the tier."

_DEMAND = (
    PrintColumn("Level", 0.045, is_level=True),
    PrintColumn("Skill", 0.27, CELL_BOLD),
    PrintColumn("Importance", 0.14),
    PrintColumn("Level by", 0.09, CELL_QUIET),
    PrintColumn("What it means here", 0.48, has_labels=True),
)
_SOFT = (*_DEMAND[:4], PrintColumn("What strong performance looks like", 0.48, has_labels=True))
_KPIS = (
    PrintColumn("KPI", 0.2, CELL_BOLD),
    PrintColumn("Measures", 0.23),
    PrintColumn("Why it matters", 0.23),
    PrintColumn("Target", 0.22, CELL_BOLD),
    PrintColumn("How often", 0.12),
)
_KIND = PrintColumn("Kind", 0.13, CELL_QUIET)
_LEAST_IN_A_BAND = 3
_TOOLS = (
    PrintColumn("Category", 0.2, CELL_QUIET),
    PrintColumn("Tools", 0.36, CELL_BOLD),
    PrintColumn("Used for", 0.28),
    PrintColumn("Commonness", 0.16),
)
_SCORECARD = (
    PrintColumn("Dimension", 0.18, CELL_BOLD),
    PrintColumn("Weight", 0.1),
    PrintColumn("Share", 0.06, CELL_BOLD, at_right=True),
    PrintColumn("Meets the bar", 0.25),
    PrintColumn("Excellent", 0.23),
    PrintColumn("Evidence", 0.18),
)


@dataclass(frozen=True)
class PrintSection:
    """A section that holds something."""

    number: int
    title: str
    pieces: tuple[Piece, ...]

    @property
    def head(self) -> Drawn:
        """A mark of its head, by which the page is found that it begins on."""
        return next(piece.marks[0] for piece in self.pieces if piece.marks)


def role_sections(
    sheet: RoleSheet, organization: Organization, width: float, has_purpose: bool
) -> Iterator[PrintSection]:
    """The sections in their order, each with its head; empty ones are left out.

    ``has_purpose``: the purpose is said in section 1, and not already under the title.
    """
    demand = demand_rows(sheet, organization)
    for number, title in enumerate(SECTION_TITLES, 1):
        purpose = sheet.role.summary if has_purpose and number == 1 else ""
        content = [*_statements(sheet, number, purpose, width), *_rows(number, sheet, organization, demand, width)]
        if content:
            yield PrintSection(number, title, (*_head(number, title, width), *content))


def _head(number: int, title: str, width: float) -> tuple[Piece, ...]:
    figure = Passage(str(number), replace(SECTION, tone="text3"), pt(26), 1)
    name = Passage(title, SECTION, width - pt(26), 2)
    rule = Drawn(Ground(width, pt(1), "text"), 0, 0)
    marks = (rule, Drawn(Words(figure), 0, pt(6)), Drawn(Words(name), pt(26), pt(6)))
    return Piece(_ABOVE_SECTION, keeps_next=True), Piece(name.height + pt(13), marks, keeps_next=True)


def _statements(sheet: RoleSheet, number: int, purpose: str, width: float) -> Iterator[Piece]:
    if purpose.strip():
        yield from statement_group("Purpose", [purpose], width)
    for heading, texts in groups(sheet.section(number)):
        yield from statement_group(heading, texts, width)


def _rows(
    number: int, sheet: RoleSheet, organization: Organization, demand: Sequence[DemandRow], width: float
) -> list[Piece]:
    """What the section holds besides statements."""
    if number == TECHNICAL_SECTION:
        return _demand_table(_DEMAND, [row for row in demand if not row.is_soft], width)
    if number == SOFT_SECTION:
        return _demand_table(_SOFT, [row for row in demand if row.is_soft], width)
    if number == KPI_SECTION:
        return _kpi_table(sheet.kpis, width)
    if number == TOOL_SECTION:
        return _table(_TOOLS, [_tool(one) for one in tool_rows(sheet.tools)], width)
    if number == CAREER_SECTION:
        return _links(sheet, organization, width)
    if number == HIRING_SECTION:
        return _table(_SCORECARD, _scorecard(sheet.scorecard, organization), width)
    return []


def _table(columns: Sequence[PrintColumn], rows: Sequence[PrintRow | Band], width: float) -> list[Piece]:
    if not rows:
        return []
    pieces = table(columns, rows, width)
    told = [row for row in rows if isinstance(row, PrintRow)]
    if any(row.spans for row in told):
        pieces = _with_note(pieces, _UNTOLD, width)
    elif any(row.is_partly_known for row in told):
        pieces = _with_note(pieces, _PARTLY_TOLD, width)
    return [*pieces, Piece(_BELOW_TABLE)]


def _with_note(pieces: Sequence[Piece], note: str, width: float) -> list[Piece]:
    """A table with a sentence that stays with its last row."""
    last = replace(pieces[-1], keeps_next=True)
    return [*pieces[:-1], last, Piece(pt(4), keeps_next=True), words(note, QUIET, width)]


def _demand_table(columns: Sequence[PrintColumn], rows: Sequence[DemandRow], width: float) -> list[Piece]:
    if not rows:
        return []
    pieces = table(columns, _demand(rows), width)
    if not any(row.is_by_hand for row in rows):
        pieces = _with_note(pieces, _BY_POLICY, width)
    return [*pieces, Piece(_BELOW_TABLE)]


def _banded(rows: Iterable[tuple[str, PrintRow]]) -> list[PrintRow | Band]:
    """Rows under a band for each title in turn; without titles there are no bands."""
    titled = list(rows)
    found: list[PrintRow | Band] = []
    for title, several in groupby(titled, key=lambda one: one[0]):
        under = [row for _, row in several]
        found += [Band(title or "Others", str(len(under)))] if any(one for one, _ in titled) else []
        found += under
    return found


def _demand(rows: Sequence[DemandRow]) -> list[PrintRow | Band]:
    tiers = by_tier(rows)
    is_banded = any(row.tier is not None for row in rows)
    no_importance = "not given" if any(row.importance for row in rows) else ""
    by_policy = "policy" if any(row.is_by_hand for row in rows) else ""
    return _banded(
        (title if is_banded else "", _demand_row(row, no_importance, by_policy))
        for title, found in tiers
        for row in found
    )


def _demand_row(row: DemandRow, no_importance: str, by_policy: str) -> PrintRow:
    is_said = row.importance_text.casefold() in ("", row.importance)
    detail = row.detail if is_said else f"{row.detail}\nImportance in the document: {row.importance_text}"
    level_by = "hand" if row.is_by_hand else by_policy
    return PrintRow((str(row.level), row.skill, row.importance or no_importance, level_by, detail.strip()))


def _kpi_table(kpis: Sequence[Kpi], width: float) -> list[Piece]:
    """KPIs under bands of their kinds, or with a column of kinds where these change nearly from row to row."""
    bands = sum(1 for _ in groupby(kpis, key=lambda one: one.kind))
    if bands * _LEAST_IN_A_BAND <= len(kpis) or bands == 1:
        return _table(_KPIS, _banded((one.kind, _kpi(one)) for one in kpis), width)
    rows = [replace(row, cells=(*row.cells, one.kind)) for one in kpis for row in [_kpi(one)]]
    return _table((*_KPIS, _KIND), rows, width)


def _kpi(one: Kpi) -> PrintRow:
    cells = (one.measures, one.why, one.target, one.frequency)
    return _told_apart(one.name, cells, is_certain=one.is_certain, is_known=any(cells[:3]))


def _told_apart(name: str, cells: tuple[str, ...], is_certain: bool, is_known: bool) -> PrintRow:
    """A row by its name and the other cells; over the whole width where nothing but the name is known."""
    if is_certain:
        return PrintRow((name, *cells))
    return PrintRow((f"{name} *", *cells), is_partly_known=True) if is_known else PrintRow((name, *cells), spans=True)


def _tool(one: ToolRow) -> PrintRow:
    row = _told_apart(one.names, (one.category, one.use, one.commonness), one.is_certain, bool(one.category or one.use))
    if row.spans:
        return row
    name, category, *others = row.cells
    return replace(row, cells=(category, name, *others))


def _scorecard(rows: Sequence[ScorecardDimension], organization: Organization) -> list[PrintRow]:
    shares = scorecard_shares([one.weight_text for one in rows], organization.policy)
    worded = ["" if share is None else f"{share * 100:.0f} %" for share in shares]
    # Weights that are shares already need not be said twice.
    says_more = any(
        "".join(one.weight_text.split()) != "".join(text.split()) for one, text in zip(rows, worded, strict=True)
    )
    return [
        _told_apart(
            one.dimension,
            (one.weight_text if says_more else "", text, one.meets_bar, one.excellent, one.evidence),
            one.is_certain,
            bool(one.weight_text or one.meets_bar),
        )
        for one, text in zip(rows, worded, strict=True)
    ]


def _links(sheet: RoleSheet, organization: Organization, width: float) -> list[Piece]:
    """The roles that this one is linked with in the organization, without those that its statements name already."""
    said = " ".join(one.text.casefold() for one in sheet.section(CAREER_SECTION))
    found = ways(sheet, organization)
    titled = (("Comes from", found.feeders), ("Next", found.next), ("Sideways", found.sideways))
    pieces: list[Piece] = []
    for title, names in titled:
        if unsaid := [name for name in names if name.casefold() not in said]:
            pieces += statement_group(f"{title}, linked here", [", ".join(unsaid)], width)
    return pieces
