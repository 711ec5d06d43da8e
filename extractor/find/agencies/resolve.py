"""Which body each ambiguous name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.agencies.gazetteer import Body, Form, Gazetteer
from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import Places
from extractor.find.agencies.setting import SUPRANATIONAL, Setting, SettingReader
from extractor.packs import Table
from extractor.trace import GUARD, tracing

# An acronym that a word of doing follows, or members: "the ACB arrested", "ACB officers".
_ACTS = re.compile(
    r"(?:'s)? (?:(?P<said>said|says|told|announced|reported|warned|urged|confirmed|added|noted|stated)\b"
    r"|(?P<member>officers?|agents|officials?|investigators|detectives|inspectors|operatives|spokes\w+|sleuths|personnel"
    r"|commissioner|chairman|director|chief)\b|(?P<verb>(?:has|have|had|was|is|will|also)\b"
    r"|(?!(?:and|in|on|at|as|its|this|that|but|than|then|when|not|about|without|against|between|behind)\b)"
    r"[a-z]+(?:ed|s|t|d|n)\b))"
)
# "of the ACB entities"
_MODIFIES = re.compile(
    r" (?!(?:and|or|in|on|for|to|with|at|by|that|which|who|after|as|when|while|under|over|against)\b)[a-z]"
)
# "by the ACB", "a report of the CNMC and others"
_ROLE = re.compile(r"\b(?:by|from|of|with|to|at|and) the \Z", re.I)
# As many common words name no body of a certain country.
_PLAIN = 2
# Two letters mean too much.
_SHORTEST = 3


class Resolver:
    """Decides by the publisher, the places, the money and the other bodies of a text."""

    def __init__(self, table: Table, lexicon: Lexicon, gazetteer: Gazetteer, places: Places) -> None:
        self.reader = SettingReader(table, lexicon, gazetteer, places)
        self.weights = self.reader.weights
        self.names_alone = frozenset(table.get("words", {}).get("names_alone", ()))
        self.lexicon = lexicon
        self.places = places

    def resolve(self, text: str, found: list[Found], setting: Setting) -> list[Found]:
        """The mentions that stand for a body, each with it or with the name that no list holds."""
        supported = {mention.form.surface for mention in found if mention.form and not mention.shouted}
        kept: list[Found] = []
        trace = tracing()
        for mention in found:
            if trace:
                trace.turn_to(mention)
            form = mention.form
            if form is None or mention.body is not None:
                mention.country = self._unlisted_country(mention, setting)
                kept.append(mention)
            elif mention.shouted and form.surface not in supported and self._needs_support(form, setting):
                _reject(mention, "shouted", "may be a word in capitals, and no other mention supports it")
            elif self._settled(text, mention, form, kept, setting):
                kept.append(mention)
        return kept

    def _needs_support(self, form: Form, setting: Setting) -> bool:
        """Whether a form in a line of capitals is no body unless it stands in another line too."""
        return form.surface in self.lexicon.words_too or _is_foreign_to(form, setting.country)

    def _settled(self, text: str, mention: Found, form: Form, kept: list[Found], setting: Setting) -> bool:
        """Whether it is settled which body a listed form stands for, or which body that no list holds."""
        body = _spelled_out(kept, form) or self._body(mention, form, setting)
        if body is not None:
            mention.body = body
        elif self._is_foreign_word(form):
            mention.body = _told(max(form.bodies, key=lambda body: body.known), "the best known of the name")
        elif self._needs_source(form):
            if (source := _named_before(kept, form, setting)) is not None:
                mention.stands_for(source)
            elif form.acronym and self._is_somebody(text, mention, form, setting):
                mention.name = form.surface  # Nothing tells which of the bodies it is.
            else:
                _reject(mention, "unplaced", "of several countries' bodies, and the text does not tell which")
                return False
        else:
            self._name_as_written(text, mention, form, setting)
        return True

    def _is_somebody(self, text: str, mention: Found, form: Form, setting: Setting) -> bool:
        """Whether an acronym is a body's, though not which: where no country is told, or it acts or has members."""
        if form.surface in self.lexicon.ordinary or len(form.surface) < _SHORTEST:
            return False
        if setting.country is None:
            return True
        acts = _ACTS.match(text, mention.end)
        if _ROLE.search(text, max(mention.start - 9, 0), mention.start):
            # "of the ACB entities": what ends in s may be a noun.
            sure = acts is not None and (acts["verb"] is None or acts["verb"][-2:] == "ed")
            return sure or _MODIFIES.match(text, mention.end) is None
        articled = text[max(mention.start - 4, 0) : mention.start].lower() == "the "
        return acts is not None and (articled or acts["verb"] is None)

    def _is_foreign_word(self, form: Form) -> bool:
        """Whether a form is a word of another language, which no other country's bodies have: "Zollkriminalamt"."""
        word = " " not in form.surface and not form.acronym and form.surface[-1:].islower()
        return word and form.folded not in self.lexicon.local and form.folded not in self.lexicon.heads

    def _needs_source(self, form: Form) -> bool:
        """Whether a form is too short to name a body that no list holds: an acronym, a word that many countries use."""
        common = form.folded in self.lexicon.local and form.surface not in self.names_alone
        return form.acronym or (common and " " not in form.surface)

    def _name_as_written(self, text: str, mention: Found, form: Form, setting: Setting) -> None:
        """Let a mention be a namesake of the listed bodies, in the country that its words or the release tell."""
        mention.name = mention.name or mention.own_surface(text)
        mention.country = mention.country or self._above(mention, setting) or setting.labels.country(mention.start)
        if (
            mention.country is None
            and self._may_have(setting.country, form)
            and self._has_evidence(mention, form, setting)
        ):
            mention.country = setting.country
        mention.kind = form.bodies[0].kind
        if mention.country and (trace := tracing()):
            trace.step("agency.namesake", "a name of other countries' bodies; here it is of", None, mention.country)

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
        yield "by the nation of the body that it is of", self._nation_after(mention, setting)
        yield "by the line or clause that it stands in", setting.labels.country(mention.start)
        yield "by its name", self.lexicon.country(mention.name) if mention.name else None
        yield "that of the release", None if self._is_foreign(mention, setting.country) else setting.country

    def _nation_after(self, mention: Found, setting: Setting) -> str | None:
        """The country told after "of the": "Central Police Department of the Ruritanian Ministry of Interior"."""
        words, following = setting.words, mention.last + 1
        if mention.last < 0 or following >= len(words.start):
            return None
        if setting.text[mention.end : words.start[following]] not in {" of ", " of the "}:
            return None
        place = self.places.at(words, following) if self.places.is_nation(words, following) else None
        return place[0] if place else None

    def _is_foreign(self, mention: Found, country: str | None) -> bool:
        """Whether a customs named after an unknown place can't be the release's country's: that has only one."""
        return country in self.lexicon.undivided and mention.is_headed_by("service") and mention.kind == "customs"

    def _may_have(self, country: str | None, form: Form) -> bool:
        """Whether a country may have a body of this name: the US have no ministry, the EU no state's body."""
        return country not in SUPRANATIONAL and not (country == "US" and form.folded.startswith("ministry"))

    def _above(self, mention: Found, setting: Setting) -> str | None:
        """The country of the body above, once that is known."""
        above = mention.parent
        if above is None:
            return None
        if above.form is not None and above.body is None:
            above.body = self._body(above, above.form, setting)
        if above.body is None and above.country is None and above.form is None:
            return self._above(above, setting)
        return above.body.country if above.body else above.country

    def _body(self, mention: Found, form: Form, setting: Setting) -> Body | None:
        label = None if mention.country else setting.labels.country(mention.start)
        stated = mention.country or (None if form.acronym else label)
        if form.acronym and form.surface in self.lexicon.ordinary and _is_foreign_to(form, setting.country):
            return None
        if body := _of_country(form, label) or _of_country(form, stated):
            return _told(body, "the one of the country that its words, line or clause tell of")
        if not stated and (body := _of_country(form, setting.country)) and self._has_evidence(mention, form, setting):
            return _told(body, "the one of the country of the release")
        if stated and not form.acronym and (mention.country or self._may_be_elsewhere(mention, form, setting)):
            return None
        if len({body.country for body in form.bodies}) == 1:
            return self._only(mention, form, setting)
        return self._strongest(form, setting.votes)

    def _has_evidence(self, mention: Found, form: Form, setting: Setting) -> bool:
        """Whether more than a common name, shortened, tells the release's country: "Department of Public Works"."""
        headed = self.lexicon.is_common_head(form.folded.split(" ", 1)[0])
        if form.acronym or not headed or not self.reader.is_common(mention, setting.words):
            return True
        alone = setting.votes.get(setting.country or "", 0) <= setting.own.get(form.surface, 0)
        return not alone or any(form.surface == body.name for body in form.bodies)

    def _only(self, mention: Found, form: Form, setting: Setting) -> Body | None:
        """The body of the one country that has any of the name, where it may stand for that."""
        body = form.bodies[0]
        return _told(body, "of the only country that has one") if self._stands(mention, form, body, setting) else None

    def _strongest(self, form: Form, votes: dict[str, int]) -> Body | None:
        """The body, of several foreign ones of a name, that the text says most about."""
        if form.folded in self.lexicon.local:
            return None
        best = max(form.bodies, key=lambda body: (votes.get(body.country or "", 0), body.known))
        single = self.weights.place if best.kind == "ministry" or best.known else 2 * self.weights.body
        needed = self.weights.body if form.acronym else single
        if votes.get(best.country or "", 0) < needed:
            return None
        return _told(best, "the one of the country that the text says most about")

    def _stands(self, mention: Found, form: Form, body: Body, setting: Setting) -> bool:
        """Whether a form stands for the one body that has it, though the release is of another country."""
        elsewhere = setting.votes.get(body.country or "", 0) > setting.own.get(form.surface, 0)
        if form.acronym:
            return (
                form.surface in self.lexicon.known
                or elsewhere
                or len(form.surface) > (3 if body.country in SUPRANATIONAL else 4)
            )
        if form.folded in self.lexicon.local or self.reader.is_common(mention, setting.words):
            headed = self.lexicon.is_common_head(form.folded.split(" ", 1)[0])
            official = form.folded not in self.lexicon.local and (form.surface == body.name or not headed)
            return elsewhere or (len(setting.votes) <= 1 and official and not self._is_plain(form))
        return True

    def _is_plain(self, form: Form) -> bool:
        """Whether a name is no more than a field and a kind of body: "Detective Branch", "Immigration Office"."""
        lexicon, words = self.lexicon, form.folded.split(" ")
        known = (lexicon.topics, lexicon.offices, lexicon.heads)
        return len(words) <= _PLAIN and all(any(word in group for group in known) for word in words)

    def _may_be_elsewhere(self, mention: Found, form: Form, setting: Setting) -> bool:
        """Whether a line about another country may speak of another body of the name: not of a "Royal Thai Police"."""
        supranational = form.bodies[0].country in SUPRANATIONAL
        return not supranational and self.places.country(setting.words, mention.first, mention.last) is None


def _of_country(form: Form, country: str | None) -> Body | None:
    """The first body of a country, of those that a form names."""
    return next((body for body in form.bodies if body.country == country), None) if country else None


def _spelled_out(kept: list[Found], form: Form) -> Body | None:
    """The one body, of several with an acronym, that the text has named in full before it."""
    if not form.acronym or len(form.bodies) == 1:
        return None
    named = {
        mention.body.id: mention.body
        for mention in kept
        if mention.body in form.bodies and mention.form is not None and not mention.form.acronym
    }
    if len(named) != 1:
        return None
    return _told(next(iter(named.values())), "the one that the text names in full before")


def _is_foreign_to(form: Form, country: str | None) -> bool:
    """Whether none of the bodies that a form names is of a country."""
    return all(body.country != country for body in form.bodies)


def _named_before(kept: list[Found], form: Form, setting: Setting) -> Found | None:
    """The body that a short form stands for once it is named in full.

    The release's own service is that of a common word ("Ruritanian Customs"), a namesake that of an acronym ("the
    Anti-Corruption Commission", of which several countries have one).
    """
    if form.acronym:
        namesakes = (mention for mention in reversed(kept) if mention.form and not mention.form.acronym)
        return next((mention for mention in namesakes if mention.name and _share(mention.form, form)), None)
    ending = " " + form.surface
    for mention in kept:
        name, country = mention.body.name if mention.body else mention.name, mention.country
        country = mention.body.country if mention.body else country
        if name and name.endswith(ending) and country == setting.country:
            return mention
    return None


def _share(form: Form | None, other: Form) -> bool:
    return form is not None and any(body in other.bodies for body in form.bodies)


def _told(body: Body, step: str) -> Body:
    """The body, taken down with why it is that one."""
    if trace := tracing():
        trace.step("agency.body", step, body.country, body.id)
    return body


def _reject(mention: Found, rule: str, step: str) -> None:
    if trace := tracing():
        trace.reject("agency", f"{GUARD}agency.{rule}", step, (mention.start, mention.end))
