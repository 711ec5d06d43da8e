"""The words that facts are found by, as one code a word: the closed classes, and the forms of verbs."""

from __future__ import annotations

from extractor.packs import Rules
from extractor.packs.pack import Table
from extractor.resolve.verbs import Lemmatizer

# One letter a class, so that a sentence is a string of letters. The first that claims a word has it.
_CLASSES = {
    "be": "b",
    "have": "H",
    "do": "x",
    "modal": "m",
    "not": "n",
    "determiner": "d",
    "relative": "w",
    "subordinator": "s",
    "conjunction": "c",
    "pronoun": "R",
    "preposition": "p",
    "adverb": "r",
    "quantifier": "J",
}
TO, THAT = "to", "that"


class Lexicon:
    """What is known of words; everything lower case."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("facts.toml")
        self.lemmatizer = Lemmatizer(table.get("irregular", {}), table.get("verbs", {}).get("known", "").split())
        self.codes = self._codes(table)
        self.particles = frozenset(table["classes"].get("particle", ()))
        verbs = table.get("verbs", {})
        self.nounish = frozenset(verbs.get("nouns", ()))
        self.never = frozenset(verbs.get("never", ()))
        self.intransitive = frozenset(verbs.get("intransitive", ()))
        self.indictments = frozenset(table["sentencing"]["indictments"])
        self.accusing = frozenset(table["sentencing"]["accusing"])
        self.charging = frozenset(table["sentencing"]["charging"])
        self.ditransitive = frozenset(verbs.get("ditransitive", ()))
        self.handed = frozenset(verbs.get("handed", ()))
        self.controlling = frozenset(verbs.get("controlling", ()))
        self.raising = frozenset(verbs.get("raising", ()))
        self.stative = frozenset(verbs.get("stative", ()))
        self.participles = frozenset(
            word
            for word in verbs.get("never", ())
            if word in self.lemmatizer.participle or word in verbs.get("told", ())
        )
        self.action_gerunds = frozenset(word for word in verbs.get("never", ()) if word in self.lemmatizer.ing)
        self.light = frozenset(table["light"]["verbs"])
        self.action_nouns = _by_noun(table["actions"])
        self.penalties = _by_noun(table["penalties"])
        self.sentencing = frozenset(table["sentencing"]["verbs"])
        self.giving = frozenset(table["sentencing"]["giving"])
        self.penal_time = frozenset(table["sentencing"]["time"])
        self.complements = {name: frozenset(words) for name, words in table["complements"].items()}
        self.partitives = frozenset(table["partitives"]["nouns"])
        self.before_number = frozenset(table["partitives"]["before_number"])
        self.value_nouns = frozenset(table["partitives"]["value"])
        self.speech = frozenset(table["speech"]["verbs"])
        self.announcing = frozenset(table["speech"]["announcing"])
        self.alleging = frozenset(table["speech"]["alleging"])
        self.alleged = frozenset(table["modality"]["alleged"])
        self.hypothetical = frozenset(table["modality"]["hypothetical"])
        self.planned = frozenset(table["modality"]["planned"])
        self.courts = frozenset(table["courts"]["words"])

    def _codes(self, table: Table) -> dict[str, str]:
        codes = {TO: "t", THAT: "h"}
        for name, code in _CLASSES.items():
            for word in table["classes"].get(name, ()):
                codes.setdefault(word, code)
        for word in table["verbs"].get("never", ()):
            codes.setdefault(word, "N")
        lemmatizer = self.lemmatizer
        both = lemmatizer.past.keys() & lemmatizer.participle.keys()
        for forms, code in ((both, "V"), (lemmatizer.past, "F"), (lemmatizer.participle, "P"), (lemmatizer.ing, "G")):
            for form in forms:
                codes.setdefault(form, code)
        for form, verb in lemmatizer.present.items():
            codes.setdefault(form, "v" if form == verb else "z")
        return codes

    def code(self, word: str, capital: bool) -> str:
        """The class of a word in lower case: N for nouns, adjectives and whatever is not known, M for names.

        U is a compound that ends in a participle: "mass-produced".
        """
        known = self.codes.get(word)
        if known is not None:
            return known
        if word.endswith("ed") and len(word) > 4 and "-" not in word:
            return "N" if word.startswith("un") else "V"  # "unaccounted", "untested"
        if "-" in word and self.codes.get(word.rpartition("-")[2]) == "V":
            return "U"
        if word.endswith("ing") and len(word) > 5 and "-" not in word:
            return "G"
        if word.endswith("ly") and len(word) > 4:
            return "r"
        return "M" if capital else "N"


def _by_noun(entries: list[Table]) -> dict[str, str]:
    """Which action each noun is; where two entries share one, the first has it."""
    actions: dict[str, str] = {}
    for entry in entries:
        for noun in entry["nouns"]:
            actions.setdefault(noun, entry["id"])
    return actions
