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
AUXILIARY_BUT_MODAL = BE + HAVE + DO
BE_OR_HAVE = BE + HAVE
MODAL_OR_TO = MODAL + TO
# After these only a base form can follow.
TAKES_BASE = TO + MODAL + DO
PAST_FORM = PAST_OR_PARTICIPLE + PAST
FINITE_FORMS = PAST + BASE + THIRD
FORMS_BUT_GERUND = PAST_OR_PARTICIPLE + PAST + PARTICIPLE + BASE + THIRD
VERB_FORMS = FORMS_BUT_GERUND + GERUND
OPENS_GROUP = TO + AUXILIARY + VERB_FORMS
ADVERBIAL = ADVERB + NOT
# What a noun phrase is made of, and the same without agencies.
NOUN = PLAIN + NAME + AGENCY + OFFENCE + QUANTITY + QUANTIFIER
NOUN_BUT_AGENCY = PLAIN + NAME + OFFENCE + QUANTITY + QUANTIFIER
NOUN_OR_NAME = PLAIN + NAME
NAMES_SOMETHING = PLAIN + NAME + AGENCY
MAY_ACT = NAMES_SOMETHING + PRONOUN
# Before a participle these make it an attribute: "the seized goods".
OPENS_ATTRIBUTE = DETERMINER + PREPOSITION + QUANTIFIER
OPENS_PHRASE = DETERMINER + PREPOSITION
OPENS_CLEAR_OBJECT = DETERMINER + QUANTITY + PRONOUN + THAT
NUMBER_OR_DETERMINER = QUANTITY + DETERMINER
OPENS_INNER_CLAUSE = RELATIVE + SUBORDINATOR
OPENS_CLAUSE = SUBORDINATOR + RELATIVE + THAT
ENDS_CLAUSE = OPENS_CLAUSE + BORDER
# What is said follows these.
OPENS_CONTENT = THAT + QUOTE
QUOTE_OR_COMMA = COMMA + QUOTE
LISTS = COMMA + CONJUNCTION
ENDS_ITEM = COMMA + CONJUNCTION + BORDER
GOVERNS = PREPOSITION + TO
