"""The review of proposed targets: what a person takes, skips and changes, without a window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from orgwright.gui.widgets.columns import Group
from orgwright.planning.organization import Organization
from orgwright.planning.proposal_rule import ProposalRule
from orgwright.planning.target_edits import TargetEdit
from orgwright.planning.target_proposal import Comparison, ProposedTarget, edits_of, proposed_targets, wanted_target
from orgwright.records import Importance

ALL = "all"
KINDS: Mapping[str, str] = {
    Comparison.NEW: "New",
    Comparison.MORE: "More people",
    Comparison.FEWER: "Fewer people",
    Comparison.IMPORTANCE: "Other importance",
    Comparison.SAME: "As it is",
    Comparison.NOT_PROPOSED: "Not proposed",
}
_TAKEN_AT_FIRST = (Comparison.NEW, Comparison.MORE, Comparison.IMPORTANCE)
MOST_PEOPLE = 100_000
Key = tuple[int, int, int]


@dataclass(frozen=True)
class ProposalRow:
    """One proposal as it stands in the review."""

    proposed: ProposedTarget
    unit: str
    skill: str
    is_taken: bool
    is_edited: bool

    @property
    def key(self) -> Key:
        """Unit, skill and level."""
        return self.proposed.key

    @property
    def can_come_in(self) -> bool:
        """Whether taking it would change anything."""
        return self.proposed.comparison != Comparison.SAME

    @property
    def becomes(self) -> str:
        """People now and then: ``2``, ``1 → 2``, ``2 → ends``; what is not proposed and not ended stays."""
        now, people = self.proposed.people_now, self.proposed.people
        if now is not None and not people and not self.is_taken:
            return str(now)
        then = str(people) if people else "ends"
        return then if now is None or now == people else f"{now} → {then}"

    @property
    def reason(self) -> str:
        """Why, and that a person changed it."""
        return f"{self.proposed.reason}; changed by you" if self.is_edited else self.proposed.reason


def in_bands(rows: Sequence[ProposalRow]) -> list[ProposalRow | Group]:
    """The rows with a band over those of each unit."""
    found: list[ProposalRow | Group] = []
    for _, several in groupby(rows, key=lambda row: row.proposed.unit_id):
        of_unit = list(several)
        found += [Group(of_unit[0].unit, str(len(of_unit))), *of_unit]
    return found


def found_proposals(
    organization: Organization, unit_id: int | None, rule: ProposalRule, pasted: tuple[ProposedTarget, ...] | None
) -> tuple[ProposedTarget, ...]:
    """What the positions propose, or pasted targets in their place, compared with those that are there now.

    Takes a second for a hundred thousand people.
    """
    if pasted is None:
        return proposed_targets(organization, unit_id, rule)
    there = [one for one in pasted if one.unit_id in organization.units and one.skill_id in organization.skills]
    return tuple(wanted_target(organization, one.key, one.people, one.importance, one.reason) for one in there)


@dataclass
class ProposalReview:
    """What is proposed under a rule, and what was decided of it; decisions stay when the rule changes."""

    organization: Organization
    unit_id: int | None
    rule: ProposalRule = field(default_factory=ProposalRule)
    pasted: tuple[ProposedTarget, ...] | None = None
    """Targets that were pasted, in place of those that the positions propose."""
    proposals: tuple[ProposedTarget, ...] = ()
    _decided: dict[Key, bool] = field(default_factory=dict)
    _edited: dict[Key, tuple[int, Importance | None]] = field(default_factory=dict)

    def take(
        self,
        organization: Organization,
        unit_id: int | None,
        rule: ProposalRule,
        proposals: tuple[ProposedTarget, ...],
    ) -> None:
        """Show what was found for the data, the unit and the rule; what was decided of the same ones stays."""
        self.organization, self.unit_id, self.rule, self.proposals = organization, unit_id, rule, proposals

    def rows(self, kind: str = ALL) -> list[ProposalRow]:
        """The rows of one kind, or all."""
        units, skills = self.organization.units, self.organization.skills
        return [
            ProposalRow(
                one, units[one.unit_id].name, skills[one.skill_id].name, self._is_taken(one), one.key in self._edited
            )
            for one in map(self._as_edited, self.proposals)
            if kind in (ALL, one.comparison)
        ]

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind."""
        counted = Counter(str(self._as_edited(one).comparison) for one in self.proposals)
        return {ALL: len(self.proposals), **counted}

    def _as_edited(self, one: ProposedTarget) -> ProposedTarget:
        if one.key not in self._edited:
            return one
        return one.as_wanted(*self._edited[one.key])

    def _is_taken(self, one: ProposedTarget) -> bool:
        if one.comparison == Comparison.SAME:
            return False
        at_first = self.pasted is not None or one.comparison in _TAKEN_AT_FIRST
        return self._decided.get(one.key, at_first)

    def decide(self, rows: Sequence[ProposalRow], is_taken: bool) -> None:
        """Take rows or leave them out."""
        self._decided.update({row.key: is_taken for row in rows if row.can_come_in})

    def edit(self, key: Key, people: int, importance: Importance | None) -> None:
        """Propose another number of people, or another importance; what a person changed is taken."""
        self._edited[key] = (max(1, min(people, MOST_PEOPLE)), importance)
        self._decided[key] = True

    def as_proposed(self, key: Key) -> None:
        """Take back what a person changed of a proposal."""
        self._edited.pop(key, None)
        self._decided.pop(key, None)

    @property
    def taken(self) -> list[ProposedTarget]:
        """The proposals that would be written."""
        return [row.proposed for row in self.rows() if row.is_taken and row.can_come_in]

    def edits(self, from_on: date | None) -> tuple[TargetEdit, ...]:
        """What is to be written, from a day on."""
        return edits_of(self.organization, self.taken, from_on)
