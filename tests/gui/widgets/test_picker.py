import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.errors import RefusedInput
from orgwright.gui.widgets.picker import Option, PickerField, matching

OPTIONS = [
    Option(1, "Senior NLP Engineer", "NLP"),
    Option(2, "NLP Engineer", "NLP"),
    Option(3, "Staff ML Platform Engineer", "Platform"),
    Option(4, "Head of Applied AI", "Leadership"),
]


def names(text: str) -> list[str]:
    return [option.title for option in matching(OPTIONS, text)]


def test_names_that_begin_with_the_text_come_first() -> None:
    assert names("nlp") == ["NLP Engineer", "Senior NLP Engineer"]


def test_every_word_must_be_found_in_any_order() -> None:
    assert names("eng staff") == ["Staff ML Platform Engineer"]


def test_the_second_text_is_searched_too() -> None:
    assert names("leadership") == ["Head of Applied AI"]


def test_nothing_typed_offers_everything() -> None:
    assert len(names("")) == len(OPTIONS)


@pytest.fixture
def picker(app: QApplication, qtbot: QtBot) -> PickerField:
    made = PickerField("Role", lambda: OPTIONS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_typing_a_part_and_enter_chooses(picker: PickerField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picker.committed, check_params_cb=lambda value: value == 3):
        qtbot.keyClicks(picker.editor, "platf")
        qtbot.keyClick(picker.editor, Qt.Key.Key_Return)
    assert picker.value() == 3


def test_arrows_walk_the_list(picker: PickerField, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.editor, "nlp")
    qtbot.keyClick(picker.editor, Qt.Key.Key_Down)
    qtbot.keyClick(picker.editor, Qt.Key.Key_Return)
    assert picker.value() == 1


def test_a_name_that_does_not_exist_is_refused(picker: PickerField, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.editor, "Astronaut")
    with pytest.raises(RefusedInput, match="nothing called Astronaut"):
        picker.value()


def test_emptying_the_line_is_choosing_nothing(picker: PickerField) -> None:
    picker.show_value(2)
    picker.editor.setProperty("text", "")
    assert picker.value() is None
