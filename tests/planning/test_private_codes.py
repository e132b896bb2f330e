from datetime import date
from unicodedata import normalize

import pytest

from orgwright.planning.organization import Organization
from orgwright.planning.private_codes import Codes
from orgwright.records import Person
from pictures import facts, planned, said, skills

PEOPLE = Organization.of(
    facts(),
    Person(id=1, key="ana-ruiz", name="Ana Ruiz", email="ana.ruiz@acme.example"),
    Person(id=2, key="bo", name="Bo"),
    Person(id=3, key="noor-al-sabbagh", name="Noor al-Sabbagh"),
    planned(1, "hire", date(2027, 1, 1), person="zed-new"),
    *skills(1),
    said(1, 1, 3, by="Ana Ruiz"),
    said(2, 1, 3, by="ana-ruiz"),
    said(3, 1, 3, by="Snowflake"),
)
CODES = Codes.of(PEOPLE)
ANA, BO, NOOR, ZED = (CODES.name(key) for key in ("ana-ruiz", "bo", "noor-al-sabbagh", "zed-new"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ask Ana Ruiz's team, (Ana Ruiz), “ana  ruiz”!", f"Ask {ANA}'s team, ({ANA}), “{ANA}”!"),
        ("Mail ana.ruiz@acme.example.", f"Mail {ANA}."),
        ("Noor al-Sabbagh leads", f"{NOOR} leads"),
        ("Bo bows to nobody", "Bo bows to nobody"),
        ("Bo", BO),
        (" bo ", BO),
        ("by zed-new", f"by {ZED}"),
        ("Anabel Ruizian", "Anabel Ruizian"),
        ("", ""),
    ],
)
def test_names_keys_and_mails_in_texts_are_replaced(text: str, shown: str) -> None:
    assert CODES.in_text(text) == shown


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_names_are_found_however_their_accents_and_apostrophes_are_written(form: str, apostrophe: str) -> None:
    mirela = Person(id=1, key="mk", name="Mirela Kovačić")
    liam = Person(id=2, key="lo", name=normalize("NFD", "Liám O’Connor"))
    codes = Codes.of(Organization.of(facts(), mirela, liam))
    for name, key in (("Mirela Kovačić", "mk"), (f"LIÁM O{apostrophe}Connor", "lo")):
        written = normalize(form, name)
        assert codes.in_text(f"Without {written}, 4 % less") == f"Without {codes.name(key)}, 4 % less"
        assert codes.in_text(written) == codes.name(key)


def test_keys_made_of_names_are_replaced_part_by_part() -> None:
    assert CODES.in_key("without-ana-ruiz-2027") == f"without-{CODES.key('ana-ruiz')}-2027"
    assert CODES.in_key("bo-first") == "bo-first"
    assert CODES.in_key("plan") == "plan"


def test_people_planned_and_recorded_have_numbers_without_gaps() -> None:
    assert sorted(CODES.number_by_key.values()) == [1, 2, 3, 4]
    assert CODES.key("") == ""


def test_every_assessor_has_a_code_of_their_own() -> None:
    shown = {name: CODES.assessor(name) for name in PEOPLE.assessments.assessors}
    assert shown[""] == ""
    assert ANA in (shown["Ana Ruiz"], shown["ana-ruiz"])
    assert len(set(shown.values())) == len(shown)
    assert not any("Snow" in one for one in shown.values())
