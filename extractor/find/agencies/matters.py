"""Matters that name the service that deals with them: "Customs seized", "Immigration detains 46"."""

from __future__ import annotations

from extractor.find.agencies.lexicon import Lexicon

# As many characters may a verb stand behind.
_REACH = 60


def is_matter(lexicon: Lexicon, text: str, folded: str, end: int) -> bool:
    """Whether a name only tells what something is about: "Customs duties", "Immigration has risen".

    Args:
        lexicon: the words of the grammar.
        text: the folded text.
        folded: the name as it is compared.
        end: the offset after it.
    """
    words = _following(text, end)
    if folded in lexicon.matters:
        return not _acts(lexicon, words)
    return folded == "customs" and bool(words) and words[0].rstrip(".,;:)") in lexicon.customs_matters


def acts_or_has_members(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a verb of what a service does, or a member of one, follows: "Johor Immigration chief Ada Roe"."""
    words = _following(text, end)
    return _acts(lexicon, words) or (bool(words) and words[0].rstrip(".,;:)") in lexicon.matter_members)


def _following(text: str, end: int) -> list[str]:
    """The words of the line right after an offset."""
    following = text[end : end + _REACH].partition("\n")[0]
    return following.split(" ")[1:] if following.startswith(" ") else []


def _acts(lexicon: Lexicon, words: list[str]) -> bool:
    """Whether the words start with a verb of what a service does: "would also like to remind"."""
    return next((word for word in words if word not in lexicon.before_deeds), "") in lexicon.matter_deeds
