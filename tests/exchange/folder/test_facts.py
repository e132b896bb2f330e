import json
from datetime import date
from pathlib import Path

import pytest

from orgwright.errors import RefusedInput
from orgwright.exchange.folder.facts import facts_text, read_facts
from orgwright.planning.policy import Policy, policy_from_store, policy_to_store
from orgwright.records import OrganizationFacts

WHOLE = """\
name = "Ruiz & \\"Sons\\" \\u007F"
currency = "CHF"
fiscal_year_start_month = 4
planning_date = 2026-11-20

[profile]
size = "enterprise"
industry = ""
regulated = "yes"
model = ""
geography = ""

[policy]
precedence = ["manager", "certificate", "peer", "self"]
tier_weights = { advanced = 0.75 }
level_by_policy = { Fellow = 5, "Vice President" = 4 }
on_cost = 0.21
hiring_cost = 1200000
"""


def read(folder: Path, text: str) -> tuple[OrganizationFacts, tuple[str, ...]]:
    (folder / "organization.toml").write_text(text, encoding="utf-8")
    return read_facts(folder)


def test_everything_in_the_file_is_read(tmp_path: Path) -> None:
    facts, reports = read(tmp_path, WHOLE)
    assert (facts.name, facts.currency, facts.fiscal_year_start_month) == ('Ruiz & "Sons" \x7f', "CHF", 4)
    assert (facts.planning_date, facts.size, facts.regulated) == (date(2026, 11, 20), "enterprise", "yes")
    policy = policy_from_store(facts.policy)
    assert (policy.on_cost, policy.hiring_cost, policy.precedence[0]) == (210, 1_200_000, "manager")
    assert (policy.tier_weights["advanced"], policy.tier_weights["must-have"]) == (750, 1000)
    assert reports == ()


def test_the_file_is_written_as_it_was_read(tmp_path: Path) -> None:
    assert facts_text(read(tmp_path, WHOLE)[0]) == WHOLE


def test_the_sections_are_written_when_they_are_empty() -> None:
    facts = OrganizationFacts(id=1, name="New", policy=policy_to_store(Policy()))
    assert facts_text(facts).endswith(
        '\n\n[profile]\nsize = ""\nindustry = ""\nregulated = ""\nmodel = ""\ngeography = ""\n\n[policy]\n'
    )
    assert "planning_date" not in facts_text(facts)


def test_what_is_missing_takes_its_default(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, 'name = "N"\nplanning_date = "2026-01-31"\n[profile]\nregulated = true\n')
    assert (facts.currency, facts.planning_date, facts.regulated) == ("EUR", date(2026, 1, 31), "yes")
    assert json.loads(facts.policy) == {}


def test_unknown_keys_are_reported_and_kept_out(tmp_path: Path) -> None:
    _, reports = read(tmp_path, 'name = "N"\nmotto = "On"\n[profile]\nshape = "round"\n')
    assert [report.split()[5] for report in reports] == ["motto,", "profile.shape,"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name = ", "organization.toml is not valid TOML"),
        ('name = ""\n', "organization.toml, name: it is empty."),
        ("currency = 'EUR'\n", "organization.toml, name: it is empty."),
        ('name = "N"\ncurrency = "Euro"\n', "currency: it is longer than 3 characters."),
        ('name = "N"\nfiscal_year_start_month = 13\n', "fiscal_year_start_month: 13 is above 12."),
        ('name = "N"\nplanning_date = "soon"\n', "planning_date: “soon” is not a day written as YYYY-MM-DD."),
        ('name = "N"\nprofile = "big"\n', "profile: it must be a section of its own."),
        ('name = "N"\n[profile]\nsize = 5\n', "profile.size: “5” is not a text."),
        ('name = "N"\n[policy]\nreadyat = 1\n', "section policy: There is no policy named “readyat”"),
        ('name = "N"\n[policy]\nready_at = "much"\n', "The policy “ready_at” must be a number"),
    ],
)
def test_what_cannot_be_taken_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        read(tmp_path, text)
    assert sentence in str(refused.value)
