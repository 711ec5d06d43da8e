"""The words of the templates: which labels a word of a text may stand for, and the states that labels lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extractor.language.inflection import Inflection, plural

# By how a template writes a gap: the field of a state that holds what lies beyond it.
GAPS = {"..": "gap", "...": "wide_gap", "~": "near_gap"}


@dataclass(slots=True)
class Node:
    """A state of the trie; ``gap``, ``wide_gap`` and ``near_gap`` are the states after ``..``, ``...`` and ``~``."""

    edges: dict[str, Node] = field(default_factory=dict)
    gap: Node | None = None
    wide_gap: Node | None = None
    near_gap: Node | None = None
    entry: str | None = None
    phrases: bool = False
    accepted: frozenset[bytes] | None = None
    steps: dict[bytes, tuple[tuple[Node, bool], ...]] = field(default_factory=dict)

    @property
    def gaps(self) -> tuple[Node, ...]:
        """The states that lie beyond gaps."""
        return tuple(gap for gap in (self.gap, self.wide_gap, self.near_gap) if gap is not None)

    def beyond(self, token: str) -> Node:
        """The state beyond a gap, made where there is none yet."""
        name = GAPS[token]
        node: Node | None = getattr(self, name)
        if node is None:
            node = Node()
            setattr(self, name, node)
        return node


class Vocabulary:
    """Words, their labels (the words, ``*verbs`` and ``@classes`` of templates), and the phrases of classes.

    Args:
        verbs: how verbs are inflected.
        classes: name to members, which are words, ``*verbs`` or phrases.
    """

    def __init__(self, verbs: Inflection, classes: Mapping[str, Iterable[str]]) -> None:
        self._verbs = verbs
        self.labels: dict[bytes, tuple[str, ...]] = {}
        # By label: the words that carry it, or open a phrase that does.
        self._words: dict[str, list[bytes]] = {}
        self.capitals: set[str] = set()
        self._known: set[str] = set()
        self.members = Node()
        self.member_names: dict[str, tuple[str, ...]] = {}
        for name, members in classes.items():
            for member in members:
                self._add_member("@" + name, member)
        # For the words that open a phrase of a class: the classes.
        self.phrase_classes: dict[bytes, tuple[str, ...]] = {}
        for word, labels in self.labels.items():
            nodes = [node for label in labels if (node := self.members.edges.get(label))]
            if nodes:
                names = {name for node in nodes for key in _entries(node) for name in self.member_names[key]}
                self.phrase_classes[word] = tuple(sorted(names))
                for name in names:
                    self._words.setdefault(name, []).append(word)

    def opening_labels(self, word: bytes) -> tuple[str, ...]:
        """The labels of a word, and the classes of the phrases that start with it."""
        return self.labels.get(word, ()) + self.phrase_classes.get(word, ())

    def accepted(self, node: Node) -> frozenset[bytes]:
        """The words that go on from a state."""
        if node.accepted is None:
            node.accepted = frozenset(word for label in node.edges for word in self._words.get(label, ()))
        return node.accepted

    def steps(self, node: Node, word: bytes) -> tuple[tuple[Node, bool], ...]:
        """The states that a word leads to from a state, and of each whether the word has to stand in capitals."""
        steps = node.steps.get(word)
        if steps is None:
            edges, capitals = node.edges, self.capitals
            steps = node.steps[word] = tuple(
                (edges[label], label in capitals) for label in self.labels[word] if label in edges
            )
        return steps

    def know(self, token: str) -> None:
        """Let every form of a template's word carry its label."""
        if token not in self._known:
            self._known.add(token)
            for form in self._forms(token):
                self._label(form, token)
            if token.isupper():
                self.capitals.add(token)

    def _label(self, form: str, label: str) -> None:
        """Let a word form carry a label; in their order, the more explicit wins: the form itself, a verb, a class."""
        word = form.encode("latin-1", "replace")
        labels = self.labels.get(word, ())
        self._words.setdefault(label, []).append(word)
        if not labels:
            self.labels[word] = (label,)
        elif label not in labels:
            self.labels[word] = tuple(
                sorted((*labels, label), key=lambda label: (label != form, label[0] in "*@", label))
            )

    def _add_member(self, name: str, member: str) -> None:
        words = member.split()
        if len(words) == 1:
            for form in self._forms(words[0]):
                self._label(form, name)
        else:
            key = " ".join(words)
            self.member_names[key] = (*self.member_names.get(key, ()), name)
            self.insert(self.members, words, key)

    def insert(self, node: Node, tokens: list[str], entry: str) -> None:
        """Let the rest of a template lead from a state to its entry; an entry that got there first keeps the place."""
        for index, token in enumerate(tokens):
            if token in GAPS:
                if all(rest.endswith("?") for rest in tokens[index + 1 :]):
                    self._name(node, entry)
                node = node.beyond(token)
            elif token.endswith("?") or "|" in token:
                rest = tokens[index + 1 :]
                if token.endswith("?"):
                    self.insert(node, rest, entry)
                for choice in token.rstrip("?").split("|"):
                    self.insert(node, [*choice.split("_"), *rest], entry)
                return
            else:
                self.know(token)
                node.phrases = node.phrases or token[0] == "@"
                node = node.edges.setdefault(token, Node())
        self._name(node, entry)

    @staticmethod
    def _name(node: Node, entry: str) -> None:
        if node.entry is None:
            node.entry = entry

    def _forms(self, token: str) -> list[str]:
        """The lower-case forms that a token stands for."""
        if token[0] == "@":
            return []
        if token[0] == "*":
            return self._verbs.forms(token[1:])
        if token[-1] == "=":
            return [token[:-1]]
        if token.islower() and len(token) > 2:
            return [token, plural(token)]
        return [token.lower()]


def _entries(node: Node) -> Iterator[str]:
    """Every entry below a state."""
    if node.entry is not None:
        yield node.entry
    for child in node.edges.values():
        yield from _entries(child)
    for beyond in node.gaps:
        yield from _entries(beyond)
