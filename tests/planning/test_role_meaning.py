"""What statements say beyond their words; and nothing where the words do not say it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgwright.planning.role_meaning import (
    Authority,
    Milestone,
    authority,
    cadence,
    milestone,
    necessity,
    ticked,
    variant_applies,
    who_and_what,
    with_tick,
    years,
)

PROFILE = {"size": "mid-size", "industry": "b2b-saas", "regulated": "no", "model": "product-led", "geography": ""}


@pytest.mark.parametrize(
    ("heading", "text", "often"),
    [
        ("Daily activities", "Reads the plan.", "daily"),
        ("Monthly or quarterly activities", "Reads the plan.", "monthly or quarterly"),
        ("Monthly or quarterly activities", "Quarterly review of the plan.", "quarterly"),
        ("Daily activities", "Prepares the weekly report.", "daily"),
        ("Recurring meetings", "Design review (weekly/biweekly)", "weekly or every two weeks"),
        ("Recurring meetings", "Launch review (as needed)", "when needed"),
        ("Recurring meetings", "Planning", ""),
        ("Incident, escalation or emergency work", "Rolls back.", "when needed"),
        ("", "Reads.", ""),
    ],
)
def test_the_heading_says_how_often_unless_the_activity_is_more_exact(heading: str, text: str, often: str) -> None:
    assert cadence(heading, text) == often


@pytest.mark.parametrize("text", ["Runbooks", "[x] Runbooks", "[ ] Runbooks", "[X]  Runbooks"])
def test_a_deliverable_is_ticked_by_a_mark_before_its_words(text: str) -> None:
    assert ticked(text) == (text[:2] in ("[x", "[X"), "Runbooks")
    assert with_tick(text, is_in_place=True) == "[x] Runbooks"
    assert with_tick(with_tick(text, is_in_place=True), is_in_place=False) == "Runbooks"


def test_brackets_that_are_no_mark_are_words() -> None:
    assert ticked("[xy] Runbooks") == (False, "[xy] Runbooks")
    assert ticked("[x]") == (False, "[x]")


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("30-day goals (onboarding)", date(2026, 3, 2)),
        ("First 90 days", date(2026, 5, 1)),
        ("Ninety days", date(2026, 5, 1)),
        ("6-month milestones", date(2026, 7, 31)),
        ("One month", date(2026, 2, 28)),
        ("12-month objectives", date(2027, 1, 31)),
        ("First quarter", date(2026, 4, 30)),
    ],
)
def test_goals_are_due_so_long_after_the_start(heading: str, due: date) -> None:
    found = milestone(heading)
    assert found is not None
    assert found.due_on(date(2026, 1, 31)) == due


@pytest.mark.parametrize("heading", ["Long-term impact goals (beyond 12 months)", "Role success definition", ""])
def test_goals_without_a_day_have_no_milestone(heading: str) -> None:
    assert milestone(heading) is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60), st.integers(0, 400))
def test_a_later_milestone_is_never_due_earlier(start: date, months: int, days: int) -> None:
    due = Milestone(months, days).due_on(start)
    assert start <= due <= Milestone(months + 1, days).due_on(start)


def test_who_stands_before_the_colon() -> None:
    assert who_and_what("Finance (budget): agrees on the cost") == ("Finance (budget)", "agrees on the cost")
    assert who_and_what("Vendors — contracts") == ("Vendors", "contracts")
    assert who_and_what("Sales, Marketing") == ("Sales, Marketing", "")


@pytest.mark.parametrize(
    ("heading", "text", "approvers"),
    [
        ("Can decide independently", "Names of branches", {Authority.ALONE}),
        ("Requires team approval", "New libraries", {Authority.TEAM}),
        ("Requires manager approval", "Overtime", {Authority.MANAGER}),
        (
            "Requires manager/director/executive approval",
            "Contracts",
            {Authority.MANAGER, Authority.DIRECTOR, Authority.EXECUTIVE},
        ),
        ("Budget, vendor and hiring authority", "Budget: proposes; final approval by Director/VP", None),
        ("Budget, vendor and hiring authority", "Hiring: final decision of the hiring manager", {Authority.MANAGER}),
        ("Budget, vendor and hiring authority", "Vendor: recommends", set()),
        ("", "It depends.", set()),
    ],
)
def test_the_heading_or_the_words_say_whose_approval(heading: str, text: str, approvers: set[Authority] | None) -> None:
    expected = {Authority.DIRECTOR, Authority.EXECUTIVE} if approvers is None else approvers
    assert authority(heading, text) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("8–12+ years in all, with 3-6 years at sea", ["8–12+ years", "3–6 years"]),
        ("At least 5 years", ["5 years"]),
        ("5+ years", ["5+ years"]),
        ("2 or more years, or 3 years or more", ["2+ years", "3+ years"]),
        ("6 to 10 yrs", ["6–10 years"]),
        ("Long enough", []),
    ],
)
def test_years_of_experience_are_read_as_spans(text: str, spans: list[str]) -> None:
    assert [str(one) for one in years(text)] == spans


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cloud certificate — Optional", "optional"),
        ("Helmsman — Optional / Context-specific", "optional or context-specific"),
        ("A licence is required", "required"),
        ("A degree is helpful, but not required", "not required"),
        ("Certificates are rarely required", "not required"),
        ("A diploma", ""),
    ],
)
def test_a_certificate_is_as_necessary_as_its_line_says(text: str, word: str) -> None:
    assert necessity(text) == word


@pytest.mark.parametrize(
    ("heading", "text", "applies"),
    [
        ("By company size", "Mid-size scale-up: owns both.", True),
        ("By company size", "Large enterprise (2000+): one part of it.", False),
        ("Startup vs enterprise", "Startup: everything.", False),
        ("By industry", "B2B SaaS: tenants first.", True),
        ("By industry", "Consumer SaaS: scale first.", False),
        ("Product-led vs service-led company", "Product-led: at scale.", True),
        ("Product-led vs service-led company", "Service-led / consulting-heavy: by hand.", False),
        ("Regulated vs non-regulated", "Regulated: audits.", False),
        ("Regulated vs non-regulated", "Non-regulated: speed.", True),
        ("By geography", "EU: residency of data.", None),
        ("By geography", "Much stays the same. What differs:\n– the law", None),
        ("By company size", "It depends on many things.", None),
        ("", "Startup: everything.", None),
    ],
)
def test_the_profile_picks_the_variants_that_apply(heading: str, text: str, applies: bool | None) -> None:
    assert variant_applies(heading, text, PROFILE) is applies


def test_an_empty_profile_picks_none() -> None:
    assert variant_applies("By company size", "Startup: everything.", {}) is None


@given(st.text(max_size=60), st.text(max_size=120))
def test_any_words_have_a_meaning_or_none(heading: str, text: str) -> None:
    assert isinstance(cadence(heading, text), str)
    assert isinstance(authority(heading, text), frozenset)
    assert isinstance(necessity(text), str)
    assert variant_applies(heading, text, PROFILE) in (True, False, None)
    assert all(one.high is None or one.low <= one.high for one in years(text))
    assert milestone(heading) is None or milestone(heading).due_on(date(2026, 1, 1)) >= date(2026, 1, 1)
