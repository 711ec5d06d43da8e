"""Title and publisher, told by the shape of the lines at the beginning and the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.reading.cues import cues
from extractor.reading.dateline import read_dateline
from extractor.reading.lines import Line
from extractor.reading.moment import MOMENT, find_moments

_LONGEST_NAME = 70
_MOST_NAME_WORDS = 10
_MOST_TITLE_LINES = 3
_MOST_PUBLISHERS = 3
_LONGEST_CONTACT = 100
# Names of contacts are as short as this; a headline between them and their telephone numbers is longer.
_SHORT_TITLE = 4

_TELEPHONE = re.compile(r"\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}|\+\d\d")
_CONTACT_LABEL = re.compile(r"\b(?:contacts?|tel|telephone|phone|office|cell|mobile|e-?mail)(?: \w+)?:", re.I)
_NUMBERED = re.compile(r"[^\w]*(?:case|no|nos|ref|release|number|pr)\b[^a-z]{0,12}\d", re.I)
_NO_NAME = re.compile(r"[\d!?;:@/\"“”|]|\.(?![A-Z., ]|$)|\. [a-z]|[.,]$")
_SOMETHING = re.compile(r"\S")
_SENTENCE_END = re.compile(r"[.!?;][\"'”’)]{0,2}$")
_BREAKS_OFF = re.compile(r"[,:;–—-]$")
_AFTER_RELEASE = re.compile(r"\s*[:|–—-]+\s*")


class Title(NamedTuple):
    """The headline, and the offset in the release at which it stops (0 without one)."""

    text: str | None
    end: int


def is_body_name(text: str, media: bool = False) -> bool:
    """The whole line is the name of a public body: "Ministry of Law", "Office of Public Affairs".

    Args:
        text: a line without white space around it.
        media: names of news media count too.
    """
    if len(text) > _LONGEST_NAME or _NO_NAME.search(text):
        return False
    known = cues()
    words = text.replace(",", " ").split()
    if words and words[0].lower() == "the":
        del words[0]
    if not 1 <= len(words) <= _MOST_NAME_WORDS:
        return False
    if not all(word[0].isupper() or word in known.name_words for word in words):
        return False
    lowered = " ".join(words).lower()
    last = words[-1].lower()
    if len(words) == 1:
        return last in known.single_names
    return (
        last in known.institution_ends
        or (media and last in known.media_ends)
        or lowered.startswith(known.institution_starts)
    )


def read_title(text: str, head: Sequence[Line]) -> Title:
    """The headline: the first line, or first few, that is neither label nor date, neither contact nor running text."""
    for index, line in enumerate(head):
        if line.is_paragraph or (line is head[-1] and not _SOMETHING.search(text, line.end)):
            break
        headline = _without_release(line.text)
        if len(headline.split()) <= _SHORT_TITLE and any(_is_contact(after.text) for after in head[index + 1 :]):
            continue
        if _is_furniture(headline) or (is_body_name(headline) and _more_head(head, index)):
            continue
        if read_dateline(line, text):
            break
        return _joined(text, head, index, headline)
    return Title(None, 0)


def _without_release(line: str) -> str:
    """ "FOR IMMEDIATE RELEASE: A Statement" → "A Statement"."""
    release = cues().release.match(line)
    separator = _AFTER_RELEASE.match(line, release.end("words")) if release else None
    return line[separator.end() :] if separator else line


def _is_contact(line: str) -> bool:
    if len(line) > _LONGEST_CONTACT:
        return False
    return (
        "@" in line or (":" in line and _CONTACT_LABEL.search(line) is not None) or _TELEPHONE.search(line) is not None
    )


def _is_furniture(line: str) -> bool:
    """A line that stands around the text and tells nothing of it: navigation, labels, dates, credits, contacts."""
    known = cues()
    lowered = line.lower().strip(" .:|*-–—")
    if not any(map(str.isalpha, line)) or lowered in known.labels or known.is_end_mark(line):
        return True
    if ":" in line and (known.credit.search(line) or known.publisher.match(line)):
        return True
    if _is_contact(line) or _NUMBERED.match(line):
        return True
    moment = next(find_moments(line), None)
    if moment is None:
        return False
    rest = (line[: moment.start()] + line[moment.end() :]).split()
    return len(rest) <= _SHORT_TITLE or known.label.search(line, 0, moment.start()) is not None


def _more_head(head: Sequence[Line], index: int) -> bool:
    """A headline may yet come."""
    return any(not line.is_paragraph and not _is_furniture(line.text) for line in head[index + 1 :])


def _joined(text: str, head: Sequence[Line], index: int, headline: str) -> Title:
    end = head[index].end
    lines = 1
    for line, following in zip(head[index:], head[index + 1 :], strict=False):
        if text.count("\n", line.end, following.start) != 1 or not _belongs(line.text, following.text):
            break
        if lines == _MOST_TITLE_LINES:
            return Title(None, 0)  # hard-wrapped running text
        headline, end, lines = f"{headline} {following.text}", following.end, lines + 1
    return Title(None, 0) if _SENTENCE_END.search(headline) else Title(" ".join(headline.split()), end)


def _belongs(line: str, following: str) -> bool:
    """The line after goes on with the headline."""
    if _is_furniture(following):
        return False
    joints = cues().joints
    if _BREAKS_OFF.search(line) or line.split()[-1].lower() in joints:
        return True
    if following[0].islower() or following.split()[0].lower() in joints:
        return True
    return line.isupper() and following.isupper()


def read_publisher(head: Sequence[Line], foot: Sequence[Line]) -> str | None:
    """Who issued the release: named after a label, on the last lines, or above the headline; joined by commas."""
    for line in (*head, *foot):
        labelled = cues().publisher.match(line.text) if ":" in line.text else None
        if labelled:
            return labelled["name"].strip(" .") or None
    marks = [index for index, line in enumerate(foot) if cues().is_end_mark(line.text)]
    last = list(foot[: marks[0]] if marks else foot)
    while last and MOMENT.fullmatch(last[-1].text):
        last.pop()
    names = list(_run_of_names(reversed(last), media=True))[::-1]
    if len(names) > _MOST_PUBLISHERS:  # a list of those who took part
        names = []
    return ", ".join(dict.fromkeys(names or _names_above(head))) or None


def _run_of_names(lines: Iterable[Line], media: bool) -> Iterable[str]:
    for line in lines:
        name = _without_office(line.text)
        if not is_body_name(name, media):
            return
        yield name


def _without_office(line: str) -> str:
    """ "Public Relations Officer, Harbour Command" → "Harbour Command"."""
    office, comma, body = line.partition(", ")
    return body if comma and not cues().roles.isdisjoint(office.lower().split()) else line


def _names_above(head: Sequence[Line]) -> list[str]:
    """The names of bodies on the first lines; what follows them must still be the head."""
    names: list[str] = []
    for line in head:
        if _is_furniture(line.text):
            continue
        if not is_body_name(line.text):
            return [] if line.is_paragraph else names
        names.append(line.text)
    return []
