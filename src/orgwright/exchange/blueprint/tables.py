"""Rows of the KPI, tool and scorecard tables, with cells or flattened to lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgwright.exchange.blueprint.blocks import Block, Kind
from orgwright.exchange.blueprint.columns import columns, is_flattened_head, last_cell
from orgwright.exchange.blueprint.document import DocumentKpi, DocumentTool, ScorecardRow
from orgwright.exchange.blueprint.packed import packed_tools
from orgwright.exchange.blueprint.seals import unsealed
from orgwright.exchange.blueprint.sections import Section
from orgwright.exchange.blueprint.weights import split_at_weight
from orgwright.planning.interview import share_of_one

# The order of columns in the family's tables, for a table that comes without a head.
_USUAL = {
    "kpis": ("name", "measures", "why", "target", "frequency"),
    "tools": ("category", "name", "use", "commonness"),
}
_NEEDED = {"kpis": {"name"}, "tools": {"name"}, "scorecard": {"dimension"}}
_TELLING = {
    "kpis": {"measures", "why", "target", "frequency"},
    "tools": {"category", "use", "commonness"},
    "scorecard": {"weight", "meets_bar", "excellent"},
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table row: its cells by field, or none where they could not be told apart."""

    block: Block
    cells: dict[str, str] | None

    def __getitem__(self, field: str) -> str:
        return "" if self.cells is None else self.cells.get(field, "")


def _head(family: str, cells: Sequence[str]) -> dict[str, int]:
    """The columns of a row that is the head of a family's table; empty where it is none."""
    at = columns(family, cells)
    return at if _NEEDED[family] <= at.keys() and at.keys() & _TELLING[family] else {}


def table_rows(family: str, section: Section) -> Iterator[TableRow]:
    """The rows of a family's tables; a row of another width than its head has no certain cells.

    A table without a head is taken in the usual order of columns where its last cells speak for it, else its rows
    are uncertain. Among interviews a table of other things than the scorecard is left out.
    """
    at: dict[str, int] = {}
    width = 0
    is_open = is_foreign = False
    for block in section.blocks:
        if block.kind is not Kind.ROW:
            is_open = is_open and block.kind is not Kind.HEADING
        elif len(block.cells) == 1:
            if not is_flattened_head(block.text):
                yield TableRow(block, None)
        elif (head := _head(family, block.cells)) and (not is_open or block.is_header):
            at, width, is_open, is_foreign = head, len(block.cells), True, False
        else:
            if not is_open:
                at, width, is_open = _usual(family, block.cells), len(block.cells), True
                is_foreign = not at and family not in _USUAL
                if not at and block.is_header:
                    continue
            if not is_foreign:
                is_certain = bool(at) and len(block.cells) == width
                cells = {field: block.cells[number] for field, number in at.items()} if is_certain else None
                yield TableRow(block, cells)


def left_out_columns(family: str, section: Section) -> Iterator[str]:
    """The titles of columns whose cells are not kept, such as the owner of a KPI."""
    for block in section.blocks:
        head = _head(family, block.cells) if block.kind is Kind.ROW and len(block.cells) > 1 else {}
        if not head:
            continue
        kept = {number for field, number in head.items() if field != "other"}
        yield from (title for number, title in enumerate(block.cells) if number not in kept and title.strip("# "))
        return


def _usual(family: str, cells: Sequence[str]) -> dict[str, int]:
    usual = _USUAL.get(family, ())
    if len(cells) != len(usual) or not last_cell(family, f"- {cells[-1]}"):
        return {}
    return {field: number for number, field in enumerate(usual)}


def read_kpis(section: Section) -> list[DocumentKpi]:
    """The KPI definitions of section 7."""
    kpis = []
    for row in table_rows("kpis", section):
        if row["name"]:
            fields = (row["name"], row["measures"], row["why"], row["target"], row["frequency"])
            kpis.append(DocumentKpi(*fields, True, row.block.span, row["group"]))
        else:
            text = row.block.text
            kpis.append(DocumentKpi(text, "", "", "", last_cell("kpis", text), False, row.block.span))
    return kpis


def read_tools(section: Section) -> list[DocumentTool]:
    """The tools of section 10; a cell that packs several tools gives several, an empty category repeats the last."""
    tools: list[DocumentTool] = []
    category = ""
    for row in table_rows("tools", section):
        text, span = row.block.text, row.block.span
        if row["name"]:
            category = row["category"] or category
            tools += [
                DocumentTool(category, name, row["use"], row["commonness"], True, span, row["name"])
                for name in packed_tools(row["name"])
            ]
        else:
            tools.append(DocumentTool("", text, "", last_cell("tools", text), False, span, text))
    return tools


def read_scorecard(section: Section) -> list[ScorecardRow]:
    """The weighted interview dimensions of section 19; a weight in words stays a text."""
    rows = list(table_rows("scorecard", section))
    shares = share_of_one([unsealed(row["weight"]) for row in rows])
    return [_scorecard_row(row, share) for row, share in zip(rows, shares, strict=True)]


def _scorecard_row(row: TableRow, share: float | None) -> ScorecardRow:
    if row.cells is None or not row["dimension"]:
        return flattened_scorecard_row(row.block)
    rest = (row["meets_bar"], row["excellent"], row["evidence"])
    return ScorecardRow(row["dimension"], share, row["weight"], *rest, row.block.span)


def flattened_scorecard_row(block: Block) -> ScorecardRow:
    """A flattened row parts at its weight: before it the dimension, behind it what a candidate shows."""
    dimension, weight_text, rest = split_at_weight(block.text)
    (weight,) = share_of_one([weight_text])
    return ScorecardRow(dimension or rest, weight, weight_text, rest, "", "", block.span, False)
