"""Finding by a part of a name: what is best, what is folded, what is never found."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.search import KINDS, PER_KIND, Findable, Match, Rank, best_matches, blocks, folded

WORD = st.text(alphabet="abéßc +.-'\n\x01", max_size=9)


def person(name: str, **more: object) -> Findable:
    return Findable("person", name, name, **more)  # type: ignore[arg-type]


def found(text: str, *several: Findable) -> list[str]:
    return [one.findable.name for one in best_matches(blocks(several), text)]


def shown(match: Match) -> str:
    """The name with what matches in brackets."""
    name, at = "", 0
    for start, end in match.spans:
        name += match.findable.name[at:start] + "[" + match.findable.name[start:end] + "]"
        at = end
    return name + match.findable.name[at:]


def test_the_whole_name_goes_before_its_beginning_a_word_the_initials_and_the_inside() -> None:
    names = ["Chair", "AI", "Ana Ito", "Data and AI", "Airline work"]
    assert found("ai", *map(person, names)) == ["AI", "Airline work", "Data and AI", "Ana Ito", "Chair"]


def test_a_role_that_matches_better_goes_before_a_person() -> None:
    role = Findable("role", 1, "Forecasting Lead")
    assert found("fore", person("Ana Before"), role) == ["Forecasting Lead", "Ana Before"]


def test_what_matches_equally_well_stands_by_kind_then_by_name() -> None:
    several = [Findable(kind, kind, f"Ana {kind}") for kind in reversed(KINDS)] + [person("Ana")]
    assert found("an", *several) == ["Ana", *(f"Ana {kind}" for kind in KINDS)]


def test_people_who_left_stand_behind_all_that_matches_equally_well() -> None:
    left = person("Ana Adler", second="Left on", day=date(2026, 3, 31), is_past=True)
    assert found("an", left, person("Ana Ruiz"), Findable("help", 1, "Analysis")) == [
        "Ana Ruiz",
        "Analysis",
        "Ana Adler",
    ]
    assert found("ana adler", left, person("Ana Adlerstein")) == ["Ana Adler", "Ana Adlerstein"]


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    assert found("soren", person("Søren Åberg")) == ["Søren Åberg"]
    assert found("ÅBERG", person("soren aberg")) == ["soren aberg"]
    assert found("strasse", person("Straße")) == ["Straße"]
    assert found("obrien", person("Cara O’Brien")) == ["Cara O’Brien"]
    assert folded("ŁÓDŹ") == "lodz"


def test_every_word_must_match_in_any_order_and_may_stand_in_the_second_line() -> None:
    ana = person("Ana Ruiz", second="Engineer, Models")
    assert found("rui an", ana) == ["Ana Ruiz"]
    assert found("models ana", ana) == ["Ana Ruiz"]
    assert found("models bo", ana) == []


def test_words_of_signs_are_found_as_they_are_written() -> None:
    names = ["C", "C++", "C#", ".NET", "ASP .NET", "UI/UX", "Kernel"]
    assert found("c++", *map(person, names)) == ["C++"]
    assert found(".net", *map(person, names)) == [".NET", "ASP .NET"]
    assert found("net", *map(person, names)) == [".NET", "ASP .NET"]
    assert found("ux", *map(person, names)) == ["UI/UX"]


def test_other_names_are_found_and_said() -> None:
    skill = Findable("skill", 1, "Kubernetes", "Platform", ("k8s", "Container orchestration"))
    (match,) = best_matches(blocks([skill]), "k8s")
    assert (match.rank, match.other_name, match.spans) == (Rank.EXACT, "k8s", ())
    (match,) = best_matches(blocks([skill]), "orch")
    assert (match.rank, match.other_name) == (Rank.WORDS, "Container orchestration")


def test_keys_and_addresses_are_found_from_their_beginning_alone() -> None:
    ana = person("Ana Ruiz", keys=("p-17", "ana.ruiz@example.com"))
    assert best_matches(blocks([ana]), "p-17")[0].rank is Rank.EXACT
    assert best_matches(blocks([ana]), "ana.ruiz@")[0].other_name == "ana.ruiz@example.com"
    assert found("example", ana) == []


def test_the_letters_that_match_are_told_in_the_name_as_written() -> None:
    def marked(text: str, name: str) -> str:
        return shown(best_matches(blocks([person(name)]), text)[0])

    assert marked("ru", "Ana Ruiz") == "Ana [Ru]iz"
    assert marked("ruiz ana", "Ana Ruiz") == "[Ana] [Ruiz]"
    assert marked("ana ruiz", "Ana Ruiz") == "[Ana Ruiz]"
    assert marked("ar", "Ana Ruiz") == "[A]na [R]uiz"
    assert marked("stras", "Alte Straße") == "Alte [Straß]e"
    assert marked("le", "Cycle lead") == "Cycle [le]ad"


def test_nothing_typed_finds_nothing() -> None:
    assert found(" ' ", person("Ana")) == []


def test_of_one_kind_only_the_best_are_found() -> None:
    several = [person(f"Ana {number:02}") for number in range(40)]
    names = found("ana", *several, Findable("help", 1, "Anatomy"))
    assert names == [*(f"Ana {number:02}" for number in range(PER_KIND)), "Anatomy"]


def _holds(one: Findable, text: str) -> bool:
    texts = [folded(name) for name in (one.name, *one.other_names, one.second)]
    keys = [folded(key) for key in one.keys]
    words = folded(text).split()
    initials_or_key = "".join(words) if len(words) == 1 else " ".join(words)
    in_texts = all(any(word in part for part in texts) for word in words)
    letters = "".join(word[:1] for word in "".join(c if c.isalnum() else " " for c in texts[0]).split())
    return in_texts or any(key.startswith(initials_or_key) for key in keys) or letters.startswith(initials_or_key)


@settings(max_examples=150)
@given(st.lists(st.tuples(WORD, WORD, WORD, WORD), max_size=6), WORD)
def test_all_that_holds_the_words_is_found_once_and_in_order_of_rank(
    rows: list[tuple[str, str, str, str]], text: str
) -> None:
    several = [Findable("person", n, *row[:2], (row[2],), (row[3],)) for n, row in enumerate(rows)]
    matches = best_matches(blocks(several), text)
    values = [one.findable.value for one in matches]
    assert len(set(values)) == len(values)
    assert all(one.rank <= other.rank for one, other in pairwise(matches))
    assert all(_holds(one.findable, text) for one in matches)
    if folded(text).split():
        words = folded(text).split()
        sure = {one.value for one in several if all(word in folded(one.name) for word in words)}
        assert sure <= set(values)


@settings(max_examples=100)
@given(WORD, WORD)
def test_the_letters_told_lie_inside_the_name_and_do_not_overlap(name: str, text: str) -> None:
    for match in best_matches(blocks([person(name)]), text):
        ends = [place for span in match.spans for place in span]
        assert ends == sorted(ends)
        assert all(0 <= start < end <= len(name) for start, end in match.spans)
