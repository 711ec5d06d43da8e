"""Which country a release speaks from, and which body each ambiguous name stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.find.agencies.gazetteer import Body, Form, Gazetteer
from extractor.find.agencies.labels import Labels
from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import PlaceMention, Places
from extractor.find.agencies.words import Words, capitalised
from extractor.resolve.names import fold_word
from extractor.trace import GUARD, tracing

# Votes for a country: of its bodies, of a name or an acronym that others may have too, of its places, of its money, of
# the publisher, of the place that a dateline names.
BODY, COMMON, ACRONYM, PLACE, MONEY, PUBLISHER, DATELINE = 2.0, 0.5, 0.3, 0.4, 2.0, 20.0, 4.0
# What a body in the head of a release counts more, and how long that is, in characters.
IN_HEAD = 3.0
HEAD = 500
# Single words that name a body even where the country isn't known.
_NAMES_ALONE = frozenset({"Parliament"})
_SUPRANATIONAL = frozenset({"EU", "INT"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a release tells of countries.

    ``votes`` for each, and ``own``, what each surface form added to them; the winner; what lines and clauses are about.
    """

    words: Words
    votes: dict[str, float]
    own: dict[str, float]
    country: str | None
    labels: Labels


class Resolver:
    """Decides by the publisher, the places, the money and the other bodies of a text."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, places: Places) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.places = places

    def setting(self, text: str, words: Words, found: list[Found], publisher: str | None) -> Setting:
        """Read off a release what decides about its ambiguous names."""
        places = self.places.mentions(words)
        votes, own = self._votes(text, words, found, places, publisher)
        country = self._country(votes)
        if trace := tracing():
            trace.turn_to_release()
            told = ", ".join(f"{key} {votes[key]:.1f}" for key in sorted(votes, key=lambda key: (-votes[key], key))[:4])
            trace.step(
                "agency.release-country",
                "the country that it is told from, by publisher, places, bodies and money"
                if told
                else "nothing tells the country that it is told from",
                told,
                country,
            )
        return Setting(words, votes, own, country, Labels(text, words, places, self.places))

    def _votes(
        self, text: str, words: Words, found: list[Found], places: list[PlaceMention], publisher: str | None
    ) -> tuple[dict[str, float], dict[str, float]]:
        """How much speaks for each country, what stands at the head of a release more; and what each form adds."""
        votes: dict[str, float] = defaultdict(float)
        own: dict[str, float] = {}
        head_end = min(HEAD, len(text) // 2)
        for first, last, country in places:
            if country:
                start = words.start[first]
                heads = start < HEAD and _is_dateline(text, start, words.end[last])
                votes[country] += DATELINE if heads else PLACE
        first_of: dict[str, tuple[Found, Form]] = {}
        for mention in found:
            if mention.form is not None and not mention.shouted:
                first_of.setdefault(mention.form.surface, (mention, mention.form))
        for mention, form in first_of.values():
            if form.folded in self.lexicon.local:
                continue
            countries = {body.country for body in form.bodies if body.country}
            if len(countries) == 1:
                weight = self._weight(mention, form, words) * (IN_HEAD if mention.start < head_end else 1.0)
                own[form.surface] = weight
                votes[countries.pop()] += weight
        for name in dict.fromkeys(mention.name for mention in found if mention.form is None):
            if name and (marked := self.lexicon.country(name)):
                votes[marked] += COMMON
        if publisher:
            self._vote_publisher(votes, publisher)
        if not votes and (titled := self.lexicon.title_country(text)):
            votes[titled] += COMMON
        strongest, second = [*sorted(votes.values(), reverse=True), 0.0, 0.0][:2]
        if strongest < max(2 * second, BODY) and (money := self.places.currency(text)):
            votes[money] += MONEY
        return votes, own

    def _vote_publisher(self, votes: dict[str, float], publisher: str) -> None:
        words = capitalised(publisher)
        for index in range(len(words.start)):
            match = self.gazetteer.match(publisher, words, index)
            place = self.places.at(words, index)
            for country in {body.country for body in match[0].bodies} if match else {place[0]} if place else set():
                if country:
                    votes[country] += PUBLISHER

    def _country(self, votes: dict[str, float]) -> str | None:
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

    def resolve(self, text: str, found: list[Found], setting: Setting) -> list[Found]:
        """The mentions that stand for a body, each with it or with the name that no list holds."""
        supported = {mention.form.surface for mention in found if mention.form and not mention.shouted}
        kept = []
        trace = tracing()
        for mention in found:
            if trace:
                trace.turn_to(mention)
            form = mention.form
            if form is None or mention.body is not None:
                mention.country = self._unlisted_country(mention, setting)
                kept.append(mention)
                continue
            foreign = all(body.country != setting.country for body in form.bodies)
            if (
                (foreign or form.surface in self.lexicon.words_too)
                and form.surface not in supported
                and mention.shouted
            ):
                _reject(mention, "shouted", "may be a word in capitals, and no other mention supports it")
                continue
            body = self._body(mention, form, setting)
            if body is not None:
                mention.body = body
            elif form.acronym or (
                form.folded in self.lexicon.local and form.surface not in _NAMES_ALONE and " " not in form.surface
            ):
                _reject(mention, "unplaced", "of several countries' bodies, and the text does not tell which")
                continue
            else:
                mention.name = text[mention.start : mention.end]
                mention.country = mention.country or setting.labels.country(mention.start)
                if mention.country is None and self._may_have(setting.country, form):
                    mention.country = setting.country
                mention.kind = form.bodies[0].kind
                if trace and mention.country:
                    told = "a name of other countries' bodies; here it is of"
                    trace.step("agency.namesake", told, None, mention.country)
            kept.append(mention)
        return kept

    def _unlisted_country(self, mention: Found, setting: Setting) -> str | None:
        """The country of a body that no list holds: by what stands nearest to it first."""
        for why, country in self._tellers(mention, setting):
            if country:
                if trace := tracing():
                    trace.step("agency.country", f"its country: {why}", None, country)
                return country
        return None

    def _tellers(self, mention: Found, setting: Setting) -> Iterator[tuple[str, str | None]]:
        """What may tell the country of an unlisted body, in words, and the country that it tells."""
        yield "that of the body above it", self._above(mention, setting)
        yield "by the place in its name", mention.country
        yield "by the line or clause that it stands in", setting.labels.country(mention.start)
        yield "by its name", self.lexicon.country(mention.name) if mention.name else None
        yield "that of the release", None if self._is_foreign(mention, setting.country) else setting.country

    def _is_foreign(self, mention: Found, country: str | None) -> bool:
        """Whether a customs named after an unknown place can't be the release's country's: that has only one."""
        return country in self.lexicon.undivided and mention.rule == "agency.police" and mention.kind == "customs"

    def _may_have(self, country: str | None, form: Form) -> bool:
        """Whether a country may have a body of this name: the United States, the EU and the UN have no ministries."""
        return not ((country == "US" or country in _SUPRANATIONAL) and form.folded.startswith("ministry"))

    def _above(self, mention: Found, setting: Setting) -> str | None:
        """The country of the body above, once that is known."""
        above = mention.parent
        if above is None:
            return None
        if above.form is not None and above.body is None:
            above.body = self._body(above, above.form, setting)
        return above.body.country if above.body else above.country

    def _body(self, mention: Found, form: Form, setting: Setting) -> Body | None:
        label = None if mention.country else setting.labels.country(mention.start)
        stated = mention.country or (None if form.acronym else label)
        if (
            form.acronym
            and form.surface in self.lexicon.ordinary
            and all(body.country != setting.country for body in form.bodies)
        ):
            return None
        for wanted in (label, stated or setting.country):
            for body in form.bodies:
                if wanted and body.country == wanted:
                    why = "that its words, line or clause tell of" if wanted in (label, stated) else "of the release"
                    return _told(body, f"the one of the country {why}")
        if stated and not form.acronym and (mention.country or self._may_be_elsewhere(mention, form, setting)):
            return None
        if len({body.country for body in form.bodies}) == 1:
            body = form.bodies[0]
            return (
                _told(body, "of the only country that has one") if self._stands(mention, form, body, setting) else None
            )
        return self._strongest(form, setting.votes)

    def _strongest(self, form: Form, votes: dict[str, float]) -> Body | None:
        """The body, of several foreign ones of a name, that the text says most about."""
        if form.folded in self.lexicon.local:
            return None
        best = max(form.bodies, key=lambda body: (votes.get(body.country or "", 0.0), body.known))
        single = PLACE if best.kind == "ministry" or best.known else 2 * BODY
        needed = BODY if form.acronym else single
        if votes.get(best.country or "", 0.0) < needed:
            return None
        return _told(best, "the one of the country that the text says most about")

    def _stands(self, mention: Found, form: Form, body: Body, setting: Setting) -> bool:
        """Whether a form stands for the one body that has it, though the release is of another country."""
        elsewhere = setting.votes.get(body.country or "", 0.0) > setting.own.get(form.surface, 0.0)
        if form.acronym:
            return (
                form.surface in self.lexicon.known
                or elsewhere
                or len(form.surface) > (3 if body.country in _SUPRANATIONAL else 4)
            )
        if form.folded in self.lexicon.local or self._is_common(mention, setting.words):
            return elsewhere or (len(setting.votes) <= 1 and form.folded not in self.lexicon.local)
        return True

    def _weight(self, mention: Found, form: Form, words: Words) -> float:
        """How much a form says about the country: little where other countries may have the same."""
        if form.acronym:
            return BODY if form.surface in self.lexicon.known or len(form.surface) > 4 else ACRONYM
        return COMMON if self._is_common(mention, words) else BODY

    def _may_be_elsewhere(self, mention: Found, form: Form, setting: Setting) -> bool:
        """Whether a line about another country may speak of another body of the name: not of a "Royal Thai Police"."""
        supranational = form.bodies[0].country in _SUPRANATIONAL
        return not supranational and self.places.country(setting.words, mention.first, mention.last) is None

    def _is_common(self, mention: Found, words: Words) -> bool:
        """Whether other countries may well have a body of the name: "Ministry of Health", "Gambling Commission"."""
        form = mention.form
        if form is None or form.acronym or form.bodies[0].country in _SUPRANATIONAL:
            return False
        headed = self.lexicon.is_common_head(fold_word(form.surface.split(" ", 1)[0]))
        generic = form.folded.rsplit(" ", 1)[-1] in self.lexicon.heads and form.surface.count(" ") < 4
        short = generic and not any(body.known for body in form.bodies)
        return (headed or short) and self.places.country(words, mention.first, mention.last) is None


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a place stands in capitals at the start of a line: "AUCKLAND -"."""
    return end - start > 3 and text[start:end].isupper() and text[start - 1 : start] in {"", "\n"}


def _told(body: Body, step: str) -> Body:
    """The body, taken down with why it is that one."""
    if trace := tracing():
        trace.step("agency.body", step, body.country, body.id)
    return body


def _reject(mention: Found, rule: str, step: str) -> None:
    if trace := tracing():
        trace.reject("agency", f"{GUARD}agency.{rule}", step, (mention.start, mention.end))
