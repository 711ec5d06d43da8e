"""Neighbouring expressions that are one: a day and its clock time, a month and its year, the two ends of a range.

Each rule takes two neighbours and the text between them, and gives the joined expression (one of the two, changed) or
None where they stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.find.dates.expression import Expression
from extractor.find.dates.hours import mark_recurring, opening_hours
from extractor.find.dates.lists import share_years
from extractor.trace import tracing

# Spaces are escaped: the fragment also stands in verbose patterns.
_ABOUT = r"(?:(?:on|in|at)\ or\ (?:about|around)|approximately|approx\.?|about|around|roughly)"
_TO_TIME = re.compile(
    rf"""(?:,\ ?|\ [-|]\ |\ \(|\ )?
         (?:@\ ?|(?:at|by|from|between|starting|beginning|shortly|just|sometime|after|before|until|till|the\ hour\ of|of
             |{_ABOUT})\b\ ?)*""",
    re.VERBOSE,
)
_TIME_TO_DAY = re.compile(r",?[ \n](?:(?:on|of) (?:the )?(?:(?:morning|afternoon|evening|night) of )?)?|, ?")
_PART_TO_DAY = re.compile(r"(?: hours)?,? (?:(?:of|on) )?(?:the )?")
_DAY_TO_PART = re.compile(r"[ -]|,? (?:in|during) the | at ")
_TIME_TO_PART = re.compile(r" (?:in|during) the |,? ")
_WEEKDAY_TO_DAY = re.compile(r",? ?(?:the )?| ?\(")
_TO_WITHIN = re.compile(r",? (?:of |in |for |during )?(?:the )?|-|, ?")
_RANGE = re.compile(
    rf"""(?:,?\ )?(?:at\ least\ )?
         (?P<link>(?:and\ )?continuing\ (?:to|through|until)|to|through|thru|until|till|up\ to|up\ until|--?|—|and)
         (?:\ (?:at\ least|{_ABOUT}|in|on|(?:the\ )?(?:end|beginning|start)\ of|the|early|late|mid))*[ -]?""",
    re.VERBOSE,
)
_NTH = re.compile(r"\b(?:the )?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) $", re.IGNORECASE)
_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_LONGEST_NTH = len("the second ") + 1
_LIMITS = rf"(?:(?:{_ABOUT}|the|early|late|mid|at least|as early as)[ -]?)*$"
_BETWEEN = re.compile(rf"\bbetween {_LIMITS}", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom {_LIMITS}", re.IGNORECASE)
_PRESENT = re.compile(
    r",? ?(?P<link>to|through|until|till|up to|and|-) ?(?P<end>(?:the )?present(?: (?:day|time))?|date|now)"
    r"(?=[^\w ]|$| (?:and|as|at|by|had|has|have|he|in|is|on|she|there|they|was|we|were|which|who|with)\b)"
)
_DAYS = frozenset({"day", "holiday", "weekday"})
_WITHIN_OF = {"W": _DAYS | {"month"}, "WE": _DAYS, "M": frozenset({"month"}), "Y": frozenset({"year"})}
_IN_YEARS = frozenset({"month", "day", "weekday", "quarter", "half", "season"})
_PARTS_OF_YEAR = frozenset({"month", "day", "quarter", "half", "season", "holiday"})
_OF_YEAR = frozenset({" ", " of ", " in "})
_LISTED = re.compile(r" ?(?:\band|\bor|&) ?$")
_LONGEST_GAP = 44
_DATED = {"year", "month", "day", "weekday", "quarter", "half", "season", "holiday", "unit", "ordinal-day"}


def join(text: str, expressions: list[Expression]) -> list[Expression]:
    """The expressions, those that belong together made one: days with their times first, so that ranges join wholes."""
    if any(expression.kind == "weekday" for expression in expressions):
        expressions = opening_hours(text, expressions)
    for pair in (_moment, _period):
        expressions = _joined(text, expressions, pair)
    for expression in expressions:
        _reach_present(text, expression)
    mark_recurring(text, expressions)
    share_years(text, expressions)
    return _split_lists(text, expressions)


Pair = Callable[[str, Expression, Expression, str], "Expression | None"]


def _joined(text: str, expressions: list[Expression], pair: Pair) -> list[Expression]:
    joined: list[Expression] = []
    for current in expressions:
        while joined and joined[-1].end <= current.start <= joined[-1].end + _LONGEST_GAP:
            both = pair(text, joined[-1], current, text[joined[-1].end : current.start])
            if both is None:
                break
            if trace := tracing():
                trace.hand_on(both, joined[-1], current)
                trace.step("date.join", "joined into one", None, both.parts, at=both.span)
                if both.edge:
                    trace.step("date.edge", "bounds it", None, both.edge)
            joined.pop()
            current = both
        joined.append(current)
    return joined


def _moment(text: str, first: Expression, second: Expression, gap: str) -> Expression | None:
    return (
        _day_and_weekday(first, second, gap) or _day_and_time(first, second, gap) or _day_and_part(first, second, gap)
    )


def _period(text: str, first: Expression, second: Expression, gap: str) -> Expression | None:
    return _nth_weekday(text, first, second, gap) or _in_period(first, second, gap) or _range(text, first, second, gap)


def _nth_weekday(text: str, first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "The first Tuesday of April": ``day`` keeps which of them, -1 is the last."""
    if first.kind != "weekday" or second.kind != "month" or gap not in {" of ", " in "} or first.day or second.until:
        return None
    match = _NTH.search(text, max(first.start - _LONGEST_NTH, 0), first.start)
    if match is None:
        return None
    first.start, first.end, first.within, first.weak = match.start(), second.end, second, False
    first.day, first.rule = _NTHS.get(match["nth"].lower(), -1), "date.nth-weekday"
    return first


def _day_and_time(first: Expression, second: Expression, gap: str) -> Expression | None:
    if second.kind == "time" and first.has_day and not first.clock and first.until is None:
        match = _TO_TIME.fullmatch(gap)
        if match is None:
            return None
        first.clock, first.end = second.clock, second.end
        if second.until:
            first.until = second.until
        if re.search(_ABOUT, gap):
            first.edge = "around"
        return first
    if first.kind == "time" and second.has_day and not second.clock and _TIME_TO_DAY.fullmatch(gap):
        second.clock, second.start = first.clock, first.start
        if first.until:
            second.until = first.until
        second.edge = first.edge
        return second
    return None


def _day_and_part(first: Expression, second: Expression, gap: str) -> Expression | None:
    if second.kind == "part" and first.has_day and not first.part and _DAY_TO_PART.fullmatch(gap):
        first.part, first.end = second.part, second.end
        return first
    if first.kind == "part" and second.has_day and not second.part and _PART_TO_DAY.fullmatch(gap):
        second.part, second.start = first.part, first.start
        return second
    if first.kind == "time" and second.kind == "part" and _TIME_TO_PART.fullmatch(gap):
        first.end = second.end
        return first
    return None


def _day_and_weekday(first: Expression, second: Expression, gap: str) -> Expression | None:
    if first.kind == "weekday" and second.kind == "day" and first.end - first.start >= 3:
        if not _WEEKDAY_TO_DAY.fullmatch(gap):
            return None
        if "(" in gap:
            second.weak = False  # "Friday (17/7)": two mentions of one day
            return None
        second.start, second.weak = first.start, False
        second.clock, second.part = second.clock or first.clock, second.part or first.part
        second.edge = second.edge or first.edge
        if not second.code:
            second.number = first.number
        return second
    return None


def _in_period(first: Expression, second: Expression, gap: str) -> Expression | None:
    """A smaller period and the larger one that it lies in: "the third quarter of last year"."""
    if first.kind == "year" and second.kind in {"quarter", "half"} and gap == " " and not (first.until or second.year):
        second.within, second.start, second.weak = first, first.start, False
        return second
    if first.kind == "holiday" and second.rule == "date.weekend" and gap == " ":
        second.within, second.start, second.weak = first, first.start, False
        return second
    if first.to_mention and first.shift == 0 and second.unit == "Y" and second.shift and gap in _OF_YEAR:
        second.start, second.code = first.start, "same-period"  # "the same quarter last year"
        return second
    if first.until and _range_within(first, first.until, second, gap):
        return first
    if first.within or first.year or first.until or not _TO_WITHIN.fullmatch(gap):
        return None
    if not _lies_in(first, second) or (second.until and first.kind not in {"month", "season"}):
        return None
    first.within, first.end, first.weak = second, second.end, False
    return first


def _lies_in(first: Expression, second: Expression) -> bool:
    """Whether the second is a period that the first can be part of."""
    unit = second.unit if second.kind == "unit" else ""
    if first.code == "first-units":
        return second.kind == "year" or unit == "Y" or (second.value or "").startswith("FY")
    if first.code == "period-of":
        return second.kind in _WITHIN_OF[first.unit]
    if first.rule == "date.end-of-period":
        return first.unit == "Y" and second.kind == "year"
    if first.kind in _PARTS_OF_YEAR and (second.kind == "year" or unit == "Y"):
        return True
    if first.kind in {"quarter", "half"}:
        return second.kind == "fixed" and not second.is_set
    return (first.kind == "weekday" and unit == "W") or (first.kind == "ordinal-day" and unit == "M")


def _range_within(first: Expression, last: Expression, second: Expression, gap: str) -> bool:
    """ "Between January and May this year", "Monday to Friday last week": the period holds both ends."""
    if last.kind not in _IN_YEARS or last.year or last.within or second.until:
        return False
    if (first.year or first.within) and last.kind not in {"quarter", "half", "season"}:
        return False
    fits = second.unit == "W" if last.kind == "weekday" else second.kind == "year" or second.unit == "Y"
    if not fits or not _TO_WITHIN.fullmatch(gap):
        return False
    last.within, last.end, first.end = second, second.end, second.end
    if first.year is None and first.within is None and first.kind == last.kind:
        first.within = second
    return True


def _range(text: str, first: Expression, second: Expression, gap: str) -> Expression | None:
    if first.until or second.until or first.is_set or second.is_set:
        return None
    match = _RANGE.fullmatch(gap)
    if match and second.kind == "year" and (first.value or "").startswith("FY"):
        second = Expression(second.start, second.end, first.rule, "fixed", value=f"FY{second.year}")
    if match is None or not _same_sort(first, second):
        return None
    before = text[max(first.start - 40, 0) : first.start]
    between = _BETWEEN.search(before)
    opened = between or _FROM.search(before)
    told = opened or first.clock or first.rule == "date.decade" or "continuing" in match["link"]
    if (match["link"] == "and" and not between) or (first.kind != second.kind and not told):
        return None
    if re.search(_ABOUT, gap) or (opened and re.search(_ABOUT, opened[0])):
        first.edge = "around"
    if first.kind == "time" and second.kind != "time":
        return _from_time(first, second)
    first.until, first.end, first.weak = second, second.end, False
    return first


def _reach_present(text: str, first: Expression) -> None:
    """ "2020 through the present": a range that is not over."""
    if first.until or first.is_set or (first.kind not in _DATED and not _is_period(first)):
        return
    match = _PRESENT.match(text, first.end)
    if match and (match["link"] != "and" or _BETWEEN.search(text[max(first.start - 40, 0) : first.start])):
        start, end = match.span("end")
        first.until = Expression(start, end, "date.present", "fixed", value="PRESENT_REF")
        first.end, first.weak = end, False
        if trace := tracing():
            trace.step("date.present", "a range that is not over", None, "PRESENT_REF", at=(start, end), of=first)


def _from_time(first: Expression, second: Expression) -> Expression:
    """ "10am-2pm on Saturday": the range, told as the day of its second end."""
    last = Expression(first.end, second.end, second.rule, "time", clock=second.clock)
    second.start, second.clock, second.until = first.start, first.clock, last
    second.edge = second.edge or first.edge
    return second


def _same_sort(first: Expression, second: Expression) -> bool:
    if first.kind == "time" or second.kind == "time":
        return bool(first.clock and second.clock)
    if first.kind == "fixed" or second.kind == "fixed":
        return (_is_period(first) or first.kind == "month") and _is_period(second)
    return first.kind in _DATED and second.kind in _DATED


def _is_period(expression: Expression) -> bool:
    """Whether it is a year, a fiscal year, a decade or a century."""
    return expression.kind == "year" or (expression.value or "").removeprefix("FY").isdigit()


def _split_lists(text: str, expressions: list[Expression]) -> list[Expression]:
    """ "May 3 and 5, 2023" is two days, but one range after "between"."""
    result = []
    for expression in expressions:
        last = expression.until
        if last is None or expression.kind != "day" or last.kind != "day" or last.start >= last.end:
            result.append(expression)
            continue
        link = _LISTED.search(text, expression.start, last.start)
        if link and not _BETWEEN.search(text[max(expression.start - 40, 0) : expression.start]):
            expression.until = None
            expression.end = link.start()
            last.year = last.year or expression.year
            expression.year = expression.year or last.year
            if trace := tracing():
                trace.step("date.list", "two days, not a range", None, expression.parts, at=link.span(), of=expression)
            result.extend((expression, last))
        else:
            result.append(expression)
    return result
