"""The screen of the skills matrix: filters above, the painted matrix, its legend, and the panel of the cell."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.matrix import model
from orgwright.gui.matrix.cell_panel import CellPanel
from orgwright.gui.matrix.legend import MatrixLegend
from orgwright.gui.matrix.view import MatrixView
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import MenuButton, button
from orgwright.gui.widgets.dialogs import confirmed
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.records import Assessment, Skill
from orgwright.workspace import Changes

LEVEL_WORDS = ("none", "aware", "with help", "independent", "leads others", "sets the standard")
GROUPS = {"unit": "Unit", "role": "Role"}
SORTS = {"level": "Job level", "name": "Name", "coverage": "Coverage", "skill": "Current skill"}


class MatrixScreen(Screen):
    """Who holds what; see the module."""

    key, title, icon, group = "matrix", "Skills matrix", "grid-3x3", 0
    panel_under_head = True
    panel_width = 288

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown = model.Shown()
        self.picture: model.MatrixPicture | None = None
        self.view = MatrixView(self._tip, self._spoken)
        self.legend = MatrixLegend()
        self.legend.show_level_words(LEVEL_WORDS)
        self.cell_panel = CellPanel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter people")
        self.search.setAccessibleName("Filter people by name or role")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(170)
        self.search.textChanged.connect(lambda text: self._choose(text=text))
        self._required = button("Required only", "filter", self._toggle_required)
        self._required.setCheckable(True)
        self._required.setChecked(True)
        self._groups = MenuButton("Group: Unit", self._fill_groups)
        self._sorts = MenuButton("Sort: Job level", self._fill_sorts)
        self._skills = MenuButton("Skills", self._fill_categories, "columns-3")
        for action in (self.search, self._required, self._groups, self._sorts, self._skills):
            self.head.add_action(action)
        self.head.add_action(button("Skill", "plus", self.add_skill))
        self._listen()
        self.set_body(self._built())

    def _built(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(hairline())
        column.addWidget(self.legend)
        return body

    def _listen(self) -> None:
        self.view.levels_typed.connect(lambda cells, level: self.assess(dict.fromkeys(self._cells(cells), level)))
        self.view.cleared.connect(lambda cells: self.assess(dict.fromkeys(self._cells(cells))))
        self.view.filled_down.connect(self._fill_down)
        self.view.pasted.connect(self._paste)
        self.view.current_changed.connect(lambda row, column: self._show_cell())
        self.view.selection_changed.connect(self._tell_status)
        self.view.opened.connect(lambda row, column: self.cell_panel.assess_in_full())
        self.view.letter_typed.connect(self._take_letter)
        self.view.focus_changed.connect(self.legend.set_typing)

    # What is shown

    def refresh(self, changes: Changes | None) -> None:
        """Show the matrix of the unit on the day; after an assessment only its cells are made again."""
        organization = self.context.organization
        if not organization.people or not organization.skills:
            self.close_panel()
            self.picture = None
            self.show_empty(self._empty_state(organization))
            return
        self.show_body()
        only_cells = changes is not None and not set(changes.touched) - {str(Assessment.__tablename__)}
        if only_cells and changes is not None and self.picture is not None and self.shown.sort_by in ("level", "name"):
            self.picture = model.with_cells(self.picture, organization, changes.cells)
            self.view.change_cells(self.picture.blocks, self.picture.places(changes.cells))
        else:
            self._show_picture()
        self._show_cell()
        self._tell_status()

    def _empty_state(self, organization: Organization) -> QWidget:
        if not organization.people:
            return EmptyState(
                "grid-3x3", "The matrix needs people and skills.", ("Add a person", lambda: self.context.jump("people"))
            )
        return EmptyState("grid-3x3", "There are people, but no skills yet.", ("Add a skill", self.add_skill))

    def _show_picture(self) -> None:
        self.picture = model.matrix_picture(self.context.organization, self.context.unit_id, self.shown)
        self.view.show_blocks(self.picture.blocks)
        people, skills = self.picture.blocks.shape
        if self.view.current is None and people and skills:
            self.view.set_current(0, 0)
        self._skills.setText(f"Skills {skills} of {len(self.context.organization.skills)}")
        self._groups.setText(f"Group: {GROUPS[self.shown.group_by]}")
        self._sorts.setText(f"Sort: {SORTS[self.shown.sort_by]}")

    def _tell_status(self) -> None:
        if self.picture is None:
            return
        people, skills = self.picture.blocks.shape
        organization, selected = self.context.organization, self.view.selected
        count = len(selected.cells) if selected is not None else 0
        chosen = f"    Selected: {count} {'cell' if count == 1 else 'cells'}" if count else ""
        left = f"{people} of {len(organization.seating.employed)} people, {skills} of {len(organization.skills)} skills"
        self.set_status(left + chosen, f"Counts first: {', '.join(organization.policy.precedence)}")

    def _choose(self, **changed: Any) -> None:
        self.shown = replace(self.shown, **changed)
        if self.picture is not None:
            self._show_picture()
            self._tell_status()

    def _toggle_required(self) -> None:
        self._choose(required_only=self._required.isChecked())

    def _fill_groups(self, menu: QMenu) -> None:
        self._fill_choices(menu, GROUPS, self.shown.group_by, lambda key: self._choose(group_by=key))

    def _fill_sorts(self, menu: QMenu) -> None:
        def sort(key: str) -> None:
            cell = self.current_cell
            self._choose(sort_by=key, sort_skill_id=None if cell is None else cell[1])

        self._fill_choices(menu, SORTS, self.shown.sort_by, sort)

    def _fill_choices(self, menu: QMenu, words: dict[str, str], chosen: str, choose: Any) -> None:
        for key, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _checked, key=key: choose(key))

    def _fill_categories(self, menu: QMenu) -> None:
        everything = menu.addAction("All categories")
        everything.setCheckable(True)
        everything.setChecked(not self.shown.categories)
        everything.triggered.connect(lambda: self._choose(categories=frozenset()))
        menu.addSeparator()
        for name in model.categories(self.context.organization):
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in self.shown.categories)
            action.triggered.connect(
                lambda _checked, name=name: self._choose(categories=self.shown.categories ^ {name})
            )

    def show_record(self, record_id: int | None) -> None:
        """Go to the column of a skill."""
        if record_id is None:
            return
        if self.picture is None or record_id not in self.picture.skill_ids:
            self._required.setChecked(False)
            self._choose(required_only=False, categories=frozenset())
        if self.picture is not None and record_id in self.picture.skill_ids and self.picture.person_ids:
            row = 0 if self.view.current is None else self.view.current[0]
            self.view.set_current(row, self.picture.skill_ids.index(record_id))

    # One cell

    @property
    def current_cell(self) -> Cell | None:
        """The person and skill of the current cell."""
        if self.picture is None or self.view.current is None:
            return None
        return self.picture.cell(*self.view.current)

    def _show_cell(self) -> None:
        cell = self.current_cell
        if cell is None or self.picture is None or self.view.current is None:
            self.close_panel()
            return
        self.cell_panel.show_cell(cell, int(self.picture.required[self.view.current]))
        if self.window().width() >= style.measures.PANEL_OVERLAY_BELOW or self.is_panel_open:
            self.show_panel(self.cell_panel)

    def _tip(self, row: int, column: int) -> str:
        assert self.picture is not None
        story = model.cell_story(
            self.context.organization, self.picture.cell(row, column), int(self.picture.required[row, column])
        )
        lines = [f"{story.person}: {story.skill}", story.sentence, story.demand, story.warning]
        return "\n".join(line for line in lines if line)

    def _spoken(self, row: int, column: int) -> str:
        assert self.picture is not None
        required = int(self.picture.required[row, column])
        return model.spoken(self.context.organization, self.picture.cell(row, column), required)

    def _take_letter(self, letter: str) -> None:
        if letter == "e":
            self.cell_panel.assess_in_full()

    # Writing

    def _cells(self, places: list[tuple[int, int]]) -> list[Cell]:
        assert self.picture is not None
        return [self.picture.cell(row, column) for row, column in places]

    def assess(self, levels: dict[Cell, int | None]) -> None:
        """Write levels as a manager's, the user's, on the day of the bar; people of the plan alone are left out."""
        known = {cell: level for cell, level in levels.items() if cell[0] in self.context.recorded.people}
        if known:
            attempt(self, lambda: self.context.workspace.assess(known, on=self.context.day))

    def _fill_down(self, pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        matrix = self.context.organization.proficiency
        levels: dict[Cell, int | None] = {}
        for place, above in pairs:
            (cell, source) = self._cells([place, above])
            level = matrix.level(*source)
            levels[cell] = level if level >= 0 else None
        self.assess(levels)

    def _paste(self, cells: list[tuple[int, int, str]]) -> None:
        assert self.picture is not None
        pasted = model.pasted_levels(self.picture, cells)
        if pasted.refused:
            named = "; ".join(pasted.refused[:5]) + ("; …" if len(pasted.refused) > 5 else "")
            sentence = f"{len(pasted.refused)} of {len(cells)} cells do not hold a level of 0 to 5: {named}."
            if not pasted.levels or not confirmed(
                self, "Paste what fits?", sentence, f"Paste {len(pasted.levels)} cells"
            ):
                return
        self.assess(pasted.levels)

    def add_skill(self) -> None:
        """Ask for a new skill and show its column."""
        made = add_record(self, self.context, Skill)
        if made is not None:
            self.show_record(made.made_id)
