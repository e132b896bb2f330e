from datetime import date
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.foreign import book_of_text
from orgwright.exchange.foreign.roster import propose_roster
from orgwright.exchange.foreign.roster_rows import RosterRows, apply_roster
from orgwright.planning.organization import Organization
from orgwright.workspace import Workspace

TEXT = (
    "Id\tName\tManager\tUnit\tRole\tHired\tEnd\tE-mail"
    "\nana-ruiz\tAna Ruiz\t\tEngineering\tStaff Engineer\t2020-01-01\t9999-12-31\tana@example.org"
    "\nbo-lind\tBo Lind\tAna Ruiz\tModels\tStaff Engineer\t\t\t"
    "\nE7\tDee Fox\tBo Lind\tEngineering > Models > Vision\tWelder\t2026-11-01\t\t"
)


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def roster(organization: Organization, text: str = TEXT) -> RosterRows:
    book = book_of_text(text)
    return apply_roster(book, propose_roster(book).mapping, organization)


def test_a_roster_adds_who_is_new_with_seat_unit_and_role_and_changes_only_what_differs(workspace: Workspace) -> None:
    found = workspace.import_roster(roster(workspace.organization), "staff.csv")
    assert [(one.table, one.key, one.field, one.before, one.after) for one in found.changes] == [
        ("units", "Vision", "parent", None, "Models"),
        ("roles", "Welder", "name", None, "Welder"),
        ("people", "Ana Ruiz", "email", None, "ana@example.org"),
        ("positions", "MOD-01", "role", "Senior Engineer", "Staff Engineer"),
        ("people", "E7", "name", None, "Dee Fox"),
        ("positions", "vision-dee-fox", "unit", None, "Vision"),
        ("incumbencies", "vision-dee-fox", "person", None, "Dee Fox"),
    ]
    picture = workspace.organization
    dee = next(one for one in picture.people.values() if one.key == "E7")
    seat = picture.positions[picture.seating.primary(dee.id).position_id]
    assert (picture.units[seat.unit_id].name, picture.roles[seat.role_id].name) == ("Vision", "Welder")
    assert seat.manager_position_id == 2
    assert picture.people[1].email == "ana@example.org"
    assert picture.people[1].left_on is None


def test_the_same_roster_again_is_refused_for_it_changes_nothing(workspace: Workspace) -> None:
    workspace.import_roster(roster(workspace.organization), "staff.csv")
    with pytest.raises(RefusedInput, match="known already"):
        workspace.import_roster(roster(workspace.organization), "staff.csv")


def test_undo_takes_the_whole_roster_back(workspace: Workspace) -> None:
    before = workspace.organization
    workspace.import_roster(roster(before), "staff.csv")
    workspace.undo()
    after = workspace.organization
    assert (len(after.people), len(after.units), len(after.positions)) == (
        len(before.people),
        len(before.units),
        len(before.positions),
    )


def test_two_who_swap_places_do_not_end_in_a_circle(workspace: Workspace) -> None:
    text = "Name\tManager\tUnit\nAna Ruiz\tBo Lind\tEngineering\nBo Lind\t\tModels"
    workspace.import_roster(roster(workspace.organization, text), "swap.csv")
    above = {one.id: one.manager_position_id for one in workspace.organization.positions.values()}
    assert (above[1], above[2]) == (2, None)


def test_an_empty_manager_leaves_the_manager_of_now(workspace: Workspace) -> None:
    text = "Name\tManager\tUnit\nBo Lind\t\tEngineering"
    workspace.import_roster(roster(workspace.organization, text), "one.csv")
    assert workspace.organization.positions[2].manager_position_id == 1


def test_a_circle_with_seats_outside_the_list_leaves_the_manager_of_now(workspace: Workspace) -> None:
    text = "Name\tManager\tUnit\nAna Ruiz\tBo Lind\tModels"
    workspace.import_roster(roster(workspace.organization, text), "one.csv")
    assert workspace.organization.positions[1].manager_position_id is None


def test_who_leaves_gives_up_the_seat(workspace: Workspace) -> None:
    workspace.import_roster(roster(workspace.organization, "Name\tEnd date\nBo Lind\t2026-12-31"), "leavers.csv")
    assert workspace.organization.people[2].left_on == date(2026, 12, 31)
    assert workspace.organization.incumbencies[2].to_on == date(2026, 12, 31)


def test_an_open_end_takes_back_that_somebody_left(workspace: Workspace) -> None:
    workspace.import_roster(roster(workspace.organization, "Name\tEnd date\nCy Park\t9999-12-31"), "back.csv")
    assert workspace.organization.people[3].left_on is None


def test_a_role_without_a_unit_gives_no_seat_and_is_said(workspace: Workspace) -> None:
    found = workspace.import_roster(roster(workspace.organization, "Name\tRole\nDee Fox\tStaff Engineer"), "odd.csv")
    assert found.seats == ()
    assert found.without_seat == ("A2: Dee Fox gets no position, for the row names no unit.",)


def test_two_rows_that_claim_one_new_position_give_it_to_the_first(workspace: Workspace) -> None:
    text = "Name\tUnit\tPosition ID\nDee Fox\tModels\tMOD-09\nEli Brandt\tModels\tMOD-09"
    found = workspace.import_roster(roster(workspace.organization, text), "odd.csv")
    assert [one.key for one in found.seats] == ["MOD-09"]
    assert found.without_seat == ("A3: Eli Brandt gets no position, for another row takes MOD-09.",)


def test_an_end_before_the_known_beginning_is_left_out_and_the_rest_comes_in(workspace: Workspace) -> None:
    text = "Name\tEnd date\tLocation\nBo Lind\t2001-01-01\tBern"
    found = workspace.import_roster(roster(workspace.organization, text), "odd.csv")
    assert found.rows.findings == ("A2: Bo Lind would leave on 2001-01-01, before 2021-01-01; the end is left out.",)
    assert (workspace.organization.people[2].left_on, workspace.organization.people[2].location) == (None, "Bern")


def test_who_begins_later_is_not_seated_twice(workspace: Workspace) -> None:
    text = "Id\tName\tUnit\tHired\nE9\tDee Fox\tModels\t2030-01-01"
    workspace.import_roster(roster(workspace.organization, text), "new.csv")
    with pytest.raises(RefusedInput, match="known already"):
        workspace.import_roster(roster(workspace.organization, text), "new.csv")
