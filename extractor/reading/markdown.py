"""Markdown: the text without its marks."""

from __future__ import annotations

import re

from extractor.reading.bounds import MAX_SIZE
from extractor.reading.page import Page
from extractor.reading.text import decode

_FRONT_MATTER = re.compile(r"\A---\n(?P<fields>(?:[^\n]{0,1000}\n){0,60}?)(?:---|\.\.\.)\n")
_FIELD = re.compile(r"^(?P<name>title|date|published)[ \t]*:[ \t]*[\"']?(?P<value>[^\n\"']*)", re.M | re.I)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# In this order. Each mark stands on one line, and no pattern looks further than a line of a bounded length.
_MARKS = (
    (re.compile(r"<!--(?:(?!<!--).){0,2000}?-->", re.S), ""),
    (re.compile(r"^ {0,3}(?:```|~~~)[^\n]*$", re.M), ""),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]*?)(?:[ \t]+#+)?[ \t]*$", re.M), r"\1"),
    (re.compile(r"^ {0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$", re.M), ""),
    (re.compile(r"^ {0,3}>[ \t]?", re.M), ""),
    (re.compile(r"^([ \t]*)[*+][ \t]+", re.M), r"\1- "),
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^)\n]{0,500}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\[[^\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[ \t][^\n]*$", re.M), ""),
    (re.compile(r"<(https?://[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=[^\s\\])\1"), r"\2"),
    (re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^\n*_]{1,500})(?<=[^\s\\])\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])"), r"\1"),
)


def read_markdown(content: bytes, name: str, max_size: int = MAX_SIZE) -> Page:
    """The text; title and date of a front matter count as the page's.

    Raises:
        ReadError: there is no text in it.
    """
    text, warnings = decode(content, name)
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {match["name"].lower(): match["value"].strip() for match in _FIELD.finditer(front["fields"])}
        text = text[front.end() :]
    for mark, plain in _MARKS:
        text = mark.sub(plain, text)
    text = text.lstrip("\n")
    title = fields.get("title")
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    stated = _ISO_DAY.match(fields.get("published") or fields.get("date") or "")
    return Page(text, stated[0] if stated else None, warnings)
