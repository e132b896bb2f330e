"""What closing a gap costs, opened."""

from datetime import date

from gap_organizations import gap_organization
from orgwright.planning.explanations.gap_options import (
    mix_cost_explained,
    mix_fte_explained,
    option_cost_explained,
    taken_cost_explained,
)
from orgwright.planning.gap_mix import cheapest_mix
from orgwright.planning.gap_mix_problem import MixLimits
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_options import gap_options
from orgwright.planning.gaps_to_close import gaps_to_close, outlook
from orgwright.planning.quarters import Quarters

QUARTERS = Quarters(date(2027, 1, 1), 4)
ORGANIZATION = gap_organization()
DAYS = outlook(ORGANIZATION, QUARTERS)
GAPS = gaps_to_close(ORGANIZATION, None, DAYS)


def test_the_cost_of_every_option_follows_from_its_rows() -> None:
    found = gap_options(ORGANIZATION, GAPS[0], DAYS)
    for option in found.options:
        shown = option_cost_explained(ORGANIZATION, found, option)
        titles = [one.title for one in shown.columns]
        for row in shown.rows:
            cell = dict(zip(titles, row.values, strict=True))
            by_hand = cell["Once"] + round(cell["A year"] * (cell["Days 2026"] / 365 + cell["Days 2027"] / 365))
            assert cell["Cost"] == by_hand
        assert shown.results[0].value == sum(row.values[-1] for row in shown.rows) == option.cost


def test_a_row_opens_the_person_or_the_seat() -> None:
    found = gap_options(ORGANIZATION, GAPS[0], DAYS)
    opened = [option_cost_explained(ORGANIZATION, found, one).rows[0] for one in found.options]
    assert [(one.screen, one.record_id) for one in opened] == [
        ("staffing", 5),
        ("people", 1),
        ("people", 3),
        ("", None),
    ]


def test_the_cost_of_a_mix_is_the_sum_of_its_rows() -> None:
    offers = offers_for(ORGANIZATION, GAPS, DAYS)
    mix = cheapest_mix(offers.problem, MixLimits((2, 2)))
    shown = mix_cost_explained(ORGANIZATION, offers, mix)
    assert mix.cost is not None
    assert sum(row.values[-1] for row in shown.rows) == mix.cost == shown.results[0].value
    assert shown.results[1].value == mix.bound
    assert shown.results[2].value == sum(one.count for one in mix.taken)
    assert mix_fte_explained(ORGANIZATION, offers, mix).results[0].value == max(mix.fte)
    for place, one in enumerate(mix.taken):
        row = taken_cost_explained(ORGANIZATION, offers, mix, place)
        assert sum(each.values[-1] for each in row.rows) == one.cost == row.results[0].value
