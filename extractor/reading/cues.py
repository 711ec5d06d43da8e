"""The words by which a head is read (``head.toml`` of the standard pack), ready for use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from extractor.packs import Rules

_LONGEST_MARK = 40
_AROUND_A_MARK = " -–—*_.=#()[]<>~"


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled words; the patterns ignore case.

    ``label`` matches all that stands before a date, its group ``updated`` set where it tells of a change; ``labels``
    are lines that are nothing but a label.
    The others match at the start of a line, ``publisher`` and ``release_by`` with a group ``name`` for what follows.
    """

    label: re.Pattern[str]
    release: re.Pattern[str]
    credit: re.Pattern[str]
    publisher: re.Pattern[str]
    release_by: re.Pattern[str]
    title_label: re.Pattern[str]
    envelope: re.Pattern[str]
    release_words: frozenset[str]
    release_ends: tuple[str, ...]
    updated: frozenset[str]
    labels: frozenset[str]
    end_marks: frozenset[str]
    institution_ends: frozenset[str]
    institution_starts: tuple[str, ...]
    single_names: frozenset[str]
    media_ends: frozenset[str]
    name_words: frozenset[str]
    joints: frozenset[str]
    not_places: frozenset[str]
    roles: frozenset[str]
    parts: frozenset[str]
    abbreviations: frozenset[str]

    def is_end_mark(self, line: str) -> bool:
        """ENDS, -30-, # # #, Ends/Friday, January 17, 2025: the text is over."""
        if len(line) > _LONGEST_MARK:
            return False
        bare = line.partition("/")[0].strip(_AROUND_A_MARK).lower()
        return bare in self.end_marks if bare else "".join(line.split()) in self.end_marks


@cache
def cues() -> Cues:
    """The standard pack's words, read once."""
    rules = Rules()
    table = rules.table("head.toml")
    published, updated = _any(table["published"]), _any(table["updated"])
    by = r"(?: by [^\d|]{2,40})?(?: on| at)?"
    label = rf"(?:.*[|·•;(\[–—])?[^\w]*(?:(?P<updated>{updated})|{published}){by}\s*[:|–—-]?\s*$"
    return Cues(
        label=re.compile(label, re.I),
        release=re.compile(rf"[^\w]*(?P<words>{_any(table['release'])})\b[^\w(]*", re.I),
        credit=re.compile(rf"(?:^|[^\w])(?:{_any(table['credits'])})\s?:", re.I),
        publisher=re.compile(rf"(?:{_any(table['publisher_cues'])})\s?:\s*(?P<name>.{{2,100}})", re.I),
        release_by=re.compile(rf"[^\w]*(?:{_any(table['release'])}) by (?:the )?(?P<name>.{{2,100}})", re.I),
        title_label=re.compile(rf"(?:{_any(table['title_labels'])})\s?:\s*", re.I),
        envelope=re.compile(rf"(?:{_any(table['envelope'])})\s?:", re.I),
        release_words=frozenset(table["release"]),
        release_ends=tuple(table["release"]),
        updated=frozenset(table["updated"]),
        labels=frozenset(chain(*(table[name] for name in ("navigation", "release", "published", "updated")))),
        end_marks=frozenset(table["end_marks"]),
        institution_ends=frozenset(table["institution_ends"]),
        institution_starts=tuple(f"{word} {of} " for word in table["institution_starts"] for of in ("of", "for")),
        single_names=frozenset(table["single_names"]),
        media_ends=frozenset(table["media_ends"]),
        name_words=frozenset(table["name_words"]),
        joints=frozenset(table["headline_joints"]),
        not_places=frozenset(table["not_places"]),
        roles=frozenset(table["roles"]),
        parts=frozenset(table["institution_parts"]),
        abbreviations=frozenset(rules.table("sentences.toml")["before_name"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
