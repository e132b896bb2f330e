from datetime import date

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.foreign import book_of_text
from orgwright.exchange.foreign.roster import RosterMapping, propose_roster
from orgwright.exchange.foreign.roster_rows import RosterRows, apply_roster
from orgwright.exchange.foreign.roster_values import day_of, percent_of
from orgwright.planning.organization import Organization
from orgwright.records import OrganizationFacts

EMPTY = Organization.of(OrganizationFacts(id=1, name="Nobody yet"))
HEADS = "Employee ID\tName\tManager\tDepartment\tJob title\tHire date\tEnd date\tFTE"


def taken(text: str, organization: Organization = EMPTY) -> RosterRows:
    book = book_of_text(text)
    return apply_roster(book, propose_roster(book).mapping, organization)


def managers(rows: RosterRows) -> dict[str, str | None]:
    people = rows.people
    return {one.name: None if one.manager is None else people[one.manager].name for one in people}


def test_the_heads_of_a_roster_are_understood_under_a_title() -> None:
    found = propose_roster(
        book_of_text(f"Staff list\n\n{HEADS}\tShoe size\n1\tAna Ruiz\t\tSales\tLead\t2020-01-31\t\t1\t39")
    )
    assert [field for _, field in found.mapping.fields] == [
        "key",
        "name",
        "manager",
        "unit",
        "role",
        "hired",
        "left",
        "fte",
    ]
    assert {one.reason for one in found.left_out} == {
        "It stands above the heads.",
        "Its head says nothing that a roster takes; choose what it means.",
    }


@pytest.mark.parametrize("said", ["Ana Ruiz", "Ruiz, Ana", "E1", "Board > Ana Ruiz", "Board > Ana Ruiz > Bo Lind"])
def test_a_manager_is_found_by_name_id_and_path(said: str) -> None:
    rows = taken(f"{HEADS}\nE1\tAna Ruiz\t\tSales\tLead\t\t\t\nE2\tBo Lind\t{said}\tSales\tClerk\t\t\t")
    assert managers(rows)["Bo Lind"] == "Ana Ruiz"
    assert rows.findings == ()


def test_a_manager_who_does_not_exist_is_a_finding() -> None:
    rows = taken(f"{HEADS}\nE1\tAna Ruiz\tJo Nobody\tSales\tLead\t\t\t")
    assert rows.findings == ("A2: Jo Nobody, who manages Ana Ruiz, does not exist; the manager is left out.",)


def test_people_who_manage_each_other_in_a_circle_lose_their_managers_and_are_named() -> None:
    rows = taken(
        f"{HEADS}\nE1\tAna Ruiz\tCy Park\t\t\t\t\t\nE2\tBo Lind\tAna Ruiz\t\t\t\t\t\nE3\tCy Park\tBo Lind\t\t\t\t\t"
        "\nE4\tDee Fox\tAna Ruiz\t\t\t\t\t"
    )
    assert managers(rows) == {"Ana Ruiz": None, "Bo Lind": None, "Cy Park": None, "Dee Fox": "Ana Ruiz"}
    assert rows.findings == (
        "A2: Ana Ruiz → Cy Park → Bo Lind → Ana Ruiz manage each other in a circle; their managers are left out.",
    )


def test_the_head_of_all_may_be_written_as_the_own_manager() -> None:
    rows = taken(f"{HEADS}\nE1\tAna Ruiz\tAna Ruiz\tSales\tLead\t\t\t")
    assert managers(rows) == {"Ana Ruiz": None}
    assert rows.findings == ()


def test_two_people_with_one_name_stay_two_and_a_manager_of_that_name_is_not_guessed() -> None:
    rows = taken(f"{HEADS}\nE1\tAna Ruiz\t\t\t\t\t\t\nE2\tAna Ruiz\t\t\t\t\t\t\nE3\tBo Lind\tAna Ruiz\t\t\t\t\t")
    assert len(rows.people) == 3
    assert managers(rows)["Bo Lind"] is None
    assert rows.findings == (
        "A2 and A3: 2 people are called Ana Ruiz; they are told apart by id.",
        "A4: 2 people are called Ana Ruiz, who manages Bo Lind; an id would tell.",
    )


def test_one_person_with_two_ids_is_a_finding_and_the_first_counts() -> None:
    rows = taken("Id\tName\tE-mail\nE1\tAna Ruiz\tana@example.org\nE9\tAna Ruiz\tANA@example.org")
    assert [one.key for one in rows.people] == ["E1"]
    assert rows.findings == ("A3: Ana Ruiz has two ids, E1 (A2) and E9; the first counts.",)


def test_an_end_in_the_year_9999_is_no_end() -> None:
    rows = taken(f"{HEADS}\nE1\tAna Ruiz\t\t\t\t2020-01-31\t9999-12-31\t\nE2\tBo Lind\t\t\t\t\t31.03.2026\t")
    assert [(one.left_on, one.is_open) for one in rows.people] == [(None, True), (date(2026, 3, 31), False)]


def test_the_order_of_day_and_month_is_that_of_the_whole_column() -> None:
    rows = taken("Name\tHire date\nAna Ruiz\t03/04/2020\nBo Lind\t12/31/2021")
    assert [one.hired_on for one in rows.people] == [date(2020, 3, 4), date(2021, 12, 31)]
    either = propose_roster(book_of_text("Name\tHire date\nAna Ruiz\t03/04/2020"))
    assert "The days may be read either way; they are read with the day before the month." in either.remarks


@pytest.mark.parametrize(
    "text", ["2020-02-01", "1.2.2020", "01/02/2020", "1 Feb 2020", "Feb 1, 2020", "01-FEB-20", "20200201", "2020/2/1"]
)
def test_days_are_read_in_every_usual_form(text: str) -> None:
    assert day_of(text, day_first=True) == date(2020, 2, 1)


def test_a_number_of_a_spreadsheet_is_its_day() -> None:
    assert day_of(43862, day_first=True) == date(2020, 2, 1)


def test_a_cell_that_is_no_day_is_refused_by_its_address() -> None:
    rows = taken(f"{HEADS}\nE1\tAna Ruiz\t\t\t\tsoon\t\t250")
    assert [(one.address, one.reason) for one in rows.refused] == [
        ("F2", "“soon” is no day."),
        ("H2", "“250” is no share of full time from 1 to 100 percent."),
    ]


def test_full_time_is_read_as_share_or_percent() -> None:
    assert [one.fte_percent for one in taken("Name\tFTE\nAna Ruiz\t0,8\nBo Lind\t1").people] == [80, 100]
    assert [one.fte_percent for one in taken("Name\tFTE\nAna Ruiz\t80\nBo Lind\t100%").people] == [80, 100]
    with pytest.raises(ValueError, match="0"):
        percent_of(0, are_shares=False)


def test_people_known_already_are_found() -> None:
    rows = taken("Id\tName\nana-ruiz\tA. Ruiz\n\tLind, Bo\n\tNew One", Organization.of(*small_organization()))
    assert [one.person_id for one in rows.people] == [1, 2, None]


def test_a_mapping_of_a_roster_kept_as_text_reads_the_same_and_goes_first() -> None:
    book = book_of_text("Name\tSite office\tHome base\nAna Ruiz\tA\tB")
    found = propose_roster(book)
    changed = found.mapping.with_field(2, "location")
    assert RosterMapping.from_json(changed.to_json()) == changed
    again = propose_roster(book, remembered={found.layout: changed.to_json()})
    assert again.is_remembered
    assert again.mapping.fields == ((0, "name"), (2, "location"))


def test_a_damaged_kept_mapping_of_a_roster_is_said_and_not_used() -> None:
    book = book_of_text("Name\tUnit\nAna Ruiz\tSales")
    found = propose_roster(book, remembered={propose_roster(book).layout: "[]"})
    assert not found.is_remembered
    assert found.remarks[-1].endswith("is damaged; it is not used.")


def test_a_sheet_that_names_nobody_is_refused() -> None:
    with pytest.raises(RefusedInput, match="has no row of heads that names people"):
        propose_roster(book_of_text("Item\tCost\nchair 1\t12"))


@pytest.mark.parametrize("head", ["Leaves", "Leaves on", "Leaving date", "Left"])
def test_the_day_somebody_leaves_is_known_by_its_head(head: str) -> None:
    book = book_of_text(f"Id\tName\t{head}\nE1\tAna Ruiz\t2027-03-31\nE2\tBo Lind\t2027-04-30\n")
    assert propose_roster(book).mapping.column("left") == 2
