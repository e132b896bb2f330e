"""Role documents in the open file: what comes in, what a newer version changes, what a person decides."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgwright.errors import RefusedInput
from orgwright.exchange.role_import import Decision, RowKind
from orgwright.records import CareerLink, Document, Kpi, KpiReading, Requirement, Role, Skill, Statement, Tool, Unit
from orgwright.workspace import BlueprintImport, Workspace
from orgwright.workspace.kpi_readings import NewReading

PAGE = """\
# Staff Forecaster: Role Blueprint

## 1) Role Summary

The Staff Forecaster keeps the forecasts of the company honest.

Role horizon: Emerging

## 3) Core Responsibilities

### Strategic responsibilities

- Writes down every assumption.
- Compares each forecast with what came.

### Operational responsibilities

- Says early what will not come.

## 7) KPIs and Productivity Metrics

| Metric name | What it measures | Why it matters | Example target / benchmark | Frequency |
|---|---|---|---|---|
| Forecast error | distance from what came | trust | < 10% | Monthly |
| Early warnings | warnings before the month ends | time to act | 2–4 per quarter | Quarterly |

## 8) Technical Skills Required

### Must-have technical skills

- **Forecasting** (Critical): models of time
- **Python** (Important): daily work

### Good-to-have technical skills

- **Pricing** (Optional): some of it

## 9) Soft Skills and Behavioral Capabilities

- **Plain speech**: says what the numbers say

## 10) Tools, Platforms, and Software

| Category | Tool / Platform | Primary use | Common / Optional / Context-specific |
|---|---|---|---|
| Cloud | AWS / Azure / GCP | hosting | Common |

## 15) Career Path and Progression

### Common feeder roles into this role

- Forecaster

### Next likely roles after this role

- Principal Forecaster / Head of Planning

## 19) Hiring Evaluation Criteria

### Scorecard dimensions

| Dimension | Weight | What “meets bar” looks like | What “excellent” looks like |
|---|---|---|---|
| Modelling | 60% | sound | new ideas |
| Speech | 40% | clear | moving |
"""
NEWER = (
    PAGE.replace("- Writes down every assumption.", "- Writes down every assumption and who made it.")
    .replace("- Says early what will not come.\n", "")
    .replace("| < 10% |", "| < 8% |")
    .replace("**Python** (Important)", "**Python** (Critical)")
    .replace(
        "- **Pricing** (Optional): some of it",
        "- **Pricing** (Optional): some of it\n- **Simulation** (Optional): seeded",
    )
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.new(tmp_path / "small.orgwright", "Small", actor="Ana")
    yield opened
    opened.close()


def take(workspace: Workspace, page: str = PAGE, **options) -> BlueprintImport:
    return workspace.import_blueprints([("forecaster.md", page.encode())], **options)


def tried(workspace: Workspace, page: str = PAGE) -> dict[str, object]:
    (plan,) = take(workspace, page, dry_run=True).plans
    return {one.key: one for one in plan.rows}


def sheet(workspace: Workspace):
    return workspace.role_sheet(workspace.organization.find(Role, "Staff Forecaster").id or 0)


def test_every_section_becomes_rows_that_point_at_their_words_on_the_page(workspace: Workspace) -> None:
    take(workspace)
    role = sheet(workspace)
    assert role.role.summary == "The Staff Forecaster keeps the forecasts of the company honest."
    assert [(one.heading, one.text) for one in role.section(3)] == [
        ("Strategic responsibilities", "Writes down every assumption."),
        ("Strategic responsibilities", "Compares each forecast with what came."),
        ("Operational responsibilities", "Says early what will not come."),
    ]
    assert [(one.name, one.target) for one in role.kpis] == [
        ("Forecast error", "< 10%"),
        ("Early warnings", "2–4 per quarter"),
    ]
    assert [(one.name, one.cell) for one in role.tools] == [
        (name, "AWS / Azure / GCP") for name in ("AWS", "Azure", "GCP")
    ]
    assert [(one.dimension, one.weight_text) for one in role.scorecard] == [("Modelling", "60%"), ("Speech", "40%")]
    assert len(role.requirements) == 4
    assert role.document is not None
    for row in (*role.said, *role.requirements):
        assert role.words_of(row)
    python = next(one for one in role.requirements if workspace.organization.skills[one.skill_id].name == "Python")
    assert "Python" in role.words_of(python)
    assert python.detail == "daily work"


def test_importing_a_document_twice_changes_nothing(workspace: Workspace) -> None:
    take(workspace)
    actions = len(workspace.history())
    assert take(workspace).changes == ()
    assert len(workspace.history()) == actions


def test_a_newer_version_shows_exactly_what_changed(workspace: Workspace) -> None:
    take(workspace)
    rows = tried(workspace, NEWER).values()
    found = {(one.kind, one.record.noun, one.title) for one in rows}
    assert found == {
        (RowKind.CHANGED, "statement", "Writes down every assumption."),
        (RowKind.GONE, "statement", "Says early what will not come."),
        (RowKind.CHANGED, "KPI", "Forecast error"),
        (RowKind.CHANGED, "requirement", "Python"),
        (RowKind.NEW, "requirement", "Simulation"),
    }
    take(workspace, NEWER)
    role = sheet(workspace)
    assert [one.text for one in role.section(3)] == [
        "Writes down every assumption and who made it.",
        "Compares each forecast with what came.",
    ]
    assert role.kpis[0].target == "< 8%"
    for row in (*role.said, *role.requirements):
        assert role.words_of(row)
    assert tried(workspace, NEWER) == {}


def test_one_undo_takes_a_newer_version_back_whole(workspace: Workspace) -> None:
    take(workspace)
    before = sheet(workspace)
    take(workspace, NEWER)
    workspace.undo()
    assert sheet(workspace) == before
    workspace.redo()
    assert sheet(workspace).kpis[0].target == "< 8%"


def test_what_a_person_edited_is_never_overwritten_unasked(workspace: Workspace) -> None:
    take(workspace)
    role = sheet(workspace)
    workspace.change(Kpi, role.kpis[0].id or 0, target="< 5%")
    workspace.change(Statement, role.section(3)[2].id or 0, text="Says at once what will not come.")
    kinds = {one.title: (one.kind, one.is_taken) for one in tried(workspace, NEWER).values()}
    assert kinds["Forecast error"] == (RowKind.UNCERTAIN, False)
    assert kinds["Says at once what will not come."] == (RowKind.UNCERTAIN, False)
    take(workspace, NEWER)
    assert sheet(workspace).kpis[0].target == "< 5%"
    assert "Says at once what will not come." in [one.text for one in sheet(workspace).section(3)]
    assert tried(workspace, NEWER) == {}


def test_an_edit_that_the_document_does_not_touch_is_no_question(workspace: Workspace) -> None:
    take(workspace)
    workspace.change(Kpi, sheet(workspace).kpis[1].id or 0, frequency="Weekly")
    assert "Early warnings" not in {one.title for one in tried(workspace, NEWER).values()}
    take(workspace, NEWER)
    assert sheet(workspace).kpis[1].frequency == "Weekly"


def test_what_a_person_removed_does_not_come_back(workspace: Workspace) -> None:
    take(workspace)
    workspace.remove(Tool, sheet(workspace).tools[1].id or 0)
    assert tried(workspace) == {}
    take(workspace, NEWER)
    assert [one.name for one in sheet(workspace).tools] == ["AWS", "GCP"]


def test_rows_made_by_hand_stay(workspace: Workspace) -> None:
    take(workspace)
    role_id = sheet(workspace).role.id
    workspace.add(Statement, role_id=role_id, section=16, heading="Risks", text="The data comes late.")
    take(workspace, NEWER)
    assert [one.text for one in sheet(workspace).section(16)] == ["The data comes late."]


def test_a_person_skips_a_row_and_edits_another_before_it_is_taken(workspace: Workspace) -> None:
    rows = tried(workspace)
    kpi = next(key for key, one in rows.items() if one.title == "Forecast error")
    tool = next(key for key, one in rows.items() if one.title == "Azure")
    decided = {kpi: Decision(True, {"target": "< 7%"}), tool: Decision(False)}
    take(workspace, decisions=[decided])
    assert sheet(workspace).kpis[0].target == "< 7%"
    assert [one.name for one in sheet(workspace).tools] == ["AWS", "GCP"]
    assert tried(workspace) == {}


def test_a_name_close_to_a_known_skill_is_asked_about_and_the_answer_is_remembered(workspace: Workspace) -> None:
    forecasting = workspace.add(Skill, name="Forecasting fundamentals").made_id
    row = next(one for one in tried(workspace).values() if one.title == "Forecasting")
    assert (row.kind, row.suggestions[0].skill_id) == (RowKind.UNCERTAIN, forecasting)
    take(workspace, decisions=[{row.key: Decision(True, skill_id=forecasting)}])
    assert workspace.organization.skills[forecasting].aliases == "Forecasting"
    assert forecasting in {one.skill_id for one in sheet(workspace).requirements}
    assert tried(workspace) == {}


def test_a_skill_that_the_newer_version_renames_keeps_its_requirement(workspace: Workspace) -> None:
    take(workspace)
    python = next(one for one in sheet(workspace).requirements if one.detail == "daily work")
    workspace.change(Requirement, python.id, level=5)
    count = len(sheet(workspace).requirements)
    newer = PAGE.replace("**Python** (Important): daily work", "**Python programming** (Critical): every day")
    rows = tried(workspace, newer)
    row = next(one for one in rows.values() if one.title == "Python programming")
    assert [one.title for one in rows.values() if not one.after] == ["Python"]
    take(workspace, newer, decisions=[{row.key: Decision(True, skill_id=python.skill_id)}])
    kept = workspace.organization.requirements[python.id]
    assert (kept.importance, kept.detail, kept.level) == ("critical", "every day", 5)
    assert len(sheet(workspace).requirements) == count
    page = workspace.documents(kept.role_id)[0].page
    assert page[kept.begins : kept.ends].startswith("Python programming")
    assert tried(workspace, newer) == {}


def test_a_requirement_made_by_hand_goes_on_as_the_row_that_is_said_to_be_its_skill(workspace: Workspace) -> None:
    skill = workspace.add(Skill, name="Forecasting fundamentals").made_id
    role = workspace.add(Role, name="Staff Forecaster").made_id
    made = workspace.add(Requirement, role_id=role, skill_id=skill, tier="advanced", level=4).made_id
    row = next(one for one in tried(workspace).values() if one.title == "Forecasting")
    take(workspace, decisions=[{row.key: Decision(True, skill_id=skill)}])
    (kept,) = [one for one in workspace.organization.requirements.values() if one.skill_id == skill]
    assert (kept.id, kept.tier, kept.level) == (made, "advanced", 4)
    assert (kept.importance, kept.detail) == ("critical", "models of time")
    assert kept.begins is not None
    assert tried(workspace) == {}


def test_a_name_kept_apart_is_a_skill_of_its_own_from_then_on(workspace: Workspace) -> None:
    workspace.add(Skill, name="Forecasting fundamentals")
    take(workspace)
    assert {"Forecasting", "Forecasting fundamentals"} <= {one.name for one in workspace.organization.skills.values()}
    assert tried(workspace) == {}


def test_a_career_line_that_packs_several_roles_becomes_several_links(workspace: Workspace) -> None:
    workspace.add(Role, name="head of planning")
    take(workspace)
    role = sheet(workspace).role
    names = {
        workspace.organization.roles[one.to_role_id].name
        for one in workspace.organization.links.values()
        if one.from_role_id == role.id
    }
    assert names == {"Principal Forecaster", "head of planning"}


def test_a_link_that_the_newer_version_drops_goes_and_one_made_by_hand_stays(workspace: Workspace) -> None:
    take(workspace)
    role = sheet(workspace).role
    made = workspace.add(Role, name="Sales Lead").made_id
    workspace.add(CareerLink, from_role_id=role.id, to_role_id=made, kind="next")
    take(workspace, PAGE.replace("- Forecaster\n", "- Junior Forecaster\n"))
    links = workspace.organization.links.values()
    feeders = {workspace.organization.roles[one.from_role_id].name for one in links if one.to_role_id == role.id}
    assert feeders == {"Junior Forecaster"}
    assert made in {one.to_role_id for one in links}


def test_a_skill_that_section_20_alone_names_is_shown_and_taken_only_if_asked(workspace: Workspace) -> None:
    page = (
        PAGE
        + """
## 20) Final Role Summary

| Category | Summary |
|---|---|
| Role title | Staff Forecaster |
| Top 10 technical skills | 1) Forecasting 2) Python 3) Beekeeping |
"""
    )
    row = next(one for one in tried(workspace, page).values() if one.title == "Beekeeping")
    assert (row.kind, row.is_taken) == (RowKind.UNCERTAIN, False)
    take(workspace, page)
    assert "Beekeeping" not in {one.name for one in workspace.organization.skills.values()}
    assert tried(workspace, page) == {}
    take(
        workspace,
        page.replace("Beekeeping", "Clock making"),
        decisions=[{"section 20|technical|clock making": Decision(True)}],
    )
    assert "Clock making" in {one.name for one in workspace.organization.skills.values()}


def test_a_role_without_a_document_keeps_what_somebody_wrote_and_fills_what_is_empty(workspace: Workspace) -> None:
    role = workspace.add(Role, name="staff forecaster", summary="Ours.").made_id
    skill = workspace.add(Skill, name="PYTHON").made_id
    row = workspace.add(Requirement, role_id=role, skill_id=skill, importance="optional", level=5).made_id
    assert row is not None
    take(workspace)
    kept = workspace.organization.requirements[row]
    assert (kept.importance, kept.level, kept.tier, kept.detail) == ("optional", 5, "must-have", "daily work")
    assert workspace.organization.roles[role].summary == "Ours."
    assert len(workspace.organization.roles) == 4


def test_flattened_tables_do_not_degrade_what_is_known(workspace: Workspace) -> None:
    take(workspace)
    flat = PAGE.replace(
        "| Forecast error | distance from what came | trust | < 10% | Monthly |",
        "| Forecast error distance from what came trust < 10% Monthly |",
    )
    before = sheet(workspace).kpis
    take(workspace, flat)
    assert [(one.name, one.target, one.is_certain) for one in sheet(workspace).kpis] == [
        (one.name, one.target, True) for one in before
    ]


def test_what_was_skipped_is_not_asked_again_by_the_same_document(workspace: Workspace) -> None:
    take(workspace)
    line = "| Forecast error | distance from what came | trust | < 10% | Monthly |"
    flat = PAGE.replace(line, "| Forecast error in short words < 5% Weekly |").replace("models of time", "models")
    asked = tried(workspace, flat)
    assert RowKind.UNCERTAIN in [row.kind for row in asked.values()]
    take(workspace, flat, decisions=[{key: Decision(is_taken=False) for key in asked}])
    assert sheet(workspace).kpis[0].target == "< 10%"
    assert not tried(workspace, flat)
    assert list(tried(workspace, flat.replace("< 5%", "< 4%"))) == [
        key for key, row in asked.items() if row.kind == RowKind.UNCERTAIN
    ]


def test_a_dry_run_leaves_no_trace(workspace: Workspace) -> None:
    before = workspace.organization
    assert take(workspace, dry_run=True).changes
    assert workspace.organization is before
    assert (workspace.documents(), len(workspace.history())) == ((), 1)


def test_posts_of_one_file_are_kept_each_with_its_role(workspace: Workspace) -> None:
    import json

    def html(page: str) -> str:
        from itertools import groupby

        lines = [line for line in page.splitlines() if line]
        parts = []
        for is_item, group in groupby(lines, key=lambda line: line.startswith("- ")):
            if is_item:
                parts.append("<ul>" + "".join(f"<li>{line[2:].replace('**', '')}</li>" for line in group) + "</ul>")
            else:
                parts += [
                    f"<h{len(line) - len(line.lstrip('#'))}>{line.lstrip('# ')}</h{len(line) - len(line.lstrip('#'))}>"
                    if line.startswith("#")
                    else f"<p>{line}</p>"
                    for line in group
                    if not line.startswith("|")
                ]
        return "".join(parts)

    other = PAGE.replace("Staff Forecaster", "Senior Forecaster")
    posts = [
        {"title": {"rendered": title}, "content": {"rendered": html(page)}}
        for title, page in (("a", PAGE), ("b", other))
    ]
    workspace.import_blueprints([("posts.json", json.dumps(posts).encode())])
    kept = workspace.documents()
    assert [one.file_name for one in kept] == ["posts 2.json", "posts.json"]
    assert {one.role_id for one in kept} == {
        sheet(workspace).role.id,
        workspace.organization.find(Role, "Senior Forecaster").id,
    }
    again = workspace.import_blueprints([(one.file_name, one.content) for one in kept])
    assert again.changes == ()


def test_the_document_is_replaced_by_its_newer_version(workspace: Workspace) -> None:
    take(workspace)
    take(workspace, NEWER)
    (kept,) = workspace.documents()
    assert isinstance(kept.role_id, int)
    assert (kept.content, kept.file_name) == (NEWER.encode(), "forecaster.md")
    assert Document.noun == "role document"


def test_the_documents_of_an_older_file_are_read_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "older.orgwright"
    made = Workspace.new(path, "Small")
    take(made)
    role_id = sheet(made).role.id or 0
    made.remove(Requirement, sheet(made).requirements[0].id or 0)
    before = sheet(made)
    made.close()
    with sqlite3.connect(path) as raw:
        raw.create_function("orgwright_action", 0, lambda: 1)
        for table in ("statement", "kpi", "tool", "scorecard_dimension"):
            raw.execute(f"DELETE FROM {table}")
        raw.execute("UPDATE document SET page = ''")
    raw.close()
    opened = Workspace.open(path)
    after = opened.role_sheet(role_id)
    assert [one.text for one in after.statements] == [one.text for one in before.statements]
    assert [one.name for one in after.kpis] == [one.name for one in before.kpis]
    assert len(after.requirements) == len(before.requirements)
    assert after.document is not None
    assert before.document is not None
    assert after.document.page == before.document.page
    opened.close()
    again = Workspace.open(path)
    assert [one.label for one in again.history()].count("Read the sections of the role documents") == 1
    again.close()


def test_an_edit_that_leaves_nothing_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    take(workspace)
    row = next(one for one in tried(workspace, NEWER).values() if one.record is Kpi and one.kind == RowKind.CHANGED)
    with pytest.raises(RefusedInput, match="name"):
        take(workspace, NEWER, decisions=[{row.key: Decision(True, {"name": ""})}])
    assert tried(workspace) == {}


def test_a_kpi_that_the_newer_version_renames_takes_its_readings_along(workspace: Workspace) -> None:
    take(workspace)
    role = sheet(workspace).role.id or 0
    unit = workspace.add(Unit, name="Forecasts").made_id
    workspace.record_reading(NewReading(role, "Forecast error", "8%", workspace.organization.day, unit_id=unit))
    take(workspace, PAGE.replace("| Forecast error |", "| Forecast error of the month |"))
    assert sheet(workspace).kpis[0].name == "Forecast error of the month"
    assert [one.kpi for one in workspace.organization.table(KpiReading).values()] == ["Forecast error of the month"]
    workspace.undo()
    assert [one.kpi for one in workspace.organization.table(KpiReading).values()] == ["Forecast error"]
