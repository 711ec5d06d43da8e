"""Boundaries of noun phrases without a tagger: closed word classes, verb endings, plural heads, a bounded window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from extractor.language.noun_words import AND_OR, NounWords, is_acronym

Span: TypeAlias = tuple[int, int]

MAX_WORDS = 9
# A word, or what stands for one in front of a noun: "28s gangsters", "9mm pistols", ".38 revolvers".
_WORD = (
    r"(?:[\"']?[^\W\d_][^\s,;:()\[\]\"\u2014!?]{0,40}\"?"
    r"|\d{1,2}s(?= [a-z])|(?:\d{1,2}(?:\.\d{1,2})?-?mm|\.\d{2,3})(?=-?[a-z ]))"
)
_RUN_AFTER = re.compile(rf"(?: {_WORD}){{1,{MAX_WORDS}}}")
_WINDOW_BEFORE = 80
_MAX_PREPOSITIONS = 3
_ADJECTIVE_ENDINGS = ("al", "ous", "ive", "ic", "ful", "less", "able", "ible", "ary")
# "Losses last year topped": when it was stands between the subject and its verb.
_WHEN = re.compile(
    r" (?:(?:in |over |during )?(?:last|this|that|the (?:same|previous|past)) (?:year|month|week|quarter)"
    r"|in (?:19|20)\d\d|yesterday|today)\Z"
)
_TIMES = ("year", "month", "week", "quarter", "day")
_JOINT = re.compile(r"(?:, [a-z-]{2,20}){0,3},? (?:and|or) (?=[^\W\d_])")
_ABBREVIATIONS = frozenset(
    {"u.s.", "u.k.", "u.n.", "e.u.", "d.c.", "st.", "mr.", "ms.", "dr.", "mrs.", "no.", "inc.", "co."}
)


def head_of(low: str, span: Span) -> str:
    """The last word of a phrase."""
    return low[span[0] : span[1]].rsplit(" ", 1)[-1]


@dataclass(slots=True)
class _Phrase:
    """A phrase that grows word by word. Offsets, 0 where there is none yet.

    ``head`` ends the last plural noun, ``joined`` the adjective before "and". ``hard``: the plural is in small letters.
    ``opening``: the last word asks for a noun, so that a participle may follow.
    """

    first: int = 0
    end: int = 0
    head: int = 0
    joined: int = 0
    hard: bool = False
    opening: bool = False


class NounPhrases(NounWords):
    """Finds the noun phrase that starts after, or ends before, an offset. All methods read folded text.

    Every method takes the text twice, as it is and in lower case (of the same length), and returns the span of the
    phrase without its determiner, or None.
    """

    def counted(
        self, text: str, low: str, offset: int, plural: bool = True, determiner: bool = False, single: bool = False
    ) -> Span | None:
        """What a number ending at ``offset`` counts: "such cases" in "500 such cases were heard" is "cases".

        Args:
            plural: whether the number asks for a plural head.
            determiner: whether the phrase may open with one.
            single: whether its head is no plural, so that one in it does not end it: "one police officer".
        """
        run = _RUN_AFTER.match(low, offset)
        if run is None:
            return None
        phrase = self._read(text, low, run, plural, self.openers if determiner else self.skip, single)
        first, end = phrase.first, (0 if single else phrase.head) or phrase.joined or phrase.end
        headless = plural and not phrase.head
        if not headless:
            return (first, end) if end and low[first:end] not in self.predicative else None
        if end and (further := self._past_comma(text, low, first, end)):
            return first, further
        if not end or low[first:end] in self.predicative or self.opens_verbal(low[first:end]):
            return None
        if not phrase.joined and text[first].isupper() and low.startswith(" of ", end):
            inner = self.counted(text, low, end + 3)  # "two Department of Justice forms"
            if inner and self.is_plural(head_of(low, inner)):
                return first, inner[1]
        return first, end

    def _read(
        self, text: str, low: str, run: re.Match[str], plural: bool, skip: frozenset[str], single: bool
    ) -> _Phrase:
        """The phrase as far as the words of a run belong to it, those that it may open with passed over."""
        at, phrase = run.start() + 1, _Phrase()
        for word in run[0].split(" ")[1:]:
            bare, last = _bare(word)
            if phrase.joined and bare in self.numbers:
                break
            if phrase.end or last or bare not in skip:
                if bare in AND_OR and plural and self._may_be_joined(low, phrase):
                    phrase.joined = phrase.end  # "two current and former officers"
                elif not self._takes(text, low, phrase, at, bare, run.end(), plural):
                    break
                else:
                    self._grow(text, phrase, at, word, bare, run.end())
                    phrase.hard = phrase.hard and not single
                    if last:
                        break
            at += len(word) + 1
        return phrase

    def _past_comma(self, text: str, low: str, first: int, end: int) -> int | None:
        """Where a phrase ends whose adjectives, or whose place, a comma divides: "two cross-border, online rings"."""
        if low[end : end + 2] != ", " or (inner := self.counted(text, low, end + 1)) is None or inner[0] != end + 2:
            return None
        last, words = low[low.rfind(" ", first, end) + 1 : end], low[inner[0] : inner[1]].split(" ")
        if not self.is_plural(words[-1]) or text[inner[1] - 1].isupper() or words[0] in self.numbers:
            return None
        named = text[end - len(last)].isupper() and text[inner[0]].isupper()
        place = named and len(words) > 1 and text[inner[1] - len(words[-1])].islower()
        adjective = ("-" in last or last.endswith(_ADJECTIVE_ENDINGS)) and not self.is_plural(last)
        return inner[1] if place or (adjective and not self.is_verbal(words[0], False)) else None

    def arranged_part(self, low: str, span: Span) -> Span:
        """The first word where it tells the parts of a single thing: "count" in "count indictment"."""
        first, _, rest = low[span[0] : span[1]].partition(" ")
        parts = rest and first in self.arranged and not self.is_plural(rest.rsplit(" ", 1)[-1])
        return (span[0], span[0] + len(first)) if parts else span

    def _may_be_joined(self, low: str, phrase: _Phrase) -> bool:
        """Whether only adjectives have come so far, and no "and" yet."""
        if phrase.head or phrase.joined or not phrase.end:
            return False
        said = low[phrase.first : phrase.end]
        if " " in said and said.endswith("ing"):  # "harbour crossing and trespassing incidents"
            return self.is_plural_next(low, phrase.end, "")
        return not self.is_verbal(said, True)

    def _takes(self, text: str, low: str, phrase: _Phrase, at: int, bare: str, run_end: int, plural: bool) -> bool:
        """Whether the word at ``at`` belongs to the phrase."""
        participle = plural and phrase.end and not phrase.head and bare.endswith(("ed", "ing"))
        if participle and self.is_plural_next(low, at, bare):
            return True  # "hospital treated injuries", "cigarette smuggling cases"
        # A plural in small letters ends the phrase; as a name it may stand before the head: "two Vagos leaders".
        if phrase.hard and not self.is_plural(bare) and (plural or bare not in self.not_verbs):
            return False
        return not self.ends(text, low, at, bare, run_end, phrase.end > 0 and not phrase.opening, phrase.head > 0)

    def _grow(self, text: str, phrase: _Phrase, at: int, word: str, bare: str, run_end: int) -> None:
        phrase.first = phrase.first or at
        phrase.end = at + (len(word) if word[0] == word[-1] == '"' else len(bare) + (word[0] in "\"'"))
        if self.is_plural(bare) and not is_acronym(text, at, phrase.end, run_end):
            phrase.head, phrase.hard = phrase.end, text[at].islower()
        elif phrase.hard:
            phrase.head = phrase.end  # "weapons training"
        phrase.opening = bare.endswith(("ly", "'s")) or bare in self.modifiers

    def mass(self, text: str, low: str, offset: int) -> Span | None:
        """The phrase after a preposition that ends at ``offset``: "the seized cocaine was" gives "seized cocaine"."""
        return self.counted(text, low, offset, plural=False, determiner=True)

    def extended(self, text: str, low: str, span: Span) -> Span:
        """The phrase with its "of" phrase where its head only portions it: "rounds of ammunition"."""
        start, end = span
        head = low[low.rfind(" ", start, end) + 1 : end] if " " in low[start:end] else low[start:end]
        if head in self.partitives and low.startswith(" of ", end):
            inner = self.mass(text, low, end + 3)
            if inner:
                return start, inner[1]
        return span

    def joined(self, text: str, low: str, offset: int) -> Span | None:
        """What is joined to the words before ``offset``: ", local, and tribal agencies", " and other assets"."""
        joint = _JOINT.match(low, offset)
        if joint is None:
            return None
        span = self.counted(text, low, joint.end() - 1)
        if span is None or span[0] != joint.end() or not self.is_plural(head_of(low, span)):
            return None
        first = low[span[0] : span[1]].partition(" ")[0]
        own = first in self.numbers or first in self.openers or self.is_verbal(first, True)
        return None if own or (first in self.modifiers and first != "other") else span

    def before(self, text: str, low: str, offset: int) -> Span | None:
        """The phrase that ends before ``offset``, a space: "a total fine" before " of $500" gives "total fine"."""
        base = max(offset - _WINDOW_BEFORE, 0)
        start, at = offset, offset
        for _ in range(MAX_WORDS):
            begin, word = _word_before(low, base, at)
            if word[:1] == '"':
                begin, word, base = begin + 1, word[1:], begin + 1
            if not word or not word[0].isalpha() or not (word[-1].isalpha() or word[-1] == "'"):
                break
            compound = low.startswith(self.compounds, begin)
            if (
                (word in self.stop and not compound)
                or word in self.verbs_after_noun
                or word in self.openers
                or word in self.numbers
                or (start < offset and word in self.thirds)  # "watchdog imposes penalty of"
            ):
                break
            if self.is_verbal(word, True) and _word_before(low, base, begin - 1)[1] not in self.determiners:
                break
            start = begin
            at = begin - 1
            if at < base or low[at] != " ":
                break
        return (start, offset) if start < offset else None

    def subject(self, text: str, low: str, offset: int) -> Span | None:
        """The phrase before ``offset`` with its owner, without other prepositional phrases.

        "shares of the firm" before "rose" is whole, of "exports from the region" the first word is left.
        """
        timed = low.endswith(_TIMES, 0, offset) or low[offset - 1].isdigit()
        when = _WHEN.search(low, max(offset - _WINDOW_BEFORE, 0), offset) if timed else None
        span = self.before(text, low, when.start() if when else offset)
        for _ in range(_MAX_PREPOSITIONS):
            if span is None:
                return None
            at = span[0]
            word = _word_before(low, max(at - _WINDOW_BEFORE, 0), at - 1)[1]
            if word in self.determiners:
                at -= len(word) + 1
                word = _word_before(low, max(at - _WINDOW_BEFORE, 0), at - 1)[1]
            head = self.before(text, low, at - len(word) - 2) if word in self.inner else None
            if head is None or low[head[0] : head[1]].endswith("cent"):
                return span
            span = (head[0], span[1]) if word == "of" else head
        return span


def _word_before(low: str, base: int, end: int) -> tuple[int, str]:
    begin = max(low.rfind(" ", base, end), low.rfind("\n", base, end), base - 1) + 1
    return begin, low[begin:end]


def _bare(word: str) -> tuple[str, bool]:
    """The word without quotes and a closing full stop, and whether the phrase must end with it."""
    bare = word.strip('"').lstrip("'")
    last = word[-1] == '"' and word[0] != '"'
    if bare.endswith(".") and bare not in _ABBREVIATIONS and "." not in bare[:-1]:
        return bare.rstrip("."), True
    return bare, last
