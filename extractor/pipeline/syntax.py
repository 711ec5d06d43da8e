"""Parses of the sentences that somebody asks for; the model is read when the first is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import ref

from spacy.tokens import Doc

from extractor.find.syntax import Parse, prose_start
from extractor.packs.pack import MODEL, standard_pack
from extractor.pipeline.state import State, state_of

if TYPE_CHECKING:
    from extractor.syntax.parser import Parser, Tree

# In doc.user_data: the Doc's tags and trees are those of our own parser.
OWN = "press_syntax"


def parser_of(doc: Doc, parser: Parser | None = None) -> Callable[[Sequence[tuple[int, int]]], list[Parse]]:
    """What a Context's ``parser`` is for this Doc: parses between offsets, of the words that the Doc has.

    Args:
        doc: the Doc.
        parser: the model; the standard pack's where it is left out.
    """
    return _DocParser(doc, parser)


class _DocParser:
    """Parses parts of one Doc."""

    def __init__(self, doc: Doc, parser: Parser | None) -> None:
        # The context of a Doc holds this, and may not keep the Doc alive.
        self._doc = ref(doc)
        self._parser = parser
        self._words: tuple[list[int], list[int]] | None = None

    def __call__(self, ranges: Sequence[tuple[int, int]]) -> list[Parse]:
        """A parse of the words that start in each range, bullets and datelines left out, in one batch."""
        doc = self._doc()
        if doc is None or not ranges:
            return []
        state = state_of(doc)
        text = state.context.text
        places = [self._places(doc, state, prose_start(text, start, end), end) for start, end in ranges]
        words = [tuple(text[start:end] for start, end in spans) for spans in places]
        if doc.user_data.get(OWN) and self._parser is None:
            trees = [self._tree_of(doc, [start for start, _ in spans]) for spans in places]
        else:
            trees = (self._parser or _standard())(words)
        return [
            Parse(
                tuple(start for start, _ in spans),
                tuple(end for _, end in spans),
                own,
                tree.tags,
                tree.heads,
                tree.labels,
            )
            for spans, own, tree in zip(places, words, trees, strict=True)
        ]

    def _places(self, doc: Doc, state: State, start: int, end: int) -> list[tuple[int, int]]:
        """Where the words stand that start between two offsets; white space is none."""
        text = state.context.text
        if state.tokenize is not None:
            tokens = state.tokenize(text[start:end]).to_array(["IDX", "LENGTH", "IS_SPACE"]).tolist()
            return [(start + at, start + at + length) for at, length, is_space in tokens if not is_space]
        if self._words is None:
            self._words = _words_of(doc)
        starts, ends = self._words
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        words = zip(starts[first:last], ends[first:last], strict=True)
        return [(begin, stop) for begin, stop in words if text[begin:stop].strip()]

    def _tree_of(self, doc: Doc, starts: Sequence[int]) -> Tree:
        """The tree that the Doc carries over the words that start there."""
        from extractor.syntax.parser import Tree

        assert self._words is not None
        tokens = [doc[bisect_left(self._words[0], start)] for start in starts]
        place = {token.i: number for number, token in enumerate(tokens)}
        return Tree(
            tuple(token.tag_ for token in tokens),
            tuple(place.get(token.head.i, number) for number, token in enumerate(tokens)),
            tuple(token.dep_ for token in tokens),
        )


def _words_of(doc: Doc) -> tuple[list[int], list[int]]:
    """Where the words of the Doc start and end in the context's text."""
    tokens = doc.to_array(["IDX", "LENGTH"]).astype("int64")
    state = state_of(doc)
    return (
        [state.offset_in_text(one) for one in tokens[:, 0].tolist()],
        [state.offset_in_text(one) for one in tokens.sum(axis=1).tolist()],
    )


@lru_cache(maxsize=1)
def _standard() -> Parser:
    from extractor.syntax.parser import Parser

    return Parser(standard_pack() / MODEL)
