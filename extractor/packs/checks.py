"""What a value of a pack may look like: each check says what is wrong with one value, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from extractor.entities import Inchoate, Stage
from extractor.packs.patterns import DATE_FRAGMENTS, TERM_FRAGMENTS, fragments_in, parse_pattern, start_of

_ID = re.compile(r"[a-z0-9][a-z0-9.-]*")
_UNIT_ID = re.compile(r"\S+")
_COUNTRY = re.compile(r"[A-Z]{2}|INT")
_CURRENCY = re.compile(r"[A-Z]{3,4}")
# Sections 01 to 11, divisions by two digits more, groups and classes by one more each.
_ICCS = re.compile(r"(?:0[1-9]|1[01])(?:\d{2}\d{0,2})?")
_NIBRS = re.compile(r"\d{2}[0-9A-Z]")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_FACTOR = re.compile(r"[1-9]\d*")
# A word of letters and digits, several joined by _; * before a verb, @ before a class.
_CHOICE = re.compile(r"[*@]?[^\W_]+(?:_[^\W_]+)*=?")
_TEMPLATE_SYNTAX = "letters and digits; a hyphen or an apostrophe counts as a space; ? only at the end"
# What "?" and "|" let a template stand for; each is entered word by word.
MOST_READINGS = 1000
_TIMEX = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF|[0-9XPF][0-9A-Z:.-]*")
# What a cue says that only looks like one: "in charge".
SILENT = "none"
# How a cue stands against others: see stages.toml.
CueForce: TypeAlias = Literal["firm", "weak", "last", "told", "hypothetical", "another"]
# Which way a cue reaches, and what ends its scope: see language/scopes.py.
CueDirection: TypeAlias = Literal["forward", "backward", "both"]
CueUntil: TypeAlias = Literal["group", "verb", "clause", "sentence", "paragraph"]
_BRACKETED = re.compile(r"\[([^][]*)\]")
_STRAY = re.compile(r"[][]")


@dataclass(slots=True)
class Known:
    """What the packs below and the pack itself define, for values that name something else.

    ``values`` holds what each column of the standard pack's tables says, by file and column; ``ids`` the ids by file;
    ``classes`` the classes of words that templates name with @, None where a file that may define some cannot be read;
    ``below`` the ids of the packs below alone, with the tables that each stands in.
    """

    values: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    classes: set[str] | None = field(default_factory=set)
    below: dict[str, set[str]] = field(default_factory=dict)


Check: TypeAlias = Callable[[str, Known], "str | None"]


def closest(word: str, words: Collection[str]) -> str:
    """ " (did you mean …?)", or nothing where no word is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, words, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def text(value: str, known: Known) -> str | None:
    """Anything but white space around it."""
    if not value.strip():
        return "is empty"
    return "has white space around it" if value != value.strip() else None


def _of_form(pattern: re.Pattern[str], wanted: str) -> Check:
    def check(value: str, known: Known) -> str | None:
        return None if pattern.fullmatch(value) else f"{value!r} is no {wanted}"

    return check


identifier = _of_form(_ID, "id (small letters, digits, - and .)")
unit_identifier = _of_form(_UNIT_ID, "id (no white space)")
country = _of_form(_COUNTRY, "ISO 3166-1 alpha-2 code (US, SG, …), nor EU or INT")
currency = _of_form(_CURRENCY, "ISO 4217 code (USD, SGD, …)")
iccs = _of_form(_ICCS, "ICCS code (two, four, five or six digits: 0701)")
nibrs = _of_form(_NIBRS, "NIBRS code (26A, 240, …)")
wikidata = _of_form(_WIKIDATA, "Wikidata id (Q8333)")
factor = _of_form(_FACTOR, "whole number above 0")


def _member(value: str, members: Collection[str]) -> str | None:
    if value in members:
        return None
    near = closest(value, members)
    return f"{value!r} is unknown{near}" if near else f"{value!r} is none of {', '.join(sorted(members))}"


def stage(value: str, known: Known) -> str | None:
    """A stage of the output contract, or none for words that tell of no stage."""
    return _member(value, (*get_args(Stage), SILENT))


def force(value: str, known: Known) -> str | None:
    """How a cue stands against others."""
    return _member(value, get_args(CueForce))


def direction(value: str, known: Known) -> str | None:
    """Which way a cue reaches."""
    return _member(value, get_args(CueDirection))


def _one_of(about: str, *members: str) -> Check:
    def check(value: str, known: Known) -> str | None:
        return _member(value, members)

    check.__doc__ = about
    return check


until = _one_of("What ends the scope of a cue in a text.", "clause", "sentence", "paragraph")
words_until = _one_of(
    "What ends the scope of a cue among the words of a sentence.", "group", "verb", "clause", "sentence"
)
says = _one_of("How the text puts an action.", "negated", "alleged", "planned", "hypothetical")
tense = _one_of("What a cue of tense says.", "ahead", "past", "present", "none")
spoken_of = _one_of("What such a cue speaks of.", "verb", "quantity", "penalty", "any")
verb_form = _one_of("A form of verb that a cue governs.", "finite", "infinitive", "gerund", "participle")


def inchoate(value: str, known: Known) -> str | None:
    """An inchoate form of the output contract."""
    return _member(value, get_args(Inchoate))


def as_in(file: str, column: str) -> Check:
    """One of the values that a column of the standard pack has."""

    def check(value: str, known: Known) -> str | None:
        return _member(value, known.values.get((file, column), set()))

    return check


def id_in(file: str) -> Check:
    """The id of an entry of a file, in this pack or one below."""

    def check(value: str, known: Known) -> str | None:
        ids = known.ids.get(file, set())
        return None if value in ids else f"{value!r} is no id of {file}{closest(value, ids)}"

    return check


def removed(value: str, known: Known) -> str | None:
    """The id of an entry of a pack below, after its table where several have it: "agencies.toml#heads/court"."""
    tables = known.below.get(value, set())
    label, _, identifier = value.partition("/")
    if not tables and label in known.below.get(identifier, ()):
        return None
    if len(tables) > 1:
        written = " or ".join(f"{table}/{value}" for table in sorted(tables))
        return f"{value!r} stands in several tables: write {written}"
    return None if tables else f"{value!r} is no id of a pack below{closest(value, known.below)}"


def template(value: str, known: Known) -> str | None:
    """A template (see ``find.offences.templates``): words of letters and digits, of which @names must be classes."""
    words = value.removeprefix("! ").split()
    readings = 1
    for word in words:
        if word in ("..", "...", "~"):
            continue
        choices = word.removesuffix("?").split("|")
        readings *= len(choices) + word.endswith("?")
        if readings > MOST_READINGS:
            return f"{value!r} stands for more than {MOST_READINGS:,} phrases: make it several, or fewer words optional"
        for choice in choices:
            if not _CHOICE.fullmatch(choice):
                return f"{value!r}: {word!r} matches nothing ({_TEMPLATE_SYNTAX})"
            if choice[0] == "@" and known.classes is not None and choice[1:] not in known.classes:
                return f"{value!r}: no class is named {choice}{closest(choice[1:], known.classes)}"
    return None if words else "is empty"


def date_pattern(value: str, known: Known) -> str | None:
    """A pattern over the fragments of dates (see ``packs.patterns``)."""
    return _pattern_fault(value, DATE_FRAGMENTS)


def term_pattern(value: str, known: Known) -> str | None:
    """A pattern over the fragments of a pack's own types."""
    return _pattern_fault(value, TERM_FRAGMENTS)


def found_by(entry: dict[str, Any]) -> str | None:
    """A term has forms or a pattern, and its value names fragments of the pattern alone."""
    if ("pattern" in entry) == ("forms" in entry):
        return "one of pattern, forms must tell how it is written"
    return written({"pattern": "", "value": "", **entry})


def _pattern_fault(value: str, fragments: Mapping[str, str]) -> str | None:
    try:
        pieces = parse_pattern(value, fragments)
        if fragments is DATE_FRAGMENTS:
            start_of(pieces)
        elif not any(not piece.optional and "".join(piece.literals).strip() for piece in pieces):
            raise ValueError("needs words or signs beside its fragments")
    except ValueError as error:
        return f"{value!r}: {error}"
    names = [piece.fragment for piece in pieces if piece.fragment]
    return f"{value!r}: a fragment stands twice" if len(set(names)) < len(names) else None


def written(entry: dict[str, Any]) -> str | None:
    """The value of a rule names fragments of its pattern alone."""
    told = set(fragments_in(entry["pattern"]))
    unknown = [name for name in fragments_in(entry["value"]) if name not in told]
    return f"value {entry['value']!r}: {{{unknown[0]}}} stands in no pattern" if unknown else None


def timex(value: str, known: Known) -> str | None:
    """A TIMEX3 value by its form: PAST_REF, 2024-Q1, P3M."""
    return None if _TIMEX.fullmatch(value) else f"{value!r} is no TIMEX3 value (PAST_REF, 2024-Q1, P3M …)"


def example(value: str, known: Known) -> str | None:
    """A text with the span that must be found in brackets."""
    spans = _BRACKETED.findall(value)
    if _STRAY.search(_BRACKETED.sub("", value)):
        return f"{value!r}: a bracket without its other half"
    if not spans:
        return f"{value!r} marks nothing: put the expected span in [brackets]"
    return f"{value!r}: nothing in the brackets" if any(span != span.strip() or not span for span in spans) else None


def counterexample(value: str, known: Known) -> str | None:
    """A text in which nothing must be found: no brackets."""
    return f"{value!r} has brackets; a counterexample has nothing to find" if _STRAY.search(value) else None


def nothing(entry: dict[str, Any]) -> str | None:
    """Nothing is wrong with an entry whose fields are right."""


_DAY_FIELDS = {"day": ((1, 12), (1, 31)), "weekday": ((1, 12), (1, 7), (-1, 5)), "easter": ((-100, 100),)}


def holiday(entry: dict[str, Any]) -> str | None:
    """A holiday has one day, and the calendar has that day."""
    told = [name for name in _DAY_FIELDS if name in entry]
    if len(told) != 1:
        return f"one of {', '.join(_DAY_FIELDS)} must tell its day"
    (name,) = told
    bounds, numbers = _DAY_FIELDS[name], entry[name]
    if len(numbers) != len(bounds):
        return f"{name} must be {len(bounds)} numbers"
    for number, (low, high) in zip(numbers, bounds, strict=True):
        if not low <= number <= high:
            return f"{name}: {number} is not between {low} and {high}"
    return None


def triggered(entry: dict[str, Any]) -> str | None:
    """Every form has the word at which a finder starts to look."""
    missing = [form for form in entry["forms"] if entry["trigger"] not in form.split()]
    return f"forms {missing[0]!r} lacks the trigger {entry['trigger']!r}" if missing else None


def duration(entry: dict[str, Any]) -> str | None:
    """A unit of time has the letter of its durations, and no other unit has."""
    if (entry["kind"] == "duration") == bool(entry.get("timex")):
        return None
    return "a duration needs timex" if entry["kind"] == "duration" else "timex is for durations alone"
