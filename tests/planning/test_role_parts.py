"""Sub-headings of a role's sections mean the same part, however they are worded."""

import pytest

from orgwright.planning.role_parts import PARTS, headings_of, key_of


@pytest.mark.parametrize(
    ("section", "heading", "key"),
    [
        (3, "Cross-functional / stakeholder responsibilities", "stakeholders"),
        (3, "Cross-functional responsibilities", "stakeholders"),
        (3, "Functional responsibilities", "technical"),
        (4, "Incidents and on-call (if any)", "incidents"),
        (6, "30-day goals (onboarding)", "milestone"),
        (6, "First quarter", "milestone"),
        (6, "Long-term impact goals (beyond 12 months)", "long-term"),
        (12, "Upstream dependencies", "upstream"),
        (12, "Peers", "peer"),
        (13, "Decisions this role can make independently", "alone"),
        (13, "Requires team approval (peer review / design review)", "team"),
        (13, "Needs approval of the director", "approval"),
        (13, "Budget, vendor, delivery, hiring, compliance authority (typical)", "area"),
        (16, "Business risks if this role is ineffective", "business risk"),
        (16, "Common risks", "challenge"),
        (17, "Startup vs enterprise operating model", "size"),
        (17, "Regulated vs non-regulated environment", "regulated"),
        (17, "Product-led vs service-led company", "model"),
        (18, "How AI changes the role over the next 2–5 years", "changes"),
        (19, "Red flags", "red flag"),
        (5, "Production systems", ""),
        (16, "", ""),
    ],
)
def test_a_heading_means_a_part_of_its_section(section: int, heading: str, key: str) -> None:
    assert key_of(section, heading) == key


@pytest.mark.parametrize("part", PARTS, ids=lambda one: f"{one.section} {one.key}")
def test_the_heading_offered_for_a_part_means_that_part(part) -> None:
    assert key_of(part.section, part.title) == part.key
    assert part.title in headings_of(part.section)
