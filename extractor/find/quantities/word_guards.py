"""Guards of numbers in words: idioms, names, identifiers, pronouns, days of no date."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.figure_guards import has_follower, opens_company
from extractor.find.quantities.guards import Guard, GuardWords, Place
from extractor.language.words import word_before

_FOLLOWING: Final = re.compile(r" ?([^\W\d_][^\s,;:()]{0,12})")
_ONE_MORE: Final = re.compile(r" of (?!the |these |those |his |her |their |its |our |my |them\b|whom\b|which\b)")
_COUNTS: Final = re.compile(r"\b(?:counts|charges|cases) of [^.;\n]{1,60}(?:,| and) \Z")
_COUNTS_WINDOW: Final = 80
_BEFORE_ONE_DAY: Final = frozenset(
    {"for", "least", "than", "about", "and", "within", "of", "after", "to", "only", "just"}
)
_TIMES: Final = frozenset({"twice", "thrice"})
_MULTIPLIED: Final = re.compile(
    r" (?:the|that|those|its|his|her|their|our|as (?:much|many)|what)\b(?! (?:day|week|month|year)\b)"
)
_SENTENCE_ENDS: Final = tuple(".!?:;\"'")


def _is_idiom(words: GuardWords, at: Place) -> int:
    """ "zero tolerance", "one another"."""
    for before, after in words.idioms.get(at.number, ()):
        begin = at.start - len(before)
        if begin >= 0 and at.low.startswith(after, at.end) and at.low.startswith(before, begin):
            return at.end
    return 0


def _opens_name(words: GuardWords, at: Place) -> int:
    """Whether a capital inside a sentence makes it the start of a name: "his firm, Two Rivers Haulage"."""
    text, start, end = at.text, at.start, at.end
    if not text[start].isupper() or text[start:end].isupper() or not text[end + 1 : end + 2].isupper():
        return 0
    if at.number in words.scale_names and text[end] == " " and text[start - 1 : start] in ("", "\n"):
        return end  # "Trillion Brown, 16"
    before = word_before(text, start).rstrip(",")
    if before[-1:] in _SENTENCE_ENDS:
        return 0
    return end if before.endswith("'s") or (before.islower() and before not in words.closed_class) else 0


def _is_named_zero(words: GuardWords, at: Place) -> int:
    """ "Vision Zero", "Operation Zero": a capital behind a capital, and nothing counted."""
    text, start = at.text, at.start
    if at.number != "zero" or not text[start].isupper() or text[at.end + 1 : at.end + 2].isupper():
        return 0
    before = word_before(text, start)
    return at.end if before[:1].isupper() and before[-1:].isalpha() else 0


def _opens_company(words: GuardWords, at: Place) -> int:
    return at.token_end if at.text[at.start].isupper() and opens_company(at.text, at.end) else 0


def _is_pronoun(words: GuardWords, at: Place) -> int:
    """Whether "one" stands for somebody or something."""
    if at.number != "one" or words.to_number.match(at.low, at.end):  # "one to three men"
        return 0
    return at.end if _stands_for(words, at.low, at.start, at.end) else 0


def _stands_for(words: GuardWords, low: str, start: int, end: int) -> bool:
    if word_before(low, start) in words.one_before:
        return True
    if _ONE_MORE.match(low, end) and _COUNTS.search(low, max(start - _COUNTS_WINDOW, 0), start):
        return False  # "two counts of theft and one of fraud"
    following = low[end : end + 1]
    if following == "-" or (low.startswith(" or more ", end) and not low.startswith("of ", end + 9)):
        return False
    match = _FOLLOWING.match(low, end) if following == " " else None
    return match is None or match[1] in words.one_after


def _is_how_often(words: GuardWords, at: Place) -> int:
    """ "He was twice convicted"; but "twice the taxes evaded"."""
    return at.end if at.number in _TIMES and not _MULTIPLIED.match(at.low, at.end) else 0


def _is_cited(words: GuardWords, at: Place) -> int:
    return at.end if has_follower(words, at.low, at.end) else 0


def _is_some_day(words: GuardWords, at: Place) -> int:
    """ "One day they left" counts no day; "for one day" and "one day in jail" do. The number ends with its unit."""
    counts = at.before in _BEFORE_ONE_DAY or at.low.startswith((" in ", " of ", "'"), at.end)
    return 0 if counts or not at.number.startswith("one ") else at.end


# Asked before a unit is looked for.
WORDS: Final = (
    Guard(
        "guard.quantity.idiom", "part of an idiom", _is_idiom, ("It has zero tolerance.",), ("It has [zero] faults.",)
    ),
    Guard(
        "guard.quantity.name-opened",
        "opens a name",
        _opens_name,
        ("He runs Roe's Two Rivers Haulage.",),
        ("[Two] Rivers were crossed.",),
    ),
    Guard(
        "guard.quantity.how-often",
        "tells how often",
        _is_how_often,
        ("He was twice convicted.",),
        ("They paid [twice] the price.",),
    ),
    Guard(
        "guard.quantity.zero-named",
        "part of a name",
        _is_named_zero,
        ("The Vision Zero aim stands.",),
        ("Marlow had [zero] deaths.",),
    ),
)
# Asked where a unit follows.
MEASURED_WORDS: Final = (
    Guard(
        "guard.quantity.some-day",
        "counts no day",
        _is_some_day,
        ("One day they left.",),
        ("They left for [one day].",),
    ),
)
# Asked where none does.
BARE_WORDS: Final = (
    Guard(
        "guard.quantity.company-opened",
        "opens the name of a company",
        _opens_company,
        ("Seven Strategies LLC left.",),
        ("[Seven] firms left.",),
    ),
    Guard(
        "guard.quantity.pronoun",
        "stands for somebody or something",
        _is_pronoun,
        ("Each one victim was paid.",),
        ("[One] man left.",),
    ),
    Guard(
        "guard.quantity.word-followed",
        "part of a citation, a time or an ordinal",
        _is_cited,
        ("It begins at nine o'clock.",),
        ("It has [nine] clocks.",),
    ),
)
