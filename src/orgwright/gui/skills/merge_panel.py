"""The panel that shows two skills side by side, and what moves if one is merged into the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.skills.columns import counted
from orgwright.gui.skills.model import MovedRow, PairRow, SkillRow, moved_rows
from orgwright.gui.widgets.buttons import SegmentedControl, button, primary
from orgwright.gui.widgets.labels import caption, label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.workspace.merge_preview import MergePreview, merge_preview

LEFT, RIGHT = "left", "right"
MOST_NAMED = 5
_FACTS = ("Kind", "Category", "Part of", "Other names", "Asked by", "Assessed")


class MergePanel(SidePanel):
    """Shows a pair; ``merge_wanted`` tells what it previews, ``apart_wanted`` that the two are not one."""

    merge_wanted = Signal(object)
    apart_wanted = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__("Are these one skill?")
        self._context = context
        self._pair: PairRow | None = None
        self.seen: MergePreview | None = None
        self._sides = SegmentedControl([(LEFT, "Into the left"), (RIGHT, "Into the right")])
        self._sides.setToolTip("L or R in the list")
        self._sides.chosen.connect(self.turn)
        self._fate = label("", wrap=True)
        self._moved = QVBoxLayout()
        self._notes = second_line("", wrap=True)
        self._rising = label("", style.measures.TEXT_SECOND, tone="stale", wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._facts)
        self.add_section(holder)
        self.add_section(self._built_merge(), "Merge")
        merge, apart = primary("Merge", on_click=self.confirm), button("Keep apart", on_click=self.keep_apart)
        merge.setToolTip("Merge as shown (Enter in the list)")
        apart.setToolTip("They are two skills: do not suggest them again (K in the list)")
        self.set_actions(merge, apart)

    def _built_merge(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_2)
        column.addWidget(self._sides, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._fate)
        column.addLayout(self._moved)
        column.addWidget(self._notes)
        column.addWidget(self._rising)
        return holder

    def show_pair(self, pair: PairRow, into: str = LEFT) -> None:
        """Show two skills, and the merge into the one at a side."""
        self.set_title("Are these one skill?", f"{pair.score:.0f} % alike by name" if pair.score else "")
        if pair != self._pair:
            _put(self._facts, _side_by_side(pair))
        self._pair = pair
        self._sides.select(into)
        kept, merged = (pair.left, pair.right) if into == LEFT else (pair.right, pair.left)
        self.seen = merge_preview(self._context.recorded, kept.skill_id, merged.skill_id)
        self._fate.setText(f"{kept.name} stays, {merged.name} goes.")
        _put(self._moved, _built_moved(moved_rows(self.seen)))
        self._notes.setText(" ".join(_sentences(self.seen)))
        self._rising.setText(self._who_rises(self.seen))
        self._rising.setVisible(bool(self.seen.rising))

    @property
    def into(self) -> str:
        """The side whose skill would stay."""
        return self._sides.selected

    def turn(self, into: str) -> None:
        """Show the merge into the skill at one of the sides."""
        if self._pair is not None:
            self.show_pair(self._pair, into)

    def confirm(self) -> None:
        """Want the merge that is shown."""
        if self.seen is not None:
            self.merge_wanted.emit(self.seen)

    def keep_apart(self) -> None:
        """Want it remembered that the two are not one."""
        if self._pair is not None:
            self.apart_wanted.emit(self._pair.left.skill_id, self._pair.right.skill_id)

    def _who_rises(self, seen: MergePreview) -> str:
        """Who would be at a higher level, and why that can be."""
        people = self._context.recorded.people
        names = [people[one].name for one in seen.rising[:MOST_NAMED]]
        more = f" and {len(seen.rising) - MOST_NAMED} more" if len(seen.rising) > MOST_NAMED else ""
        return (
            f"The level rises for {', '.join(names)}{more}: a newer statement was withdrawn or has expired, "
            "or peers of both skills count together."
        )


def _put(place: QVBoxLayout, widget: QWidget) -> None:
    """Show a widget where another one stood."""
    taken = place.takeAt(0)
    before = taken.widget() if taken is not None else None
    if before is not None:
        before.hide()
        before.deleteLater()
    place.addWidget(widget)


def _built_moved(rows: list[MovedRow]) -> QWidget:
    """How many rows of each kind move, and how many of them meet one of the kept skill."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(style.measures.SPACE_4)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    lines = [("What moves", "Rows", "In both"), *((row.what, f"{row.rows:,}", row.folded) for row in rows)]
    for line, texts in enumerate(lines if rows else []):
        for place, text in enumerate(texts):
            cell = label(text, tone="text2" if place == 2 else "text") if line else caption(text)
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(cell, line, place, side)
    return holder


def _side_by_side(pair: PairRow) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(style.measures.SPACE_3)
    grid.setVerticalSpacing(6)
    for place, row in enumerate((pair.left, pair.right), 1):
        grid.addWidget(label(row.name, bold=True, wrap=True), 0, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(place, 1)
        for line, text in enumerate(_facts(row), 1):
            grid.addWidget(second_line(text, wrap=True), line, place, Qt.AlignmentFlag.AlignTop)
    for line, name in enumerate(_FACTS, 1):
        grid.addWidget(caption(name), line, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _facts(row: SkillRow) -> tuple[str, ...]:
    roles, people = counted(row.roles, "role", "roles"), counted(row.people, "person", "people")
    values = (row.kind, row.category, row.parent, "; ".join(row.aliases), roles, people)
    return tuple(value or "–" for value in values)


def _sentences(seen: MergePreview) -> list[str]:
    folds = seen.requirements.folded + seen.targets.folded + seen.assessments.folded
    found = [] if moved_rows(seen) else ["Nothing refers to the one that goes."]
    if folds:
        found.append("Of rows in both, the stricter demand and the lower level stay.")
    if seen.aliases:
        found.append(f"Names that come along: {'; '.join(seen.aliases)}.")
    return found
