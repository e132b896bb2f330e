"""The words that roles are called by: levels such as "Senior" and titles such as "Engineer", of any trade."""

import re

_LEVEL = (
    r"(?:Intern|Junior|Associate|Mid(?:-level)?|Senior|Sr\.?|Staff|Lead|Principal|Distinguished|Group|Manager|Director)"
)
LEVEL_SEPARATOR = re.compile(r"\s*/\s*|\s+or\s+")
LEVELS = re.compile(rf"\b{_LEVEL}(?:(?:\s*/\s*|\s+or\s+){_LEVEL})+(?=\s+[A-Z(])(?!\s+or\s)")
OPENING_LEVEL = re.compile(rf"{_LEVEL}\s+")
# Most titles are nouns of doing; those that are not are named.
_NAMED = (
    r"Leads?|Head|Chief|VP|President|Fellow|Intern|Trainee|Apprentice|Graduate|Associates?|Assistants?|Executives?|"
    r"Representatives?|Partners?|Nurses?|Midwife|Chefs?|Cooks?|Counsel|Attorneys?|Clerks?|Agents?|Aides?|Coach|"
    r"Advocates?|Delegates?|Masters?|Superintendents?|Generals?|Foreman|Forewoman|Secretary|Treasurer|Mechanics?|"
    r"Professionals?|Experts?|Champions?|Technologists?|Operatives?|Hands?|Crew|Guards?|Pilots?|Ops|SRE|CSM|TPM|PM|PO|"
    r"DBA|SDET|SDR|BDR|AE|HRBP|CTO|CIO|CISO|CEO|COO|CFO|CPO|CMO|CRO|CDO|RN|GP"
)
# Words that end like a doer and are none: "Customer / Partner Success Manager" is two managers.
_NO_DOERS = (
    r"Customers?|Consumers?|Users?|Computers?|Servers?|Containers?|Layers?|Orders?|Power|Water|Paper|Papers|Career|"
    r"Cyber|Vendors?|Suppliers?|Sensors?|Motors?|Behaviors?|Errors?|Numbers?|Transfers?|Tiers?|Centers?|Clusters?|"
    r"Carriers?|Letters?|Matters?|Offers?|Over|Under|Other|Another|After|Later|Earlier|Higher|Broader|Larger|Whether|"
    r"Rather|Never|Ever|For|Or|Nor|Her|Their|Per|Via|Labor|Color|Major|Minor|Senior|Junior|Mentor|Indoor|Outdoor|"
    r"Semiconductors?|Reactors?|Newer|Former|Peers?|Consistent|Important|Relevant|Significant|Compliant"
)
_DOER = rf"(?!(?:{_NO_DOERS})\b)[A-Za-z]{{2,}}(?:er|or|eer|ist|ian|ant|yst|ect|man|woman)s?"
_TITLE = rf"(?:{_NAMED}|{_DOER})"
_ENDS = re.compile(rf"\b{_TITLE}(?:\s+(?:I{{1,3}}|IV|V|\d))?(?:\s*\([^()]*\))?$")
_OF = re.compile(rf"\b{_TITLE}(?:\s+of\s+\S|,\s+\S)")
_HAS = re.compile(rf"\b{_TITLE}\b")
_ALTERNATIVES = re.compile(rf"(.*\s)?({_TITLE})\s*/\s*({_TITLE})")
_SHARED = re.compile(rf"\b(?:{_TITLE}|[Ee]ngineering|[Ss]peciali[sz]ation)$")


def has_title(text: str) -> bool:
    """Whether any word of a text is a title."""
    return _HAS.search(text) is not None


def ends_in_title(name: str) -> bool:
    """Whether a name is whole in itself: it ends with a title, or goes on behind one ("Director of Sales")."""
    return _ENDS.search(name) is not None or _OF.search(name) is not None


def shared_end(name: str) -> str | None:
    """The title at the end of the last of several names, which the others may lack."""
    match = _SHARED.search(name)
    return match[0] if match else None


def title_alternatives(name: str) -> tuple[str, str] | None:
    """A name with two titles at its end as two names: "Bakery Lead/Architect"; None for any other."""
    match = _ALTERNATIVES.fullmatch(name)
    if match is None:
        return None
    first = match[1] or ""
    return f"{first}{match[2]}", f"{first}{match[3]}"
