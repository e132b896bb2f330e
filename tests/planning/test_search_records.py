"""What of an organization is found by which names."""

from datetime import date

from organizations import small_organization
from orgwright.planning.organization import Organization
from orgwright.planning.search import best_matches
from orgwright.planning.search_records import are_gathered, searched_records
from orgwright.records import AssessmentRound, Person, Position, Record, SavedView, Skill


def organization(*more: Record) -> Organization:
    return Organization.of(*small_organization(), *more)


def found(picture: Organization, text: str) -> list[tuple[str, object, str]]:
    matches = best_matches(searched_records(picture), text)
    return [(one.findable.kind, one.findable.value, one.findable.second) for one in matches]


def test_everything_with_a_name_is_found() -> None:
    more = [
        AssessmentRound(id=1, name="Autumn round", opened_on=date(2026, 10, 1), due_on=date(2026, 12, 1)),
        SavedView(id=4, screen="matrix", name="Data people"),
    ]
    picture = organization(*more)
    for text, kind, number in (
        ("ana r", "person", 1),
        ("staff", "role", 2),
        ("forecast", "skill", 2),
        ("models", "unit", 2),
        ("grow", "scenario", 1),
        ("autumn", "round", 1),
        ("data peop", "view", 4),
    ):
        assert found(picture, text)[0][:2] == (kind, number), text
    position = next(iter(picture.positions.values()))
    assert found(picture, position.key)[0][:2] == ("position", position.id)


def test_a_person_is_told_by_role_and_unit_and_found_by_key_and_address() -> None:
    picture = organization(Person(id=90, key="zed-key", name="Zoe Quill", email="zq@x.example"))
    assert found(picture, "zed-key") == [("person", 90, "No seat")]
    assert found(picture, "zq@x") == [("person", 90, "No seat")]
    assert found(picture, "ana ruiz")[0] == ("person", 1, "Staff Engineer, Engineering")


def test_who_left_and_who_joins_is_told_with_the_day() -> None:
    gone = Person(id=90, key="gone", name="Zed One", left_on=date(2026, 1, 31))
    coming = Person(id=91, key="coming", name="Zed Two", hired_on=date(2099, 1, 1))
    matches = best_matches(searched_records(organization(gone, coming)), "zed")
    told = [(one.findable.name, one.findable.second, one.findable.day, one.findable.is_past) for one in matches]
    assert told == [
        ("Zed Two", "Joins on", date(2099, 1, 1), False),
        ("Zed One", "Left on", date(2026, 1, 31), True),
    ]


def test_a_skill_is_found_by_another_name() -> None:
    picture = organization(Skill(id=90, name="Kubernetes", aliases="k8s; Kube"))
    assert found(picture, "k8s")[0][:2] == ("skill", 90)


def test_a_closed_position_stands_behind_and_says_so() -> None:
    unit = next(iter(organization().units))
    closed = Position(id=90, key="AAA-CLOSED", unit_id=unit, closes_on=date(2020, 1, 1))
    matches = best_matches(searched_records(organization(closed)), "aaa")
    assert [(one.findable.is_past, one.findable.second.endswith("closed")) for one in matches] == [(True, True)]


def test_vacant_positions_say_so() -> None:
    unit = next(iter(organization().units))
    matches = best_matches(searched_records(organization(Position(id=90, key="AAA-1", unit_id=unit))), "aaa")
    assert matches[0].findable.second.endswith(", vacant")


def test_people_are_gathered_once_while_they_stay_as_they_are() -> None:
    picture = organization()
    assert not are_gathered(picture)
    people = searched_records(picture)[0]
    edited = picture.edited({}, {}, picture.assessments.assessors)
    assert edited is not picture
    assert are_gathered(edited)
    assert searched_records(edited)[0] is people


def test_the_names_of_a_scenario_are_those_of_its_picture() -> None:
    picture = organization()
    here = {one for one in found(picture, "hire") if one[0] == "person"}
    planned = [one.name for one in picture.under(1).people.values() if one.id not in picture.people]
    assert here == set()
    for name in planned:
        assert found(picture.under(1), name)[0][0] == "person"
        assert not any(kind == "person" for kind, _, _ in found(picture, name))
