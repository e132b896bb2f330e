"""Skills from sections 8 and 9: name, tier, importance and what the page says about each."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from orgwright.exchange.blueprint.blocks import Kind, Node
from orgwright.exchange.blueprint.columns import columns
from orgwright.exchange.blueprint.document import DocumentFinding, DocumentSkill, Statement
from orgwright.exchange.blueprint.importance import is_importance, stated_importance
from orgwright.exchange.blueprint.sections import Group, Section
from orgwright.exchange.blueprint.vocabulary import IMPORTANCE_LABEL, LABEL, numbered_title, tier_of

SkillKind = Literal["technical", "soft"]
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&/+-]{0,6}s?")
_LAST_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)$")
_SEPARATED = re.compile(r":\s+|\s+[–—]\s+|\s+-\s+")
_LONGEST_NAME = 16


class SkillReader:
    """Reads one of the two sections; what is no skill there is kept as statements."""

    def __init__(self, kind: SkillKind, section: Section) -> None:
        self._kind = kind
        self._section = section
        self.skills: list[DocumentSkill] = []
        self.statements: list[Statement] = []
        self.findings: list[DocumentFinding] = []
        self._tier: str | None = None

    def read(self) -> "SkillReader":
        """Read all groups of the section; a group without items may itself be a skill with its own heading."""
        for group in self._section.groups():
            tier = tier_of(group.title) if group.title else None
            is_heading_of_tier = tier is not None or not group.title
            if tier is not None and self._kind == "technical":
                self._tier = tier
            if not is_heading_of_tier and _is_skill_group(group):
                self._add(group.title, group.nodes, (group.nodes[0].span[0], group.nodes[-1].span[1]))
            else:
                self._read_group(group)
        return self

    def _read_group(self, group: Group) -> None:
        head: tuple[str, ...] = ()
        for node, details in _named(group.nodes):
            if node.block.kind is Kind.ROW:
                head = self._read_row(node, head)
            elif node.block.kind is Kind.PARAGRAPH and not details:
                self.statements.append(Statement(self._section.number, group.title, node.text, node.span))
            else:
                start, end = node.span
                self._add(node.text, details, (start, max(end, *(one.span[1] for one in details), end)))

    def _read_row(self, node: Node, head: tuple[str, ...]) -> tuple[str, ...]:
        cells = node.block.cells
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

    def _add(self, text: str, details: Iterable[Node], span: tuple[int, int]) -> None:
        name_text, rest = _name_and_rest(text)
        name, in_name, scope = split_name(name_text)
        lines = [f"Scope: {scope}"] if scope else []
        on_line = ""
        if rest:
            lines.append(rest)
        for line in _detail_lines(details):
            label = LABEL.fullmatch(line)
            if label and IMPORTANCE_LABEL.fullmatch(label["label"]):
                on_line = label["rest"]
            else:
                lines.append(line)
        stated = stated_importance(in_name, on_line)
        self._tell(name, stated.disagreement)
        self.skills.append(
            DocumentSkill(name, self._kind, self._tier, stated.value, stated.text, "\n".join(lines), span)
        )

    def _tell(self, name: str, disagreement: str) -> None:
        if disagreement:
            where = f"section {self._section.number}, {name}"
            self.findings.append(DocumentFinding("note", where, f"The importance is told twice: {disagreement}."))


def _is_skill_group(group: Group) -> bool:
    """A heading that is the name of a skill has labelled lines below it and nothing else."""
    return all(LABEL.match(node.text) and node.block.kind is not Kind.ROW for node in group.nodes)


def _named(nodes: Iterable[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """Each skill's node with all that belongs to it, labelled lines beside it included."""
    current: Node | None = None
    details: list[Node] = []
    for node in nodes:
        if current is not None and node.block.kind is not Kind.ROW and LABEL.match(node.text):
            details.append(node)
            continue
        if current is not None:
            yield current, details
        current, details = node, list(node.children)
    if current is not None:
        yield current, details


def _detail_lines(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _detail_lines(node.children)


def _name_and_rest(text: str) -> tuple[str, str]:
    """ "Name (Important): what it is" in two; a colon inside a parenthesis separates nothing."""
    _, title = numbered_title(text) if text[:1].isdigit() else (None, text)
    depth = 0
    for match in re.finditer(r"[()]|:\s+|\s+[–—-]\s+", title):
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
