"""Offices that share one word: "Offices of the Governor and Attorney General", "House and Senate Committees"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.packs import Table
from extractor.trace import tracing

_BETWEEN = r"(?:,? and (?:the )?|, (?:the )?)"
_TOPIC = r"(?:[A-Z][\w'-]+,? (?:and |on (?:the )?)?){1,5}"


class SharedOffices:
    """Takes plural offices apart by the titles of their holders, and committees by their houses."""

    def __init__(self, table: Table, lexicon: Lexicon) -> None:
        self.kind = lexicon.kind
        titles = "|".join(
            re.escape(title) for title in sorted(table.get("titles_of_offices", ()), key=len, reverse=True)
        )
        self._titles = re.compile(rf"(?:{titles})\b") if titles else None
        self._offices = re.compile(rf"Offices of (?:the )?(?:{titles})(?:{_BETWEEN}(?:{titles})\b)+")
        houses = "|".join(map(re.escape, table.get("houses", ())))
        self._committees = re.compile(
            rf"\b(?P<first>{houses}) and (?P<second>{houses}) (?P<topic>{_TOPIC})(?P<head>Committee|Subcommittee)s\b"
        )

    def __call__(self, text: str) -> list[Found]:
        """The bodies of such plurals, in the order of the text."""
        found: list[Found] = []
        if self._titles is not None and "Offices of" in text:
            for match in self._offices.finditer(text):
                found += self._of_titles(match, list(self._titles.finditer(text, match.start(), match.end())))
        if "ommittees" in text:
            for match in self._committees.finditer(text):
                found += self._of_houses(match)
        if trace := tracing():
            for office in found:
                at = office.start, office.end
                trace.step(office.rule, "one of several that share a word", None, office.name, at=at, of=office)
        return found

    def _of_titles(self, match: re.Match[str], titles: Sequence[re.Match[str]]) -> list[Found]:
        offices = []
        for number, title in enumerate(titles):
            start = title.start() if number else match.start()
            name = f"Office of the {title[0]}"
            kind = self.kind([word.lower() for word in title[0].split(" ")])
            offices.append(Found(start, title.end(), -1, -1, "agency.shared-office", name=name, kind=kind))
        return offices

    def _of_houses(self, match: re.Match[str]) -> list[Found]:
        ends = {"first": match.end("first"), "second": match.end()}
        return [
            Found(
                match.start(house),
                end,
                -1,
                -1,
                "agency.shared-office",
                name=f"{match[house]} {match['topic']}{match['head']}",
                kind="legislature",
            )
            for house, end in ends.items()
        ]
