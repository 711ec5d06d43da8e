"""What is known of English words: the class of each, how verbs are inflected, and what verbs do (``words.toml``)."""

from __future__ import annotations

from functools import lru_cache

from extractor.language import word_classes
from extractor.language.inflection import Inflection
from extractor.packs import Rules
from extractor.packs.pack import Table

# Words that are no verbs are forgotten again beyond so many.
_MOST_REMEMBERED = 50_000


class Lexicon:
    """The words of ``words.toml``; everything lower case.

    ``codes`` leads from a word to its class (``word_classes``). ``commonest`` tell English from other languages.
    ``irregular_pasts`` are no participles ("stole"), ``nounish`` verb forms that are nouns far more often, ``never``
    words that only look like verb forms. By lemma: ``intransitive``, ``ditransitive``, ``handed``, ``controlling``,
    ``raising`` and ``speech`` verbs.
    """

    def __init__(self, rules: Rules) -> None:
        table = rules.table("words.toml")
        self.classes: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in table["classes"].items()}
        verbs, speech = table["verbs"], table["speech"]
        self.accusing = frozenset(verbs["accusing"])
        told = ("intransitive", "ditransitive", "handed", "controlling", "raising", "accusing")
        known = [*verbs["known"].split(), *(verb for name in told for verb in verbs[name])]
        known += [*speech["verbs"], *speech["announcing"], *speech["alleging"]]
        self.inflection = Inflection(table["irregular"], [verb for verb in known if " " not in verb])
        past = self.inflection.past.keys() - self.inflection.participle.keys()
        self.irregular_pasts = frozenset(form for form in past if not form.endswith("ed"))
        self.codes = self._codes(table)
        self.particles = self.classes["particle"]
        self.commonest = frozenset(table["language"]["commonest"])
        self.nounish = frozenset(verbs["nouns"])
        self.never = frozenset(verbs["never"])
        self.intransitive = frozenset(verbs["intransitive"])
        self.describing = frozenset(verbs["describing"])
        self.partaking = frozenset(verbs["partaking"])
        self.ambitransitive = frozenset(verbs["ambitransitive"])
        self.ditransitive = frozenset(verbs["ditransitive"])
        self.handed = frozenset(verbs["handed"])
        self.controlling = frozenset(verbs["controlling"])
        self.raising = frozenset(verbs["raising"])
        self.denying = frozenset(verbs["denying"])
        self.ahead = frozenset(verbs["ahead"])
        self.participles = frozenset(
            word for word in verbs["never"] if word in self.inflection.participle or word in verbs["told"]
        )
        self.action_gerunds = frozenset(word for word in verbs["never"] if word in self.inflection.ing)
        self.speech = frozenset(speech["verbs"])
        self.announcing = frozenset(speech["announcing"])
        self.silent = frozenset(speech["silent"])
        self.sources = frozenset(speech["sources"])
        self.owning = frozenset(speech["owning"])
        self.findings = frozenset(speech["findings"])
        self.alleging = frozenset(speech["alleging"])
        self.person_endings = tuple(table["persons"]["endings"])
        self.person_nouns = frozenset(table["persons"]["nouns"])
        self.manners = frozenset(table["persons"]["manners"])
        self.bare_actors = frozenset(table["persons"]["bare"])
        self.person_groups = frozenset(table["persons"]["groups"])
        self._remembered: dict[str, str] = {}

    def _codes(self, table: Table) -> dict[str, str]:
        codes = {"to": word_classes.TO, "that": word_classes.THAT}
        for name, words in table["classes"].items():
            code = getattr(word_classes, name.upper(), None)
            codes.update((word, code) for word in words if code is not None and word not in codes)
        for word in table["verbs"]["never"]:
            codes.setdefault(word, word_classes.PLAIN)
        inflection = self.inflection
        both = inflection.past.keys() & inflection.participle.keys()
        for forms, code in (
            (both, word_classes.PAST_OR_PARTICIPLE),
            (inflection.past, word_classes.PAST),
            (inflection.participle, word_classes.PARTICIPLE),
            (inflection.ing, word_classes.GERUND),
        ):
            for form in forms:
                codes.setdefault(form, code)
        for form, verb in inflection.present.items():
            codes.setdefault(form, word_classes.BASE if form == verb else word_classes.THIRD)
        return codes

    def code(self, word: str, capital: bool = False) -> str:
        """The class of a word in lower case; of one that is not known by its ending.

        Args:
            word: in lower case.
            capital: whether it is written with a capital, so that one without a class is a name.
        """
        code = self.codes.get(word)
        if code is None:
            code = self._remembered.get(word)
        if code is None:
            code = self._remember(word)
        return code or (word_classes.NAME if capital else word_classes.PLAIN)

    def _remember(self, word: str) -> str:
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.clear()
        code = self._remembered[word] = self._by_ending(word)
        return code

    def _by_ending(self, word: str) -> str:
        """The class that the ending gives away; empty where it gives none."""
        whole = "-" not in word
        if word.endswith("ed") and len(word) > 4 and whole:
            return word_classes.PLAIN if word.startswith("un") else word_classes.PAST_OR_PARTICIPLE  # "unaccounted"
        if not whole and self.codes.get(word.rpartition("-")[2]) == word_classes.PAST_OR_PARTICIPLE:
            return word_classes.COMPOUND
        if word.endswith("ing") and len(word) > 5 and whole:
            return word_classes.GERUND
        if word.endswith("ly") and len(word) > 4:
            return word_classes.ADVERB
        return ""

    def is_person(self, noun: str) -> bool:
        """Whether a noun in the singular, lower case, is one for a person."""
        return noun in self.person_nouns or (noun.endswith(self.person_endings) and not noun.endswith("ment"))

    def takes_things(self, noun: str) -> bool:
        """Whether a noun is made from a verb whose object is a thing, not an act: recovery, seizure; not accusation."""
        verb = self.inflection.nominal(noun)
        return verb is not None and verb not in self.accusing | self.speech | self.alleging

    def lemma(self, form: str) -> str:
        """The base form of a verb form."""
        return self.inflection.lemma(form)


@lru_cache(maxsize=8)
def lexicon_of(rules: Rules) -> Lexicon:
    """The lexicon of rules in force, made once."""
    return Lexicon(rules)


@lru_cache(maxsize=1)
def standard_lexicon() -> Lexicon:
    """The lexicon of the standard pack."""
    return lexicon_of(Rules())
