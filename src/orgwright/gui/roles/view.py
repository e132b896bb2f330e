"""The screen of roles: the families at the left, one role with its requirements, document and career at the right."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record
from orgwright.gui.roles import model
from orgwright.gui.roles.columns import COLUMNS, LINKS, LIST, SAID
from orgwright.gui.roles.editor import RecordPanel
from orgwright.gui.roles.review import ImportReview
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import SegmentedControl, button, icon_button, link
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import FactRow, FigureBlock, hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.organization import Organization
from orgwright.progress import Progress
from orgwright.records import CareerLink, Requirement, Role, Skill
from orgwright.workspace import BlueprintImport, Changes

REQUIREMENTS, DOCUMENT, CAREER = "requirements", "document", "career"
FACTS = ("Family, level", "Seats", "Coverage", "Gate", "Documents")
MOST_PROSE = 640


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
        self.tree = Tree(LIST, key=lambda row: row.role_id, heads=False)
        self.tree.chosen.connect(self._choose)
        self.part = SegmentedControl([(REQUIREMENTS, "Requirements"), (DOCUMENT, "Document"), (CAREER, "Career")])
        self.part.chosen.connect(lambda _key: self._show_part())
        self.requirements = Table(COLUMNS, key=lambda row: row.requirement_id, sortable=False)
        self.requirements.chosen.connect(self._edit_requirement)
        self.requirements.installEventFilter(self)
        self.said = Table(SAID, key=lambda row: row.number, sortable=False)
        self.links = Table(LINKS, key=lambda row: row.link_id, sortable=False)
        self.links.chosen.connect(self._edit_link)
        self.links.opened.connect(lambda row, _title: self.show_record(row.role_id))
        self.editor = RecordPanel(context)
        self._title = label("", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._purpose = second_line("", wrap=True)
        self._purpose.setMaximumWidth(MOST_PROSE)
        self._facts = {name: FigureBlock(name, small=True) for name in FACTS}
        self._role_id: int | None = None
        self.set_body(self._built())

    def _built(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._built_list())
        split.addWidget(self._built_role())
        split.setStretchFactor(1, 1)
        split.setSizes([316, 880])
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

    def _built_role(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(style.measures.SPACE_2)
        line = QHBoxLayout()
        line.addWidget(self._title, 1)
        self._edit, self._remove_role = (
            button("Edit", "pencil", self.edit_role),
            button("Remove", "trash", self.remove_role),
        )
        line.addWidget(self._edit)
        line.addWidget(self._remove_role)
        top.addLayout(line)
        top.addWidget(self._purpose)
        self._fact_row = FactRow(*self._facts.values())
        top.addWidget(self._fact_row)
        column.addLayout(top)
        column.addWidget(hairline())
        self._tabs = QWidget()
        tabs = QHBoxLayout(self._tabs)
        tabs.setContentsMargins(16, 8, 16, 8)
        tabs.addWidget(self.part)
        tabs.addStretch(1)
        self._add_requirement = button("Requirement", "plus", self.add_requirement)
        self._add_link = button("Career link", "plus", self.add_link)
        tabs.addWidget(self._add_requirement)
        tabs.addWidget(self._add_link)
        column.addWidget(self._tabs)
        read = ("Read a role document…", self.read_document)
        self._nothing_required = EmptyState(
            "scroll-text", "This role asks for nothing yet.", ("Add a requirement", self.add_requirement), read
        )
        self._nothing_said = EmptyState("scroll-text", "No document says what this role is for.", read)
        self._parts = QStackedWidget()
        for part in (self.requirements, self.said, self.links, self._nothing_required, self._nothing_said):
            self._parts.addWidget(part)
        column.addWidget(self._parts, 1)
        column.addStretch(0)
        return page

    @classmethod
    def rail_count(cls, organization: Organization) -> int | None:
        """All roles, those named only too."""
        return len(organization.roles)

    def refresh(self, changes: Changes | None) -> None:
        """Show the roles as they are."""
        organization = self.context.organization
        if not organization.roles:
            self.close_panel()
            action, other = ("Read a role document…", self.read_document), ("Add a role", self.add_role)
            self.show_empty(EmptyState("scroll-text", "There are no roles yet.", action, other))
            return
        self.show_body()
        self._show_list()
        if self.is_panel_open and not self.editor.follow():
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
            f"{len(shown)} roles in {len(groups)} families, {named} named only",
            "Levels by policy of job level and tier",
        )
        self._show_role()

    def _choose(self, row: model.RoleRow | None) -> None:
        if row is not None and row.role_id != self._role_id:
            self._role_id = row.role_id
            self.close_panel()
            self._show_role()

    def show_record(self, record_id: int | None) -> None:
        """Go to one role."""
        if record_id is not None:
            if record_id != self._role_id:
                self.close_panel()
            self.search.clear()
            self._role_id = record_id
            self.tree.choose(record_id)
            self._show_role()

    def _show_role(self) -> None:
        organization = self.context.organization
        is_shown = self._role_id in organization.roles
        for part in (self._edit, self._remove_role, self._fact_row, self._tabs, self._parts):
            part.setVisible(is_shown)
        if self._role_id is None or not is_shown:
            self._title.setText("No role matches the filter")
            self._purpose.setText("Another part of its name or of its family may find it.")
            return
        role = organization.roles[self._role_id]
        facts = model.role_facts(organization, self._role_id, len(self.context.workspace.documents(self._role_id)))
        self._title.setText(role.name)
        self._purpose.setText(role.summary or "What this role is for is not said yet.")
        values = (facts.family, facts.seats, facts.coverage, facts.gate, facts.documents)
        for name, value in zip(FACTS, values, strict=True):
            self._facts[name].show_figure(value, tone="short" if name == "Gate" and facts.gate_is_short else "text")
        self._show_part()

    def _show_part(self) -> None:
        part, organization, role_id = self.part.selected, self.context.organization, self._role_id
        self._add_requirement.setVisible(part == REQUIREMENTS)
        self._add_link.setVisible(part == CAREER)
        if role_id is None:
            return
        if part == REQUIREMENTS:
            rows = model.requirement_rows(organization, role_id)
            self.requirements.show_rows(rows)
            self._parts.setCurrentWidget(self.requirements if rows else self._nothing_required)
        elif part == CAREER:
            self.links.show_rows(model.link_rows(organization, role_id))
            self._parts.setCurrentWidget(self.links)
        else:
            self._read_documents(role_id)

    def _read_documents(self, role_id: int) -> None:
        """Read the role's documents off the GUI thread and show what they say."""
        from orgwright.exchange.blueprint import read_documents

        kept = self.context.workspace.documents(role_id)
        self.said.show_rows([])
        self._parts.setCurrentWidget(self.said if kept else self._nothing_said)
        if not kept:
            return

        def work(progress: Progress) -> Any:
            found: list[Any] = []
            for number, one in enumerate(kept):
                progress.step(number, len(kept), "Reading role documents")
                found += read_documents(one.content, one.file_name)
            return model.document_rows(found)

        def done(rows: Any) -> None:
            if role_id == self._role_id:
                self.said.show_rows(rows)

        self.context.background.run(work, done, what="Role document")

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

    def _open(self, record: Any, record_id: int, title: str, second: str, *actions: QWidget) -> None:
        self.editor.edit(record, record_id, title, second, *actions)
        self.show_panel(self.editor)

    def add_requirement(self) -> None:
        """Ask for a new requirement of the role."""
        if self._role_id is not None:
            begin = {"tier": "must-have", "importance": "important"}
            add_record(self, self.context, Requirement, {"role_id": self._role_id}, begin)

    def _edit_requirement(self, row: model.RequirementRow | None) -> None:
        if row is None:
            return
        key = row.requirement_id
        remove = button("Remove", "trash", lambda: self._remove(Requirement, key))
        self._open(Requirement, key, row.skill, "Requirement", remove)
        self.editor.add_record(Skill, row.skill_id, "The skill itself")

    def set_level(self, level: int | None) -> None:
        """Set the level of the chosen requirement by hand, or give it back to policy."""
        row = self.requirements.chosen_row
        if row is not None:
            attempt(self, lambda: self.context.workspace.change(Requirement, row.requirement_id, level=level))

    def add_link(self) -> None:
        """Ask for a new career link from the role."""
        if self._role_id is not None:
            begin = {"from_role_id": self._role_id, "kind": "next"}
            add_record(self, self.context, CareerLink, begin=begin)

    def _edit_link(self, row: model.LinkRow | None) -> None:
        if row is not None:
            remove = button("Remove", "trash", lambda: self._remove(CareerLink, row.link_id))
            self._open(CareerLink, row.link_id, row.role, "Career link", remove)

    def _remove(self, record: Any, record_id: int) -> None:
        self.close_panel()
        attempt(self, lambda: self.context.workspace.remove(record, record_id))

    # Role documents

    def read_document(self) -> None:
        """Ask for role documents and show what they would change."""
        kinds = "Role documents (*.json *.html *.htm *.md *.txt *.docx);;All files (*)"
        names, _ = QFileDialog.getOpenFileNames(self, "Read role documents", "", kinds)
        if names:
            self.review([Path(name) for name in names])

    def review(self, paths: list[Path]) -> None:
        """Read the documents, show what they would change, and take them in if the user says so."""
        files = attempt(self, lambda: [(path.name, _bytes(path)) for path in paths])
        if files is None:
            return
        workspace = self.context.workspace
        tried = attempt(self, lambda: workspace.import_blueprints(files, dry_run=True))
        if tried is None:
            return

        def take() -> None:
            if attempt(self, lambda: workspace.import_blueprints(files)) is not None:
                self._show_imported(tried)

        ImportReview(self, tried, take).exec()

    def _show_imported(self, tried: BlueprintImport) -> None:
        wanted = tried.documents[0].role.casefold() if tried.documents else ""
        roles = self.context.recorded.roles.values()
        self.show_record(next((one.id for one in roles if one.name.casefold() == wanted), None))

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Digits set the level of the chosen requirement, Delete gives it back to policy."""
        if watched is self.requirements and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            digit = event.key() - Qt.Key.Key_0
            if 1 <= digit <= 5 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.set_level(digit)
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.set_level(None)
                return True
        return super().eventFilter(watched, event)


def _first_asking(groups: list[tuple[str, list[model.RoleRow]]]) -> int | None:
    rows = [row for _, several in groups for row in several]
    asking = [row for row in rows if not row.is_named_only]
    return (asking or rows)[0].role_id if rows else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedInput(f"{path.name} cannot be read: {error.strerror}.") from None
