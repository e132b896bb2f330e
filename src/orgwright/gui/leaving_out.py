"""Asking what to leave out of a file before it is written; what was answered last is proposed for this session."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.dialogs import Dialog
from orgwright.gui.widgets.fields import YesNoField
from orgwright.gui.widgets.labels import second_line
from orgwright.planning.privacy import Profile

_SENTENCE = "Everything in the file can be read by whoever gets it. What is left out is said in it, and in the history."
_CHOICES = (
    ("pay", "Costs, rates and budgets of seats and units, and the words of plans."),
    ("names of people", "Everybody has a code, such as Person 017; what was written about people is left out."),
    ("groups under five people", "Units of so few are taken together; no figure stands for them alone."),
)

_UNDER_THE_WORDS = 24
"""Where the words beside a check box begin."""


class LeavingOutDialog(Dialog):
    """Three choices, each of something that may be left out."""

    def __init__(self, screen: Screen, title: str) -> None:
        super().__init__(screen, title, _SENTENCE, "Choose the file…")
        profile = screen.context.profile
        self.fields = [YesNoField(f"Leave out {name}") for name, _ in _CHOICES]
        shown = (profile.pay, profile.names, profile.small_groups)
        for field, is_shown, (_, hint) in zip(self.fields, shown, _CHOICES, strict=True):
            field.show_value(not is_shown)
            said = second_line(hint, wrap=True)
            said.setIndent(_UNDER_THE_WORDS)
            choice = QWidget()
            rows = QVBoxLayout(choice)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(style.measures.SPACE_1)
            rows.addWidget(field)
            rows.addWidget(said)
            self.add_content(choice)

    @property
    def profile(self) -> Profile:
        """What the file is to show."""
        return Profile(*(not field.value() for field in self.fields))


def asked_profile(screen: Screen, title: str) -> Profile | None:
    """What a file is to show, remembered for the next one; None where the user thinks better of it."""
    dialog = LeavingOutDialog(screen, title)
    if not dialog.exec():
        return None
    screen.context.profile = dialog.profile
    return dialog.profile
