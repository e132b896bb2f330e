"""Search over everything at 100,000 people, letter by letter, against one plain pass over all names for each letter."""

from collections.abc import Callable

import numpy as np
from measure import Figure, Timing, in_turns, seconds

from orgwright.planning.organization import Organization
from orgwright.planning.search import best_matches, folded
from orgwright.planning.search_records import searched_records
from orgwright.records import Incumbency, OrganizationFacts, Person, Position, Record, Role, Skill, Unit

PEOPLE, UNITS, ROLES, SKILLS = 100_000, 200, 100, 400
TYPED = ("marisol velez", "pos-09", "unit 17 role 9", "zzz")
"""A name with accents, the beginning of many keys, words of the second line alone, and what nothing is called."""
FIRST_NAMES = ("Ana", "Élodie", "Giorgos", "José", "Karin", "Łukasz", "Mara", "Marisol", "Søren", "Zoë")
SYLLABLES = ("ba", "ru", "so", "mi", "te", "lo", "ka", "ne", "vi", "da")
ROUNDS = 5


def organization_of_names() -> Organization:
    """As many people and seats, each with a name of its own or one that others bear too."""
    draw = np.random.default_rng(11)
    rows: list[Record] = [OrganizationFacts(id=1, name="Synthetic"), Unit(id=1, name="Unit 1")]
    rows += [Unit(id=one, name=f"Unit {one}", parent_id=1) for one in range(2, UNITS + 1)]
    rows += [Role(id=one, name=f"Role {one}") for one in range(1, ROLES + 1)]
    rows += [Skill(id=one, name=f"Skill {one}", aliases=f"S{one}; sk {one}") for one in range(1, SKILLS + 1)]
    first, last = draw.integers(10, size=PEOPLE).tolist(), draw.integers(10, size=(PEOPLE, 3)).tolist()
    units, roles = (draw.integers(1, most + 1, PEOPLE).tolist() for most in (UNITS, ROLES))
    for one in range(1, PEOPLE + 1):
        surname = "".join(SYLLABLES[each] for each in last[one - 1]).title()
        name = "Marisol Vélez" if one == PEOPLE // 2 else f"{FIRST_NAMES[first[one - 1]]} {surname}"
        rows.append(Person(id=one, key=f"p{one}", name=name, email=f"p{one}@example.com"))
        rows.append(Position(id=one, key=f"POS-{one:06}", unit_id=units[one - 1], role_id=roles[one - 1]))
        rows.append(Incumbency(id=one, position_id=one, person_id=one))
    return Organization.of(*rows)


def letter_by_letter(found: Callable[[str], object]) -> Callable[[], None]:
    """Ask for what stands in the line after each key that is typed."""

    def typing() -> None:
        for text in TYPED:
            for length in range(1, len(text) + 1):
                found(text[:length])

    return typing


def searching_100_000_people() -> Timing:
    """Ranked results of every kind; bare: which names contain what was typed, folded already, one after the other."""
    searched = searched_records(organization_of_names())
    names = [folded(one.name) for block in searched for one in block.findables]
    assert best_matches(searched, "marisol velez")[0].findable.name == "Marisol Vélez"
    ours = letter_by_letter(lambda text: best_matches(searched, text))
    bare = letter_by_letter(lambda text: [place for place, name in enumerate(names) if text in name])
    return in_turns(lambda: seconds(ours), lambda: seconds(bare), ROUNDS)


FIGURES = (Figure("search_of_100000_people", 4.0, searching_100_000_people),)
