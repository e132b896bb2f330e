"""How the shape of a unit came about: the mean span of control, and over how many layers its positions reach."""

from __future__ import annotations

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, number, of_what, unit_name
from orgwright.planning.organization import Organization
from orgwright.planning.structure import layer_count, layers, mean_span, positions_of, span_of_control


def mean_span_explained(organization: Organization, unit_id: int | None) -> Explanation:
    """The mean over the positions of a unit and below that have somebody reporting to them, the widest first."""
    found = mean_span(organization, unit_id)
    spans = {one: len(span_of_control(organization, one).report_ids) for one in found.manager_ids}
    ordered = sorted(spans, key=lambda one: (-spans[one], organization.positions[one].key))
    rows = tuple(
        ExplainedRow(
            (organization.positions[one].key, spans[one], _role(organization, one), _people(organization, one)),
            "staffing",
            one,
        )
        for one in ordered
    )
    count = len(rows)
    return Explanation(
        "no span" if found.mean is None else number(found.mean),
        of_what(organization, unit_name(organization, unit_id), "How many positions report to one on average."),
        "mean span = positions reporting / positions reported to",
        "Positions that are open or frozen on the day, vacant ones among those reporting; whatever unit these are in.",
        (
            ExplainedResult("mean span", found.mean, "number", f"{found.reports} / {count}", _MEAN if rows else ""),
            ExplainedResult("positions reported to", count, "whole", "", "COUNTA({Position})" if rows else ""),
        ),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Reports", "whole"),
            ExplainedColumn("Role"),
            ExplainedColumn("People"),
        ),
        rows,
        (),
        f"{counted(count, 'position')} that others report to, the widest span first",
    )


_MEAN = "SUM({Reports})/COUNT({Reports})"


def layers_explained(organization: Organization, unit_id: int | None) -> Explanation:
    """The layer of every position of a unit and below, the deepest first; those in a circle have none."""
    depth, found = layers(organization), layer_count(organization, unit_id)
    places = sorted(
        positions_of(organization, unit_id), key=lambda one: (-(depth[one] or 0), organization.positions[one].key)
    )
    known = [layer for one in places if (layer := depth[one]) is not None]
    rows = tuple(
        ExplainedRow((organization.positions[one].key, depth[one], _role(organization, one)), "staffing", one)
        for one in places
    )
    formula = "MAX({Layer})-MIN({Layer})+1" if known else ""
    numbers = f"{max(known)} − {min(known)} + 1" if known else ""
    return Explanation(
        "no layer" if found is None else counted(found, "layer"),
        of_what(organization, unit_name(organization, unit_id), "Over how many layers its positions reach."),
        "layers = deepest − highest + 1;\nlayer = positions on the way to the top, the top being 1",
        "In a circle of reporting lines there is no top: its positions have no layer.",
        (ExplainedResult("layers", found, "whole", numbers, formula),),
        (ExplainedColumn("Position"), ExplainedColumn("Layer", "whole"), ExplainedColumn("Role")),
        rows,
        (),
        f"{counted(len(rows), 'position')}, the deepest first",
    )


def _role(organization: Organization, position_id: int) -> str:
    role_id = organization.seating.position_role(position_id)
    return "" if role_id is None else organization.roles[role_id].name


def _people(organization: Organization, position_id: int) -> str:
    sitting = organization.seating.incumbencies_by_position.get(position_id, ())
    return ", ".join(organization.people[one.person_id].name for one in sitting)
