"""The first year in a role as dated milestones: what a role's goals ask of somebody who starts on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orgwright.planning.role_meaning import milestone
from orgwright.planning.role_sheet import RoleSheet

GOALS = 6
"""The section of a role that says what is to be reached by when."""


@dataclass(frozen=True)
class OnboardingStep:
    """One goal of a role for one person: its heading and text, and the day by which it is due."""

    heading: str
    text: str
    due_on: date


def onboarding_steps(sheet: RoleSheet, starts_on: date) -> tuple[OnboardingStep, ...]:
    """The goals of a role that have a day, for somebody who starts on a day; by day, then in the order of the role.

    "30-day goals" are due 30 days after the start, "6-month goals" on that day six months later; goals without a day,
    such as long-term ones, are not of the first year and are left out.
    """
    found = []
    for one in sheet.section(GOALS):
        due = milestone(one.heading)
        if due is not None:
            found.append(OnboardingStep(one.heading, one.text, due.due_on(starts_on)))
    return tuple(sorted(found, key=lambda one: one.due_on))
