"""How near two statements are: by what they are, and by the words around them. Both from 0 to 1."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from typing import TypeAlias

from extractor.compare.phrases import content_words, same_phrase
from extractor.compare.statements import Statement, Version, party

# The words before and after, nearest first; the edge of the sentence counts as one.
Around: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
_WORDS = 4
_WORD = re.compile(r"\w+")
_START, _END = "^", "$"


def neighbourhood(version: Version) -> Callable[[Statement], Around]:
    """A function that gives the words around a statement, within its sentence; a date or a number counts as such."""
    values: defaultdict[int, list[Statement]] = defaultdict(list)
    for entity in version.entities:
        if entity.type in ("date", "quantity"):
            values[entity.sentence].append(entity)
    sentences: dict[int, tuple[list[int], list[str]]] = {}

    def around(statement: Statement) -> Around:
        if statement.sentence not in sentences:
            sentences[statement.sentence] = _words(version, statement.sentence, values[statement.sentence])
        offsets, words = sentences[statement.sentence]
        first, last = bisect_left(offsets, statement.start), bisect_left(offsets, statement.end)
        before = [_START, *words[max(first - _WORDS, 0) : first]] if first < _WORDS else words[first - _WORDS : first]
        after = [*words[last : last + _WORDS], _END][:_WORDS]
        return tuple(reversed(before)), tuple(after)

    return around


def _words(version: Version, sentence: int, values: list[Statement]) -> tuple[list[int], list[str]]:
    """The words of a sentence with their offsets."""
    place, end = version.bounds(sentence)
    offsets: list[int] = []
    words: list[str] = []
    for value in [*values, None]:
        stop = value.start if value else end
        for match in _WORD.finditer(version.folded, place, max(stop, place)):
            offsets.append(match.start())
            words.append(match[0].casefold())
        if value and value.start >= place:
            offsets.append(value.start)
            words.append(f"<{value.type}>")
            place = value.end
    return offsets, words


def kinship(old: Statement, new: Statement) -> float:
    """How much two entities of one type are of a kind, whatever their value."""
    return _KINSHIP[old.type](old, new)


def _date(old: Statement, new: Statement) -> float:
    before, after = str(old.values["value"] or old.text), str(new.values["value"] or new.text)
    precision = (len(before) == len(after)) + (before[:4] == after[:4])
    return 0.25 * precision + 0.25 * (old.values["edge"] == new.values["edge"])


def _agency(old: Statement, new: Statement) -> float:
    one, other = content_words(old.says), content_words(new.says)
    share = len(one & other) / max(len(one | other), 1)
    same = (old.values["kind"] == new.values["kind"]) + (old.values["country"] == new.values["country"])
    return min(0.25 * same + 0.5 * share, 1.0)


def _quantity(old: Statement, new: Statement) -> float:
    """The unit, the counted noun; a range is no kin of a number as near as another number."""
    unit = old.values["unit"] == new.values["unit"]
    before, after = old.values["of"], new.values["of"]
    if before and after:
        of = 0.5 if same_phrase(before, after) else 0.25 if _heads_agree(str(before), str(after)) else 0.0
    else:
        of = 0.25 if before == after else 0.1
    return 0.5 * unit + of


def _heads_agree(before: str, after: str) -> bool:
    """The noun that is counted is the last one: "male suspects", "female suspects"."""
    return content_words(before.split()[-1]) == content_words(after.split()[-1])


def _offence(old: Statement, new: Statement) -> float:
    if (old.values["offence_id"], old.values["name"]) == (new.values["offence_id"], new.values["name"]):
        return 1.0
    code, other = str(old.values["iccs"] or "-"), str(new.values["iccs"] or "+")
    return 0.25 + 0.25 * (code[:2] == other[:2]) + 0.25 * (old.values["stage"] == new.values["stage"])


def _term(old: Statement, new: Statement) -> float:
    return 0.5 * (old.values["label"] == new.values["label"]) + 0.5 * (old.values["term_id"] == new.values["term_id"])


def fact_kinship(old: Statement, new: Statement, mates: set[tuple[str, str]]) -> float:
    """How much two facts are one. ``mates`` are the ids of entities that are one, or have become one another."""
    before, after = old.part("quantity"), new.part("quantity")
    if before and after:
        about = 0.5 if (before.id, after.id) in mates else 0.5 * _quantity(before, after) - 0.25
    elif before or after:
        about = -0.25
    else:
        about = 0.4 if same_phrase(old.values["object"], new.values["object"], open_=False) else 0.0
    action = 0.35 * (old.values["action"] == new.values["action"])
    agent = 0.15 * (party(old, "agent") == party(new, "agent"))
    return max(about + action + agent, 0.0)


_KINSHIP: dict[str, Callable[[Statement, Statement], float]] = {
    "date": _date,
    "agency": _agency,
    "quantity": _quantity,
    "offence": _offence,
    "term": _term,
}
