"""Short forms that a text defines: "Central Narcotics Bureau ("CNB")". They win everywhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.agency_gazetteer import Gazetteer
from extractor.find.agency_mention import Found, apart
from extractor.resolve.names import is_acronym_of

# In brackets after the name, quoted or not, with "the", "hereinafter" and the like before it.
_DEFINITION = re.compile(
    r",? ?[(\[](?:[a-z ]{0,30})[\"']?(?:[Tt]he )?(?P<short>[A-Z][\w&.'/-]*(?: [A-Z][\w&-]*){0,3})[\"']?[)\],;]"
)
_BRACKETED = re.compile(r"\([\"']?(?P<short>[A-Z][A-Za-z&]{1,9})[\"']?\)")
_WINDOW = 60


class ShortForms:
    """The short forms that a text defines, for bodies and for other things."""

    def __init__(self, text: str, found: list[Found], gazetteer: Gazetteer) -> None:
        self.text = text
        self.defined: dict[str, Found] = {}
        for mention in found:
            short = _defined_after(text, mention)
            if short and (short not in self.defined or mention.form is not None):
                self.defined[short] = mention
        self.masked = self._others(gazetteer)

    def _others(self, gazetteer: Gazetteer) -> frozenset[str]:
        """Acronyms that the text gives to something else: "suspicious activity report (SAR)"."""
        others = set()
        for match in _BRACKETED.finditer(self.text):
            short = match["short"]
            if short.isupper() and short not in self.defined:
                before = self.text[max(match.start() - 12 * len(short), 0) : match.start()]
                if is_acronym_of(short, before) and before[-1:] == " " and gazetteer.has_acronym(short):
                    others.add(short)
        return frozenset(others)

    def unmasked(self, found: list[Found]) -> list[Found]:
        """The mentions without acronyms that mean something else here."""
        return [mention for mention in found if self.text[mention.start : mention.end] not in self.masked]

    def spread(self, found: list[Found]) -> list[Found]:
        """The mentions with every occurrence of the defined short forms, each standing for what it was defined for."""
        if not self.defined:
            return found
        kept = set(map(id, found))
        shorts = []
        for short, source in self.defined.items():
            if id(source) not in kept:
                continue
            for start in _occurrences(self.text, short):
                mention = Found(
                    start,
                    start + len(short),
                    -1,
                    -1,
                    "agency.defined",
                    source.form,
                    source.body,
                    source.name,
                    source.country,
                    source.kind,
                    source.parent,
                )
                shorts.append(mention)
        return apart([*_without(found, shorts), *shorts])


def _without(found: list[Found], shorts: list[Found]) -> list[Found]:
    """The mentions that no short form replaces: those that are longer stay, unless they are not known otherwise."""
    spans = {(mention.start, mention.end) for mention in shorts}
    return [mention for mention in found if (mention.start, mention.end) not in spans]


def _defined_after(text: str, mention: Found) -> str | None:
    match = _DEFINITION.match(text, mention.end, mention.end + _WINDOW)
    if match is None:
        return None
    short = match["short"]
    name = text[mention.start : mention.end]
    if len(short) < 2 or short == name:
        return None
    if (short.isupper() and " " not in short) or any(char.isupper() for char in short[1:].replace(" ", "")):
        return short
    return short if short.lower() in name.lower() else None


def _occurrences(text: str, short: str) -> Iterator[int]:
    """Every offset at which a short form stands as a word; a plural or possessive ending may follow."""
    at = text.find(short)
    while at >= 0:
        end = at + len(short)
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        plural = after == "s" and not text[end + 1 : end + 2].isalnum()
        if not before.isalnum() and before not in {"@", "_"} and (plural or not after.isalnum()):
            yield at
        at = text.find(short, end)
