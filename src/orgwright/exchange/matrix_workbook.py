"""The skills matrix as a workbook that can be edited anywhere and brought back.

One row a person and one column a skill with typed levels, rules that colour them, live sums per person and per skill;
beside them what each role requires, a legend, how it is computed, and in hidden places the stable keys and what was
exported, so that ``matrix_changes`` can tell every edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from orgwright.exchange.matrix_workbook_base import base_of, write_base
from orgwright.exchange.matrix_workbook_levels import write_levels
from orgwright.exchange.matrix_workbook_notes import write_legend, write_notes
from orgwright.exchange.matrix_workbook_required import write_required
from orgwright.exchange.matrix_workbook_table import matrix_table
from orgwright.exchange.sheets import Book
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.organization import Organization
from orgwright.progress import Progress


def write_matrix_workbook(
    organization: Organization, unit_id: int | None, path: Path, source: str, progress: Progress | None = None
) -> None:
    """Write the matrix of a unit's people and all skills to ``path``, whole or not at all.

    ``source`` names the workspace and its last action. Refuses a path that cannot be written.
    """
    people = organization.seating.by_person_key(organization.seating.people_of(unit_id))
    skills = sorted(organization.skills, key=lambda one: organization.skills[one].name)
    name = organization.facts.name if unit_id is None else organization.units[unit_id].name
    write_matrix(organization, people, skills, path, source, progress, of=name)


def write_matrix(
    organization: Organization,
    person_ids: Sequence[int],
    skill_ids: Sequence[int],
    path: Path,
    source: str,
    progress: Progress | None = None,
    *,
    of: str = "",
) -> None:
    """Write the matrix of these people and skills, in this order, to ``path``, whole or not at all.

    ``of`` says whose matrix it is; without it that of the organization. Where the picture has no names people stand in
    the order of their codes, which tells nothing, and the workbook says that it cannot be taken back in.
    """
    progress, profile = progress or Progress(), organization.profile
    if not profile.names:
        person_ids = organization.seating.by_person_key(person_ids)
    with whole_file(path) as file:
        name = organization.facts.name
        looked_at = f"{of or name}, looked at on {organization.day}"
        progress.step(0, 3, "Gathering the levels")
        table = matrix_table(organization, person_ids, skill_ids)
        book = Book(f"Skills matrix of {name}", organization.facts.currency)
        progress.step(1, 3, "Writing the matrix")
        write_levels(book, table, looked_at)
        write_required(book, table, looked_at)
        write_legend(book, organization, looked_at)
        write_notes(book, organization, looked_at, source)
        write_base(book, base_of(table, name, organization.day, source), has_names=profile.names)
        progress.step(2, 3, "Writing the file")
        content = book.content()
        progress.step(3, 3, "Writing the file")
        file.write(content)
