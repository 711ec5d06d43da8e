"""From a quantity up a dependency tree to the verb that governs it.

The way leads over what only counts, measures or lists (nummod, compound, nmod, appos, conj) to a clause; which
relation enters it tells the role. Relations are those of the English Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from extractor.find.facts.climb_agent import agent_of_noun, agent_of_verb
from extractor.find.facts.tree import Tree
from extractor.find.syntax import Parse

Role: TypeAlias = Literal["object", "subject", "complement", "measure", "state", "participle"]
Words: TypeAlias = tuple[int, int]

_ROLES: dict[str, Role] = {
    "obj": "object",
    "iobj": "object",
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "nsubj:outer": "subject",
    "csubj": "subject",
    "obl": "complement",
    "obl:agent": "complement",
    "obl:unmarked": "measure",
    "advmod": "measure",
    "dislocated": "object",
    "orphan": "complement",
}
_CLAUSES = frozenset(["xcomp", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "conj"])
# Longer ways are errors of the parse.
_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What a parse tells of a quantity; numbers are words of the parse.

    ``verb`` is None where the quantity stands in no clause ("Two tonnes of ivory"). ``role`` "measure" is a bare
    complement ("rose 12 percent", "served 20 years"), "state" what a copula says or is said of ("the toll was 14",
    "14 are in custody"; ``verb`` is the copula), "participle" what a participle says of it ("14 people arrested").
    ``nouns`` are those on the way, the counted one first: "a fine of $500" has "$" and "fine". ``preposition`` is that
    of the quantity's own phrase or of the last noun, lower case or "". ``participle`` is what is said right behind a
    noun on the way ("34 charges laid"): the verb of the fact where the governing one is "see". ``agent`` is the phrase
    of the one that acts, from its first to behind its last word, ``agent_by`` how it was found. ``path`` are the
    relations of the way.
    """

    verb: int | None
    particle: int | None
    role: Role
    passive: bool
    preposition: str
    nouns: tuple[int, ...]
    participle: int | None
    agent: Words | None
    agent_by: str
    path: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The way in one line, for ``explain``."""
        return " > ".join(self.path)


def governor(
    parse: Parse, first: int, last: int, tree: Tree | None = None, transparent: Collection[str] = ()
) -> Reading | None:
    """The verb that governs the words of a quantity, from the first to before the last; None without words.

    Args:
        parse: of the quantity's sentence.
        first: the quantity's first word.
        last: the word behind its last.
        tree: of the parse, where the caller has one.
        transparent: participles, lower case, that only tell what their noun holds or goes with, so that the way leads
            on: "two packets containing 460 g were recovered", "30 months followed by two years".
    """
    tree = tree or Tree(parse)
    word = tree.top(first, last)
    return None if word is None else _Climb(tree, transparent).reading(word)


class _Climb:
    """One way up."""

    def __init__(self, tree: Tree, transparent: Collection[str]) -> None:
        self.tree, self.parse, self.transparent = tree, tree.parse, transparent
        self.path: list[str] = []
        self.nouns: list[int] = []
        self.preposition = ""
        self.participle: int | None = None

    def reading(self, first: int) -> Reading:
        """Climb from the quantity's head word."""
        for word, label, head in self._steps(first):
            copula = self.tree.child(word, "cop")
            if copula is not None and label not in ("nummod", "compound"):
                return self._found(copula, "state", word)
            if label == "ROOT":
                return self._of_root(word)
            if self._is_transparent(head):
                continue
            if label in _ROLES and not (label == "advmod" and not self.tree.is_verb(head)):
                return self._in_clause(word, label, head)
            if label in _CLAUSES and self.tree.is_verb(word) and not self._is_transparent(word):
                return self._found(word, "participle", word)
            if label in _CLAUSES and label != "conj" and self.tree.is_verb(head):
                return self._found(head, "complement", head)
        return self._nothing()

    def _steps(self, word: int) -> Iterator[tuple[int, str, int]]:
        """The words on the way with their relation and head, nouns and prepositions kept."""
        parse = self.parse
        for _ in range(_MOST_STEPS):
            label, head = parse.labels[word], parse.heads[word]
            if self.tree.is_noun(word):
                self.nouns.append(word)
                if self.participle is None:
                    self.participle = self._participle_of(word)
            preposition = self.tree.case(word)
            if preposition:
                self.preposition = preposition
            self.path.append(f"{label}:{preposition}" if preposition and label in ("nmod", "obl") else label)
            yield word, label, head
            if head == word:
                return
            word = head

    def _is_transparent(self, word: int) -> bool:
        """Whether a participle only measures the noun that it stands behind."""
        return (
            self.parse.words[word].lower() in self.transparent
            and self.parse.labels[word] in ("acl", "advcl", "conj")
            and self.parse.tags[word] in ("VBG", "VBN")
        )

    def _participle_of(self, noun: int) -> int | None:
        """What happened to a noun, by the past participle behind it."""
        for child in self.tree.children[noun]:
            if child > noun and self.parse.labels[child] == "acl" and self.parse.tags[child] in ("VBN", "VBD"):
                return child if self.parse.words[child].lower() not in self.transparent else None
        return None

    def _in_clause(self, word: int, label: str, head: int) -> Reading:
        copula = self.tree.child(head, "cop")
        if copula is not None:
            return self._found(copula, "state", head)
        if self.parse.labels[head] == "xcomp" and not self.tree.is_verb(head):
            head = self.parse.heads[head]  # "pleaded guilty to 14 charges"
        role = _ROLES[label]
        if role == "complement" and label == "obl" and not self.preposition:
            role = "measure"
        return self._found(head, role, head)

    def _of_root(self, word: int) -> Reading:
        """The quantity stands on top: a headline, an item of a list; a participle may say what happened to it."""
        if self.tree.is_verb(word):
            return self._found(word, "participle", word)
        if self.participle is not None:
            return self._found(self.participle, "participle", self.participle)
        for label in ("acl", "acl:relcl", "parataxis"):
            participle = self.tree.child(word, label)
            if participle is not None and self.tree.is_verb(participle):
                self.path.append(label)
                return self._found(participle, "participle", participle)
        return self._nothing()

    def _found(self, verb: int, role: Role, clause: int) -> Reading:
        """``clause`` is the word that arguments hang on: the verb, or what a copula goes with."""
        passive = role != "state" and self.tree.is_passive(verb)
        agent, how = (None, "") if role == "state" else agent_of_verb(self.tree, clause)
        if agent is None and self.nouns[1:]:
            agent, how = agent_of_noun(self.tree, self.nouns[1:])
        return self._reading(verb, self._particle(verb), role, passive, agent, how)

    def _particle(self, verb: int) -> int | None:
        """The particle of a verb; none is that of "up to": "faces up to 25 years"."""
        particle = self.tree.child(verb, "compound:prt")
        behind = [] if particle is None else self.parse.words[particle : particle + 2]
        return None if [word.lower() for word in behind] == ["up", "to"] else particle

    def _nothing(self) -> Reading:
        agent, how = agent_of_noun(self.tree, self.nouns[1:])
        return self._reading(None, None, "state", False, agent, how)

    def _reading(
        self, verb: int | None, particle: int | None, role: Role, passive: bool, agent: Words | None, how: str
    ) -> Reading:
        return Reading(
            verb,
            particle,
            role,
            passive,
            self.preposition,
            tuple(self.nouns),
            self.participle,
            agent,
            how,
            tuple(self.path),
        )
