"""Small groups of a staffing workbook: none of them can be told from another row or another plan of the same file."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl

from orgwright.exchange.staffing_content import staffing_content
from orgwright.exchange.staffing_plans import Provenance, shown_plans
from orgwright.exchange.staffing_workbook import write_staffing_content
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension
from orgwright.planning.privacy import FOLDED, Profile
from orgwright.records import PlannedChange, Position
from pictures import DAY, planned, position
from private_organizations import FIRST_NAMES, telling_organization

LEAVING = date(2026, 12, 5)


def located(change: str) -> Organization:
    """Two seats at A, three at B and nine at C; by the plan 1 five people of C leave, or somebody comes and goes."""
    records = [one for one in telling_organization() if not isinstance(one, PlannedChange)]
    places = iter("AABBBCCCCCCCCC")
    for one in records:
        if isinstance(one, Position):
            one.location = next(places)
    if change == "leave":
        keys = [f"{first.lower()}-quill" for first in FIRST_NAMES[5:10]]
        return Organization.of(*records, *(planned(at, "leave", LEAVING, person=key) for at, key in enumerate(keys)))
    seat = position(90, 2, role_id=1, location="D")
    comes = planned(1, "hire", LEAVING, person="short-stay", position="S-90", value=100)
    goes = planned(2, "leave", LEAVING + timedelta(days=9), person="short-stay")
    return Organization.of(*records, seat, comes, goes)


def test_the_same_small_groups_are_hidden_in_all_plans_of_a_workbook() -> None:
    made = staffing_content(located("leave"), (None, 1), None, 3, Profile(small_groups=False))
    shown = [[title for title, _ in one.groups(Dimension.LOCATION)] for one in shown_plans(made.plans)]
    # C alone has nine people as recorded; of four under the plan they would be the rest of the row in the one.
    assert shown == [[FOLDED], [FOLDED]]


def test_a_unit_of_few_people_in_one_plan_is_shown_in_none(tmp_path: Path) -> None:
    records = [one for one in telling_organization() if not isinstance(one, PlannedChange)]
    # Models has six people as recorded and four under the plan, Data five: with it, what is hidden would be known.
    keys = [f"{first.lower()}-quill" for first in FIRST_NAMES[1:3]]
    left = [planned(at, "leave", DAY - timedelta(days=9), person=key) for at, key in enumerate(keys)]
    made = staffing_content(Organization.of(*records, *left), (None, 1), None, 3, Profile(small_groups=False))
    write_staffing_content(made, tmp_path / "p.xlsx", Provenance("few.orgwright", 1, "0.1.0"))
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Coverage by unit"]
    shown = [(row[1], row[4]) for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert shown == [("As recorded", "All"), ("Without Bo Quill-Bo", "All")]


def test_somebody_who_comes_and_goes_within_a_month_is_no_group_of_its_own() -> None:
    made = staffing_content(located("come and go"), (1,), None, 3, Profile(small_groups=False))
    (shown,) = shown_plans(made.plans)
    assert "D" not in {title for title, _ in shown.groups(Dimension.LOCATION)}
