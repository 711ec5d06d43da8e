"""What stands between a number and the noun that it measures."""

from __future__ import annotations

import re
from typing import Final

from extractor.language.noun_phrases import Span
from extractor.resolve.calendar import MONTH_NUMBERS

# "$5 in civil penalties", "The fine was $5 in cash".
IN_WHAT: Final = re.compile(
    rf"(?: will be| was| were| is| are)? in (?=[^\W\d_])(?!(?:{'|'.join(MONTH_NUMBERS)}|spring|summer|autumn|winter)\b)"
)
# Between an amount and its noun: "5 grams (about 2 ounces) of", "Rs 500/- cash", "25 years to life in".
_ASIDE: Final = re.compile(r"(?:/-|\+)? \([^()\n]{1,48}\)(?= (?:of|in|worth) )|\)(?= (?:of|in) )|/-| to life\b")


def past_aside(low: str, end: int) -> int:
    """Where an aside behind a number ends: brackets, "/-"; the number's own end where there is none."""
    match = _ASIDE.match(low, end)
    return match.end() if match else end


def opens_verbal(low: str, span: Span) -> bool:
    """Whether a phrase opens with an adverb or a participle, and so may be no noun at all."""
    return low[span[0] : span[1]].split(" ", 1)[0].endswith(("ly", "ed", "ing"))
