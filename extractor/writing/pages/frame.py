"""What all pages have in common: templates that escape everything, one style sheet, one policy that lets nothing in.

Whatever comes from a release is hostile until it is escaped. The templates escape on their own (Jinja2's autoescape),
characters that nobody sees are put in the open, and the page forbids itself every request, every inline handler and
every script but the one whose hash it names (Content Security Policy Level 3).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

HERE = Path(__file__).parent
# By it our pages are known again; it stands near the beginning of each.
GENERATOR = '<meta name="generator" content="extract-facts">'
_START = 1024
# Controls but for tab and line feed, bidirectional controls, what has no width but for the joiners that scripts and
# emoji need, line and paragraph separators, tags, lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_STAND_IN = "\u25af"
_NAMED = {0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x7F: "\u2421"}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# So many characters of a page are written at once.
_PIECE = 1 << 16


def is_page(path: Path) -> bool:
    """Whether the file is a page of ours."""
    try:
        with path.open("rb") as file:
            return is_page_start(file.read(_START))
    except OSError:
        return False


def is_page_start(start: bytes) -> bool:
    """Whether a file that begins so is a page of ours."""
    return GENERATOR.encode() in start[:_START]


def in_the_open(text: str) -> str:
    """The text with a sign in the place of each character that nobody sees or that turns a line around; as long."""
    return _UNSEEN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _NAMED.get(code) or (chr(0x2400 + code) if code < 0x20 else _STAND_IN)


def shown(text: str) -> Markup:
    """The text of a release, escaped, each sign in it that stands for an unseen character with that one's number."""
    from markupsafe import Markup, escape

    def told(match: re.Match[str]) -> str:
        return f'<span class="unseen" title="U+{ord(match[0]):04X}">{_sign(match)}</span>'

    if not _UNSEEN.search(text):
        return escape(text)
    parts = _UNSEEN.split(text)
    signs = [told(match) if _sign(match) != "\n" else "\n" for match in _UNSEEN.finditer(text)]
    return Markup("".join(str(escape(part)) + sign for part, sign in zip(parts, [*signs, ""], strict=True)))


def write_page(out: TextIO, template: str, script: str | None, values: Mapping[str, object]) -> None:
    """Write a page.

    Args:
        out: where to.
        template: name of the template's file.
        script: name of the script's file; None where there is nothing to do.
        values: what the template asks for.
    """
    for piece in _pieces(template, script, values):
        out.write(piece)


def render_part(template: str, values: Mapping[str, object]) -> str:
    """A part of a page: what a template makes of the values, without the frame of a page."""
    return _environment().get_template(template).render(values)


def written(pieces: Iterable[str]) -> Iterator[Markup]:
    """What templates have written already, to go into another as it is."""
    from markupsafe import Markup

    return map(Markup, pieces)


def _pieces(template: str, script: str | None, values: Mapping[str, object]) -> Iterator[str]:
    from markupsafe import Markup

    style_text, script_text = _read("style.css"), _read(script) if script else None
    frame = {
        "style": Markup(style_text),
        "script": Markup(script_text) if script_text else None,
        "policy": _policy(style_text, script_text),
        "generator": Markup(GENERATOR),
    }
    stream = _environment().get_template(template).generate({**frame, **values})
    held: list[str] = []
    size = 0
    for piece in stream:
        held.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


@lru_cache(maxsize=8)
def _read(name: str) -> str:
    """A file of ours, which goes into the page as it is."""
    return (HERE / name).read_text(encoding="utf-8")


def _policy(style: str, script: str | None) -> str:
    """Nothing from anywhere, but for this style and this script."""
    allowed = f"script-src {_hash(script)}; " if script else ""
    return f"default-src 'none'; style-src {_hash(style)}; {allowed}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Imported only when a page is made: help must not wait for it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.filters["shown"] = shown
    environment.filters["count"] = lambda number: f"{number:,}"
    environment.filters["amount"] = amount
    environment.filters["moment"] = lambda value: (value or "").replace("T", " ", 1)
    return environment


def amount(number: float) -> str:
    """A sum of money in few digits: 950,000, 1.25 million."""
    for size, name in _LARGE:
        if abs(number) >= size:
            return f"{number / size:,.4g} {name}" if number / size < 1000 else f"{number / size:,.0f} {name}"
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:,.4g}"


def _finalized(value: object) -> object:
    """What an expression of a template comes to: None is nothing, and no text brings what is unseen with it."""
    if value is None:
        return ""
    return in_the_open(value) if type(value) is str else value
