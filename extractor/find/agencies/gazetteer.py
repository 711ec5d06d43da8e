"""The listed bodies, looked up by the capitalised words of a text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.language.capitals import Capitals, capitalised
from extractor.packs import Row
from extractor.resolve.names import fold_name, fold_word

_FIRST = re.compile("[ ,/]")
# "F.B.I." is written FBI in the list; "U.S." is no body.
_DOTTED = re.compile(r"(?:[A-Z]\.){3,}[A-Z]?|(?:[A-Z]\.){2,}[A-Z]")
# "DoJ" is the DOJ.
_MIXED = re.compile(r"[A-Z]o[A-Z]{1,2}")
# As many bodies may stand above one; what a user's pack makes a circle of ends here.
_DEEPEST = 8
# Capitals that only a line in capitals capitalises.
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to"})


class Body(NamedTuple):
    """A listed public body.

    ``country`` is ISO 3166-1 alpha-2, EU or INT; ``parent`` is the id of the body above; ``known`` ones are known by
    their acronyms all over the world; ``wikidata`` is the id there.
    """

    id: str
    name: str
    country: str | None
    kind: str | None
    parent: str | None
    known: bool
    wikidata: str | None


@dataclass(slots=True)
class Form:
    """A surface form and the bodies that it can stand for. An acronym counts only as it is written.

    ``tail`` is what follows the last capitalised word: " des marchés financiers".
    """

    surface: str
    folded: str
    acronym: bool
    tail: str
    bodies: list[Body] = field(default_factory=list)


# A surface form as it is filed, whether it is an acronym, and whose it is.
_Filed = tuple[str, bool, Body]


@dataclass(slots=True)
class _Node:
    """A place in the tree of a first word; below that word, ``waiting`` has by second word what is not planted yet."""

    forms: list[Form] = field(default_factory=list)
    next: dict[str, _Node] = field(default_factory=dict)
    waiting: dict[str, list[_Filed]] = field(default_factory=dict)

    def step(self, word: str) -> _Node | None:
        """The node that a word leads to."""
        node = self.next.get(word)
        if node is None and word in self.waiting:
            node = _Node()
            for filed in self.waiting[word]:
                _plant(node, *filed, depth=1)
            # Only now that it is whole: another thread may be looking.
            self.next[word] = node
        return node


class Gazetteer:
    """Names, aliases and acronyms of the pack.

    Names are filed by their first word, and by their second when the first turns up in a text; they become a tree of
    words when the second does, so that loading costs little however many names the pack has.
    """

    def __init__(self, rows: Iterable[Row], known: frozenset[str] = frozenset()) -> None:
        self._filed: dict[str, list[_Filed]] = {}
        self._trees: dict[str, _Node] = {}
        self._parents: dict[str, str] = {}
        for row in rows:
            acronyms = row["acronyms"].split("; ") if row["acronyms"] else ()
            country, kind, parent = row["country"] or None, row["kind"] or None, row["parent"] or None
            body = Body(
                row["id"], row["name"], country, kind, parent, not known.isdisjoint(acronyms), row["wikidata"] or None
            )
            if parent:
                self._parents[body.id] = parent
            names = [body.name, *row["aliases"].split("; ")] if row["aliases"] else [body.name]
            self._file(names, False, body)
            self._file(acronyms, True, body)

    def _file(self, surfaces: Iterable[str], acronym: bool, body: Body) -> None:
        for surface in surfaces:
            if acronym and _MIXED.fullmatch(surface):
                surface = surface.upper()
            first = surface.split(" ", 1)[0]
            if first == "the":
                surface = surface[4:]
                first = surface.split(" ", 1)[0]
            word = first.lower() if first.isalnum() else fold_word(_first(first))
            filed = self._filed.get(word)
            if filed is None:
                filed = self._filed[word] = []
            filed.append((surface, acronym, body))

    def _tree(self, word: str) -> _Node | None:
        tree = self._trees.get(word)
        if tree is None and word in self._filed:
            tree = _Node()
            for filed in self._filed[word]:
                second = _second(filed[0])
                if second is None:
                    _plant(tree, *filed, depth=0)
                else:
                    tree.waiting.setdefault(second, []).append(filed)
            self._trees[word] = tree
        return tree

    def firsts(self) -> frozenset[str]:
        """The folded words that names start with, their plural and possessive forms too."""
        return frozenset(self._filed).union(word + "s" for word in self._filed)

    def acronym(self, acronym: str) -> Form | None:
        """The form of exactly this acronym."""
        tree = self._tree(fold_word(acronym))
        return next((form for form in tree.forms if form.acronym and form.surface == acronym), None) if tree else None

    def is_below(self, body: Body, others: Container[str]) -> bool:
        """Whether a body stands below one of others, by their ids, however far."""
        above = body.parent
        for _ in range(_DEEPEST):
            if above is None or above in others:
                return above is not None
            above = self._parents.get(above)
        return False

    def seconds(self, word: str) -> frozenset[str] | None:
        """The folded words of which one must follow a first word for a name to stand there; None where none need."""
        tree = self._tree(word)
        singular = self._tree(word[:-1]) if word[-1:] == "s" else None
        if (tree and tree.forms) or (singular and singular.forms):
            return None
        seconds = tree.waiting if tree else {}
        return _SMALL.union(seconds, (second + "s" for second in seconds))

    def is_acronym(self, word: str) -> bool:
        """Whether only acronyms in capitals, with nothing after them, have this folded word; no plural of another."""
        if word[-1:] == "s" and self._tree(word[:-1]) is not None:
            return False
        tree = self._tree(word)
        return (
            tree is not None
            and not tree.waiting
            and all(form.acronym and form.surface[:2].isupper() for form in tree.forms)
        )

    def match(self, text: str, words: Capitals, index: int) -> tuple[Form, int, int] | None:
        """The longest listed form that starts at a capitalised word.

        Returns:
            the form, the index of its last word, and the offset where it ends: before an "'s" that is not its own.
        """
        folded = words.folded[index]
        tree = self._tree(folded)
        best = self._longest(text, words, index, tree) if tree else None
        if best is None and folded[-1:] == "s" and (tree := self._tree(folded[:-1])):
            best = self._ending(text, words, index, index, tree)
        return best

    def _longest(self, text: str, words: Capitals, index: int, node: _Node) -> tuple[Form, int, int] | None:
        start, folded = words.start[index], words.folded
        best = _written(text, start, index, words.end[index], node) if node.forms else None
        last = index
        while (node.next or node.waiting) and (following := _following(folded, last)) is not None:
            word = folded[following]
            step = node.step(word)
            if step is None:
                singular = node.step(word[:-1]) if word[-1:] == "s" else None
                if singular and _near(text, words, last, following):
                    best = self._ending(text, words, index, following, singular) or best
                return best
            if not _near(text, words, last, following):
                return best
            node, last = step, following
            if node.forms:
                best = _written(text, start, last, words.end[last], node) or best
        return best

    def _ending(self, text: str, words: Capitals, index: int, last: int, node: _Node) -> tuple[Form, int, int] | None:
        """The form that ends in a word without its plural or possessive ending."""
        end = words.end[last]
        end -= 2 if text[end - 2] == "'" else 1
        match = _written(text, words.start[index], last, end, node)
        # "ISIS" is no plural of ISI.
        return None if match and match[0].acronym and text[words.end[last] - 1] == "S" else match

    def find(self, name: str) -> Form | None:
        """The form of exactly this name, however it is capitalised."""
        folded = fold_name(name)
        node = self._tree(folded.split(" ", 1)[0])
        for word in _capitals(name)[1:]:
            node = node.step(word) if node else None
        return next((form for form in node.forms if form.folded == folded), None) if node else None


def _first(surface: str) -> str:
    """The first capitalised word, where that is less than what stands before a space: "FIU-Nederland", "CHP/INT"."""
    return capitalised(surface).folded[0] if "-" in surface and surface[0].isupper() else _FIRST.split(surface, 1)[0]


def _second(surface: str) -> str | None:
    """The second capitalised word of a name, folded: by splitting alone where the words up to it are plain."""
    capitals = 0
    for word in surface.split(" "):
        lower = word.lower()
        if not (word.isascii() and word.isalpha()) or lower == "dept" or not (word == lower or word[0].isupper()):
            break
        capitals += word != lower and (not capitals or lower not in _SMALL)
        if capitals == 2:
            return lower
    return next((word for word in capitalised(surface).folded[1:] if word not in _SMALL), None)


def _plant(node: _Node, surface: str, acronym: bool, body: Body, depth: int) -> None:
    """Let the words of a name behind its first, and as many more as ``depth``, lead from a node to its form."""
    words = capitalised(surface)
    for word in [word for word in words.folded[1:] if word not in _SMALL][depth:]:
        node = node.next.setdefault(word, _Node())
    folded = fold_name(surface)
    same = (
        form
        for form in node.forms
        if form.acronym == acronym and (form.surface == surface if acronym else form.folded == folded)
    )
    form = next(same, None)
    if form is None:
        tail = surface[words.end[-1] :] if words.end else ""
        form = Form(surface, folded, acronym, tail)
        # Acronyms first: they are told apart by their capitals.
        node.forms.insert(0 if acronym else len(node.forms), form)
    if body not in form.bodies:
        form.bodies.append(body)


def _capitals(surface: str) -> list[str]:
    return [word for word in capitalised(surface).folded if word not in _SMALL]


def _following(folded: list[str], index: int) -> int | None:
    """The next word, over at most two that only a line in capitals capitalises."""
    for following, word in enumerate(folded[index + 1 : index + 4], index + 1):
        if word not in _SMALL:
            return following
    return None


def _near(text: str, words: Capitals, index: int, following: int) -> bool:
    """Whether nothing ends a name between two words of it."""
    between = text[words.end[index] : words.start[following]]
    if between == ". ":
        return words.folded[index] == "st"
    if between == " ":
        return True
    # After a comma, an article starts something else: "in California, the Department of Justice".
    return len(between) <= 20 and ", the " not in between and not any(char in ".;:()?!\n" for char in between)


def _written(text: str, start: int, last: int, end: int, node: _Node) -> tuple[Form, int, int] | None:
    """The form that stands between two offsets: acronyms to the letter, names as names are compared."""
    if not node.forms:
        return None
    if text[end - 1] == "'":
        end -= 1
    surface = text[start:end]
    if _MIXED.fullmatch(surface):
        surface = surface.upper()
    elif _DOTTED.fullmatch(surface):
        surface = surface.replace(".", "")
    folded = ""
    for form in node.forms:
        if form.tail:
            if text.startswith(form.tail, end) and fold_name(surface + form.tail) == form.folded:
                return form, last, end + len(form.tail)
        elif form.surface == surface:
            return form, last, end
        elif not form.acronym:
            folded = folded or fold_name(surface)
            if folded == form.folded:
                return form, last, end
    return None
