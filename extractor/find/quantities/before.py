"""The noun before an amount: "a fine of $500", "pills worth about $28,000", "land measuring 62 acres"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.reading import Reading
from extractor.language.noun_phrases import NounPhrases, Span, head_of
from extractor.language.words import word_before
from extractor.packs import Rules

_PLAIN_BOUNDS: Final = ("over ", "under ", "above ", "below ", "in excess of ", "upwards of ", "up to ")
_ARTICLES: Final = ("a", "an", "the")
_RULED_KINDS: Final = ("money", "duration", "percent")
_ASSUMED: Final = re.compile(
    r"(?: (?:is|are|was|were))?(?: collectively| together| reportedly| conservatively)?"
    r"(?: (?:estimated|believed|said|thought|alleged|reported|determined|found) to be| estimated)\Z"
)
_ASSUMED_WINDOW: Final = 60
# "The drugs, which were" worth $5, "the amount is believed to" exceed $5.
_COPULA: Final = re.compile(r"(?:,? (?:which|that))? (?:is|are|was|were|has been|have been)(?: all| together| each)?\Z")
_RAISED: Final = re.compile(
    r"(?: (?:is|are|was|were))?"
    r"(?: (?:believed|thought|estimated|said|reported|expected|known|likely|alleged|understood)) to\Z"
    r"| (?:may|could|might|will|would|can)\Z"
)
_OWED_TO: Final = re.compile(
    r"\b([A-Za-z]{3,14}) (to|of|against|from|on|in|for) "
    r"(?:the |his |her |its |their |a |victims?\b|investors\b|taxpayers\b|crime\b|(?=[A-Z]))"
    r"(?:(?!to )[^\s,;:()]{1,20}(?: |\Z)){0,5}\Z"
)
_OWED_WINDOW: Final = 70
_PREPOSITION: Final = re.compile(
    r"\b(?:by|under|from|to|at|for|with|in|on|of) (?:the |this |that |these |his |its |their |all )?\Z"
)
_SUBJECTS: Final = frozenset({"it", "he", "she", "they", "we", "i", "which", "that", "who", "this"})
_COMMAS: Final = frozenset({",", ";"})
_STATED: Final = frozenset({"was", "is", "were"})
_MODALS: Final = frozenset(
    {"was", "were", "is", "are", "been", "be", "will", "would", "could", "may", "might", "should", "can", "to", "not"}
)
_MAX_LINKS: Final = 3


class NounBefore:
    """Finds the noun that a word such as "of" or "worth" ties to the amount after it."""

    def __init__(self, rules: Rules, phrases: NounPhrases) -> None:
        table = rules.table("quantities.toml").get("measured", {})
        bounds = rules.table("quantities.toml").get("bounds", {})
        self._verbal, self._finite = tuple(bounds.get("verbal", ())), tuple(bounds.get("finite", ()))
        self.phrases = phrases
        self.units = frozenset(form for row in rules.rows("units.csv") for form in row["forms"].split("|"))
        self.amounts = frozenset(table.get("amounts", ()))
        self.fillers = frozenset(table.get("fillers", ()))
        self.free = frozenset(table.get("free_links", ()))
        self.periods = frozenset(rules.table("quantities.toml").get("currencies", {}).get("price_periods", ()))
        self.terms = frozenset(table.get("terms", ()))
        self.sized = frozenset(table.get("numbered", ()))
        self._links: dict[str, list[str]] = {}
        for link in sorted([*table.get("links", ()), *self.free], key=len, reverse=True):
            self._links.setdefault(link.rsplit(" ", 1)[-1], []).append(link)

    def find(self, text: str, low: str, reading: Reading) -> Span | None:
        """The noun phrase. Money, durations and shares are told of certain nouns only, unless the link is clear."""
        end = reading.start - 1
        if end < 2 or low[end] != " ":
            return None
        bounded = self._bounded(text, low, reading, end)
        return bounded or self._linked(text, low, reading, end)

    def _bounded(self, text: str, low: str, reading: Reading, end: int) -> Span | None:
        """The noun before a bound that is a verb, or of an amount that is bounded: "property exceeding $100,000"."""
        if low.startswith(self._verbal, reading.start):
            return self.phrases.before(text, low, end)
        if low.startswith(self._finite, reading.start):
            raised = _RAISED.search(low, max(end - _ASSUMED_WINDOW, 0), end)
            span = self.phrases.subject(text, low, raised.start() if raised else end)
            # "The losses of investors under the scheme will exceed $5": not the scheme.
            return span if span and not (raised and _PREPOSITION.search(low, max(span[0] - 16, 0), span[0])) else None
        span = self.phrases.before(text, low, end) if low.startswith(_PLAIN_BOUNDS, reading.start) else None
        if span is None or head_of(low, span) not in self.amounts:
            return None
        if text[span[0] : span[1]].lower() != text[span[0] : span[1]]:
            return None  # "owes the Department of Revenue over $5"
        # "property loss over $200,000", "a value up to $5", but "it cost over $5"
        return None if word_before(low, span[0]) in _SUBJECTS else span

    def _linked(self, text: str, low: str, reading: Reading, end: int) -> Span | None:
        """The noun before a link: "of", "worth", "was"; further back where that only introduces the amount."""
        filler: Span | None = None
        for _ in range(_MAX_LINKS):
            link = self._link(low, end)
            span = self._told(text, low, end, reading, link) if link else None
            if link is None or span is None:
                break
            phrase = low[span[0] : span[1]]
            head = phrase.rsplit(" ", 1)[-1]
            verb = link == "by" and phrase == head and word_before(low, span[0]) in _MODALS
            if phrase in self.periods or verb:
                break  # "50 kilos a week, worth $5", "will rise by $5"
            determiner = word_before(low, span[0])
            opens = span[0] - 1 - (len(determiner) + 1 if determiner in _ARTICLES else 0)
            # "cocaine worth an estimated value of $5"
            if head in self.fillers and (phrase == head or low.endswith(" worth", 0, opens)):
                filler = span if head in self.amounts else filler
                end = opens
                continue
            ruled = link not in self.free and (reading.kind in _RULED_KINDS or link != "of")
            return span if head in self.amounts or not ruled else filler
        return filler

    def _told(self, text: str, low: str, end: int, reading: Reading, link: str) -> Span | None:
        """The noun phrase before a link that ends at ``end``; the subject where a form of "be" stands between."""
        before = self._before_link(low, end, link)
        free = link in self.free
        stated = _COPULA.search(low, max(before - _ASSUMED_WINDOW, 0), before) if free else None
        if stated:
            plain = self.phrases.before(text, low, stated.start())
            owed = self._owed(text, low, stated.start(), reading, "was")
            return owed if owed != plain else self.phrases.subject(text, low, stated.start())
        span = self._owed(text, low, before, reading, link)
        return self._with_portions(text, low, span) if span and free and reading.kind == "money" else span

    def _with_portions(self, text: str, low: str, span: Span) -> Span:
        """The phrase with the noun that portions it: "bags of rice", but "rice" alone of "20 kg of rice"."""
        portions = self.phrases.before(text, low, span[0] - 4) if low.endswith(" of ", 0, span[0]) else None
        head = head_of(low, portions) if portions else ""
        return (portions[0], span[1]) if portions and head in self.phrases.partitives - self.units else span

    def apposed(self, text: str, low: str, reading: Reading) -> Span | None:
        """The noun that an amount between commas stands beside: "a record haul of cocaine, 213 kg, was found"."""
        if low[reading.start - 2 : reading.start] != ", " or low[reading.end : reading.end + 1] not in _COMMAS:
            return None
        span = self.phrases.before(text, low, reading.start - 2)
        if span is None or text[span[0]].isupper() or text[span[1] - 1].isupper():
            return None
        return span

    def size(self, text: str, low: str, reading: Reading) -> Span | None:
        """What a bare number tells the size of: "a magnitude of 6.4"."""
        span = self.phrases.before(text, low, reading.start - 4) if low.endswith(" of ", 0, reading.start) else None
        return span if span and head_of(low, span) in self.sized else None

    def _owed(self, text: str, low: str, end: int, reading: Reading, link: str) -> Span | None:
        """The noun phrase before ``end``, past the one that it is owed to or taken of: "restitution to the bank"."""
        span = self._past_unit(low, self.phrases.before(text, low, end))
        head = head_of(low, span) if span else ""
        if head in self.amounts or head in self.fillers:
            return span
        owed = _OWED_TO.search(text, max(end - _OWED_WINDOW, 0), end)
        if owed is None or owed[1].lower() not in self.amounts or (owed[2] in ("in", "for") and link not in _STATED):
            return span
        if reading.kind == "duration" or owed[1].lower() not in self.terms:  # not "one year in prison of $5"
            return self.phrases.before(text, low, owed.end(1))
        return span

    def _past_unit(self, low: str, span: Span | None) -> Span | None:
        """The phrase without the unit of a number before it: "gold" in "1.5 kg gold"."""
        first = low[span[0] : span[1]].partition(" ")[0] if span else ""
        if span is None or first not in self.units or not low[span[0] - 2 : span[0] - 1].isdigit():
            return span
        return (span[0] + len(first) + 1, span[1]) if span[1] > span[0] + len(first) else None

    def _link(self, low: str, end: int) -> str | None:
        """The words before ``end`` that tie an amount to its noun."""
        for link in self._links.get(word_before(low, end + 1), ()):
            if low.endswith(f" {link}", 0, end):
                return link
        return None

    @staticmethod
    def _before_link(low: str, end: int, link: str) -> int:
        """Where the noun before the link ends: "drugs, estimated to be worth" ends at the comma."""
        end -= len(link) + 1
        assumed = _ASSUMED.search(low, max(end - _ASSUMED_WINDOW, 0), end)
        if assumed:
            end = assumed.start()
        end -= low[end - 1 : end] in (",", '"')
        return end - len(" alone") if low.endswith(" alone", 0, end) else end
