from datetime import timedelta

import pytest

from organizations import TODAY, small_organization
from orgwright.gui.structure.chart_model import BY_LAYER, BY_SPAN, BY_UNIT, BY_VACANCY, PLAIN, ChartPicture, band_text
from orgwright.planning.chart_blocks import FOOT
from orgwright.planning.chart_tree import chart_costs, chart_tree
from orgwright.planning.organization import Organization
from orgwright.records import Incumbency, Person, Position

SOON = TODAY + timedelta(days=12)


def picture(*more: object, colour: str = PLAIN, with_pay: bool = False) -> ChartPicture:
    organization = Organization.of(*small_organization(), *more)  # type: ignore[arg-type]
    tree = chart_tree(organization, None)
    return ChartPicture(organization, tree, colour, chart_costs(organization, tree) if with_pay else None)


def seat(**values: object) -> Position:
    return Position(id=9, key="MOD-09", unit_id=2, manager_position_id=1, **values)


def sits(person_id: int = 9, **values: object) -> Incumbency:
    return Incumbency(id=90 + person_id, position_id=9, person_id=person_id, **values)


NEW = Person(id=9, key="di-wu", name="Di Wu", hired_on=TODAY)


@pytest.mark.parametrize(
    ("rows", "title", "word"),
    [
        ([seat()], "Vacant", ""),
        ([seat(status="frozen")], "Frozen", ""),
        ([seat(opens_on=SOON)], "Opens 2 Dec 2026", "planned"),
        ([seat(), NEW, sits(from_on=SOON)], "Di Wu", "from 2 Dec 2026"),
        ([seat(opens_on=SOON), NEW, sits(from_on=SOON)], "Di Wu", "opens 2 Dec 2026"),
        ([seat(), NEW, sits(from_on=TODAY)], "Di Wu", ""),
        ([seat(), NEW, sits(from_on=TODAY, fte_percent=50)], "Di Wu", "0.5 vacant"),
        ([seat(status="frozen"), NEW, sits(from_on=TODAY, fte_percent=50)], "Di Wu", "frozen"),
        ([seat(fte_percent=80), NEW, sits(from_on=TODAY)], "Di Wu", "0.2 over"),
        ([seat(fte_percent=200), NEW, sits(from_on=TODAY), sits(2, from_on=TODAY)], "Bo Lind, Di Wu", ""),
    ],
)
def test_every_state_of_a_seat_has_its_words(rows: list[object], title: str, word: str) -> None:
    label = picture(*rows).label(9)
    assert (", ".join(sorted(label.title.split(", "))), label.word) == (title, word)
    assert label.is_frozen == any(getattr(one, "status", "") == "frozen" for one in rows)
    assert label.title in label.spoken


def test_a_seat_without_a_role_is_called_by_its_key() -> None:
    assert picture(seat()).label(9).role == "MOD-09"


def test_colours_come_with_digits_words_or_edges() -> None:
    by_span, by_layer = picture(colour=BY_SPAN), picture(colour=BY_LAYER)
    assert (by_span.label(1).shade, by_span.label(1).badge, by_span.label(2).shade) == (0.0, "2", None)
    assert [(by_layer.label(one).shade, by_layer.label(one).badge) for one in (1, 2)] == [(0.0, "L1"), (1.0, "L2")]
    assert [picture(colour=BY_UNIT).label(one).unit_place for one in (1, 2, 3)] == [0, 1, 1]
    assert [picture(colour=BY_VACANCY).label(one).is_notable for one in (1, 2, 3)] == [False, False, True]


def test_wider_spans_are_darker() -> None:
    seats = [Position(id=10 + one, key=f"S-{one}", unit_id=2, manager_position_id=2) for one in range(13)]
    assert [picture(*seats[:count], colour=BY_SPAN).label(2).shade for count in (3, 4, 8, 9, 13)] == [
        0.0,
        pytest.approx(1 / 3),
        pytest.approx(1 / 3),
        pytest.approx(2 / 3),
        1.0,
    ]
    assert [band_text(place) for place in range(4)] == ["1–3", "4–8", "9–12", "13 and more"]


def test_under_a_manager_stands_what_is_hidden_and_what_it_costs() -> None:
    assert picture().feet(1, is_folded=True) == ("1 person, 1 vacant",)
    assert picture().feet(1, is_folded=False) == ()
    with_pay = picture(with_pay=True)
    assert with_pay.feet(1, is_folded=True) == ("1 person, 1 vacant", "with all below € 120 k")
    assert (picture().foot, with_pay.foot) == (FOOT, 2 * FOOT)
    assert [with_pay.label(one).cost for one in (1, 2)] == ["€ 120 k", ""]


def test_the_tooltip_tells_what_stands_below() -> None:
    assert picture().tip(1).splitlines()[1] == "With all below: 3 positions, 2 people, 1 vacant"
    assert picture().tip(3) == "MOD-02, Vacant, Senior Engineer, Models, layer 2"


def test_the_planned_person_of_a_seat_is_found_too() -> None:
    shown = picture(seat(), NEW, sits(from_on=SOON))
    assert shown.found("wu") == (9,)
    assert shown.found("senior mod") == (2, 3)
    assert shown.found(" ") == ()
