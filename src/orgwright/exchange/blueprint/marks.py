"""Taking the marks of Markdown and the noise of links and images off a line of text."""

import html
import re

from orgwright.exchange.blueprint.seals import as_entities, with_seals

_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])")
_LINK = re.compile(r"\[([^\[\]]{0,1000})\](?:\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)|\[[^\[\]]{0,200}\])")
_LINK_TARGET = re.compile(r"^\[[^\[\]]{1,200}\]:\s+\S+.*$")
_BARE_ADDRESS = re.compile(r"<?https?://[^\s<>]+>?")
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|sup|sub|p|div|br|img|font|small|mark|code)(?:\s[^<>]{0,2000})?/?>", re.I
)
_LOOSE_BOLD = re.compile(r"\*\*\s+(?=[,.;:])")
_STAR = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,300})(?<=\S)\*(?![\w*])")
_LOW_LINE = re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,300})(?<=\S)_(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<&:–—•])")
_TO_ESCAPE = re.compile(r"[\\`*_\[\]<|]|(?<=http):(?=//)|(?<=https):(?=//)")
_DASHES = re.compile(r"(?<!\S)[–—•-](?!\S)")
# Escaped characters wait in a private range of Unicode while marks are taken off and lines are taken apart.
_SHELTERED = "\\`*_{}[]()#+-.!|>~<&:–—•"
_INTO_SHELTER = {character: chr(0xE000 + at) for at, character in enumerate(_SHELTERED)}
_OUT_OF_SHELTER = {ord(place): character for character, place in _INTO_SHELTER.items()}
_MARKED = re.compile(r"[\[*_`\\<&]|https?:")
_BOLD = re.compile(r"(?:\*\*|__)(?=\S)(.+)(?<=\S)(?:\*\*|__):?")


def is_bold(text: str) -> bool:
    """Whether a line is bold from end to end."""
    match = _BOLD.fullmatch(text.strip())
    return match is not None and "**" not in match[1] and "__" not in match[1]


def unmarked(text: str) -> str:
    """The words of a line: a link's text without its address, no images, emphasis, tags or entities.

    Escaped characters are still sheltered in the answer: `unsheltered` gives the words as they are read.
    """
    if not _MARKED.search(text):
        return " ".join(text.split())
    text = with_seals(text)
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: _INTO_SHELTER[match[1]], text)
    if "[" in text:
        if _LINK_TARGET.match(text):
            return ""
        text = _IMAGE.sub(" ", text)
        text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "://" in text:
        text = _BARE_ADDRESS.sub(" ", text)
    text = _without_emphasis(text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def unsheltered(text: str) -> str:
    """The words of a line with its escaped characters back in their places."""
    return text if text.isascii() else text.translate(_OUT_OF_SHELTER)


def marked(text: str, dashes: bool = False) -> str:
    """The words of a line with escapes before all that reading would take for a mark, on demand dashes too."""
    if dashes:
        return _DASHES.sub(r"\\\g<0>", marked(text))
    text = _TO_ESCAPE.sub(r"\\\g<0>", text)
    return as_entities(text if html.unescape(text) == text else text.replace("&", "\\&"))


def _without_emphasis(text: str) -> str:
    if "*" in text:
        text = _STAR.sub(r"\1", _LOOSE_BOLD.sub("", text).replace("**", ""))
    if "_" in text:
        text = _LOW_LINE.sub(r"\1", _LOW_LINE_DOUBLED.sub("", text))
    return text.replace("`", "")


_LOW_LINE_DOUBLED = re.compile(r"(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
