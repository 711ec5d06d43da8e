"""Showing some types of entity only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from extractor.entities import Extraction

# What people write for a type of entity → its ``type``.
TYPES = {"dates": "date", "agencies": "agency", "quantities": "quantity", "offences": "offence"}


def select(extraction: Extraction, names: Collection[str]) -> Extraction:
    """The extraction with the named types alone; ids stay what they are in the whole.

    Facts go, since they refer to entities that may have gone.

    Args:
        extraction: left as it is.
        names: keys of ``TYPES``.
    """
    types = {TYPES[name] for name in names}
    kept = [entity for entity in extraction.entities if entity.type in types]
    return replace(extraction, entities=kept, facts=[])
