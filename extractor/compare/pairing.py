"""Which statement of the old version has become which of the new one: an assignment by score, the best pair first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from extractor.compare.agreement import Agreement
from extractor.compare.greedy import Candidate, assign
from extractor.compare.kinship import fact_kinship, kinship, neighbourhood
from extractor.compare.sentences import SentenceMap
from extractor.compare.statements import Statement, Version

Score: TypeAlias = Callable[[Statement, Statement], float | None]
# Statements are compared where this is the same for both; never where it is None. The second argument: on the old side.
Block: TypeAlias = Callable[[Statement, bool], Hashable]

# Of as many statements in a block only those near each other in the order are compared.
_REACH = 40


@dataclass(slots=True)
class Pairs:
    """Statements that belong together, and those that are left on each side in the order of the text.

    ``untouched`` ones are left over in sentences whose words are the same on both sides.
    """

    pairs: list[tuple[Statement, Statement]] = field(default_factory=list)
    old: list[Statement] = field(default_factory=list)
    new: list[Statement] = field(default_factory=list)
    untouched_old: list[Statement] = field(default_factory=list)
    untouched_new: list[Statement] = field(default_factory=list)

    def take(self, block: Block, score: Score) -> None:
        """Pair what scores, within its block."""
        if not self.old or not self.new:
            return
        taken = list(assign(_scored(self.old, self.new, block, score)))
        self.pairs += [(self.old[one.old], self.new[one.new]) for one in taken]
        used_old, used_new = {one.old for one in taken}, {one.new for one in taken}
        self.old = [one for number, one in enumerate(self.old) if number not in used_old]
        self.new = [one for number, one in enumerate(self.new) if number not in used_new]


def _scored(old: Sequence[Statement], new: Sequence[Statement], block: Block, score: Score) -> Iterator[Candidate]:
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, statement in enumerate(new):
        blocks[block(statement, False)].append(number)
    blocks.pop(None, None)
    seen: defaultdict[Hashable, int] = defaultdict(int)
    for number, statement in enumerate(old):
        key = block(statement, True)
        place = seen[key]
        seen[key] += 1
        for other in blocks.get(key, ())[max(place - _REACH, 0) : place + _REACH + 1]:
            found = score(statement, new[other])
            if found is not None:
                yield Candidate(found, number, other)


class Pairing:
    """Pairs the statements of two texts of which one may be the other one edited."""

    def __init__(self, old: Version, new: Version, sentences: SentenceMap, agreement: Agreement) -> None:
        self.sentences = sentences
        self.untouched_new = frozenset(sentences.mate[one] for one in sentences.untouched)
        self.mate_of_new = {new: old for old, new in sentences.mate.items()}
        self.agreement = agreement
        self.around_old = neighbourhood(old)
        self.around_new = neighbourhood(new)

    def entities(self, old: Iterable[Statement], new: Iterable[Statement]) -> Pairs:
        """Pair entities, each with one of its type.

        First what says the same in the same sentence, then what stands among the same words of it, then what says the
        same anywhere, then what is left of a sentence, then what is of the same kind anywhere.
        """
        found = Pairs(old=list(old), new=list(new))
        found.take(self._sentence_and_value, self._same)
        self._leave_untouched(found)
        found.take(self._sentence, self._in_place)
        found.take(_value, self._same)
        found.take(self._sentence, self._left_in_sentence)
        found.take(_topic, self._of_a_kind)
        return found

    def facts(self, old: Iterable[Statement], new: Iterable[Statement], mates: set[tuple[str, str]]) -> Pairs:
        """Pair facts, given the pairs of their entities by id."""

        def nearest(one: Statement, other: Statement) -> float | None:
            kin = fact_kinship(one, other, mates)
            return kin if kin >= 0.5 else None

        found = Pairs(old=list(old), new=list(new))
        found.take(self._sentence_and_value, self._same)
        self._leave_untouched(found)
        found.take(_action, self._same)
        found.take(self._sentence, nearest)
        found.take(_action, nearest)
        found.take(_everything, lambda one, other: nearest(one, other) if _share_quantity(one, other, mates) else None)
        return found

    def _leave_untouched(self, found: Pairs) -> None:
        """What stands in a sentence with the same words says the same, whatever else has become of it."""
        found.take(self._untouched_sentence, self._around)
        found.untouched_old = [one for one in found.old if self.is_untouched(one, True)]
        found.untouched_new = [one for one in found.new if self.is_untouched(one, False)]
        found.old = [one for one in found.old if not self.is_untouched(one, True)]
        found.new = [one for one in found.new if not self.is_untouched(one, False)]

    def is_untouched(self, statement: Statement, is_old: bool) -> bool:
        """Whether the words of its sentence are the same on the other side."""
        return statement.sentence in (self.sentences.untouched if is_old else self.untouched_new)

    def _sentence_and_value(self, statement: Statement, is_old: bool) -> Hashable:
        """The sentence, and of quantities and the like what those that say the same have in common."""
        sentence = self._sentence(statement, is_old)
        if sentence is None or statement.type in ("date", "agency"):
            return sentence
        return sentence, _action(statement, is_old) if statement.type == "fact" else _value(statement, is_old)

    def mate_of(self, statement: Statement, is_old: bool) -> int | None:
        """The sentence on the other side that the statement's has become."""
        return (self.sentences.mate if is_old else self.mate_of_new).get(statement.sentence)

    def _untouched_sentence(self, statement: Statement, is_old: bool) -> Hashable:
        return self._sentence(statement, is_old) if self.is_untouched(statement, is_old) else None

    def _sentence(self, statement: Statement, is_old: bool) -> Hashable:
        sentence = self.sentences.mate.get(statement.sentence) if is_old else statement.sentence
        return None if sentence is None else (statement.type, sentence)

    def _same(self, old: Statement, new: Statement) -> float | None:
        """What says the same; where several do, those among the same words."""
        return None if self.agreement.differences(old, new) else self._around(old, new)

    def _in_place(self, old: Statement, new: Statement) -> float | None:
        around, kin = self._around(old, new), kinship(old, new)
        return around + kin if around >= 0.5 and kin >= 0.25 else None

    def _left_in_sentence(self, old: Statement, new: Statement) -> float | None:
        near = self._around(old, new) + kinship(old, new)
        return near if near >= 0.6 else None

    def _of_a_kind(self, old: Statement, new: Statement) -> float | None:
        around, kin = self._around(old, new), kinship(old, new)
        return around + kin if kin >= 1 or (kin >= 0.75 and around >= 0.5) else None

    def _around(self, old: Statement, new: Statement) -> float:
        """The share of neighbouring words that both have, 0 to 1."""
        before, after = self.around_old(old), self.around_new(new)
        return (_share(before[0], after[0]) + _share(before[1], after[1])) / 2


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    return len(set(one) & set(other)) / max(len(one), len(other))


def _value(statement: Statement, is_old: bool) -> Hashable:
    """What those that say the same have in common at least."""
    names = {
        "date": ("value",),
        "quantity": ("value", "low", "high", "unit"),
        "offence": ("name",),
        "term": ("term_id", "value"),
    }
    if statement.type == "agency":
        return ("agency", statement.values["name"]) if statement.values["named"] else ("agency",)
    return (statement.type, *(statement.values[name] for name in names[statement.type]))


def _topic(statement: Statement, is_old: bool) -> Hashable:
    """What those of a kind have in common; dates and agencies elsewhere in the text are others."""
    if statement.type == "quantity" and statement.values["of"]:
        return ("quantity", statement.values["unit"])
    if statement.type == "offence":
        return ("offence", statement.values["offence_id"], statement.values["name"])
    return None


def _action(statement: Statement, is_old: bool) -> Hashable:
    return str(statement.values["action"])


def _everything(statement: Statement, is_old: bool) -> Hashable:
    return "all"


def _share_quantity(old: Statement, new: Statement, mates: set[tuple[str, str]]) -> bool:
    before, after = old.part("quantity"), new.part("quantity")
    return bool(before and after and (before.id, after.id) in mates)


def pair_at_place(old: Iterable[Statement], new: Iterable[Statement]) -> Pairs:
    """Pair the statements of one and the same text: those with the same span, then those whose spans overlap most."""
    found = Pairs(old=list(old), new=list(new))
    found.take(lambda one, is_old: (one.type, one.start, one.end), _overlap)
    found.take(lambda one, is_old: (one.type, one.sentence), _overlap)
    return found


def _overlap(old: Statement, new: Statement) -> float | None:
    shared = min(old.end, new.end) - max(old.start, new.start)
    if shared <= 0:
        return None
    same = sum(old.values[name] == new.values[name] for name in old.values) / len(old.values)
    return shared / (max(old.end, new.end) - min(old.start, new.start)) + same
