"""How the level of one person in one skill came about: all that was said, and the rule that makes one of it count."""

from __future__ import annotations

from orgwright.planning.cell_sources import CellSource, Said, Standing, cell_sources
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, day_words, level_policies, of_what
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.records import Source

_RULE = "level = that of the first source with one"
_STANDINGS = {
    Standing.NEWEST: "speaks",
    Standing.REPLACED: "replaced by a newer one",
    Standing.WITHDRAWN: "withdrawn",
    Standing.EXPIRED: "expired",
    Standing.LATER: "later than the day",
}


def effective_level(organization: Organization, cell: Cell) -> Explanation:
    """The level of a person in a skill on the day, from every assessment of the cell."""
    person_id, skill_id = cell
    taken = cell_sources(organization, cell)
    held, policy = taken.held, organization.policy
    order = " → ".join(policy.precedence)
    rows = tuple(_row(one, said, cell) for one in taken.sources for said in one.said)
    decides = next((one for one in taken.sources if one.counts), None)
    return Explanation(
        "this level" if held.level is None else f"level {held.level}",
        of_what(
            organization,
            f"{organization.people[person_id].name} in {organization.skills[skill_id].name}",
            "The level that counts.",
        ),
        f"{_RULE}\n{order}",
        "In each source the newest statement hides every older one; of one day the lower level counts. Peers are one "
        f"source: at least {policy.minimum_peers} of them are needed, and they give the lower median. Where no source "
        "has a level the cell is expired if a newest statement has expired, else not known. Not known is never 0.",
        (
            ExplainedResult(
                "level",
                held.level,
                "whole",
                _said_by(decides),
                "" if decides is None else _formula(decides, policy.minimum_peers),
            ),
            *((ExplainedResult("levels apart", taken.apart, "whole", "", ""),) if len(taken.sources) > 1 else ()),
        ),
        (
            ExplainedColumn("Source"),
            ExplainedColumn("Level", "whole"),
            ExplainedColumn("On", "day"),
            ExplainedColumn("Standing"),
            ExplainedColumn("Assessor"),
            ExplainedColumn("Valid until", "day"),
            ExplainedColumn("Counts", "whole"),
        ),
        rows,
        level_policies(organization),
        f"{counted(len(rows), 'assessment')}, by source",
    )


def _said_by(source: CellSource | None) -> str:
    if source is None or source.on is None:
        return ""
    return f"{source.source} of {day_words(source.on)}"


def _formula(source: CellSource, minimum_peers: int) -> str:
    """The level of the source that counts, from its statements that speak: peers give the lower median."""
    speaking = "({Counts}=1)"
    if source.source != Source.PEER:
        return f"SUMPRODUCT({speaking}*1,{{Level}})"
    middle = (len(source.speakers) + 1) // 2
    least = f"SUMPRODUCT({speaking}*1)>={minimum_peers}"
    levels = "+".join(f"IF({_not_above(speaking, level)}<{middle},1,0)" for level in range(5))
    return f'IF({least},{levels},"")'


def _not_above(speaking: str, level: int) -> str:
    return f"SUMPRODUCT({speaking}*({{Level}}<={level}))"


def _row(source: CellSource, said: Said, cell: Cell) -> ExplainedRow:
    speaks = said.standing is Standing.NEWEST and source.counts
    return ExplainedRow(
        (
            source.source,
            said.level,
            said.on,
            _STANDINGS[said.standing] + (", assumed by the scenario" if said.is_assumed else ""),
            said.assessor,
            said.until,
            int(speaks),
        ),
        "matrix",
        cell,
    )
