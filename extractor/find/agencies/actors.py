"""Acronyms that nobody lists or defines, by what they do: "the NBT arrested", "NBT officers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.agencies.mention import Found
from extractor.packs import Table
from extractor.trace import tracing

_SHORT = r"(?P<short>[A-Z]{3,7})"
# Where it stands for the body: an article before it, members or a possessive after it.
_STANDS = r"(?<![\w&/.-]){short}(?![\w&/-]|\.[A-Z])"


class Actors:
    """Finds the acronyms of a text that act as a body does which enforces the law."""

    def __init__(self, table: Table) -> None:
        actors = table.get("actors", {})
        deeds, members = ("|".join(map(re.escape, actors.get(key, ()))) for key in ("deeds", "members"))
        self.others = frozenset(actors.get("others", ()))
        self._acts = re.compile(
            rf"\b[Tt]he {_SHORT}(?: (?:has|have|had|also|today|yesterday|on \w+day|later|successfully))? (?:{deeds})\b"
            if deeds
            else r"(?!)"
        )
        self._members = re.compile(rf"(?<![\w&/.-]){_SHORT}(?:'s)? (?:{members})\b" if members else r"(?!)")

    def __call__(self, text: str, found: Sequence[Found], taken: frozenset[str], country: str | None) -> list[Found]:
        """The mentions of acronyms that act, none of which overlaps one that is found.

        Args:
            text: the folded text.
            found: the mentions so far.
            taken: the acronyms that the text gives to something else.
            country: that of the release, which they are of.
        """
        if text.isupper():
            return []
        shorts = {match["short"] for pattern in (self._acts, self._members) for match in pattern.finditer(text)}
        shorts -= self.others | taken | {text[mention.start : mention.end] for mention in found}
        more: list[Found] = []
        for short in sorted(shorts):
            if f"({short})" in text or f'"{short}"' in text:
                continue  # What it is defined for is no body that is known.
            for match in re.finditer(_STANDS.format(short=short), text):
                if _in_capitals(text, match.start()):
                    continue
                actor = Found(match.start(), match.end(), -1, -1, "agency.actor", name=short, country=country)
                if trace := tracing():
                    at = match.start(), match.end()
                    trace.step(actor.rule, "an acronym that acts", None, short, at=at, of=actor)
                more.append(actor)
        return [actor for actor in more if not any(_overlap(actor, mention) for mention in found)]


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _in_capitals(text: str, at: int) -> bool:
    """Whether an offset lies in a line of capitals."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)].isupper()
