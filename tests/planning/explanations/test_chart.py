from organizations import small_organization
from orgwright.planning.chart_tree import chart_costs, chart_tree
from orgwright.planning.explanations import chart
from orgwright.planning.organization import Organization
from orgwright.records import Position
from planning.test_chart_layout import hierarchy


def small(*more: object) -> Organization:
    return Organization.of(*small_organization(), *more)  # type: ignore[arg-type]


def test_the_mean_span_lists_who_has_reports_the_widest_first() -> None:
    found = chart.unit_mean_span(hierarchy([None, 1, 1, 1, 2]), None)
    assert (found.title, [row.values[:2] for row in found.rows]) == ("2", [("P-001", 3), ("P-002", 1)])
    assert (found.results[0].value, found.results[0].numbers) == (2.0, "4 / 2")


def test_without_reports_there_is_no_mean_span() -> None:
    found = chart.unit_mean_span(hierarchy([None]), None)
    assert (found.title, found.results[0].value) == ("no span", None)


def test_layers_of_a_unit_say_from_where_to_where() -> None:
    organization = hierarchy([None, 1, 2], [1, 2, 2])
    assert chart.unit_layers(organization, None).title == "3"
    assert chart.unit_layers(organization, 2).title == "layers 2 to 3"
    assert chart.unit_layers(hierarchy([2, 1]), None).title == "no layer"


def test_what_stands_below_is_listed_with_people_vacancy_and_cost() -> None:
    organization = small(Position(id=9, key="MOD-09", unit_id=2, manager_position_id=2, annual_cost=5_000_000))
    tree = chart_tree(organization, None)
    costs = chart_costs(organization, tree)
    people = chart.people_below(organization, tree, 1)
    assert [row.values[0] for row in people.rows] == ["Ana Ruiz", "Bo Lind"]
    assert people.what.startswith("ENG-01 and all below")
    assert chart.vacancy_below(organization, tree, 2).title == "1"
    cost = chart.cost_below(organization, tree, 1, costs[1])
    assert (cost.title, cost.results[0].value) == ("170,000", 17_000_000)
    assert [row.values[-1] for row in cost.rows] == ["own", "not known", "not known", "own"]
    assert "Of 2 positions no cost is known; they add nothing." in cost.reading
    assert "Nothing of it is unknown." in chart.cost_below(organization, tree, 9, costs[9]).reading
