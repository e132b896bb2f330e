"""Measure what must stay fast: one JSON object a line, and at the end how many figures keep their limit."""

import sys

from figures import FIGURES
from measure import Measured


def main() -> int:
    """Measure all figures, or those whose name contains the argument."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    within = 0
    chosen = [figure for figure in FIGURES if wanted in figure.name]
    for figure in chosen:
        measured = Measured(figure, figure.measure())
        within += measured.is_within
        print(measured.as_json(), flush=True)
    print(f"{within} of {len(chosen)} figures are within their limit.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
