from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.promotion import CAREER, case_standing
from orgwright.records import PromotionCase, PromotionCheck, Statement
from orgwright.workspace import Workspace

BO, SENIOR, STAFF, FORECASTING = 2, 1, 2, 2


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    said = Statement(
        id=1, role_id=SENIOR, section=CAREER, number=1, heading="Promotion requirements", text="Led a team."
    )
    made = Workspace.create(tmp_path / "small.orgwright", [*small_organization(), said], "Make it", "Tess")
    yield made
    made.close()


@pytest.fixture
def case_id(workspace: Workspace) -> int:
    return workspace.open_promotion_case(BO, STAFF, TODAY).made_id or 0


def met(workspace: Workspace, case_id: int) -> list[tuple[str, bool, str]]:
    standing = case_standing(workspace.organization, case_id)
    return [(one.check.text, one.is_met, one.check.evidence) for one in standing.checks]


def test_a_case_begins_with_what_the_documents_and_the_next_role_ask(workspace: Workspace) -> None:
    changes = workspace.open_promotion_case(BO, STAFF, TODAY)
    assert changes.label == "Open the promotion case of Bo Lind to Staff Engineer"
    assert met(workspace, changes.made_id or 0) == [("Led a team.", False, ""), ("Forecasting at level 4", False, "")]
    workspace.undo()
    assert not workspace.organization.table(PromotionCase)
    assert not workspace.organization.table(PromotionCheck)


def test_a_ticked_check_keeps_its_evidence_until_another_is_given(workspace: Workspace, case_id: int) -> None:
    first = case_standing(workspace.organization, case_id).checks[0].check.id or 0
    assert workspace.tick_check(first, TODAY, " The Oslo project ").label.startswith(
        "Tick a check of the promotion case"
    )
    assert met(workspace, case_id)[0] == ("Led a team.", True, "The Oslo project")
    assert workspace.tick_check(first, None).label.startswith("Untick a check")
    assert met(workspace, case_id)[0] == ("Led a team.", False, "The Oslo project")


def test_a_check_of_a_skill_follows_the_assessments(workspace: Workspace, case_id: int) -> None:
    workspace.assess({(BO, FORECASTING): 4})
    assert met(workspace, case_id)[1] == ("Forecasting at level 4", True, "")


def test_checks_are_added_and_removed_while_a_case_is_open(workspace: Workspace, case_id: int) -> None:
    made = workspace.add_check(case_id, "Two letters of peers").made_id or 0
    assert [text for text, _, _ in met(workspace, case_id)][-1] == "Two letters of peers"
    workspace.remove_check(made)
    assert len(met(workspace, case_id)) == 2


def test_a_decided_case_moves_nobody_and_takes_no_more_ticks(workspace: Workspace, case_id: int) -> None:
    first = case_standing(workspace.organization, case_id).checks[0].check.id or 0
    changes = workspace.decide_case(case_id, "not-yet", TODAY, "Next spring")
    assert changes.label == "Decide the promotion case of Bo Lind to Staff Engineer: not yet"
    assert workspace.organization.seating.role_of(BO) == SENIOR
    for refused in (
        lambda: workspace.tick_check(first, TODAY),
        lambda: workspace.add_check(case_id, "More"),
        lambda: workspace.decide_case(case_id, "promoted", TODAY),
    ):
        with pytest.raises(RefusedInput, match="was decided on 2026-11-20"):
            refused()
    workspace.reopen_case(case_id)
    kept = workspace.organization.table(PromotionCase)[case_id]
    assert (kept.decided_on, kept.outcome, kept.note) == (None, None, "Next spring")


def test_a_case_is_not_decided_before_it_was_opened_nor_in_other_words(workspace: Workspace, case_id: int) -> None:
    with pytest.raises(RefusedInput, match="before it was opened on 2026-11-20"):
        workspace.decide_case(case_id, "promoted", date(2026, 11, 19))
    with pytest.raises(RefusedInput, match="outcome of a promotion case must be"):
        workspace.decide_case(case_id, "perhaps", TODAY)


def test_one_case_of_a_person_for_a_role_is_open_at_a_time(workspace: Workspace, case_id: int) -> None:
    with pytest.raises(RefusedInput, match="Bo Lind has a promotion case to Staff Engineer already"):
        workspace.open_promotion_case(BO, STAFF, date(2027, 1, 1))
    workspace.decide_case(case_id, "withdrawn", TODAY)
    workspace.open_promotion_case(BO, STAFF, date(2027, 1, 1))
    assert len(workspace.organization.table(PromotionCase)) == 2


def test_nobody_is_promoted_to_the_role_that_they_have(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="Bo Lind is Senior Engineer already"):
        workspace.open_promotion_case(BO, SENIOR, TODAY)


def test_a_case_is_noted_and_removed_with_its_checks(workspace: Workspace, case_id: int) -> None:
    workspace.note_case(case_id, "Speak with Ana")
    assert workspace.organization.table(PromotionCase)[case_id].note == "Speak with Ana"
    workspace.remove_case(case_id)
    assert not workspace.organization.table(PromotionCase)
    assert not workspace.organization.table(PromotionCheck)
    with pytest.raises(RefusedInput, match="This promotion case is gone"):
        workspace.remove_case(case_id)
