"""Generic references that stand for a body: "police", "prosecutors", "the Department"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import Places
from extractor.language.capitals import capitalised, opens_sentence
from extractor.language.words import word_before
from extractor.packs import Table
from extractor.resolve.names import fold_name

_NEXT_WORD = re.compile(r" ([A-Za-z-]+)")
# "Department C-42" is a courtroom, "section 12" a statute's.
_NUMBERED = re.compile(r" (?:[A-Z]-?)?\d")
# "Commissioner of Police" is a title.
_TITLE = re.compile(r"\b(?:[Cc]ommissioner|[Ss]uperintendent|[Gg]eneral|[Cc]hief|[Ii]nspector|[Dd]irector) of \Z")
_MEMBERS = re.compile(r" (?:of|from|with|at) (?:the )?\Z")
_PLACED = re.compile(r"\b(?P<place>(?:[A-Z][\w'-]+ ){1,4})(?P<body>(?:[a-z']+-?[a-z]* ){0,3}[a-z]+)\Z")
_BELOW = re.compile(r" (?:under|of|at|within|in) (?:the )?(?=[A-Z])")


class Generics:
    """Phrases without a name of their own; case does not count."""

    def __init__(self, table: Table, lexicon: Lexicon, places: Places) -> None:
        self.places = places
        self.kind = lexicon.kind
        self.topics = lexicon.topics
        self.place_nouns = lexicon.place_nouns
        generics = table.get("generics", {})
        self.alone = frozenset(generics.get("alone", ()))
        self.with_determiner = frozenset(generics.get("with_determiner", ()))
        self.determiners = frozenset(generics.get("determiners", ()))
        self.adjectives = frozenset(generics.get("adjectives", ()))
        self.units = self.with_determiner.difference(generics.get("no_units", ()))
        self.numerals = frozenset(generics.get("numerals", ()))
        self.others = frozenset(generics.get("others", ()))
        heads = "|".join(map(re.escape, generics.get("unit_heads", ())))
        small = rf"(?:[a-z][a-z-]+ ){{1,4}}?(?:{heads})"
        at_place = rf"(?:[A-Z][\w-]+ ){{1,2}}(?:[a-z-]+ )?(?:{heads}|office)"
        self._unit = re.compile(rf"'s (?P<unit>{small}|{at_place})\b")
        self._unit_beside = re.compile(rf" (?P<unit>{small})\b")
        self.placed = frozenset(generics.get("placed", ()))
        self.vague = frozenset(generics.get("vague", ()))
        self.people = frozenset(generics.get("people", ()))
        self.stops = frozenset(table.get("words", {}).get("stops", ()))
        self.attributive = frozenset(table.get("words", {}).get("attributive", ()))

    def phrases(self) -> Iterable[str]:
        """What the phrase matcher is to look for."""
        return sorted(self.alone | self.with_determiner | self.placed)

    def match(self, text: str, start: int, end: int) -> Found | None:
        """The generic mention around a phrase, if it stands for the body itself."""
        phrase = text[start:end].lower()
        if text[end : end + 1] == "-" or text[start - 1 : start] in {"-", "/", "@", "."} or self._qualifies(text, end):
            return None
        if (phrase in self.placed or phrase.endswith(" police")) and (placed := self._of_place(text, start, end)):
            return placed
        if text[start - 3 : start] == "of " and _TITLE.search(text, max(start - 24, 0), start):
            return None
        begins = self._begins(text, phrase, start, end)
        return None if begins is None else Found(begins, end, -1, -1, "agency.generic", named=False, refers=True)

    def _qualifies(self, text: str, end: int) -> bool:
        """Whether the phrase only tells what the next word is: "police dog"."""
        following = _NEXT_WORD.match(text, end, end + 24) if text[end : end + 1] == " " else None
        return following is not None and following[1].lower() in self.attributive

    def _begins(self, text: str, phrase: str, start: int, end: int) -> int | None:
        """Where a reference without a name starts; None where the phrase is none here."""
        if phrase in self.alone:
            return self._alone(text, phrase, start)
        if phrase not in self.with_determiner or _means_other(text, phrase, start, end):
            return None
        if phrase in self.units and _BELOW.match(text, end, end + 24):
            return self._below(text, phrase, start, end)
        return start if self._determined(text, start) or _opens_line(text, start, end) else None

    def _alone(self, text: str, phrase: str, start: int) -> int | None:
        """The same for what needs no determiner: not people who are counted, and not what somebody is ("as police")."""
        start = self._widened(text, start)
        counted = phrase.rsplit(" ", 1)[-1] in self.people and self._counted(text, start)
        return None if counted or (phrase in self.people and word_before(text, start) == "as") else start

    def _below(self, text: str, phrase: str, start: int, end: int) -> int | None:
        """The same for a unit that stands under a body; "is an independent agency under it" says what one is."""
        start = self._modified(text, start)
        bare = text[start:end].lower() == phrase and not self._determined(text, start)
        return None if bare or word_before(text, start) in {"a", "an"} else start

    def name_below(self, text: str, mention: Found, above: Found) -> bool:
        """Name a unit by the body that it stands under: "the harbour bureau under the Ministry of Transport"."""
        below = _BELOW.match(text, mention.end, mention.end + 24)
        surface = text[mention.start : mention.end]
        if (
            below is None
            or below.end() != above.start
            or not above.named
            or " " not in surface
            or surface.lower() in self.alone
        ):
            return False
        mention.named = True
        mention.rule = "agency.unit-below"
        mention.name = _title(surface)
        mention.parent = above
        mention.country = above.body.country if above.body else above.country
        mention.kind = above.body.kind if above.body else above.kind
        return True

    def _of_place(self, text: str, start: int, end: int) -> Found | None:
        """The body that a phrase names with the place before it: "Tarrow City traffic police"."""
        placed = _PLACED.search(text, max(start - 60, 0), end)
        if placed is None or not text[start:end].islower():
            return None
        if not self.stops.isdisjoint(placed["body"].split(" ")):
            return None
        surface = placed["place"]
        words = capitalised(surface)
        if words.folded and words.folded[0] in self.stops:  # "The Larch district court", "In Larch district court".
            surface = surface[words.end[0] + 1 :]
            words = capitalised(surface)
        if not words.start or any(word in self.stops for word in words.folded) or self.places.is_nation(words, 0):
            return None
        at = placed.end("place") - len(surface)
        place_noun = words.folded[-1] in self.place_nouns and len(words.folded) > 1
        if self.places.at(words, 0) is None and not place_noun and opens_sentence(text, at):
            return None
        mention = Found(at, end, -1, -1, "agency.of-place", local=True)
        mention.name = surface + _title(placed["body"])
        mention.country = self.places.country(words, 0, len(words.start) - 1)
        mention.kind = self.kind(fold_name(mention.name).split(" "))
        return mention

    def unit_of(self, text: str, mention: Found, above: Found | None, following: Sequence[Found]) -> bool:
        """Name a unit by what follows the generic that owns it: "the bureau's maritime desk"."""
        return self._takes_unit(text, self._unit, mention, above, following)

    def _takes_unit(
        self, text: str, pattern: re.Pattern[str], mention: Found, above: Found | None, following: Sequence[Found]
    ) -> bool:
        unit = pattern.match(text, mention.end, mention.end + 60)
        if unit is None or (following and following[0].start < unit.end()):
            return False
        words = unit["unit"].lower().split(" ")
        after = _NEXT_WORD.match(text, unit.end(), unit.end() + 24)
        if any(word in self.stops or word in self.vague for word in words) or (
            after and after[1].lower() in self.attributive
        ):
            return False
        mention.end, mention.named, mention.rule = unit.end(), True, "agency.unit-below"
        mention.name, mention.parent = _title(unit["unit"]), above
        if above is not None:
            mention.country = above.body.country if above.body else above.country
            mention.kind = above.kind_known()
        return True

    def unit_of_named(self, text: str, above: Found, following: Sequence[Found]) -> Found | None:
        """The unit of a named body whose topic or place is told: "FBI's computer crime unit", "FBI cyber division"."""
        owns = text.startswith("'s ", above.end)
        if not above.named or not (owns or text.startswith(" ", above.end)):
            return None
        unit = Found(above.start, above.end, -1, -1, "agency.unit-below")
        if not self._takes_unit(text, self._unit if owns else self._unit_beside, unit, above, following):
            return None
        words = text[above.end + (3 if owns else 1) : unit.end].replace("-", " ").split(" ")
        return None if words[0].islower() and self.topics.isdisjoint(words[:-1]) else unit

    def are_members(self, text: str, mention: Found, before: Sequence[Found], following: Sequence[Found]) -> bool:
        """Whether a generic names the members of the body beside it: "RCMP officers", "officers of the RCMP"."""
        if text[mention.start : mention.end].lower().rsplit(" ", 1)[-1] not in self.people:
            return False
        if before and before[-1].end == mention.start - 1 and text[mention.start - 1] == " ":
            return True
        between = text[mention.end : following[0].start] if following else ""
        return len(between) < 12 and _MEMBERS.fullmatch(between) is not None

    def _widened(self, text: str, start: int) -> int:
        while (before := word_before(text, start)).lower() in self.adjectives:
            start -= len(before) + 1
        return start

    def _modified(self, text: str, start: int) -> int:
        """Where the lower-case words before a unit start: "traffic management bureau"."""
        for _ in range(4):
            before = word_before(text, start)
            if not before.islower() or before in self.stops or not before.isalpha():
                break
            start -= len(before) + 1
        return start

    def _counted(self, text: str, start: int) -> bool:
        """Whether a number stands before people, or what they are instead: "two officers", "loan officers"."""
        before = word_before(text, start).lower()
        return before in self.numerals or before in self.others or before.isdigit()

    def _determined(self, text: str, start: int) -> bool:
        return word_before(text, start).lower() in self.determiners

    def antecedent(self, phrase: str, before: Sequence[Found], only: dict[str, Found | None]) -> Found | None:
        """The mention of the body that a generic stands for.

        "The Department" is the last body named before with that word in its name; "police" and "prosecutors" are the
        only force, or the only prosecutor's office, of the release.
        """
        phrase = phrase.lower()
        if phrase not in self.with_determiner:
            return only.get(phrase)
        noun = phrase.rsplit(" ", 1)[-1]
        return next((mention for mention in reversed(before) if noun in fold_name(_name(mention)).split(" ")), None)

    def only(self, found: Sequence[Found]) -> dict[str, Found | None]:
        """What "police" and "prosecutors" stand for, if they are anybody's."""
        named = [mention for mention in found if mention.named]
        forces = [mention for mention in named if "police" in _name(mention).lower()]
        offices = [mention for mention in named if mention.kind_known() == "prosecutor"]
        return {"police": _single(forces), "prosecutors": _single(offices)}


def _title(surface: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in surface.split())


def _name(mention: Found) -> str:
    return (mention.body.name if mention.body else mention.name) or ""


def _single(mentions: Sequence[Found]) -> Found | None:
    """The first mention if all are of one body, the bodies below it left out."""
    names = {_name(mention) for mention in mentions}
    ids = {mention.body.id for mention in mentions if mention.body}
    tops = [mention for mention in mentions if not (mention.body and mention.body.parent in ids)]
    return tops[0] if tops and (len(names) == 1 or len({_name(mention) for mention in tops}) == 1) else None


def _means_other(text: str, phrase: str, start: int, end: int) -> bool:
    """Whether a noun is a courtroom, part of a statute or an act: "this section", "the commission of a robbery"."""
    if phrase == "commission" and text.startswith(" of ", end):
        return True
    if phrase == "section" and word_before(text, start).lower() in {"this", "that"}:
        return True
    return _NUMBERED.match(text, end) is not None


def _opens_line(text: str, start: int, end: int) -> bool:
    """Whether a capitalised noun opens a headline and a word in lower case goes on: "Commission fines three banks"."""
    if not text[start].isupper() or not (text[start - 1 : start] in {"", "\n"} or text.startswith(": ", start - 2)):
        return False
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
