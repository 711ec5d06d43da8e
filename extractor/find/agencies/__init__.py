"""Agency mentions: names by their capitalised words, short forms, what ambiguous ones stand for, generic references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.entities import Entity
from extractor.find.agencies.gazetteer import Gazetteer
from extractor.find.agencies.generics import Generics
from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.links import link, offices_of_districts
from extractor.find.agencies.mention import Found, apart
from extractor.find.agencies.name import Grammar
from extractor.find.agencies.patterns import Patterns
from extractor.find.agencies.places import Places
from extractor.find.agencies.resolve import Resolver
from extractor.find.agencies.scan import Scanner
from extractor.find.agencies.short_forms import ShortForms
from extractor.find.agencies.words import capitalised
from extractor.find.context import Context
from extractor.packs import Rules
from extractor.trace import tracing

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
        self.generics = Generics(table)
        self.scan = Scanner(self.gazetteer, Patterns(Grammar(lexicon, self.places), self.gazetteer), self.places)
        self.resolver = Resolver(lexicon, self.gazetteer, self.places)

    def phrases(self) -> Iterable[str]:
        """The generic phrases, and heads in lower case; names need none, being looked up by their capitalised words."""
        return [*self.generics.phrases(), *self.scan.lexicon.small_heads]

    def __call__(self, context: Context, hits: Sequence[tuple[int, int]]) -> list[Entity]:
        """The agencies in the order of the text. Sets ``context.country``.

        Args:
            context: the release.
            hits: start and end offsets at which a phrase stands, by position; overlapping ones too.
        """
        text = context.text
        words = capitalised(text, hits)
        found = self.scan(text, words, context.title_end)
        shorts = ShortForms(text, found, self.gazetteer)
        setting = self.resolver.setting(text, words, found, context.publisher)
        context.country = setting.country
        found = self.resolver.resolve(text, shorts.unmasked(found), setting)
        found = shorts.spread(words, found)
        found += shorts.derived(words, found)
        link(text, found, self.gazetteer)
        found += offices_of_districts(text, found, self.gazetteer)
        found = apart(found)
        found += self._generic(text, hits, found)
        found.sort(key=lambda mention: mention.start)
        return [mention.agency(text) for mention in found]

    def _generic(self, text: str, hits: Sequence[tuple[int, int]], found: Sequence[Found]) -> list[Found]:
        """The generic references that lie outside the named mentions, linked to the body they stand for."""
        generic: list[Found] = []
        taken = 0
        named = 0
        only = None
        for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            mention = self.generics.match(text, start, end) if start >= taken else None
            if mention is None:
                continue
            while named < len(found) and found[named].end <= mention.start:
                named += 1
            if named < len(found) and found[named].start < mention.end:
                continue
            if mention.start < taken:
                continue
            if not (named < len(found) and self.generics.name_below(text, mention, found[named])):
                only = self.generics.only(found) if only is None else only
                mention.stands_for(self.generics.antecedent(text[start:end], found[max(named - 12, 0) : named], only))
            generic.append(mention)
            if trace := tracing():
                told = "a unit below a named body" if mention.named else "a generic reference"
                trace.step(
                    mention.rule,
                    told,
                    None,
                    mention.body.id if mention.body else mention.name or mention.country,
                    at=(mention.start, mention.end),
                    of=mention,
                )
            taken = mention.end
        return generic
