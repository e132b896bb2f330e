"""The card is one page, whatever the role holds, and says what it leaves out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from organizations import sheets, small_organization
from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.printing.paper import HEIGHT, WIDTH
from orgwright.gui.printing.role_card import FOOT, LEFT, TOP, card_page, print_role_card
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import CareerLink, Kpi, OrganizationFacts, Record, Requirement, Role, Skill, Statement, Tool

Read = Callable[[Path], Any]
TIERS = ("must-have", "good-to-have", "advanced", "emerging", None)
IMPORTANCES = ("optional", "critical", "important", "context-specific", None)
pytestmark = pytest.mark.usefixtures("app")


def picture(*records: Record) -> tuple[RoleSheet, Organization]:
    return sheets(records)[0], Organization.of(*records)


def telling() -> list[Record]:
    """A role that says something of everything a card shows."""
    return [
        OrganizationFacts(id=1, name="Small & Sons"),
        Role(id=1, name="Baker <b>of</b> pâté", family="Kitchen", level="Senior", horizon="Current", summary="Bakes."),
        Role(id=2, name="Apprentice"),
        Role(id=3, name="Head Baker"),
        Role(id=4, name="Pastry Cook"),
        CareerLink(id=1, from_role_id=2, to_role_id=1, kind="next"),
        CareerLink(id=2, from_role_id=1, to_role_id=3, kind="next"),
        CareerLink(id=3, from_role_id=4, to_role_id=1, kind="adjacent"),
        Skill(id=1, name="Kneading"),
        Skill(id=2, name="Patience", kind="soft"),
        Requirement(id=1, role_id=1, skill_id=1, tier="must-have", importance="critical"),
        Requirement(id=2, role_id=1, skill_id=2, level=5),
        Statement(id=1, role_id=1, section=2, heading="Outcomes", text="Bread is warm at six."),
        Statement(id=2, role_id=1, section=13, heading="Alone", text="Which oven burns."),
        Kpi(id=1, role_id=1, name="Loaves burnt", target="< 2 %"),
        Tool(id=1, role_id=1, name="Oven", commonness="Common"),
    ]


def absurd() -> Iterator[Record]:
    """Three hundred of everything, with names of two thousand letters."""
    yield OrganizationFacts(id=1, name="O" * 2000)
    yield Role(id=1, name="Role " * 400, level="Staff " * 300, horizon="h" * 2000, summary="Why. " * 4000)
    for number in range(1, 301):
        yield Skill(id=number, name=f"{number}" + "s" * 2000, kind="soft" if number % 3 == 0 else "technical")
        yield Requirement(
            id=number, role_id=1, skill_id=number, tier=TIERS[number % 5], importance=IMPORTANCES[number % 4]
        )
        yield Statement(id=number, role_id=1, section=2, heading="x" * 2000, text="said " * 400)
        yield Statement(id=1000 + number, role_id=1, section=13, heading=f"{number}" * 700, text="decided " * 300)
        yield Kpi(id=number, role_id=1, name="k" * 2000, target="t" * 2000)
        yield Tool(id=number, role_id=1, name=f"{number}" * 600)
        yield Role(id=1 + number, name=f"{number}" + "r" * 2000)
        kind = ("next", "adjacent")[number % 2]
        ends = (1, 1 + number) if number % 3 else (1 + number, 1)
        yield CareerLink(id=number, from_role_id=ends[0], to_role_id=ends[1], kind=kind)


def test_the_card_of_a_small_role_is_one_page_that_says_everything(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "card.pdf"
    print_role_card(*picture(*telling()), path)
    found = printed(path)
    assert len(found.pages) == 1
    said = ("Kitchen", "Senior", "Current", "Bakes.", "Bread is warm at six.", "Loaves burnt", "< 2 %", "Alone", "Oven")
    career = ("Comes from Apprentice", "Next Head Baker", "Pastry Cook", "Small & Sons")
    for text in (*said, "Which oven burns.", "Must-have", "3 Kneading critical", "Soft skills", "5 Patience", *career):
        assert text in found.text
    assert "more" not in found.text


def test_text_that_looks_like_markup_stands_as_it_is(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "card.pdf"
    print_role_card(*picture(*telling()), path)
    found = printed(path)
    assert "Baker <b>of</b> pâté" in found.text
    assert found.facts == {"Title": "Baker <b>of</b> pâté", "Creator": "Orgwright", "Author": ""}


def test_thai_stands_as_it_is(tmp_path: Path, printed: Read) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Thai):
        pytest.skip("No font of this machine has Thai letters.")
    path = tmp_path / "card.pdf"
    print_role_card(*picture(Role(id=1, name="กขค")), path)
    assert "กขค" in printed(path).text


def test_an_empty_role_is_one_page_that_says_so(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "card.pdf"
    print_role_card(*picture(Role(id=1, name="Nobody")), path)
    found = printed(path)
    assert len(found.pages) == 1
    assert "Nobody" in found.text
    assert "Nothing else is written about this role yet." in found.text


def test_an_absurdly_large_role_is_one_page_in_a_legible_size(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "card.pdf"
    print_role_card(*picture(*absurd()), path)
    found = printed(path)
    assert len(found.pages) == 1
    assert min(found.points) >= 7.5
    assert found.text.count(" more") >= 8


@pytest.mark.parametrize("records", [telling, absurd, small_organization])
def test_nothing_on_the_card_stands_below_another_or_outside_the_page(records: Callable[[], Any]) -> None:
    page = card_page(*picture(*records()))
    body = [one for one in page if one.y < FOOT - 40]
    assert all(one.y >= TOP and one.bottom <= FOOT - 40 for one in body)
    assert all(LEFT <= one.x < WIDTH - LEFT for one in page)
    assert max(one.bottom for one in page) < HEIGHT


def test_what_is_shown_and_what_is_left_out_add_up(tmp_path: Path, printed: Read) -> None:
    kpis = [Kpi(id=number, role_id=1, name=f"Measure {number} of", target="10 %") for number in range(1, 101)]
    path = tmp_path / "card.pdf"
    print_role_card(*picture(Role(id=1, name="Measured"), *kpis), path)
    text = printed(path).text
    shown = sum(f"Measure {number} of" in text for number in range(1, 101))
    assert 10 < shown < 100
    assert f"and {100 - shown} more" in text


def test_the_most_important_requirements_come_first(tmp_path: Path, printed: Read) -> None:
    records: list[Record] = [Role(id=1, name="Demanding")]
    for number in range(1, 101):
        records.append(Skill(id=number, name=f"Skill {number:03}"))
        importance = "critical" if number > 95 else "optional"
        records.append(Requirement(id=number, role_id=1, skill_id=number, tier="must-have", importance=importance))
    path = tmp_path / "card.pdf"
    print_role_card(*picture(*records), path)
    text = printed(path).text
    assert text.index("Skill 096") < text.index("Skill 100") < text.index("Skill 001")
    assert "Skill 095" not in text


def test_requirements_alone_take_both_columns(tmp_path: Path, printed: Read) -> None:
    records: list[Record] = [Role(id=1, name="Demanding")]
    for number, tier in enumerate(TIERS, 1):
        records.append(Skill(id=number, name=f"Skill {number}"))
        records.append(Requirement(id=number, role_id=1, skill_id=number, tier=tier))
    sheet, organization = picture(*records)
    print_role_card(sheet, organization, tmp_path / "card.pdf")
    text = printed(tmp_path / "card.pdf").text
    assert "Requirements with their levels 5" in text
    assert "Requirements, continued" in text
    assert all(f"Skill {number}" in text for number in range(1, 6))


def test_a_requirement_that_does_not_apply_here_says_so(tmp_path: Path, printed: Read) -> None:
    records = [
        OrganizationFacts(id=1, name="Small", regulated="no"),
        Role(id=1, name="Careful"),
        Skill(id=1, name="Auditing"),
        Requirement(id=1, role_id=1, skill_id=1, importance="critical", context="regulated=yes"),
    ]
    path = tmp_path / "card.pdf"
    print_role_card(*picture(*records), path)
    assert "Auditing not here" in printed(path).text


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanningError) as told:
        print_role_card(*picture(*telling()), tmp_path / "missing" / "card.pdf")
    assert str(told.value).endswith(".")
    assert "\n" not in str(told.value)


def test_a_failure_leaves_the_earlier_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(b"earlier")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("orgwright.exchange.whole_file.os.fsync", full)
    with pytest.raises(PlanningError, match="no space left"):
        print_role_card(*picture(*telling()), path)
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_paper_is_light_whatever_the_window_wears(app: QApplication, tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "card.pdf"
    print_role_card(*picture(*telling()), path)
    light = printed(path).colors
    style.choose(app, "dark")
    print_role_card(*picture(*telling()), path)
    assert len(light) > 5
    assert printed(path).colors == light
