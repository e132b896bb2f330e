"""How the figures of succession came about: the depth of a bench, and the net bench as a matching."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Value
from orgwright.planning.explanations.pace import pace_policies
from orgwright.planning.explanations.words import (
    GATE_WORDS,
    Policies,
    counted,
    level_policies,
    of_what,
    unit_name,
    weight_policies,
)
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import GATES
from orgwright.planning.readiness import STAGES, ReadyStage
from orgwright.planning.slate import Slate, slate
from orgwright.planning.succession import HORIZONS, SuccessionPlan

HORIZON_WORDS = ("ready now", "ready in one year", "ready in two years")
_RESULTS = ("now", "in 12 months", "in 24 months")
_OF_BENCH = (
    ExplainedColumn("Person"),
    ExplainedColumn("Gate held", "whole"),
    ExplainedColumn("Low", "share"),
    ExplainedColumn("Months", "number"),
    ExplainedColumn("Ready", "whole", ""),
    ExplainedColumn("Within 12", "whole", "IF({Ready}+IF({Months}<=12,1,0)>0,1,0)"),
    ExplainedColumn("Within 24", "whole", "IF({Ready}+IF({Months}<=24,1,0)>0,1,0)"),
)
_COUNTED = ("Ready", "Within 12", "Within 24")


def bench_depth(
    organization: Organization, position_id: int, place: int = 0, without: Collection[int] = ()
) -> Explanation | None:
    """The people behind a position at each horizon, ``place`` being the one asked for; None where it has no slate."""
    found = slate(organization, position_id)
    if found.readiness is None:
        return None
    within = [one for one in range(len(found.order)) if found.stage_of(one) is not ReadyStage.LATER]
    ids = found.person_ids
    places = [one for one in within if ids[one] not in without]
    rows = tuple(_person_row(organization, found, one) for one in places)
    depth = [sum(STAGES.index(found.stage_of(one)) <= number for one in places) for number in range(len(HORIZONS))]
    sentence = "The incumbents are left out."
    if without:
        names = ", ".join(sorted(organization.people[one].name for one in without))
        sentence = f"As if {names} had left; the incumbents are left out."
    key = organization.positions[position_id].key
    return Explanation(
        counted(depth[place], "person", "people"),
        of_what(organization, key, f"People who are {HORIZON_WORDS[place]}. {sentence}"),
        "ready now = gate held and low coverage ≥ the share of readiness\n"
        "in a year = ready now, or months to learn what is missing ≤ 12\n"
        "in two = ready now, or these months ≤ 24",
        "Months count what is not known as level 0, skills learned together the longest first.",
        tuple(
            ExplainedResult(name, depth[number], "whole", f"Σ {title}", f"SUM({{{title}}})" if rows else "")
            for number, (name, title) in enumerate(zip(_RESULTS, _COUNTED, strict=True))
        ),
        _bench_columns(organization),
        rows,
        _policies(organization),
        f"{counted(len(rows), 'person', 'people')} within 24 months, best first; "
        f"{len(found.order) - len(within):,} take longer",
    )


def _bench_columns(organization: Organization) -> tuple[ExplainedColumn, ...]:
    ready = f"IF({{Gate held}}+IF({{Low}}>={organization.policy.ready_share:g},1,0)=2,1,0)"
    return tuple(ExplainedColumn(one.title, one.kind, ready) if one.title == "Ready" else one for one in _OF_BENCH)


def _person_row(organization: Organization, found: Slate, place: int) -> ExplainedRow:
    people, row = found.readiness, int(found.order[place])
    assert people is not None
    person_id, stage = int(people.person_ids[row]), STAGES.index(found.stage_of(place))
    is_held = GATE_WORDS[GATES[int(people.gate[row])]] == GATE_WORDS["held"]
    values: tuple[Value, ...] = (
        organization.people[person_id].name,
        int(is_held),
        float(people.low[row]),
        float(people.months[row]),
        *(int(stage <= number) for number in range(len(HORIZONS))),
    )
    return ExplainedRow(values, "people", person_id)


def net_bench_explained(
    organization: Organization,
    unit_id: int | None,
    plan: SuccessionPlan,
    place: int = 0,
    without: Collection[int] = (),
) -> Explanation:
    """Which critical positions could be filled at the same time at a horizon, and by whom in one way of doing it."""
    net = plan.net[place]
    rows = tuple(
        ExplainedRow(
            (
                organization.positions[one.position_id].key,
                _role(organization, one.role_id),
                one.depth[place],
                _name(organization, net.successor_by_position.get(one.position_id)),
                int(one.position_id in net.successor_by_position),
            ),
            "staffing",
            one.position_id,
        )
        for one in plan.benches
    )
    sentence = f"Critical positions that could be filled at the same time by people who are {HORIZON_WORDS[place]}."
    if without:
        names = ", ".join(sorted(organization.people[one].name for one in without))
        sentence = f"{sentence} As if {names} had left."
    alone = [one for one in plan.benches if one.depth[place]]
    return Explanation(
        f"{net.size} of {len(rows)}",
        of_what(organization, unit_name(organization, unit_id), sentence),
        "net bench = the most pairs of a position and somebody behind it, nobody in two of them",
        "Found as a maximum matching; another way of pairing may fill the same number.",
        (
            ExplainedResult("filled", net.size, "whole", "Σ At once", "SUM({At once})" if rows else ""),
            ExplainedResult("with somebody behind", len(alone), "whole", "", 'COUNTIF({Behind},">0")' if rows else ""),
        ),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Role"),
            ExplainedColumn("Behind", "whole"),
            ExplainedColumn("One way"),
            ExplainedColumn("At once", "whole"),
        ),
        rows,
        _policies(organization),
        f"{counted(len(rows), 'critical position')}, by key",
    )


def several_explained(
    organization: Organization, person_id: int, position_ids: Sequence[int], unit_id: int | None
) -> Explanation:
    """The critical positions behind which one person stands ready; of these the person can fill one alone."""
    rows = tuple(
        ExplainedRow(
            (organization.positions[one].key, _role(organization, organization.seating.position_role(one))),
            "staffing",
            one,
        )
        for one in position_ids
    )
    name = organization.people[person_id].name
    return Explanation(
        counted(len(rows), "position"),
        of_what(
            organization, unit_name(organization, unit_id), f"Critical positions behind which {name} is ready now."
        ),
        "positions = critical positions whose role the person is ready for now",
        "One person can fill one of them; the net bench counts it so.",
        (ExplainedResult("positions", len(rows), "whole", "", "COUNTA({Position})"),),
        (ExplainedColumn("Position"), ExplainedColumn("Role")),
        rows,
        _policies(organization),
        f"{counted(len(rows), 'position')}, by key",
    )


def _role(organization: Organization, role_id: int | None) -> str:
    return "" if role_id is None else organization.roles[role_id].name


def _name(organization: Organization, person_id: int | None) -> str:
    return "" if person_id is None else organization.people[person_id].name


def _policies(organization: Organization) -> Policies:
    policy = organization.policy
    return (
        ("Ready at", f"{policy.ready_share * 100:g} %"),
        *pace_policies(organization),
        *weight_policies(organization),
        *level_policies(organization),
    )
