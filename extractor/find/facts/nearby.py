"""What stands between a quantity and a verb, or right before one."""

from __future__ import annotations

from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.tokens import Tokens
from extractor.language.word_classes import NOUN


def is_beside(tokens: Tokens, index: int, verb: int) -> bool:
    """Whether only the counted noun and its "of" phrase stand between a quantity and the verb after it."""
    return (
        all(tokens.codes[at] in NOUN + "rd" or tokens.words[at] == "of" for at in range(index + 1, verb))
        and verb - index < 8
    )


def has_own_subject(sentence: Sentence, lexicon: FactLexicon, number: int) -> bool:
    """Whether a verb of saying has its subject between a comma and itself: ", the ministry said"."""
    group = sentence.groups[number]
    return (
        group.lemma in lexicon.words.speech
        and not group.passive
        and sentence.tokens.code(sentence.opener(number)) in NOUN + "R"
    )
