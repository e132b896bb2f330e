"""The rows of the preview of a profile: what would change, in the words of the panel; no window is needed for it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import groupby

from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.planning.organization import Organization
from orgwright.planning.profile_change import AskChange, AskKind, Figures, ProfileChange

_GATE_RANK = {"held": 2, "unknown": 1, "missing": 0, "": 2}
_VERBS = {
    AskKind.BEGINS: ("begins to apply", "begin to apply"),
    AskKind.STOPS: ("stops", "stop"),
    AskKind.CHANGES: ("changes its level or weight", "change their level or weight"),
}
_GATE_WORD = {"held": "held", "unknown": "not known", "missing": "missing", "": "none"}


@dataclass(frozen=True)
class AskRow:
    """A skill that a role would ask for, no longer, or otherwise."""

    record_id: int
    key: Hashable
    skill: str
    what: str
    begins: bool
    conditions: str


@dataclass(frozen=True)
class UnitRow:
    """A unit with its coverage of roles before and after."""

    unit_id: int | None
    key: Hashable
    name: str
    before: Figures
    after: Figures


@dataclass(frozen=True)
class PersonRow:
    """Somebody whose gate would be another one."""

    record_id: int
    key: Hashable
    name: str
    gate: str
    is_worse: bool


@dataclass(frozen=True)
class VariantRow:
    """A variant of a role that would apply, or no longer."""

    record_id: int
    key: Hashable
    text: str
    what: str


def counts_text(change: ProfileChange) -> str:
    """What would change, in a sentence: ``Requirements: 5 begin to apply, 2 stop, in 3 roles with 14 people.``"""
    if not change.asks:
        told = "No requirement would begin or stop to apply; coverage stays as it is."
    else:
        counts = ((change.count(kind), words) for kind, words in _VERBS.items())
        parts = ", ".join(f"{count} {words[count > 1]}" for count, words in counts if count)
        noun = "Requirements" if len(change.asks) > 1 else "Requirement"
        roles = _counted(len(change.role_ids), "role")
        people = "nobody" if not change.people else _counted(len(change.people), "person", "people")
        told = f"{noun}: {parts}, in {roles} with {people}."
    if change.variants:
        told += f" {_counted(len(change.variants), 'variant')} of roles would apply or no longer apply."
    return told


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def figures_text(figures: Figures) -> str:
    """A range as the panel shows it: ``61–77``."""
    return "–" if figures.low is None or figures.high is None else percent_text(figures.low, figures.high)


def units_note(change: ProfileChange) -> str:
    """How many units are listed below the whole."""
    return f"the whole and {_counted(len(change.units) - 1, 'unit')}"


def unit_rows(organization: Organization, change: ProfileChange) -> list[UnitRow]:
    """The whole and every unit with people of such roles."""
    return [
        UnitRow(
            one.unit_id,
            one.unit_id,
            organization.facts.name if one.unit_id is None else organization.units[one.unit_id].name,
            one.before,
            one.after,
        )
        for one in change.units
    ]


def ask_rows(organization: Organization, change: ProfileChange) -> list[AskRow | Group]:
    """The skills of each role under a band with its name."""
    found: list[AskRow | Group] = []
    for role_id, several in groupby(change.asks, key=lambda one: one.role_id):
        rows = [_ask_row(organization, one) for one in several]
        found += [Group(organization.roles[role_id].name, str(len(rows))), *rows]
    return found


def _ask_row(organization: Organization, one: AskChange) -> AskRow:
    skill = organization.skills[one.skill_id].name
    key = (one.role_id, one.skill_id)
    return AskRow(one.role_id, key, skill, _what(one), one.kind == AskKind.BEGINS, one.conditions)


def _what(one: AskChange) -> str:
    if one.kind == AskKind.BEGINS:
        return f"begins, level {one.after.level}"
    if one.kind == AskKind.STOPS:
        return f"stops, level {one.before.level}"
    if one.before.level != one.after.level:
        return f"level {one.before.level} → {one.after.level}"
    return f"weight {one.before.weight:g} → {one.after.weight:g}"


def person_rows(organization: Organization, change: ProfileChange) -> list[PersonRow]:
    """The people whose gate would change, those who would lose it first."""
    rows = [
        PersonRow(
            one.person_id,
            one.person_id,
            organization.people[one.person_id].name,
            f"{_GATE_WORD[one.before.gate]} → {_GATE_WORD[one.after.gate]}",
            _GATE_RANK[one.after.gate] < _GATE_RANK[one.before.gate],
        )
        for one in change.other_gates
    ]
    return sorted(rows, key=lambda row: (not row.is_worse, row.name))


def variant_rows(organization: Organization, change: ProfileChange) -> list[VariantRow | Group]:
    """The variants of each role under a band with its name."""
    words = {True: "applies", False: "not here", None: "not told"}
    found: list[VariantRow | Group] = []
    for role_id, several in groupby(enumerate(change.variants), key=lambda one: one[1].role_id):
        rows = [VariantRow(role_id, place, one.text, words[one.after]) for place, one in several]
        found += [Group(organization.roles[role_id].name, str(len(rows))), *rows]
    return found
