"""What, besides a release itself, its extraction depends on, as a hash."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import extractor
from extractor.batch.task import BatchError, Settings
from extractor.packs import PackError, Rules
from extractor.version import __version__


@lru_cache(maxsize=1)
def fingerprint(settings: Settings) -> bytes:
    """Hash of the rules, the programs, the names of fields, how dates are read, and what is wanted.

    Raises:
        BatchError: the rules cannot be used.
    """
    try:
        rules = Rules(settings.packs)
        asked = settings.fields, settings.with_facts, settings.min_certainty, settings.only
        dates = settings.day_first, settings.published
        made_of = (__version__, version("spacy"), rules.name, rules.sha256, asked, dates)
    except PackError as error:
        raise BatchError(str(error)) from None
    digest = hashlib.sha256(repr(made_of).encode())
    root = Path(extractor.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.digest()
