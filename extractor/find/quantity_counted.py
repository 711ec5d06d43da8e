"""What a quantity counts or measures: the noun phrase after it, beside it or before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from extractor.find.noun_phrase import NounPhrases, Span
from extractor.find.quantity_changes import Changes
from extractor.find.quantity_guards import word_before
from extractor.find.quantity_reading import Reading
from extractor.packs import Rules

_OF: Final = re.compile(
    r"(?: out)? of (?:all |about |some |nearly )?"
    r"(the |these |those |his |her |its |their |our |all |whom\b|which\b|them\b|us\b|you\b)?(?:other )?(\d|\$)?"
)
_PRONOUNS: Final = frozenset({"whom", "which", "them", "us", "you"})
_IN: Final = re.compile(r"(?: will be| was| were| is| are)? in (?:an? |the )?")
_WORTH: Final = re.compile(r"'? worth of ")
_FOR_COSTS: Final = re.compile(
    r" (?:for|towards?) (?=(?:[a-z-]+ ){0,3}(?:costs|fees|damages|expenses|losses|services)\b)"
)
# Between an amount and its noun: "5 grams (about 2 ounces) of", "Rs 500/- cash", "25 years to life in".
_ASIDE: Final = re.compile(r"(?:/-|\+)? \([^()\n]{1,48}\)(?= (?:of|in|worth) )|\)(?= (?:of|in) )|/-| to life\b")
_POSSESSIVE: Final = re.compile(r"'s?(?= )")
_LABEL: Final = re.compile(r"[^\W\d_][^\n,:;.$%]{1,58}(?:\([^\n()]{1,40}\))?")
_DIRECTLY_MEASURED: Final = frozenset({"mass", "volume", "area", "data", "power", "energy"})


class Counted:
    """Finds the counted or measured noun phrase of a reading."""

    def __init__(self, rules: Rules, phrases: NounPhrases, starts_number: Callable[[str, int], bool]) -> None:
        table = rules.table("quantities.toml").get("measured", {})
        self.phrases = phrases
        self.starts_number = starts_number
        self.amounts = frozenset(table.get("amounts", ()))
        self.fillers = frozenset(table.get("fillers", ()))
        self.not_measured = frozenset(table.get("not_measured", ()))
        self.changes = Changes(rules, phrases)
        self.links: dict[str, list[str]] = {}
        for link in sorted(table.get("links", ()), key=len, reverse=True):
            self.links.setdefault(link.rsplit(" ", 1)[-1], []).append(f" {link}")
        self._by_kind: dict[str, Callable[[str, str, Reading], Span | None]] = {
            "count": self._count,
            "percent": self._share,
            "money": self._money,
            "duration": self._duration,
        }

    def apply(self, text: str, low: str, reading: Reading) -> None:
        """Set ``of``, or say from which neighbour it is to be borrowed."""
        if reading.kind == "age":
            reading.of = "age"
            return
        span = self._by_kind.get(reading.kind, self._measure)(text, low, reading)
        if span is not None and reading.kind != "count" and low[span[0] : span[1]] in self.not_measured:
            span = None
        if span is None and reading.kind != "duration" and reading.borrows != "next":
            span = self.changes.noun(text, low, reading)
        if span is None and not reading.borrows and reading.unit and reading.kind != "money":
            span = self._label(low, reading)
        if span is not None:
            reading.of = text[span[0] : span[1]]

    def _count(self, text: str, low: str, reading: Reading) -> Span | None:
        end = reading.end
        if reading.noun:
            return reading.noun, reading.end
        if low.startswith((" of ", " out of "), end):
            return self._part_of(text, low, reading)
        if reading.vague or reading.value is None or reading.value != 1:
            span = self.phrases.counted(text, low, end)
        else:
            span = self.phrases.counted(text, low, end, plural=False)
        if span is None:
            if low.startswith((" aged ", " in 20", " in 19"), end):
                reading.borrows = "previous"
            return None
        return self.phrases.extended(text, low, span)

    def _part_of(self, text: str, low: str, reading: Reading) -> Span | None:
        """ "four of the five stolen watches", "three of whom", "hundreds of officers", "124 of the prison inmates"."""
        match = _OF.match(low, reading.end)
        if match is None:
            return None
        if (match[1] or "") in _PRONOUNS:
            reading.borrows = "previous"
            return None
        if match[2] or self.starts_number(low, match.end()):
            reading.borrows = "next"
            return None
        span = self.phrases.mass(text, low, match.end() - 1)
        return self.phrases.extended(text, low, span) if span else None

    def _share(self, text: str, low: str, reading: Reading) -> Span | None:
        if low.startswith((" of ", "of "), reading.end):
            return self._part_of(text, low, reading) if low[reading.end] == " " else self._glued_of(text, low, reading)
        return self.phrases.counted(text, low, reading.end, plural=False)

    def _glued_of(self, text: str, low: str, reading: Reading) -> Span | None:
        span = self.phrases.mass(text, low, reading.end + 2)
        return self.phrases.extended(text, low, span) if span else None

    def _money(self, text: str, low: str, reading: Reading) -> Span | None:
        end = _past_aside(low, reading.end)
        for pattern in (_WORTH, _IN, _FOR_COSTS):
            match = pattern.match(low, end)
            span = self._after(text, low, match.end(), pattern is _IN) if match else None
            if span and low[span[0] : span[1]] not in self.not_measured:
                return span
        if low.startswith(" of ", end) and not low.startswith(" of th", end):
            span = self.phrases.mass(text, low, end + 3)
            if span:
                return self.phrases.extended(text, low, span)
        span = self.phrases.counted(text, low, end, plural=False)
        if span and low[span[0] : span[1]] not in self.not_measured and not _opens_verbal(low, span):
            return span
        return self._left(text, low, reading)

    def _after(self, text: str, low: str, offset: int, bare_only: bool) -> Span | None:
        if bare_only and not low[offset : offset + 1].isalpha():
            return None
        span = self.phrases.mass(text, low, offset - 1)
        if span is None:
            return None
        if bare_only and (low[offset - 4 : offset - 1] in (" in",)) is False:
            return None
        return self._coordinated(text, low, self.phrases.extended(text, low, span))

    def _coordinated(self, text: str, low: str, span: Span) -> Span:
        """ "penalties and costs": a second bare plural joined by "and"."""
        if low.startswith(" and ", span[1]):
            more = self.phrases.counted(text, low, span[1] + 4)
            if (
                more
                and more[0] == span[1] + 5
                and " " not in low[more[0] : more[1]]
                and self.phrases.is_plural(low[more[0] : more[1]])
            ):
                return span[0], more[1]
        return span

    def _duration(self, text: str, low: str, reading: Reading) -> Span | None:
        end = _past_aside(low, reading.end)
        if low.startswith(" of ", end):
            return None if low.startswith("within", reading.start) else self.phrases.mass(text, low, end + 3)
        match = _IN.match(low, end)
        if match:
            if match[0] != " in ":
                return self._left(text, low, reading)
            span = self.phrases.mass(text, low, match.end() - 1)
            return (
                span if span and (text[span[0]].islower() or text[end - 1].isupper() or _is_title(text, end)) else None
            )
        possessive = _POSSESSIVE.match(low, end)
        at = possessive.end() if possessive else end
        hyphenated = "-" in low[reading.core : end]
        span = self.phrases.counted(text, low, at, plural=False)
        if span and (
            possessive or hyphenated or not low[span[0] : span[1]].split(" ")[0].endswith(("ing", "ed", "ly", "s"))
        ):
            return span
        if possessive and low.startswith((" and ", " or ", ", "), at):
            reading.borrows = "next"
            return None
        return self._left(text, low, reading)

    def _measure(self, text: str, low: str, reading: Reading) -> Span | None:
        end = _past_aside(low, reading.end)
        if low.startswith(" of ", end):
            span = self.phrases.mass(text, low, end + 3)
            return self.phrases.extended(text, low, span) if span else None
        if reading.kind in _DIRECTLY_MEASURED or " " not in low[reading.core : end]:
            span = self.phrases.counted(text, low, end, plural=False)
            if span and not low[span[0] : span[1]].split(" ")[0].endswith("ed"):
                return span
        span = self._left(text, low, reading)
        if span is None and reading.kind in ("mass", "volume"):
            reading.borrows = "unit"
        return span

    def _left(self, text: str, low: str, reading: Reading) -> Span | None:
        """The noun before: "a fine of $500", "pills worth about $28,000", "property exceeding $100,000"."""
        end = reading.start - 1
        if end < 2 or low[end] != " ":
            return None
        if low.startswith(("exceeding", "surpassing", "topping", "not exceeding"), reading.start):
            return self.phrases.before(text, low, end)
        for _ in range(3):
            link = self._link(low, end)
            if link is None:
                return None
            end -= len(link)
            if end and low[end - 1] == ",":
                end -= 1
            span = self.phrases.before(text, low, end)
            if span is None:
                return None
            words = low[span[0] : span[1]].split(" ")
            if words[-1] in self.fillers and len(words) == 1:
                determiner = word_before(low, span[0])
                end = span[0] - 1 - (len(determiner) + 1 if determiner in ("a", "an", "the") else 0)
                continue
            if link in _FREE_LINKS or words[-1] in self.amounts:
                return span
            return None
        return None

    def _link(self, low: str, end: int) -> str | None:
        """The words before ``end`` that tie an amount to its noun."""
        for link in self.links.get(word_before(low, end + 1), ()):
            if low.endswith(link, max(end - len(link), 0), end):
                return link
        return None

    def _label(self, low: str, reading: Reading) -> Span | None:
        """The label of a list line: "cocaine, 10 µg/L"."""
        begin = low.rfind("\n", max(reading.start - 90, 0), reading.start) + 1
        if not begin or low[reading.end : reading.end + 1] not in ("\n", ""):
            return None
        if low[reading.start - 2 : reading.start] not in (", ", ": "):
            return None
        match = _LABEL.fullmatch(low, begin, reading.start - 2)
        return (begin, reading.start - 2) if match else None


_FREE_LINKS: Final = frozenset(
    {
        " worth",
        " valued at",
        " totaling",
        " totalling",
        " exceeding",
        " amounting to",
        " estimated at",
        " between",
    }
)


def _past_aside(low: str, end: int) -> int:
    match = _ASIDE.match(low, end)
    return match.end() if match else end


def _opens_verbal(low: str, span: Span) -> bool:
    return low[span[0] : span[1]].split(" ", 1)[0].endswith(("ly", "ed", "ing"))


def _is_title(text: str, end: int) -> bool:
    return text[end + 4 : end + 5].isupper()
