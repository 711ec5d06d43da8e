"""Types of entities that packs add: phrases and patterns with a label of their own (terms.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from extractor.entities import Entity, Term
from extractor.find.context import Context
from extractor.packs import Rules
from extractor.packs.patterns import TERM_FRAGMENTS, Piece, parse_pattern
from extractor.trace import tracing

TERMS: Final = "terms.toml"
_FRAGMENTS: Final = {
    "number": r"\d{1,7}[A-Za-z]{0,2}(?:\(\w{1,4}\)){0,4}",
    "section": r"\d{1,7}[A-Za-z]{0,2}(?:\(\w{1,4}\)){0,4}",
    "year": r"(?:1[5-9]|20)\d\d",
    "code": r"[A-Z0-9][A-Z0-9-]{0,20}",
    "name": r"[A-Z][\w'-]{0,30}(?: [A-Z][\w'-]{0,30}){0,3}",
}
_BRACES = re.compile(r"\{([a-z]+)\}")


class TermFinder:
    """Finds what the packs' terms.toml list."""

    def __init__(self, rules: Rules) -> None:
        entries: list[dict[str, Any]] = rules.table(TERMS).get("term", [])
        self.listed = {form: entry for entry in entries for form in entry.get("forms", ())}
        forms = sorted(self.listed, key=len, reverse=True)
        self.forms = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)") if forms else None
        self.patterns = [(_compiled(entry["pattern"]), entry) for entry in entries if "pattern" in entry]

    def __call__(self, context: Context) -> list[Entity]:
        """The terms in the order of the text; of two that overlap the leftmost, then the longest."""
        found: list[Entity] = []
        for term in sorted(self._terms(context.text), key=lambda term: (term.start, -term.end)):
            if not found or term.start >= found[-1].end:
                found.append(term)
                if trace := tracing():
                    trace.turn_to(term)
                    trace.step(term.rule, f"a {term.label} of the pack", None, term.value, at=(term.start, term.end))
        return found

    def _terms(self, text: str) -> Iterator[Term]:
        for match in self.forms.finditer(text) if self.forms else ():
            yield _term(match, self.listed[match[0]])
        for pattern, entry in self.patterns:
            for match in pattern.finditer(text):
                yield _term(match, entry)


def _term(match: re.Match[str], entry: dict[str, Any]) -> Term:
    told = match.groupdict()
    value = _BRACES.sub(lambda brace: told.get(brace[1]) or "", entry.get("value", "")) or None
    return Term(
        text=match[0],
        start=match.start(),
        end=match.end(),
        rule=entry["id"],
        label=entry["label"],
        term_id=entry["id"],
        value=value,
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    pieces: Sequence[Piece] = parse_pattern(pattern, TERM_FRAGMENTS)
    return re.compile(rf"(?<!\w){''.join(map(_regex, pieces))}(?!\w)")


def _regex(piece: Piece) -> str:
    inner = _FRAGMENTS[piece.fragment] if piece.fragment else "|".join(map(re.escape, piece.literals))
    found = f"(?P<{piece.fragment}>{inner})" if piece.fragment else f"(?:{inner})"
    return f"(?:{found})?" if piece.optional else found
