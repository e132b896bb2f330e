import pytest

from orgwright.errors import RefusedInput
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import WHOLE, Profile
from orgwright.planning.private_explanation import private_explanation
from orgwright.records import Person
from pictures import facts

PEOPLE = Organization.of(
    facts(),
    Person(id=1, key="ana-ruiz", name="Ana Ruiz"),
    Person(id=2, key="bo", name="Bo"),
    Person(id=3, key="z", name="Zed"),
)
SHOWN = Explanation(
    "3",
    "People of Ana Ruiz.",
    "n = people",
    "Ana Ruiz leads them.",
    (ExplainedResult("n", 3, "whole", "Ana Ruiz and others", "COUNT({Level})"),),
    (ExplainedColumn("Person"), ExplainedColumn("Level", "whole"), ExplainedColumn("Check")),
    (
        ExplainedRow(("Ana Ruiz", 1, "Zed says so"), "people", 1),
        ExplainedRow(("Bo", 2, ""), "people", 2),
        ExplainedRow(("Zed", 3, ""), "people", 3),
    ),
)


def test_without_names_people_are_codes_in_an_order_that_tells_no_alphabet() -> None:
    found = private_explanation(SHOWN, PEOPLE, Profile(names=False))
    said = repr(found)
    assert [name for name in ("Ana", "Ruiz", "Zed", "'Bo'", "screen='people'") if name in said] == []
    first = [str(row.values[0]) for row in found.rows]
    assert first == ["Person 001", "Person 002", "Person 003"]
    assert sorted(row.values[1] for row in found.rows) == [1, 2, 3]
    assert found.results[0].value == 3


def test_a_whole_explanation_stays_as_it_is() -> None:
    assert private_explanation(SHOWN, PEOPLE, WHOLE) is SHOWN
    assert private_explanation(SHOWN, PEOPLE, Profile(pay=False)) is SHOWN


def test_a_number_of_money_without_pay_and_one_without_small_groups_are_refused() -> None:
    money = Explanation("9", "", "", "", (ExplainedResult("cost", 9, "money", "", ""),))
    with pytest.raises(RefusedInput, match="amounts of money"):
        private_explanation(money, PEOPLE, Profile(pay=False))
    with pytest.raises(RefusedInput, match="groups under five cannot"):
        private_explanation(SHOWN, PEOPLE, Profile(small_groups=False))
