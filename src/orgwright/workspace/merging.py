"""Two skills that are one, and two that are not: what a merge writes, and how it is remembered that two differ.

Everything of the merged skill goes to the kept one. Where both have a row at the same place, the two become one: the
stricter requirement or target, the lower assessment. So no role asks for less than the kept skill's row did, and no
statement counts for more than what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from sqlalchemy import delete, update

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import names_of, parted
from orgwright.records import Importance, PlannedChange, Record, Requirement, Skill, Target
from orgwright.workspace.writing import Write, column_of

_RANK = {importance: number for number, importance in enumerate(Importance)}

# Of two statements of one day the lower counts, and a withdrawal (no level) before any level; of equal ones the one
# that holds longer. The evidence of both is kept.
_FOLD_ASSESSMENTS = """
UPDATE assessment SET
    valid_until = CASE
        WHEN coalesce(merged.level, -1) < coalesce(assessment.level, -1) THEN merged.valid_until
        WHEN coalesce(merged.level, -1) > coalesce(assessment.level, -1) THEN assessment.valid_until
        WHEN merged.valid_until IS NULL OR assessment.valid_until IS NULL THEN NULL
        WHEN merged.valid_until > assessment.valid_until THEN merged.valid_until
        ELSE assessment.valid_until END,
    level = CASE
        WHEN coalesce(merged.level, -1) < coalesce(assessment.level, -1) THEN merged.level
        ELSE assessment.level END,
    evidence = CASE
        WHEN merged.evidence IN ('', assessment.evidence) THEN assessment.evidence
        WHEN assessment.evidence = '' THEN merged.evidence
        ELSE assessment.evidence || '; ' || merged.evidence END
FROM assessment AS merged
WHERE assessment.skill_id = ? AND merged.skill_id = ? AND merged.person_id = assessment.person_id
    AND merged.source = assessment.source AND merged.assessor = assessment.assessor
    AND merged.assessed_on = assessment.assessed_on
"""
_DROP_FOLDED = """
DELETE FROM assessment WHERE skill_id = ? AND EXISTS (
    SELECT 1 FROM assessment AS kept
    WHERE kept.skill_id = ? AND kept.person_id = assessment.person_id AND kept.source = assessment.source
        AND kept.assessor = assessment.assessor AND kept.assessed_on = assessment.assessed_on)
"""
_MOVE_ASSESSMENTS = "UPDATE assessment SET skill_id = ? WHERE skill_id = ?"


def _refuse_same(one: Skill, other: Skill) -> None:
    if one.id == other.id:
        raise RefusedInput(f"It takes two skills; {one.name} was given twice.")


def merge_skills(write: Write, kept: Skill, merged: Skill) -> None:
    """Move everything of one skill to another and remove it."""
    _refuse_same(kept, merged)
    ids = (kept.id, merged.id)
    write.connection.exec_driver_sql(_FOLD_ASSESSMENTS, ids)
    write.connection.exec_driver_sql(_DROP_FOLDED, ids[::-1])
    write.connection.exec_driver_sql(_MOVE_ASSESSMENTS, ids)
    _fold(write, Requirement, ids, requirement_place, _stricter_requirement)
    _fold(write, Target, ids, target_place, _stricter_target)
    for record in (Requirement, Target, PlannedChange):
        _point(write, record, "skill_id", merged.id, kept.id)
    write.change(kept, _skill_after(write.organization, kept, merged))
    _point(write, Skill, "parent_id", merged.id, kept.id)
    write.connection.execute(delete(Skill).where(column_of(Skill, "id") == merged.id))


def _point(write: Write, record: type[Record], name: str, old_id: int | None, new_id: int | None) -> None:
    """Let every row of a record that refers to one skill refer to another."""
    column = column_of(record, name)
    write.connection.execute(update(record).where(column == old_id).values({name: new_id}))


def requirement_place(one: Requirement) -> tuple[int, str]:
    """Requirements of one skill at the same place ask the same role under the same conditions."""
    return one.role_id, " ".join(one.context.split()).casefold()


def target_place(one: Target) -> tuple[object, ...]:
    """Targets of one skill at the same place ask the same unit for the same level in the same period."""
    return one.unit_id, one.level, one.from_on, one.to_on


def _fold(
    write: Write,
    record: type[Record],
    ids: tuple[int | None, int | None],
    place: Callable[[Any], object],
    stricter: Callable[[Organization, Any, Any], dict[str, Any]],
) -> None:
    """Make one row of those that the two skills have at the same place: the kept skill's first one there."""
    kept_id, merged_id = ids
    rows: list[Any] = [one for _, one in sorted(write.organization.table(record).items())]
    first: dict[object, Any] = {}
    for one in rows:
        if one.skill_id == kept_id:
            first.setdefault(place(one), one)
    for one in rows:
        old = first.get(place(one)) if one.skill_id == merged_id else None
        if old is not None:
            values = stricter(write.organization, old, one)
            write.change(old, values)
            first[place(old)] = old._replace(**values)
            write.connection.execute(delete(record).where(column_of(record, "id") == one.id))


def _stricter_requirement(organization: Organization, kept: Requirement, merged: Requirement) -> dict[str, Any]:
    """The kept requirement with its empty fields filled, the higher level and the graver importance.

    A level set by hand never stands in for a higher one by policy.
    """
    tier = kept.tier or merged.tier
    policy, job_level = organization.policy, organization.roles[kept.role_id].level
    level = max(filter(None, (kept.level, merged.level)), default=None)
    if kept.level is None and level is not None and level <= policy.required_level(job_level, tier):
        level = None
    importance = _graver(kept.importance, merged.importance)
    rises = importance != kept.importance
    text = merged.importance_text or kept.importance_text if rises else kept.importance_text or merged.importance_text
    begins, ends = (kept.begins, kept.ends) if kept.begins is not None else (merged.begins, merged.ends)
    return {
        "tier": tier,
        "importance": importance,
        "importance_text": text,
        "level": level,
        "detail": kept.detail or merged.detail,
        "begins": begins,
        "ends": ends,
    }


def _stricter_target(organization: Organization, kept: Target, merged: Target) -> dict[str, Any]:
    """The kept target for the larger number of people, at the graver importance."""
    return {"people": max(kept.people, merged.people), "importance": _graver(kept.importance, merged.importance)}


def _graver(kept: Importance | None, merged: Importance | None) -> Importance | None:
    """The importance that weighs more; one that nobody gave counts as important, and gives way to the word."""
    before, after = (_RANK[one or Importance.IMPORTANT] for one in (kept, merged))
    return merged if after < before or (kept is None and after == before) else kept


def _skill_after(organization: Organization, kept: Skill, merged: Skill) -> dict[str, Any]:
    """What the kept skill takes over: names, and what it does not say itself."""
    own = {_plain(name) for one in (kept, merged) for name in names_of(one)}
    apart = _united(parted(kept.kept_apart), parted(merged.kept_apart))
    return {
        "aliases": _listed([*parted(kept.aliases), *added_aliases(kept, merged)]),
        "kept_apart": _listed(name for name in apart if _plain(name) not in own),
        "category": kept.category or merged.category,
        "description": kept.description or merged.description,
        "parent_id": _parent_after(organization, kept, merged),
    }


def added_aliases(kept: Skill, merged: Skill) -> list[str]:
    """The names of the merged skill that the kept one does not bear yet."""
    known = list(names_of(kept))
    return _united(known, names_of(merged))[len(_united(known)) :]


def _parent_after(organization: Organization, kept: Skill, merged: Skill) -> int | None:
    """The parent of the kept skill: where it stood below the merged one, it takes that one's place."""
    is_free = kept.parent_id is None and kept.id not in _above(organization, merged)
    if merged.id in _above(organization, kept) or is_free:
        return merged.parent_id if merged.parent_id != kept.id else None
    return kept.parent_id


def _above(organization: Organization, skill: Skill) -> set[int]:
    """The skills that one stands below, near or far."""
    found: set[int] = set()
    above = skill.parent_id
    while above is not None and above not in found:
        found.add(above)
        above = organization.skills[above].parent_id
    return found


def keep_apart(write: Write, one: Skill, other: Skill) -> None:
    """Remember in both skills that they are not the same."""
    _refuse_same(one, other)
    for skill, beside in ((one, other), (other, one)):
        names = _united(parted(skill.kept_apart), [beside.name])
        write.change(skill, {"kept_apart": _listed(names)})


def compare_again(write: Write, one: Skill, other: Skill) -> None:
    """Forget in both skills that they are not the same."""
    _refuse_same(one, other)
    for skill, beside in ((one, other), (other, one)):
        gone = {_plain(name) for name in names_of(beside)}
        names = [name for name in parted(skill.kept_apart) if _plain(name) not in gone]
        write.change(skill, {"kept_apart": _listed(names)})


def follow_name(write: Write, skill: Skill, name: str) -> None:
    """Let the skills that were kept apart from one be apart from its new name too.

    The old name stays in their lists: a role document may still use it.
    """
    old = _plain(skill.name)
    for other in write.organization.skills.values():
        apart = parted(other.kept_apart)
        if other.id != skill.id and old in map(_plain, apart) and _plain(name) not in map(_plain, apart):
            write.change(other, {"kept_apart": _listed([*apart, name])})


def _united(*several: Iterable[str]) -> list[str]:
    """The names of all lists in their order, each once in whatever case."""
    found: dict[str, str] = {}
    for name in chain(*several):
        found.setdefault(_plain(name), name)
    return list(found.values())


def _listed(names: Iterable[str]) -> str:
    """The names as a skill keeps them; one that holds a semicolon would be read back as two."""
    return ";".join(name.replace(";", ",") for name in names)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
