"""Templates: a tiny language for surface forms, and a matcher that walks them word by word.

A template is words with a space between them. What may stand for a word:

    theft             the word, also its plural
    car|motor_bike    one of several; the underscore stands for the space in one of them
    motor?            may be left out
    *steal            a verb in any of its forms: steal, steals, stole, stolen, stealing
    @drug             a member of a class of words and phrases
    ..                up to eight words of the same clause, or none, but not over "and" or "or"
    ...               the same over "and" and "or" too
    RICO              capitals: only where the text has capitals too

In the text, hyphens and slashes between words count as spaces, and articles and the like between words are
passed over. All templates together form one trie for each kind, so that a text is matched in one walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.find.words import JOINS, Words

_GAP = 8
_PASSED_OVER = frozenset(
    b"a an the his her their its our your my any another some other such said each own this these those that one s"
    b" multiple various several numerous".split()
)
# A gap leads from verb to verb ("selling and supplying drugs"), but rarely from one object to the next offence.
_AND = frozenset({b"and", b"or"})
_VOWELS = frozenset("aeiou")
# One syllable that ends in one vowel and one consonant: rob, robbed.
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")


class Found(NamedTuple):
    """Where a template ends: the index of the word after it, how many of its words stood in the text, its entry."""

    after: int
    words: int
    entry: str


class _Start(NamedTuple):
    """What a first word leads to: the entry that it names alone, and the words that may go on from it.

    Most first words stand in other company, and this tells so without a walk. None: only a walk can tell.
    """

    entry: str | None
    follow: frozenset[bytes] | None


@dataclass(slots=True)
class _Node:
    """A state of the trie; ``gap`` is the state after a gap, ``over_and`` says what the gap may lead over."""

    edges: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    over_and: bool = False
    entry: str | None = None
    phrases: bool = False
    accepted: frozenset[bytes] | None = None


class Templates:
    """Every template of the pack, by kind, compiled to tries over a shared vocabulary.

    Args:
        verbs: base form to its irregular forms.
        classes: name to members, which are words, ``*verbs`` or phrases.
    """

    def __init__(self, verbs: Mapping[str, str], classes: Mapping[str, Iterable[str]]) -> None:
        self._verbs = verbs
        self._roots: dict[str, _Node] = {}
        self._starts: dict[str, dict[bytes, _Start]] = {}
        # Of each kind, by first label: what goes on from it, and the entry.
        self._waiting: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
        self._labels: dict[bytes, tuple[str, ...]] = {}
        self._words: dict[str, list[bytes]] = {}
        self._capitals: set[str] = set()
        self._known: set[str] = set()
        self._members = _Node()
        self._member_names: dict[str, tuple[str, ...]] = {}
        for name, members in classes.items():
            for member in members:
                self._add_member("@" + name, member)
        # For the words that open a phrase of a class: the classes.
        self._phrase_classes: dict[bytes, tuple[str, ...]] = {}
        for word, labels in self._labels.items():
            nodes = [node for label in labels if (node := self._members.edges.get(label))]
            if nodes:
                names = {name for node in nodes for key in _entries(node) for name in self._member_names[key]}
                self._phrase_classes[word] = tuple(sorted(names))

    def add(self, kind: str, entry: str, template: str) -> None:
        """Add a template of an entry to the trie of its kind; the first entry keeps a template that two share.

        Only the first word is entered at once. What follows it waits until the word turns up in a text: a release needs
        one template in ten.
        """
        if kind not in self._roots:
            self._roots[kind], self._starts[kind], self._waiting[kind] = _Node(), {}, {}
        root = self._roots[kind]
        first, *rest = template.split()
        for choice in first.split("|"):
            label, *more = choice.split("_")
            self._know(label)
            root.phrases = root.phrases or label[0] == "@"
            root.edges.setdefault(label, _Node())
            self._waiting[kind].setdefault(label, []).append(([*more, *rest], entry))

    def first_words(self, kinds: Sequence[str]) -> dict[bytes, tuple[str, ...]]:
        """The words, as ``Words`` has them, that a template can start with, and of which of these kinds."""
        opens: dict[str, list[str]] = {}
        for kind in kinds:
            for label in self._waiting.get(kind, ()):
                opens.setdefault(label, []).append(kind)
        found: dict[bytes, tuple[str, ...]] = {}
        for word, labels in self._labels.items():
            if word in self._phrase_classes:
                labels += self._phrase_classes[word]
            here = {kind for label in labels if label in opens for kind in opens[label]}
            if here:
                found[word] = tuple(kind for kind in kinds if kind in here)
        return found

    def _opening_labels(self, word: bytes) -> tuple[str, ...]:
        """The labels of a word, and the classes of the phrases that start with it."""
        return self._labels.get(word, ()) + self._phrase_classes.get(word, ())

    def match(self, kind: str, words: Words, index: int) -> Found | None:
        """The longest template of the kind that starts with this word; at one length the most explicit."""
        token = words.tokens[index]
        start = self._starts[kind].get(token)
        if start is None:
            start = self._starts[kind][token] = self._start(kind, token)
        if start.follow is not None:
            after = words.tokens[index + 1] if index + 1 < len(words.tokens) else b""
            if after not in start.follow:
                return None if start.entry is None else Found(index + 1, 1, start.entry)
        return self._walk(self._roots[kind], words, index, 0)

    def _start(self, kind: str, token: bytes) -> _Start:
        root = self._roots[kind]
        for label in self._opening_labels(token):
            for tokens, name in self._waiting[kind].pop(label, ()):
                self._insert(root.edges[label], tokens, name)
        labels = self._labels.get(token, ())
        nodes = [root.edges[label] for label in labels if label in root.edges]
        entry = next((node.entry for node in nodes if node.entry is not None), None)
        if root.phrases:
            nodes += [self._members.edges[label] for label in labels if label in self._members.edges]
        if any(node.gap is not None or node.phrases for node in nodes) or not self._capitals.isdisjoint(labels):
            return _Start(entry, None)
        return _Start(entry, _PASSED_OVER.union(*(self._accepted(node) for node in nodes)))

    def _accepted(self, node: _Node) -> frozenset[bytes]:
        """The words that go on from a state."""
        if node.accepted is None:
            words = {word for label in node.edges for word in self._words.get(label, ())}
            if node.phrases:
                words.update(w for w, names in self._phrase_classes.items() if not node.edges.keys().isdisjoint(names))
            node.accepted = frozenset(words)
        return node.accepted

    def _walk(self, node: _Node, words: Words, index: int, count: int) -> Found | None:
        """The best match that goes on from a state, with ``count`` words of the template behind it."""
        best = Found(index, count, node.entry) if node.entry is not None and count else None
        if node.gap is not None:
            best = _better(best, self._after_gap(node.gap, words, index, count))
        if count and words.before[words.starts[index]] not in JOINS:
            return best
        token = words.tokens[index]
        labels = self._labels.get(token)
        if labels is not None:
            edges = node.edges
            for label in labels:
                child = edges.get(label)
                if child is None or (label in self._capitals and not _in_capitals(words, index)):
                    continue
                if child.edges or child.gap is not None:
                    best = _better(best, self._walk(child, words, index + 1, count + 1))
                elif child.entry is not None:
                    best = _better(best, Found(index + 1, count + 1, child.entry))
            if node.phrases and token in self._phrase_classes:
                best = _better(best, self._walk_phrase(node, words, index, count))
        if count and token in _PASSED_OVER:
            further = self._walk(node, words, index + 1, count)
            if further is not None and further.words > count:
                best = _better(best, further)
        return best

    def _walk_phrase(self, node: _Node, words: Words, index: int, count: int) -> Found | None:
        """Go on over the longest phrase of a class that the state asks for."""
        phrase = self._walk(self._members, words, index, 0)
        best = None
        if phrase is not None:
            for name in self._member_names[phrase.entry]:
                child = node.edges.get(name)
                if child is not None:
                    best = _better(best, self._walk(child, words, phrase.after, count + phrase.words))
        return best

    def _after_gap(self, node: _Node, words: Words, index: int, count: int) -> Found | None:
        best = None
        tokens, accepted = words.tokens, self._accepted(node)
        if accepted.isdisjoint(tokens[index : index + _GAP + 1]):
            return None
        for place in range(index, min(index + _GAP + 1, len(tokens))):
            if tokens[place] in accepted:
                found = self._walk(node, words, place, count)
                if found is not None and found.words > count:
                    best = _better(best, found)
            if words.ends_clause(place) or (place > index and not node.over_and and tokens[place] in _AND):
                break
        return best

    def _know(self, token: str) -> None:
        """Let every form of a template's word carry its label."""
        if token not in self._known:
            self._known.add(token)
            for form in self._forms(token):
                self._label(form, token)
            if token.isupper():
                self._capitals.add(token)

    def _label(self, form: str, label: str) -> None:
        """Let a word form carry a label; in their order, the more explicit wins: the form itself, a verb, a class."""
        word = form.encode("latin-1", "replace")
        labels = self._labels.get(word, ())
        self._words.setdefault(label, []).append(word)
        if not labels:
            self._labels[word] = (label,)
        elif label not in labels:
            self._labels[word] = tuple(
                sorted((*labels, label), key=lambda label: (label != form, label[0] in "*@", label))
            )

    def _add_member(self, name: str, member: str) -> None:
        words = member.split()
        if len(words) == 1:
            for form in self._forms(words[0]):
                self._label(form, name)
        else:
            key = " ".join(words)
            self._member_names[key] = (*self._member_names.get(key, ()), name)
            self._insert(self._members, words, key)

    def _insert(self, node: _Node, tokens: list[str], entry: str) -> None:
        for index, token in enumerate(tokens):
            if token in ("..", "..."):
                if all(rest.endswith("?") for rest in tokens[index + 1 :]):
                    self._name(node, entry)
                node.gap = node.gap or _Node()
                node = node.gap
                node.over_and = node.over_and or token == "..."
            elif token.endswith("?") or "|" in token:
                rest = tokens[index + 1 :]
                if token.endswith("?"):
                    self._insert(node, rest, entry)
                for choice in token.rstrip("?").split("|"):
                    self._insert(node, [*choice.split("_"), *rest], entry)
                return
            else:
                self._know(token)
                node.phrases = node.phrases or token[0] == "@"
                node = node.edges.setdefault(token, _Node())
        self._name(node, entry)

    @staticmethod
    def _name(node: _Node, entry: str) -> None:
        if node.entry is None:
            node.entry = entry

    def _forms(self, token: str) -> list[str]:
        """The lower-case forms that a token stands for."""
        if token[0] == "@":
            return []
        if token[0] == "*":
            return self.verb_forms(token[1:])
        if token.islower() and len(token) > 2:
            return [token, plural(token)]
        return [token.lower()]

    def verb_forms(self, verb: str) -> list[str]:
        """The forms of a verb: base, third person, past, participle, -ing."""
        if verb in self._verbs:
            return [verb, *self._verbs[verb].split()]
        if verb.endswith("e"):
            return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
        if verb.endswith("y") and verb[-2] not in _VOWELS:
            return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
        stem = verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb
        return [verb, plural(verb), stem + "ed", stem + "ing"]


def plural(noun: str) -> str:
    """The regular plural: burglary, burglaries; breach, breaches."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _better(best: Found | None, other: Found | None) -> Found | None:
    """The longer; at one length the one with fewer words passed over; else the first."""
    if best is None or other is None:
        return best or other
    return other if other.after > best.after or (other.after == best.after and other.words > best.words) else best


def _in_capitals(words: Words, index: int) -> bool:
    return words.text[words.starts[index] : words.end(index)].isupper()


def _entries(node: _Node) -> Iterator[str]:
    """Every entry below a state."""
    if node.entry is not None:
        yield node.entry
    for child in node.edges.values():
        yield from _entries(child)
    if node.gap is not None:
        yield from _entries(node.gap)
