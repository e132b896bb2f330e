import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.explanations.profile_change import explained_shift
from orgwright.planning.organization import Organization
from orgwright.planning.person_coverage import person_coverage
from orgwright.planning.profile_change import (
    AskKind,
    Figures,
    ProfileChange,
    VariantChange,
    changed_fields,
    profile_change,
    profile_sentence,
    profile_words,
    under_profile,
)
from orgwright.records import OrganizationFacts, Record, Role, Statement, Unit
from pictures import DAY, asks, said, seated, skills

PROFILE = {"size": "startup", "regulated": "no"}


def clinic(*more: Record) -> Organization:
    """Two units of one person each; role 1 asks skill 2 only where regulated, role 2 asks nothing by context."""
    return Organization.of(
        OrganizationFacts(id=1, name="Clinic", planning_date=DAY, **PROFILE),
        Unit(id=1, name="Ward"),
        Unit(id=2, name="Desk"),
        Role(id=1, name="Nurse"),
        Role(id=2, name="Clerk"),
        *skills(3),
        asks(1, 1, 1, 4),
        asks(2, 1, 2, 2, context="regulated=yes"),
        asks(3, 2, 1, 3),
        *seated(1, 1, 1),
        *seated(2, 2, 2),
        said(1, 1, 4),
        said(2, 1, 3),
        *more,
    )


def of_asks(change: ProfileChange) -> list[tuple[str, int, int]]:
    return [(one.kind.value, one.role_id, one.skill_id) for one in change.asks]


def test_the_coverage_of_a_unit_before_and_after_opens_to_its_people() -> None:
    change = profile_change(clinic(), {"regulated": "yes"})
    shown = explained_shift(change, None)
    assert shown is not None
    assert shown.title == "100 % → 75–100 %"
    assert [row.values for row in shown.rows] == [("Person 1", 1.0, 1.0, 0.5, 1.0), ("Person 2", 1.0, 1.0, 1.0, 1.0)]
    assert [(one.name, one.value, one.numbers) for one in shown.results] == [
        ("low now", 1.0, "2 / 2"),
        ("high now", 1.0, "2 / 2"),
        ("low then", 0.75, "1.5 / 2"),
        ("high then", 1.0, "2 / 2"),
    ]
    assert explained_shift(change, 2) is None


def test_a_requirement_that_begins_to_apply_moves_the_people_of_its_role_alone() -> None:
    change = profile_change(clinic(), {"regulated": "yes"})
    assert of_asks(change) == [("begins", 1, 2)]
    assert change.changed == {"regulated": ("no", "yes")}
    (one,) = change.people
    assert (one.person_id, one.before, one.after) == (1, Figures(1.0, 1.0, "held"), Figures(0.5, 1.0, "unknown"))
    assert change.other_gates == (one,)


def test_units_with_people_of_such_roles_are_shown_before_and_after_the_whole_first() -> None:
    change = profile_change(clinic(), {"regulated": "yes"})
    assert [(one.unit_id, one.people, one.before.low, one.after.low) for one in change.units] == [
        (None, 1, 1.0, 0.75),
        (1, 1, 1.0, 0.5),
    ]
    assert [(one.before.gate, one.after.gate) for one in change.units] == [("2 of 2", "1 of 2"), ("1 of 1", "0 of 1")]


def test_going_back_shows_the_requirement_stopping() -> None:
    regulated = under_profile(clinic(), {"regulated": "yes"})
    change = profile_change(regulated, {"regulated": "no"})
    assert of_asks(change) == [("stops", 1, 2)]
    assert change.units[0].after.low == 1.0


def test_a_field_left_empty_lets_every_condition_hold() -> None:
    assert of_asks(profile_change(clinic(), {"regulated": ""})) == [("begins", 1, 2)]


def test_a_skill_asked_anyway_and_higher_in_context_changes_its_level() -> None:
    twice = clinic(asks(4, 1, 1, 5, context="size=enterprise"))
    (one,) = profile_change(twice, {"size": "enterprise"}).asks
    assert (one.kind, one.before.level, one.after.level) == (AskKind.CHANGES, 4, 5)
    assert one.conditions == "size=enterprise"


def test_a_condition_that_stays_as_it_was_is_no_change() -> None:
    change = profile_change(clinic(), {"size": "enterprise"})
    assert (change.asks, change.people, change.role_ids) == ((), (), ())
    assert [one.unit_id for one in change.units] == [None]


def test_variants_of_roles_begin_and_cease_to_apply() -> None:
    rows = [
        Statement(id=1, role_id=1, section=17, heading="By company size", text="Startup: one does everything"),
        Statement(id=2, role_id=1, section=17, heading="By company size", text="Enterprise: a part of it"),
        Statement(id=3, role_id=2, section=17, heading="By industry", text="Finance: audits"),
        Statement(id=4, role_id=9, section=17, heading="By company size", text="Enterprise: of a role that is gone"),
    ]
    change = profile_change(clinic(), {"size": "enterprise"}, rows)
    assert change.variants == (
        VariantChange(1, "By company size", "Startup: one does everything", True, False),
        VariantChange(1, "By company size", "Enterprise: a part of it", False, True),
    )


def test_an_unknown_field_of_the_profile_is_refused_by_name() -> None:
    with pytest.raises(RefusedInput, match="The profile has no colour"):
        profile_change(clinic(), {"colour": "red"})


def test_only_what_differs_counts_as_changed() -> None:
    assert changed_fields(clinic(), {"size": " startup ", "regulated": "yes", "model": ""}) == {"regulated": "yes"}


def test_the_words_of_conditions_are_known_by_field() -> None:
    words = profile_words(clinic(asks(4, 1, 3, context="size=Enterprise; regulated=yes; size=mid-size")))
    assert (words["size"], words["regulated"], words["industry"]) == (("Enterprise", "mid-size"), ("yes",), ())


def test_the_change_is_one_sentence() -> None:
    change = profile_change(clinic(), {"regulated": "yes", "industry": "health"})
    assert profile_sentence(list(change.changed.items())) == "industry: not said → health, regulated: no → yes"


contexts = st.sampled_from(
    (
        "",
        "regulated=yes",
        "regulated=no",
        "size=enterprise",
        "size=startup;size=enterprise",
        "size=enterprise;regulated=yes",
    )
)
profiles = st.fixed_dictionaries(
    {"size": st.sampled_from(("", "startup", "enterprise")), "regulated": st.sampled_from(("", "yes", "no"))}
)
demands = st.lists(
    st.tuples(
        st.integers(1, 2),
        st.integers(1, 3),
        st.integers(1, 5),
        st.sampled_from(("critical must-have", "optional emerging")),
        contexts,
    ),
    max_size=8,
)


def made(demand: list, profile: dict[str, str]) -> Organization:
    return Organization.of(
        OrganizationFacts(id=1, name="Any", planning_date=DAY, **profile),
        Unit(id=1, name="Top"),
        Unit(id=2, name="Below", parent_id=1),
        *(Role(id=number, name=f"Role {number}") for number in (1, 2)),
        *skills(3),
        *(
            asks(number, role, skill, level, words, context=context)
            for number, (role, skill, level, words, context) in enumerate(demand, 1)
        ),
        *seated(1, 1, 1),
        *seated(2, 2, 2),
        *seated(3, 1, 2),
        said(1, 1, 3),
        said(2, 2, 1),
        said(3, 3, 5),
    )


@settings(max_examples=60, deadline=None)
@given(demands, profiles, profiles)
def test_what_is_shown_beforehand_is_what_coverage_answers_afterwards(demand: list, old: dict, new: dict) -> None:
    before, after = made(demand, old), made(demand, new)
    change = profile_change(before, new)
    for one in change.units:
        covered = unit_coverage(after, one.unit_id)
        assert (one.after.low, one.after.high) == (pytest.approx(covered.role_low), pytest.approx(covered.role_high))
        covered = unit_coverage(before, one.unit_id)
        assert (one.before.low, one.before.high) == (pytest.approx(covered.role_low), pytest.approx(covered.role_high))
    for person in change.people:
        covered_one = person_coverage(after, person.person_id)
        assert person.after.low == (None if covered_one.low is None else pytest.approx(covered_one.low))


@settings(max_examples=60, deadline=None)
@given(demands, profiles, profiles)
def test_changing_the_profile_and_back_changes_nothing(demand: list, old: dict, new: dict) -> None:
    before = made(demand, old)
    there = profile_change(before, new)
    back = profile_change(there.picture, old)
    opposite = {AskKind.BEGINS: AskKind.STOPS, AskKind.STOPS: AskKind.BEGINS, AskKind.CHANGES: AskKind.CHANGES}
    assert [opposite[one.kind] for one in there.asks] == [one.kind for one in back.asks]
    assert [one.before for one in there.units] == [one.after for one in back.units]
