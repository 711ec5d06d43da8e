"""Names of bodies that no list holds, found from the word that heads them: "Columbia, Tenn., Police Department"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.find.agency_mention import Found
from extractor.find.agency_places import Places
from extractor.find.agency_words import Word, gap
from extractor.packs import Table

MAX_WORDS = 9
_ORDINAL_GAP = re.compile(r" \d{1,3}(?:st|nd|rd|th) ")
_ORDINAL_BEFORE = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) \Z")
_OF = {" of ": "of", " of the ": "of", " for ": "for", " for the ": "for", " on ": "on", " against ": "against"}
_AND = frozenset({" and ", " & ", " And "})


@dataclass(frozen=True, slots=True)
class Head:
    """A word that heads names: what it needs beside it, and which prepositions open its complement."""

    id: str
    needs: str
    of: frozenset[str]


class Patterns:
    """The grammar of names: modifiers, a head, a complement."""

    def __init__(self, table: Table, places: Places) -> None:
        self.places = places
        self.heads: dict[str, Head] = {}
        for entry in table.get("heads", ()):
            head = Head(entry["id"], entry["needs"], frozenset(entry["of"]))
            self.heads.update((word, head) for word in entry["words"])
        words = table.get("words", {})
        self.topics = frozenset(words.get("topics", ()))
        self.offices = frozenset(words.get("offices", ()))
        self.stops = frozenset(words.get("stops", ()))
        self.private = frozenset(words.get("private", ()))
        self.place_nouns = frozenset(words.get("place_nouns", ()))
        self.kinds = {word: entry["id"] for entry in reversed(table.get("kinds", ())) for word in entry["words"]}
        self.kind_order = [entry["id"] for entry in table.get("kinds", ())]
        self.possessives = frozenset(words.get("possessives", ()))
        self.unfinished = frozenset(words.get("unfinished", ()))
        self.expansions: dict[str, str] = table.get("expansions", {})

    def match(self, text: str, words: list[Word], at: int, floor: int, above: Found | None, title_end: int) -> Found | None:
        """The name that a head word heads.

        Args:
            text: the folded text.
            words: its capitalised words.
            at: the index of the head word.
            floor: the index of the first word that no earlier mention holds.
            above: the mention that ends at ``floor``, which may be the body above.
            title_end: where the title ends; headlines capitalise verbs too.
        """
        head = self.heads[words[at].folded]
        if self._headed_further(text, words, at):
            return None
        first = self._left(text, words, at, floor)
        parent = above if above and first == floor and _possesses(text, above, words[first].start) else None
        last = self._right(text, words, at, head, words[at].start < title_end)
        if not self._holds(words, first, at, last, head, parent is not None):
            return None
        start = _with_ordinal(text, words[first].start)
        end = _bare_end(text, words[last].end)
        if last == at and self._lost_apostrophe(words[at].folded, text[words[at].end - 2 : words[at].end]):
            end -= 1
        return self._found(text, words, Found(start, end, first, last, f"agency.{head.id}", parent=parent), at)

    def _found(self, text: str, words: list[Word], found: Found, at: int) -> Found:
        found.name = self._name(text, found, words, at)
        found.country = self.places.country(words, found.first, found.last)
        found.kind = self.kind(word.folded for word in words[found.first : found.last + 1])
        if found.parent is not None:
            found.start = found.parent.start
            found.first = found.parent.first
        return found

    def kind(self, folded: object) -> str | None:
        """The kind that a name's words tell, the weightier kind first."""
        kinds = {self.kinds.get(word) for word in folded}  # type: ignore[attr-defined]
        return next((kind for kind in self.kind_order if kind in kinds), None)

    def _name(self, text: str, found: Found, words: list[Word], at: int) -> str:
        name = text[found.start : found.end]
        full = self.expansions.get(words[at].folded)
        if full:
            name = text[found.start : words[at].start] + full
        return name

    def _lost_apostrophe(self, folded: str, ending: str) -> bool:
        """Whether a head is a possessive that lost its apostrophe: "the Justice Departments lawyers"."""
        return folded in self.possessives and ending != "'s"

    def _headed_further(self, text: str, words: list[Word], at: int) -> bool:
        """Whether the next word heads the name: "Police" in "Police Department"."""
        return at + 1 < len(words) and gap(text, words, at) == " " and words[at + 1].folded in self.heads

    def _left(self, text: str, words: list[Word], at: int, floor: int) -> int:
        first = at
        while first > floor and at - first < MAX_WORDS and self._joins(text, words, first - 1):
            first -= 1
        while first < at and words[first].folded in self.place_nouns and gap(text, words, first) != " " and not gap(text, words, first).startswith(" of"):
            first += 1
        return first

    def _joins(self, text: str, words: list[Word], left: int) -> bool:
        """Whether a word and the next one can be parts of one name, the head being further right."""
        between = gap(text, words, left)
        word, following = words[left].folded, words[left + 1].folded
        if between == " ":
            return word not in self.stops or following.startswith("general") and word in {"attorney", "inspector", "solicitor"} or (
                word in {"attorney", "justice"} and following == "office"
            )
        if between in _AND or between == ", ":
            if word in self.topics and following in self.topics:
                return True
        if between.startswith(" of"):
            return between in _OF and word in self.place_nouns
        if between in {", ", "., "}:
            return word in self.places.states or following in self.places.states or (
                between == ", " and self.places.at(words, left) is not None and word not in self.stops and following in {"police", "sheriffs"}
            )
        return bool(_ORDINAL_GAP.fullmatch(between)) and word not in self.stops

    def _right(self, text: str, words: list[Word], at: int, head: Head, in_title: bool) -> int:
        if at + 1 >= len(words) or _OF.get(gap(text, words, at)) not in head.of:
            return at
        last = at + 1
        title = words[last].folded
        if title in self.stops and not (title in {"attorney", "inspector", "solicitor", "chief", "director", "public", "commissioner", "governor", "president", "prosecutor", "secretary", "administrator", "mayor", "minister", "sheriff", "prisoner"} and gap(text, words, at).endswith("the ")):
            return at
        while last + 1 < len(words) and last - at < MAX_WORDS and self._continues(text, words, last, in_title):
            last += 1
        return last

    def _continues(self, text: str, words: list[Word], last: int, in_title: bool) -> bool:
        between = gap(text, words, last)
        word, following = words[last].folded, words[last + 1].folded
        if between == " ":
            if text[words[last].end - 2 : words[last].end] == "'s":
                return following in self.heads
            if in_title and following not in self.topics and following not in self.heads and self.places.at(words, last + 1) is None:
                return False
            return following not in self.stops or following == "general" or word in {"district", "state"} and following == "attorney"
        if between in _AND or between == ", ":
            return word in self.topics and following in self.topics
        if between in _OF:
            return word in self.place_nouns or word in {"general", "prosecutor", "prosecutors", "commissioner", "court", "appeal", "appeals", "attorney", "prosecutions"} and following not in self.stops
        return False

    def _holds(self, words: list[Word], first: int, at: int, last: int, head: Head, owned: bool) -> bool:
        """Whether the words beside a head make it the name of a public body."""
        beside = [word.folded for word in words[first:at]]
        if any(word in self.private for word in beside):
            return False
        complement = last > at
        if head.needs == "place":
            return self.places.country(words, first, at - 1) is not None if beside else False
        if not beside and not complement:
            return False
        if owned or head.needs == "any":
            return True
        if head.needs == "official":
            return complement or bool(beside) and (beside[-1] in self.offices or beside[-1] in self.topics)
        complementary = {word.folded for word in words[at + 1 : last + 1]}
        return (
            bool(beside) and (beside[-1] in self.topics or beside[-1] in self.place_nouns or beside[-1] == "task")
            or bool(complementary & self.topics)
            or self.places.country(words, first, at - 1) is not None and beside[-1] in self.topics
        )


def _possesses(text: str, above: Found, start: int) -> bool:
    """Whether a mention stands before a name as its owner: "FBI's", "DEA", "Justice Departments"."""
    return text[above.end : start] in {" ", "'s ", "' ", "s ", "-"}


def _bare_end(text: str, end: int) -> int:
    """Where a word ends without its possessive ending."""
    if text[end - 2 : end] == "'s":
        return end - 2
    return end - (text[end - 1] == "'")


def _with_ordinal(text: str, start: int) -> int:
    ordinal = _ORDINAL_BEFORE.search(text, max(start - 7, 0), start)
    return ordinal.start() if ordinal else start
