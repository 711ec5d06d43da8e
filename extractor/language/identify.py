"""Which language a text is written in: English by its commonest words, any other by a detector."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
# Characters of a text that belong to English's commonest words. English releases have 5 to 10 %, in another language a
# name or a furniture line may bring a few; both halves of a page in two languages count as English.
_SHARE_OF_ENGLISH = 0.01
# Shorter texts without such a word are names and headings, of which nothing is certain.
_FEWEST_CHARACTERS = 20
# The detector reads a text that is not English; so much of it suffices.
_MOST_CHARACTERS = 20_000
_LEAST_CERTAIN = 0.7


def language_of(text: str, commonest: Set[str]) -> str | None:
    """The language of a text, ISO 639-1; None where it is not certain.

    Args:
        text: any text.
        commonest: the commonest English words that no other language has, in lower case.
    """
    english, enough = 0, _SHARE_OF_ENGLISH * len(text)
    for line in text.split("\n"):  # the first lines nearly always suffice
        for word in line.lower().split():
            if word in commonest:
                english += len(word)
                if english > enough:
                    return ENGLISH
    text = text.strip()
    if len(text) < _FEWEST_CHARACTERS or not any(map(str.isalpha, text)):
        return None
    language, certainty = _detector().classify(text[:_MOST_CHARACTERS])
    return str(language) if certainty >= _LEAST_CERTAIN else None


@lru_cache(maxsize=1)
def _detector() -> LanguageIdentifier:
    """The detector, read when the first text needs it: a second and 100 MB that most runs never spend."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Only what ISO 639-1 has a code for: creoles of English would claim its headings.
    detector.set_languages([language for language in detector.labels if len(language) == 2])
    return detector
