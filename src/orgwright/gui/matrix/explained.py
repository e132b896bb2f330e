"""How the numbers of the matrix came about: of a cell, of a skill over the people shown, of a person."""

from collections.abc import Callable, Mapping

from orgwright.gui.matrix.model import MatrixPicture
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cells import effective_level
from orgwright.planning.explanations.role_coverage import person_role_coverage
from orgwright.planning.explanations.skills import skill_among
from orgwright.planning.explanations.words import counted


def _of_cell(picture: MatrixPicture, person_id: int, skill_id: int) -> Explanation:
    return effective_level(picture.cells.organization, (person_id, skill_id))


def _of_skill(picture: MatrixPicture, person_id: int, skill_id: int) -> Explanation:
    people = picture.cells.organization.proficiency.person_ids[picture.people.places].tolist()
    name = f"{counted(len(people), 'person', 'people')} shown"
    return skill_among(picture.cells.organization, name, people, skill_id)


def _of_person(picture: MatrixPicture, person_id: int, skill_id: int) -> Explanation:
    return person_role_coverage(picture.cells.organization, person_id)


EXPLAINED: Mapping[str, Callable[[MatrixPicture, int, int], Explanation]] = {
    "x": _of_cell,
    "h": _of_skill,
    "p": _of_person,
}
"""What explains a cell, by the letter that asks for it: its level, who holds its skill, its person's coverage."""
