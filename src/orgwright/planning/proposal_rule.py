"""By which rule capability targets are proposed from the positions: what is looked at, and how many people follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from orgwright.errors import RefusedInput
from orgwright.planning.demand import Ask
from orgwright.records import Tier

FULL_TIME = 100


class Asked(StrEnum):
    """Which requirements of the roles a proposal looks at."""

    CRITICAL = "critical"
    MUST_HAVE = "must-have"
    EVERYTHING = "everything"


class Counted(StrEnum):
    """Whose seats stand behind the targets of a unit."""

    EACH = "each"
    TOGETHER = "together"


@dataclass(frozen=True)
class ProposalRule:
    """What to propose: ``share_percent`` of the seats that ask, at least so many people where it is critical."""

    asked: Asked = Asked.CRITICAL
    share_percent: int = 100
    least_for_critical: int = 2
    counted: Counted = Counted.EACH

    def __post_init__(self) -> None:
        if not 1 <= self.share_percent <= 100:
            raise RefusedInput(f"The share of seats must be 1 to 100 percent, not {self.share_percent}.")
        if not 1 <= self.least_for_critical <= 100:
            raise RefusedInput(f"The least number of people must be 1 to 100, not {self.least_for_critical}.")

    def people(self, seats_asking: int, seats: int, *, is_critical: bool) -> int:
        """People for so many seats that ask, of so many in all: never more than there are seats."""
        share = -(-seats_asking * self.share_percent // 100)
        return min(max(share, self.least_for_critical if is_critical else 1), seats)

    def looks_at(self, ask: Ask) -> bool:
        """Whether a role's demand for a skill counts."""
        if self.asked == Asked.CRITICAL:
            return ask.is_applicable and ask.is_gate
        of_tier = self.asked == Asked.EVERYTHING or ask.tier == Tier.MUST_HAVE
        return ask.is_applicable and (of_tier or ask.is_gate)


def seats_of(fte_percent: int) -> int:
    """How many people a position of a size needs: one for each full time begun."""
    return -(-fte_percent // FULL_TIME)
