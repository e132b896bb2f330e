"""Offers of people who are there already: whom to train in the unit, whom to move into it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from orgwright.planning.days import day_number
from orgwright.planning.gap_offers import Offer, OfferKind
from orgwright.planning.gap_scene import Scene, later_by
from orgwright.planning.gaps_to_close import GapToClose
from orgwright.planning.pace import months_between
from orgwright.planning.structure import span_of_control
from orgwright.planning.training import levels_before
from orgwright.records import PositionStatus, SkillKind, Source

MOVERS_PER_PERSON_SHORT = 2
LEAST_MOVERS = 3


@dataclass
class Stocks:
    """What several offers draw from: each has a key and how much of it there is; offers name its place."""

    capacities: list[int]
    places: dict[tuple[object, ...], int]

    def place(self, key: tuple[object, ...], capacity: int) -> int:
        """The place of a stock, made when it is first asked for."""
        if key not in self.places:
            self.places[key] = len(self.capacities)
            self.capacities.append(capacity)
        return self.places[key]


# Moving


def moving_offers(scene: Scene, stocks: Stocks) -> tuple[Offer, ...]:
    """People who hold a gap's skill elsewhere, whose going opens no target there: one offer each and unit.

    Offered is who holds the level on every day of the outlook, has one seat alone that leads nobody and is not
    critical, and is counted by no target that would fall short without them. The seat goes along. First come those who
    are counted by the fewest targets, then by key; of each gap as many as are short twice over, at least three.
    """
    found: dict[tuple[int, int], Offer] = {}
    free = free_to_move(scene)
    people = scene.organization.people
    for gap in scene.gaps:
        holders = sorted(
            _holders(scene, gap, free), key=lambda one: (len(scene.targets_held_by.get(one, ())), people[one].key)
        )
        room = max(LEAST_MOVERS, MOVERS_PER_PERSON_SHORT * gap.most_short)
        for person_id in holders:
            if not room:
                break
            one = _move(scene, gap.unit_id, person_id, stocks)
            if one is not None:
                found[person_id, gap.unit_id] = one
                room -= 1
    return tuple(found.values())


def free_to_move(scene: Scene) -> dict[int, int]:
    """The people who sit on every day in one seat alone that leads nobody, is open and is not critical, with it."""
    seating, found = scene.organization.seating, {}
    positions = scene.organization.positions
    leading = {one.leader_position_id for one in scene.organization.units.values()}
    for person_id, held in seating.incumbencies_by_person.items():
        position_id = held[0].position_id
        if len(held) > 1 or position_id in leading or positions[position_id].critical:
            continue
        alone = len(seating.incumbencies_by_position[position_id]) == 1
        is_open = seating.position_status(position_id) is PositionStatus.OPEN
        if alone and is_open and not span_of_control(scene.organization, position_id).report_ids:
            found[person_id] = position_id
    for picture in scene.days.pictures:
        held_then = picture.seating.incumbencies_by_person
        found = {
            person_id: position_id
            for person_id, position_id in found.items()
            if [one.position_id for one in held_then.get(person_id, ())] == [position_id]
        }
    return found


def _holders(scene: Scene, gap: GapToClose, free: Mapping[int, int]) -> list[int]:
    """People outside a gap's unit who may move and hold its level on every day."""
    outside = sorted(free.keys() - scene.organization.seating.people_of(gap.unit_id))
    levels = scene.organization.proficiency
    rows, column = levels.rows(outside), levels.columns((gap.skill_id,))
    for picture in (scene.organization, *scene.days.pictures):
        rows = rows[picture.proficiency.levels_at(rows, column)[:, 0] >= gap.level]
    found: list[int] = levels.person_ids[rows].tolist()
    return found


def _move(scene: Scene, unit_id: int, person_id: int, stocks: Stocks) -> Offer | None:
    """The offer to move somebody with the seat into a unit; null where that would open something."""
    organization = scene.organization
    position_id = organization.seating.incumbencies_by_person[person_id][0].position_id
    home_id = organization.positions[position_id].unit_id
    gained, lost = scene.above(unit_id), scene.above(home_id)
    drawn = [key for key in scene.targets_held_by.get(person_id, ()) if key[0] in lost - gained]
    if any(scene.least_slack(key) < 1 for key in drawn):
        return None
    level = organization.proficiency.level
    closes = tuple(
        place
        for place, gap in enumerate(scene.gaps)
        if gap.unit_id in gained - lost and level(person_id, gap.skill_id) >= gap.level
    )
    cost = scene.rates.on_the_day(position_id)
    slack = (stocks.place(("target", *key), scene.least_slack(key)) for key in drawn)
    return Offer(
        OfferKind.MOVE,
        unit_id,
        1,
        organization.day,
        closes,
        organization.seating.position_role(position_id),
        position_ids=(position_id,),
        person_ids=(person_id,),
        from_unit_id=home_id,
        annual_cost=0 if cost is None else cost.amount,
        cost_from=scene.rates.words(cost),
        draws=(stocks.place(("person", person_id), 1), *slack),
    )


# Training


def training_offers(scene: Scene, movers: Collection[int]) -> tuple[Offer, ...]:
    """People of a gap's unit who are nearest below its level, up to as many as are short; alike ones are one offer.

    Offered is who is known to be below the level, is in the unit on every day, and whose level no source settles that
    counts before a manager. One person is offered once for a skill and for ``skills_at_once`` skills at the most: to
    the gaps they are nearest to, then in the order of the gaps. Somebody who may be moved is not trained meanwhile.
    Ready after the months that the levels take at the organization's own pace. What it costs depends on the quarter
    where the level that is held changes until then, as where it expires.
    """
    chosen = list(_trained(scene, movers))
    starts = [day_number(one) for one in scene.quarters.starts]
    cells = [(person_id, scene.gaps[place].skill_id, on) for _, place, person_id in chosen for on in starts]
    held = levels_before(scene.organization, cells) if cells else []
    together: dict[Offer, list[int]] = defaultdict(list)
    for number, (missing, place, person_id) in enumerate(chosen):
        levels = tuple(held[number * len(starts) : (number + 1) * len(starts)])
        together[_training(scene, scene.gaps[place], person_id, missing, levels)].append(person_id)
    return tuple(replace(one, available=len(ids), person_ids=tuple(ids)) for one, ids in together.items())


def _trained(scene: Scene, movers: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """Whom to train, as how many levels, place of the gap, person."""
    offered: Counter[int] = Counter()
    taken: set[tuple[int, int]] = set()
    room = {place: gap.most_short for place, gap in enumerate(scene.gaps)}
    for missing, place, person_id in sorted(_candidates(scene, movers), key=lambda one: one[:2]):
        gap = scene.gaps[place]
        cell = (person_id, gap.skill_id)
        if not room[place] or cell in taken or offered[person_id] >= scene.organization.policy.skills_at_once:
            continue
        if not _a_manager_settles(scene, person_id, gap.skill_id):
            continue
        room[place] -= 1
        taken.add(cell)
        offered[person_id] += 1
        yield missing, place, person_id


def _candidates(scene: Scene, movers: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """How many levels, place of the gap, person: everybody known below the level who is in the unit on every day."""
    levels, people = scene.organization.proficiency, scene.organization.people
    for place, gap in enumerate(scene.gaps):
        inside = scene.organization.seating.people_of(gap.unit_id)
        for picture in scene.days.pictures:
            inside &= picture.seating.people_of(gap.unit_id)
        ordered = sorted(inside - frozenset(movers), key=lambda one: people[one].key)
        rows = levels.rows(ordered)
        held = levels.levels_at(rows, levels.columns((gap.skill_id,)))[:, 0].tolist()
        for person_id, level in zip(ordered, held, strict=True):
            if 0 <= level < gap.level:
                yield gap.level - level, place, person_id


def _a_manager_settles(scene: Scene, person_id: int, skill_id: int) -> bool:
    """Whether a manager's new assessment would be the one that counts: what a plan assumes is one of these."""
    order = scene.organization.policy.precedence
    source = scene.organization.proficiency.held(person_id, skill_id).source
    return source is None or order.index(source) >= order.index(Source.MANAGER)


def _training(scene: Scene, gap: GapToClose, person_id: int, missing: int, held: tuple[int, ...]) -> Offer:
    """``held`` is the level that each quarter would begin from."""
    organization = scene.organization
    unit_id = organization.seating.unit_of(person_id)
    unit_id = gap.unit_id if unit_id is None else unit_id
    kind = SkillKind(organization.skills[gap.skill_id].kind)
    months = months_between(organization, kind, gap.level - missing, gap.level)
    closes = tuple(
        place
        for place, one in enumerate(scene.gaps)
        if one.skill_id == gap.skill_id
        and gap.level - missing < one.level <= gap.level
        and person_id in organization.seating.people_of(one.unit_id)
    )
    return Offer(
        OfferKind.TRAIN,
        unit_id,
        1,
        later_by(organization.day, months),
        closes,
        skill_id=gap.skill_id,
        level=gap.level,
        levels=missing,
        once=organization.policy.training_cost * missing,
        once_by_quarter=tuple(organization.policy.training_cost * max(0, gap.level - one) for one in held),
    )
