"""Titles of any trade are told from words that merely end like one."""

import pytest

from orgwright.exchange.blueprint.packed import is_title, packed_roles
from orgwright.exchange.blueprint.titles import ends_in_title


@pytest.mark.parametrize(
    "name",
    [
        "Charge Nurse",
        "Forklift Operator",
        "Accountant",
        "Site Supervisor",
        "Threat Hunter",
        "Director of Product",
        "Director, Customer Success",
        "Site Reliability Engineer II",
        "Senior SRE",
        "Service Designer",
        "Registered Nurse (ICU)",
    ],
)
def test_a_role_of_any_trade_ends_in_a_title(name):
    assert ends_in_title(name)
    assert is_title(name)


@pytest.mark.parametrize("words", ["Customer", "Data Center", "Power", "Staff Data", "Other", "HR", "Cloud Vendor"])
def test_words_that_only_end_like_a_doer_are_no_titles(words):
    assert not ends_in_title(words)


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("ML Engineer or Data Architect", ("ML Engineer", "Data Architect")),
        ("HR Generalist / HR Specialist", ("HR Generalist", "HR Specialist")),
        ("Financial Analyst; Accountant", ("Financial Analyst", "Accountant")),
        ("Warehouse Associate / Picker Team Lead", ("Warehouse Associate", "Picker Team Lead")),
        ("Senior Enterprise CSM / CS Team Lead", ("Senior Enterprise CSM", "CS Team Lead")),
        ("Customer / Partner Success Manager", ("Customer Manager", "Partner Success Manager")),
        ("Staff or Principal Data Engineer", ("Staff Data Engineer", "Principal Data Engineer")),
        ("Compensation and Benefits Specialist", ("Compensation and Benefits Specialist",)),
        ("Director, Customer Success", ("Director, Customer Success",)),
        ("Senior SOC Analyst (L3)", ("Senior SOC Analyst",)),
        ("Junior Nurse → Charge Nurse → Nurse Manager", ("Junior Nurse", "Charge Nurse", "Nurse Manager")),
    ],
)
def test_lines_of_other_trades_are_unpacked(line, roles):
    assert packed_roles(line) == roles
