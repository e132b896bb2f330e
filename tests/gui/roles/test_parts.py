"""The rows of every tab of a role, from one small document with all 20 sections."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.gui.roles import parts
from orgwright.gui.roles.columns import PARTS
from orgwright.gui.roles.parts import PartRow, Rows, Shown
from orgwright.gui.widgets.columns import Group
from orgwright.planning.role_meaning import Authority
from orgwright.records import CareerLink, Document, Kpi, OrganizationFacts, Role, Statement
from orgwright.workspace import Workspace
from role_documents import pilot_id, take_pilot


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    records = [one for one in small_organization() if not isinstance(one, Document)]
    made = Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess")
    take_pilot(made)
    yield made
    made.close()


def shown(workspace: Workspace) -> Shown:
    sheet = workspace.role_sheet(pilot_id(workspace))
    return Shown(sheet, workspace.organization, start=date(2026, 11, 20))


def said(rows: Rows) -> list[str | tuple[str, ...]]:
    """The rows as their titles and texts, empty ones at the end left out."""
    return [one.title if isinstance(one, Group) else tuple(_trimmed(one.texts)) for one in rows]


def _trimmed(texts: tuple[str, ...]) -> list[str]:
    kept = list(texts)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def test_every_tab_of_a_whole_document_has_rows(workspace: Workspace) -> None:
    counts = {part.key: parts.count_of(part.rows(shown(workspace))) for part in PARTS}
    assert min(counts.values()) >= 1, counts
    assert sum(counts.values()) > 50


def test_every_row_of_the_role_stands_in_one_tab(workspace: Workspace) -> None:
    all_of_it = shown(workspace)
    keys = [row.key for part in PARTS for row in part.rows(all_of_it) if isinstance(row, PartRow)]
    entries = [one for one in all_of_it.sheet.section(15) if "roles" in one.heading or "paths" in one.heading]
    expected = {(type(one).__name__, getattr(one, "id", 0)) for one in all_of_it.sheet.said if one not in entries}
    assert len(entries) == 4
    assert expected <= {(record.__name__, row_id) for record, row_id in keys}
    assert len(keys) == len(set(keys))


def test_activities_say_how_often_and_deliverables_whether_in_place(workspace: Workspace) -> None:
    rows = said(parts.work(shown(workspace)))
    assert rows == [
        "Operational responsibilities",
        ("Boards every ship above the size limit.",),
        ("Keeps the depth chart honest.",),
        "Daily activities",
        ("Reads tides and wind.", "daily"),
        "Monthly or quarterly activities",
        ("Quarterly drill with the tugs.", "quarterly"),
        ("Checks the buoys.", "monthly or quarterly"),
        "Deliverables: Papers",
        ("Depth chart",),
        ("Log of every passage",),
    ]
    one = next(one for one in shown(workspace).sheet.section(5))
    workspace.change(Statement, one.id or 0, text="[x] Depth chart")
    ticked = [row for row in parts.work(shown(workspace)) if isinstance(row, PartRow) and row.more is True]
    assert [row.texts for row in ticked] == [("Depth chart", "in place")]


def test_goals_are_due_counted_from_the_first_day(workspace: Workspace) -> None:
    assert said(parts.goals(shown(workspace))) == [
        "30-day goals",
        ("Knows every buoy.", "20 Dec 2026"),
        "12-month objectives",
        ("Pilots at night alone.", "20 Nov 2027"),
        "Long-term impact goals",
        ("Teaches two others.",),
    ]
    later = replace(shown(workspace), start=date(2027, 1, 1))
    assert ("Knows every buoy.", "31 Jan 2027") in said(parts.goals(later))


def test_kpis_say_what_was_understood_of_their_target(workspace: Workspace) -> None:
    rows = [row for row in parts.kpis(shown(workspace)) if isinstance(row, PartRow)]
    assert [(row.text(0), row.text(2)) for row in rows] == [
        ("Waiting time", "below 40–60 minutes"),
        ("Groundings", "at most 0"),
        ("Reputation", ""),
    ]


def test_technical_and_soft_skills_have_tabs_of_their_own(workspace: Workspace) -> None:
    assert said(parts.requirements(shown(workspace))) == [
        "Must-have",
        ("Chart reading",),
        ("Ship handling",),
        "Good-to-have",
        ("Ice navigation",),
    ]
    band, calm = parts.soft_skills(shown(workspace))
    assert isinstance(calm, PartRow)
    assert (band, calm.text(0), calm.more.detail) == (
        Group("Soft skills", "1"),
        "Calm",
        "speaks slower when it gets worse",
    )


def test_tools_of_one_cell_stand_apart_and_a_tool_that_is_a_skill_says_who_knows_it(workspace: Workspace) -> None:
    chart = next(key for key, one in workspace.organization.skills.items() if one.name == "Chart reading")
    workspace.assess({(1, chart): 3})
    rows = said(parts.tools(shown(workspace)))
    assert rows == [
        "Radio",
        ("Sailor", "talking to the bridge", "Common", "", "in “Sailor / Icom”"),
        ("Icom", "talking to the bridge", "Common", "", "in “Sailor / Icom”"),
        "Charts",
        ("Chart reading", "planning a passage", "Optional", "1 person"),
        "Infrastructure environment",
        ("Two pilot boats and one tower.",),
    ]


def test_whom_the_role_works_with_and_about_what(workspace: Workspace) -> None:
    assert said(parts.collaboration(shown(workspace))) == [
        "Internal stakeholders",
        ("Tower", "order of the ships"),
        "External stakeholders",
        ("Captains", "speed and course"),
        "Escalation points",
        ("Harbour master", "storms"),
    ]


def test_decisions_carry_whose_approval_they_need(workspace: Workspace) -> None:
    rows = [row for row in parts.decisions(shown(workspace)) if isinstance(row, PartRow)]
    assert [(row.text(0), row.more) for row in rows] == [
        ("Speed in the channel", {Authority.ALONE}),
        ("Order of two large ships", {Authority.TEAM}),
        ("Closing the harbour", {Authority.MANAGER, Authority.DIRECTOR, Authority.EXECUTIVE}),
    ]


def test_experience_says_years_and_how_necessary_a_certificate_is(workspace: Workspace) -> None:
    rows = [row.texts for row in parts.experience(shown(workspace)) if isinstance(row, PartRow)]
    assert rows == [
        ("8–12+ years at sea", "8–12+ years"),
        ("Master's ticket — Required", "required"),
        ("Ice course — Optional", "optional"),
    ]


def test_career_links_stand_by_direction_with_the_words_of_the_document(workspace: Workspace) -> None:
    assert said(parts.career(shown(workspace))) == [
        "Comes from",
        ("Captain", "named only", "Captain / First Mate"),
        ("First Mate", "named only", "Captain / First Mate"),
        "Next",
        ("Harbour Master", "named only"),
        ("Senior Engineer",),
        "Sideways",
        ("Sea Surveyor", "named only"),
        "Skills needed for promotion",
        ("Running the tower for a month",),
    ]
    link = next(
        key
        for key, one in workspace.organization.links.items()
        if workspace.organization.roles[one.to_role_id].name == "Harbour Master"
    )
    workspace.remove(CareerLink, link)
    assert ("Harbour Master", "no such link") in said(parts.career(shown(workspace)))


def test_the_profile_picks_the_variants(workspace: Workspace) -> None:
    workspace.change(OrganizationFacts, 1, size="enterprise", regulated="no")
    rows = [row.texts for row in parts.variants(shown(workspace)) if isinstance(row, PartRow)]
    assert rows == [
        ("Startup: one pilot for everything", "not here"),
        ("Large enterprise: one pilot for each basin", "applies here"),
        ("Regulated: every passage is filed", "not here"),
    ]


def test_the_words_of_the_scorecard_are_weights(workspace: Workspace) -> None:
    rows = [row.texts[:3] for row in parts.hiring(shown(workspace)) if isinstance(row, PartRow) and not row.is_wide]
    assert rows == [("Ship handling", "High", "60 %"), ("Calm", "Medium", "40 %")]
    assert "Red flags" in said(parts.hiring(shown(workspace)))


def test_the_summary_is_checked_against_the_rest(workspace: Workspace) -> None:
    rows = [(row.texts, row.mark) for row in parts.summary(shown(workspace)) if isinstance(row, PartRow)]
    assert rows == [
        (("Role title", "Harbour Pilot", ""), ""),
        (
            (
                "Top 10 technical skills",
                "1) Ship handling 2) Chart reading 3) Falconry",
                "Nowhere else: Falconry",
            ),
            "uncertain",
        ),
        (("Main goals", "no ship waits", ""), ""),
    ]


def test_an_edited_row_is_marked_and_rows_made_by_hand_point_nowhere(workspace: Workspace) -> None:
    sheet = shown(workspace).sheet
    kpi = sheet.kpis[0]
    marked = replace(shown(workspace), edited={(Kpi, kpi.id or 0)})
    assert [row.mark for row in parts.kpis(marked) if isinstance(row, PartRow)] == ["edited", "", ""]
    workspace.add(Kpi, role_id=sheet.role.id, name="Wet boots")
    rows = [row for row in parts.kpis(shown(workspace)) if isinstance(row, PartRow)]
    assert [row.span is not None for row in rows] == [True, True, True, False]


def test_a_role_that_says_nothing_has_empty_tabs(workspace: Workspace) -> None:
    made = workspace.add(Role, name="Deckhand").made_id
    empty = Shown(workspace.role_sheet(made or 0), workspace.organization)
    for part in PARTS:
        assert parts.count_of(part.rows(empty)) == 0, part.key
