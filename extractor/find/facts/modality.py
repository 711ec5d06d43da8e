"""How the text puts an action: told as it was, alleged, planned, or only possible; and whether it denies it."""

from __future__ import annotations

from extractor.entities import Modality, Quantity
from extractor.find.facts.governor import is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.speech import Speech
from extractor.trace import tracing

_MAY = frozenset({"may", "might", "could", "would", "can"})
_WILL = frozenset({"will", "shall", "to", "'ll", "won't"})
_PLANNING = frozenset({"plan", "intend", "expect", "schedule", "aim", "seek", "propose", "hope", "want"})
_DOUBTING = frozenset({"allege", "believe", "suspect", "accuse", "think", "claim", "purport"})
_RISKING = frozenset({"face", "risk", "carry"})
_LIABLE = frozenset({"liable", "punishable", "maximum"})
_LIABLE_REACH = 15


def read_modality(
    sentence: Sentence, number: int | None, index: int, lexicon: FactLexicon, speech: Speech | None
) -> tuple[bool, Modality]:
    """Whether the action is denied, and its modality.

    Args:
        sentence: the sentence.
        number: the verb group of the action, None for an action noun.
        index: the token of the quantity.
        lexicon: the words.
        speech: who says so, if somebody does.
    """
    negated = number is not None and sentence.groups[number].negated
    modality: Modality = "asserted"
    if number is None:
        modality = "hypothetical" if _is_liable(sentence, index) or _is_limit(sentence, index) else "asserted"
    elif _is_hypothetical(sentence, number, index):
        modality = "hypothetical"
    elif _is_planned(sentence, number):
        modality = "planned"
    elif _is_alleged(sentence, number, lexicon) or (speech is not None and speech.alleging):
        modality = "alleged"
    if trace := tracing():
        if negated:
            trace.step("fact.negated", "denied by the verb's own words", None, "negated")
        if modality != "asserted":
            trace.step("fact.modality", "how the words around it put it", None, modality)
    return negated, modality


def _is_hypothetical(sentence: Sentence, number: int, index: int) -> bool:
    group, tokens = sentence.groups[number], sentence.tokens
    if group.modal in _MAY or (group.lemma in _RISKING and _is_penalty(sentence, index)):
        return True
    words = tokens.words
    for at, word in enumerate(words[:-1]):
        if word == "if" and words[at + 1] in ("convicted", "found", "guilty"):
            return True
    return "maximum" in words[max(group.last + 1, index - 3) : index] or _is_liable(sentence, index)


def _is_limit(sentence: Sentence, index: int) -> bool:
    """Whether the text tells only how much it may be at most: "a fine of up to $500"."""
    entity = sentence.tokens.entities[index]
    return isinstance(entity, Quantity) and entity.bound == "<="


def _is_liable(sentence: Sentence, index: int) -> bool:
    """Whether the words before a penalty say that somebody may get it."""
    return bool(_LIABLE.intersection(sentence.tokens.words[max(index - _LIABLE_REACH, 0) : index]))


def _is_penalty(sentence: Sentence, index: int) -> bool:
    """Whether it is time or money that somebody faces, and no charges."""
    entity = sentence.tokens.entities[index]
    return isinstance(entity, Quantity) and (is_money(entity) or entity.timex is not None)


def _is_planned(sentence: Sentence, number: int) -> bool:
    group = sentence.groups[number]
    if group.modal in _WILL:
        return True
    return group.form == "infinitive" and number > 0 and sentence.groups[number - 1].lemma in _PLANNING


def _is_alleged(sentence: Sentence, number: int, lexicon: FactLexicon) -> bool:
    groups, tokens = sentence.groups, sentence.tokens
    for candidate in {number, sentence.chain(number)}:
        group = groups[candidate]
        around = tokens.words[max(group.first - 2, 0) : group.last + 2]
        if any(word in lexicon.alleged for word in around):
            return True
    group = groups[number]
    if number and group.form in ("gerund", "infinitive"):
        before = groups[number - 1]
        if before.lemma in _DOUBTING:
            return True
        return before.lemma == "charge" and tokens.word(sentence.opener(number)) == "with"
    return False
