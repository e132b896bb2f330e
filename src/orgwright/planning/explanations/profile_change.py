"""How the coverage of a unit before and after another profile came about: the mean over its people."""

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import number, of_what, range_words, unit_name, weight_policies
from orgwright.planning.profile_change import ProfileChange, profile_sentence

_COLUMNS = {"low now": "Low", "high now": "High", "low then": "New low", "high then": "New high"}


def explained_shift(change: ProfileChange, unit_id: int | None) -> Explanation | None:
    """Both figures of a unit; None for one that has nobody whose role would ask for something else."""
    shift = next((one for one in change.units if one.unit_id == unit_id), None)
    if shift is None:
        return None
    organization = change.picture
    rows = change.figures_of(unit_id)
    values = [(now.low, now.high, then.low, then.high) for _, now, then in rows]
    means = (shift.before.low, shift.before.high, shift.after.low, shift.after.high)
    results = tuple(
        _mean(name, value, [line[place] for line in values])
        for place, (name, value) in enumerate(zip(_COLUMNS, means, strict=True))
    )
    return Explanation(
        f"{range_words(shift.before.low, shift.before.high)} → {range_words(shift.after.low, shift.after.high)}",
        of_what(
            organization,
            unit_name(organization, unit_id),
            f"Coverage of roles with the profile {profile_sentence(list(change.changed.items()))}.",
        ),
        "C = Σ w · min(a / r, 1) / Σ w over the requirements that apply\nmean over people",
        "Now: the saved profile; then: the one that is typed. People whose role asks for nothing are left out.",
        results,
        (ExplainedColumn("Person"), *(ExplainedColumn(title, "share") for title in _COLUMNS.values())),
        tuple(
            ExplainedRow((organization.people[person_id].name, *line), "people", person_id)
            for (person_id, _, _), line in zip(rows, values, strict=True)
        ),
        weight_policies(organization),
        f"{len(rows)} people, those who differ most first",
    )


def _mean(name: str, value: float | None, column: list[float | None]) -> ExplainedResult:
    there, title = [one for one in column if one is not None], _COLUMNS[name]
    numbers = f"{number(sum(there))} / {len(there):,}" if there else ""
    return ExplainedResult(name, value, "share", numbers, f'IF(COUNT({{{title}}})>0,AVERAGE({{{title}}}),"")')
