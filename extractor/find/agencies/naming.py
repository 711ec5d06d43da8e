"""From a mention that no list holds to the name of its body: without its owner, short heads written out."""

from __future__ import annotations

import re

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import Places
from extractor.language.capitals import Capitals

# What stands before the place in "Procura della Repubblica di Larchi".
_PREPOSITIONS = re.compile(r"(?:^| )(?:de|di|du|del|della|da|do|in|of) ")


class Naming:
    """Names bodies by the words of their mention."""

    def __init__(self, lexicon: Lexicon, places: Places) -> None:
        self.lexicon = lexicon
        self.places = places

    def name(self, text: str, words: Capitals, found: Found, at: int) -> str:
        """The name of the body that a head word heads: "DA's Consumer Protection Unit" without the DA."""
        if at == found.first and found.last > at and (english := self.lexicon.translations.get(words.folded[at])):
            place = _PREPOSITIONS.split(text[words.start[at + 1] : found.end])[-1]
            return f"{english} {self.lexicon.exonyms.get(place, place)}"
        full = self.lexicon.expansions.get(words.folded[at])
        if full:
            return text[found.start : words.start[at]] + full
        # "The Attorney General's Bureau of Harbours" is named without him, his office is not.
        division = words.folded[at] in self.lexicon.divisions
        owned = division and found.last > at and " of " in text[found.start : found.end]
        for owner in range(at - 1 if owned else at - 2, found.first - 1, -1):
            if self._owns(text, words, owner):
                # "The DA's Office Bomb Squad": the office owns, and is not named again.
                first = owner + 2 if owner + 2 <= at and words.folded[owner + 1] == "office" else owner + 1
                return text[words.start[first] : found.end]
        return self._of_place(text, words, found, at) or text[found.start : found.end]

    def _owns(self, text: str, words: Capitals, owner: int) -> bool:
        """Whether a word is a possessive that is no part of a name."""
        folded = words.folded[owner]
        ending = text[words.end[owner] - 2 : words.end[owner]]
        following = text[words.end[owner + 1] - 2 : words.end[owner + 1]]
        owns = (ending in {"'s", "s'"} and following != "'s") or folded in self.lexicon.possessives
        return owns and folded not in self.lexicon.inherent

    def _of_place(self, text: str, words: Capitals, found: Found, at: int) -> str | None:
        """The name without the country that owns it; a smaller place belongs to it, without its ending."""
        place = self.places.at(words, found.first)
        if place is None or place[1] >= at:
            return None
        last = place[1]
        surface = text[found.start : words.end[last]]
        bare = self.places.bare(surface)
        if bare == surface:
            return None
        stated = "" if self.places.nation(bare) else bare + " "
        return stated + text[words.start[last + 1] : found.end]
