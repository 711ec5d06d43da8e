"""Templates: a tiny language for surface forms, and a matcher that walks them word by word.

A template is words with a space between them. What may stand for a word:

    theft             the word, also its plural
    car|vehicle       one of several
    motor?            may be left out
    *steal            a verb in any of its forms: steal, steals, stole, stolen, stealing
    @drug             a member of a class of words and phrases
    ..                up to eight words of the same clause, or none
    RICO              capitals: only where the text has capitals too

In the text, hyphens and slashes between words count as spaces, and articles and the like between words are
passed over. All templates together form one trie for each kind, so that a text is matched in one walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

_GAP = 8
_WORD = re.compile(r"[ /-]{0,2}([^\W_]+(?:'[a-z]+)?|(?<=\w),)", re.IGNORECASE)
_FILLER = re.compile(r" \(?(?:[$£€₦₹]|US\$|S\$)?[\w$%'/-]+(?:[.,]\d+)*%?\)?")
_PASSED_OVER = frozenset(
    "a an the his her their its our your my any another some other such said each own this these those that one".split()
)
_VOWELS = frozenset("aeiou")


class Found(NamedTuple):
    """Where a template stands: the id of its entry, and how many words of the template stood in the text."""

    end: int
    entry: str
    words: int


@dataclass(slots=True)
class _Node:
    """A state of the trie; ``gap`` is the state after a ``..``."""

    edges: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    entry: str | None = None
    phrases: bool = False


class Templates:
    """Every template of the pack, by kind, compiled to tries over a shared vocabulary.

    Args:
        verbs: base form to its irregular forms.
        classes: name to members, which are words, ``*verbs`` or phrases.
    """

    def __init__(self, verbs: Mapping[str, str], classes: Mapping[str, Iterable[str]]) -> None:
        self._verbs = verbs
        self._roots: dict[str, _Node] = {}
        self._labels: dict[str, set[str]] = {}
        self._members = _Node()
        self._member_names: dict[str, set[str]] = {}
        for name, members in classes.items():
            for member in members:
                self._add_member("@" + name, member)

    def add(self, kind: str, entry: str, template: str) -> None:
        """Add a template of an entry to the trie of its kind; the first entry keeps a template that two share."""
        self._insert(self._roots.setdefault(kind, _Node()), template.split(), entry)

    def first_words(self, kinds: Iterable[str]) -> list[str]:
        """Every word that a template of these kinds can start with, lower case."""
        starts: set[str] = set()
        for kind in kinds:
            starts.update(self._roots.get(kind, _Node()).edges)
        first_of_phrase = self._members.edges
        opening = {
            label
            for label, node in first_of_phrase.items()
            if any(self._member_names[name] & starts for name in _entries(node))
        }
        starts |= opening
        return sorted(word for word, labels in self._labels.items() if labels & starts)

    def kinds_of(self, word: str, kinds: Iterable[str]) -> tuple[str, ...]:
        """Which kinds have a template that starts with the word."""
        labels = self._labels.get(word, set())
        return tuple(kind for kind in kinds if self._opens(self._roots.get(kind, _Node()), labels))

    def _opens(self, root: _Node, labels: set[str]) -> bool:
        if not labels.isdisjoint(root.edges):
            return True
        nodes = [node for label in labels if (node := self._members.edges.get(label))]
        return any(not self._member_names[name].isdisjoint(root.edges) for node in nodes for name in _entries(node))

    def match(self, kind: str, text: str, start: int) -> Found | None:
        """The longest template of the kind that stands at this offset; at one length the most explicit."""
        root = self._roots.get(kind)
        if root is None:
            return None
        return max(self._walk(root, text, start, 0), key=lambda found: (found.end, found.words), default=None)

    def _walk(self, node: _Node, text: str, at: int, words: int) -> Iterator[Found]:
        if node.entry is not None and words:
            yield Found(at, node.entry, words)
        if node.gap is not None:
            yield from self._after_gap(node.gap, text, at, words)
        step = _WORD.match(text, at)
        if step is None or not node.edges:
            return
        word = step[1]
        lower = word.lower()
        for label in self._labels.get(lower, ()):
            child = node.edges.get(label)
            if child is not None and (label != word.upper() or word.isupper() or label == ","):
                yield from self._walk(child, text, step.end(), words + 1)
        if node.phrases:
            for end, names in self._phrases_at(text, at):
                for name in names:
                    if name in node.edges:
                        yield from self._walk(node.edges[name], text, end, words + 1)
        if words and lower in _PASSED_OVER:
            yield from self._walk_on(node, text, step.end(), words)

    def _walk_on(self, node: _Node, text: str, at: int, words: int) -> Iterator[Found]:
        """Go on from the same state after a word that is passed over; nothing may end on it."""
        return (found for found in self._walk(node, text, at, words) if found.end > at)

    def _after_gap(self, node: _Node, text: str, at: int, words: int) -> Iterator[Found]:
        for _ in range(_GAP + 1):
            yield from (found for found in self._walk(node, text, at, words) if found.words > words)
            filler = _FILLER.match(text, at)
            if filler is None:
                return
            at = filler.end()

    def _phrases_at(self, text: str, at: int) -> Iterator[tuple[int, set[str]]]:
        for found in self._walk(self._members, text, at, 0):
            yield found.end, self._member_names[found.entry]

    def _add_member(self, name: str, member: str) -> None:
        words = member.split()
        if len(words) == 1:
            for form, _ in self._forms(words[0]):
                self._labels.setdefault(form, set()).add(name)
        else:
            key = " ".join(words)
            self._member_names.setdefault(key, set()).add(name)
            self._insert(self._members, words, key)

    def _insert(self, node: _Node, tokens: list[str], entry: str) -> None:
        for index, token in enumerate(tokens):
            if token == "..":
                node.gap = node.gap or _Node()
                node = node.gap
            elif token.endswith("?") or "|" in token:
                rest = tokens[index + 1 :]
                if token.endswith("?"):
                    self._insert(node, rest, entry)
                for choice in token.rstrip("?").split("|"):
                    self._insert(node, [choice, *rest], entry)
                return
            else:
                for form, label in self._forms(token):
                    self._labels.setdefault(form, set()).add(label)
                node.phrases = node.phrases or token[0] == "@"
                node = node.edges.setdefault(token, _Node())
        if node.entry is None:
            node.entry = entry

    def _forms(self, token: str) -> Iterator[tuple[str, str]]:
        """The lower-case forms a token stands for, with the label they carry."""
        if token[0] == "@":
            return
        if token[0] == "*":
            for form in self.verb_forms(token[1:]):
                yield form, token
            return
        yield token.lower(), token
        if token.islower() and len(token) > 2:
            yield plural(token), token

    def verb_forms(self, verb: str) -> list[str]:
        """The forms of a verb: base, third person, past, participle, -ing."""
        if verb in self._verbs:
            return [verb, *self._verbs[verb].split()]
        if verb.endswith("e"):
            return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
        if verb.endswith("y") and verb[-2] not in _VOWELS:
            return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
        return [verb, plural(verb), verb + "ed", verb + "ing"]


def plural(noun: str) -> str:
    """The regular plural: burglary, burglaries; breach, breaches."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _entries(node: _Node) -> Iterator[str]:
    """Every entry below a state."""
    if node.entry is not None:
        yield node.entry
    for child in node.edges.values():
        yield from _entries(child)
    if node.gap is not None:
        yield from _entries(node.gap)
