"""Which words go together in one name."""

from __future__ import annotations

import re

from extractor.find.agencies.gazetteer import Gazetteer
from extractor.find.agencies.name import Grammar
from extractor.language.capitals import Capitals, gap

AND = frozenset({" and ", " & ", ", ", "/"})
_LAST = frozenset({" and ", " & ", ", and "})
_LAST_OF = _LAST | {" and the ", ", and the "}
_LISTED = _LAST | {", "}
OF = {" of ": "of", " of the ": "of", " for ": "for", " for the ": "for", " on ": "on", " against ": "against"}
# What else may open a complement: nothing ("Staatsanwaltschaft Köln"), or a word of another language.
OPENS = (
    OF | {" ": "bare", " in ": "in"} | dict.fromkeys((" de ", " di ", " du ", " del ", " della ", " da ", " do "), "de")
)
# Between the words of a name: "California 4th District Court", "Frankfurt am Main".
INNER_GAP = re.compile(r",? \d{1,3}(?:st|nd|rd|th) | am | upon | de | del | es ")
# A list of districts or fields has at most as many words.
_LONGEST_LIST = 60
# Between words whose initials make an acronym.
SPELLED_GAP = re.compile(r" | and | & |, |, and | of | of the | for | for the | on | against |-")
# "District Attorney's (LCDA) Office"
INSIDE = re.compile(r"(?<='s) \((?P<short>[A-Z]{2,6})\)(?= [A-Z])")
_ZONE_GAP = re.compile(r" (?:\d{1,2}|[A-Z]) ")
_NUMBER_GAP = re.compile(r"\.? ?\d{1,3} ")


class Joins:
    """Tells by a word, the next one and what stands between whether both are parts of one name."""

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer) -> None:
        self.lexicon = grammar.lexicon
        self.places = grammar.places
        self.gazetteer = gazetteer

    def __call__(self, text: str, words: Capitals, left: int) -> bool:
        """Whether a word and the next one can be parts of one name, the head being further right."""
        between = gap(text, words, left)
        word = words.folded[left]
        if between in {" (", ") "}:
            opens = words.end[left] if between == " (" else words.end[left - 1]
            return left > 0 and INSIDE.match(text, opens) is not None
        if between == " " or (between == ". " and (word in self.lexicon.saints or self._ends_state(text, words, left))):
            return self._beside(text, words, left)
        if between == ", " and self.lists(text, words, left + 1):
            return False
        if between in AND and self._coordinated(words, left, between):
            return True
        if between == "/":  # "Marlow Valley/Washington, D.C., Task Force"
            return self.places.at(words, left + 1) is not None and word not in self.lexicon.stops
        if between in {", ", "., "}:
            return self._states(text, words, left)
        if between in OF:
            return word in self.lexicon.place_nouns and between.startswith(" of")
        return self._numbered(word, between)

    def _numbered(self, word: str, between: str) -> bool:
        """Whether what stands between is a numeral or a sign of the name: "Zone 2 Police Command"."""
        if word in self.lexicon.zones and _ZONE_GAP.fullmatch(between):
            return True
        if word == "no":
            return _NUMBER_GAP.fullmatch(between) is not None
        return len(between) < 9 and word not in self.lexicon.stops and INNER_GAP.fullmatch(between) is not None

    def _beside(self, text: str, words: Capitals, left: int) -> bool:
        word, following = words.folded[left], words.folded[left + 1]
        if word in self.lexicon.stops:
            general = word in self.lexicon.ranks and following.startswith("general")
            return general or (word, following) in self.lexicon.titled
        return not _is_dateline(text, words, left)

    def _ends_state(self, text: str, words: Capitals, left: int) -> bool:
        """Whether the stop is that of a state before what only towns have: "Larch, Ill. Police Department"."""
        if words.folded[left] not in self.places.states or left == 0 or gap(text, words, left - 1) != ", ":
            return False
        return tuple(words.folded[left + 1 : left + 3]) in self.lexicon.municipal

    def _coordinated(self, words: Capitals, left: int, between: str) -> bool:
        return self.paired(words, left) or (between != ", " and self._are_places(words, left))

    def _states(self, text: str, words: Capitals, left: int) -> bool:
        """Whether a comma stands before or after a state: "Columbia, Tenn., Police Department"."""
        word, following = words.folded[left], words.folded[left + 1]
        stated = word in self.places.states or (following in self.places.states and word not in self.lexicon.stops)
        return stated or self.places.inserts_state(text, words, left, self.lexicon.place_nouns)

    def paired(self, words: Capitals, left: int) -> bool:
        """Whether a word and the next one can be a pair of topics: "Alcohol and Tobacco"."""
        topics = self.lexicon.topics
        return words.folded[left] in topics and words.folded[left + 1] in topics

    def _are_places(self, words: Capitals, left: int) -> bool:
        """Whether two words are places inside a country: "Avon and Somerset"."""
        both = (left, left + 1)
        return all(self.places.at(words, index) and not self.places.is_nation(words, index) for index in both)

    def shares(self, text: str, words: Capitals, left: int, at: int) -> bool:
        """Whether a word and the next one are names that share a head: "Marlow, Tarrow and Larch Police Departments".

        Args:
            text: the folded text.
            words: its capitalised words.
            left: the index of the first of the two.
            at: the index of the head.
        """
        between = gap(text, words, left)
        if between not in _LISTED or not self._is_listed(text, words, left):
            return False
        if words.folded[at] not in self.lexicon.plurals:
            return words.folded[at] in self.lexicon.pairs and self._opens_pair(text, words, left)
        if between == ", ":
            further = (gap(text, words, index) for index in range(left + 1, at))
            return any(gap in _LAST for gap in further)
        return between in _LAST

    def of_town(self, text: str, words: Capitals, left: int, at: int) -> bool:
        """Whether a state is told after a town, before what only towns have: "Larch, Ohio Police Department"."""
        word = words.folded[left]
        if gap(text, words, left) != ", " or word in self.lexicon.stops or word in self.lexicon.heads:
            return False
        return any(
            " ".join(words.folded[left + 1 : last + 1]) in self.lexicon.full_states
            and tuple(words.folded[last + 1 : at + 1]) in self.lexicon.municipal
            for last in (left + 1, left + 2)
        )

    def _opens_pair(self, text: str, words: Capitals, left: int) -> bool:
        """Whether two words, the first right after an article or "at", are a pair: "the Wigan and Leigh Court"."""
        start = words.start[left]
        return gap(text, words, left) == " and " and text[start - 4 : start].lower() in {"the ", " at "}

    def goes_on(self, text: str, words: Capitals, at: int, last: int) -> bool:
        """Whether a list of what bodies are for goes on: "Departments of Labor, Commerce and Transportation"."""
        between = gap(text, words, last)
        if between in _LAST_OF - _LAST:
            # "Departments of Justice and the Treasury", but not "of Justice and Labor and the Treasury Inspector".
            ended = any(gap(text, words, index) in _LAST for index in range(at + 1, last))
            return not ended and self._is_listed(text, words, last) and not self.is_body(text, words, last + 1)
        if (
            between not in _LISTED
            or not self._is_listed(text, words, last)
            or "district" in words.folded[at + 1 : last + 1]
        ):
            return False  # Districts that are told one by one are offices of their own.
        for following in range(last + 1, min(last + _LONGEST_LIST, len(words.start) - 1)):
            if between != ", ":
                break
            between = gap(text, words, following)
            while between == " " and following + 1 < len(words.start) - 1:
                following += 1
                between = gap(text, words, following)
        return between in _LAST_OF

    def _is_listed(self, text: str, words: Capitals, left: int) -> bool:
        """Whether a word and the next one can be names, or ends of names, in a list."""
        surfaces = (text[words.start[index] : words.end[index]] for index in (left, left + 1))
        plain = all(not surface.isupper() and surface[-2:] != "'s" for surface in surfaces)
        return plain and not any(
            word in self.lexicon.stops or word in self.lexicon.heads for word in words.folded[left : left + 2]
        )

    def lists(self, text: str, words: Capitals, index: int) -> bool:
        """Whether a listed name starts at a word."""
        match = self.gazetteer.match(text, words, index)
        # "Corrections" may be a body, and what a department is for.
        return match is not None and not (match[0].folded in self.lexicon.local and " " not in match[0].surface)

    def is_body(self, text: str, words: Capitals, index: int) -> bool:
        """Whether a listed body starts here: the "Area Command of the Customs Service" is two."""
        start = self.places.at(words, index)
        after = start[1] + 1 if start and start[0] else index
        first = after if after < len(words.folded) and gap(text, words, after - 1) in {" ", "'s "} else index
        listed = self.lists(text, words, index) or (first != index and self.lists(text, words, first))
        return listed or self._is_headed(text, words, index)

    def _is_headed(self, text: str, words: Capitals, first: int) -> bool:
        """Whether a name that no list has starts at a place: "Ruritanian Department of Harbours"."""
        place = self.places.at(words, first)
        following = place[1] + 1 if place else len(words.start)
        return following < len(words.start) and (
            gap(text, words, following - 1) == " " and words.folded[following] in self.lexicon.bodies
        )


def _is_dateline(text: str, words: Capitals, index: int) -> bool:
    """Whether a word in capitals before one without is a dateline: "WASHINGTON Justice Department"."""
    word = text[words.start[index] : words.end[index]]
    following = text[words.start[index + 1] : words.end[index + 1]]
    return len(word) > 5 and word.isupper() and (not following.isupper() or "." in following)
