"""The lines before a written document that tell what its text alone would not: a role's name, horizon and level."""

import re
from collections.abc import Mapping

from orgwright.exchange.blueprint.seals import as_entities, seal, unsealed, with_seals

_LINE = re.compile(r"orgwright-(role|horizon|level):[ \t]*(.*)")
_LONGEST = 8000


def front_matter(values: Mapping[str, str]) -> str:
    """The block for some of role, horizon and level; an empty text for none."""
    lines = [f"orgwright-{name}: {as_entities(seal(text, True)) if text else ''}\n" for name, text in values.items()]
    return "".join(("---\n", *lines, "---\n\n")) if lines else ""


def without_front_matter(text: str) -> tuple[str, dict[str, str]]:
    """A Markdown text without its front matter, and what that says of role, horizon and level."""
    if not text.startswith("---\n"):
        return text, {}
    end = text.find("\n---\n", 3, _LONGEST)
    if end < 0 or ":" not in text[4 : end + 1].split("\n", 1)[0]:
        return text, {}
    lines = (_LINE.fullmatch(line) for line in text[4:end].split("\n"))
    return text[end + 5 :], {match[1]: unsealed(with_seals(match[2])) for match in lines if match}
