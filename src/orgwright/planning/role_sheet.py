"""One role whole: its own row and all rows that say what the role is, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgwright.records import Document, Kpi, Record, Requirement, Role, ScorecardDimension, Statement, Tool


@dataclass(frozen=True)
class RoleSheet:
    """A role with its requirements, statements, KPIs, tools and scorecard, each by number, then id.

    ``document`` is what the role was read from; places of the rows point into its page. None: made by hand.
    """

    role: Role
    requirements: tuple[Requirement, ...] = ()
    statements: tuple[Statement, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    tools: tuple[Tool, ...] = ()
    scorecard: tuple[ScorecardDimension, ...] = ()
    document: Document | None = None

    def section(self, number: int) -> tuple[Statement, ...]:
        """The statements of one of the 20 sections."""
        return tuple(one for one in self.statements if one.section == number)

    def rows(self, record: type[Record]) -> tuple[Record, ...]:
        """All rows of one kind."""
        found: dict[type[Record], tuple[Record, ...]] = {
            Requirement: self.requirements,
            Statement: self.statements,
            Kpi: self.kpis,
            Tool: self.tools,
            ScorecardDimension: self.scorecard,
        }
        return found[record]

    @property
    def said(self) -> Iterator[Record]:
        """Everything but the requirements."""
        yield from (*self.statements, *self.kpis, *self.tools, *self.scorecard)

    def words_of(self, row: Record) -> str:
        """What the page of the document says where a row was read; empty for rows made by hand."""
        begins, ends = getattr(row, "begins", None), getattr(row, "ends", None)
        if self.document is None or begins is None or ends is None:
            return ""
        return self.document.page[begins:ends]
