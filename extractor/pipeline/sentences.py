"""The component press_sentences: sentence boundaries that survive abbreviations, bullets and headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.lexicon import Lexicon, lexicon_of
from extractor.language.sentences import SentenceSplitter
from extractor.pipeline.component import rules_of
from extractor.pipeline.state import context_of, is_shown, offsets_in_doc

if TYPE_CHECKING:
    from thinc.types import Ints2d


@Language.factory("press_sentences", assigns=["token.is_sent_start"], default_config={"packs": []})
def make_sentences(nlp: Language, name: str, packs: list[str]) -> PressSentences:
    """Make press_sentences: sets sentence boundaries, on the Doc and for the components after it."""
    rules = rules_of(tuple(packs))
    return PressSentences(SentenceSplitter(rules), lexicon_of(rules))


class PressSentences:
    """Sets sentence starts at the first token at or after each offset that the splitter finds."""

    def __init__(self, split: SentenceSplitter, lexicon: Lexicon) -> None:
        self.split, self.lexicon = split, lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start`` for every token, where somebody looks at the Doc."""
        context = context_of(doc)
        context.sentences = self.split(context.text)
        context.lexicon = self.lexicon
        if len(doc) and is_shown(doc):
            starts_at = [offsets_in_doc(doc, start, start)[0] for start in context.sentences]
            tokens = numpy.searchsorted(doc.to_array("IDX"), numpy.asarray(starts_at), side="left")
            starts = numpy.full((len(doc), 1), -1, dtype="int64")
            starts[tokens[tokens < len(doc)]] = 1
            doc.from_array(["SENT_START"], cast("Ints2d", starts.astype("uint64")))
        return doc
