"""Rules that hold for each explanation, whatever it explains, over drawn organizations."""

import re

from hypothesis import HealthCheck, given, settings

from dated_organizations import dated_organizations
from explained import explanations_of
from organizations import small_organization
from orgwright.planning.explanation import Explanation
from orgwright.planning.organization import Organization

BRACED = re.compile(r"\{([^{}]+)\}")


def check(name: str, shown: Explanation) -> None:
    titles = [column.title for column in shown.columns]
    results = [one.name for one in shown.results]
    assert len({*titles, *results}) == len(titles) + len(results), f"{name}: a title stands for two things"
    assert shown.title, name
    assert shown.what, name
    for row in shown.rows:
        assert len(row.values) == len(titles), f"{name}: a row has other columns"
        assert bool(row.screen) == (row.record_id is not None), name
    for column in shown.columns:
        assert set(BRACED.findall(column.formula)) <= set(titles), f"{name}: {column.formula}"
        assert column.title not in BRACED.findall(column.formula), f"{name}: {column.title} asks for itself"
    for place, one in enumerate(shown.results):
        known = {*titles, *results[:place]}
        assert set(BRACED.findall(one.formula)) <= known, f"{name}: {one.formula}"


def test_the_explanations_of_a_small_organization_keep_the_form() -> None:
    found = dict(explanations_of(Organization.of(*small_organization())))
    assert len(found) > 250
    for name, shown in found.items():
        check(name, shown)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dated_organizations())
def test_every_explanation_keeps_the_form_whatever_the_records(organization: Organization) -> None:
    for name, shown in explanations_of(organization):
        check(name, shown)


def test_the_same_picture_explains_itself_in_the_same_way() -> None:
    picture = Organization.of(*small_organization())
    assert dict(explanations_of(picture)) == dict(explanations_of(Organization.of(*small_organization())))
