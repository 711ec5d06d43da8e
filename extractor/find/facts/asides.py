"""Quantities that only describe, and are no facts."""

from __future__ import annotations

from extractor.entities import Quantity
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.tokens import Tokens
from extractor.language.word_classes import COMMA, DETERMINER, OPENS_BRACKET, QUANTITY

_LENGTHS = frozenset({"m", "km", "[mi_i]", "[nmi_i]", "[ft_i]", "[yd_i]"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})


def is_aside(tokens: Tokens, lexicon: FactLexicon, index: int, quantity: Quantity, subject: bool) -> bool:
    """Whether it only describes: the second in "four of the five"; "his two sons", an age."""
    if tokens.word(index - 1) in _POSSESSIVE and not subject:
        return True
    if (
        tokens.code(index - 1) == COMMA
        and tokens.code(index + 1) in ",:)"
        and quantity.of is None
        and not quantity.unit
    ):
        return True  # an age: "Jane Doe, 16, ..."
    if (quantity.of or "").lower() in lexicon.times:
        return True
    if tokens.code(index - 1) == OPENS_BRACKET and tokens.code(index - 2) == QUANTITY:
        return True  # the same in another currency
    if quantity.unit in _LENGTHS and tokens.word(index + 1) in lexicon.directions:
        return True  # "stopped the boat 22 miles north of"
    if QUANTITY in (tokens.code(index - 1), tokens.code(index + 1)):
        return True  # a row of a table
    before = tokens.skip(index - 1, -1, DETERMINER)
    if tokens.word(before) != "of":
        return False
    if tokens.word(before - 1) in ("each", "every", "any"):
        return True  # "for each of the two counts"
    at = before - 2 if tokens.word(before - 1) == "out" else before - 1
    whole = tokens.entities[at] if at >= 0 else None
    return isinstance(whole, Quantity) and (whole.unit == quantity.unit or whole.unit == "%")
