"""Target texts of KPIs become a figure, a unit and a side, or nothing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.kpi_target import Change, Direction, NumericTarget, numeric_target

LEVELS = {
    # comparisons before and after the figure
    "p95 < 200–500ms": ("at most", "200", "500", "ms"),
    "≥ 4/5": ("at least", "4", "4", "/5"),
    ">= 99%": ("at least", "99", "99", "%"),
    "<=3d": ("at most", "3", "3", "days"),
    "AUC > 0.85": ("at least", "0.85", "0.85", ""),
    "F1 ≥ .9": ("at least", "0.9", "0.9", ""),
    "NPS > +40": ("at least", "40", "40", ""),
    "at least 3 per quarter": ("at least", "3", "3", "per quarter"),
    "no more than 2 Sev1 incidents per quarter": ("at most", "2", "2", "per quarter"),
    "no less than 95 percent": ("at least", "95", "95", "%"),
    "never below 98 per cent": ("at least", "98", "98", "%"),
    "not to exceed 5": ("at most", "5", "5", ""),
    "At or above 95%": ("at least", "95", "95", "%"),
    "minimum of 5": ("at least", "5", "5", ""),
    "min 2": ("at least", "2", "2", ""),
    "24 hours max": ("at most", "24", "24", "hours"),
    "5 or more": ("at least", "5", "5", ""),
    "5 or fewer": ("at most", "5", "5", ""),
    "€1,250 or less per seat": ("at most", "1250", "1250", "€ per seat"),
    "up to 5%": ("at most", "5", "5", "%"),
    "sub-200ms": ("at most", "200", "200", "ms"),
    "Decision within 1 business day": ("at most", "1", "1", "business days"),
    "Within 5–10% of plan": ("at most", "5", "10", "%"),
    "≤ ~5 days": ("at most", "5", "5", "days"),
    "exactly 12": ("equal", "12", "12", ""),
    "Between 5 and 10 days": ("within", "5", "10", "days"),
    "between about 5 and 10 days": ("within", "5", "10", "days"),
    "from 2 to 6 releases a month": ("within", "2", "6", "per month"),
    "±5% of forecast": ("within", "-5", "5", "%"),
    "plus or minus 2 days": ("within", "-2", "2", "days"),
    "variance <±3%": ("within", "-3", "3", "%"),
    "Costs ±3% growth plan": ("within", "-3", "3", "%"),
    # a plus is "or more"
    "99.9%+": ("at least", "99.9", "99.9", "%"),
    "4+ / 5 average": ("at least", "4", "4", "/5"),
    ">= 4.0/5.0": ("at least", "4", "4", "/5"),
    "4.2/5+": ("at least", "4.2", "4.2", "/5"),
    "10+/month": ("at least", "10", "10", "per month"),
    "eNPS 40+": ("at least", "40", "40", ""),
    # numbers as people write them
    "< 1.5 million": ("at most", "1500000", "1500000", ""),
    "1M+ users": ("at least", "1000000", "1000000", ""),
    "< 1k errors per day": ("at most", "1000", "1000", "per day"),
    "≥ 10 000 users": ("at least", "10000", "10000", ""),
    "< 0,5 %": ("at most", "0.5", "0.5", "%"),
    "at least one per month": ("at least", "1", "1", "per month"),
    "at most 2 to 3 a week": ("at most", "2", "3", "per week"),
    "< 30 seconds – 2 minutes": ("at most", "30", "120", "seconds"),
    # units and what is counted
    "under $0.02 per request": ("at most", "0.02", "0.02", "$ per request"),
    "<$0.01/request": ("at most", "0.01", "0.01", "$ per request"),
    "≤ USD 5,000 per fiscal year": ("at most", "5000", "5000", "USD per year"),
    "≤ 3 EUR per 1k requests": ("at most", "3", "3", "EUR per 1k requests"),
    "> 3:1": ("at least", "3", "3", ":1"),
    "≥ 3x pipeline": ("at least", "3", "3", "×"),
    "≥ 1.5 FTE": ("at least", "1.5", "1.5", "FTE"),
    "< 5 bps": ("at most", "5", "5", "bps"),
    "> 50 TPS": ("at least", "50", "50", "requests per second"),
    # the good side without a comparison: nothing and all, a movement, what is measured
    "0 critical findings": ("at most", "0", "0", ""),
    "Zero data loss": ("at most", "0", "0", ""),
    "100% of tier-1 services": ("at least", "100", "100", "%"),
    "from 30 to 15 days": ("at most", "15", "15", "days"),
    "MTTR: 4h -> 1h": ("at most", "1", "1", "hours"),
    "Increase coverage from 60% to 80%": ("at least", "80", "80", "%"),
    "Reduce 15% → 5%": ("at most", "5", "5", "%"),
    "Improve from 3.8 to 4.3": ("at least", "4.3", "4.3", ""),
    "Reduce to 3 days": ("at most", "3", "3", "days"),
    "Reduce churn to below 5%": ("at most", "5", "5", "%"),
    "90% on-time delivery": ("at least", "90", "90", "%"),
    "95% within 2 business days": ("at least", "95", "95", "%"),
    "95% of errors fixed within 2 days": ("at least", "95", "95", "%"),
    "95% of calls under 500ms": ("at least", "95", "95", "%"),
    "99.9% or better": ("at least", "99.9", "99.9", "%"),
    "4/5 or better": ("at least", "4", "4", "/5"),
    "5% churn": ("at most", "5", "5", "%"),
    "48h SLA": ("at most", "48", "48", "hours"),
    "Solved in 5 days": ("at most", "5", "5", "days"),
    # a time frame gives way to the figure proper; of several targets the first is taken
    "80%+ adoption within 6 months": ("at least", "80", "80", "%"),
    "In 6 months, ≥ 70%": ("at least", "70", "70", "%"),
    "90-day retention ≥ 85%": ("at least", "85", "85", "%"),
    "Sev1 under 15 min, Sev2 under 4 h": ("at most", "15", "15", "minutes"),
}

SIDE_NOT_SAID = {
    "2–4 per quarter": ("within", "2", "4", "per quarter"),
    "80–90%": ("within", "80", "90", "%"),
    "€5-10k": ("within", "5000", "10000", "€"),
    "$50K–$150K a year": ("within", "50000", "150000", "$ per year"),
    "4.5 out of 5": ("equal", "4.5", "4.5", "/5"),
    "NPS +30": ("equal", "30", "30", ""),
    "about 5 days": ("equal", "5", "5", "days"),
    "two audits a year": ("equal", "2", "2", "per year"),
    "2 posts monthly": ("equal", "2", "2", "per month"),
    "every 2 weeks": ("equal", "2", "2", "weeks"),
    "2% or better": ("equal", "2", "2", "%"),
}

CHANGES = {
    "+10–25% QoQ": ("rise", "10", "25", "%", "quarter"),
    "10–20% reduction YoY": ("fall", "10", "20", "%", "year"),
    "-5% MoM": ("fall", "5", "5", "%", "month"),
    "-10% to -20%": ("fall", "10", "20", "%", ""),
    "−2 pp": ("fall", "2", "2", "pp", ""),
    "+5 to +10 NPS points": ("rise", "5", "10", "points", ""),
    "Reduce by 20% in 2 quarters": ("fall", "20", "20", "%", ""),
    "Reduce tickets by 15 per month": ("fall", "15", "15", "", "month"),
    "Grow revenue 10%": ("rise", "10", "10", "%", ""),
    "Cycle time down 20% by Q4": ("fall", "20", "20", "%", ""),
    "Increase by at least 15% year-over-year": ("rise", "15", "15", "%", "year"),
    "at least a 20% reduction": ("fall", "20", "20", "%", ""),
    "20 % fewer incidents": ("fall", "20", "20", "%", ""),
    "Improve by 10%": ("improve", "10", "10", "%", ""),
    "↓ 20% a year": ("fall", "20", "20", "%", "year"),
    "Errors ↑10%": ("rise", "10", "10", "%", ""),
    "10% month-over-month growth": ("rise", "10", "10", "%", "month"),
    "2x faster": ("improve", "2", "2", "×", ""),
    "5% quarter over quarter": ("change", "5", "5", "%", "quarter"),
}

NO_TARGET = [
    "",
    "Trend agreed per product",
    "reduce by X%",
    "near zero",
    "Trending to 0",
    "zero-trust adopted",
    "24x7 support",
    "24/7",
    "Q3 launch",
    "by 2026",
    "ISO 27001 certified",
    "SOC 2 passed",
    "p95 tracked",
    "v2.1 in use",
    "10:30",
    "1.2.3",
    "10^6",
    "1 in 10",
    "more than 1/3 of teams",
    "4/5 of teams",
    "Level 3 maturity",
    "Top 10%",
    "90th percentile",
    "3 nines",
    "One of the best",
    "5m",
    "11/5",
    "1:1",
    "in 3 regions",
    "over 12 months",
    "Within the first 90 days",
    "4-week cadence",
]


def figure(text: str) -> NumericTarget:
    found = numeric_target(text)
    assert found is not None
    return found


def told(target: NumericTarget) -> tuple[str, Decimal, Decimal, str]:
    return target.direction.value, target.low, target.high, target.unit


def as_numbers(side: str, low: str, high: str, unit: str) -> tuple[str, Decimal, Decimal, str]:
    return side, Decimal(low), Decimal(high), unit


@pytest.mark.parametrize(("text", "expected"), LEVELS.items())
def test_a_level_is_read_with_its_side_its_figure_and_its_unit(text, expected):
    found = figure(text)
    assert (told(found), found.change, found.is_side_said) == (as_numbers(*expected), None, True)


@pytest.mark.parametrize(("text", "expected"), SIDE_NOT_SAID.items())
def test_a_figure_without_a_side_is_read_and_says_that_the_side_is_missing(text, expected):
    found = figure(text)
    assert (told(found), found.change, found.is_side_said) == (as_numbers(*expected), None, False)


@pytest.mark.parametrize(("text", "expected"), CHANGES.items())
def test_a_change_is_told_from_a_level_and_keeps_the_period_it_refers_to(text, expected):
    change, low, high, unit, period = expected
    found = figure(text)
    assert (found.change, found.period) == (Change(change), period)
    assert told(found) == as_numbers("at least", low, high, unit)


@pytest.mark.parametrize("text", NO_TARGET)
def test_names_frames_and_words_are_no_target(text):
    assert numeric_target(text) is None


@pytest.mark.parametrize("text", ["1 " * 9000 + "per day", "5-" * 9000, "1 000" * 9000, "9" * 9000, "in 3 of 4 " * 900])
def test_a_long_tangle_of_digits_is_read_or_refused_too(text):
    target = numeric_target(text)
    assert target is None or target.high < 10**28


def test_a_limit_on_a_change_keeps_its_side():
    found = figure("Reduce headcount by at most 5%")
    assert (found.direction, found.change) == (Direction.AT_MOST, Change.FALL)


@pytest.mark.parametrize(
    ("text", "is_strict"),
    [("< 5", True), ("more than 5", True), ("under 5", True), ("≤ 5", False), ("at least 5", False), ("5+", False)],
)
def test_only_below_and_above_leave_the_bound_itself_out(text, is_strict):
    assert figure(text).is_strict is is_strict


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Keep p95 < 200–500ms (varies)", "< 200–500ms"),
        ("Lift of +10–25% QoQ in one segment", "+10–25% QoQ"),
        ("at most 3 reworked parts per week, please", "at most 3 reworked parts per week"),
        ("Errors: 5 or fewer", "5 or fewer"),
        ("score 4.2/5+ in the survey", "4.2/5+"),
    ],
)
def test_the_span_covers_the_words_that_make_the_target(text, part):
    begins, ends = figure(text).text_span
    assert text[begins:ends] == part


@pytest.mark.parametrize(
    ("text", "met", "missed", "open_"),
    [
        ("≤ 200 ms", ["200", "0"], ["200.1"], []),
        ("< 200 ms", ["199.9"], ["200", "201"], []),
        ("> 90–95%", ["95.1", "100"], ["90", "12"], ["90.1", "95"]),
        ("at least 90–95%", ["95"], ["89.9"], ["90", "94.9"]),
        ("< 200–500ms", ["199"], ["500"], ["200", "499"]),
        ("between 5 and 10 days", ["5", "10"], ["4.9", "11"], []),
        ("±5%", ["-5", "0", "5"], ["-5.1", "6"], []),
        ("exactly 12", ["12"], ["11", "13"], []),
        ("80–90%", ["80", "85"], [], ["79", "91"]),
        ("+10% QoQ", [], [], ["0", "10", "50"]),
        ("≥ 4/5", ["4", "5"], ["3.9"], ["NaN", "Infinity"]),
    ],
)
def test_a_reading_meets_misses_or_stays_open_where_the_text_cannot_tell(text, met, missed, open_):
    target = figure(text)
    for readings, answer in ((met, True), (missed, False), (open_, None)):
        assert [target.is_met(Decimal(one)) for one in readings] == [answer] * len(readings)


NUMBERS = st.decimals(min_value=1, max_value=9999, places=1).map(str)
WORDS = st.sampled_from(
    (
        "<", "≥", "at least", "up to", "±", "+", "-", "–", "to", "and", "between", "from", "%", "ms", "days",
        "/5", "$", "€", "k", "M", "QoQ", "per", "a", "month", "/", "reduce", "by", "growth", "in", "or more",
        "the first", "zero", "one", "2026", "p95", "(", ")", ";", ".", ",", "→", "->", "churn", "uptime", "SLA",
        "within", "over", ":1", "5m", "\n"
    )
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS | NUMBERS, max_size=12).flatmap(lambda parts: st.sampled_from(["".join(parts), " ".join(parts)])),
)


@settings(max_examples=120)
@given(TEXTS)
def test_any_text_is_read_or_refused_in_peace(text):
    target = numeric_target(text)
    if target is not None:
        begins, ends = target.text_span
        assert target.low <= target.high
        assert 0 <= begins < ends <= len(text)
        assert target.change is None or target.low >= 0
        assert target.is_side_said or target.direction in (Direction.WITHIN, Direction.EQUAL)
        assert not target.is_strict or target.direction in (Direction.AT_LEAST, Direction.AT_MOST)


@settings(max_examples=60)
@given(st.sampled_from([*LEVELS, *SIDE_NOT_SAID, *CHANGES]), st.sampled_from("-‐‑‒–—−"), st.sampled_from("   \n"))
def test_neither_the_kind_of_dash_nor_of_space_changes_the_target(text, dash, space):
    for one in "-–−":
        text = text.replace(one, dash)
    written = f"{space}{text.replace(' ', space)}{space * 2}"
    before, after = figure(text), figure(written)
    assert after.text_span == tuple(place + 1 for place in before.text_span)
    assert (told(after), after.change, after.period) == (told(before), before.change, before.period)


@settings(max_examples=60)
@given(st.sampled_from(["<", "≥", "at most", "between", "", "+", "reduce by"]), NUMBERS, NUMBERS, st.integers(0, 3))
def test_room_around_the_dash_and_the_unit_does_not_change_the_target(side, one, other, room):
    low, high = sorted((Decimal(one), Decimal(other)))
    gap = " " * room
    assert told(figure(f"{side} {low}{gap}–{gap}{high}{gap}%")) == told(figure(f"{side} {low}-{high}%"))


@settings(max_examples=100)
@given(st.sampled_from(sorted(LEVELS)), st.decimals(-10_000, 10_000, places=2), st.decimals(0, 1000, places=2))
def test_a_better_reading_is_never_judged_worse(text, reading, more):
    target = figure(text)
    rank = {False: 0, None: 1, True: 2}
    better = {Direction.AT_LEAST: reading + more, Direction.AT_MOST: reading - more}.get(target.direction, reading)
    assert rank[target.is_met(better)] >= rank[target.is_met(reading)]


@settings(max_examples=100)
@given(st.sampled_from(sorted({**LEVELS, **SIDE_NOT_SAID})))
def test_the_end_of_the_span_on_the_good_side_is_met_unless_the_bound_is_left_out(text):
    target = figure(text)
    end = target.low if target.direction is Direction.AT_MOST else target.high
    assert (target.is_met(end) is True) is not target.is_strict
