"""The sentences about mixes and limits."""

from dataclasses import replace
from datetime import date

from gap_organizations import gap_organization
from orgwright.planning.gap_mix import Mix, cheapest_mix
from orgwright.planning.gap_mix_limits import BindingLimit
from orgwright.planning.gap_mix_problem import Limit, LimitKind, MixLimits
from orgwright.planning.gap_mix_solver import MixStatus
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_offers import OfferKind, Offers
from orgwright.planning.gap_words import binding_words, conflict_words, listed, proof_words, taken_words
from orgwright.planning.gaps_to_close import gaps_to_close, outlook
from orgwright.planning.quarters import Quarters

QUARTERS = Quarters(date(2027, 1, 1), 4)
ORGANIZATION = gap_organization()


def offers(*kinds: OfferKind) -> Offers:
    days = outlook(ORGANIZATION, QUARTERS)
    return offers_for(ORGANIZATION, gaps_to_close(ORGANIZATION, None, days), days, kinds or tuple(OfferKind))


def said(kinds: tuple[OfferKind, ...], limits: MixLimits) -> tuple[str, ...]:
    found = offers(*kinds)
    return conflict_words(ORGANIZATION, found, cheapest_mix(found.problem, limits))


def test_two_limits_that_conflict_are_named_in_one_sentence() -> None:
    assert said((OfferKind.BORROW,), MixLimits((None, 0), (0, None, None, None))) == (
        "The headcount limit of Q1 2027 and the date of Skill 2 in Models cannot both be kept; "
        "giving up one of them is enough.",
    )


def test_three_limits_cannot_all_be_kept() -> None:
    (found,) = said((OfferKind.TRAIN, OfferKind.BORROW), MixLimits((2, 2), (100,) * 4, 100))
    assert "cannot" in found
    assert "the whole budget" in found.casefold()


def test_of_many_limits_of_a_kind_three_are_named_and_how_many_more() -> None:
    found = offers()
    many = replace(found, gaps=found.gaps * 9)
    dates = tuple(Limit(LimitKind.DATE, place) for place in range(17))
    fte = tuple(Limit(LimitKind.FTE, place) for place in range(2))
    mix = Mix(MixStatus.IMPOSSIBLE, (), None, None, None, (), (), 0.0, 0.0, (), (*dates, *fte))
    assert conflict_words(ORGANIZATION, many, mix) == (
        "The headcount limits of Q1 2027 and Q2 2027 and the dates of Skill 1 in Models, Skill 2 in Models, "
        "Skill 1 in Models and 14 more cannot all be kept; giving up one of them is enough.",
    )


def test_a_gap_that_nothing_closes_in_time_is_named_with_its_quarter() -> None:
    assert said((OfferKind.HIRE,), MixLimits((0, None))) == (
        "Nothing that is allowed closes Skill 1 in Models before Q2 2027.",
    )
    assert said((OfferKind.MOVE,), MixLimits((None, 3))) == (
        "Nothing that is allowed closes Skill 2 in Models by Q4 2027.",
    )


def test_a_mix_that_is_there_conflicts_with_nothing() -> None:
    assert said((), MixLimits((1, 1))) == ()


def test_what_is_taken_is_named_by_people_and_seats() -> None:
    found = offers()
    mix = cheapest_mix(found.problem, MixLimits((2, 2)))
    words = [taken_words(ORGANIZATION, found, one) for one in mix.taken]
    assert "Person 3 from Data, with the seat" in words or "Person 4 from Data, with the seat" in words
    borrowed = offers(OfferKind.BORROW)
    mix = cheapest_mix(borrowed.problem, MixLimits((2, None)))
    assert [taken_words(ORGANIZATION, borrowed, one) for one in mix.taken] == ["2 × Analyst to Q4 2027"]
    hired = offers(OfferKind.HIRE)
    mix = cheapest_mix(hired.problem, MixLimits((None, 2)))
    assert [taken_words(ORGANIZATION, hired, one) for one in mix.taken] == ["Engineer, into S-5"]


def test_what_a_looser_limit_saves_is_said_with_its_unit() -> None:
    found = offers()
    fte, both = Limit(LimitKind.FTE, 1), (Limit(LimitKind.FTE, 0), Limit(LimitKind.FTE, 1))
    assert (
        binding_words(ORGANIZATION, found, BindingLimit((fte,), 4_100_000, 4_100_000))
        == "One more FTE in Q2 2027 would save 41,000 EUR."
    )
    assert (
        binding_words(ORGANIZATION, found, BindingLimit(both, 4_100_000, 0))
        == "One more FTE in every quarter would save about 41,000 EUR."
    )
    assert (
        binding_words(ORGANIZATION, found, BindingLimit((Limit(LimitKind.DATE, 1),), 100, 100))
        == "One quarter more for Skill 2 in Models would save 1 EUR."
    )
    assert (
        binding_words(ORGANIZATION, found, BindingLimit((Limit(LimitKind.QUARTER_BUDGET, 0),), 100, 100))
        == "10,000 EUR more in Q1 2027 would save 1 EUR."
    )


def proved(status: MixStatus, gap: float | None) -> str:
    return proof_words(Mix(status, (), None, None, gap, (), (), 0.0, 0.0))


def test_how_far_the_search_got_is_said() -> None:
    assert proved(MixStatus.PROVED, 0.0) == "Proved: no mix within these limits costs less."
    assert proved(MixStatus.PROVED, 0.008) == "Proved: the cheapest mix within these limits costs at most 0.8 % less."
    assert (
        proved(MixStatus.FOUND, 0.031)
        == "The search ended before it was sure: the cheapest mix may cost up to 3.1 % less."
    )
    assert proved(MixStatus.IMPOSSIBLE, None) == ""


def test_several_are_listed_with_and() -> None:
    assert [listed(several) for several in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
