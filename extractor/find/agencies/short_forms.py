"""Short forms that a text defines: "Central Narcotics Bureau ("CNB")". They win everywhere in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extractor.find.agencies.gazetteer import Gazetteer
from extractor.find.agencies.joins import INSIDE
from extractor.find.agencies.mention import DEFINED, Found, apart, copy_of
from extractor.find.agencies.places import Places
from extractor.language.capitals import Capitals, begins, where
from extractor.resolve.names import ends_in_words_of, fold_word, initials, is_acronym_of
from extractor.trace import GUARD, tracing

# In brackets after the name, quoted or not, with "the", "hereinafter" and the like before it.
_DEFINITION = re.compile(
    r"(?: - [A-Z][\w.]*)?,? ?[(\[](?:[a-z ]{0,30})"
    r"[\"']?(?:[Tt]he )?(?P<short>[A-Z][\w&.'/-]*(?: [A-Z][\w&-]*){0,3})[\"']?[)\],;]"
)
# Between commas, as Nigerian releases have it: "National Drug Law Enforcement Agency, NDLEA, arrested".
_APPOSED = re.compile(r", (?:the )?(?P<short>[A-Z]{3,8})(?=[,.;])")
_BRACKETED = re.compile(r"\([\"']?(?P<short>[A-Z][A-Za-z&]{1,9})[\"']?\)")
_HEADED = re.compile(r"\b[A-Z][a-z]+ (?:of|for) [A-Z][a-z]+(?: [A-Z][a-z]+)?\Z")
_FIRST_WORD = re.compile("[ /]")
_OPENINGS = frozenset({" (", " [", ", ", " -"})
_OWNS = frozenset({"'s ", "' "})
_WINDOW = 60
# A name that an acronym of three letters spells has two gaps.
_FEWEST_GAPS = 2


class ShortForms:
    """The short forms that a text defines, for bodies and for other things."""

    def __init__(self, text: str, found: list[Found], gazetteer: Gazetteer, places: Places) -> None:
        self._places = places
        self.text = text
        self.defined: dict[str, Found] = {}
        for mention in found:
            short = _defined_after(text, mention)
            source = self._source(short, mention, gazetteer) if short else None
            if short and source and (short not in self.defined or mention.form is not None):
                self.defined[short] = source
        self._spell(found)
        self.masked = self._others(gazetteer)

    def _source(self, short: str, mention: Found, gazetteer: Gazetteer) -> Found | None:
        """The body that a short form in brackets stands for: the one before it, unless the letters are another's."""
        if INSIDE.search(self.text, mention.start, mention.end):
            return mention
        name = self.text[mention.start : self.text.index(short, mention.end)]
        if not short.isupper() or is_acronym_of(short, name):
            return mention
        listed = gazetteer.acronym(short)
        bodies = mention.form.bodies if mention.form else []
        if listed is None or any(body in listed.bodies for body in bodies):
            # An acronym in another language, such as "Road Transport Department (JPJ)", spells nothing here.
            # What stands in brackets after a court is the law that it sits under: "Special Court (PMLA)".
            named = " " in name and mention.kind_known() != "court"
            foreign = listed is None and short.isalpha() and 2 < len(short) < 7 and named
            return mention if listed or (foreign and not self._places.is_place(short)) else None
        countries = {body.country for body in bodies}
        other = next((body for body in listed.bodies if body.country in countries), None)
        return Found(mention.start, mention.end, -1, -1, mention.rule, listed, other) if other else None

    def _spell(self, found: list[Found]) -> None:
        """Give a listed acronym to a body of the text that it spells, "of" too, and whose own body the text lacks.

        The "DOI" of a city's Department of Investigation is not the Interior's.
        """
        listed = {mention.form.surface: mention.form for mention in found if mention.form and mention.form.acronym}
        if not listed:
            return
        full = [body for mention in found if mention.form and not mention.form.acronym for body in mention.form.bodies]
        for mention in found:
            if not mention.name or mention.form is not None or mention.name.count(" ") < _FEWEST_GAPS:
                continue
            head = _HEADED.search(mention.name)
            spelled = "".join(word[0] for word in head[0].split(" ")).upper() if head else ""
            for short in {spelled, initials(mention.name)} & listed.keys():
                if short not in self.defined and not any(body in full for body in listed[short].bodies):
                    self.defined[short] = mention

    def _others(self, gazetteer: Gazetteer) -> frozenset[str]:
        """Listed acronyms that the text gives to something else: "suspicious activity report (SAR)"."""
        others = set()
        for match in _BRACKETED.finditer(self.text):
            short = match["short"]
            if not short.isupper() or short in self.defined or not (form := gazetteer.acronym(short)):
                continue
            before = self.text[max(match.start() - 20 * len(short), 0) : match.start()]
            own = {body.name.split(" ", 1)[0] for body in form.bodies}
            if ends_in_words_of(short, before) and not any(word in before for word in own):
                others.add(short)
        return frozenset(others)

    def unmasked(self, found: list[Found]) -> list[Found]:
        """The mentions without acronyms that mean something else here."""
        if trace := tracing():
            for mention in found:
                if self.text[mention.start : mention.end] in self.masked:
                    at = mention.start, mention.end
                    trace.reject("agency", f"{GUARD}agency.masked", "the text defines it as something else", at)
        return [mention for mention in found if self.text[mention.start : mention.end] not in self.masked]

    def spread(self, words: Capitals, found: list[Found]) -> list[Found]:
        """The mentions with every occurrence of the defined short forms, each standing for what it was defined for."""
        kept = set(map(id, found))
        defined = {
            short: source for short, source in self.defined.items() if id(source) in kept or source.body is not None
        }
        if not defined:
            return found
        shorts = list(self._occurrences(words, defined))
        spans = {(mention.start, mention.end) for mention in shorts}
        others = [mention for mention in found if (mention.start, mention.end) not in spans]
        return apart([*others, *shorts])

    def _occurrences(self, words: Capitals, defined: dict[str, Found]) -> Iterator[Found]:
        """Where defined short forms stand, a plural or possessive ending left out; of two the longer."""
        by_word: dict[str, list[str]] = {}
        for short in sorted(defined, key=len, reverse=True):
            first = fold_word(_FIRST_WORD.split(short, 1)[0])
            by_word.setdefault(first, []).append(short)
            by_word.setdefault(first + "s", []).append(short)
        text = self.text
        for index in where(words, by_word):
            start = words.start[index]
            for short in by_word[words.folded[index]]:
                end = start + len(short)
                if text.startswith(short, start) and _ends(text, end) and begins(text, start):
                    copy = copy_of(text, defined[short], start, end, "agency.defined", DEFINED)
                    copy.is_short = True
                    yield copy
                    break

    def _force(self, words: Capitals, short: str) -> str:
        """The department of the place of the text whose initials an acronym has ("SCPD": Sioux City's), or itself."""
        for index in where(words, self._places.starts):
            place = self._places.at(words, index)
            name = self.text[words.start[index] : words.end[place[1]]] if place else ""
            if initials(name) == short[:-2] and not self._places.is_nation(words, index):
                return f"{name} Police Department"
        return short

    def _department(self, words: Capitals, short: str, start: int, end: int) -> Found:
        """The police department whose acronym stands between two offsets."""
        name = self._force(words, short)
        force = Found(start, end, -1, -1, "agency.police-acronym", name=name, country="US", kind="police")
        if trace := tracing():
            told = "built like the acronym of a police department"
            trace.step(force.rule, told, None, "US", at=(start, end), of=force)
        return force

    def _sought(self, words: Capitals, full: Collection[str]) -> set[str]:
        """The words that may be acronyms of names in the text, or of police departments."""
        folded = {
            short.lower()
            for short in full
            if len(short) > 2 and short in self.text and not self._places.is_place(short)
        }
        if "PD" in self.text:
            folded.update(word for word in words.folded if word[-2:] == "pd")
        return folded

    def derived(self, words: Capitals, found: list[Found]) -> list[Found]:
        """Acronyms that no list has and the text doesn't define: of names in it, and of police departments ("NCPD")."""
        text = self.text
        full = {short: mention for mention in found for short in _initials(mention)}
        for mention in found:
            if mention.form is not None and mention.body is None and mention.name == mention.form.surface:
                mention.stands_for(full.get(mention.name))  # "OAG" is also others', which the text doesn't tell of.
        folded = self._sought(words, full)
        if not folded:
            return []
        taken = {mention.start for mention in found}
        more = []
        for index in where(words, folded):
            start, end = words.start[index], words.end[index]
            short = text[start:end]
            if start in taken or not short.isupper() or short in self.defined or not begins(text, start):
                continue
            if source := full.get(short):
                more.append(copy_of(text, source, start, end, "agency.initials"))
            elif 3 < len(short) < 6:
                more.append(self._department(words, short, start, end))
        return more


def with_owners(text: str, found: list[Found]) -> list[Found]:
    """The mentions, short forms of units with the body that owns them: "the Ministry of Rivers' RPU" is one."""
    kept: list[Found] = []
    for mention in sorted(found, key=lambda mention: mention.start):
        owner = kept[-1] if kept else None
        short = mention.rule in {"agency.defined", "agency.initials"} and mention.parent is not None
        if owner is not None and short and owner.named and text[owner.end : mention.start] in _OWNS:
            kept.pop()
            mention.start = owner.start
        kept.append(mention)
    return kept


def _defined_after(text: str, mention: Found) -> str | None:
    # "The Harbour Bureau's (HB) officers".
    if inside := INSIDE.search(text, mention.start, mention.end):
        return inside["short"]
    end = mention.end + 2 if text.startswith("'s (", mention.end) else mention.end
    if text[end : end + 2] not in _OPENINGS:
        return None
    match = _DEFINITION.match(text, end, end + _WINDOW)
    name = text[mention.start : mention.end]
    if match is None:
        apposed = _APPOSED.match(text, mention.end)
        return apposed["short"] if apposed and initials(name) == apposed["short"] else None
    short = match["short"]
    if len(short) < 2 or short == name:
        return None
    if " " in short:
        return short if any(word in name.lower().split() for word in short.lower().split()) else None
    spelled = any(char.isupper() for char in short[1:]) or is_acronym_of(short.upper(), name)
    return short if spelled or short.lower() in name.lower() else None


def _initials(mention: Found) -> set[str]:
    """The acronyms that a name of three words or more may have: without its place too, and as an office."""
    name = (mention.body.name if mention.body else mention.name) or ""
    shorts = {initials(name)} if name.count(" ") > 1 else set()
    office, _, place = name.rpartition(" of ")
    if place.istitle() and office.startswith("Office") and office.count(" ") > 1:
        shorts.add(initials(office))
    if name.endswith("Attorney General's Office"):
        shorts |= {"OAG", "AGO"}
    return shorts


def _ends(text: str, end: int) -> bool:
    """Whether a word ends here, but for a plural or possessive ending."""
    after = text[end : end + 1]
    return not after.isalnum() or (after == "s" and not text[end + 1 : end + 2].isalnum())
