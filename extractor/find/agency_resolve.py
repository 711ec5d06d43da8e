"""Which country a release speaks from, and which body each ambiguous name stands for."""

from __future__ import annotations

from collections import Counter

from extractor.find.agency_gazetteer import Body, Form, Gazetteer
from extractor.find.agency_mention import Found
from extractor.find.agency_places import Places
from extractor.find.agency_words import Word, capitalised, in_capitals
from extractor.packs import Table
from extractor.resolve.names import fold_name, fold_word

# Votes for a country: of its bodies, of its places, of its money, of the publisher.
BODY, COMMON, PLACE, MONEY, PUBLISHER = 2.0, 0.5, 0.4, 2.0, 20.0
_SUPRANATIONAL = frozenset({"EU", "INT"})


class Resolver:
    """Decides by the publisher, the places, the money and the other bodies of a text."""

    def __init__(self, table: Table, gazetteer: Gazetteer, places: Places, heads: frozenset[str]) -> None:
        self.gazetteer = gazetteer
        self.places = places
        self.heads = heads
        self.local = frozenset(fold_name(name) for name in table.get("local", ()))
        self.known = frozenset(table.get("known", ()))
        self.words_too = frozenset(table.get("words_too", ()))

    def votes(self, text: str, words: list[Word], found: list[Found], publisher: str | None) -> Counter[str]:
        """How much speaks for each country."""
        votes: Counter[str] = Counter()
        for index in range(len(words)):
            place = self.places.at(words, index)
            if place:
                votes[place[0]] += PLACE
        for mention in found:
            countries = {body.country for body in mention.form.bodies if body.country} if mention.form else set()
            if len(countries) == 1 and not self._is_local(mention):
                votes[countries.pop()] += COMMON if self._is_common(mention, words) else BODY
        money = self.places.currency(text)
        if money:
            votes[money] += MONEY
        if publisher:
            self._vote_publisher(votes, publisher)
        return votes

    def _vote_publisher(self, votes: Counter[str], publisher: str) -> None:
        words = capitalised(publisher)
        for index in range(len(words)):
            match = self.gazetteer.match(publisher, words, index)
            place = self.places.at(words, index)
            for country in {body.country for body in match[0].bodies} if match else {place[0]} if place else set():
                if country:
                    votes[country] += PUBLISHER

    def country(self, votes: Counter[str]) -> str | None:
        """The country with the most votes; the supranational only where no country has any."""
        ranked = sorted(votes, key=lambda key: (key in _SUPRANATIONAL and votes[key] < PUBLISHER, -votes[key], key))
        if ranked and ranked[0] not in _SUPRANATIONAL:
            supra = max(_SUPRANATIONAL, key=lambda key: (votes[key], key))
            if votes[supra] > 3 * votes[ranked[0]]:
                return supra
        return ranked[0] if ranked else None

    def resolve(self, text: str, words: list[Word], found: list[Found], votes: Counter[str], country: str | None) -> list[Found]:
        """The mentions that stand for a body, each with it or with the name that no list holds."""
        supported = {mention.form.surface for mention in found if mention.form and not self._needs_support(text, mention)}
        kept = []
        for mention in found:
            form = mention.form
            if form is None or mention.body is not None:
                mention.country = mention.country or (mention.parent.country if mention.parent else None) or country
                kept.append(mention)
                continue
            if form.surface not in supported and self._needs_support(text, mention):
                continue
            body = self._body(mention, form, words, votes, country)
            if body is not None:
                mention.body = body
            elif form.acronym or fold_name(form.surface) in self.local and " " not in form.surface:
                continue
            else:
                mention.name = text[mention.start : mention.end]
                mention.country = mention.country or country
                mention.kind = form.bodies[0].kind
            kept.append(mention)
        return kept

    def _body(self, mention: Found, form: Form, words: list[Word], votes: Counter[str], country: str | None) -> Body | None:
        stated = mention.country
        wanted = stated or country
        for body in form.bodies:
            if body.country == wanted:
                return body
        if stated and not form.acronym:
            return None
        if len({body.country for body in form.bodies}) == 1:
            body = form.bodies[0]
            return body if self._stands(mention, form, body, words, votes) else None
        ranked = sorted((body for body in form.bodies if votes[body.country or ""] > 0), key=lambda body: -votes[body.country or ""])
        return ranked[0] if ranked else None

    def _stands(self, mention: Found, form: Form, body: Body, words: list[Word], votes: Counter[str]) -> bool:
        """Whether a form stands for the one body that has it, though the release is of another country."""
        own = BODY if not self._is_common(mention, words) else COMMON
        elsewhere = votes[body.country or ""] > own
        if form.acronym:
            return form.surface in self.known or elsewhere or body.country in _SUPRANATIONAL or len(form.surface) > 4 or not votes
        if fold_name(form.surface) in self.local or self._is_common(mention, words):
            return elsewhere or len(votes) <= 1 and fold_name(form.surface) not in self.local
        return True

    def _is_local(self, mention: Found) -> bool:
        return mention.form is not None and fold_name(mention.form.surface) in self.local

    def _is_common(self, mention: Found, words: list[Word]) -> bool:
        """Whether other countries may well have a body of the same name: "Ministry of Health"."""
        form = mention.form
        return (
            form is not None
            and not form.acronym
            and fold_word(form.surface.split(" ", 1)[0]) in self.heads
            and self.places.country(words, mention.first, mention.last) is None
        )

    def _needs_support(self, text: str, mention: Found) -> bool:
        form = mention.form
        return form is not None and form.acronym and form.surface in self.words_too and in_capitals(text, mention.start, mention.end)
