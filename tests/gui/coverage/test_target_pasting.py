from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.gui.coverage.proposals_model import ProposalReview, found_proposals
from orgwright.gui.coverage.target_pasting import PastedTargets, pasted_targets
from orgwright.planning.organization import Organization
from orgwright.planning.proposal_rule import ProposalRule
from orgwright.planning.target_edits import TargetEdit
from orgwright.records import Importance


@pytest.fixture(scope="module")
def organization() -> Organization:
    return Organization.of(*small_organization())


def told(pasted: PastedTargets) -> list[tuple[tuple[int, int, int], int, str | None, str]]:
    return [(one.key, one.people, one.importance, one.comparison.value) for one in pasted.proposals]


def test_heads_say_which_column_is_which(organization: Organization) -> None:
    text = "Importance\tTeam\tNeeded\tSkill\tLevel\n\tModels\t2\tForecasting\t4\ncritical\tengineering\t3\tCPython\t3\n"
    assert told(pasted_targets(organization, None, text)) == [
        ((1, 1, 3), 3, Importance.CRITICAL, "more"),
        ((2, 2, 4), 2, None, "new"),
    ]


def test_without_heads_the_contents_say_it_and_the_level_stands_before_the_people(organization: Organization) -> None:
    text = "Forecasting\tModels\t4\t2\t0\toptional\nPython\tEngineering\t3\t2\t1\tcritical"
    assert told(pasted_targets(organization, None, text)) == [
        ((1, 1, 3), 2, Importance.CRITICAL, "same"),
        ((2, 2, 4), 2, Importance.OPTIONAL, "new"),
    ]


def test_without_an_importance_that_of_the_target_that_is_there_stays(organization: Organization) -> None:
    pasted = pasted_targets(organization, 1, "Skill\tLevel\tPeople\nPython\t3\t4")
    assert told(pasted) == [((1, 1, 3), 4, Importance.CRITICAL, "more")]


def test_without_a_unit_the_lines_are_of_the_unit_that_is_looked_at(organization: Organization) -> None:
    (one,) = pasted_targets(organization, 2, "Skill\tLevel\tPeople\nPython\t3\t2").proposals
    assert (one.unit_id, one.reason) == (2, "Pasted, line 2")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Models\tPyton\t3\t2\t", "Line 2: There is no skill called “Pyton”."),
        ("Modles\tPython\t3\t2\t", "Line 2: There is no unit called “Modles”."),
        ("Models\tPython\t6\t2\t", "Line 2: The level must be a whole number from 1 to 5, not “6”."),
        (
            "Models\tPython\t3\t0\t",
            "Line 2: The number of people must be a whole number from 1 to 100,000, not “0”.",
        ),
        (
            "Models\tPython\t3\t2\thuge",
            "Line 2: The importance must be critical, important, context-specific, optional or nothing, not “huge”.",
        ),
        ("\tPython\t3\t2\t", "Line 2: It names no unit, and the whole organization is chosen."),
    ],
)
def test_a_line_that_cannot_be_is_left_out_with_one_sentence(
    organization: Organization, line: str, sentence: str
) -> None:
    pasted = pasted_targets(organization, None, f"Unit\tSkill\tLevel\tPeople\tImportance\n{line}")
    assert (pasted.proposals, pasted.refused) == ((), (sentence,))


def test_the_same_target_twice_is_taken_once(organization: Organization) -> None:
    pasted = pasted_targets(organization, 2, "Skill\tLevel\tPeople\nPython\t3\t2\n\nPython\t3\t5")
    assert [one.people for one in pasted.proposals] == [2]
    assert pasted.refused == ("Line 4: The same unit, skill and level stand above it already.",)


@pytest.mark.parametrize("text", ["", "\n\t\n", "hello", "Skill\tLevel\nPython\t3"])
def test_what_is_no_table_of_targets_is_refused(organization: Organization, text: str) -> None:
    with pytest.raises(RefusedInput, match="holds no table of targets"):
        pasted_targets(organization, None, text)


def test_another_importance_alone_is_a_change_to_write(organization: Organization) -> None:
    pasted = pasted_targets(organization, 1, "Skill\tLevel\tPeople\tImportance\nPython\t3\t2\toptional")
    proposals = found_proposals(organization, 1, ProposalRule(), pasted.proposals)
    review = ProposalReview(organization, 1, pasted=pasted.proposals, proposals=proposals)
    (row,) = review.rows()
    assert (row.proposed.comparison.value, row.is_taken, row.becomes) == ("other importance", True, "2")
    assert review.edits(None) == (TargetEdit(1, {"people": 2, "importance": Importance.OPTIONAL}),)


@settings(max_examples=60, deadline=None)
@given(st.text("PythonForecastingModels\t\n 0123456789²٣", max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    organization = Organization.of(*small_organization())
    with suppress(RefusedInput):
        pasted = pasted_targets(organization, 2, text)
        assert all(1 <= one.people <= 100_000 and 1 <= one.level <= 5 for one in pasted.proposals)
        assert all(line.startswith("Line ") for line in pasted.refused)
