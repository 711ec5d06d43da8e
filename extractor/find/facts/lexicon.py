"""The words that facts are found by: what actions, penalties and speakers are told with (``facts.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.cues import Cues
from extractor.language.inflection import plural
from extractor.language.lexicon import lexicon_of
from extractor.packs import Rules
from extractor.packs.pack import Table


class FactLexicon:
    """What is known of actions; everything lower case. ``words`` are those that all finders share."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("facts.toml")
        self.words = lexicon_of(rules)
        verbs = table["verbs"]
        self.descriptive = frozenset(verbs["descriptive"])
        self.agentless = frozenset(verbs["agentless"])
        self.dropping = frozenset(verbs["dropping"])
        self.sizing = frozenset(verbs["sizing"])
        self.parting = frozenset(verbs["parting"])
        self.facing = frozenset(verbs["facing"])
        self.doing = frozenset(verbs["doing"])
        self.left: dict[str, str] = dict(pair.split(":") for pair in verbs["left"])
        self.lasting = frozenset(verbs["lasting"])
        self.indictments = frozenset(table["sentencing"]["indictments"])
        self.accusing = frozenset(table["sentencing"]["accusing"])
        self.accusation = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(self._accusing_words())))})\b")
        self.charging = frozenset(table["sentencing"]["charging"])
        self.light = frozenset(table["light"]["verbs"])
        self.brought = frozenset(table["light"]["brought"])
        self.ordering = frozenset(table["light"]["ordering"])
        self.causes = frozenset(table["light"]["causes"])
        self.bringing = frozenset(table["light"]["bringing"])
        self.times = frozenset(table["partitives"]["times"])
        self.action_nouns = self._deeds(table["light"]) | _by_noun(table["actions"])
        self._no_deeds = frozenset(table["light"]["no_deeds"])
        self.penalties = _by_noun(table["penalties"])
        self.sentencing = frozenset(table["sentencing"]["verbs"])
        self.giving = frozenset(table["sentencing"]["giving"])
        self.complements = {name: frozenset(words) for name, words in table["complements"].items()}
        self.partitives = frozenset(table["partitives"]["nouns"])
        self.measuring = frozenset(table["partitives"]["measuring"])
        self.before_number = frozenset(table["partitives"]["before_number"])
        self.directions = frozenset(table["partitives"]["directions"])
        self.value_nouns = frozenset(table["partitives"]["value"])
        self.modality = Cues(table["cues"], self.words.inflection)
        self.courts = frozenset(table["courts"]["words"])

    def _accusing_words(self) -> Iterator[str]:
        """The forms of the verbs of accusing; of "plead guilty" the word that is theirs alone."""
        for verb in self.accusing:
            head, _, rest = verb.rpartition(" ")
            yield from [rest] if head else self.words.inflection.forms(verb)

    def _deeds(self, light: Table) -> dict[str, str]:
        """The verbs that nouns of action are made from or have the form of; of some the plurals too."""
        verbs = {noun: self.words.inflection.nominal(noun) or noun for noun in [*light["deeds"], *light["deed"]]}
        return verbs | {plural(noun): verbs[noun] for noun in light["deeds"]}

    def deed(self, noun: str) -> str | None:
        """The verb that a noun before "of" is the action of: listed, or made from a verb: "the detention of three"."""
        listed = self.action_nouns.get(noun)
        if (
            listed is not None
            or not self._no_deeds.isdisjoint({noun, noun.removesuffix("s")})
            or noun in self.partitives
        ):
            return listed
        return self.words.inflection.nominal(noun)


def _by_noun(entries: list[Table]) -> dict[str, str]:
    """Which action each noun is; where two entries share one, the first has it."""
    actions: dict[str, str] = {}
    for entry in entries:
        for noun in entry["nouns"]:
            actions.setdefault(noun, entry["id"])
    return actions
