from orgwright.planning.explanations.gap_list import skill_cost, skill_held
from orgwright.planning.gap_list import GapFilter, gap_columns, wanted
from orgwright.planning.organization import Organization
from orgwright.records import Role, Unit
from pictures import asks, facts, said, seated, skills

ROWS = (
    facts(),
    Unit(id=1, name="Models"),
    Role(id=1, name="Engineer", level="Senior"),
    Role(id=2, name="Analyst", level="Mid"),
    *skills(3),
    *(row for number in (1, 2) for row in seated(number, role_id=number)),
    asks(1, 1, 1, 4),
    asks(2, 2, 1, 4),
    said(1, 1, 4),
    said(2, 1, 1),
)


def test_how_many_meet_a_skill_is_counted_by_state() -> None:
    organization = Organization.of(*ROWS)
    shown = skill_held(organization, "them", 1, gap_columns(organization, (1, 2)))
    assert shown.title == "1 of 2"
    found = {one.name: one.value for one in shown.results}
    assert found == {"met": 1, "short": 1, "unknown": 0, "expired": 0, "asked": 2}
    assert [row.values for row in shown.rows] == [("Person 2", "short", 1, 4), ("Person 1", "met", 4, 4)]


def test_what_a_filter_leaves_out_is_left_out_of_the_cost() -> None:
    organization = Organization.of(*ROWS)
    columns = gap_columns(organization, (1, 2))
    chosen = columns.take(wanted(columns, GapFilter(role_ids=(1,))))
    assert skill_cost(organization, "them", (1, 2), 1).title == "37.50 points"
    assert skill_cost(organization, "them", (1, 2), 1, chosen=chosen).title == "0.00 points"
