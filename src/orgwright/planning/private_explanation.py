"""How a number came about without what a profile leaves out: names as codes; sums of money and small groups refused."""

from __future__ import annotations

from dataclasses import replace

from orgwright.errors import RefusedInput
from orgwright.planning.explanation import ExplainedRow, Explanation, Value
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import Profile
from orgwright.planning.private_codes import Codes

_FREE_TEXT = frozenset({"Check", "Milestone", "Step"})
"""Titles of columns whose cells may say anything of anybody."""


def private_explanation(shown: Explanation, organization: Organization, profile: Profile) -> Explanation:
    """An explanation under a profile; ``organization`` is the picture, with names, that it was made from.

    Without names the rows stand in the order of their texts, for the old order would tell the alphabet. Refused where
    the number is one of money and pay is left out, and where small groups are: its rows are all that there is to show.
    """
    kinds = [*(one.kind for one in shown.results), *(one.kind for one in shown.columns)]
    if not profile.pay and "money" in kinds:
        raise RefusedInput("This number is made of amounts of money, so nothing of it is left without pay.")
    if not profile.small_groups:
        raise RefusedInput(
            "The rows of one number cannot be taken together, so groups under five cannot be left out of them."
        )
    if profile.names:
        return shown
    codes = Codes.of(organization)
    free = {place for place, column in enumerate(shown.columns) if column.title in _FREE_TEXT}

    def cell(place: int, value: Value) -> Value:
        return value if not isinstance(value, str) else "" if place in free else codes.in_text(value)

    rows = [ExplainedRow(tuple(cell(place, one) for place, one in enumerate(row.values))) for row in shown.rows]
    return replace(
        shown,
        title=codes.in_text(shown.title),
        what=codes.in_text(shown.what),
        reading=codes.in_text(shown.reading),
        results=tuple(replace(one, numbers=codes.in_text(one.numbers)) for one in shown.results),
        rows=tuple(sorted(rows, key=lambda row: [str(one) for one in row.values])),
    )
