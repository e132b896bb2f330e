"""What is done about gaps, and what stands in the way, as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgwright.planning.explanations.words import counted, day_words, number
from orgwright.planning.gap_mix import Mix, Taken, Unreachable
from orgwright.planning.gap_mix_limits import BindingLimit
from orgwright.planning.gap_mix_problem import Limit, LimitKind
from orgwright.planning.gap_mix_solver import MixStatus
from orgwright.planning.gap_offers import Offer, OfferKind, Offers
from orgwright.planning.gap_options import BreakEven, Option, OptionPart
from orgwright.planning.gaps_to_close import GapToClose
from orgwright.planning.organization import Organization

MOST_NAMES = 4


def money_words(organization: Organization, amount: int) -> str:
    """Minor units in whole ones with the currency: ``41,000 EUR``."""
    return f"{number(round(amount / 100))} {organization.facts.currency}"


def gap_words(organization: Organization, gap: GapToClose) -> str:
    """``Entity linking in NLP``; with the level where the unit has another target for the skill."""
    return f"{organization.skills[gap.skill_id].name} in {organization.units[gap.unit_id].name}"


def part_words(organization: Organization, part: OptionPart) -> str:
    """One person of an option: ``Staff NLP Engineer into NLP-03``, ``Ana Ruiz from level 2``, ``Bo Lind from Data``."""
    offer = part.offer
    if part.person_id is not None:
        name = organization.people[part.person_id].name
        if offer.kind is OfferKind.TRAIN:
            return f"{name} from level {offer.level - offer.levels}"
        return f"{name}{_from_home(organization, offer)}"
    role = "" if offer.role_id is None else organization.roles[offer.role_id].name
    if offer.kind is OfferKind.BORROW:
        return role
    if part.position_id is None:
        return f"{role}, new seat"
    asked = ", ".join(organization.requisitions[one].key for one in offer.requisition_ids)
    return f"{role}, into {organization.positions[part.position_id].key}{f' ({asked})' if asked else ''}"


def _from_home(organization: Organization, offer: Offer) -> str:
    return "" if offer.from_unit_id is None else f" from {organization.units[offer.from_unit_id].name}"


def taken_words(organization: Organization, offers: Offers, taken: Taken, before: int = 0) -> str:
    """One row of a mix; ``before`` is how many of the offer the rows before it took."""
    offer = offers.offers[taken.offer]
    chosen = slice(before, before + taken.count)
    if offer.kind is OfferKind.TRAIN:
        skill = "" if offer.skill_id is None else organization.skills[offer.skill_id].name
        who = _people(organization, offer.person_ids[chosen])
        return f"{who} to level {offer.level} in {skill}"
    if offer.kind is OfferKind.MOVE:
        return f"{_people(organization, offer.person_ids)}{_from_home(organization, offer)}, with the seat"
    role = "" if offer.role_id is None else organization.roles[offer.role_id].name
    times = f"{taken.count} × " if taken.count > 1 else ""
    if offer.kind is OfferKind.BORROW:
        return f"{times}{role} to {offers.quarters.name(taken.last)}"
    keys = ", ".join(organization.positions[one].key for one in offer.position_ids[chosen])
    return f"{times}{role}, {f'into {keys}' if keys else 'new seat' if taken.count == 1 else 'new seats'}"


def _people(organization: Organization, person_ids: Sequence[int]) -> str:
    return some_listed([organization.people[one].name for one in person_ids])


def some_listed(parts: Sequence[str]) -> str:
    """As ``listed``, but of more than four the first three and how many more: ``a, b, c and 14 more``."""
    if len(parts) <= MOST_NAMES:
        return listed(parts)
    return listed([*parts[: MOST_NAMES - 1], f"{len(parts) - MOST_NAMES + 1} more"])


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def risks(organization: Organization, gap: GapToClose, option: Option) -> tuple[str, ...]:
    """What an option risks, as sentences."""
    by_kind = {
        OfferKind.HIRE: _risks_of_hiring,
        OfferKind.TRAIN: _risks_of_training,
        OfferKind.MOVE: _risks_of_moving,
        OfferKind.BORROW: _risks_of_borrowing,
    }
    found = list(by_kind[option.kind](organization, gap, option))
    wanted = gap.short or gap.most_short
    if option.brings < wanted:
        found.insert(0, f"Brings {option.brings} of the {counted(wanted, 'person', 'people')} short.")
    return tuple(found)


def _risks_of_hiring(_organization: Organization, _gap: GapToClose, option: Option) -> Iterator[str]:
    who = "The new person is" if option.brings == 1 else "New people are"
    yield f"{who} not assessed when they start: the low end of coverage stays where it is until then."
    if option.leaving:
        share = f"{option.leaving * 100:.1f} %"
        yield f"Of people in their first year {share} leave within a year, by the rates of attrition."
    if any(not one.offer.position_ids for one in option.parts):
        yield "A new seat has to be approved."


def _risks_of_training(organization: Organization, gap: GapToClose, option: Option) -> Iterator[str]:
    skill = organization.skills[gap.skill_id].name
    yield "The level reached is an assumption until it is assessed, and goes along with whoever leaves."
    if not option.mentors:
        yield f"Nobody in the unit is known to hold {skill} at level {gap.level}: a mentor has to come from elsewhere."
    elif len(option.mentors) == 1:
        name = organization.people[option.mentors[0]].name
        yield f"{name} alone holds it in the unit and is the single mentor."


def _risks_of_moving(organization: Organization, _gap: GapToClose, option: Option) -> Iterator[str]:
    movers = {one.person_id for one in option.parts}
    for target in option.drawn:
        left = target.holders_low - len(movers & set(target.holder_ids))
        unit, skill = organization.units[target.unit_id].name, organization.skills[target.skill_id].name
        yield f"{unit} keeps {left} who hold {skill} at level {target.level}, of {target.people_needed} needed."
    if not option.drawn:
        yield "No target at home counts who moves; their other work there is left."
    if option.backfill:
        yield f"Filling the seat left behind again would cost {money_words(organization, option.backfill)}."


def _risks_of_borrowing(_organization: Organization, _gap: GapToClose, option: Option) -> Iterator[str]:
    if option.ends_on is not None:
        yield f"Ends on {day_words(option.ends_on)}: then the gap opens again, and what was learned leaves too."
    yield "What a contractor holds is assumed by what the role asks."


KIND_WORDS = {
    OfferKind.HIRE: "Hire",
    OfferKind.TRAIN: "Train",
    OfferKind.MOVE: "Move",
    OfferKind.BORROW: "Borrow",
}
DOING = {
    OfferKind.HIRE: "hiring",
    OfferKind.TRAIN: "training",
    OfferKind.MOVE: "moving",
    OfferKind.BORROW: "borrowing",
}


def break_even_words(one: BreakEven) -> str:
    """``Hiring costs less than borrowing after 6.7 months``."""
    first, later = DOING[one.first], DOING[one.later]
    if one.months is None:
        return f"{_capital(later)} never costs less than {first}."
    return f"{_capital(later)} costs less than {first} after {counted_months(one.months)}."


def counted_months(months: float) -> str:
    """Months to a tenth: ``1 month``, ``6.7 months``."""
    shown = round(months, 1)
    return f"{number(shown)} {'month' if shown == 1 else 'months'}"


def limit_words(organization: Organization, offers: Offers, limit: Limit) -> str:
    """A limit as it stands in a sentence: ``the headcount limit of Q1 2027``."""
    if limit.kind is LimitKind.DATE:
        return f"the date of {gap_words(organization, offers.gaps[limit.place])}"
    if limit.kind is LimitKind.FTE:
        return f"the headcount limit of {offers.quarters.name(limit.place)}"
    if limit.kind is LimitKind.BUDGET:
        return "the whole budget"
    return f"the budget of {offers.quarters.name(limit.place)}"


_SEVERAL = {
    LimitKind.FTE: "the headcount limits of",
    LimitKind.BUDGET: "the whole budget",
    LimitKind.QUARTER_BUDGET: "the budgets of",
    LimitKind.DATE: "the dates of",
}
"""Several limits of a kind together, in the order in which they are said; there is one whole budget only."""


def _limits_words(organization: Organization, offers: Offers, limits: Sequence[Limit]) -> list[str]:
    """Several limits as they stand in a sentence, those of quarters and the dates of gaps together each."""
    found = []
    for kind, several_words in _SEVERAL.items():
        several = [one for one in limits if one.kind is kind]
        if len(several) < 2:
            found += [limit_words(organization, offers, one) for one in several]
        elif kind is LimitKind.DATE:
            gaps = [gap_words(organization, offers.gaps[one.place]) for one in several]
            found.append(f"{several_words} {some_listed(gaps)}")
        else:
            found.append(f"{several_words} {some_listed([offers.quarters.name(one.place) for one in several])}")
    return found


def conflict_words(organization: Organization, offers: Offers, mix: Mix) -> tuple[str, ...]:
    """Why there is no mix, as sentences; empty where there is one."""
    found = [unreachable_words(organization, offers, one) for one in mix.unreachable]
    if len(mix.conflict) == 1:
        found.append(f"{_capital(limit_words(organization, offers, mix.conflict[0]))} cannot be kept.")
    elif mix.conflict:
        both = "both" if len(mix.conflict) == 2 else "all"
        names = _limits_words(organization, offers, mix.conflict)
        found.append(f"{_capital(listed(names))} cannot {both} be kept; giving up one of them is enough.")
    if mix.status is MixStatus.NOT_FOUND:
        found.append("No mix was found within the time, and none was proved to be impossible; loosen a limit.")
    return tuple(found)


def unreachable_words(organization: Organization, offers: Offers, one: Unreachable) -> str:
    """A gap that nothing allowed closes in time."""
    what = gap_words(organization, offers.gaps[one.gap])
    if one.earliest is None:
        return f"Nothing that is allowed closes {what} by {offers.quarters.name(offers.quarters.count - 1)}."
    return f"Nothing that is allowed closes {what} before {offers.quarters.name(one.earliest)}."


def binding_words(organization: Organization, offers: Offers, one: BindingLimit) -> str:
    """``One more FTE in Q2 2027 would save 41,000 EUR``; with “about” where the search left room for less."""
    about = "" if one.at_least == one.saves else "about "
    saved = f"would save {about}{money_words(organization, one.saves)}."
    limit = one.limits[0]
    if len(one.limits) > 1:
        return f"One more FTE in every quarter {saved}"
    if limit.kind is LimitKind.FTE:
        return f"One more FTE in {offers.quarters.name(limit.place)} {saved}"
    if limit.kind is LimitKind.DATE:
        return f"One quarter more for {gap_words(organization, offers.gaps[limit.place])} {saved}"
    where = "" if limit.kind is LimitKind.BUDGET else f" in {offers.quarters.name(limit.place)}"
    return f"10,000 {organization.facts.currency} more{where} {saved}"


def proof_words(mix: Mix) -> str:
    """How sure it is that no mix is cheaper."""
    if mix.gap is None:
        return ""
    if mix.gap == 0:
        return "Proved: no mix within these limits costs less."
    share = f"{mix.gap * 100:.1f} %"
    if mix.status is MixStatus.PROVED:
        return f"Proved: the cheapest mix within these limits costs at most {share} less."
    return f"The search ended before it was sure: the cheapest mix may cost up to {share} less."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
