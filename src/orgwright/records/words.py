"""The words that a field may hold; they are stored by their value, never by the name of the member."""

from enum import StrEnum


class SkillKind(StrEnum):
    """What sort of thing a skill is."""

    TECHNICAL = "technical"
    SOFT = "soft"
    TOOL = "tool"
    DOMAIN = "domain"


class Tier(StrEnum):
    """How central a skill is to a role."""

    MUST_HAVE = "must-have"
    GOOD_TO_HAVE = "good-to-have"
    ADVANCED = "advanced"
    EMERGING = "emerging"


class Importance(StrEnum):
    """How much it matters that a requirement or a target is covered."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    CONTEXT_SPECIFIC = "context-specific"
    OPTIONAL = "optional"


class LinkKind(StrEnum):
    """How one role leads to another: upwards, or sideways in both directions."""

    NEXT = "next"
    ADJACENT = "adjacent"


class PositionStatus(StrEnum):
    """Whether a seat may be filled."""

    OPEN = "open"
    FROZEN = "frozen"
    CLOSED = "closed"


class RequisitionStatus(StrEnum):
    """How far the request to fill a seat has come."""

    DRAFT = "draft"
    OPEN = "open"
    ON_HOLD = "on-hold"
    FILLED = "filled"
    CANCELLED = "cancelled"


class Source(StrEnum):
    """Who says at which level a person is."""

    SELF = "self"
    PEER = "peer"
    MANAGER = "manager"
    CERTIFICATE = "certificate"


class ChangeKind(StrEnum):
    """What a planned change does."""

    HIRE = "hire"
    LEAVE = "leave"
    MOVE = "move"
    PROMOTE = "promote"
    OPEN = "open"
    CLOSE = "close"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"
    REPORT = "report"
    RAISE_SKILL = "raise-skill"


class ActionKind(StrEnum):
    """How somebody works towards a goal."""

    COURSE = "course"
    MENTORING = "mentoring"
    PROJECT = "project"
    PRACTICE = "practice"


class MilestoneKind(StrEnum):
    """What a dated step of somebody belongs to."""

    ONBOARDING = "onboarding"
    DEVELOPMENT = "development"


class CaseOutcome(StrEnum):
    """How a promotion case ended; a case without an outcome is open."""

    PROMOTED = "promoted"
    NOT_YET = "not-yet"
    WITHDRAWN = "withdrawn"
