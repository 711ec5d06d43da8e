"""Who issued a release, told by labels and by the shape of the first and last lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.reading.cues import cues
from extractor.reading.furniture import is_furniture
from extractor.reading.lines import Line
from extractor.trace import tracing

_LONGEST_NAME = 70
_MOST_WORDS = 10
# "Department of Justice"; "Department of Justice Sues Harbour Broker" is a headline.
_MOST_WORDS_OF_A_START = 5
_MOST_PUBLISHERS = 3
_DASH = re.compile(r"\s*([|–—]|\s-\s)\s*")
_NO_NAME = re.compile(r"[\d!?;:@/\"“”|]|\.(?![A-Z., ]|$)|\. [a-z]|[.,]$")


def is_body_name(text: str, media: bool = False) -> bool:
    """The whole line is the name of a public body: "Ministry of Law", "Harbour Police, District of Portbury".

    Args:
        text: a line without white space around it.
        media: names of news media count too.
    """
    if len(text) > _LONGEST_NAME or _NO_NAME.search(text):
        return False
    if _is_name(text, media):
        return True
    first, comma, rest = text.partition(", ")
    return bool(comma) and _is_name(first, media) and all(map(_is_part, rest.split(", ")))


def _is_name(text: str, media: bool) -> bool:
    known = cues()
    words = text.replace(",", " ").split()
    if words and words[0].lower() == "the":
        del words[0]
    if not 1 <= len(words) <= _MOST_WORDS:
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
        or (len(words) <= _MOST_WORDS_OF_A_START and lowered.startswith(known.institution_starts))
    )


def _is_part(text: str) -> bool:
    """A part of a body, behind a comma: "Southern District of Portbury", "Homicide Unit"."""
    return _is_name(text, media=False) or not cues().parts.isdisjoint(text.lower().split())


def read_publisher(head: Sequence[Line], foot: Sequence[Line], above: int) -> str | None:
    """Who issued the release: named after a label, on the last lines, or above the headline; joined by commas.

    Args:
        head: the first lines.
        foot: the last lines.
        above: how many lines of the head stand above the headline.
    """
    for line in (*head, *foot):
        labelled = _labelled(line.text)
        if labelled:
            if trace := tracing():
                trace.step("head.publisher-label", "publisher, by a label", None, labelled, at=(line.start, line.end))
            return labelled
    marks = [index for index, line in enumerate(foot) if cues().is_end_mark(line.text)]
    last = list(foot[: marks[0]] if marks else foot)
    while last and last[-1].moments and is_furniture(last[-1]):
        last.pop()
    names = list(_run_of_names(reversed(last), media=True))[::-1]
    if len(names) > _MOST_PUBLISHERS:  # a list of those who took part
        names = []
    place = "the last lines are" if names else "above the headline stands"
    names = names or [line.text for line in head[:above] if is_body_name(line.text)]
    publisher = ", ".join(dict.fromkeys(names)) or None
    if publisher and (trace := tracing()):
        trace.step("head.publisher-line", f"publisher: {place} the name of a body", None, publisher)
    return publisher


def _labelled(line: str) -> str | None:
    """The name in "Source: Global Times", "MEDIA RELEASE BY THE MINISTRY OF LAW", "Harbour Agency – Press release"."""
    known = cues()
    label = known.publisher.match(line) if ":" in line else known.release_by.match(line)
    if label:
        return label["name"].strip(" .") or None
    if len(line) > _LONGEST_NAME or not line.lower().endswith(known.release_ends):
        return None
    name, dash, what = _DASH.split(line, maxsplit=1) if _DASH.search(line) else (line, "", "")
    return name if dash and what.lower() in known.release_words and is_body_name(name) else None


def _run_of_names(lines: Iterable[Line], media: bool) -> Iterable[str]:
    for line in lines:
        name = _without_office(line.text)
        if not is_body_name(name, media):
            return
        yield name


def _without_office(line: str) -> str:
    """The body in "Public Relations Officer, Harbour Command"; else the line."""
    office, comma, body = line.partition(", ")
    return body if comma and not cues().roles.isdisjoint(office.lower().split()) else line
