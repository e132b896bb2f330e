from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizations import sheets, small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.folder import read_folder, write_folder
from orgwright.exchange.folder.files import FILES
from orgwright.planning.organization import Organization
from orgwright.planning.policy import Policy, policy_to_store
from orgwright.progress import Cancelled, Progress
from orgwright.records import (
    Assessment,
    AssessmentRound,
    Baseline,
    CareerLink,
    CostRate,
    Document,
    Goal,
    GoalAction,
    Incumbency,
    KpiReading,
    Milestone,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    PromotionCase,
    PromotionCheck,
    Record,
    Requirement,
    Requisition,
    Role,
    RoundPerson,
    RoundSkill,
    SavedView,
    Scale,
    ScaleLevel,
    Scenario,
    SheetMapping,
    Skill,
    Target,
    Unit,
)


def export(records: list[Record], folder: Path, progress: Progress | None = None) -> dict[str, bytes]:
    assessments = [one for one in records if isinstance(one, Assessment)]
    write_folder(Organization.of(*records), assessments, sheets(records), folder, progress)
    return content(folder)


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_documents() -> list[Record]:
    return [one for one in small_organization() if not isinstance(one, Document)]


def test_every_file_is_written_with_its_header(tmp_path: Path) -> None:
    files = export([OrganizationFacts(id=1, name="Empty")], tmp_path / "out")
    needed = [file for file in FILES if not file.is_optional]
    for file in needed:
        assert files[file.name].decode() == ",".join(column.name for column in file.columns) + "\n"
    assert set(files) == {"organization.toml", *(file.name for file in needed)}


def test_optional_files_are_written_once_they_have_rows_and_read_back(tmp_path: Path) -> None:
    records: list[Record] = [
        *(one for one in without_documents() if not isinstance(one, Skill)),
        Scale(id=1, name="Crafts", kind="technical", description="of hands"),
        ScaleLevel(id=1, scale_id=1, anchor=3, name="Journeyman"),
        Skill(id=1, name="Python", scale_id=1),
        Skill(id=2, name="Forecasting"),
        Goal(id=1, person_id=1, skill_id=2, level=4, from_level=2, due_on=date(2027, 1, 1), note="soon"),
        GoalAction(id=1, goal_id=1, number=1, kind="mentoring", text="Pair on it", mentor_id=2),
        Milestone(id=1, person_id=1, role_id=1, kind="onboarding", number=1, heading="30 days", text="Meet the team"),
        PromotionCase(id=1, person_id=1, role_id=1, opened_on=date(2026, 2, 1)),
        PromotionCheck(id=1, case_id=1, number=1, text="Leads a review", skill_id=2, evidence="Notes of May"),
        KpiReading(id=1, role_id=1, kpi="Accuracy", person_id=1, read_on=date(2026, 4, 1), value=93_500),
        CostRate(id=1, role_id=1, annual_cost=9_000_000),
        Baseline(id=1, name="Budget", made_on=date(2026, 1, 5), content="{}"),
        AssessmentRound(id=1, name="Spring", unit_id=1, opened_on=date(2026, 3, 1)),
        RoundPerson(id=1, round_id=1, person_id=2),
        RoundSkill(id=1, round_id=1, skill_id=1),
        SavedView(id=1, screen="matrix", name="Mine", content='{"a": 1}'),
        SheetMapping(id=1, layout="abc", name="Old sheet", content="{}"),
    ]
    first = export(records, tmp_path / "out")
    assert {file.name for file in FILES} <= set(first)
    again = export(list(read_folder(tmp_path / "out").records), tmp_path / "again")
    assert again == first


def test_rows_stand_in_the_order_of_their_keys_and_numbers_in_theirs(tmp_path: Path) -> None:
    records: list[Record] = [
        Scenario(id=1, key="s", title="S"),
        *(Skill(id=number, name=name) for number, name in ((1, "b"), (2, "B"), (3, "ä"), (4, "a"))),
        *(
            PlannedChange(id=number, scenario_id=1, number=number, on=date(2027, 1, 1), change="leave", person="x")
            for number in (10, 9, 1)
        ),
    ]
    files = export(records, tmp_path / "out")
    assert [line.split(",")[0] for line in files["skills.csv"].decode().splitlines()[1:]] == ["B", "a", "b", "ä"]
    assert [line.split(",")[1] for line in files["planned_changes.csv"].decode().splitlines()[1:]] == ["1", "9", "10"]


def test_only_cells_that_need_them_stand_in_quotation_marks(tmp_path: Path) -> None:
    names = ["plain text", " led by space", 'a "b"', "a,b", "a\nb", "a\rb", "=1+1"]
    files = export([Role(id=number, name=name) for number, name in enumerate(names, 1)], tmp_path / "out")
    text = files["roles.csv"].decode()
    for shown in ("\nplain text,", "\n led by space,", '\n"a ""b""",', '\n"a,b",', '\n"a\nb",', '\n"a\rb",', "\n=1+1,"):
        assert shown in text


def test_an_earlier_export_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(small_organization(), out)
    assert (out / "blueprints" / "senior.md").read_bytes() == b"# Senior Engineer\n\xff\x00"
    export(without_documents(), out)
    assert list((out / "blueprints").iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["notes.txt", "blueprints/more/x.md", ".git/config"])
def test_a_folder_with_anything_else_in_it_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    export(without_documents(), tmp_path / "out")
    (tmp_path / "out" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / name).write_text("mine")
    before = content(tmp_path)
    with pytest.raises(RefusedInput, match="something other than an earlier export"):
        export(small_organization(), tmp_path / "out")
    assert content(tmp_path) == before


def test_an_empty_folder_is_taken_and_one_without_the_facts_is_not(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert export(without_documents(), tmp_path / "empty")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "people.csv").write_text("mine")
    with pytest.raises(RefusedInput, match="something other than an earlier export"):
        export(without_documents(), tmp_path / "foreign")


def test_a_file_and_a_place_that_does_not_exist_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(RefusedInput, match="is a file"):
        export(without_documents(), tmp_path / "file")
    with pytest.raises(RefusedInput, match="does not exist"):
        export(without_documents(), tmp_path / "gone" / "out")


def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path) -> None:
    export(without_documents(), tmp_path / "out")
    before = content(tmp_path)
    with pytest.raises(Cancelled):
        export(small_organization(), tmp_path / "out", Progress(lambda done, total, what: done < 5))
    assert content(tmp_path) == before


@pytest.mark.parametrize("name", ["../out.md", "a/b.md", "a\\b.md", ".hidden"])
def test_a_document_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    document = Document(id=1, role_id=1, file_name=name, content=b"")
    with pytest.raises(RefusedInput, match="cannot be written as a file of that name"):
        export([*without_documents(), document], tmp_path / "out")
    assert content(tmp_path) == {}


texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
names = st.lists(texts.filter(bool), min_size=2, max_size=4, unique=True)
maybe_days = st.none() | st.dates()
days = st.dates(date(1970, 1, 1), date(2149, 6, 5))
levels = st.none() | st.integers(0, 5)


@st.composite
def organizations(draw: st.DrawFn) -> list[Record]:
    """One to four rows of every record, with references that are valid and texts that are anything."""
    keys = {kind: draw(names) for kind in (Unit, Role, Skill, Person, Position, Requisition, Scenario)}

    def one_of(kind: type[Record]) -> int:
        return draw(st.integers(1, len(keys[kind])))

    policy = replace(Policy(), on_cost=draw(st.integers(0, 2000)), ready_at=draw(st.integers(0, 1000)))
    day = draw(maybe_days)
    records: list[Record] = [
        OrganizationFacts(id=1, name=draw(texts.filter(bool)), planning_date=day, policy=policy_to_store(policy))
    ]
    for number, name in enumerate(keys[Unit], 1):
        parent = draw(st.none() | st.integers(1, number - 1)) if number > 1 else None
        leader = draw(st.none() | st.integers(1, len(keys[Position])))
        records.append(Unit(id=number, name=name, parent_id=parent, leader_position_id=leader, kind=draw(texts)))
    for number, name in enumerate(keys[Role], 1):
        records.append(Role(id=number, name=name, level=draw(texts), summary=draw(texts)))
    for number, name in enumerate(keys[Skill], 1):
        kind = draw(st.sampled_from(["technical", "soft", "tool", "domain"]))
        records.append(Skill(id=number, name=name, kind=kind, description=draw(texts)))
    for number in range(1, 4):
        tier = draw(st.none() | st.sampled_from(["must-have", "emerging"]))
        records.append(
            Requirement(id=number, role_id=one_of(Role), skill_id=one_of(Skill), tier=tier, importance_text=draw(texts))
        )
    records.append(CareerLink(id=1, from_role_id=one_of(Role), to_role_id=one_of(Role), kind="next"))
    for number, name in enumerate(keys[Person], 1):
        records.append(Person(id=number, key=name, name=draw(texts.filter(bool)), hired_on=draw(maybe_days)))
    for number, name in enumerate(keys[Position], 1):
        cost = draw(st.none() | st.integers(0, 10**14))
        flag = draw(st.booleans())
        records.append(Position(id=number, key=name, unit_id=one_of(Unit), annual_cost=cost, critical=flag))
    records.append(Incumbency(id=1, position_id=one_of(Position), person_id=one_of(Person), from_on=draw(maybe_days)))
    for number, name in enumerate(keys[Requisition], 1):
        records.append(Requisition(id=number, key=name, position_id=one_of(Position), opened_on=draw(maybe_days)))
    assessor, evidence = draw(texts), draw(texts)
    for number, source in enumerate(("self", "peer", "manager", "certificate"), 1):
        records.append(
            Assessment(
                id=number,
                person_id=one_of(Person),
                skill_id=one_of(Skill),
                level=draw(levels),
                source=source,
                assessor=assessor,
                assessed_on=draw(days),
                valid_until=draw(maybe_days),
                evidence=evidence,
            )
        )
    records.append(Target(id=1, unit_id=one_of(Unit), skill_id=one_of(Skill), level=3, people=draw(st.integers(1, 9))))
    for number, name in enumerate(keys[Scenario], 1):
        records.append(Scenario(id=number, key=name, title=draw(texts.filter(bool)), based_on_id=number - 1 or None))
    records.append(
        PlannedChange(
            id=1, scenario_id=one_of(Scenario), number=1, on=draw(days), change="hire", person=draw(texts), value=80
        )
    )
    return records


@settings(max_examples=40, deadline=None)
@given(records=organizations())
def test_what_is_exported_and_read_again_is_exported_the_same(
    tmp_path_factory: pytest.TempPathFactory, records
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    first = export(records, folder / "first")
    contents = read_folder(folder / "first")
    assert contents.reports == ()
    assert len(contents.records) == len(records)
    assert export(list(contents.records), folder / "second") == first
