"""How the figures of the organization came about: people and seats of a unit, seats, span and layer of a position."""

from __future__ import annotations

from collections.abc import Iterable

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, number, of_what, unit_name
from orgwright.planning.organization import Organization
from orgwright.planning.structure import layers, position_seats, positions_of, span_of_control

_SEATS = ("filled", "vacant", "frozen", "over")


def unit_people(organization: Organization, unit_id: int | None) -> Explanation:
    """The people of a unit and those below it; of the whole everybody employed."""
    return people_as_rows(
        organization,
        unit_name(organization, unit_id),
        organization.seating.people_of(unit_id),
        "people = everybody with an active incumbency\nin the unit or below, each once",
        "Of the whole everybody employed on the day, with a position or without.",
    )


def role_people(organization: Organization, role_id: int) -> Explanation:
    """The people whose primary incumbency has a role."""
    seating = organization.seating
    return people_as_rows(
        organization,
        organization.roles[role_id].name,
        [one for one in seating.employed if seating.role_of(one) == role_id],
        "people = everybody employed whose primary\nincumbency has the role",
        "The primary incumbency is the active one with the largest FTE, then the earliest start.",
    )


def people_as_rows(
    organization: Organization, name: str, person_ids: Iterable[int], rule: str, reading: str
) -> Explanation:
    """Some people of what is called ``name``, counted by ``rule``: one row each, by name."""
    people = sorted(person_ids, key=lambda one: organization.people[one].name.casefold())
    return Explanation(
        number(len(people)),
        of_what(organization, name, "Its people."),
        rule,
        reading,
        (ExplainedResult("people", len(people), "whole", "", "COUNTA({Person})"),),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("FTE", "fte"),
            ExplainedColumn("Unit"),
            ExplainedColumn("Role"),
        ),
        tuple(_person(organization, one) for one in people),
        (),
        f"{counted(len(people), 'person', 'people')}, by name; unit and role of the primary incumbency",
    )


def _person(organization: Organization, person_id: int) -> ExplainedRow:
    seating = organization.seating
    unit_id, role_id = seating.unit_of(person_id), seating.role_of(person_id)
    fte = sum(one.fte_percent for one in seating.incumbencies_by_person.get(person_id, ()))
    unit = "" if unit_id is None else organization.units[unit_id].name
    role = "" if role_id is None else organization.roles[role_id].name
    return ExplainedRow((organization.people[person_id].name, fte, unit, role), "people", person_id)


def unit_vacancy(organization: Organization, unit_id: int | None) -> Explanation:
    """What stands vacant in a unit and below, seat by seat."""
    return seats_of(organization, unit_name(organization, unit_id), positions_of(organization, unit_id))


def position_fte(organization: Organization, position_id: int) -> Explanation:
    """What a seat has filled, vacant and frozen, from its incumbencies."""
    one, position = position_seats(organization, position_id), organization.positions[position_id]
    sitting = organization.seating.incumbencies_by_position.get(position_id, ())
    held, fte = sum(each.fte_percent for each in sitting), one.authorised
    is_frozen = organization.seating.position_status(position_id) == "frozen"
    rest, authorised = "IF({held}<{authorised},{authorised}-{held},0)", f"{fte}/100"
    return Explanation(
        number(position.fte_percent / 100),
        of_what(organization, position.key, "Its FTE and the people in it."),
        "filled + vacant + frozen = authorised",
        "held = sum of its people's FTE, filled = min(authorised, held). The rest is frozen if the seat is, else "
        "vacant; what is more than authorised is over. A seat that is closed on the day has nothing authorised.",
        (
            ExplainedResult("authorised", fte, "fte", "", authorised),
            ExplainedResult("held", held, "fte", "", "SUM({FTE})"),
            ExplainedResult("filled", one.filled, "fte", "", "MIN({authorised},{held})"),
            ExplainedResult("vacant", one.vacant, "fte", "", "0" if is_frozen else rest),
            ExplainedResult("frozen", one.frozen, "fte", "", rest if is_frozen else "0"),
            ExplainedResult(
                "over", one.over, "fte", "", "IF({authorised}>0,MAX({held}-{authorised},0),0)" if fte else "0"
            ),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("FTE", "fte"), ExplainedColumn("From", "day")),
        tuple(
            ExplainedRow(
                (organization.people[each.person_id].name, each.fte_percent, each.from_on), "people", each.person_id
            )
            for each in sitting
        ),
        (),
        counted(len(sitting), "incumbency", "incumbencies"),
    )


def role_seats(organization: Organization, role_id: int) -> Explanation:
    """The seats that ask for a role on the day."""
    seating = organization.seating
    standing = [one for one in positions_of(organization, None) if seating.position_role(one) == role_id]
    return seats_of(organization, organization.roles[role_id].name, standing)


def seats_of(organization: Organization, name: str, position_ids: Iterable[int]) -> Explanation:
    """The seats of some positions, called ``name``, those with vacant FTE first."""
    several = {one: position_seats(organization, one) for one in position_ids}
    ordered = sorted(several, key=lambda one: (-several[one].vacant, organization.positions[one].key))
    totals = {name: sum(getattr(one, name) for one in several.values()) for name in (*_SEATS, "authorised")}
    parts = " + ".join(number(totals[name] / 100) for name in ("filled", "vacant", "frozen"))
    return Explanation(
        number(totals["vacant"] / 100),
        of_what(organization, name, "FTE that stands vacant."),
        "filled + vacant + frozen = authorised",
        "filled = min(FTE of the seat, FTE of its people). The rest is frozen if the seat is, else vacant; what is "
        "over stands outside.",
        (
            *(ExplainedResult(one, totals[one], "fte", "", f"SUM({{{one.capitalize()}}})") for one in _SEATS),
            ExplainedResult("authorised", totals["authorised"], "fte", parts, "{filled}+{vacant}+{frozen}"),
        ),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Vacant", "fte"),
            ExplainedColumn("Authorised", "fte", "{Filled}+{Vacant}+{Frozen}"),
            ExplainedColumn("Filled", "fte"),
            ExplainedColumn("Frozen", "fte"),
            ExplainedColumn("Over", "fte"),
            ExplainedColumn("Role"),
        ),
        tuple(
            ExplainedRow(
                (
                    organization.positions[one].key,
                    several[one].vacant,
                    several[one].authorised,
                    several[one].filled,
                    several[one].frozen,
                    several[one].over,
                    _role(organization, one),
                ),
                "staffing",
                one,
            )
            for one in ordered
        ),
        (),
        f"{counted(len(ordered), 'seat')}, the vacant first",
    )


def span(organization: Organization, position_id: int) -> Explanation:
    """How many positions report directly to one, vacant ones apart."""
    found = span_of_control(organization, position_id)
    reports, vacant = len(found.report_ids), len(found.vacant_ids)
    sitting = organization.seating.incumbencies_by_position
    rows = tuple(
        ExplainedRow(
            (
                organization.positions[one].key,
                int(one in found.vacant_ids),
                ", ".join(organization.people[each.person_id].name for each in sitting.get(one, ())),
                _role(organization, one),
            ),
            "staffing",
            one,
        )
        for one in found.report_ids
    )
    return Explanation(
        number(reports),
        of_what(organization, organization.positions[position_id].key, "The positions that report directly to it."),
        "span of control = positions reporting directly",
        "Positions that are open or frozen on the day; a vacant one counts too, and is told apart.",
        (
            ExplainedResult("span", reports, "whole", "", "COUNTA({Position})"),
            ExplainedResult("vacant", vacant, "whole", "", "SUM({Vacant})"),
        ),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Vacant", "whole"),
            ExplainedColumn("People"),
            ExplainedColumn("Role"),
        ),
        rows,
        (),
        counted(reports, "position"),
    )


def layer(organization: Organization, position_id: int) -> Explanation:
    """How many positions stand on the way from one to the top."""
    depth, line, above = layers(organization), [], position_id
    while above is not None and above in depth and above not in line:
        line.append(above)
        above = organization.seating.position_manager(above) or 0
    found = depth.get(position_id)
    rows = tuple(
        ExplainedRow((organization.positions[one].key, depth[one], _role(organization, one)), "staffing", one)
        for one in line
    )
    return Explanation(
        "no layer" if found is None else f"layer {found}",
        of_what(organization, organization.positions[position_id].key, "The way to the top of its reporting line."),
        "layer = positions on the way to the top,\nthe top being 1",
        "In a circle of reporting lines there is no top, and so no layer.",
        (ExplainedResult("layer", found, "whole", "", "" if found is None else "COUNTA({Position})"),),
        (ExplainedColumn("Position"), ExplainedColumn("Layer", "whole"), ExplainedColumn("Role")),
        rows,
        (),
        f"{counted(len(line), 'position')}, upwards",
    )


def _role(organization: Organization, position_id: int) -> str:
    role_id = organization.seating.position_role(position_id)
    return "" if role_id is None else organization.roles[role_id].name
