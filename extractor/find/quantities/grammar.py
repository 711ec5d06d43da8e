"""Every guard of quantities, in the order in which they are asked."""

from __future__ import annotations

from typing import Final

from extractor.find.quantities.figure_guards import BARE, NAMES, SPELLED_YEAR, YEARS
from extractor.find.quantities.guards import Guard
from extractor.find.quantities.shape_guards import CODE, GLUED, INSIDE_CODE, NUMBERS
from extractor.find.quantities.word_guards import BARE_WORDS, MEASURED_WORDS, WORDS

GUARDS: Final[tuple[Guard, ...]] = (
    INSIDE_CODE,
    *NUMBERS,
    *GLUED,
    SPELLED_YEAR,
    *BARE,
    *YEARS,
    CODE,
    *NAMES,
    *WORDS,
    *MEASURED_WORDS,
    *BARE_WORDS,
)
