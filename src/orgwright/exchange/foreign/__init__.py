"""Workbooks and texts that others made: reading them, proposing what they say, and taking it by a mapping.

``read_book`` gives plain grids, ``propose`` a reading of them, ``apply`` the people, skills and levels of a reading.
"""

from orgwright.exchange.foreign.book import Area, Book, Sheet
from orgwright.exchange.foreign.level_words import NOTHING, LevelWord
from orgwright.exchange.foreign.levels import ForeignRows, FoundLevel, FoundPerson, FoundSkill, RefusedCell, apply
from orgwright.exchange.foreign.mapping import LeftOut, Mapping, Orientation, Proposal
from orgwright.exchange.foreign.proposal import layout_of, propose, turned_proposal, words_of
from orgwright.exchange.foreign.reading import book_of_text, read_book

__all__ = [
    "NOTHING",
    "Area",
    "Book",
    "ForeignRows",
    "FoundLevel",
    "FoundPerson",
    "FoundSkill",
    "LeftOut",
    "LevelWord",
    "Mapping",
    "Orientation",
    "Proposal",
    "RefusedCell",
    "Sheet",
    "apply",
    "book_of_text",
    "layout_of",
    "propose",
    "read_book",
    "turned_proposal",
    "words_of",
]
