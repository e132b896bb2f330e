"""How the figures of emerging demand came about: what is held of some tiers, and who holds a future skill."""

from collections.abc import Collection

from orgwright.planning.emerging import FUTURE, EmergingDemand, FutureSkill, TierCoverage
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.heat_map import of_requirements
from orgwright.planning.explanations.words import counted, level_policies, number, of_what, range_words, weight_policies
from orgwright.planning.gap_list import GapFilter, gap_columns, wanted
from orgwright.planning.groups import Group, group_title, people_in_group
from orgwright.planning.organization import Organization
from orgwright.records import Tier

_ASKS = "{Role asks it}"


def tiers_explained(
    organization: Organization, group: Group, tiers: Collection[Tier | None], covered: TierCoverage
) -> Explanation:
    """How much of what some tiers ask a group's people hold."""
    columns = gap_columns(organization, people_in_group(organization, group))
    rows = columns.take(wanted(columns, GapFilter(tiers=tiers)))
    words = ", ".join(one or "no tier given" for one in tiers)
    what = of_what(organization, group_title(organization, group), f"What their roles ask of these tiers: {words}.")
    return of_requirements(organization, range_words(covered.low, covered.high), what, rows)


def apart_explained(organization: Organization, one: EmergingDemand) -> Explanation:
    """How far what is held of emerging demand lies from what is held of today's, low ends compared."""
    emerging, today = one.emerging.low, one.today.low
    apart = None if emerging is None or today is None else emerging - today
    numbers = "" if emerging is None or today is None else f"{number(emerging)} − {number(today)}"
    return Explanation(
        "a comparison with nothing" if apart is None else f"{apart * 100:+.1f} points".replace("-", "−"),
        of_what(organization, one.title, "How far emerging demand is held from what its roles ask today."),
        "points apart = low of emerging − low of today's",
        "Each of the two opens by itself: what is held of the emerging tier, and of all other tiers.",
        (
            ExplainedResult("emerging", emerging, "share", "", ""),
            ExplainedResult("today", today, "share", "", ""),
            ExplainedResult("apart", apart, "share", numbers, "" if apart is None else "{emerging}-{today}"),
        ),
        policies=(*weight_policies(organization), *level_policies(organization)),
    )


def future_skill_explained(organization: Organization, group: Group, one: FutureSkill) -> Explanation:
    """Who of a group holds a future skill at the lowest level that its roles ask."""
    people = organization.seating.by_person_key(people_in_group(organization, group))
    levels = organization.proficiency.levels_of(people, (one.skill_id,))[:, 0].tolist()
    asked = gap_columns(organization, people)
    asked = asked.take(wanted(asked, GapFilter(skill_ids=(one.skill_id,), tiers=FUTURE)))
    required = dict(zip(asked.person.tolist(), asked.required.tolist(), strict=True))
    rows = [
        ExplainedRow(
            (
                organization.people[person_id].name,
                "yes" if person_id in required else "no",
                level if level >= 0 else None,
                required.get(person_id),
            ),
            "matrix",
            (person_id, one.skill_id),
        )
        for person_id, level in zip(people, levels, strict=True)
        if level >= 0 or person_id in required
    ]
    rows.sort(key=lambda row: (-(row.values[2] if isinstance(row.values[2], int) else -1), str(row.values[0])))
    skill = organization.skills[one.skill_id].name
    holders = len(one.holder_ids)
    return Explanation(
        counted(holders, "holder"),
        of_what(organization, group_title(organization, group), f"Who holds {skill} at level {one.level} or higher."),
        "holders = people with a ≥ l, whether their role asks the skill or not",
        f"a = level held, l = {one.level}, the lowest level that a role asks. Not known does not count. "
        "Met = people whose role asks it with a ≥ r, r being the level that it asks.",
        (
            ExplainedResult("holders", holders, "whole", "", f'COUNTIF({{Level}},">={one.level}")'),
            ExplainedResult("asked", one.asked, "whole", "", f'COUNTIF({_ASKS},"yes")'),
            ExplainedResult("met", one.met, "whole", "", f'SUMPRODUCT(({_ASKS}="yes")*({{Level}}>={{Required}}))'),
            ExplainedResult("not known", one.unknown, "whole", "", f'SUMPRODUCT(({_ASKS}="yes")*({{Level}}=""))'),
            ExplainedResult("best", one.best, "whole", "", "" if one.best is None else "MAX({Level})"),
        ),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("Role asks it"),
            ExplainedColumn("Level", "whole"),
            ExplainedColumn("Required", "whole"),
        ),
        tuple(rows),
        level_policies(organization),
        counted(len(rows), "person", "people"),
    )
