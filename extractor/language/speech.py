"""Who says so: "the ministry said on Friday", "according to", quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.by_phrases import by_phrase
from extractor.language.clauses import Sentence
from extractor.language.hanging import is_aside
from extractor.language.lexicon import Lexicon
from extractor.language.nominals import Phrase, phrase_from
from extractor.language.subjects import subject_between, subject_of
from extractor.language.word_classes import (
    AGENCY,
    CLOSES_BRACKET,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    MAY_ACT,
    NAME,
    NAMES_SOMETHING,
    NOUN,
    OPENS_BRACKET,
    OPENS_CONTENT,
    OPENS_INNER_CLAUSE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    QUOTE_OR_COMMA,
    THAT,
)

_COMES_FROM = frozenset({"from", "by", "of"})
_NAMES = NAMES_SOMETHING
# A headline's speaker has no more words.
_LONGEST_SOURCE = 5


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
        again = sentence.groups[number].form == "gerund" and found
        speech = _speech(sentence, number, lexicon, found[-1].speaker if again else None)  # "said Boyle, adding that"
        if speech:
            found.append(speech)
    return [*found, *_sources(sentence, lexicon)]


def _sources(sentence: Sentence, lexicon: Lexicon) -> Iterator[Speech]:
    """Speakers without a verb: "according to X", "per X", "Police: 3 held" in a headline."""
    tokens = sentence.tokens
    for index, word in enumerate(tokens.words):
        first = index + 2 if word == "according" and tokens.word(index + 1) == "to" else -1
        if word == "as" and tokens.word(index + 2) == "by" and lexicon.lemma(tokens.word(index + 1)) in lexicon.speech:
            first = index + 3  # "as reported by the ministry"
        if word == "per" and tokens.code(tokens.skip(index + 1, 1, DETERMINER)) == AGENCY:
            first = index + 1
        speaker = phrase_from(sentence, first, len(tokens)) if first >= 0 else None
        if speaker:
            yield Speech(_source(sentence, speaker, lexicon) or speaker, None, 0, len(tokens))
    yield from _introduced(sentence, lexicon)
    yield from _beside_colon(sentence, lexicon)


def _beside_colon(sentence: Sentence, lexicon: Lexicon) -> Iterator[Speech]:
    """Who is told before the colon of a headline, "Police: 14 held", or behind the last one, "14 held: ministry"."""
    tokens = sentence.tokens
    if ":" not in tokens.words:
        return
    first, behind = tokens.words.index(":"), len(tokens) - tokens.words[::-1].index(":")
    quoted = tokens.code(first + 1) == QUOTE
    if (sentence.headline or quoted) and _is_source(sentence, 0, first, lexicon, named=quoted):
        speaker = phrase_from(sentence, 0, first)
        if speaker:
            yield Speech(speaker, None, first + 1, len(tokens))
    if sentence.headline and behind > 1 and _is_source(sentence, behind, len(tokens), lexicon, named=False):
        speaker = phrase_from(sentence, behind, len(tokens))
        if speaker:
            yield Speech(speaker, None, 0, behind - 1)


def _is_source(sentence: Sentence, start: int, stop: int, lexicon: Lexicon, *, named: bool) -> bool:
    """Whether the words between two tokens are a body or people who speak; or a name, where that may do."""
    tokens = sentence.tokens
    codes = tokens.codes[start:stop]
    if not 0 < stop - start <= _LONGEST_SOURCE or set(codes) - set(_NAMES + DETERMINER):
        return False
    last = tokens.words[stop - 1]
    several = last in lexicon.person_groups | lexicon.bare_actors or lexicon.is_person(last.removesuffix("s"))
    acronym = stop == len(tokens) == start + 1 and codes == [NAME]  # "Officers seize 40 kilos: CGA"
    return AGENCY in codes or several or acronym or (named and set(codes) == {NAME})


def _speech(sentence: Sentence, number: int, lexicon: Lexicon, again: Phrase | None) -> Speech | None:
    """What a verb group attributes: before it, where it closes the sentence or stands before its subject; or after.

    ``again`` is who goes on speaking in a gerund.
    """
    group, tokens = sentence.groups[number], sentence.tokens
    if not _can_say(sentence, number, lexicon):
        return None
    alleging = group.lemma in lexicon.alleging
    opener = sentence.opener(number)
    if group.passive:  # "it was disclosed by the commissioner that"
        told = by_phrase(sentence, number, lexicon)
        return Speech(told, number, group.last + 1, len(tokens), alleging) if told else None
    if group.form == "finite" and tokens.code(opener) in QUOTE_OR_COMMA and _is_inverted(sentence, number):
        inverted = _speaker_after(sentence, group.last + 1)
        return Speech(inverted, number, 0, opener + 1, alleging) if inverted else None
    speaker = again or subject_of(sentence, number, lexicon)
    if speaker is None or _is_finding(sentence, speaker, lexicon, unlisted=group.lemma not in lexicon.speech):
        return None
    speaker = _source(sentence, speaker, lexicon) or _apposed_name(sentence, speaker, lexicon) or speaker
    content = _content(sentence, number, lexicon)
    return None if content is None else Speech(speaker, number, *content, alleging)


def _is_inverted(sentence: Sentence, number: int) -> bool:
    return not _has_subject(sentence, number) or _closes_with_name(sentence, number)


def _content(sentence: Sentence, number: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where what a verb attributes to its subject starts and ends: before its clause, around it, or after the verb."""
    group, tokens = sentence.groups[number], sentence.tokens
    start, opens = sentence.clause_start(number), _opens_content(sentence, number, lexicon)
    if sentence.is_interposed(number) and group.lemma in lexicon.speech:
        return 0, len(tokens)
    goes_on = tokens.code(start) == CONJUNCTION  # ", and police have reported 12 calls"
    if number and tokens.code(start - 1) in QUOTE_OR_COMMA and not opens and not goes_on:
        return 0, start
    if opens:
        return group.last + 1, len(tokens)
    if group.lemma in lexicon.announcing and group.form != "infinitive":
        return group.last + 1, _ends_object(sentence, number)
    return None


def _ends_object(sentence: Sentence, number: int) -> int:
    """Where what is announced ends: before what else was done, "declared a ban and has jailed 400"."""
    tokens, groups = sentence.tokens, sentence.groups
    for other in range(number + 1, len(groups)):
        if is_aside(sentence, other):
            return sentence.opener(other)
        if groups[other].form != "finite" or sentence.is_modifying(other):
            continue
        for at in range(groups[other].first - 1, groups[other - 1].last, -1):
            if tokens.codes[at] == CONJUNCTION:
                return at
    return len(tokens)


def _apposed_name(sentence: Sentence, speaker: Phrase, lexicon: Lexicon) -> Phrase | None:
    """The name of a speaker who is told by a post or a title first: "the commissioner, Mr Tunde Alabi, said"."""
    tokens = sentence.tokens
    inside = [at for at, start in enumerate(tokens.starts) if speaker.start <= start < speaker.end]
    if not inside:
        return None
    if speaker.agency is not None:
        return _name_before(sentence, inside[0], lexicon)
    last = inside[-1]
    comma = tokens.skip(last + 1, 1, NOUN + DETERMINER + PREPOSITION)
    first = comma + 1
    stop = tokens.skip(first, 1, NAMES_SOMETHING + OPENS_BRACKET + CLOSES_BRACKET)
    named = stop > first + 1 and tokens.codes[stop - 2 : stop] == [NAME, NAME]
    if tokens.code(comma) != COMMA or tokens.code(stop) != COMMA or not named:
        return None
    told = tokens.code(inside[0] - 1) == DETERMINER or tokens.word(inside[0]).endswith("'s")
    titled = any(lexicon.is_person(tokens.words[at]) for at in inside)
    if not titled or (not told and tokens.words[stop - 1].endswith(lexicon.person_endings)):
        return None
    return Phrase(tokens.starts[first], tokens.ends[stop - 1])


def _source(sentence: Sentence, speaker: Phrase, lexicon: Lexicon) -> Phrase | None:
    """The body that what a subject tells comes from: "figures from the ministry show"."""
    tokens = sentence.tokens
    last = max((at for at, end in enumerate(tokens.ends) if end <= speaker.end), default=-1)
    if tokens.word(last) not in lexicon.sources:
        return None
    comes = last + 1
    number = sentence.starting.get(comes)
    given = number is not None and sentence.groups[number].form == "participle"
    if given and number is not None:  # "figures released by the ministry"
        comes = sentence.groups[number].last + 1
    if tokens.word(comes) not in _COMES_FROM:
        return None
    body = tokens.skip(comes + 1, 1, DETERMINER)
    named = tokens.code(body) == AGENCY or given
    return phrase_from(sentence, comes + 1, len(tokens)) if named else None


def _name_before(sentence: Sentence, body: int, lexicon: Lexicon) -> Phrase | None:
    """The person before a post and the body where it is held: "Ruth Amadi, Chief Executive, NAFDAC said"."""
    tokens = sentence.tokens
    post = tokens.skip(body - 2, -1, NAMES_SOMETHING)
    name = tokens.skip(post - 1, -1, NAME)
    commas = tokens.code(body - 1) == COMMA == tokens.code(post)
    held = post < body - 2 and lexicon.is_person(tokens.word(body - 2))
    if not commas or not held or post - name < 3:
        return None
    return Phrase(tokens.starts[name + 1], tokens.ends[post - 1])


def _can_say(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    """Whether a group is an active verb of saying, or one that "that" or a quotation makes one."""
    group, following = sentence.groups[number], sentence.tokens.code(sentence.groups[number].last + 1)
    if group.passive and group.form == "finite" and group.lemma in lexicon.speech:
        return sentence.tokens.word(sentence.opener(number)) == "it" and THAT in sentence.tokens.codes[group.last :]
    if group.passive or group.form == "participle":
        return False
    if group.form == "gerund" and not (group.lemma == "say" or (group.lemma == "add" and following in 'h:"')):
        return False
    if group.lemma in lexicon.speech or _is_beside_quote(sentence, number):
        return True
    plain = group.form == "finite" and not group.modal
    return plain and following == THAT and group.lemma not in lexicon.silent


def _speaker_after(sentence: Sentence, index: int) -> Phrase | None:
    """The subject that follows its verb: "..., said the ministry"."""
    return phrase_from(sentence, index, len(sentence.tokens)) if _is_named(sentence, index) else None


def _introduced(sentence: Sentence, lexicon: Lexicon) -> Iterator[Speech]:
    """Who does something before a colon and a quotation: 'Rao welcomed the outcome: "We have …"'."""
    tokens = sentence.tokens
    for index in range(len(tokens) - 1):
        if tokens.words[index] != ":" or tokens.codes[index + 1] != QUOTE:
            continue
        finite = [one for one, group in enumerate(sentence.groups) if group.form == "finite" and group.last < index]
        speaker = subject_of(sentence, finite[0], lexicon) if finite else None
        said = speaker is not None and not sentence.groups[finite[0]].passive
        if speaker is not None and said and not _is_finding(sentence, speaker, lexicon, unlisted=False):
            yield Speech(speaker, finite[0], index + 1, len(tokens))


def _is_finding(sentence: Sentence, speaker: Phrase, lexicon: Lexicon, *, unlisted: bool) -> bool:
    """Whether a subject finds and does not say; before a verb that is no verb of saying only a name or a body says."""
    tokens = sentence.tokens
    inside = [at for at, start in enumerate(tokens.starts) if speaker.start <= start < speaker.end]
    if unlisted:
        person = tokens.words[inside[-1]].endswith(lexicon.person_endings) if inside else False
        return not person and not any(tokens.codes[at] in NAME + AGENCY + PRONOUN for at in inside)
    return any(tokens.words[at] in lexicon.findings for at in inside)


def _is_beside_quote(sentence: Sentence, number: int) -> bool:
    """Whether a verb stands right behind a closed quotation: '"...," lamented Rao', '"...," Rao lamented'."""
    group, tokens = sentence.groups[number], sentence.tokens
    if group.form != "finite" or group.passive or not group.bare:
        return False
    start = sentence.opener(number)
    while start >= 0 and tokens.codes[start] in _NAMES + DETERMINER:
        start -= 1
    return tokens.code(start) == QUOTE and tokens.word(start - 1) in (",", "?", "!")


def _has_subject(sentence: Sentence, number: int) -> bool:
    """Whether a noun phrase stands right before the verb, past what two commas enclose."""
    opener = sentence.opener(number)
    tokens = sentence.tokens
    if tokens.code(opener) != COMMA:
        return False
    start = sentence.clause_start(number)
    index = opener - 1
    while index >= start and tokens.codes[index] != COMMA:
        index -= 1
    return start < index and subject_between(sentence, start, index) is not None


def _closes_with_name(sentence: Sentence, number: int) -> bool:
    """Whether a sentence ends with a verb and a name that no verb follows: ", announced Director Ruth Amadi"."""
    tokens, last = sentence.tokens, sentence.groups[number].last
    end = tokens.skip(last + 1, 1, NAMES_SOMETHING)
    named = tokens.codes[max(end - 2, last + 1) : end] == [NAME, NAME] or tokens.code(end - 1) == AGENCY
    return named and all(group.form != "finite" for group in sentence.groups[number + 1 :])


def _is_named(sentence: Sentence, index: int) -> bool:
    return sentence.tokens.code(sentence.tokens.skip(index, 1, DETERMINER)) in MAY_ACT


def _opens_content(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    """Whether what is said follows: "that", a colon, a quotation, or a clause of its own."""
    tokens, groups = sentence.tokens, sentence.groups
    stop = groups[number + 1].first if number + 1 < len(groups) else len(tokens)
    for index in range(groups[number].last + 1, stop):
        if tokens.codes[index] in OPENS_CONTENT or tokens.words[index] == ":":
            return True
        if tokens.codes[index] in OPENS_INNER_CLAUSE:
            return False
    if number + 1 == len(groups) or groups[number + 1].joined is not None:
        return False
    following = groups[number + 1].form
    beside = groups[number + 2 : number + 3]
    if following == "participle" and beside and beside[0].first == groups[number + 1].last + 1:
        following = beside[0].form  # "said the 46 arrested were foreigners"
    if following == "gerund" and groups[number].lemma in lexicon.owning:
        return groups[number + 1].first <= groups[number].last + 2  # "admitted stealing", "confessed to stealing"
    return following == "finite" or (following == "participle" and sentence.headline)  # "Police say 14 held"


def speaker_at(speeches: list[Speech], index: int, number: int | None) -> Speech | None:
    """Who says what stands at a token: of several the outer one, that the others speak within."""
    others = [speech for speech in speeches if speech.group is None or speech.group != number]
    fitting = [speech for speech in others if speech.first <= index < speech.stop]
    return max(fitting, key=lambda speech: (speech.stop - speech.first, -speech.first)) if fitting else None
