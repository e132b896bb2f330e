"""Foreign workbooks made for tests, each with the levels that it says: one for every trouble of real ones."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill

PEOPLE = ("Ana Ruiz", "Bo Lind", "Cy Park", "Dee Okafor", "Eli Brandt", "Fay Novak")
SKILLS = ("Python", "Forecasting", "Data modelling", "Negotiation", "Welding")
CATEGORIES = {"Python": "Technical", "Forecasting": "Technical", "Data modelling": "Technical"} | {
    "Negotiation": "Soft",
    "Welding": "Soft",
}
GREEN = PatternFill("solid", fgColor="FF92D050")
Truth = dict[tuple[str, str], int]
Said = Callable[[int | None], Any]


def truth() -> Truth:
    """Some levels of some people, with gaps."""
    return {
        (person, skill): (2 * row * column + 5 * row) % 6
        for row, person in enumerate(PEOPLE)
        for column, skill in enumerate(SKILLS)
        if (row + column) % 4
    }


@dataclass(frozen=True)
class ForeignCase:
    """A workbook and what it says; ``decided`` gives texts the levels that a person must decide."""

    title: str
    write: Callable[[Path], Truth]
    decided: Mapping[str, int] = field(default_factory=dict)
    blank: int | None = None


def numbers(level: int | None) -> Any:
    """A level as a number."""
    return level


def put_grid(sheet: Any, levels: Truth, top: int, left: int, said: Said = numbers) -> None:
    """Names at the left, skills above, levels where they meet; ``top`` and ``left`` are the corner."""
    for column, skill in enumerate(SKILLS, 1):
        sheet.cell(top, left + column, skill)
    for row, person in enumerate(PEOPLE, 1):
        sheet.cell(top + row, left, person)
        for column, skill in enumerate(SKILLS, 1):
            level = levels.get((person, skill))
            sheet.cell(top + row, left + column, said(level))


def _saved(book: Workbook, path: Path, levels: Truth) -> Truth:
    book.save(path)
    return levels


def plain(path: Path) -> Truth:
    """The simplest matrix, with a title right above."""
    book, levels = Workbook(), truth()
    sheet = book.active
    sheet["A1"] = "Skills of the team"
    sheet["A2"] = "Name"
    put_grid(sheet, levels, 2, 1)
    return _saved(book, path, levels)


def merged_and_rotated(path: Path) -> Truth:
    """Categories merged over rotated skills, and ids beside the names."""
    book, levels = Workbook(), truth()
    sheet = book.active
    sheet["B3"], sheet["C3"] = "Employee ID", "Employee"
    put_grid(sheet, levels, 3, 3)
    for row in range(len(PEOPLE)):
        sheet.cell(4 + row, 2, f"E{100 + row}")
    sheet["D2"], sheet["G2"] = "Technical", "Soft"
    sheet.merge_cells("D2:F2")
    sheet.merge_cells("G2:H2")
    sheet["B1"] = "Competence overview"
    sheet.merge_cells("B1:H1")
    for cell in sheet[3]:
        cell.alignment = Alignment(textRotation=90)
    return _saved(book, path, levels)


def people_across(path: Path) -> Truth:
    """Skills go down under bands of categories, people across."""
    book, levels = Workbook(), truth()
    sheet = book.active
    sheet["A1"], sheet["B1"] = "Category", "Skill"
    for row, skill in enumerate(SKILLS, 2):
        sheet.cell(row, 2, skill)
        if skill in ("Python", "Negotiation"):
            sheet.cell(row, 1, CATEGORIES[skill])
        for column, person in enumerate(PEOPLE, 3):
            sheet.cell(1, column, person)
            sheet.cell(row, column, levels.get((person, skill)))
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("A5:A6")
    sheet.cell(1, 9, "Average")
    for row in range(2, 7):
        sheet.cell(row, 9, 2.5)
    return _saved(book, path, levels)


def sheet_per_person(path: Path) -> Truth:
    """Each person has a sheet with the same list, a wish beside the level, and a cover before all."""
    book, levels = Workbook(), truth()
    book.active.title = "Read me"
    book.active["A1"] = "Fill your own sheet, please."
    for person in PEOPLE:
        sheet = book.create_sheet(person.split()[0])
        sheet["A1"], sheet["B1"] = "Name:", person
        for column, head in enumerate(("Category", "Skill", "Current level", "Target level", "Comment"), 1):
            sheet.cell(3, column, head)
        for row, skill in enumerate(SKILLS, 4):
            sheet.cell(row, 1, CATEGORIES[skill])
            sheet.cell(row, 2, skill)
            sheet.cell(row, 3, levels.get((person, skill)))
            sheet.cell(row, 4, 4)
    return _saved(book, path, levels)


def long_list(path: Path) -> Truth:
    """A row for each level, as systems export it."""
    book, levels = Workbook(), truth()
    sheet = book.active
    sheet.append(["Employee Name", "E-mail", "Skill Category", "Skill", "Level", "Last updated"])
    for (person, skill), level in levels.items():
        mail = f"{person.split()[0].lower()}@example.org"
        sheet.append([person, mail, CATEGORIES[skill], skill, level, "2026-01-31"])
    return _saved(book, path, levels)


def current_and_target(path: Path) -> Truth:
    """Heads over three rows: category, skill, and under each skill what is and what should be."""
    book, levels = Workbook(), truth()
    sheet = book.active
    sheet["A3"] = "Name"
    for number, skill in enumerate(SKILLS):
        first = 2 + 2 * number
        sheet.cell(1, first, CATEGORIES[skill])
        sheet.cell(2, first, skill)
        sheet.cell(3, first, "Current")
        sheet.cell(3, first + 1, "Target")
        sheet.merge_cells(start_row=2, end_row=2, start_column=first, end_column=first + 1)
        for row, person in enumerate(PEOPLE, 4):
            sheet.cell(row, 1, person)
            sheet.cell(row, first, levels.get((person, skill)))
            sheet.cell(row, first + 1, 4)
    return _saved(book, path, levels)


WORDS = ("None", "Beginner", "Elementary", "Intermediate", "Advanced", "Expert")


def words(path: Path) -> Truth:
    """Levels as words."""
    book, levels = Workbook(), truth()
    book.active["A1"] = "Team member"
    put_grid(book.active, levels, 1, 1, lambda level: None if level is None else WORDS[level])
    return _saved(book, path, levels)


SYMBOLS = {5: "★", 4: "◎", 3: "○", 2: "△", 0: "×"}


def symbols(path: Path) -> Truth:
    """Levels as symbols, explained beside the table without a gap in rows."""
    book = Workbook()
    levels = {cell: level for cell, level in truth().items() if level != 1}
    put_grid(book.active, levels, 3, 1, lambda level: SYMBOLS.get(-1 if level is None else level))
    book.active["A3"] = "氏名"
    for row, (mark, said) in enumerate((("★", "Expert"), ("◎", "Advanced"), ("○", "Intermediate")), 3):
        book.active.cell(row, 9, mark)
        book.active.cell(row, 10, said)
    return _saved(book, path, levels)


def circles(path: Path) -> Truth:
    """Levels as so many filled circles of five."""
    book, levels = Workbook(), truth()
    levels = {cell: level for cell, level in levels.items() if level}
    said = lambda level: None if not level else "●" * level + "○" * (5 - level)  # noqa: E731
    book.active["A1"] = "Name"
    put_grid(book.active, levels, 1, 1, said)
    return _saved(book, path, levels)


def marks(path: Path) -> Truth:
    """An x where the skill is held; which level that is must be asked."""
    book = Workbook()
    levels = dict.fromkeys((cell for cell, level in truth().items() if level > 2), 3)
    book.active["A1"] = "Name"
    put_grid(book.active, levels, 1, 1, lambda level: None if level is None else "x")
    return _saved(book, path, levels)


def colours(path: Path) -> Truth:
    """Some cells say something by their colour alone."""
    book, levels = Workbook(), truth()
    book.active["A1"] = "Name"
    put_grid(book.active, levels, 1, 1)
    for address in ("B2", "F2", "E3"):
        book.active[address].fill = GREEN
    return _saved(book, path, levels)


def painted_to_the_horizon(path: Path) -> Truth:
    """Empty painted cells far beyond the table."""
    book, levels = Workbook(), truth()
    book.active["A1"] = "Name"
    put_grid(book.active, levels, 1, 1)
    for row in range(1, 400):
        for column in range(1, 60):
            book.active.cell(row, column).fill = GREEN
    return _saved(book, path, levels)


def same_name_twice(path: Path) -> Truth:
    """A skill of the same name under two categories."""
    book, levels = Workbook(), {}
    sheet = book.active
    for column, (category, skill) in enumerate(
        (("Backend", "Testing"), ("Backend", "Python"), ("Frontend", "Testing"), ("Frontend", "Design")), 2
    ):
        sheet.cell(1, column, category)
        sheet.cell(2, column, skill)
        for row, person in enumerate(PEOPLE, 3):
            sheet.cell(row, 1, person)
            sheet.cell(row, column, (row + column) % 6)
            own = f"Testing ({category})" if skill == "Testing" else skill
            levels[person, own] = (row + column) % 6
    sheet["A2"] = "Name"
    return _saved(book, path, levels)


def neighbours(path: Path) -> Truth:
    """A legend at the right, sums below, a second table under them, another sheet with more numbers."""
    book, levels = Workbook(), truth()
    sheet = book.active
    sheet["A4"] = "Name"
    sheet["A1"] = "Skills matrix"
    put_grid(sheet, levels, 4, 1)
    sheet["A11"], sheet["A12"] = "Average", "People with level 3"
    for column in range(2, 7):
        sheet.cell(11, column, 2.5)
        sheet.cell(12, column, 3)
    for row, said in enumerate(("not at all", "some theory", "with help", "alone", "advises", "teaches"), 5):
        sheet.cell(row, 9, row - 5)
        sheet.cell(row, 10, said)
    for row, cells in enumerate((("Course", "Days", "Seats"), ("Welding basics", 2, 4), ("Python", 3, 5)), 15):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    budget = book.create_sheet("Budget")
    budget.append(["Item", "Cost"])
    budget.append(["Course", 1000])
    return _saved(book, path, levels)


def blank_is_zero(path: Path) -> Truth:
    """An empty cell says that there is nothing, as its author knows."""
    book, levels = Workbook(), {cell: level for cell, level in truth().items() if level}
    book.active["A1"] = "Name"
    put_grid(book.active, levels, 1, 1)
    whole = {(person, skill): levels.get((person, skill), 0) for person in PEOPLE for skill in SKILLS}
    return _saved(book, path, whole)


def spaced(path: Path) -> Truth:
    """Empty rows between teams, an empty column between categories, and numbered rows."""
    book, levels = Workbook(), truth()
    sheet = book.active
    columns = (3, 4, 5, 7, 8)
    rows = (2, 3, 4, 6, 7, 8)
    sheet["A1"], sheet["B1"] = "No.", "Name"
    for number, (row, person) in enumerate(zip(rows, PEOPLE, strict=True), 1):
        sheet.cell(row, 1, number)
        sheet.cell(row, 2, person)
        for column, skill in zip(columns, SKILLS, strict=True):
            sheet.cell(1, column, skill)
            sheet.cell(row, column, levels.get((person, skill)))
    return _saved(book, path, levels)


def german(path: Path) -> Truth:
    """Heads in another language, the name in two columns, words of somebody's own."""
    book, levels = Workbook(), truth()
    own = ("nie gemacht", "gesehen", "mit Hilfe", "allein", "schwierige Fälle", "bringt es bei")
    sheet = book.active
    for column, head in enumerate(("Nachname", "Vorname", "Abteilung"), 1):
        sheet.cell(1, column, head)
    for row, person in enumerate(PEOPLE, 2):
        sheet.cell(row, 1, person.split()[1])
        sheet.cell(row, 2, person.split()[0])
        sheet.cell(row, 3, "Technik")
        for column, skill in enumerate(SKILLS, 4):
            sheet.cell(1, column, skill)
            level = levels.get((person, skill))
            sheet.cell(row, column, None if level is None else own[level])
    return _saved(book, path, levels)


CASES = (
    ForeignCase("plain", plain),
    ForeignCase("merged and rotated heads", merged_and_rotated),
    ForeignCase("people across", people_across),
    ForeignCase("a sheet for each person", sheet_per_person),
    ForeignCase("a list", long_list),
    ForeignCase("current and target under each skill", current_and_target),
    ForeignCase("words", words),
    ForeignCase("symbols", symbols),
    ForeignCase("circles", circles),
    ForeignCase("x marks", marks, {"x": 3}),
    ForeignCase("colours", colours),
    ForeignCase("painted to the horizon", painted_to_the_horizon),
    ForeignCase("the same skill under two categories", same_name_twice),
    ForeignCase("legend, sums and a second table", neighbours),
    ForeignCase("blank is zero", blank_is_zero, blank=0),
    ForeignCase("empty rows and columns within", spaced),
    ForeignCase(
        "own words",
        german,
        {"nie gemacht": 0, "gesehen": 1, "mit Hilfe": 2, "allein": 3, "schwierige Fälle": 4, "bringt es bei": 5},
    ),
)


def delimited(levels: Truth, separator: str) -> Iterator[str]:
    """The rows of a text file with the levels."""
    yield separator.join(("Name", *SKILLS))
    for person in PEOPLE:
        yield separator.join((person, *(str(levels.get((person, skill), "")) for skill in SKILLS)))
