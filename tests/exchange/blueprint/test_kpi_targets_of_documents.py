"""The target texts of the documents at hand against what a careful person understands: counts, names and figures."""

from decimal import Decimal
from pathlib import Path

import pytest

from orgwright.exchange.blueprint import read_documents
from orgwright.planning.kpi_target import NumericTarget, numeric_target

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
FLATTENED, SENIOR_AI, SENIOR_GENERATIVE = (
    "000_7b171fd6d95a7af3.txt",
    "001_6f2b55b9abbfae4d.txt",
    "003_4779d594150e1455.txt",
)

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the role documents in ../shared/seeds are not beside this checkout"
)

# Per KPI, by a word of its name: side (~ where the text names none), low, high, unit; a change in place of a side.
WORKED = {
    FLATTENED: [
        ("adoption", "rise", "10", "25", "%"),
        ("lift", "rise", "1", "3", "%"),
        ("latency", "at most", "200", "500", "ms"),
        ("availability", "at least", "99.9", "99.9", "%"),
        ("Error rate", "at most", "0.1", "0.5", "%"),
        ("Cost per", "fall", "10", "30", "%"),
        ("Token spend", "fall", "10", "20", "%"),
        ("freshness", "at most", "1", "1", "hours"),
        ("Data quality", "at least", "99", "99", "%"),
        ("Drift", "at most", "1", "7", "days"),
        ("mitigate", "at most", "1", "4", "hours"),
        ("Release", "~", "1", "4", "per month"),
        ("Change failure", "at most", "10", "15", "%"),
        ("velocity", "~", "2", "6", "per month"),
        ("Reproducibility", "at least", "90", "95", "%"),
        ("satisfaction", "at least", "4", "4", "/5"),
        ("Mentorship", "~", "2", "4", "per year"),
    ],
    SENIOR_AI: [
        ("shipped", "~", "1", "1", "per quarter"),
        ("velocity", "at most", "2", "4", "weeks"),
        ("eval coverage", "at least", "80", "80", "%"),
        ("uplift", "rise", "1", "3", "%"),
        ("latency", "at most", "300", "800", "ms"),
        ("timeout", "at most", "0.1", "0.5", "%"),
        ("MTTR", "at most", "1", "4", "hours"),
        ("Retraining", "at least", "95", "95", "%"),
        ("SLA", "at least", "99", "99", "%"),
        ("escape", "at most", "0", "0", "per quarter"),
        ("Rollout", "at least", "90", "95", "%"),
        ("Documentation", "at least", "100", "100", "%"),
        ("satisfaction", "at least", "4", "4", "/5"),
        ("Mentoring", "~", "1", "2", ""),
    ],
    SENIOR_GENERATIVE: [
        ("TSR", "~", "65", "85", "%"),
        ("Hallucination", "at most", "2", "5", "%"),
        ("Citation", "at least", "80", "95", "%"),
        ("Precision", "at least", "0.6", "0.6", ""),
        ("Latency", "at most", "2", "6", "seconds"),
        ("Tool-call", "at least", "95", "95", "%"),
        ("Validity", "at least", "98", "99.5", "%"),
        ("Cache", "~", "20", "60", "%"),
        ("Fallback", "at most", "5", "10", "%"),
        ("MTTR", "at most", "60", "180", "minutes"),
        ("Evaluation", "at least", "70", "90", "%"),
        ("Release", "~", "1", "3", "weeks"),
        ("Satisfaction", "at least", "4", "4", "/5"),
        ("Enablement", "~", "1", "2", "per month"),
    ],
}
KPIS = {FLATTENED: 22, SENIOR_AI: 21, SENIOR_GENERATIVE: 21}


def targets(name: str) -> list[tuple[str, NumericTarget | None]]:
    """Each KPI's name with its target; of a row whose cells are not told apart the whole row is read."""
    (document,) = read_documents((SEEDS / name).read_bytes(), name)
    return [(kpi.name, numeric_target(kpi.target if kpi.certain else kpi.name)) for kpi in document.kpis]


def noted(target: NumericTarget) -> tuple[str, Decimal, Decimal, str]:
    side = target.change or (target.direction if target.is_side_said else "~")
    return str(side), target.low, target.high, target.unit


@pytest.mark.parametrize("name", KPIS)
def test_every_figure_of_the_page_is_understood_as_a_careful_person_does_and_none_invented(name):
    found = targets(name)
    assert len(found) == KPIS[name]
    with_figure = [(kpi, noted(target)) for kpi, target in found if target is not None]
    assert [target for _, target in with_figure] == [
        (side, Decimal(low), Decimal(high), unit) for _, side, low, high, unit in WORKED[name]
    ]
    assert all(word in kpi for (word, *_), (kpi, _) in zip(WORKED[name], with_figure, strict=True))


def test_the_documents_hold_these_counts_of_sides_changes_and_open_sides():
    found = [target for name in KPIS for _, target in targets(name)]
    with_figure = [noted(target)[0] for target in found if target is not None]
    counts = {side: with_figure.count(side) for side in sorted(set(with_figure))}
    assert len(found) == 64
    assert counts == {"at least": 16, "at most": 15, "fall": 2, "rise": 3, "~": 9}


def test_a_change_against_the_quarter_before_keeps_its_period():
    kpi, target = targets(FLATTENED)[0]
    assert "adoption" in kpi
    assert target is not None
    assert target.period == "quarter"
