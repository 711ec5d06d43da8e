"""Guards of numbers that identify: "Section 12", "Counts 1 and 2", "her badge number is 4417", "the 26 gang"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.guards import Guard, GuardWords, Place
from extractor.language.words import word_before

_CHAIN: Final = re.compile(r"(?:,? (?:and|or|to|through|&) |, ?|-|/| ?& ?|\(\w{1,3}\)){1,4}")
_LONGEST_CHAIN: Final = 14
_COUNTED: Final = re.compile(r" (?:[a-z-]{3,20} )?(?:[a-z'-]{2,20}[^\W\dsu']s|people|men|women|children)\b")
_NUMBERED: Final = re.compile(
    r"\b(?:numbers?|nos?\.?|codes?|ids?|ref(?:erence)?)(?: of [^.;,\n]{1,30})? (?:is|was|are|were|being) \Z"
)
_NUMBERED_WINDOW: Final = 60
_STATES: Final = frozenset({"is", "was", "are", "were", "being"})
_GANG: Final = re.compile(r"s? (?:gang|gangster|boys|crew)\b")
# A plural not far behind a number: what it counts.
PLURAL_NEAR: Final = re.compile(
    r" (?:(?!(?:and|or|in|at|on|to|for|was|is|has|were|by|from|the|with)\b)[^\W\d_][\w'.&/-]{0,24} ){0,4}?"
    r"(?!(?:was|has|does|its|his|as|this|is|across)\b)"
    r"(?:[^\W\d_][\w'-]{0,24}[^su'\W]s|[\w'-]{0,24}(?:men|people|children))\b| of "
)


def _end(at: Place) -> int:
    """After figures the whole token is passed over, after a word the word alone."""
    return at.token_end if at.low[at.start].isdigit() else at.end


def _continues(words: GuardWords, at: Place) -> int:
    """Whether it continues a list of identifiers: "Counts One and Two"; but "Exhibit 2 and three others"."""
    if not at.identifier or not is_chained(at):
        return 0
    return _end(at) if at.low[at.start].isdigit() or at.low[at.identifier - 1].isalpha() else 0


def is_chained(at: Place) -> bool:
    """Whether nothing but a conjunction stands between the last identifier and the number."""
    near = at.start - at.identifier < _LONGEST_CHAIN
    return bool(at.identifier) and near and _CHAIN.fullmatch(at.low, at.identifier, at.start) is not None


def _identifies(words: GuardWords, at: Place) -> int:
    """Whether the word before makes it an identifier, unless it tells how many times."""
    named = at.before not in words.weak_identifiers
    return _end(at) if named and not is_chained(at) and not at.low.startswith(" times", at.end) else 0


def _identifies_weakly(words: GuardWords, at: Place) -> int:
    """The same where nothing is counted after it: "Local 657 funds", but "gave the team 3 cars"."""
    if is_chained(at):
        return 0
    named = at.text[at.start - 1 - len(at.before)].isupper() and at.text[at.end + 1 : at.end + 2].islower()
    return _end(at) if (named and at.low[at.start].isdigit()) or _COUNTED.match(at.low, at.end) is None else 0


def _is_gang(words: GuardWords, at: Place) -> int:
    return at.token_end if at.low[at.start].isdigit() and _GANG.match(at.low, at.end) else 0


def _is_stated_number(words: GuardWords, at: Place) -> int:
    """ "Her badge number is 4417"; but "the number was 340"."""
    if not at.number.isdigit():
        return 0
    told = _NUMBERED.search(at.low, max(at.start - _NUMBERED_WINDOW, 0), at.start)
    return at.token_end if told and word_before(at.low, told.start()) in words.numbered else 0


IDENTIFIERS: Final = (
    Guard(
        "guard.quantity.identifier-list",
        "continues a list of identifiers",
        _continues,
        ("Counts 1 and 2 were dropped.",),
        ("Exhibit 2 and [three] others.",),
        identifier=True,
    ),
    Guard(
        "guard.quantity.identifier",
        "numbers what stands before it",
        _identifies,
        ("See Section 12 of it.",),
        ("He fled room [12] times.",),
        identifier=True,
        after=lambda words: words.identifiers,
    ),
    Guard(
        "guard.quantity.identifier-weak",
        "numbers what stands before it, and counts nothing after it",
        _identifies_weakly,
        ("Team 3 left.", "Account 99812 was closed."),
        ("He gave the team [3] cars.",),
        identifier=True,
        after=lambda words: words.weak_identifiers,
    ),
    Guard(
        "guard.quantity.gang",
        "the name of a gang",
        _is_gang,
        ("The 26 gang left.",),
        ("The [26] gangs left.",),
        identifier=True,
        after=lambda words: ("the",),
    ),
    Guard(
        "guard.quantity.number-stated",
        "the number of something, told by a verb",
        _is_stated_number,
        ("Her badge number is 4417.",),
        ("The number was [340].",),
        identifier=True,
        after=lambda words: _STATES,
    ),
)
