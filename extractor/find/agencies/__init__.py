"""Agency mentions: names by their capitalised words, short forms, what ambiguous ones stand for, generic references."""

from __future__ import annotations

from extractor.entities import Entity
from extractor.find.agencies.actors import Actors
from extractor.find.agencies.gazetteer import Gazetteer
from extractor.find.agencies.generics import Generics
from extractor.find.agencies.headlines import in_headlines, opening_headlines
from extractor.find.agencies.holders import Holders
from extractor.find.agencies.joint import Joint
from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.links import link, offices_of_districts, translated
from extractor.find.agencies.mention import Found, apart, preferred
from extractor.find.agencies.name import Grammar
from extractor.find.agencies.offices import SharedOffices
from extractor.find.agencies.patterns import Patterns
from extractor.find.agencies.places import Places
from extractor.find.agencies.references import References
from extractor.find.agencies.resolve import Resolver
from extractor.find.agencies.scan import Scanner
from extractor.find.agencies.short_forms import ShortForms, with_owners
from extractor.find.agencies.unions import Unions
from extractor.find.agencies.venues import Venues
from extractor.find.context import Context
from extractor.language.capitals import capitalised
from extractor.language.phrases import Phrases
from extractor.packs import Rules

__all__ = ["AgencyFinder"]


class AgencyFinder:
    """Finds and resolves the agencies of a release.

    In this order: the capitalised words from left to right (listed bodies, then the grammar of names), the short forms
    that the text defines, the country of the release, what each ambiguous name stands for, and the generic references.
    """

    def __init__(self, rules: Rules) -> None:
        table = rules.table("agencies.toml")
        self.places = Places(table)
        lexicon = Lexicon(table)
        self.gazetteer = Gazetteer(rules.rows("agencies.csv"), lexicon.known)
        self.generics = Generics(table, lexicon, self.places)
        self.references = References(self.generics)
        patterns = Patterns(Grammar(lexicon, self.places), self.gazetteer)
        self.scan = Scanner(self.gazetteer, patterns, self.places, Unions(table))
        self.joint = Joint(lexicon, self.places, self.gazetteer, patterns.joins)
        self.holders = Holders(table, lexicon, self.places)
        self.actors = Actors(table)
        self.offices = SharedOffices(table, lexicon)
        self.venues = Venues(lexicon, self.places)
        self.resolver = Resolver(table, lexicon, self.gazetteer, self.places)

        # Names need no phrases, being looked up by their capitalised words.
        self._small = Phrases((*self.generics.phrases(), *lexicon.small_heads, *lexicon.force_heads))

    def _is_rule(self, text: str, mention: Found) -> bool:
        """Whether a short form only tells whose law or rule follows: "the CPA Act"."""
        return mention.is_short and self.scan.private(text, mention)

    def __call__(self, context: Context) -> list[Entity]:
        """The agencies in the order of the text. Sets ``context.country``."""
        text = context.text
        hits = self._small.find(context.language.words)
        words = capitalised(text, hits)
        found = self.joint(text, words, self.scan(text, words, context.title_end))
        if headed := opening_headlines(text, words, self.scan.lexicon):
            found = apart(found + headed)
        if shared := self.offices(text):
            found = sorted(preferred(found, shared), key=lambda mention: mention.start)
        if offices := self.holders(text, found):
            found = apart(found + offices)
        found = self.venues(text, words, found)
        shorts = ShortForms(text, found, self.gazetteer, self.places)
        setting = self.resolver.reader(text, words, found, context.publisher)
        context.country = setting.country
        found = self.resolver.resolve(text, shorts.unmasked(found), setting)
        found = [mention for mention in shorts.spread(words, found) if not self._is_rule(text, mention)]
        found = with_owners(text, found + shorts.derived(words, found))
        found += self.actors(text, found, shorts.masked, setting.country)
        found += in_headlines(text, found)
        found = preferred(found, translated(text, found, self.scan.lexicon.foreign))
        link(text, found, self.gazetteer, self.scan.lexicon.court_tiers)
        found += offices_of_districts(text, found, self.gazetteer)
        found = self.references.units(text, apart(found))
        found += self.references(text, hits, found, setting.country)
        found.sort(key=lambda mention: mention.start)
        return [mention.agency(text) for mention in found]
