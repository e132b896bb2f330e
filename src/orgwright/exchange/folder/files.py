"""The vocabulary of the folder that reading and writing share: its files and their columns."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orgwright.exchange.folder.columns import (
    ChoiceColumn,
    Column,
    DayColumn,
    FlagColumn,
    NamesColumn,
    ReferenceColumn,
    WholeColumn,
    key_field,
)
from orgwright.records import (
    ActionKind,
    Assessment,
    AssessmentRound,
    Baseline,
    CareerLink,
    CaseOutcome,
    ChangeKind,
    CostRate,
    Goal,
    GoalAction,
    Importance,
    Incumbency,
    KpiReading,
    LinkKind,
    Milestone,
    MilestoneKind,
    Person,
    PlannedChange,
    Position,
    PositionStatus,
    PromotionCase,
    PromotionCheck,
    Record,
    Requirement,
    Requisition,
    RequisitionStatus,
    Role,
    RoundPerson,
    RoundSkill,
    SavedView,
    Scale,
    ScaleLevel,
    Scenario,
    SheetMapping,
    Skill,
    SkillKind,
    Source,
    Target,
    Tier,
    Unit,
)


@dataclass(frozen=True)
class FolderFile:
    """One CSV file: its record, its columns in order, the columns by which its rows are sorted and told apart."""

    name: str
    record: type[Record]
    columns: tuple[Column, ...]
    sorted_by: tuple[str, ...]
    unique: tuple[str, ...] = ()
    is_optional: bool = False
    """Whether an export leaves the file out where it has no rows."""
    key: tuple[str, ...] = ()
    """The columns by which other files refer to a row, their texts joined by ``|``."""

    def column_of_field(self, field: str) -> str:
        """The column that fills a field of the record."""
        return next((column.name for column in self.columns if column.field == field), field)


def _same(name: str) -> Column:
    return Column(name, name)


def _keyed(name: str, record: type[Record], word: str, *columns: Column) -> FolderFile:
    return FolderFile(name, record, (Column(word, key_field(record)), *columns), (word,), (word,), key=(word,))


def _refers(name: str, record: type[Record]) -> ReferenceColumn:
    return ReferenceColumn(name, f"{name}_id", record)


def _days(*names: str) -> tuple[Column, ...]:
    return tuple(DayColumn(name, name) for name in names)


def joined_key(texts: Iterable[str]) -> str:
    """The text by which other files refer to a row."""
    return "|".join(texts)


FTE = WholeColumn("fte_percent", "fte_percent")
FILES: tuple[FolderFile, ...] = (
    _keyed(
        "units.csv",
        Unit,
        "unit",
        _refers("parent", Unit),
        _same("kind"),
        _refers("leader_position", Position),
        WholeColumn("annual_budget", "annual_budget"),
    ),
    _keyed(
        "roles.csv",
        Role,
        "role",
        _same("family"),
        _same("level"),
        _same("track"),
        _same("horizon"),
        _same("summary"),
    ),
    replace(
        _keyed("scales.csv", Scale, "scale", ChoiceColumn("kind", "kind", SkillKind), _same("description")),
        is_optional=True,
    ),
    FolderFile(
        "scale_levels.csv",
        ScaleLevel,
        (_refers("scale", Scale), WholeColumn("anchor", "anchor"), _same("name"), _same("description")),
        ("scale", "anchor"),
        ("scale", "anchor"),
        is_optional=True,
    ),
    _keyed(
        "skills.csv",
        Skill,
        "skill",
        ChoiceColumn("kind", "kind", SkillKind),
        _same("category"),
        _refers("parent", Skill),
        NamesColumn("aliases", "aliases"),
        _same("description"),
        NamesColumn("kept_apart", "kept_apart"),
        _refers("scale", Scale),
    ),
    FolderFile(
        "requirements.csv",
        Requirement,
        (
            _refers("role", Role),
            _refers("skill", Skill),
            ChoiceColumn("tier", "tier", Tier),
            ChoiceColumn("importance", "importance", Importance),
            _same("importance_text"),
            WholeColumn("level", "level"),
            _same("context"),
            _same("detail"),
        ),
        ("role", "skill", "context"),
    ),
    FolderFile(
        "career_links.csv",
        CareerLink,
        (_refers("from_role", Role), _refers("to_role", Role), ChoiceColumn("kind", "kind", LinkKind)),
        ("from_role", "to_role", "kind"),
        ("from_role", "to_role", "kind"),
    ),
    _keyed(
        "people.csv",
        Person,
        "person",
        _same("name"),
        _same("email"),
        *_days("hired_on", "left_on"),
        _same("left_why"),
        _same("location"),
        _same("employment"),
        FTE,
    ),
    _keyed(
        "positions.csv",
        Position,
        "position",
        _refers("unit", Unit),
        _refers("role", Role),
        _refers("manager_position", Position),
        _refers("dotted_manager_position", Position),
        FTE,
        ChoiceColumn("status", "status", PositionStatus),
        *_days("opens_on", "closes_on"),
        WholeColumn("annual_cost", "annual_cost"),
        FlagColumn("critical", "critical"),
        _same("location"),
    ),
    FolderFile(
        "incumbencies.csv",
        Incumbency,
        (_refers("position", Position), _refers("person", Person), *_days("from_on", "to_on"), FTE),
        ("position", "person", "from_on"),
        ("position", "person", "from_on"),
    ),
    _keyed(
        "requisitions.csv",
        Requisition,
        "requisition",
        _refers("position", Position),
        ChoiceColumn("status", "status", RequisitionStatus),
        *_days("opened_on", "target_start_on", "filled_on"),
        _same("priority"),
        _refers("hiring_manager", Person),
    ),
    FolderFile(
        "assessments.csv",
        Assessment,
        (
            _refers("person", Person),
            _refers("skill", Skill),
            WholeColumn("level", "level"),
            ChoiceColumn("source", "source", Source),
            _same("assessor"),
            *_days("assessed_on", "valid_until"),
            _same("evidence"),
        ),
        ("person", "skill", "source", "assessor", "assessed_on"),
        ("person", "skill", "source", "assessor", "assessed_on"),
    ),
    FolderFile(
        "targets.csv",
        Target,
        (
            _refers("unit", Unit),
            _refers("skill", Skill),
            WholeColumn("level", "level"),
            WholeColumn("people", "people"),
            ChoiceColumn("importance", "importance", Importance),
            *_days("from_on", "to_on"),
        ),
        ("unit", "skill", "level", "from_on"),
    ),
    FolderFile(
        "goals.csv",
        Goal,
        (
            _refers("person", Person),
            _refers("skill", Skill),
            WholeColumn("from_level", "from_level"),
            WholeColumn("level", "level"),
            DayColumn("due_on", "due_on"),
            _same("note"),
        ),
        ("person", "skill"),
        ("person", "skill"),
        is_optional=True,
        key=("person", "skill"),
    ),
    FolderFile(
        "goal_actions.csv",
        GoalAction,
        (
            _refers("goal", Goal),
            WholeColumn("number", "number"),
            ChoiceColumn("kind", "kind", ActionKind),
            _same("text"),
            _refers("mentor", Person),
            *_days("due_on", "done_on"),
        ),
        ("goal", "number"),
        is_optional=True,
    ),
    FolderFile(
        "milestones.csv",
        Milestone,
        (
            _refers("person", Person),
            _refers("role", Role),
            ChoiceColumn("kind", "kind", MilestoneKind),
            WholeColumn("number", "number"),
            _same("heading"),
            _same("text"),
            *_days("due_on", "done_on"),
            _same("note"),
        ),
        ("person", "kind", "number"),
        is_optional=True,
    ),
    FolderFile(
        "promotion_cases.csv",
        PromotionCase,
        (
            _refers("person", Person),
            _refers("role", Role),
            *_days("opened_on", "decided_on"),
            ChoiceColumn("outcome", "outcome", CaseOutcome),
            _same("note"),
        ),
        ("person", "role", "opened_on"),
        ("person", "role", "opened_on"),
        is_optional=True,
        key=("person", "role", "opened_on"),
    ),
    FolderFile(
        "promotion_checks.csv",
        PromotionCheck,
        (
            ReferenceColumn("case", "case_id", PromotionCase),
            WholeColumn("number", "number"),
            _same("text"),
            _refers("skill", Skill),
            DayColumn("met_on", "met_on"),
            _same("evidence"),
        ),
        ("case", "number"),
        is_optional=True,
    ),
    FolderFile(
        "kpi_readings.csv",
        KpiReading,
        (
            _refers("role", Role),
            _same("kpi"),
            _refers("person", Person),
            _refers("unit", Unit),
            DayColumn("read_on", "read_on"),
            WholeColumn("value", "value"),
            _same("note"),
        ),
        ("role", "kpi", "person", "unit", "read_on"),
        is_optional=True,
    ),
    replace(
        _keyed(
            "rounds.csv",
            AssessmentRound,
            "round",
            _refers("unit", Unit),
            *_days("opened_on", "due_on", "closed_on"),
            _same("note"),
        ),
        is_optional=True,
    ),
    FolderFile(
        "round_people.csv",
        RoundPerson,
        (_refers("round", AssessmentRound), _refers("person", Person)),
        ("round", "person"),
        ("round", "person"),
        is_optional=True,
    ),
    FolderFile(
        "round_skills.csv",
        RoundSkill,
        (_refers("round", AssessmentRound), _refers("skill", Skill)),
        ("round", "skill"),
        ("round", "skill"),
        is_optional=True,
    ),
    FolderFile(
        "saved_views.csv",
        SavedView,
        (_same("screen"), _same("name"), _same("content")),
        ("screen", "name"),
        ("screen", "name"),
        is_optional=True,
    ),
    FolderFile(
        "sheet_mappings.csv",
        SheetMapping,
        (_same("layout"), _same("name"), _same("content")),
        ("layout",),
        ("layout",),
        is_optional=True,
    ),
    _keyed(
        "scenarios.csv",
        Scenario,
        "scenario",
        _same("title"),
        _refers("based_on", Scenario),
        _same("notes"),
    ),
    FolderFile(
        "planned_changes.csv",
        PlannedChange,
        (
            _refers("scenario", Scenario),
            WholeColumn("number", "number"),
            DayColumn("on", "on"),
            ChoiceColumn("change", "change", ChangeKind),
            _same("position"),
            _same("person"),
            _refers("unit", Unit),
            _refers("role", Role),
            _refers("skill", Skill),
            WholeColumn("value", "value"),
            _same("manager_position"),
            _same("note"),
        ),
        ("scenario", "number"),
        ("scenario", "number"),
    ),
    FolderFile(
        "cost_rates.csv",
        CostRate,
        (
            _refers("role", Role),
            _same("level"),
            _same("location"),
            WholeColumn("annual_cost", "annual_cost"),
            WholeColumn("hiring_cost", "hiring_cost"),
        ),
        ("role", "level", "location"),
        is_optional=True,
    ),
    FolderFile(
        "baselines.csv",
        Baseline,
        (_same("name"), DayColumn("made_on", "made_on"), _same("scenario"), _same("content")),
        ("name",),
        ("name",),
        is_optional=True,
    ),
)
"""All CSV files of the folder, in the order in which their records can be made."""
FACTS_FILE = "organization.toml"
DOCUMENTS_FOLDER = "blueprints"
