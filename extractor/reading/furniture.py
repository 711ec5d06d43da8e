"""Lines that stand around the text of a release: navigation, labels, dates, credits, contacts."""

from __future__ import annotations

import re

from extractor.reading.cues import cues
from extractor.reading.lines import Line

_LONGEST_CONTACT = 100
_MOST_WORDS_BESIDE_A_DATE = 4
_TELEPHONE = re.compile(r"\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}|\+\d{1,3}[ (-]\(?\d|\+\d{9}")
_CONTACT_LABEL = re.compile(r"\b(?:contacts?|tel|telephone|phone|office|cell|mobile|e-?mail)(?: \w+)?:", re.I)
_NUMBERED = re.compile(r"[^\w]*(?:case|no|nos|ref|release|number|pr)\b[^a-z]{0,12}\d", re.I)
_NUMBER = re.compile(r"(?:no\.?|number|nr\.?|#)?\s*[\w/.-]{0,10}\d[\w/.-]{0,10}")
_MARKDOWN = re.compile(r"#{1,6} +|\*\*|__")
_SEPARATOR = re.compile(r"\s*[:|–—-]+\s*")


def headline(line: str) -> str:
    """The line as a headline: "FOR IMMEDIATE RELEASE: A Statement", "Subject: A Statement", "# A Statement"."""
    known = cues()
    for prefix in (known.title_label.match(line) if ":" in line else None, _MARKDOWN.match(line)):
        if prefix:
            return line[prefix.end() :].rstrip("*_ ")
    release = known.release.match(line)
    separator = _SEPARATOR.match(line, release.end("words")) if release else None
    return line[separator.end() :] if separator else line


def is_contact(line: str) -> bool:
    """A telephone number, an address or a label of such."""
    if len(line) > _LONGEST_CONTACT:
        return False
    return (
        "@" in line or (":" in line and _CONTACT_LABEL.search(line) is not None) or _TELEPHONE.search(line) is not None
    )


def is_furniture(line: Line) -> bool:
    """The line belongs to no headline and no text."""
    known = cues()
    text = line.text
    lowered = text.lower().strip(" .:|*-–—")
    if not any(map(str.isalpha, text)) or lowered in known.labels or known.is_end_mark(text):
        return True
    if ":" in text and (known.credit.search(text) or known.publisher.match(text) or known.envelope.match(text)):
        return True
    return is_contact(text) or _NUMBERED.match(text) is not None or _is_release_line(text) or _is_dated(line)


def _is_release_line(line: str) -> bool:
    """Lines such as "Harbour Agency – Press release", "News Release No. 23-145", "MEDIA RELEASE BY THE POLICE"."""
    known = cues()
    release = known.release.match(line)
    if release:
        rest = line[release.end() :].lower()
        return rest.startswith("by ") or _NUMBER.fullmatch(rest) is not None
    return line.lower().endswith(known.release_ends) and _SEPARATOR.split(line.lower())[-1] in known.release_words


def _is_dated(line: Line) -> bool:
    """Little more than a date, or a date with its label."""
    if not line.moments:
        return False
    moment = line.moments[0]
    rest = line.text[: moment.start] + line.text[moment.end :]
    if len(rest.split()) <= _MOST_WORDS_BESIDE_A_DATE:
        return True
    return cues().label.match(line.text, 0, moment.start) is not None
