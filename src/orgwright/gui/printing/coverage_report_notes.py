"""How to read the report of coverage: what its figures mean, and the policies that they follow."""

from dataclasses import replace

from orgwright.exchange.coverage_workbook_notes import policy_lines
from orgwright.gui.printing.coverage_report_figures import ReportFigures
from orgwright.gui.printing.coverage_report_parts import section
from orgwright.gui.printing.marks import Piece, space
from orgwright.gui.printing.paper import CELL, CELL_BOLD
from orgwright.gui.printing.tables import PrintColumn, PrintRow, table

_MEANINGS = (
    (
        "Range",
        "The low end counts what is not known as not held, the high end counts it as held. Not known is never level 0, "
        "and never met.",
    ),
    (
        "Coverage of targets",
        "For each target the people of its unit who hold the level ÷ people needed, 1 at the most; the mean of these, "
        "weighted by importance. What is held beyond a target pays for no other.",
    ),
    (
        "High among those asked",
        "The high end where of the people not known those alone count whose role asks for the skill: the likelier "
        "figure.",
    ),
    ("Targets met in full", "The share of targets with enough people, each counting the same."),
    (
        "Against roles",
        "What each person holds of what the own role asks, weighted by importance and tier; the mean over the people.",
    ),
    ("Gate", "Held where somebody is known to hold every critical must-have of the own role at the level asked."),
    ("Points", "Hundredths of the coverage named. The points of all gaps add up to what is missing to 100 %."),
    (
        "Robustness",
        "So many may leave, whoever they are, before a target is short; below 0 so many are already missing.",
    ),
    (
        "Worst to lose",
        "The one person, and the two, whose leaving lowers low coverage of targets most. Two together may cost more "
        "than each alone.",
    ),
)


def notes_section(figures: ReportFigures, width: float) -> list[Piece]:
    """Meanings and policies, together on one page."""
    columns = (PrintColumn("Figure", 0.24, CELL_BOLD), PrintColumn("What it means", 0.76, CELL))
    policies = (PrintColumn("Policy", 0.24, CELL_BOLD), PrintColumn("As set in this file", 0.76, CELL))
    pieces = [
        *section("How to read this", width),
        *table(columns, [PrintRow(one) for one in _MEANINGS], width),
        space(14),
        *table(policies, [PrintRow(one) for one in policy_lines(figures.organization)], width),
    ]
    return [*(replace(one, keeps_next=True) for one in pieces[:-1]), pieces[-1]]
