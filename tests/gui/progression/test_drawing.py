from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.progression.drawing import SHARP, copy_picture, drawn_graph, save_picture
from orgwright.gui.progression.model import RoleLabel
from orgwright.gui.progression.painting import Shown
from orgwright.planning.graph_layout import career_layout
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, Role


@pytest.fixture
def shown(app: QApplication) -> Shown:
    roles = [Role(id=1, name="Engineer", level="Mid"), Role(id=2, name="Architect", level="Senior")]
    picture = Organization.of(*roles, CareerLink(id=1, from_role_id=1, to_role_id=2, kind="next"))
    labels = {key: RoleLabel(one.name, 1, False) for key, one in picture.roles.items()}
    return Shown(career_layout(picture), labels, route=(1, 2))


def test_a_picture_of_the_graph_has_its_size_and_its_ground(shown: Shown) -> None:
    image = drawn_graph(shown.layout, shown.labels)

    assert (image.width(), image.height()) == (round(shown.layout.width), round(shown.layout.height))
    ground = {style.color("panel").rgb(), style.color("raised").rgb()}
    assert image.pixelColor(image.width() - 2, image.height() - 2).rgb() in ground
    assert len({image.pixelColor(x, image.height() // 2).rgb() for x in range(image.width())}) > 4


def test_a_saved_png_is_sharp_and_shows_the_way(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "graph.png"
    save_picture(shown, path)
    image = QImage(str(path))

    assert image.width() == round(shown.layout.width) * SHARP
    assert style.color("goal").rgb() in {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(0, image.height(), 3)
    }


def test_a_saved_svg_holds_lines_and_words(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "graph.svg"
    save_picture(shown, path)
    text = path.read_text(encoding="utf-8")

    assert "<svg" in text
    assert "Engineer" in text
    assert "image" not in text.replace("image/svg", "")


def test_a_file_that_cannot_be_written_is_refused_in_a_sentence(shown: Shown, tmp_path: Path) -> None:
    with pytest.raises(PlanningError, match="could not be written"):
        save_picture(shown, tmp_path / "nowhere" / "graph.png")


def test_the_picture_is_copied(shown: Shown) -> None:
    copy_picture(shown)

    assert QGuiApplication.clipboard().image().width() == round(shown.layout.width) * SHARP
