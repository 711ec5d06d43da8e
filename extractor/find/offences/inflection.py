"""Regular English inflection, for the words of templates."""

from __future__ import annotations

import re
from collections.abc import Mapping

_VOWELS = frozenset("aeiou")
# One syllable that ends in one vowel and one consonant: rob, robbed.
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")


def verb_forms(verb: str, irregular: Mapping[str, str]) -> list[str]:
    """The forms of a verb: base, third person, past, participle, -ing.

    Args:
        verb: the base form.
        irregular: base form to the other forms, with a space between them, where the rules give wrong ones.
    """
    if verb in irregular:
        return [verb, *irregular[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    stem = verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb
    return [verb, plural(verb), stem + "ed", stem + "ing"]


def plural(noun: str) -> str:
    """The regular plural: burglary, burglaries; breach, breaches."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
