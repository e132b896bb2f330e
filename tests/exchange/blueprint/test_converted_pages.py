"""Pages as the usual converters write them: wrapped lines, outdented details, tables aligned by space."""

import textwrap

from exchange.blueprint.pages import page, read, technical


def test_details_further_left_than_their_bold_item_belong_to_it():
    body = "### Must-have\n\n" + "\n\n".join(
        f"  * **{name}**  \n- Use: dough  \n- Importance: Critical" for name in ("Kneading", "Folding")
    )
    assert technical(body) == [("Kneading", "must-have", "critical"), ("Folding", "must-have", "critical")]


def test_rows_cut_at_a_width_are_whole_rows():
    body = (
        "Metric name| What it measures| Example target|\nFrequency  \n---|---|---|---  \n"
        "Burnt loaves| dark ones| < 1%|\nDaily  \nRise| hours until the dough\nis ready| 4h| Per\nrelease  \n\nProse."
    )
    document = read(page(s7=body))
    assert [(k.name, k.measures, k.target, k.frequency) for k in document.kpis] == [
        ("Burnt loaves", "dark ones", "< 1%", "Daily"),
        ("Rise", "hours until the dough is ready", "4h", "Per release"),
    ]
    assert [s.text for s in document.statements if s.section == 7] == ["Prose."]


def test_columns_aligned_by_space_are_cut_where_their_heads_begin():
    body = (
        "    Category   Tool       Primary use        Status  \n"
        "    Ovens      MIWE Roll  bread, and so  on  Common  \n".replace("so  on", "so on ")
        + "               Wiesheu    rye                        \n"
    )
    assert [(t.category, t.name, t.use, t.commonness) for t in read(page(s10=body)).tools] == [
        ("Ovens", "MIWE Roll", "bread, and so on", "Common"),
        ("Ovens", "Wiesheu", "rye", ""),
    ]


def test_a_title_whose_second_line_names_a_section_does_not_take_its_place():
    text = page(s15="### Feeder roles\n- Junior Baker\n", s1="The **Baker** bakes.")
    contents = "\n".join(f"- Chapter {n}" for n in range(50))
    document = read(f"# Baker: Role Blueprint, Skills, KPIs, and\nCareer Path\n\n{contents}\n\n{text}")
    assert [entry.roles for entry in document.feeder] == [("Junior Baker",)]


def test_items_and_paragraphs_cut_at_a_width_are_whole():
    words = "Keep the ovens of three bakeries warm and measured so that every guest has bread in time"
    items = [f"{words}, on day {n} of every week that there is." for n in range(4)]
    body = "\n".join("\n".join(textwrap.wrap(f"  * {item}", 60, subsequent_indent="    ")) for item in items)
    prose = "\n".join(textwrap.wrap(f"The Baker bakes. {words}.", 60))
    document = read(page(s1=prose, s3=body))
    assert [s.text for s in document.statements if s.section == 3] == items
    assert [s.text for s in document.statements if s.section == 1] == [f"The Baker bakes. {words}."]


def test_a_form_below_an_item_is_no_part_of_it():
    lines = ("  * Ship one bread", "Find Trusted Cardiac Hospitals", "Subscribe to our newsletter", "Go")
    body = "\n\n        ".join(lines)
    document = read(page(s6=body))
    assert [s.text for s in document.statements if s.section == 6] == ["Ship one bread"]


def test_a_heading_behind_an_advertisement_is_kept_with_its_list():
    body = "### Must-have\n\nExplore Cardiac Hospitals\n\n#### 1) Kneading\n- Use: dough\n- Importance: Critical\n"
    assert technical(body) == [("Kneading", "must-have", "critical")]
