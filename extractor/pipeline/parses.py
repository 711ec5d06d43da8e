"""The component press_syntax: tags and trees of all sentences on the Doc, by the parser that facts ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.find.syntax import Parse
from extractor.pipeline.state import SENTENCES, state_of
from extractor.pipeline.syntax import OWN, parser_of

if TYPE_CHECKING:
    from thinc.types import Ints2d

# Relation of what stands in no parse, white space, bullets and datelines, to the root of its sentence.
_OUTSIDE = "dep"


@Language.factory("press_syntax", assigns=["token.tag", "token.dep", "token.head"])
def make_syntax(nlp: Language, name: str) -> PressSyntax:
    """Make press_syntax: it stands behind press_sentences; press_facts then parses nothing again."""
    return PressSyntax()


class PressSyntax:
    """Parses a Doc that somebody looks at."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.tag_`` (Penn Treebank), ``token.dep_`` (English Universal Dependencies) and ``token.head``.

        Raises:
            ValueError: press_sentences has not been there.
        """
        state = state_of(doc)
        if SENTENCES not in state.ran:
            raise ValueError("press_syntax parses the sentences that press_sentences finds: add that before it")
        starts, end = state.context.sentences, len(state.context.text)
        parses = parser_of(doc)(list(zip(starts, [*starts[1:], end], strict=True)))
        if len(doc) and not state.hidden:
            places = numpy.array([state.offset_in_text(word.idx) for word in doc])
            _annotate(doc, places, starts, parses)
            doc.user_data[OWN] = True
        return doc


def _annotate(doc: Doc, places: numpy.ndarray, starts: Sequence[int], parses: Sequence[Parse]) -> None:
    """Put the parses on the Doc's tokens, which stand at these places in the text."""
    add = doc.vocab.strings.add
    rows = numpy.zeros((len(doc), 3), dtype="int64").astype("uint64")
    borders = [*numpy.searchsorted(places, numpy.asarray(starts), side="left").tolist(), len(doc)]
    for parse, first, last in zip(parses, borders[:-1], borders[1:], strict=True):
        words = numpy.searchsorted(places, numpy.asarray(parse.starts, dtype="int64"), side="left").tolist()
        root = next((words[word] for word, head in enumerate(parse.heads) if head == word), first)
        for token in range(first, last):
            rows[token] = 0, add(_OUTSIDE if token != root else "ROOT"), _unsigned(root - token)
        for word, token in enumerate(words):
            head = words[parse.heads[word]]
            rows[token] = add(parse.tags[word]), add(parse.labels[word]), _unsigned(head - token)
    doc.from_array(["TAG", "DEP", "HEAD"], cast("Ints2d", rows))


def _unsigned(offset: int) -> int:
    return offset % 2**64
