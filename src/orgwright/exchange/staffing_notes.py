"""The words of a staffing plan: what it assumes and where it comes from, and how each figure is computed."""

from collections.abc import Iterator, Sequence

from orgwright.exchange.source_lines import Lines as Lines
from orgwright.exchange.source_lines import source_lines
from orgwright.exchange.staffing_plans import Provenance, ShownPlan
from orgwright.planning.futures import Futures
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.privacy import LEAST

Part = tuple[str, Lines]

_PEOPLE: Lines = (
    (
        "Headcount",
        "Each person counts once, in the unit of the primary incumbency; a unit's row holds its own people only. By "
        "family, level and location the seat of that incumbency says where.",
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
    ("Backfill, net new", "A backfill where somebody sat in the seat before the requisition was opened, else net new."),
    ("Late", "A requisition that still waits although its wanted start has passed."),
    ("Days open", "The day filled, or the day looked at while a requisition waits, less the day it was opened."),
)
_MONEY: Lines = (
    (
        "Cost of seats",
        "For each position and month: annual cost for full time × FTE × active days of the month ÷ days of that year × "
        "(1 + on-cost), rounded half to even; totals add the rounded rows.",
    ),
    ("Cost of hires", "The one-off cost of each hire of the month."),
    ("Cost of training", "Levels that planned changes raise in the month × the cost of a level."),
    ("Cost", "Cost of seats + cost of hires + cost of training."),
    (
        "Annual cost",
        "The position's own, else that of the rate which fits it best: role and location, role, level and location, "
        "level, location, any seat. The one-off cost of a hire is that of the best fitting rate that names one, else "
        "the policy. The rates stand on the sheet Rates.",
    ),
    ("Annual cost at FTE", "Annual cost × FTE, rounded down to whole minor units, on-cost left out."),
    ("Cost of vacant seats", "What the vacant part of a seat would cost; it is budgeted and not part of the cost."),
    (
        "Budget",
        "A month has a twelfth of the annual budget of its fiscal year; units with a budget alone add to it. "
        "Difference: budget − cost, negative where the plan costs more.",
    ),
)
_COVERAGE: Lines = (
    ("Share of a target", "People of the unit and below who hold the level ÷ people needed, 1 at the most."),
    ("Coverage", "Σ weight × share ÷ Σ weight over all targets that hold on the day; weight is the importance."),
    ("Low and high", "Low counts people whose level is not known as not holding it, high counts them as holding it."),
    ("Against roles", "The mean over people of what each holds of what the own role asks, weighted."),
    ("People short", "People needed − people known to hold it, never below 0."),
    (
        "At the end",
        "The same target on the last day of the last month, under the scenario; empty where it has ended by then.",
    ),
    ("One person alone", "One person is known to hold it: it hangs on that person, whether it is short or not."),
)
_FUTURES: Lines = (
    ("Rate a month as seen", "Exits ÷ person-months of the group."),
    (
        "With borrowed strength",
        "(exits + K × rate of the whole) ÷ (person-months + K), K being the policy of prior months: the fewer people "
        "were seen, the nearer to the whole.",
    ),
    ("Rate a year", "1 − (1 − rate a month)^12."),
    (
        "10 %, median, 90 %",
        "In every future each person's month of leaving is drawn from these rates. Of all futures in a month, so many "
        "in a hundred have this figure or less.",
    ),
)
_COMPARED: Lines = (
    ("Against the first", "The figure of a scenario less that of the first; of months how many later."),
    ("Green, red", "Better or worse than the first, where a direction is good or bad at all; see the sign too."),
    ("Mean span of control", "Positions reporting to a position, in the mean over positions that have reports."),
    ("Layers", "The most steps from a position to the top."),
    ("Net bench", "How many critical positions could be filled at once by people who are ready."),
)
_KEPT: Lines = (
    (
        "Planned",
        "What the plan said when it was kept. A month has passed when its last day is not after the day looked at.",
    ),
    (
        "Actual",
        "What the records say, without any scenario; costs, roles and units have no dates, the present ones count.",
    ),
    ("Difference", "Actual − planned."),
    ("Running difference", "The differences of the same kept plan from its first month up to the month of the row."),
)
_TIES: Lines = (
    ("Checks", "Each total is computed in two ways by formulas; the verdict compares them. Sorting changes nothing."),
)


def how_computed(*, with_futures: bool, with_pay: bool, is_compared: bool, has_kept: bool) -> Iterator[Part]:
    """Titles with their lines, a name and a sentence each, of what the workbook shows."""
    yield "People and FTE", _PEOPLE
    yield "Seats", _SEATS
    if with_pay:
        yield "Money", _MONEY
    yield "Coverage and gaps", _COVERAGE
    if with_futures:
        yield "Simulated futures", _FUTURES
    if is_compared:
        yield "Scenarios side by side", _COMPARED
    if has_kept:
        yield "Plan and actual", _KEPT
    yield "Checks", _TIES


def assumptions(
    plans: Sequence[ShownPlan], provenance: Provenance, futures: Sequence[Futures], *, with_pay: bool
) -> Iterator[Part]:
    """Where the workbook comes from, the choices in its numbers, and what could not be taken into account."""
    organization = plans[0].organization
    yield "Where this comes from", _source(plans, provenance)
    yield "Policies in force", _policies(organization, with_pay)
    yield "What the plan takes for granted", _granted(plans, with_pay)
    if futures:
        yield "Simulated futures", _of_futures(organization, futures[0])
    for one in plans:
        if one.organization.left_out:
            changes = one.organization.planned_changes
            lines = tuple(
                (f"{changes[key].on}, number {changes[key].number}, {changes[key].change}", reason)
                for key, reason in one.organization.left_out
            )
            yield f"Planned changes of “{one.title}” that cannot apply and are left out", lines


def _source(plans: Sequence[ShownPlan], provenance: Provenance) -> Lines:
    organization, months = plans[0].organization, plans[0].plan.months
    few = f"Groups of fewer than {LEAST} people stand together in one row."
    lines = (
        *source_lines(provenance),
        ("Organization", organization.facts.name),
        ("Unit", "The whole organization"),
        ("Looked at on", f"{organization.day}: positions, requisitions, targets and gaps are those of this day."),
        ("Months", f"{months.firsts[0]:%Y-%m} to {months.firsts[-1]:%Y-%m}, {months.count} of them."),
        ("Scenarios", "; ".join(f"{one.number}. {one.title}" for one in plans)),
    )
    return lines if organization.profile.small_groups else (*lines, ("Small groups", few))


def _granted(plans: Sequence[ShownPlan], with_pay: bool) -> Lines:
    unknown = len(plans[0].plan.seats.without_cost)
    lines: Lines = (
        ("Planned people", "Are not known in any skill, unless a planned change says what they bring."),
        ("Leavers", "Nobody leaves but those whose last day is recorded or planned; nobody is replaced by itself."),
        (
            "What has no dates",
            "Roles, requirements, units, policies and rates: the present ones serve every month.",
        ),
        ("Currency", plans[0].organization.facts.currency),
    )
    seats = (
        "Seats without a cost",
        f"{unknown}: positions held or vacant in these months with neither an annual cost of their own nor a rate "
        "that fits. What they cost is not known, and they add 0.",
    )
    return (*lines, seats) if with_pay else lines


def _of_futures(organization: Organization, one: Futures) -> Lines:
    months, seen = one.months, one.hazards.months
    return (
        (
            "Futures",
            f"{one.count:,} for headcount, FTE and exits; coverage in the first {one.coverage_count:,} of them.",
        ),
        ("Seed", f"{one.seed}: the same seed gives the same futures."),
        ("Months simulated", f"{months.firsts[0]:%Y-%m} to {months.firsts[-1]:%Y-%m}, from {one.on} on."),
        ("Rates seen in", f"{seen.firsts[0]:%Y-%m} to {seen.firsts[-1]:%Y-%m}, {seen.count} months that are over."),
        ("Prior months", f"{organization.policy.prior_months}: how much strength a group borrows from the whole."),
        ("Not replaced", "Who leaves in a future is not replaced, unless a planned change hires somebody."),
    )


def _policies(organization: Organization, with_pay: bool) -> Lines:
    policy, currency = organization.policy, organization.facts.currency
    weights = ", ".join(f"{word} {value / THOUSANDTHS:g}" for word, value in policy.importance_weights.items())
    money: Lines = (
        ("On-cost", f"{policy.on_cost / THOUSANDTHS:.1%}"),
        ("One-off cost of a hire", f"{policy.hiring_cost / 100:,.2f} {currency}"),
        ("Cost of teaching a level", f"{policy.training_cost / 100:,.2f} {currency}"),
    )
    return (
        *(money if with_pay else ()),
        ("Weights of importance", weights),
        ("Which assessment counts", "First " + ", then ".join(policy.precedence) + "."),
        ("Peers needed", f"{policy.minimum_peers}; of them the lower median counts."),
        ("Stale after", f"{policy.stale_after_months} months; what is stale still counts."),
    )
