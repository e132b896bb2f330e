"""What the page of promotions shows, as rows made from the picture; no window is needed for it."""

from dataclasses import dataclass
from datetime import date

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.organization import Organization
from orgwright.planning.promotion import CaseStanding, CheckStanding, case_standing
from orgwright.records import PromotionCase

OUTCOMES = {"promoted": "promoted", "not-yet": "not yet", "withdrawn": "withdrawn"}
CHIPS = {"open": "goal", "promoted": "met", "not yet": "short", "withdrawn": "unknown"}


@dataclass(frozen=True)
class CaseRow:
    """One case of the list."""

    case_id: int
    person_id: int
    role_id: int
    name: str
    role: str
    opened_on: date
    decided_on: date | None
    outcome: str
    note: str
    met: int
    asked: int

    @property
    def is_open(self) -> bool:
        """Whether it is not decided yet."""
        return self.decided_on is None

    @property
    def state(self) -> str:
        """How it stands, in a word or two."""
        return self.outcome or "open"


def case_rows(organization: Organization, unit_id: int | None) -> list[CaseRow]:
    """The cases of the people of a unit, open ones first, then the newest; of the whole also those of who has left."""
    there = organization.seating.people_of(unit_id)
    rows = [
        _row(organization, case_standing(organization, key))
        for key, one in organization.table(PromotionCase).items()
        if (unit_id is None or one.person_id in there) and one.opened_on <= organization.day
    ]
    rows.sort(key=lambda row: row.name.casefold())
    return sorted(rows, key=lambda row: (not row.is_open, -row.opened_on.toordinal()))


def _row(organization: Organization, standing: CaseStanding) -> CaseRow:
    case = standing.case
    outcome = "" if standing.decided_on is None or case.outcome is None else OUTCOMES[case.outcome]
    return CaseRow(
        case.id or 0,
        case.person_id,
        case.role_id,
        organization.people[case.person_id].name,
        organization.roles[case.role_id].name,
        case.opened_on,
        standing.decided_on,
        outcome,
        case.note,
        standing.met,
        len(standing.checks),
    )


@dataclass(frozen=True)
class CheckRow:
    """One line of the checklist: what is asked, what is held of what is required, and what shows it."""

    record_id: int
    text: str
    skill_id: int | None
    held: str
    evidence: str
    met_on: date | None
    is_met: bool
    can_turn: bool

    @property
    def key(self) -> int:
        """What tells the row from others."""
        return self.record_id

    @property
    def has_box(self) -> bool:
        """Every check has one; what the assessments meet cannot be turned."""
        return True

    @property
    def is_done(self) -> bool:
        """Whether it is met."""
        return self.is_met

    @property
    def met(self) -> str:
        """Since when somebody says so, or that the assessments do."""
        if self.met_on is not None:
            return day_text(self.met_on)
        return "assessed" if self.is_met else ""


def check_rows(organization: Organization, case_id: int) -> list[CheckRow]:
    """The checklist of a case; what a level that is held meets is not ticked by hand."""
    standing = case_standing(organization, case_id)
    return [_check(one, standing.is_open) for one in standing.checks]


def _check(one: CheckStanding, is_open: bool) -> CheckRow:
    asked, check = one.requirement, one.check
    held = "" if asked is None else f"{'?' if asked.held is None else asked.held} of {asked.required}"
    said = check.met_on if one.is_met and check.met_on is not None else None
    return CheckRow(
        check.id or 0,
        check.text,
        check.skill_id,
        held,
        check.evidence,
        said,
        one.is_met,
        is_open and (said is not None or not one.is_met),
    )
