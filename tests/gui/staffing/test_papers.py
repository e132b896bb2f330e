from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.staffing import papers
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from template_books import write_template


@pytest.fixture
def screen(qtbot, tmp_path: Path) -> Iterator[StaffingScreen]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it"))
    made = StaffingScreen(context)
    qtbot.addWidget(made)
    yield made
    context.background.wait()


def template_with(path: Path, text: str) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = text
    book.save(path)
    return path


def test_the_plan_looked_at_goes_into_a_template(screen: StaffingScreen, qtbot, tmp_path: Path) -> None:
    screen.context.set_scenario(1)
    template, target = write_template(tmp_path / "own.xlsx"), tmp_path / "filled.xlsx"
    papers.look_and_fill(screen, template, target)
    qtbot.waitUntil(target.exists, timeout=10_000)
    assert openpyxl.load_workbook(target)["Board paper"]["A1"].value.endswith("Grow")
    qtbot.waitUntil(lambda: screen.context.workspace.history(1)[0].label.startswith("Export the staffing plan"))


@pytest.mark.parametrize("is_wanted", [True, False])
def test_marks_that_are_not_known_are_asked_about(
    screen: StaffingScreen, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_wanted: bool
) -> None:
    asked: list[str] = []

    class Answered:
        def __init__(self, _parent: object, _title: str, sentence: str, _verb: str) -> None:
            asked.append(sentence)

        def exec(self) -> bool:
            return is_wanted

    monkeypatch.setattr(papers, "Dialog", Answered)
    template, target = template_with(tmp_path / "own.xlsx", "{{headcount}} {{nonsense}}"), tmp_path / "filled.xlsx"
    papers.look_and_fill(screen, template, target)
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    assert "{{nonsense}} in Sheet!A1" in asked[0]
    if is_wanted:
        qtbot.waitUntil(target.exists, timeout=10_000)
        assert openpyxl.load_workbook(target).worksheets[0]["A1"].value == "2 {{nonsense}}"
    else:
        assert not target.exists()


def test_asking_for_a_template_leads_to_a_file_of_its_kind(
    screen: StaffingScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, str]] = []
    kinds: list[str] = []

    def asked(_screen: object, _title: str, kind: tuple[str, str], *_words: str) -> Path:
        kinds.append(kind[0])
        return tmp_path / f"out{kind[0]}"

    monkeypatch.setattr(papers, "asked_path", asked)
    monkeypatch.setattr(papers, "look_and_fill", lambda _, one, other: begun.append((one.name, other.name)))
    for chosen in ("a.xlsx", "b.XLTM", ""):
        monkeypatch.setattr(papers.QFileDialog, "getOpenFileName", lambda *_, found=chosen: (found, ""))
        papers.ask_and_fill(screen)
    assert kinds == [".xlsx", ".xlsm"]
    assert begun == [("a.xlsx", "out.xlsx"), ("b.XLTM", "out.xlsm")]


def test_a_template_to_start_from_is_written_where_it_was_asked_for(
    screen: StaffingScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "start.xlsx"
    monkeypatch.setattr(papers, "asked_file", lambda *_: target)
    papers.ask_and_start(screen)
    assert "{{organization}}" in openpyxl.load_workbook(target)["Paper"]["A1"].value
    assert str(target) in screen.status[0]
    monkeypatch.setattr(papers, "asked_file", lambda *_: None)
    papers.ask_and_start(screen)
