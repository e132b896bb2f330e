"""The whole role: every section that holds something, on as many pages as it takes."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from organizations import sheets
from orgwright.errors import PlanningError
from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES
from orgwright.gui.printing.marks import Words
from orgwright.gui.printing.paper import HEIGHT
from orgwright.gui.printing.passages import one_line
from orgwright.gui.printing.whole_role import print_role, role_pages
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import (
    CareerLink,
    Kpi,
    OrganizationFacts,
    Record,
    Requirement,
    Role,
    ScorecardDimension,
    Skill,
    Statement,
    Tool,
)

Read = Callable[[Path], Any]
pytestmark = pytest.mark.usefixtures("app")


def whole() -> list[Record]:
    """A role with something in every section."""
    told = [
        Statement(
            id=number, role_id=1, section=number, heading=f"Head {number}", text=f"Text {number}.\n– Below {number}"
        )
        for number in range(1, 21)
        if number not in (7, 8, 9, 10)
    ]
    return [
        OrganizationFacts(id=1, name="Small & Sons"),
        Role(id=1, name="Baker <b>of</b> pâté", level="Senior", summary="Bakes & <i>rests</i>."),
        Role(id=2, name="Head Baker"),
        CareerLink(id=1, from_role_id=1, to_role_id=2, kind="next"),
        *told,
        Skill(id=1, name="Kneading"),
        Skill(id=2, name="Patience", kind="soft"),
        Requirement(
            id=1, role_id=1, skill_id=1, tier="must-have", importance="critical", importance_text="Critical at night"
        ),
        Requirement(id=2, role_id=1, skill_id=2, level=5, detail="Waits for the dough."),
        Kpi(id=1, role_id=1, kind="Quality", name="Loaves burnt", measures="Black ones", why="Waste", target="< 2 %"),
        Kpi(id=2, role_id=1, name="Guests fed Many of them 40 a day", is_certain=False),
        Tool(id=1, role_id=1, category="Heat", name="Gas oven", use="Baking", cell="Gas oven / stone oven"),
        Tool(id=2, role_id=1, category="Heat", name="Stone oven", use="Baking", cell="Gas oven / stone oven"),
        ScorecardDimension(id=1, role_id=1, dimension="Taste", weight_text="High", meets_bar="Good"),
        ScorecardDimension(id=2, role_id=1, dimension="Speed", weight_text="Low", meets_bar="Fair"),
    ]


def large(rows: int) -> list[Record]:
    records: list[Record] = [OrganizationFacts(id=1, name="Large"), Role(id=1, name="Everything", level="Staff")]
    for number in range(1, rows + 1):
        records += [
            Skill(id=number, name=f"Skill {number:03}"),
            Requirement(id=number, role_id=1, skill_id=number, tier="must-have", detail=f"Detail {number:03}. " * 6),
            Kpi(id=number, role_id=1, name=f"Measure {number:03}", target=f"> {number}"),
            Statement(id=number, role_id=1, section=3, heading="Duties", text=f"Duty {number:03} " + "again " * 40),
        ]
    return records


def printing(path: Path, records: list[Record], progress: Progress | None = None) -> None:
    print_role(sheets(records)[0], Organization.of(*records), path, progress)


def test_every_section_that_holds_something_is_printed_with_all_it_holds(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    printing(path, whole())
    text = printed(path).text
    for title in SECTION_TITLES:
        assert text.count(title) == 2, f"{title} stands in the contents and as a head"
    for one in whole():
        if isinstance(one, Statement):
            first, below = one.text.split("\n– ")
            assert first in text
            assert below in text
    said = ("Baker <b>of</b> pâté", "Bakes & <i>rests</i>.", "Kneading", "Waits for the dough.", "< 2 %", "Head Baker")
    for cell in (*said, "Quality", "Black ones", "Gas oven, Stone oven", "Critical at night", "Small & Sons"):
        assert cell in text
    assert "Guests fed Many of them 40 a day" in text
    assert "could not be told apart" in text


def test_weights_of_the_scorecard_are_shown_as_shares(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    printing(path, whole())
    assert "High 75 % Good" in printed(path).text
    assert "Low 25 % Fair" in printed(path).text


def test_weights_that_are_shares_are_said_once(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    rows = [
        ScorecardDimension(id=1, role_id=1, dimension="Taste", weight_text="75%"),
        ScorecardDimension(id=2, role_id=1, dimension="Speed", weight_text="25 %"),
    ]
    printing(path, [Role(id=1, name="Baker"), *rows])
    text = printed(path).text
    assert "Taste 75 % Speed 25 %" in text
    assert "Weight" not in text


def test_a_row_of_which_some_cells_are_known_says_so(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    kpi = Kpi(id=1, role_id=1, name="Loaves sold", target="40 a day", is_certain=False)
    printing(path, [Role(id=1, name="Baker"), kpi])
    text = printed(path).text
    assert "Loaves sold * 40 a day" in text
    assert "Rows with an asterisk" in text


def test_rows_without_a_kind_never_stand_under_the_band_of_another(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    kinds = ("Quality", "Quality", "Quality", "", "", "")
    kpis = [Kpi(id=number, role_id=1, kind=kind, name=f"Measure {number}") for number, kind in enumerate(kinds, 1)]
    printing(path, [Role(id=1, name="Baker"), *kpis])
    text = printed(path).text
    assert "Quality 3 Measure 1" in text
    assert "Measure 3 Others 3 Measure 4" in text


def test_kinds_that_change_from_row_to_row_are_a_column(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    kinds = ("Quality", "Speed", "Quality", "Speed")
    kpis = [Kpi(id=number, role_id=1, kind=kind, name=f"Measure {number}") for number, kind in enumerate(kinds, 1)]
    printing(path, [Role(id=1, name="Baker"), *kpis])
    assert "KPI Kind Measure 1 Quality Measure 2 Speed Measure 3 Quality Measure 4 Speed" in printed(path).text


def test_linked_roles_that_the_document_names_are_not_said_twice(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    said = Statement(id=1, role_id=1, section=15, heading="Next roles", text="Head baker: leads the night")
    links = [CareerLink(id=number, from_role_id=1, to_role_id=number, kind="next") for number in (2, 3)]
    printing(path, [Role(id=1, name="Baker"), Role(id=2, name="Head Baker"), Role(id=3, name="Miller"), said, *links])
    text = printed(path).text
    assert "Next, linked here Miller" in text
    assert "Head Baker" not in text


def test_a_purpose_too_long_for_the_title_stands_whole_in_the_first_section(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    printing(path, [Role(id=1, name="Baker", summary=" ".join(f"word{number}" for number in range(400)))])
    found = printed(path)
    assert SECTION_TITLES[0] in found.text
    assert all(found.letters.count(f"word{number}w") == 1 for number in range(399))


def test_empty_sections_are_left_out(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    said = Statement(id=1, role_id=1, section=16, text="Bread burns.")
    printing(path, [Role(id=1, name="Baker"), said])
    text = printed(path).text
    assert SECTION_TITLES[15] in text
    assert not any(title in text for number, title in enumerate(SECTION_TITLES, 1) if number != 16)


def test_a_role_of_which_nothing_is_written_says_so(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    printing(path, [Role(id=1, name="Nobody")])
    assert "Nobody Nothing else is written about this role yet." in printed(path).text


def test_every_page_is_numbered_and_later_ones_name_the_role(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    printing(path, large(40))
    pages = printed(path).pages
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page
        assert "Everything" in page
        assert "Large" in page


def test_the_contents_name_the_page_on_which_a_section_begins(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    records = [*large(40), Statement(id=900, role_id=1, section=16, text="Late.")]
    printing(path, records)
    pages = [page.split("\n") for page in printed(path).pages]
    at = pages[0].index(SECTION_TITLES[15])
    assert SECTION_TITLES[15] in pages[int(pages[0][at + 1]) - 1]
    assert int(pages[0][at + 1]) > 3


def test_heads_of_a_table_are_repeated_and_no_row_is_lost_or_parted(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    printing(path, large(60))
    found = printed(path)
    for number in range(1, 61):
        assert found.text.count(f"Skill {number:03}") == 1
        assert found.text.count(f"Duty {number:03}") == 1
        with_row = [page for page in found.pages if f"Skill {number:03}" in page]
        assert with_row[0].count(f"Detail {number:03}.") == 6
    pages = [page for page in found.pages if "Skill 0" in page]
    assert len(pages) > 2
    assert all("Importance" not in page and "What it means here" in page and "Must-have" in page for page in pages)


def test_a_row_taller_than_a_page_goes_on_over_the_next_pages(tmp_path: Path, printed: Read) -> None:
    path = tmp_path / "role.pdf"
    why = " ".join(f"reason{number}" for number in range(900))
    printing(path, [Role(id=1, name="Why"), Kpi(id=1, role_id=1, name="Measure", measures="one", why=why, target="1")])
    found = printed(path)
    assert len(found.pages) > 1
    assert all(f"reason{number}" in found.letters for number in range(900))


def test_nothing_stands_below_the_page(tmp_path: Path) -> None:
    for records in (whole(), large(30)):
        pages = role_pages(sheets(records)[0], Organization.of(*records), Progress())
        assert all(one.bottom < HEIGHT - 200 for page in pages for one in page)


def test_a_role_is_printed_in_another_thread(tmp_path: Path, printed: Read) -> None:
    path, records = tmp_path / "role.pdf", large(20)
    sheet, organization = sheets(records)[0], Organization.of(*records)
    at_work = Thread(target=print_role, args=(sheet, organization, path))
    at_work.start()
    while at_work.is_alive():
        QCoreApplication.processEvents()
        at_work.join(0.01)
    assert "Skill 020" in printed(path).text


def test_cancelling_leaves_the_earlier_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "role.pdf"
    path.write_bytes(b"earlier")
    with pytest.raises(Cancelled):
        printing(path, large(20), Progress(lambda done, total, what: not what.startswith("Page 2")))
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_a_target_that_is_a_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanningError, match=r"^The file .* cannot be written .*\.$"):
        printing(tmp_path, whole())


def test_a_real_role_document_is_printed_whole(tmp_path: Path) -> None:
    from orgwright.workspace import Workspace

    seeds = sorted((Path(__file__).resolve().parents[4] / "shared" / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("The role documents of ../shared/seeds are not here.")
    workspace = Workspace.new(tmp_path / "org.orgwright", "Small & Sons", "Ana Ruiz")
    workspace.import_blueprints([(seeds[0].name, seeds[0].read_bytes())])
    organization = workspace.organization
    role_id = next(iter(organization.demand.requirements_by_role))
    sheet = workspace.role_sheet(role_id)
    pages = role_pages(sheet, organization, Progress())
    workspace.close()
    marks = [one.mark for page in pages for one in page]
    laid_out = {mark.passage.text for mark in marks if isinstance(mark, Words)}
    for one in sheet.statements:
        assert {one_line(line.lstrip().removeprefix("– ")) for line in one.text.splitlines()} <= laid_out
    assert {one_line(one.name) for one in sheet.kpis} <= laid_out
    assert {one_line(one.dimension) for one in sheet.scorecard} <= {text.removesuffix(" *") for text in laid_out}
