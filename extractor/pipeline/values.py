"""What was found in a Doc, kept on it as plain data: ``doc.to_bytes``, DocBin and other processes take it along.

Extensions: ``doc._.published`` (set it before the pipeline runs), ``doc._.facts``, ``doc._.extraction``,
``span._.press``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc, Span

from extractor.entities import KINDS, Document, Entity, Extraction, Fact, Provenance
from extractor.packs import Rules
from extractor.pipeline.state import State
from extractor.release import Release
from extractor.version import __version__

KEY = "press"
# Numbers that MessagePack cannot hold go as text.
_LARGEST = 2**63
_NUMBERS = ("value", "low", "high")


def provenance_of(rules: Rules) -> Provenance:
    """What makes extractions by these rules."""
    return Provenance(version=__version__, pack=rules.name, pack_sha256=rules.sha256, spacy=spacy_version)


def finish(state: State) -> Extraction:
    """What has been found so far, with offsets into the release's own text."""
    release, context, origin = state.release, state.context, state.origin
    entities: list[Entity] = list(context.number())
    facts = list(context.facts)
    for number, fact in enumerate(facts, start=1):
        fact.id = f"f{number}"
        fact.sentence = context.sentence_index(fact.start)
    if not state.hidden:  # other components may still read them
        entities, facts = [replace(one) for one in entities], [replace(one) for one in facts]
    for found in (*entities, *facts):
        found.start, found.end = origin.span(found.start, found.end)
    for entity in entities:
        entity.text = release.text[entity.start : entity.end]
    return Extraction(
        document=_document(release, state.language),
        entities=entities,
        facts=facts,
        warnings=[*release.warnings, *context.warnings],
        provenance=state.provenance or Provenance(version=__version__, pack="", pack_sha256="", spacy=spacy_version),
    )


def _document(release: Release, language: str | None) -> Document:
    digest = release.sha256
    return Document(
        id=release.id or digest[:12],
        source=release.source,
        title=release.title,
        published=release.published,
        updated=release.updated,
        publisher=release.publisher,
        language=language,
        sha256=digest,
        text=release.text,
    )


def keep(doc: Doc, state: State) -> None:
    """Keep what has been found so far in ``doc.user_data``, without the text, which the Doc has."""
    data = finish(state).to_dict()
    del data["document"]["text"]
    for entity in data["entities"]:
        _change_numbers(entity, lambda number: str(number) if abs(number) >= _LARGEST else number)
    doc.user_data[KEY] = data


def extraction_of(doc: Doc) -> Extraction | None:
    """The extraction that a press pipeline made of a Doc; None where none has seen it."""
    data = doc.user_data.get(KEY)
    if data is None:
        return None
    data = _with_lists(data)
    entities = [_unpacked(one) for one in data["entities"]]
    return Extraction.from_dict({**data, "document": {**data["document"], "text": doc.text}, "entities": entities})


def _with_lists(data: Any) -> Any:  # noqa: ANN401
    """MessagePack brings lists back as tuples."""
    if isinstance(data, dict):
        return {name: _with_lists(value) for name, value in data.items()}
    return [_with_lists(one) for one in data] if isinstance(data, (list, tuple)) else data


def facts_of(doc: Doc) -> list[Fact]:
    """The facts of a Doc; none where no press pipeline has seen it."""
    return [Fact.from_dict(_with_lists(one)) for one in doc.user_data.get(KEY, {}).get("facts", ())]


def record_of(span: Span) -> Entity | Fact | None:
    """The Date, Agency, Quantity, Offence or Fact that a span of a press component stands for."""
    data = span.doc.user_data.get(KEY, {})
    if span.label_ == "FACT":
        places: list[dict[str, Any]] = data.get("facts", [])
        kind: type[Entity | Fact] = Fact
    else:
        type_ = span.label_.lower()
        places = [one for one in data.get("entities", ()) if one.get("label", one["type"]) == type_]
        if not places:
            return None
        kind = KINDS[places[0]["type"]].record
    start, end = span.start_char, span.end_char
    exact = next((one for one in places if (one["start"], one["end"]) == (start, end)), None)
    # A span whose first or last token is glued to something is wider than the mention.
    found = exact or next((one for one in places if start <= one["start"] and one["end"] <= end), None)
    return kind.from_dict(_unpacked(_with_lists(found))) if found else None


def _unpacked(entity: dict[str, Any]) -> dict[str, Any]:
    if not any(isinstance(entity.get(name), str) for name in _NUMBERS) or entity.get("type") != "quantity":
        return entity
    whole = dict(entity)
    _change_numbers(whole, int)
    return whole


def _change_numbers(entity: dict[str, Any], change: Callable[[Any], Any]) -> None:
    if entity["type"] == "quantity":
        for name in _NUMBERS:
            if isinstance(entity[name], (int, str)):
                entity[name] = change(entity[name])


def register() -> None:
    """Make the extensions known to spaCy; an application's own of the same name stay."""
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    for name, getter in (("facts", facts_of), ("extraction", extraction_of)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
    if not Span.has_extension(KEY):
        Span.set_extension(KEY, getter=record_of)
