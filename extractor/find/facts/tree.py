"""A parse with its children at hand, and the questions that are asked of it."""

from __future__ import annotations

from extractor.find.syntax import Parse

_NOUNS = ("NN", "CD", "$", "PRP", "DT", "WP", "SYM")
_PHRASE_LEFT = frozenset(
    ["compound", "amod", "nummod", "nmod:poss", "flat", "nmod:desc", "nmod:unmarked", "advmod", "case", "goeswith"]
)
_OPENERS = frozenset({"det", "punct", "cc", "det:predet", "cc:preconj", "mark", "advmod"})


class Tree:
    """The tree of a parse."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.children: list[list[int]] = [[] for _ in parse.heads]
        for word, head in enumerate(parse.heads):
            if head != word:
                self.children[head].append(word)

    def top(self, first: int, last: int) -> int | None:
        """The first word between two whose head lies outside, punctuation left out; None where there is none."""
        for word in range(first, last):
            head = self.parse.heads[word]
            if (head == word or not first <= head < last) and self.parse.labels[word] not in ("punct", "cc"):
                return word
        return None

    def child(self, word: int, *labels: str) -> int | None:
        """The first child by one of these relations."""
        return next((child for child in self.children[word] if self.parse.labels[child] in labels), None)

    def is_verb(self, word: int) -> bool:
        """Whether a word is tagged as a verb."""
        return self.parse.tags[word].startswith("VB")

    def is_noun(self, word: int) -> bool:
        """Whether a word is tagged as a noun, a number or what stands for one."""
        return self.parse.tags[word].startswith(_NOUNS)

    def is_passive(self, verb: int) -> bool:
        """Whether a verb is in the passive voice, or a past participle that stands behind its noun."""
        if self.child(verb, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
            return True
        if self.parse.tags[verb] != "VBN" or self.child(verb, "nsubj", "aux") is not None:
            return False
        label, head = self.parse.labels[verb], self.parse.heads[verb]
        if label == "conj" and self.is_verb(head):
            return self.is_passive(head)
        return self.child(verb, "obj") is None

    def case(self, word: int) -> str:
        """The preposition of a word's phrase, lower case; "" without one. "According to" is "according"."""
        child = self.child(word, "case")
        return "" if child is None else self.parse.words[child].lower()

    def mark(self, word: int) -> str:
        """The conjunction or preposition that opens a word's clause, lower case; "" without one."""
        child = self.child(word, "mark", "case")
        return "" if child is None else self.parse.words[child].lower()

    def phrase(self, head: int) -> tuple[int, int]:
        """The noun phrase of a head without determiners: its first word, and the one behind its last."""
        labels = self.parse.labels
        first = last = head
        left = [child for child in self.children[head] if child < head and labels[child] in _PHRASE_LEFT]
        if left and self.case(left[0]) in ("", "'s", "of", "'"):
            first = self._leftmost(left[0])
        while first < head and labels[first] in _OPENERS | {"case"}:
            first += 1
        for child in self.children[head]:
            if child > head and self._goes_on(child, last):
                last = self._rightmost(child)
        return first, last + 1

    def _goes_on(self, child: int, last: int) -> bool:
        """Whether what hangs on the head behind it still belongs to its name."""
        label = self.parse.labels[child]
        if label in ("flat", "compound", "goeswith"):
            return child == last + 1
        return label == "nmod" and self.case(child) in ("of", "for") and self._leftmost(child) == last + 1

    def _leftmost(self, word: int) -> int:
        return min([word, *(self._leftmost(child) for child in self.children[word] if child < word)])

    def _rightmost(self, word: int) -> int:
        """The last word of a phrase, relative clauses and appositions left out."""
        inner = (
            self._rightmost(child)
            for child in self.children[word]
            if child > word and self.parse.labels[child] in ("flat", "compound", "nmod", "goeswith")
        )
        return max([word, *inner])
