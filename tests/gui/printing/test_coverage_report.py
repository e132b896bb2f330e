"""The report of coverage: what it says, what it leaves out, and that it fits its pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPainter

from organizations import small_organization
from orgwright.errors import PlanningError
from orgwright.gui.printing.coverage_report import BOTTOM, LEFT, print_coverage_report, report_pages
from orgwright.gui.printing.coverage_report_figures import report_figures
from orgwright.gui.printing.coverage_report_marks import RangeBar, TrendChart
from orgwright.gui.printing.coverage_report_parts import percent, range_words
from orgwright.gui.printing.marks import Words
from orgwright.gui.printing.paper import HEIGHT, LEDE, WIDTH, color
from orgwright.gui.printing.passages import Passage
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import Person, Record, Requirement, Role, Skill, Target, Unit

Read = Callable[[Path], Any]
pytestmark = pytest.mark.usefixtures("app")
HOSTILE = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)


def records() -> list[Record]:
    return [
        *small_organization(),
        Unit(id=3, name="Tooling", parent_id=1),
        Skill(id=3, name="Prompting"),
        Requirement(id=3, role_id=1, skill_id=3, tier="emerging", level=2),
        Requirement(id=4, role_id=1, skill_id=2, tier="good-to-have", level=2),
        Target(id=2, unit_id=2, skill_id=2, level=2, people=1),
        Target(id=3, unit_id=3, skill_id=1, level=2, people=1, importance="optional"),
    ]


def said(path: Path, printed: Read, *several: Record, unit_id: int | None = None) -> str:
    """Everything that the report of some records says, without spaces."""
    print_coverage_report(Organization.of(*(several or records())), unit_id, path)
    letters: str = printed(path).letters
    return letters


def plain(text: str) -> str:
    return "".join(text.split())


def test_every_section_has_its_answer(tmp_path: Path, printed: Read) -> None:
    text = said(tmp_path / "r.pdf", printed)
    covered = unit_coverage(Organization.of(*records()), None)
    assert covered.low is not None
    assert covered.high is not None
    for part in (
        "Small & Sons",
        "20 Nov 2026",
        "As recorded",
        f"{round(covered.low * 100)} % of what the capability targets need is known to be held",
        f"{round(covered.low * 100)}–{round(covered.high * 100)} %",
        "What to look at first",
        "Units",
        "Tooling",
        "The dearest gaps",
        "Where it breaks",
        "Held by nobody",
        "A year ago and now",
        "20 Nov 2025",
        "What roles will ask",
        "Prompting",
        "How to read this",
        "First certificate, then manager, then peer, then self.",
    ):
        assert plain(part) in text, part


def test_the_figures_of_the_headline_are_those_of_the_program(tmp_path: Path, printed: Read) -> None:
    text = said(tmp_path / "r.pdf", printed, unit_id=2)
    covered = unit_coverage(Organization.of(*records()), 2)
    assert plain("Coverage, Small & Sons Models") in text
    assert plain(f"Gate held, of {sum(covered.gates.values())}") in text
    assert plain(f"Robustness −{-(covered.robustness or 0)}") in text


def test_without_targets_the_roles_are_the_headline(tmp_path: Path, printed: Read) -> None:
    text = said(tmp_path / "r.pdf", printed, *(one for one in records() if not isinstance(one, Target)))
    assert plain("of what the roles of these people ask is known to be held") in text
    assert plain("Where it breaks") not in text


def test_an_empty_organization_says_that_nothing_is_required(tmp_path: Path, printed: Read) -> None:
    print_coverage_report(Organization.of(), None, tmp_path / "r.pdf")
    file = printed(tmp_path / "r.pdf")
    assert "Nothing is required of anybody here" in file.text
    assert len(file.pages) == 1


def test_a_scenario_is_named_on_every_page(tmp_path: Path, printed: Read) -> None:
    print_coverage_report(Organization.of(*records()).under(1), None, tmp_path / "r.pdf")
    pages = printed(tmp_path / "r.pdf").pages
    assert len(pages) > 1
    assert all("scenario Grow" in " ".join(page.split()) for page in pages)


def test_the_file_names_nobody_as_its_author(tmp_path: Path, printed: Read) -> None:
    print_coverage_report(Organization.of(*records()), None, tmp_path / "r.pdf")
    facts = printed(tmp_path / "r.pdf").facts
    assert facts == {"Title": "Coverage of Small & Sons", "Creator": "Orgwright", "Author": ""}


def test_a_number_and_its_sign_are_never_parted() -> None:
    for wide in range(700, 5000, 50):
        text = f"{percent(0.73)} of all is held, or {range_words(0.73, 0.83)} at the most."
        passage = Passage(text, LEDE, wide)
        lines = [passage.text[line.textStart() : line.textStart() + line.textLength()] for line in passage._lines]
        assert any("%" in line for line in lines)
        assert not any(line.startswith("%") for line in lines), wide


@settings(max_examples=12, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_name_leaves_the_page(unit: str, person: str, skill: str) -> None:
    named = records()
    for one in named:
        if isinstance(one, Unit) and one.id == 3:
            one.name = unit * 4
        elif isinstance(one, Person):
            one.name = f"{person * 3} {one.id}"
        elif isinstance(one, Skill):
            one.name = f"{skill * 3} {one.id}"
        elif isinstance(one, Role):
            one.name = f"{unit} {one.id}"
    for page in report_pages(report_figures(Organization.of(*named), None)):
        for drawn in page:
            right = drawn.x + getattr(drawn.mark, "width", 0)
            if isinstance(drawn.mark, Words):
                right = drawn.x + drawn.mark.passage.width
            assert drawn.x >= LEFT - 1
            assert right <= WIDTH - LEFT + 1
            assert drawn.bottom <= HEIGHT


def test_tables_never_leave_a_single_row_alone_on_a_page() -> None:
    many = [Skill(id=number, name=f"Skill {number:02}") for number in range(10, 60)]
    asks = [Requirement(id=one.id or 0, role_id=1, skill_id=one.id or 0, level=3) for one in many]
    pages = report_pages(report_figures(Organization.of(*records(), *many, *asks), None))
    counts = [len({drawn.y for drawn in page if drawn.y < BOTTOM}) for page in pages]
    assert len(pages) >= 2
    assert min(counts) > 6


def test_a_cancelled_report_leaves_the_earlier_file(tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        print_coverage_report(
            Organization.of(*records()), None, target, Progress(lambda done, total, what: "year" not in what)
        )
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanningError, match="cannot be written"):
        print_coverage_report(Organization.of(*records()), None, tmp_path / "gone" / "r.pdf")


def test_another_thread_may_write_it(tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    thread = Thread(target=print_coverage_report, args=(Organization.of(*records()), None, target))
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents()
    assert target.read_bytes().startswith(b"%PDF")


def drawn(mark: Any, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    mark.draw(painter, 0, 0)
    painter.end()
    return image


def test_the_bar_is_solid_to_low_and_empty_beyond_high() -> None:
    image = drawn(RangeBar(1000, 0.4, 0.6, 60, is_marked=False), 1000, 60)
    assert image.pixelColor(395, 30) == color("held_fill")
    assert image.pixelColor(605, 30) == color("sunken")
    assert len({image.pixelColor(at, 30).name() for at in range(405, 590)}) > 1


def test_a_month_without_coverage_parts_the_line() -> None:
    months = [(date(2026, month, 1), 0.5, 0.7) for month in range(1, 7)]
    whole = drawn(TrendChart(tuple(months), 4000, 1300), 4000, 1300)
    months[2] = (months[2][0], None, None)
    parted = drawn(TrendChart(tuple(months), 4000, 1300), 4000, 1300)
    assert whole != parted


def test_no_coverage_at_all_draws_an_empty_grid() -> None:
    empty = drawn(TrendChart(((date(2026, 1, 1), None, None),), 4000, 1300), 4000, 1300)
    assert color("held_fill").name() not in {
        empty.pixelColor(x, y).name() for x in range(0, 4000, 40) for y in range(0, 1300, 13)
    }


def test_the_weakest_unit_is_named_only_where_there_are_several() -> None:
    figures = report_figures(Organization.of(*records()), None)
    assert {one.unit_id for one in figures.units} == {2, 3}
    texts = [
        one.mark.passage.text
        for one in report_pages(replace(figures, units=figures.units[:1]))[0]
        if isinstance(one.mark, Words)
    ]
    assert not any("weakest" in text for text in texts)
