"""People and seats to choose from in a picture under a scenario: by key, for those of the plan have no lasting id."""

from collections.abc import Iterable

from orgwright.gui.widgets.picker import Option
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import seat_list


def people_options(plan: Organization) -> list[Option]:
    """People by key, those that the plan hires among them."""
    return _by_title(Option(one.key, one.name, one.key) for one in plan.people.values())


def employed_options(plan: Organization) -> list[Option]:
    """The people employed on the day of the picture by key, with their role."""
    seating, roles = plan.seating, plan.roles
    found = []
    for person_id in seating.employed:
        role_id = seating.role_of(person_id)
        role = "no role" if role_id is None else roles[role_id].name
        found.append(Option(plan.people[person_id].key, plan.people[person_id].name, role))
    return _by_title(found)


def position_options(plan: Organization) -> list[Option]:
    """Positions by key, those that the plan opens among them, with their role."""
    roles = plan.roles
    return _by_title(
        Option(one.key, one.key, "" if one.role_id is None else roles[one.role_id].name)
        for one in plan.positions.values()
    )


def fillable_options(plan: Organization) -> list[Option]:
    """The open positions of the day by key with their role, those with vacant FTE first."""
    seats = [one for one in seat_list(plan, None) if one.status == "open"]
    seats.sort(key=lambda one: (not one.seats.vacant, one.key.casefold()))
    found = []
    for one in seats:
        role = "" if one.role_id is None else plan.roles[one.role_id].name
        state = "vacant" if one.seats.vacant else "filled"
        found.append(Option(one.key, one.key, ", ".join(word for word in (role, state) if word)))
    return found


def _by_title(several: Iterable[Option]) -> list[Option]:
    return sorted(several, key=lambda one: one.title.casefold())
