"""What the seats of a unit that are filled on the day leave of its annual budget, in words."""

from orgwright.gui.widgets.amounts import short_money_text
from orgwright.planning.standing import RunRate


def budget_words(rate: RunRate, currency: str) -> str:
    """``€ 2.5 m left of the budget of a year``; nothing where neither the unit nor one below has a budget."""
    if rate.budget is None:
        return ""
    left = rate.budget - rate.amount
    return f"{short_money_text(abs(left), currency)} {'left of' if left >= 0 else 'over'} the budget of a year"
