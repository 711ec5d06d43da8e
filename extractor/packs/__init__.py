"""Rule packs: folders of data that say what to look for.

A pack is a folder with a ``pack.toml`` (name, language, version) and any of the tables of the standard pack
in ``models/en``. A later pack adds entries to the earlier ones and replaces those with the same ``id``.

``pack`` reads one folder, ``rules`` merges several, ``schema`` tells what the tables hold, ``validate`` holds a pack
against it, ``entries`` lists what is in force, ``examples`` what each entry must and must not find.
"""

from __future__ import annotations

from extractor.packs.pack import Pack, PackError, Row, Table, standard_pack
from extractor.packs.rules import Rules, rules_of

__all__ = ["Pack", "PackError", "Row", "Rules", "Table", "rules_of", "standard_pack"]
