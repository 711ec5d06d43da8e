"""When: the date that bounds an action, in its clause, else inherited from the head of the sentence."""

from __future__ import annotations

import re

from extractor.entities import Date, Quantity
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.word_classes import (
    BORDER,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    ENDS_CLAUSE,
    PREPOSITION,
    QUANTITY,
    RELATIVE,
)
from extractor.trace import tracing

# A dateline is no longer than so many tokens.
_DATELINE = 8
DASH = "-"
_COMPARED = re.compile(r"\b(?:same|corresponding|previous|preceding|prior|earlier|before)\b")
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
        if tokens.code(index + 1) == BORDER and tokens.word(index + 1) in ("-", "\u2014", ":", "\u2013"):
            return True  # a dateline
        if index < _DATELINE and tokens.code(index + 1) in "(:" and DASH in tokens.words[index + 1 : index + 6]:
            return True  # "KUALA LUMPUR, 26 February (Tarrow News) - "
        return tokens.code(index - 1) == DETERMINER and tokens.code(index + 1) in "NMO"

    def _is_compared(self, index: int) -> bool:
        """Whether it only tells what a change is measured by: "a drop of 9 per cent from the year before"."""
        tokens = self.sentence.tokens
        before = tokens.skip(index - 1, -1, DETERMINER)
        if tokens.code(before) == QUANTITY and tokens.word(before - 1) == "from":
            return True  # "up from 41 a year earlier"
        if _COMPARED.search(self._date_text(index)) and tokens.code(before) == PREPOSITION:
            return True  # "up 40 percent on the same period a year earlier"
        if tokens.word(before) == "in" and tokens.code(before - 1) == QUANTITY and tokens.word(before - 2) == "from":
            return True  # "fell from 618 in 2023 to 590", "down from 83 in 2022"
        if tokens.word(before) in ("in", "of") and {"than", "corresponding", "same"} & set(
            tokens.words[before - 3 : before]
        ):
            before -= 1  # "9 percent less than in 2024"
            return any(isinstance(entity, Quantity) and entity.unit == "%" for entity in tokens.entities[:index])
        if tokens.word(before) not in ("from", "than", "with"):
            return False
        units = (entity.unit for entity in tokens.entities[:index] if isinstance(entity, Quantity))
        return "%" in units or tokens.word(before - 1) == "compared"

    def _date_text(self, index: int) -> str:
        entity = self.sentence.tokens.entities[index]
        return entity.text.lower() if entity is not None else ""

    def _group_before(self, index: int) -> int | None:
        tokens = self.sentence.tokens
        for at in range(index - 1, -1, -1):
            if at in self.sentence.ending:
                return self.sentence.ending[at]
            if tokens.codes[at] in ENDS_CLAUSE or (tokens.codes[at] == CONJUNCTION and tokens.code(at - 1) == COMMA):
                return None
        return None

    def when(self, number: int | None, index: int) -> Date | None:
        """The date of a group, or of an action noun at a token."""
        tokens = self.sentence.tokens
        behind = tokens.entities[index + 2] if index + 2 < len(tokens) else None
        if tokens.word(index + 1) == "in" and isinstance(behind, Date):
            return _told(behind, "the date right behind it")
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
        return self._only(number)

    def _only(self, number: int) -> Date | None:
        """The one date of the sentence, told of another verb of the same tense, where no clause tells one."""
        groups = self.sentence.groups
        told = [(other, date) for other, several in self.own.items() for _, date in several]
        if len(told) != 1 or groups[number].form != "finite" or self._is_relative(number):
            return None
        other, date = told[0]
        # "Searching six flats on Monday, police seized"; "an indictment unsealed on Monday charges"
        opens = groups[other].form in ("participle", "gerund")
        if self._is_speech(other) or (groups[other].tense != groups[number].tense and not opens):
            return None
        return _told(date, "the only date of the sentence")

    def _is_relative(self, number: int) -> bool:
        """Whether a verb only tells which one is meant."""
        return self.sentence.tokens.code(self.sentence.opener(number)) == RELATIVE

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
