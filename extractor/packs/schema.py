"""What the tables of a pack hold: the one place that says so.

Validation, ``rules list``, ``rules test`` and ``rules new`` read it. Tables of entries are described here; lists and
dictionaries of words take their shape from the standard pack itself (see ``validate_words``).
"""

from __future__ import annotations

from typing import Final

from extractor.packs import checks
from extractor.packs.fields import COUNTEREXAMPLES, EXAMPLES, ID, TEMPLATES, EntryTable, Field
from extractor.packs.patterns import DATE_FRAGMENTS, TERM_FRAGMENTS
from extractor.packs.schema_offences import OFFENCE_GRAMMAR, OFFENCES

PACK: Final = (
    Field("name", "short name, shown in the output's provenance", checks.text, True),
    Field("language", "ISO 639-1"),
    Field("version", "of the pack"),
    Field("description", "what it is for"),
    Field("remove", "ids of entries of earlier packs that are not to be in force", checks.removed, many=" "),
)

_AGENCIES: Final = EntryTable(
    "agencies.csv",
    "agencies",
    (
        ID,
        Field("name", "official name", checks.text, True),
        Field("aliases", "other names", many="; "),
        Field("acronyms", "capitals as written", many="; "),
        Field("country", "ISO 3166-1 alpha-2, EU or INT", checks.country),
        Field("kind", "police, prosecutor, court, ministry, regulator …", checks.as_in("agencies.csv", "kind")),
        Field("parent", "id of the body above", checks.id_in("agencies.csv")),
        Field("wikidata", "Wikidata id", checks.wikidata),
    ),
    examples="names",
    expect=(("agency_id", "id"),),
    shown=("country", "kind"),
)
_UNITS: Final = EntryTable(
    "units.csv",
    "quantities",
    (
        Field("id", ID.about, checks.unit_identifier, True),
        Field("symbol", "UCUM symbol", checks.text, True),
        Field("kind", "duration, mass, length, area, volume …", checks.as_in("units.csv", "kind"), True),
        Field("factor", "how many of the symbol's unit it is", checks.factor, True),
        Field("timex", "for durations, the letter of TIMEX3", checks.as_in("units.csv", "timex")),
        Field("forms", "how it is written, small letters", checks.text, True, many="|"),
        Field("example", EXAMPLES.about, checks.example),
    ),
    expect=(("unit", "symbol"),),
    whole=checks.duration,
    shown=("symbol",),
)
_CURRENCIES: Final = EntryTable(
    "currencies.csv",
    "quantities",
    (
        Field("id", "ISO 4217 code", checks.currency, True),
        Field("forms", "how it is written, small letters", checks.text, True, many="|"),
        Field("sub", "the hundredth part", many="|"),
        Field("countries", "ISO 3166-1 alpha-2 where shared forms mean this one", checks.country, many="|"),
    ),
    examples="forms",
    expect=(("unit", "id"),),
    shown=("id",),
)
_LOWER_WORDS: Final = Field("words", "small letters, without apostrophes and full stops", checks.text, True, many=" ")
# What every cue among the words of a sentence has.
_CUE: Final = (
    Field("forms", "words; a|b one of several, *verb in any form, to? may be left out, .. a gap", many=" ; "),
    Field("direction", "which way it reaches: forward (without this), backward, both", checks.direction),
    Field("until", "what ends its scope: group, verb, clause, sentence (without this)", checks.words_until),
    Field("within", "how many words beyond itself it reaches", item=int),
    EXAMPLES,
    COUNTEREXAMPLES,
)

ENTRY_TABLES: Final = (
    _AGENCIES,
    EntryTable(
        "agencies.toml",
        "agencies",
        (ID, _LOWER_WORDS, EXAMPLES, COUNTEREXAMPLES),
        key="kinds",
        expect=(("kind", "id"),),
        shown=("id",),
    ),
    EntryTable(
        "agencies.toml",
        "agencies",
        (
            ID,
            _LOWER_WORDS,
            Field("needs", "any one must be beside it", checks.as_in("agencies.toml", "heads.needs"), True, " "),
            Field("traits", "what else they are", checks.as_in("agencies.toml", "heads.traits"), many=" "),
            Field("of", "prepositions that open a complement", many=" "),
            Field("nearest", "words that suffice right before it", many=" "),
            Field("never", "words right before it that make it something else", many=" "),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="heads",
        always=(("named", True),),
    ),
    EntryTable(
        "dates.toml",
        "dates",
        (
            ID,
            Field("trigger", "a word that every form has", checks.text, True),
            Field("value", "TIMEX3 value", checks.timex, True),
            Field("forms", "small letters", checks.text, True, many=" "),
            Field("alone", "whether no noun may follow", item=bool),
            Field("not_before", "words that may not follow", many=" "),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="vague",
        whole=checks.triggered,
        expect=(("value", "value"),),
        shown=("value",),
    ),
    EntryTable(
        "dates.toml",
        "dates",
        (
            ID,
            Field(
                "pattern",
                "words, (one|of|several), and " + ", ".join(f"{{{name}}}" for name in DATE_FRAGMENTS),
                checks.date_pattern,
                True,
            ),
            Field("value", "TIMEX3 value or an expression in words, over the pattern's {fragments}", checks.text, True),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="rule",
        whole=checks.written,
        shown=("value",),
        valued=True,
        named=True,
    ),
    EntryTable(
        "dates.toml",
        "dates",
        (
            ID,
            Field("names", "as written", checks.text, True, many=" "),
            Field("day", "month, day", many=" ", item=int),
            Field("weekday", "month, weekday 1 to 7, which one (-1: the last)", many=" ", item=int),
            Field("easter", "days from Easter Sunday", many=" ", item=int),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="holiday",
        whole=checks.holiday,
        shown=("day", "weekday", "easter"),
    ),
    EntryTable(
        "dates.toml",
        "dates",
        (
            ID,
            Field("day", "month, day", required=True, many=" ", item=int),
            Field("year", "the year that everybody knows", required=True, item=int),
            Field("before", "words of which one follows", required=True, many=" "),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="known-day",
        whole=checks.holiday,
        shown=("year",),
    ),
    EntryTable(
        "dates.toml",
        "dates",
        (
            ID,
            Field("says", "ahead, past, present, none", checks.tense, True),
            *_CUE,
        ),
        key="cues",
        examples="cue",
        shown=("says",),
        valued=True,
    ),
    _UNITS,
    _CURRENCIES,
    OFFENCES,
    *OFFENCE_GRAMMAR,
    EntryTable(
        "stages.toml",
        "offences",
        (
            ID,
            Field("stage", "what it says", checks.stage, True),
            Field(
                "force",
                "firm; weak: tells of less; last: of a charge at most; told: a court or an inquiry has heard it; "
                "hypothetical: a penalty that somebody faces; another: another case begins",
                checks.force,
            ),
            Field("hides", "stages that count for nothing where they are told in its scope", checks.stage, many=" "),
            Field("direction", "which way it reaches: forward (without this), backward, both", checks.direction),
            Field("until", "what ends its scope: clause, sentence (without this), paragraph", checks.until),
            Field("within", "how many characters beyond itself it reaches", item=int),
            TEMPLATES,
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="cues",
        examples="cue",
        expect=(("stage", "stage"),),
        shown=("stage",),
    ),
    EntryTable(
        "terms.toml",
        "terms",
        (
            ID,
            Field("label", "the type's own name: statute, vessel …", checks.identifier, True),
            Field("forms", "as written", many=" "),
            Field(
                "pattern",
                "words, (one|of|several), and " + ", ".join(f"{{{name}}}" for name in TERM_FRAGMENTS),
                checks.term_pattern,
            ),
            Field("value", "what it stands for; may name the pattern's {fragments}"),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="term",
        whole=checks.found_by,
        expect=(("label", "label"),),
        shown=("label", "value"),
        valued=True,
        named=True,
    ),
    EntryTable(
        "facts.toml",
        "facts",
        (
            ID,
            Field("says", "negated, alleged, planned, hypothetical", checks.says, True),
            Field("of", "what it speaks of: verb (without this), quantity, penalty, any", checks.spoken_of),
            Field("governs", "forms of verb: finite, infinitive, gerund, participle", checks.verb_form, many=" "),
            *_CUE,
        ),
        key="cues",
        examples="cue",
        expect=(("says", "says"),),
        shown=("says",),
    ),
    *(
        EntryTable(
            "facts.toml",
            "facts",
            (
                Field("id", "the verb that the nouns are told as", checks.identifier, True),
                Field("nouns", "small letters", checks.text, True, many=" "),
                EXAMPLES,
                COUNTEREXAMPLES,
            ),
            key=key,
            expect=(("action", "id"),),
            shown=("id",),
        )
        for key in ("actions", "penalties")
    ),
)

# Tables of words to which a pack may add keys of its own; those whose values are single words or numbers are open
# anyway.
OPEN_TABLES: Final = frozenset(
    {
        ("agencies.toml", "nations"),
        ("agencies.toml", "places"),
        ("agencies.toml", "states"),
        ("agencies.toml", "money"),
        ("offences.toml", "classes"),
    }
)
# Read before any pack is: how the head of a release is laid out is not a pack's to change.
CLOSED_FILES: Final = frozenset({"head.toml"})


def entry_tables(file: str) -> dict[str, EntryTable]:
    """The tables of entries of a file, by key."""
    return {table.key: table for table in ENTRY_TABLES if table.file == file}
