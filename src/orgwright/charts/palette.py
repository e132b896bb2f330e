"""The colours and line styles of charts, for the light and the dark theme; the same values as in the window."""

from dataclasses import dataclass

Dashes = tuple[float, float] | None


@dataclass(frozen=True)
class ChartPalette:
    """What a chart is drawn with. ``series`` and ``dashes`` go in pairs: a scenario keeps its pair in every chart."""

    name: str
    panel: str
    text: str
    text2: str
    text3: str
    hairline: str
    control: str
    sunken: str
    hatch: str
    held: str
    short: str
    missing: str
    goal: str
    series: tuple[str, ...]
    dashes: tuple[Dashes, ...] = ((4, 3), None, (7, 3), (2, 2))
    band_alpha: float = 0.14
    line_width: float = 2.0
    text_pixels: int = 11

    def look(self, pair: int) -> tuple[str, Dashes]:
        """Colour and dashes of a pair by its number; the first is that of the records and nobody else's.

        The others go in turns: the next three pairs keep the colours and take one another's dashes, so that nine
        scenarios look different.
        """
        if pair == 0:
            return self.series[0], self.dashes[0]
        others = len(self.series) - 1
        turn, place = divmod(pair - 1, others)
        return self.series[1 + place], self.dashes[1 + (place + turn) % others]


LIGHT = ChartPalette(
    name="light",
    panel="#FFFFFF",
    text="#1A1E25",
    text2="#47505C",
    text3="#5B6471",
    hairline="#E3E6EA",
    control="#CDD2D9",
    sunken="#E6E9ED",
    hatch="#B4BBC5",
    held="#1F8C98",
    short="#A8430C",
    missing="#A01A33",
    goal="#3B50C2",
    series=("#47505C", "#6E2B8C", "#3B50C2", "#66790A"),
)
DARK = ChartPalette(
    name="dark",
    panel="#1B1E23",
    text="#E7E9EC",
    text2="#B3BAC4",
    text3="#9BA4B0",
    hairline="#2A2E35",
    control="#3A404A",
    sunken="#101215",
    hatch="#4C5460",
    held="#7FD6DC",
    short="#F29A63",
    missing="#F58A99",
    goal="#9AAAFF",
    series=("#B3BAC4", "#D9AEF0", "#8C9EFF", "#B4BE4A"),
)
