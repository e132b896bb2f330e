"""Ways in which other pages of the family are written."""

import json
import textwrap

import pytest

from exchange.blueprint.pages import SUMMARY, page, read, technical
from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES, numbered_section_of


@pytest.mark.parametrize(
    "body",
    [
        "### Must-have technical skills\n\n1. **Kneading (Critical)**\n   - Use: dough\n   - Importance: Critical\n",
        "### Must-have technical skills\n- Kneading\n- Use: dough\n- Importance: Critical\n",
        "### Must-have\n#### 1. Kneading (Critical)\n- **Use:** dough\n",
        "**Must-have technical skills**\n\n**Kneading (Critical)**\n- Use: dough\n- Importance: Critical\n",
        "### Must-have skills (core)\n- **Kneading** – Use: dough – Importance: Critical\n",
        "### Required technical skills\n- **Kneading (Critical):** making dough\n",
        "### Must-have technical skills\n- **Kneading** — making dough (Critical)\n",
        "### Must-have technical skills\n- Kneading: Critical\n",
        "### Must-have technical skills\n- Kneading. Description: making dough. Importance: Critical.\n",
        "### Must-have technical skills\n-\nKneading (Critical)\n– Use: dough.\n– Importance: Critical. -\n",
        "- **Must-have technical skills**\n  - Kneading (Critical)\n",
        "Must-have technical skills\n\nKneading (Critical)\nUse: dough\nImportance: Critical\n",
        "### Must-have technical skills\n| Skill | Use | Importance |\n|-|-|-|\n| Kneading | dough | Critical |\n",
        "| Skill | Tier | Importance |\n|---|---|---|\n| Kneading | Must-have | Critical |\n",
    ],
)
def test_a_skill_is_found_however_it_is_written(body):
    found = technical(body)
    assert [(name.partition(".")[0], tier, importance) for name, tier, importance in found] == [
        ("Kneading", "must-have", "critical")
    ]


@pytest.mark.parametrize(
    ("heading", "tier"),
    [
        ("Must-have technical skills", "must-have"),
        ("Core (must-have) skills", "must-have"),
        ("Required technical skills (must-have)", "must-have"),
        ("Good-to-have technical skills", "good-to-have"),
        ("Nice-to-have skills", "good-to-have"),
        ("Advanced or expert-level technical skills (Staff-level differentiators)", "advanced"),
        ("Advanced / expert-level", "advanced"),
        ("Emerging future skills for this role (next 2–5 years)", "emerging"),
        ("Future-facing skills", "emerging"),
        ("Emerging", "emerging"),
    ],
)
def test_headings_of_tiers_vary(heading, tier):
    assert technical(f"### {heading}\n- Kneading\n- Folding\n") == [
        ("Kneading", tier, None),
        ("Folding", tier, None),
    ]


def test_a_skill_that_sounds_like_a_tier_is_a_skill():
    body = "### Good-to-have technical skills\n- Advanced evaluation methods\n- Emerging grain science\n- Core ovens\n"
    assert [name for name, _, _ in technical(body)] == [
        "Advanced evaluation methods",
        "Emerging grain science",
        "Core ovens",
    ]


def test_lines_with_an_unknown_label_that_many_share_are_no_skills():
    body = "### Must-have technical skills\n" + "".join(
        f"- {name}\n- Proven by: baking\n" for name in ("Kneading", "Folding", "Resting")
    )
    assert [name for name, _, _ in technical(body)] == ["Kneading", "Folding", "Resting"]


def test_scope_opens_the_detail_and_an_acronym_stays_in_the_name():
    body = "### Must-have technical skills\n- Ovens (gas, wood) (Critical): hot\n- Identity management (IAM)\n"
    skills = [s for s in read(page(s8=body)).skills if s.kind == "technical"]
    assert [(s.name, s.detail) for s in skills] == [
        ("Ovens", "Scope: gas, wood\nhot"),
        ("Identity management (IAM)", ""),
    ]


@pytest.mark.parametrize("style", ["{n}) {t}", "{n}. {t}", "{t}", "Section {n}: {t}", "**{n}) {t}**"])
@pytest.mark.parametrize("mark", ["## ", "# ", ""])
def test_sections_are_found_under_every_style_of_heading(style, mark):
    lines = [
        f"{mark}{style.format(n=n, t=t)}\n\n{SUMMARY if n == 20 else 'Some words here, and others.'}\n"
        for n, t in enumerate(SECTION_TITLES, start=1)
    ]
    document = read("\n".join(lines))
    assert {statement.section for statement in document.statements} == set(range(1, 20))
    assert not [finding for finding in document.findings if "not found" in finding.text]


def test_a_section_with_an_unknown_title_is_told_by_the_number_that_is_missing():
    document = read(page(s5="- Plans").replace("5) Key Deliverables", "5) What Comes Out"))
    assert [s.text for s in document.statements if s.section == 5] == ["Plans"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (8, "Clinical and Technical Skills"),
        (8, "Technical / Functional Skills Required"),
        (12, "Stakeholders"),
        (14, "Qualifications and Education"),
        (16, "Challenges on the Floor"),
        (19, "Interview and Assessment Guide"),
    ],
)
@pytest.mark.parametrize("style", ["## {n}) {t}", "{n}) {t}", "{n} – {t}", "**{n}. {t}**", "Section {n}: {t}"])
def test_a_title_in_other_words_is_told_by_its_number_and_one_word(number, title, style):
    usual = f"## {number}) {SECTION_TITLES[number - 1]}"
    text = page(**{f"s{number}": "- A first thing\n- A second thing"}).replace(usual, style.format(n=number, t=title))
    assert f"section {number}" not in [f.where for f in read(text).findings if "not found" in f.text]


def test_a_run_on_list_item_with_a_word_of_the_next_section_is_no_heading():
    body = "1. Set goals\n2. Own the budget\n3. Train people\n4. Review activities weekly\n5. Ship deliverables"
    document = read(page(s3=body).replace("## ", ""))
    assert [s.text for s in document.statements if s.section == 3] == [
        "Set goals",
        "Own the budget",
        "Train people",
        "Review activities weekly",
        "Ship deliverables",
    ]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("📌 1) Role Summary", 1),
        ("I. Role Summary", 1),
        ("XIV. Required Experience and Qualifications", 14),
        ("Part 3 - Core Responsibilities", 3),
        ("§ 4 Day-to-Day Activities", 4),
        ("[8] Technical Skills Required", 8),
        ("6) Goals (30/60/90 days) and Milestones", 6),
        ("13) Decision-Making Authority", 13),
        ("4) Review activities weekly", None),
        ("2) Python and its tools", None),
    ],
)
def test_numbers_of_headings_vary(heading, section):
    assert numbered_section_of(heading) == section


@pytest.mark.parametrize(
    "body",
    [
        "- Kneading [Critical]",
        "- [x] Kneading (Critical)",
        "- Kneading\n  - Importance = Critical",
        "- Kneading (Critical)\n  Making dough by hand.",
        "#### Kneading (Critical)\nMaking dough by hand every day.",
    ],
)
def test_an_importance_is_found_wherever_a_page_sets_it(body):
    assert technical(f"### Must-have\n{body}\n") == [("Kneading", "must-have", "critical")]


@pytest.mark.parametrize("heading", ["8.1 Must-have technical skills", "8.1) Must-have functional skills"])
def test_a_numbered_part_of_a_section_is_a_sub_heading(heading):
    assert technical(f"### {heading}\n- Kneading\n") == [("Kneading", "must-have", None)]


def test_columns_of_strong_evidence_hold_evidence():
    body = "### Scorecard\n| Dimension | Weight | Strong evidence |\n|---|---|---|\n| Baking | 100% | Bread |\n"
    assert [(r.excellent, r.evidence) for r in read(page(s19=body)).scorecard] == [("", "Bread")]


def test_a_missing_section_is_a_finding():
    text = page()
    start, end = text.index("## 16)"), text.index("## 17)")
    document = read(text[:start] + text[end:])
    assert [f.where for f in document.findings if "not found" in f.text] == ["section 16"]


def test_the_role_comes_from_the_last_section_then_the_first_then_the_title():
    first = "The **Lead Bread Engineer** bakes bread for all of us."
    page_of = page(s1=first)
    html = "<title>Chief Baker: Role Blueprint, Skills, KPIs | Site</title>"
    without_row = page(s1=first, s20="- Nothing")
    without_both = page(s20="- Nothing")
    assert read(page_of).role == "Senior Bread Engineer"
    assert read(without_row).role == "Lead Bread Engineer"
    paragraphs = "".join(
        f"<h2>{line[3:]}</h2>" if line.startswith("## ") else f"<p>{line}</p>" for line in without_both.split("\n")
    )
    assert read(html + paragraphs).role == "Chief Baker"


def test_a_title_that_lies_is_a_finding():
    post = '{"title": {"rendered": "Staff Cook: Role Blueprint"}, "content": {"rendered": %s}}'
    rows = "<table><tr><td>Role title</td><td>Senior Bread Engineer</td></tr></table>"
    sections = "".join(f"<h2>{n}) {t}</h2><p>Words.</p>" for n, t in enumerate(SECTION_TITLES, start=1))
    document = read(post % json.dumps(sections + rows))
    assert document.role == "Senior Bread Engineer"
    assert "Staff Cook" in next(f.text for f in document.findings if f.where == "title")


KPI_LIST = """
- **Burnt loaves**
  - What it measures: loaves too dark
  - Target: < 1%
  - Frequency: Daily
- Happy guests, surveyed Quarterly

Notes:
- Targets vary.
"""


def test_kpis_in_a_list_are_certain_where_labels_tell_their_cells():
    kpis = read(page(s7=KPI_LIST)).kpis
    assert [(k.name, k.target, k.frequency, k.certain) for k in kpis] == [
        ("Burnt loaves", "< 1%", "Daily", True),
        ("Happy guests, surveyed Quarterly", "", "Quarterly", False),
    ]


def test_tools_in_a_list_take_their_category_from_the_heading_or_the_words_before_the_colon():
    body = "### Ovens\n- Rational / MIWE (Common)\n- Wiesheu – bread (Optional)\n"
    assert [(t.category, t.name, t.use, t.commonness) for t in read(page(s10=body)).tools] == [
        ("Ovens", "Rational", "", "Common"),
        ("Ovens", "MIWE", "", "Common"),
        ("Ovens", "Wiesheu", "bread", "Optional"),
    ]
    assert [(t.category, t.name) for t in read(page(s10="- Ovens: Rational, MIWE\n")).tools] == [
        ("Ovens", "Rational"),
        ("Ovens", "MIWE"),
    ]


def test_a_kpi_table_without_a_head_is_taken_in_the_usual_order():
    body = "| Burnt loaves | loaves too dark | waste | < 1% | Daily |\n| Rise | hours | time | 4h | Weekly |\n"
    assert [(k.name, k.target, k.frequency) for k in read(page(s7=body)).kpis] == [
        ("Burnt loaves", "< 1%", "Daily"),
        ("Rise", "4h", "Weekly"),
    ]


def test_a_row_of_another_width_than_its_head_is_kept_whole_and_uncertain():
    body = "| Metric | Target | Frequency |\n|---|---|---|\n| A | 1 | Daily |\n| B | 2 |\n"
    assert [(k.name, k.certain) for k in read(page(s7=body)).kpis] == [("A", True), ("B | 2", False)]


def test_a_category_that_spans_rows_counts_for_each_of_them():
    rows = (
        "<tr><th>Category</th><th>Tool</th><th>Primary use</th></tr>"
        "<tr><td rowspan='2'>Ovens</td><td>Rational</td><td>x</td></tr><tr><td>MIWE</td><td>y</td></tr>"
    )
    sections = "".join(
        f"<h2>{n}) {t}</h2>" + (f"<table>{rows}</table>" if n == 10 else "<p>The Oven Lead is warm.</p>")
        for n, t in enumerate(SECTION_TITLES, start=1)
    )
    assert [(t.category, t.name, t.use) for t in read(sections).tools] == [
        ("Ovens", "Rational", "x"),
        ("Ovens", "MIWE", "y"),
    ]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        (("60%", "40 %"), [0.6, 0.4]),
        (("60", "40"), [0.6, 0.4]),
        (("0.6", "0.4"), [0.6, 0.4]),
        (("High", "Low"), [None, None]),
        (("High (60%)", "Low (40%)"), [0.6, 0.4]),
    ],
)
def test_weights_in_figures_are_shares_and_in_words_stay_words(weights, expected):
    body = "### Scorecard\n| Dimension | Weight | Meets bar |\n|---|---|---|\n" + "".join(
        f"| D{n} | {weight} | fine |\n" for n, weight in enumerate(weights)
    )
    rows = read(page(s19=body)).scorecard
    assert [row.weight for row in rows] == expected
    assert [row.weight_text for row in rows] == list(weights)


def test_weights_that_do_not_add_up_are_a_finding():
    body = "### Scorecard\n| Dimension | Weight | Meets bar |\n|---|---|---|\n| A | 60% | x |\n| B | 60% | y |\n"
    assert "120%" in " ".join(f.text for f in read(page(s19=body)).findings if f.where == "section 19")


def test_another_table_of_the_hiring_section_is_no_scorecard():
    body = (
        "### Stages\n| Stage | Length |\n|---|---|\n| Call | 30 min |\n\n"
        "### Scorecard\n- Baking (60%): bakes well\n- Measuring (40%)\n"
    )
    document = read(page(s19=body))
    assert [(r.dimension, r.weight) for r in document.scorecard] == [("Baking", 0.6), ("Measuring", 0.4)]
    assert "Call: 30 min" in [s.text for s in document.statements if s.section == 19]


def test_roles_below_a_track_are_entries_and_a_sentence_is_none():
    body = (
        "### Next likely roles after this role\nIt depends on the house which comes first.\n\n"
        "- Management track:\n  - Bakery Manager\n- IC track: Staff Baker Engineer → Principal Baker Engineer\n"
    )
    document = read(page(s15=body))
    assert [entry.roles for entry in document.next] == [
        ("Bakery Manager",),
        ("Staff Baker Engineer", "Principal Baker Engineer"),
    ]
    assert [s.text for s in document.statements if s.section == 15] == ["It depends on the house which comes first."]


def test_an_advertisement_between_paragraphs_is_left_out():
    body = (
        "The Senior Bread Engineer bakes.\n\nFind the Best Cosmetic Hospitals\n\nExplore trusted cosmetic hospitals "
        "and choose.\n\n“Invest in yourself.”\n\nExplore Cosmetic Hospitals\n\nStart your journey today.\n\n"
        "- Role horizon: Current (here)\n"
    )
    document = read(page(s1=body))
    assert [s.text for s in document.statements if s.section == 1] == [
        "The Senior Bread Engineer bakes.",
        "Current (here)",
    ]
    assert document.horizon == "Current"


def test_hard_wrapped_text_is_put_together_again():
    sentence = "The baker keeps the ovens of three bakeries warm and measured so that every single guest of them has"
    body = "".join(f"- {sentence[:70]}\n  {sentence[70:]} bread {n}.\n" for n in range(40))
    texts = [s.text for s in read(page(s3=body)).statements if s.section == 3]
    assert texts == [f"{sentence} bread {n}." for n in range(40)]


def test_paragraphs_cut_at_a_width_are_put_together_again():
    words = "The baker keeps ovens warm and has a well-known hand for bread that every guest of the house loves"
    paragraphs = [f"{words} on day {n}." for n in range(8)]
    body = "\n\n".join("\n".join(textwrap.wrap(paragraph, 60)) for paragraph in paragraphs)
    assert [s.text for s in read(page(s1=body)).statements if s.section == 1] == paragraphs


def test_sentences_cut_around_bold_words_are_put_together_again():
    body = "\n\n".join(f"The\nbaker\n, who\nkeeps\nwarm oven {n}." for n in range(12))
    blank_between = page(s1=body).replace("\n\n", "\n\n\n\n")
    texts = [s.text for s in read(blank_between).statements if s.section == 1]
    assert texts == [f"The baker, who keeps warm oven {n}." for n in range(12)]


def test_a_tag_in_a_sentence_makes_no_markup_of_a_text():
    text = page(s3="- We write <p> and <div> by hand.").replace("## ", "")
    assert [s.text for s in read(text).statements if s.section == 3] == ["We write and by hand."]
