from datetime import date, timedelta

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.gui.progression import pace_model as model
from orgwright.gui.progression.pace_model import PaceRow
from orgwright.gui.widgets.columns import Group
from orgwright.planning.organization import Organization
from orgwright.planning.policy import Policy
from orgwright.records import Assessment, OrganizationFacts, Person, Record, Skill, SkillKind

FIRST = date(2024, 1, 1)


def seen(needed: int) -> Organization:
    """Two rise from 1 to 2, one from 2 to 3."""
    records: list[Record] = [
        OrganizationFacts(
            id=1, name="Example", planning_date=date(2026, 1, 1), policy=f'{{"minimum_observations":{needed}}}'
        ),
        Skill(id=1, name="Python"),
    ]
    for number, level in enumerate((1, 1, 2), 1):
        records.append(Person(id=number, key=f"p{number}", name=f"Person {number}"))
        for step in (0, 1):
            on = FIRST + timedelta(days=100 * step)
            records.append(Assessment(person_id=number, skill_id=1, level=level + step, assessed_on=on))
    return Organization.of(*records)


def paces(organization: Organization) -> list[PaceRow]:
    return [row for row in model.pace_rows(organization) if isinstance(row, PaceRow)]


def test_every_kind_has_its_band_and_a_row_for_any_and_each_level() -> None:
    rows = model.pace_rows(Organization.of(*small_organization()))

    assert [row.title for row in rows if isinstance(row, Group)] == ["Technical", "Soft", "Tool", "Domain"]
    assert [row.level for row in rows if isinstance(row, PaceRow)][:6] == [
        "Any level",
        "0 to 1",
        "1 to 2",
        "2 to 3",
        "3 to 4",
        "4 to 5",
    ]


def test_each_row_says_where_its_months_come_from() -> None:
    assert [row.source for row in paces(seen(2))][:4] == [
        "observed, all levels",
        "all levels of the kind",
        "observed at this level",
        "all levels of the kind",
    ]
    first, policy = paces(seen(20))[0], paces(seen(20))[2]
    assert (first.source, first.is_policy) == ("policy, 3 of 20 rises", True)
    assert policy.source == "policy, 2 of 20 rises"


def test_the_page_says_how_many_levels_have_a_pace_of_their_own() -> None:
    assert model.lead(seen(20)) == "Nowhere were 20 rises observed yet, so the months of every level are by policy."
    assert model.lead(seen(2)) == (
        "1 of 20 levels have a pace of their own, from 2 rises on, 4 take that of their kind, 15 the policy."
    )


def test_the_curve_shown_first_is_of_the_level_with_most_rises() -> None:
    picture = seen(2)

    assert model.first_asked(model.pace_rows(picture)) == (SkillKind.TECHNICAL, 1)
    assert model.curve_words(model.curve_of(picture, (SkillKind.TECHNICAL, 1))) == (
        "technical 1 to 2: half after 3 months"
    )
    assert model.curve_words(model.curve_of(picture, (SkillKind.SOFT, None))) == "soft any level: nobody was seen twice"


@pytest.mark.parametrize(("text", "thousandths"), [("4.5", 4500), ("4,5", 4500), ("7", 7000), ("", 3000)])
def test_months_by_policy_are_typed_as_plain_numbers_and_nothing_is_the_default(text: str, thousandths: int) -> None:
    before = model.changed_policy(Policy(), model.MONTHS, "tool", "8")

    assert before.months_per_level["tool"] == 8000
    assert model.changed_policy(before, model.MONTHS, "tool", text).months_per_level["tool"] == thousandths


@pytest.mark.parametrize("text", ["soon", "nan", "inf", "-2", "1e3"])
def test_what_is_no_number_of_months_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(RefusedInput, match=r"months_per_level\.tool"):
        model.changed_policy(Policy(), model.MONTHS, "tool", text)


def test_the_rises_needed_are_one_number_with_a_default() -> None:
    changed = model.changed_policy(Policy(), "minimum_observations", None, "5")

    assert changed.minimum_observations == 5
    assert model.changed_policy(changed, "minimum_observations", None, " ").minimum_observations == 20
    assert model.policy_text(changed, "minimum_observations", None) == "5"
    assert model.policy_text(changed, model.MONTHS, "soft") == "9"
