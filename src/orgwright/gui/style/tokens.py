"""Every colour of the window as a named token, for the light and the dark theme.

The values are decided once for the whole product; widgets name a token and never a colour. Text tokens keep
a contrast of at least 4.5 on every surface except ``sunken``, where only ``text`` and ``text2`` may stand.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor

STATES = ("met", "short", "missing", "unknown", "expired", "stale", "disputed", "goal")
TEXTS = ("text", "text2", "text3", "link", "focus", *STATES)
SURFACES = ("window", "panel", "raised", "hover", "popup", "selection")


@dataclass(frozen=True)
class Palette:
    """The tokens of one theme, as ``#RRGGBB``; ``proficiency`` and ``series`` are indexed by level and line."""

    name: str
    text: str
    text2: str
    text3: str
    link: str
    met: str
    short: str
    missing: str
    unknown: str
    expired: str
    stale: str
    disputed: str
    disabled: str
    tint_met: str
    tint_short: str
    tint_missing: str
    tint_unknown: str
    tint_expired: str
    tint_stale: str
    tint_disputed: str
    tint_goal: str
    window: str
    panel: str
    raised: str
    sunken: str
    hover: str
    popup: str
    selection: str
    hatch: str
    hairline: str
    control: str
    edge: str
    accent: str
    accent_hover: str
    accent_text: str
    proficiency: tuple[tuple[str, str], ...]
    series: tuple[str, ...]
    held: str

    @property
    def is_dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.name == "dark"

    @property
    def focus(self) -> str:
        """The focus ring is drawn in the colour of links: indigo is the user."""
        return self.link

    @property
    def goal(self) -> str:
        """Goals are drawn in the colour of links: indigo is the user."""
        return self.link

    @property
    def held_fill(self) -> str:
        """The solid part of a range bar."""
        return self.proficiency[3 if self.is_dark else 4][0]

    @property
    def held_line(self) -> str:
        """The hatch of a range bar and its end line."""
        return self.proficiency[4 if self.is_dark else 3][0]

    def tint(self, state: str) -> str:
        """The quiet ground on which the text of ``state`` stands."""
        return str(getattr(self, f"tint_{state}"))

    def color(self, token: str) -> QColor:
        """The token as Qt's colour."""
        return QColor(getattr(self, token))


LIGHT = Palette(
    name="light",
    text="#1A1E25",
    text2="#47505C",
    text3="#5B6471",
    link="#3B50C2",
    met="#0C6470",
    short="#A8430C",
    missing="#A01A33",
    unknown="#5B6471",
    expired="#70506A",
    stale="#745A08",
    disputed="#7A389C",
    disabled="#9CA3AE",
    tint_met="#DDF0F1",
    tint_short="#FBE9DF",
    tint_missing="#FBE4E7",
    tint_unknown="#EEF0F3",
    tint_expired="#F2E9F0",
    tint_stale="#F8F0D6",
    tint_disputed="#F3E7F8",
    tint_goal="#E4E8FB",
    window="#F0F2F4",
    panel="#FFFFFF",
    raised="#F7F8FA",
    sunken="#E6E9ED",
    hover="#EDF0F3",
    popup="#FFFFFF",
    selection="#E4E8FB",
    hatch="#B4BBC5",
    hairline="#E3E6EA",
    control="#CDD2D9",
    edge="#7F8895",
    accent="#3B50C2",
    accent_hover="#3246AE",
    accent_text="#FFFFFF",
    proficiency=(
        ("#F0F1F3", "#47505C"),
        ("#CDE5E7", "#1A1E25"),
        ("#A8D5D8", "#1A1E25"),
        ("#72B8BF", "#10171B"),
        ("#26798A", "#FFFFFF"),
        ("#0B4656", "#FFFFFF"),
    ),
    series=("#47505C", "#6E2B8C", "#3B50C2", "#66790A"),
    held="#1F8C98",
)

DARK = Palette(
    name="dark",
    text="#E7E9EC",
    text2="#B3BAC4",
    text3="#9BA4B0",
    link="#9AAAFF",
    met="#6CC5CD",
    short="#F29A63",
    missing="#F58A99",
    unknown="#9BA4B0",
    expired="#C9A3C2",
    stale="#D9BA5B",
    disputed="#CF9BEA",
    disabled="#5E6672",
    tint_met="#14343A",
    tint_short="#43270F",
    tint_missing="#471C26",
    tint_unknown="#262B32",
    tint_expired="#38283A",
    tint_stale="#382F10",
    tint_disputed="#3A2348",
    tint_goal="#2A3260",
    window="#15171B",
    panel="#1B1E23",
    raised="#22262C",
    sunken="#101215",
    hover="#272B32",
    popup="#262A31",
    selection="#2A3260",
    hatch="#4C5460",
    hairline="#2A2E35",
    control="#3A404A",
    edge="#747D8B",
    accent="#4A5ED0",
    accent_hover="#5468D8",
    accent_text="#FFFFFF",
    proficiency=(
        ("#272C32", "#B3BAC4"),
        ("#1D3B42", "#E7E9EC"),
        ("#1F5560", "#F1F5F6"),
        ("#2B7581", "#FFFFFF"),
        ("#58AFB8", "#0A1417"),
        ("#A4E0E1", "#0A1417"),
    ),
    series=("#B3BAC4", "#D9AEF0", "#8C9EFF", "#B4BE4A"),
    held="#7FD6DC",
)
