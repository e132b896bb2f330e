"""The edits of a matrix workbook while a person decides about them; no window needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from orgwright.exchange.matrix_changes import TAKEN, ImportRow, MatrixPlan, RowKind
from orgwright.gui.widgets.columns import Group

ALL, NOTES = "all", "notes"
KINDS: Mapping[str, str] = {
    RowKind.CONFLICT: "Changed here since",
    RowKind.WITHDRAWN: "Withdrawn",
    RowKind.NEW_PERSON: "New people",
    RowKind.CHANGED: "Changed",
    RowKind.REFUSED: "Refused",
}
"""The kinds in the order in which they need an eye."""


@dataclass(frozen=True)
class ReviewRow:
    """One edit as the review shows it; a note about the workbook has no ``row``, and there is nothing to decide."""

    key: str
    row: ImportRow | None
    where: str
    who: str
    what: str
    becomes: str
    note: str
    is_taken: bool = False

    @property
    def can_come_in(self) -> bool:
        """Whether there is something to decide."""
        return self.row is not None and self.row.kind != RowKind.REFUSED


@dataclass
class MatrixReview:
    """A plan of an import with a person's decisions, by key of the row."""

    plan: MatrixPlan
    decided: dict[str, bool] = field(default_factory=dict)

    def is_taken(self, row: ImportRow) -> bool:
        """Whether a row comes in as things stand."""
        return row.kind != RowKind.REFUSED and self.decided.get(row.key, row.kind in TAKEN)

    def decide(self, rows: Sequence[ReviewRow], is_taken: bool) -> None:
        """Take rows in, or leave them out."""
        for one in rows:
            if one.can_come_in:
                self.decided[one.key] = is_taken

    @property
    def taken(self) -> list[ImportRow]:
        """What comes in as things stand."""
        return self.plan.taken(self.decided)

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind, and how many notes."""
        found = {kind: len(self.plan.of(RowKind(kind))) for kind in KINDS}
        return {ALL: len(self.plan.rows), **found, NOTES: len(self.plan.notes)}

    def rows(self, kind: str = ALL) -> list[ReviewRow | Group]:
        """The rows of one kind or all, each kind under its band, and the notes about the workbook."""
        found: list[ReviewRow | Group] = []
        for one, title in KINDS.items():
            rows = self.plan.of(RowKind(one)) if kind in (ALL, one) else ()
            if rows:
                found.append(Group(title, f"{len(rows):,}"))
                found += [self._shown(row) for row in rows]
        if kind in (ALL, NOTES) and self.plan.notes:
            found.append(Group("About the workbook", f"{len(self.plan.notes):,}"))
            for number, note in enumerate(self.plan.notes):
                found.append(ReviewRow(f"note {number}", None, note.where, "", note.text, "", ""))
        return found

    def _shown(self, row: ImportRow) -> ReviewRow:
        if row.kind == RowKind.NEW_PERSON:
            count = len(row.levels)
            levels = f"{count} {'level' if count == 1 else 'levels'}"
            note = f"Comes without a seat. {row.note}".rstrip()
            return ReviewRow(row.key, row, row.where, row.person, "", levels, note, self.is_taken(row))
        becomes = f"“{row.given}”" if row.kind == RowKind.REFUSED else f"{_said(row.before)} → {_said(row.after)}"
        return ReviewRow(row.key, row, row.where, row.person, row.skill, becomes, row.note, self.is_taken(row))


def _said(level: int | None) -> str:
    """A level in a sentence; a dash where nothing is known."""
    return "–" if level is None else str(level)
