"""The component press_sentences: the language, and sentence boundaries that survive abbreviations and headlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.identify import ENGLISH, language_of
from extractor.language.lexicon import lexicon_of
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules
from extractor.pipeline.packed import Packed
from extractor.pipeline.state import SENTENCES

if TYPE_CHECKING:
    from thinc.types import Ints2d


@Language.factory("press_sentences", assigns=["token.is_sent_start"], default_config={"packs": []})
def make_sentences(nlp: Language, name: str, packs: list[str]) -> PressSentences:
    """Make press_sentences: sets sentence boundaries, on the Doc and for the components after it."""
    return PressSentences(packs)


class PressSentences(Packed):
    """Sets sentence starts at the first token at or after each offset that the splitter finds."""

    def __init__(self, packs: Sequence[str]) -> None:
        super().__init__(SENTENCES, packs)

    def build(self, rules: Rules) -> None:
        """Make the splitter, and the lexicon that every finder reads by."""
        self.split = SentenceSplitter(rules)
        self.lexicon = lexicon_of(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Tell the language, and set ``token.is_sent_start`` for every token, where somebody looks at the Doc."""
        state = self.enter(doc)
        state.language = language_of(state.context.text, self.lexicon.commonest)
        if state.language not in (ENGLISH, None):
            detected = f"the text does not look English (language: {state.language})"
            state.context.warn(f"{detected}; the rules read English only")
        state.context.sentences = self.split(state.context.text)
        state.context.lexicon = self.lexicon
        if len(doc) and not state.hidden:
            starts_at = [state.origin.span(start, start)[0] for start in state.context.sentences]
            tokens = numpy.searchsorted(doc.to_array("IDX"), numpy.asarray(starts_at), side="left")
            starts = numpy.full((len(doc), 1), -1, dtype="int64")
            starts[tokens[tokens < len(doc)]] = 1
            doc.from_array(["SENT_START"], cast("Ints2d", starts.astype("uint64")))
        return doc
