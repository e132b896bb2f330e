"""Tables in plain text: parted by pipes or tabs, stacked cell by cell, flattened to lines."""

import pytest

from exchange.blueprint.pages import page, read, technical


def test_an_empty_first_cell_of_a_table_without_a_frame_keeps_its_column():
    rows = ("Category | Tool | Primary use | Common / Optional", "Ovens | MIWE | bread | Common", " | Wiesheu | rye | ")
    for parted in ("\n".join(rows), "\n".join(rows).replace(" | ", "\t")):
        tools = read(page(s10=parted)).tools
        assert [(t.category, t.name, t.use, t.commonness) for t in tools] == [
            ("Ovens", "MIWE", "bread", "Common"),
            ("Ovens", "Wiesheu", "rye", ""),
        ]


@pytest.mark.parametrize("parted", [" | ", "\t"])
def test_a_table_of_two_columns_without_a_frame_is_a_table(parted):
    body = f"Decision{parted}Authority\nOven heat{parted}Alone\nNew ovens{parted}Director"
    assert [s.text for s in read(page(s13=body)).statements if s.section == 13] == [
        "Oven heat: Alone",
        "New ovens: Director",
    ]


def test_labelled_lines_beside_a_kpi_are_its_cells():
    body = "- Burnt loaves\n- What it measures: dark ones\n- Target: < 1%\n- Frequency: Daily\n- Rise\n- Target: 4h\n"
    document = read(page(s7=body))
    assert [(k.name, k.measures, k.target, k.frequency, k.certain) for k in document.kpis] == [
        ("Burnt loaves", "dark ones", "< 1%", "Daily", True),
        ("Rise", "", "4h", "", True),
    ]
    assert not [s for s in document.statements if s.section == 7]


STACKED = ("#", "KPI", "Category", "Definition", "Target", "Review cadence", "Owner")


@pytest.mark.parametrize("often", ["Weekly", "Per shift", "After each bake"])
def test_a_stacked_table_with_columns_of_its_own_is_cut_where_its_frequency_stands(often):
    rows = [
        *STACKED,
        "1",
        "Burnt",
        "Waste",
        "dark ones",
        "< 1%",
        often,
        "Ana",
        "2",
        "Rise",
        "Time",
        "hours",
        "4h",
        often,
        "Bo",
    ]
    body = "\n".join([*rows, "What follows is prose.", "", "And more of it."])
    kpis = read(page(s7=body)).kpis
    assert [(k.group, k.name, k.measures, k.target, k.frequency, k.certain) for k in kpis] == [
        ("Waste", "Burnt", "dark ones", "< 1%", often, True),
        ("Time", "Rise", "hours", "4h", often, True),
    ]


def test_stacked_skills_are_read_from_their_cells():
    body = "### Must-have\nSkill\nDescription\nImportance\nKneading\nby hand\nCritical\nFolding\nin thirds\nOptional\n"
    assert technical(body) == [("Kneading", "must-have", "critical"), ("Folding", "must-have", "optional")]


def test_a_flattened_row_of_a_skill_is_found_and_a_person_is_asked():
    rows = "Kneading by hand Critical\nFolding in thirds Optional to Important"
    body = f"### Must-have\nSkill Description Importance\n{rows}"
    document = read(page(s8=body))
    assert [(s.name, s.importance, s.importance_text) for s in document.skills if s.kind == "technical"] == [
        ("Kneading by hand", "critical", "Critical"),
        ("Folding in thirds", "optional", "Optional to Important"),
    ]
    assert sum(f.severity == "warning" and f.where.startswith("section 8") for f in document.findings) == 2


@pytest.mark.parametrize(
    ("section", "head", "row"),
    [
        (
            7,
            "Indicator How it is measured Rationale Benchmark How often reviewed",
            "MTTD Alert to decision Harm < 15 min Weekly",
        ),
        (7, "# KPI Category Definition Target Cadence Owner", "# of loaves Outcome Counted 400 Daily Ana"),
        (10, "Function Product Used for Prevalence", "Ovens MIWE bread Common"),
        (19, "Area Weight (1–5) Solid Outstanding", "Baking 5 Bakes Teaches"),
    ],
)
def test_flattened_tables_with_heads_in_other_words_keep_their_rows(section, head, row):
    body = f"{head}\n{row}\n{row}\n\nMore metrics\n{head}\n{row}\n"
    document = read(page(**{f"s{section}": body}))
    rows = {7: document.kpis, 10: document.tools, 19: document.scorecard}[section]
    assert len(rows) == 3
    assert not [s for s in document.statements if s.section == section]


def test_a_column_that_has_no_place_is_told():
    body = "| # | Metric | Target | Frequency | Owner |\n|---|---|---|---|---|\n| 1 | Burnt | 1% | Daily | Ana |\n"
    document = read(page(s7=body))
    assert [(k.name, k.target, k.frequency) for k in document.kpis] == [("Burnt", "1%", "Daily")]
    assert [f.text for f in document.findings if f.where == "section 7"] == [
        "The column “Owner” has no place in a role and was left out."
    ]
