"""Short forms that a text defines: "Central Narcotics Bureau ("CNB")". They win everywhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.agency_gazetteer import Gazetteer
from extractor.find.agency_mention import Found, apart
from extractor.find.agency_words import Words, begins
from extractor.resolve.names import initials, is_acronym_of

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
            source = self._source(short, mention, gazetteer) if short else None
            if short and source and (short not in self.defined or mention.form is not None):
                self.defined[short] = source
        self.masked = self._others(gazetteer)

    def _source(self, short: str, mention: Found, gazetteer: Gazetteer) -> Found | None:
        """The body that a short form in brackets stands for: the one before it, unless the letters are another's."""
        name = self.text[mention.start : mention.end]
        if not short.isupper() or is_acronym_of(short, name):
            return mention
        listed = gazetteer.acronym(short)
        bodies = mention.form.bodies if mention.form else []
        if listed is None or any(body in listed.bodies for body in bodies):
            return mention if listed else None
        countries = {body.country for body in bodies}
        other = next((body for body in listed.bodies if body.country in countries), None)
        return Found(mention.start, mention.end, -1, -1, mention.rule, listed, other) if other else None

    def _others(self, gazetteer: Gazetteer) -> frozenset[str]:
        """Acronyms that the text gives to something else: "suspicious activity report (SAR)"."""
        others = set()
        for match in _BRACKETED.finditer(self.text):
            short = match["short"]
            if short.isupper() and short not in self.defined:
                before = self.text[max(match.start() - 12 * len(short), 0) : match.start()]
                if is_acronym_of(short, before) and before[-1:] == " " and gazetteer.acronym(short):
                    others.add(short)
        return frozenset(others)

    def derived(self, words: Words, found: list[Found]) -> list[Found]:
        """Acronyms that no list has and the text doesn't define: of names in it, and of police departments ("NCPD")."""
        full = {initials(mention.name): mention for mention in found if mention.name and mention.name.count(" ") > 1}
        taken = {mention.start for mention in found}
        more = []
        for start, end, folded in zip(words.start, words.end, words.folded, strict=True):
            short = self.text[start:end]
            source = full.get(short)
            if (source is None and not (folded.endswith("pd") and 3 < len(short) < 6)) or start in taken:
                continue
            if not short.isupper() or len(short) < 3 or short in self.defined or not begins(self.text, start):
                continue
            if source is None:
                more.append(Found(start, end, -1, -1, "agency.police-acronym", name=short, country="US", kind="police"))
            else:
                more.append(_copy(source, start, end, "agency.initials"))
        return more

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
            if id(source) not in kept and source.body is None:
                continue
            for start in _occurrences(self.text, short):
                mention = _copy(source, start, start + len(short), "agency.defined")
                shorts.append(mention)
        return apart([*_without(found, shorts), *shorts])


def _copy(source: Found, start: int, end: int, rule: str) -> Found:
    """Another mention of the same body."""
    copy = Found(start, end, -1, -1, rule, source.form, source.body, source.name, source.country, source.kind)
    copy.parent, copy.prefixed = source.parent, source.prefixed
    return copy


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
