"""The review before a role document is taken in: every field it would write, and what the reader found odd."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.gui.roles.model import review_rows
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.dialogs import Dialog
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.workspace import BlueprintImport

COLUMNS: tuple[Column[Any], ...] = (
    Column("Row", lambda row: row.what, is_key=True),
    Column("Field", lambda row: row.field, 124, tone="text2"),
    Column("Becomes", lambda row: row.after, 200),
)
FINDINGS: tuple[Column[Any], ...] = (
    Column("Where", lambda row: row.where, 220, tone="text2"),
    Column("What to look at", lambda row: row.text, 0),
)


class ImportReview(Dialog):
    """Shows what an import would do; the verb does it."""

    def __init__(self, parent: QWidget | None, tried: BlueprintImport, take: Callable[[], object]) -> None:
        count, names = len(tried.changes), ", ".join(one.role for one in tried.documents)
        verb = f"Import {count} {'change' if count == 1 else 'changes'}" if count else "Close"
        sentence = "It adds what is missing and fills what is empty; what somebody entered stands."
        super().__init__(
            parent, f"Role document of {names}", sentence if count else "Everything is known already.", verb, wide=True
        )
        self._take = take if count else None
        self.cancel.setVisible(bool(count))
        self.table = Table(COLUMNS, key=lambda row: row.number, sortable=False)
        self.table.show_rows(review_rows(tried))
        self.table.setFixedHeight(300)
        self.add_content(self.table)
        findings = [one for document in tried.documents for one in document.findings]
        if findings:
            self.add_content(label(f"{len(findings)} findings of the reader", bold=True))
            self.findings = Table(FINDINGS, key=lambda row: (row.where, row.text), sortable=False)
            self.findings.show_rows(findings)
            self.findings.setFixedHeight(132)
            self.add_content(self.findings)
            self.add_content(second_line("They are no obstacle: look at these places of the document.", wrap=True))

    def confirm(self) -> None:
        """Take the document in."""
        if self._take is not None:
            self._take()
        self.accept()
