"""One text that packs several names: "AWS / Azure / GCP", "Staff/Principal Applied AI Engineer"."""

import re

from orgwright.exchange.blueprint.titles import (
    LEVEL_SEPARATOR,
    LEVELS,
    OPENING_LEVEL,
    ends_in_title,
    has_title,
    shared_end,
    title_alternatives,
)

_SEPARATORS = re.compile(r"[()]|\s+/\s+|\s*(?:→|->)\s*|,\s+|;\s+|\s+\+\s+|\s+(?:or|and)\s+|/")
_PRODUCT = re.compile(r"[A-Z][\w.]*[a-z][\w.]*")
# Two capitals such as those of "CI/CD" or "TCP/IP" are halves of one word, not names.
_TIGHT_PRODUCT = re.compile(r"(?=[^/]{3})[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,2}")


def _pieces(text: str, wanted: str) -> list[str]:
    """The text cut at the wanted kind of separator, never inside a parenthesis."""
    pieces, depth, last = [], 0, 0
    for match in _SEPARATORS.finditer(text):
        if match[0] in "()":
            depth = max(depth + (1 if match[0] == "(" else -1), 0)
        elif depth == 0 and _kind(match[0]) in wanted:
            pieces.append(text[last : match.start()])
            last = match.end()
    pieces.append(text[last:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _kind(separator: str) -> str:
    """One letter: t for a tight slash, s for a spaced one, c comma or semicolon, p plus, w a word."""
    if separator == "/":
        return "t"
    bare = separator.strip()
    return {"/": "s", "→": "s", "->": "s", ",": "c", ";": "c", "+": "p"}.get(bare, "w")


def packed_tools(cell: str) -> tuple[str, ...]:
    """The tools of one cell; words joined by "+" or "and" are parted only where each is a product's name."""
    spaced = _pieces(cell, "sc")
    has_spaced = len(_pieces(cell, "s")) > 1
    tools: list[str] = []
    for piece in spaced:
        parts = _pieces(piece, "pw")
        if len(parts) > 1 and all(_PRODUCT.match(part) for part in parts):
            tools += parts
            continue
        tight = _pieces(piece, "t")
        are_products = len(tight) > 1 and all(_TIGHT_PRODUCT.fullmatch(part) for part in tight)
        tools += tight if are_products and not has_spaced else [piece]
    return tuple(dict.fromkeys(tools))


_LONGEST_ROLE = 7
_EXPLAINED = re.compile(r"[()]|:(?:\s|$)|\s[–—-]\s")
_TRACK = re.compile(r"\b(?:track|path|route|ladder|direction|moves?|progression|options?)$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:with|who|whose|transitioning|moving|focused|owning|specializing|specialising|in some|if|when|where|"
    r"having|that|for larger|including|depending|track)\b.*",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)?")
_DOMAIN = re.compile(r"(?:[A-Z][\w&+.-]*)(?:[ /](?:[A-Z&][\w&+.-]*)){0,3}")
_NO_DOMAIN = re.compile(
    r".*\b(?:IC|[LM]\d|Senior|Staff|Track|Manager|Mid|People|Specialization|Optional)\b.*", re.IGNORECASE
)


def packed_roles(line: str) -> tuple[str, ...]:
    """The role names of a line of the career section, without what it says about them."""
    names: list[str] = []
    head = _outside_parentheses_cut(line)
    listed = _pieces(head, "c")
    if not all(is_title(_without_comments(piece)) for piece in listed):
        listed = [head]
    for piece in listed:
        names += _alternatives(_without_comments(piece))
    return tuple(dict.fromkeys(name for name in names if name))


def is_title(name: str) -> bool:
    """Whether a text reads as the name of a role rather than as a sentence about roles."""
    return has_title(name) and len(name.split()) <= _LONGEST_ROLE


def _outside_parentheses_cut(line: str) -> str:
    """The line up to the colon or dash behind which the explanation stands; "IC track:" before it is none."""
    depth = start = 0
    for match in _EXPLAINED.finditer(line):
        if match[0] in "()":
            depth = max(depth + (1 if match[0] == "(" else -1), 0)
        elif depth == 0 and start == 0 and _TRACK.search(line[: match.start()]):
            start = match.end()
        elif depth == 0:
            return line[start : match.start()]
    return line[start:]


def _without_comments(name: str) -> str:
    """A name without its tail and parentheses; a domain in parentheses belongs to it: "Architect (AI)"."""

    def kept(match: re.Match[str]) -> str:
        inside = match[1]
        return match[0] if _DOMAIN.fullmatch(inside) and not _NO_DOMAIN.match(inside) else ""

    return _TAIL.sub("", _PARENTHESIS.sub(kept, name)).strip(" .,;*")


def _alternatives(name: str) -> list[str]:
    if match := LEVELS.search(name):
        before, after = name[: match.start()], name[match.end() :]
        return [f"{before}{level.strip()}{after}" for level in LEVEL_SEPARATOR.split(match[0])]
    if (pair := title_alternatives(name)) is not None:
        return list(pair)
    either = _pieces(name, "w")
    if len(either) > 1 and all(ends_in_title(piece) for piece in either):
        return [one for piece in either for one in _completed(_pieces(piece, "s"))]
    return _completed(_pieces(name, "s"))


def _completed(pieces: list[str]) -> list[str]:
    """Give "Staff Data / ML Engineer" the title and level that its parts share."""
    end = shared_end(pieces[-1]) if pieces else None
    if len(pieces) < 2 or end is None or any(ends_in_title(one) or shared_end(one) for one in pieces[:-1]):
        return pieces
    level = match[0] if (match := OPENING_LEVEL.match(pieces[0])) else ""
    later = [piece if not level or OPENING_LEVEL.match(piece) else level + piece for piece in pieces[1:]]
    return [f"{piece} {end}" for piece in [pieces[0], *later[:-1]]] + later[-1:]
