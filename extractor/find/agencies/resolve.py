"""Which country a release speaks from, and which body each ambiguous name stands for."""

from __future__ import annotations

import re
from collections import defaultdict

from extractor.find.agencies.gazetteer import Body, Form, Gazetteer
from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import Places
from extractor.find.agencies.words import Words, capitalised
from extractor.resolve.names import fold_word

# Votes for a country: of its bodies, of a name or an acronym that others may have too, of its places, of its money, of
# the publisher.
BODY, COMMON, ACRONYM, PLACE, MONEY, PUBLISHER = 2.0, 0.5, 0.3, 0.4, 2.0, 20.0
# Single words that name a body even where the country isn't known.
_NAMES_ALONE = frozenset({"Parliament"})
_IN_COUNTRY = re.compile(r"\b[Ii]n (?:the )?(?P<country>(?:[A-Z][a-z]+ ?){1,3}),? (?:the )?\Z")
_SUPRANATIONAL = frozenset({"EU", "INT"})


class Resolver:
    """Decides by the publisher, the places, the money and the other bodies of a text."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, places: Places) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.places = places

    def votes(self, text: str, words: Words, found: list[Found], publisher: str | None) -> dict[str, float]:
        """How much speaks for each country."""
        votes: dict[str, float] = defaultdict(float)
        for country in self.places.countries(words):
            votes[country] += PLACE
        first_of: dict[str, tuple[Found, Form]] = {}
        for mention in found:
            if mention.form is not None and not mention.shouted:
                first_of.setdefault(mention.form.surface, (mention, mention.form))
        for mention, form in first_of.values():
            if form.folded in self.lexicon.local:
                continue
            countries = {body.country for body in form.bodies if body.country}
            if len(countries) == 1:
                votes[countries.pop()] += self._weight(mention, form, words)
        for name in dict.fromkeys(mention.name for mention in found if mention.form is None):
            if name and (marked := self.lexicon.country(name)):
                votes[marked] += COMMON
        if publisher:
            self._vote_publisher(votes, publisher)
        first, second = [*sorted(votes.values(), reverse=True), 0.0, 0.0][:2]
        if first < max(2 * second, BODY) and (money := self.places.currency(text)):
            votes[money] += MONEY
        return votes

    def _vote_publisher(self, votes: dict[str, float], publisher: str) -> None:
        words = capitalised(publisher)
        for index in range(len(words.start)):
            match = self.gazetteer.match(publisher, words, index)
            place = self.places.at(words, index)
            for country in {body.country for body in match[0].bodies} if match else {place[0]} if place else set():
                if country:
                    votes[country] += PUBLISHER

    def country(self, votes: dict[str, float]) -> str | None:
        """The country with the most votes; the supranational only where no country has any."""
        ranked = sorted(
            votes,
            key=lambda key: (key in _SUPRANATIONAL and votes.get(key, 0.0) < PUBLISHER, -votes.get(key, 0.0), key),
        )
        if ranked and ranked[0] not in _SUPRANATIONAL:
            supra = max(_SUPRANATIONAL, key=lambda key: (votes.get(key, 0.0), key))
            if votes.get(supra, 0.0) > 3 * votes.get(ranked[0], 0.0):
                return supra
        return ranked[0] if ranked else None

    def resolve(
        self, text: str, words: Words, found: list[Found], votes: dict[str, float], country: str | None
    ) -> list[Found]:
        """The mentions that stand for a body, each with it or with the name that no list holds."""
        supported = {mention.form.surface for mention in found if mention.form and not mention.shouted}
        kept = []
        for mention in found:
            form = mention.form
            if form is None or mention.body is not None:
                mention.country = (
                    self._above(text, mention, words, votes, country)
                    or mention.country
                    or self._label(text, mention.start)
                    or (self.lexicon.country(mention.name) if mention.name else None)
                    or (None if self._is_foreign(mention, country) else country)
                )
                kept.append(mention)
                continue
            foreign = all(body.country != country for body in form.bodies)
            if (
                (foreign or form.surface in self.lexicon.words_too)
                and form.surface not in supported
                and mention.shouted
            ):
                continue
            body = self._body(text, mention, form, words, votes, country)
            if body is not None:
                mention.body = body
            elif form.acronym or (
                form.folded in self.lexicon.local and form.surface not in _NAMES_ALONE and " " not in form.surface
            ):
                continue
            else:
                mention.name = text[mention.start : mention.end]
                mention.country = mention.country or self._label(text, mention.start)
                if mention.country is None and self._may_have(country, form):
                    mention.country = country
                mention.kind = form.bodies[0].kind
            kept.append(mention)
        return kept

    def _is_foreign(self, mention: Found, country: str | None) -> bool:
        """Whether a customs named after an unknown place can't be the release's country's: that has only one."""
        return country in self.lexicon.undivided and mention.rule == "agency.police" and mention.kind == "customs"

    def _may_have(self, country: str | None, form: Form) -> bool:
        """Whether a country may have a body of this name: the United States, the EU and the UN have no ministries."""
        return not ((country == "US" or country in _SUPRANATIONAL) and form.folded.startswith("ministry"))

    def _above(
        self, text: str, mention: Found, words: Words, votes: dict[str, float], country: str | None
    ) -> str | None:
        """The country of the body above, once that is known."""
        above = mention.parent
        if above is None:
            return None
        if above.form is not None and above.body is None:
            above.body = self._body(text, above, above.form, words, votes, country)
        return above.body.country if above.body else above.country

    def _label(self, text: str, start: int) -> str | None:
        """The country that a line or clause is about: "Italy: Guardia di Finanza", "In Italy, the National Police"."""
        line = max(text.rfind("\n", max(start - 300, 0), start) + 1, start - 300, 0)
        colon = text.find(":", line, min(line + 30, start))
        label = self.places.nation(text[line:colon].strip(" •-*")) if colon >= 0 else None
        if label is None and (clause := _IN_COUNTRY.search(text, max(start - 45, line), start)):
            label = self.places.nation(clause["country"].strip())
        return label

    def _body(
        self, text: str, mention: Found, form: Form, words: Words, votes: dict[str, float], country: str | None
    ) -> Body | None:
        stated = mention.country or (None if form.acronym else self._label(text, mention.start))
        if (
            form.acronym
            and form.surface in self.lexicon.ordinary
            and all(body.country != country for body in form.bodies)
        ):
            return None
        wanted = stated or country
        for body in form.bodies:
            if body.country == wanted:
                return body
        if stated and not form.acronym:
            return None
        if len({body.country for body in form.bodies}) == 1:
            body = form.bodies[0]
            return body if self._stands(mention, form, body, words, votes) else None
        if not form.acronym and form.bodies[0].kind != "ministry":
            return None
        strength = {body.id: votes.get(body.country or "", 0.0) for body in form.bodies}
        best = max(form.bodies, key=lambda body: strength[body.id])
        return best if strength[best.id] >= (BODY if form.acronym else PLACE) else None

    def _stands(self, mention: Found, form: Form, body: Body, words: Words, votes: dict[str, float]) -> bool:
        """Whether a form stands for the one body that has it, though the release is of another country."""
        own = self._weight(mention, form, words)
        elsewhere = votes.get(body.country or "", 0.0) > own
        if form.acronym:
            return (
                form.surface in self.lexicon.known
                or elsewhere
                or len(form.surface) > (3 if body.country in _SUPRANATIONAL else 4)
            )
        if form.folded in self.lexicon.local or self._is_common(mention, words):
            return elsewhere or (len(votes) <= 1 and form.folded not in self.lexicon.local)
        return True

    def _weight(self, mention: Found, form: Form, words: Words) -> float:
        """How much a form says about the country: little where other countries may have the same."""
        if form.acronym:
            return BODY if form.surface in self.lexicon.known or len(form.surface) > 4 else ACRONYM
        return COMMON if self._is_common(mention, words) else BODY

    def _is_common(self, mention: Found, words: Words) -> bool:
        """Whether other countries may well have a body of the name: "Ministry of Health", "Gambling Commission"."""
        form = mention.form
        if form is None or form.acronym or form.bodies[0].country in _SUPRANATIONAL:
            return False
        headed = self.lexicon.is_common_head(fold_word(form.surface.split(" ", 1)[0]))
        generic = form.folded.rsplit(" ", 1)[-1] in self.lexicon.heads and form.surface.count(" ") < 3
        short = generic and not any(body.known for body in form.bodies)
        return (headed or short) and self.places.country(words, mention.first, mention.last) is None
