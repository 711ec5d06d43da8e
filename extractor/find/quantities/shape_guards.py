"""Guards of figures by their shape and place: list numbers, telephones, codes, footnotes, what is glued to others."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.guards import Guard, GuardWords, Place, token_end
from extractor.find.quantities.identifiers import IDENTIFIERS

_LIST_NUMBER: Final = re.compile(r"\d{1,3}[.)][ \n]|\d{1,2}(?:\.\d{1,2}){1,3}\.[ ]|\d{1,2}(?:\.\d{1,2}){2,3}[ ]")
_ASIDE_WINDOW: Final = 80
# The longest name of a month that is written with a full stop.
_SHORT: Final = 5
_PARAGRAPH: Final = re.compile(r"(?P<apart>\]? {1,12}|\t)(?P<word>[A-Z][\w'.-]*) ")
# What is told in a paragraph ends in a full stop; lines of a list that are counted do not.
_PROSE: Final = re.compile(r"[^\n]{40,}[.:;]\"?[ \t]*(?:\n|\Z)")
_PARAGRAPHS_APART: Final = 3000
_PHONE: Final = re.compile(
    r"""(?:1-)?8(?:00|33|44|55|66|77|88)-\w
      | \d{3}-\d{4}(?!\d)
      | \d{1,4}[-.]\d{2,4}[-.]\d{2,}
      | \d{3}\)[ ]?\d{3}-\d{4}
      | \d{3,4}[ ]\d{3,4}[ ]\d{4}(?!\d)
      | \d{4}[ ]\d{4}(?!\d)
      | 0\d{1,4}[ -]\d{3,4}(?:[ -]?\d{3,4})?(?![\d,])
      | 1[38]00[ ]\d{3}[ ]\d{3}(?!\d)
      | 0\d{2,4}(?:[ -]\d\d){2,4}(?!\d|,\d)
      | 0\d{2,5}[ -]\d{5,7}(?!\d|,\d)
      | 1[38]00[ ]?\d\d(?:[ -]\d\d){2}
    """,
    re.VERBOSE,
)
_ABROAD: Final = re.compile(r"\d{1,3}(?:[ .-]\(?\d{1,4}\)?){1,5}")
_EXTENSION: Final = re.compile(r" (?:x|ext\.?|extension) ?\d{1,6}(?!\d)")
_COMPASS: Final = re.compile(r" (?:[NSEW]|[NS][EW]|Mt)\.?((?: (?:[A-Z][\w.'-]{0,20}|\d{1,3}(?:st|nd|rd|th)\b)){1,4})")
_INSIDE_CODE: Final = re.compile(r"[a-z0-9]-\d")
_FOOTNOTE: Final = re.compile(r"\d{1,3}\](?!\w)")


def _numbers_list(words: GuardWords, at: Place) -> int:
    """ "1. " or "(2)" where a line, or a part of a list, starts."""
    if at.before and at.low[at.end : at.end + 1] == " ":
        return 0
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
    """Whether a line starts with it and goes on with a word that nothing counts: "2  On 9 May", "3 The".

    A name may follow where the number stands apart, "2      Roe was", or behind the paragraph before, "3 Roe was".
    """
    opened = at.start > 0 and at.text[at.start - 1] == "["
    line = at.start - opened
    if at.end - at.start > 2 or (line and at.text[line - 1] != "\n"):
        return 0
    match = _PARAGRAPH.match(at.text, at.end)
    if match is None or opened != match["apart"].startswith("]"):
        return 0
    apart = opened or len(match["apart"]) > 2 or match["apart"] == "\t"
    told = match["word"].lower() in words.closed_class or (apart and _PROSE.match(at.text, at.end))
    return at.end if told or _continues_paragraphs(at) else 0


def _continues_paragraphs(at: Place) -> bool:
    """Whether a paragraph before has the number before, and both are prose."""
    opening = f"{int(at.number) - 1} "
    before = at.text.rfind(f"\n{opening}", max(at.start - _PARAGRAPHS_APART, 0), at.start)
    told = before >= 0 or at.text.startswith(opening)
    return told and all(_PROSE.match(at.text, line) for line in (before + 1, at.start))


def _numbers_day(words: GuardWords, at: Place) -> int:
    """Whether the word before is the name of a month, on the line before too."""
    before = at.before or _line_before(at.low, at.start)
    short = before.endswith(".") and len(before) <= _SHORT and before[:-1] in words.months
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


def _is_house_of_compass(words: GuardWords, at: Place) -> int:
    """A house number before a side of the compass and a road: "3170 W. County Road 600S", "45 NE 9th Ave"."""
    road = _COMPASS.match(at.text, at.end)
    told = road and words.streets.intersection(re.findall("[a-z]+", road[1].lower()))
    return at.end if told and not at.second else 0


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


INSIDE_CODE: Final = Guard(
    "guard.quantity.joined",
    "joined to figures or letters before it",
    _is_inside_code,
    ("It is in A-12 there.",),
    ("They took [12] there.",),
)
CODE: Final = Guard(
    "guard.quantity.code",
    "part of a code",
    lambda words, at: 0,
    ("It was 6-MAM in a bag.",),
    ("A [24-count] indictment.",),
)
# Asked before a unit is looked for.
NUMBERS: Final = (
    Guard("guard.quantity.list", "numbers a list", _numbers_list, ("1. The first point",), ("[12] men left.",)),
    Guard(
        "guard.quantity.paragraph",
        "numbers a paragraph",
        _numbers_paragraph,
        ("2 The firm left.", "[3] The firm left."),
        ("[2] men left.",),
        after=lambda words: ("", "["),
    ),
    Guard(
        "guard.quantity.day",
        "a day of a month",
        _numbers_day,
        ("It was Mar. 12 or so.",),
        ("A march of [12 km] began.",),
        after=lambda words: ("", *words.months, *(f"{month}." for month in words.months if len(month) < _SHORT)),
    ),
    Guard(
        "guard.quantity.telephone",
        "a telephone number",
        _is_telephone,
        ("Call 0370 555 0199 now.",),
        ("They took [514] bags.",),
    ),
    Guard(
        "guard.quantity.compass",
        "a house number",
        _is_house_of_compass,
        ("He lives at 3170 W. County Road.",),
        ("It drew [3170 W] there.",),
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
