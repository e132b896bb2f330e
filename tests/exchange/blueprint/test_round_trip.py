"""Whatever a person types into the rows of a role comes back from the Markdown that is written of it."""

from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.blueprint import renderings
from exchange.blueprint.sample_role import SAMPLE
from orgwright.exchange.blueprint import (
    CareerEntry,
    DocumentKpi,
    DocumentSkill,
    DocumentTool,
    RoleDocument,
    ScorecardRow,
    Statement,
    read_documents,
    write_markdown,
)
from orgwright.exchange.blueprint.packed import packed_roles

NOWHERE = (0, 0)
PIECES = (
    *(
        "bread",
        "Oven",
        "|",
        "\\|",
        "- ",
        "– ",
        "— ",
        "• ",
        "# ",
        "## ",
        "1) ",
        "2. ",
        "> ",
        "*a*",
        "**b**",
        "_c_",
        "`d`",
    ),
    *(
        "<b>",
        "</p>",
        "<table>",
        "&amp;",
        "AT&T",
        "\\",
        "\\n",
        ": ",
        ":",
        ";",
        "(Critical)",
        "(gas, wood)",
        "(",
        ")",
        "[x](y)",
    ),
    *(
        "Must-have technical skills",
        "Technical Skills Required",
        "Importance: Optional",
        "Use: dough",
        "Red flags",
        "Scorecard",
    ),
    *(
        "“q”",
        "'",
        '"',
        "ขนมปัง",
        "รถ",
        "cafรฉ",
        "é",
        "→",
        " / ",
        " or ",
        ", ",
        "40%",
        "High",
        "Weekly",
        "Common",
        "---",
        "…",
        "😀",
    ),
    *(
        "Daily activities",
        "Staff Baker",
        "Role title",
        "Category",
        "Feeder roles",
        "http://a.b/c",
        "Subscribe",
        "end.",
        "\n– below",
    ),
    *(
        "\u00ad",
        "\u200b",
        "\ue000",
        "â€œ",
        "&#8211;",
        "&#X0003A;",
        "\n",
        "Tier",
        "Must-have",
        "The Lead Baker bakes",
        "{",
        "[",
        "0 Comments",
    ),
)
TYPED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
NAMED = TYPED.filter(str.strip)
LINE = TYPED.map(lambda text: " ".join(text.split()))
NAMED_LINE = LINE.filter(bool)
MAYBE = st.one_of(st.just(""), LINE)
IMPORTANCES = st.sampled_from(
    [
        (None, ""),
        ("critical", "Critical"),
        ("optional", "Optional to Important"),
        ("important", ""),
        (None, "It depends."),
    ]
)
SKILLS = st.builds(
    lambda name, kind, tier, told, detail: DocumentSkill(name, kind, tier, *told, detail, NOWHERE),
    NAMED_LINE,
    st.sampled_from(["technical", "soft"]),
    st.sampled_from([None, "must-have", "good-to-have", "advanced", "emerging"]),
    IMPORTANCES,
    MAYBE,
)
KPIS = st.builds(DocumentKpi, NAMED_LINE, MAYBE, MAYBE, MAYBE, MAYBE, st.just(True), st.just(NOWHERE), MAYBE)
TOOLS = st.builds(DocumentTool, MAYBE, NAMED_LINE, MAYBE, MAYBE, st.just(True), st.just(NOWHERE))
ROWS = st.builds(ScorecardRow, NAMED_LINE, st.none(), MAYBE, MAYBE, MAYBE, MAYBE, st.just(NOWHERE))
SECTIONS = st.sampled_from([*range(1, 15), *range(16, 20)])
STATEMENTS = st.builds(Statement, SECTIONS, MAYBE, NAMED, st.just(NOWHERE))
ENTRIES = NAMED.map(str.strip).map(lambda text: CareerEntry(text, packed_roles(text.split("\n")[0]), NOWHERE))


def few(rows: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(rows, max_size=3).map(tuple)


DOCUMENTS = st.builds(
    lambda said, **rest: RoleDocument(
        level=None, source="", text="", statements=tuple(sorted(said, key=lambda one: one.section)), **rest
    ),
    few(STATEMENTS),
    role=NAMED_LINE,
    horizon=st.one_of(st.none(), NAMED_LINE),
    skills=few(SKILLS),
    kpis=few(KPIS),
    tools=few(TOOLS),
    scorecard=few(ROWS),
    feeder=few(ENTRIES),
    next=few(ENTRIES),
    adjacent=few(ENTRIES),
    summary=st.dictionaries(NAMED_LINE, NAMED_LINE, max_size=3).map(MappingProxyType),
)


def said(rows: tuple[Any, ...], *left_out: str) -> list[tuple[str, ...]]:
    """The rows' texts with plain white space, in order of themselves: below headings that some lack they move."""
    names = [one.name for one in fields(rows[0]) if one.name not in ("span", *left_out)] if rows else []
    return sorted(tuple(" ".join(str(getattr(row, name)).split()) for name in names) for row in rows)


@given(DOCUMENTS)
@settings(max_examples=50, deadline=None)
def test_every_typed_value_comes_back(document):
    (read,) = read_documents(write_markdown(document).encode(), "role.md")
    assert (read.role, read.horizon) == (document.role, document.horizon)
    assert said(read.skills) == said(document.skills)
    assert said(read.kpis) == said(document.kpis)
    assert said(read.tools, "cell") == said(document.tools, "cell")
    assert said(read.scorecard, "weight") == said(document.scorecard, "weight")
    assert said(read.statements) == said(document.statements)
    for direction in ("feeder", "next", "adjacent"):
        assert said(getattr(read, direction), "roles") == said(getattr(document, direction), "roles")
    assert dict(read.summary) == dict(document.summary)


def test_equal_rows_that_swallow_each_other_all_come_back():
    (document,) = read_documents(renderings.markdown(SAMPLE), "role.md")
    twice = tuple(Statement(1, "", ":", NOWHERE) for _ in range(2))
    (read,) = read_documents(write_markdown(replace(document, statements=twice)).encode(), "role.md")
    assert [one.text for one in read.statements] == [":", ":"]


def test_an_importance_that_somebody_set_keeps_the_phrase_of_the_page():
    (document,) = read_documents(renderings.markdown(SAMPLE), "role.md")
    skill = replace(document.skills[0], importance="optional", importance_text="Critical. Always")
    (read,) = read_documents(write_markdown(replace(document, skills=(skill,))).encode(), "role.md")
    assert (read.skills[0].importance, read.skills[0].importance_text) == ("optional", "Critical. Always")


def test_what_needs_no_seal_is_written_without_any():
    (document,) = read_documents(renderings.markdown(SAMPLE), "role.md")
    assert "&#X0" not in write_markdown(document)
    assert not write_markdown(document).startswith("---")


@pytest.mark.parametrize("level", [None, "Lead"])
def test_a_level_set_by_hand_is_kept(level):
    (document,) = read_documents(renderings.markdown(SAMPLE), "role.md")
    (read,) = read_documents(write_markdown(replace(document, level=level)).encode(), "role.md")
    assert read.level == level


def test_places_of_sealed_values_point_at_the_characters_that_say_them():
    (document,) = read_documents(renderings.markdown(SAMPLE), "role.md")
    name = "Use: 1) dough | (Critical)"
    skill = replace(document.skills[0], name=name)
    text = write_markdown(replace(document, skills=(skill, *document.skills[1:])))
    (read,) = read_documents(text.encode(), "role.md")
    start, end = read.skills[0].span
    assert read.text[start:end].startswith(name)
    assert read.skills[0].name == name


def test_line_breaks_inside_a_text_come_back() -> None:
    document = RoleDocument(
        role="Pilot",
        horizon=None,
        level=None,
        source="pilot.md",
        text="",
        kpis=(DocumentKpi("Wait", "how\nlong", "why", "< 2\n\nminutes", "Weekly", True, (0, 0), ""),),
        statements=(
            Statement(3, "Work", "Reads\nand writes\n– one\n– two", (0, 0)),
            Statement(16, "", "a\n\nb", (0, 0)),
        ),
        summary=MappingProxyType({"Role title": "Pilot", "Main": "x\ny"}),
    )
    (read,) = read_documents(write_markdown(document).encode(), "pilot.md")
    assert [one.text for one in read.statements] == ["Reads\nand writes\n– one\n– two", "a\n\nb"]
    assert (read.kpis[0].measures, read.kpis[0].target) == ("how\nlong", "< 2\n\nminutes")
    assert dict(read.summary) == dict(document.summary)
