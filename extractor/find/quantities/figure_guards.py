"""Guards of numbers in figures: list numbers, telephones, identifiers, codes, citations, addresses, years, names."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.guards import Guard, GuardWords, Place, token_end
from extractor.find.quantities.identifiers import IDENTIFIERS, PLURAL_NEAR

_LIST_NUMBER: Final = re.compile(r"\d{1,3}[.)][ \n]|\d{1,2}(?:\.\d{1,2}){1,3}\.[ ]|\d{1,2}(?:\.\d{1,2}){2,3}[ ]")
_ASIDE_WINDOW: Final = 80
_PARAGRAPH: Final = re.compile(r" {1,4}([A-Z][a-z]*) ")
_PHONE: Final = re.compile(
    r"""(?:1-)?8(?:00|33|44|55|66|77|88)-\w
      | \d{3}-\d{4}(?!\d)
      | \d{1,4}[-.]\d{2,4}[-.]\d{2,}
      | \d{3}\)[ ]?\d{3}-\d{4}
      | \d{3,4}[ ]\d{3,4}[ ]\d{4}(?!\d)
      | \d{4}[ ]\d{4}(?!\d)
      | 0\d{1,4}[ -]\d{3,4}(?:[ -]?\d{3,4})?(?![\d,])
      | 1[38]00[ ]\d{3}[ ]\d{3}(?!\d)
      | 1[38]00[ ]?\d\d(?:[ -]\d\d){2}
    """,
    re.VERBOSE,
)
_ABROAD: Final = re.compile(r"\d{1,3}(?:[ .-]\(?\d{1,4}\)?){1,5}")
_EXTENSION: Final = re.compile(r" (?:x|ext\.?|extension) ?\d{1,6}(?!\d)")
# "21-cr-123", "714-555-0107": figures after a hyphen that joins them to others.
_INSIDE_CODE: Final = re.compile(r"[a-z0-9]-\d")
_FOOTNOTE: Final = re.compile(r"\d{1,3}\](?!\w)")
_YEAR_AND_FOOTNOTE: Final = re.compile(r"(?:19|20)\d\d\.\d{1,2} [A-Z]")
_FOLLOWING: Final = re.compile(r" ?([^\W\d_][^\s,;:()]{0,12})")
_TORN_ORDINAL: Final = re.compile(r"[ \n](?:st|nd|rd|th)\b(?!\.)")
_LOCANT: Final = re.compile(r"(?:,\d{1,2}){1,6}'?-[a-z]{3}")
_REPORTER: Final = re.compile(r" u\.s\. \d")
_ADDRESS: Final = re.compile(
    r"\d{1,5}(?:[ ]?-[ ]?\d{1,5}|[A-Za-z])?((?:[ \n](?:[A-Z][\w.'-]{0,20}|\d{1,3}(?:[ \n]?(?:st|nd|rd|th))?\b)){2,5})",
)
_ROAD: Final = re.compile(r" (?:Freeway|Fwy|Highway|Hwy|Expressway|Turnpike|Parkway|Toll Road|Interstate)\b")
_DAY: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(?![\d,.]\d)")
_PLURAL_NEXT: Final = re.compile(
    r" (?!(?:was|has|is|as|this|its|his|us|plus|across|s)\b)(?:[a-z-]{3,20} )??"
    r"(?:[a-z'-]{2,20}[^\W\dsu']s|people|men|women|children)\b| more (?:are|were|have|had)\b"
)
_COMPANY: Final = re.compile(
    r" (?:[A-Z][\w&'-]{1,20},? ){1,4}(?:LLC|L\.L\.C|LLP|Inc|Ltd|Limited|Corp|Corporation|GmbH|plc|PLC)\b"
)
_BROADCASTER: Final = re.compile(r" (?:News|Action|Eyewitness|Television|TV|Live|Sports)\b")


def _numbers_list(words: GuardWords, at: Place) -> int:
    """ "1. " or "(2)" where a line, or a part of a list, starts."""
    bracketed = words.ages.is_bracketed
    return at.end if _is_list_number(at.low, at.start) and not bracketed(at.text, at.low, at.start, at.end) else 0


def _is_list_number(low: str, start: int) -> bool:
    if start == 0 or low[start - 1] == "\n":
        return _LIST_NUMBER.match(low, start) is not None
    close = low.find(")", start, start + 4)
    if close > 0 and low[start:close].isdigit():  # "(1) theft, 2) fraud", but "(about 12)"
        opened = low.rfind("(", max(start - _ASIDE_WINDOW, 0), start)
        if opened == start - 1 or opened < 0 or low.find(")", opened, start) > 0:
            return True
    gap = low[max(start - 3, 0) : start - 1]
    indented = low[start - 1] == " " and gap.strip() in ("", "•") and "\n" in low[max(start - 3, 0) : start]
    return indented and _LIST_NUMBER.match(low, start) is not None


def _numbers_paragraph(words: GuardWords, at: Place) -> int:
    """Whether a line starts with it and goes on with a word that nothing counts: "2  On 9 May", "3 The"."""
    if at.end - at.start > 2 or (at.start and at.text[at.start - 1] != "\n"):
        return 0
    match = _PARAGRAPH.match(at.text, at.end)
    return at.end if match and match[1].lower() in words.closed_class else 0


def _numbers_day(words: GuardWords, at: Place) -> int:
    """Whether the word before is the name of a month, on the line before too."""
    before = at.before or _line_before(at.low, at.start)
    short = before.endswith(".") and len(before) < 6 and before[:-1] in words.months
    return at.end if before in words.months or short else 0


def _line_before(low: str, start: int) -> str:
    """The word before where it has a line of its own, empty elsewhere: "March" and the day after it."""
    if not start or low[start - 1] != "\n":
        return ""
    window = low[max(start - 12, 0) : start - 1]
    return window[window.rfind("\n") + 1 :]


def _is_telephone(words: GuardWords, at: Place) -> int:
    """514-2007, (202) 514-2007, 0370 555 0199."""
    if at.second or at.plain:
        return 0
    match = _PHONE.match(at.low, at.start)
    if match is None and at.start and at.low[at.start - 1] == "+":
        match = _ABROAD.match(at.low, at.start)
    if match is None:
        return 0
    end = token_end(at.low, match.end())
    extension = _EXTENSION.match(at.low, end)
    return extension.end() if extension else end


def _is_inside_code(words: GuardWords, at: Place) -> int:
    inside = not at.second and _INSIDE_CODE.match(at.low, max(at.start - 2, 0))
    return token_end(at.low, at.start) if inside else 0


def _is_footnote(words: GuardWords, at: Place) -> int:
    """ "farms.[1][2]"; but "he saw [14] men"."""
    low, start = at.low, at.start
    glued = start > 1 and low[start - 1] == "[" and not low[start - 2].isspace()
    return at.token_end if glued and not at.second and _FOOTNOTE.match(low, start) else 0


def _is_glued_before(words: GuardWords, at: Place) -> int:
    """Whether what stands right before makes figures a code or a time: "A12", "#12", "12:30", "GMT+7"."""
    if at.second or not at.start:
        return 0
    low, start = at.low, at.start
    before, further = low[start - 1], low[start - 2 : start - 1] if start > 1 else ""
    if before.isalnum() or before in "#§@_=&/%:\\^*" or (before == "." and further and not further.isspace()):
        if before == "=" and further in ("<", ">"):
            return 0
        glued = before != ":" or further.isdigit()
    else:
        short = before == "'" and at.end - start == 2
        glued = (
            before == "."
            or short
            or (before in "+-" and further.isalnum())
            or (before == " " and further in ("#", "§"))
        )
    return at.token_end if glued else 0


def _is_glued_after(words: GuardWords, at: Place) -> int:
    """Whether what stands right after does: "12a", "12:30", "12/b", "80's", "12(b)"."""
    low, end = at.low, at.end
    if not low[end - 1 : end].isalnum():
        return 0
    after, following = low[end : end + 1], low[end + 1 : end + 2]
    if not after:
        return 0
    glued = after.isalnum() or after in "@_#" or (after in ":/." and following.isdigit())
    glued = glued or (after == "/" and following.isalpha()) or (after == "'" and following == "s")
    return at.token_end if glued or (after == "(" and low[end + 2 : end + 3] == ")") else 0


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
    return at.token_end if at.number in words.emergency else 0


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


INSIDE_CODE: Final = Guard(
    "guard.quantity.joined", "joined to figures or letters before it", _is_inside_code, ("It is in A-12 there.",)
)
CODE: Final = Guard("guard.quantity.code", "part of a code", lambda words, at: 0, ("It was 6-MAM in a bag.",))
SPELLED_YEAR: Final = Guard(
    "guard.quantity.year-spelled",
    "a year before a unit that is spelled out",
    lambda words, at: at.end if reads_as_year(at) else 0,
    ("It was the 2021 year of change.",),
    ("It lasted [2,021 years].",),
)
# Asked before a unit is looked for.
NUMBERS: Final = (
    Guard("guard.quantity.list", "numbers a list", _numbers_list, ("1. The first point",), ("[12] men left.",)),
    Guard(
        "guard.quantity.paragraph",
        "numbers a paragraph",
        _numbers_paragraph,
        ("2 The firm left.",),
        ("[2] men left.",),
    ),
    Guard(
        "guard.quantity.day",
        "a day of a month",
        _numbers_day,
        ("It was Mar. 12 or so.",),
        ("A march of [12 km] began.",),
    ),
    Guard(
        "guard.quantity.telephone",
        "a telephone number",
        _is_telephone,
        ("Call 0370 555 0199 now.",),
        ("They took [514] bags.",),
    ),
    *IDENTIFIERS,
)
# Asked where the number and its unit are known.
GLUED: Final = (
    Guard(
        "guard.quantity.footnote",
        "the mark of a footnote",
        _is_footnote,
        ("It had farms.[1]",),
        ("It had [one] farm.",),
    ),
    Guard(
        "guard.quantity.glued-before",
        "part of a code, by what it is glued to",
        _is_glued_before,
        ("It is noon GMT+700 there.",),
        ("It holds ([12] men) there.",),
    ),
    Guard(
        "guard.quantity.glued-after",
        "part of a code or a time, by what is glued to it",
        _is_glued_after,
        ("It is in 12(b) there.",),
        ("It took [12%] of it.",),
    ),
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
    ),
    Guard(
        "guard.quantity.year",
        "a year",
        _is_year,
        ("The 2016 elections were held.",),
        ("[More than 2000] people left.", "They made [2015] arrests."),
    ),
    Guard("guard.quantity.emergency", "the number of an emergency call", _is_emergency, ("They called 911 at once.",)),
)
# Asked at the end.
NAMES: Final = (
    Guard("guard.quantity.company", "opens the name of a company", _opens_company, ("He owns 259 Strategies LLC.",)),
    Guard(
        "guard.quantity.name",
        "part of a name",
        _is_part_of_name,
        ("They robbed Studio 54 at dawn.",),
        ("He gave Marlow [3] cars.",),
    ),
)
