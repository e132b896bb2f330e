from orgwright.planning.emerging import emerging_demand, future_skills
from orgwright.planning.explanations.emerging import apart_explained, future_skill_explained
from orgwright.planning.groups import Group
from orgwright.planning.organization import Organization
from orgwright.records import Role, Unit
from pictures import asks, facts, said, seated, skills

WHOLE = Group.of_unit(None)
ROWS = (
    facts(),
    Unit(id=1, name="Models"),
    Role(id=1, name="Engineer", level="Senior"),
    Role(id=2, name="Analyst", level="Mid"),
    *skills(3),
    *(row for number in (1, 2, 3) for row in seated(number, role_id=1)),
    asks(1, 1, 1, 2),
    asks(2, 1, 2, 3, "important emerging"),
    said(1, 1, 2),
    said(1, 2, 4),
    said(2, 2, 1),
)


def test_every_count_of_a_future_skill_is_a_result_over_its_rows() -> None:
    organization = Organization.of(*ROWS)
    (one,) = future_skills(organization, WHOLE)
    shown = future_skill_explained(organization, WHOLE, one)
    assert {each.name: each.value for each in shown.results} == {
        "holders": 1, "asked": 3, "met": 1, "not known": 1, "best": 4,
    }  # fmt: skip
    assert [row.values[1:] for row in shown.rows] == [("yes", 4, 3), ("yes", 1, 3), ("yes", None, 3)]


def test_points_apart_are_the_difference_of_the_two_low_ends() -> None:
    organization = Organization.of(*ROWS)
    one = emerging_demand(organization, WHOLE)
    shown = apart_explained(organization, one)
    emerging, today, apart = (each.value for each in shown.results)
    assert (emerging, today) == (one.emerging.low, one.today.low)
    assert emerging is not None
    assert today is not None
    assert apart == emerging - today
