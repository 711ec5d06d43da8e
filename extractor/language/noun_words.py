"""Which words a noun phrase may hold: plurals, verb forms, what ends it; told by closed classes and endings."""

from __future__ import annotations

import re
from typing import Final

from extractor.language.lexicon import lexicon_of
from extractor.packs import Rules

AND_OR: Final = ("and", "or")
_NEXT_WORD: Final = re.compile(r" ([^\W\d_]+)")


class NounWords:
    """The classes of words that bound a noun phrase."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("noun_phrases.toml")
        lexicon = lexicon_of(rules)
        classes = lexicon.classes
        closed = frozenset().union(*(classes[name] for name in classes.keys() - {*table["held"], *table["verbal"]}))
        self.stop = closed.difference(table["goes_on_with"]).union(table["stop"])
        numbers = rules.table("quantities.toml").get("numbers", {})
        self.skip = frozenset(table.get("skip", ()))
        self.determiners = (classes["determiner"] - self.skip).union(table["determiners"])
        # What ends a phrase and cannot be the object of a verb.
        self.after_noun = self.stop - {*self.determiners, "more", "him", "them", "it", "up", "out"}
        self.numbers = frozenset([*numbers.get("cardinals", ()), *numbers.get("scales", ()), *numbers.get("vague", ())])
        self.stop_after_noun = frozenset(table.get("stop_after_noun", ()))
        self.verbs = frozenset(table["verbs"]).union(*(classes[name] for name in table["verbal"]))
        self.not_verbs = frozenset(table.get("not_verbs", ()))
        self.plurals = frozenset(table.get("plurals", ()))
        self.singulars = frozenset(table.get("singulars", ()))
        pasts = lexicon.irregular_pasts - lexicon.nounish - self.not_verbs
        present = lexicon.inflection.present
        said = {
            form: verb for form, verb in present.items() if verb not in lexicon.nounish and form not in lexicon.never
        }
        # Present forms of verbs that are hardly ever nouns: "pertain", "imposes".
        self.bases = frozenset(form for form, verb in said.items() if form == verb)
        self.thirds = frozenset(form for form, verb in said.items() if form != verb) - lexicon.nounish
        self.verbs_after_noun = self.verbs.union(pasts, table.get("verbs_after_noun", ()))
        self.modifiers = frozenset(table.get("modifiers", ()))
        self.inner = frozenset(table.get("inner", ()))
        self.arranged = frozenset(table.get("arranged", ()))
        self.compounds = tuple(table.get("compounds", ()))
        self.openers = self.skip | self.determiners
        self.predicative = frozenset(table.get("predicative", ()))
        self.partitives = frozenset(table.get("partitives", ()))

    def is_plural(self, word: str) -> bool:
        """Whether a word, lower case, is a plural noun by its form."""
        if word in self.plurals:
            return True
        return (
            word.endswith("s")
            and len(word) > 2
            and word[-2] not in "su'"
            and not word.endswith("is")
            and word not in self.singulars
        )

    def is_verbal(self, word: str, inside: bool) -> bool:
        """Whether a word is a verb or an adverb by its form; participles may open a phrase ("stolen watches")."""
        if word in (self.verbs_after_noun if inside else self.verbs):
            return True
        if word.endswith(("ed", "ing")):
            adjective = word in self.not_verbs or "-" in word or word.startswith("un")  # "unpaid", "unauthorized"
            return inside and len(word) > 3 and not adjective
        return word.endswith("ly") and len(word) > 4 and word not in self.not_verbs

    def stops(self, low: str, end: int) -> bool:
        """Whether the phrase ends at ``end``: no word follows, or one that cannot be in it."""
        following = _NEXT_WORD.match(low, end)
        return following is None or following[1] in self.stop or following[1] in self.verbs

    def is_plural_next(self, low: str, at: int, word: str) -> bool:
        """Whether a plural follows the word, or a noun and then a plural: "infringing music files"."""
        end = at + len(word)
        for _ in range(3):
            following = _NEXT_WORD.match(low, end)
            if following and following[1] in AND_OR and end == at + len(word):
                end = following.end()
                continue
            if following is None or following[1] in self.stop or following[1] in self.verbs_after_noun:
                return False
            if self.is_plural(following[1]):
                return True
            end = following.end()
        return False

    def opens_verbal(self, phrase: str) -> bool:
        """Whether a phrase without a plural opens with a past form: "nine received life", "three arrested"."""
        first = phrase.partition(" ")[0]
        return self.is_verbal(first if first.endswith("ed") else phrase, True)

    def ends(self, text: str, low: str, at: int, word: str, run_end: int, inside: bool, headed: bool) -> bool:
        """Whether a word cannot be in the phrase. ``inside``: it is not the first; ``headed``: a plural came before."""
        if word in self.stop:
            if low.startswith(self.compounds, at):
                return False
            # "US bank accounts", "Class A drugs"
            return not ((inside or len(word) > 1) and is_acronym(text, at, at + len(word), run_end))
        if word in self.stop_after_noun:
            return inside or self.stops(low, at + len(word))
        if not self.is_verbal(word, inside):
            return False
        if not inside and word.endswith("ly"):
            return self.stops(low, at + len(word))  # but "illegally logged timber"
        if inside and not headed and word.endswith(("ing", "ed")) and text[at].isupper() and text[at + 1].islower():
            # "former Boeing engineers", "Atlantic Striped Bass", but "Man Arrested In"
            name = (
                text[at - 2].islower()
                if word.endswith("ing")
                else text[at + len(word) + 1 : at + len(word) + 2].isupper()
            )
            return not name or self.stops(low, at + len(word))
        return inside or word in self.verbs


def is_acronym(text: str, start: int, end: int, run_end: int) -> bool:
    """Whether a word is an acronym and not one of a headline in capitals."""
    if end - start > 4 or not text[start:end].isupper():
        return False
    return not text[start:run_end].isupper() or (end == run_end and text[start - 2 : start - 1].islower())
