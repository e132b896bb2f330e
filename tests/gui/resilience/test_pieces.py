from math import inf

from departing_organization import records
from orgwright.gui.resilience import pieces
from orgwright.planning.drivers import Improvement, drivers, target_drivers
from orgwright.planning.organization import Organization
from orgwright.planning.pace import OBSERVED, Pace
from orgwright.records import SkillKind


def test_pieces_say_whom_they_are_of_and_stand_against_the_dearest() -> None:
    picture = Organization.of(*records())
    found = drivers(picture, None)
    first, second = pieces.skill_driver_rows(picture, found.skills)
    assert [(one.skill, one.where, one.bar) for one in (first, second)] == [
        ("Skill 1", "4 people", 1),
        ("Skill 2", "2 people", 0.8),
    ]
    gap = pieces.gap_driver_rows(picture, found.gaps)[0]
    assert (gap.where, gap.held, gap.unknown == gap.points) == ("Person 1", "? of 2", True)
    target = pieces.target_driver_rows(picture, target_drivers(picture, None))[0]
    assert (target.skill, target.where, target.held, target.key) == ("Skill 2 at 3", "Models", "1 of 4", (1, 2, 3))


def test_a_level_that_takes_no_time_has_the_full_bar() -> None:
    picture = Organization.of(*records())
    steps = [
        Improvement(1, 1, None, 1, 0.2, 0.0, Pace(SkillKind.TECHNICAL, 0.0, OBSERVED, 34)),
        Improvement(2, 1, 3, 4, 0.1, 2.0, Pace(SkillKind.TECHNICAL, 2.0, "policy", 0)),
    ]
    first, second = pieces.step_rows(picture, steps)
    assert (first.step.points_per_month, first.bar, first.levels, first.source) == (inf, 1, "? → 1", "seen in 34 rises")
    assert (second.bar, second.levels, second.source) == (1, "3 → 4", "by policy")
