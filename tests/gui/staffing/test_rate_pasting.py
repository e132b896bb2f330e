import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.gui.staffing.rate_pasting import pasted_rates
from orgwright.planning.organization import Organization
from orgwright.records import CostRate
from orgwright.workspace.cost_rates import CostRateEdit


@pytest.fixture
def organization() -> Organization:
    return Organization.of(
        *small_organization(), CostRate(id=4, level="Mid", annual_cost=5_000_000, hiring_cost=300_000)
    )


def test_a_table_adds_changes_and_leaves_rates(organization: Organization) -> None:
    role = organization.roles[1].name
    text = f"Role\tLevel\tLocation\tAnnual cost\n{role}\t\tPorto\t96,000.50\n\n\tmid\t\t60 000\n\t\t\t50000\n"
    pasted = pasted_rates(organization, text)
    assert pasted.edits == (
        CostRateEdit(None, {"role_id": 1, "level": "", "location": "Porto", "annual_cost": 9_600_050}),
        CostRateEdit(4, {"annual_cost": 6_000_000}),
        CostRateEdit(None, {"role_id": None, "level": "", "location": "", "annual_cost": 5_000_000}),
    )
    assert (pasted.same, pasted.words) == (0, "2 new, 1 changed, 0 as they are.")
    again = pasted_rates(organization, "level\tcost\tcost of a hire\nMid\t50,000\t3,000")
    assert (again.edits, again.same) == ((), 1)


def test_an_empty_cost_of_a_hire_takes_it_away_and_a_column_that_is_not_there_does_not(
    organization: Organization,
) -> None:
    assert pasted_rates(organization, "level\tcost\thiring cost\nMid\t50000\t").edits == (
        CostRateEdit(4, {"hiring_cost": None}),
    )
    assert pasted_rates(organization, "level\tcost\nMid\t50000").edits == ()


def test_a_line_that_cannot_be_taken_is_named_with_its_reason(organization: Organization) -> None:
    lines = ["role\tlevel\tannual cost", "Nobody\t\t1", "\tMid\t", "\tMid\tmuch", "\tMid\t-1", "\tA\t1", "\ta\t2"]
    pasted = pasted_rates(organization, "\n".join(lines))
    assert pasted.refused == (
        "Line 2: There is no role called “Nobody”.",
        "Line 3: It names no annual cost.",
        "Line 4: The annual cost needs an amount such as 96,000, and much is none.",
        "Line 5: A cost cannot be below 0.",
        "Line 7: The same role, level and location stand above it already.",
    )
    assert len(pasted.edits) == 1
    assert pasted.words.splitlines()[1:3] == ["Lines left out: 5.", pasted.refused[0]]
    assert pasted.words.endswith("… and 1 more.")


@pytest.mark.parametrize("text", ["", "\n\t\n", "Mid\t50000", "role\tlevel\nEngineer\tMid"])
def test_what_is_no_table_of_rates_is_refused(organization: Organization, text: str) -> None:
    with pytest.raises(RefusedInput, match="holds no table of rates"):
        pasted_rates(organization, text)
