"""The role documents of the sample: texts of our own, filled with the facts that the tables already hold."""

from pathlib import Path

from .demands import Demand, demands_of
from .measures import KPIS, SCORECARDS
from .roles import CAREER_LINKS
from .skills import SKILLS
from .tables import rows

TEXTS = Path(__file__).parent / "texts"
DESCRIPTIONS = {row[0]: row[4] for row in rows(SKILLS, 5)}
TIER_HEADINGS = {
    "must-have": "Must-have technical skills",
    "good-to-have": "Good-to-have technical skills",
    "advanced": "Advanced or expert-level technical skills",
    "emerging": "Emerging future skills for this role (next 2–5 years)",
}
ON_A_LINE = {"Staff Applied AI Engineer", "Senior Generative AI Engineer"}
"""Documents that write the importance below the skill instead of behind its name."""
WEIGHT_FIRST = {"Staff Applied AI Engineer", "Staff NLP Engineer"}
"""Documents whose scorecard puts the weight right after the dimension."""


def _table(head: str, lines: list[list[str]]) -> str:
    columns = head.split(" | ")
    drawn = ["| " + " | ".join(line) + " |" for line in (columns, *lines)]
    return "\n".join([drawn[0], "|" + "---|" * len(columns), *drawn[1:]])


def _kpis(role: str) -> str:
    found = rows(KPIS[role], 6)
    head = "Metric name | Type | What it measures | Why it matters | Example target | Frequency"
    if not any(row[1] for row in found):
        head, found = head.replace(" | Type", ""), [[row[0], *row[2:]] for row in found]
    return _table(head, found)


def _scorecard(role: str) -> str:
    found = rows(SCORECARDS[role], 4)
    if role in WEIGHT_FIRST:
        return _table("Dimension | Weight | What meets the bar | What is excellent", found)
    lines = [[name, meets, excellent, weight] for name, weight, meets, excellent in found]
    return _table("Dimension | What meets the bar | What is excellent | Weight", lines)


def _importance(demand: Demand) -> str:
    return demand.phrase or demand.importance.capitalize()


def _skill(number: int, demand: Demand) -> str:
    text = DESCRIPTIONS[demand.skill]
    if demand.role in ON_A_LINE:
        return f"{number}. **{demand.wording}**\n   - Use: {text}\n   - Importance: {_importance(demand)}"
    return f"{number}. **{demand.wording}** ({_importance(demand)})\n   - {text}"


def _technical(role: str) -> str:
    parts = []
    for tier, heading in TIER_HEADINGS.items():
        asked = [demand for demand in demands_of(role) if demand.tier == tier]
        parts.append("\n".join([f"### {heading}", "", *(_skill(n, d) for n, d in enumerate(asked, 1))]))
    return "\n\n".join(parts)


def _soft(role: str) -> str:
    asked = [demand for demand in demands_of(role) if not demand.tier]
    return "\n".join(
        f"{number}. **{demand.wording}**\n   - Why it matters here: {DESCRIPTIONS[demand.skill]}"
        for number, demand in enumerate(asked, 1)
    )


def _career(role: str) -> dict[str, str]:
    found: dict[str, list[str]] = {"feeder": [], "next": [], "adjacent": []}
    for start, kind, ends in rows(CAREER_LINKS, 3):
        others = [end.strip() for end in ends.split(";")]
        if start == role:
            found[kind] += others
        elif role in others:
            found["feeder" if kind == "next" else "adjacent"].append(start)
    return {name: "\n".join(f"- {other}" for other in others) for name, others in found.items()}


def document(role: str) -> str:
    """The whole role document as Markdown."""
    text = (TEXTS / f"{role.lower().replace(' ', '-')}.md").read_text(encoding="utf-8")
    filled = {"kpis": _kpis(role), "technical": _technical(role), "soft": _soft(role), "scorecard": _scorecard(role)}
    for name, content in {**filled, **_career(role)}.items():
        text = text.replace("{" + name + "}", content)
    return text


def write_documents(path: Path) -> None:
    """Write every role document to a folder."""
    path.mkdir(parents=True, exist_ok=True)
    for role in KPIS:
        name = f"{role.lower().replace(' ', '-')}.md"
        (path / name).write_text(document(role), encoding="utf-8", newline="\n")
