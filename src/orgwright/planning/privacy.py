"""Privacy profiles: what is left out of a file that is sent on, and the picture without it.

``private(organization, profile)`` answers a picture, so that whatever writes files stays a function of a picture:
what is left out is not in it. ``Organization.profile`` says what that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

GroupKey = TypeVar("GroupKey")
LEAST = 5
"""The least number of people of whom figures are shown where small groups are left out."""
FOLDED = "Groups under five people"
"""The row that small groups are taken together in."""


@dataclass(frozen=True)
class Profile:
    """What a file shows: pay, the names of people, figures of groups under five people."""

    pay: bool = True
    names: bool = True
    small_groups: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.pay and self.names and self.small_groups

    def joined(self, other: Profile) -> Profile:
        """What two profiles both show."""
        shown = (self.pay and other.pay, self.names and other.names, self.small_groups and other.small_groups)
        return Profile(*shown)

    @property
    def left_out(self) -> str:
        """What is left out, for the notes of a file: “pay, names”; nothing of a whole one."""
        return ", ".join(self._missing)

    @property
    def words(self) -> str:
        """What is left out, behind the name of a file in a sentence: “without pay and names”."""
        missing = self._missing
        listed = " and ".join(part for part in (", ".join(missing[:-1]), *missing[-1:]) if part)
        return f"without {listed}" if missing else ""

    @property
    def _missing(self) -> list[str]:
        shown = {"pay": self.pay, "names": self.names, "groups under five": self.small_groups}
        return [word for word, is_shown in shown.items() if not is_shown]


WHOLE = Profile()
"""The profile that leaves nothing out."""


def private(organization: Organization, profile: Profile) -> Organization:
    """The picture without what a profile leaves out; scenario, day and references are the same.

    Without pay: costs of positions, rates, budgets, baselines, the policies of hiring and training cost, the cost of
    planned positions and the words of plans are not known, never 0. Without names: people have codes (“Person 017”,
    person-017), in plans too, e-mails are gone, assessors have codes, and free text that may name somebody is gone or
    says its kind; every figure stays. Without small groups: all is there, and who writes a file folds what is small.
    Keys of positions stay. The same data gives the same codes.
    """
    from orgwright.planning.private_picture import private_picture

    both = organization.profile.joined(profile)
    return organization if both == organization.profile else private_picture(organization, both)


def folded(sizes: Mapping[GroupKey, Sequence[int]], least: int = LEAST) -> frozenset[GroupKey]:
    """The groups to be taken together into one row, so that no figure is of fewer than ``least`` people.

    ``sizes``: the people of each group, one number a column of the table (one month, say). Folded is every group of
    1 to ``least`` − 1 people in any column; and, while what is folded together would itself be of so few in a column,
    the smallest of the others too, for else the total less the other rows would tell it (complementary suppression).
    Empty groups are of nobody and stay. Where even all groups are too few, all are folded: there is nothing to show.
    """
    chosen = {key for key, several in sizes.items() if any(_is_few(one, least) for one in several)}
    others = sorted((key for key in sizes if key not in chosen and any(sizes[key])), key=lambda key: max(sizes[key]))
    while others and any(_is_few(total, least) for total in _totals(sizes, chosen)):
        chosen.add(others.pop(0))
    return frozenset(chosen)


def _is_few(people: int, least: int) -> bool:
    return 0 < people < least


def _totals(sizes: Mapping[GroupKey, Sequence[int]], chosen: set[GroupKey]) -> list[int]:
    return [sum(column) for column in zip(*(sizes[key] for key in chosen), strict=True)]
