"""What the sub-headings of a role's sections mean, however a document words them.

A statement is stored under the heading as written; which part of its section that is, this module reads from the words,
so that renaming a heading changes what its statements mean.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Part:
    """A part of a section: ``key`` for the program, ``title`` the heading that a new statement gets."""

    section: int
    key: str
    title: str
    pattern: str


PARTS: tuple[Part, ...] = (
    Part(1, "horizon", "Role horizon", r"horizon"),
    Part(1, "interactions", "Typical interactions", r"interact|works? with|collaborat"),
    Part(2, "mission", "Core mission", r"mission(?! importance)"),
    Part(2, "importance", "Strategic importance", r"importance|why .*(?:matters|exists)"),
    Part(2, "outcomes", "Primary business outcomes expected", r"outcome|results?\b"),
    Part(3, "strategic", "Strategic responsibilities", r"strateg"),
    Part(3, "operational", "Operational responsibilities", r"operation"),
    Part(3, "technical", "Technical responsibilities", r"technical|functional(?<!cross.functional)|craft"),
    Part(3, "stakeholders", "Cross-functional and stakeholder responsibilities", r"stakeholder|cross.?functional"),
    Part(3, "governance", "Governance, compliance and quality responsibilities", r"governance|complian|quality"),
    Part(3, "leadership", "Leadership responsibilities", r"leadership|people|mentor"),
    Part(4, "daily", "Daily activities", r"\bdaily|every day|day.to.day"),
    Part(4, "weekly", "Weekly activities", r"\bweekly|every week"),
    Part(4, "monthly", "Monthly or quarterly activities", r"monthly|quarterly|every (?:month|quarter)"),
    Part(4, "yearly", "Yearly activities", r"yearly|annual"),
    Part(4, "meetings", "Recurring meetings and rituals", r"meeting|ritual|ceremon|recurring"),
    Part(4, "incidents", "Incident, escalation and emergency work", r"incident|escalation|emergenc|on.call"),
    Part(
        6,
        "milestone",
        "30-day goals",
        r"^(?!.*(?:beyond|long.?term)).*\b(?:\d+|first|[a-z]+)[ -](?:day|week|month|quarter|year)",
    ),
    Part(6, "success", "Role success definition", r"success"),
    Part(6, "high performance", "What high performance looks like", r"high.perform|excellen|great looks"),
    Part(6, "long-term", "Long-term impact goals", r"long.?term|beyond|multi.year"),
    Part(12, "internal", "Internal stakeholders", r"(?<!non-)internal"),
    Part(12, "external", "External stakeholders", r"external|customer|vendor|partner"),
    Part(12, "upstream", "Upstream dependencies", r"upstream|depend(?:s|enc)"),
    Part(12, "downstream", "Downstream consumers", r"downstream|consumer"),
    Part(12, "escalation", "Escalation points", r"escalat"),
    Part(12, "authority", "Typical decision-making authority", r"decision|authority"),
    Part(12, "collaboration", "Nature of collaboration", r"nature|collaborat"),
    Part(12, "peer", "Peer roles", r"peer|counterpart"),
    Part(
        13, "alone", "Can decide independently", r"independent|alone|autonom|can decide|without approval|own authority"
    ),
    Part(
        13,
        "approval",
        "Requires manager, director or executive approval",
        r"manager|director|executive|leadership|\bvp\b",
    ),
    Part(13, "area", "Budget, vendor and hiring authority", r"\bbudget|\bvendor|\bhiring|\barchitecture.*\bdelivery"),
    Part(13, "team", "Requires team approval", r"\bteam|peer|review|consult|jointly|consensus"),
    Part(14, "years", "Typical years of experience", r"years|length"),
    Part(14, "education", "Education expectations", r"educat|degree"),
    Part(14, "certifications", "Certifications", r"certif|licen[cs]"),
    Part(14, "backgrounds", "Prior role backgrounds commonly seen", r"background|prior|previous"),
    Part(14, "domain", "Domain knowledge expectations", r"domain|industry"),
    Part(14, "leadership", "Leadership experience expectations", r"leader|manag"),
    Part(15, "promotion", "Skills needed for promotion", r"promot"),
    Part(15, "evolution", "How this role evolves over time", r"evol|over time|grows?\b"),
    Part(16, "challenge", "Common role challenges", r"challeng|difficult|^(?!.*business).*risks?(?! if)"),
    Part(16, "business risk", "Business risks if this role is ineffective", r"business risk|risks? if|risks? to"),
    Part(16, "underperformance", "Common reasons for underperformance", r"underperform|fail"),
    Part(16, "bottleneck", "Bottlenecks", r"bottleneck|constraint"),
    Part(16, "anti-pattern", "Anti-patterns", r"anti.?pattern|pitfall|mistake"),
    Part(17, "size", "By company size", r"size|startup|start.up|enterprise|scale|stage"),
    Part(17, "regulated", "Regulated and not regulated", r"regulat"),
    Part(17, "model", "Product-led and service-led", r"product.led|service.led|delivery model|business model"),
    Part(17, "geography", "By geography", r"geograph|region|countr|location"),
    Part(17, "industry", "By industry", r"industr|sector|domain"),
    Part(18, "automated", "Tasks that can be automated", r"automated|automatable|automate\b|augment"),
    Part(18, "human", "Tasks that remain human-critical", r"human|remain|cannot"),
    Part(18, "expectations", "New expectations caused by AI", r"expectation|new skill"),
    Part(18, "changes", "How AI changes the role over the next years", r"change|next|future|impact"),
    Part(19, "assess", "What to assess in interviews", r"assess|evaluate|interview(?:s|ing)? (?:focus|topic)"),
    Part(19, "exercise", "Practical exercises or case studies", r"exercise|case stud|practical|take.home|assignment"),
    Part(19, "red flag", "Red flags", r"red flag|disqualif"),
    Part(19, "weak signal", "Weak candidate signals", r"weak"),
    Part(19, "strong signal", "Strong candidate signals", r"strong|green flag|positive"),
)


@lru_cache(maxsize=4096)
def part_of(section: int, heading: str) -> Part | None:
    """The part of a section that a heading means; None where it means none of them."""
    plain = " ".join(heading.casefold().split())
    return next((one for one in PARTS if one.section == section and re.search(one.pattern, plain)), None)


def key_of(section: int, heading: str) -> str:
    """The key of that part; empty where the heading means none."""
    part = part_of(section, heading)
    return part.key if part else ""


def headings_of(section: int) -> tuple[str, ...]:
    """The headings that a new statement of a section may stand under, in their order."""
    return tuple(one.title for one in PARTS if one.section == section)
