import pytest

from orgwright.charts.axes import shortened, thousands


@pytest.mark.parametrize(
    ("value", "text"), [(5000.0, "5,000"), (162.5, "162.5"), (0.0, "0"), (-1200.0, "−1,200"), (2_500_000, "2,500,000")]
)
def test_figures_of_a_scale_are_written_as_in_tables(value: float, text: str) -> None:
    assert thousands(value, 1) == text


def test_long_names_are_cut_in_charts() -> None:
    assert shortened("Hire plan 2027") == "Hire plan 2027"
    assert shortened("Hire everybody whom we can find") == "Hire everybody whom we…"
