"""What each entry must and must not find: its own examples, or its names in sentences of ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractor.packs.entries import Entry
from extractor.packs.lines import TomlLines
from extractor.packs.pack import Table

_MARK = re.compile(r"[][]")
_ARTICLE = re.compile("^[Tt]he ")
# A currency's forms stand before or after the amount, with a space or without: one of these must be found.
_AMOUNTS = ("[{form}5,000]", "[{form} 5,000]", "[5,000 {form}]", "[5,000{form}]", "[50 {form}]", "[50{form}]")


@dataclass(frozen=True, slots=True)
class Example:
    """Texts of which at least one must hold.

    Each is a text with the spans that must be found. Where ``counter`` is set, nothing that the entry would give may be
    found in it. ``shown`` is what a message shows, ``line`` where it stands in the pack. ``namesakes`` are the ids of
    entries that the text may as well mean. ``value`` is the value that the example tells after its text.
    """

    entry: Entry
    texts: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    shown: str
    line: int
    counter: bool = False
    namesakes: frozenset[str] = frozenset()
    value: str = ""


def parse(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without its brackets, and the spans that they marked."""
    text, places = "", []
    for part in re.split(r"([][])", marked):
        if _MARK.fullmatch(part):
            places.append(len(text))
        else:
            text += part
    return text, tuple(zip(places[::2], places[1::2], strict=True))


def examples_of(entries: Iterable[Entry], nations: Mapping[str, list[str]]) -> Iterator[Example]:
    """Every example and counterexample of the entries.

    Args:
        entries: of valid packs.
        nations: names of countries by ISO 3166-1 code; they tell whose "Ministry of Justice", whose "dollars" is meant.
    """
    lines: dict[object, TomlLines] = {}
    entries = list(entries)
    shared = _shared(entries)
    acronyms = _acronyms(entries)
    for entry in entries:
        kind = entry.table.examples
        if kind == "names":
            yield from _names(entry, _nation(nations, entry.data.get("country", "")), acronyms)
        elif kind == "forms":
            yield from _amounts(entry, _nation(nations, (entry.values("countries") or [""])[0]), shared)
        if entry.path.suffix == ".toml" and entry.path not in lines:
            lines[entry.path] = TomlLines(entry.pack.text(entry.table.file))
        for shown in entry.examples:
            text, value = _valued(shown) if entry.table.valued else (shown, "")
            yield Example(entry, (parse(text),), shown, _line(entry, shown, lines), value=value)
        for shown in entry.values("counterexamples"):
            yield Example(entry, (parse(shown),), shown, _line(entry, shown, lines), counter=True)


def _valued(shown: str) -> tuple[str, str]:
    """The text of an example and the value that it tells: "It began [three days ago]. = 2024-05-03"."""
    text, _, value = shown.rpartition(" = ")
    return (text, value) if text and "]" in text and not value.count(" ") else (shown, "")


def needs_example(entry: Entry) -> bool:
    """Whether an entry should have an example or a counterexample and has none."""
    return entry.table.examples in ("span", "cue") and not (entry.examples or entry.values("counterexamples"))


def nations_of(table: Table) -> dict[str, list[str]]:
    """The names of countries in ``agencies.toml``."""
    nations: dict[str, list[str]] = table.get("nations", {})
    return nations


def _line(entry: Entry, shown: str, lines: Mapping[object, TomlLines]) -> int:
    return lines[entry.path].holding(entry.line, shown) if entry.path in lines else entry.line


def _nation(nations: Mapping[str, list[str]], country: str) -> str:
    """The name of a country that is most likely a noun and no adjective: the longest, "Republic of …" aside."""
    return max(nations.get(country, [""]), key=lambda name: (" of " not in name, len(name)))


def _acronyms(entries: Iterable[Entry]) -> dict[tuple[str, str], set[str]]:
    """The ids of the bodies of a country that share an acronym."""
    bodies: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        for acronym in entry.values("acronyms"):
            bodies.setdefault((entry.data.get("country", ""), acronym), set()).add(entry.id)
    return bodies


def _names(entry: Entry, nation: str, acronyms: Mapping[tuple[str, str], set[str]]) -> Iterator[Example]:
    """The names of a body; articles stand outside a mention. A sentence does not tell namesakes of a country apart."""
    where = f"In {nation}, officials" if nation else "Officials"
    for name in entry.forms:
        shown = f"{where} of the [{_ARTICLE.sub('', name)}] opened an inquiry."
        namesakes = frozenset(acronyms.get((entry.data.get("country", ""), name), ()))
        yield Example(entry, (parse(shown),), shown, entry.line, namesakes=namesakes)


def _shared(entries: Iterable[Entry]) -> frozenset[str]:
    """The forms that several currencies or a unit of measure have too: alone they don't tell which is meant."""
    count = Counter(form for entry in entries if entry.table.type == "quantities" for form in entry.forms)
    return frozenset(form for form, times in count.items() if times > 1)


def _amounts(entry: Entry, nation: str, shared: frozenset[str]) -> Iterator[Example]:
    """The code and the forms of a currency with an amount; shared forms only where the country tells."""
    where = f"In {nation}, a fine of" if nation else "A fine of"
    for form in entry.forms:
        if form in shared and not nation:
            continue
        written = form.upper() if form.upper() == entry.id else form
        shown = tuple(f"{where} {amount.format(form=written)} was paid." for amount in _AMOUNTS)
        yield Example(entry, tuple(map(parse, shown)), shown[0], entry.line)
