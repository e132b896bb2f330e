"""The choices of a foreign matrix beside its sheet: lines, levels of texts, people, skills, and what is left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from orgwright.exchange.foreign.level_words import HIGHEST, NOTHING, LevelWord
from orgwright.exchange.foreign.levels import FoundPerson, FoundSkill, RefusedCell
from orgwright.exchange.foreign.mapping import PERSON_FIELDS, LeftOut, Orientation
from orgwright.gui.mapping.lines import lines_text
from orgwright.gui.mapping.reading import ORIENTATIONS, MatrixReading, level_text
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.fields import ChoiceField, TextField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.gui.widgets.table import Table
from orgwright.records import Source

TABS = (
    ("lines", "Lines"),
    ("levels", "Levels"),
    ("people", "People"),
    ("skills", "Skills"),
    ("refused", "Refused"),
    ("left", "Left out"),
)
MOST_LISTED = 1000
"""Refused cells that are listed; who has more looks at the first and mends the mapping."""
_HINTS = {
    "levels": "0 to 5 give the chosen text a level, N says that it means nothing known, Delete leaves it open.",
    "people": "N adds the chosen person, S leaves them out, 1 to 3 take a person of a like name.",
    "skills": "N adds the chosen skill, S leaves it out, 1 to 3 take a skill of a like name.",
    "left": "Choose a row to see it on the sheet.",
    "refused": "Choose a row to see it on the sheet.",
}


@dataclass(frozen=True)
class MatchRow:
    """A person or a skill of the sheet, with what it means now; ``found`` is what was read."""

    key: str
    name: str
    where: str
    means: str
    suggestions: tuple[tuple[int, str], ...]
    is_taken: bool
    found: Any


LEVEL_COLUMNS: tuple[Column[Any], ...] = (
    Column("Text", lambda row: row.text, 90, is_key=True),
    Column("Cells", lambda row: f"{row.cells:,}", 54, "right", sort_key=lambda row: row.cells),
    Column(
        "Means",
        lambda row: level_text(row.level) + ("" if row.is_sure or row.level is None else ", proposed"),
        tone=lambda row: "missing" if row.level is None else "text",
        tooltip=lambda row: row.why,
    ),
)
MATCH_COLUMNS: tuple[Column[Any], ...] = (
    Column("On the sheet", lambda row: row.name, is_key=True, tone=lambda row: "text" if row.is_taken else "text3"),
    Column("Cell", lambda row: row.where, 56, tone="text2"),
    Column("Is", lambda row: row.means, 150, tone=lambda row: "text2" if row.is_taken else "missing"),
)
LEFT_COLUMNS: tuple[Column[Any], ...] = (
    Column("Cells", lambda row: f"{row.sheet}!{row.span}", 116, is_key=True),
    Column("Why", lambda row: row.reason, wraps=True),
)
REFUSED_COLUMNS: tuple[Column[Any], ...] = (
    Column("Cell", lambda row: row.address, 56, is_key=True),
    Column("Says", lambda row: row.text, 70),
    Column("Why", lambda row: row.reason, wraps=True),
)


class MatrixPanel(QWidget):
    """The choices; ``changed`` sends the reading with another choice, ``place_chosen`` sheet and address to show."""

    changed = Signal(object)
    place_chosen = Signal(str, str)

    def __init__(self, reading: MatrixReading) -> None:
        super().__init__()
        self.reading = reading
        self.tabs = TabRow(TABS)
        self.tabs.chosen.connect(self.show_tab)
        self.levels = Table(LEVEL_COLUMNS, key=lambda row: row.text, row_height=26)
        self.people = Table(MATCH_COLUMNS, key=lambda row: row.key, row_height=26)
        self.skills = Table(MATCH_COLUMNS, key=lambda row: row.key, row_height=26)
        self.left = Table(LEFT_COLUMNS, key=lambda row: (row.sheet, row.span, row.reason), sortable=False)
        self.refused = Table(REFUSED_COLUMNS, key=lambda row: (row.sheet, row.address), sortable=False)
        self._fields: dict[str, TextField] = {}
        self._stack = QStackedWidget()
        self._hint = second_line("", wrap=True)
        self._hint.setContentsMargins(12, 6, 12, 8)
        for part in (self._lines(), self.levels, self.people, self.skills, self.refused, self.left):
            self._stack.addWidget(part)
        for table, name in ((self.levels, "Texts"), (self.people, "People"), (self.skills, "Skills")):
            table.setAccessibleName(f"{name} of the sheet and what they mean")
            table.installEventFilter(self)
            table.menu_wanted.connect(self._fill_menu)
        for table in (self.left, self.refused):
            table.chosen.connect(self._tell_place)
        for table in (self.people, self.skills):
            table.chosen.connect(self._tell_place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._hint)
        self.show_reading(reading)
        undecided = next((one.text for one in reading.words if one.level is None), None)
        self.show_tab("lines" if undecided is None else "levels")
        self.levels.choose(undecided)
        self.levels.chosen.connect(self._tell_why)

    def _tell_why(self, word: LevelWord | None) -> None:
        self._hint.setText(f"{word.why} {_HINTS['levels']}" if word is not None else _HINTS["levels"])

    def _lines(self) -> QWidget:
        """The form of the lines that are read."""
        form = Form()
        form.setContentsMargins(12, 10, 12, 12)
        sheets = [(one.name, one.name) for one in self.reading.book.sheets]
        self._sheet = form.add(ChoiceField("Sheet", sheets), save=self._choose_sheet)
        self._orientation = form.add(ChoiceField("People and skills", ORIENTATIONS), save=self._choose_orientation)
        for name, title in (("heads", "Heads, categories first"), ("skills", "Skills"), ("people", "People")):
            self._fields[name] = form.add(TextField(title, needed=True), save=self._line_saver(name))
        for name, title in PERSON_FIELDS.items():
            self._fields[name] = form.add(TextField(f"{title} in"), save=self._person_saver(name))
        blanks = [(NOTHING, "Nothing known"), *((level, f"Level {level}") for level in range(HIGHEST + 1))]
        self._blank = form.add(
            ChoiceField("An empty cell says", blanks),
            save=lambda value: self._set(self.reading.with_mapping(replace(self.reading.mapping, blank=value))),
        )
        sources = [(one.value, one.value.capitalize()) for one in Source]
        self._source = form.add(
            ChoiceField("The levels were given by", sources),
            save=lambda value: self._set(replace(self.reading, source=value)),
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(form)
        return area

    # Showing

    def show_reading(self, reading: MatrixReading) -> None:
        """Show what a reading says."""
        self.reading = reading
        mapping, sheet = reading.mapping, reading.sheet
        self._sheet.show_value(mapping.sheets[0])
        self._orientation.show_value(mapping.orientation)
        for name in ("heads", "skills", "people"):
            text = lines_text(sheet, getattr(mapping, name), is_row=reading.are_rows(name))
            self._fields[name].show_value(text)
        lines = {own: line for line, own in mapping.person_fields}
        for name in PERSON_FIELDS:
            own = (lines[name],) if name in lines else ()
            self._fields[name].show_value(lines_text(sheet, own, is_row=reading.are_rows("person_fields")))
        self._blank.show_value(mapping.blank)
        self._source.show_value(reading.source)
        self.levels.show_rows(list(reading.words))
        self.people.show_rows(person_rows(reading))
        self.skills.show_rows(skill_rows(reading))
        self.left.show_rows(list(reading.left_out))
        self.refused.show_rows(refused_rows(reading.rows.refused))
        counts = {
            "levels": len(reading.words),
            "people": len(reading.rows.people),
            "skills": len(reading.rows.skills),
            "left": len(reading.left_out),
            "refused": len(reading.rows.refused),
        }
        self.tabs.show_counts(counts)

    def show_tab(self, key: str) -> None:
        """Show one part of the choices."""
        self.tabs.select(key)
        self._stack.setCurrentIndex([own for own, _ in TABS].index(key))
        self._hint.setText(_HINTS.get(key, "Rows and columns are written as 4:12, 15 and as D:F, H."))

    def _tell_place(self, row: LeftOut | RefusedCell | MatchRow | None) -> None:
        if isinstance(row, MatchRow):
            self.place_chosen.emit(row.found.sheet, row.found.address)
        elif isinstance(row, LeftOut):
            self.place_chosen.emit(row.sheet, row.span.partition(":")[0])
        elif row is not None:
            self.place_chosen.emit(row.sheet, row.address)

    # Choosing

    def _set(self, reading: MatrixReading) -> None:
        self.changed.emit(reading)

    def _choose_sheet(self, name: str) -> None:
        fresh = MatrixReading.of(self.reading.book, self.reading.organization, name)
        self._set(replace(fresh, source=self.reading.source))

    def _choose_orientation(self, orientation: str) -> None:
        if orientation in (Orientation.PEOPLE_DOWN, Orientation.PEOPLE_ACROSS):
            self._set(self.reading.with_orientation(orientation))
        else:
            self._set(MatrixReading.of(self.reading.book, self.reading.organization))

    def _line_saver(self, name: str) -> Callable[[str], None]:
        return lambda text: self._set(self.reading.with_lines(name, text))

    def _person_saver(self, name: str) -> Callable[[str], None]:
        return lambda text: self._set(self.reading.with_person_field(name, text))

    def say_level(self, level: int | None) -> None:
        """Give the chosen text another meaning."""
        word = self.levels.chosen_row
        if isinstance(word, LevelWord):
            self._set(self.reading.with_mapping(self.reading.mapping.with_level(word.text, level)))

    def decide(self, row: MatchRow, own_id: int | None) -> None:
        """Say what a person or skill of the sheet is: an id, 0 for a new one, None to leave it out."""
        if isinstance(row.found, FoundPerson):
            self.reading.decide_person(row.found, own_id)
        else:
            self.reading.decide_skill(row.found, own_id)
        self._set(self.reading)

    def _fill_menu(self, row: Any, menu: QMenu) -> None:
        if isinstance(row, LevelWord):
            for level in range(HIGHEST + 1):
                menu.addAction(f"Level {level}\t{level}", self._level_chooser(level))
            menu.addAction("Nothing known\tN", self._level_chooser(NOTHING))
            menu.addAction("Not decided\tDel", self._level_chooser(None))
            return
        for number, (own_id, name) in enumerate(row.suggestions, 1):
            menu.addAction(f"{name.replace('&', '&&')}\t{number}", self._decider(row, own_id))
        menu.addAction("New\tN", self._decider(row, 0))
        menu.addAction("Leave out\tS", self._decider(row, None))

    def _level_chooser(self, level: int | None) -> Callable[[], None]:
        return lambda: self.say_level(level)

    def _decider(self, row: MatchRow, own_id: int | None) -> Callable[[], None]:
        return lambda: self.decide(row, own_id)

    def _take_key(self, table: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, digit = event.key(), event.key() - Qt.Key.Key_0
        if table is self.levels:
            return self._take_level_key(key, digit)
        row = table.chosen_row if isinstance(table, Table) else None
        if not isinstance(row, MatchRow):
            return False
        if key in (Qt.Key.Key_N, Qt.Key.Key_S):
            self.decide(row, 0 if key == Qt.Key.Key_N else None)
        elif 1 <= digit <= len(row.suggestions):
            self.decide(row, row.suggestions[digit - 1][0])
        else:
            return False
        return True

    def _take_level_key(self, key: int, digit: int) -> bool:
        if 0 <= digit <= HIGHEST:
            self.say_level(digit)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Delete):
            self.say_level(NOTHING if key == Qt.Key.Key_N else None)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits and letters decide about the chosen row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take_key(watched, event):
            return True
        return super().eventFilter(watched, event)


def refused_rows(refused: Sequence[RefusedCell]) -> list[RefusedCell | Group]:
    """The first refused cells, and a band that says how many more there are."""
    rows: list[RefusedCell | Group] = list(refused[:MOST_LISTED])
    more = len(refused) - MOST_LISTED
    return [*rows, Group("Not listed", f"{more:,} more")] if more > 0 else rows


def person_rows(reading: MatrixReading) -> list[MatchRow]:
    """The people of the sheet with what each is taken to be; those to decide come first."""
    planned, people = reading.planned, reading.organization.people
    rows = []
    for one in reading.rows.people:
        own = planned.person_of(one)
        means = "left out" if own is None else "a new person" if own == 0 else people[own].name
        if own is None and one.why and one.label not in reading.people:
            means = "to be decided"
        suggested = tuple((key, f"{people[key].name}, {people[key].key}") for key in one.suggested if key in people)
        rows.append(MatchRow(one.label, one.name, one.address, means, suggested, own is not None, one))
    return sorted(rows, key=lambda row: (row.is_taken and row.means != "a new person", row.is_taken))


def skill_rows(reading: MatrixReading) -> list[MatchRow]:
    """The skills of the sheet with what each is taken to be; new ones come first, those with likely names before."""
    planned, skills = reading.planned, reading.organization.skills
    rows = []
    for one in reading.rows.skills:
        own = planned.skill_of(one)
        means = "left out" if own is None else "a new skill" if own == 0 else skills[own].name
        suggested = tuple((each.skill_id, each.name) for each in one.suggestions)
        if own == 0 and suggested:
            means = f"new; or {suggested[0][1]}?"
        rows.append(MatchRow(one.label, one.label, one.address, means, suggested, own is not None, one))
    return sorted(rows, key=lambda row: (_is_known(row.found), not row.suggestions))


def _is_known(found: FoundSkill) -> bool:
    return found.skill_id is not None
