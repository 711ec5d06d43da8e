"""A place where an offence is named, as it grows to the whole phrase."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.entities import Inchoate
from extractor.language.byte_words import ByteWords


@dataclass(slots=True, eq=False)
class Mention:
    """What matched a template of an entry, in word indices, and whether the offence was completed.

    ``blocked``: something speaks against it, and against what else is matched within it. ``when``: where it counts, as
    that of an entry, beside the entry's own. ``charged``: it stands right after a word of law ("arraigned for").
    """

    words: ByteWords
    first: int
    after: int
    entry: str
    inchoate: Inchoate | None = None
    blocked: bool = False
    when: str = ""
    charged: bool = False

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.words.start(self.first)

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.words.end(self.after - 1)
