from datetime import date

from organizations import small_organization
from orgwright.gui.skills import model
from orgwright.planning.organization import Organization
from orgwright.records import Record, Requirement, Skill

PYTHON, FORECASTING, SNAKE, TYPING = 1, 2, 3, 4


def organization(*more: Record) -> Organization:
    return Organization.of(*small_organization(), *more)


def rows(*more: Record) -> dict[int, model.SkillRow]:
    return model.skill_rows(organization(*more), None)


def names(branches: list[model.SkillBranch]) -> list[object]:
    return [(one.row.name, names(list(one.below))) if one.below else one.row.name for one in branches]


def test_a_skill_says_who_asks_for_it_and_how_many_people_have_a_level() -> None:
    row = rows(Requirement(id=9, role_id=2, skill_id=PYTHON))[PYTHON]
    assert (row.roles, row.people, row.aliases, row.kind) == (2, 2, ("CPython",), "technical")


def test_people_are_counted_in_the_unit_and_only_those_employed_on_the_day() -> None:
    picture = organization()
    assert model.skill_rows(picture, 2)[PYTHON].people == 1
    assert model.skill_rows(picture.as_of(date(2026, 5, 15)), None)[PYTHON].people == 1


def test_a_role_that_asks_twice_counts_once() -> None:
    assert rows(Requirement(id=9, role_id=1, skill_id=PYTHON, context="size=small"))[PYTHON].roles == 1


def test_findings_about_a_skill_and_its_requirements_stand_with_it() -> None:
    found = rows(
        Skill(id=SNAKE, name="Snakes", aliases="python"), Requirement(id=9, role_id=1, skill_id=PYTHON, level=2)
    )
    assert [text.partition(" ")[0] for text in found[PYTHON].findings] == ["Senior", "“python”"]
    assert found[FORECASTING].findings == ()


def test_the_taxonomy_stands_by_category_and_below_the_parent_of_the_same_one() -> None:
    picture = organization(
        Skill(id=SNAKE, name="Typing", category="Code"),
        Skill(id=TYPING, name="Protocols", category="Code", parent_id=SNAKE),
        Skill(id=5, name="Annotations", category="Code", parent_id=SNAKE),
        Skill(id=6, name="Elsewhere", category="Tools", parent_id=SNAKE),
    )
    found = model.taxonomy(picture, list(model.skill_rows(picture, None).values()))
    assert [(name, names(several)) for name, several in found] == [
        ("Code", [("Typing", ["Annotations", "Protocols"])]),
        ("Tools", ["Elsewhere"]),
        ("Without a category", ["Forecasting", "Python"]),
    ]
    assert [sum(map(model.size, several)) for _, several in found] == [3, 1, 2]


def test_a_child_whose_parent_is_filtered_out_is_still_shown() -> None:
    picture = organization(Skill(id=SNAKE, name="Protocols", parent_id=PYTHON))
    only = [model.skill_rows(picture, None)[SNAKE]]
    assert names(model.taxonomy(picture, only)[0][1]) == ["Protocols"]


def test_skills_in_a_circle_are_shown_once_each() -> None:
    picture = organization(
        Skill(id=SNAKE, name="Hen", parent_id=TYPING),
        Skill(id=TYPING, name="Egg", parent_id=SNAKE),
        Skill(id=5, name="Shell", parent_id=TYPING),
    )
    found = model.taxonomy(picture, list(model.skill_rows(picture, None).values()))
    assert names(found[0][1]) == [("Egg", ["Shell"]), "Forecasting", "Hen", "Python"]


def test_the_filter_finds_words_in_all_names_the_category_and_the_kind() -> None:
    row = rows(Skill(id=SNAKE, name="Rust", kind="tool", category="Languages", aliases="oxide"))[SNAKE]
    assert all(model.is_shown(row, text, "all") for text in ("", "rust", "OXI lang", "tool"))
    assert not model.is_shown(row, "rust python", "all")
    assert [key for key in model.SHOWN if model.is_shown(row, "", key)] == ["all", "tool", "unasked", "unknown"]


def test_of_a_pair_the_skill_that_more_asks_for_stands_left() -> None:
    known = rows(Skill(id=SNAKE, name="Python 3"))
    (pair,) = model.pair_rows(known, [(SNAKE, PYTHON, 92.0)], "")
    assert (pair.left.skill_id, pair.right.skill_id, pair.key) == (PYTHON, SNAKE, frozenset((1, 3)))


def test_of_a_pair_alike_in_use_the_older_skill_stands_left() -> None:
    known = rows(Skill(id=SNAKE, name="Go"), Skill(id=TYPING, name="Golang"))
    (pair,) = model.pair_rows(known, [(SNAKE, TYPING, 92.0)], "")
    assert pair.left.skill_id == SNAKE


def test_pairs_of_skills_that_are_gone_or_filtered_out_are_not_shown() -> None:
    known = rows()
    assert model.pair_rows(known, [(PYTHON, 99, 92.0)], "") == []
    assert model.pair_rows(known, [(PYTHON, FORECASTING, 80.0)], "fore pyth") != []
    assert model.pair_rows(known, [(PYTHON, FORECASTING, 80.0)], "rust") == []


def test_the_roles_that_ask_are_named_with_their_demand() -> None:
    picture = organization(Requirement(id=9, role_id=2, skill_id=PYTHON, importance="optional", level=2))
    assert model.asking_roles(picture, PYTHON) == [
        model.RoleRow(1, "Senior Engineer", "critical, must-have", 3),
        model.RoleRow(2, "Staff Engineer", "optional", 2),
    ]


def test_skills_kept_apart_are_named_from_either_side() -> None:
    picture = organization(Skill(id=SNAKE, name="Cooking", kept_apart="python"))
    assert model.apart_from(picture, PYTHON) == [(SNAKE, "Cooking")]
    assert model.apart_from(picture, SNAKE) == [(PYTHON, "Python")]
    assert model.apart_from(picture, FORECASTING) == []
