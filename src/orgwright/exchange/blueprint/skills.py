"""Skills from sections 8 and 9: name, tier, importance and what the page says about each."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from orgwright.exchange.blueprint.blocks import Kind, Node
from orgwright.exchange.blueprint.columns import columns, is_flattened_head
from orgwright.exchange.blueprint.document import DocumentFinding, DocumentSkill, Statement
from orgwright.exchange.blueprint.importance import (
    TOLD_TWICE,
    StatedImportance,
    importance_word,
    is_importance,
    stated_importance,
)
from orgwright.exchange.blueprint.seals import EMPTY
from orgwright.exchange.blueprint.sections import Group, Section
from orgwright.exchange.blueprint.vocabulary import LABEL, plain, tier_of

SkillKind = Literal["technical", "soft"]
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&+-]{0,6}s?")
_LAST_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)$")
_LAST_BRACKET = re.compile(r"\s*\[([^\[\]()]*)\]$")
_NAME_TO_IMPORTANCE = re.compile(r"([^()]{1,120}(?:\([^()]*\)[^()]{0,40})??\(([^()]*)\))\s+(?=[A-Z“\"])")
_SEPARATOR = re.compile(r"[()]|:\s+|\s+[–—-]\s+")
_LIST_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
_IMPORTANCE_LABEL = r"(?:importance(?: level)?|priority|criticality)\s*[:=]\s*"
_IMPORTANCE_LINE = re.compile(rf"{_IMPORTANCE_LABEL}(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_IMPORTANCE_IN_LINE = re.compile(rf"[.;|,–—-]\s*{_IMPORTANCE_LABEL}(?P<rest>[^;|\n]*)", re.IGNORECASE)
_LAST_IMPORTANCE = re.compile(
    r"(?<=\s)(?:critical|important|context[- ]specific|optional)"
    r"(?:\s*(?:→|/|to|–|-)\s*(?:critical|important|context[- ]specific|optional))?$",
    re.IGNORECASE,
)
_LONGEST_NAME = 16
_LONGEST_LABEL = 5
_LONGEST_BARE = 5
_OFTEN = 3


class SkillReader:
    """Reads one of the two sections; what is no skill there is kept as statements."""

    def __init__(self, kind: SkillKind, section: Section) -> None:
        self._kind = kind
        self._section = section
        self.skills: list[DocumentSkill] = []
        self.statements: list[Statement] = []
        self.findings: list[DocumentFinding] = []
        self._tier: str | None = None
        self._labels = _repeated_labels(section)

    def read(self) -> "SkillReader":
        """Read all groups of the section; a group without items may itself be a skill with its own heading."""
        for group in self._section.groups():
            tier = tier_of(group.title) if group.title else None
            is_heading_of_tier = tier is not None or not group.title
            if tier is not None and (self._kind == "technical" or "soft" in plain(group.title)):
                self._tier = tier
            if not is_heading_of_tier and group.head is not None and _is_skill_group(group):
                self._add(group.title, group.nodes, (group.head.span[0], group.nodes[-1].span[1]))
            else:
                self._read_group(group)
        return self

    def _read_group(self, group: Group) -> None:
        head: tuple[str, ...] = ()
        for node, details in _named(group.nodes, self._labels):
            tier = tier_of(node.text) if self._kind == "technical" and details else None
            if node.block.kind is Kind.ROW:
                head = self._read_row(node, head)
            elif tier is not None and not any(LABEL.match(detail.text) for detail in details):
                self._tier = tier
                self._read_group(Group("", tuple(details)))
            elif node.block.kind is Kind.PARAGRAPH and not details and not self._is_unmarked_skill(node.text):
                self.statements.append(Statement(self._section.number, group.title, node.text, node.span))
            else:
                start, end = node.span
                self._add(node.text, details, (start, max(end, *(one.span[1] for one in details), end)))

    def _is_unmarked_skill(self, text: str) -> bool:
        """Whether a paragraph under a tier is an item whose bullet was lost: its name tells an importance."""
        _, in_name, _ = split_name(_name_and_rest(text)[0])
        return self._tier is not None and bool(in_name)

    def _read_row(self, node: Node, head: tuple[str, ...]) -> tuple[str, ...]:
        cells = node.block.cells
        if len(cells) == 1:
            self._read_flattened(node)
            return head
        if not head:
            return cells
        at = columns("skills", head)
        if len(cells) != len(head) or "name" not in at:
            self.statements.append(Statement(self._section.number, "", node.text, node.span))
            return head
        name, in_name, scope = split_name(cells[at["name"]])
        stated = stated_importance(in_name, cells[at["importance"]] if "importance" in at else "")
        used = set(at.values())
        lines = [f"{title}: {cell}" for n, (title, cell) in enumerate(zip(head, cells, strict=True)) if n not in used]
        tier = tier_of(cells[at["tier"]]) if "tier" in at else None
        detail = "\n".join((*([f"Scope: {scope}"] if scope else []), *lines))
        self.skills.append(
            DocumentSkill(name, self._kind, tier or self._tier, stated.value, stated.text, detail, node.span)
        )
        return head

    def _read_flattened(self, node: Node) -> None:
        """A row whose cells came out as one line: a skill by the importance at its end, for a person to cut."""
        match = _LAST_IMPORTANCE.search(node.text)
        if match is None:
            if not is_flattened_head(node.text):
                self.statements.append(Statement(self._section.number, "", node.text, node.span))
            return
        name, stated = node.text[: match.start()].rstrip(), stated_importance("", match[0])
        self.skills.append(DocumentSkill(name, self._kind, self._tier, stated.value, stated.text, "", node.span))
        where = f"section {self._section.number}, {name}"
        text = "The name of this skill and what the table says about it could not be told apart."
        self.findings.append(DocumentFinding("warning", where, text))

    def _add(self, text: str, details: Iterable[Node], span: tuple[int, int]) -> None:
        name_text, rest = _name_and_rest(text)
        name, in_name, scope = split_name(name_text)
        lines = [f"Scope: {scope}"] if scope else []
        on_line = ""
        for line in (rest, *_detail_lines(details)):
            kept, told = _without_importance(line)
            lines += [kept] if kept else []
            on_line = on_line or told
        if lines and not in_name and not on_line:
            lines[-1], in_name = _without_last_importance(lines[-1])
        stated = _stated(in_name, on_line)
        self._tell(name, stated.disagreement)
        self.skills.append(
            DocumentSkill(name, self._kind, self._tier, stated.value, stated.text, "\n".join(lines), span)
        )

    def _tell(self, name: str, disagreement: str) -> None:
        if disagreement:
            where = f"section {self._section.number}, {name}"
            self.findings.append(DocumentFinding("note", where, f"{TOLD_TWICE}: {disagreement}."))


def _stated(in_name: str, on_line: str) -> StatedImportance:
    """As `stated_importance`; behind a seal stands the phrase of an importance that somebody set otherwise."""
    told, seal, phrase = on_line.partition(EMPTY)
    return StatedImportance(importance_word(told), phrase) if seal else stated_importance(in_name, on_line)


def _is_skill_group(group: Group) -> bool:
    """A heading that is the name of a skill tells its importance, or has labelled lines below it and nothing else."""
    are_sentences = bool(group.nodes) and all(node.block.kind is Kind.PARAGRAPH for node in group.nodes)
    if are_sentences and split_name(group.title)[1]:
        return True
    return bool(group.nodes) and all(LABEL.match(node.text) and node.block.kind is not Kind.ROW for node in group.nodes)


def _repeated_labels(section: Section) -> frozenset[str]:
    """The words before a colon that many lines of a section share: labels of skills, never names of skills."""
    openings = (block.text.partition(":") for block in section.blocks if block.kind is not Kind.ROW)
    counts = Counter(label for label, colon, _ in openings if colon and len(label.split()) <= _LONGEST_LABEL)
    return frozenset(label for label, count in counts.items() if count >= _OFTEN)


def _named(nodes: Iterable[Node], labels: Collection[str]) -> Iterator[tuple[Node, list[Node]]]:
    """Each skill's node with all that belongs to it, labelled lines beside it included."""
    current: Node | None = None
    details: list[Node] = []
    for node in nodes:
        is_labelled = LABEL.match(node.text) is not None or node.text.partition(":")[0] in labels
        if current is not None and node.block.kind is not Kind.ROW and is_labelled:
            details.append(node)
            continue
        if current is not None:
            yield current, details
        current, details = node, list(node.children)
    if current is not None:
        yield current, details


def _without_importance(line: str) -> tuple[str, str]:
    """A line about a skill without the importance that stands in it behind its label, and that importance."""
    if match := _IMPORTANCE_LINE.fullmatch(line):
        return "", match["rest"].strip()
    if match := _IMPORTANCE_IN_LINE.search(line):
        return line[: match.start()].rstrip(" .;|,–—-"), match["rest"].strip()
    words = line.rstrip(".").split()
    is_bare = 0 < len(words) <= _LONGEST_BARE and importance_word(words[0]) is not None
    return ("", line) if is_bare and importance_word(line) else (line, "")


def _without_last_importance(line: str) -> tuple[str, str]:
    """A line that ends with an importance in a parenthesis, without it, and the importance."""
    match = _LAST_PARENTHESIS.search(line.rstrip("."))
    if match and importance_word(match[1]) and len(match[1].split()) <= _LONGEST_BARE:
        return line[: match.start()].rstrip(), match[1]
    return line, ""


def _detail_lines(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _detail_lines(node.children)


def _name_and_rest(text: str) -> tuple[str, str]:
    """A line such as "Name (Important): what it is" in two; a colon inside a parenthesis separates nothing."""
    number = _LIST_NUMBER.match(text)
    title = text[number.end() :] if number else text
    if (match := _LAST_BRACKET.search(title)) and is_importance(match[1]):
        title = f"{title[: match.start()]} ({match[1]})"
    if (match := _NAME_TO_IMPORTANCE.match(title)) and is_importance(match[2]):
        return match[1], title[match.end() :]
    depth = 0
    for match in _SEPARATOR.finditer(title):
        if match[0] in "()":
            depth = max(depth + (1 if match[0] == "(" else -1), 0)
        elif depth == 0:
            name = title[: match.start()]
            if len(name.split()) <= _LONGEST_NAME:
                return name.strip(), title[match.end() :].strip()
            break
    return title.rstrip(": "), ""


def split_name(text: str) -> tuple[str, str, str]:
    """A skill's name, the phrase in its parenthesis that tells importance or tier, and the one of its scope."""
    name, in_name, scope = text.strip().rstrip(":. "), "", ""
    while match := _LAST_PARENTHESIS.search(name):
        inside = match[1].strip()
        if is_importance(inside) and not in_name:
            in_name = inside
        elif not scope and match.start() > 0 and not _ACRONYM.fullmatch(inside):
            scope = inside
        else:
            break
        name = name[: match.start()].rstrip(": ")
    return (name, in_name, scope) if name else (text, "", "")
