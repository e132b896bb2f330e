"""The way from a role to the readings of its people."""

from orgwright.gui.context import Context
from orgwright.records import KpiReading


def show_readings(context: Context, role_id: int) -> None:
    """Go to the KPIs of somebody in a role, of one with readings where there is one; of nobody to the page itself."""
    seating = context.organization.seating
    people = [one for one in seating.by_person_key(seating.employed) if seating.role_of(one) == role_id]
    read = {one.person_id for one in context.organization.table(KpiReading).values() if one.role_id == role_id}
    found = next(iter((*(one for one in people if one in read), *people)), None)
    context.jump("development", "kpis" if found is None else ("kpis", found))
