"""What is no role document is refused with one sentence, and nothing makes the reader crash."""

import io
import json
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.blueprint import renderings
from exchange.blueprint.sample_role import SAMPLE
from orgwright.errors import RefusedInput
from orgwright.exchange.blueprint import RoleDocument, read_documents

LISTING = b"""<html><head><title>Roles | Site</title></head><body><h1>Roles</h1>
<article><h2><a href="/a">Staff Baker: Role Blueprint</a></h2><p>1) Role Summary The Staff Baker ...</p></article>
<article><h2><a href="/b">Lead Baker: Role Blueprint</a></h2><p>1) Role Summary The Lead Baker ...</p></article>
</body></html>"""
CONTENTS = "\n".join(f"{n}. {title}" for n, title, _ in SAMPLE).encode()


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n ",
        LISTING,
        CONTENTS,
        b"<html><body><p>Nothing here.</p></body></html>",
        b"Just a letter to a friend.\n",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(256)) * 20,
        b'{"title": {"rendered": "Role"}, "content": {"rendered": "<h2>1) Role Su',
        b'{"code": "rest_no_route", "message": "No route"}',
        b"[]",
        b"[1, 2]",
        json.dumps([{"title": "x", "content": {"rendered": "<p>y</p>"}}]).encode(),
        archive(readme=b"no document"),
        archive(**{"word/document.xml": b"<broken"}),
        b"PK\x03\x04 not an archive",
        b"[" * 100_000,
        renderings.markdown(SAMPLE) + renderings.markdown(SAMPLE),
        b"".join(f"<h2>{n}) {title}</h2>".encode() for n, title, _ in SAMPLE),
        b"7) KPIs and Metrics\n" + b"Metric\nDefinition\nWeekly\n" * 200_000,
        b"<html><body>" + b"<p>A <b>bold</b> word.</p>" * 200_000,
        b"<html><body>" + b"<p>Words and words and words and words.</p>" * 20_000,
    ],
)
def test_other_input_is_refused_with_a_sentence_that_names_the_file(data):
    with pytest.raises(RefusedInput) as refused:
        read_documents(data, "page.html")
    sentence = str(refused.value)
    assert sentence.startswith("page.html ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_pictures_inside_a_saved_page_do_not_count_as_its_text():
    picture = b"<img src='data:image/png;base64," + b"A" * 5_000_000 + b"'>"
    page = renderings.html_page(SAMPLE).replace(b"<main>", b"<main>" + picture)
    (document,) = read_documents(page, "page.html")
    assert document.role == "Staff Bread Engineer"


def outcome(data: bytes) -> tuple[RoleDocument, ...]:
    """The documents, or none where the input is refused; anything else is a crash."""
    try:
        return read_documents(data, "page")
    except RefusedInput:
        return ()


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with pieces cut, doubled, moved, overwritten and marks thrown in."""
    chance = random.Random(seed)
    text = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((1, 5, 60, 900)))
        piece = bytes(text[start:end])
        match chance.randrange(5):
            case 0:
                del text[start:end]
            case 1:
                text[start:start] = piece * chance.randint(1, 4)
            case 2:
                to = chance.randrange(len(text) + 1)
                text[to:to] = piece
            case 3:
                text[start:end] = chance.randbytes(end - start)
            case _:
                marks = (
                    b"|",
                    b"\n- ",
                    b"</li>",
                    b"<table>",
                    b"(((",
                    b"**",
                    b"[",
                    b"](",
                    b"1) ",
                    b"\n## ",
                    b"&#8211;",
                    b"\xe0\xb9\x82",
                    b"\n\n",
                    b": \xe2\x80\x93 ",
                )
                text[start:start] = chance.choice(marks) * chance.choice((1, 3, 200))
    return bytes(text)


ALL = {render.__name__: render(SAMPLE) for render in (*renderings.WITH_CELLS, renderings.flattened)}


@given(st.sampled_from(sorted(ALL)), st.integers(0, 2**32))
@settings(max_examples=250, deadline=2000)
def test_a_mutated_document_is_read_or_refused(rendering, seed):
    for document in outcome(mutated(ALL[rendering], seed)):
        assert document.role
        for value in (*document.skills, *document.statements, *document.kpis, *document.tools):
            start, end = value.span
            assert 0 <= start < end <= len(document.text)


SWELLING = (
    *("(", ")", "[", "![", "](", "*", "_", "`", "<", "<div>", "<ul><li>", "|", "| a ", "- ", ": - ", "a, ", " / "),
    *("โ€", "â€", "1) ", "{", "[{", "&#x41;", "Importance: ", "\n- a:", "<table><tr><td>", "Senior/", " – A", "x/y "),
)


@pytest.mark.parametrize("piece", SWELLING)
def test_a_document_swollen_with_one_mark_is_read_or_refused_in_time(piece):
    piece = piece.encode()
    swollen = ALL["markdown"].replace(b"Measure heat", piece * 20_000, 1)
    assert len(outcome(swollen)) <= 1
    assert len(outcome(b"<p>" + ALL["wordpress_post"] + piece * 20_000)) <= 1
