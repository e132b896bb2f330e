"""The documents at hand against what a careful person notes down from them: counts and names."""

import json
from pathlib import Path
from typing import Any

import pytest

from orgwright.exchange.blueprint import RoleDocument, as_json, read_documents

HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "shared" / "seeds"
TRUTH: dict[str, dict[str, Any]] = json.loads((HERE / "ground_truth.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the role documents in ../shared/seeds are not beside this checkout"
)


def read(name: str) -> RoleDocument:
    (document,) = read_documents((SEEDS / name).read_bytes(), name)
    return document


@pytest.fixture(params=sorted(TRUTH))
def seed(request: pytest.FixtureRequest) -> tuple[RoleDocument, dict[str, Any]]:
    return read(request.param), TRUTH[request.param]


def test_role_level_and_horizon_are_those_of_the_page(seed):
    document, truth = seed
    assert (document.role, document.level, document.horizon) == (
        truth["role"],
        truth["level"],
        truth["horizon"],
    )


def test_every_technical_skill_is_found_with_tier_and_importance_and_none_invented(seed):
    document, truth = seed
    found = [[s.name, s.tier, s.importance] for s in document.skills if s.kind == "technical"]
    assert found == truth["technical"]


def test_every_soft_skill_is_found_and_none_invented(seed):
    document, truth = seed
    assert [s.name for s in document.skills if s.kind == "soft"] == truth["soft"]
    assert all(
        "Strong performance: " in s.detail and "Why it matters: " in s.detail
        for s in document.skills
        if s.kind == "soft"
    )


def test_every_kpi_is_found_and_a_flattened_row_stands_whole_in_the_name(seed):
    document, truth = seed
    assert {kpi.certain for kpi in document.kpis} == {truth["tables_are_certain"]}
    assert len(document.kpis) == len(truth["kpis"])
    for kpi, name in zip(document.kpis, truth["kpis"], strict=True):
        assert kpi.name == name if kpi.certain else kpi.name.startswith(f"{name} ")
        assert kpi.frequency
        assert not kpi.certain or (kpi.measures and kpi.why and kpi.target)


def test_every_tool_row_is_found_and_packed_cells_become_several_tools(seed):
    document, truth = seed
    assert len({tool.span for tool in document.tools}) == truth["tool_rows"]
    assert all(tool.commonness.split()[0] in ("Common", "Optional", "Context-specific") for tool in document.tools)
    if truth["tables_are_certain"]:
        assert [tool.name for tool in document.tools] == truth["tools"]
        assert all(tool.category and tool.use for tool in document.tools)


def test_every_scorecard_dimension_is_found_with_its_weight(seed):
    document, truth = seed
    assert [[row.dimension, row.weight] for row in document.scorecard] == truth["scorecard"]
    assert sum(row.weight or 0 for row in document.scorecard) == pytest.approx(1)


@pytest.mark.parametrize("direction", ["feeder", "next", "adjacent"])
def test_every_career_line_is_found_with_the_roles_it_packs(seed, direction):
    document, truth = seed
    assert [list(entry.roles) for entry in getattr(document, direction)] == truth[direction]


def test_every_section_gives_the_statements_that_it_holds(seed):
    document, truth = seed
    counts: dict[str, int] = {}
    for statement in document.statements:
        counts[str(statement.section)] = counts.get(str(statement.section), 0) + 1
    assert counts == truth["statements_by_section"]


def test_every_row_of_the_last_section_is_found(seed):
    document, truth = seed
    assert list(document.summary) == truth["summary_rows"]
    assert all(document.summary.values())


def test_what_stands_around_the_document_never_becomes_a_statement(seed):
    document, _ = seed
    said = json.dumps(as_json(document), ensure_ascii=False).lower()
    for noise in ("hospital", "subscribe", "comment.x", "devopsschool", "notify of", "most voted"):
        assert noise not in said


def test_every_value_points_at_its_own_words_in_the_text(seed):
    document, _ = seed
    for skill in document.skills:
        start, end = skill.span
        assert document.text[start:end].startswith(skill.name)
    for statement in document.statements:
        start, end = statement.span
        assert statement.text.split("\n")[0] in document.text[start:end]
    for row in (*document.kpis, *document.tools, *document.feeder, *document.next, *document.adjacent):
        start, end = row.span
        assert (row.text.split("\n")[0] if hasattr(row, "text") else row.name) in document.text[start:end]


def test_no_damaged_character_is_left(seed):
    document, _ = seed
    assert not any("฀" <= character <= "๿" or character == "\ufffd" for character in document.text)
    assert not [finding for finding in document.findings if finding.where == "characters"]


def test_children_that_the_page_set_beside_their_item_belong_to_it():
    document = read("000_7b171fd6d95a7af3.txt")
    texts = [s.text.split("\n") for s in document.statements if s.group.startswith("30-day goals")]
    assert [len(lines) - 1 for lines in texts] == [0, 0, 0, 3]


def test_where_name_and_line_disagree_a_finding_says_what_was_taken():
    document = read("001_6f2b55b9abbfae4d.txt")
    told = [finding.where.split(", ")[1] for finding in document.findings if "told twice" in finding.text]
    assert told == [
        "Deep learning frameworks",
        "Vector search and retrieval systems",
        "Streaming and real-time data",
    ]
    phrases = {skill.name: skill.importance_text for skill in document.skills}
    assert phrases["Deep learning frameworks"] == "Optional to Important; Depends on product needs"
