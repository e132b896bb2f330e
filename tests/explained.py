"""Every explanation that an organization can give, for tests that hold all of them to the same rules."""

from collections.abc import Iterator

from orgwright.planning.attrition import attrition_rate, last_year
from orgwright.planning.budgets import budget_plan
from orgwright.planning.chart_tree import chart_costs, chart_tree
from orgwright.planning.coverage_movement import coverage_movement
from orgwright.planning.days import months_later
from orgwright.planning.drivers import drivers, role_improvements, target_drivers, target_improvements
from orgwright.planning.emerging import FUTURE, TODAY, emerging_demand, future_skills
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations import (
    ages,
    assessing,
    cells,
    headcount,
    learning,
    plans,
    role_coverage,
    seats,
    structure,
    target_coverage,
)
from orgwright.planning.explanations import attrition as leaving
from orgwright.planning.explanations import chart as charted
from orgwright.planning.explanations import development as growth
from orgwright.planning.explanations import drivers as driver_explanations
from orgwright.planning.explanations import gap_list as gap_list_explanations
from orgwright.planning.explanations import gap_options as gap_explanations
from orgwright.planning.explanations import heat_map as heat_explanations
from orgwright.planning.explanations import kpi as kpi_explanations
from orgwright.planning.explanations import movement as movements
from orgwright.planning.explanations import resilience as departure_explanations
from orgwright.planning.explanations import skills as skill_explanations
from orgwright.planning.explanations import succession as bench_explanations
from orgwright.planning.explanations.budgets import budget_explained, yearly_budget_explained
from orgwright.planning.explanations.cost_rates import annual_cost_explained, rate_use_explained
from orgwright.planning.explanations.emerging import future_skill_explained, tiers_explained
from orgwright.planning.explanations.fiscal_years import period_explained
from orgwright.planning.explanations.learning_curve import share_risen_explained
from orgwright.planning.explanations.pace import pace_explained
from orgwright.planning.explanations.plan_actual import difference_explained, running_explained
from orgwright.planning.explanations.plan_comparison import measure_explained
from orgwright.planning.explanations.plan_differences import effect_explained
from orgwright.planning.explanations.profile_change import explained_shift
from orgwright.planning.explanations.target_proposal import explained_proposal
from orgwright.planning.fiscal_years import fiscal_years
from orgwright.planning.futures import futures
from orgwright.planning.gap_mix import cheapest_mix
from orgwright.planning.gap_mix_problem import MixLimits
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_options import gap_options
from orgwright.planning.gaps_to_close import gaps_to_close, outlook
from orgwright.planning.groups import Group, GroupKind, people_in_group
from orgwright.planning.hazards import BANDS, hazards
from orgwright.planning.headcount import FLOWS
from orgwright.planning.heat_map import heat_map, target_headings
from orgwright.planning.kept_plan import FIGURES as KEPT_FIGURES
from orgwright.planning.kept_plan import kept_content, kept_plan
from orgwright.planning.kpi_owners import Owner, kpis_by_role, people_on_kpis, scorecards
from orgwright.planning.learning_curve import learning_curve
from orgwright.planning.onboarding import newcomers
from orgwright.planning.organization import Organization
from orgwright.planning.plan_actual import plan_against_actual
from orgwright.planning.plan_breakdown import Dimension, breakdown
from orgwright.planning.plan_comparison import plan_comparison
from orgwright.planning.plan_differences import plan_differences
from orgwright.planning.profile_change import profile_change
from orgwright.planning.progression import PersonStart, RoleStart, route
from orgwright.planning.proposal_rule import Asked, Counted, ProposalRule
from orgwright.planning.quarters import Quarters
from orgwright.planning.resilience import departures, resilience
from orgwright.planning.resilience_leaving import leaving_expertise
from orgwright.planning.rounds import rounds
from orgwright.planning.seat_months import COSTS, SEATS
from orgwright.planning.severity import severity
from orgwright.planning.staffing import staffing_plan
from orgwright.planning.succession import succession
from orgwright.planning.target_proposal import proposed_targets
from orgwright.records import Baseline, CostRate, Kpi, SkillKind


def explanations_of(organization: Organization) -> Iterator[tuple[str, Explanation]]:
    """Each with the name of its figure; figures that have no explanation in this organization are left out."""
    for several in FAMILIES:
        for name, found in several(organization):
            if found is not None:
                yield name, found


def _of_units(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    for unit_id in (None, *organization.units):
        for of_unit in (
            role_coverage.unit_role_coverage,
            role_coverage.unit_in_full,
            role_coverage.unit_gate,
            role_coverage.unit_assessed_share,
            target_coverage.unit_target_coverage,
            target_coverage.unit_strict,
            target_coverage.unit_robustness,
            target_coverage.unit_targets_counted,
            target_coverage.unit_target_assessed_share,
            structure.unit_people,
            structure.unit_vacancy,
            charted.unit_mean_span,
            charted.unit_layers,
        ):
            yield f"{of_unit.__name__} {unit_id}", of_unit(organization, unit_id)
    for target_id in organization.targets:
        yield f"one_target {target_id}", target_coverage.one_target(organization, target_id)


def _of_people(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    for person_id in organization.seating.employed:
        for role_id in (None, *organization.roles):
            for of_person in (
                role_coverage.person_role_coverage,
                role_coverage.person_in_full,
                role_coverage.person_gate,
                role_coverage.person_assessed_share,
            ):
                yield f"{of_person.__name__} {person_id} {role_id}", of_person(organization, person_id, role_id)
            if role_id is not None:
                yield f"months {person_id} {role_id}", learning.months_to_a_role(organization, person_id, role_id)
        for skill_id in organization.skills:
            cell = (person_id, skill_id)
            yield f"effective_level {cell}", cells.effective_level(organization, cell)


def _of_development(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    for person_id in organization.people:
        yield f"goals reached {person_id}", growth.goals_reached(organization, person_id)
        yield f"steps late {person_id}", growth.steps_late(organization, person_id)
    for number, one in enumerate(newcomers(organization, None)):
        yield f"first year {number}", growth.first_year_done(organization, one)


def _of_seats(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    for position_id in organization.positions:
        for of_seat in (structure.position_fte, structure.span, structure.layer):
            yield f"{of_seat.__name__} {position_id}", of_seat(organization, position_id)
        yield f"annual cost {position_id}", annual_cost_explained(organization, position_id)
    tree = chart_tree(organization, None)
    costs = chart_costs(organization, tree)
    for position_id in tree.order:
        yield f"people below {position_id}", charted.people_below(organization, tree, position_id)
        yield f"vacancy below {position_id}", charted.vacancy_below(organization, tree, position_id)
        yield f"cost below {position_id}", charted.cost_below(organization, tree, position_id, costs[position_id])
    for rate_id in organization.table(CostRate):
        yield f"use of rate {rate_id}", rate_use_explained(organization, rate_id, None)


def _of_benches(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    plan = succession(organization, sorted(organization.positions))
    for place in range(len(plan.net)):
        yield f"net bench {place}", bench_explanations.net_bench_explained(organization, None, plan, place)
        for position_id in organization.positions:
            made = bench_explanations.bench_depth(organization, position_id, place)
            yield f"bench {position_id} {place}", made
            made = bench_explanations.bench_depth(organization, position_id, place, organization.seating.employed)
            yield f"bench without anybody {position_id} {place}", made
    for person_id, several in plan.positions_by_person.items():
        made = bench_explanations.several_explained(organization, person_id, several, None)
        yield f"stands behind {person_id}", made


def _of_skills(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    people = sorted(organization.seating.employed)
    for skill_id in organization.skills:
        yield f"roles_asking {skill_id}", skill_explanations.roles_asking(organization, skill_id)
        for of_skill in (skill_explanations.skill_among, skill_explanations.people_assessed):
            yield f"{of_skill.__name__} {skill_id}", of_skill(organization, "everybody", people, skill_id)


def _of_months(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    plan = staffing_plan(organization, None, 3)
    levels = breakdown(organization, plan, Dimension.LEVEL).groups
    for units in (None, *((one,) for one in organization.units), *(one.part for one in levels)):
        for month in range(3):
            for flow in FLOWS:
                if flow != "change":
                    made = headcount.headcount_of_month(organization, plan, units, month, flow)
                    yield f"headcount {flow} {units} {month}", made
                yield f"fte {flow} {units} {month}", headcount.fte_of_month(organization, plan, units, month, flow)
            for figure in SEATS:
                yield f"{figure} {units} {month}", seats.seats_of_month(organization, plan, units, month, figure)
            for figure in COSTS:
                yield f"{figure} {units} {month}", seats.cost_of_month(organization, plan, units, month, figure)
    for unit_id in (None, *organization.units):
        made = budget_explained(organization, budget_plan(organization, plan, unit_id), range(3))
        yield f"budget {unit_id}", made
    for unit_id in organization.units:
        for with_cost in (True, False):
            made = yearly_budget_explained(organization, unit_id, with_cost=with_cost)
            yield f"yearly budget {unit_id} {with_cost}", made
    for year in fiscal_years(plan.whole, 4):
        yield f"cost {year.title}", period_explained(organization, year, "Meridale", "cost", "Cost", "money")
        yield f"closing {year.title}", period_explained(organization, year, "Meridale", "closing", "Closing", "whole")
    kept = kept_plan(Baseline(id=1, name="Kept", made_on=organization.day, content=kept_content(organization, plan)))
    recorded = organization.under(None).as_of(plan.months.lasts[1])
    for unit_id in (None, *organization.units):
        compared = plan_against_actual(recorded, kept, unit_id)
        for figure in KEPT_FIGURES:
            made = difference_explained(recorded, compared, 1, figure)
            yield f"difference {figure} {unit_id}", made
            yield f"running {figure} {unit_id}", running_explained(recorded, compared, 1, figure)


def _of_ways(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    yield "pace", learning.pace_of_learning(organization)
    for kind in SkillKind:
        for from_level in (None, *range(5)):
            yield f"pace_explained {kind} {from_level}", pace_explained(organization, kind, from_level)
            curve = learning_curve(organization, kind, from_level)
            yield f"share_risen {kind} {from_level}", share_risen_explained(organization, curve, curve.longest)
    starts = [*map(PersonStart, organization.seating.employed), *map(RoleStart, organization.roles)]
    for start in starts:
        for role_id in organization.roles:
            found = route(organization, start, role_id).best
            if found is not None:
                yield f"route {start} {role_id}", learning.route_total(organization, found)
                for number, step in enumerate(found.steps):
                    yield f"step {start} {role_id} {number}", learning.step_of_route(organization, step)


def _of_departures(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    until = months_later(organization.day, 12)
    for unit_id in (None, *organization.units):
        found = resilience(organization, unit_id)
        for one in (*found.worst, departures(organization, unit_id, organization.seating.employed)):
            yield (
                f"departures {unit_id} {one.person_ids}",
                departure_explanations.departures_explained(organization, unit_id, one),
            )
        yield f"robustness {unit_id}", departure_explanations.robustness_explained(organization, found)
        for target in found.targets:
            name = f"slack {unit_id} {target.unit_id} {target.skill_id} {target.level}"
            yield name, departure_explanations.slack_explained(organization, target)
        leaving = leaving_expertise(organization, unit_id, until)
        yield f"leaving {unit_id}", departure_explanations.leaving_explained(organization, leaving)


def _of_drivers(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    for unit_id in (None, *organization.units):
        found = drivers(organization, unit_id)
        yield f"missing {unit_id}", driver_explanations.drivers_explained(organization, found)
        for gap in found.gaps:
            name = f"gap_driver {unit_id} {gap.person_id} {gap.skill_id}"
            yield name, driver_explanations.driver_explained(organization, unit_id, gap)
        for one in found.skills:
            name = f"skill_driver {unit_id} {one.skill_id}"
            yield name, driver_explanations.skill_driver_explained(organization, unit_id, one)
        for number, target in enumerate(target_drivers(organization, unit_id)):
            name = f"target_driver {unit_id} {number}"
            yield name, driver_explanations.target_drivers_explained(organization, unit_id, target)
        for step in role_improvements(organization, unit_id):
            name = f"role_step {unit_id} {step.person_id} {step.skill_id}"
            yield name, driver_explanations.role_improvement_explained(organization, unit_id, step)
        for step in target_improvements(organization, unit_id):
            name = f"target_step {unit_id} {step.person_id} {step.skill_id} {step.level}"
            yield name, driver_explanations.target_improvement_explained(organization, unit_id, step)


def _of_assessing(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    for person_id in organization.seating.employed:
        for skill_id in organization.skills:
            yield f"narrowing {person_id} {skill_id}", assessing.narrowing(organization, None, (person_id, skill_id))
    for source in ("manager", "peer"):
        for one in severity(organization, source):
            yield f"severity {source} {one.assessor}", assessing.severity_of(organization, None, source, one)
    for progress in rounds(organization):
        yield f"answered {progress.name}", assessing.answered(organization, progress)


def _of_plans(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    for requisition_id in organization.requisitions:
        yield f"requisition_days {requisition_id}", plans.requisition_days(organization, requisition_id)
    for scenario_id in organization.scenarios if organization.scenario_id is None else ():
        yield f"scenario_changes {scenario_id}", plans.scenario_changes(organization, scenario_id)


def _of_comparisons(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    if organization.scenario_id is None:
        for scenario_id in (None, *organization.scenarios):
            found = plan_comparison(organization, [scenario_id], None, None, 3)
            for one in found.measures:
                yield f"{one.key} of {scenario_id}", measure_explained(found.asked, found.columns[0], one.key)
            differing = plan_differences(organization, None, scenario_id, found.asked)
            for number, row in enumerate(differing.rows):
                yield f"difference {number} of {scenario_id}", effect_explained(found.asked, found.columns[0], row)


def _of_proposals(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    """Proposed targets under two rules, and coverage before and after another profile."""
    for rule in (ProposalRule(), ProposalRule(Asked.EVERYTHING, 60, 3, Counted.TOGETHER)):
        for one in proposed_targets(organization, None, rule):
            yield f"proposal {one.key} of {rule.asked}", explained_proposal(organization, one, rule)
    change = profile_change(organization, {"size": "enterprise", "regulated": "yes"})
    for shift in change.units:
        yield f"profile, unit {shift.unit_id}", explained_shift(change, shift.unit_id)


def _of_groups(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    """What the screen of coverage can open: units, teams, families and people, by category and skill."""
    groups = [Group.of_unit(one) for one in (None, *organization.units)]
    groups += [Group(GroupKind.TEAM, one) for one in organization.positions]
    groups += [Group(GroupKind.FAMILY, family=one.family) for one in organization.roles.values()]
    for group in (*groups, Group.of_people(organization.people)):
        people = people_in_group(organization, group)
        yield f"group_roles {group}", role_coverage.unit_role_coverage(organization, group)
        yield f"group_age {group}", ages.role_median_age(organization, group)
        for category in (None, "", *{one.category for one in organization.skills.values()}):
            for heading in heat_map(organization, category, people).headings:
                cell = heat_explanations.role_cell(organization, "them", people, heading)
                yield f"heat_cell {group} {category} {heading}", cell
        for skill_id in organization.skills:
            cost = gap_list_explanations.skill_cost(organization, "them", people, skill_id, states=("short",))
            yield f"group_cost {group} {skill_id}", cost
        demand = emerging_demand(organization, group)
        yield f"emerging {group}", tiers_explained(organization, group, FUTURE, demand.emerging)
        yield f"today {group}", tiers_explained(organization, group, TODAY, demand.today)
        for one in future_skills(organization, group):
            yield f"future_skill {group} {one.skill_id}", future_skill_explained(organization, group, one)
    for unit_id in (None, *organization.units):
        yield f"target_age {unit_id}", ages.target_median_age(organization, unit_id)
        for heading in target_headings(organization, unit_id):
            cell = heat_explanations.target_cell(organization, unit_id, heading)
            yield f"target_cell {unit_id} {heading}", cell


def _of_movements(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    day = organization.day
    for unit_id in (None, *organization.units):
        found = coverage_movement(organization, unit_id, months_later(day, -6), day)
        for movement, of_roles in ((found.roles, True), (found.targets, False)):
            for low in (True, False):
                name = f"{unit_id} {of_roles} {low}"
                yield f"movement {name}", movements.movement_explained(organization, movement, of_roles, low)
                for step in movement.steps:
                    shown = movements.step_explained(organization, movement, step.mover, of_roles, low)
                    yield f"movement {name} {step.mover}", shown
                for number, one in enumerate(movement.largest(3)):
                    shown = movements.piece_explained(organization, movement, one, of_roles, low)
                    yield f"movement {name} {number}", shown


def _of_kpis(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    """Scorecards of everybody and of every unit, by KPIs that every role is given."""
    asked = (("Latency", "< 200 ms"), ("Adoption", "+10% QoQ"), ("Words", "as good as it gets"))
    kpis = kpis_by_role(
        Kpi(role_id=role, name=name, target=target) for role in organization.roles for name, target in asked
    )
    owners = [Owner(person_id=one) for one in organization.people] + [Owner(unit_id=one) for one in organization.units]
    for owner in owners:
        yield f"kpi_counts {owner}", kpi_explanations.counts_explained(organization, kpis, owner)
        for card in scorecards(organization, kpis, owner):
            for one in card.standings:
                name = f"kpi_status {owner} {card.role_id} {one.kpi.name}"
                yield name, kpi_explanations.status_explained(organization, owner, one)
    for place, people in people_on_kpis(organization, kpis, None).items():
        shown = kpi_explanations.people_explained(organization, kpis, None, place, people)
        yield f"kpi_people {place}", shown


def _of_attrition(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    seen = hazards(organization)
    for level in (None, *seen.levels):
        for band in (None, *range(len(BANDS))):
            yield f"hazard {level} {band}", leaving.hazard_explained(organization, seen, level, band)
    for unit_id in (None, *organization.units):
        rate = attrition_rate(organization, unit_id, last_year(organization.day))
        yield f"attrition {unit_id}", leaving.rate_explained(organization, rate)
        found = futures(organization, 3, count=20, unit_id=unit_id)
        for figure in (leaving.HEADCOUNT, leaving.FTE, leaving.EXITS, leaving.COVERAGE, leaving.ROLE_COVERAGE):
            for month in range(3):
                yield f"{figure} {unit_id} {month}", leaving.band_explained(organization, found, figure, month)


def _of_gaps(organization: Organization) -> Iterator[tuple[str, Explanation | None]]:
    """The ways to close the first gaps, and the cheapest mix for them with each of its rows."""
    days = outlook(organization, Quarters.after(organization.day, 3))
    gaps = gaps_to_close(organization, None, days)[:2]
    for gap in gaps:
        found = gap_options(organization, gap, days)
        for one in found.options:
            yield f"{one.kind} of {gap.key}", gap_explanations.option_cost_explained(organization, found, one)
    offers = offers_for(organization, gaps, days)
    mix = cheapest_mix(offers.problem, MixLimits((2,) * len(gaps)), names_binding=False)
    yield "FTE of the mix", gap_explanations.mix_fte_explained(organization, offers, mix)
    yield "mix", gap_explanations.mix_cost_explained(organization, offers, mix)
    for place in range(len(mix.taken)):
        yield f"row {place} of the mix", gap_explanations.taken_cost_explained(organization, offers, mix, place)


FAMILIES = (
    _of_units,
    _of_people,
    _of_development,
    _of_seats,
    _of_benches,
    _of_skills,
    _of_months,
    _of_ways,
    _of_departures,
    _of_drivers,
    _of_assessing,
    _of_plans,
    _of_comparisons,
    _of_gaps,
    _of_proposals,
    _of_groups,
    _of_movements,
    _of_kpis,
    _of_attrition,
)
