"""Date mentions: scan for single expressions, join neighbours, drop what is no date, resolve in text order."""

from __future__ import annotations

from extractor.entities import Date, Entity, TimexType
from extractor.find.context import Context
from extractor.find.dates.edges import LeftSide
from extractor.find.dates.expression import Expression
from extractor.find.dates.guards import Guards
from extractor.find.dates.join import join
from extractor.find.dates.lists import told_again
from extractor.find.dates.scan import Scanner
from extractor.find.dates.stated import stated_day
from extractor.find.dates.tense import Tense
from extractor.find.dates.timeline import Timeline
from extractor.find.dates.words import Words
from extractor.language.fold import lowered
from extractor.packs import Rules
from extractor.resolve.timex import bounds
from extractor.trace import tracing

__all__ = ["DateFinder"]


class DateFinder:
    """Finds and resolves the dates of a release."""

    def __init__(self, rules: Rules) -> None:
        self.words = Words(rules)
        self.scan = Scanner(self.words)
        self.left = LeftSide(self.words)
        self.guards = Guards(self.words)
        self.tense = Tense(self.words)

    def __call__(self, context: Context) -> list[Entity]:
        """The dates in the order of the text."""
        text = context.text
        lower = lowered(text)
        expressions = join(text, self.scan(text, lower))
        floor = 0
        trace = tracing()
        for expression in expressions:
            if trace:
                trace.turn_to(expression)
            self.left.take_in(lower, expression, floor)
            floor = expression.end
        expressions = self.guards(text, expressions)
        told_again(text, expressions)
        for expression in expressions:
            if not (expression.is_set or (expression.value or "").endswith("_REF")):
                if trace:
                    trace.turn_to(expression)
                expression.edge = expression.edge or self.left.edge(lower, expression)
        anchor = stated_day(context, expressions)
        timeline = Timeline(context, self.words, self.tense, anchor, self._day_first(context, expressions))
        for expression in expressions:
            if expression.kind == "day" and expression.year and expression.month and expression.day:
                timeline.named_days.setdefault((expression.month, expression.day), {})[expression.year] = None
        fiscal = self.words.fiscal_starts.get(context.country or "", 1)
        found = [_date(text, expression, timeline.value(expression), fiscal) for expression in expressions]
        # "The quarter" is a date only after a quarter has been named.
        return [date for date in found if date.value is not None or date.rule != "date.the-quarter"]

    def _day_first(self, context: Context, expressions: list[Expression]) -> bool | None:
        """The order of dates in numbers: that of the text's unambiguous ones, the publisher's country's, or that of
        the dates in words, where they agree."""
        numeric = [expression for expression in expressions if expression.code == "numeric"]
        if not numeric:
            return None
        if any(expression.number > 12 for expression in numeric):
            return True
        if any((expression.shift or 0) > 12 for expression in numeric):
            return False
        if context.country and context.country != "INT":
            return context.country not in self.words.month_first
        month_first = any(expression.rule.startswith("date.month-day") for expression in expressions)
        day_first = any(expression.rule.startswith("date.day-month") for expression in expressions)
        return None if month_first == day_first else day_first


def _date(text: str, expression: Expression, value: str | None, fiscal_start: int) -> Date:
    earliest, latest = bounds(value, fiscal_start)
    edge = expression.edge
    if edge in {"since", "after"}:
        earliest, latest = (earliest if edge == "since" else latest), None
    elif edge in {"until", "before"}:
        earliest, latest = None, (latest if edge == "until" else earliest)
    date = Date(
        text=text[expression.start : expression.end],
        start=expression.start,
        end=expression.end,
        rule=expression.rule,
        timex_type=_type(expression, value),
        value=value,
        edge=edge,
        earliest=earliest,
        latest=latest,
    )
    if trace := tracing():
        trace.hand_on(date, expression)
        if (earliest or latest) and not earliest == latest == value:
            trace.step("date.bounds", "from its first to its last day", value, f"{earliest or '…'} – {latest or '…'}")
    return date


def _type(expression: Expression, value: str | None) -> TimexType:
    if expression.is_set:
        return "SET"
    return "TIME" if value and "T" in value and not value.endswith("_REF") else "DATE"
