"""The head of a release: title, dates of issue, publisher, dateline."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.cleaning import clean
from extractor.reading.issued import Issue, read_issue
from extractor.reading.lines import foot_lines, head_lines
from extractor.reading.moment import issue_moment
from extractor.reading.publisher import read_publisher
from extractor.reading.title import read_title
from extractor.release import Release
from extractor.trace import Trace, offsets_in, tracing

# A release that goes online a day late is none that its text contradicts.
_A_DAY = timedelta(days=1)


def read_head(text: str, published: str | None = None, day_first: bool | None = None) -> Release:
    """What the text says of itself. Reads no more than its beginning and its end.

    The anchor for relative dates is ``published``, else the date of issue that the text states, else its dateline's,
    else the date of the last change; without any there is none.

    Args:
        text: the whole release.
        published: date or moment of issue; wins over what the text states.
        day_first: how to read 07/05/2025 where nothing in the text tells; None where that is not known.

    Raises:
        ValueError: ``published`` is no date, or can be read as two.
    """
    published = issue_moment(published, day_first) if published else None
    day = published[:10] if published else None
    trace = tracing()
    if trace:
        trace.begin_head()
    cleaned = clean(text, spaces=False)
    with offsets_in(cleaned):
        head = head_lines(cleaned.text)
        foot = foot_lines(cleaned.text, after=head[-1].end if head else 0)
        issue = read_issue(cleaned.text, head, foot, day_first)
        title = read_title(cleaned.text, head)
        publisher = read_publisher(head, foot, title.above) or (issue.dateline.agency if issue.dateline else None)
    stated = published or issue.published
    anchor = day or (stated or issue.updated or "")[:10] or None
    if trace:
        _tell_anchor(trace, published, anchor)
    return Release(
        text=text,
        title=title.text,
        title_end=cleaned.span(title.end, title.end)[0],
        published=stated,
        updated=issue.updated,
        publisher=publisher,
        dateline=issue.dateline.place if issue.dateline else None,
        anchor=anchor,
        day_first=day_first,
        warnings=_warnings(issue, stated),
    )


def _tell_anchor(trace: Trace, given: str | None, anchor: str | None) -> None:
    if given:
        trace.step("head.given", "the date of issue is given, and wins over what the text states", None, given)
    day = date.fromisoformat(anchor) if anchor else None
    trace.step(
        "head.anchor", "relative dates are told from" if day else "no day that relative dates are told from", None, day
    )


def _warnings(issue: Issue, published: str | None) -> list[str]:
    warnings = []
    if published and issue.updated and _is_before(issue.updated, published):
        warnings.append(f"updated ({issue.updated}) before it was published ({published})")
    stated = issue.published
    if published and stated and abs(date.fromisoformat(stated[:10]) - date.fromisoformat(published[:10])) > _A_DAY:
        warnings.append(f"the text states {stated[:10]} as its date; dates are told from {published[:10]}, as given")
    if published is None and issue.unclear:
        warnings.append(f"the date of issue {issue.unclear[0].text!r} can be read in two ways; it was not used")
    if published is None and issue.updated:
        warnings.append(f"no date of issue: relative dates are told from the update ({issue.updated})")
    return warnings


def _is_before(moment: str, other: str) -> bool:
    """Earlier as far as both are precise."""
    length = min(len(moment), len(other), 16)
    return moment[:length] < other[:length].replace(" ", "T")
