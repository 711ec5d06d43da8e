"""Templates: a tiny language for surface forms, and a matcher that walks them word by word.

A template is words with a space between them. What may stand for a word:

    theft             the word, also its plural
    criminal=         the word alone
    car|motor_bike    one of several; the underscore stands for the space in one of them
    motor?            may be left out
    *steal            a verb in any of its forms: steal, steals, stole, stolen, stealing
    @drug             a member of a class of words and phrases
    ..                up to eight words of the same clause, or none, but not over "and" or "or"
    ...               up to twelve words, over "and" and "or" too
    ~                 up to twelve words, over "and" and "or" too, to the nearest word that goes on
    RICO              capitals: only where the text has capitals too

In the text, hyphens and slashes between words count as spaces, and articles and the like between words are
passed over. All templates together form one trie for each kind, so that a text is matched in one walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import NamedTuple

from extractor.find.offences.vocabulary import Node, Vocabulary
from extractor.language.byte_words import COORDINATORS, JOINS, ByteWords
from extractor.language.inflection import Inflection

_GAP = 8
_WIDE_GAP = 12
_MOST_PASSED_OVER = 8
_AMOUNT = frozenset({b"more", b"less", b"fewer"})
# One for all, so that lexicons can be pickled; taken once a word of the language.
_UNFOLDING = Lock()


class Found(NamedTuple):
    """Where a template ends: the index of the word after it, how many of its words stood in the text, its entry."""

    after: int
    words: int
    entry: str


class Opening(NamedTuple):
    """What a first word leads to in templates of a kind. Most first words stand in other company than theirs.

    ``entry`` is what the word names alone. More may stand after it where ``next`` has the next word (but for articles),
    or ``near`` a word within a gap's reach; ``known`` is false where only a walk can tell. ``nodes`` are the states
    after the word; none where the walk has to start with the word itself. ``only`` are the words one of which has to
    follow, None where more than the next word has to be looked at.
    """

    kind: str
    entry: str | None
    next: frozenset[bytes]
    near: frozenset[bytes]
    nodes: tuple[Node, ...]
    known: bool
    only: frozenset[bytes] | None


class Templates:
    """Every template of the pack, by kind, compiled to tries over a shared vocabulary.

    Args:
        verbs: how verbs are inflected.
        classes: name to members, which are words, ``*verbs`` or phrases.
        passed_over: words that may stand between those of a template.
    """

    def __init__(
        self, verbs: Inflection, classes: Mapping[str, Iterable[str]], passed_over: frozenset[bytes] = frozenset()
    ) -> None:
        self._passed_over = passed_over
        self._vocabulary = Vocabulary(verbs, classes)
        self._roots: dict[str, Node] = {}
        self._starts: dict[str, dict[bytes, Opening]] = {}
        # Of each kind, by first label: what goes on from it, and the entry.
        self._waiting: dict[str, dict[str, list[tuple[list[str], str]]]] = {}

    def add(self, kind: str, entry: str, template: str) -> None:
        """Add a template of an entry to the trie of its kind; the first entry keeps a template that two share.

        Only the first word is entered at once. What follows it waits until the word turns up in a text: a release needs
        one template in ten.
        """
        if kind not in self._roots:
            self._roots[kind], self._starts[kind], self._waiting[kind] = Node(), {}, {}
        root = self._roots[kind]
        first, *rest = template.split()
        for choice in first.split("|"):
            label, *more = choice.split("_")
            self._vocabulary.know(label)
            root.phrases = root.phrases or label[0] == "@"
            root.edges.setdefault(label, Node())
            self._waiting[kind].setdefault(label, []).append(([*more, *rest], entry))

    def first_words(self, kinds: Sequence[str]) -> dict[bytes, tuple[str, ...]]:
        """The words, as ``ByteWords`` has them, that a template can start with, and of which of these kinds."""
        opens: dict[str, list[str]] = {}
        for kind in kinds:
            for label in self._waiting.get(kind, ()):
                opens.setdefault(label, []).append(kind)
        found: dict[bytes, tuple[str, ...]] = {}
        for word, labels in self._vocabulary.labels.items():
            if word in self._vocabulary.phrase_classes:
                labels += self._vocabulary.phrase_classes[word]
            here = {kind for label in labels if label in opens for kind in opens[label]}
            if here:
                found[word] = tuple(kind for kind in kinds if kind in here)
        return found

    def opens(self, kind: str, word: bytes) -> bool:
        """Whether a word may start a template of the kind."""
        root = self._roots.get(kind)
        return root is not None and any(label in root.edges for label in self._vocabulary.opening_labels(word))

    def match(self, kind: str, words: ByteWords, index: int) -> Found | None:
        """The longest template of the kind that starts with this word; at one length the most explicit."""
        if kind not in self._starts or words.tokens[index] not in self._vocabulary.labels:
            return None
        opening = self.opening(kind, words.tokens[index])
        if opening.only is not None and words.tokens[index + 1] not in opening.only:
            return None
        return self.go_on(opening, words, index)

    def following(self, kind: str, words: ByteWords, index: int) -> Found | None:
        """The longest template of the kind that starts with this word, right after the one before it."""
        return self.match(kind, words, index) if words.joined(index) else None

    def opening(self, kind: str, token: bytes) -> Opening:
        """What a first word leads to; the templates that wait for it are entered now."""
        starts = self._starts[kind]
        opening = starts.get(token)
        if opening is None:
            # Others may walk the tries meanwhile: an opening is published when all that it leads to is entered.
            with _UNFOLDING:
                opening = starts.get(token) or self._unfold(kind, token)
                starts[token] = opening
        return opening

    def go_on(self, opening: Opening, words: ByteWords, index: int) -> Found | None:
        """The longest template that starts with the word at this index, of which ``opening`` is told."""
        entry, tokens = opening.entry, words.tokens
        after = tokens[index + 1]
        if after not in opening.next and opening.known:
            near = opening.near
            passed = after in self._passed_over and (
                tokens[index + 2] in opening.next or tokens[index + 2] in self._passed_over
            )
            if not passed and (not near or near.isdisjoint(tokens[index + 1 : index + 2 + _WIDE_GAP])):
                return None if entry is None else Found(index + 1, 1, entry)
        if not opening.nodes:
            return self._walk(self._roots[opening.kind], words, index, 0)
        best = None
        for node in opening.nodes:
            best = _better(best, self._walk(node, words, index + 1, 1))
        return best

    def _unfold(self, kind: str, token: bytes) -> Opening:
        root = self._roots[kind]
        for label in self._vocabulary.opening_labels(token):
            for tokens, name in self._waiting[kind].pop(label, ()):
                self._vocabulary.insert(root.edges[label], tokens, name)
        labels = self._vocabulary.labels.get(token, ())
        nodes = [root.edges[label] for label in labels if label in root.edges]
        entry = next((node.entry for node in nodes if node.entry is not None), None)
        if root.phrases:
            # Only for the words that go on: such a walk has to start with the word itself.
            nodes += [
                self._vocabulary.members.edges[label] for label in labels if label in self._vocabulary.members.edges
            ]
        accepted = self._vocabulary.accepted
        beyond = [gap for node in nodes for gap in node.gaps]
        known = self._vocabulary.capitals.isdisjoint(labels)
        in_phrase = root.phrases and token in self._vocabulary.phrase_classes
        following = frozenset().union(*map(accepted, nodes))
        near = frozenset().union(*map(accepted, beyond))
        return Opening(
            kind,
            entry,
            next=following,
            near=near,
            nodes=tuple(nodes) if known and not in_phrase else (),
            known=known,
            only=following | self._passed_over if known and entry is None and not near else None,
        )

    def _walk(self, node: Node, words: ByteWords, index: int, count: int) -> Found | None:
        """The best match that goes on from a state, with ``count`` words of the template behind it.

        Words that are passed over end no template themselves.
        """
        best = Found(index, count, node.entry) if node.entry is not None and count else None
        has_gaps = bool(node.gap or node.wide_gap or node.near_gap)
        accepted = node.accepted or self._vocabulary.accepted(node)
        tokens = words.tokens
        for place in range(index, index + 1 + (_MOST_PASSED_OVER if count else 0)):
            token = tokens[place]
            if has_gaps:
                best = self._after_gaps(node, words, place, count, best)
            elif token and token not in accepted and token not in self._passed_over:
                break  # most words
            if count and (not token or words.before[words.starts[place]] not in JOINS):
                # 'a "ghost employee" scheme'
                if not words.is_quote(place):
                    break
            else:
                if token in accepted:
                    best = _better(best, self._step(node, words, place, count))
                if token not in self._passed_over:
                    break
        return best

    def _after_gaps(self, node: Node, words: ByteWords, place: int, count: int, best: Found | None) -> Found | None:
        """The best match with those that go on beyond a gap of the state."""
        if node.gap is not None:
            best = _better(best, self._after_gap(node.gap, words, place, count))
        if node.wide_gap is not None:
            best = _better(best, self._after_gap(node.wide_gap, words, place, count, wide=True))
        if node.near_gap is not None:
            best = _better(best, self._after_gap(node.near_gap, words, place, count, wide=True, nearest=True))
        return best

    def _step(self, node: Node, words: ByteWords, index: int, count: int) -> Found | None:
        """The best match that goes on from a state with the word at this index, which it accepts."""
        best: Found | None = None
        token, vocabulary = words.tokens[index], self._vocabulary
        for child, capitals in vocabulary.steps(node, token):
            if capitals and not _in_capitals(words, index):
                continue
            if child.edges or child.gap or child.wide_gap or child.near_gap:
                best = _better(best, self._walk(child, words, index + 1, count + 1))
            elif child.entry is not None:
                best = _better(best, Found(index + 1, count + 1, child.entry))
        if node.phrases and token in vocabulary.phrase_classes:
            best = _better(best, self._walk_phrase(node, words, index, count))
        return best

    def _walk_phrase(self, node: Node, words: ByteWords, index: int, count: int) -> Found | None:
        """Go on over the longest phrase of a class that the state asks for."""
        phrase = self._walk(self._vocabulary.members, words, index, 0)
        best = None
        if phrase is not None:
            for name in self._vocabulary.member_names[phrase.entry]:
                child = node.edges.get(name)
                if child is not None:
                    best = _better(best, self._walk(child, words, phrase.after, count + phrase.words))
        return best

    def _after_gap(
        self, node: Node, words: ByteWords, index: int, count: int, wide: bool = False, nearest: bool = False
    ) -> Found | None:
        best = None
        tokens, accepted = words.tokens, self._vocabulary.accepted(node)
        within = tokens[index : index + 1 + (_WIDE_GAP if wide else _GAP)]
        if accepted.isdisjoint(within):
            return None
        # No further than the last word that goes on: whether a clause ends is asked of each on the way.
        while within[-1] not in accepted:
            within.pop()
        for place in range(index, index + len(within)):
            if tokens[place] in accepted:
                found = self._walk(node, words, place, count)
                if found is not None and found.words > count:
                    best = _better(best, found)
                    if nearest:
                        return best
            if words.ends_clause(place) or (place > index and not wide and _adds(words, place)):
                break
        return best


def _adds(words: ByteWords, index: int) -> bool:
    """Whether an "and" or "or" stands there that starts something new; "50 grams or more" does not.

    A gap leads from verb to verb ("selling and supplying drugs"), but rarely from one object to the next offence.
    """
    return words.tokens[index] in COORDINATORS and words.tokens[index + 1] not in _AMOUNT


def _better(best: Found | None, other: Found | None) -> Found | None:
    """The longer; at one length the one with fewer words passed over; else the first."""
    if best is None or other is None:
        return best or other
    return other if other.after > best.after or (other.after == best.after and other.words > best.words) else best


def _in_capitals(words: ByteWords, index: int) -> bool:
    return words.text[words.start(index) : words.end(index)].isupper()
