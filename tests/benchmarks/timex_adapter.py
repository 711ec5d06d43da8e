"""Our extraction as TIMEX3 spans (TimeML), for the scorers of time expressions.

    python -m tests.benchmarks.timex_adapter GOLD.jsonl > PRED.jsonl              spans as TimeML draws them
    python -m tests.benchmarks.timex_adapter --contract GOLD.jsonl > PRED.jsonl   spans as our contract draws them

GOLD.jsonl has a document a line: ``id``, ``text`` and ``dct``, the creation time. PRED.jsonl has ``id`` and ``spans``:
``start``, ``end``, ``type``, ``value``. Either way a range is two spans, "the past two years" a duration, a fiscal year
has the value of a plain one, and durations, our quantities with a ``timex``, are spans too.

TimeML differs from our contract further, and without ``--contract`` its ways are followed:

- "now", "currently", "soon", "for a year" are time expressions (the pack in ``timeml`` beside this file adds them);
- the article belongs to the span: "the third quarter", "the first nine months", "the fiscal first quarter";
- of the words that bound a duration, "more than", "less than", "nearly", "almost" and "at least" belong to the span,
  and "within", "over", "about" and their like do not; before a date "about" and "nearly" do;
- "the next few years" is a duration of some years (PXY), not FUTURE_REF; "the 1988 period" is one span;
- half units are written out: P2Y6M, not P2.5Y.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import extractor
from extractor.entities import Date, Entity, Quantity
from extractor.packs import Rules

_LINK = re.compile(r",? ?(?:\b(?:to|through|thru|until|till|and|or)\b|--?|–|—)\s?(?:at least |early |late |mid-)?")
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|approximately)\s$", re.IGNORECASE)
_COUNT = re.compile(
    r"(?:the )?(?:last|past|next|coming|previous|following|preceding|first|final)? ?(?P<count>.*?)[ -]?"
    r"(?P<unit>day|week|month|quarter|year|decade)s?",
    re.IGNORECASE,
)
_WITHIN = re.compile(r" (?:of|in) ")
_BOUND = re.compile(r"(?:within|over|about|around|approximately|roughly|some|up to|under|only|just)\s", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\bthe\s(?:(?:first|last|final|latest|full|entire|initial|past|next|coming|previous)\s)?$", re.IGNORECASE
)
_FISCAL = re.compile(r"(?:\bthe\s(?:fiscal[ -])?|\bfiscal[ -])$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\bfiscal[ -]$", re.IGNORECASE)
_PERIOD = re.compile(r"\s(?:period|quarter)\b")
_HALF = re.compile(r"(?P<whole>\d+)\.5(?P<unit>[YHD])$")
_HALVES = {"Y": "6M", "H": "30M", "D": "T12H"}
_LONGEST_BEFORE = 20
_SPANS = frozenset({"date.last-units", "date.past-unit"})
_FIRST_UNITS = frozenset({"date.first-units", "date.first-units-of-year"})
Span = dict[str, Any]


def to_timex(text: str, entities: Sequence[Entity]) -> list[Span]:
    """The dates and durations of an extraction as TIMEX3 spans by position, drawn as our contract draws them."""
    spans: list[Span] = []
    for entity in entities:
        if isinstance(entity, Date) and entity.value:
            spans.extend(_date_spans(text, entity, entity.value))
        elif isinstance(entity, Quantity) and entity.timex:
            spans.append(_span(entity.start, entity.end, "DURATION", entity.timex))
    return spans


def to_timeml(text: str, entities: Sequence[Entity]) -> list[Span]:
    """The same, drawn as TimeML draws them."""
    spans: list[Span] = []
    for entity in entities:
        if isinstance(entity, Date) and entity.rule in _SPANS and (entity.value or "").endswith("_REF"):
            spans.append(_span(entity.start, entity.end, "DURATION", _duration(entity.text)))
            continue
        if isinstance(entity, Date) and entity.rule == "date.first-months":
            spans.append(_span(entity.start, entity.end, "DURATION", _duration(entity.text)))
            continue
        if isinstance(entity, Date) and entity.rule in _FIRST_UNITS:
            within = _WITHIN.search(entity.text)
            if within:
                end = entity.start + within.start()
                spans.append(_span(entity.start, end, "DURATION", _duration(text[entity.start : end])))
        spans.extend(_widened(text, span) for span in to_timex(text, [entity]))
    return spans


def _widened(text: str, span: Span) -> Span:
    start, end, value = span["start"], span["end"], span["value"]
    surface = text[start:end].lower()
    if span["type"] == "DURATION":
        bound = _BOUND.match(text, start, end)
        start = bound.end() if bound else start
        value = _HALF.sub(lambda match: f"{match['whole']}{match['unit']}{_HALVES[match['unit']]}", value)
        before = _ADJECTIVE if "-" in surface else _ARTICLE
    elif re.fullmatch(r"\d{4}-[QH]\d", value) and surface.endswith(("quarter", "half")):
        before = _ADJECTIVE if "-" in surface and text[end : end + 2].strip().isalpha() else _FISCAL
    elif period := (_PERIOD.match(text, end) if surface.isdigit() else None):
        before, end = _FISCAL, period.end()
    else:
        return span
    article = before.search(text, max(start - _LONGEST_BEFORE, 0), start)
    return _span(article.start() if article else start, end, span["type"], value)


def _date_spans(text: str, date: Date, value: str) -> Iterator[Span]:
    start = date.start
    if date.rule in _SPANS and not value.endswith("_REF"):
        yield _span(start, date.end, "DURATION", _duration(date.text))
        return
    if date.rule in _FIRST_UNITS:
        within = _WITHIN.search(date.text)
        if within:
            yield _timex(start + within.end(), date.end, value[:4])
        return
    first, _, last = value.partition("/")
    link = _LINK.search(date.text, 1) if last else None
    if link:
        yield _timex(start, start + link.start(), first)
        yield _timex(start + link.end(), date.end, last)
        return
    about = _ABOUT.search(text, max(start - 15, 0), start) if date.edge == "around" else None
    yield _timex(about.start() if about else start, date.end, first, date.timex_type)


def _timex(start: int, end: int, value: str, kind: str | None = None) -> Span:
    value = value.removeprefix("FY")
    if kind is None or kind != "SET":
        kind = "TIME" if re.match(r"(?:\d{4}-\d\d-\d\d)?T", value) else "DATE"
    return _span(start, end, kind, value)


def _span(start: int, end: int, kind: str, value: str) -> Span:
    return {"start": start, "end": end, "type": kind, "value": value}


@cache
def _numbers() -> Mapping[str, int]:
    return Rules().table("dates.toml")["numbers"]  # type: ignore[no-any-return]


def _duration(text: str) -> str:
    """The value of "the past two years" and "the next few days"; X stands for a number that is not told."""
    match = _COUNT.fullmatch(" ".join(text.split()))
    if match is None:
        return "PXX"
    count = match["count"].lower()
    number = "1" if not count else count if count.isdigit() else str(_numbers().get(count, "X"))
    unit = {"decade": "E"}.get(match["unit"].lower(), match["unit"][0].upper())
    return f"P{number}{unit}"


def main() -> None:
    """Print a line of spans for every document."""
    by_contract = "--contract" in sys.argv
    convert = to_timex if by_contract else to_timeml
    nlp = extractor.load(packs=[] if by_contract else [Path(__file__).parent / "timeml"], facts=False)
    for line in Path(sys.argv[-1]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = row["dct"][:10] if row.get("dct") else None
        found = extractor.extract(row["text"], published=published, nlp=nlp)
        print(json.dumps({"id": row["id"], "spans": convert(row["text"], found.entities)}))


if __name__ == "__main__":
    main()
