"""Rows of the KPI, tool and scorecard tables, with cells or flattened to lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orgwright.exchange.blueprint.blocks import Block, Kind
from orgwright.exchange.blueprint.columns import columns, is_flattened_head, last_cell
from orgwright.exchange.blueprint.document import DocumentKpi, DocumentTool, ScorecardRow
from orgwright.exchange.blueprint.packed import packed_tools
from orgwright.exchange.blueprint.sections import Section


@dataclass(frozen=True, slots=True)
class _Row:
    """A table row: its cells by field, or none where they could not be told apart."""

    block: Block
    cells: dict[str, str] | None

    def __getitem__(self, field: str) -> str:
        return "" if self.cells is None else self.cells.get(field, "")


def _rows(family: str, section: Section) -> Iterator[_Row]:
    """The rows below the first head that the family knows; a row of another width has no certain cells."""
    at: dict[str, int] = {}
    width = 0
    for block in section.blocks:
        if block.kind is not Kind.ROW:
            at = {} if block.kind is Kind.HEADING else at
            continue
        if len(block.cells) == 1:
            if not is_flattened_head(block.text):
                yield _Row(block, None)
        elif not at or (block.is_header and "name" in columns(family, block.cells)):
            at, width = columns(family, block.cells), len(block.cells)
        elif len(block.cells) == width:
            yield _Row(block, {field: block.cells[number] for field, number in at.items()})
        else:
            yield _Row(block, None)


def read_kpis(section: Section) -> list[DocumentKpi]:
    """The KPI definitions of section 7."""
    kpis = []
    for row in _rows("kpis", section):
        if row["name"]:
            fields = (row["name"], row["measures"], row["why"], row["target"], row["frequency"])
            kpis.append(DocumentKpi(*fields, True, row.block.span, row["group"]))
        else:
            text = row.block.text
            kpis.append(DocumentKpi(text, "", "", "", last_cell("kpis", text), False, row.block.span))
    return kpis


def read_tools(section: Section) -> list[DocumentTool]:
    """The tools of section 10; a cell that packs several tools gives several."""
    tools = []
    for row in _rows("tools", section):
        text, span = row.block.text, row.block.span
        if row["name"]:
            tools += [
                DocumentTool(row["category"], name, row["use"], row["commonness"], True, span, row["name"])
                for name in packed_tools(row["name"])
            ]
        else:
            tools.append(DocumentTool("", text, "", last_cell("tools", text), False, span, text))
    return tools


_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_RATED = re.compile(r"\b(?:Very )?(?:High|Medium|Low)\b(?:\s*[/–-]\s*(?:High|Medium|Low)\b)?")


def read_scorecard(section: Section) -> list[ScorecardRow]:
    """The weighted interview dimensions of section 19; a weight in words stays a text."""
    rows = list(_rows("scorecard", section))
    texts = [row["weight"] for row in rows]
    plain_numbers = [float(text) for text in texts if _NUMBER.fullmatch(text)]
    share_of = 100.0 if sum(plain_numbers) > 1.5 else 1.0
    return [_scorecard_row(row, share_of) for row in rows]


def _scorecard_row(row: _Row, share_of: float) -> ScorecardRow:
    if row.cells is None or not row["dimension"]:
        return _flattened_scorecard_row(row.block)
    weight_text = row["weight"]
    rest = (row["meets_bar"], row["excellent"], row["evidence"])
    return ScorecardRow(row["dimension"], _weight(weight_text, share_of), weight_text, *rest, row.block.span)


def _weight(text: str, share_of: float) -> float | None:
    if match := _PERCENT.search(text):
        share = float(match[1].replace(",", ".")) / 100
    elif _NUMBER.fullmatch(text):
        share = float(text) / share_of
    else:
        return None
    return round(share, 6) if share <= 1 else None


def _flattened_scorecard_row(block: Block) -> ScorecardRow:
    """A flattened row parts at its weight: before it the dimension, behind it what a candidate shows."""
    text = block.text
    match = _PERCENT.search(text) or _RATED.search(text)
    if match is None:
        return ScorecardRow(text, None, "", "", "", "", block.span, False)
    dimension, rest = text[: match.start()].strip(" |"), text[match.end() :].strip(" |")
    weight = _weight(match[0], 1.0)
    return ScorecardRow(dimension or rest, weight, match[0], rest, "", "", block.span, False)
