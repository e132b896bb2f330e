from pathlib import Path

import pytest

from orgwright.errors import RefusedInput
from orgwright.exchange.folder import FolderContents, read_folder
from orgwright.progress import Cancelled, Progress
from orgwright.records import (
    Assessment,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Scenario,
    Skill,
    Target,
    Unit,
)

GOOD = {
    "units.csv": "unit,parent,leader_position\nModels,Company,P-1\nCompany,,\n",
    "roles.csv": "role,level\nEngineer,Senior\n",
    "skills.csv": "skill,kind,aliases\nPython,technical,snake; CPython;\nTeam work,soft,\n",
    "requirements.csv": "role,skill,tier,importance,level\nEngineer,Python,must-have,critical,\n",
    "career_links.csv": "from_role,to_role,kind\n",
    "people.csv": "person,name,hired_on,fte_percent\nana,Ana Ruiz,2020-01-01,80\nbo,,,\n",
    "positions.csv": (
        "position,unit,role,manager_position,critical,status\nP-1,Models,Engineer,P-2,yes,\nP-2,Company,,,,frozen\n"
    ),
    "incumbencies.csv": "position,person,from_on,fte_percent\nP-1,ana,2020-01-01,80\n",
    "requisitions.csv": "requisition,position,status\nR-1,P-2,on-hold\n",
    "assessments.csv": "person,skill,level,source,assessor,assessed_on\nana,Python,4,manager,Mo,2026-01-02\n",
    "targets.csv": "unit,skill,level,people\nModels,Python,3,2\n",
    "scenarios.csv": "scenario,title,based_on\nlate,Late,early\nearly,,\n",
    "planned_changes.csv": "scenario,number,on,change,person\nearly,1,2027-01-01,leave,ana\n",
}


def written(folder: Path, **changed: str) -> Path:
    for name, text in {**GOOD, **{f"{stem}.csv": text for stem, text in changed.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def rows(contents: FolderContents, record: type[Record]) -> list[Record]:
    return [one for one in contents.records if type(one) is record]


def test_keys_become_ids_wherever_the_row_stands(tmp_path: Path) -> None:
    contents = read_folder(written(tmp_path))
    models, company = rows(contents, Unit)
    assert (models.id, models.parent_id, models.leader_position_id) == (1, company.id, 1)
    first, second = rows(contents, Position)
    assert (first.manager_position_id, first.critical, first.status) == (second.id, True, "open")
    assert (second.critical, second.status, second.role_id) == (False, "frozen", None)
    late, early = rows(contents, Scenario)
    assert (late.based_on_id, early.title) == (early.id, "early")


def test_empty_cells_take_the_default_of_the_record(tmp_path: Path) -> None:
    contents = read_folder(written(tmp_path))
    ana, bo = rows(contents, Person)
    assert (ana.fte_percent, bo.fte_percent, bo.hired_on, bo.name) == (80, 100, None, "bo")
    (requirement,) = rows(contents, Requirement)
    assert requirement.level is None
    (python, team_work) = rows(contents, Skill)
    assert (python.aliases, team_work.aliases) == ("CPython;snake", "")


def test_a_missing_file_is_an_empty_table_and_a_missing_column_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("person\nana\n", encoding="utf-8")
    contents = read_folder(tmp_path)
    assert [type(one) for one in contents.records] == [OrganizationFacts, Person]
    assert contents.records[0].name == tmp_path.name


def test_a_byte_order_mark_windows_line_ends_and_empty_rows_are_taken(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "people.csv").write_bytes(b"\xef\xbb\xbfperson,name\r\n\r\nana,Ana\r\n,\r\nbo,Bo\r\n")
    assert [one.name for one in rows(read_folder(tmp_path), Person)] == ["Ana", "Bo"]


def test_line_breaks_within_quotation_marks_belong_to_the_cell(tmp_path: Path) -> None:
    header = "person,skill,level,source,assessor,assessed_on,evidence\n"
    text = header + 'ana,Python,,peer,Mo,2026-01-02,"One,\ntwo\u2028""three"""\n'
    (one,) = rows(read_folder(written(tmp_path, assessments=text)), Assessment)
    assert (one.level, one.evidence) == (None, 'One,\ntwo\u2028"three"')


def test_unknown_columns_are_reported_and_kept_out(tmp_path: Path) -> None:
    contents = read_folder(written(tmp_path, people="person,name,shoe size\nana,Ana,41\nbo,Bo,\n"))
    assert contents.reports == ("people.csv has an unknown column “shoe size”, which was kept out.",)


def test_incumbencies_without_a_beginning_may_repeat(tmp_path: Path) -> None:
    text = "position,person,from_on\nP-1,ana,\nP-1,ana,\n"
    assert len(rows(read_folder(written(tmp_path, incumbencies=text)), Incumbency)) == 2


BAD_CELLS = [
    ("units", "unit,parent\nA,B\n", "units.csv, row 2, column parent: there is no unit “B”."),
    ("units", "unit\nA\nCompany\nA\n", "units.csv, row 4, column unit: “A” stands in row 2 already."),
    ("units", "unit,kind\n,team\n", "units.csv, row 2, column unit: it is empty."),
    (
        "units",
        "unit,parent\nModels,Company\nCompany,Models\n",
        "column parent: the unit “Models” would be above itself.",
    ),
    ("units", "unit,annual_budget\nA,-1\n", "units.csv, row 2, column annual_budget: -1 is below 0."),
    ("units", "unit,annual_budget\nA,1.5\n", "units.csv, row 2, column annual_budget: “1.5” is not a whole number."),
    ("units", "unit;parent\nA;\n", "units.csv, row 1: none of its columns is known; they are unit,parent,kind,"),
    ("units", "unit,unit\nA,A\n", "units.csv, row 1: the column unit stands there twice."),
    ("units", "unit,kind\nA,b,c\n", "units.csv, row 2: it has more cells than the header has columns."),
    ("units", 'unit,kind\n"A,b\n', "units.csv, row 2: its quotation marks do not fit together."),
    (
        "skills",
        "skill,kind\nPython,hard\n",
        "skills.csv, row 2, column kind: “hard” is none of technical, soft, tool, domain.",
    ),
    ("requirements", "role,skill,level\nEngineer,Python,6\n", "requirements.csv, row 2, column level: 6 is above 5."),
    ("requirements", "role,skill\nEngineer,Rust\n", "requirements.csv, row 2, column skill: there is no skill “Rust”."),
    ("requirements", "role,skill\n,Python\n", "requirements.csv, row 2, column role: it is empty."),
    (
        "career_links",
        "from_role,to_role,kind\nEngineer,Engineer,next\nEngineer,Engineer,next\n",
        "career_links.csv, row 3, column kind: it says the same as row 2.",
    ),
    ("people", "person,hired_on\nana,2026-02-30\n", "people.csv, row 2, column hired_on: there is no day 2026-02-30."),
    (
        "people",
        "person,hired_on\n\nana,20260201\n",
        "people.csv, row 3, column hired_on: “20260201” is not a day written as YYYY-MM-DD.",
    ),
    ("people", "person,fte_percent\nana,120\n", "people.csv, row 2, column fte_percent: 120 is above 100."),
    ("positions", "position,unit,critical\nP-1,Company,maybe\n", "column critical: “maybe” is neither yes nor empty."),
    ("positions", "position,unit\nP-1,\n", "positions.csv, row 2, column unit: it is empty."),
    ("targets", "unit,skill,level,people\nModels,Python,3,0\n", "targets.csv, row 2, column people: 0 is below 1."),
    ("targets", "unit,skill,level,people\nModels,Python,,1\n", "targets.csv, row 2, column level: it is empty."),
    (
        "scenarios",
        "scenario,title,based_on\nearly,Early,early\n",
        "scenarios.csv, row 2, column based_on: the scenario “early” would be above itself.",
    ),
    (
        "planned_changes",
        "scenario,number,on,change\nearly,1,,leave\n",
        "planned_changes.csv, row 2, column on: it is empty.",
    ),
    (
        "planned_changes",
        "scenario,number,on,change\nearly,1,2027-01-01,fire\n",
        "column change: “fire” is none of hire,",
    ),
]


@pytest.mark.parametrize(("file", "text", "sentence"), BAD_CELLS, ids=lambda part: str(part)[-40:])
def test_a_bad_cell_is_named_by_file_row_and_column(tmp_path: Path, file: str, text: str, sentence: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        read_folder(written(tmp_path, **{file: text}))
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("cy,Python,4,manager,Mo,2026-01-02,", "column person: there is no person “cy”."),
        (",Python,4,manager,Mo,2026-01-02,", "column person: it is empty."),
        ("ana,Rust,4,manager,Mo,2026-01-02,", "column skill: there is no skill “Rust”."),
        ("ana,Python,6,manager,Mo,2026-01-02,", "column level: 6 is not a level from 0 to 5."),
        ("ana,Python,good,manager,Mo,2026-01-02,", "column level: “good” is not a whole number."),
        ("ana,Python,4,boss,Mo,2026-01-02,", "column source: “boss” is none of self, peer, manager, certificate."),
        ("ana,Python,4,,Mo,2026-01-02,", "column source: it is empty."),
        ("ana,Python,4,manager,Mo,,", "column assessed_on: it is empty."),
        ("ana,Python,4,manager,Mo,2.1.2026,", "column assessed_on: “2.1.2026” is not a day written as YYYY-MM-DD."),
        ("ana,Python,4,manager,Mo,1969-12-31,", "column assessed_on: 1969-12-31 does not lie between 1970-01-01 and"),
        ("ana,Python,4,manager,Mo,2026-01-02,later", "column valid_until: “later” is not a day written as YYYY-MM-DD."),
        ("ana,Python,3,peer,Li,2026-01-01,", "column assessed_on: it says the same as row 2."),
    ],
)
def test_a_bad_assessment_is_named_by_row_and_column(tmp_path: Path, row: str, sentence: str) -> None:
    header = "person,skill,level,source,assessor,assessed_on,valid_until\n"
    text = f"{header}ana,Python,2,peer,Li,2026-01-01,\n{row}\n"
    with pytest.raises(RefusedInput, match=r"assessments\.csv, row 3, ") as refused:
        read_folder(written(tmp_path, assessments=text))
    assert sentence in str(refused.value)


def test_assessments_are_whole_records(tmp_path: Path) -> None:
    (one,) = rows(read_folder(written(tmp_path)), Assessment)
    assert one.model_dump() == Assessment.model_validate(one.model_dump()).model_dump()


def test_rows_of_targets_may_repeat(tmp_path: Path) -> None:
    text = "unit,skill,level,people\nModels,Python,3,2\nModels,Python,3,4\n"
    assert [one.people for one in rows(read_folder(written(tmp_path, targets=text)), Target)] == [2, 4]


def test_text_in_another_encoding_is_refused_with_its_row(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "people.csv").write_bytes("person,name\nana,Ana\nbo,Jürgen\n".encode("latin-1"))
    with pytest.raises(RefusedInput, match=r"people.csv is not UTF-8 text: row 3 has a character"):
        read_folder(tmp_path)


def test_a_folder_without_an_organization_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="holds no organization"):
        read_folder(tmp_path)
    with pytest.raises(RefusedInput, match="There is no folder"):
        read_folder(tmp_path / "gone")


def test_reading_stops_when_asked_to(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_folder(written(tmp_path), Progress(lambda done, total, what: "people" not in what))
