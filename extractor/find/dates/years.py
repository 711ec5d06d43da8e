"""Whether a four-digit number that stands alone is a year: numbers also count things, and belong to laws and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.find.dates.rule import Mention
from extractor.find.dates.values import Range, Value, Year, core
from extractor.find.dates.words import DateLexicon

_NEXT_WORD = re.compile(r"[ -]?('s\b|[A-Za-z][\w'-]*|\d|[^\w ]|$)")
_NAMED_EVENT = re.compile(r" [A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20})? (?P<event>[A-Za-z]{4,11})\b")
_LIST = re.compile(r"(?:,|,? and|,? or| to| through| vs\.?| v\.?)? *")
_LONGEST_LIST_GAP = 24
# A year without any word that introduces it is of living memory or near.
_EARLIEST_BARE, _LATEST_BARE = 1950, 2049
# Before 1900 military times and counts are as likely as years.
_EARLIEST_LOOSE = 1900
_ROUND = 50


class Years:
    """Decides by the words beside the number (``[years]`` of dates.toml)."""

    def __init__(self, words: DateLexicon) -> None:
        self.events = words.years["events"]
        self.before, self.loose = words.years["before"], words.years["loose"]
        self.determiners, self.counted = words.years["determiners"], words.years["counted"]
        self.labels, self.laws, self.small = words.years["labels"], words.years["laws"], words.years["small"]

    def __call__(self, text: str, mention: Mention) -> bool:
        """Whether the mention, a year or two joined by words, is one."""
        before, last = words_before(text, mention.start)
        after = word_after(text, mention.end)
        if self._is_labelled(before, last):
            return False
        if self._is_of_event(text, mention.end):
            return True
        if isinstance(mention.value, Range) and not mention.value.compact:
            return True
        if isinstance(mention.value, Range) and _is_long_span(text, mention, after):
            return True
        year = core(mention.value).year or 0
        word = last.lower()
        if word in self.before:
            return True
        if after.lower() in self.counted:
            return False
        if word in self.loose:
            return self._after_loose_word(before, after, year)
        if word in self.determiners or word.endswith("'s"):
            return after[:1].islower() or after in {",", ".", ")"}
        in_brackets = last in {"(", "—"} and after in {")", ",", "-", "", "and"}
        return in_brackets or _alone_on_line(text, mention) or self._describes(last, after, year)

    def _is_labelled(self, before: str, last: str) -> bool:
        """ "Section 2012", "the Act of 1934", "Act 12 of 2004", "the Regulations 2019"."""
        word = last.lower()
        if word in self.labels or word in self.laws or word.startswith("$"):
            return True
        return word == "of" and (before.lower() in self.laws or before.isdigit())

    def _is_of_event(self, text: str, end: int) -> bool:
        """Whether the second or third word is an event of which years are told: "a prior 2003 Strike conviction"."""
        match = _NAMED_EVENT.match(text, end)
        return match is not None and match["event"].lower() in self.events

    def _after_loose_word(self, before: str, after: str, year: int) -> bool:
        """After "of", "for", "about" and their like the number may as well count what follows."""
        if year < _EARLIEST_LOOSE or after.isdigit():
            return False
        if after[:1].isupper():
            return before[:1].isupper()  # in a headline: "Prison for 2004 Rape"
        if year % _ROUND == 0:
            return not after.isalpha() or after in self.small
        return not is_plural(after)

    def _describes(self, last: str, after: str, year: int) -> bool:
        """Whether a noun in the singular follows, as in "unpaid 1998 income taxes"."""
        return (
            _EARLIEST_BARE <= year <= _LATEST_BARE
            and year % _ROUND != 0
            and last.isalpha()
            and last.islower()
            and after.isalpha()
            and after.islower()
            and len(after) > 4
            and after not in self.small
            and not is_plural(after)
        )


def years_in_lists(text: str, mentions: Sequence[Mention]) -> set[int]:
    """Indexes of years that stand beside another one in a list or a table's row."""
    found = set()
    for (left, first), (right, second) in pairwise(enumerate(mentions)):
        if second.start - first.end > _LONGEST_LIST_GAP:
            continue
        if (
            _is_recent(core(first.value))
            and _is_recent(core(second.value))
            and _LIST.fullmatch(text[first.end : second.start])
        ):
            found |= {left, right}
    return found


def _is_long_span(text: str, mention: Mention, after: str) -> bool:
    """Whether two years of four digits stand where no address goes on: "mayor 1999-2004 and governor, 2006-2010"."""
    years = mention.end - mention.start == len("1999-2004") and core(mention.value).year
    return bool(years) and (years or 0) >= _EARLIEST_LOOSE and not (after[:1].isupper() or after[:1].isdigit())


def _is_recent(value: Value) -> bool:
    return isinstance(value, Year) and _EARLIEST_BARE <= value.year <= _LATEST_BARE


def _alone_on_line(text: str, mention: Mention) -> bool:
    before = text[max(mention.start - 2, 0) : mention.start]
    after = text[mention.end : mention.end + 2]
    return (not before.strip(" ") or before.endswith("\n")) and (not after.strip(" ") or after[0] in "\n:")


def words_before(text: str, at: int) -> tuple[str, str]:
    """The two words before the offset on its line, without opening marks unless they stand alone."""
    window = text[max(at - 30, 0) : at]
    before, last = ["", "", *window[window.rfind("\n") + 1 :].split()][-2:]
    return before, last.lstrip("(\"'[") or last


def word_after(text: str, at: int) -> str:
    """The word, digit or mark after the offset."""
    match = _NEXT_WORD.match(text, at)
    return match[1] if match else ""


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun in the plural."""
    return word.islower() and word.endswith("s") and len(word) > 3
