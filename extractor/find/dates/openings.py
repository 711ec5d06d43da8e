"""Words that can open an expression made of words: "the first half of the *year*"."""

from __future__ import annotations

from extractor.find.dates.words import Words

_LONGEST_OPENING = 48
# Words that can stand between the first word of an expression and its unit, or open it.
_OPENINGS = frozenset(
    {"the", "of", "in", "and", "half", "every", "each", "other", "fiscal", "financial", "day", "comparable", "latest"}
)


class Openings:
    """Finds where an expression can start."""

    def __init__(self, words: Words) -> None:
        phrases = [
            *words.numbers,
            *words.vague_counts,
            *words.ordinals,
            *words.anchor_shifts,
            *words.mention_shifts,
            *words.openers,
        ]
        self.words = {word for phrase in phrases for word in phrase.split()} | _OPENINGS

    def __call__(self, lower: str, start: int) -> list[int]:
        """Offsets of the words before ``start`` that can open an expression, leftmost first, then ``start`` itself."""
        offsets = [start]
        at = start
        while start - at < _LONGEST_OPENING and at >= 2 and lower[at - 1] in " -":
            begin = at - 1
            while begin > 0 and (lower[begin - 1].isalnum()) and at - begin < 14:
                begin -= 1
            word = lower[begin : at - 1]
            if word not in self.words and not (word.isdigit() and len(word) <= 3):
                break
            at = begin
            offsets.append(at)
        return offsets[::-1]
