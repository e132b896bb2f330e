"""Questions to a workspace: what it holds and what follows from it."""

from typing import Annotated, Any

import typer

from orgwright.cli import texts
from orgwright.cli.frame import (
    FirstMonth,
    JsonFlag,
    Months,
    OnDay,
    ScenarioName,
    ScenarioNames,
    UnitName,
    WorkspacePath,
    application,
    opening,
    picture_of,
    plans_of,
    progress_line,
    tell,
    unit_of,
)
from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension
from orgwright.records import Person, Role


@application.command()
def roles(workspace: WorkspacePath, as_json: JsonFlag = False) -> None:
    """List the roles."""
    from orgwright.cli.answers import roles_answer

    with opening(workspace) as opened:
        answer = roles_answer(opened)
    heads = ("role", "family", "level", "requirements", "people", "documents")
    tell(answer, as_json, lambda shown: texts.table(heads, [[one[name] for name in heads] for one in shown["roles"]]))


@application.command()
def role(workspace: WorkspacePath, role: str, as_json: JsonFlag = False) -> None:
    """Show one role with its requirements, links and documents."""
    from orgwright.cli.answers import role_answer

    with opening(workspace) as opened:
        answer = role_answer(opened, opened.organization.find(Role, role))

    def text(shown: dict[str, Any]) -> str:
        heads = ("skill", "tier", "importance", "required", "required_by")
        rows = [[one[name] for name in heads] for one in shown["requirements"]]
        ways = [f"{name}: {', '.join(shown[name]) or 'none'}" for name in ("feeder", "next", "adjacent")]
        return "\n".join([f"{shown['role']} ({shown['family']}, {shown['level']})", *ways, texts.table(heads, rows)])

    tell(answer, as_json, text)


@application.command()
def coverage(
    workspace: WorkspacePath,
    unit: UnitName = None,
    team: Annotated[
        str | None, typer.Option("--team", metavar="POSITION", help="All who report to a position, over all steps.")
    ] = None,
    family: Annotated[str | None, typer.Option("--family", metavar="FAMILY", help="One role family.")] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help="The people of one role.")] = None,
    person: Annotated[str | None, typer.Option("--person", metavar="PERSON", help="One person.")] = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """Coverage of a unit, a team, a role family, a role, a person or of the whole, as ranges."""
    from orgwright.cli.answers import coverage_answer
    from orgwright.cli.groups import named_group

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        answer = coverage_answer(picture, named_group(picture, unit, team, family, role, person))
    tell(answer, as_json, texts.coverage_text)


@application.command()
def gaps(
    workspace: WorkspacePath,
    person: str,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="Another role than the person's own.")
    ] = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """A person against a role, requirement by requirement."""
    from orgwright.cli.answers import gaps_answer
    from orgwright.planning.coverage import person_coverage

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        found = picture.find(Person, person)
        role_id = None if role is None else picture.find(Role, role).id
        answer = gaps_answer(picture, person_coverage(picture, found.id or 0, role_id))
    tell(answer, as_json, texts.gaps_text)


@application.command()
def experts(
    workspace: WorkspacePath,
    skill: str,
    level: Annotated[int, typer.Option("--level", metavar="N", help="The least level.", min=1, max=5)] = 1,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """The people who hold a skill, best first."""
    from orgwright.cli.answers import experts_answer
    from orgwright.planning.experts import experts as find_experts
    from orgwright.planning.experts import skill_called

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        skill_id = skill_called(picture, skill)
        answer = experts_answer(picture, skill_id, find_experts(picture, skill_id, level))
    tell(answer, as_json, texts.experts_text)


@application.command()
def resilience(
    workspace: WorkspacePath,
    unit: UnitName = None,
    leavers: Annotated[int, typer.Option("--leavers", metavar="1|2", help="How many leave.", min=1, max=2)] = 1,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """Whose leaving costs a unit or the whole most, and what nobody or one person alone holds."""
    from orgwright.cli.answers import lost_rows, resilience_answer
    from orgwright.planning.resilience import resilience as find_resilience

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        unit_id = unit_of(picture, unit)
        found = find_resilience(picture, unit_id, leavers, progress_line())
        answer, lost = resilience_answer(picture, found), lost_rows(picture, found)
    tell(answer, as_json, lambda shown: texts.resilience_text(shown, lost))


@application.command()
def route(
    workspace: WorkspacePath,
    start: Annotated[str, typer.Option("--from", metavar="ROLE-OR-PERSON")],
    goal: Annotated[str, typer.Option("--to", metavar="ROLE")],
    alternatives: Annotated[int, typer.Option("--alternatives", min=0, max=20, help="How many next best routes.")] = 0,
    via: Annotated[
        list[str] | None, typer.Option("--via", metavar="ROLE", help="A role to pass; up to three of them.")
    ] = None,
    avoid: Annotated[list[str] | None, typer.Option("--avoid", metavar="ROLE", help="A role not to pass.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """The route from a role or a person to a role."""
    from orgwright.cli.answers import route_answer
    from orgwright.planning.progression import route as find_route

    with opening(workspace) as opened:
        picture = opened.organization
        to_role = picture.find(Role, goal)
        passed, avoided = ([picture.find(Role, one).id or 0 for one in names or ()] for names in (via, avoid))
        found = find_route(picture, _start(picture, start), to_role.id or 0, alternatives, passed, avoided)
        answer = route_answer(picture, found)
    tell(answer, as_json, texts.route_text)


@application.command()
def reach(
    workspace: WorkspacePath,
    start: Annotated[str, typer.Option("--from", metavar="ROLE-OR-PERSON")],
    within: Annotated[float, typer.Option("--within", metavar="MONTHS", min=0, help="How many months.")] = 24,
    as_json: JsonFlag = False,
) -> None:
    """The roles that a role or a person can reach within some months, the soonest first."""
    from orgwright.cli.answers import reach_answer
    from orgwright.planning.progression import reach as find_reached

    with opening(workspace) as opened:
        picture = opened.organization
        answer = reach_answer(picture, find_reached(picture, _start(picture, start), within))
    tell(answer, as_json, texts.reach_text)


def _start(organization: Organization, name: str) -> Any:
    """A role by name, else a person by key or name."""
    from orgwright.planning.progression import PersonStart, RoleStart

    wanted = name.strip().casefold()
    for one in organization.roles.values():
        if one.name.casefold() == wanted:
            return RoleStart(one.id or 0)
    try:
        return PersonStart(organization.find(Person, name).id or 0)
    except RefusedInput:
        raise RefusedInput(f"There is no role and no single person called “{name}”.") from None


@application.command()
def plan(
    workspace: WorkspacePath,
    scenario: ScenarioNames = None,
    first: FirstMonth = None,
    months: Months = 12,
    by: Annotated[Dimension | None, typer.Option("--by", help="Groups of seats besides: by what.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """Headcount, FTE, seats and cost by month."""
    from orgwright.cli.plan_answers import plan_answer

    with opening(workspace) as opened:
        answer = plan_answer(plans_of(opened, scenario, first, months), by)
    tell(answer, as_json, texts.plan_text)


@application.command()
def kpis(
    workspace: WorkspacePath,
    person: Annotated[str | None, typer.Option("--person", metavar="PERSON", help="One person.")] = None,
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """The KPIs of a person or of a unit: readings, targets, status, and what is due."""
    from orgwright.cli.kpi_answers import kpis_answer, kpis_text, named_owner
    from orgwright.planning.kpi_owners import kpis_by_role

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        answer = kpis_answer(picture, kpis_by_role(opened.kpis()), named_owner(picture, person, unit))
    tell(answer, as_json, kpis_text)
