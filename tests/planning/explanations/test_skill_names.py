"""How alike two skills are, and what is odd about one."""

from organizations import small_organization
from orgwright.planning.explanations.skill_names import findings_of_skill, names_alike
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import SkillMatcher
from orgwright.records import Skill


def test_skills_are_as_alike_as_their_most_alike_names() -> None:
    records = [*small_organization(), Skill(id=3, name="Time series forecasting", aliases="Forecast")]
    picture = Organization.of(*records)
    shown = names_alike(picture, 2, 3)
    assert [row.values[0] for row in shown.rows] == ["Forecasting", "Forecasting"]
    assert shown.results[0].value == max(row.values[1] for row in shown.rows)


def test_the_likeness_is_that_of_the_list_of_duplicates() -> None:
    records = [*small_organization(), Skill(id=3, name="Pythons")]
    picture = Organization.of(*records)
    ((one, other, score),) = SkillMatcher(picture.skills.values()).likely_duplicates()
    assert names_alike(picture, one, other).results[0].value == score


def test_findings_are_rows() -> None:
    shown = findings_of_skill(Organization.of(*small_organization()), 1, ("It is asked twice.", "It has no kind."))
    assert [row.values for row in shown.rows] == [("It is asked twice.",), ("It has no kind.",)]
    assert shown.title == "2 findings"
