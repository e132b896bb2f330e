"""How the figures of the lists of assessments came about: what a rating narrows, severity, rounds."""

from __future__ import annotations

from statistics import fmean

from orgwright.planning.coverage import person_coverage, unit_coverage
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, number, of_what, unit_name, weight_policies
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.rounds import RoundProgress
from orgwright.planning.severity import LEAST_SHARED, AssessorSeverity, shared_cells


def narrowing(organization: Organization, unit_id: int | None, cell: Cell) -> Explanation | None:
    """By how much a rating would narrow the range of a unit's role coverage; None where the role does not ask."""
    person_id, skill_id = cell
    covered = person_coverage(organization, person_id)
    applicable = [one for one in covered.requirements if one.is_applicable]
    asked = next((one for one in applicable if one.skill_id == skill_id), None)
    people = unit_coverage(organization, unit_id).people.low
    measured = int((people == people).sum())
    whole = sum(one.weight for one in applicable)
    if asked is None or not measured or not whole:
        return None
    share = asked.weight / whole / measured
    is_known = asked.is_known
    name = f"{organization.people[person_id].name} in {organization.skills[skill_id].name}"
    rows = tuple(
        ExplainedRow(
            (organization.skills[one.skill_id].name, one.weight, int(one.skill_id == skill_id), one.status),
            "matrix",
            (person_id, one.skill_id),
        )
        for one in sorted(applicable, key=lambda each: each.skill_id != skill_id)
    )
    return Explanation(
        "0 points" if is_known else f"{share * 100:.3g} points",
        of_what(organization, name, f"What a rating would narrow the range of {unit_name(organization, unit_id)} by."),
        "points = w / Σ w of the role / n",
        f"n = people of the unit who have a coverage, here {measured:,}. Whatever the level will be, the range gets "
        "narrower by this. A rating that is merely old still counts, so rating again narrows nothing.",
        (
            ExplainedResult("w", asked.weight, "weight", "", "SUMPRODUCT({This},{Weight})"),
            ExplainedResult("Σ w", whole, "weight", "", "SUM({Weight})"),
            ExplainedResult(
                "share",
                share,
                "share",
                f"{number(asked.weight)} / {number(whole)} / {measured:,}",
                f"{{w}}/{{Σ w}}/{measured}",
            ),
            ExplainedResult("narrows by", 0.0 if is_known else share, "share", "", "0" if is_known else "{share}"),
        ),
        (
            ExplainedColumn("Skill"),
            ExplainedColumn("Weight", "weight"),
            ExplainedColumn("This", "whole"),
            ExplainedColumn("Status"),
        ),
        rows,
        weight_policies(organization),
        f"{counted(len(rows), 'requirement')} of the role",
    )


def severity_of(organization: Organization, unit_id: int | None, source: str, one: AssessorSeverity) -> Explanation:
    """How much an assessor rates above or below the others, cell by shared cell."""
    cells = shared_cells(organization, one.assessor, source, unit_id)
    mean = fmean([each.difference for each in cells]) if cells else None
    is_told = one.mean_difference is not None
    rows = tuple(
        ExplainedRow(
            (
                organization.people[each.person_id].name,
                each.level,
                each.others,
                each.difference,
                organization.skills[each.skill_id].name,
            ),
            "matrix",
            (each.person_id, each.skill_id),
        )
        for each in cells
    )
    total = number(sum(each.difference for each in cells))
    return Explanation(
        counted(one.shared_cells, "shared cell")
        if one.mean_difference is None
        else f"{one.mean_difference:+.1f} levels",
        of_what(
            organization, f"{one.assessor}, {unit_name(organization, unit_id)}", "Against the others, source by source."
        ),
        "difference = own level − mean of the others\nmean over the shared cells",
        f"Of each assessor the newest statement counts. The mean is told from {LEAST_SHARED} shared cells on: fewer "
        "tell more of chance than of a person. It says nothing about who is right.",
        (
            ExplainedResult("shared cells", len(cells), "whole", "", "COUNT({Own})"),
            ExplainedResult(
                "mean difference",
                mean if is_told else None,
                "number",
                f"{total} / {len(cells)}" if is_told else "",
                "AVERAGE({Difference})" if is_told else "",
            ),
        ),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("Own", "whole"),
            ExplainedColumn("Others", "number"),
            ExplainedColumn("Difference", "number", "{Own}-{Others}"),
            ExplainedColumn("Skill"),
        ),
        rows,
        (("Shared cells needed", str(LEAST_SHARED)), ("Source", source)),
        f"{counted(len(rows), 'cell')}, the widest difference first",
    )


def answered(organization: Organization, progress: RoundProgress) -> Explanation:
    """How much of an assessment round is answered, person by person."""
    people = sorted(progress.people, key=lambda one: (one.done - one.asked, organization.people[one.person_id].name))
    rows = tuple(
        ExplainedRow((organization.people[one.person_id].name, one.done, one.asked), "people", one.person_id)
        for one in people
    )
    return Explanation(
        f"{progress.done:,} of {progress.asked:,}",
        of_what(organization, progress.name, "What is answered of what is asked."),
        "answered = Σ done / Σ asked, asked = people × skills",
        "Done: a self assessment that is dated from the opening day on.",
        (
            ExplainedResult("people", len(people), "whole", "", "COUNTA({Person})"),
            ExplainedResult("skills", len(progress.skill_ids), "whole", "", ""),
            ExplainedResult("done", progress.done, "whole", "", "SUM({Done})"),
            ExplainedResult("asked", progress.asked, "whole", "", "SUM({Asked})"),
            ExplainedResult(
                "answered",
                progress.share,
                "share",
                f"{progress.done:,} / {progress.asked:,}" if progress.asked else "",
                'IF({asked}>0,{done}/{asked},"")',
            ),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("Done", "whole"), ExplainedColumn("Asked", "whole")),
        rows,
        (),
        f"{counted(len(rows), 'person', 'people')}, those with most left first",
    )


def answers_of(organization: Organization, progress: RoundProgress, person_id: int) -> Explanation | None:
    """What one person has answered of a round, skill by skill; None for who is not asked."""
    one = next((each for each in progress.people if each.person_id == person_id), None)
    if one is None:
        return None
    left = set(one.left_ids)
    rows = tuple(
        ExplainedRow((organization.skills[skill_id].name, int(skill_id not in left)), "matrix", (person_id, skill_id))
        for skill_id in sorted(progress.skill_ids, key=lambda each: each not in left)
    )
    return Explanation(
        f"{one.done} of {one.asked}",
        of_what(organization, f"{organization.people[person_id].name}, {progress.name}", "What is answered."),
        "answered = skills with a self assessment\nthat is dated from the opening day on",
        "What is left stands first.",
        (
            ExplainedResult("done", one.done, "whole", "", "SUM({Done})"),
            ExplainedResult("asked", one.asked, "whole", "", "COUNT({Done})"),
        ),
        (ExplainedColumn("Skill"), ExplainedColumn("Done", "whole")),
        rows,
        (),
        counted(len(rows), "skill"),
    )
