"""The head of the page of units: the big range with its bar, and the figures beside it, each opening when clicked."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.coverage.heat_lines import ROLES
from orgwright.gui.widgets.how_computed import HowComputed
from orgwright.gui.widgets.labels import ElidedLabel, Fact, label
from orgwright.gui.widgets.range_bar import Range, RangeScale, percent_text
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations import ages, role_coverage, target_coverage
from orgwright.planning.groups import Group
from orgwright.planning.organization import Organization
from orgwright.planning.unit_coverage import UnitCoverage

DAYS_PER_MONTH = 365.2425 / 12
_ROLE_FACTS = ("Gate", "In full", "Assessed", "Median age")
_TARGET_FACTS = ("High where a role asks", "In full", "Assessed", "Median age", "Robustness")


class Figures(QWidget):
    """See the module; ``explain`` is given the Explanation that somebody asked for."""

    def __init__(self, explain: Callable[[Explanation], object]) -> None:
        super().__init__()
        self.figure = label("", style.measures.TEXT_FIGURE, bold=True)
        self.of_what = ElidedLabel("", style.measures.TEXT_SECOND)
        self.of_what.setProperty("tone", "text2")
        self.scale = RangeScale()
        self.how = HowComputed(self.figure, underlined=self.figure)
        self.how.explained.connect(explain)
        self.scale.how.explained.connect(explain)
        self.role_facts = {name: Fact(name) for name in _ROLE_FACTS}
        self.target_facts = {name: Fact(name) for name in _TARGET_FACTS}
        line = QHBoxLayout()
        line.setSpacing(style.measures.SPACE_4)
        line.addWidget(self.figure)
        line.addWidget(self.of_what, 1)
        for fact in (*self.role_facts.values(), *self.target_facts.values()):
            fact.how.explained.connect(explain)
            line.addWidget(fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(style.measures.SPACE_1)
        column.addLayout(line)
        column.addWidget(self.scale)

    def show_coverage(self, organization: Organization, group: Group, covered: UnitCoverage, measure: str) -> None:
        """Show the figures of a group against its roles, or against its targets."""
        of_roles = measure == ROLES
        low, high = (covered.role_low, covered.role_high) if of_roles else (covered.low, covered.high)
        self._show_range(low, high, covered.role_compliance if of_roles else covered.strict_low, organization, of_roles)
        unit_id = group.unit_id

        def whole() -> Explanation:
            if of_roles:
                return role_coverage.unit_role_coverage(organization, group)
            return target_coverage.unit_target_coverage(organization, unit_id)

        ask = None if low is None else whole
        self.how.set_ask(ask)
        self.scale.how.set_ask(ask)
        # All go before any comes: facts of both kinds side by side would widen the window.
        for fact in (*self.role_facts.values(), *self.target_facts.values()):
            fact.show_figure("")
        if low is not None:
            (self._show_role_facts if of_roles else self._show_target_facts)(organization, group, covered)

    def _show_range(
        self, low: float | None, high: float | None, in_full: float | None, organization: Organization, of_roles: bool
    ) -> None:
        if low is None or high is None:
            self.figure.setText("–")
            nobody = "nobody here has a role with requirements"
            self.of_what.setText(nobody if of_roles else "no target holds here on this day")
            self.scale.show_range(None)
            return
        self.figure.setText(f"{percent_text(low, high)} %")
        held, covered = "of what the roles require is held", "of the capability targets is covered"
        self.of_what.setText(held if of_roles else covered)
        self.scale.show_range(Range(low, high, in_full), organization.policy.ready_share)

    def _show_role_facts(self, organization: Organization, group: Group, covered: UnitCoverage) -> None:
        facts, gates = self.role_facts, covered.gates
        facts["Gate"].show_figure(f"{gates['held']:,} of {sum(gates.values()):,}")
        facts["Gate"].how.set_ask(lambda: role_coverage.unit_gate(organization, group))
        others = f"{gates['missing']:,} missing, {gates['unknown']:,} not known"
        facts["Gate"].setToolTip(f"People who hold every critical must-have of their role; {others}.")
        facts["In full"].show_figure(share_text(covered.role_compliance))
        facts["In full"].how.set_ask(lambda: role_coverage.unit_in_full(organization, group))
        facts["Assessed"].show_figure(share_text(covered.role_assessed_share))
        facts["Assessed"].how.set_ask(lambda: role_coverage.unit_assessed_share(organization, group))
        facts["Median age"].show_figure(age_text(covered.role_median_age_days))
        facts["Median age"].how.set_ask(lambda: ages.role_median_age(organization, group))

    def _show_target_facts(self, organization: Organization, group: Group, covered: UnitCoverage) -> None:
        facts, unit_id = self.target_facts, group.unit_id
        asked = facts["High where a role asks"]
        asked.show_figure(share_text(covered.high_asked))
        asked.setToolTip("The high end where only those count as holders whose role asks for the skill.")
        asked.how.set_ask(lambda: target_coverage.unit_target_coverage(organization, unit_id))
        if covered.strict_low is not None and covered.strict_high is not None:
            facts["In full"].show_figure(f"{percent_text(covered.strict_low, covered.strict_high)} %")
        facts["In full"].how.set_ask(lambda: target_coverage.unit_strict(organization, unit_id))
        facts["Assessed"].show_figure(share_text(covered.assessed_share))
        facts["Assessed"].how.set_ask(lambda: target_coverage.unit_target_assessed_share(organization, unit_id))
        facts["Median age"].show_figure(age_text(covered.median_age_days))
        facts["Median age"].how.set_ask(lambda: ages.target_median_age(organization, unit_id))
        robustness = covered.robustness or 0
        tone = "short" if robustness < 0 else "text"
        facts["Robustness"].show_figure(str(robustness).replace("-", "−"), tone)
        facts["Robustness"].how.set_ask(lambda: target_coverage.unit_robustness(organization, unit_id))


def share_text(share: float | None) -> str:
    """A share in whole percent, nothing where there is none."""
    return "" if share is None else f"{share * 100:.0f} %"


def age_text(days: float | None) -> str:
    """An age in months, of less than two in days."""
    if days is None:
        return ""
    return f"{days:.0f} days" if days < 2 * DAYS_PER_MONTH else f"{days / DAYS_PER_MONTH:.0f} months"
