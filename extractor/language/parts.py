"""Words that tell the parts of what stands before them: "including", "which consists of"."""

from __future__ import annotations

from extractor.language.tokens import Tokens
from extractor.language.word_classes import QUANTITY

_PARTS = frozenset({"including", "comprising", "namely"})
_PARTS_OF = frozenset({"consisting", "consists", "consisted", "consist", "comprised", "composed"})
_JOINING = frozenset({"along", "together"})
_PARTS_PAIRS = frozenset({("ranging", "from"), ("followed", "by")})
_PARTS_VERBS = frozenset({"includes", "included", "include", "comprises", "comprised"})
_ADVERBIAL = frozenset(
    {("in", "total"), ("in", "all"), ("to", "date"), ("at", "least"), ("so", "far"), ("in", "addition")}
)
_PRONOMINAL = frozenset({"each", "both", "all", "most"})
_PARTING = (
    _PRONOMINAL
    | _JOINING
    | {"in", "to", "at", "so"}
    | _PARTS
    | _PARTS_OF
    | _PARTS_VERBS
    | {first for first, _ in _PARTS_PAIRS}
)


def open_parts(tokens: Tokens) -> None:
    """Words that tell the parts of what stands before become commas: "including", "which consists of"."""
    codes, words = tokens.codes, tokens.words
    for index, word in enumerate(words):
        if word not in _PARTING:
            continue
        if (word, tokens.word(index + 1)) in _ADVERBIAL:
            codes[index] = codes[index + 1] = "r"
            continue
        if word in _PRONOMINAL:
            if tokens.word(index + 1) == "of":
                codes[index] = "R"
        elif word in _PARTS:
            codes[index] = ","
        elif word in _JOINING:
            # "five Americans were held, along with 14 Saudis"
            if tokens.word(index + 1) == "with" and tokens.code(index + 2) == QUANTITY and QUANTITY in codes[:index]:
                codes[index] = codes[index + 1] = ","
        elif (word in _PARTS_OF and tokens.word(index + 1) == "of") or ((word, tokens.word(index + 1)) in _PARTS_PAIRS):
            codes[index] = codes[index + 1] = ","
        elif word not in _PARTS_VERBS:
            continue
        if tokens.code(index - 1) in "wt":
            codes[index - 1] = codes[index] = ","
