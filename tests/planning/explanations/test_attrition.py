from datetime import date

import pytest

from orgwright.planning.attrition import attrition_rate, last_year
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.attrition import band_explained, hazard_explained, rate_explained
from orgwright.planning.futures import futures
from orgwright.planning.hazards import hazards
from orgwright.planning.organization import Organization
from orgwright.records import Record, Role, Unit
from pictures import facts, person, position, said, sits, skills, target

TODAY = date(2026, 11, 30)


def organization() -> Organization:
    """Ten seniors, two of whom left, one of them of another unit; all but one hold the skill of a target."""
    rows: list[Record] = [facts(TODAY, observed_months=12), Unit(id=1, name="Models"), Unit(id=2, name="Data")]
    rows += [Role(id=1, name="Engineer", level="Senior"), *skills(1), target(1, 1, 1, 3, 8)]
    for key in range(1, 11):
        left = date(2026, 2 * key, 10) if key <= 2 else None
        fte = 50 if key == 10 else 100
        rows += [person(key, date(2010, 1, 1), left), position(key, 2 if key == 2 else 1, role_id=1)]
        rows += [sits(key, key, key, fte_percent=fte), *([said(key, 1, 4)] if key < 10 else [])]
    return Organization.of(*rows)


def results(shown: Explanation) -> dict[str, float | None]:
    return {one.name: one.value for one in shown.results}


def test_a_rate_shows_who_was_seen_how_long_and_what_it_borrows() -> None:
    picture = organization()
    shown = hazard_explained(picture, hazards(picture), "Senior", 3)
    values = results(shown)
    months = 8 * 12 + 3 + 5
    assert (values["exits seen"], values["person-months seen"]) == (2, months)
    assert values["rate of the whole"] == pytest.approx(2 / months)
    assert values["rate a month"] == pytest.approx((2 + 60 * 2 / months) / (months + 60))
    assert [row.values for row in shown.rows][:3] == [("Person 1", 3, 1), ("Person 2", 5, 1), ("Person 3", 12, 0)]
    assert (shown.rows[0].screen, shown.rows[0].record_id) == ("people", 1)
    assert dict(shown.policies) == {"Months looked back on": "12", "K, person-months borrowed": "60"}


def test_the_attrition_of_a_unit_names_who_left() -> None:
    picture = organization()
    shown = rate_explained(picture, attrition_rate(picture, 1, last_year(TODAY)))
    assert [row.values for row in shown.rows] == [("Person 1", date(2026, 2, 10), "")]
    assert results(shown)["exits"] == 1
    assert results(shown)["rate"] == pytest.approx(1 / ((9 * 3 + 8 * 10) / 13))
    assert shown.what.startswith("Models, 30 Nov 2026, as recorded.")


def test_a_band_of_people_shows_their_chances_and_the_mean_that_follows() -> None:
    picture = organization()
    found = futures(picture, 4, count=200)
    rate = hazards(picture).group("Senior", 3).rate
    gone = 1 - (1 - rate) ** 3
    values = results(band_explained(picture, found, "headcount", 3))
    assert values["by plan"] == 8
    assert values["by chance"] == pytest.approx(8 * gone)
    assert values["mean"] == pytest.approx(8 * (1 - gone))
    assert values["median"] == found.headcount.median[3]
    assert results(band_explained(picture, found, "fte", 3))["mean"] == pytest.approx(7.5 * (1 - gone))
    exits = results(band_explained(picture, found, "exits", 3))
    assert exits["mean"] == pytest.approx(8 * (1 - rate) ** 2 * rate)


def test_a_band_of_coverage_shows_the_futures_that_it_was_measured_in() -> None:
    picture = organization()
    found = futures(picture, 4, count=200, coverage_count=30, unit_id=1)
    shown = band_explained(picture, found, "coverage", 3)
    assert len(shown.rows) == 30
    shares = [row.values[1] for row in shown.rows]
    assert shares == sorted(shares)
    assert results(shown) == {"10th percentile": shares[2], "median": shares[14], "90th percentile": shares[26]}
    assert dict(shown.policies)["Futures"] == "30"
