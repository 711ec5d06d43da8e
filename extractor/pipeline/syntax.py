"""Parses of the sentences that somebody asks for; the model is read when the first is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from extractor.find.syntax import Parse


def parser_of(doc: Doc) -> Callable[[Sequence[tuple[int, int]]], list[Parse]] | None:
    """What a Context's ``parser`` is for this Doc: parses between offsets, from the words that the Doc has."""
    return None
