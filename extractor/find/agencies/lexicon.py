"""The words of the grammar of names, read from the pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.packs import Table
from extractor.resolve.names import fold_name


@dataclass(frozen=True, slots=True)
class Head:
    """A word that heads names.

    ``needs`` is what must stand beside it, any one of several (``NEEDS`` tells what each asks for), ``of`` the
    prepositions that open its complement, ``nearest`` the words that suffice right before it, ``never`` those that make
    it something else. ``is_strict`` is one that only those words, or a body above it, make a name; ``traits`` are told
    at the top of the pack's heads.
    """

    id: str
    needs: tuple[str, ...]
    of: frozenset[str]
    nearest: frozenset[str]
    never: frozenset[str]
    is_strict: bool
    traits: frozenset[str]


class Lexicon:
    """Heads, kinds and word lists of ``agencies.toml``; the file says what each list is for."""

    def __init__(self, table: Table) -> None:
        self.heads: dict[str, Head] = {}
        for entry in table.get("heads", ()):
            nearest, never = frozenset(entry.get("nearest", ())), frozenset(entry.get("never", ()))
            strict = not entry["of"] and {"nearest", "owned"}.issuperset(entry["needs"])
            needs, of, traits = tuple(entry["needs"]), frozenset(entry["of"]), frozenset(entry.get("traits", ()))
            head = Head(entry["id"], needs, of, nearest, never, strict, traits)
            self.heads.update((word, head) for word in entry["words"])
        # A head that owns something, by its folded word: "the Larch Harbour Authority's report".
        self.owners = {
            word + "s": word
            for word, head in self.heads.items()
            if word + "s" not in self.heads and "defined" not in head.needs
        }
        self.expansions: dict[str, str] = table.get("expansions", {})
        self.translations: dict[str, str] = table.get("translations", {})
        self.exonyms: dict[str, str] = table.get("exonyms", {})
        self.local = frozenset(fold_name(name) for name in table.get("local", ()))
        self.undivided = frozenset(table.get("undivided", ()))
        self.known = frozenset(table.get("known", ()))
        self.branched = frozenset(table.get("branched", ()))
        self.ordinary = frozenset(table.get("ordinary", ()))
        self.words_too = frozenset(table.get("words_too", ()))
        self._marks = [(mark, country) for country, marks in table.get("marks", {}).items() for mark in marks]
        self._titles = table.get("titles", {})
        self._kinds = {word: entry["id"] for entry in reversed(table.get("kinds", ())) for word in entry["words"]}
        self._kind_order = [entry["id"] for entry in table.get("kinds", ())]
        self._read_words(table.get("words", {}))
        # Heads that several bodies share: "the Marlow and Tarrow Police Departments".
        self.plurals = frozenset(word for word in self.heads if word[-1:] in {"s", "x"} and self._is_plural(word))
        self.numerals = frozenset(table.get("generics", {}).get("numerals", ()))

    def _read_words(self, words: Table) -> None:
        self.topics = frozenset(words.get("topics", ()))
        self.bodies = frozenset(words.get("bodies", ()))
        self.divisions = frozenset(words.get("divisions", ()))
        self.kinds_of_body = frozenset(words.get("kinds_of_body", ()))
        self.sides = frozenset(words.get("sides", ()))
        self.saints = frozenset(words.get("saints", ()))
        self.offices = frozenset(words.get("offices", ()))
        self.stops = frozenset(words.get("stops", ()))
        self.private = frozenset(words.get("private", ()))
        self.ranks = frozenset(words.get("ranks", ()))
        self.place_nouns = frozenset(words.get("place_nouns", ()))
        self.attributive = frozenset(words.get("attributive", ()))
        self.possessives = frozenset(words.get("possessives", ()))
        self.placed = frozenset(words.get("placed", ()))
        self.full_states = frozenset(words.get("full_states", ()))
        self.municipal = frozenset(tuple(pair) for pair in words.get("municipal", ()))
        self.holders = frozenset(words.get("holders", ()))
        self.inherent = frozenset(words.get("inherent", ()))
        self.unfinished = frozenset(words.get("unfinished", ()))
        self.titles = frozenset(tuple(pair) for pair in words.get("titles", ()))
        self.titled = frozenset(tuple(pair) for pair in words.get("titled", ()))
        self.generic_heads = frozenset(words.get("generic_heads", ()))
        self.small_heads: tuple[str, ...] = tuple(words.get("small_heads", ()))
        self.parts = frozenset(words.get("parts", ()))
        self.private_after: list[str] = words.get("private_after", [])
        self.private_last: list[str] = words.get("private_last", [])
        self.units: dict[str, str] = words.get("units", {})
        self.pairs = frozenset(words.get("pairs", ()))
        self.numbered = frozenset(words.get("numbered", ()))
        self.court_tiers = frozenset(words.get("court_tiers", ()))
        self.tiers = frozenset(words.get("tiers", ()))
        self.zones = frozenset(words.get("zones", ()))
        self.ordinals = frozenset(words.get("ordinals", ()))
        self.foreign: tuple[str, ...] = tuple(words.get("foreign", ()))
        self.force_heads = frozenset(words.get("force_heads", ()))
        self.forces = frozenset(words.get("forces", ()))
        self.complemented = frozenset(words.get("complemented", ()))
        self.fields = frozenset(words.get("fields", ()))
        self.dealings = frozenset(words.get("dealings", ()))
        self.rules: list[str] = words.get("rules", [])
        self.customs_matters = frozenset(words.get("customs_matters", ()))
        self.matters = frozenset(words.get("matters", ()))
        self.before_deeds = frozenset(words.get("before_deeds", ()))
        self.matter_deeds = frozenset(words.get("matter_deeds", ()))
        self.matter_members = frozenset(words.get("matter_members", ()))
        self.many = frozenset(words.get("many", ()))

    def _is_plural(self, word: str) -> bool:
        return word[:-1] in self.heads or (word[-3:] == "ies" and word[:-3] + "y" in self.heads)

    def country(self, name: str) -> str | None:
        """The only country whose bodies are called like this: "District Attorney's Office" is of the United States."""
        folded = fold_name(name)
        return next((country for mark, country in self._marks if mark in folded), None)

    def title_country(self, text: str) -> str | None:
        """The country whose officers' titles a text has."""
        return next((country for country, titles in self._titles.items() if any(map(text.__contains__, titles))), None)

    def is_placed_word(self, folded: str) -> bool:
        """Whether it is a word of another language that a place may follow bare: "Landeskriminalamt Larchland"."""
        head = self.heads.get(folded)
        return head is not None and "bare" in head.of

    def is_common_head(self, folded: str) -> bool:
        """Whether bodies of many countries have names that start with this word: "Ministry of Health"."""
        head = self.heads.get(folded)
        return head is not None and bool(head.of)

    def is_service(self, folded: str) -> bool:
        """Whether every country may have a service of this name: "Ruritanian Navy"; a court's may go on."""
        head = self.heads.get(folded.rsplit(" ", 1)[-1])
        return folded in self.local and (head is None or "service" in head.traits)

    def kind(self, folded: Sequence[str]) -> str | None:
        """The kind that a name's words and pairs of words tell, the first in the order of the pack."""
        pairs = [f"{first} {second}" for first, second in pairwise(folded)]
        kinds = {self._kinds.get(word) for word in (*folded, *pairs)}
        return next((kind for kind in self._kind_order if kind in kinds), None)
