from datetime import date
from itertools import pairwise

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.progression import (
    PersonStart,
    RoleStart,
    Route,
    Routes,
    career_graph,
    reach,
    reachable_roles,
    route,
    route_along,
)
from orgwright.records import (
    Assessment,
    CareerLink,
    Importance,
    Incumbency,
    LinkKind,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    SkillKind,
    Source,
    Tier,
    Unit,
)

DAY = date(2027, 3, 1)
IMPORTANCE = {4: Importance.CRITICAL, 3: Importance.IMPORTANT, 2: Importance.CONTEXT_SPECIFIC, 1: Importance.OPTIONAL}


class Ways:
    """An organization of roles in a few lines; must-have requirements, so a weight of 1 to 4 is the importance."""

    def __init__(self, *names: str) -> None:
        self.records: list[Record] = [OrganizationFacts(id=1, name="Example", planning_date=DAY)]
        self.roles = {name: number for number, name in enumerate(names, 1)}
        self.records += [Role(id=number, name=name) for name, number in self.roles.items()]
        self.skills: dict[str, int] = {}

    def skill(self, name: str, kind: SkillKind = SkillKind.TECHNICAL) -> int:
        if name not in self.skills:
            self.skills[name] = len(self.skills) + 1
            self.records.append(Skill(id=self.skills[name], name=name, kind=kind))
        return self.skills[name]

    def asks(self, role: str, skill: str, level: int, weight: int = 1, context: str = "") -> None:
        self.records.append(
            Requirement(
                id=len(self.records),
                role_id=self.roles[role],
                skill_id=self.skill(skill),
                tier=Tier.MUST_HAVE,
                importance=IMPORTANCE[weight],
                level=level,
                context=context,
            )
        )

    def link(self, before: str, after: str, kind: LinkKind = LinkKind.NEXT) -> int:
        number = len(self.records)
        self.records.append(
            CareerLink(id=number, from_role_id=self.roles[before], to_role_id=self.roles[after], kind=kind)
        )
        return number

    def seat(self, role: str | None, person_id: int = 1) -> None:
        self.records += [
            Unit(id=person_id, name=f"Unit {person_id}"),
            Person(id=person_id, key=f"p{person_id}", name=f"Person {person_id}"),
            Position(id=person_id, key=f"seat {person_id}", unit_id=person_id, role_id=role and self.roles[role]),
            Incumbency(id=person_id, position_id=person_id, person_id=person_id),
        ]

    def holds(self, skill: str, level: int, person_id: int = 1) -> int:
        number = len(self.records)
        self.records.append(
            Assessment(
                id=number,
                person_id=person_id,
                skill_id=self.skill(skill),
                level=level,
                source=Source.MANAGER,
                assessed_on=date(2027, 1, 1),
            )
        )
        return number

    def organization(self) -> Organization:
        return Organization.of(*self.records)

    def names(self, role_ids: tuple[int, ...]) -> list[str]:
        by_number = {number: name for name, number in self.roles.items()}
        return [by_number[one] for one in role_ids]


def analyst_to_senior() -> Ways:
    """The worked example of the help."""
    ways = Ways("Analyst", "Data Scientist", "Senior Data Scientist")
    for skill, level, weight in (("Python", 4, 4), ("Statistics", 3, 3), ("Mentoring", 2, 2)):
        ways.asks("Data Scientist", skill, level, weight)
    for skill, level, weight in (("Python", 5, 4), ("Statistics", 4, 3), ("Mentoring", 3, 3)):
        ways.asks("Senior Data Scientist", skill, level, weight)
    ways.link("Analyst", "Data Scientist")
    ways.link("Data Scientist", "Senior Data Scientist")
    ways.seat("Analyst")
    ways.holds("Python", 4)
    return ways


def test_the_worked_example_of_the_help_weighs_23() -> None:
    ways = analyst_to_senior()

    found = route(ways.organization(), PersonStart(1), ways.roles["Senior Data Scientist"])

    assert [step.weighted_gap for step in found.steps] == [13.0, 10.0]
    assert found.total == 23.0


def test_a_route_from_a_role_counts_what_that_role_asks_as_held() -> None:
    ways = analyst_to_senior()

    found = route(ways.organization(), RoleStart(ways.roles["Data Scientist"]), ways.roles["Senior Data Scientist"])

    assert found.total == 10.0


def test_the_first_step_of_a_person_does_not_assume_what_the_own_role_asks() -> None:
    ways = Ways("Now", "Then")
    ways.asks("Now", "Python", 3)
    ways.asks("Then", "Python", 4)
    ways.link("Now", "Then")
    ways.seat("Now")
    ways.holds("Python", 1)

    assert route(ways.organization(), PersonStart(1), ways.roles["Then"]).total == 3.0
    assert route(ways.organization(), RoleStart(ways.roles["Now"]), ways.roles["Then"]).total == 1.0


def test_a_gap_names_its_levels_weight_months_and_rows() -> None:
    ways = Ways("Now", "Then")
    ways.asks("Then", "Python", 4, weight=3)
    ways.asks("Then", "Mentoring", 2, weight=1)
    link = ways.link("Now", "Then")
    ways.seat("Now")
    assessment = ways.holds("Python", 2)

    (step,) = route(ways.organization(), PersonStart(1), ways.roles["Then"]).steps

    python, mentoring = step.gaps
    assert (python.from_level, python.to_level, python.weight, python.months) == (2, 4, 3.0, 12.0)
    assert python.assessment_ids == (assessment,)
    assert (mentoring.from_level, mentoring.to_level, mentoring.assessment_ids) == (0, 2, ())
    assert (python.is_known, mentoring.is_known) == (True, False)
    assert step.link_ids == (link,)
    assert step.months == 12.0
    assert len(python.requirement_ids) == 1


def test_a_level_not_known_counts_as_to_be_learned_and_the_least_months_leave_it_out() -> None:
    ways = Ways("Now", "Then", "Later")
    ways.asks("Then", "Python", 2)
    ways.asks("Then", "SQL", 2)
    ways.asks("Later", "Python", 3)
    ways.asks("Later", "SQL", 4)
    ways.link("Now", "Then")
    ways.link("Then", "Later")
    ways.seat("Now")
    ways.holds("Python", 1)

    best = route(ways.organization(), PersonStart(1), ways.roles["Later"]).best

    assert best is not None
    assert [(step.months, step.least_months) for step in best.steps] == [(12.0, 6.0), (12.0, 6.0)]
    assert (best.months, best.least_months) == (24.0, 12.0)
    assert [gap.is_known for gap in best.steps[1].gaps] == [False, True]


def test_adjacent_roles_lead_both_ways_and_next_roles_one() -> None:
    ways = Ways("A", "B", "C")
    ways.link("A", "B", LinkKind.ADJACENT)
    ways.link("B", "C")

    graph = career_graph(ways.organization())

    assert set(graph.edges) == {(1, 2), (2, 1), (2, 3)}
    assert reachable_roles(ways.organization(), 1) == {2, 3}
    assert reachable_roles(ways.organization(), 3) == frozenset()


def test_a_pair_of_both_kinds_is_next_that_way_and_adjacent_back() -> None:
    ways = Ways("A", "B")
    adjacent = ways.link("B", "A", LinkKind.ADJACENT)
    upwards = ways.link("A", "B")

    graph = career_graph(ways.organization())

    assert graph.edges[1, 2] == {"kind": LinkKind.NEXT, "link_ids": (adjacent, upwards)}
    assert graph.edges[2, 1] == {"kind": LinkKind.ADJACENT, "link_ids": (adjacent,)}


def test_a_link_of_a_role_to_itself_is_no_way() -> None:
    ways = Ways("A")
    ways.link("A", "A", LinkKind.ADJACENT)

    assert not career_graph(ways.organization()).edges


def test_a_longer_way_through_known_roles_beats_a_direct_step_into_the_dark() -> None:
    ways = Ways("A", "Dark", "Known", "Goal")
    ways.asks("Known", "Python", 5, weight=4)
    ways.asks("Goal", "Python", 5, weight=4)
    ways.link("A", "Dark")
    ways.link("Dark", "Goal")
    ways.link("A", "Known")
    ways.link("Known", "Goal")

    found = route(ways.organization(), RoleStart(1), ways.roles["Goal"], alternatives=3)

    assert found.best is not None
    assert ways.names(found.best.role_ids) == ["A", "Known", "Goal"]
    assert found.total == 20.0
    assert [ways.names(one.role_ids) for one in found.alternatives] == [["A", "Dark", "Goal"]]
    assert found.alternatives[0].total is None
    assert found.alternatives[0].steps[0].weighted_gap is None
    assert found.alternatives[0].known_total == 20.0


def test_of_equal_routes_the_one_with_the_first_names_wins_wherever_its_rows_stand() -> None:
    ways = Ways("Start", "Zulu", "Mike", "Alpha", "Goal")
    for middle in ("Zulu", "Mike", "Alpha"):
        ways.asks(middle, "Python", 2)
        ways.link("Start", middle)
        ways.link(middle, "Goal")
    ways.asks("Goal", "Python", 3)

    found = route(ways.organization(), RoleStart(1), ways.roles["Goal"], alternatives=5)

    assert found.best is not None
    middles = [ways.names(one.role_ids)[1] for one in (found.best, *found.alternatives)]
    assert middles == ["Alpha", "Mike", "Zulu"]


def test_a_requirement_that_does_not_apply_weighs_nothing_and_teaches_nothing() -> None:
    ways = Ways("A", "B", "C")
    ways.records[0] = OrganizationFacts(id=1, name="Example", planning_date=DAY, size="small")
    ways.asks("B", "Python", 3, weight=4, context="size=enterprise")
    ways.asks("B", "SQL", 2)
    ways.asks("C", "Python", 3)
    ways.link("A", "B")
    ways.link("B", "C")

    found = route(ways.organization(), RoleStart(1), 3)

    assert [step.weighted_gap for step in found.steps] == [2.0, 3.0]


def test_a_role_with_only_requirements_that_do_not_apply_is_unknown() -> None:
    ways = Ways("A", "B")
    ways.records[0] = OrganizationFacts(id=1, name="Example", planning_date=DAY, size="small")
    ways.asks("B", "Python", 3, context="size=enterprise")
    ways.link("A", "B")

    assert route(ways.organization(), RoleStart(1), 2).total is None


def test_the_same_role_is_reached_without_a_step() -> None:
    ways = Ways("A")

    found = route(ways.organization(), RoleStart(1), 1)

    assert found.found
    assert found.steps == ()
    assert found.total == 0


@pytest.mark.parametrize(
    ("start", "goal", "reason"),
    [
        (RoleStart(2), 1, "No career links lead from B to A."),
        (RoleStart(9), 1, "The role to start from does not exist."),
        (RoleStart(1), 9, "The role to reach does not exist."),
        (PersonStart(9), 1, "The person to start from does not exist."),
        (PersonStart(1), 1, "Person 1 has no role on 2027-03-01, so no route begins there."),
    ],
)
def test_without_a_route_the_reason_is_said(start: RoleStart | PersonStart, goal: int, reason: str) -> None:
    ways = Ways("A", "B")
    ways.link("A", "B")
    ways.seat(None)

    found = route(ways.organization(), start, goal)

    assert not found.found
    assert found.reason == reason
    assert (found.steps, found.total, found.alternatives) == ((), None, ())


ROLES = ("Golf", "Alpha", "Foxtrot", "Bravo", "Echo")
links = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(ROLES), st.sampled_from(list(LinkKind))), max_size=12, unique=True
)
demands = st.dictionaries(
    st.tuples(st.sampled_from(ROLES[1:]), st.sampled_from(("Python", "SQL"))),
    st.tuples(st.integers(1, 5), st.integers(1, 4)),
    max_size=6,
)
levels = st.dictionaries(st.sampled_from(("Python", "SQL")), st.integers(0, 5))


def brute_force(
    ways: Ways, organization: Organization, held: dict[str, int] | None
) -> list[tuple[int, float, list[str]]]:
    """Every simple path with its rank, weighed straight from the definition."""
    asked: dict[str, dict[str, tuple[int, float]]] = {name: {} for name in ways.roles}
    for one in ways.records:
        if isinstance(one, Requirement):
            (role,) = ways.names((one.role_id,))
            skill = next(name for name, number in ways.skills.items() if number == one.skill_id)
            asked[role][skill] = (one.level or 0, organization.policy.requirement_weight(one.importance, one.tier))
    found = []
    for path in networkx.all_simple_paths(career_graph(organization), ways.roles["Golf"], ways.roles["Echo"]):
        names, unknown, total = ways.names(tuple(path)), 0, 0.0
        for before, after in pairwise(names):
            unknown += not asked[after]
            for skill, (level, weight) in asked[after].items():
                taught = 0 if held is not None and before == "Golf" else asked[before].get(skill, (0, 0.0))[0]
                total += weight * max(0, level - max(taught, (held or {}).get(skill, 0)))
        found.append((unknown, total, names))
    return sorted(found)


Links = list[tuple[str, str, LinkKind]]
Demands = dict[tuple[str, str], tuple[int, int]]
Levels = dict[str, int]


def made(drawn: Links, asked: Demands, held: Levels | None) -> tuple[Ways, Organization, RoleStart | PersonStart]:
    """Roles with links and demands, and the start at the role Golf: for a person with levels, or for nobody."""
    ways = Ways(*ROLES)
    for before, after, kind in drawn:
        ways.link(before, after, kind)
    for (role, skill), (level, weight) in asked.items():
        ways.asks(role, skill, level, weight)
    ways.seat("Golf")
    for skill, level in (held or {}).items():
        ways.holds(skill, level)
    start = RoleStart(ways.roles["Golf"]) if held is None else PersonStart(1)
    return ways, ways.organization(), start


def all_of(routes: Routes) -> list[Route]:
    return [] if routes.best is None else [routes.best, *routes.alternatives]


@settings(max_examples=60, deadline=None)
@given(links, demands, st.none() | levels)
def test_routes_come_in_the_order_of_a_search_through_all_of_them(
    drawn: Links, asked: Demands, held: Levels | None
) -> None:
    ways, organization, start = made(drawn, asked, held)

    found = all_of(route(organization, start, ways.roles["Echo"], alternatives=100))

    ranks = [(one.unknown_steps, one.known_total, ways.names(one.role_ids)) for one in found]
    assert ranks == brute_force(ways, organization, held)


@settings(max_examples=60, deadline=None)
@given(
    links,
    demands,
    st.none() | levels,
    st.sets(st.sampled_from(ROLES[1:4]), max_size=2),
    st.sets(st.sampled_from(ROLES[1:4]), max_size=1),
)
def test_routes_through_some_roles_and_around_others_are_those_of_all_routes_that_keep_to_it(
    drawn: Links, asked: Demands, held: Levels | None, passed: set[str], avoided: set[str]
) -> None:
    ways, organization, start = made(drawn, asked, held)
    goal, via = ways.roles["Echo"], {ways.roles[one] for one in passed}
    avoiding = {ways.roles[one] for one in avoided - passed}

    every = all_of(route(organization, start, goal, alternatives=100))
    found = all_of(route(organization, start, goal, alternatives=100, via=via, avoiding=avoiding))

    assert found == [one for one in every if via <= set(one.role_ids) and avoiding.isdisjoint(one.role_ids)]


@settings(max_examples=60, deadline=None)
@given(links, demands, st.none() | levels, st.sampled_from([0, 6, 18, 60]))
def test_what_is_reached_within_some_months_is_what_the_quickest_of_all_ways_reaches(
    drawn: Links, asked: Demands, held: Levels | None, months: int
) -> None:
    _, organization, start = made(drawn, asked, held)
    quickest = {}
    for goal in range(2, len(ROLES) + 1):
        several = [one.months for one in all_of(route(organization, start, goal, alternatives=100))]
        known = [one for one in several if one is not None]
        if known and min(known) <= months:
            quickest[goal] = min(known)

    found = reach(organization, start, months)

    assert {one.role_id: one.months for one in found} == pytest.approx(quickest)
    assert [one.months for one in found] == sorted(one.months for one in found)


def test_more_than_three_roles_to_pass_are_refused_in_a_sentence() -> None:
    ways = Ways("A", "B", "C", "D", "E", "F")

    with pytest.raises(RefusedInput, match="pass 3 roles at most, not 4"):
        route(ways.organization(), RoleStart(1), 6, via=(2, 3, 4, 5))


def test_where_no_route_keeps_the_conditions_the_reason_says_so() -> None:
    ways = Ways("A", "B", "C")
    ways.asks("B", "Python", 2)
    ways.link("A", "B")

    found = route(ways.organization(), RoleStart(1), 2, via=(3,))

    assert found.reason == "No career links lead from A to B that way."
    assert reach(ways.organization(), RoleStart(99), 12) == ()


def test_a_given_way_is_described_as_the_route_that_runs_along_it() -> None:
    organization = Organization.of(*small_organization())
    (best,) = [route(organization, PersonStart(2), 2).best]

    assert best is not None
    assert route_along(organization, PersonStart(2), best.role_ids) == best


def test_nobody_without_a_role_begins_a_given_way() -> None:
    organization = Organization.of(*small_organization(), Person(id=7, key="di", name="Di"))

    with pytest.raises(RefusedInput, match="Nobody begins there"):
        route_along(organization, PersonStart(7), (1, 2))
