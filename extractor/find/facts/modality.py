"""How the text puts an action: told as it was, alleged, planned, or only possible; and whether it denies it."""

from __future__ import annotations

from extractor.entities import Modality, Quantity
from extractor.find.facts.governor import is_money
from extractor.find.facts.lexicon import FactLexicon, Modalities
from extractor.language.clauses import Sentence
from extractor.language.speech import Speech
from extractor.trace import tracing

_LIABLE_REACH = 15
_NEITHER = frozenset({"neither", "nor"})


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
    words = lexicon.modality
    negated = number is not None and _is_denied(sentence, number, words)
    modality: Modality = "asserted"
    if number is None:
        modality = "hypothetical" if _is_liable(sentence, index, words) or _is_limit(sentence, index) else "asserted"
    elif _is_hypothetical(sentence, number, index, words):
        modality = "hypothetical"
    elif _is_planned(sentence, number, words):
        modality = "planned"
    elif _is_alleged(sentence, number, words) or (speech is not None and speech.alleging):
        modality = "alleged"
    if trace := tracing():
        if negated:
            trace.step("fact.negated", "denied by the verb's own words", None, "negated")
        if modality != "asserted":
            trace.step("fact.modality", "how the words around it put it", None, modality)
    return negated, modality


def _is_denied(sentence: Sentence, number: int, words: Modalities) -> bool:
    """Whether the verb's own words deny the action, or what it hangs on or is coordinated with does.

    "Did not arrest or charge", "neither paid nor", "failed to pay", "has yet to pay".
    """
    groups, tokens = sentence.groups, sentence.tokens
    group = groups[number]
    opener = sentence.opener(number)
    if group.negated or tokens.word(opener) in _NEITHER:
        return True
    if group.joined is not None and tokens.word(opener) == "or" and groups[group.joined].negated:
        return True
    if group.form == "infinitive" and tokens.word(group.first - 1) == "yet":
        return True
    hangs = number > 0 and group.form in ("infinitive", "gerund")
    return hangs and groups[number - 1].lemma in words.denying and groups[number - 1].last + 1 == group.first


def _is_hypothetical(sentence: Sentence, number: int, index: int, words: Modalities) -> bool:
    group, tokens = sentence.groups[number], sentence.tokens
    if group.modal in words.may or (group.lemma in words.risking and _is_penalty(sentence, index)):
        return True
    for at, word in enumerate(tokens.words[:-1]):
        if word == "if" and tokens.words[at + 1] in words.conditions:
            return True
    return "maximum" in tokens.words[max(group.last + 1, index - 3) : index] or _is_liable(sentence, index, words)


def _is_limit(sentence: Sentence, index: int) -> bool:
    """Whether the text tells only how much it may be at most: "a fine of up to $500"."""
    entity = sentence.tokens.entities[index]
    return isinstance(entity, Quantity) and entity.bound == "<="


def _is_liable(sentence: Sentence, index: int, words: Modalities) -> bool:
    """Whether the words before a penalty say that somebody may get it."""
    return bool(words.liable.intersection(sentence.tokens.words[max(index - _LIABLE_REACH, 0) : index]))


def _is_penalty(sentence: Sentence, index: int) -> bool:
    """Whether it is time or money that somebody faces, and no charges."""
    entity = sentence.tokens.entities[index]
    return isinstance(entity, Quantity) and (is_money(entity) or entity.timex is not None)


def _is_planned(sentence: Sentence, number: int, words: Modalities) -> bool:
    group = sentence.groups[number]
    if group.modal in words.will:
        return True
    return group.form == "infinitive" and number > 0 and sentence.groups[number - 1].lemma in words.planning


def _is_alleged(sentence: Sentence, number: int, words: Modalities) -> bool:
    groups, tokens = sentence.groups, sentence.tokens
    for candidate in {number, sentence.chain(number)}:
        group = groups[candidate]
        around = tokens.words[max(group.first - 2, 0) : group.last + 2]
        if not words.alleged.isdisjoint(around):
            return True
        told = f" {' '.join(around)} "
        if any(phrase in told for phrase in words.phrases):
            return True
    group = groups[number]
    if number and group.form in ("gerund", "infinitive"):
        before = groups[number - 1]
        if before.lemma in words.doubting:
            return True
        return before.lemma == "charge" and tokens.word(sentence.opener(number)) == "with"
    return False
