"""The words by which the family of role documents is recognised: section titles, tiers, labels, table heads."""

import re
from functools import lru_cache

SECTION_TITLES = (
    "Role Summary",
    "Role Mission",
    "Core Responsibilities",
    "Day-to-Day Activities",
    "Key Deliverables",
    "Goals, Objectives, and Milestones",
    "KPIs and Productivity Metrics",
    "Technical Skills Required",
    "Soft Skills and Behavioral Capabilities",
    "Tools, Platforms, and Software",
    "Typical Tech Stack / Environment",
    "Stakeholders and Collaboration Map",
    "Decision Rights and Scope of Authority",
    "Required Experience and Qualifications",
    "Career Path and Progression",
    "Risks, Challenges, and Failure Modes",
    "Role Variants",
    "AI / Automation Impact on the Role",
    "Hiring Evaluation Criteria",
    "Final Role Scorecard Summary",
)
_FIELD = (
    r"(?:technical|functional|professional|clinical|commercial|operational|domain|hard|trade|specialist|"
    r"role specific|job specific)"
)
_SECTION_PATTERNS = (
    r"(?:executive )?(?:role|job|position) (?:summary|overview)",
    r"(?:role|job) mission(?: statement| and purpose)?|mission (?:and purpose|statement)",
    r"(?:core|key|main|primary|principal|role|job) responsibilities(?: of the role| and duties)?",
    r"day to day(?: activities| work| responsibilities)?|daily work",
    r"(?:key|main|core|typical|expected) deliverables(?: and outputs?)?",
    r"goals(?: and)? objectives(?: and milestones)?|goals and milestones|objectives and milestones",
    r"kpis?(?: and| or)? (?:productivity |success |performance )?metrics|"
    r"(?:key performance indicators|kpis)(?: kpis)?(?: and .*| for .*)?|"
    r"(?:success |performance |productivity )?metrics(?: and)? kpis?",
    rf"{_FIELD}(?:(?: and| or)?(?: {_FIELD}))* (?:skills|competenc\w+|capabilities|knowledge)"
    r"(?: required| and (?:competencies|knowledge|capabilities)| requirements| matrix)*",
    r"soft skills(?: and| required)?(?: behaviou?ral)?(?: capabilities| competencies| skills)?|"
    r"behaviou?ral (?:capabilities|competencies)",
    r"tools(?: and)?(?: platforms| technologies| technology| software| systems| equipment)"
    r"(?: and| platforms| technologies| software| systems| equipment| used)*"
    r"|tooling and platforms",
    r"(?:typical )?(?:tech(?:nology|nical)? stack|work(?:ing)? environment|environment|operating environment)"
    r"(?: and)?(?: (?:working |work )?environment)?",
    r"(?:key )?stakeholders?(?: and)? collaborat(?:ion|ors)(?: map| model)?|(?:stakeholder|collaboration) map",
    r"decision rights(?: and .*| scope .*)?|scope of authority|decision making authority and scope",
    r"(?:required |typical )?(?:education )?(?:and )?(?:experience(?: and)? qualifications|qualifications and "
    r"experience)",
    r"career path(?: and| s and)?(?: progression| growth)?|career progression",
    r"(?:key )?risks(?: and)?(?: challenges| failure modes)(?: and)?(?: challenges| failure modes)?|"
    r"(?:key )?challenges(?: and)? risks(?: and .*)?",
    r"(?:role |context )?variants(?: by .*| and .*)?|role variations?(?: by .*)?",
    r"(?:ai|automation)(?: and)?(?: automation| ai)? impact(?: on .*)?|impact of (?:ai|automation)(?: and .*| on .*)?",
    r"hiring (?:and )?(?:interview )?(?:evaluation |assessment |selection )?criteria|"
    r"(?:hiring|interview|candidate) (?:and )?(?:interview )?(?:evaluation|assessment)(?: criteria| guide)?",
    r"(?:final )?(?:role )?scorecard summary|final (?:role )?summary|final role scorecard",
)
# What the title of a section says at least, where its number tells the rest.
_SECTION_WORDS = (
    r"summary|overview",
    r"mission|purpose",
    r"responsibilities|duties|accountabilities",
    r"day to day|daily|activities|routines?",
    r"deliverables|outputs",
    r"goals|objectives|milestones",
    r"kpis?|metrics|indicators|measures",
    r"skills|competenc\w+|knowledge",
    r"soft|behaviou?ral|interpersonal|personal",
    r"tools|software|systems|equipment",
    r"stack|environment",
    r"stakeholders?|collaboration|relationships",
    r"decisions?|authority",
    r"experience|qualifications|education",
    r"career|progression|growth",
    r"risks?|challenges|failure",
    r"variants?|variations?|contexts?",
    r"ai|automation",
    r"hiring|interviews?|evaluation|assessment",
    r"summary|scorecard",
)
_LONGEST_TITLE = 9
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_SHORTEST_CAPITAL = 4
_SECTION = re.compile("|".join(f"(?P<s{n}>{p})" for n, p in enumerate(_SECTION_PATTERNS, start=1)))
_SUB_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+[).:]?\s+(?=[^\Wa-z\d])")
_NUMBERED = re.compile(
    r"(?:(?:section|part|chapter)\s+|[§#]\s*)?[(\[]?(\d{1,2})[)\]]?\s*[).:–—-]?\s+(\S.*)", re.IGNORECASE
)
_ROMAN = re.compile(r"(?=[IVX])(X{0,2}(?:IX|IV|V?I{0,3}))[).:]\s+(\S.*)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
# Pictures and arrows that pages set before a heading.
_ORNAMENT = re.compile(r"^[^\w\s(\[§#*“\"'<>≥≤~+$€£%/\\.|–—-]+\s+(?=\S)")
_LIST_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_WORDS = re.compile(r"[^\w]+")
LONGEST_HEADING = 110


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words of a heading in lower case with single spaces, for comparing."""
    return _WORDS.sub(" ", text.lower()).strip()


def numbered_title(text: str) -> tuple[int | None, str]:
    """A heading as its number, if it has one, and its title: "8) Technical Skills" is (8, "Technical Skills").

    "8.1 Must-have skills" is a part of a section and has no number of its own.
    """
    text = _SUB_NUMBER.sub("", _ORNAMENT.sub("", text))
    if match := _NUMBERED.match(text):
        return int(match[1]), match[2].strip(" :#*_")
    if match := _ROMAN.match(text):
        return _roman(match[1]), match[2].strip(" :#*_")
    return None, text.strip(" :#*_")


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def without_number(title: str) -> str:
    """A sub-heading without its list number: "2) Python" is "Python", "6 month goals" stays."""
    return _SUB_NUMBER.sub("", _LIST_NUMBER.sub("", title)).strip(" :")


def section_of(text: str) -> int | None:
    """The section from 1 to 20 that a line opens by what it says, or None."""
    if len(text) > LONGEST_HEADING or text.endswith(".") or ";" in text:
        return None
    _, title = numbered_title(text)
    match = _SECTION.fullmatch(plain(title))
    return int(match.lastgroup[1:]) if match and match.lastgroup else None


def numbered_section_of(heading: str) -> int | None:
    """As `section_of`, and by a heading's number where its title holds a word of the section of that number."""
    if (section := section_of(heading)) is not None:
        return section
    number, title = numbered_title(heading)
    if number is None or not 1 <= number <= len(_SECTION_WORDS) or not _is_titled(title):
        return None
    return number if re.search(rf"\b(?:{_SECTION_WORDS[number - 1]})\b", plain(title)) else None


def _is_titled(title: str) -> bool:
    """Whether a line is set as a title is: short, without a full stop, its longer words with capitals."""
    words = [word.strip("“”") for word in re.split(r"[\s/–—-]+", _PARENTHESIS.sub("", title).strip())]
    return (
        len(words) <= _LONGEST_TITLE
        and not title.endswith((".", ":", ";"))
        and all(word[:1].isupper() for word in words if len(word) >= _SHORTEST_CAPITAL)
    )


_TIERS = (
    ("must-have", r"(?:must have|required|core|essential|foundational|mandatory)"),
    ("good-to-have", r"(?:good to have|nice to have|preferred|desirable|desired|secondary)"),
    ("advanced", r"(?:advanced|expert|senior level|differentiat\w+)"),
    ("emerging", r"(?:emerging|future(?: facing| oriented| ready)?)"),
)
_SKILLS_WORD = r"(?:skills?|competenc\w+|capabilities)"
_TIER_REST = (
    rf"(?: or| and| must have| good to have| {_FIELD}| level| expert| advanced| emerging| future| soft"
    r"| critical| important| optional)*"
)
_TIER = tuple(
    (tier, re.compile(rf"{words}{_TIER_REST}(?: {_SKILLS_WORD}\b.*| next .*| context specific)?"))
    for tier, words in _TIERS
)


def tier_of(heading: str) -> str | None:
    """The tier that a heading opens; "Advanced evaluation methods" is a skill and opens none."""
    words = plain(numbered_title(heading)[1])
    return next((tier for tier, pattern in _TIER if pattern.fullmatch(words)), None)


_LONGEST_LABEL = 6
_KNOWN_HEADING = re.compile(
    r"core mission|strategic importance.*|primary business outcomes.*|"
    r"(?:strategic|operational|technical|leadership|people|delivery|cross functional|governance)\b.*"
    r" responsibilities\b.*"
    r"|(?:daily|weekly|monthly|quarterly|annual)(?: or \w+)? activities.*|recurring meetings.*"
    r"|incident escalation.*|\d+ (?:day|month|week|year) (?:goals?|objectives?|milestones?|plan)\b.*"
    r"|long term .*goals?\b.*|role success definition.*|(?:what )?high performance looks like.*"
    r"|what high performance.*|\w+ environment|delivery model|agile .*context|scale .*context|team topology"
    r"|(?:internal|external|key) stakeholders\b.*|peer roles.*|upstream dependenc.*|downstream consumers.*"
    r"|nature of collaboration|(?:typical )?decision making authority.*|escalation points.*"
    r"|(?:can decide|decisions?) .*(?:independently|approval|team|make)\b.*|requires? .*approval.*"
    r"|budget .*authority.*|(?:typical )?years of experience|typical years.*|education(?: expectations.*)?"
    r"|certifications\b.*|prior role backgrounds.*|domain knowledge.*|leadership experience.*"
    r"|(?:common )?feeder roles.*|next (?:likely )?roles.*|adjacent (?:career )?(?:paths?|roles).*"
    r"|skills needed for promotion.*|how this role evolves.*|common role challenges|bottlenecks"
    r"|anti patterns|common reasons for.*|business risks.*|by (?:company size|industry|geography)\b.*"
    r"|\w+(?: led)? vs (?:\w+ ){0,2}(?:led|enterprise|regulated)\b.*"
    r"|tasks that .*|how ai changes.*|new expectations.*|what to assess.*|practical exercises.*"
    r"|(?:strong|weak) candidate signals|red flags|scorecard dimensions.*|(?:interview )?scorecard"
)


def is_known_heading(text: str) -> bool:
    """Whether a line that bears no mark of a heading is one of the sub-headings that the family uses."""
    if len(text) > LONGEST_HEADING or text.endswith((".", ";", ",")):
        return False
    if text.endswith(":") and len(text.split()) > _LONGEST_LABEL:
        return False
    return tier_of(text) is not None or _KNOWN_HEADING.fullmatch(plain(text)) is not None


LABEL = re.compile(
    r"(?P<label>(?:typical |common |example |primary )?(?:description|use[sd]?|usage|use cases?|examples?|scope|"
    r"importance(?: level)?|priority|criticality|why it matters|why it(?:’|')s important|why|"
    r"on the job|how it shows up(?: on the job)?|how it is used|in practice|what it looks like|"
    r"what (?:good|great|strong performance) looks like|strong performance(?: looks like)?|what strong looks like|"
    r"behaviou?rs?|evidence|depth|level|proficiency|context))\s*:\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)

_NOISE = re.compile(
    r"(?:find|explore|compare|discover|explore trusted|start your)\b.{0,60}\b(?:hospitals?|clinics?|treatments?)\b.*"
    r"|.*\bhospitals by city\b.*"
    r"|(?:subscribe|notify of|guest|oldest|newest|most voted|oldest most voted|inline feedbacks?|"
    r"subscribe (?:to|for|now|today).*|(?:join|get) (?:our|the) (?:weekly )?newsletter.*|newsletter|"
    r"stay (?:updated|tuned).*|"
    r"get (?:updates|new posts).*|go|submit|send|"
    r"view all comments|\d+ comments?|no comments|leave a (?:reply|comment).*|post a comment|"
    r"would love your thoughts.*|related (?:posts?|articles?).*|you may also like.*|you might also like.*|"
    r"recent posts|recent comments|popular posts|share this.*|share on .*|tweet|like loading|like this|"
    r"post navigation|previous post.*|next post.*|previous|next|read more.*|continue reading.*|"
    r"advertisements?|sponsored(?: content)?|skip to (?:main )?content|table of contents|sign up for .*|"
    r"your email address will not be published.*|save my name email.*|post comment|submit comment|"
    r"all rights reserved.*|copyright .*|cookie .*|accept(?: all)? cookies|log ?in|search|menu|home|"
    r"certification courses|loading|reply|edit|print|email|facebook|twitter|linkedin|whatsapp)"
)


def is_noise(text: str) -> bool:
    """Whether a line outside lists and tables belongs to the site around a document, not to the document."""
    if len(text) > 160:
        return False
    return _NOISE.fullmatch(plain(text)) is not None
