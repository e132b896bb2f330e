"""What the comparison of two roles shows, without a window."""

from orgwright.gui.roles import comparison_rows as rows
from orgwright.gui.roles.comparison_rows import TABS, SaidRow, SkillRow, Tab
from orgwright.gui.widgets.columns import Group
from orgwright.planning.organization import Organization
from orgwright.planning.role_comparison import compare_roles, compare_sheets
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.rows import row_of
from orgwright.records import CareerLink, Kpi, Record, Role, ScorecardDimension, Statement, Tool
from pictures import asks, facts, skills

SENIOR, STAFF = Role(id=1, name="Senior", level="Senior"), Role(id=2, name="Staff", level="Staff")


def skill_rows(*records: Record) -> list[SkillRow]:
    organization = Organization.of(facts(), SENIOR, STAFF, *skills(5), *records)
    return rows.skill_rows(organization, compare_roles(organization, 1, 2))


def sheet(role: Role, *said: Record) -> RoleSheet:
    def of(record: type[Record]) -> tuple[Record, ...]:
        return tuple(row_of(one) for one in said if isinstance(one, record))

    return RoleSheet(role, (), of(Statement), of(Kpi), of(Tool), of(ScorecardDimension))  # type: ignore[arg-type]


def tab(key: str) -> Tab:
    return next(one for one in TABS if one.key == key)


def said(key: str, left: list[Record], right: list[Record]) -> list[SaidRow]:
    return rows.said_rows(tab(key), compare_sheets(sheet(SENIOR, *left), sheet(STAFF, *right)))


def says(number: int, text: str, section: int, heading: str = "") -> Statement:
    return Statement(id=number, role_id=1, section=section, heading=heading, text=text)


def shape(shown: list[SkillRow | Group] | list[SaidRow | Group]) -> list[str]:
    return [f"{one.title} {one.note}" if isinstance(one, Group) else one.kind for one in shown]


def test_a_skill_row_tells_both_levels_and_what_changed() -> None:
    found = skill_rows(
        asks(1, 1, 1, 2, "important advanced"),
        asks(2, 2, 1, 4, "critical must-have"),
        asks(3, 1, 2, 3, " "),
        asks(4, 2, 2, 1, " "),
        asks(5, 1, 3, 3),
        asks(6, 2, 4, 3),
    )
    assert [(one.skill, one.from_level, one.to_level, one.change) for one in found] == [
        ("Skill 4", None, 3, "new"),
        ("Skill 1", 2, 4, "+2"),
        ("Skill 2", 3, 1, "−2"),
        ("Skill 3", 3, None, "gone"),
    ]
    assert (found[1].importance, found[1].tier) == ("important → critical", "advanced → must-have")
    assert (found[2].importance, found[2].tier) == ("not given", "no tier")


def test_counts_are_words_that_fit_their_number() -> None:
    counted = rows.counts(skill_rows(asks(1, 2, 1), asks(2, 2, 2)), rows.SKILL_KINDS)
    assert counted == {"new": 2, "rises": 0, "same": 0, "falls": 0, "gone": 0}
    texts = [rows.count_text(*one) for one in ((2, "new"), (1, "rises"), (5, "rises"), (0, "falls"), (1, "differs"))]
    assert texts == ["2 new", "1 rises", "5 rise", "0 fall", "1 differs"]


def test_skills_stand_in_bands_and_a_filter_leaves_its_kinds() -> None:
    found = skill_rows(asks(1, 1, 1), asks(2, 2, 2), asks(3, 2, 3))
    assert shape(rows.skill_bands(found, ())) == ["New 2", "new", "new", "Gone 1", "gone"]
    assert shape(rows.skill_bands(found, {"gone"})) == ["Gone 1", "gone"]


def test_what_only_one_role_says_leaves_the_other_side_empty() -> None:
    found = said("decisions", [says(1, "Hires people", 13, "Alone")], [says(2, "Buys machines", 13, "With approval")])
    sides = [(one.kind, one.left, one.right, one.under) for one in found]
    assert sides == [("new", "", "Buys machines", "With approval"), ("gone", "Hires people", "", "Alone")]
    bands = rows.said_bands(found, (), "Senior", "Staff")
    assert shape(bands) == ["Only Staff 1", "new", "Only Senior 1", "gone"]


def test_a_decision_with_another_authority_shows_both() -> None:
    (one,) = said("decisions", [says(1, "Hires people", 13, "With approval")], [says(2, "Hires people", 13, "Alone")])
    assert (one.kind, one.left, one.right) == ("differs", "Hires people", "Hires people")
    assert (one.under, one.differs_in) == ("With approval → Alone", "heading")


def test_what_differs_stands_below_the_name() -> None:
    left = [Kpi(id=1, role_id=1, name="Lead time", target="5 days", frequency="weekly", measures="from idea to use")]
    right = [Kpi(id=2, role_id=2, name="Lead time", target="3 days", frequency="daily", measures="from idea to use")]
    (one,) = said("kpis", left, right)
    assert one.left == "Lead time\n– Target: 5 days\n– Frequency: weekly"
    assert one.right == "Lead time\n– Target: 3 days\n– Frequency: daily"
    assert one.differs_in == "target, frequency"


def test_a_kpi_of_one_role_shows_its_target() -> None:
    (one,) = said("kpis", [], [Kpi(id=1, role_id=2, name="Lead time", target="3 days")])
    assert one.right == "Lead time\n– Target: 3 days"


def test_several_parts_of_a_tab_are_named_and_what_is_new_comes_first_in_each() -> None:
    left = [says(1, "Plans budgets", 3), says(2, "Answers mail", 4), says(3, "Draws charts", 3)]
    right = [says(4, "Plans budgets", 3), says(5, "Leads a guild", 3)]
    bands = rows.said_bands(said("work", left, right), (), "Senior", "Staff")
    assert shape(bands) == [
        "Responsibilities: only Staff 1",
        "new",
        "Responsibilities: both, the same 1",
        "same",
        "Responsibilities: only Senior 1",
        "gone",
        "Activities: only Senior 1",
        "gone",
    ]


def test_every_section_and_record_has_one_tab() -> None:
    sections = sorted(section for one in TABS for section in one.sections)
    assert sections == list(range(1, 21))
    assert {one.record for one in TABS if one.record} == {Kpi, Tool, ScorecardDimension}


def test_every_row_of_a_tab_has_its_own_key() -> None:
    texts = ["Plans budgets", "Answers mail", "Draws charts"]
    left = [says(number, text, 16) for number, text in enumerate(texts, 1)]
    right = [says(number, text.replace("mail", "letters"), 16) for number, text in enumerate(texts, 1)]
    keys = [one.key for one in said("risks", left, right)]
    assert len(keys) == len(set(keys)) >= 3


def linked(*links: tuple[int, int, str], asking: tuple[int, ...] = ()) -> int | None:
    several = [CareerLink(id=n, from_role_id=a, to_role_id=b, kind=kind) for n, (a, b, kind) in enumerate(links, 1)]
    roles = [Role(id=number, name=f"Role {number}") for number in range(1, 5)]
    rows_asked = [asks(number, role_id, 1) for number, role_id in enumerate(asking, 1)]
    return rows.default_other(Organization.of(facts(), *roles, *skills(1), *several, *rows_asked), 1)


def test_the_other_role_is_the_first_next_one_that_asks_something() -> None:
    assert linked((1, 2, "adjacent"), (3, 1, "next"), (1, 4, "next")) == 4
    assert linked((1, 2, "next"), (1, 3, "next"), asking=(3,)) == 3
    assert linked((1, 2, "next"), (1, 3, "next")) == 2
    assert linked((3, 1, "adjacent")) == 3
    assert linked((2, 1, "next")) is None
