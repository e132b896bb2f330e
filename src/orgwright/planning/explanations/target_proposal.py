"""How the people of a proposed target came about: the seats that ask, and the rule."""

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted
from orgwright.planning.organization import Organization
from orgwright.planning.proposal_rule import ProposalRule, seats_of
from orgwright.planning.target_proposal import ProposedTarget

COLUMNS = (
    ExplainedColumn("Position"),
    ExplainedColumn("Role"),
    ExplainedColumn("Level asked", "whole"),
    ExplainedColumn("Size", "fte"),
    ExplainedColumn("Seats", "whole", "ROUNDUP({Size},0)"),
)


def explained_proposal(organization: Organization, one: ProposedTarget, rule: ProposalRule) -> Explanation | None:
    """The people of a proposal from the positions that ask; None for a target that nothing proposes."""
    if not one.position_ids:
        return None
    unit, skill = organization.units[one.unit_id].name, organization.skills[one.skill_id].name
    least = rule.least_for_critical if one.is_critical else 1
    people = rule.people(one.seats_asking, one.seats, is_critical=one.is_critical)
    share = rule.share_percent / 100
    result = ExplainedResult(
        "people",
        people,
        "whole",
        f"min(max(⌈{one.seats_asking} × {share:g}⌉, {least}), {one.seats})",
        f"MIN(MAX(ROUNDUP(SUM({{Seats}})*{rule.share_percent}/100,0),{least}),{one.seats})",
    )
    return Explanation(
        str(people),
        f"{skill} at level {one.level} in {unit}: proposed from the seats whose role asks for it.",
        "people = min(max(⌈seats that ask × share⌉, least), seats of the unit)",
        "A seat asks where its role requires this level or a higher one; each full time begun is one seat. "
        "The least number holds where a seat asks as a critical must-have, so that nobody holds it alone.",
        (result,),
        COLUMNS,
        tuple(_row(organization, one, position_id) for position_id in one.position_ids),
        (("Share of the seats", f"{rule.share_percent} %"), ("Critical: at least", str(rule.least_for_critical))),
        f"{counted(len(one.position_ids), 'position')} whose role asks",
    )


def _row(organization: Organization, one: ProposedTarget, position_id: int) -> ExplainedRow:
    position, role_id = organization.positions[position_id], organization.seating.position_role(position_id)
    ask = next(each for each in organization.demand.asks(role_id) if each.skill_id == one.skill_id)
    role = "" if role_id is None else organization.roles[role_id].name
    size = position.fte_percent
    return ExplainedRow((position.key, role, ask.level, size, seats_of(size)), "roles", role_id)
