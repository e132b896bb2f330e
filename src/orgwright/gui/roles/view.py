"""The screen of roles: the families at the left, one role with its requirements, document and career at the right."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record, edit_form
from orgwright.gui.roles import model
from orgwright.gui.roles.review import ImportReview
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import SegmentedControl, button, icon_button, link
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import FactRow, FigureBlock, hairline, label, second_line
from orgwright.gui.widgets.marks import paint_level, paint_squares
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.organization import Organization
from orgwright.progress import Progress
from orgwright.records import CareerLink, Requirement, Role, Skill
from orgwright.workspace import BlueprintImport, Changes

REQUIREMENTS, DOCUMENT, CAREER = "requirements", "document", "career"
FACTS = ("Family, level", "Seats", "Coverage", "Gate", "Documents")
MOST_SQUARES = 8
MOST_PROSE = 640


def _paint_held(painter: QPainter, rect: Any, row: model.RequirementRow) -> None:
    if 0 < row.asked <= MOST_SQUARES:
        paint_squares(painter, rect, row.held, row.asked)


LIST: tuple[Column[Any], ...] = (
    Column("Role", lambda row: row.name, is_key=True, tone=lambda row: "text3" if row.is_named_only else "text"),
    Column("", lambda row: "named" if row.is_named_only else str(row.people or ""), 78, "right", tone="text3"),
)
COLUMNS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column(
        "Importance",
        lambda row: row.importance,
        120,
        tone=lambda row: "text3" if row.importance == "not given" else "text",
    ),
    Column(
        "Level",
        lambda row: str(row.level),
        48,
        "center",
        paint=lambda painter, rect, row: paint_level(painter, rect, row.level),
    ),
    Column("", lambda row: row.level_by, 88, tone="text2"),
    Column("Held by incumbents", lambda row: "", 118, paint=_paint_held),
    Column(
        "",
        lambda row: f"{row.held} of {row.asked}" if row.asked else "",
        72,
        tone=lambda row: "missing" if row.asked and not row.held else "text",
    ),
    Column("Note", lambda row: row.note, 170, tone="text2"),
)
LINKS: tuple[Column[Any], ...] = (
    Column("Role", lambda row: row.role, is_key=True, tone=lambda row: "text3" if row.is_named_only else "text"),
    Column("", lambda row: "named only" if row.is_named_only else "", 110, tone="text3"),
)
SAID: tuple[Column[Any], ...] = (
    Column("What", lambda row: row.what, 240, is_key=True),
    Column("In its words", lambda row: row.more, 0, tone="text2"),
    Column("Target, weight", lambda row: row.target, 180),
)


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
        self.editor = SidePanel()
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
        line.addWidget(button("Edit", "pencil", self.edit_role))
        line.addWidget(button("Remove", "trash", self.remove_role))
        top.addLayout(line)
        top.addWidget(self._purpose)
        top.addWidget(FactRow(*self._facts.values()))
        column.addLayout(top)
        column.addWidget(hairline())
        tabs = QHBoxLayout()
        tabs.setContentsMargins(16, 8, 16, 8)
        tabs.addWidget(self.part)
        tabs.addStretch(1)
        self._add_requirement = button("Requirement", "plus", self.add_requirement)
        self._add_link = button("Career link", "plus", self.add_link)
        tabs.addWidget(self._add_requirement)
        tabs.addWidget(self._add_link)
        column.addLayout(tabs)
        self._parts = QStackedWidget()
        for part in (self.requirements, self.said, self.links):
            self._parts.addWidget(part)
        column.addWidget(self._parts, 1)
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

    def _show_list(self) -> None:
        organization = self.context.organization
        groups = model.role_groups(organization, self.search.text())
        shown = [row.role_id for _, rows in groups for row in rows]
        self.search.setPlaceholderText(f"{len(organization.roles)} roles")
        if self._role_id not in shown:
            self._role_id = _first_asking(groups)
        self.tree.show_branches([Branch(Group(name), tuple(Branch(row) for row in rows)) for name, rows in groups])
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
            self.search.clear()
            self._role_id = record_id
            self.tree.choose(record_id)
            self._show_role()

    def _show_role(self) -> None:
        organization = self.context.organization
        if self._role_id is None or self._role_id not in organization.roles:
            self._title.setText("No role matches the filter")
            self._purpose.setText("")
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
        self._parts.setCurrentIndex((REQUIREMENTS, DOCUMENT, CAREER).index(part))
        self._add_requirement.setVisible(part == REQUIREMENTS)
        self._add_link.setVisible(part == CAREER)
        if role_id is None:
            return
        if part == REQUIREMENTS:
            self.requirements.show_rows(model.requirement_rows(organization, role_id))
        elif part == CAREER:
            self.links.show_rows(model.link_rows(organization, role_id))
        else:
            self._read_documents(role_id)

    def _read_documents(self, role_id: int) -> None:
        """Read the role's documents off the GUI thread and show what they say."""
        from orgwright.exchange.blueprint import read_documents

        kept = self.context.workspace.documents(role_id)
        self.said.show_rows([])

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
        self.editor.clear()
        self.editor.set_title(title, f"{second}, saved as you leave each field")
        self.editor.add_section(edit_form(self.context, record, record_id))
        self.editor.set_actions(*actions)
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
        self.editor.add_section(edit_form(self.context, Skill, row.skill_id), "The skill itself")

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
            attempt(self, lambda: workspace.import_blueprints(files))
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
