"""The worst two departures of 500 people and 200 targets with 10 holders each, against numpy over all pairs."""

from collections.abc import Callable
from datetime import date

import numpy as np
from measure import Timing, in_turns, seconds

from orgwright.planning.coverage import TargetCoverage, targets_of
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import resilience
from orgwright.planning.resilience_search import holdings, worst_two
from orgwright.progress import Progress
from orgwright.records import (
    Assessment,
    Importance,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Skill,
    Target,
    Unit,
)

PEOPLE, SKILLS, HOLDERS, LEVEL = 500, 200, 10, 3
ROUNDS = 30
TODAY = date(2026, 5, 27)
Pair = tuple[int, int]


def organization_of_departures() -> Organization:
    """One unit whose targets need one person less than hold the skill, as many, or one more."""
    draw = np.random.default_rng(20_270_102)
    rows: list[Record] = [OrganizationFacts(id=1, name="Synthetic", planning_date=TODAY), Unit(id=1, name="Everything")]
    for one in range(1, PEOPLE + 1):
        rows.append(Person(id=one, key=f"p{one:05}", name=f"Person {one:05}"))
        rows.append(Position(id=one, key=f"s{one:05}", unit_id=1))
        rows.append(Incumbency(id=one, position_id=one, person_id=one))
    importances = draw.choice(list(Importance), SKILLS)
    for one in range(1, SKILLS + 1):
        needed = int(draw.integers(HOLDERS - 1, HOLDERS + 2))
        rows.append(Skill(id=one, name=f"Skill {one:03}"))
        rows.append(
            Target(id=one, unit_id=1, skill_id=one, level=LEVEL, people=needed, importance=importances[one - 1])
        )
        holders = draw.choice(PEOPLE, HOLDERS, replace=False) + 1
        rows += [
            Assessment(person_id=person, skill_id=one, level=LEVEL, assessor="Mo", assessed_on=TODAY)
            for person in holders.tolist()
        ]
    return Organization.of(*rows)


def worst_of_all_pairs(targets: tuple[TargetCoverage, ...]) -> Callable[[], Pair]:
    """The same pair from one matrix product over all pairs, where holders, depths and prices are arrays already."""
    holds = np.zeros((PEOPLE, len(targets)))
    for number, one in enumerate(targets):
        holds[np.array(one.holder_ids) - 1, number] = 1
    needed = np.array([one.people_needed for one in targets])
    price = np.array([one.weight for one in targets]) / needed
    slack = holds.sum(axis=0) - needed

    def worst() -> Pair:
        alone = holds @ (price * (slack <= 0))
        loss = alone[:, None] + alone + (holds * (price * (slack == 1))) @ holds.T
        np.fill_diagonal(loss, -1)
        one, other = divmod(int(loss.argmax()), PEOPLE)
        return one + 1, other + 1

    return worst


def worst_two_departures() -> Timing:
    """The exact pair from targets that are measured already; bare: numpy over all pairs on finished arrays."""
    organization = organization_of_departures()
    targets = targets_of(organization, 1)
    people, progress = sorted(organization.people), Progress()
    bare = worst_of_all_pairs(targets)

    def ours() -> Pair:
        one, other = worst_two(holdings(targets, people), progress)
        return people[one], people[other]

    assert resilience(organization, 1).worst[1].person_ids == bare() == ours()
    return in_turns(lambda: seconds(ours), lambda: seconds(bare), ROUNDS)
