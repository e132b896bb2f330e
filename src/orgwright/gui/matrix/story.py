"""One cell in words: for its tooltip, for the panel, and for a screen reader."""

from dataclasses import dataclass

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.days import day_of_number
from orgwright.planning.goals import goal_of
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell, Held
from orgwright.planning.scales import DEFAULT_SCALE, level_name, scale_of


@dataclass(frozen=True)
class CellStory:
    """One cell in words: what is held, against what, and what may be odd about it."""

    person: str
    skill: str
    level: int | None
    required: int
    sentence: str
    tone: str
    demand: str
    warning: str
    goal: str = ""
    source: str = ""

    @property
    def tip(self) -> str:
        """The lines of the tooltip."""
        lines = (f"{self.person}: {self.skill}", self.sentence, self.demand, self.source, self.warning, self.goal)
        return "\n".join(line for line in lines if line)


def cell_story(organization: Organization, cell: Cell, required: int) -> CellStory:
    """What there is to say about one cell."""
    person_id, skill_id = cell
    held = organization.proficiency.held(person_id, skill_id)
    sentence, tone = _sentence(organization, skill_id, held, required)
    warnings = ["certificate counts before others"] if held.source == "certificate" else []
    warnings += ["sources lie apart"] if held.is_disputed else []
    warnings += [f"older than {organization.policy.stale_after_months} months"] if held.is_stale else []
    goal = goal_of(organization, cell)
    due = "" if goal is None or goal.due_on is None else f", due {day_text(goal.due_on)}"
    return CellStory(
        organization.people[person_id].name,
        organization.skills[skill_id].name,
        held.level,
        required,
        sentence,
        tone,
        _demand(organization, cell, required),
        ", ".join(warnings).capitalize(),
        "" if goal is None else f"Goal: level {named_level(organization, skill_id, goal.level)}{due}",
        "" if held.source is None or held.on is None else f"{held.source.capitalize()}, {_day(held.on)}",
    )


def spoken(organization: Organization, cell: Cell, required: int) -> str:
    """One cell as a screen reader says it: person, skill, level against the demand, source, day, what is odd."""
    held = organization.proficiency.held(*cell)
    person, skill = organization.people[cell[0]].name, organization.skills[cell[1]].name
    level = "expired" if held.is_expired else "not known"
    if held.level is not None:
        level = f"level {named_level(organization, cell[1], held.level)}"
    said = [person, skill, level + (f" of required {required}" if required else ", not required")]
    said += [held.source] if held.source is not None else []
    said += [_day(held.on)] if held.on is not None else []
    said += ["stale"] if held.is_stale else []
    said += ["sources lie apart"] if held.is_disputed else []
    goal = goal_of(organization, cell)
    said += [f"goal level {named_level(organization, cell[1], goal.level)}"] if goal is not None else []
    return ", ".join(said)


def named_level(organization: Organization, skill_id: int, level: int) -> str:
    """A level as a number, with its name where the skill has a scale of its own."""
    if scale_of(organization, skill_id) is DEFAULT_SCALE:
        return str(level)
    name = level_name(organization, skill_id, level)
    return name if name[:1] == str(level) else f"{level} ({name})"


def _day(number: int) -> str:
    return day_text(day_of_number(number))


def _demand(organization: Organization, cell: Cell, required: int) -> str:
    asks = organization.demand.asks(organization.seating.role_of(cell[0]))
    ask = next((one for one in asks if one.skill_id == cell[1]), None)
    if ask is None or not required:
        return "Not required by the role"
    return ", ".join(str(word) for word in (ask.importance or "important", ask.tier) if word).capitalize()


def _sentence(organization: Organization, skill_id: int, held: Held, required: int) -> tuple[str, str]:
    if held.level is None:
        what = "Expired" if held.is_expired else "Not known"
        return (f"{what}, required {required}" if required else what), "expired" if held.is_expired else "unknown"
    level = named_level(organization, skill_id, held.level)
    if not required:
        return f"Level {level}, not required", "text"
    if held.level >= required:
        return f"Met: level {level} of required {required}", "met"
    short = f"{required - held.level} short of required {required}"
    own = "" if level == str(held.level) else f": level {level}"
    return short + own, "missing" if held.level == 0 else "short"
