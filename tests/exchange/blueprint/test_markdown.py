"""A role document written as Markdown reads back to the same role."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.blueprint import renderings
from exchange.blueprint.sample_role import SAMPLE
from orgwright.exchange.blueprint import RoleDocument, Statement, as_json, read_documents, write_markdown
from orgwright.exchange.blueprint.marks import marked, unmarked, unsheltered
from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES

SEED_FILES = sorted((Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt"))


def read(data: bytes) -> RoleDocument:
    (document,) = read_documents(data, "page")
    return document


def again(document: RoleDocument) -> RoleDocument:
    return read(write_markdown(document).encode())


def said(document: RoleDocument) -> dict[str, Any]:
    return as_json(document)


@pytest.mark.parametrize("render", [*renderings.WITH_CELLS, renderings.flattened], ids=lambda one: one.__name__)
def test_what_was_read_from_any_rendering_is_written_and_read_alike(render):
    document = replace(read(render(SAMPLE)), findings=())
    assert said(replace(again(document), findings=())) == said(document)


@pytest.mark.skipif(not SEED_FILES, reason="the role documents in ../shared/seeds are not beside this checkout")
@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.name)
def test_the_documents_at_hand_lose_nothing_on_the_way_through_markdown(path):
    document = read(path.read_bytes())
    assert said(again(document)) == said(document)


def test_all_twenty_headings_are_written_in_order():
    lines = write_markdown(read(renderings.markdown(SAMPLE))).split("\n")
    assert [line for line in lines if line.startswith("## ")] == [
        f"## {number}) {title}" for number, title in enumerate(SECTION_TITLES, start=1)
    ]


def test_writing_what_was_written_changes_nothing():
    once = write_markdown(read(renderings.markdown(SAMPLE)))
    assert write_markdown(read(once.encode())) == once


HOSTILE = (
    r"bread Oven C++ C# a*b * _x_ **bold** [link](x) <b> &amp; AT&T | \ `code` 5% – (x) https://a.b/c e.g., 4 “q” → / "
    r"snake_case __init__ ~"
)
WORDS = st.sampled_from(HOSTILE.split())
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(TEXTS)
@settings(max_examples=200)
def test_escaping_a_text_and_taking_the_escapes_off_gives_the_text(text):
    assert unsheltered(unmarked(marked(text))) == text


@given(st.integers(0, 2), st.sampled_from(["name", "measures", "why", "target", "frequency"]), TEXTS)
@settings(max_examples=60)
def test_an_edited_cell_is_read_back_as_it_was_edited(row, field, text):
    document = read(renderings.markdown(SAMPLE))
    kpis = list(document.kpis)
    kpis[row] = replace(kpis[row], **{field: text})
    assert said(again(replace(document, kpis=tuple(kpis))))["kpis"] == said(replace(document, kpis=tuple(kpis)))["kpis"]


@given(st.text(alphabet="abcdefg ,()/+&*_[]<>|\\#%", min_size=1, max_size=40), TEXTS)
@settings(max_examples=100)
def test_an_edited_statement_is_read_back_as_it_was_edited(start, end):
    text = " ".join(f"We {start} {end}.".split())
    document = read(renderings.markdown(SAMPLE))
    added = Statement(3, "Technical responsibilities", text, (0, 1))
    statements = tuple(sorted((*document.statements, added), key=lambda one: one.section))
    document = replace(document, statements=statements)
    group = [s.text for s in statements if s.section == 3]
    assert sorted(s.text for s in again(document).statements if s.section == 3) == sorted(group)


@pytest.mark.parametrize(
    ("importance", "text"),
    [
        ("critical", "Critical"),
        ("optional", "Optional to Important; Depends on product needs"),
        ("context-specific", "Optional; Context-specific"),
        ("important", "Advanced; often required; Important to Critical depending on domain"),
        ("optional", "Optional (regulated contexts: Important)"),
        (None, "Depends on product needs"),
        (None, ""),
    ],
)
def test_importance_and_its_phrases_come_back(importance, text):
    document = read(renderings.markdown(SAMPLE))
    skill = replace(document.skills[0], importance=importance, importance_text=text)
    found = again(replace(document, skills=(skill, *document.skills[1:]))).skills[0]
    assert (found.importance, found.importance_text) == (importance, text)


def test_an_importance_that_was_set_by_hand_counts_more_than_the_phrase_of_the_page():
    document = read(renderings.markdown(SAMPLE))
    skill = replace(document.skills[0], importance="optional", importance_text="Critical")
    assert again(replace(document, skills=(skill, *document.skills[1:]))).skills[0].importance == "optional"
