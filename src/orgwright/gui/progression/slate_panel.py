"""The panel of one person on a slate: why, why not, and what can be done about it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.progression.slate_model import STAGE_STATES, STAGE_WORDS, PositionChoice, SlateRow
from orgwright.gui.widgets.buttons import button, link, primary
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, DateField, PercentField, TextField, YesNoField
from orgwright.gui.widgets.labels import Chip, label, second_line
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.slate import Reasons, reasons
from orgwright.planning.slate_words import reasons_against, reasons_for

if TYPE_CHECKING:
    from orgwright.gui.progression.slate_page import SlatePage

NEW = "new"


class SlatePanel(SidePanel):
    """Reasons for and against one person; ``shown`` is the person and the position they are about."""

    def __init__(self, page: "SlatePage") -> None:
        super().__init__()
        self._page = page
        self._context = page.context
        self._computing = Computing(page.context, "Looking for reasons", self)
        self.shown: tuple[int, int] | None = None
        self.for_them: tuple[str, ...] = ()
        self.against_them: tuple[str, ...] = ()

    @property
    def is_computing(self) -> bool:
        """Whether reasons are on their way."""
        return self._computing.is_running

    def show_person(self, row: SlateRow, position: PositionChoice) -> None:
        """Show a person: at once what is known, then the reasons when they are found."""
        self.shown = (row.person_id, position.position_id)
        self.for_them = self.against_them = ()
        self.clear()
        self.set_title(row.name, ", ".join(part for part in (row.role, row.unit) if part))
        self.add_section(_standing(row))
        self._set_actions(row, position)
        organization = row.board.organization

        def done(found: Reasons | None) -> None:
            if self.shown == (row.person_id, position.position_id) and found is not None:
                self.for_them = reasons_for(organization, position.position_id, found)
                self.against_them = reasons_against(organization, found)
                self._show_reasons()

        self._computing.start(lambda progress: reasons(organization, position.position_id, row.person_id), done)

    def _show_reasons(self) -> None:
        for title, several in (("Speaks for", self.for_them), ("Speaks against", self.against_them)):
            shown = several or ("Nothing that is known.",)
            self.add_section(_sentences(shown), title, str(len(several)) if several else "")
        assert self.shown is not None
        person_id = self.shown[0]
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_1)
        column.addWidget(link("Go to the person", None, lambda: self._context.jump("people", person_id)))
        column.addWidget(link("Development plan", None, lambda: self._context.jump("development", person_id)))
        self.add_section(ways)

    def _set_actions(self, row: SlateRow, position: PositionChoice) -> None:
        plan = primary("Plan it in a scenario…", on_click=lambda: self.plan(row, position))
        fill = button("Fill now…", on_click=lambda: self.fill(row, position))
        fill.setEnabled(self.can_fill(position))
        fill.setToolTip("" if self.can_fill(position) else "Only a position that is vacant as recorded can be filled.")
        self.set_actions(plan, fill)

    def can_fill(self, position: PositionChoice) -> bool:
        """Whether the position is vacant today, and not only in a plan."""
        is_recorded = self._context.scenario_id is None and position.position_id in self._context.recorded.positions
        return is_recorded and position.vacant_percent > 0

    # What can be done

    def plan(self, row: SlateRow, position: PositionChoice) -> None:
        """Ask for a scenario and a day, and plan the move there."""
        self.plan_dialog(row, position).exec()

    def plan_dialog(self, row: SlateRow, position: PositionChoice) -> FormDialog:
        """The dialog that plans the move; a scenario that the bar shows is offered first."""
        context, person = self._context, row.board.organization.people[row.person_id]

        def make(values: dict[str, Any]) -> None:
            scenario_id = None if values["scenario"] == NEW else values["scenario"]
            changes = context.workspace.plan_move(person.key, position.key, values["on"], scenario_id, values["title"])
            self._page.host.set_status(f"{changes.label}: undo takes it back")

        dialog = FormDialog(
            self._page,
            "Plan the move",
            "Plan the move",
            make,
            f"{row.name} moves into {position.key}, {position.role}; the present seat ends the day before.",
        )
        known = sorted(context.recorded.scenarios.items(), key=lambda one: one[1].title.casefold())
        choices = [*((key, one.title) for key, one in known), (NEW, "A new scenario")]
        chosen = NEW if context.scenario_id is None else context.scenario_id
        title = TextField("Title of the new scenario")
        scenario = dialog.form.add(ChoiceField("Scenario", choices), key="scenario")
        scenario.show_value(chosen)
        dialog.form.add(title, key="title").show_value(f"{row.name} into {position.key}")
        title.setVisible(chosen == NEW)
        scenario.committed.connect(lambda value: title.setVisible(value == NEW))
        dialog.form.add(DateField("First day in the seat", needed=True), key="on").show_value(context.day)
        return dialog

    def fill(self, row: SlateRow, position: PositionChoice) -> None:
        """Ask from which day on, and seat the person."""
        self.fill_dialog(row, position).exec()

    def fill_dialog(self, row: SlateRow, position: PositionChoice) -> FormDialog:
        """The dialog that seats the person; a present seat ends the day before, unless the user says otherwise."""
        context = self._context
        present = context.recorded.seating.primary(row.person_id)

        def make(values: dict[str, Any]) -> None:
            context.workspace.fill_from_within(
                position.position_id,
                row.person_id,
                values["from_on"],
                bool(values.get("ends_present")),
                values["fte_percent"],
            )

        sentence = f"{row.name} takes {position.key}, {position.role}. Its open requisitions become filled."
        dialog = FormDialog(self._page, "Fill the position", "Fill the position", make, sentence)
        dialog.form.add(DateField("First day in the seat", needed=True), key="from_on").show_value(context.day)
        share = PercentField("Share, FTE", 1, 100, needed=True)
        dialog.form.add(share, key="fte_percent").show_value(min(100, position.vacant_percent or 100))
        if present is not None:
            key = context.recorded.positions[present.position_id].key
            ends = YesNoField(f"The present seat {key} ends the day before")
            dialog.form.add(ends, key="ends_present").show_value(True)
        return dialog


def _standing(row: SlateRow) -> QWidget:
    """The stage as a chip, and coverage and months in one line."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(style.measures.SPACE_1)
    column.addWidget(Chip(STAGE_WORDS[row.stage], STAGE_STATES[row.stage]))
    held = percent_text(row.low, row.high)
    months = f"{row.months_text} months to learn what is missing" if row.months else "nothing left to learn"
    column.addWidget(second_line(f"{held} % held, {months}", wrap=True))
    return made


def _sentences(several: tuple[str, ...]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(style.measures.SPACE_2)
    for one in several:
        column.addWidget(label(one, wrap=True))
    return made
