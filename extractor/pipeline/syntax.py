"""Parses of the sentences that somebody asks for; the model is read when the first is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import ref

from spacy.tokens import Doc

from extractor.find.syntax import Parse
from extractor.packs.pack import MODEL, standard_pack
from extractor.pipeline.state import context_of

if TYPE_CHECKING:
    from extractor.syntax.parser import Parser


def parser_of(doc: Doc) -> Callable[[Sequence[tuple[int, int]]], list[Parse]]:
    """What a Context's ``parser`` is for this Doc: parses between offsets, of the words that the Doc has."""
    # The context outlives no Doc that it belongs to: what it holds must not hold the Doc.
    weak = ref(doc)

    def parse_ranges(ranges: Sequence[tuple[int, int]]) -> list[Parse]:
        alive = weak()
        return [] if alive is None else parse(alive, ranges)

    return parse_ranges


def parse(doc: Doc, ranges: Sequence[tuple[int, int]]) -> list[Parse]:
    """A parse of the words that start in each range, in one batch."""
    if not ranges:
        return []
    text = context_of(doc).text
    tokens = doc.to_array(["IDX", "LENGTH"]).astype("int64")
    offsets = tokens[:, 0].tolist()
    stops = tokens.sum(axis=1).tolist()
    sentences = []
    for start, end in ranges:
        first, last = bisect_left(offsets, start), bisect_left(offsets, end)
        places = [
            (begin, stop, word)
            for begin, stop in zip(offsets[first:last], stops[first:last], strict=True)
            if not (word := text[begin:stop]).isspace()
        ]
        sentences.append(places)
    trees = _parser()([[word for _, _, word in sentence] for sentence in sentences])
    return [
        Parse(
            tuple(begin for begin, _, _ in sentence),
            tuple(stop for _, stop, _ in sentence),
            tree.tags,
            tree.heads,
            tree.labels,
        )
        for sentence, tree in zip(sentences, trees, strict=True)
    ]


@lru_cache(maxsize=1)
def _parser() -> Parser:
    from extractor.syntax.parser import Parser

    return Parser(standard_pack() / MODEL)
