"""What a finder knows of the release besides its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.entities import Agency, Date, Entity, Fact, Offence, Quantity, Term
from extractor.find.syntax import Parse
from extractor.language.lexicon import Lexicon, standard_lexicon
from extractor.language.text import Text


@dataclass(slots=True)
class Context:
    """One release on its way through the finders.

    ``text`` is cleaned and folded. ``anchor`` is the day that relative dates are told from.
    ``country`` (ISO 3166-1 alpha-2, EU or INT) is the publisher's, as far as the text shows it. ``day_first`` is how
    to read dates in numbers where the text does not tell. ``sentences`` are the
    offsets at which sentences start, ascending from 0. Each finder reads what the ones before it have found.
    ``restated`` are quantities that tell again what another one told, each with the one that it repeats.
    ``parser`` parses the sentences between these offsets, all at once, which is much faster than one by one; a parse
    for each, in their order. It is costly beside all else: ask only for what the rules cannot tell. None where facts
    are left out. ``lexicon`` are the words of the rules in force, the standard pack's where none is given.
    """

    text: str
    anchor: date | None = None
    publisher: str | None = None
    country: str | None = None
    title_end: int = 0
    day_first: bool | None = None
    sentences: list[int] = field(default_factory=lambda: [0])
    agencies: list[Agency] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    offences: list[Offence] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    restated: list[tuple[Quantity, Quantity]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    parser: Callable[[Sequence[tuple[int, int]]], list[Parse]] | None = None
    lexicon: Lexicon | None = None
    _language: Text | None = field(default=None, repr=False)

    @property
    def language(self) -> Text:
        """The release as read once for every finder; ask after ``sentences`` and ``title_end`` are set."""
        if self._language is None:
            lexicon = self.lexicon or standard_lexicon()
            self._language = Text(self.text, self.sentences, lexicon, self.title_end)
        return self._language

    def sentence_index(self, offset: int) -> int:
        """Which sentence, from 0, the offset lies in."""
        return max(bisect_right(self.sentences, offset) - 1, 0)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that the offset lies in."""
        index = self.sentence_index(offset)
        end = self.sentences[index + 1] if index + 1 < len(self.sentences) else len(self.text)
        return self.sentences[index], end

    def entities(self) -> list[Entity]:
        """Everything found so far, by position; at one position the longer first."""
        found: list[Entity] = [*self.agencies, *self.dates, *self.quantities, *self.offences, *self.terms]
        return sorted(found, key=lambda entity: (entity.start, -entity.end, entity.type))

    def number(self) -> list[Entity]:
        """Everything found, each with its id and sentence, once nothing more will be found or dropped."""
        found = self.entities()
        for number, entity in enumerate(found, start=1):
            entity.id = f"e{number}"
            entity.sentence = self.sentence_index(entity.start)
        for again, first in self.restated:
            again.restates = first.id or None
        return found

    def warn(self, message: str) -> None:
        """Tell the reader, once."""
        if message not in self.warnings:
            self.warnings.append(message)
