"""Date mentions: rules read single expressions, neighbours are joined, what is no date goes, values in text order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.entities import Date, Edge, Entity, TimexType
from extractor.find.context import Context
from extractor.find.dates.edges import Edges
from extractor.find.dates.engine import Joiner, Reader, changed
from extractor.find.dates.guards import Guards
from extractor.find.dates.joints import MOMENTS, PERIODS
from extractor.find.dates.left import LeftSide
from extractor.find.dates.neighbours import (
    firm_in_brackets,
    mark_recurring,
    reach_present,
    share_fiscal,
    share_years,
    told_again,
)
from extractor.find.dates.rule import Mention
from extractor.find.dates.rules import RULES
from extractor.find.dates.rules.data import rules_of_entries
from extractor.find.dates.stated import stated_day
from extractor.find.dates.surroundings import Place
from extractor.find.dates.tense import Tense
from extractor.find.dates.timeline import Timeline
from extractor.find.dates.values import Day, NumericDay, Range, Rate, core, order_of_numbers
from extractor.find.dates.words import DateLexicon
from extractor.language.fold import lowered
from extractor.language.lexicon import lexicon_of
from extractor.packs import Rules
from extractor.resolve.timex import bounds
from extractor.trace import tracing

__all__ = ["DateFinder"]

# What is before the end of a period may be any time in it.
_END = re.compile(
    r"(?:the )?(?:very )?(?:end|close|latter part|late)\b|(?:year|month|week|quarter)(?:'s | |-)end\b", re.I
)
_FROM = re.compile(r"\b[Ff]rom (?:the )?$")
_FROM_ENDS = ("rom ", "rom the ")


class DateFinder:
    """Finds and resolves the dates of a release."""

    def __init__(self, rules: Rules) -> None:
        self.words = DateLexicon(rules)
        kept = [rule for rule in RULES if not rules.removed(rule.id)]
        passes = ([joint for joint in joints if not rules.removed(joint.id)] for joints in (MOMENTS, PERIODS))
        self.join = Joiner(*passes)
        plain = Reader(kept, self.words, self.words.opening) if self.words.pack_rules else None

        def read_words(expression: str) -> Sequence[Mention]:
            found = self.join(expression, plain(expression, lowered(expression))) if plain else []
            return [mention for mention in found if mention.span == (0, len(expression))]

        self.read = Reader([*rules_of_entries(self.words, read_words), *kept], self.words, self.words.opening)
        self.left = LeftSide(self.words)
        self.edge = Edges(self.words)
        self.guards = Guards(self.words)
        self.tense = Tense(self.words, lexicon_of(rules))

    def __call__(self, context: Context) -> list[Entity]:
        """The dates in the order of the text."""
        text = context.text
        mentions = self.mentions(text, lowered(text))
        anchor = stated_day(context, mentions)
        timeline = Timeline(context, self.words, self.tense, anchor, self._day_first(context, mentions))
        for mention in mentions:
            day = core(mention.value)
            if isinstance(day, Day) and day.year:
                timeline.named_days.setdefault((day.month, day.day), {})[day.year] = None
        return [date for mention in mentions if (date := _date(text, mention, timeline)) is not None]

    def mentions(self, text: str, lower: str) -> list[Mention]:
        """The mentions of a text, not yet resolved.

        Args:
            text: the text, folded.
            lower: the text in lower case.
        """
        mentions = self.join(text, self.left.take_shift(lower, self.read(text, lower)))
        mentions = firm_in_brackets(text, mentions)
        for relate in (reach_present, mark_recurring, share_years, share_fiscal):
            mentions = relate(text, mentions)
        taken: list[Mention] = []
        trace = tracing()
        for mention in mentions:
            if trace:
                trace.turn_to(mention)
            taken.append(self.left.take_in(lower, mention, taken[-1].end if taken else 0))
        return [self._bounded(lower, mention) for mention in told_again(text, self.guards(text, taken))]

    def _bounded(self, lower: str, mention: Mention) -> Mention:
        value = mention.value
        if value.is_set or mention.edge or getattr(value, "value", "").endswith("_REF"):
            return mention
        if trace := tracing():
            trace.turn_to(mention)
        edge = self.edge(lower, mention)
        return changed(mention, edge=edge) if edge else mention

    def _day_first(self, context: Context, mentions: list[Mention]) -> bool | None:
        """The order of dates in numbers: that of the text's unambiguous ones, the one that the user names, the
        publisher's country's, or that of the dates in words, where they agree."""
        values = [core(mention.value) for mention in mentions]
        if not any(isinstance(value, NumericDay) for value in values):
            return None
        for order in (order_of_numbers(values), context.day_first):
            if order is not None:
                return order
        if context.country and context.country != "INT":
            return context.country not in self.words.month_first
        orders = {value.month_first for value in values if isinstance(value, Day)} - {None}
        return not orders.pop() if len(orders) == 1 else None


def _date(text: str, mention: Mention, timeline: Timeline) -> Date | None:
    """The mention with its value; None where it counts only with one and has none."""
    if isinstance(mention.value, Rate):
        return None
    value = _resolve(mention, timeline)
    if value is None and core(mention.value).only_told:
        return None
    earliest, latest = bounds(value, timeline.fiscal_start())
    edge = mention.edge or _starts(text, mention, timeline, earliest)
    if edge in {"since", "after"}:
        earliest, latest = (earliest if edge == "since" else latest), None
    elif edge in {"until", "before"}:
        ends = edge == "until" or _END.match(text, mention.start, mention.end)
        earliest, latest = None, (latest if ends else earliest)
    date = Date(
        text=text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        rule=mention.rule,
        timex_type=_type(mention, value),
        value=value,
        edge=edge,
        earliest=earliest,
        latest=latest,
    )
    if trace := tracing():
        trace.hand_on(date, mention)
        if (earliest or latest) and not earliest == latest == value:
            trace.step("date.bounds", "from its first to its last day", value, f"{earliest or '…'} – {latest or '…'}")
    return date


def _starts(text: str, mention: Mention, timeline: Timeline, earliest: str | None) -> Edge | None:
    """Since, where a day to come has "from" before it and no end: "shall apply from 17 January"."""
    if not text.endswith(_FROM_ENDS, 0, mention.start):
        return None  # most dates
    ahead = earliest is not None and timeline.anchor is not None and earliest >= timeline.anchor.isoformat()
    value = mention.value
    if not ahead or value.is_set or isinstance(value, Range) or text.startswith("'", mention.end):
        return None
    match = _FROM.search(text, max(mention.start - 12, 0), mention.start)
    if match and (trace := tracing()):
        trace.step("date.edge", "bounds it, for it lies ahead", match[0].strip(), "since", at=match.span())
    return "since" if match else None


def _resolve(mention: Mention, timeline: Timeline) -> str | None:
    """The TIMEX3 value; None, with a warning, where it is told from an anchor date and there is none."""
    trace = tracing()
    if trace:
        trace.turn_to(mention)
    timeline.here = Place(mention.start, mention.end, mention.edge)
    found = mention.value.timex(timeline)
    if mention.value.is_set:
        return found
    if found:
        told = core(mention.value)
        timeline.remember(found, named=told.named, passing=told.passing)
    if trace:
        trace.step("timex.value", "as TIMEX3" if found else "without a value", None, found)
    return found


def _type(mention: Mention, value: str | None) -> TimexType:
    if mention.value.is_set:
        return "SET"
    return "TIME" if value and "T" in value and not value.endswith("_REF") else "DATE"
