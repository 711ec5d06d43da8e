"""Which country a release is told from: by its publisher, its places, its bodies, its money."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from extractor.find.agencies.gazetteer import Form, Gazetteer
from extractor.find.agencies.labels import Labels
from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import PlaceMention, Places
from extractor.language.capitals import Capitals, capitalised
from extractor.packs import Table
from extractor.resolve.names import fold_word
from extractor.trace import tracing

# ", Larch Islands (LNA) -"
_SENT = re.compile(r"[^.\n(]{0,40}\([A-Z][A-Za-z/]{1,20}\) ?[-–—]")
SUPRANATIONAL = frozenset({"EU", "INT"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a release tells of countries.

    ``votes`` for each, and ``own``, what each surface form added to them; the winner; what lines and clauses are about.
    """

    text: str
    words: Capitals
    votes: dict[str, int]
    own: dict[str, int]
    country: str | None
    labels: Labels


@dataclass(frozen=True, slots=True)
class Votes:
    """How much each sign speaks for a country, in tenths; ``agencies.toml`` tells what each is."""

    body: int = 0
    common: int = 0
    acronym: int = 0
    place: int = 0
    again: int = 0
    money: int = 0
    mark: int = 0
    publisher: int = 0
    dateline: int = 0
    head_factor: int = 1
    head: int = 0


class SettingReader:
    """Counts what speaks for each country."""

    def __init__(self, table: Table, lexicon: Lexicon, gazetteer: Gazetteer, places: Places) -> None:
        self.weights = Votes(**table.get("votes", {}))
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.places = places

    def __call__(self, text: str, words: Capitals, found: list[Found], publisher: str | None) -> Setting:
        """Read off a release what decides about its ambiguous names."""
        places = self.places.mentions(words)
        votes, own = self._votes(text, words, found, places, publisher)
        country = self._country(votes)
        if trace := tracing():
            trace.turn_to_release()
            told = ", ".join(
                f"{key} {votes[key] / 10:.1f}" for key in sorted(votes, key=lambda key: (-votes[key], key))[:4]
            )
            trace.step(
                "agency.release-country",
                "the country that it is told from, by publisher, places, bodies and money"
                if told
                else "nothing tells the country that it is told from",
                told,
                country,
            )
        return Setting(text, words, votes, own, country, Labels(text, words, places, self.places))

    def _votes(
        self, text: str, words: Capitals, found: list[Found], places: list[PlaceMention], publisher: str | None
    ) -> tuple[dict[str, int], dict[str, int]]:
        """How much speaks for each country, what stands at the head of a release more; and what each form adds."""
        votes: dict[str, int] = defaultdict(int)
        own: dict[str, int] = {}
        head_end = min(self.weights.head, len(text) // 2)
        self._vote_places(votes, text, words, places)
        first_of: dict[str, tuple[Found, Form]] = {}
        for mention in found:
            if mention.form is not None and not mention.shouted:
                first_of.setdefault(mention.form.surface, (mention, mention.form))
        for mention, form in first_of.values():
            if form.folded in self.lexicon.local:
                continue
            countries = {body.country for body in form.bodies if body.country}
            if len(countries) == 1:
                weight = self._weight(mention, form, words) * (
                    self.weights.head_factor if mention.start < head_end else 1
                )
                own[form.surface] = weight
                votes[countries.pop()] += weight
        for name in dict.fromkeys(mention.name for mention in found if mention.form is None):
            if name and (marked := self.lexicon.country(name)):
                votes[marked] += self.weights.mark
        if publisher:
            self._vote_publisher(votes, publisher)
        if not votes and (titled := self.lexicon.title_country(text)):
            votes[titled] += self.weights.common
        strongest, second = [*sorted(votes.values(), reverse=True), 0, 0][:2]
        money = self.places.currency(text) if strongest < max(2 * second, self.weights.body) else None
        # The euro is the money of each country that is told of.
        if money and not (money in SUPRANATIONAL and votes.keys() - SUPRANATIONAL):
            votes[money] += self.weights.money
        return votes, own

    def _vote_places(self, votes: dict[str, int], text: str, words: Capitals, places: list[PlaceMention]) -> None:
        weights = self.weights
        told: set[str] = set()
        for first, last, country in places:
            if country:
                start, place = words.start[first], words.folded[first]
                if start < weights.head and _is_dateline(text, start, words.end[last]):
                    votes[country] += weights.dateline
                else:
                    votes[country] += weights.again if place in told else weights.place
                told.add(place)

    def _vote_publisher(self, votes: dict[str, int], publisher: str) -> None:
        words = capitalised(publisher)
        # Guinea is no part of Papua New Guinea.
        places = {first: country for first, _, country in self.places.mentions(words)}
        for index in range(len(words.start)):
            match = self.gazetteer.match(publisher, words, index)
            if match and match[0].folded in self.lexicon.local:
                match = None
            for country in {body.country for body in match[0].bodies} if match else {places.get(index)}:
                if country:
                    votes[country] += self.weights.publisher

    def _country(self, votes: dict[str, int]) -> str | None:
        """The country with the most votes; the supranational only where no country has any."""
        ranked = sorted(
            votes,
            key=lambda key: (
                key in SUPRANATIONAL and votes.get(key, 0) < self.weights.publisher,
                -votes.get(key, 0),
                key,
            ),
        )
        if ranked and ranked[0] not in SUPRANATIONAL:
            supra = max(SUPRANATIONAL, key=lambda key: (votes.get(key, 0), key))
            if votes.get(supra, 0) > 3 * votes.get(ranked[0], 0):
                return supra
        return ranked[0] if ranked else None

    def _weight(self, mention: Found, form: Form, words: Capitals) -> int:
        """How much a form says about the country: little where other countries may have the same."""
        if form.acronym:
            return (
                self.weights.body
                if form.surface in self.lexicon.known or len(form.surface) > 4
                else self.weights.acronym
            )
        return self.weights.common if self.is_common(mention, words) else self.weights.body

    def is_common(self, mention: Found, words: Capitals) -> bool:
        """Whether other countries may well have a body of the name: "Ministry of Health", "Gambling Commission"."""
        form = mention.form
        if form is None or form.acronym or form.bodies[0].country in SUPRANATIONAL:
            return False
        headed = self.lexicon.is_common_head(fold_word(form.surface.split(" ", 1)[0]))
        generic = form.folded.rsplit(" ", 1)[-1] in self.lexicon.heads and form.surface.count(" ") < 4
        short = generic and not any(body.known for body in form.bodies)
        return (headed or short) and self.places.country(words, mention.first, mention.last) is None


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a place opens a line, in capitals or before who sent the report: "AUCKLAND -", "Larch (LNA) -"."""
    opens = text[start - 1 : start] in {"", "\n"}
    if opens and _SENT.match(text, end):
        return True
    return end - start > 3 and text[start:end].isupper() and text[start - 1 : start] in {"", "\n"}
