"""Reading of the small text tables in which the sample keeps its facts."""


def rows(table: str, columns: int) -> list[list[str]]:
    """The rows of a table of cells parted by ``|``, short rows filled up with empty cells."""
    found = []
    for line in table.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > columns:
            raise ValueError(f"This row has more than {columns} cells: {line}")
        found.append(cells + [""] * (columns - len(cells)))
    return found
