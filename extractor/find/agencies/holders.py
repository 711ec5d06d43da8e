"""Offices named by who holds them: "Attorney General Roe's office", "the Larch County sheriff's office"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import Places
from extractor.language.capitals import capitalised, opens_sentence
from extractor.packs import Table
from extractor.trace import tracing

_OFFICE = re.compile(r"'s? [Oo]ffice\b")
# A place, a rank and a name are hardly longer than this.
_WINDOW = 90
_NAME = r"[A-Z][\w'-]*\.?"
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


class Holders:
    """Finds the offices of a text that are told by their holders."""

    def __init__(self, table: Table, lexicon: Lexicon, places: Places) -> None:
        self.lexicon = lexicon
        self.places = places
        self.ranks: dict[str, str] = table.get("holders", {})
        ranks = "|".join(sorted(map(re.escape, self.ranks), key=len, reverse=True))
        self._held = re.compile(
            rf"(?:^|(?<=[\s(\"]))(?P<place>(?:{_NAME} ){{0,4}})(?P<rank>(?i:{ranks}))(?P<person>(?: {_NAME}){{0,4}})\Z"
        )

    def __call__(self, text: str, found: Sequence[Found]) -> list[Found]:
        """The offices that none of the mentions found so far holds."""
        offices: list[Found] = []
        starts = [mention.start for mention in found]
        for owned in _OFFICE.finditer(text) if self.ranks else ():
            before = bisect_left(starts, owned.end()) - 1
            if before >= 0 and found[before].end > owned.start():
                continue
            floor = max(found[before].end if before >= 0 else 0, owned.start() - _WINDOW)
            held = self._held.search(text, floor, owned.start())
            if held is not None and (office := self._office(text, held, owned.end())):
                offices.append(office)
        return offices

    def _office(self, text: str, held: re.Match[str], end: int) -> Found | None:
        """The office that a rank and what stands around it name."""
        place = self._place(held)
        start = held.start("rank") - len(place)
        rank = self.ranks[held["rank"].lower()]
        if held["person"] and not held["rank"][0].isupper() and not place:
            return None
        words = capitalised(place)
        if words.start and self.places.at(words, 0) is None and opens_sentence(text, start):
            return None
        office = Found(start, end, -1, -1, "agency.office-holder", name=place.replace("'s ", " ") + f"{rank}'s Office")
        office.named = bool(place or held["person"] or held["rank"][0].isupper())
        office.country = self.places.country(words, 0, len(words.start) - 1)
        office.kind = self.lexicon.kind([word.lower().replace("'", "") + "s" for word in rank.split(" ")])
        if trace := tracing():
            trace.step(office.rule, "an office told by who holds it", None, office.name, at=(start, end), of=office)
        return office

    def _place(self, held: re.Match[str]) -> str:
        """The words before a rank that belong to its name: "Larch County ", none of a sentence that ends before it."""
        kept: list[str] = []
        for word in reversed(held["place"].split()):
            folded = word.lower().replace(".", "")
            abbreviated = folded in self.places.states or _INITIALS.fullmatch(word)
            if folded in self.lexicon.stops or (word.endswith(".") and not abbreviated):
                break
            kept.insert(0, word)
        return "".join(word + " " for word in kept)
