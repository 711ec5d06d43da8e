"""Units that two acronyms, or an acronym and a city, name: "DOI OIG", "FBI Miami"."""

from __future__ import annotations

from extractor.find.agencies.gazetteer import Form
from extractor.find.agencies.mention import Found
from extractor.find.agencies.patterns import Patterns
from extractor.language.capitals import Capitals, bare_end


class Branches:
    """Reads on after the acronym of a body."""

    def __init__(self, patterns: Patterns) -> None:
        self.lexicon = patterns.lexicon
        self.places = patterns.places
        self.joins = patterns.joins

    def __call__(self, text: str, words: Capitals, mention: Found, form: Form) -> Found | None:
        """The unit that an acronym and a further one, or a city, right after it name: "DOI OIG", "FBI Miami"."""
        following = mention.last + 1
        if following == len(words.start):
            return None
        if unit := self.lexicon.units.get(text[words.start[following] : words.end[following]]):
            return self._unit(text, words, mention, unit)
        if form.surface not in self.lexicon.branched:
            return None
        city = self.places.at(words, following)
        if city is None or text[mention.end : words.start[following]] != " " or self.places.is_nation(words, following):
            return None
        last, end = city[1], words.end[city[1]]
        if bare_end(text, end) != end or self._names_on(text, words, last):
            return None
        name = text[words.start[following] : end]
        return Found(
            mention.start, end, mention.first, last, "agency.field-office", name=name, parent=mention, prefixed=True
        )

    def _unit(self, text: str, words: Capitals, mention: Found, unit: str) -> Found | None:
        """The unit whose acronym stands right after that of its body."""
        last = mention.last + 1
        if text[mention.end : words.start[last]] not in {" ", "-"}:
            return None
        end = bare_end(text, words.end[last])
        return Found(mention.start, end, mention.first, last, "agency.unit", name=unit, parent=mention, prefixed=True)

    def _names_on(self, text: str, words: Capitals, last: int) -> bool:
        """Whether the name goes on after a city: "FBI Miami Field Office", not "HSI Newark Ann Lee"."""
        if last + 1 >= len(words.start) or not self.joins(text, words, last):
            return False
        following, lexicon = words.folded[last + 1], self.lexicon
        return following in lexicon.heads or following in lexicon.topics or following in lexicon.offices
