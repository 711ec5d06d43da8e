"""What follows a head and belongs to its name: "Office of the Attorney General of Ruritania"."""

from __future__ import annotations

from extractor.find.agencies.joins import AND, OF, OPENS, Joins
from extractor.find.agencies.lexicon import Head
from extractor.find.agencies.name import Grammar
from extractor.language.capitals import Capitals, gap

MAX_WORDS = 9
# Inside names of places: "Dar es Salaam", "Frankfurt am Main".
_IN_PLACES = frozenset({" es ", " am ", " upon "})


class Complements:
    """Reads from a head to the right."""

    def __init__(self, grammar: Grammar, joins: Joins) -> None:
        self.lexicon = grammar.lexicon
        self.places = grammar.places
        self.joins = joins

    def last(self, text: str, words: Capitals, first: int, at: int, head: Head, in_title: bool) -> int:
        """The last word of a name, from its first and that of its head: the head, if no complement follows."""
        if not self._opens(text, words, first, at, head):
            return at
        last = at + 1
        shared = words.folded[at] in self.lexicon.plurals
        while (
            last + 1 < len(words.start)
            and (shared or last - at < MAX_WORDS)
            and (
                self._continues(text, words, last, head, in_title)
                or (shared and self.joins.goes_on(text, words, at, last))
                or self._are_parts(text, words, last)
            )
        ):
            last += 1
        return last

    def _are_parts(self, text: str, words: Capitals, last: int) -> bool:
        """Whether two parts of a country share a court: "the Northern and Southern Districts of Ohio"."""
        both = words.folded[last] in self.lexicon.parts and words.folded[last + 1] in self.lexicon.parts
        return both and gap(text, words, last) in AND

    def _opens(self, text: str, words: Capitals, first: int, at: int, head: Head) -> bool:
        """Whether a complement starts after a head."""
        if at + 1 >= len(words.start) or OPENS.get(gap(text, words, at)) not in head.of:
            return False
        if text[words.start[at]].islower() and not gap(text, words, at).startswith(" of"):
            return False
        if ("office" not in head.traits or first < at) and self.joins.is_body(text, words, at + 1):
            return False
        word = words.folded[at + 1]
        if "unit" in head.traits and self._is_officials(text, words, at + 1):
            return False
        return word not in self.lexicon.stops or (word in self.lexicon.ranks and self._is_rank(text, words, at))

    def _is_officials(self, text: str, words: Capitals, at: int) -> bool:
        """Whether an official's possessive starts another body: "Fraud Unit of the District Attorney's Bureau"."""
        for index in range(at, min(at + 2, len(words.start))):
            if words.folded[index] in self.lexicon.offices and text[words.end[index] - 2 : words.end[index]] == "'s":
                return True
        return False

    def _is_rank(self, text: str, words: Capitals, at: int) -> bool:
        """Whether an office is named for a rank, not for a person: "Office of the Sheriff"."""
        general = words.folded[at + 2 : at + 3] in (["general"], ["generals"])
        return gap(text, words, at).endswith("the ") or (words.folded[at + 1] == "inspector" and general)

    def _continues(self, text: str, words: Capitals, last: int, head: Head, in_title: bool) -> bool:
        """Whether the word after ``last`` belongs to the complement of a head."""
        between = gap(text, words, last)
        if between == " ":
            return self._beside(text, words, last, head, in_title)
        if between in _IN_PLACES or ("de" in head.of and OPENS.get(between) == "de"):
            return True  # "Procura della Repubblica di Larchi"
        if between in AND:
            return self._coordinated(text, words, last, between, in_title)
        return between in OF and self._complemented(text, words, last)

    def _beside(self, text: str, words: Capitals, last: int, head: Head, in_title: bool) -> bool:
        lexicon = self.lexicon
        word, following = words.folded[last], words.folded[last + 1]
        if text[words.end[last] - 2 : words.end[last]] == "'s":
            # "Department of Trade's Division of Charities" is two bodies, the one above the other.
            small_office = "office" in words.folded[last + 1] and text[words.start[last + 1]].islower()
            return (
                following in lexicon.heads
                and not small_office
                and gap(text, words, last + 1)[:4] not in {" of ", " for"}
            )
        if in_title and not self._is_known(following):
            return False
        if len(following) == 1 and not (following == "i" and "court" in head.traits):
            return False  # An initial: somebody's name has begun.
        if following in lexicon.ranks and "office" in head.traits:  # A rank, unless it stands before a person's name.
            return last + 2 >= len(words.start) or gap(text, words, last + 1) != " "
        return following not in lexicon.stops or following == "general" or (word, following) in lexicon.titles

    def _is_known(self, word: str) -> bool:
        """Whether a capitalised word of a headline may well be part of a name."""
        lexicon = self.lexicon
        return word in lexicon.topics or word in lexicon.heads or word in lexicon.ranks or word in self.places.starts

    def _coordinated(self, text: str, words: Capitals, last: int, between: str, in_title: bool) -> bool:
        if between == ", " and self.joins.lists(text, words, last + 1):
            return False
        if self.joins.paired(words, last):
            return True
        return between != ", " and not in_title and self.may_follow_and(text, words, last + 1)

    def _complemented(self, text: str, words: Capitals, last: int) -> bool:
        """Whether a complement has a further one: "Office of the Attorney General of Ruritania"."""
        word = words.folded[last]
        if words.folded[last + 1] in self.lexicon.stops or self.joins.is_body(text, words, last + 1):
            return False
        known = word in self.lexicon.place_nouns or word in self.lexicon.complemented
        if word in self.lexicon.dealings:  # "Department for Investigation of Organised Crimes", not "… of Ruritania"
            return self.places.at(words, last + 1) is None
        return known or self.places.is_nation(words, last + 1)

    def _is_place(self, words: Capitals, word: str, index: int) -> bool:
        return word in self.places.starts and self.places.at(words, index) is not None

    def may_follow_and(self, text: str, words: Capitals, index: int) -> bool:
        """Whether the word after "and" goes on with a complement: "Wildlife and Fisheries", not "Labor and the FBI"."""
        before, word = words.folded[index - 1], words.folded[index]
        if word in self.lexicon.stops or word in self.lexicon.heads or self._is_place(words, word, index):
            return False
        if self._is_place(words, before, index - 1) or text[words.start[index] : words.end[index]].isupper():
            return False
        title_follows = index + 1 < len(words.start) and words.folded[index + 1] in self.lexicon.stops
        return not (title_follows and gap(text, words, index) == " ")
