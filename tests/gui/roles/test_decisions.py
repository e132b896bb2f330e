"""What a person decides about an import: what comes in, as which skill, with which values."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.exchange.blueprint import read_documents
from orgwright.exchange.role_import import RowKind
from orgwright.gui.roles.decisions import ALL, NOTES, Review, ReviewRow
from orgwright.gui.widgets.columns import Group
from orgwright.records import Document, Kpi, Skill
from orgwright.workspace import Workspace
from role_documents import HARBOUR_PILOT, pilot_id, take_pilot

CHANGED = HARBOUR_PILOT.replace("p95 < 40–60 minutes", "p95 < 30 minutes").replace("- Sea Surveyor\n", "- Tug Master\n")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    records = [one for one in small_organization() if not isinstance(one, Document)]
    made = Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess")
    yield made
    made.close()


def reviewed(workspace: Workspace, *pages: str) -> Review:
    documents = [one for page in pages for one in read_documents(page.encode(), "harbour-pilot.md")]
    return Review(workspace.plan_import(documents))


def row(review: Review, what: str, kind: str = ALL) -> ReviewRow:
    return next(one for one in review.rows(kind) if isinstance(one, ReviewRow) and one.what.endswith(what))


def take(workspace: Workspace, review: Review) -> None:
    workspace.import_documents(review.documents, decisions=review.decisions)


def test_a_new_role_comes_in_whole_but_for_what_section_20_alone_names(workspace: Workspace) -> None:
    review = reviewed(workspace, HARBOUR_PILOT)
    counts = review.counts()
    assert counts[RowKind.UNCERTAIN] == 1
    assert counts[RowKind.NEW] > 40
    assert counts[ALL] == counts[RowKind.UNCERTAIN] + counts[RowKind.NEW]
    assert review.taken == counts[ALL] - 1
    falconry = row(review, "Skill: Falconry")
    assert not falconry.is_taken
    assert "section 20" in falconry.why


def test_what_needs_an_eye_stands_first_and_notes_last(workspace: Workspace) -> None:
    page = HARBOUR_PILOT.replace("## 18)", "## Miscellaneous").replace("AI / Automation Impact on the Role", "")
    bands = [one.title for one in reviewed(workspace, page).rows() if isinstance(one, Group)]
    assert bands[0] == "Uncertain"
    assert bands[-1] == "What the reader noticed"
    assert reviewed(workspace, page).counts()[NOTES] >= 1


def test_notes_of_several_documents_stand_behind_all_that_is_to_decide(workspace: Workspace) -> None:
    page = HARBOUR_PILOT.replace("## 18)", "## Miscellaneous").replace("AI / Automation Impact on the Role", "")
    review = reviewed(workspace, page, page.replace("Harbour Pilot", "Tug Master"))
    kinds = [one.row is None for one in review.rows() if isinstance(one, ReviewRow)]
    assert kinds == sorted(kinds)
    bands = [one.title for one in review.rows() if isinstance(one, Group)]
    assert bands[0] == "Harbour Pilot: Uncertain"
    assert bands[-2:] == ["Harbour Pilot: What the reader noticed", "Tug Master: What the reader noticed"]


def test_a_statement_that_changes_is_shown_under_its_heading(workspace: Workspace) -> None:
    take_pilot(workspace)
    review = reviewed(workspace, HARBOUR_PILOT.replace("Keeps the depth chart honest", "Keeps the depth charts honest"))
    assert row(review, "Operational responsibilities").what == "3  Operational responsibilities"


def test_a_newer_version_shows_what_was_and_what_becomes(workspace: Workspace) -> None:
    take_pilot(workspace)
    review = reviewed(workspace, CHANGED)
    waiting = row(review, "KPI: Waiting time", RowKind.CHANGED)
    assert (waiting.before, waiting.after, waiting.is_taken) == ("p95 < 40–60 minutes", "p95 < 30 minutes", True)
    gone = row(review, "Career link: Sea Surveyor", RowKind.GONE)
    assert gone.is_taken
    assert row(review, "Career link: Tug Master", RowKind.NEW).is_taken


def test_a_skipped_row_stays_out_and_an_edited_one_comes_in_as_edited(workspace: Workspace) -> None:
    review = reviewed(workspace, HARBOUR_PILOT)
    review.decide([row(review, "KPI: Groundings")], is_taken=False)
    review.edit(row(review, "KPI: Waiting time"), {"target": "< 20 minutes"})
    assert row(review, "KPI: Waiting time").after.count("< 20 minutes") == 1
    take(workspace, review)
    assert [(one.name, one.target) for one in workspace.role_sheet(pilot_id(workspace)).kpis] == [
        ("Waiting time", "< 20 minutes"),
        ("Reputation", "as good as the neighbours"),
    ]


def test_a_suggested_skill_is_taken_or_kept_apart_and_both_are_remembered(workspace: Workspace) -> None:
    charts = workspace.add(Skill, name="Charts reading").made_id
    ships = workspace.add(Skill, name="Ship-handling basics").made_id
    review = reviewed(workspace, HARBOUR_PILOT)
    review.same_skill(row(review, "Skill: Chart reading"), charts)
    review.same_skill(row(review, "Skill: Ship handling"), None)
    assert row(review, "Skill: Chart reading").why == "The same as “Charts reading”."
    assert "kept apart" in row(review, "Skill: Ship handling").why
    take(workspace, review)
    skills = workspace.organization.skills
    assert skills[charts or 0].aliases == "Chart reading"
    made = next(one for one in skills.values() if one.name == "Ship handling")
    assert made.kept_apart == skills[ships or 0].name
    assert {one.skill_id for one in workspace.role_sheet(pilot_id(workspace)).requirements} >= {charts, made.id}
    assert reviewed(workspace, HARBOUR_PILOT).counts()[ALL] == 0


def test_two_documents_that_name_the_same_new_skill_make_it_once(workspace: Workspace) -> None:
    second = HARBOUR_PILOT.replace("Harbour Pilot", "River Pilot")
    review = reviewed(workspace, HARBOUR_PILOT, second)
    bands = [one.title for one in review.rows() if isinstance(one, Group)]
    assert bands[0] == "Harbour Pilot: Uncertain"
    take(workspace, review)
    names = [one.name for one in workspace.organization.skills.values()]
    assert names.count("Ship handling") == 1
    assert len(workspace.history()) == 2


def test_decisions_stay_where_the_plans_are_made_anew(workspace: Workspace) -> None:
    review = reviewed(workspace, HARBOUR_PILOT)
    review.decide([row(review, "KPI: Groundings")], is_taken=False)
    workspace.add(Skill, name="Knots")
    review.plans = workspace.plan_import(review.documents)
    assert not row(review, "KPI: Groundings").is_taken
    take(workspace, review)
    assert "Groundings" not in {one.name for one in workspace.role_sheet(pilot_id(workspace)).kpis}


def test_what_somebody_edited_is_uncertain_and_stays_unless_accepted(workspace: Workspace) -> None:
    sheet = take_pilot(workspace)
    workspace.change(Kpi, sheet.kpis[0].id or 0, target="< 50 minutes")
    review = reviewed(workspace, CHANGED)
    asked = row(review, "KPI: Waiting time", RowKind.UNCERTAIN)
    assert (asked.before, asked.after, asked.is_taken) == ("< 50 minutes", "p95 < 30 minutes", False)
    take(workspace, review)
    assert workspace.role_sheet(pilot_id(workspace)).kpis[0].target == "< 50 minutes"


def test_a_requirement_that_goes_stays_where_a_row_is_said_to_be_the_same_skill(workspace: Workspace) -> None:
    take_pilot(workspace)
    review = reviewed(workspace, HARBOUR_PILOT.replace("**Ship handling** (", "**Ship handling basics** ("))
    taken = review.taken
    assert row(review, "Skill: Ship handling", RowKind.GONE).is_taken
    review.same_skill(row(review, "Skill: Ship handling basics"), row(review, "basics").row.suggestions[0].skill_id)
    gone = row(review, "Skill: Ship handling", RowKind.GONE)
    assert (gone.is_taken, gone.after, gone.why) == (False, "stays", "It stays, as “Ship handling basics”.")
    assert review.taken == taken - 1
    review.decide([row(review, "Skill: Ship handling basics")], is_taken=False)
    assert row(review, "Skill: Ship handling", RowKind.GONE).is_taken
