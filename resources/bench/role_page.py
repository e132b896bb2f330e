"""An invented role document of 80 KB as a saved page whose characters were damaged, always the same."""

from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES

BYTES = 80_000
_ITEMS = 13
_SENTENCE = (
    "Keeps the ovens of café number {n} “warm” — between {n} and {n}5 °C → so that every guest’s bread is ready, "
    "measured and logged before the doors open in the morning"
)
_TABLES = {
    7: ("Metric name", "What it measures", "Why it matters", "Example target", "Frequency"),
    10: ("Category", "Tool / Platform", "Primary use", "Common / Optional / Context-specific"),
    20: ("Category", "Summary"),
}
_LAST_CELL = {7: "Weekly", 10: "Common", 20: "1) Bread 2) Ovens 3) Flour"}
_TIERS = ("Must-have technical skills", "Good-to-have technical skills", "Emerging future skills")


def damaged_page() -> bytes:
    """The page as UTF-8 that was read as Windows-874, of at least `BYTES` bytes."""
    content = "".join(f"<h2>{n}) {title}</h2>{_section(n)}" for n, title in enumerate(SECTION_TITLES, start=1))
    page = f"<!DOCTYPE html><html><head><title>Baker: Role Blueprint</title></head><body>{content}</body></html>"
    return page.encode().decode("cp874", "replace").replace("\ufffd", "\x9d").encode()


def _section(number: int) -> str:
    if number in _TABLES:
        return _table(number)
    if number in (8, 9):
        return "".join(f"<h3>{tier}</h3><ul>{_skills(tier)}</ul>" for tier in (_TIERS if number == 8 else ("",)))
    items = "".join(f"<li><strong>Part {n}:</strong> {_SENTENCE.format(n=n)}.</li>" for n in range(_ITEMS))
    return f"<p>The <strong>Senior Baker</strong> bakes.</p><h3>Daily activities</h3><ul>{items}</ul>"


def _skills(tier: str) -> str:
    return "".join(
        f"<li><strong>{tier[:4]} kneading {n} (Critical)</strong><br/>\n– Use: {_SENTENCE.format(n=n)}.<br/>\n"
        f"– Importance: Critical</li>"
        for n in range(_ITEMS)
    )


def _table(number: int) -> str:
    head, *rest = _TABLES[number]
    titles = "".join(f"<th>{cell}</th>" for cell in (head, *rest))
    rows = "".join(
        f"<tr><td>Row {n}</td>{f'<td>{_SENTENCE.format(n=n)}</td>' * (len(rest) - 1)}<td>{_LAST_CELL[number]}</td></tr>"
        for n in range(_ITEMS)
    )
    return f"<table><tr>{titles}</tr>{rows}</table>"
