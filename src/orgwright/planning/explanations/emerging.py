"""How the figures of emerging demand came about: what is held of some tiers, and who holds a future skill."""

from collections.abc import Collection

from orgwright.planning.emerging import FutureSkill, TierCoverage
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.heat_map import of_requirements
from orgwright.planning.explanations.words import counted, level_policies, of_what, range_words
from orgwright.planning.gap_list import GapFilter, gap_columns, wanted
from orgwright.planning.groups import Group, group_title, people_in_group
from orgwright.planning.organization import Organization
from orgwright.records import Tier


def tiers_explained(
    organization: Organization, group: Group, tiers: Collection[Tier | None], covered: TierCoverage
) -> Explanation:
    """How much of what some tiers ask a group's people hold."""
    columns = gap_columns(organization, people_in_group(organization, group))
    rows = columns.take(wanted(columns, GapFilter(tiers=tiers)))
    words = ", ".join(one or "no tier given" for one in tiers)
    what = of_what(organization, group_title(organization, group), f"What their roles ask of these tiers: {words}.")
    return of_requirements(organization, range_words(covered.low, covered.high), what, rows)


def future_skill_explained(organization: Organization, group: Group, one: FutureSkill) -> Explanation:
    """Who of a group holds a future skill at the lowest level that its roles ask."""
    people = organization.seating.by_person_key(people_in_group(organization, group))
    levels = organization.proficiency.levels_of(people, (one.skill_id,))[:, 0].tolist()
    asking = set(one.role_ids)
    rows = [
        ExplainedRow(
            (
                organization.people[person_id].name,
                "yes" if organization.seating.role_of(person_id) in asking else "no",
                level if level >= 0 else None,
            ),
            "matrix",
            (person_id, one.skill_id),
        )
        for person_id, level in zip(people, levels, strict=True)
        if level >= 0 or organization.seating.role_of(person_id) in asking
    ]
    rows.sort(key=lambda row: (-(row.values[2] if isinstance(row.values[2], int) else -1), str(row.values[0])))
    skill = organization.skills[one.skill_id].name
    holders = len(one.holder_ids)
    return Explanation(
        counted(holders, "holder"),
        of_what(organization, group_title(organization, group), f"Who holds {skill} at level {one.level} or higher."),
        "holders = people with a ≥ l, whether their role asks the skill or not",
        f"a = level held, l = {one.level}, the lowest level that a role asks. Not known does not count.",
        (ExplainedResult("holders", holders, "whole", "", f'COUNTIF({{Level}},">={one.level}")'),),
        (ExplainedColumn("Person"), ExplainedColumn("Role asks it"), ExplainedColumn("Level", "whole")),
        tuple(rows),
        level_policies(organization),
        counted(len(rows), "person", "people"),
    )
