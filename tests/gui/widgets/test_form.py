from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from orgwright.errors import RefusedInput
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    IntegerField,
    MoneyField,
    MultiLineField,
    PercentField,
    TextField,
    YesNoField,
)
from orgwright.gui.widgets.form import Form


def shown_error(field: Field) -> str:
    texts = [label.text() for label in field.findChildren(QLabel) if label.property("tone") == "missing"]
    return "".join(texts)


@pytest.mark.parametrize(
    ("field_class", "value", "shown"),
    [
        (TextField, "AI & ML", "AI & ML"),
        (IntegerField, 12, "12"),
        (MoneyField, 9_600_050, "96,000.50"),
        (PercentField, 80, "80 %"),
        (DateField, date(2026, 11, 20), "2026-11-20"),
        (DateField, None, ""),
    ],
)
def test_a_field_reads_back_what_it_shows(
    app: QApplication, qtbot: QtBot, field_class: Any, value: Any, shown: str
) -> None:
    field = field_class("Field")
    qtbot.addWidget(field)
    field.show_value(value)
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.text() == shown
    assert field.value() == value


def test_leaving_a_field_saves_it_once_and_only_if_it_changed(app: QApplication, qtbot: QtBot) -> None:
    saved: list[str] = []
    form = Form()
    qtbot.addWidget(form)
    name = form.add(TextField("Name"), save=saved.append)
    name.show_value("NLP")
    name.commit()
    assert saved == []
    qtbot.keyClick(name.editor, Qt.Key.Key_End)
    qtbot.keyClicks(name.editor, " team")
    qtbot.keyClick(name.editor, Qt.Key.Key_Return)
    name.commit()
    assert saved == ["NLP team"]


def test_a_refusal_stands_below_the_field_and_the_typed_text_stays(app: QApplication, qtbot: QtBot) -> None:
    def refuse(value: str) -> None:
        raise RefusedInput(f"There is already a unit called {value}.")

    form = Form()
    qtbot.addWidget(form)
    name = form.add(TextField("Name"), save=refuse)
    name.show_value("NLP")
    name.editor.setProperty("text", "Speech")
    name.commit()
    assert shown_error(name) == "There is already a unit called Speech."
    assert name.value() == "Speech"


def test_text_that_cannot_be_read_is_never_saved(app: QApplication, qtbot: QtBot) -> None:
    saved: list[Any] = []
    field = MoneyField("Annual cost")
    qtbot.addWidget(field)
    field.committed.connect(saved.append)
    field.editor.setProperty("text", "much")
    field.commit()
    assert saved == []
    assert "Annual cost" in shown_error(field)


def test_escape_gives_the_old_value_back(app: QApplication, qtbot: QtBot) -> None:
    field = TextField("Name")
    qtbot.addWidget(field)
    field.show_value("NLP")
    qtbot.keyClicks(field.editor, "xyz")
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.value() == "NLP"


def test_a_needed_field_refuses_nothing(app: QApplication, qtbot: QtBot) -> None:
    field = TextField("Name", needed=True)
    qtbot.addWidget(field)
    with pytest.raises(RefusedInput, match="Name cannot be empty"):
        field.value()


def test_a_choice_keeps_its_value_when_the_options_change(app: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField("Status", [("open", "Open"), ("frozen", "Frozen")])
    qtbot.addWidget(field)
    field.show_value("frozen")
    field.set_options([("closed", "Closed"), ("frozen", "Frozen")])
    assert field.value() == "frozen"


def test_a_check_box_saves_at_once(app: QApplication, qtbot: QtBot) -> None:
    field = YesNoField("Critical")
    qtbot.addWidget(field)
    field.show_value(False)
    with qtbot.waitSignal(field.committed, check_params_cb=lambda value: value is True):
        qtbot.mouseClick(field.editor, Qt.MouseButton.LeftButton)


def test_several_lines_are_kept(app: QApplication, qtbot: QtBot) -> None:
    field = MultiLineField("Notes")
    qtbot.addWidget(field)
    field.show_value("one\ntwo")
    assert field.value() == "one\ntwo"


def test_a_dialog_stays_open_with_the_reason_until_the_thing_is_made(app: QApplication, qtbot: QtBot) -> None:
    made: list[dict[str, Any]] = []

    def make(values: dict[str, Any]) -> None:
        if values["name"] == "NLP":
            raise RefusedInput("There is already a unit called NLP.")
        made.append(values)

    dialog = FormDialog(None, "New unit", "Add the unit", make)
    qtbot.addWidget(dialog)
    name = dialog.form.add(TextField("Name", needed=True), key="name")
    dialog.show()
    dialog.confirm()
    assert dialog.isVisible()
    name.show_value("NLP")
    dialog.confirm()
    assert dialog.isVisible()
    name.show_value("Speech")
    dialog.confirm()
    assert made == [{"name": "Speech"}]
    assert not dialog.isVisible()
