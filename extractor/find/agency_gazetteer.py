"""The listed bodies, looked up by the capitalised words of a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.find.agency_words import Word, capitalised
from extractor.packs import Row
from extractor.resolve.names import fold_name, fold_word


@dataclass(frozen=True, slots=True)
class Body:
    """A listed public body. ``country`` is ISO 3166-1 alpha-2, EU or INT; ``parent`` is the id of the body above."""

    id: str
    name: str
    country: str | None
    kind: str | None
    parent: str | None


@dataclass(slots=True)
class Form:
    """A surface form and the bodies that it can stand for. An acronym counts only as it is written."""

    surface: str
    acronym: bool
    bodies: list[Body] = field(default_factory=list)


@dataclass(slots=True)
class _Node:
    forms: list[Form] = field(default_factory=list)
    next: dict[str, _Node] = field(default_factory=dict)


class Gazetteer:
    """Names, aliases and acronyms of the pack.

    Names are filed by their first word; a word's names become a tree of words when the word first turns up, so that
    loading costs little however many names the pack has.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._filed: dict[str, list[tuple[str, bool, Body]]] = {}
        self._trees: dict[str, _Node] = {}
        self.bodies: dict[str, Body] = {}
        for row in rows:
            body = Body(row["id"], row["name"], row["country"] or None, row["kind"] or None, row["parent"] or None)
            self.bodies[body.id] = body
            self._file(body.name, False, body)
            for alias in row["aliases"].split("; ") if row["aliases"] else ():
                self._file(alias, False, body)
            for acronym in row["acronyms"].split("; ") if row["acronyms"] else ():
                self._file(acronym, True, body)

    def _file(self, surface: str, acronym: bool, body: Body) -> None:
        self._filed.setdefault(fold_word(surface.split(" ", 1)[0]), []).append((surface, acronym, body))

    def _tree(self, word: str) -> _Node | None:
        tree = self._trees.get(word)
        if tree is None and word in self._filed:
            tree = self._trees[word] = _Node()
            for surface, acronym, body in self._filed[word]:
                _plant(tree, surface, acronym, body)
        return tree

    def starts(self, word: str) -> bool:
        """Whether a name starts with this folded word, or with its singular or non-possessive form."""
        return word in self._filed or word[-1:] == "s" and word[:-1] in self._filed

    def match(self, text: str, words: list[Word], index: int) -> tuple[Form, int, int] | None:
        """The longest listed form that starts at a capitalised word.

        Returns:
            the form, the index of its last word, and the offset where it ends: before an "'s" that is not its own.
        """
        start = words[index].start
        best = None
        for word, trimmed in _variants(words[index].folded):
            node = self._tree(word)
            last = index
            while node is not None:
                if node.forms:
                    end = _end(text, words[last], trimmed)
                    form = _written(node.forms, text[start:end])
                    best = (form, last, end) if form else best
                if trimmed or last + 1 == len(words) or not _near(text, words, last):
                    break
                last += 1
                node, trimmed = _step(node, words[last].folded)
            if best is not None:
                break
        return best

    def find(self, name: str) -> Form | None:
        """The form of exactly this name, however it is capitalised."""
        folded = fold_name(name)
        node = self._tree(folded.split(" ", 1)[0])
        for word in _capitals(name)[1:]:
            node = node.next.get(word) if node else None
        return next((form for form in node.forms if fold_name(form.surface) == folded), None) if node else None


def _plant(tree: _Node, surface: str, acronym: bool, body: Body) -> None:
    node = tree
    for word in _capitals(surface)[1:]:
        node = node.next.setdefault(word, _Node())
    form = _written(node.forms, surface)
    if form is None or form.acronym != acronym:
        form = Form(surface, acronym)
        node.forms.append(form)
    if body not in form.bodies:
        form.bodies.append(body)


def _capitals(surface: str) -> list[str]:
    return [word.folded for word in capitalised(surface)]


def _variants(word: str) -> tuple[tuple[str, bool], ...]:
    return ((word, False), (word[:-1], True)) if word[-1:] == "s" else ((word, False),)


def _step(node: _Node, word: str) -> tuple[_Node | None, bool]:
    following = node.next.get(word)
    if following is None and word[-1:] == "s":
        return node.next.get(word[:-1]), True
    return following, False


def _near(text: str, words: list[Word], index: int) -> bool:
    between = text[words[index].end : words[index + 1].start]
    return len(between) <= 16 and "\n" not in between and not any(char in ".;:()?!" for char in between)


def _end(text: str, word: Word, trimmed: bool) -> int:
    if not trimmed:
        return word.end - (text[word.end - 1] == "'")
    return word.end - (2 if text[word.end - 2] == "'" else 1)


def _written(forms: list[Form], surface: str) -> Form | None:
    """The form that is written like this: acronyms to the letter and first, names as names are compared."""
    for form in forms:
        if form.acronym and form.surface == surface:
            return form
    folded = fold_name(surface)
    return next((form for form in forms if not form.acronym and fold_name(form.surface) == folded), None)
