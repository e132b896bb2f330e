"""How the figures of the taxonomy came about: how alike two skills are, and what is odd about one."""

from __future__ import annotations

from collections.abc import Sequence

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import likeness, names_of


def names_alike(organization: Organization, one_id: int, other_id: int) -> Explanation:
    """How alike the names of two skills are: the most alike pair among all their names."""
    one, other = organization.skills[one_id], organization.skills[other_id]
    pairs = sorted(
        ((likeness(left, right), left, right) for left in names_of(one) for right in names_of(other)),
        key=lambda pair: -pair[0],
    )
    best = pairs[0][0]
    return Explanation(
        f"{best:.0f} %",
        f"{one.name} and {other.name}. How alike their names are.",
        "alike = the most alike pair of their names",
        "Two names are compared by the letters that they share in order, their words in the order of the alphabet; "
        "a name whose words all stand in the other counts as nearly the same. Names are alike from 80 % on.",
        (ExplainedResult("alike", best, "number", "", "MAX({Alike})"),),
        (ExplainedColumn("Name"), ExplainedColumn("Alike", "number"), ExplainedColumn("Other name")),
        tuple(ExplainedRow((left, score, right), "skills", other_id) for score, left, right in pairs),
        (),
        f"{counted(len(pairs), 'pair')}, the most alike first",
    )


def findings_of_skill(organization: Organization, skill_id: int, findings: Sequence[str]) -> Explanation:
    """The sentences about what is odd with a skill and with what refers to it."""
    return Explanation(
        counted(len(findings), "finding"),
        f"{organization.skills[skill_id].name}. What is odd about it.",
        "findings = contradictions in the skill\nand in the requirements and targets that ask for it",
        "Each says what contradicts what, and a way out.",
        (ExplainedResult("findings", len(findings), "whole", "", "COUNTA({Finding})"),),
        (ExplainedColumn("Finding"),),
        tuple(ExplainedRow((one,), "skills", skill_id) for one in findings),
    )
