"""Which country a line or a clause is about: "Italy: Guardia di Finanza", "In Italy, the National Police"."""

from __future__ import annotations

from bisect import bisect_right

from extractor.find.agencies.places import PlaceMention, Places
from extractor.language.capitals import Capitals

# How far a country reaches that no sentence starts with: over ", by the ".
_CLAUSE = 10
_BULLETS = " \t-*•·–"
# How far a list's "Italy:" may stand from the start of its line, with its bullet.
_INDENT = 12
# The last letters of "in " and "in the ".
_NEAR = frozenset({"n ", "e "})
_SENTENCE_ENDS = frozenset({". ", "! ", "? ", '" ', ": ", "\n", ""})


class Labels:
    """The countries that parts of a text name at their start, each with how far it reaches."""

    def __init__(self, text: str, words: Capitals, mentions: list[PlaceMention], places: Places) -> None:
        self._starts: list[int] = []
        self._labels: list[tuple[int, str]] = []
        for first, last, country in mentions:
            start, end = words.start[first], words.end[last]
            if self._labels and country != self._labels[-1][1]:
                self._cut(start)
            near = text[start - 2 : start]
            colon = text.startswith(":", end)
            if not (colon or near in _NEAR) or not (country and places.is_nation(words, first)):
                continue
            leads = colon and _opens_line(text, start)
            at = start if leads else start - (7 if text.endswith("n the ", 0, start) else 3)
            if leads or (text.startswith("In ", at) and _opens_sentence(text, at)):
                stop = text.find("\n", end)
                self._add(end, len(text) if stop < 0 else stop, country)
            elif text.startswith((" in ", " In "), at - 1):
                self._add(end, end + _CLAUSE, country)

    def _add(self, start: int, end: int, country: str) -> None:
        self._starts.append(start)
        self._labels.append((end, country))

    def _cut(self, start: int) -> None:
        """End a label where another country's place stands."""
        end, country = self._labels[-1]
        self._labels[-1] = min(end, start), country

    def country(self, start: int) -> str | None:
        """The country whose line or clause an offset lies in."""
        for index in range(bisect_right(self._starts, start) - 1, -1, -1)[:2]:
            end, country = self._labels[index]
            if start < end:
                return country
        return None


def _opens_line(text: str, start: int) -> bool:
    line = max(text.rfind("\n", max(start - _INDENT, 0), start) + 1, start - _INDENT, 0)
    return (line == 0 or text[line - 1] == "\n") and not text[line:start].strip(_BULLETS)


def _opens_sentence(text: str, start: int) -> bool:
    return text[max(start - 2, 0) : start] in _SENTENCE_ENDS or text[start - 1] == "\n" or _opens_line(text, start)
