"""Two roles compared: the demand for skills step by step, and what only one of two roles says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.role_comparison import (
    PartComparison,
    RoleComparison,
    Step,
    compare_roles,
    compare_sheets,
    words_of,
)
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.rows import row_of
from orgwright.records import (
    Kpi,
    OrganizationFacts,
    Record,
    Requirement,
    Role,
    ScorecardDimension,
    Skill,
    Statement,
    Tier,
    Tool,
)
from pictures import asks, facts, skills

SENIOR, STAFF = Role(id=1, name="Senior", level="Senior"), Role(id=2, name="Staff", level="Staff")


def compared(*requirements: Requirement, profile: OrganizationFacts | None = None) -> RoleComparison:
    return compare_roles(Organization.of(profile or facts(), SENIOR, STAFF, *skills(9), *requirements), 1, 2)


def steps(comparison: RoleComparison) -> list[tuple[int, str]]:
    return [(one.skill_id, str(one.step)) for one in comparison.skills]


def sheet(role: Role, *rows: Record) -> RoleSheet:
    def of(record: type[Record]) -> tuple[Record, ...]:
        return tuple(row_of(one) for one in rows if isinstance(one, record))

    return RoleSheet(role, (), of(Statement), of(Kpi), of(Tool), of(ScorecardDimension))  # type: ignore[arg-type]


def says(text: str, section: int = 3, heading: str = "Work") -> Statement:
    return Statement(role_id=1, section=section, heading=heading, text=text)


def tool(name: str, **values: str) -> Tool:
    return Tool(role_id=1, name=name, **values)


def only(left: list[Record], right: list[Record]) -> PartComparison:
    (one,) = compare_sheets(sheet(SENIOR, *left), sheet(STAFF, *right))
    return one


def pairs(part: PartComparison) -> list[tuple[str, str]]:
    return [(words_of(part.record, one.left), words_of(part.record, one.right)) for one in part.both]


def test_each_step_is_told_and_what_is_new_or_rises_comes_first() -> None:
    found = compared(
        asks(1, 1, 1, 4),
        asks(2, 1, 2, 2),
        asks(3, 1, 3, 3),
        asks(4, 1, 4, 5),
        asks(5, 2, 2, 3),
        asks(6, 2, 3, 3),
        asks(7, 2, 4, 1),
        asks(8, 2, 5, 2),
    )
    assert steps(found) == [(5, "new"), (2, "rises"), (3, "same"), (4, "falls"), (1, "gone")]
    assert set(found.count_by_step.values()) == {1}
    assert [one.requirement_ids for one in found.skills] == [(8,), (2, 5), (3, 6), (4, 7), (1,)]


def test_within_a_step_the_heaviest_comes_first_and_then_the_name() -> None:
    demands = ("optional emerging", "critical must-have", "critical must-have")
    found = compared(*(asks(number, 2, 4 - number, 3, demand) for number, demand in enumerate(demands, 1)))
    assert [one.skill_id for one in found.skills] == [1, 2, 3]


def test_a_level_by_policy_rises_with_the_level_of_the_job() -> None:
    (one,) = compared(asks(1, 1, 1, None), asks(2, 2, 1, None)).skills
    levels = [ask.level for ask in one.asks]
    assert one.step is Step.RISES
    assert levels[0] < levels[1]


def test_another_tier_at_the_same_level_is_the_same_and_weighed_otherwise() -> None:
    (one,) = compared(asks(1, 1, 1, 3, "important advanced"), asks(2, 2, 1, 3, "important must-have")).skills
    assert (one.step, one.is_weighed_otherwise) == (Step.SAME, True)
    assert [ask.tier for ask in one.asks] == [Tier.ADVANCED, Tier.MUST_HAVE]
    (other,) = compared(asks(1, 1, 1, 3), asks(2, 2, 1, 3)).skills
    assert not other.is_weighed_otherwise


def test_a_demand_that_does_not_apply_here_is_none() -> None:
    profile = OrganizationFacts(id=1, name="Meridale", size="startup")
    big = "size=enterprise"
    found = compared(asks(1, 1, 1, 3, context=big), asks(2, 2, 1, 3), asks(3, 1, 2, 3, context=big), profile=profile)
    assert steps(found) == [(1, "new")]
    assert found.not_applicable == 1


def test_a_role_that_asks_nothing_makes_everything_new() -> None:
    assert steps(compared(asks(1, 2, 1), asks(2, 2, 2))) == [(1, "new"), (2, "new")]
    assert compared().skills == ()


DEMANDS = st.lists(
    st.tuples(
        st.sampled_from((1, 2)),
        st.integers(1, 5),
        st.none() | st.integers(1, 5),
        st.sampled_from(("critical must-have", "optional emerging", "important ", " ")),
        st.sampled_from(("", "size=startup")),
    ),
    max_size=14,
)


def drawn(demands: list[tuple[int, int, int | None, str, str]]) -> Organization:
    rows = [
        asks(number, role, skill, level, demand, context=context)
        for number, (role, skill, level, demand, context) in enumerate(demands, 1)
    ]
    profile = OrganizationFacts(id=1, name="Meridale", size="enterprise")
    return Organization.of(profile, SENIOR, STAFF, *skills(5), *rows)


SWAPPED = {
    Step.NEW: Step.GONE,
    Step.RISES: Step.FALLS,
    Step.SAME: Step.SAME,
    Step.FALLS: Step.RISES,
    Step.GONE: Step.NEW,
}


@settings(max_examples=60, deadline=None)
@given(DEMANDS)
def test_swapping_the_roles_swaps_every_step(demands: list[tuple[int, int, int | None, str, str]]) -> None:
    organization = drawn(demands)
    there, back = compare_roles(organization, 1, 2), compare_roles(organization, 2, 1)
    assert {one.skill_id: SWAPPED[one.step] for one in there.skills} == {one.skill_id: one.step for one in back.skills}
    assert there.not_applicable == back.not_applicable


@settings(max_examples=40, deadline=None)
@given(DEMANDS)
def test_a_role_compared_with_itself_is_the_same_throughout(
    demands: list[tuple[int, int, int | None, str, str]],
) -> None:
    found = compare_roles(drawn(demands), 1, 1)
    assert all(one.step is Step.SAME and not one.is_weighed_otherwise for one in found.skills)


def test_statements_belong_together_by_their_words_and_else_by_likeness() -> None:
    left = [says("Plans the work of a team"), says("Writes the  minutes"), says("Feeds the office cat")]
    right = [says("Plans the work of several teams"), says("writes the minutes"), says("Buys a new coffee machine")]
    part = only(left, right)
    assert pairs(part) == [
        ("Plans the work of a team", "Plans the work of several teams"),
        ("Writes the  minutes", "writes the minutes"),
    ]
    assert [one.differs_in for one in part.both] == [("text",), ()]
    assert [words_of(Statement, one) for one in part.only_left] == ["Feeds the office cat"]
    assert [words_of(Statement, one) for one in part.only_right] == ["Buys a new coffee machine"]
    assert part.difference_count == 3


def test_a_decision_under_another_authority_is_the_same_decision_told_otherwise() -> None:
    (pair,) = only([says("Choice of vendor", 13, "With approval")], [says("Choice of vendor", 13, "Alone")]).both
    assert pair.differs_in == ("heading",)


def test_statements_of_different_sections_never_belong_together() -> None:
    found = compare_sheets(sheet(SENIOR, says("Plans", 3)), sheet(STAFF, says("Plans", 4)))
    assert [(one.section, len(one.only_left), len(one.only_right)) for one in found] == [(3, 1, 0), (4, 0, 1)]


def test_the_most_alike_go_together_even_if_a_lesser_likeness_stands_before() -> None:
    part = only(
        [says("Plans budgets every year")], [says("Plans budgets every week"), says("Plans the budgets every year")]
    )
    assert pairs(part) == [("Plans budgets every year", "Plans the budgets every year")]


def test_a_tool_and_a_part_of_it_are_two_tools() -> None:
    part = only(
        [tool("Cloud Storage"), tool("C"), tool("Jenkins")],
        [tool("Cloud Storage Archive"), tool("C#"), tool("jenkins")],
    )
    assert pairs(part) == [("Jenkins", "jenkins")]


def test_fields_that_differ_are_named() -> None:
    left = [Kpi(role_id=1, name="Lead time", target="5 days", frequency="Weekly")]
    right = [Kpi(role_id=2, name="Lead  Time", target="3 days", frequency="weekly")]
    (pair,) = only(left, right).both
    assert pair.differs_in == ("target",)
    (card,) = only(
        [ScorecardDimension(role_id=1, dimension="Clarity", weight_text="Low")],
        [ScorecardDimension(role_id=2, dimension="Clarity", weight_text="High")],
    ).both
    assert card.differs_in == ("weight_text",)


def test_a_sentence_said_twice_needs_two_partners() -> None:
    part = only([says("Writes minutes"), says("Writes minutes")], [says("Writes minutes")])
    assert (len(part.both), len(part.only_left)) == (1, 1)


WORDS = st.lists(
    st.sampled_from(("plans", "plan", "budget", "budgets", "team", "teams", "weekly")), min_size=1, max_size=4
)
SAYINGS = st.lists(WORDS.map(" ".join), max_size=6)


@settings(max_examples=60, deadline=None)
@given(SAYINGS, SAYINGS)
def test_swapping_the_sheets_swaps_the_sides(left: list[str], right: list[str]) -> None:
    one, other = sheet(SENIOR, *map(says, left)), sheet(STAFF, *map(says, right))
    there, back = compare_sheets(one, other), compare_sheets(other, one)
    for part, swapped in zip(there, back, strict=True):
        assert (part.only_left, part.only_right) == (swapped.only_right, swapped.only_left)
        assert sorted(pairs(part)) == sorted((two, first) for first, two in pairs(swapped))
        assert len(part.both) + len(part.only_left) == len(left)


@settings(max_examples=30, deadline=None)
@given(SAYINGS)
def test_a_sheet_compared_with_itself_has_no_difference(sayings: list[str]) -> None:
    one = sheet(SENIOR, *map(says, sayings), tool("Jenkins", use="builds"))
    assert all(part.difference_count == 0 for part in compare_sheets(one, one))


def test_sheets_that_say_nothing_have_no_parts() -> None:
    assert compare_sheets(sheet(SENIOR), sheet(STAFF)) == ()


def test_skills_of_one_weight_stand_in_the_order_of_their_names() -> None:
    named = [Skill(id=1, name="zeal"), Skill(id=2, name="Art")]
    organization = Organization.of(facts(), SENIOR, STAFF, *named, asks(1, 2, 1), asks(2, 2, 2))
    assert [one.skill_id for one in compare_roles(organization, 1, 2).skills] == [2, 1]
