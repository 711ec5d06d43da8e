"""Who says so: "the ministry said on Friday", "according to", quotations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.language.clauses import Sentence
from extractor.language.lexicon import Lexicon
from extractor.language.subjects import Phrase, phrase_from, subject_between, subject_of

# Who found or proved that something was so is who says it.
_FINDING = frozenset({"find", "prove", "establish", "conclude", "determine", "discover", "learn"})


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker, the group that says so (None for "according to"), and the tokens that are said, from and up to."""

    speaker: Phrase
    group: int | None
    first: int
    stop: int
    alleging: bool = False


def find_speeches(sentence: Sentence, lexicon: Lexicon) -> list[Speech]:
    """What is attributed to whom in a sentence, by position of the attribution."""
    found: list[Speech] = []
    for number in range(len(sentence.groups)):
        speech = _speech(sentence, number, lexicon)
        if speech and found and sentence.groups[number].form == "gerund":
            speech = replace(speech, speaker=found[-1].speaker)  # "..., said Boyle, adding that"
        if speech:
            found.append(speech)
    tokens = sentence.tokens
    for index, word in enumerate(tokens.words):
        if word == "according" and tokens.word(index + 1) == "to":
            speaker = phrase_from(sentence, index + 2, len(tokens))
            if speaker:
                found.append(Speech(speaker, None, 0, len(tokens)))
    return found


def _speech(sentence: Sentence, number: int, lexicon: Lexicon) -> Speech | None:
    group, tokens = sentence.groups[number], sentence.tokens
    lemma = group.lemma
    content = lemma in _FINDING and tokens.code(group.last + 1) == "h"
    if not (content or lemma in lexicon.speech) or group.passive or group.form == "participle":
        return None
    alleging = lemma in lexicon.alleging
    if group.form == "gerund" and (lemma not in ("say", "add") or tokens.code(group.last + 1) not in 'h:"'):
        return None
    opener = sentence.opener(number)
    if tokens.code(opener) in ',"' and group.form == "finite" and not _has_subject(sentence, number):
        speaker = phrase_from(sentence, group.last + 1, len(tokens))
        return (
            Speech(speaker, number, 0, opener + 1, alleging)
            if speaker and _is_named(sentence, group.last + 1)
            else None
        )
    start = sentence.clause_start(number)
    speaker = subject_of(sentence, number, lexicon.controlling)
    if speaker is None:
        return None
    if number and tokens.code(start - 1) in ',"' and _ends(sentence, number):
        return Speech(speaker, number, 0, start, alleging)
    announces = lemma in lexicon.announcing
    if _opens_content(sentence, number) or announces:
        return Speech(speaker, number, group.last + 1, len(tokens), alleging)
    return None


def _has_subject(sentence: Sentence, number: int) -> bool:
    """Whether a noun phrase stands right before the verb, past what two commas enclose."""
    opener = sentence.opener(number)
    tokens = sentence.tokens
    if tokens.code(opener) != ",":
        return False
    start = sentence.clause_start(number)
    index = opener - 1
    while index >= start and tokens.codes[index] != ",":
        index -= 1
    return start < index and subject_between(sentence, start, index) is not None


def _is_named(sentence: Sentence, index: int) -> bool:
    return sentence.tokens.code(sentence.tokens.skip(index, 1, "d")) in "NMAR"


def _ends(sentence: Sentence, number: int) -> bool:
    """Whether no clause follows the verb of saying, so that what is said stands before it."""
    return not _opens_content(sentence, number)


def _opens_content(sentence: Sentence, number: int) -> bool:
    """Whether what is said follows: "that", a colon, a quotation, or a clause of its own."""
    tokens, groups = sentence.tokens, sentence.groups
    stop = groups[number + 1].first if number + 1 < len(groups) else len(tokens)
    for index in range(groups[number].last + 1, stop):
        if tokens.codes[index] in 'h"' or tokens.words[index] == ":":
            return True
        if tokens.codes[index] in "ws":
            return False
    return number + 1 < len(groups) and groups[number + 1].form == "finite" and groups[number + 1].joined is None


def speaker_at(speeches: list[Speech], index: int, number: int | None) -> Speech | None:
    """Who says what stands at a token: of several the nearest whose words it is among."""
    fitting = [speech for speech in speeches if speech.first <= index < speech.stop and speech.group != number]
    return fitting[-1] if fitting else None
