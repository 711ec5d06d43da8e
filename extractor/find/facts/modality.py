"""How the text puts an action: told as it was, alleged, planned, or only possible; and whether it denies it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from extractor.entities import Modality, Quantity
from extractor.find.facts.governor import is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.cues import Cue, SentenceBounds, governs
from extractor.language.hanging import above_gerund, foretells
from extractor.language.lexicon import Lexicon
from extractor.language.scopes import scope
from extractor.language.speech import Speech
from extractor.language.word_classes import ADVERB, NAME, PLAIN
from extractor.trace import tracing

_NEGATED = "negated"
# What is only possible is not planned, and what is planned is not alleged.
_PRECEDENCE: tuple[Modality, ...] = ("hypothetical", "planned", "alleged")


class ModalityReader:
    """Reads the modality of the actions of a sentence.

    Args:
        sentence: the sentence.
        lexicon: the words.
    """

    def __init__(self, sentence: Sentence, lexicon: FactLexicon) -> None:
        self.sentence = sentence
        self.lexicon = lexicon

    def read(self, number: int | None, index: int, speech: Speech | None, penal: bool) -> tuple[bool, Modality]:
        """Whether the action is denied, and its modality.

        Args:
            number: the verb group of the action, None for an action noun.
            index: the token of the quantity.
            speech: who says so, if somebody does.
            penal: whether a penalty is told.
        """
        sentence = self.sentence
        governing = {cue.rule.says: cue for cue in self._governing(number, index)}
        group = sentence.groups[number] if number is not None else None
        negated = _NEGATED in governing or (group is not None and group.negated)
        negated = negated or (number is not None and _is_denied_by_subject(sentence, number, self.lexicon))
        told = next((one for one in _PRECEDENCE if one in governing), None)
        modality = told or self._implied(number, index, speech, penal)
        if negated:
            _tell(sentence, "fact.negated", governing.get(_NEGATED), "negated")
        if modality != "asserted":
            _tell(sentence, "fact.modality", governing.get(modality), modality)
        return negated, modality

    def _implied(self, number: int | None, index: int, speech: Speech | None, penal: bool) -> Modality:
        """The modality where no cue tells it."""
        if number is None:
            return "hypothetical" if penal and _is_limit(self.sentence, index) else "asserted"
        if foretells(self.sentence, number, self.lexicon.words):
            return "planned"
        return "alleged" if speech is not None and speech.alleging else "asserted"

    @cached_property
    def _cues(self) -> list[Cue]:
        """The cues of the sentence."""
        if not self.lexicon.modality.begin_at(self.sentence.tokens.words):
            return []
        words = list(_cue_words(self.sentence, self.lexicon))
        return self.lexicon.modality.find(words, 0, len(words))

    def _governing(self, number: int | None, index: int) -> Iterator[Cue]:
        """The cues in whose scope an action stands, or its quantity, where that is what they speak of."""
        sentence = self.sentence
        groups = list(_sharing(sentence, number, self.lexicon.words)) if self._cues else []
        for cue in self._cues:
            of = cue.rule.of
            verb = of in ("verb", "any") and any(governs(cue, sentence, group) for group in groups)
            if of == "any" and number is not None and sentence.groups[number].lemma in self.lexicon.accusing:
                continue  # "is charged with arson and faces 9 years if convicted"
            if (verb or (of != "verb" and _holds(cue, sentence, index))) and not _is_denied(cue, sentence):
                yield cue


def _cue_words(sentence: Sentence, lexicon: FactLexicon) -> Iterator[str]:
    """The words that may be cues: empty where one is a name, stands in an entity, or is a noun like a verb's form."""
    tokens, known = sentence.tokens, lexicon.words.codes
    for word, code, entity in zip(tokens.words, tokens.codes, tokens.entities, strict=True):
        noun = code == PLAIN and known.get(word, PLAIN) != PLAIN
        yield "" if entity is not None or code == NAME or noun else word


def _sharing(sentence: Sentence, number: int | None, lexicon: Lexicon) -> Iterator[int]:
    """A verb group, and those that it is coordinated with and shares the words before them with.

    A gerund shares those of the verb that it goes on: "will open, creating 9 jobs"; "will pay $9, with Oyo getting $4".
    """
    while number is not None:
        yield number
        group = sentence.groups[number]
        above = above_gerund(sentence, number, lexicon) if group.form == "gerund" and group.joined is None else None
        number = above if above is not None else group.joined if group.bare or group.form != "finite" else None


def _holds(cue: Cue, sentence: Sentence, index: int) -> bool:
    """Whether a quantity stands in the scope of a cue that speaks of it."""
    opens, closes = scope(cue, cue.rule.reach, SentenceBounds(sentence))
    return opens <= index < closes and (cue.rule.of != "penalty" or _is_penalty(sentence, index))


def _is_denied(cue: Cue, sentence: Sentence) -> bool:
    """Whether a cue that denies is denied itself: "did not fail to pay"."""
    number = sentence.inside.get(cue.start)
    return cue.rule.says == _NEGATED and number is not None and sentence.groups[number].negated


def _is_denied_by_subject(sentence: Sentence, number: int, lexicon: FactLexicon) -> bool:
    """Whether a verb's subject denies it: "no charges were laid", "none of the 12 was"."""
    group, tokens = sentence.groups[number], sentence.tokens
    start = tokens.skip(sentence.clause_start(number), 1, ADVERB) if group.form == "finite" else group.first
    return start < group.first and tokens.word(start) in lexicon.words.denying


def _is_limit(sentence: Sentence, index: int) -> bool:
    """Whether the text tells only how much it may be at most: "a fine of up to $500"."""
    entity = sentence.tokens.entities[index]
    return isinstance(entity, Quantity) and entity.bound == "<="


def _is_penalty(sentence: Sentence, index: int) -> bool:
    """Whether it is time or money that somebody faces, and no charges."""
    entity = sentence.tokens.entities[index]
    return isinstance(entity, Quantity) and (is_money(entity) or entity.timex is not None)


def _tell(sentence: Sentence, rule: str, cue: Cue | None, to: str) -> None:
    """Take down what the words around the action make of it, with the cue that says so."""
    if trace := tracing():
        tokens = sentence.tokens
        at = (tokens.starts[cue.start], tokens.ends[cue.end - 1]) if cue is not None else None
        step = "denied by the verb's own words" if to == _NEGATED else "how the words around it put it"
        trace.step(rule, step, cue.rule.id if cue is not None else None, to, at=at)
