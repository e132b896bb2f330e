"""What the cells of foreign matrices mean as levels: numbers, words, symbols, and marks that say no level at all.

A proposal is never a decision: whatever is not a whole number from 0 to 5 comes with how sure it is, and a mark such
as ``x`` has no level until a person gives it one. Nothing is stretched from another scale onto this one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from orgwright.exchange.foreign.book import Value, text_of

HIGHEST = 5
NOTHING = -1
"""Stands in place of a level for a cell that says that nothing is known."""
MOST_NUMBER = 10
"""Numbers above are counts or ids, not levels of anybody's scale."""
_WORDS: Mapping[int, str] = {
    0: "none|no|not at all|no knowledge|no experience|no skill|unskilled|not skilled|keine|kein|keine kenntnisse|nein"
    "|aucun|aucune|non|ninguno|nessuno|geen|なし|无",
    1: "aware|awareness|novice|beginner|basic|basics|fundamental|fundamentals|foundation|foundational|learning"
    "|learner"
    "|trainee|entry|low|newbie|starter|apprentice|theory|limited|grundkenntnisse|anfänger|einsteiger|débutant"
    "|débutante"
    "|notions|principiante|básico|basico|principiante|base|beginnend|初心者|初級|初级|入门",
    2: "advanced beginner|elementary|developing|working|working knowledge|junior|some experience|fair|with help"
    "|with support|under supervision|supervised|assisted|fortgeschrittener anfänger|elementar|élémentaire|elemental"
    "|見習い",
    3: "intermediate|competent|practitioner|practical|skilled|independent|independently|medium|mid|moderate|good"
    "|solid"
    "|autonomous|fortgeschritten|kompetent|gut|intermédiaire|confirmé|autonome|intermedio|competente|medio|gevorderd"
    "|中級|中级",
    4: "advanced|proficient|experienced|strong|senior|high|very good|specialist|professional|fluent|sehr gut|erfahren"
    "|versiert|avancé|expérimenté|avanzado|avanzato|esperto avanzato|上級|高级",
    5: "expert|master|mastery|guru|authority|leader|lead|excellent|can teach|teaches|trainer|teacher|mentor"
    "|coach|world class"
    "|experte|expertin|meister|maîtrise|experto|experta|esperto|maestro|専門家|精通|专家",
}
_LEVEL_BY_WORD = {word: level for level, words in _WORDS.items() for word in words.split("|")}
_NOTHING_SAID = frozenset(
    [
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "-",
        "–",
        "—",
        "--",
        ".",
        "?",
        "??",
        "tbd",
        "tba",
        "tbc",
        "unknown",
        "not assessed",
        "not rated",
        "not evaluated",
        "not applicable",
        "unclear",
        "open",
        "k.a.",
        "k. a.",
        "keine angabe",
        "unbekannt",
        "n.v.t.",
        "s/o",
        "/",
        "#n/a",
        "未評価",
        "不明",
    ]
)
_HOLDS = frozenset(
    [
        "x",
        "✓",
        "✔",
        "☑",
        "✗",
        "✘",
        "yes",
        "y",
        "true",
        "ja",
        "j",
        "oui",
        "o",
        "si",
        "sí",
        "sì",
        "1x",
        "●",
        "■",
        "•",
        "*",
        "ok",
        "✅",
        "☒",
        "v",
        "√",
        "有",
    ]
)
_JAPANESE: Mapping[str, int] = {"★": 5, "☆": 4, "◎": 4, "○": 3, "〇": 3, "◯": 3, "△": 2, "▲": 1, "×": 0, "✕": 0}
_BALLS: Mapping[str, int] = {"○": 0, "◔": 1, "◑": 3, "◕": 4, "●": 5}
_FULL, _EMPTY = "★●■⬤*✦✭♥█▮◆✶⭐+", "☆○□◯◇✩♡░▯"
_NUMBERED = re.compile(
    r"(?:level|lvl|l|stufe|niveau|nivel|grade|rating)?\s*[.:]?\s*([0-9])\s*(?:$|[-–—:=.()/]\s*(?!\d)\D.*$"
    r"|\s+[^\d\s/].*$)",
    re.IGNORECASE,
)
_OF = re.compile(r"([0-9])\s*(?:/|of|von|sur|de)\s*([0-9]{1,2})")
_DECIMAL = re.compile(r"[0-9]{1,2}[.,][0-9]+|[0-9]\s*½|½|[¼¾]|[0-9]{1,2}[+-]|[0-9]\s*[-–]\s*[0-9]")
_WHOLE = re.compile(r"([0-9]{1,2})(?:[.,]0+)?")
_PERCENT = re.compile(r"[0-9]{1,3}(?:[.,][0-9]+)?\s*%")


@dataclass(frozen=True)
class LevelWord:
    """What one text that stands in cells is taken to mean.

    ``level``: 0 to 5, NOTHING where it says that nothing is known, None where a person must say. ``is_sure`` is
    False where it was guessed; ``why`` says from what. ``cells`` is how often it stands there.
    """

    text: str
    level: int | None
    is_sure: bool
    why: str
    cells: int = 0


def key_of(value: Value) -> str:
    """The text under which a value is looked up: one form of letters, one case, without blanks around."""
    text = unicodedata.normalize("NFKC", text_of(value)) if isinstance(value, str) else text_of(value)
    if isinstance(value, str) and set(value) & set("½¼¾"):
        text = text_of(value)
    return text.casefold().strip()


def meaning(value: Value) -> LevelWord | None:
    """What a value most likely says as a level; None where it looks like no level at all."""
    text = key_of(value)
    if not text or len(text) > 60:
        return None
    if isinstance(value, bool):
        return LevelWord(text, None if value else 0, False, "A yes has no level yet." if value else "A no.")
    if isinstance(value, int | float):
        return _number(text, float(value))
    if not isinstance(value, str):
        return None
    return _named(text) or _drawn(text) or _written(text)


def _number(text: str, value: float) -> LevelWord | None:
    if value < 0 or value > MOST_NUMBER:
        return None
    if not value.is_integer():
        return LevelWord(text, None, False, "It lies between two levels.")
    if value > HIGHEST:
        return LevelWord(text, None, False, f"The scale ends at {HIGHEST}.")
    return LevelWord(text, int(value), True, "The number is the level.")


def _named(text: str) -> LevelWord | None:
    """Words and marks that stand for themselves."""
    if text in _NOTHING_SAID:
        return LevelWord(text, NOTHING, True, "It says that nothing is known.")
    if text in _HOLDS:
        return LevelWord(text, None, False, "It says that the skill is held, but not at which level.")
    plain = text.strip(" .()[]")
    if plain in _LEVEL_BY_WORD:
        return LevelWord(text, _LEVEL_BY_WORD[plain], False, f"“{text}” is commonly this level.")
    return None


def _drawn(text: str) -> LevelWord | None:
    """Symbols: several of them are counted, one alone has the meaning that is usual in such tables."""
    drawn = text.replace(" ", "").replace("\ufe0f", "")
    full, empty = sum(one in _FULL for one in drawn), sum(one in _EMPTY for one in drawn)
    half = drawn.count("½")
    if len(drawn) > 1 and full + empty + half == len(drawn) and full + empty:
        if half:
            return LevelWord(text, None, False, "It lies between two levels.")
        level = full if full <= HIGHEST else None
        of = f" of {full + empty}" if empty else ""
        return LevelWord(text, level, False, f"{full}{of} are filled.")
    if drawn in _JAPANESE:
        return LevelWord(text, _JAPANESE[drawn], False, f"{text} is commonly this level.")
    if drawn in _BALLS:
        return LevelWord(text, _BALLS[drawn], False, "So much of the circle is filled.")
    return None


def _written(text: str) -> LevelWord | None:
    """Numbers within text: "Level 3", "3 - Proficient", "3/5", "2,5"."""
    whole = _WHOLE.fullmatch(text)
    if whole:
        return _number(text, float(whole[1]))
    of = _OF.fullmatch(text)
    if of:
        is_ours = int(of[2]) == HIGHEST and int(of[1]) <= HIGHEST
        return LevelWord(text, int(of[1]) if is_ours else None, is_ours, f"It is {of[1]} of {of[2]}.")
    if _PERCENT.fullmatch(text):
        return LevelWord(text, None, False, "It is a share, not a level.")
    if _DECIMAL.fullmatch(text):
        return LevelWord(text, None, False, "It lies between two levels.")
    told = _NUMBERED.fullmatch(text)
    if told and len(text) <= 40:
        level = int(told[1])
        return LevelWord(text, level if level <= HIGHEST else None, True, f"It begins with {level}.")
    return None


def vocabulary(counts: Mapping[str, tuple[Value, int]], legend: Mapping[str, str]) -> tuple[LevelWord, ...]:
    """What the texts of a table mean together, by what the sheet's own legend says of them first.

    ``counts`` gives a value and how often it stands there by key, ``legend`` the words beside a symbol by key.
    Circles filled step by step mean another thing than the circles of ◎ ○ △, and one star beside two is counted like
    them, so texts are judged as a set.
    """
    has_balls = bool(counts.keys() & {"◔", "◑", "◕"})
    found = []
    for key, (value, cells) in counts.items():
        word = meaning(value) or LevelWord(key, None, False, "It is no level that is known here.")
        if has_balls and key in _BALLS:
            word = LevelWord(key, _BALLS[key], False, "So much of the circle is filled.")
        elif {"x", "●"} & counts.keys() and key == "○" and "◎" not in counts:
            word = LevelWord(key, None, False, "It is beside another mark; its meaning must be said.")
        elif key in _FULL and any(len(other) > 1 and set(other) == {key} for other in counts):
            word = LevelWord(key, 1, False, "1 is filled.")
        if key in legend:
            word = _by_legend(key, legend[key], word)
        found.append(replace(word, text=text_of(value), cells=cells))
    return tuple(sorted(found, key=_order))


def _by_legend(key: str, said: str, word: LevelWord) -> LevelWord:
    own = meaning(said) or next(
        (known for part in re.split(r"[,;:()/–-]|\s-\s", said) if (known := meaning(part.strip()))), None
    )
    why = f"The legend says “{said}”."
    if word.is_sure:
        # A number stays what it is; that its author means another level by it is for a person to decide.
        return word if own is None or own.level in (None, word.level) else replace(word, is_sure=False, why=why)
    level = word.level if own is None or own.level is None else own.level
    return replace(word, level=level, why=why)


def _order(word: LevelWord) -> tuple[int, int, str]:
    rank = 9 if word.level is None else 8 if word.level == NOTHING else word.level
    return (rank, -word.cells, word.text)


def is_level(value: Value) -> bool:
    """Whether a value may be a level of some scale."""
    return meaning(value) is not None


def highest(words: Iterable[LevelWord]) -> int | None:
    """The highest level that the words reach; None where none has one."""
    return max((one.level for one in words if one.level is not None and one.level >= 0), default=None)
