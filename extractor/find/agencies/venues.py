"""What else tells one court of many from another: "High Court, Commercial Division", "Magistrates' Court at Larch"."""

from __future__ import annotations

import re

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found, preferred
from extractor.find.agencies.places import Places
from extractor.language.capitals import Capitals
from extractor.resolve.names import is_acronym_of

# A capitalised word, or two, in any script that has capitals.
_WORD = r"[^\W\d_a-zß-ÿ][\w'-]*"
_PLACE = rf"{_WORD}(?:[ -]{_WORD})?(?![\w'-])"
# "(Criminal Division)", ", Commercial Division"
_BRANCH = re.compile(r"(?:, | \()(?:[A-Z][\w-]+ (?:and |of |for )?){1,5}(?:Division|Jurisdiction|Chamber)\b\)?")
# "Special Court (PMLA), Larch"
_LAW = re.compile(r" \((?P<law>[A-Z]{2,6})\)")
_COMMA = re.compile(rf", (?P<place>{_PLACE})(?=[,.;)]|$)")
_AT = re.compile(rf" at (?P<place>{_PLACE})")
_IN = re.compile(rf" in (?P<place>{_PLACE})")
# "Central Investigating Court No 4", "Labour Court No. 2 of Larch"
_NUMBER = re.compile(rf" (?:No\.?|Number|Nº|N°) ?\d{{1,3}}\b(?: of {_PLACE})?")
# "Special Court for CBI Cases, Larch"
_CASES = re.compile(rf"(?:,| for) [A-Z]{{2,6}} Cases?\b(?:(?:, | at ){_PLACE}(?=[,.;) ]|$))?")
# What of a court its name goes on with.
_PARTS = (_BRANCH, _CASES, _NUMBER)
# "Prosecutor's Office attached to the Larch Tribunal"
_OF_COURT = re.compile(r"\b(?:Court|Tribunal)\b")
_ATTACHED = re.compile(r" (?:attached to|at) the ")
_JUDGE = (
    "Special|Sessions|Additional|Chief|Principal|District|Judicial|Metropolitan|Civil|Senior|Junior|Executive|First|Second"
    "|Class|and|City|Presiding|Resident|Designated|Family|Assistant|Sub-Divisional|Magistrate|Anti-Corruption"
)
# "Court of Special Judge, CBI Cases, Larch", "Court of the Chief Judicial Magistrate, Larch"
_JUDGES = re.compile(
    rf"\bCourt of (?:the )?(?:(?:{_JUDGE}) ){{0,4}}(?:Judge|Magistrate)\b(?:-[IVX\d]+)?"
    rf"(?:(?:, | for | \()[A-Z]{{2,6}}\)?(?: (?:Cases?|Act))?)?(?:(?:, | at )(?P<place>{_PLACE})(?=[,.;) ]|$))?"
)
_COURT = re.compile(r"(?:^| )(?:Court|Tribunal)$|^Court of ")
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
)


class Venues:
    """Ends the names of courts, and of offices that many districts have, where the words that tell which one end."""

    def __init__(self, lexicon: Lexicon, places: Places) -> None:
        self.lexicon = lexicon
        self.places = places

    def __call__(self, text: str, words: Capitals, found: list[Found]) -> list[Found]:
        """The mentions, those of courts with what follows their names; what lies in that is a part of them."""
        found = self._of_judges(text, found)
        for at, mention in enumerate(found):
            surface = text[mention.start : mention.end]
            if self._is_attached(text, mention, surface, found[at + 1 : at + 2]):
                continue
            court = _COURT.search(surface) is not None
            if court or (mention.is_headed_by("office") and surface.endswith("Office")):
                end = self._end(text, words, mention, surface, court)
                if end > mention.end:
                    mention.end, mention.form, mention.body = end, None, None
                    mention.name, mention.kind = text[mention.start : end], "court" if court else mention.kind
        kept: list[Found] = []
        for mention in found:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def _is_attached(self, text: str, mention: Found, surface: str, following: list[Found]) -> bool:
        """Take in the court that a prosecutor's office is attached to, if there is one."""
        if not following or "Prosecut" not in surface:
            return False
        attached = _ATTACHED.match(text, mention.end)
        court = attached and _OF_COURT.search(text, following[0].start, following[0].end)
        if attached is None or not court or attached.end() != following[0].start:
            return False
        mention.end, mention.form, mention.body = following[0].end, None, None
        mention.country = mention.country or following[0].country
        mention.name = text[mention.start : mention.end]
        return True

    def _of_judges(self, text: str, found: list[Found]) -> list[Found]:
        """The mentions with the courts that are told by the judge who sits in them."""
        if "Court of" not in text or not ("Judge" in text or "Magistrate" in text):
            return found
        courts = []
        for match in _JUDGES.finditer(text):
            end = match.end()
            if match["place"] and not self._is_place(match["place"]):
                end = match.start("place") - 2
            courts.append(
                Found(match.start(), end, -1, -1, "agency.court", name=text[match.start() : end], kind="court")
            )
        return sorted(preferred(found, courts), key=lambda mention: mention.start)

    def _end(self, text: str, words: Capitals, mention: Found, surface: str, court: bool) -> int:
        end = mention.end
        if court and (part := next(filter(None, (pattern.match(text, end) for pattern in _PARTS)), None)):
            return part.end()
        special = surface.startswith("Special ")
        law = _LAW.match(text, end) if special else None
        if law and not is_acronym_of(law["law"], surface) and _COMMA.match(text, law.end()):
            end = law.end()
        beside = words.folded[mention.first : mention.last] if mention.first >= 0 else []
        if court and (at := _AT.match(text, end)) and self._is_place(at["place"]):
            return at.end()
        if special and (comma := _COMMA.match(text, end)) and self._is_place(comma["place"]):
            return comma.end()
        many = bool(beside) and self.lexicon.many.issuperset(beside)
        if many and (inside := _IN.match(text, end)) and self._is_place(inside["place"]):
            return inside.end()
        return end

    def _is_place(self, name: str) -> bool:
        return not _MONTHS.match(name) and name.split(" ", 1)[0].lower() not in self.lexicon.stops
