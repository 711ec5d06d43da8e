"""The generic references of a text: those that lie outside the named mentions, and what they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.agencies.generics import Generics
from extractor.find.agencies.mention import Found
from extractor.trace import tracing

# How many named mentions before a generic one may be what it stands for.
_REACH = 12


class References:
    """Reads the generic phrases of a text, once its named mentions are known."""

    def __init__(self, generics: Generics) -> None:
        self.generics = generics

    def __call__(
        self, text: str, hits: Sequence[tuple[int, int]], found: Sequence[Found], country: str | None
    ) -> list[Found]:
        """The generic references by position, linked to the body that they stand for.

        Args:
            text: the folded text.
            hits: start and end offsets of generic phrases; overlapping ones too.
            found: the named mentions, in the order of the text.
            country: that of the release, which bodies named by a place that is not known belong to.
        """
        references: list[Found] = []
        taken = named = 0
        only: dict[str, Found | None] | None = None
        for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            mention = self.generics.match(text, start, end) if start >= taken else None
            if mention is None or mention.start < taken:
                continue
            while named < len(found) and found[named].end <= mention.start:
                named += 1
            before, following = found[max(named - _REACH, 0) : named], found[named : named + 1]
            if following and following[0].start < mention.end:
                continue
            if self.generics.are_members(text, mention, before, following):
                continue
            if not (mention.named or (following and self.generics.name_below(text, mention, following[0]))):
                only = self.generics.only(found) if only is None else only
                self._refer(text, mention, text[start:end], before, following, only)
            if mention.local:
                mention.country = mention.country or country
            _tell(mention)
            references.append(mention)
            taken = mention.end
        return references

    def units(self, text: str, found: Sequence[Found]) -> list[Found]:
        """The named mentions, those that own a unit told in lower case replaced by it."""
        units = []
        for index, mention in enumerate(found):
            unit = self.generics.unit_of_named(text, mention, found[index + 1 : index + 2])
            if unit is not None:
                _tell(unit)
            units.append(unit or mention)
        return units

    def _refer(
        self,
        text: str,
        mention: Found,
        phrase: str,
        before: Sequence[Found],
        following: Sequence[Found],
        only: dict[str, Found | None],
    ) -> None:
        """Link a reference to the body that it stands for, or make it the unit of that body."""
        # "The main customs office in Larch" is not the last office that was named.
        whole = text[mention.start : mention.end] == phrase or phrase.lower() in self.generics.alone
        stood_for = self.generics.antecedent(phrase, before, only) if whole else None
        if not self.generics.unit_of(text, mention, stood_for, following):
            mention.stands_for(stood_for)


def _tell(mention: Found) -> None:
    if trace := tracing():
        told = "a unit of a named body, or of a place" if mention.named else "a generic reference"
        value = mention.body.id if mention.body else mention.name or mention.country
        trace.step(mention.rule, told, None, value, at=(mention.start, mention.end), of=mention)
