"""Ways in which texts, bytes and JSON go wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

ODD: tuple[str, ...] = (
    *"\0\x01\x07\x08\x0b\x0c\x0e\x1b\x7f\x85\xa0\xad\u200b\u200d\u200e\u2028\u2029\u202e\u2060\ufeff\ufffd\ufffe\ud800\udfff",
    *"İßﬁǅΣ́٣３Ⅷ½²₂①𝟏👮🏽‍♀️①",
    *(
        "\r\n",
        "\n\n",
        "  ",
        "\t",
        "\x1b[31m",
        "\x1b]0;x\x07",
        "<b>",
        "</p>",
        "<hr>",
        "&nbsp;",
        "]]>",
        "${x}",
        "%s",
        "{0}",
    ),
    *(
        "0",
        "00",
        "-0",
        "1e999",
        "NaN",
        "9" * 30,
        "9" * 400,
        "1,2,3",
        "1.2.3.4",
        "1/0",
        "½",
        "1⁄2",
        "٢٠٢٤",
        "２０２４-05-06",
    ),
    *("0001-01-01", "9999-12-31", "31 February 2024", "29 February 2023", "13/13/2024", "Q5 2024", "week 54", "25:61"),
    *(
        "in 9999 years",
        "20 months ago",
        "100 quarters ago",
        "next century",
        "a 1-year-old",
        "the 0th of May",
        "May 2024/25",
    ),
    *(
        "$",
        "€0",
        "£-5",
        "Rs.",
        "$1bn-$2m",
        "5 kg-",
        "hundred hundred",
        "a dozen dozen",
        "trillion " * 9,
        "million million",
    ),
    *(
        "FBI FBI FBI",
        "the the",
        "U.S.A.'s",
        "(",
        ")",
        "((((",
        "“",
        "”",
        "'",
        '"',
        "—",
        "--",
        "…",
        "...",
        "•",
        "/",
        "\\",
    ),
    *(
        "said that said that",
        "not not",
        "who which that",
        "and or and",
        "guilty of guilty of",
        "charged with",
        "according to",
    ),
)


def text(random: Random, one: str, other: str) -> str:
    """The text, or mostly a passage of it, after a few mutations, some of which take from the other one."""
    if random.random() < _PASSAGES:
        start, end = _cut(random, len(one), _PASSAGE)
        one = one[start:end]
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        one = str(random.choice(_TEXT)(random, one, other))
    return one[:_LONGEST]


_LONGEST = 20_000
# Short texts are many texts in the same time, and each of their mutations weighs more.
_PASSAGES, _PASSAGE = 0.75, 800


def _cut(random: Random, size: int, most: int = 400) -> tuple[int, int]:
    start = random.randint(0, size)
    return start, min(size, start + random.randint(0, most))


def _insert(random: Random, one: str, other: str) -> str:
    place = random.randint(0, len(one))
    return one[:place] + random.choice(ODD) + one[place:]


def _insert_everywhere(random: Random, one: str, other: str) -> str:
    odd, what = random.choice(ODD)[:40], random.choice(" .,\n0123456789$-'aeT")
    return one.replace(what, random.choice((odd, odd + what, what + odd)))


def _delete(random: Random, one: str, other: str) -> str:
    start, end = _cut(random, len(one))
    return one[:start] + one[end:]


def _repeat(random: Random, one: str, other: str) -> str:
    start, end = _cut(random, len(one), 60)
    return one[:start] + one[start:end] * random.choice((2, 3, 30)) + one[end:]


def _splice(random: Random, one: str, other: str) -> str:
    start, end = _cut(random, len(other))
    place = random.randint(0, len(one))
    return one[:place] + other[start:end] + one[place:]


def _truncate(random: Random, one: str, other: str) -> str:
    place = random.randint(0, len(one))
    return random.choice((one[:place], one[place:]))


def _case(random: Random, one: str, other: str) -> str:
    start, end = _cut(random, len(one))
    change: Callable[[str], str] = random.choice((str.upper, str.lower, str.title, str.swapcase))
    return one[:start] + change(one[start:end]) + one[end:]


def _shuffle_words(random: Random, one: str, other: str) -> str:
    start, end = _cut(random, len(one))
    words = one[start:end].split(" ")
    random.shuffle(words)
    return one[:start] + " ".join(words) + one[end:]


def _digits(random: Random, one: str, other: str) -> str:
    return "".join(random.choice("0123456789٣３½.,") if c.isdigit() and random.random() < 0.3 else c for c in one)


def _one_line(random: Random, one: str, other: str) -> str:
    return one.replace("\n", random.choice((" ", "", "\n\n", "\r", "\u2028")))


_TEXT: tuple[Callable[[Random, str, str], str], ...] = (
    _insert, _insert, _insert_everywhere, _delete, _repeat, _splice, _truncate, _case, _shuffle_words, _digits,
    _one_line,
)  # fmt: skip


def content(random: Random, one: bytes) -> bytes:
    """The bytes after a few mutations."""
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        start, end = _cut(random, len(one), random.choice((1, 4, 64, 4096)))
        piece = random.choice(
            (b"", random.randbytes(end - start), one[start:end] * 3, b"\xff\xfe\0", b"\0" * 4, random.choice(_BYTES))
        )
        one = one[:start] + piece + one[end:]
    return one[:200_000]


_BYTES = (
    *(
        b"[" * 5000,
        b"<" * 500,
        b"<a " + b"b " * 500,
        b'"',
        b"\n\n",
        b"\r",
        b"9" * 5000,
        b"99999999999",
        b"-1",
        b"%PDF-",
        b"\x1f\x8b",
    ),
    *(
        b"charset=punycode",
        b"charset=utf-7",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"=?utf-8?q?=FF?=",
        b"/Kids",
    ),
    *(
        b"\\ud800",
        b"null",
        b"{}",
        b"[]",
        b"1e999",
        b"|",
        b"?",
        b"@drug",
        b"*",
        b" .. ",
        b" ; ",
        b"_",
        b"'''",
        b"[[x]]",
        b"\xed\xa0\x80",
    ),
)


def tree(random: Random, data: object) -> Any:  # noqa: ANN401
    """JSON-ready data in which a few values are others."""
    data = copy.deepcopy(data)
    for _ in range(random.choice((1, 1, 2, 5))):
        place: Any = data
        while True:
            keys = list(place) if isinstance(place, dict) else range(len(place))
            if not keys:
                break
            key = random.choice(list(keys))
            if isinstance(place[key], dict | list) and place[key] and random.random() < 0.8:
                place = place[key]
                continue
            if isinstance(place, dict) and random.random() < 0.2:
                del place[key]
            else:
                place[key] = copy.deepcopy(random.choice(_VALUES))
            break
    return data


_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 10**9, 10**30, 1.5, float("nan"), float("inf"), "", "x", "\ud800", "e1", "f1", [], {}, [None],
    [1, {}], {"type": "date"}, "2024-13-45", "extract-facts/1", "9" * 5000, [[[]]],
)  # fmt: skip
