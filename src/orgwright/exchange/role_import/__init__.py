"""From role documents to the rows of roles and back: what they say, what taking them in would do, and doing it."""

from orgwright.exchange.role_import.plan import ImportPlan, edited_rows, import_plan
from orgwright.exchange.role_import.rows import ImportRow, RowKind
from orgwright.exchange.role_import.said import linked_roles, said_rows, sheet_document
from orgwright.exchange.role_import.taking import Decision, Taking

__all__ = [
    "Decision",
    "ImportPlan",
    "ImportRow",
    "RowKind",
    "Taking",
    "edited_rows",
    "import_plan",
    "linked_roles",
    "said_rows",
    "sheet_document",
]
