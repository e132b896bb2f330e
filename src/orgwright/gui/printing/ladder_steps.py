"""The steps of a ladder on paper: from which role to which, how long, who is ready, and the skills, heaviest first."""

from collections.abc import Sequence

from orgwright.gui.printing.marks import TILE_HEIGHT, TILE_WIDTH, Arrow, Drawn, Ground, LevelTile, Piece, Words
from orgwright.gui.printing.paper import CELL, CELL_QUIET, GROUP, pt
from orgwright.gui.printing.passages import Passage, text_width
from orgwright.planning.ladder import Ladder, LadderStep, SkillGain
from orgwright.planning.organization import Organization

MOST_SKILLS, COLUMNS = 12, 3
_ARROW, _GAP, _ROW = pt(20), pt(6), pt(13)
_FROM, _BESIDE = pt(29), pt(10)
_LINE = pt(0.6)


def ladder_steps(organization: Organization, found: Ladder, width: float) -> list[Piece]:
    """A piece for each step, which no page parts."""
    return [_step(organization, one, width) for one in found.steps]


def _step(organization: Organization, step: LadderStep, width: float) -> Piece:
    marks: list[Drawn] = []
    y = pt(4)
    parts = (_ends(organization, step, width), _figures(step, width), _skills(organization, step.gains, width))
    for part in parts:
        marks += part.at(0, y)
        y += part.height
    y += pt(5)
    marks.append(Drawn(Ground(width, _LINE), 0, y))
    return Piece(y + _LINE, tuple(marks))


def _ends(organization: Organization, step: LadderStep, width: float) -> Piece:
    """The two roles with an arrow between; each takes what it needs, up to half of the room."""
    room = (width - _ARROW - 2 * _GAP) / 2
    lower, upper = (
        Passage(organization.roles[one].name, GROUP, room, 1) for one in (step.from_role_id, step.to_role_id)
    )
    wide = min(room, text_width(lower.text, GROUP))
    marks = (
        Drawn(Words(lower), 0, 0),
        Drawn(Arrow(_ARROW), wide + _GAP, lower.height / 2 - pt(3)),
        Drawn(Words(upper), wide + _ARROW + 2 * _GAP, 0),
    )
    return Piece(lower.height + pt(1), marks)


def figures_words(step: LadderStep) -> str:
    """How long a step takes, what it asks and who is ready, in a line."""
    if step.months is None:
        asked = "The upper role asks nothing yet, so nothing can be said of the step"
        return f"{asked}." if step.is_linked else f"{asked}; no career link leads to it."
    said = [f"{step.months:.0f} months", f"weighted gap {step.weighted_gap:g}"]
    said.append(f"{len(step.new)} new, {len(step.raised)} raised, {step.falls} asked less or not")
    if step.standing:
        said.append(f"of {step.standing} below {step.ready_now} ready now, {step.within_year} within 12 months")
    if not step.is_linked:
        said.append("no career link leads to it")
    return "; ".join(said) + "."


def _figures(step: LadderStep, width: float) -> Piece:
    passage = Passage(figures_words(step), CELL_QUIET, width, 2)
    return Piece(passage.height + pt(3), (Drawn(Words(passage), 0, 0),))


def _skills(organization: Organization, gains: Sequence[SkillGain], width: float) -> Piece:
    """Skills in three columns, read across; those beyond twelve are counted."""
    wide = width / COLUMNS
    shown = gains if len(gains) <= MOST_SKILLS else gains[: MOST_SKILLS - 1]
    marks: list[Drawn] = []
    for place, gain in enumerate(shown):
        x, y = place % COLUMNS * wide, place // COLUMNS * _ROW
        name = Passage(organization.skills[gain.skill_id].name, CELL, wide - TILE_WIDTH - pt(6) - _FROM - _BESIDE, 1)
        said = Passage("new" if gain.is_new else f"from {gain.from_level}", CELL_QUIET, _FROM, 1)
        marks += [
            Drawn(LevelTile(gain.to_level), x, y + (CELL.line_height - TILE_HEIGHT) / 2),
            Drawn(Words(name), x + TILE_WIDTH + pt(6), y),
            Drawn(Words(said), x + wide - _FROM - pt(8), y),
        ]
    rows = -(-len(shown) // COLUMNS)
    if len(shown) < len(gains):
        x, y = len(shown) % COLUMNS * wide, len(shown) // COLUMNS * _ROW
        more = Passage(f"and {len(gains) - len(shown)} more", CELL_QUIET, wide, 1)
        marks.append(Drawn(Words(more), x + TILE_WIDTH + pt(6), y))
        rows = len(shown) // COLUMNS + 1
    return Piece(rows * _ROW, tuple(marks))
