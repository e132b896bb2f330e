"""The weights of an interview's scorecard: figures as they stand, words by policy."""

import re
from collections.abc import Sequence

from orgwright.planning.policy import THOUSANDTHS, Policy

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
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


def scorecard_shares(texts: Sequence[str], policy: Policy) -> list[float | None]:
    """The share of each dimension, 0 to 1, adding up to 1 where every weight is known.

    A dimension's weight w is its figure where every dimension has one, else what policy gives its word (High 3,
    Medium 2, Low 1 by default; a range such as "Medium/High" takes the lower one). share = w ÷ Σ w. Without a weight
    that is known, None, and the others share among themselves.
    """
    figures = share_of_one(texts)
    weights = figures if all(one is not None for one in figures) else [_by_policy(text, policy) for text in texts]
    whole = sum(one for one in weights if one)
    return [None if one is None or not whole else one / whole for one in weights]


def _by_policy(text: str, policy: Policy) -> float | None:
    words = re.findall(r"[a-z]+", text.casefold())
    known = [policy.scorecard_weights[word] for word in words if word in policy.scorecard_weights]
    return min(known) / THOUSANDTHS if known else None
