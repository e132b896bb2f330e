"""The screen of settings: what is yours on this machine, and what belongs to the organization."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from itertools import permutations
from typing import Any

from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.preferences.profile import ProfileEditing
from orgwright.gui.preferences.scales import ScalesPart
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.fields import ChoiceField, DateField, Field, TextField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.planning.policy import IN_THOUSANDTHS, THOUSANDTHS, Policy, policy_from_values, policy_values
from orgwright.records import OrganizationFacts
from orgwright.settings import Settings, save_settings
from orgwright.workspace import Changes

COLUMN = 320
GAP = 48
THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
MONTHS = tuple((number, str(number)) for number in range(1, 13))
POLICY_TITLES: Mapping[str, str] = {
    "precedence": "Assessments count in this order",
    "minimum_peers": "Peers needed",
    "stale_after_months": "Stale after, months",
    "importance_weights": "Weight",
    "tier_weights": "Weight of tier",
    "level_by_policy": "Level for",
    "ready_at": "Ready at coverage of",
    "months_per_level": "Months per level, kind",
    "skills_at_once": "Skills learned at once",
    "minimum_observations": "Observations needed",
    "on_cost": "On-cost, share of pay",
    "hiring_cost": "One-off cost of a hire, minor units",
    "prior_months": "Person-months borrowed by small groups",
    "observed_months": "Months looked back on for attrition",
    "training_cost": "Cost of teaching one level, minor units",
    "contractor_premium": "Contractors cost more, share of pay",
    "months_to_hire": "Months until somebody hired starts",
    "months_to_contract": "Months until a contractor starts",
    "scorecard_weights": "Interview weights, word",
}


class SettingsScreen(Screen):
    """Preferences and policies; see the module."""

    key, title, icon, group = "settings", "Settings", "sliders-horizontal", 9

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.head.set_subtitle("Each field saves as you leave it, the profile when you say so")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area = area
        self.forms: dict[str, Field] = {}
        self.scales: ScalesPart | None = None
        self.profile = ProfileEditing(self)
        self.set_body(area)

    def refresh(self, changes: Changes | None) -> None:
        """Show everything as it is now; while one of its fields is being left nothing jumps."""
        if changes is not None and not changes.touches(OrganizationFacts):
            if self.scales is not None:
                self.scales.refresh(changes)
            self.profile.show_again()
            return
        place = self._area.verticalScrollBar().value()
        page = QWidget()
        page.setProperty("surface", "panel")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(16, 12, 16, 24)
        columns.setSpacing(GAP)
        facts = "Kept in the workspace; undo takes it back."
        choices = "Choices in the numbers, not science. Empty goes back to the default."
        upper = QHBoxLayout()
        upper.setSpacing(GAP)
        upper.addWidget(self._column("You", "Kept on this machine, for all workspaces.", self._own_form()))
        upper.addWidget(self._column("Organization", facts, self._organization_part()))
        left = QVBoxLayout()
        left.setSpacing(style.measures.SPACE_6)
        left.addLayout(upper)
        left.addWidget(self._scales_part(), 1)
        columns.addLayout(left)
        columns.addWidget(self._column("Policies", choices, self._policy_form()))
        columns.addStretch(1)
        self._area.setWidget(page)
        self._area.verticalScrollBar().setValue(place)
        self.profile.show_again()
        self.set_status("Settings", "")

    def _column(self, name: str, note: str, form: QWidget) -> QWidget:
        column = QWidget()
        column.setFixedWidth(COLUMN)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.measures.SPACE_2)
        layout.addWidget(label(name, style.measures.TEXT_PANEL_TITLE, bold=True))
        layout.addWidget(second_line(note, wrap=True))
        layout.addWidget(hairline())
        layout.addWidget(form)
        layout.addStretch(1)
        return column

    def _scales_part(self) -> ScalesPart:
        self.scales = ScalesPart(self.context)
        self.scales.setFixedWidth(2 * COLUMN + GAP)
        self.scales.refresh()
        return self.scales

    def _add(self, form: Form, key: str, field: Field, save: Callable[[Any], object], value: Any) -> None:
        form.add(field, save).show_value(value)
        self.forms[key] = field

    # Yours

    def _own_form(self) -> Form:
        form, own = Form(), self.context.settings
        words = {one.name: one.metadata for one in fields(Settings)}
        name, unit, theme = words["user_name"], words["unit"], words["theme"]
        units = [("", "the whole organization")]
        units += [
            (one.name, one.name) for one in sorted(self.context.recorded.units.values(), key=lambda one: one.name)
        ]
        self._add(
            form, "user_name", TextField(name["title"], hint=name["help"]), self._keep("user_name"), own.user_name
        )
        self._add(form, "unit", ChoiceField(unit["title"], units, unit["help"]), self._keep("unit"), own.unit)
        self._add(form, "theme", ChoiceField(theme["title"], THEMES, theme["help"]), self._keep("theme"), own.theme)
        return form

    def _keep(self, name: str) -> Callable[[Any], None]:
        def keep(value: Any) -> None:
            context = self.context
            context.settings = replace(context.settings, **{name: value})
            save_settings(context.settings)
            context.workspace.actor = context.settings.actor
            app = QApplication.instance()
            if name == "theme" and isinstance(app, QApplication):
                style.choose(app, str(value))

        return keep

    # The organization's

    def _facts_form(self) -> Form:
        form, facts = Form(), self.context.recorded.facts

        def save(name: str) -> Callable[[Any], object]:
            return lambda value: self.context.workspace.change(OrganizationFacts, facts.id or 1, **{name: value})

        entries: tuple[tuple[str, Field], ...] = (
            ("name", TextField("Name", needed=True)),
            ("currency", TextField("Currency", needed=True, hint="Three letters, such as EUR")),
            ("fiscal_year_start_month", ChoiceField("Fiscal year starts in month", MONTHS)),
            ("planning_date", DateField("Planning date", hint="The day that every screen starts with; empty: today")),
        )
        for name, field in entries:
            self._add(form, name, field, save(name), getattr(facts, name))
        return form

    def _organization_part(self) -> QWidget:
        """The facts, and below them the profile, which shows what it would change before it is saved."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_3)
        column.addWidget(self._facts_form())
        column.addWidget(hairline())
        column.addWidget(label("Profile", bold=True))
        words = "Decides which context-specific requirements and role variants apply; you see first what would change."
        column.addWidget(second_line(words, wrap=True))
        fields = self.profile.make_fields()
        self.forms.update(fields.fields)
        column.addWidget(fields)
        return holder

    def _policy_form(self) -> Form:
        form, policy = Form(), self.context.recorded.policy
        orders = _orders()
        self._add(
            form,
            "precedence",
            ChoiceField(POLICY_TITLES["precedence"], orders),
            self._set("precedence"),
            policy.precedence,
        )
        for item in fields(Policy):
            if item.name == "precedence":
                continue
            value, title = getattr(policy, item.name), POLICY_TITLES[item.name]
            if isinstance(value, Mapping):
                for word in value:
                    field = TextField(f"{title}: {word}", hint=f"Default {_shown(item.name, word)}")
                    self._add(
                        form, f"{item.name}.{word}", field, self._set(item.name, word), _plain(policy, item.name, word)
                    )
            else:
                field = TextField(title, hint=f"Default {_shown(item.name)}")
                self._add(form, item.name, field, self._set(item.name), _plain(policy, item.name))
        form.add_widget(link("Put all policies back to their defaults", "undo-2", self.reset_policies))
        return form

    def _set(self, name: str, word: str | None = None) -> Callable[[Any], object]:
        def save(value: Any) -> object:
            values = dict(policy_values(self.context.recorded.policy))
            wanted = _number(value)
            if word is None:
                values[name] = list(value) if name == "precedence" else wanted
                if value == "":
                    del values[name]
            else:
                table = {**values.get(name, {}), word: wanted}
                values[name] = {key: one for key, one in table.items() if one is not None}
            return self.context.workspace.set_policy(policy_from_values(values))

        return save

    def reset_policies(self) -> None:
        """Let every policy have its default again, as one action."""
        self.context.workspace.set_policy(Policy())


def _orders() -> list[tuple[tuple[str, ...], str]]:
    """Every order of the sources, the default one first."""
    return [(order, ", ".join(order)) for order in permutations(Policy().precedence)]


def _plain(policy: Policy, name: str, word: str | None = None) -> str:
    """A policy as a plain number: thousandths are shown as people write them."""
    value = getattr(policy, name) if word is None else getattr(policy, name)[word]
    return f"{value / THOUSANDTHS:g}" if name in IN_THOUSANDTHS else str(value)


def _shown(name: str, word: str | None = None) -> str:
    return _plain(Policy(), name, word)


def _number(value: Any) -> Any:
    """What was typed as a number; other text is handed on, to be refused by name. Nothing means the default."""
    text = str(value).strip().replace(",", ".")
    if not text:
        return None
    try:
        return int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return text
