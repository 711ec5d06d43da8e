"""A possible name around its head word, and what may be needed beside the head to make it one of a public body."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractor.find.agencies.lexicon import Head, Lexicon
from extractor.find.agencies.matters import acts_or_has_members
from extractor.find.agencies.places import Places
from extractor.language.capitals import Capitals
from extractor.resolve.names import initials

DEFINED = re.compile(r" \((?:the )?[\"']?(?P<short>[A-Z]{2,6})[\"']?\)")
_NUMBER_AFTER = re.compile(r" \d{1,3}\b")
_NEXT_WORD = re.compile(r" ([A-Za-z-]+)")
_ROMAN = re.compile(r"I{1,3}|I?V|VI{1,3}")
_AGAINST = ("anti-", "counter-")
_SHORTEST_LAW = 2
_SHORTEST_UNIT = 3  # "SOC Taskforce", not "HR Division"
_TROOPS = re.compile(r"(?:Brigade|Battalion|Regiment|Squadron)\b")
_NUMBER_BEFORE = re.compile(r"(?<=[Tt]he )(?P<number>\d{1,3}) \Z")
_ORDINAL_ENDINGS = frozenset({"st ", "nd ", "rd ", "th "})
_ORDINAL_BEFORE = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) \Z")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words, and the places, that names are read with."""

    lexicon: Lexicon
    places: Places


@dataclass(slots=True)
class Name:
    """The words of a text from ``first`` to ``last`` as a name that the word ``at`` heads.

    ``beside`` are the folded words before the head, ``nearest`` the last of them, empty where there is none.
    """

    text: str
    words: Capitals
    first: int
    at: int
    last: int
    head: Head
    in_title: bool
    grammar: Grammar
    beside: list[str] = field(init=False)
    nearest: str = field(init=False)

    def __post_init__(self) -> None:
        """Look at the words before the head, which most needs ask about."""
        self.beside = self.words.folded[self.first : self.at]
        if self.beside and self.text[self.words.start[self.at - 1] - 1] == "(":
            self.beside.pop()  # Its acronym: "District Attorney's (LCDA) Office".
        self.nearest = self.beside[-1] if self.beside else ""

    @property
    def start(self) -> int:
        """Where the name starts: at the numeral before its first word, if one stands there."""
        return with_ordinal(self.text, self.words.start[self.first])

    @property
    def is_numbered(self) -> bool:
        """Whether a numeral opens it, or ends what has numbers: "3rd Battalion", "Battalion 8"."""
        if self.start < self.words.start[self.first]:
            return True
        numbered = "ordinal" in self.head.needs and self.words.folded[self.at] in self.grammar.lexicon.numbered
        return numbered and _NUMBER_AFTER.match(self.text, self.words.end[self.at]) is not None

    @property
    def has_complement(self) -> bool:
        """Whether words follow the head: "Office of the Harbour Inspector"."""
        return self.last > self.at

    @property
    def is_shared(self) -> bool:
        """Whether several bodies share the head: "Marlow and Tarrow Police Departments"."""
        joined = self.text[self.start : self.words.end[self.last]]
        plural = self.words.folded[self.at] in self.grammar.lexicon.plurals or "districts" in self.complement
        return plural and (" and " in joined or " & " in joined)

    @property
    def complement(self) -> list[str]:
        """The folded words after the head."""
        return self.words.folded[self.at + 1 : self.last + 1]

    @property
    def nearest_surface(self) -> str:
        """The word right before the head, as it stands."""
        return self.text[self.words.start[self.at - 1] : self.words.end[self.at - 1]] if self.beside else ""

    @property
    def is_public(self) -> bool:
        """Whether something stands beside the head, and nothing that makes it no body, or a private one."""
        named = bool(self.beside) or self.has_complement or self.is_numbered
        lexicon = self.grammar.lexicon
        # "Real Estate Fraud Unit" looks into what others do.
        private = not lexicon.private.isdisjoint(self.beside) and lexicon.kind([self.nearest]) != "investigation"
        return named and not private and self.nearest not in self.head.never

    def is_of_body(self) -> bool:
        """Whether it has what its head needs to be the name of a public body."""
        return self.is_public and any(NEEDS[need](self) for need in self.head.needs)


def stands(text: str, end: int, head: Head, lexicon: Lexicon) -> bool:
    """Whether what follows lets a head stand for a body: "District Attorney (NCDA)", not "Police Officer"."""
    if "defined" in head.needs:
        return DEFINED.match(text, end) is not None
    if "place" in head.needs:
        following = _NEXT_WORD.match(text, end, end + 24)
        return following is None or following[1].lower() not in lexicon.attributive
    return True


def with_ordinal(text: str, start: int) -> int:
    """Where the numeral before a word starts, else the word: "3rd Battalion", also "12 Brigade" of an army."""
    if text[start - 3 : start] not in _ORDINAL_ENDINGS:
        troops = _TROOPS.match(text, start)
        number = _NUMBER_BEFORE.search(text, max(start - 8, 0), start) if troops else None
        return number.start("number") if number else start
    ordinal = _ORDINAL_BEFORE.search(text, max(start - 7, 0), start)
    return ordinal.start() if ordinal else start


def _any(name: Name) -> bool:
    return True


def _topic(name: Name) -> bool:
    """A topic or a place noun right before the head, a topic in the complement, an acronym before some heads."""
    lexicon = name.grammar.lexicon
    if name.has_complement and name.words.folded[name.at] in lexicon.forces:
        return True  # "Taskforce Echo"
    if name.nearest in lexicon.topics or name.nearest in lexicon.place_nouns or name.nearest in lexicon.forces:
        return True
    if name.nearest.startswith(_AGAINST):
        return True  # "Regional Anti-Triad Unit"
    if name.nearest in lexicon.fields and len(name.beside) > 1 and name.beside[-2] in lexicon.topics:
        return True  # "Financial Services Division"
    national = "national" in name.head.traits and len(name.beside) > 1
    if national and name.grammar.places.is_nation(name.words, name.first):
        return True  # "Ruritanian Public Lamps Administration"
    surface = name.nearest_surface
    if len(name.beside) > 1 and _ROMAN.fullmatch(surface) and name.beside[-2] in lexicon.topics:
        return True  # "Litigation II Section"
    acronym = len(surface) >= _SHORTEST_UNIT and surface.isupper() and name.words.folded[name.at] in name.head.nearest
    return acronym or not lexicon.topics.isdisjoint(name.complement)


def _spelled(name: Name) -> bool:
    """The acronym of the name in brackets after it: 'Coastal Drainage Authority ("CDA")'."""
    end = name.words.end[name.last]
    acronym = DEFINED.match(name.text, end)
    return acronym is not None and initials(name.text[name.words.start[name.first] : end]) == acronym["short"]


def _official(name: Name) -> bool:
    """An official's possessive or a topic right before the head, or a complement."""
    lexicon = name.grammar.lexicon
    return name.has_complement or name.nearest in lexicon.offices or name.nearest in lexicon.topics


def _nearest(name: Name) -> bool:
    """One of the head's own words right before it, the acronym of a law before a court, or a complement."""
    law = "court" in name.head.traits and len(name.nearest) > _SHORTEST_LAW and name.nearest_surface.isupper()
    if law and not name.text[name.words.start[name.at] : name.words.end[name.at]].isupper():
        return True  # "Special NDPS Court"
    return name.nearest in name.head.nearest or name.has_complement


def _close(name: Name) -> bool:
    """One of the head's own words right before it."""
    return name.nearest in name.head.nearest


def _placed(name: Name) -> bool:
    """A place right before the head: "Palmerston North Court"."""
    places, last = name.grammar.places, name.at - 1
    return any((place := places.at(name.words, at)) and place[1] == last for at in range(name.first, name.at))


def _place(name: Name) -> bool:
    """A name before the head, in a headline that of a place that is known."""
    known = name.grammar.places.country
    return bool(name.beside) and (not name.in_title or known(name.words, name.first, name.at - 1) is not None)


def _unit(name: Name) -> bool:
    """A name before the head that is no topic."""
    return bool(name.beside) and name.nearest not in name.grammar.lexicon.topics


def _owned(name: Name) -> bool:
    """The body above it, which is no part of the name: never by itself."""
    return False


def _ordinal(name: Name) -> bool:
    """A numeral before the head, in figures or in letters."""
    return name.is_numbered or name.nearest in name.grammar.lexicon.ordinals


def _tier(name: Name) -> bool:
    """A tier of a country's police before the head: "County Police Headquarters"."""
    return name.nearest == "police" and len(name.beside) > 1 and name.beside[-2] in name.grammar.lexicon.tiers


def _defined(name: Name) -> bool:
    """More than one word before the head, the last a place noun: "Larch County District Attorney (LCDA)"."""
    return len(name.beside) > 1 and name.nearest in name.grammar.lexicon.place_nouns


def _acting(name: Name) -> bool:
    """A place before a matter whose service does something, or has members: "Johor Immigration raided a shop"."""
    grammar = name.grammar
    return _place(name) and acts_or_has_members(grammar.lexicon, name.text, name.words.end[name.at])


# What ``needs`` of a head can ask for.
NEEDS: dict[str, Callable[[Name], bool]] = {
    "any": _any,
    "topic": _topic,
    "spelled": _spelled,
    "official": _official,
    "nearest": _nearest,
    "close": _close,
    "placed": _placed,
    "place": _place,
    "unit": _unit,
    "owned": _owned,
    "ordinal": _ordinal,
    "tier": _tier,
    "defined": _defined,
    "acting": _acting,
}
