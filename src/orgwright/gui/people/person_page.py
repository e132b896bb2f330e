"""One person whole: seat, coverage of the role, requirements by tier, other skills, and the next roles."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.development.model import plan_words
from orgwright.gui.people import model
from orgwright.gui.people.explained import PersonExplanations
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import button, link
from orgwright.gui.widgets.columns import Column, Group, explained_columns
from orgwright.gui.widgets.labels import ElidedLabel, FactRow, FigureBlock, hairline, label, second_line
from orgwright.gui.widgets.marks import paint_level
from orgwright.gui.widgets.range_bar import Range, RangeScale, paint_range, percent_text
from orgwright.gui.widgets.table import Table
from orgwright.planning.organization import Organization

if TYPE_CHECKING:
    from orgwright.gui.people.view import PeopleScreen


def _status_tone(row: model.SkillRow) -> str:
    for word in ("short", "expired", "unknown", "disputed", "stale"):
        if word in row.status:
            return word
    return "text2"


def _level(which: str) -> Any:
    return lambda painter, rect, row: paint_level(painter, rect, getattr(row, which))


SKILLS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column("Importance", lambda row: row.demand, 110, tone="text2"),
    Column("Held", lambda row: "?" if row.held is None else str(row.held), 56, "center", paint=_level("held")),
    Column(
        "Required",
        lambda row: "" if row.required is None else str(row.required),
        64,
        "center",
        paint=lambda painter, rect, row: None if row.required is None else paint_level(painter, rect, row.required),
    ),
    Column("", lambda row: row.status, 120, tone=_status_tone),
    Column("Source", lambda row: row.source, 84, tone="text2", spare=1),
    Column("Assessed", lambda row: row.assessed_on, 104, "right", tone="text2", spare=2),
)
WAYS: tuple[Column[Any], ...] = (
    Column("Next role", lambda row: row.role, is_key=True),
    Column("Way", lambda row: "upwards" if row.kind == "next" else "sideways", 84, tone="text2", spare=1),
    Column(
        "Held, not known, short",
        lambda row: "no requirements yet" if row.low is None else percent_text(row.low, row.high),
        150,
        paint=lambda painter, rect, row: (
            None if row.low is None else paint_range(painter, rect, Range(row.low, row.high))
        ),
    ),
    Column("%", lambda row: "" if row.low is None else percent_text(row.low, row.high), 64, "right"),
    Column("Gate", lambda row: model.GATE_WORDS[row.gate], 90, tone=lambda row: model.GATE_TONES[row.gate]),
    Column("Months", lambda row: "" if row.months is None else f"{row.months:.0f}", 64, "right"),
)
ROW = 28


class PersonPage(QWidget):
    """The right-hand side of the screen of people."""

    def __init__(self, screen: "PeopleScreen") -> None:
        super().__init__()
        self._screen = screen
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = label("", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._second = second_line("")
        self._facts = {
            name: FigureBlock(name, small=True) for name in ("Unit", "Manager", "Employed", "Gate", "Assessed")
        }
        self._explained = PersonExplanations(screen.context)
        self.scale = RangeScale(explain=self._explained.coverage)
        held = explained_columns(SKILLS, {"Held": self._explained.level})
        self.requirements = Table(held, key=lambda row: row.skill_id, sortable=False)
        self.others = Table(held, key=lambda row: row.skill_id)
        ways = explained_columns(WAYS, {"Months": self._explained.months, **self._explained.of_way})
        self.ways = Table(ways, key=lambda row: row.role_id)
        self._facts["Gate"].how.set_ask(self._explained.gate)
        self._facts["Assessed"].how.set_ask(self._explained.assessed)
        for table in (self.requirements, self.others, self.ways):
            table.explained.connect(screen.explain)
        for how in (self.scale.how, *(block.how for block in self._facts.values())):
            how.explained.connect(screen.explain)
        self.requirements.opened.connect(lambda row, _title: self._screen.context.jump("matrix", row.skill_id))
        self.ways.opened.connect(lambda row, _title: self._screen.context.jump("roles", row.role_id))
        self._seats = QVBoxLayout()
        self._seats.setSpacing(2)
        self._plan = second_line("", wrap=True)
        self._titles = {
            "seats": label("Positions", bold=True),
            "requirements": label("What the role requires", bold=True),
            "plan": label("Development", bold=True),
            "others": label("Other skills", bold=True),
            "ways": label("Where to go from here", bold=True),
        }
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._second)
        head = QHBoxLayout()
        head.addLayout(names, 1)
        self._actions = (
            button("Position…", "plus", self._screen.seat_person),
            button("Edit", "pencil", self._screen.edit_person),
            button("Leaves…", "log-out", self._screen.record_exit),
        )
        for action in self._actions:
            head.addWidget(action, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(style.measures.SPACE_3)
        layout.addLayout(head)
        layout.addWidget(FactRow(*self._facts.values(), gap=style.measures.SPACE_6))
        layout.addWidget(self.scale)
        for name, content in (("seats", self._seats), ("requirements", self.requirements)):
            self._add(layout, name, content)
        self._add(layout, "ways", self.ways)
        self._add(layout, "plan", self._plan_line())
        self._add(layout, "others", self.others)
        layout.addStretch(1)

    def _plan_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._plan, 1)
        for text, icon, go in (("Development", "sprout", self._open_plan), ("KPIs", "target", self._open_kpis)):
            line.addWidget(link(text, icon, go), alignment=Qt.AlignmentFlag.AlignTop)
        return line

    def _open_plan(self) -> None:
        self._screen.context.jump("development", self._explained.person_id)

    def _open_kpis(self) -> None:
        if self._explained.person_id is not None:
            self._screen.context.jump("development", ("kpis", self._explained.person_id))

    def _add(self, layout: QVBoxLayout, name: str, content: Any) -> None:
        layout.addWidget(hairline())
        layout.addWidget(self._titles[name])
        if isinstance(content, QWidget):
            content.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # type: ignore[attr-defined]
            layout.addWidget(content)
        else:
            layout.addLayout(content)

    def show_nobody(self) -> None:
        """Show that the filter leaves nobody."""
        self._name.setText("Nobody matches the filter")
        self._second.setText("Clear the filter, or choose another unit in the bar above.")
        self.scale.hide()
        self._plan.setText("")
        self._fill(self.requirements, [], "requirements")
        self._fill(self.ways, [], "ways")
        self._fill(self.others, [], "others")

    def show_person(self, organization: Organization, person_id: int) -> None:
        """Show one person on the day of the picture."""
        self._explained.person_id = person_id
        person, covered = organization.people[person_id], model.covered_person(organization, person_id)
        role = "" if covered.role_id is None else organization.roles[covered.role_id].name
        self._name.setText(person.name)
        self._second.setText(
            ", ".join(part for part in (role or "no position", person.location, person.employment) if part)
        )
        self._show_facts(organization, person_id, covered)
        self.scale.setVisible(covered.low is not None)
        if covered.low is not None and covered.high is not None:
            self.scale.show_range(Range(covered.low, covered.high, covered.compliance), organization.policy.ready_share)
        self._show_seats(organization, person_id)
        rows: list[Any] = []
        for tier, several in model.requirement_rows(organization, covered).items():
            rows += [Group(model.TIER_TITLES[tier], str(len(several))), *several]
        self._fill(self.requirements, rows, "requirements")
        self._fill(self.ways, model.way_rows(organization, person_id), "ways")
        self._fill(self.others, model.other_skill_rows(organization, covered), "others")
        self._plan.setText(plan_words(organization, person_id))

    def _show_facts(self, organization: Organization, person_id: int, covered: Any) -> None:
        person, unit_id = organization.people[person_id], organization.seating.unit_of(person_id)
        since = "" if person.hired_on is None else f"since {day_text(person.hired_on)}"
        until = "" if person.left_on is None else f" until {day_text(person.left_on)}"
        share = covered.assessed_share
        self._facts["Unit"].show_figure("none" if unit_id is None else organization.units[unit_id].name)
        self._facts["Manager"].show_figure(model.manager_of(organization, person_id) or "none")
        self._facts["Employed"].show_figure(f"{since}{until}".strip() or "not recorded")
        self._facts["Gate"].show_figure(
            model.GATE_WORDS[covered.gate] or "no role", tone=model.GATE_TONES[covered.gate].replace("text2", "text")
        )
        age = covered.median_age_days
        self._facts["Assessed"].show_figure(
            "nothing to assess" if share is None else f"{share * 100:.0f} %",
            "" if age is None else f"{age:g} days old",
        )

    def _show_seats(self, organization: Organization, person_id: int) -> None:
        while self._seats.count():
            taken = self._seats.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
        context = self._screen.context
        recorded = context.recorded.incumbencies
        seats = model.seats_of(organization, person_id)
        for one, seat, period in seats:
            self._seats.addWidget(
                self._seat_line(one.id, seat, period, one.id in recorded, context.scenario_id is None)
            )
        if not seats:
            self._seats.addWidget(second_line("No position yet: give one with the button above."))

    def _seat_line(self, incumbency_id: Any, seat: str, period: str, is_recorded: bool, can_edit: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(seat), 1)
        row.addWidget(second_line(period))
        if is_recorded and can_edit:
            row.addWidget(link("Edit", on_click=lambda: self._screen.edit_incumbency(incumbency_id)))
        elif not is_recorded:
            row.addWidget(second_line("planned"))
        return line

    def _fill(self, table: Table, rows: list[Any], name: str) -> None:
        table.show_rows(rows)
        table.setVisible(bool(rows))
        self._titles[name].setVisible(bool(rows))
        heads = table.horizontalHeader().sizeHint().height()
        table.setFixedHeight(heads + sum(table.rowHeight(index) for index in range(len(rows))) + 2)
