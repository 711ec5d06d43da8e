"""From written units and currencies to UCUM symbols and ISO 4217 codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.resolve.numbers import Exact, as_number
from extractor.trace import tracing


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``symbol`` is UCUM's; ``timex`` the letter of a duration in TIMEX3."""

    symbol: str
    kind: str
    factor: int = 1
    timex: str = ""


class Units:
    """Units by surface form, lower case.

    Args:
        rows: ``id``, ``symbol``, ``kind``, ``factor``, ``timex`` and ``forms`` (separated by ``|``).
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.by_form: dict[str, Unit] = {}
        for row in rows:
            unit = Unit(row["symbol"], row["kind"], int(row["factor"]), row["timex"])
            for form in row["forms"].split("|"):
                self.by_form[form] = unit


class Currencies:
    """Currencies by symbol, code or name.

    A surface form of several currencies ("$", "rupees") means the one of the country that the release comes from, else
    the first of the table.

    Args:
        rows: ``id`` (ISO 4217; BTC and the like beside it), ``forms`` and ``sub`` (the hundredth part) separated by
            ``|``, ``countries`` (ISO 3166-1 alpha-2) where the shared forms mean this currency.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.by_form: dict[str, list[str]] = {}
        self.hundredths: dict[str, list[str]] = {}
        self._countries: dict[str, frozenset[str]] = {}
        for row in rows:
            code = row["id"]
            self._countries[code] = frozenset(filter(None, row["countries"].split("|")))
            for form in row["forms"].split("|"):
                self.by_form.setdefault(form, []).append(code)
            for form in filter(None, row["sub"].split("|")):
                self.hundredths.setdefault(form, []).append(code)

    def code(self, candidates: list[str], country: str | None) -> str:
        """The currency meant among those that share a surface form."""
        code = candidates[0]
        if len(candidates) > 1:
            local = next((code for code in candidates if country in self._countries[code]), None)
            code = local or code
            if trace := tracing():
                why = f"the one of {country}" if local else "the most common"
                others = f" and {len(candidates) - 3} more" if len(candidates) > 3 else ""
                trace.step("currency.shared", f"of several, {why}", ", ".join(candidates[:3]) + others, code)
        return code


def duration(parts: Iterable[tuple[Exact | None, str]]) -> str | None:
    """The TIMEX3 value of a duration: ``[(12, "Y"), (6, "M")]`` is P12Y6M; None where a number is negative.

    A part without a number is written with X: ``[(None, "TM")]``, some minutes, is PTXM.
    """
    days, time = "", ""
    for value, letter in parts:
        if value is not None and value < 0:
            return None
        number = "X" if value is None else as_number(value)
        if letter.startswith("T"):
            time += f"{number}{letter[1:]}"
        else:
            days += f"{number}{letter}"
    return f"P{days}T{time}" if time else f"P{days}"
