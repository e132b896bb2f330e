"""A flattened row of a scorecard, parted where its weight stands."""

import re

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_RATED = re.compile(r"\b(?:Very )?(?:High|Medium|Low)\b(?:\s*[/–-]\s*(?:High|Medium|Low)\b)?")
_FIGURE = re.compile(r"(?<=\s)(?:\d{1,2}|0?\.\d{1,3})(?=\s)")


def split_at_weight(row: str) -> tuple[str, str, str]:
    """A flattened row as what stands before its weight, the weight, and what stands behind it."""
    match = _PERCENT.search(row) or _RATED.search(row) or _FIGURE.search(row)
    if match is None:
        return row, "", ""
    return row[: match.start()].strip(" |:(–—-"), match[0], row[match.end() :].strip(" |:)–—-")
