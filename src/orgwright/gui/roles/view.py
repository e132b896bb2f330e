"""The screen of roles: the families at the left, one role with all its parts at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QSplitter, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.development.kpi_readers import show_readings
from orgwright.gui.messages import attempt, tell
from orgwright.gui.progression.ladder_papers import fill_ladder_menu
from orgwright.gui.record_forms import add_record
from orgwright.gui.record_panel import RecordPanel
from orgwright.gui.roles import model, papers, reading
from orgwright.gui.roles.columns import LIST
from orgwright.gui.roles.explained import RoleExplanations
from orgwright.gui.roles.page import RolePage
from orgwright.gui.roles.parts import PartRow, RowKey
from orgwright.gui.roles.review import ReviewPage
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import button, icon_button, link
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.dialogs import confirmed
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline
from orgwright.gui.widgets.source_panel import SourcePanel
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.organization import Organization
from orgwright.planning.role_meaning import ticked, with_tick
from orgwright.planning.role_parts import headings_of
from orgwright.planning.role_sheet import RoleSheet
from orgwright.progress import Progress
from orgwright.records import ROLE_ROWS, CareerLink, Kpi, Record, Requirement, Role, Skill, Statement
from orgwright.workspace import Changes

if TYPE_CHECKING:
    from orgwright.exchange.blueprint import RoleDocument

DOCUMENT_KINDS = "Role documents (*.json *.html *.htm *.md *.txt *.docx);;All files (*)"


class RolesScreen(Screen):
    """What work demands; see the module."""

    key, title, icon, group = "roles", "Roles", "scroll-text", 0
    has_head = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = QLineEdit()
        self.search.setAccessibleName("Filter roles")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show_list())
        explained = RoleExplanations(context)
        people = replace(LIST[-1], explain=explained.people)
        self.tree = Tree((*LIST[:-1], people), key=lambda row: row.role_id, heads=False)
        self.tree.explained.connect(self.explain)
        self.tree.setAccessibleName("Roles")
        self.tree.chosen.connect(self._choose)
        self.page = RolePage(self._fill_menu, self.add_row, self.read_document, explained)
        self.page.explanation_wanted.connect(self.explain)
        self.editor = RecordPanel(context, self._find)
        self.source = SourcePanel()
        self.keep_panels(self.source)
        self._role_id: int | None = None
        self._sheet: RoleSheet | None = None
        self.reviewing: ReviewPage | None = None
        self._as_read: tuple[RoleDocument, ...] = ()
        self._edited: frozenset[RowKey] = frozenset()
        self._connect()
        self.set_body(self._built())

    def _connect(self) -> None:
        self.page.row_chosen.connect(self._row_chosen)
        self.page.tabs.chosen.connect(self._follow_tab)
        self.page.row_opened.connect(self._go_into)
        self.page.ticked.connect(self._tick)
        self.page.level_typed.connect(self.set_level)
        self.page.removal_wanted.connect(self._remove)
        self.page.menu_wanted.connect(self._fill_row_menu)
        self.page.compare.clicked.connect(lambda: self.compare())
        self.page.print_card.clicked.connect(lambda: self._write_out(papers.print_card))
        self.page.source.toggled.connect(self._show_source)
        self.source.place_chosen.connect(self.page.show_row)
        self.source.closed.connect(self.close_panel)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._toggle_source)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            step = QShortcut(QKeySequence(keys), self)
            step.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            step.activated.connect(lambda by=by: (self.reviewing or self.page).tabs.step(by))

    def _built(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._built_list())
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 896])
        return split

    def _built_list(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(style.measures.HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search, 1)
        row.addWidget(icon_button("plus", "New role", self.add_role))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.tree, 1)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addWidget(link("Read a role document…", "download", self.read_document))
        foot.addStretch(1)
        column.addLayout(foot)
        return left

    @classmethod
    def rail_count(cls, organization: Organization) -> int | None:
        """All roles, those named only too."""
        return len(organization.roles)

    # Showing

    def refresh(self, changes: Changes | None) -> None:
        """Show the roles as they are."""
        if self.reviewing is not None:
            self.reviewing.show_plans(self.context.workspace.plan_import(self._as_read))
            return
        organization = self.context.organization
        if not organization.roles:
            self.close_panel()
            action, other = ("Read a role document…", self.read_document), ("Add a role", self.add_role)
            self.show_empty(EmptyState("scroll-text", "There are no roles yet.", action, other))
            return
        self.show_body()
        self._show_list()
        if self.is_panel_open and self.panel is self.editor and not self.editor.follow():
            self.close_panel()

    def _show_list(self) -> None:
        organization = self.context.organization
        groups = model.role_groups(organization, self.search.text())
        shown = [row.role_id for _, rows in groups for row in rows]
        self.search.setPlaceholderText(f"{len(organization.roles)} roles")
        if self._role_id not in shown:
            self._role_id = _first_asking(groups)
            self.close_panel()
        self.tree.show_branches([Branch(Group(name), tuple(Branch(row) for row in rows)) for name, rows in groups])
        for place in range(len(groups)):
            self.tree.setFirstColumnSpanned(place, QModelIndex(), True)
        if self._role_id is not None:
            self.tree.choose(self._role_id)
        named = sum(row.is_named_only for _, rows in groups for row in rows)
        self.set_status(
            f"{len(shown)} roles in {len(groups)} {'family' if len(groups) == 1 else 'families'}, {named} named only",
            "Levels by policy of job level and tier",
        )
        self._show_role()

    def _choose(self, row: model.RoleRow | None) -> None:
        if row is not None and row.role_id != self._role_id:
            self._role_id = row.role_id
            self._leave_editor()
            self._show_role()

    def show_record(self, record_id: int | None) -> None:
        """Go to one role; from a review only where it may be left."""
        if record_id is not None and self._leaves_review():
            if record_id != self._role_id:
                self._leave_editor()
            self.search.clear()
            self._role_id = record_id
            self.tree.choose(record_id)
            self._show_role()

    def _leave_editor(self) -> None:
        """Another role is shown: its source may stay beside it, the form of a row may not."""
        if self.panel is not self.source:
            self.close_panel()

    def _show_role(self) -> None:
        organization = self.context.organization
        if self._role_id is None or self._role_id not in organization.roles:
            self._sheet = None
            self.page.show_nothing(
                "No role matches the filter", "Another part of its name or of its family may find it."
            )
            return
        is_other = self._sheet is None or self._sheet.role.id != self._role_id
        self._sheet = self.context.workspace.role_sheet(self._role_id)
        if is_other:
            self._edited = frozenset()
        self.page.show_role(self._sheet, organization, self._edited)
        self._find_edited(self._sheet)
        if self.is_panel_open and self.panel is self.source:
            self._show_page()

    def _find_edited(self, sheet: RoleSheet) -> None:
        """Compare the role with its document off the GUI thread, and mark what somebody edited."""
        document, organization = sheet.document, self.context.recorded
        if document is None:
            return

        def work(_progress: Progress) -> frozenset[RowKey]:
            from orgwright.exchange.blueprint import earlier_reading
            from orgwright.exchange.role_import import edited_rows

            base = earlier_reading(document.content, document.file_name)
            return edited_rows(sheet, organization, base) if base else frozenset()

        def done(found: frozenset[RowKey]) -> None:
            if sheet is self._sheet and found != self._edited:
                self._edited = found
                self.page.show_role(sheet, self.context.organization, found)

        self.context.background.run(work, done, what="Comparing with the document")

    # The panel: the form of a row, or the document

    def _find(self, record: type[Record], record_id: int) -> Any:
        """A row as it is recorded now, or None."""
        if record in ROLE_ROWS:
            rows = self._sheet.rows(record) if self._sheet is not None else ()
            return next((one for one in rows if getattr(one, "id", None) == record_id), None)
        return self.context.recorded.table(record).get(record_id)

    def _row_chosen(self, row: PartRow | None) -> None:
        if self.page.source.isChecked():
            self.source.light(row.key if row is not None else None)
        elif row is not None:
            self._open_row(row)

    def _follow_tab(self, _tab: str) -> None:
        """Another tab is shown: an open panel goes over to the row that is chosen there, or closes."""
        row = self.page.chosen_row
        if row is None:
            self._leave_editor()
        elif self.is_panel_open:
            self._row_chosen(row)

    def _open_row(self, row: PartRow) -> None:
        """Open the form of a row, and below it what the document says there."""
        if row.record is Role:
            self.edit_role()
            return
        remove = button("Remove", "trash", lambda: self._remove(row))
        self._open(row.record, row.row_id, row.text(0).split("\n")[0], _capital(row.record.noun), remove)
        words = self._words(row)
        if words:
            self.editor.add_words(words, lambda: self.show_in_source(row))
        if row.record is Requirement and row.more is not None:
            self.editor.add_record(Skill, row.more.skill_id, "The skill itself")

    def _go_into(self, row: PartRow) -> None:
        """Go to the other role of a career link; into the form of any other row."""
        if row.record is CareerLink:
            self.show_record(row.more)
        else:
            self._open_row(row)
            self.editor.start_editing()

    def _words(self, row: PartRow) -> str:
        page = self._sheet.document.page if self._sheet is not None and self._sheet.document is not None else ""
        return page[slice(*row.span)] if row.span is not None else ""

    def _open(self, record: Any, record_id: int, title: str, second: str, *actions: QWidget) -> None:
        self.editor.edit(record, record_id, title, second, *actions)
        self.show_panel(self.editor)

    def _toggle_source(self) -> None:
        """Open or close the document beside what is shown: the review, or the role."""
        shown = self.reviewing.beside if self.reviewing is not None else self.page.source
        if shown.isVisible():
            shown.toggle()

    def show_in_source(self, row: PartRow) -> None:
        """Open the document at the place of a row."""
        self.page.source.setChecked(True)
        self.source.light(row.key)

    def _show_source(self, is_wanted: bool) -> None:
        if is_wanted:
            self._show_page()
            self.show_panel(self.source)
            row = self.page.chosen_row
            self.source.light(row.key if row is not None else None)
        elif self.panel is self.source:
            self.close_panel()

    def _show_page(self) -> None:
        document = self._sheet.document if self._sheet is not None else None
        title, text = (document.file_name, document.page) if document is not None else ("", "")
        uncertain = self.page.uncertain_keys() if text else []
        self.source.show_source(title, text, self.page.places() if text else [], uncertain)

    def show_panel(self, panel: QWidget) -> None:
        """Open the panel; the button of the source says whether it is the document."""
        super().show_panel(panel)
        self._say_source(is_shown=panel is self.source)

    def close_panel(self) -> None:
        """Close the panel."""
        super().close_panel()
        self._say_source(is_shown=False)

    def _say_source(self, is_shown: bool) -> None:
        if self.page.source.isChecked() != is_shown:
            blocked = self.page.source.blockSignals(True)
            self.page.source.setChecked(is_shown)
            self.page.source.blockSignals(blocked)

    # Writing

    def add_role(self) -> None:
        """Ask for a new role and show it."""
        made = add_record(self, self.context, Role)
        if made is not None:
            self.show_record(made.made_id)

    def edit_role(self) -> None:
        """Open the form of the role."""
        if self._role_id is not None:
            self._open(Role, self._role_id, self.context.recorded.roles[self._role_id].name, "Role")

    def remove_role(self) -> None:
        """Take the role out, where no position has it."""
        role_id = self._role_id
        if role_id is not None:
            attempt(self, lambda: self.context.workspace.remove(Role, role_id))

    def add_row(self, record: type[Record], section: int) -> None:
        """Ask for a new row of the role and choose it; it begins under the heading of the chosen row."""
        if self._role_id is None:
            return
        if record is CareerLink:
            begin: dict[str, Any] = {"from_role_id": self._role_id, "kind": "next"}
            made = add_record(self, self.context, record, begin=begin)
        else:
            fixed: dict[str, Any] = {"role_id": self._role_id}
            if record is Statement:
                fixed["section"] = section
            made = add_record(self, self.context, record, fixed, self._begin(record, section))
        if made is not None and made.made_id is not None:
            self.page.show_row((record, made.made_id))

    def _begin(self, record: type[Record], section: int) -> dict[str, Any]:
        if record is Requirement:
            return {"importance": "important"} if section == 9 else {"tier": "must-have", "importance": "important"}
        if record is not Statement:
            return {}
        row = self.page.chosen_row
        near = self._find(Statement, row.row_id) if row is not None and row.record is Statement else None
        if near is not None and near.section == section:
            return {"heading": near.heading}
        return {"heading": next(iter(headings_of(section)), "")}

    def set_level(self, level: int | None) -> None:
        """Set the level of the chosen requirement by hand, or give it back to policy."""
        row = self.page.chosen_row
        if row is not None and row.record is Requirement:
            attempt(self, lambda: self.context.workspace.change(Requirement, row.row_id, level=level))

    def _tick(self, row: PartRow) -> None:
        """Say that a deliverable is in place, or no longer; of an uncertain row that its cells are right."""
        if row.asks_for_cells:
            attempt(self, lambda: self.context.workspace.change(row.record, row.row_id, is_certain=True))
            return
        found = self._find(Statement, row.row_id)
        if found is not None:
            text = with_tick(found.text, not ticked(found.text)[0])
            attempt(self, lambda: self.context.workspace.change(Statement, row.row_id, text=text))

    def _remove(self, row: PartRow) -> None:
        """Take a row out; the one that moves into its place is chosen, so that the keyboard stays where it was."""
        near = self.page.neighbour(row.key)
        self.close_panel()
        done = attempt(self, lambda: self.context.workspace.remove(row.record, row.row_id))
        if done is not None and near is not None:
            self.page.rest_on(near)

    def _fill_row_menu(self, row: PartRow, menu: QMenu) -> None:
        menu.addAction(style.icon("pencil"), "Edit", lambda: self._open_row(row))
        if self._words(row):
            menu.addAction(style.icon("link"), "Show in the document", lambda: self.show_in_source(row))
        if row.asks_for_cells:
            menu.addAction(style.icon("check"), "The cells are right\tSpace", lambda: self._tick(row))
        if row.record is CareerLink:
            menu.addAction("Go to this role", lambda: self.show_record(row.more))
        if row.record is Kpi and self._sheet is not None:
            role_id = self._sheet.role.id or 0
            menu.addAction(style.icon("sprout"), "Readings", lambda: show_readings(self.context, role_id))
        if row.record is not Role:
            menu.addAction(style.icon("trash"), "Remove", lambda: self._remove(row))

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(style.icon("pencil"), "Edit the role", self.edit_role)
        menu.addAction(style.icon("printer"), "Print the whole role…", lambda: self._write_out(papers.print_whole))
        menu.addAction(
            style.icon("upload"), "Save as a Markdown document…", lambda: self._write_out(papers.save_markdown)
        )
        if self._sheet is not None:
            fill_ladder_menu(menu, self, self._sheet.role.family)
        menu.addSeparator()
        menu.addAction(style.icon("trash"), "Remove the role", self.remove_role)

    # Comparing, printing, writing back

    def _write_out(self, write: Callable[[Screen, RoleSheet], None]) -> None:
        if self._sheet is not None:
            write(self, self._sheet)

    def compare(self) -> None:
        """Put another role beside this one."""
        from orgwright.gui.roles.comparison import open_comparison

        if self._role_id is not None:
            open_comparison(self, self.context, self._role_id)

    # Role documents

    def read_document(self) -> None:
        """Ask for role documents and show what they would change."""
        names, _ = QFileDialog.getOpenFileNames(self, "Read role documents", "", DOCUMENT_KINDS)
        if names:
            self.review([Path(name) for name in names])

    def review(self, paths: list[Path]) -> None:
        """Read the documents off the GUI thread, and show what they would change for a person to decide."""
        files = attempt(self, lambda: reading.contents(paths))
        if files is not None:
            work = reading.reading(self.context, files)
            self.context.background.run(work, self.review_documents, self._refused, what="Reading role documents")

    def _refused(self, error: BaseException) -> None:
        tell(self, error)

    def review_documents(self, documents: "Sequence[RoleDocument]") -> None:
        """Show what documents would change, in place of the roles until a person decided."""
        self._as_read = tuple(documents)
        plans = self.context.workspace.plan_import(self._as_read)
        self.close_panel()
        self.reviewing = ReviewPage(self.context, plans)
        self.reviewing.import_wanted.connect(self._import)
        self.reviewing.left.connect(self._leaves_review)
        self.show_empty(self.reviewing)
        self.reviewing.table.setFocus()
        self.set_status(
            "A accepts, S skips, E edits; nothing is written before the import", "One action, undone as one"
        )

    def _import(self) -> None:
        """Take in what was decided."""
        reviewing = self.reviewing
        if reviewing is None:
            return
        review = reviewing.review
        self.reviewing = None
        workspace = self.context.workspace
        done = attempt(self, lambda: workspace.import_documents(review.documents, decisions=review.decisions))
        if done is None:
            self.reviewing = reviewing
            return
        self.leave_review()
        wanted = {one.role.strip().casefold() for one in review.documents}
        roles = self.context.recorded.roles
        self.show_record(next((key for key, one in roles.items() if one.name.strip().casefold() in wanted), None))

    def _leaves_review(self) -> bool:
        """Leave the review, asking first where something was decided in it; False if it stays."""
        if self.reviewing is None:
            return True
        if self.reviewing.review.decided and not confirmed(
            self, "Leave the review?", "Nothing was imported, and what you decided is forgotten.", "Leave the review"
        ):
            return False
        self.leave_review()
        return True

    def leave_review(self) -> None:
        """Go back to the roles; what was not imported is forgotten."""
        self.reviewing = None
        self.refresh(None)


def _first_asking(groups: list[tuple[str, list[model.RoleRow]]]) -> int | None:
    rows = [row for _, several in groups for row in several]
    asking = [row for row in rows if not row.is_named_only]
    return (asking or rows)[0].role_id if rows else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
