"""Guards of figures by what stands beside them: citations, addresses, years, emergency calls, names."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.guards import Guard, GuardWords, Place
from extractor.find.quantities.identifiers import PLURAL_NEAR

_YEAR_AND_FOOTNOTE: Final = re.compile(r"(?:19|20)\d\d\.\d{1,2} [A-Z]")
_FOLLOWING: Final = re.compile(r" ?([^\W\d_][^\s,;:()]{0,12})")
_TORN_ORDINAL: Final = re.compile(r"[ \n](?:st|nd|rd|th)\b(?!\.)")
_LOCANT: Final = re.compile(r"(?:,\d{1,2}){1,6}'?-[a-z]{3}")
_REPORTER: Final = re.compile(r" u\.s\. \d")
_ADDRESS: Final = re.compile(
    r"\d{1,5}(?:[ ]?-[ ]?\d{1,5}|[A-Za-z])?((?:[ \n](?:[A-Z][\w.'-]{0,20}|\d{1,3}(?:[ \n]?(?:st|nd|rd|th))?\b)){2,5})",
)
# What stands before and after a house number: a comma, "at", a line's start; a name of two words or more and a town.
_PLACED: Final = re.compile(r"(?:[,)] |\b(?:at|of|live[sd] at|in) |\n|\A)\Z")
_PLACE_NAME: Final = re.compile(r"(?: [A-Z][a-z'.-]+){1,3} (?P<last>[A-Z][a-z'.-]*[a-z])(?:, [A-Z]|\.?(?=\n|\Z))")
_ROAD: Final = re.compile(r" (?:Freeway|Fwy|Highway|Hwy|Expressway|Turnpike|Parkway|Toll Road|Interstate)\b")
_DAY: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(?![\d,.]\d)")
# "89,000 pills and 112 bottles" calls nobody.
_LISTING: Final = frozenset({"and", "with", "including", "of"})
_PLURAL_NEXT: Final = re.compile(
    r" (?!(?:was|has|is|as|this|its|his|us|plus|across|s)\b)(?:[a-z-]{3,20} )??"
    r"(?:[a-z'-]{2,20}[^\W\dsu']s|people|men|women|children)\b| more (?:are|were|have|had)\b"
)
_COMPANY: Final = re.compile(
    r" (?:[A-Z][\w&'-]{1,20},? ){1,4}(?:LLC|L\.L\.C|LLP|Inc|Ltd|Limited|Corp|Corporation|GmbH|plc|PLC)\b"
)
_BROADCASTER: Final = re.compile(r" (?:News|Action|Eyewitness|Television|TV|Live|Sports)\b")


def _is_cited(words: GuardWords, at: Place) -> int:
    """Whether what follows makes it a citation ("18 U.S.C."), a time, a calibre, an ordinal, a chemical."""
    return at.token_end if has_follower(words, at.low, at.end) else 0


def has_follower(words: GuardWords, low: str, end: int) -> bool:
    """Whether the word after a number takes it up: U.S.C., a.m., calibre, the name of a month."""
    if _TORN_ORDINAL.match(low, end) or _LOCANT.match(low, end):
        return True
    match = _FOLLOWING.match(low, end)
    if match is None or match[1] == "u.s.":
        return low.startswith(" §", end) or _REPORTER.match(low, end) is not None
    word = match[1].rstrip(".")
    return match[1] in words.followers or word in words.followers or word in words.months


def _is_house(words: GuardWords, at: Place) -> int:
    """A house number: "350 Jay Street"; of a "1400 block" the word after tells."""
    text, end = at.text, at.end
    if text[end : end + 1] not in " -" or text[end + 1 : end + 2].islower():
        return 0
    match = _ADDRESS.match(text, at.start)
    parts = match[1].replace("\n", " ").split(" ")[2:] if match else ()
    road = _ROAD.match(text, end) or any(word.rstrip(".").lower() in words.streets for word in parts)
    return at.token_end if road else 0  # "the 91 Freeway" too


def _is_street_number(words: GuardWords, at: Place) -> int:
    """A house number before a name that tells no road: ", 10 East Beach, Cobh", "at 7 Elm Grove."."""
    if at.end - at.start > 4 or at.text[at.end : at.end + 1] != " " or not at.text[at.end + 1 : at.end + 2].isupper():
        return 0
    placed = _PLACED.search(at.text, max(at.start - 12, 0), at.start)
    named = _PLACE_NAME.match(at.text, at.end) if placed else None
    if named is None or named["last"].endswith("s"):
        return 0  # "they found drugs, 10 Glock Pistols, cash"
    roads = words.streets.intersection(re.findall("[a-z]+", named[0].lower()))
    return 0 if roads else at.token_end  # of which the guard of addresses tells


def _is_year_and_footnote(words: GuardWords, at: Place) -> int:
    return at.end if not at.plain and _YEAR_AND_FOOTNOTE.match(at.text, at.start) else 0


def _is_year(words: GuardWords, at: Place) -> int:
    """Four figures that read as a year and count nothing, or eight as a day: 20120401."""
    return at.token_end if reads_as_year(at) and not _counts(words, at) else 0


def reads_as_year(at: Place) -> bool:
    """Whether four figures read as a year, or eight as a day."""
    if at.end - at.start == 4:
        return _YEAR.match(at.low, at.start) is not None
    return at.end - at.start == 8 and _DAY.match(at.low, at.start) is not None


def _counts(words: GuardWords, at: Place) -> bool:
    """Whether figures count although they look like a year: "more than 2000 people", "made 2015 arrests"."""
    counted = _PLURAL_NEXT.match(at.low, at.end)
    if counted is None:
        return False
    if words.bounded.search(at.low, max(at.start - 30, 0), at.start):
        return True
    return at.before in words.counting_verbs and counted[0].rsplit(" ", 1)[-1] not in words.year_nouns


def _is_emergency(words: GuardWords, at: Place) -> int:
    """ "Call 911", but "issued 112 penalty notices"."""
    counts = at.before in words.counting_verbs and PLURAL_NEAR.match(at.low, at.end)
    counts = counts or (at.before in _LISTING and at.number != "911" and _PLURAL_NEXT.match(at.low, at.end))
    return at.token_end if at.number in words.emergency and not counts else 0


def _opens_company(words: GuardWords, at: Place) -> int:
    return at.token_end if opens_company(at.text, at.end) else 0


def opens_company(text: str, end: int) -> bool:
    """Whether a number opens the name of a company: "259 Strategies LLC"."""
    return _COMPANY.match(text, end) is not None


def _is_part_of_name(words: GuardWords, at: Place) -> int:
    """ "Boeing 737", "Silk Road 2.0", a town and its postal code; but "gave Team 3 cars"."""
    if not at.before or not (_is_postal_code(at) or _follows_name(words, at)):
        return 0
    return at.token_end if not PLURAL_NEAR.match(at.low, at.end) or _BROADCASTER.match(at.text, at.end) else 0


def _is_postal_code(at: Place) -> bool:
    begin = at.start - 1 - len(at.before)
    if at.end - at.start != 5:
        return False
    if at.before == "d.c." or (at.before[-1:] == "," and at.text[begin].isupper()):
        return True
    return len(at.before) == 2 and at.text[begin : at.start - 1].isupper()


def _follows_name(words: GuardWords, at: Place) -> bool:
    """Whether figures stand right after a capitalised word inside a sentence."""
    text, before = at.text, at.before
    begin = at.start - 1 - len(before)
    if before == "of":
        return text.startswith("Group ", max(begin - 6, 0))
    if begin < 2 or not before[-1:].isalpha() or before in words.closed_class or text[begin : at.start - 1].islower():
        return False  # but "iPhone 12"
    following = text[at.end + 1 : at.end + 3]
    if text[begin : at.start - 1].isupper() and following.isalpha() and following.isupper():
        return False  # a headline in capitals
    return text[begin - 1] != "\n" and text[begin - 2] not in ".!?:"


SPELLED_YEAR: Final = Guard(
    "guard.quantity.year-spelled",
    "a year before a unit that is spelled out",
    lambda words, at: at.end if reads_as_year(at) else 0,
    ("It was the 2021 year of change.",),
    ("It lasted [2,021 years].",),
)
# Asked where no unit follows, before ratios and ages are read.
BARE: Final = (
    Guard(
        "guard.quantity.citation",
        "part of a citation, a time, an ordinal or a calibre",
        _is_cited,
        ("It breaks 18 U.S.C. there.",),
        ("It breaks [18] rules.",),
    ),
    Guard(
        "guard.quantity.address",
        "a house number",
        _is_house,
        ("He lives at 350 Jay Street.",),
        ("He has [350] Jay shares.",),
    ),
)
# Asked after ratios and ages.
YEARS: Final = (
    Guard(
        "guard.quantity.year-footnote",
        "a year with the mark of a footnote",
        _is_year_and_footnote,
        ("It rose in the year 2023.1 The rest fell.",),
        ("The index stood at [1023.1] there.",),
    ),
    Guard(
        "guard.quantity.year",
        "a year",
        _is_year,
        ("The 2016 elections were held.",),
        ("[More than 2000] people left.", "They made [2015] arrests."),
    ),
    Guard(
        "guard.quantity.emergency",
        "the number of an emergency call",
        _is_emergency,
        ("They called 911 at once.",),
        ("They issued [112] penalty notices.",),
    ),
)
# Asked at the end.
NAMES: Final = (
    Guard(
        "guard.quantity.street-number",
        "a house number",
        _is_street_number,
        ("It was served on Roe Foods, 10 East Beach, Marlow.",),
        ("They found drugs, [10] Glock pistols and cash.",),
    ),
    Guard(
        "guard.quantity.company",
        "opens the name of a company",
        _opens_company,
        ("He owns 259 Strategies LLC.",),
        ("He owns [259] shares.",),
    ),
    Guard(
        "guard.quantity.name",
        "part of a name",
        _is_part_of_name,
        ("They robbed Studio 54 at dawn.",),
        ("He gave Marlow [3] cars.",),
    ),
)
