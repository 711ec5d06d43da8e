"""Who acts: the subject of a verb group, or the "by" phrase of a passive."""

from __future__ import annotations

from extractor.entities import Quantity
from extractor.language.by_phrases import by_phrase
from extractor.language.clauses import Sentence
from extractor.language.hanging import above_as_reason, is_headline_verb, is_result, verb_above
from extractor.language.lexicon import Lexicon
from extractor.language.nominals import Phrase, phrase_from
from extractor.language.word_classes import (
    ADVERB,
    AGENCY,
    BORDER,
    COMMA,
    CONJUNCTION,
    DATE,
    DETERMINER,
    ENDS_CLAUSE,
    GOVERNS,
    LISTS,
    NAME,
    NOUN,
    NOUN_BUT_AGENCY,
    NOUN_OR_NAME,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TO,
)
from extractor.trace import tracing

_ENDS_OBJECT = GOVERNS + LISTS + ENDS_CLAUSE
# What is done with a penalty, "on" somebody.
_FALLING = frozenset({"impose", "levy", "slap"})
_OF_PERSONS = frozenset({"who", "whose", "whom"})
# What stands between a thing and the name of the place where it is.
_PLACING = frozenset({"in", "at", "near", "off", "on", "outside", "around"})
# In characters: "N.C.".
_LONGEST_STATE = 5
_LIST = NOUN + DETERMINER + COMMA
# Pronouns that are no subject: of "the gangs behind them earned" it is "the gangs".
_NO_SUBJECT = frozenset({"there", "him", "them", "us", "me"})


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
        if group.form == "gerund" and sentence.tokens.code(group.first - 1) in NOUN:
            return _antecedent(sentence, group.first, lexicon)  # "parcels containing", "12 men selling"
        if group.form not in ("infinitive", "gerund"):
            return _stated_subject(sentence, number, lexicon)
        if object_ := _described(sentence, number, lexicon) or _controlling_object(sentence, number, lexicon):
            return object_
        if number == 0:
            return _opened(sentence, lexicon)
        above = verb_above(sentence, number, lexicon)
        if is_result(sentence, number, above, lexicon):
            if (reason := above_as_reason(sentence, number, above)) is not None:
                number = reason
                continue
            return by_phrase(sentence, above, lexicon, stop=group.first)  # "was raided by police, uncovering"
        number = above
        _tell_shared(sentence, number, "has the subject of the verb that it hangs on")
    return None


def _described(sentence: Sentence, number: int, lexicon: Lexicon) -> Phrase | None:
    """Who is said to do what an infinitive or a gerund tells: "firms suspected of laundering"."""
    tokens, group = sentence.tokens, sentence.groups[number]
    at = (group.first if group.form == "infinitive" else sentence.opener(number)) - 1
    word = tokens.word(at)
    said = tokens.code(at) == PLAIN and (word in lexicon.participles or word in lexicon.describing)
    said = said and tokens.code(at - 1) in NOUN
    return _antecedent(sentence, at, lexicon) if said else None


def _controlling_object(sentence: Sentence, number: int, lexicon: Lexicon) -> Phrase | None:
    """The object of the verb before, if it does what an infinitive or a gerund tells: "ordered the firm to pay"."""
    if number == 0:
        return None
    if sentence.groups[number].form == "gerund":
        return _accused(sentence, number, lexicon)
    lemma = sentence.groups[number - 1].lemma
    if lemma in lexicon.controlling or lemma in lexicon.alleging:
        return _object_between(sentence, number)
    return None


def _opened(sentence: Sentence, lexicon: Lexicon) -> Phrase | None:
    """The subject of the clause that a gerund or an infinitive opens: "Searching six flats, police seized"."""
    groups, tokens = sentence.groups, sentence.tokens
    if is_headline_verb(sentence, 0):
        return subject_between(sentence, 0, groups[0].first)
    if tokens.skip(groups[0].first - 1, -1, "rp:") >= 0:
        titled = sentence.headline and groups[0].form == "infinitive"  # "Tahoma Foods to Pay $2 Million"
        return subject_between(sentence, 0, groups[0].first) if titled else None
    main = next((number for number, group in enumerate(groups) if group.form == "finite"), None)
    if main is None or "," not in tokens.codes[groups[main - 1].last : groups[main].first]:
        return None
    return _stated_subject(sentence, main, lexicon)


def _accused(sentence: Sentence, number: int, lexicon: Lexicon) -> Phrase | None:
    """The object of the verb before a gerund that tells what it did: "held eight for stealing"."""
    opener = sentence.tokens.word(sentence.opener(number))
    if opener == "into":  # "tricked pensioners into paying"
        return _object_between(sentence, number)
    taking = opener == "in" and sentence.tokens.word(sentence.opener(number) - 1) in lexicon.partaking
    if opener not in ("for", "of", "with", "while") and not taking:
        return None
    before = sentence.groups[number - 1]
    if before.lemma in _FALLING:
        return _fallen_on(sentence, before.last + 1, sentence.groups[number].first)
    if before.form != "finite" or before.passive or before.lemma not in lexicon.accusing:
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


def _object_between(sentence: Sentence, number: int) -> Phrase | None:
    """What stands between an active verb and the infinitive: "ordered the company to pay"."""
    before, group = sentence.groups[number - 1], sentence.groups[number]
    if before.passive or before.last + 1 >= group.first:
        return None
    tokens = sentence.tokens
    between = tokens.codes[before.last + 1 : group.first]
    if between in (["d"], ["R"]):  # "ordered her to pay"
        return Phrase(tokens.starts[before.last + 1], tokens.ends[before.last + 1])
    if between and between[0] == PRONOUN and between[1:] in ([], [PREPOSITION]):
        return Phrase(tokens.starts[before.last + 1], tokens.ends[before.last + 1])
    stop = group.first - (group.form == "gerund")  # "into"
    if any(code in _ENDS_OBJECT for code in tokens.codes[before.last + 1 : stop]):
        return None
    counted = tokens.entities[before.last + 1]
    if isinstance(counted, Quantity) and counted.unit is not None:
        return None  # "to pay $2 million to settle"
    return phrase_from(sentence, before.last + 1, group.first)


def _stated_subject(sentence: Sentence, number: int, lexicon: Lexicon) -> Phrase | None:
    tokens = sentence.tokens
    group = sentence.groups[number]
    opener = sentence.opener(number)
    if group.form == "participle" and tokens.code(opener) in (NOUN if number else "") + COMMA:
        return _antecedent(sentence, opener + 1, lexicon)
    if tokens.code(opener) == RELATIVE or (tokens.code(opener) == THAT and tokens.code(opener - 1) in NOUN):
        return _antecedent(sentence, opener, lexicon)
    told = sentence.inside.get(opener, number)
    if told != number and (relative := sentence.relative(told)) is not None and group.first == opener + 1:
        return _antecedent(sentence, relative, lexicon)  # "the ring, which police say stole"
    if tokens.word(opener) == "there":  # "there were 261 incidents, resulting in"
        return phrase_from(sentence, group.last + 1, len(tokens)) if group.lemma == "be" else None
    stop = min(opener + 1, group.first)
    if (listed := _listed(sentence, sentence.clause_start(number), stop)) is not None:
        return listed
    return subject_between(sentence, _before_apposed_place(sentence, sentence.clause_start(number), stop), stop)


def _listed(sentence: Sentence, start: int, stop: int) -> Phrase | None:
    """The list that ends before a verb, all of it: "customs, the Marlow Crime Unit, and harbour police searched"."""
    tokens = sentence.tokens
    if tokens.code(start) != CONJUNCTION or tokens.code(start - 1) != COMMA:
        return None
    before = start - 1
    while before >= 0 and before not in sentence.inside and tokens.codes[before] in _LIST:
        before -= 1
    first = before + 1
    if tokens.code(before) in PREPOSITION + TO:  # "According to police, the leader, two men, and"
        if before and tokens.code(before - 1) not in BORDER and tokens.word(before - 1) != "according":
            return None
        first = tokens.codes.index(COMMA, before) + 1
    elif before in sentence.inside or tokens.code(before) in RELATIVE + CONJUNCTION:
        return None
    last = phrase_from(sentence, start + 1, stop)
    first = tokens.skip(first, 1, DETERMINER + COMMA)
    return Phrase(tokens.starts[first], last.end) if last is not None and first < start - 1 else None


def _before_apposed_place(sentence: Sentence, start: int, stop: int) -> int:
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
        elif code in NOUN or (code == DETERMINER and index + 1 < stop):
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


def _antecedent(sentence: Sentence, relative: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase before "who": the last one, its "of" phrases included, no name of where it is."""
    tokens = sentence.tokens
    end = tokens.skip(relative - 1, -1, ",p")
    if tokens.code(end) not in NOUN:
        return None
    first = _phrase_start(sentence, end)
    of_person = tokens.word(relative) in _OF_PERSONS
    while (before := _before_place(sentence, first, end, of_person=of_person)) is not None:
        end, first = before, _phrase_start(sentence, before)
    while of_person and (head := _before_its_body(sentence, first, lexicon)) is not None:
        first = _phrase_start(sentence, head)
    of_name = not of_person and not tokens.titled and tokens.code(first) == NAME
    if of_name and tokens.word(first - 1) == "of" and tokens.code(first - 2) in NOUN_OR_NAME:
        first = _phrase_start(sentence, first - 2)  # "the State of Lagos receiving $4 million"
    return phrase_from(sentence, first, end + 1)


def _phrase_start(sentence: Sentence, end: int) -> int:
    """Where the nouns that end at a token start."""
    first, codes = end, sentence.tokens.codes
    while first - 1 >= 0 and first - 1 not in sentence.inside and codes[first - 1] in NOUN:
        first -= 1
    return first


def _before_its_body(sentence: Sentence, first: int, lexicon: Lexicon) -> int | None:
    """The last token of the noun that a body or a place is told with: "Judge Lowe of the District of Hale, who"."""
    tokens = sentence.tokens
    of = tokens.skip(first - 1, -1, DETERMINER)
    if tokens.word(of) != "of" or tokens.code(of - 1) not in NAME + PLAIN or of - 1 in sentence.inside:
        return None
    head = tokens.word(of - 1)
    return of - 1 if tokens.code(of - 1) == NAME or lexicon.is_person(head.removesuffix("s")) else None


def _before_place(sentence: Sentence, first: int, end: int, *, of_person: bool) -> int | None:
    """The last token of the noun before a name of where it is: "a lorry in Ranong", "Marlow County, N.C.".

    Of a person also past what tells what place that is: "a man living in Cebu, who", "a driver from Kano who".
    """
    tokens = sentence.tokens
    if set(tokens.codes[first : end + 1]) != {NAME}:
        return None
    at = tokens.skip(first - 1, -1, DETERMINER)
    short = tokens.code(at) == COMMA and tokens.ends[end] - tokens.starts[first] < _LONGEST_STATE
    if not short and tokens.word(at) not in (_PLACING | {"from"} if of_person else _PLACING):
        return None
    number = sentence.inside.get(at - 1)
    if number is not None:
        describes = of_person and sentence.groups[number].form in ("gerund", "participle")
        at = sentence.groups[number].first if describes else 0
    return at - 1 if at > 0 and tokens.code(at - 1) in NOUN else None
