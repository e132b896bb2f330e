"""Weights of interview dimensions: figures as shares of one, words left as they are."""

import re
from collections.abc import Sequence

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_RATED = re.compile(r"\b(?:Very )?(?:High|Medium|Low)\b(?:\s*[/–-]\s*(?:High|Medium|Low)\b)?")
_MORE_THAN_SHARES = 1.5


def share_of_one(texts: Sequence[str]) -> list[float | None]:
    """The weights of one scorecard: "25%" is 0.25, and so is "25" among figures that do not add up to one."""
    figures = [float(text) for text in texts if _NUMBER.fullmatch(text)]
    whole = 100.0 if sum(figures) > _MORE_THAN_SHARES else 1.0
    return [_share(text, whole) for text in texts]


def _share(text: str, whole: float) -> float | None:
    if match := _PERCENT.search(text):
        share = float(match[1].replace(",", ".")) / 100
    elif _NUMBER.fullmatch(text):
        share = float(text) / whole
    else:
        return None
    return round(share, 6) if share <= 1 else None


def split_at_weight(row: str) -> tuple[str, str, str]:
    """A flattened row as what stands before its weight, the weight, and what stands behind it."""
    match = _PERCENT.search(row) or _RATED.search(row)
    if match is None:
        return row, "", ""
    return row[: match.start()].strip(" |:(–-"), match[0], row[match.end() :].strip(" |:)–-")
