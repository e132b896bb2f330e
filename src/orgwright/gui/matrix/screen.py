"""The screen of the skills matrix: what is shown, the painted matrix, its legend, and the panel of the cell."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.matrix import model
from orgwright.gui.matrix.filter_line import FilterLine
from orgwright.gui.matrix.legend import MatrixLegend
from orgwright.gui.matrix.menus import MatrixMenus
from orgwright.gui.matrix.pasting import paste_of, refused_level
from orgwright.gui.matrix.plan_form import write_levels
from orgwright.gui.matrix.saved_views import SavedViews
from orgwright.gui.matrix.shown import PEOPLE_GROUPS, SORTS, Shown, words
from orgwright.gui.matrix.story import cell_story, spoken
from orgwright.gui.matrix.view import MatrixView
from orgwright.gui.messages import attempt, tell
from orgwright.gui.record_forms import add_record
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import MenuButton, button
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import hairline
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.scales import scale_of
from orgwright.progress import Progress
from orgwright.records import Assessment, Goal, SavedView, Skill, table_name
from orgwright.workspace import Changes

if TYPE_CHECKING:
    from orgwright.gui.matrix.cell_panel import CellPanel
    from orgwright.gui.matrix_import.exchange import MatrixExchange

KEEPS_ORDER = frozenset(table_name(record) for record in (Assessment, Goal, SavedView))
"""Tables whose changes leave everybody where they stand, so that nothing jumps away while one types."""
EXPLAINING = "xhp"
"""Letters that explain the level of the current cell, its skill, its person."""
MANY_CELLS = 1000
"""Cells beyond which writing leaves the thread of the window."""


class MatrixScreen(Screen):
    """Who holds what; see the module."""

    key, title, icon, group = "matrix", "Skills matrix", "grid-3x3", 0
    panel_under_head = True
    panel_width = 288

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown = Shown()
        self.picture: model.MatrixPicture | None = None
        self.view = MatrixView(self._tip, self._spoken)
        self.legend = MatrixLegend()
        self._cell_panel: CellPanel | None = None
        self.menus = MatrixMenus(self)
        self.saved_views = SavedViews(self, context, self._show_view)
        self._exchange: MatrixExchange | None = None
        self.filter_line = FilterLine(self.menus.clear)
        self._build_head()
        self._listen()
        self.set_body(self._built())

    def _build_head(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter people")
        self.search.setAccessibleName("Filter people by name or role")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(150)
        self.search.textChanged.connect(lambda text: self.choose(text=text))
        self.search.returnPressed.connect(self.view.setFocus)
        self._required = button("Required only", None, self._toggle_required)
        self._required.setCheckable(True)
        self._required.setChecked(True)
        self._filters = MenuButton("Filter", self.menus.fill_filters, "filter")
        self._groups = MenuButton("Group", self.menus.fill_groups)
        self._sorts = MenuButton("Sort", self.menus.fill_sorts)
        self._skills = MenuButton("Skills", self.menus.fill_skills, "columns-3")
        self._views = MenuButton("View", self._fill_views, kind="ordinary")
        for action in (
            self.search,
            self._required,
            self._filters,
            self._groups,
            self._sorts,
            self._skills,
            self._views,
        ):
            self.head.add_action(action)

    def _built(self) -> QWidget:
        body = QWidget()
        hand_focus_on(body, self.view)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_line)
        column.addWidget(self.view, 1)
        column.addWidget(hairline())
        column.addWidget(self.legend)
        return body

    def _listen(self) -> None:
        view = self.view
        view.levels_typed.connect(self._type)
        view.cleared.connect(lambda cells: self.assess(dict.fromkeys(self._cells(cells))))
        view.filled.connect(self._fill)
        view.pasted.connect(self._paste)
        view.refused.connect(lambda sentence: tell(self, RefusedInput(sentence)))
        view.current_changed.connect(lambda row, column: self._show_cell())
        view.selection_changed.connect(self._tell_status)
        view.zoom_changed.connect(lambda zoom: self._tell_status())
        view.opened.connect(lambda row, column: self.cell_panel.assess_in_full())
        view.letter_typed.connect(self._take_letter)
        view.row_number_pressed.connect(lambda row: self._explain_line(row, self.shown.is_swapped))
        view.column_number_pressed.connect(lambda column: self._explain_line(column, not self.shown.is_swapped))
        view.focus_changed.connect(self.legend.set_typing)
        view.column_pressed.connect(lambda column: None if self.shown.is_swapped else self.sort_by_current())
        view.row_pressed.connect(lambda row: self.sort_by_current() if self.shown.is_swapped else None)

    # What is shown

    @property
    def organization(self) -> Organization:
        """The picture that is shown."""
        return self.context.organization

    def refresh(self, changes: Changes | None) -> None:
        """Show the matrix of the unit on the day; after an assessment everybody stays where they stand."""
        organization = self.organization
        if self._exchange is not None and self._exchange.follow():
            return
        if not organization.people or not organization.skills:
            self.close_panel()
            self.picture = None
            self.show_empty(self._empty_state(organization))
            return
        self.show_body()
        keeps = changes is not None and set(changes.touched) <= KEEPS_ORDER
        if keeps and changes is not None and self.picture is not None:
            self.picture = model.with_cells(self.picture, organization, changes.cells)
            if changes.touches(Goal):
                self.view.show_blocks(self.picture.blocks)
            else:
                self.view.change_cells(self.picture.blocks, self.picture.places(changes.cells))
            self._name_buttons()
        else:
            self._show_picture()
        self._show_cell()
        self._tell_status()

    def _empty_state(self, organization: Organization) -> QWidget:
        if not organization.people:
            paste = ("Paste a roster", self.paste_roster)
            add = ("Add a person", lambda: self.context.jump("people"))
            return EmptyState("grid-3x3", "The matrix needs people and skills.", paste, add)
        return EmptyState("grid-3x3", "There are people, but no skills yet.", ("Add a skill", self.add_skill))

    def paste_roster(self) -> None:
        """Map the list of people on the clipboard."""
        from orgwright.gui.mapping.wizard import paste_roster

        paste_roster(self, self.context)

    def _show_picture(self) -> None:
        cell, was_swapped = self.current_cell, self.picture is not None and self.picture.cells.is_swapped
        self.picture = model.matrix_picture(self.organization, self.context.unit_id, self.shown)
        if was_swapped != self.shown.is_swapped:
            self.view.current = None
        self.view.show_blocks(self.picture.blocks)
        self._go_back_to(cell)
        self._name_buttons()
        said = words(self.shown, self.organization)
        self.filter_line.show_words(said, self._count())
        self.filter_line.show_note("" if said else self._why_empty())

    def _why_empty(self) -> str:
        """Why there is nothing to see although nothing is filtered."""
        assert self.picture is not None
        people, skills = self.picture.counts
        if not people:
            return "Nobody works here on this day; choose another unit or another day above."
        if not skills:
            return "The roles of these people require no skill; switch Required only off to see all skills."
        return ""

    def _go_back_to(self, cell: Cell | None) -> None:
        """Stay on the same person and skill, else on the nearest that is shown."""
        assert self.picture is not None
        people, skills = self.picture.counts
        if not people or not skills:
            return
        place = self.picture.places([cell]) if cell is not None else []
        if place:
            self.view.set_current(*place[0])
        elif self.view.current is None:
            self.view.set_current(0, 0)

    def _name_buttons(self) -> None:
        assert self.picture is not None
        count = self.shown.filters
        self._filters.setText(f"Filter: {count}" if count else "Filter")
        self._groups.setText(f"Group: {PEOPLE_GROUPS[self.shown.group_by]}")
        skill = self.organization.skills.get(self.shown.sort_skill_id or 0)
        by_skill = self.shown.sort_by == "skill" and skill is not None
        self._sorts.setText("Sort: Skill" if by_skill else f"Sort: {SORTS[self.shown.sort_by]}")
        self._sorts.setToolTip(plain_tip(f"By the level in {skill.name}") if by_skill and skill is not None else "")
        self._skills.setText(f"Skills {self.picture.counts[1]} of {len(self.organization.skills)}")
        self._required.setChecked(self.shown.requirement != "all")
        self._views.setText(self.saved_views.title(self.shown).replace("&", "&&"))

    def _count(self) -> str:
        assert self.picture is not None
        people, skills = self.picture.counts
        organization = self.organization
        employed = len(organization.seating.employed)
        return f"{people:,} of {employed:,} people, {skills:,} of {len(organization.skills):,} skills"

    def _tell_status(self) -> None:
        if self.picture is None:
            return
        selected = self.view.selected
        count = selected.count if selected is not None else 0
        chosen = f"    Selected: {count:,} {'cell' if count == 1 else 'cells'}" if count else ""
        zoom = "" if self.view.zoom == 1.0 else f"    {self.view.zoom:.0%}"
        rule = f"Counts first: {', '.join(self.organization.policy.precedence)}"
        scenario = self.organization.scenario
        if scenario is not None:
            rule = f"Under “{scenario.title}”: levels go into the scenario, from {day_text(self.context.day)} on"
        self.set_status(self._count() + chosen + zoom, rule)

    def choose(self, **changed: Any) -> None:
        """Show something else; without anything named, filter and sort again."""
        self.shown = replace(self.shown, **changed)
        if self.shown.text != self.search.text():
            self.search.blockSignals(True)
            self.search.setText(self.shown.text)
            self.search.blockSignals(False)
        if self.picture is not None:
            self._show_picture()
            self._show_cell()
            self._tell_status()

    def _show_view(self, shown: Shown, sentence: str) -> None:
        self.shown = shown
        self.choose()
        self.filter_line.show_note(sentence)

    def _fill_views(self, menu: QMenu) -> None:
        self.saved_views.fill(menu, self.shown)
        menu.addSeparator()
        contrast = menu.addAction("High contrast")
        contrast.setCheckable(True)
        contrast.setChecked(self.view.has_high_contrast)
        contrast.triggered.connect(self._set_contrast)
        menu.addSeparator()
        self.exchange.fill_menu(menu, self.picture)

    def _set_contrast(self, is_high: bool) -> None:
        self.view.set_high_contrast(is_high)
        self.legend.set_high_contrast(is_high)

    def _toggle_required(self) -> None:
        self.choose(requirement="required" if self._required.isChecked() else "all")

    def sort_by_current(self) -> None:
        """Sort people by the skill of the current cell; again, the other way round."""
        cell = self.current_cell
        if cell is not None:
            again = self.shown.sort_by == "skill" and self.shown.sort_skill_id == cell[1]
            is_reversed = again and not self.shown.is_reversed
            self.choose(sort_by="skill", sort_skill_id=cell[1], is_reversed=is_reversed)

    @property
    def cell_panel(self) -> "CellPanel":
        """The panel of the current cell, loaded when a cell is first looked at."""
        if self._cell_panel is None:
            from orgwright.gui.matrix.cell_panel import CellPanel

            self._cell_panel = CellPanel(self)
            cell = self.current_cell
            if cell is not None and self.picture is not None and self.view.current is not None:
                self._cell_panel.show_cell(cell, self.picture.required(*self.view.current))
        return self._cell_panel

    @property
    def exchange(self) -> "MatrixExchange":
        """The workbook's two ways, loaded when they are first wanted: a window opens without them."""
        if self._exchange is None:
            from orgwright.gui.matrix_import.exchange import MatrixExchange

            self._exchange = MatrixExchange(self)
        return self._exchange

    def _leaves_review(self) -> bool:
        return self._exchange is None or self._exchange.leaves()

    def show_record(self, record_id: int | None) -> None:
        """Go to the column of a skill."""
        if record_id is not None and self._leaves_review():
            cell = self.current_cell
            self._go_to(None if cell is None else cell[0], record_id)

    def show_cell(self, cell: Cell) -> None:
        """Go to a person in a skill; filters that hide them are taken away."""
        if not self._leaves_review():
            return
        if self.picture is not None and self.picture.place_of(cell[0], None)[0] is None:
            self.choose(text="", role_ids=frozenset(), level="", staleness="", level_skill_id=None)
        self._go_to(*cell)

    def _go_to(self, person_id: int | None, skill_id: int) -> None:
        if self.picture is None:
            return
        if self.picture.place_of(None, skill_id)[1] is None:
            self.choose(requirement="all", categories=frozenset(), kinds=frozenset())
        person, skill = self.picture.place_of(person_id, skill_id)
        if skill is not None and self.picture.counts[0]:
            self.view.set_current(*((skill, person or 0) if self.shown.is_swapped else (person or 0, skill)))

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
        self.legend.show_scale(scale_of(self.organization, cell[1]))
        if self._cell_panel is not None:
            self._cell_panel.show_cell(cell, self.picture.required(*self.view.current))
        if self.window().width() >= style.measures.PANEL_OVERLAY_BELOW or self.is_panel_open:
            self.show_panel(self.cell_panel)

    def _tip(self, row: int, column: int) -> str:
        assert self.picture is not None
        cell, required = self.picture.cell(row, column), self.picture.required(row, column)
        return cell_story(self.organization, cell, required).tip

    def _spoken(self, row: int, column: int) -> str:
        assert self.picture is not None
        return spoken(self.organization, self.picture.cell(row, column), self.picture.required(row, column))

    def _take_letter(self, letter: str) -> None:
        if letter == "s":
            self.sort_by_current()
        elif letter == "t":
            self.choose(has_statistics=not self.shown.has_statistics)
        elif letter == "w":
            self.choose(is_swapped=not self.shown.is_swapped)
        elif letter == "f":
            self.search.setFocus()
        elif letter in EXPLAINING:
            self.explain_current(letter)
        else:
            self.cell_panel.take_letter(letter)

    # How it is computed

    def explain_current(self, letter: str) -> None:
        """Explain the level of the current cell (X), who holds its skill (H) or the coverage of its person (P)."""
        from orgwright.gui.matrix.explained import EXPLAINED

        cell = self.current_cell
        if cell is not None and self.picture is not None:
            self.explain(EXPLAINED[letter](self.picture, *cell))

    def _explain_line(self, place: int, is_skill: bool) -> None:
        """Explain the numbers of a skill or of a person, by its place among those shown."""
        from orgwright.gui.matrix.explained import EXPLAINED

        if self.picture is None or not all(self.picture.counts):
            return
        row, column = (0, place) if is_skill != self.shown.is_swapped else (place, 0)
        explain = EXPLAINED["h" if is_skill else "p"]
        self.explain(explain(self.picture, *self.picture.cell(row, column)))

    # Writing

    def _cells(self, places: list[tuple[int, int]]) -> list[Cell]:
        assert self.picture is not None
        return self.picture.cells_at([row for row, _ in places], [column for _, column in places])

    def assess(self, levels: dict[Cell, int | None]) -> None:
        """Write levels as a manager's, the user's, on the day of the bar; into the scenario where one is chosen."""

        def write_many(progress: Progress) -> Changes:
            progress.step(0, 1, f"Writing {len(levels):,} levels")
            return write_levels(self.context, levels)

        if len(levels) > MANY_CELLS:
            self.context.background.run(write_many, what="Assess")
        elif levels:
            attempt(self, lambda: write_levels(self.context, levels))

    def _type(self, places: list[tuple[int, int]], level: int) -> None:
        cells = self._cells(places)
        for skill_id in sorted({skill_id for _, skill_id in cells}):
            reason = refused_level(self.organization, skill_id, level)
            if reason:
                name = self.organization.skills[skill_id].name
                tell(self, RefusedInput(f"{name} cannot have level {level}: {reason}."))
                return
        self.assess(dict.fromkeys(cells, level))

    def _fill(self, pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        matrix = self.organization.proficiency
        levels: dict[Cell, int | None] = {}
        for place, source in pairs:
            cell, taken = self._cells([place, source])
            level = matrix.level(*taken)
            if refused := level >= 0 and refused_level(self.organization, cell[1], level):
                name = self.organization.skills[cell[1]].name
                tell(self, RefusedInput(f"{name} cannot have level {level}: {refused}."))
                return
            levels[cell] = level if level >= 0 else None
        self.assess(levels)

    def _paste(self, cells: list[tuple[int, int, str]], outside: int) -> None:
        assert self.picture is not None
        paste = paste_of(self.picture, self.organization, cells, outside)
        from orgwright.gui.matrix.paste_dialog import PasteDialog

        if paste.fits or PasteDialog(self, self.organization, paste).exec():
            self.assess(dict(paste.levels))

    def add_skill(self) -> None:
        """Ask for a new skill and show its column."""
        made = add_record(self, self.context, Skill)
        if made is not None:
            self.show_record(made.made_id)
