"""Our extraction as TIMEX3 spans (TimeML), for the scorers of time expressions.

    python -m tests.benchmarks.timex_adapter GOLD.jsonl > PRED.jsonl

GOLD.jsonl has a document a line: ``id``, ``text`` and ``dct``, the creation time. TimeML differs from our contract:
a range is two spans, "the first five months of 2023" a year with a duration before it; "about" and "nearly" belong to
the span; "the past two years" is a duration; a fiscal year has the value of a plain one; durations, our quantities with
a ``timex``, are spans too, and so are "now" and "soon", which the pack beside this file adds.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import extractor
from extractor.entities import Date, Entity, Quantity

_LINK = re.compile(r",? ?(?:\b(?:to|through|thru|until|till|and|or)\b|--?|–|—)\s?(?:at least |early |late |mid-)?")
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|approximately)\s$", re.IGNORECASE)
_SPAN = re.compile(r"(?P<count>\d+|[a-z]+)? ?(?P<unit>day|week|month|quarter|year|decade)s?$", re.IGNORECASE)
_WITHIN = re.compile(r" (?:of|in) (?:the )?")
_NUMBERS = "a one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
Span = dict[str, Any]


def to_timex(text: str, entities: Sequence[Entity]) -> list[Span]:
    """The dates and durations of an extraction as TIMEX3 spans, by position."""
    spans: list[Span] = []
    for entity in entities:
        if isinstance(entity, Date) and entity.value:
            spans.extend(_date_spans(text, entity, entity.value))
        elif isinstance(entity, Quantity) and entity.timex:
            spans.append(_span(entity.start, entity.end, "DURATION", entity.timex))
    return spans


def _date_spans(text: str, date: Date, value: str) -> Iterator[Span]:
    start = date.start
    if date.rule in {"date.last-units", "date.past-unit"}:
        yield _span(start, date.end, "DURATION", _duration(date.text))
        return
    if date.rule == "date.first-units":
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
        kind = "TIME" if re.match(r"\d{4}-\d\d-\d\dT", value) else "DATE"
    return _span(start, end, kind, value)


def _span(start: int, end: int, kind: str, value: str) -> Span:
    return {"start": start, "end": end, "type": kind, "value": value}


def _duration(text: str) -> str:
    match = _SPAN.search(text)
    if match is None:
        return "PXX"
    count = (match["count"] or "one").lower()
    number = count if count.isdigit() else str(max(_NUMBERS.index(count), 1)) if count in _NUMBERS else "1"
    unit = {"decade": "DE"}.get(match["unit"].lower(), match["unit"][0].upper())
    return f"P{number}{unit}"


def main() -> None:
    """Print a line of spans for every document."""
    nlp = extractor.load(packs=[Path(__file__).parent / "timeml"], facts=False)
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = row["dct"][:10] if row.get("dct") else None
        found = extractor.extract(row["text"], published=published, nlp=nlp)
        print(json.dumps({"id": row["id"], "spans": to_timex(row["text"], found.entities)}))


if __name__ == "__main__":
    main()
