"""Names of bodies that no list holds, found from the word that heads them: "Columbia, Tenn., Police Department"."""

from __future__ import annotations

import re

from extractor.find.agencies.gazetteer import Gazetteer
from extractor.find.agencies.lexicon import Head, Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.naming import Naming
from extractor.find.agencies.places import Places
from extractor.find.agencies.tails import Tails
from extractor.find.agencies.words import Words, bare_end, gap, in_menu, is_signature
from extractor.resolve.names import initials

MAX_WORDS = 9
_AND = frozenset({" and ", " & ", ", ", "/"})
_OF = {" of ": "of", " of the ": "of", " for ": "for", " for the ": "for", " on ": "on", " against ": "against"}
# Between the words of a name: "California 4th District Court", "Frankfurt am Main".
_INNER_GAP = re.compile(r",? \d{1,3}(?:st|nd|rd|th) | am | upon | de | del ")
_SAINTS = frozenset({"st", "ste", "mt", "ft"})
_NUMBER_GAP = re.compile(r"\.? ?\d{1,3} ")
_ORDINAL_ENDINGS = frozenset({"st ", "nd ", "rd ", "th "})
_ORDINAL_BEFORE = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) \Z")
_DEFINED = re.compile(r" \((?:the )?[\"']?(?P<short>[A-Z]{2,6})[\"']?\)")
_NEXT_WORD = re.compile(r" ([A-Za-z-]+)")


class Patterns:
    """The grammar of names: modifiers, a head, a complement."""

    def __init__(self, lexicon: Lexicon, places: Places, gazetteer: Gazetteer) -> None:
        self.lexicon = lexicon
        self.places = places
        self.gazetteer = gazetteer
        self.naming = Naming(lexicon, places)
        self.tails = Tails(lexicon, places)

    def match(self, text: str, words: Words, at: int, floor: int, above: Found | None, in_title: bool) -> Found | None:
        """The name that a head word heads.

        Args:
            text: the folded text.
            words: its capitalised words.
            at: the index of the head word.
            floor: the index of the first word that no earlier mention holds.
            above: the mention that ends at ``floor``, which may be the body above.
            in_title: whether it stands in the title, where verbs have capitals too.
        """
        head = self.lexicon.heads[words.folded[at]]
        if not self._stands(text, words.end[at], head):
            return None
        if self._headed_further(text, words, at, head):
            return None
        first = self._left(text, words, at, floor)
        last = self._right(text, words, first, at, head, in_title)
        if first == at == last and head.needs != "ordinal":
            return None
        if last == at and self._names_force(text, words, first, at):
            last = at + 1
        elif last == at and not in_title and self.tails.takes_place(words, first, at):
            last = self.tails.place_after(text, words, at)
        start = _with_ordinal(text, words.start[first])
        owned = above is not None and first == floor and above.owns(text, words.start[first])
        if (owned and first == last) or (not owned and text.startswith(self.lexicon.small_heads, words.start[at])):
            return None
        if not (owned and head.needs != "place") and not self._holds(text, words, first, at, last, head, in_title):
            return None
        found = Found(start, self._end(text, words, at, last), first, last, f"agency.{head.id}")
        found.prefixed = owned and above is not None and text[above.end : words.start[first]] == " "
        shouted = text[start : words.end[at]].isupper() and self.places.at(words, first) is None
        if shouted and (in_title or not is_signature(text, start, found.end)):
            return None  # A headline in capitals: only a place shows where the name starts.
        if not owned and in_menu(text, words, found.first, found.last):
            return None
        return self._described(text, words, found, at, above if owned else None)

    def _described(self, text: str, words: Words, found: Found, at: int, above: Found | None) -> Found:
        found.name = self.naming.name(text, words, found, at)
        # "Northfield police" is a name only where the text or the pack knows a body of that name.
        generic = words.folded[at] in self.lexicon.generic_heads
        found.named = not (generic and text[words.start[at]].islower())
        found.country = self.places.country(words, found.first, found.last)
        up_to_head = words.folded[found.first : at + 1]
        found.kind = self.lexicon.kind(up_to_head) or self.lexicon.kind(words.folded[found.first : found.last + 1])
        if above is not None:
            found.parent, found.start, found.first = above, above.start, above.first
        return found

    def _end(self, text: str, words: Words, at: int, last: int) -> int:
        """Where a name ends, without a possessive ending or what is left of one ("the Justice Departments lawyers")."""
        end = bare_end(text, words.end[last])
        if end == words.end[last] and last == at and words.folded[at] in self.lexicon.possessives:
            return end - 1
        return end

    def _headed_further(self, text: str, words: Words, at: int, head: Head) -> bool:
        """Whether a later word heads the name: "Police" in "Police Department"."""
        if at + 1 >= len(words.start) or words.folded[at + 1] not in self.lexicon.heads:
            return False
        between = gap(text, words, at)
        if text.startswith(self.lexicon.small_heads, words.start[at + 1]):
            return False
        return between == " " or (head.needs == "ordinal" and _INNER_GAP.fullmatch(between) is not None)

    def _left(self, text: str, words: Words, at: int, floor: int) -> int:
        first = at
        while first > floor and at - first < MAX_WORDS and self.joins(text, words, first - 1):
            first -= 1
        return first

    def joins(self, text: str, words: Words, left: int) -> bool:
        """Whether a word and the next one can be parts of one name, the head being further right."""
        between = gap(text, words, left)
        word, following = words.folded[left], words.folded[left + 1]
        lexicon, states = self.lexicon, self.places.states
        if between == " " or (between == ". " and word in _SAINTS):
            if word in lexicon.stops:
                general = word in lexicon.ranks and following.startswith("general")
                return general or (word, following) in lexicon.titled
            return not _is_dateline(text, words, left)
        if between == ", " and self._lists(text, words, left + 1):
            return False
        if between in _AND and (self._paired(word, following) or (between != ", " and self._are_places(words, left))):
            return True
        if between in {", ", "., "}:
            stated = word in states or (following in states and word not in lexicon.stops)
            return stated or self.places.inserts_state(text, words, left, lexicon.place_nouns)
        if between in _OF:
            return word in lexicon.place_nouns and between.startswith(" of")
        if word == "no":
            return _NUMBER_GAP.fullmatch(between) is not None
        return len(between) < 9 and word not in lexicon.stops and _INNER_GAP.fullmatch(between) is not None

    def _paired(self, word: str, following: str) -> bool:
        """Whether two words can be a pair of topics: "Alcohol and Tobacco"."""
        return word in self.lexicon.topics and following in self.lexicon.topics

    def _are_places(self, words: Words, left: int) -> bool:
        """Whether two words are places inside a country: "Avon and Somerset"."""
        both = (left, left + 1)
        return all(self.places.at(words, index) and not self.places.is_nation(words, index) for index in both)

    def _right(self, text: str, words: Words, first: int, at: int, head: Head, in_title: bool) -> int:
        if at + 1 >= len(words.start) or _OF.get(gap(text, words, at)) not in head.of:
            return at
        if text[words.start[at]].islower() and not gap(text, words, at).startswith(" of"):
            return at
        last = at + 1
        word = words.folded[last]
        if (head.id != "office" or first < at) and self._is_body(text, words, last):
            return at
        if word in self.lexicon.stops and not (word in self.lexicon.ranks and self._is_rank(text, words, at)):
            return at
        while (
            last + 1 < len(words.start) and last - at < MAX_WORDS and self._continues(text, words, last, head, in_title)
        ):
            last += 1
        return last

    def _is_body(self, text: str, words: Words, index: int) -> bool:
        """Whether a listed body starts here: the "Area Command of the Customs Service" is two."""
        start = self.places.at(words, index)
        first = start[1] + 1 if start and start[1] + 1 < len(words.folded) and start[0] else index
        return self._lists(text, words, index) or (first != index and self._lists(text, words, first))

    def _lists(self, text: str, words: Words, index: int) -> bool:
        match = self.gazetteer.match(text, words, index)
        # "Corrections" may be a body, and what a department is for.
        return match is not None and not (match[0].folded in self.lexicon.local and " " not in match[0].surface)

    def _is_rank(self, text: str, words: Words, at: int) -> bool:
        """Whether an office is named for a rank, not for a person: "Office of the Sheriff"."""
        general = words.folded[at + 2 : at + 3] in (["general"], ["generals"])
        return gap(text, words, at).endswith("the ") or (words.folded[at + 1] == "inspector" and general)

    def _continues(self, text: str, words: Words, last: int, head: Head, in_title: bool) -> bool:
        """Whether the word after ``last`` belongs to the complement of a head."""
        between = gap(text, words, last)
        word, following = words.folded[last], words.folded[last + 1]
        lexicon = self.lexicon
        if between == " ":
            if text[words.end[last] - 2 : words.end[last]] == "'s":
                return following in lexicon.heads
            known = following in lexicon.topics or following in lexicon.heads or following in lexicon.ranks
            if in_title and not (known or following in self.places.starts):
                return False
            if len(following) == 1 and not (following == "i" and head.id == "court"):
                return False  # An initial: somebody's name has begun.
            if following in lexicon.ranks and head.id == "office":  # A rank, unless it stands before a person's name.
                return last + 2 >= len(words.start) or gap(text, words, last + 1) != " "
            return following not in lexicon.stops or following == "general" or (word, following) in lexicon.titles
        if between in _AND:
            if between == ", " and self._lists(text, words, last + 1):
                return False
            return self._paired(word, following) or (
                between != ", " and not in_title and self.may_complement(text, words, last + 1)
            )
        if between not in _OF or following in lexicon.stops:
            return False
        if self._is_body(text, words, last + 1):
            return False
        return word in lexicon.place_nouns or word in lexicon.complemented or self.places.is_nation(words, last + 1)

    def may_complement(self, text: str, words: Words, index: int) -> bool:
        """Whether the word after "and" goes on with a complement: "Wildlife and Fisheries", not "Labor and the FBI"."""
        before, word = words.folded[index - 1], words.folded[index]
        if word in self.lexicon.stops or word in self.lexicon.heads or word in self.places.starts:
            return False
        if before in self.places.starts or text[words.start[index] : words.end[index]].isupper():
            return False
        title_follows = index + 1 < len(words.start) and words.folded[index + 1] in self.lexicon.stops
        return not (title_follows and gap(text, words, index) == " ")

    def _holds(self, text: str, words: Words, first: int, at: int, last: int, head: Head, in_title: bool) -> bool:
        """Whether the words beside a head make it the name of a public body."""
        lexicon = self.lexicon
        beside = words.folded[first:at]
        numbered = _with_ordinal(text, words.start[first]) < words.start[first]
        if not lexicon.private.isdisjoint(beside) or not (beside or last > at or numbered):
            return False
        nearest = beside[-1] if beside else ""
        if nearest in head.never:
            return False
        if head.needs == "place":
            return bool(beside) and (not in_title or self.places.country(words, first, at - 1) is not None)
        if head.needs == "ordinal":
            return numbered
        if head.needs == "defined":
            return len(beside) > 1 and nearest in lexicon.place_nouns
        if head.needs == "official":
            return last > at or nearest in lexicon.offices or nearest in lexicon.topics
        if head.needs == "unit":
            return bool(beside) and nearest not in lexicon.topics
        if head.needs in {"nearest", "nearest or place"}:
            placed = head.needs == "nearest or place" and self._is_place(words, first, at)
            return nearest in head.nearest or last > at or placed
        if head.needs == "topic or spelled" and self._is_spelled(text, words, first, last):
            return True
        if head.needs in {"topic", "topic or spelled"}:
            complement = words.folded[at + 1 : last + 1]
            named = nearest in lexicon.topics or nearest in lexicon.place_nouns or nearest in {"task", "strike"}
            acronym = bool(beside) and text[words.start[at - 1] : words.end[at - 1]].isupper()
            return named or (acronym and words.folded[at] in head.nearest) or not lexicon.topics.isdisjoint(complement)
        return True

    def _is_spelled(self, text: str, words: Words, first: int, last: int) -> bool:
        """Whether an acronym of the name follows in brackets: 'Coastal Drainage Authority ("CDA")'."""
        acronym = _DEFINED.match(text, words.end[last])
        name = text[words.start[first] : words.end[last]]
        return acronym is not None and initials(name) == acronym["short"]

    def _is_place(self, words: Words, first: int, at: int) -> bool:
        """Whether a place stands right before a head: "Palmerston North Court"."""
        return any((place := self.places.at(words, index)) and place[1] == at - 1 for index in range(first, at))

    def _stands(self, text: str, end: int, head: Head) -> bool:
        """Whether what follows lets a head stand for a body: "District Attorney (NCDA)", not "Police Officer"."""
        if head.needs == "defined":
            return _DEFINED.match(text, end) is not None
        if head.needs == "place":
            following = _NEXT_WORD.match(text, end, end + 24)
            return following is None or following[1].lower() not in self.lexicon.attributive
        return True

    def _names_force(self, text: str, words: Words, first: int, at: int) -> bool:
        """Whether the name of a task force follows: "Task Force Anvil"."""
        following = at + 1
        if first != at - 1 or words.folded[first] not in {"task", "strike"} or following == len(words.start):
            return False
        return gap(text, words, at) == " " and words.folded[following] not in self.lexicon.stops


def _is_dateline(text: str, words: Words, index: int) -> bool:
    """Whether a word in capitals before one without is a dateline: "WASHINGTON Justice Department"."""
    word = text[words.start[index] : words.end[index]]
    following = text[words.start[index + 1] : words.end[index + 1]]
    return (len(word) > 5 and word.isupper() and not following.isupper()) or (
        len(word) > 5 and word.isupper() and "." in following
    )


def _with_ordinal(text: str, start: int) -> int:
    if text[start - 3 : start] not in _ORDINAL_ENDINGS:
        return start
    ordinal = _ORDINAL_BEFORE.search(text, max(start - 7, 0), start)
    return ordinal.start() if ordinal else start
