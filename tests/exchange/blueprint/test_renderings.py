"""The same document in another rendering is the same role."""

from pathlib import Path
from typing import Any

import pytest

from exchange.blueprint import renderings
from exchange.blueprint.sample_role import SAMPLE
from orgwright.exchange.blueprint import RoleDocument, as_json, read_documents

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
SEED_FILES = sorted(SEEDS.glob("*.txt"))


def read(data: bytes) -> RoleDocument:
    (document,) = read_documents(data, "page")
    return document


def said(document: RoleDocument) -> dict[str, Any]:
    """All that a document says; findings tell of the rendering too, and are left out."""
    entry = as_json(document)
    del entry["findings"]
    return entry


@pytest.mark.parametrize("render", renderings.WITH_CELLS, ids=lambda render: render.__name__)
def test_every_rendering_of_our_sample_gives_the_same_role(render):
    assert said(read(render(SAMPLE))) == said(read(renderings.markdown(SAMPLE)))


def test_our_sample_is_read_as_it_was_written():
    document = read(renderings.markdown(SAMPLE))
    assert (document.role, document.level, document.horizon) == ("Staff Bread Engineer", "Staff", "Emerging")
    assert [(s.name, s.tier, s.importance) for s in document.skills if s.kind == "technical"] == [
        ("Dough chemistry", "must-have", "critical"),
        ("Oven control", "must-have", "important"),
        ("C++", "must-have", "important"),
        ("Logistics", "good-to-have", "optional"),
        ("Advanced evaluation methods", "advanced", "context-specific"),
        ("Self-learning ovens", "emerging", "optional"),
    ]
    assert [s.name for s in document.skills if s.kind == "soft"] == ["Patience", "Plain speech"]
    assert [(k.name, k.target, k.frequency) for k in document.kpis] == [
        ("Burnt loaves", "< 0.5–1%", "Daily"),
        ("Rise time (p95)", "p95 < 4h", "Per release"),
        ("Happy customers", "≥ 4/5", "Quarterly"),
    ]
    assert [tool.name for tool in document.tools] == [
        "Rational",
        "MIWE",
        "Wiesheu",
        "Prometheus",
        "Grafana",
        "Git (GitHub/GitLab)",
    ]
    assert [(r.dimension, r.weight, r.meets_bar, r.excellent) for r in document.scorecard] == [
        ("Baking", 0.6, "Bakes well.", "Bakes better than most."),
        ("Measuring", 0.4, "Reads a gauge.", "Builds a gauge."),
    ]
    assert [entry.roles for entry in document.feeder] == [("Senior Bread Engineer",), ("Oven Engineer",)]
    assert [entry.roles for entry in document.next] == [
        ("Principal Bread Engineer", "Principal Oven Engineer"),
        ("Bakery Lead", "Bakery Architect"),
    ]
    assert [entry.roles for entry in document.adjacent] == [
        ("Staff Pastry Engineer", "Principal Pastry Engineer"),
        ("Solutions Architect (AI)",),
    ]
    assert [f.text for f in document.findings if f.severity == "warning"] == [
        "“Juggling” is named in no other section."
    ]


def test_a_flattened_rendering_gives_the_same_role_with_uncertain_rows():
    whole, flat = read(renderings.markdown(SAMPLE)), read(renderings.flattened(SAMPLE))
    assert flat.skills[0].importance == whole.skills[0].importance
    for part in ("skills", "career", "statements", "summary", "horizon", "role"):
        assert said(flat)[part] == said(whole)[part]
    assert [kpi.name for kpi in flat.kpis] == [
        "Burnt loaves % of loaves too dark Waste < 0.5–1% Daily",
        "Rise time (p95) Hours until the dough is ready Delivery p95 < 4h Per release",
        "Happy customers Answers to the survey Trust ≥ 4/5 Quarterly",
    ]
    assert not any(row.certain for row in (*flat.kpis, *flat.tools))
    assert [kpi.frequency for kpi in flat.kpis] == ["Daily", "Per release", "Quarterly"]
    assert [tool.commonness for tool in flat.tools] == ["Common", "Optional", "Context-specific"]
    assert [(row.dimension, row.weight) for row in flat.scorecard] == [("Baking", 0.6), ("Measuring", 0.4)]
    assert {"section 7", "section 10", "section 19"} <= {finding.where for finding in flat.findings}


@pytest.mark.parametrize("render", renderings.AS_TEXT, ids=lambda render: render.__name__)
@pytest.mark.parametrize("codec", ["cp874", "cp1252", "latin-1"])
def test_a_damaged_rendering_gives_the_same_role(render, codec):
    data = render(SAMPLE)
    damaged = renderings.damaged(data.decode(), codec).encode()
    assert damaged != data
    assert said(read(damaged)) == said(read(renderings.markdown(SAMPLE)))


@pytest.mark.skipif(not SEED_FILES, reason="the role documents in ../shared/seeds are not beside this checkout")
@pytest.mark.parametrize("render", renderings.WITH_CELLS, ids=lambda render: render.__name__)
def test_every_rendering_of_the_documents_at_hand_gives_the_same_role(render):
    for path in SEED_FILES:
        data = path.read_bytes()
        assert said(read(render(renderings.structure(data)))) == said(read(data)), path.name


@pytest.mark.skipif(not SEED_FILES, reason="the role documents in ../shared/seeds are not beside this checkout")
def test_flattening_the_documents_at_hand_loses_no_row():
    for path in SEED_FILES:
        whole = read(path.read_bytes())
        flat = read(renderings.flattened(renderings.structure(path.read_bytes())))
        for part in ("skills", "career", "statements", "summary"):
            assert said(flat)[part] == said(whole)[part], path.name
        assert len(flat.kpis) == len(whole.kpis)
        assert len(flat.tools) == len({tool.span for tool in whole.tools})
        assert [row.weight for row in flat.scorecard] == [row.weight for row in whole.scorecard]


def test_a_list_of_posts_gives_each_role_and_says_what_was_left_out():
    (document,) = read_documents(renderings.wordpress_list(SAMPLE), "posts.json")
    assert "News" in " ".join(finding.text for finding in document.findings if finding.where == "file")
