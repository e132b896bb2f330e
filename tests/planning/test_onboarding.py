from datetime import date

from orgwright.planning.onboarding import onboarding_steps
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Role, Statement


def sheet(*said: tuple[str, str], section: int = 6) -> RoleSheet:
    rows = tuple(Statement(role_id=1, section=section, heading=heading, text=text) for heading, text in said)
    return RoleSheet(Role(id=1, name="Engineer"), statements=rows)


def test_goals_are_due_so_long_after_the_start_and_stand_by_their_days() -> None:
    steps = onboarding_steps(
        sheet(("6-month goals", "Owns a service"), ("30-day goals", "Knows the team"), ("30-day goals", "Has shipped")),
        date(2027, 1, 31),
    )

    assert [(one.text, one.due_on) for one in steps] == [
        ("Knows the team", date(2027, 3, 2)),
        ("Has shipped", date(2027, 3, 2)),
        ("Owns a service", date(2027, 7, 31)),
    ]


def test_goals_without_a_day_and_other_sections_are_left_out() -> None:
    assert onboarding_steps(sheet(("Long-term impact goals", "Changes the field")), date(2027, 1, 1)) == ()
    assert onboarding_steps(sheet(("30-day goals", "Knows the team"), section=5), date(2027, 1, 1)) == ()
