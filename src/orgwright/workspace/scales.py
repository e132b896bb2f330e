"""What the verb that adds a scale writes: the scale with all its levels, as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.planning.scales import NamedLevel
from orgwright.records import Scale, ScaleLevel
from orgwright.workspace.writing import Write


def write_scale(write: Write, values: Mapping[str, Any], levels: Sequence[NamedLevel]) -> None:
    """Insert a scale and its levels; two levels cannot stand for the same stored one."""
    anchors = [one.anchor for one in levels]
    twice = next((one for one in anchors if anchors.count(one) > 1), None)
    if twice is not None:
        raise RefusedInput(f"Two levels of the scale stand for level {twice}; each needs one of its own.")
    scale_id = write.add(Scale, values)
    for one in levels:
        row = {"scale_id": scale_id, "anchor": one.anchor, "name": one.name, "description": one.description}
        write.add(ScaleLevel, row)
