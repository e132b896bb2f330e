"""10,000 futures of 5,000 people over 36 months, against drawing one leaving month per person and future."""

import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from measure import Timing, in_turns, seconds
from numpy.typing import NDArray
from trend import in_motion

from orgwright.planning.futures import FUTURES, futures
from orgwright.planning.hazards import hazards
from orgwright.store.database import open_database
from orgwright.store.snapshot import read_organization

MONTHS = 36
BLOCK = 50
"""Futures drawn at a time; of 20 to 200 this is the fastest."""
ROUNDS = 12
MOST_MEGABYTES = 500


def futures_of_5000_people(workspace: Callable[[], Path]) -> Timing:
    """Bands of headcount, FTE, exits and coverage; bare: drawing, cutting off at the last month, and counting.

    The bare work has one rate for all months of a person and counts people alone. Ours has rates that change with
    tenure, counts FTE too, and measures coverage of targets and roles in some of the same futures.
    """
    database = open_database(workspace())
    try:
        organization = in_motion(read_organization(database))
    finally:
        database.close()
    rates = np.full(len(organization.seating.employed), hazards(organization).whole)
    assert rates[0] > 0
    keep_below(lambda: futures(replace(organization), MONTHS))
    # Another picture every time: what was computed for one is remembered.
    return in_turns(
        lambda: seconds(lambda: futures(replace(organization), MONTHS)),
        lambda: seconds(lambda: leavers_by_month(rates)),
        ROUNDS,
    )


def leavers_by_month(rates: NDArray[Any]) -> NDArray[Any]:
    """How many leave in each month of each future: waiting times of a steady rate, which numpy draws fastest."""
    draw = np.random.default_rng(20_261_120)
    months_of_one = -1 / np.log1p(-rates)
    columns = MONTHS + 1
    of_future = np.arange(BLOCK)[:, None] * columns
    counted = np.empty((FUTURES, columns), dtype=np.int64)
    for first in range(0, FUTURES, BLOCK):
        months = draw.standard_exponential((BLOCK, len(rates)))
        months *= months_of_one
        np.minimum(months, MONTHS, out=months)
        place = months.astype(np.int64)
        place += of_future
        counts = np.bincount(place.reshape(-1), minlength=BLOCK * columns)
        counted[first : first + BLOCK] = counts.reshape(BLOCK, columns)
    return counted


def keep_below(work: Callable[[], object]) -> None:
    """Do a piece of work and print the most memory that it held at a time, which has its limit too."""
    tracemalloc.start()
    try:
        work()
        peak = tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
    print(json.dumps({"name": "futures_memory_mb", "peak": round(peak), "limit": MOST_MEGABYTES}), flush=True)
    assert peak < MOST_MEGABYTES
