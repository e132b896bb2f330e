"""Wrongly decoded text is repaired where that is certain, and nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.blueprint.renderings import damaged
from orgwright.exchange.blueprint.damage import beyond_repair, repair

WESTERN = "“quoted” — it’s 5–10 °C → naïve café, ≥ 4/5 • 3 × 2 … €20"


@pytest.mark.parametrize("codec", ["cp874", "cp1252", "latin-1"])
def test_text_read_in_the_wrong_code_page_is_repaired(codec):
    assert repair(damaged(WESTERN, codec)) == WESTERN


def test_text_damaged_twice_is_repaired():
    assert repair(damaged(damaged("it’s", "cp1252"), "cp1252")) == "it’s"


@pytest.mark.parametrize(
    "text",
    [
        "ผู้จัดการรถยนต์และโรงงานต้องรู้ภาษาไทย",
        "รถ",
        "ราคา 100 บาท โรค โยง",
        "Ångström, Ärger, naïve, São Paulo, NÃO, déjà vu, façade, Łódź",
        "ÉCOLE «CAFÉ» — „Ärzte“",
        "The Thai word for car is รถ.",
    ],
)
def test_true_thai_and_true_accents_stay_as_they_are(text):
    assert repair(text) == text


def test_damage_beside_true_thai_is_repaired_and_the_thai_kept():
    assert repair("ภาษาไทย โ€œwarmโ€\x9d ภาษาไทย") == "ภาษาไทย “warm” ภาษาไทย"


def test_a_closing_quote_that_lost_its_last_byte_is_told_by_its_opening_quote():
    assert repair("โ€œmake it smarterโ€ into metrics") == "“make it smarter” into metrics"
    assert repair("â€œmake it smarterâ€ into metrics") == "“make it smarter” into metrics"


@pytest.mark.parametrize("codec", ["cp874", "cp1252", "latin-1"])
def test_thai_that_was_itself_damaged_comes_back_and_the_accents_beside_it(codec):
    text = "ผู้จัดการ มี ที่ café — “warm” ภาษาไทย"
    assert repair(damaged(text, codec)) == text


def test_a_lone_sign_is_repaired_on_a_damaged_page_and_a_lone_word_kept():
    assert repair("won รท all, ยฑ 5% โ€” รถ") == "won ÷ all, ± 5% — รถ"
    assert repair("won รท all") == "won รท all"


def test_what_cannot_be_repaired_is_left_and_reported():
    text = repair("half a characterโ€ here and \ufffd there")
    assert text == "half a characterโ€ here and \ufffd there"
    assert [around for _, around in beyond_repair(text)] == [
        "half a characterโ€ here and \ufffd there",
        "haracterโ€ here and \ufffd there",
    ]


@given(st.text(alphabet=st.characters(max_codepoint=0x7E), max_size=200))
@settings(max_examples=50)
def test_plain_text_is_never_changed(text):
    assert repair(text) == text


@given(st.text(alphabet="abc ,.“”‘’–—…→≥•éüñ°×", max_size=60), st.sampled_from(["cp874", "cp1252", "latin-1"]))
@settings(max_examples=150)
def test_repair_never_changes_what_it_has_repaired(text, codec):
    once = repair(damaged(text, codec))
    assert repair(once) == once
