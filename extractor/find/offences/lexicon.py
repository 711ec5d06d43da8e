"""The pack's offences, the words around them and the procedural cues, compiled into templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.entities import Inchoate
from extractor.find.offences.cues import CueRule
from extractor.find.offences.templates import Found, Opening, Templates
from extractor.language.byte_words import ByteWords
from extractor.language.lexicon import lexicon_of
from extractor.language.scopes import Reach
from extractor.packs import Rules, Table
from extractor.packs.checks import SILENT

OFFENCE = "offence"
BEFORE = "before"
AFTER = "after"
NOT_BEFORE = "not_before"
NOT_AFTER = "not_after"
CUE = "cue"
OBJECT = "object"
CONDUCT = "conduct"
TOPIC = "topic"
NO_OFFENCE = "no offence"
# Before a form that names the offence only where the sentence tells of a case: "convicted of mischief".
_ONLY_CHARGED = "! "
_FOUND_BY_FIRST_WORD = (OFFENCE, BEFORE, NOT_AFTER, CUE, CONDUCT)


@dataclass(slots=True)
class Entry:
    """An offence of the pack.

    ``when`` bounds where its forms name an offence. ``charged``: only where the sentence tells of a case ("charged over
    counterfeit watches"). ``object``: only as what the charge is for ("convicted over the shooting"). ``uncounted``:
    not where a number counts them ("300 rumours were cleared up"). ``aimed``: a bare conspiracy, which takes its
    code from the one named before. ``topical``: where a topic tells what it is about, it is the offence of the topic
    ("breach of the copyright rules"). ``again``: with the code of its kind that is told elsewhere ("the trafficking").
    ``company``: only where the release tells of certain others too ("the cartel", beside price fixing).
    """

    id: str
    name: str
    iccs: str | None
    nibrs: str | None
    when: str


@dataclass(slots=True, frozen=True)
class Conduct:
    """What a conduct cue says: where the conduct stands (see ``conduct``), and what offence it is.

    ``offence`` whatever it is about, ``otherwise`` where no topic tells; ``when`` as that of an entry.
    """

    reads: str
    offence: str | None
    otherwise: str | None
    when: str


class OffenceLexicon:
    """Offences, modifiers and cues of a pack, ready to be matched.

    Templates are described in ``templates``. ``offences.csv`` holds the offences, ``offences.toml`` what may
    stand around them, ``stages.toml`` the cues.
    """

    def __init__(self, rules: Rules) -> None:
        grammar, stages = rules.table("offences.toml"), rules.table("stages.toml")
        lists = {name: _as_words(words) for name, words in grammar.get("words", {}).items()}
        self.abbreviations, self.deed_endings = (
            lists["abbreviations"],
            tuple(map(str.encode, grammar["words"]["deed_endings"])),
        )
        self.templates = Templates(lexicon_of(rules).inflection, grammar.get("classes", {}), lists["passed_over"])
        self.openings: dict[bytes, tuple[Opening, ...]] = {}
        # Of the words of ``openings`` that open something only before certain others: these.
        self.only: dict[bytes, frozenset[bytes]] = {}
        self.participles = {name: _as_words(words) for name, words in grammar.get("participles", {}).items()}
        # By the entry of an offence that is none alone: the entries beside which it is.
        self.company: dict[str, frozenset[str]] = {
            told["offence"]: frozenset(told["others"]) for told in grammar.get("company", [])
        }
        self.names = {name: _as_words(words) for name, words in grammar.get("names", {}).items()}
        self._read_offences(rules.rows("offences.csv"), grammar)
        self._read_surroundings(grammar)
        self._read_conduct(grammar)
        self._read_topics(grammar.get("topics", []))
        for kind in (NOT_BEFORE, NOT_AFTER):
            self._add(kind, kind, grammar.get(kind, {}).get("forms", []))
        # What the cues of the pack say; None of those that only look like one.
        self.cues: dict[str, CueRule | None] = {}
        for cue in stages.get("cues", []):
            self.cues[cue["id"]] = _cue_rule(cue)
            self._add(CUE, cue["id"], cue["forms"])

    def _read_offences(self, rows: Iterable[dict[str, str]], grammar: Table) -> None:
        self.entries: dict[str, Entry] = {}
        for row in rows:
            self._add_offence(row)
        self._add(OFFENCE, NO_OFFENCE, grammar.get("not_offences", {}).get("forms", []))
        # By the entry of an offence: the entries beside which it is another, and which.
        self.beside: dict[str, tuple[frozenset[str], str]] = {
            told["offence"]: (frozenset(told["others"]), told["becomes"]) for told in grammar.get("beside", [])
        }

    def _read_surroundings(self, grammar: Table) -> None:
        """What may stand before and after an offence, and its further objects."""
        self.inchoate: dict[str, Inchoate | None] = {}
        for entry in grammar.get("before", []):
            self.inchoate[entry["id"]] = entry.get("inchoate")
            self._add(BEFORE, entry["id"], entry["forms"])
        for entry in grammar.get("after", []):
            self._add(AFTER, entry["id"], entry["forms"])
        # By the entry of an offence: the kind of template that finds its further objects.
        self.objects: dict[str, str] = {}
        for group in grammar.get("objects", []):
            self._add_objects(group)

    def _read_conduct(self, grammar: Table) -> None:
        self.conduct: dict[str, Conduct] = {}
        for cue in grammar.get("conduct", []):
            self.conduct[cue["id"]] = Conduct(
                cue["reads"], cue.get("offence"), cue.get("otherwise"), cue.get("when", "")
            )
            self._add(CONDUCT, cue["id"], cue["forms"])
        conduct = {**grammar.get("participles", {}), **grammar.get("conduct_words", {})}
        self.conduct_words = {name: _as_words(words) for name, words in conduct.items()}

    def _read_topics(self, topics: list[Table]) -> None:
        # By the id of a topic: its rank, lower before higher, and its offence; the weak ones again.
        self.topics: dict[str, tuple[int, str]] = {}
        for rank, topic in enumerate(topics):
            self.topics[topic["id"]] = rank, topic["offence"]
            self._add(TOPIC, topic["id"], topic["forms"])
        self.weak_topics = {topic["id"] for topic in topics if topic.get("weak")}

    def _add_offence(self, row: dict[str, str]) -> None:
        entry = Entry(row["id"], row["name"], row["iccs"] or None, row["nibrs"] or None, row["when"])
        forms = row["forms"].split(" ; ")
        self.entries[entry.id] = entry
        self._add(OFFENCE, entry.id, [form for form in forms if not form.startswith(_ONLY_CHARGED)])
        charged = [form.removeprefix(_ONLY_CHARGED) for form in forms if form.startswith(_ONLY_CHARGED)]
        if charged:
            self.entries[entry.id + _ONLY_CHARGED] = replace(entry, when="charged")
            self._add(OFFENCE, entry.id + _ONLY_CHARGED, charged)

    def _add_objects(self, group: Table) -> None:
        kind = f"{OBJECT} {group['id']}"
        self.objects.update(dict.fromkeys(group["heads"], kind))
        for name, entry in group.items():
            if name not in {"id", "heads", "examples"}:
                self._add(kind, entry, ["@" + name])

    def _add(self, kind: str, entry: str, forms: list[str]) -> None:
        for form in forms:
            self.templates.add(kind, entry, form)

    def same_code(self, one: str, other: str) -> bool:
        """Whether two entries have one code: "importing cocaine, heroin" is one offence."""
        return self.entries[one].iccs == self.entries[other].iccs

    def topic_at(self, words: ByteWords, index: int) -> Found | None:
        """The topic that a word opens."""
        return self.templates.match(TOPIC, words, index)

    def topic(self, words: ByteWords, first: int, after: int, weak: bool = True) -> str | None:
        """The offence that words from one index to another are about, by the topic that ranks first; None without.

        Args:
            weak: whether weak topics count too.
        """
        matches = (self.topic_at(words, index) for index in range(first, after))
        ranked = [
            self.topics[match.entry]
            for match in matches
            if match is not None and match.after <= after and (weak or match.entry not in self.weak_topics)
        ]
        return min(ranked)[1] if ranked else None

    def names_offence(self, word: bytes) -> bool:
        """Whether a word may open the name of an offence, or what stands before or after one."""
        return any(self.templates.opens(kind, word) for kind in (OFFENCE, BEFORE, AFTER, NOT_BEFORE))

    def open(self, word: bytes, kinds: tuple[str, ...]) -> tuple[Opening, ...]:
        """What a word of ``kinds_by_word`` leads to, for each of its kinds; kept in ``openings``."""
        openings = self.openings[word] = tuple(self.templates.opening(kind, word) for kind in kinds)
        only = [opening.only for opening in openings if opening.only is not None]
        if len(only) == len(openings):
            self.only[word] = frozenset().union(*only)
        return openings

    def kinds_by_word(self) -> dict[bytes, tuple[str, ...]]:
        """For every word, as ``ByteWords`` has it, at which a match may start: what such a match may be."""
        return self.templates.first_words(_FOUND_BY_FIRST_WORD)


def _as_words(words: list[str]) -> frozenset[bytes]:
    return frozenset(word.encode() for word in words)


def _cue_rule(cue: Table) -> CueRule | None:
    stage = None if cue["stage"] == SILENT else cue["stage"]
    force, hides = cue.get("force", "firm"), frozenset(cue.get("hides", ()))
    if stage is None and force != "another" and not hides:
        return None
    reach = Reach(cue.get("direction", "forward"), cue.get("until", "sentence"), cue.get("within", 0))
    return CueRule(cue["id"], stage, force, reach, hides)
