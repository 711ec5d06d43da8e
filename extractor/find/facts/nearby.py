"""What stands between a quantity and a verb, or right before one; what either of them is."""

from __future__ import annotations

from extractor.entities import Quantity
from extractor.find.facts.governor import Governor
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.tokens import Tokens
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import BORDER, COMMA, DETERMINER, MAY_ACT, NOUN, PRONOUN


def is_beside(tokens: Tokens, index: int, verb: int) -> bool:
    """Whether only the counted noun and its "of" phrase stand between a quantity and the verb after it."""
    return (
        all(tokens.codes[at] in NOUN + "rd" or tokens.words[at] == "of" for at in range(index + 1, verb))
        and verb - index < 8
    )


def has_own_subject(sentence: Sentence, lexicon: FactLexicon, number: int) -> bool:
    """Whether a verb has a subject between a comma and itself, or one of saying behind it.

    ", the ministry said"; ", the court heard, "; ", says the ministry".
    """
    group, tokens = sentence.groups[number], sentence.tokens
    if group.passive:
        return False
    opener = tokens.code(sentence.opener(number))
    if opener == COMMA and group.lemma in lexicon.words.speech:
        return tokens.code(tokens.skip(group.last + 1, 1, MAY_ACT + DETERMINER)) in BORDER + COMMA
    return opener in NOUN + PRONOUN and (group.lemma in lexicon.words.speech or sentence.is_interposed(number))


def counted_noun(tokens: Tokens, index: int) -> str:
    """The last word of what the quantity at a token counts, in small letters; empty where it counts nothing."""
    entity = tokens.entities[index]
    return last_word(entity.of if isinstance(entity, Quantity) else None)


def last_word(phrase: str | None) -> str:
    """The last word of what a quantity counts, in small letters; empty without one."""
    return (phrase or "").lower().rpartition(" ")[2]


def group_of(sentence: Sentence, governor: Governor | None) -> VerbGroup | None:
    """The verb group that a governor is; None where it is none."""
    return None if governor is None or governor.group is None else sentence.groups[governor.group]
