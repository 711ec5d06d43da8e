"""The page of a run: what is in it in figures, each leading to its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TextIO

from extractor.entities import Stage
from extractor.writing.pages.figures import NO_SECTION, SECTIONS, STAGES, Figures
from extractor.writing.pages.frame import write_page
from extractor.writing.pages.periods import by_period
from extractor.writing.quantity import unit_name

# Of what there is more of, so many are in a chart; the tables have them all.
_MOST_BARS = 12
_MOST_ACTIONS = 4
_UNITS = 8
_FAILURES = 200
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart; ``share`` of the longest in 1,000."""

    name: str
    count: int
    share: int
    more: Sequence[str] = ()


def write_run_page(out: TextIO, source: str, figures: Figures) -> None:
    """Write the page.

    Args:
        out: where to.
        source: what the run is called.
        figures: of all its releases.
    """
    periods = by_period(figures.days)
    tallest = max((one.releases for one in periods), default=1) or 1
    sections = list(figures.sections())
    currencies = figures.currencies()
    speakers = sorted(figures.speakers.items(), key=lambda item: (-item[1].facts, item[0]))
    values = {
        "title": PurePath(source).name or source,
        "source": source,
        "figures": figures,
        "made": [figures.made_by[key] for key in sorted(figures.made_by)],
        "periods": [(one, _share(one.releases, tallest)) for one in periods],
        "undated": figures.days.get("", 0),
        "days": sorted(day for day in figures.days if day),
        "stages": STAGES,
        "sections": [(*one, _heats(one[2], sections)) for one in sections],
        "section_names": SECTIONS,
        "no_section": NO_SECTION,
        "agencies": _bars(figures.agencies),
        "agency_count": len(figures.agencies),
        "speakers": _bars(
            Counter({name: told.facts for name, told in speakers}),
            {name: _actions(told.actions) for name, told in speakers[:_MOST_BARS]},
        ),
        "speaker_count": len(speakers),
        "currencies": [(*one, _share(one[1], currencies[0][1])) for one in currencies[:_MOST_BARS]],
        "currency_count": len(currencies),
        "largest": [(unit_name(unit), found) for unit, found in figures.largest_of(_UNITS)],
        "warnings": _bars(figures.warnings, most=len(figures.warnings)),
        "failures": figures.failures[:_FAILURES],
        "tables": [
            ("facts", "Facts", figures.facts),
            ("releases", "Releases", figures.releases),
            ("money", "Money", figures.money),
        ],
    }
    write_page(out, "run.html.j2", "run.js", values)


def _bars(counts: Counter[str], more: dict[str, Sequence[str]] | None = None, most: int = _MOST_BARS) -> list[Bar]:
    """The most frequent, among equals by name."""
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return [Bar(name, count, _share(count, found[0][1]), (more or {}).get(name, ())) for name, count in found]


def _actions(actions: Counter[str]) -> list[str]:
    found = sorted(actions.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ACTIONS]
    return [f"{action} {count:,}".replace(" ", _NO_BREAK) for action, count in found]


def _share(count: int, of: int) -> int:
    return max(count * 1000 // max(of, 1), 4) if count else 0


def _heats(stages: Counter[Stage], sections: Sequence[tuple[str, str, Counter[Stage], int]]) -> dict[str, int]:
    """How dark each cell is, from 0 to 5: by the square root, for most are far below the largest."""
    largest = max((max(one[2].values(), default=0) for one in sections), default=0) or 1
    return {stage: 1 + round(4 * (stages[stage] / largest) ** 0.5) if stages[stage] else 0 for stage in STAGES}
