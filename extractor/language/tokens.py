"""A sentence as tokens with a class each; entities that stand in it are one token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.entities import Entity, Offence, Quantity
from extractor.language.lexicon import Lexicon
from extractor.language.word_classes import ADVERB, AGENCY, BORDER, DATE, FORMS_BUT_GERUND, GERUND, OFFENCE, QUANTITY
from extractor.language.words import Words, sign_class

_KINDS = {"agency": AGENCY, "date": DATE, "quantity": QUANTITY, "offence": OFFENCE}
# A sentence of more tokens than this is read in part only: nobody wrote it as one.
MOST_TOKENS = 400
_HEAD = 300
_SHORTEST_PLACE = 5
# White space at the end of a sentence is no longer than this.
_SPACE = 8


@dataclass(slots=True)
class Tokens:
    """The tokens of a sentence: parallel lists. ``codes`` are those of the lexicon, and Q A D O for entities.

    The first ``lead`` tokens are of a sentence before, that opens the list of which this one is an item. ``titled``
    tells that words are written with capitals throughout, as in headlines.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    entities: list[Entity | None] = field(default_factory=list)
    titled: bool = False
    lead: int = 0

    def __len__(self) -> int:
        """How many tokens."""
        return len(self.starts)

    def add(self, start: int, end: int, word: str, code: str, entity: Entity | None = None) -> None:
        """Append a token."""
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.codes.append(code)
        self.entities.append(entity)

    def code(self, index: int) -> str:
        """The code at an index, a colon beyond both ends."""
        codes = self.codes
        return codes[index] if 0 <= index < len(codes) else ":"

    def word(self, index: int) -> str:
        """The word at an index, empty beyond both ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def skip(self, index: int, step: int, codes: str) -> int:
        """The first index from ``index`` on, in steps, whose code is none of these."""
        own, last = self.codes, len(self.codes)
        while 0 <= index < last and own[index] in codes:
            index += step
        return index


def read_tokens(words: Words, low: str, span: tuple[int, int], entities: Sequence[Entity], lexicon: Lexicon) -> Tokens:
    """The tokens of a sentence.

    Args:
        words: of the release.
        low: the folded text in lower case.
        span: where the sentence starts and ends.
        entities: those of the sentence, by position.
        lexicon: the classes of words.
    """
    tokens = Tokens(titled=_is_titled(words.text, span))
    at, end = span
    quantities = [entity.start for entity in entities if isinstance(entity, Quantity)]
    for entity in entities:
        if entity.start < at or entity.end > end or _is_told(entity, low, lexicon, quantities):
            continue
        if _is_bracketed_again(entity, low):
            _read_words(tokens, words, low, (at, entity.start - 1), lexicon)
            at = entity.end + 1
            continue
        if entity.start > at:
            _read_words(tokens, words, low, (at, entity.start), lexicon)
        tokens.add(entity.start, entity.end, low[entity.start : entity.end], _KINDS[entity.type], entity)
        at = entity.end
        if len(tokens.starts) > MOST_TOKENS:
            return tokens
    _read_words(tokens, words, low, (at, end), lexicon)
    return tokens


def _is_bracketed_again(entity: Entity, low: str) -> bool:
    """Whether brackets hold nothing but a quantity told before: "three (3) guns"."""
    if not isinstance(entity, Quantity) or entity.restates is None:
        return False
    return low[entity.start - 1] == "(" and low[entity.end : entity.end + 1] == ")"


def _is_titled(text: str, span: tuple[int, int]) -> bool:
    """Whether most words begin with a capital."""
    words = [word[0] for word in text[span[0] : min(span[1], span[0] + _HEAD)].split() if len(word) > 3]
    return sum(map(str.isupper, words)) > 0.7 * len(words)


def _is_told(entity: Entity, low: str, lexicon: Lexicon, quantities: Sequence[int]) -> bool:
    """Whether an offence is told by words that are read like any others: by a verb, or with a quantity in it."""
    if not isinstance(entity, Offence):
        return False
    words = low[entity.start : entity.end].split(" ")
    first = words[0]
    code = lexicon.code(first, False)
    if code == ADVERB and len(words) > 1:  # "sexually assaulting"
        first = words[1]
        code = lexicon.code(first, False)
    if code == GERUND or (code in FORMS_BUT_GERUND and first not in lexicon.nounish):
        return True
    # A quantity in it or right after it: "scheme to defraud 11 investors".
    return bisect_left(quantities, entity.start) < bisect_left(quantities, entity.end + 2)


def _read_words(tokens: Tokens, words: Words, low: str, span: tuple[int, int], lexicon: Lexicon) -> None:
    start, end = span
    text = words.text
    starts, ends, codes = tokens.starts, tokens.ends, tokens.codes
    first = len(starts)
    known = lexicon.codes
    for at, stop, word in words.pieces(start, end):
        if word[0].isalpha():
            if not starts and text[at:stop].isupper() and not tokens.titled and _is_dateline(text, at, stop):
                code = ":"
            elif text[at] == word[0]:
                code = known.get(word) or lexicon.code(word, False)
            else:
                opens = tokens.titled or all(code == BORDER for code in codes)  # behind a bullet too
                code = _capitalised(word, low[stop : stop + 1], opens, lexicon)
        elif word[0].isalnum():
            code = "N"
        elif word == "." and _goes_on(low, stop, end):
            continue  # of an abbreviation
        else:
            code = sign_class(word)
        starts.append(at)
        ends.append(stop)
        tokens.words.append(word)
        codes.append(code)
        if len(starts) > MOST_TOKENS:
            break
    tokens.entities += [None] * (len(starts) - first)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a first word in capitals is a place that the story comes from: "WASHINGTON Two men were"."""
    return end - start > _SHORTEST_PLACE and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _capitalised(word: str, after: str, expected: bool, lexicon: Lexicon) -> str:
    """The class of a word with a capital; where none is ``expected``, a verb is a name: "Daniel May"."""
    if len(word) == 1 and after == ".":
        return "M"
    code = lexicon.code(word, True)
    return "M" if not expected and code in "vzVGm" else code


def _goes_on(low: str, at: int, end: int) -> bool:
    """Whether anything but white space follows a full stop."""
    return at < end and not low[at : at + _SPACE].isspace()
