"""Who acts: the subject of a verb group, or the "by" phrase of a passive."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from extractor.entities import Agency, Entity
from extractor.language.clauses import Sentence
from extractor.language.hanging import is_headline_verb, is_result, verb_above
from extractor.language.lexicon import Lexicon
from extractor.language.word_classes import (
    ADVERB,
    AGENCY,
    COMMA,
    DATE,
    DETERMINER,
    ENDS_CLAUSE,
    GOVERNS,
    NAME,
    NOUN_BUT_AGENCY,
    NOUN_OR_NAME,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    THAT,
)
from extractor.trace import tracing

_NOUN = "NMAOQJ"
_NAME = "NMAOJ"
# What a judge does to the one who stands before him.
# What is done with a penalty, "on" somebody.
_FALLING = frozenset({"impose", "levy", "slap"})
# "By virtue of", "by telephone": nobody acts.
NO_AGENT = frozenset(
    {
        "virtue",
        "means",
        "way",
        "reason",
        "order",
        "dint",
        "e-mail",
        "email",
        "telephone",
        "phone",
        "post",
        "mail",
        "wire",
    }
)
_OF_PERSONS = frozenset({"who", "whose", "whom"})
_AT_PLACES = frozenset({"in", "from", "at", "near", "outside"})
_IN_COURT = frozenset({"sentence", "arraign", "jail", "fine"})
# Pronouns that are no subject: of "the gangs behind them earned" it is "the gangs".
_NO_SUBJECT = frozenset({"there", "him", "them", "us", "me"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: offsets into the text, and the agency that it is, if it is one."""

    start: int
    end: int
    agency: Agency | None = None


def phrase_from(sentence: Sentence, first: int, stop: int) -> Phrase | None:
    """The noun phrase that starts at a token, without determiners, up to its first preposition or border."""
    tokens = sentence.tokens
    first = tokens.skip(first, 1, 'dr"')
    first += tokens.word(first) == "'s"
    last = first
    while last < stop and tokens.codes[last] in _NOUN and last not in sentence.inside:
        last += 1
    while last < stop and tokens.word(last) in ("and", "of", "&") and _goes_on(sentence, first, last, stop):
        last += 1
        while last < stop and tokens.codes[last] in _NOUN + DETERMINER and last not in sentence.inside:
            last += 1
    if last == first:
        return None
    return Phrase(tokens.starts[first], tokens.ends[last - 1], _agency(sentence, first, last))


def _goes_on(sentence: Sentence, first: int, at: int, stop: int) -> bool:
    """Whether "and" or "of" goes on with the same phrase."""
    tokens = sentence.tokens
    return (
        at + 1 < stop
        and tokens.codes[at + 1] in _NOUN + DETERMINER
        and (tokens.word(at) != "of" or ("A" not in tokens.codes[first:at] and tokens.codes[at + 1] != QUANTITY))
    )


def _agency(sentence: Sentence, first: int, last: int) -> Agency | None:
    """The agency that a phrase is: the first or the last of its tokens, and no name of a person after it."""
    entities: list[Entity | None] = sentence.tokens.entities[first:last]
    agencies = [entity for entity in entities if isinstance(entity, Agency)]
    if not agencies:
        return None
    alone = len(entities) == len(agencies) or isinstance(entities[-1], Agency)
    return agencies[0] if alone and (isinstance(entities[0], Agency) or len(entities) < 3) else None


def subject_of(sentence: Sentence, number: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of a group, also of one that is not finite: the one it is understood to have.

    Args:
        sentence: the sentence.
        number: of the group.
        lexicon: which verbs have an object that is the subject of the infinitive or gerund after it.
    """
    for _ in range(len(sentence.groups)):
        group = sentence.groups[number]
        if group.joined is not None:
            number = sentence.chain(number)
            _tell_shared(sentence, number, "shares the subject of the verb that it is joined to")
            continue
        if group.form == "gerund" and sentence.tokens.code(group.first - 1) in _NOUN:
            return _antecedent(sentence, group.first)  # "parcels containing", "12 men selling"
        if group.form == "gerund" and (object_ := _accused(sentence, number, lexicon.accusing)):
            return object_
        if group.form in ("infinitive", "gerund"):
            if number == 0:
                return _opened(sentence, lexicon)
            if group.form == "infinitive" and sentence.groups[number - 1].lemma in lexicon.controlling:
                object_ = _controlling_object(sentence, number)
                if object_:
                    return object_
            above = verb_above(sentence, number, lexicon)
            _tell_shared(sentence, above, "has the subject of the verb that it hangs on")
            if is_result(sentence, number, above):
                return by_phrase(sentence, above, ())
            number = above
            continue
        return _stated_subject(sentence, number)
    return None


def _opened(sentence: Sentence, lexicon: Lexicon) -> Phrase | None:
    """The subject of the clause that a gerund or an infinitive opens: "Searching six flats, police seized"."""
    groups, tokens = sentence.groups, sentence.tokens
    if is_headline_verb(sentence, 0):
        return subject_between(sentence, 0, groups[0].first)
    if tokens.skip(groups[0].first - 1, -1, "rp:") >= 0:
        return None
    main = next((number for number, group in enumerate(groups) if group.form == "finite"), None)
    if main is None or "," not in tokens.codes[groups[main - 1].last : groups[main].first]:
        return None
    return _stated_subject(sentence, main)


def _accused(sentence: Sentence, number: int, accusing: Collection[str]) -> Phrase | None:
    """The object of the verb before a gerund that tells what it did: "held eight for stealing"."""
    if number == 0 or sentence.tokens.word(sentence.opener(number)) not in ("for", "of"):
        return None
    before = sentence.groups[number - 1]
    if before.lemma in _FALLING:
        return _fallen_on(sentence, before.last + 1, sentence.groups[number].first)
    if before.form != "finite" or before.passive or before.lemma not in accusing:
        return None
    return phrase_from(sentence, before.last + 1, sentence.groups[number].first)


def _fallen_on(sentence: Sentence, first: int, stop: int) -> Phrase | None:
    """Whom a penalty falls on: "a fine was imposed on the airline for losing"."""
    words = sentence.tokens.words[first:stop]
    return phrase_from(sentence, first + words.index("on") + 1, stop) if "on" in words else None


def _tell_shared(sentence: Sentence, number: int, step: str) -> None:
    """Take down whose subject a verb group shares."""
    if trace := tracing():
        group, tokens = sentence.groups[number], sentence.tokens
        at = tokens.starts[group.first], tokens.ends[group.last]
        trace.step("fact.shared-subject", step, None, group.lemma, at=at)


def _controlling_object(sentence: Sentence, number: int) -> Phrase | None:
    """What stands between an active verb and the infinitive: "ordered the company to pay"."""
    before, group = sentence.groups[number - 1], sentence.groups[number]
    if before.passive or before.last + 1 >= group.first:
        return None
    tokens = sentence.tokens
    between = tokens.codes[before.last + 1 : group.first]
    if between in (["d"], ["R"]):  # "ordered her to pay"
        return Phrase(tokens.starts[before.last + 1], tokens.ends[before.last + 1])
    if any(code in "p,:swhc" for code in between):
        return None
    return phrase_from(sentence, before.last + 1, group.first)


def _stated_subject(sentence: Sentence, number: int) -> Phrase | None:
    tokens = sentence.tokens
    group = sentence.groups[number]
    opener = sentence.opener(number)
    if group.form == "participle" and tokens.code(opener) in (_NOUN if number else "") + COMMA:
        return _antecedent(sentence, opener + 1)
    if tokens.code(opener) == RELATIVE or (tokens.code(opener) == THAT and tokens.code(opener - 1) in _NOUN):
        return _antecedent(sentence, opener)
    stop = min(opener + 1, group.first)
    return subject_between(sentence, _before_place(sentence, sentence.clause_start(number), stop), stop)


def _before_place(sentence: Sentence, start: int, stop: int) -> int:
    """Where a subject starts that a comma and a part or a place of it go with: "the Directorate, Marlow Office has"."""
    codes = sentence.tokens.codes
    opens, part = codes[: start - 1], codes[start:stop]
    apposed = start > 1 and codes[start - 1] == COMMA and "A" in opens and not set(opens) - set("dNMA()")
    return 0 if apposed and part and not set(part) - set("NMA") else start


def subject_between(sentence: Sentence, start: int, stop: int) -> Phrase | None:
    """The noun phrase among the words before a verb that no preposition governs."""
    tokens = sentence.tokens
    last = tokens.skip(stop - 1, -1, ADVERB)
    if last >= start and tokens.codes[last] == PRONOUN and tokens.words[last] not in _NO_SUBJECT:
        return Phrase(tokens.starts[last], tokens.ends[last])
    index = start
    while index < stop:
        code = tokens.codes[index]
        if code == PRONOUN and tokens.words[index] not in _NO_SUBJECT:
            return Phrase(tokens.starts[index], tokens.ends[index])
        if code in GOVERNS:
            index = _after_preposition(sentence, index + 1, stop)
        elif code in _NOUN or (code == DETERMINER and index + 1 < stop):
            return phrase_from(sentence, _last_start(sentence, index, stop), stop)
        else:
            index += 1
    return None


def _last_start(sentence: Sentence, index: int, stop: int) -> int:
    """Where the last phrase starts of two that nothing joins: "Within two days the couple"."""
    tokens = sentence.tokens
    for at in range(index + 1, stop):
        if tokens.codes[at] in "p,c:":
            break
        if tokens.codes[at] == DETERMINER and tokens.codes[at - 1] in "NMDQ":
            index = at
    return index


def _after_preposition(sentence: Sentence, index: int, stop: int) -> int:
    """Past the phrase after a preposition at the head of a clause: "In June police"; a date ends it."""
    tokens = sentence.tokens
    index = tokens.skip(index, 1, DETERMINER)
    if tokens.code(index) == DATE and tokens.word(index + 1) == "'s":
        index += 2  # "as part of today's settlement, the firm"
    elif tokens.code(index) == DATE or (tokens.code(index) == AGENCY and tokens.code(index + 1) == COMMA):
        return index + 1
    while index < stop and tokens.codes[index] in NOUN_BUT_AGENCY:
        index += 1
    return max(index, 0)


def _antecedent(sentence: Sentence, relative: int) -> Phrase | None:
    """The noun phrase before "who": the last one, a name's apposition and "of" phrases included."""
    tokens = sentence.tokens
    end = tokens.skip(relative - 1, -1, ",p")
    first = end
    while first - 1 >= 0 and first - 1 not in sentence.inside and tokens.codes[first - 1] in _NOUN:
        first -= 1
    if tokens.code(first) == NAME and tokens.word(first - 1) == "of" and tokens.code(first - 2) in NOUN_OR_NAME:
        first -= 2  # "the State of Lagos receiving $4 million"
        while first - 1 >= 0 and first - 1 not in sentence.inside and tokens.codes[first - 1] in _NOUN:
            first -= 1
    if tokens.word(relative) in _OF_PERSONS and (person := _before_named_place(sentence, first, end)):
        return _antecedent(sentence, person)
    return phrase_from(sentence, first, end + 1) if tokens.code(end) in _NOUN else None


def _before_named_place(sentence: Sentence, first: int, end: int) -> int | None:
    """Where the phrase ends that a place stands behind: "a man living in Cebu", "a driver from Kano"."""
    tokens, at = sentence.tokens, first - 1
    if first != end or tokens.codes[end] != NAME or tokens.word(at) not in _AT_PLACES:
        return None
    number = sentence.inside.get(at - 1)
    if number is not None:
        at = sentence.groups[number].first if sentence.groups[number].form in ("gerund", "participle") else 0
    return at if at > 0 and tokens.code(at - 1) in _NOUN + COMMA else None


def by_phrase(sentence: Sentence, number: int, courts: Collection[str]) -> Phrase | None:
    """The noun phrase after "by" that tells who did it, or a judge or court after "before"."""
    tokens, groups = sentence.tokens, sentence.groups
    stop = next(
        (group.first for group in groups[number + 1 :] if group.form not in ("gerund", "participle")), len(tokens)
    )
    for index in range(groups[number].last + 1, stop):
        if tokens.codes[index] in ENDS_CLAUSE:
            break
        if tokens.words[index] == "before" and groups[number].lemma in _IN_COURT:
            phrase = phrase_from(sentence, index + 1, stop)
            if phrase and any(
                tokens.words[at] in courts or "court" in tokens.words[at] for at in range(index, min(index + 8, stop))
            ):
                return phrase
        if index in sentence.inside:
            continue
        named = tokens.skip(index + 1, 1, DETERMINER)
        if tokens.words[index] == "by" and tokens.code(named) in _NAME and tokens.word(named) not in NO_AGENT:
            return phrase_from(sentence, index + 1, stop)
    return None
