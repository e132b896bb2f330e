"""Writing assessments into the file: all rows with one statement, whose triggers journal each of them."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

COLUMNS = ("person_id", "skill_id", "level", "source", "assessor", "assessed_on", "valid_until", "evidence")


def write_assessment_rows(connection: Connection, rows: Iterable[tuple[Any, ...]], given: tuple[str, ...]) -> None:
    """Insert rows of ``COLUMNS``, days as numbers; of the same cell, source, assessor and day replace what is given.

    Never INSERT OR REPLACE: it deletes the old row without firing its trigger. One statement over a JSON text takes
    two thirds of the time of one statement a row.
    """
    kept = ", ".join(f"{name} = excluded.{name}" for name in ("level", *given))
    values = ", ".join(f"value ->> {place}" for place in range(len(COLUMNS)))
    connection.exec_driver_sql(
        f"INSERT INTO assessment ({', '.join(COLUMNS)}) SELECT {values} FROM json_each(?) WHERE true "
        f"ON CONFLICT (person_id, skill_id, source, assessor, assessed_on) DO UPDATE SET {kept}",
        (json.dumps(list(rows), ensure_ascii=False),),
    )
