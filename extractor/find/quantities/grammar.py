"""The guards of quantities as ``rules list`` and ``rules test`` take them, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from extractor.find.quantities import figure_guards, identifiers, shape_guards, word_guards
from extractor.find.quantities.guards import Guard
from extractor.packs.grammar import CodeRule, place_of

GUARDS: Final[tuple[Guard, ...]] = (
    shape_guards.INSIDE_CODE,
    *shape_guards.NUMBERS,
    *shape_guards.GLUED,
    figure_guards.SPELLED_YEAR,
    *figure_guards.BARE,
    *figure_guards.YEARS,
    shape_guards.CODE,
    *figure_guards.NAMES,
    *word_guards.WORDS,
    *word_guards.MEASURED_WORDS,
    *word_guards.BARE_WORDS,
)
_MODULES: Final = (shape_guards, identifiers, figure_guards, word_guards)


def listed() -> Iterator[CodeRule]:
    """Every guard: its reason, where a number stays a quantity, and where it keeps it from being one."""
    for guard in GUARDS:
        places = [place_of(module, guard.id) for module in _MODULES]
        place = next((place for place in places if place[1] > 1), places[0])
        yield CodeRule(guard.id, "quantities", "guard", guard.reason, guard.examples, guard.counterexamples, *place)
