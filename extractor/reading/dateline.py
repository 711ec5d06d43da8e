"""Datelines: ``BONN –``, ``BEIJING, Aug. 25 (AFP) --``, ``MIAMI, Fla. (May 3, 2022) —``, ``LONDON, 5 May 2024 -``."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.find.dates.absolute import NamedDay, named_days
from extractor.find.dates.values import Day
from extractor.reading.cues import cues
from extractor.reading.lines import Line

# A dateline stands within so many characters of the beginning of its line, behind "For Immediate Release" at the most.
_REACH = 160
# Its dash, where it has no complete date, within so many.
_DASH_REACH = 80

_HAS_DAY = re.compile(r"[A-Z][A-Za-z]{2,8}\.?[ \xa0]+\d|\d[ \xa0]+[A-Z][A-Za-z]{2}")
_DASH = re.compile(r"[–—―−]|-[- \n]")
_DASH_BEFORE_DATE = re.compile(r"\s?[–—]\s?$")
_APART = re.compile(r"\s{2,}|[|:]\s?|\s?[–—]\s?")
_WORD = r"[A-ZÀ-Þ][\w.'’/-]*"
_PLACE_BEFORE = re.compile(
    rf"(?P<place>{_WORD}(?:,? (?:{_WORD}|of|de|del|la|upon|and)){{0,6}})(?P<joint>\s?[,(]|\s\[|\s?[–—]|\s-)?\s{{0,2}}$"
)
_AGENCY = r"[(/](?P<agency>[A-Z][\w .&-]{1,30})[)/]"
_AFTER = re.compile(rf"(?P<closed>[)\]])?[.,]?\s{{0,2}}(?:{_AGENCY})?\s{{0,3}}(?P<dash>--+|[-–—―−/](?!\w))?")
_OPENS_SENTENCE = re.compile(r"\)?[:.]\s{1,2}[\"'“‘]?[A-Z]")
_PLACE_BETWEEN_DASHES = re.compile(rf"[)\]]?\s?[–—-]{{1,2}}\s(?P<place>{_WORD}(?:,? {_WORD}){{0,4}})\s?(?:--|[–—]|-\s)")
# A place alone is in capitals, or stands before an agency: "GENEVA –", "Paris (AFP) –".
_PLACE_ALONE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}}"
    rf"|{_WORD}(?: {_WORD}){{0,3}}(?= ?\())\s?(?:{_AGENCY}\s?)?\s{{0,2}}(?:--+|[–—―−]|-\s)"
)


class Dateline(NamedTuple):
    """Where and when a release is told from. ``month_day`` is set where the date lacks its year."""

    place: str
    date: str | None = None
    month_day: tuple[int, int] | None = None
    agency: str | None = None


def read_dateline(line: Line, text: str) -> Dateline | None:
    """The dateline that the line begins with.

    Args:
        line: a line of the head.
        text: the release; the dash may stand on the line after.
    """
    if not (line.text[0].isupper() or line.text[0] in "(["):
        return None
    has_dash = _DASH.search(text, line.start, line.start + _DASH_REACH) is not None
    if not (has_dash or line.moments):
        return None
    stretch = text[line.start : line.start + _REACH].replace("\xa0", " ")
    found = line.moments or (_HAS_DAY.search(line.text, 0, _DASH_REACH) and named_days(line.text[:_DASH_REACH]))
    dated = _dated(line.text, stretch, found[0]) if found else None
    if dated:
        return dated
    match = _PLACE_ALONE.match(stretch) if has_dash else None
    if match and _is_place(match["place"]):
        return Dateline(match["place"].rstrip(" -"), agency=match["agency"])
    return None


def _is_place(words: str) -> bool:
    """No sentence and no "MEDIA ADVISORY –" begins like that."""
    lowered = words.lower()
    return lowered.split()[0] not in cues().not_places and lowered not in cues().release_words


def _dated(own: str, stretch: str, found: NamedDay) -> Dateline | None:
    """The dateline around a date; ``stretch`` goes on behind the end of the line."""
    if found.has_year and not own[: found.start].strip("(["):
        return _date_first(found, stretch)
    place = _PLACE_BEFORE.search(_without_release_words(own[: found.start]))
    if place is None or not _is_place(place["place"]):
        return None
    after = _AFTER.match(stretch, found.end)
    assert after is not None  # every part of it is optional
    ends = not own[found.end :].strip(")].")
    # "Nairobi, 7 March 2024: The commission", with nothing before the place
    opens = own.startswith(place["place"]) and _OPENS_SENTENCE.match(stretch, found.end) is not None
    capital = place["place"].split(",")[0].isupper()
    if not (place["joint"] or capital) or not (after["dash"] or after["agency"] or after["closed"] or ends or opens):
        return None
    if found.has_year:
        return Dateline(place["place"], date=found.iso(), agency=after["agency"])
    if not (isinstance(found.day, Day) and (after["dash"] or after["agency"])):
        return None
    return Dateline(place["place"], month_day=(found.day.month, found.day.day), agency=after["agency"])


def _date_first(moment: NamedDay, stretch: str) -> Dateline | None:
    """The dateline in "May 12, 2023 – Portbury, Ontario – The ministry …"."""
    place = _PLACE_BETWEEN_DASHES.match(stretch, moment.end)
    return Dateline(place["place"], date=moment.iso()) if place else None


def _without_release_words(before: str) -> str:
    """What stands before the date, without "For Immediate Release" and other things set apart from the place."""
    dash = _DASH_BEFORE_DATE.search(before)
    cut = dash.start() if dash else len(before)
    last = _APART.split(before[:cut])[-1] + before[cut:]
    match = cues().release.match(last)
    return last[match.end() :] if match else last
