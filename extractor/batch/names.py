"""Names of inputs below the output: told apart, safe to make files of, short enough for a file system."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from extractor.batch.remote import Remote, is_url
from extractor.batch.task import BatchError
from extractor.writing.folder import LINES

# What file systems take for a name, in bytes; and what a name is cut to that is longer with the ending we give it.
LONGEST = 255
_CUT = 200


def told_apart(paths: Sequence[str]) -> list[str]:
    """What each path is called in the output: its last part, or as many of its parts as set it apart from the others.

    Raises:
        BatchError: a path is named twice.
    """
    parts = [_parts(path) for path in paths]
    lengths = [1] * len(parts)
    while True:
        names = ["/".join(one[-length:]) for one, length in zip(parts, lengths, strict=True)]
        counts = Counter(names)
        longer = [
            length + 1 if counts[name] > 1 and length < len(one) else length
            for name, one, length in zip(names, parts, lengths, strict=True)
        ]
        if longer == lengths:
            break
        lengths = longer
    for path, name in zip(paths, names, strict=True):
        if counts[name] > 1:
            raise BatchError(f"{path}: named twice")
    return names


def _parts(path: str) -> tuple[str, ...]:
    if is_url(path):
        return tuple(part for part in Remote(path).inner.split("/") if leads_down(part)) or (Remote(path).name,)
    whole = Path(os.path.abspath(path))  # noqa: PTH100  (links keep the names that the user gave them)
    return whole.parts[1:] or whole.parts


def leads_down(name: str) -> bool:
    """Whether a path below a folder stays below it: none of its parts is empty, "." or ".."."""
    return "\0" not in name and all(part not in ("", ".", "..") for part in name.replace(os.sep, "/").split("/"))


def file_name(name: str, ending: str) -> str:
    """The name of an output file for an input: parts that would be too long are cut, and end in their hash."""
    *folders, last = name.split("/")
    return "/".join((*(_short(part, "") for part in folders), _short(last, ending)))


def _short(part: str, ending: str) -> str:
    content = os.fsencode(part)
    if len(content) <= LONGEST - len(ending or LINES):
        return part + ending
    cut = content[:_CUT].decode("utf-8", "ignore")
    return f"{cut}~{sha256(content).hexdigest()[:12]}{ending}"
