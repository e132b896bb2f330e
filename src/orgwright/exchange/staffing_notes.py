"""The words of the sheet "How computed" of the staffing plan: each figure, its formula, and the policies in force."""

from collections.abc import Iterator, Sequence

from orgwright.exchange.staffing_plans import Plan, Provenance, numbered
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS

Lines = tuple[tuple[str, str], ...]

_PEOPLE: Lines = (
    (
        "Headcount",
        "Each person counts once, in the unit of the primary incumbency; a unit's row holds its own people only.",
    ),
    ("Closing", "Opening + hires + transfers in − transfers out − exits. Opening is the closing of the month before."),
    ("Hires", "People whose first day employed lies in the month, in the first unit that they hold in it."),
    ("Exits", "People whose last day employed lies in the month, for whatever reason, from the last unit they held."),
    ("Transfers", "People whose unit at the end of the month differs from that at its beginning; none for the whole."),
    ("FTE", "The sum of the shares of full time of all incumbencies; change is what is no hire, exit or transfer."),
)
_SEATS: Lines = (
    ("Filled", "The smaller of a seat's FTE and the FTE of those who sit in it on the last day of the month."),
    ("Vacant, frozen", "What is left of a seat: frozen where the position is frozen, else vacant."),
    ("Authorised", "Filled + vacant + frozen. What sits beyond a seat's FTE is over, and stands outside."),
)
_MONEY: Lines = (
    (
        "Cost",
        "For each position and month: annual cost for full time × FTE × active days of the month ÷ days of that year × "
        "(1 + on-cost), rounded half to even; totals add the rounded rows. Each hire adds the one-off cost of a hire.",
    ),
    (
        "Annual cost",
        "The position's own, else that of the rate which fits it best: role and location, role, level and location, "
        "level, location, any seat. The one-off cost of a hire is that of the best fitting rate that names one, else "
        "the policy. The rates stand on the sheet Rates.",
    ),
    ("Cost of vacant seats", "What the vacant part of a seat would cost; it is budgeted and not part of the cost."),
)
_COVERAGE: Lines = (
    ("Share of a target", "People of the unit and below who hold the level ÷ people needed, 1 at the most."),
    ("Coverage", "Σ weight × share ÷ Σ weight over all targets that hold on the day; weight is the importance."),
    ("Low and high", "Low counts people whose level is not known as not holding it, high counts them as holding it."),
)


def notes(plans: Sequence[Plan], provenance: Provenance) -> Iterator[tuple[str, Lines]]:
    """Titles with their lines: a name and a sentence each."""
    organization = plans[0][0]
    yield "Where this comes from", _source(plans, provenance)
    yield "People and FTE", _PEOPLE
    yield "Seats", _SEATS
    yield "Money", _MONEY
    yield "Coverage", _COVERAGE
    yield "Policies in force", _policies(organization)
    for _, name, picture, _ in numbered(plans):
        if picture.left_out:
            changes = picture.planned_changes
            lines = tuple(
                (f"{changes[key].on}, number {changes[key].number}, {changes[key].change}", reason)
                for key, reason in picture.left_out
            )
            yield f"Planned changes of “{name}” that cannot apply and are left out", lines


def _source(plans: Sequence[Plan], provenance: Provenance) -> Lines:
    organization, plan = plans[0]
    return (
        ("Workspace", provenance.workspace),
        ("Last action", f"number {provenance.action}"),
        ("Version", f"Orgwright {provenance.version}"),
        ("Organization", organization.facts.name),
        ("Looked at on", f"{organization.day}: positions, requisitions and coverage are those of this day."),
        ("Months", f"{plan.months.firsts[0]:%Y-%m} to {plan.months.firsts[-1]:%Y-%m}, {plan.months.count} of them."),
        ("Scenarios", "; ".join(f"{number}. {name}" for number, name, _, _ in numbered(plans))),
        (
            "Seats without a cost",
            f"{len(plan.seats.without_cost)}: positions held or vacant in these months with neither an annual cost of "
            "their own nor a rate that fits. What they cost is not known, and they add 0.",
        ),
    )


def _policies(organization: Organization) -> Lines:
    policy = organization.policy
    weights = ", ".join(f"{word} {value / THOUSANDTHS:g}" for word, value in policy.importance_weights.items())
    return (
        ("On-cost", f"{policy.on_cost / THOUSANDTHS:.1%}"),
        ("One-off cost of a hire", f"{policy.hiring_cost / 100:,.2f} {organization.facts.currency}"),
        ("Weights of importance", weights),
        ("Which assessment counts", "First " + ", then ".join(policy.precedence) + "."),
        ("Peers needed", f"{policy.minimum_peers}; of them the lower median counts."),
        ("Stale after", f"{policy.stale_after_months} months; what is stale still counts."),
    )
