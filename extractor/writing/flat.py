"""Flat facts: a fact a row that can be read alone. One list of columns, and every output of facts has it:
``-f csv``, ``-f facts``, the CSV of a batch, the view ``facts_by_name`` of a database, the Parquet table ``facts``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from extractor.language.sentences import sentence_starts
from extractor.writing.columns import Column, Data, columns, day_of, storable

# A name means the same in every output: ``*_id`` is an id of the rule packs, ``*_value`` a normalised value, and what
# has neither ending is as people write it.
FLAT_COLUMNS: Final = (
    Column("release", "text", "id"),
    *columns("text", "published", "sentence_text"),
    *columns("text", "when", "when_value", "edge", "earliest", "latest"),
    *columns("text", "agent", "agent_id", "action"),
    *columns("boolean", "negated"),
    *columns("text", "modality", "quantity", "bound"),
    *columns("real", "number", "low", "high"),
    *columns("text", "unit", "counted", "object", "offences", "iccs", "said_by", "said_by_id", "certainty"),
    *columns("integer", "start", "end", "document"),
    *columns("text", "id", "source", "title", "publisher"),
)
FLAT_NAMES: Final = tuple(column.name for column in FLAT_COLUMNS)
# Between the names of several offences, and between their codes.
SEPARATOR: Final = "; "
_NOTHING: Final[Data] = {}

FlatFact: TypeAlias = dict[str, Any]


def flat_facts(number: int, extraction: Data) -> Iterator[FlatFact]:
    """Each fact as a row: the columns of ``FLAT_COLUMNS`` by name.

    Args:
        number: of the release in the output, from 1: with it, ids of facts and entities are told apart.
        extraction: as ``Extraction.to_dict`` makes it.
    """
    if not extraction["facts"]:
        return
    document = extraction["document"]
    about = {
        "release": storable(document["id"]),
        "published": day_of(document["published"]),
        "document": number,
        **{name: storable(document[name]) for name in ("source", "title", "publisher")},
    }
    entities = {entity["id"]: entity for entity in extraction["entities"]}
    sentence_of = Sentences(document["text"])
    for fact in extraction["facts"]:
        row = {**about, **_row(fact, entities), "sentence_text": sentence_of(fact)}
        yield {name: row[name] for name in FLAT_NAMES}


def _row(fact: Data, entities: Mapping[str | None, Data]) -> FlatFact:
    when, quantity, agent, speaker = (
        entities.get(fact[name], _NOTHING) for name in ("when", "quantity", "agent", "said_by")
    )
    offences = [entities[one] for one in fact["offences"] if one in entities]
    return {
        **{name: fact[name] for name in ("id", "negated", "modality", "certainty", "start", "end")},
        **{name: _line(fact[name]) for name in ("action", "object")},
        "when": _line(when.get("text")),
        "when_value": when.get("value"),
        **{name: when.get(name) for name in ("edge", "earliest", "latest")},
        "agent": _line(agent.get("name") or fact["agent_text"]),
        "agent_id": storable(agent.get("agency_id")),
        "quantity": _line(quantity.get("text")),
        "number": storable(quantity.get("value")),
        **{name: storable(quantity.get(name)) for name in ("bound", "low", "high", "unit")},
        "counted": _line(quantity.get("of")),
        "offences": _joined(one["name"] or one["text"] for one in offences),
        "iccs": _joined(one["iccs"] for one in offences),
        "said_by": _line(speaker.get("name") or fact["said_by_text"]),
        "said_by_id": storable(speaker.get("agency_id")),
    }


def _joined(values: Iterator[str | None]) -> str | None:
    """Those that there are, each once, in their order."""
    return _line(SEPARATOR.join(dict.fromkeys(value for value in values if value))) or None


def _line(text: str | None) -> str | None:
    """The text on one line, as a table takes it."""
    line: str | None = storable(text.replace("\n", " ")) if text is not None else None
    return line


class Sentences:
    """The sentence of a fact, on one line; None of a release whose text is left out.

    Args:
        text: of the release.
    """

    def __init__(self, text: str | None) -> None:
        self.text = text
        self.starts: Sequence[int] = sentence_starts(text) if text else ()

    def __call__(self, fact: Data) -> str | None:
        """The sentence that the fact begins in."""
        if not self.text:
            return None
        index = bisect_right(self.starts, fact["start"])
        end = self.starts[index] if index < len(self.starts) else len(self.text)
        return _line(" ".join(self.text[self.starts[index - 1] : end].split()))
