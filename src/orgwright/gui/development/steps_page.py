"""What pages with goals, actions and milestones share: done with Space, edited in the panel, taken out there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from orgwright.gui.development.model import StepRow
from orgwright.gui.development.page import DevelopmentPage
from orgwright.gui.development.step_panel import StepPanel
from orgwright.gui.messages import attempt

if TYPE_CHECKING:
    from orgwright.gui.development.view import DevelopmentScreen


class StepsPage(DevelopmentPage):
    """The base of a page over steps; see the module."""

    def __init__(self, screen: "DevelopmentScreen") -> None:
        super().__init__(screen)
        self.editor = StepPanel(self.context, self.remove_step)

    def turn(self, row: StepRow) -> None:
        """Say that an action or a milestone is done today, or that it is not."""
        workspace = self.context.workspace
        finish: Callable[..., object] = workspace.finish_action if row.kind == "action" else workspace.finish_milestone
        attempt(self, lambda: finish(row.record_id, None if row.is_done else self.context.day))

    def edit_step(self, row: StepRow) -> None:
        """Open the fields of a row in the panel."""
        self.editor.edit(row)
        self.host.show_panel(self.editor)
        self.editor.start_editing()

    def follow_choice(self, row: StepRow | None) -> None:
        """Show another row in the panel while it is open."""
        if row is not None and self.is_editing:
            self.editor.edit(row)

    @property
    def is_editing(self) -> bool:
        """Whether the panel shows the fields of a row."""
        return self.host.is_panel_open and self.host.panel is self.editor

    def follow_edits(self) -> None:
        """Show in the panel what became of its row; without the row the panel goes."""
        if self.is_editing and not self.editor.follow():
            self.host.close_panel()

    def remove_step(self) -> None:
        """Take the row of the panel out of the plan."""
        row, workspace = self.editor.row, self.context.workspace
        if row is None:
            return
        self.host.close_panel()
        remove: dict[str, Callable[[int], object]] = {
            "goal": workspace.close_goal,
            "action": workspace.remove_action,
            "milestone": workspace.remove_milestone,
        }
        attempt(self, lambda: remove[row.kind](row.record_id))
