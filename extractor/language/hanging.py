"""What an infinitive or a gerund hangs on, and what it tells there."""

from __future__ import annotations

from extractor.language.clauses import Sentence
from extractor.language.lexicon import Lexicon
from extractor.language.word_classes import COMMA, CONJUNCTION, DETERMINER, NAMES_SOMETHING, NOUN, QUANTITY

# Before a gerund these go with the word before them.
_OF_NOUN = frozenset({"of", "for", "from", "with"})
_GOES_ON = frozenset({"by", "while"})


def verb_above(sentence: Sentence, number: int, lexicon: Lexicon) -> int:
    """The group that an infinitive or a gerund hangs on: the one before it; past a comma none that describes a noun.

    "Police busted 25 dens functioning as stations, seizing 412 vehicles"; no "prosecutors said" between two commas.
    """
    groups, above = sentence.groups, number - 1
    while above and sentence.is_interposed(above) and groups[above].lemma in lexicon.speech:
        above -= 1
    if groups[number].form != "gerund":
        return above
    if not is_aside(sentence, number) and sentence.tokens.word(sentence.opener(number)) in _OF_NOUN:
        return above  # "firms suspected of laundering"
    if not is_aside(sentence, number):  # "stole from firms based in Hove by forging"
        while above and _describes(sentence, above):
            above -= 1
        return above
    for main in range(above, -1, -1):
        if is_aside(sentence, main) or (groups[main].form == "finite" and not sentence.is_modifying(main)):
            return main
    return 0


def is_aside(sentence: Sentence, number: int) -> bool:
    """Whether a gerund stands behind a comma."""
    return sentence.groups[number].form == "gerund" and sentence.tokens.code(sentence.opener(number)) == COMMA


def _describes(sentence: Sentence, number: int) -> bool:
    """Whether a participle or a gerund describes the noun before it: "dens functioning as", "firms based in"."""
    group = sentence.groups[number]
    gerund = group.form == "gerund" and sentence.tokens.code(group.first - 1) in NOUN
    return gerund or group.form == "participle"


def above_gerund(sentence: Sentence, number: int, lexicon: Lexicon) -> int | None:
    """The verb that a gerund goes on, so that both are put alike: past a comma, by means, or with its own subject."""
    opener = sentence.opener(number)
    if number and (sentence.tokens.code(opener) == COMMA or sentence.tokens.word(opener) in _GOES_ON):
        return verb_above(sentence, number, lexicon)
    groups = sentence.groups
    if sentence.tokens.code(opener) in NOUN and number and groups[number - 1].form == "gerund":
        joint = sentence.tokens.skip(opener, -1, NOUN + DETERMINER)
        if sentence.tokens.code(joint) == CONJUNCTION:
            return above_gerund(sentence, number - 1, lexicon)  # "with Oyo getting $4 and Edo getting $6"
    before = sentence.tokens.skip(opener, -1, NOUN + DETERMINER)
    while sentence.tokens.word(before) == "of":
        before = sentence.tokens.skip(before - 1, -1, NOUN + DETERMINER)
    return verb_above(sentence, number, lexicon) if number and sentence.tokens.word(before) == "with" else None


def foretells(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive tells what is to come: behind a plan, or as the only verb: "Ministry to recruit 400"."""
    group, tokens = sentence.groups[number], sentence.tokens
    if group.form != "infinitive":
        return False
    return tokens.word(group.first - 1) in lexicon.ahead or is_headline_verb(sentence, number)


def is_headline_verb(sentence: Sentence, number: int) -> bool:
    """Whether an infinitive opens a sentence without a finite verb behind its subject."""
    group = sentence.groups[number]
    if group.form != "infinitive" or number or any(one.form == "finite" for one in sentence.groups):
        return False
    return sentence.tokens.code(group.first - 1) in NAMES_SOMETHING + QUANTITY


def is_result(sentence: Sentence, number: int, above: int, lexicon: Lexicon) -> bool:
    """Whether a gerund behind a comma tells what came of something done: "the flat was raided, leading to"."""
    group = sentence.groups[number]
    main = sentence.groups[above]
    accused = main.lemma in lexicon.accusing and sentence.tokens.word(main.last + 1) in ("of", "with")
    return group.bare and is_aside(sentence, number) and main.passive and not accused


def above_as_reason(sentence: Sentence, number: int, above: int) -> int | None:
    """The gerund that a gerund behind a comma goes on: "was convicted for opening fire, striking two"."""
    for between in range(above + 1, number):
        opener = sentence.opener(between)
        if sentence.groups[between].form == "gerund" and sentence.tokens.word(opener) == "for":
            return between
    return None
