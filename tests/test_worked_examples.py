"""The worked examples of the help, computed by the program: what is printed there is what it answers."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from orgwright.planning.attrition import AttritionRate, annualised
from orgwright.planning.budgets import budget_plan
from orgwright.planning.coverage import person_coverage, unit_coverage
from orgwright.planning.disagreements import calibration, disagreements
from orgwright.planning.experts import experts
from orgwright.planning.expiring import expiring
from orgwright.planning.gap_list import gap_columns
from orgwright.planning.hazards import shrunk
from orgwright.planning.heat_map import heat_map
from orgwright.planning.ladder import ladder
from orgwright.planning.learning_curve import learning_curve
from orgwright.planning.months import Months
from orgwright.planning.next_assessments import next_assessments
from orgwright.planning.organization import Organization
from orgwright.planning.pace import months_between, months_together, paces, stays_of
from orgwright.planning.progression import PersonStart, route
from orgwright.planning.resilience import resilience
from orgwright.planning.seat_months import SEATS, seat_months
from orgwright.planning.severity import severity
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress
from orgwright.records import (
    Assessment,
    CareerLink,
    Incumbency,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    Record,
    Requirement,
    Role,
    Scenario,
    Skill,
    SkillKind,
    Target,
    Unit,
)

HELP = Path(__file__).resolve().parent.parent / "resources" / "help"
TODAY = date(2026, 11, 20)
EARLIER, LATER = date(2024, 11, 1), date(2025, 11, 1)
RAN_OUT, VALID = date(2026, 10, 31), date(2027, 12, 31)


def printed(page: str, *sentences: str) -> None:
    text = (HELP / f"{page}.md").read_text(encoding="utf-8")
    assert [one for one in sentences if one not in text] == []


def facts(policy: str = "{}") -> OrganizationFacts:
    return OrganizationFacts(id=1, name="Example", planning_date=TODAY, policy=policy)


def said(source: str, level: int | None, on: date = LATER, until: date | None = None, by: str = "") -> Assessment:
    return Assessment(
        person_id=1, skill_id=1, source=source, level=level, assessor=by or source, assessed_on=on, valid_until=until
    )


@pytest.mark.parametrize(
    ("line", "assessments", "level", "is_expired"),
    [
        (
            "certificate 3, still valid; manager 5 | held 3",
            [said("certificate", 3, until=VALID), said("manager", 5)],
            3,
            0,
        ),
        (
            "certificate 3, valid until last month; manager 4 | held 4",
            [said("certificate", 3, until=RAN_OUT), said("manager", 4)],
            4,
            0,
        ),
        (
            "manager 3 two years ago; manager 1 last year, valid for six months | expired",
            [said("manager", 3, EARLIER), said("manager", 1, until=date(2026, 5, 1))],
            None,
            1,
        ),
        (
            "peers 2, 4 and 5; self 5 | held 4",
            [*(said("peer", level, by=f"peer {level}") for level in (2, 4, 5)), said("self", 5)],
            4,
            0,
        ),
        ("peers 3 and 4 | held 3", [said("peer", 3, by="a"), said("peer", 4, by="b")], 3, 0),
        ("one peer 4; self 2 | held 2", [said("peer", 4), said("self", 2)], 2, 0),
        (
            "manager 3, then withdrawn by the manager | unknown",
            [said("manager", 3, EARLIER), said("manager", None)],
            None,
            0,
        ),
    ],
)
def test_which_assessment_counts(
    line: str, assessments: Iterable[Assessment], level: int | None, is_expired: bool
) -> None:
    printed("numbers-proficiency", f"| {line} |")
    picture = Organization.of(facts(), Person(id=1, key="a", name="A"), Skill(id=1, name="S"), *assessments)
    held = picture.proficiency.held(1, 1)
    assert (held.level, held.is_expired) == (level, bool(is_expired))


def seated(person_id: int, role_id: int | None = None) -> list[Record]:
    key = f"p{person_id}"
    return [
        Person(id=person_id, key=key, name=key),
        Position(id=person_id, key=key, unit_id=1, role_id=role_id),
        Incumbency(id=person_id, position_id=person_id, person_id=person_id),
    ]


def holds(person_id: int, **level_by_skill: int) -> list[Assessment]:
    return [
        Assessment(person_id=person_id, skill_id=int(skill[1:]), level=level, assessed_on=LATER)
        for skill, level in level_by_skill.items()
    ]


def asks(role_id: int, skill_id: int, importance: str, tier: str, level: int) -> Requirement:
    return Requirement(
        id=10 * role_id + skill_id, role_id=role_id, skill_id=skill_id, importance=importance, tier=tier, level=level
    )


def skills(*names: str) -> list[Record]:
    return [Skill(id=number, name=name) for number, name in enumerate(names, 1)]


def one_person() -> Organization:
    return Organization.of(
        facts(),
        Unit(id=1, name="U"),
        Role(id=1, name="R"),
        Skill(id=1, name="SQL", category="Data"),
        Skill(id=2, name="Orchestration", category="Data"),
        Skill(id=3, name="Containers"),
        asks(1, 1, "critical", "must-have", 4),
        asks(1, 2, "important", "good-to-have", 3),
        asks(1, 3, "important", "advanced", 2),
        *seated(1, 1),
        *holds(1, s1=3, s3=4),
    )


def test_coverage_of_a_person() -> None:
    one = person_coverage(one_person(), 1)
    assert [(row.weight, row.required, row.held) for row in one.requirements] == [(4, 4, 3), (3, 2, 4), (1.5, 3, None)]
    printed("numbers-coverage", f"= **{one.low:.1%}**".replace("%", " %"), f"= **{one.high:.1%}**".replace("%", " %"))
    printed("numbers-coverage", f"compliance = 1 ÷ 3 = **{one.compliance:.1%}**".replace("%", " %"))
    printed("numbers-coverage", f"assessed share = 2 ÷ 3 = **{one.assessed_share:.1%}**".replace("%", " %"))
    printed("numbers-coverage", f"gate = **{one.gate}**")


def test_points_of_gaps_and_a_cell_of_the_heat_map() -> None:
    columns = gap_columns(one_person(), [1])
    sql, orchestration, containers = (columns.cost * 100).tolist()
    printed("numbers-coverage", f"4 × (1 − 0.75) ÷ 8.5 = **{sql:.1f} points**")
    printed("numbers-coverage", f"not known: 1.5 ÷ 8.5 = **{orchestration:.1f} points**")
    printed("numbers-coverage", f"together **{sql + orchestration + containers:.1f} points** = 100 % − 70.6 %")
    shown = heat_map(one_person())
    cell = shown.person(1).cells[[one.title for one in shown.headings].index("Data")]
    assert cell is not None
    low, high = (f"**{share:.1%}**".replace("%", " %") for share in (cell.low, cell.high))
    printed("numbers-coverage", f"3 ÷ 5.5 = {low}, up to 4.5 ÷ 5.5 = {high}")


def unit_of_five() -> list[Record]:
    return [
        facts(),
        Unit(id=1, name="U"),
        *skills("Python", "Kubernetes", "Prompt design"),
        Target(id=1, unit_id=1, skill_id=1, level=3, people=4, importance="critical"),
        Target(id=2, unit_id=1, skill_id=2, level=3, people=2, importance="important"),
        Target(id=3, unit_id=1, skill_id=3, level=4, people=1, importance="optional"),
        *(record for person_id in range(1, 6) for record in seated(person_id)),
        *holds(1, s1=3, s2=4, s3=0),
        *holds(2, s1=4, s2=3, s3=1),
        *holds(3, s1=5, s2=1, s3=2),
        *holds(4, s2=0),
        *holds(5, s1=0, s2=2),
    ]


def test_coverage_of_a_unit() -> None:
    one = unit_coverage(Organization.of(*unit_of_five()), 1)
    low_by_skill = {target.skill_id: (target.share_low, target.share_high) for target in one.targets}
    assert low_by_skill == {1: (0.75, 1), 2: (1, 1), 3: (0, 1)}
    printed("numbers-coverage", f"÷ 8 = **{one.low:.0%}**".replace("%", " %"))
    printed("numbers-coverage", f"high = 8 ÷ 8 = **{one.high:.0%}**".replace("%", " %"))
    printed("numbers-coverage", f"strict = 1 of 3, **{one.strict_low:.1%}**".replace("%", " %"))
    printed("numbers-coverage", f"robustness = **{one.robustness}**".replace("-", "−"))


def test_coverage_after_somebody_leaves() -> None:
    left = [record for record in unit_of_five() if not (isinstance(record, Incumbency) and record.id == 1)]
    one = unit_coverage(Organization.of(*left), 1)
    printed("numbers-coverage", f"(4 × 0.5 + 3 × 0.5 + 0) ÷ 8 = **{one.low:.1%}**".replace("%", " %"))


def test_the_worst_departures() -> None:
    picture = Organization.of(
        facts(),
        Unit(id=1, name="U"),
        *skills("Python", "Forecasting"),
        Target(id=1, unit_id=1, skill_id=1, level=3, people=1, importance="important"),
        Target(id=2, unit_id=1, skill_id=2, level=3, people=4, importance="important"),
        *(record for person_id in range(1, 4) for record in seated(person_id)),
        *holds(1, s1=3),
        *holds(2, s1=3),
        *holds(3, s2=3),
    )
    one, two = resilience(picture, 1).worst
    assert (one.person_ids, two.person_ids) == ((3,), (1, 2))
    shown = [f"÷ 6 = **{share:.1%}**".replace("%", " %") for share in (one.before.low, one.after.low, two.after.low)]
    printed("resilience", *shown)


def test_the_weights_of_a_route() -> None:
    picture = Organization.of(
        facts(),
        Unit(id=1, name="U"),
        *(Role(id=number, name=name) for number, name in enumerate(("Analyst", "Scientist", "Senior"), 1)),
        *skills("Python", "Statistics", "Mentoring"),
        asks(2, 1, "critical", "must-have", 4),
        asks(2, 2, "important", "must-have", 3),
        asks(2, 3, "context-specific", "must-have", 2),
        asks(3, 1, "critical", "must-have", 5),
        asks(3, 2, "important", "must-have", 4),
        asks(3, 3, "important", "must-have", 3),
        CareerLink(id=1, from_role_id=1, to_role_id=2, kind="next"),
        CareerLink(id=2, from_role_id=2, to_role_id=3, kind="next"),
        *seated(1, 1),
        *holds(1, s1=4),
    )
    found = route(picture, PersonStart(1), 3)
    first, second = (step.weighted_gap for step in found.steps)
    printed("numbers-progression", f"0 + 9 + 4 = {first:g}", f"4 + 3 + 3 = {second:g}")
    printed("numbers-progression", f"{first:g} + {second:g} = **{found.total:g}**")


def test_the_months_of_five_skills() -> None:
    months = months_together((9, 9, 6, 6, 3), 3)
    printed("numbers-progression", f"The whole takes **{months:g} months**")


def test_the_pace_of_four_people() -> None:
    first = date(2025, 1, 1)
    seen = (("Ada", 2, date(2025, 7, 3)), ("Ben", 2, date(2026, 1, 1)), ("Cleo", 3, date(2026, 1, 1)))
    again = {1: seen[0], 2: seen[1], 3: seen[2], 4: ("Dov", 1, date(2026, 1, 1))}
    picture = Organization.of(
        facts('{"minimum_observations":3}'),
        *skills("Python"),
        *(Person(id=number, key=name, name=name) for number, (name, _, _) in again.items()),
        *(Assessment(person_id=number, skill_id=1, level=1, assessed_on=first) for number in again),
        *(Assessment(person_id=one, skill_id=1, level=level, assessed_on=on) for one, (_, level, on) in again.items()),
    )
    kind = SkillKind.TECHNICAL
    by_level, curve = paces(picture).by_level[kind], learning_curve(picture, kind, 1)
    from_one, of_kind = stays_of(picture, kind, 1), stays_of(picture, kind)
    quick, all_months = from_one.months[from_one.has_risen].mean(), of_kind.months.sum()
    printed(
        "numbers-progression",
        f"= {from_one.months.sum():.1f} months: a level takes **{by_level[1].months:.1f} months**",
        f"Without Dov it would\nseem to be {quick:.1f}.",
        f"have {by_level[2].counted} rises in {all_months:.1f} months, so **{by_level[2].months:.1f}\nmonths**",
        f"takes **{months_between(picture, kind, 1, 3):.1f} months**",
        f"= **{curve.points[-1].share_risen * 100:.1f} %**",
    )
    assert [round(one, 1) for one in curve.waits] == [12.0]
    assert curve.share_at(6.1) == 0.5


def test_a_step_of_a_ladder() -> None:
    picture = Organization.of(
        facts(),
        Role(id=1, name="Modeller", family="Models", level="Mid"),
        Role(id=2, name="Senior Modeller", family="Models", level="Senior"),
        Skill(id=1, name="SQL"),
        Skill(id=2, name="Modelling", kind=SkillKind.DOMAIN),
        Skill(id=3, name="Negotiation", kind=SkillKind.SOFT),
        asks(1, 1, "critical", "must-have", 4),
        asks(1, 2, "important", "must-have", 3),
        asks(2, 1, "critical", "must-have", 3),
        asks(2, 2, "important", "must-have", 4),
        asks(2, 3, "important", "must-have", 3),
        CareerLink(id=1, from_role_id=1, to_role_id=2, kind="next"),
    )
    (step,) = ladder(picture, "Models").steps
    gains = " + ".join(f"{one.weight:g} · {one.to_level - one.from_level}" for one in step.gains)
    printed("ladders", f"{gains} = **{step.weighted_gap:g}**", f"**{step.months:g} months**")
    assert [one.months for one in step.gains] == [27, 9]


def seat(position: Position, *shares: int) -> dict[str, int]:
    people = [Person(id=number, key=str(number), name="X") for number, _ in enumerate(shares, 1)]
    sitting = [
        Incumbency(id=number, position_id=1, person_id=number, fte_percent=share)
        for number, share in enumerate(shares, 1)
    ]
    picture = Organization.of(facts(), Unit(id=1, name="U"), position, *people, *sitting)
    found = seat_months(picture, Months(date(2027, 6, 1), 1), Progress())
    return dict(zip(SEATS, found.seats[0, :, 0].tolist(), strict=True))


@pytest.mark.parametrize(
    ("start", "status", "shares"),
    [
        ("100 %, open | 80 %", "open", (80,)),
        ("100 %, frozen | none", "frozen", ()),
        ("100 %, open | 70 % and 50 %", "open", (70, 50)),
    ],
)
def test_seats(start: str, status: str, shares: tuple[int, ...]) -> None:
    found = seat(Position(id=1, key="S", unit_id=1, status=status), *shares)
    assert found["authorised"] == found["filled"] + found["vacant"] + found["frozen"]
    numbers = " | ".join(str(found[name]) for name in ("filled", "vacant", "frozen", "over"))
    printed("numbers-headcount", f"| {start} | {numbers} |")


def test_the_cost_of_a_month() -> None:
    picture = Organization.of(
        facts('{"on_cost": 250}'),
        Unit(id=1, name="U"),
        Person(id=1, key="a", name="A"),
        Position(id=1, key="S", unit_id=1, annual_cost=90_000_00),
        Incumbency(
            id=1, position_id=1, person_id=1, fte_percent=60, from_on=date(2027, 6, 10), to_on=date(2027, 6, 30)
        ),
    )
    cost = seat_months(picture, Months(date(2027, 6, 1), 1), Progress()).costs[0, 0, 0]
    printed("numbers-headcount", f"**{cost / 100:,.2f}**")


NEXT_MONTH = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("line", "assessments", "apart"),
    [
        (
            "certificate 4, manager 2, self 5 | 3",
            [said("certificate", 4), said("manager", 2), said("self", 5)],
            [3],
        ),
        (
            "certificate 4, manager 2, self 5 that has run out | 2",
            [said("certificate", 4), said("manager", 2), said("self", 5, until=RAN_OUT)],
            [2],
        ),
        ("manager 3, self 4 | not listed", [said("manager", 3), said("self", 4)], []),
    ],
)
def test_how_far_sources_are_apart(line: str, assessments: Iterable[Assessment], apart: list[int]) -> None:
    printed("assessments", f"| {line} |")
    picture = Organization.of(facts(), Person(id=1, key="a", name="A"), Skill(id=1, name="S"), *assessments)
    assert [one.apart for one in disagreements(picture)] == apart


def test_calibration_of_self_and_manager() -> None:
    printed("assessments", "Self 5, manager 3 and certificate 1 are 2 apart there.")
    rows = [said("self", 5), said("manager", 3), said("certificate", 1)]
    picture = Organization.of(facts(), Person(id=1, key="a", name="A"), Skill(id=1, name="S"), *rows)
    assert [one.apart for one in calibration(picture)] == [2]


@pytest.mark.parametrize(
    ("line", "manager", "level", "after", "is_short"),
    [
        ("certificate 4 until next month, manager 3 | 4 | 3 | left short", 3, 4, 3, True),
        ("certificate 4 until next month, manager 3 | 3 | 3 | nothing lost", 3, 3, 3, False),
        ("certificate 4 until next month | 2 | unknown | left short", None, 2, None, True),
        ("certificate 4 until next month | nothing | unknown | nothing lost", None, None, None, False),
    ],
)
def test_what_an_expiring_certificate_costs(
    line: str, manager: int | None, level: int | None, after: int | None, is_short: bool
) -> None:
    printed("assessments", f"| {line} |")
    rows: list[Record] = [said("certificate", 4, until=NEXT_MONTH)]
    rows += [] if manager is None else [said("manager", manager)]
    rows += [] if level is None else [asks(1, 1, "important", "must-have", level)]
    (one,) = expiring(
        Organization.of(facts(), Unit(id=1, name="U"), Role(id=1, name="R"), *seated(1, 1), *skills("S"), *rows)
    )
    assert (one.required, one.level_after, one.leaves_short) == (level, after, is_short)


def test_the_rating_that_narrows_most() -> None:
    asked = [asks(1, skill, "important", "must-have", 3) for skill in (1, 2)]
    people = [*seated(1, 1), *seated(2, 1), *holds(1, s1=3, s2=3), *holds(2, s1=3)]
    picture = Organization.of(facts(), Unit(id=1, name="U"), Role(id=1, name="R"), *skills("S", "T"), *asked, *people)
    one, *stale = next_assessments(picture, 1)
    assert [(other.reason, other.narrowing) for other in stale] == [("stale", 0.0)] * 3
    covered = unit_coverage(picture, 1)
    assert one.narrowing == covered.role_high - covered.role_low
    printed("assessments", f"range is **{one.narrowing:.1%}** wide".replace("%", " %"))


def test_experts_best_first() -> None:
    names = ("Ada", "Ben", "Cem")
    people = [Person(id=number, key=name, name=name) for number, name in enumerate(names, 1)]
    levels = [("manager", 4, date(2026, 5, 1)), ("certificate", 4, EARLIER), ("manager", 5, LATER)]
    rows = [
        Assessment(person_id=number, skill_id=1, source=source, level=level, assessed_on=on)
        for number, (source, level, on) in enumerate(levels, 1)
    ]
    found = experts(Organization.of(facts(), *people, *skills("S"), *rows), 1)
    order = ", ".join(names[one.person_id - 1] for one in found)
    people_with = "Ada: manager 4, this year; Ben: certificate 4, two years ago; Cem: manager 5"
    printed("assessments", f"| {people_with} | {order} |")


def test_severity_of_two_assessors() -> None:
    cells = [(number, level) for number, level in enumerate((4, 4, 4, 3, 3), 1)]
    rows = [
        Assessment(person_id=number, skill_id=1, level=given, assessor=assessor, assessed_on=LATER)
        for number, level in cells
        for assessor, given in (("Ada", level), ("Ben", 3))
    ]
    people = (Person(id=number, key=str(number), name=str(number)) for number, _ in cells)
    high, low = severity(Organization.of(facts(), *people, *skills("S"), *rows))
    shown = {one.assessor: f"{one.mean_difference:+.1f}".replace("-", "−") for one in (high, low)}
    printed("assessments", f"Ada stands at **{shown['Ada']}**, Ben at **{shown['Ben']}**.")


def test_training_of_two_levels() -> None:
    rows: list[Record] = [
        Person(id=1, key="a", name="Ada"),
        Skill(id=1, name="Forecasting"),
        said("manager", 2),
        Scenario(id=1, key="up", title="Up"),
        PlannedChange(
            id=1, scenario_id=1, number=1, on=date(2026, 12, 1), change="raise-skill", person="a", skill_id=1, value=4
        ),
    ]
    organization = Organization.of(facts('{"training_cost":180000}'), *rows).under(1)
    cost = staffing_plan(organization, date(2026, 12, 1), 1).whole[0].training_cost
    printed("numbers-headcount", f"a raise from 2 to 4 at 1,800.00 a\nlevel is **{cost / 100:,.2f}**")


def test_what_is_left_of_a_budget() -> None:
    unit = Unit(id=1, name="Models", annual_budget=120_000_000)
    seat = (
        Position(id=1, key="S-1", unit_id=1, annual_cost=125_400_000),
        Person(id=1, key="a", name="Ada"),
        Incumbency(id=1, person_id=1, position_id=1, from_on=date(2027, 3, 1), fte_percent=100),
    )
    organization = Organization.of(facts(), unit, *seat)
    month = budget_plan(organization, staffing_plan(organization, date(2027, 6, 1), 1), 1).whole
    left = f"{(month.difference or 0) / 100:,.2f}".replace("-", "−")
    printed(
        "numbers-headcount", f"1,200,000.00 a year, and a month that costs {month.cost / 100:,.2f}: {left} is left."
    )


def test_attrition_of_three_exits_a_rate_for_a_year_and_borrowed_strength() -> None:
    printed(
        "numbers-headcount", "it is 3 ÷ 39.5 = **7.6 %**", "2 % a month is 21.5 % a year", "÷ 84 = **1.9 %** a month"
    )
    rate = AttritionRate(None, Months(date(2026, 7, 1), 3), (40, 41, 39, 38), (1, 2, 3)).rate
    assert rate is not None
    assert round(rate * 100, 1) == 7.6
    assert round(annualised(0.02) * 100, 1) == 21.5
    assert round(shrunk(1, 24, 0.01, 60) * 100, 1) == 1.9
