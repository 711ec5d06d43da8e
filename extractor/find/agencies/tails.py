"""Places that follow the name of an office that many have: "Public Prosecutor's Office Verden", "… in Verden"."""

from __future__ import annotations

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.places import Places
from extractor.language.capitals import Capitals, gap

# A place has at most as many words: "Lower Saxony", "Reggio Calabria".
_WORDS = 2
_ENDS = frozenset(";,.:)\n")


class Tails:
    """Finds the place that tells one of many offices of a name from the others."""

    def __init__(self, lexicon: Lexicon, places: Places) -> None:
        self.lexicon = lexicon
        self.places = places

    def takes_place(self, words: Capitals, first: int, at: int) -> bool:
        """Whether a name is one of many, by its words up to the head: "Regional Prosecutor's Office"."""
        beside, lexicon = words.folded[first:at], self.lexicon
        if not beside or beside[-1] not in lexicon.placed:
            return False
        return beside[0] == "state" or all(word in lexicon.topics or word in lexicon.offices for word in beside)

    def place_after(self, text: str, words: Capitals, last: int) -> int:
        """The last word of the place that follows a name, which is the name's own last word where none does.

        Without a preposition it has to end a list's item or a clause: an officer's name may stand there as well.
        """
        following = last + 1
        if following >= len(words.start):
            return last
        between = gap(text, words, last)
        if between == " at the ":
            return self._court(text, words, following, last)
        if between not in {" ", " in "} or not self._may_be_place(words, following):
            return last
        end = following
        while (
            end - following + 1 < _WORDS
            and end + 1 < len(words.start)
            and gap(text, words, end) == " "
            and self._may_be_place(words, end + 1)
        ):
            end += 1
        stop = text[words.end[end] : words.end[end] + 1]
        closed = not stop or stop in _ENDS or text.startswith(" (", words.end[end])
        known = self.places.at(words, following)
        return end if between == " in " or closed or (known is not None and known[1] == end) else last

    def _court(self, text: str, words: Capitals, at: int, last: int) -> int:
        """The last word of the court that an office is at: "at the Court of Naples"."""
        if (
            words.folded[at] not in {"court", "tribunal"}
            or at + 1 >= len(words.start)
            or gap(text, words, at) != " of "
        ):
            return last
        return at + 1

    def _may_be_place(self, words: Capitals, index: int) -> bool:
        word = words.folded[index]
        lexicon = self.lexicon
        known = word in lexicon.stops or word in lexicon.heads or word in lexicon.topics or word in lexicon.offices
        return not known and not self.places.is_nation(words, index)
