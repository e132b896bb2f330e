"""Role documents of 20 sections: read from any rendering of their page into frozen values."""

from orgwright.exchange.blueprint.document import (
    CareerEntry,
    DocumentFinding,
    DocumentKpi,
    DocumentSkill,
    DocumentTool,
    RoleDocument,
    ScorecardRow,
    Statement,
    as_json,
)
from orgwright.exchange.blueprint.reading import earlier_reading, read_documents
from orgwright.exchange.blueprint.round_trip import write_markdown

__all__ = [
    "CareerEntry",
    "DocumentFinding",
    "DocumentKpi",
    "DocumentSkill",
    "DocumentTool",
    "RoleDocument",
    "ScorecardRow",
    "Statement",
    "as_json",
    "earlier_reading",
    "read_documents",
    "write_markdown",
]
