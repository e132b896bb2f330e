"""What the columns of the family's tables hold, by the words in their heads."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from orgwright.exchange.blueprint.vocabulary import plain

# A column that no field takes: its cells are not kept, yet it counts as known where a table's head is looked for.
_OTHER = ("other", r"|no|nr|(?:metric |kpi )?owner.*|responsible|notes?|comments?|(?:data )?source.*|unit|formula|team")
_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "kpis": (
        ("frequency", r".*(?:frequency|cadence|review|how often).*"),
        ("target", r".*(?:target|benchmark|goal|threshold).*"),
        ("why", r"why.*|rationale|importance|purpose"),
        ("measures", r"(?:what )?(?:it )?measures?|what .*measure.*|definition|description|how .*measured"),
        ("group", r"(?:metric |kpi )?(?:type|category)"),
        ("name", r".*(?:metric|kpi|indicator|name).*"),
        _OTHER,
    ),
    "tools": (
        ("commonness", r".*(?:common|optional|context specific|necessity|prevalence).*|usage frequency|status"),
        ("use", r".*(?:use|usage|purpose|used for).*"),
        ("name", r".*(?:tool|platform|software|technolog|product|example).*"),
        ("category", r".*(?:category|area|type|domain|function).*"),
        _OTHER,
    ),
    "scorecard": (
        ("weight", r".*weight.*|importance"),
        ("meets_bar", r".*meets.*|.*\bbar\b.*|.*good looks like.*|.*solid.*"),
        ("excellent", r"(?!.*(?:evidence|signal)).*(?:excellent|exceed|outstanding|strong|exceptional|great).*"),
        ("evidence", r".*(?:evidence|signal|how to|assess|look for|measured|interview|what to).*"),
        ("dimension", r".*(?:dimension|competenc|area|criteri|capabilit|attribute|category|skill).*"),
        _OTHER,
    ),
    "skills": (
        ("importance", r".*(?:importance|priority|criticality).*"),
        ("tier", r"tier|(?:skill )?(?:level|type)"),
        ("name", r".*(?:skill|capability|competency|name|area).*"),
        ("other", r"description|(?:typical |primary )?use.*|why.*|examples?|context|scope|depth|notes?"),
    ),
    "summary": (("name", r"(?:summary )?(?:category|item|field|element|area|aspect|attribute|section)"),),
}
_COMPILED = {
    family: tuple((field, re.compile(pattern)) for field, pattern in columns) for family, columns in _COLUMNS.items()
}


@lru_cache(maxsize=8192)
def _fields(family: str, title: str) -> tuple[str, ...]:
    """The fields of a family that the words at the head of a column fit."""
    words = plain(title)
    return tuple(field for field, pattern in _COMPILED[family] if pattern.fullmatch(words))


def columns(family: str, head: Sequence[str]) -> dict[str, int]:
    """Field to column number for a table's head; a field takes the first column that its words fit."""
    fitting = [_fields(family, title) for title in head]
    found: dict[str, int] = {}
    for field, _ in _COMPILED[family]:
        taken = found.values()
        number = next((at for at, fields in enumerate(fitting) if field in fields and at not in taken), None)
        if number is not None:
            found[field] = number
    return found


_NEEDED = {
    "kpis": {"name", "frequency"},
    "tools": {"name", "category"},
    "scorecard": {"dimension", "weight"},
    "skills": {"name", "importance"},
}
_SUMMARY_HEADS = ("summary", "executive summary", "details", "description")


def opens_column(title: str) -> bool:
    """Whether words can stand at the head of a column of any family's table."""
    return any(_fields(family, title) for family in _COLUMNS) or plain(title) in _SUMMARY_HEADS


def family_of(head: Sequence[str]) -> str:
    """The family of tables whose head these cells are, each of them a column that it knows; else an empty text."""
    if len(head) == 2 and columns("summary", head[:1]) and plain(head[1]) in _SUMMARY_HEADS:
        return "summary"
    for family, needed in _NEEDED.items():
        found = columns(family, head)
        is_tiered = family == "skills" and "tier" in found
        if needed <= found.keys() and not is_tiered and _are_known(family, found.values(), head):
            return family
    return ""


def _are_known(family: str, found: Collection[int], head: Sequence[str]) -> bool:
    return all(number in found or "other" in _fields(family, cell) for number, cell in enumerate(head))


_FLATTENED_HEADS = (
    (
        r"(?:no )?(?:metric|kpi|indicator|performance indicator)s?\b",
        (
            r"measures?|measured|definition|description",
            r"why|rationale",
            r"targets?|benchmarks?|threshold",
            r"frequency|cadence|how often",
        ),
    ),
    (
        r"(?:category|tools?|function|area|type|domain)\b",
        (
            r"tools?|platforms?|products?|examples?|software",
            r"use|used for|usage|purpose",
            r"common|optional|context specific|prevalence|status|necessity",
        ),
    ),
    (
        r"(?:scorecard )?(?:dimension|competency|areas?|criterion|criteria|capability|attribute)\b",
        (r"weight|importance", r"meets|bar|solid", r"excellent|exceeds|outstanding", r"evidence|signals?"),
    ),
    (r"(?:technical )?(?:skill|capability)\b", (r"description|use|usage|why", r"importance|priority", r"tier|depth")),
)
_FLATTENED = tuple(
    (re.compile(start), tuple(re.compile(rf"\b(?:{words})\b") for words in others))
    for start, others in _FLATTENED_HEADS
)
_LONGEST_HEAD = 22
_SUMMARY_HEAD = re.compile(r"(?:category|item|field|element) (?:(?:executive )?summary|details?|description)")


def is_flattened_head(line: str) -> bool:
    """Whether a line without separators is the head of one of the family's tables."""
    words = plain(line)
    if len(words) > 160 or line.endswith((".", ":")) or len(words.split()) > _LONGEST_HEAD or ", " in line:
        return False
    if _SUMMARY_HEAD.fullmatch(words):
        return True
    for start, others in _FLATTENED:
        match = start.match(words)
        if match and sum(other.search(words, match.end()) is not None for other in others) >= 2:
            return True
    return False


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
    r"(?:study|shift|call|ticket|order|patient|batch|class|term|round|hire|visit|case|survey|delivery|run|transaction|"
    r"session|demo|onboarding|customer|account|site|store|experiment|release|incident|sprint|iteration|deployment|launch|project|model|campaign|quarter|month|week|"
    r"day|event|cycle|change|audit|migration|rollout|engagement|half|year)s?"
)
_OFTEN = (
    r"(?:(?:bi|semi)?-?(?:daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)|hourly|real-?time|"
    rf"continuous(?:ly)?|ongoing|ad hoc|(?:per|each) {_OCCASION}(?: {_OCCASION})?|as needed)"
)
_EVERY = re.compile(r"(?:per|each|every|after (?:each|every)|at (?:each|every)) \w+(?: \w+)?", re.IGNORECASE)
_FREQUENCY = re.compile(rf"(?<=\s){_OFTEN}(?:\s*(?:/|or|and)\s*{_OFTEN})*$", re.IGNORECASE)
_COMMON = r"(?:common|optional|context-specific)"
_COMMONNESS = re.compile(rf"(?<=\s){_COMMON}(?:\s*(?:/|or|to)\s*{_COMMON})*(?:\s*\([^()]*\))?$", re.IGNORECASE)


def last_cell(family: str, row: str) -> str:
    """The last cell of a flattened KPI or tool row, told by its small vocabulary; empty where it is not."""
    pattern = _FREQUENCY if family == "kpis" else _COMMONNESS
    tail = row[-80:]
    match = pattern.search(tail)
    return match[0] if match else ""


def is_last_cell(family: str, cell: str) -> bool:
    """Whether a cell that stands alone is the frequency of a KPI or the commonness of a tool."""
    if last_cell(family, f"- {cell}") == cell:
        return True
    return family == "kpis" and _EVERY.fullmatch(cell) is not None
