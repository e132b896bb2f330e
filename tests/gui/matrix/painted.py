"""A small matrix that tests of the painted widget share: two teams, two categories, nine kinds of cells."""

import numpy as np

from orgwright.gui.matrix.blocks import FootRow, MatrixBlocks, RowHead, Span
from orgwright.gui.matrix.codes import NO_LEVEL, Status, encode


def small_matrix() -> MatrixBlocks:
    level = np.array([[3, 2, 0, NO_LEVEL], [5, NO_LEVEL, 4, 1], [2, 3, 1, 0]])
    status = np.array(
        [
            [Status.MET, Status.SHORT, Status.MISSING, Status.UNKNOWN],
            [Status.MET, Status.NOT_REQUIRED, Status.EXPIRED, Status.SHORT],
            [Status.NOT_REQUIRED, Status.MET, Status.SHORT, Status.NOT_REQUIRED],
        ]
    )
    return MatrixBlocks(
        encode(level, status, goal=status == Status.SHORT),
        (RowHead("Ana Ruiz", "Staff", 84), RowHead("Bo Lind", "Mid", 58), RowHead("Cy Park", "Senior", None)),
        ("Python", "Forecasting", "MLOps", "Writing"),
        (Span("Models", 0, 2, "2 people"), Span("Operations", 2, 1, "1 person")),
        (Span("Technical", 0, 3), Span("Soft skills", 3, 1)),
        (FootRow("Held at the required level", ("2", "1", "–", "0"), frozenset({1}), strong=True),),
    )
