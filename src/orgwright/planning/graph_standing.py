"""A team laid over the career graph: who stands at which role, and how far the next step of everybody is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from orgwright.planning.career_links import Way, ways
from orgwright.planning.organization import Organization
from orgwright.planning.role_readiness import RoleReadiness, role_readiness
from orgwright.progress import Progress
from orgwright.records import LinkKind


@dataclass(frozen=True)
class NextStep:
    """A role that one link leads to from where a person stands, and the months until it can be taken on.

    ``least_months`` are those if all that is not known were held already. Both are null where the role asks nothing.
    """

    person_id: int
    from_role_id: int
    to_role_id: int
    kind: LinkKind
    months: float | None
    least_months: float | None


@dataclass(frozen=True)
class TeamStanding:
    """Where people stand, by person key; their next steps by person; and the nearest of them for each next role.

    ``without_role`` are those whom no role is known of, ``step_by_person`` the quickest step upwards, sideways only
    where no link leads up, and ``nearest_by_role`` the quickest step of anybody to a role.
    """

    people_by_role: Mapping[int, tuple[int, ...]]
    without_role: tuple[int, ...]
    step_by_person: Mapping[int, NextStep]
    nearest_by_role: Mapping[int, NextStep]


def team_standing(
    organization: Organization, person_ids: Collection[int], progress: Progress | None = None
) -> TeamStanding:
    """Where some people stand in the career graph on the day, and how far their next steps are.

    The months of a step are those of closing every gap to its role: skills at once, the longest first, as in a route
    of one step. Source: the help, "Progression".
    """
    seating = organization.seating
    people_by_role: dict[int, list[int]] = defaultdict(list)
    without = []
    for one in seating.by_person_key(seating.employed.intersection(person_ids)):
        role_id = seating.role_of(one)
        if role_id is None:
            without.append(one)
        else:
            people_by_role[role_id].append(one)
    steps = _steps(organization, people_by_role, progress)
    nearest: dict[int, NextStep] = {}
    for step in sorted((one for one in steps if one.months is not None), key=lambda one: (one.months, one.person_id)):
        nearest.setdefault(step.to_role_id, step)
    return TeamStanding(
        {role_id: tuple(several) for role_id, several in people_by_role.items()},
        tuple(without),
        _best(organization, steps),
        nearest,
    )


def _steps(
    organization: Organization, people_by_role: Mapping[int, list[int]], progress: Progress | None
) -> list[NextStep]:
    by_goal: dict[int, list[tuple[int, Way]]] = defaultdict(list)
    for (before, after), way in ways(organization).items():
        if before in people_by_role:
            by_goal[after].append((before, way))
    found = []
    for number, (after, several) in enumerate(sorted(by_goal.items())):
        if progress is not None:
            progress.step(number, len(by_goal), "Next steps")
        ready = role_readiness(organization, after)
        for before, way in several:
            found += [_step(one, before, after, way, ready) for one in people_by_role[before]]
    return found


def _step(person_id: int, before: int, after: int, way: Way, ready: RoleReadiness | None) -> NextStep:
    if ready is None:
        return NextStep(person_id, before, after, way.kind, None, None)
    row = int(ready.person_ids.searchsorted(person_id))
    return NextStep(person_id, before, after, way.kind, float(ready.months[row]), float(ready.least_months[row]))


def _best(organization: Organization, steps: list[NextStep]) -> Mapping[int, NextStep]:
    """The step of each person that is shown first: upwards, known, the quickest, by the name of the role."""

    def rank(one: NextStep) -> tuple[bool, bool, float, str]:
        name = organization.roles[one.to_role_id].name
        return one.kind is not LinkKind.NEXT, one.months is None, one.months or 0.0, name

    found: dict[int, NextStep] = {}
    for step in sorted(steps, key=rank):
        found.setdefault(step.person_id, step)
    return found
