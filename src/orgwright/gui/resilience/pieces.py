"""The rows of what costs most and of what helps most, from what planning answers; no window here."""

from collections.abc import Sequence
from dataclasses import dataclass

from orgwright.gui.resilience.model import target_key
from orgwright.planning.drivers import Driver, Improvement, SkillDriver, TargetDriver
from orgwright.planning.organization import Organization
from orgwright.planning.pace import BY_POLICY


@dataclass(frozen=True)
class DriverRow:
    """One piece of what is missing: of a skill, of a person's gap, or of a target; ``bar`` against the dearest."""

    key: tuple[int, ...]
    skill: str
    where: str
    held: str
    points: float
    unknown: float
    bar: float
    of: SkillDriver | Driver | TargetDriver


def skill_driver_rows(organization: Organization, skills: Sequence[SkillDriver]) -> list[DriverRow]:
    """What each skill costs, the dearest first."""
    dearest = max((one.points for one in skills), default=0.0)
    return [
        DriverRow(
            (one.skill_id,),
            organization.skills[one.skill_id].name,
            "1 person" if one.people == 1 else f"{one.people} people",
            "",
            one.points,
            one.points_unknown,
            one.points / dearest,
            one,
        )
        for one in skills
    ]


def gap_driver_rows(organization: Organization, gaps: Sequence[Driver]) -> list[DriverRow]:
    """What each listed gap of a person costs, the dearest first."""
    dearest = max((one.points for one in gaps), default=0.0)
    return [
        DriverRow(
            (one.person_id, one.skill_id),
            organization.skills[one.skill_id].name,
            organization.people[one.person_id].name,
            f"{'?' if one.held is None else one.held} of {one.required}",
            one.points,
            one.points if one.held is None else 0.0,
            one.points / dearest,
            one,
        )
        for one in gaps
    ]


def target_driver_rows(organization: Organization, targets: Sequence[TargetDriver]) -> list[DriverRow]:
    """What each target that is short costs, the dearest first."""
    dearest = max((one.points for one in targets), default=0.0)
    return [
        DriverRow(
            target_key(one.target),
            f"{organization.skills[one.target.skill_id].name} at {one.target.level}",
            organization.units[one.target.unit_id].name,
            f"{one.target.holders_low} of {one.target.people_needed}",
            one.points,
            one.points_unknown,
            one.points / dearest,
            one,
        )
        for one in targets
    ]


@dataclass(frozen=True)
class StepRow:
    """One level more for somebody, what it brings and how long it takes; ``bar`` against the best."""

    step: Improvement
    person: str
    skill: str
    bar: float

    @property
    def key(self) -> tuple[int, int]:
        """The person and the skill."""
        return self.step.person_id, self.step.skill_id

    @property
    def levels(self) -> str:
        """From which level to which: ``2 → 3``, ``? → 1``."""
        return f"{'?' if self.step.held is None else self.step.held} → {self.step.level}"

    @property
    def source(self) -> str:
        """Where the months come from."""
        pace = self.step.pace
        return "by policy" if pace.source == BY_POLICY else f"seen in {pace.observations} rises"


def step_rows(organization: Organization, steps: Sequence[Improvement]) -> list[StepRow]:
    """Single levels, the best for each month first."""
    best = max((one.points_per_month for one in steps if one.months), default=0.0)
    return [
        StepRow(
            one,
            organization.people[one.person_id].name,
            organization.skills[one.skill_id].name,
            min(one.points_per_month / best, 1.0) if best else 1.0,
        )
        for one in steps
    ]
