"""The verb of plans that are kept, to be compared with what comes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.records import Baseline
from orgwright.workspace.writing import Write

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

MOST_LETTERS = 80


class BaselineVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    def keep_plan(self, name: str, picture: Organization, content: str) -> Changes:
        """Keep a plan of a picture, as ``kept_content`` made it, under a name that no other kept plan has."""
        self.check_kept_name(name)
        name = name.strip()
        values = {
            "name": name,
            "made_on": picture.day,
            "scenario": "" if picture.scenario is None else picture.scenario.title,
            "content": content,
        }
        return self._do(f"Keep the plan “{name}”", lambda write: write.add(Baseline, values))

    def check_kept_name(self, name: str) -> None:
        """Refuse a name that no plan can be kept under, before the plan is made."""
        name = name.strip()
        if not name:
            raise RefusedInput("A kept plan needs a name.")
        if len(name) > MOST_LETTERS:
            raise RefusedInput(f"The name of a kept plan has at most {MOST_LETTERS} letters.")
        if any(one.name.casefold() == name.casefold() for one in self.organization.table(Baseline).values()):
            raise RefusedInput(f"A plan “{name}” is kept already; choose another name.")
