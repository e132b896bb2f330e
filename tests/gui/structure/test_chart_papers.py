"""Nothing of a chart is cropped on paper: every node stands whole on a page, on drawn hierarchies of any shape."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.gui.structure.chart_model import BY_SPAN
from orgwright.gui.structure.chart_papers import (
    A3_WIDE,
    A4_WIDE,
    FITTING,
    PAPERS,
    TITLE,
    Drawing,
    Paper,
    paper_chart,
    svg,
    write_chart,
)
from orgwright.gui.structure.chart_sheets import (
    LEAST_SCALE,
    MARGIN,
    MOST,
    POINTS_PER_PIXEL,
    Sheet,
    SheetMark,
    one_sheet,
    sheets,
    whole_node,
)
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import Profile, private
from orgwright.progress import Progress
from planning.test_chart_layout import hierarchies, hierarchy
from private_organizations import telling_organization

AS_SVG = PAPERS[-1]
ONE_LINE = [None, *range(1, 30)]
WIDE = [None, *[1] * 12, *[one for one in range(2, 14) for _ in range(60)]]


def on_page(sheet: Sheet, area: QRectF) -> QRectF:
    """Where a part of the chart stands on its page, in points."""
    per_pixel = sheet.scale * POINTS_PER_PIXEL
    moved = (area.topLeft() - sheet.area.topLeft()) * per_pixel
    return QRectF(sheet.place.topLeft() + moved, area.size() * per_pixel)


def whole(sheet: Sheet, area: QRectF) -> bool:
    page = QRectF(0, 0, sheet.size.width(), sheet.size.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    placed = on_page(sheet, area)
    return page.adjusted(-0.01, -0.01, 0.01, 0.01).contains(placed) and sheet.area.contains(area)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hierarchies(), st.sampled_from(PAPERS), st.booleans())
def test_every_node_lies_whole_on_a_page(app: QApplication, organization, paper: Paper, with_pay: bool) -> None:
    shown = paper_chart(organization, None, Drawing(with_pay=with_pay))
    pages = (one_sheet(shown),) if paper.size is None else sheets(shown, paper.size)
    for one in shown.layout.nodes:
        assert any(whole(page, whole_node(shown, one)) for page in pages)


@pytest.mark.parametrize("managers", [ONE_LINE, WIDE])
@pytest.mark.parametrize("size", [A4_WIDE, A3_WIDE, QSizeF(595, 842)])
def test_a_large_chart_takes_several_pages_that_overlap_and_cover_it(app: QApplication, managers, size) -> None:
    shown = paper_chart(hierarchy(managers), None, Drawing())
    pages = sheets(shown, size)
    assert len(pages) > 1
    assert {page.scale for page in pages} == {1.0}
    assert all(QSizeF(page.size) == size for page in pages)
    for one in shown.layout.nodes:
        assert any(whole(page, whole_node(shown, one)) for page in pages)
    assert {page.words for page in pages} >= {f"row 1 of {pages[0].rows}, column 1 of {pages[0].columns}"}


def test_a_chart_that_nearly_fits_is_drawn_smaller_on_one_page(app: QApplication) -> None:
    shown = paper_chart(hierarchy([None, *[1] * 3, *[2] * 9, *[3] * 9, *[4] * 9]), None, Drawing())
    (page,) = sheets(shown, A4_WIDE)
    assert LEAST_SCALE <= page.scale < 1.0
    assert page.words == ""


def test_one_page_takes_the_size_of_the_chart_up_to_what_readers_open(app: QApplication) -> None:
    small = one_sheet(paper_chart(hierarchy([None, 1]), None, Drawing()))
    assert small.scale == 1.0
    line = one_sheet(paper_chart(hierarchy([None, *range(1, 300)]), None, Drawing()))
    assert line.scale < 1.0
    assert line.size.height() == pytest.approx(MOST)


@pytest.mark.parametrize("paper", PAPERS)
def test_each_kind_of_file_is_written_twice_alike_and_tells_no_time(app: QApplication, paper: Paper, tmp_path) -> None:
    organization = hierarchy(WIDE, [1 + one % 3 for one in range(len(WIDE))])
    first, second = (tmp_path / f"{name}{paper.kind[0]}" for name in "ab")
    for path in (first, second):
        write_chart(organization, None, Drawing(colour=BY_SPAN), paper, path, Progress())
    said = first.read_bytes()
    assert said == second.read_bytes()
    assert not re.search(rb"Date", said)
    assert said.startswith(b"%PDF" if paper.kind[0] == ".pdf" else b"<?xml")


def test_the_svg_names_unit_day_and_scenario_and_shows_names_as_text(app: QApplication) -> None:
    shown = paper_chart(hierarchy([None, 1, 1]), None, Drawing())
    mark = SheetMark(shown, one_sheet(shown), TITLE, ("Models & <more>", "20 Nov 2026", "as recorded"))
    content = svg(mark)
    said = content.decode()
    assert "Models &amp; &lt;more&gt;, 20 Nov 2026, as recorded" in said
    assert said.count(">Vacant<") == 3
    assert "<image" not in said
    renderer = QSvgRenderer(content)
    assert renderer.isValid()
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert len({image.pixel(x, y) for x in range(0, 400, 2) for y in range(0, 300, 2)}) > 3


def test_what_is_folded_stays_folded_on_paper(app: QApplication, tmp_path: Path) -> None:
    organization = hierarchy([None, 1, 2, 2])
    shown = paper_chart(organization, None, Drawing(folded=frozenset({2})))
    assert set(shown.layout.nodes) == {1, 2}
    path = tmp_path / "chart.svg"
    write_chart(organization, None, Drawing(folded=frozenset({2})), AS_SVG, path, Progress())
    assert ">0 people, 2 vacant<" in path.read_text(encoding="utf-8")


def test_paper_is_light_and_bears_no_signs_to_press(app: QApplication) -> None:
    shown = paper_chart(hierarchy([None, 1]), None, Drawing())
    sheet = one_sheet(shown)
    image = QImage(int(sheet.size.width()), int(sheet.size.height()), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.scale(0.1, 0.1)
    SheetMark(shown, sheet, TITLE, ("All",)).draw(painter, 0, 0)
    painter.end()
    assert QColor(image.pixel(2, 2)) == QColor("#FFFFFF")
    assert shown.is_paper


def test_a_folder_that_is_not_there_is_refused_in_a_sentence(app: QApplication, tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="cannot be written to the folder"):
        write_chart(hierarchy([None]), None, Drawing(), FITTING, tmp_path / "gone" / "chart.pdf", Progress())


def test_a_chart_without_names_shows_codes_and_says_so(app: QApplication, tmp_path: Path) -> None:
    organization, path = Organization.of(*telling_organization()), tmp_path / "chart.svg"
    write_chart(organization, None, Drawing(), AS_SVG, path, Progress())
    assert "Quill" in path.read_text(encoding="utf-8")
    write_chart(private(organization, Profile(names=False)), None, Drawing(), AS_SVG, path, Progress())
    said = path.read_text(encoding="utf-8")
    assert "quill" not in said.casefold()
    assert "names left out" in said
    assert ">Person 0" in said


def test_a_chart_of_single_seats_cannot_leave_small_groups_out(app: QApplication, tmp_path: Path) -> None:
    picture = private(Organization.of(*telling_organization()), Profile(small_groups=False))
    with pytest.raises(RefusedInput, match="single seats"):
        write_chart(picture, None, Drawing(), FITTING, tmp_path / "chart.pdf", Progress())


def test_a_chart_without_pay_shows_no_cost_though_the_window_does(app: QApplication, tmp_path: Path) -> None:
    organization = Organization.of(*small_organization())
    whole_one, bare = tmp_path / "whole.svg", tmp_path / "bare.svg"
    drawing = Drawing(folded=frozenset({1}), with_pay=True)
    write_chart(organization, None, drawing, AS_SVG, whole_one, Progress())
    write_chart(private(organization, Profile(pay=False)), None, drawing, AS_SVG, bare, Progress())
    assert {"Ana Ruiz", "€ 120 k", "1 person, 1 vacant"} <= set(said_in(whole_one))
    assert "Ana Ruiz" in said_in(bare)
    assert not any("€" in one for one in said_in(bare))
    assert "pay hidden" in said_in(bare)[1]


def said_in(path: Path) -> list[str]:
    """The texts of an SVG, in the order in which they are drawn."""
    return [unescape(one).strip() for one in re.findall(r">([^<>]+)</text>", path.read_text(encoding="utf-8"))]
