from orgwright.gui.budget_words import budget_words
from orgwright.planning.standing import RunRate, SeatCost


def rate(cost: int, **budgets: int) -> RunRate:
    seat = SeatCost(1, cost, None, 100, cost)
    return RunRate((seat,), (), dict(enumerate(budgets.values(), 1)))


def test_what_is_left_of_a_budget_or_over_it_is_said_and_nothing_without_one() -> None:
    assert budget_words(rate(100_000_00, north=150_000_00, south=50_000_00), "EUR") == (
        "€ 100 k left of the budget of a year"
    )
    assert budget_words(rate(300_000_00, north=150_000_00), "EUR") == "€ 150 k over the budget of a year"
    assert budget_words(rate(300_000_00), "EUR") == ""
