"""What the panel of a cell says: which source counts and why, the rule, how far sources lie apart."""

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.cell_sources import CellSource, CellSources, Said, Standing
from orgwright.planning.goals import GoalStanding, GoalState
from orgwright.planning.policy import Policy
from orgwright.planning.proficiency import DISPUTED_FROM


def rule_sentence(policy: Policy) -> str:
    """The rule by which one source counts, with the order of the policy."""
    names = [
        f"the median of {policy.minimum_peers} or more peers" if one == "peer" else one for one in policy.precedence
    ]
    return f"The rule: the newest of each source that still holds; first {', then '.join(names)}."


def counts_sentence(sources: CellSources, policy: Policy) -> str:
    """Which source counts in this cell, and why it and no other."""
    counting = next((one for one in sources.sources if one.counts), None)
    if counting is None:
        return _nothing_counts(sources, policy)
    above = policy.precedence[: policy.precedence.index(counting.source)]
    what = (
        counting.source.capitalize() if counting.source != "peer" else f"The median of {len(counting.speakers)} peers"
    )
    silent = [one for one in above if any(source.source == one for source in sources.sources)]
    if silent:
        have = "has" if len(silent) == 1 else "have"
        return f"{what} counts: {_listed(silent)} would come before, but {have} no level that holds."
    if len([one for one in sources.sources if one.level is not None]) > 1:
        return f"{what} counts, for it comes before {_listed(_behind(sources, counting))}."
    return f"{what} counts; no other source has a level that holds."


def _nothing_counts(sources: CellSources, policy: Policy) -> str:
    if not sources.sources:
        return "Nobody has assessed this yet."
    if any(len(one.speakers) for one in sources.sources if one.source == "peer"):
        return f"Nothing counts: peers need {policy.minimum_peers} who have a level that holds."
    if sources.held.is_expired:
        return "Nothing counts: what was said has expired."
    return "Nothing counts: no source has a level that holds on this day."


def _behind(sources: CellSources, counting: CellSource) -> list[str]:
    return [one.source for one in sources.sources if one.level is not None and one is not counting]


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def apart_text(sources: CellSources) -> str:
    """How far sources lie apart where they count as disputed; else nothing."""
    return f"{sources.apart} apart, disputed" if sources.apart >= DISPUTED_FROM else ""


def validity_text(said: Said) -> str:
    """Until when an assessment holds or held, and what became of it; nothing where it just holds."""
    until = (
        "" if said.until is None else f"{'expired after' if _is_over(said) else 'valid until'} {day_text(said.until)}"
    )
    words = {
        Standing.REPLACED: "replaced",
        Standing.WITHDRAWN: "withdrawn",
        Standing.LATER: "after this day",
    }
    return ", ".join(word for word in (words.get(said.standing, ""), until) if word)


def _is_over(said: Said) -> bool:
    return said.standing is Standing.EXPIRED


def spoken_row(source: CellSource, said: Said) -> str:
    """One assessment as a screen reader says it."""
    level = "withdrawn" if said.level is None else f"level {said.level}"
    counts = "counts" if source.counts and said.standing is Standing.NEWEST else ""
    parts = (source.source.capitalize(), said.assessor, level, day_text(said.on), validity_text(said), counts)
    return ", ".join(part for part in parts if part)


def goal_sentence(standing: GoalStanding, level_words: str) -> str:
    """What a goal aims at and by when."""
    due = "" if standing.goal.due_on is None else f" by {day_text(standing.goal.due_on)}"
    return f"Level {standing.goal.level}, {level_words}{due}"


GOAL_CHIPS = {
    GoalState.REACHED: ("reached", "met"),
    GoalState.DUE: ("due", "goal"),
    GoalState.LATE: ("late", "short"),
}
"""The word and the state of the palette that a goal's chip shows."""
