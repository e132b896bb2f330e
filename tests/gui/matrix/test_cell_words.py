from datetime import date, timedelta

import pytest

from orgwright.gui.matrix.cell_words import apart_text, counts_sentence, rule_sentence, spoken_row, validity_text
from orgwright.planning.cell_sources import cell_sources
from orgwright.planning.organization import Organization
from orgwright.planning.policy import Policy
from orgwright.records import Assessment
from pictures import DAY, facts, person, said, skills

OVER = DAY - timedelta(days=1)


def picture(*records: Assessment) -> Organization:
    return Organization.of(facts(), person(1), *skills(1), *records)


def sentence(*records: Assessment) -> str:
    organization = picture(*records)
    return counts_sentence(cell_sources(organization, (1, 1)), organization.policy)


def test_the_rule_names_the_sources_in_the_order_of_the_policy() -> None:
    text = rule_sentence(Policy(precedence=("manager", "peer", "self", "certificate"), minimum_peers=3))
    assert text.endswith("first manager, then the median of 3 or more peers, then self, then certificate.")


@pytest.mark.parametrize(
    ("records", "text"),
    [
        ((), "Nobody has assessed this yet."),
        ((said(1, 1, 3),), "Manager counts; no other source has a level that holds."),
        ((said(1, 1, 3), said(1, 1, 2, "self")), "Manager counts, for it comes before self."),
        (
            (said(1, 1, 3), said(1, 1, 4, "certificate", until=OVER)),
            "Manager counts: certificate would come before, but has no level that holds.",
        ),
        (
            (said(1, 1, 3, "self"), said(1, 1, 4, "certificate", until=OVER), said(1, 1, None)),
            "Self counts: certificate and manager would come before, but have no level that holds.",
        ),
        (
            (said(1, 1, 3, "peer", by="Bo"), said(1, 1, 4, "peer", by="Cy")),
            "The median of 2 peers counts; no other source has a level that holds.",
        ),
        ((said(1, 1, 3, "peer", by="Bo"),), "Nothing counts: peers need 2 who have a level that holds."),
        ((said(1, 1, 3, until=OVER),), "Nothing counts: what was said has expired."),
        ((said(1, 1, None),), "Nothing counts: no source has a level that holds on this day."),
    ],
)
def test_the_panel_says_which_source_counts_and_why(records: tuple[Assessment, ...], text: str) -> None:
    assert sentence(*records) == text


def test_sources_two_levels_apart_are_called_disputed() -> None:
    near = cell_sources(picture(said(1, 1, 3), said(1, 1, 2, "self")), (1, 1))
    far = cell_sources(picture(said(1, 1, 4), said(1, 1, 2, "self")), (1, 1))
    assert (apart_text(near), apart_text(far)) == ("", "2 apart, disputed")


def test_a_row_is_spoken_with_everything_that_its_marks_show() -> None:
    (source,) = cell_sources(picture(said(1, 1, 3, until=date(2027, 3, 31))), (1, 1)).sources
    assert spoken_row(source, source.said[0]) == "Manager, Mo, level 3, 1 Jun 2026, valid until 31 Mar 2027, counts"
    (over,) = cell_sources(picture(said(1, 1, 3, until=OVER)), (1, 1)).sources
    assert validity_text(over.said[0]) == "expired after 19 Nov 2026"
