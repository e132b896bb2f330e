from datetime import date

from orgwright.planning.organization import Organization
from orgwright.planning.planned_edits import NewChange, last_number, numbered, refusals, with_changes
from orgwright.records import ChangeKind, Scenario, Unit
from pictures import DAY, facts, planned, position, seated

SOON = date(2027, 2, 1)


def organization() -> Organization:
    scenarios = [Scenario(id=1, key="one", title="One"), Scenario(id=2, key="two", title="Two", based_on_id=1)]
    leaves = planned(4, "leave", SOON, person="p1")
    return Organization.of(facts(), Unit(id=1, name="Models"), *seated(1), position(2), *scenarios, leaves)


def test_new_changes_are_numbered_behind_those_of_their_own_scenario() -> None:
    rows = numbered(organization(), 1, [NewChange(ChangeKind.FREEZE, DAY, {"position": "S-2"})] * 2)
    assert [(one.number, one.id, one.scenario_id, one.position) for one in rows] == [
        (5, -1, 1, "S-2"),
        (6, -2, 1, "S-2"),
    ]
    assert (last_number(organization(), 2), numbered(organization(), 2, []), rows[0].change) == (0, (), "freeze")


def test_only_new_changes_are_refused_each_with_its_reason() -> None:
    before = with_changes(organization(), [planned(9, "leave", SOON, person="nobody")])
    rows = numbered(
        before,
        2,
        [
            NewChange(ChangeKind.MOVE, date(2027, 3, 1), {"person": "p1", "position": "S-2"}),
            NewChange(ChangeKind.MOVE, DAY, {"person": "p1", "position": "S-2"}),
        ],
    )
    assert refusals(before, 2, rows) == ("“p1” is not employed on that day.",)
    assert len(before.under(1).left_out) == 1


def test_a_change_of_a_known_id_takes_its_place() -> None:
    after = with_changes(organization(), [planned(4, "freeze", DAY, position="S-2")])
    (only,) = after.planned_changes_by_scenario[1]
    assert (only.change, len(organization().planned_changes)) == ("freeze", 1)
