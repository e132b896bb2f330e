"""What the columns of the family's tables hold, by the words in their heads."""

import re
from collections.abc import Sequence

from orgwright.exchange.blueprint.vocabulary import plain

_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "kpis": (
        ("frequency", r".*(?:frequency|cadence|review|how often).*"),
        ("target", r".*(?:target|benchmark|goal|threshold).*"),
        ("why", r"why.*|rationale|importance|purpose"),
        ("measures", r"(?:what )?(?:it )?measures?|what .*measure.*|definition|description|how .*measured"),
        ("group", r"(?:metric |kpi )?(?:type|category)"),
        ("name", r".*(?:metric|kpi|indicator|name).*"),
    ),
    "tools": (
        ("commonness", r".*(?:common|optional|context specific|necessity|prevalence).*|usage frequency|status"),
        ("use", r".*(?:use|usage|purpose|used for).*"),
        ("name", r".*(?:tool|platform|software|technolog|product|example).*"),
        ("category", r".*(?:category|area|type|domain|function).*"),
    ),
    "scorecard": (
        ("weight", r".*weight.*|importance"),
        ("meets_bar", r".*meets.*|.*\bbar\b.*|.*good looks like.*|.*solid.*"),
        ("excellent", r"(?!.*(?:evidence|signal)).*(?:excellent|exceed|outstanding|strong|exceptional|great).*"),
        ("evidence", r".*(?:evidence|signal|how to|assess|look for|measured|interview|what to).*"),
        ("dimension", r".*(?:dimension|competenc|area|criteri|capabilit|attribute|category|skill).*"),
    ),
    "skills": (
        ("importance", r".*(?:importance|priority|criticality).*"),
        ("tier", r"tier|(?:skill )?(?:level|type)"),
        ("name", r".*(?:skill|capability|competency|name|area).*"),
    ),
    "summary": (("name", r"(?:summary )?(?:category|item|field|element|area|aspect|attribute|section)"),),
}
_COMPILED = {
    family: tuple((field, re.compile(pattern)) for field, pattern in columns) for family, columns in _COLUMNS.items()
}


def columns(family: str, head: Sequence[str]) -> dict[str, int]:
    """Field to column number for a table's head; a field takes the first column that its words fit."""
    found: dict[str, int] = {}
    free = {number: plain(cell) for number, cell in enumerate(head)}
    for field, pattern in _COMPILED[family]:
        number = next((number for number, words in free.items() if pattern.fullmatch(words)), None)
        if number is not None:
            found[field] = number
            del free[number]
    return found


_NEEDED = {"kpis": {"name", "frequency"}, "tools": {"name", "category"}, "scorecard": {"dimension", "weight"}}
_SUMMARY_HEADS = ("summary", "executive summary", "details", "description")


def family_of(head: Sequence[str]) -> str:
    """The family of tables whose head these cells are, each of them a column that it knows; else an empty text."""
    if len(head) == 2:
        return "summary" if columns("summary", head[:1]) and plain(head[1]) in _SUMMARY_HEADS else ""
    for family, needed in _NEEDED.items():
        found = columns(family, head)
        if len(found) == len(head) and needed <= found.keys():
            return family
    return ""


_FLATTENED_HEADS = (
    (re.compile(r"(?:metric|kpi)\b"), ("what it measures", "why", "target", "frequency", "cadence")),
    (re.compile(r"category\b.*\btool"), ("use", "common", "optional", "context specific")),
    (re.compile(r"(?:scorecard )?(?:dimension|competency|area|criteri)"), ("weight", "meets", "excellent")),
)
_SUMMARY_HEAD = re.compile(r"(?:category|item|field|element) (?:(?:executive )?summary|details?|description)")


def is_flattened_head(line: str) -> bool:
    """Whether a line without separators is the head of one of the family's tables."""
    words = plain(line)
    if len(words) > 160 or line.endswith("."):
        return False
    if _SUMMARY_HEAD.fullmatch(words):
        return True
    return any(start.match(words) and sum(word in words for word in others) >= 2 for start, others in _FLATTENED_HEADS)


_SUMMARY_KEY = re.compile(
    r"(?:role (?:title|purpose|mission|summary|horizon|family|level|type)|(?:job )?family|department|"
    r"report(?:s to|ing line)|seniority(?: level)?|"
    r"top(?: \d+)? (?:core )?(?:responsibilities|technical skills|soft skills|"
    r"tools(?:(?: ?/ ?|,? or |,? and |, )(?:platforms|software))*|"
    r"kpis(?: ?/ ?metrics)?|metrics|skills|risks|stakeholders)|"
    r"(?:main|key|primary) (?:deliverables|goals|stakeholders|risks|kpis|outcomes|challenges|collaborators)|"
    r"career (?:progression options?|progression|path|paths|options)|decision rights|horizon)(?=\s|:|$)",
    re.IGNORECASE,
)


def summary_key(line: str) -> tuple[str, str] | None:
    """A line of a flattened summary as its row title and text, if it opens with a title that the family uses."""
    if match := _SUMMARY_KEY.match(line):
        return match[0], line[match.end() :].strip(" :|")
    return None


_OCCASION = (
    r"(?:experiment|release|incident|sprint|iteration|deployment|launch|project|model|campaign|quarter|month|week|"
    r"day|event|cycle|change|audit|migration|rollout|engagement|half|year)s?"
)
_OFTEN = (
    r"(?:(?:bi|semi)?-?(?:daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)|hourly|real-?time|"
    rf"continuous(?:ly)?|ongoing|ad hoc|(?:per|each) {_OCCASION}(?: {_OCCASION})?|as needed)"
)
_FREQUENCY = re.compile(rf"(?<=\s){_OFTEN}(?:\s*(?:/|or|and)\s*{_OFTEN})*$", re.IGNORECASE)
_COMMON = r"(?:common|optional|context-specific)"
_COMMONNESS = re.compile(rf"(?<=\s){_COMMON}(?:\s*(?:/|or|to)\s*{_COMMON})*(?:\s*\([^()]*\))?$", re.IGNORECASE)


def last_cell(family: str, row: str) -> str:
    """The last cell of a flattened KPI or tool row, told by its small vocabulary; empty where it is not."""
    pattern = _FREQUENCY if family == "kpis" else _COMMONNESS
    tail = row[-80:]
    match = pattern.search(tail)
    return match[0] if match else ""
