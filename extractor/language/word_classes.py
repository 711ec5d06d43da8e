"""The classes of words, one character each, so that a sentence is a string of them, and the sets that rules ask for."""

from __future__ import annotations

# Closed classes (words.toml names them).
BE, HAVE, DO, MODAL, NOT = "b", "H", "x", "m", "n"
DETERMINER, QUANTIFIER, PRONOUN = "d", "J", "R"
PREPOSITION, TO, CONJUNCTION = "p", "t", "c"
SUBORDINATOR, RELATIVE, THAT = "s", "w", "h"
ADVERB = "r"
# Verb forms: past, participle, what is both, -ing, base, third person; a compound that ends in a participle.
PAST, PARTICIPLE, PAST_OR_PARTICIPLE, GERUND, BASE, THIRD = "F", "P", "V", "G", "v", "z"
COMPOUND = "U"
# Nouns, adjectives and whatever is not known; names.
PLAIN, NAME = "N", "M"
# Entities that were found, each one token.
AGENCY, DATE, QUANTITY, OFFENCE = "A", "D", "Q", "O"
COMMA, QUOTE, OPENS_BRACKET, CLOSES_BRACKET = ",", '"', "(", ")"
# What ends a clause: a colon, a semicolon, a dash, a full stop, the ends of the sentence.
BORDER = ":"

AUXILIARY = MODAL + BE + HAVE + DO
OPENS_GROUP = TO + AUXILIARY + PAST_OR_PARTICIPLE + PAST + PARTICIPLE + GERUND + BASE + THIRD
# What a noun phrase is made of, and the same without numbers.
NOUN = PLAIN + NAME + AGENCY + OFFENCE + QUANTITY + QUANTIFIER
NOUN_BUT_QUANTITY = PLAIN + NAME + AGENCY + OFFENCE + QUANTIFIER
NAMES_SOMETHING = PLAIN + NAME + AGENCY
OPENS_OBJECT = DETERMINER + QUANTITY + PLAIN + NAME + AGENCY + OFFENCE + PRONOUN + QUANTIFIER
OPENS_CLAUSE = SUBORDINATOR + RELATIVE + THAT
ENDS_CLAUSE = OPENS_CLAUSE + BORDER
LISTS = COMMA + CONJUNCTION
GOVERNS = PREPOSITION + TO
