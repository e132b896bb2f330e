"""The sentences of the settings of scales, and a scale typed as lines: ``3 Independent: works alone``."""

import re
from collections.abc import Sequence

from orgwright.errors import RefusedInput
from orgwright.planning.scales import LEVELS, NamedLevel, NamedScale, ReadDifferently

_LINE = re.compile(r"([0-5])[\s.:=–-]+([^:\s][^:]*?)\s*(?::\s*(.*))?")
_MOST = 4


def parse_levels(text: str) -> tuple[NamedLevel, ...]:
    """The levels of a scale from lines of number, name and, after a colon, description; blank lines are skipped."""
    levels = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise RefusedInput(f"Line {number} needs a level from 0 to 5 and a name, such as “3 Independent”.")
        levels.append(NamedLevel(int(found[1]), found[2], found[3] or ""))
    if not levels:
        raise RefusedInput("A scale needs at least one level.")
    return tuple(levels)


def level_lines(scale: NamedScale) -> str:
    """A scale as lines that ``parse_levels`` reads back."""
    described = [(f"{one.anchor} {one.name}", one.description) for one in scale.levels]
    return "\n".join(f"{name}: {description}" if description else name for name, description in described)


def effect_text(found: Sequence[ReadDifferently]) -> str:
    """What a change of scales would make read differently, those that most people hold first."""
    touched = [one for one in found if one.cells]
    if not touched:
        return "No level that anybody holds would read differently."
    cells = sum(one.cells for one in touched)
    named = [f"level {one.level} “{one.before}” as “{one.after}” ({one.cells:,})" for one in touched[:_MOST]]
    more = f" and {len(touched) - _MOST} more" if len(touched) > _MOST else ""
    what = "1 level that is held" if cells == 1 else f"{cells:,} levels that are held"
    return f"No stored level changes, but {what} would read differently: {', '.join(named)}{more}."


def serves_text(scale: NamedScale, skills: int) -> str:
    """How many skills a scale serves."""
    if not scale.levels:
        return "Serves nobody until it has a level."
    if not skills:
        return "Serves no skill yet: choose a kind or give it to a skill."
    return f"Serves {skills:,} skill{'' if skills == 1 else 's'}."


def unnamed_text(scale: NamedScale, counts: Sequence[int]) -> str:
    """How the stored levels read that the scale has no name for, with how many people hold them."""
    if not scale.levels:
        return ""
    without = [level for level in LEVELS if scale.at(level) is None]
    told = [f"“{scale.name_of(level)}” ({counts[level]:,} held)" for level in without]
    return f"Levels without a name read {', '.join(told)}." if told else "Every stored level has a name."
