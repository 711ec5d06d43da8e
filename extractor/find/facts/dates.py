"""When: the date that bounds an action, in its clause, else inherited from the head of the sentence."""

from __future__ import annotations

from extractor.entities import Date, Quantity
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.word_classes import DETERMINER
from extractor.trace import tracing

_OTHER_TIMES = frozenset({"for", "after", "before", "of", "from", "without", "since", "with", "against"})


class DateReader:
    """Tells the dates of the verb groups of a sentence."""

    def __init__(self, sentence: Sentence, lexicon: FactLexicon) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.own: dict[int, list[tuple[int, Date]]] = {}
        self.initial: tuple[int, Date] | None = None
        self._assign()

    def _assign(self) -> None:
        """Give each date to the last verb group before it in its clause, else to the first one after it."""
        tokens, groups = self.sentence.tokens, self.sentence.groups
        for index, entity in enumerate(tokens.entities):
            if not isinstance(entity, Date) or self._is_attribute(index) or self._is_compared(index):
                continue
            before = self._group_before(index)
            if before is not None:
                self.own.setdefault(before, []).append((index, entity))
                continue
            after = next((number for number, group in enumerate(groups) if group.first > index), None)
            if after is not None:
                self.own.setdefault(after, []).append((index, entity))
                if self.initial is None and after == 0:
                    self.initial = (after, entity)

    def _is_attribute(self, index: int) -> bool:
        """Whether a date only tells which one is meant: "the 2023 murder of"."""
        tokens = self.sentence.tokens
        if tokens.code(index + 1) == ":" and tokens.word(index + 1) in ("-", "\u2014", ":", "\u2013"):
            return True  # a dateline
        return tokens.code(index - 1) == "d" and tokens.code(index + 1) in "NMO"

    def _is_compared(self, index: int) -> bool:
        """Whether it only tells what a change is measured by: "a drop of 9 per cent from the year before"."""
        tokens = self.sentence.tokens
        before = tokens.skip(index - 1, -1, DETERMINER)
        if tokens.word(before) not in ("from", "than", "with"):
            return False
        units = (entity.unit for entity in tokens.entities[:index] if isinstance(entity, Quantity))
        return "%" in units or tokens.word(before - 1) == "compared"

    def _group_before(self, index: int) -> int | None:
        tokens = self.sentence.tokens
        for at in range(index - 1, -1, -1):
            if at in self.sentence.ending:
                return self.sentence.ending[at]
            if tokens.codes[at] in "swh:" or (tokens.codes[at] == "c" and tokens.code(at - 1) == ","):
                return None
        return None

    def when(self, number: int | None, index: int) -> Date | None:
        """The date of a group, or of an action noun at a token."""
        if number is None:
            return self._near(index)
        for candidate in self._line(number):
            dates = self.own.get(candidate)
            if dates:
                own = candidate == number
                # "seized 40 kg in 2021 and 60 kg in 2022"
                nearest = next((date for at, date in dates if at > index), dates[0][1])
                return _told(nearest, "the date of its clause" if own else "the date of a clause that it goes on")
        if self.initial is not None and not self._is_speech(self.initial[0]):
            return _told(self.initial[1], "the date that opens the sentence")
        return None

    def _line(self, number: int) -> list[int]:
        """The group, those that share its date, and those that it hangs on."""
        groups = self.sentence.groups
        line = [number]
        for _ in range(len(groups)):
            group = groups[number]
            if group.joined is not None:
                number = group.joined
            elif number and (group.form == "infinitive" or (group.form == "gerund" and self._is_means(number))):
                number -= 1
            else:
                break
            line.append(number)
        first, modal = self.sentence.chain(line[0]), groups[line[0]].modal
        line += [
            other
            for other in range(len(groups))
            if groups[other].modal == modal
            and other not in line
            and groups[other].joined is not None
            and self.sentence.chain(other) == first
        ]
        return line

    def _is_means(self, number: int) -> bool:
        """Whether a gerund tells how the action before it was done: "by selling"; not why or after what."""
        return self.sentence.tokens.word(self.sentence.opener(number)) not in _OTHER_TIMES

    def _is_speech(self, number: int) -> bool:
        return self.sentence.groups[number].lemma in self.lexicon.words.speech

    def _near(self, index: int) -> Date | None:
        tokens = self.sentence.tokens
        for at in range(index + 1, len(tokens)):
            entity = tokens.entities[at]
            if isinstance(entity, Date):
                return _told(entity, "the next date")
            number = self.sentence.starting.get(at)
            if number is not None and self.sentence.groups[number].form == "finite":
                break
        if self.initial is None or self._is_speech(self.initial[0]):
            return None
        return _told(self.initial[1], "the date that opens the sentence")


def _told(date: Date, why: str) -> Date:
    """The date of an action, taken down with why it is that one."""
    if trace := tracing():
        trace.step("fact.when", why, date.id, date.value, at=(date.start, date.end))
    return date
