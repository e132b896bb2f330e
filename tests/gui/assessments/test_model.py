from collections.abc import Callable
from datetime import date, timedelta

import pytest

from organizations import TODAY
from orgwright.gui.assessments import model
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import Assessment, Skill
from round_workbooks import ANA, BO, CHAIRING, FORECASTING, PYTHON, round_organization, round_records


def due(days_left: int, required: int = 3, after: int | None = 3, is_gate: bool = False) -> model.DueRow:
    short = bool(required) and (after is None or after < required)
    until = TODAY + timedelta(days=days_left)
    return model.DueRow(
        BO, PYTHON, "Bo", "Models", "Python", days_left, "manager", 3, until, days_left, required, after, is_gate, short
    )


def assessed(level: int, source: str, assessor: str, on: date = date(2026, 10, 1), **more: object) -> Assessment:
    return Assessment(
        id=100 + level,
        person_id=BO,
        skill_id=PYTHON,
        level=level,
        source=source,
        assessor=assessor,
        assessed_on=on,
        **more,
    )


def _chairing(level: int, source: str) -> Assessment:
    return Assessment(
        id=200 + level, person_id=BO, skill_id=CHAIRING, level=level, source=source, assessed_on=date(2026, 10, 1)
    )


def test_every_list_is_made_for_a_unit() -> None:
    apart = assessed(5, "manager", "Ana Ruiz")
    found = model.lists(Organization.of(*round_records(), apart), None)
    assert [row.progress.name for row in found.rounds] == ["Autumn: 2026"]
    row = found.calibration[0]
    assert (row.person, row.unit, row.skill, row.required, row.apart) == ("Bo Lind", "Models", "Python", 3, 3)
    assert row.levels == {"manager": 5, "self": 2}
    assert found.disagreements == found.calibration
    assert [(row.person, row.skill, row.reason) for row in found.next] == [("Ana Ruiz", "Forecasting", "missing")]
    assert found.next[0].narrowing == found.next[0].most
    assert found.low is not None
    assert model.lists(Organization.of(*round_records(), apart), 1).calibration == found.calibration


def test_making_the_lists_can_be_stopped_between_them() -> None:
    seen: list[int] = []

    def report(done: int, total: int, what: str) -> bool:
        seen.append(done)
        return done < 2

    with pytest.raises(Cancelled):
        model.lists(round_organization(), None, Progress(report))
    assert seen == [0, 1, 2]


def test_people_who_are_late_stand_first_in_a_round() -> None:
    later = round_organization().as_of(date(2026, 12, 5))
    progress = model.round_rows(later)[0].progress
    rows = model.answer_rows(later, progress)
    assert [(row.person, row.unit, row.done, row.asked, row.is_late) for row in rows] == [
        ("Ana Ruiz", "Engineering", 0, 3, True),
        ("Bo Lind", "Models", 0, 3, True),
    ]
    assert not rows[0].is_complete


def test_a_round_of_no_unit_belongs_to_the_whole() -> None:
    assert model.round_rows(round_organization())[0].unit == "Small & Sons"


def test_experts_come_with_their_role_and_unit() -> None:
    rows = model.expert_rows(round_organization(), PYTHON, 2, None)
    assert [(row.person, row.role, row.level, row.source) for row in rows] == [
        ("Ana Ruiz", "Staff Engineer", 4, "manager"),
        ("Bo Lind", "Senior Engineer", 2, "self"),
    ]
    assert [row.person for row in model.expert_rows(round_organization(), PYTHON, 2, 2)] == ["Bo Lind"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (due(5, required=0), "the role does not ask for it"),
        (due(5, after=4), "level 4 stays, 3 asked"),
        (due(5, after=2, is_gate=True), "level 2 stays, 3 asked, critical must-have"),
        (due(5, after=4, is_gate=True), "level 4 stays, 3 asked"),
        (due(5, after=None), "no level stays, 3 asked"),
    ],
)
def test_what_an_expiry_costs_is_said_in_words(row: model.DueRow, words: str) -> None:
    assert model.cost_of(row) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "in 1 day"), (40, "in 40 days"), (-1, "1 day ago"), (-12, "12 days ago")]
)
def test_how_far_a_last_day_is(days: int, words: str) -> None:
    assert model.when_due(due(days)) == words


def test_what_expires_soon_stands_before_what_expired() -> None:
    rows = (due(-9), due(-50, after=1), due(-2, required=0), due(31), due(0), due(30))
    ordered = tuple(sorted(rows, key=model.place_of_due))
    bands = [(name, [row.days_left for row in several]) for name, several in model.bands_of_due(ordered)]
    assert bands == [("Within 30 days", [0, 30]), ("Later", [31]), ("Expired and not replaced", [-50, -9, -2])]
    assert [name for name, _ in model.bands_of_due((due(90),))] == ["Later"]


def test_of_a_long_list_the_first_rows_are_made_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_ROWS", 1)
    rows = [
        assessed(5, "manager", "Ana Ruiz"),
        *(_chairing(level, source) for level, source in ((0, "self"), (4, "manager"))),
    ]
    found = model.lists(Organization.of(*round_records(), *rows), None)
    assert (len(found.calibration), found.counts["calibration"]) == (1, 2)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("python 3", ("python", 3)),
        ("  Data  flow ", ("Data flow", 1)),
        ("HTML 5", ("HTML 5", 1)),
        ("HTML 5 4", ("HTML 5", 4)),
        ("3", ("3", 1)),
        ("python 12", ("python 12", 1)),
        ("", ("", 1)),
    ],
)
def test_one_box_holds_a_skill_and_a_level(text: str, wanted: tuple[str, int]) -> None:
    organization = Organization.of(*round_records(), Skill(id=9, name="HTML 5"))
    assert model.wanted_experts(organization, text) == wanted


@pytest.mark.parametrize(
    ("make", "value", "text"),
    [
        (model.narrowing_text, 0.0591, "5.9"),
        (model.narrowing_text, 0.0011, "0.11"),
        (model.narrowing_text, 0.00003, "0.003"),
        (model.narrowing_text, 0.0, "0.0"),
        (model.signed_text, 0.64, "+0.6"),
        (model.signed_text, -0.3, "−0.3"),
        (model.signed_text, -0.01, "0.0"),
    ],
)
def test_small_figures_keep_their_sign_and_size(make: Callable[[float], str], value: float, text: str) -> None:
    assert make(value) == text


def test_a_person_without_a_seat_has_neither_unit_nor_role() -> None:
    assert model.about_person(round_organization(), 3) == ("Cy Park", "", "")
    assert model.about_person(round_organization(), ANA) == ("Ana Ruiz", "Engineering", "Staff Engineer")


def test_an_expired_certificate_is_due_with_what_is_left() -> None:
    board = assessed(4, "certificate", "Board", valid_until=date(2026, 11, 1))
    rows = model.lists(Organization.of(*round_records(), board), None).due
    assert [(row.skill_id, row.days_left, row.required, row.level_after, row.leaves_short) for row in rows] == [
        (PYTHON, -19, 3, 2, True)
    ]
    assert FORECASTING not in {row.skill_id for row in rows}
