"""All tables: what is stored, and nothing else.

Days are stored as whole days since 1970-01-01, money as whole minor units, FTE as whole percent, rates and
weights as whole thousandths: a journal that keeps row images as text must not round. Enumerations are stored by
their value. Table classes do not validate when constructed; ``Workspace`` validates before it writes.
"""

from collections.abc import Mapping

from orgwright.records.base import EPOCH, Day, Record
from orgwright.records.development import Goal, GoalAction, KpiReading, Milestone, PromotionCase, PromotionCheck
from orgwright.records.journal import Action, Change
from orgwright.records.organization import Incumbency, OrganizationFacts, Person, Position, Requisition, Unit
from orgwright.records.plans import Baseline, CostRate, PlannedChange, Scenario
from orgwright.records.roles import CareerLink, Document, Kpi, Requirement, Role, ScorecardDimension, Statement, Tool
from orgwright.records.skills import (
    Assessment,
    AssessmentRound,
    RoundPerson,
    RoundSkill,
    Scale,
    ScaleLevel,
    Skill,
    Target,
)
from orgwright.records.views import SavedView, SheetMapping
from orgwright.records.words import (
    ActionKind,
    CaseOutcome,
    ChangeKind,
    Importance,
    LinkKind,
    MilestoneKind,
    PositionStatus,
    RequisitionStatus,
    SkillKind,
    Source,
    Tier,
)

__all__ = [
    "EPOCH",
    "RECORDS",
    "RECORD_BY_TABLE",
    "ROLE_ROWS",
    "Action",
    "ActionKind",
    "Assessment",
    "AssessmentRound",
    "Baseline",
    "CareerLink",
    "CaseOutcome",
    "Change",
    "ChangeKind",
    "CostRate",
    "Day",
    "Document",
    "Goal",
    "GoalAction",
    "Importance",
    "Incumbency",
    "Kpi",
    "KpiReading",
    "LinkKind",
    "Milestone",
    "MilestoneKind",
    "OrganizationFacts",
    "Person",
    "PlannedChange",
    "Position",
    "PositionStatus",
    "PromotionCase",
    "PromotionCheck",
    "Record",
    "Requirement",
    "Requisition",
    "RequisitionStatus",
    "Role",
    "RoundPerson",
    "RoundSkill",
    "SavedView",
    "Scale",
    "ScaleLevel",
    "Scenario",
    "ScorecardDimension",
    "SheetMapping",
    "Skill",
    "SkillKind",
    "Source",
    "Statement",
    "Target",
    "Tier",
    "Tool",
    "Unit",
    "table_name",
]

# In the order in which rows can be made: what is referred to comes first (the leader of a unit is set last).
RECORDS: tuple[type[Record], ...] = (
    OrganizationFacts,
    Unit,
    Role,
    Scale,
    ScaleLevel,
    Skill,
    Requirement,
    CareerLink,
    Person,
    Position,
    Incumbency,
    Requisition,
    Assessment,
    Target,
    Goal,
    GoalAction,
    Milestone,
    PromotionCase,
    PromotionCheck,
    KpiReading,
    AssessmentRound,
    RoundPerson,
    RoundSkill,
    SavedView,
    SheetMapping,
    Scenario,
    PlannedChange,
    CostRate,
    Baseline,
    Statement,
    Kpi,
    Tool,
    ScorecardDimension,
    Document,
)
ROLE_ROWS: tuple[type[Record], ...] = (Statement, Kpi, Tool, ScorecardDimension)
"""What a role says besides its requirements and links; read role by role, for the picture needs none of it."""
RECORD_BY_TABLE: Mapping[str, type[Record]] = {str(record.__tablename__): record for record in RECORDS}


def table_name(record: type[Record]) -> str:
    """The name under which a record is stored and journaled."""
    return str(record.__tablename__)
