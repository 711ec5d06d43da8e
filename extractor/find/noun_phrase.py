"""Boundaries of noun phrases without a tagger: closed word classes, verb endings, plural heads, a bounded window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from extractor.packs import Rules

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
_AND_OR = ("and", "or")
_JOINT = re.compile(r"(?:, [a-z-]{2,20}){0,3},? (?:and|or) (?=[^\W\d_])")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_ABBREVIATIONS = frozenset(
    {"u.s.", "u.k.", "u.n.", "e.u.", "d.c.", "st.", "mr.", "ms.", "dr.", "mrs.", "no.", "inc.", "co."}
)


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


class NounPhrases:
    """Finds the noun phrase that starts after, or ends before, an offset. All methods read folded text.

    Every method takes the text twice, as it is and in lower case (of the same length), and returns the span of the
    phrase without its determiner, or None.
    """

    def __init__(self, rules: Rules) -> None:
        table = rules.table("noun_phrases.toml")
        self.stop = frozenset(table.get("stop", ()))
        numbers = rules.table("quantities.toml").get("numbers", {})
        # What ends a phrase and cannot be the object of a verb.
        self.after_noun = self.stop - {*table.get("determiners", ()), "more", "him", "them", "it", "up", "out"}
        self.numbers = frozenset([*numbers.get("cardinals", ()), *numbers.get("scales", ()), *numbers.get("vague", ())])
        self.stop_after_noun = frozenset(table.get("stop_after_noun", ()))
        self.verbs = frozenset(table.get("verbs", ()))
        self.not_verbs = frozenset(table.get("not_verbs", ()))
        self.plurals = frozenset(table.get("plurals", ()))
        self.singulars = frozenset(table.get("singulars", ()))
        self.verbs_after_noun = self.verbs | frozenset(table.get("verbs_after_noun", ()))
        self.modifiers = frozenset(table.get("modifiers", ()))
        self.inner = frozenset(table.get("inner", ()))
        self.arranged = frozenset(table.get("arranged", ()))
        self.compounds = tuple(table.get("compounds", ()))
        self.skip = frozenset(table.get("skip", ()))
        self.determiners = frozenset(table.get("determiners", ()))
        self.openers = self.skip | self.determiners
        self.predicative = frozenset(table.get("predicative", ()))
        self.partitives = frozenset(table.get("partitives", ()))

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
        at = offset + 1
        skip = self.openers if determiner else self.skip
        phrase = _Phrase()
        for word in run[0].split(" ")[1:]:
            bare, last = _bare(word)
            if phrase.joined and bare in self.numbers:
                break
            if phrase.end or last or bare not in skip:
                if bare in _AND_OR and plural and self._may_be_joined(low, phrase):
                    phrase.joined = phrase.end  # "two current and former officers"
                elif not self._takes(text, low, phrase, at, bare, run.end(), plural):
                    break
                else:
                    self._grow(text, phrase, at, word, bare, run.end())
                    phrase.hard = phrase.hard and not single
                    if last:
                        break
            at += len(word) + 1
        end = (0 if single else phrase.head) or phrase.joined or phrase.end
        headless = plural and not phrase.head
        if headless and end and (further := self._past_comma(text, low, phrase.first, end)):
            return phrase.first, further
        if not end or (headless and self._opens_verbal(low[phrase.first : end])):
            return None
        if headless and not phrase.joined and text[phrase.first].isupper() and low.startswith(" of ", end):
            inner = self.counted(text, low, end + 3)  # "two Department of Justice forms"
            if inner and self.is_plural(low[inner[0] : inner[1]].rsplit(" ", 1)[-1]):
                return phrase.first, inner[1]
        if (
            end - phrase.first == len(low[phrase.first : end].split(" ")[0])
            and low[phrase.first : end] in self.predicative
        ):
            return None  # "making $200,000 available"
        return phrase.first, end

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
        return inner[1] if place or (adjective and not self._is_verbal(words[0], False)) else None

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
            return self._is_plural_next(low, phrase.end, "")
        return not self._is_verbal(said, True)

    def _takes(self, text: str, low: str, phrase: _Phrase, at: int, bare: str, run_end: int, plural: bool) -> bool:
        """Whether the word at ``at`` belongs to the phrase."""
        participle = plural and phrase.end and not phrase.head and bare.endswith(("ed", "ing"))
        if participle and self._is_plural_next(low, at, bare):
            return True  # "hospital treated injuries", "cigarette smuggling cases"
        # A plural in small letters ends the phrase; as a name it may stand before the head: "two Vagos leaders".
        if phrase.hard and not self.is_plural(bare) and (plural or bare not in self.not_verbs):
            return False
        return not self._ends(text, low, at, bare, run_end, phrase.end > 0 and not phrase.opening, phrase.head > 0)

    def _grow(self, text: str, phrase: _Phrase, at: int, word: str, bare: str, run_end: int) -> None:
        phrase.first = phrase.first or at
        phrase.end = at + (len(word) if word[0] == word[-1] == '"' else len(bare) + (word[0] in "\"'"))
        if self.is_plural(bare) and not _is_acronym(text, at, phrase.end, run_end):
            phrase.head, phrase.hard = phrase.end, text[at].islower()
        elif phrase.hard:
            phrase.head = phrase.end  # "weapons training"
        phrase.opening = bare.endswith(("ly", "'s")) or bare in self.modifiers

    def _opens_verbal(self, phrase: str) -> bool:
        """Whether a phrase without a plural opens with a past form: "nine received life", "three arrested"."""
        first = phrase.partition(" ")[0]
        return self._is_verbal(first if first.endswith("ed") else phrase, True)

    def _ends(self, text: str, low: str, at: int, word: str, run_end: int, inside: bool, headed: bool) -> bool:
        """Whether a word cannot be in the phrase. ``inside``: it is not the first; ``headed``: a plural came before."""
        if word in self.stop:
            if low.startswith(self.compounds, at):
                return False
            # "US bank accounts", "Class A drugs"
            return not ((inside or len(word) > 1) and _is_acronym(text, at, at + len(word), run_end))
        if word in self.stop_after_noun:
            return inside or self._stops(low, at + len(word))
        if not self._is_verbal(word, inside):
            return False
        if not inside and word.endswith("ly"):
            return self._stops(low, at + len(word))  # but "illegally logged timber"
        if inside and not headed and word.endswith(("ing", "ed")) and text[at].isupper() and text[at + 1].islower():
            # "former Boeing engineers", "Atlantic Striped Bass", but "Man Arrested In"
            name = (
                text[at - 2].islower()
                if word.endswith("ing")
                else text[at + len(word) + 1 : at + len(word) + 2].isupper()
            )
            return not name or self._stops(low, at + len(word))
        return inside or word in self.verbs

    def _stops(self, low: str, end: int) -> bool:
        """Whether the phrase ends at ``end``: no word follows, or one that cannot be in it."""
        following = _NEXT_WORD.match(low, end)
        return following is None or following[1] in self.stop or following[1] in self.verbs

    def _is_plural_next(self, low: str, at: int, word: str) -> bool:
        """Whether a plural follows the word, or a noun and then a plural: "infringing music files"."""
        end = at + len(word)
        for _ in range(3):
            following = _NEXT_WORD.match(low, end)
            if following and following[1] in _AND_OR and end == at + len(word):
                end = following.end()
                continue
            if following is None or following[1] in self.stop or following[1] in self.verbs_after_noun:
                return False
            if self.is_plural(following[1]):
                return True
            end = following.end()
        return False

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
        if span is None or span[0] != joint.end() or not self.is_plural(low[span[0] : span[1]].rsplit(" ", 1)[-1]):
            return None
        first = low[span[0] : span[1]].partition(" ")[0]
        own = first in self.numbers or first in self.openers or self._is_verbal(first, True)
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
            ):
                break
            if self._is_verbal(word, True) and _word_before(low, base, begin - 1)[1] not in self.determiners:
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
        span = self.before(text, low, offset)
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

    def is_plural(self, word: str) -> bool:
        """Whether a word, lower case, is a plural noun by its form."""
        if word in self.plurals:
            return True
        return (
            word.endswith("s")
            and len(word) > 2
            and word[-2] not in "su'"
            and not word.endswith("is")
            and word not in self.singulars
        )

    def _is_verbal(self, word: str, inside: bool) -> bool:
        """Whether a word is a verb or an adverb by its form; participles may open a phrase ("stolen watches")."""
        if word in (self.verbs_after_noun if inside else self.verbs):
            return True
        if word.endswith(("ed", "ing")):
            adjective = word in self.not_verbs or "-" in word or word.startswith("un")  # "unpaid", "unauthorized"
            return inside and len(word) > 3 and not adjective
        return word.endswith("ly") and len(word) > 4 and word not in self.not_verbs


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


def _is_acronym(text: str, start: int, end: int, run_end: int) -> bool:
    """Whether a word is an acronym and not one of a headline in capitals."""
    if end - start > 4 or not text[start:end].isupper():
        return False
    return not text[start:run_end].isupper() or (end == run_end and text[start - 2 : start - 1].islower())
