"""The screen of skills: the taxonomy by category, and the pairs of skills whose names are alike.

Until the names are compared anew, the pairs found before are shown without those that are gone.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record, options
from orgwright.gui.screen import Screen
from orgwright.gui.skills import model
from orgwright.gui.skills.columns import TAXONOMY, counted, pair_columns
from orgwright.gui.skills.comparing import NameComparison
from orgwright.gui.skills.merge_panel import LEFT, RIGHT, MergePanel
from orgwright.gui.skills.skill_panel import SkillPanel
from orgwright.gui.widgets.buttons import MenuButton, button
from orgwright.gui.widgets.columns import Group, explained_columns
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import caption, hairline
from orgwright.gui.widgets.picker import PickerField
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.gui.widgets.table import Table
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.skill_names import findings_of_skill, names_alike
from orgwright.planning.explanations.skills import people_assessed, roles_asking
from orgwright.planning.explanations.words import unit_name
from orgwright.planning.organization import Organization
from orgwright.records import Skill
from orgwright.workspace import Changes
from orgwright.workspace.merge_preview import MergePreview

SKILLS, DUPLICATES = "taxonomy", "duplicates"
MOST_AT_ONCE = 1_500
"""Assessments that a merge moves without leaving the GUI thread."""
_HINT = "L and R choose which skill stays     Enter merges as shown     K keeps the two apart"


class SkillsScreen(Screen):
    """The skills of the organization; see the module."""

    key, title, icon, group = "skills", "Skills", "list-tree", 0
    panel_width = 344

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter by name, category or kind")
        self.search.setAccessibleName("Filter skills")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self._narrowed = "all"
        self._narrow = MenuButton(model.SHOWN["all"][0], self._fill_narrow, "filter")
        for action in (self.search, self._narrow, button("Skill", "plus", self.add_skill)):
            self.head.add_action(action)
        self.tabs = TabRow([(SKILLS, "Taxonomy"), (DUPLICATES, "Likely duplicates")])
        asked = {"Asked by": self._explained_roles, "Assessed": self._explained_people}
        asked["Findings"] = self._explained_findings
        self.tree = Tree(explained_columns(TAXONOMY, asked), key=lambda row: row.skill_id)
        pairs = explained_columns(
            pair_columns(self._explained_roles, self._explained_people), {"Alike": self._explained_likeness}
        )
        self.pairs = Table(pairs, key=lambda row: row.key, row_height=style.measures.ROW_TWO_LINES)
        self.editor = SkillPanel(context)
        self.merge_panel = MergePanel(context)
        self.keep_panels(self.merge_panel)
        self._rows: dict[int, model.SkillRow] = {}
        self.names = NameComparison(context, self)
        self._shown = 0
        self._is_merging = False
        self._listen()
        self.set_body(self._built())

    def _listen(self) -> None:
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.tree.chosen.connect(self._choose_skill)
        self.tree.opened.connect(lambda row, _title: self.open_skill(row.skill_id))
        self.tree.menu_wanted.connect(self._fill_menu)
        self.pairs.chosen.connect(self._choose_pair)
        self.pairs.opened.connect(lambda row, _title: self.open_pair(row))
        self.pairs.installEventFilter(self)
        self.tree.explained.connect(self.explain)
        self.pairs.explained.connect(self.explain)
        self.names.ended.connect(self._show_rows)
        self.merge_panel.merge_wanted.connect(self.merge)
        self.merge_panel.apart_wanted.connect(self.keep_apart)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.tabs.step(step))

    def _built(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages = QStackedWidget()
        self._pair_page = QWidget()
        pairs = QVBoxLayout(self._pair_page)
        pairs.setContentsMargins(0, 0, 0, 0)
        pairs.setSpacing(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(caption(_HINT))
        pairs.addWidget(self.pairs, 1)
        pairs.addWidget(hairline())
        pairs.addLayout(foot)
        self._comparing_page = EmptyState("list-tree", "The names of the skills are being compared.")
        again = ("Compare the names", self._compare_again)
        self._stopped_page = EmptyState("list-tree", "The names were not compared to the end.", again)
        self._none_page = EmptyState("list-tree", "No two skills have names that are alike.")
        self._unmatched_page = EmptyState(
            "filter", "Nothing matches the filter.", ("Clear the filter", self.clear_filter)
        )
        empty = (self._comparing_page, self._stopped_page, self._none_page, self._unmatched_page)
        for page in (self.tree, self._pair_page, *empty):
            self._pages.addWidget(page)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        return body

    @classmethod
    def rail_count(cls, organization: Organization) -> int | None:
        """All skills."""
        return len(organization.skills)

    # What is shown

    def refresh(self, changes: Changes | None) -> None:
        """Show the skills as they are."""
        organization = self.context.organization
        if not organization.skills:
            self.close_panel()
            read = ("Read a role document", lambda: self.context.jump("roles"))
            sentence = "There are no skills yet. Add one, or read a role document: it brings the skills that it names."
            self.show_empty(EmptyState("list-tree", sentence, ("Add a skill", self.add_skill), read))
            return
        self.show_body()
        self._rows = model.skill_rows(organization, self.context.unit_id)
        self.names.compare()
        self._show_rows()
        if self.is_panel_open and self.panel is self.editor:
            self._follow_skill()

    def _show_rows(self) -> None:
        """Show what passes the filter in both lists."""
        organization, text = self.context.organization, self.search.text()
        shown = [row for row in self._rows.values() if model.is_shown(row, text, self._narrowed)]
        bands = model.taxonomy(organization, shown)
        self.tree.show_branches(
            [Branch(Group(name, str(sum(map(model.size, band)))), tuple(map(_branch, band))) for name, band in bands]
        )
        for place in range(len(bands)):
            self.tree.setFirstColumnSpanned(place, QModelIndex(), True)
        place = self.pairs.currentIndex().row()
        self.pairs.show_rows(model.pair_rows(self._rows, self.names.pairs, text))
        self._shown = len(shown)
        self.tabs.show_counts({SKILLS: len(shown), DUPLICATES: len(self.pairs.rows_model.rows)})
        self._show_page()
        if self.tabs.selected == DUPLICATES:
            self._show_pair_at(place)
        self._tell()

    def _show_page(self) -> None:
        self._narrow.setVisible(self.tabs.selected == SKILLS)
        if self.tabs.selected == SKILLS:
            self._pages.setCurrentWidget(self.tree if self._shown else self._unmatched_page)
        elif self.pairs.rows_model.rows:
            self._pages.setCurrentWidget(self._pair_page)
        elif self.names.pairs and self.search.text():
            self._pages.setCurrentWidget(self._unmatched_page)
        else:
            self._pages.setCurrentWidget(self._none_page if self.names.is_complete else self._unknown_page())

    def _unknown_page(self) -> QWidget:
        return self._comparing_page if self.names.is_running else self._stopped_page

    def _tell(self) -> None:
        """Count what there is and what is shown."""
        alike = len(model.pair_rows(self._rows, self.names.pairs, ""))
        unknown = "comparing names" if self.names.is_running else "names not compared"
        none = "no likely duplicates" if self.names.is_complete else unknown
        duplicates = counted(alike, "likely duplicate", "likely duplicates") or none
        count = counted(len(self._rows), "skill", "skills")
        self.head.set_subtitle(f"{count}, {duplicates}")
        unit_id = self.context.unit_id
        unit = "" if unit_id is None else f" in {self.context.organization.units[unit_id].name}"
        rule = f"Assessed: people{unit} with a level that counts"
        if self.tabs.selected == SKILLS:
            bands = counted(self.tree.branch_model.rowCount(), "category", "categories") or "no category"
            self.set_status(f"{self._shown} of {count} in {bands}", rule)
        else:
            self.set_status(
                f"{len(self.pairs.rows_model.rows)} of {counted(alike, 'pair', 'pairs') or 'no pairs'}", rule
            )

    def _show_tab(self) -> None:
        """Show the other list, and what is chosen in it."""
        self.close_panel()
        self._show_page()
        self._tell()
        if self.tabs.selected == DUPLICATES:
            self._show_pair_at(0)
        else:
            self._choose_skill(self.tree.chosen_row)

    def _fill_narrow(self, menu: QMenu) -> None:
        for key, (title, _) in model.SHOWN.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(key == self._narrowed)
            action.triggered.connect(lambda _checked, key=key: self.narrow(key))

    def narrow(self, key: str) -> None:
        """Show only the skills of one kind, or those that lack something."""
        self._narrowed = key
        self._narrow.setText(model.SHOWN[key][0])
        self._show_rows()

    def clear_filter(self) -> None:
        """Show all skills."""
        self._narrowed = "all"
        self._narrow.setText(model.SHOWN["all"][0])
        self.search.clear()
        self._show_rows()

    def show_record(self, record_id: int | None) -> None:
        """Go to one skill."""
        if record_id is not None and record_id in self._rows:
            self.tabs.select(SKILLS)
            self.clear_filter()
            self.tree.choose(record_id)
            if not self._is_open(record_id):
                self.open_skill(record_id)

    def _explained_roles(self, row: model.SkillRow) -> Explanation | None:
        organization = self.context.organization
        return roles_asking(organization, row.skill_id) if row.skill_id in organization.skills else None

    def _explained_people(self, row: model.SkillRow) -> Explanation | None:
        organization, unit_id = self.context.organization, self.context.unit_id
        if row.skill_id not in organization.skills:
            return None
        people = organization.seating.people_of(unit_id) & organization.seating.employed
        return people_assessed(organization, unit_name(organization, unit_id), people, row.skill_id)

    def _explained_findings(self, row: model.SkillRow) -> Explanation | None:
        organization = self.context.organization
        is_there = row.skill_id in organization.skills
        return findings_of_skill(organization, row.skill_id, row.findings) if is_there else None

    def _explained_likeness(self, row: model.PairRow) -> Explanation | None:
        organization, pair = self.context.organization, (row.left.skill_id, row.right.skill_id)
        return names_alike(organization, *pair) if all(one in organization.skills for one in pair) else None

    @property
    def _has_room(self) -> bool:
        """Whether the panel stands beside the list, so that it may open by choosing alone."""
        return self.is_panel_open or self.window().width() >= style.measures.PANEL_OVERLAY_BELOW

    # One skill

    def _choose_skill(self, row: model.SkillRow | None) -> None:
        if row is None:
            if self.panel is self.editor:
                self.close_panel()
        elif self._has_room:
            self.open_skill(row.skill_id)

    def open_skill(self, skill_id: int) -> None:
        """Open the panel of a skill."""
        row = self._rows[skill_id]
        self.editor.show_skill(
            row,
            button("Merge…", "combine", lambda: self.ask_merge(skill_id)),
            button("Matrix", "grid-3x3", lambda: self.context.jump("matrix", skill_id)),
            button("Remove", "trash", lambda: self.remove_skill(skill_id)),
        )
        self.show_panel(self.editor)

    def _is_open(self, skill_id: int) -> bool:
        shown = self.editor.row
        return self.is_panel_open and self.panel is self.editor and shown is not None and shown.skill_id == skill_id

    def _follow_skill(self) -> None:
        shown = self.editor.row
        row = None if shown is None else self._rows.get(shown.skill_id)
        if row is None or not self.editor.follow():
            self.close_panel()
        else:
            self.editor.show_about(row)

    def _fill_menu(self, row: model.SkillRow, menu: QMenu) -> None:
        menu.addAction("Merge into another skill…", lambda: self.ask_merge(row.skill_id))
        menu.addAction("Show in the matrix", lambda: self.context.jump("matrix", row.skill_id))
        roles = model.asking_roles(self.context.organization, row.skill_id)
        if roles:
            asking = menu.addMenu("Roles that ask for it")
            for one in roles:
                asking.addAction(one.role.replace("&", "&&"), self._jumping(one.role_id))
        menu.addAction("Remove", lambda: self.remove_skill(row.skill_id))

    def _jumping(self, role_id: int) -> Callable[[], object]:
        return lambda: self.context.jump("roles", role_id)

    def add_skill(self) -> None:
        """Ask for a new skill and show it."""
        made = add_record(self, self.context, Skill)
        if made is not None:
            self.show_record(made.made_id)

    def remove_skill(self, skill_id: int) -> None:
        """Take a skill out with all that refers to it; one undo brings everything back."""
        self.close_panel()
        attempt(self, lambda: self.context.workspace.remove(Skill, skill_id))

    def ask_merge(self, skill_id: int) -> None:
        """Ask into which other skill one shall be merged, and show what would move."""
        name = self._rows[skill_id].name
        chosen: list[int] = []
        dialog = FormDialog(
            self,
            f"Merge {name}",
            "Show what moves",
            lambda values: chosen.append(values["into"]),
            "Nothing is written before you have seen it.",
        )
        others = [one for one in options(self.context, Skill) if one.value != skill_id]
        dialog.form.add(PickerField("Into", lambda: others, needed=True), key="into")
        dialog.exec()
        if chosen and chosen[0] in self._rows:
            self.merge_panel.show_pair(model.PairRow(self._rows[chosen[0]], self._rows[skill_id], 0))
            self.show_panel(self.merge_panel)

    # Likely duplicates

    def _compare_again(self) -> None:
        self.names.compare()
        self._show_rows()

    def _show_pair_at(self, place: int) -> None:
        """Keep a pair chosen: the same, or the one that took its place."""
        rows: list[Any] = self.pairs.rows_model.rows
        if not rows:
            if self.panel is self.merge_panel:
                self.close_panel()
        elif self.pairs.chosen_row is None:
            self.pairs.choose(rows[min(max(place, 0), len(rows) - 1)].key)
        else:
            self._choose_pair(self.pairs.chosen_row)

    def _choose_pair(self, row: model.PairRow | None) -> None:
        if row is not None and self.tabs.selected == DUPLICATES and self._has_room:
            self.open_pair(row)

    def open_pair(self, row: model.PairRow, into: str = LEFT) -> None:
        """Show two skills side by side, and what a merge would move."""
        self.merge_panel.show_pair(row, into)
        self.show_panel(self.merge_panel)

    def merge(self, seen: MergePreview) -> None:
        """Merge two skills as the preview shows; much of it off the GUI thread."""
        if self._is_merging:
            return
        workspace = self.context.workspace
        if seen.assessments.rows < MOST_AT_ONCE:
            self._end_merging(attempt(self, lambda: workspace.merge_skills(seen.kept_id, seen.merged_id)))
            return
        self._is_merging = True
        self.context.background.run(
            lambda _progress: workspace.merge_skills(seen.kept_id, seen.merged_id),
            self._end_merging,
            self._fail_merging,
            "Merging skills",
        )

    def _end_merging(self, changes: Changes | None) -> None:
        self._is_merging = False
        if changes is not None and self.tabs.selected == SKILLS:
            self.close_panel()

    def _fail_merging(self, error: BaseException) -> None:
        self._is_merging = False
        self.context.failed.emit(error)

    def keep_apart(self, one_id: int, other_id: int) -> None:
        """Remember that two skills are not one."""
        attempt(self, lambda: self.context.workspace.keep_apart(one_id, other_id))
        if self.tabs.selected == SKILLS:
            self.close_panel()

    def _take_key(self, key: int) -> bool:
        """The keys of the list of pairs."""
        row = self.pairs.chosen_row
        if row is None or key not in (Qt.Key.Key_L, Qt.Key.Key_R, Qt.Key.Key_K, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if key == Qt.Key.Key_K:
            self.keep_apart(row.left.skill_id, row.right.skill_id)
        elif key in (Qt.Key.Key_L, Qt.Key.Key_R):
            self.open_pair(row, LEFT if key == Qt.Key.Key_L else RIGHT)
        elif self.is_panel_open:
            self.merge_panel.confirm()
        else:
            self.open_pair(row)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The letters and Enter in the list of pairs."""
        if watched is self.pairs and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held and self._take_key(event.key()):
                return True
        return super().eventFilter(watched, event)


def _branch(one: model.SkillBranch) -> Branch:
    return Branch(one.row, tuple(_branch(each) for each in one.below))
