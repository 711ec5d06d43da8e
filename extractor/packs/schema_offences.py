"""What the tables of offences hold: see ``schema``."""

from __future__ import annotations

from typing import Final

from extractor.packs import checks
from extractor.packs.fields import COUNTEREXAMPLES, EXAMPLES, ID, TEMPLATES, EntryTable, Field

OFFENCES: Final = EntryTable(
    "offences.csv",
    "offences",
    (
        ID,
        Field("name", "canonical name", checks.text, True),
        Field("iccs", "UNODC ICCS code, as deep as it is clear", checks.iccs),
        Field("nibrs", "FBI NIBRS code where it is clear", checks.nibrs),
        Field("jurisdiction", "ISO 3166-1 alpha-2 code, EU or INT, where the term is of one", checks.country),
        Field(
            "when",
            "empty, or where the forms count: charged, object, uncounted, company (beside certain others); "
            "aimed, topical, again: what tells the code",
            checks.as_in("offences.csv", "when"),
        ),
        Field(
            "forms",
            'templates: "motor?" may be left out, "car|van" alternatives, "*steal" a verb in any form, "@drug" a '
            'member of a class, ".." up to eight words',
            checks.template,
            True,
            many=" ; ",
        ),
        EXAMPLES,
        COUNTEREXAMPLES,
    ),
    expect=(("offence_id", "id"),),
    shown=("iccs", "nibrs", "jurisdiction"),
)
OFFENCE_GRAMMAR: Final = (
    EntryTable(
        "offences.toml",
        "offences",
        (
            ID,
            Field("inchoate", "what it makes of the offence", checks.inchoate),
            TEMPLATES,
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="before",
        expect=(("inchoate", "inchoate"),),
        shown=("inchoate",),
    ),
    EntryTable("offences.toml", "offences", (ID, TEMPLATES, EXAMPLES, COUNTEREXAMPLES), key="after"),
    EntryTable(
        "offences.toml",
        "offences",
        (
            ID,
            Field("reads", "where the conduct stands", checks.as_in("offences.toml", "conduct.reads"), True),
            Field("offence", "id of the offence that it is", checks.id_in("offences.csv")),
            Field("otherwise", "id of the offence that it is where no topic tells", checks.id_in("offences.csv")),
            Field(
                "when",
                "charged: only in a sentence that tells of a case",
                checks.as_in("offences.toml", "conduct.when"),
            ),
            TEMPLATES,
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="conduct",
    ),
    EntryTable(
        "offences.toml",
        "offences",
        (
            ID,
            Field("offence", "id of the offence of conduct that is about it", checks.id_in("offences.csv"), True),
            Field("weak", "tells nothing where somebody is only accused", item=bool),
            TEMPLATES,
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="topics",
        expect=(("offence_id", "offence"),),
    ),
    EntryTable(
        "offences.toml",
        "offences",
        (
            ID,
            Field("offence", "id of the offence that is another one", checks.id_in("offences.csv"), True),
            Field(
                "others",
                "ids of offences, one of which the release has to tell of",
                checks.id_in("offences.csv"),
                True,
                many=" ",
            ),
            Field("becomes", "id of the offence that it is then", checks.id_in("offences.csv"), True),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="beside",
    ),
    EntryTable(
        "offences.toml",
        "offences",
        (
            ID,
            Field("offence", "id of the offence that is none alone", checks.id_in("offences.csv"), True),
            Field("others", "ids of the offences beside which it is", checks.id_in("offences.csv"), True, many=" "),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="company",
    ),
    EntryTable(
        "offences.toml",
        "offences",
        (
            ID,
            Field("heads", "ids of the offences that it is about", checks.id_in("offences.csv"), True, many=" "),
            EXAMPLES,
            COUNTEREXAMPLES,
        ),
        key="objects",
        classes=Field(
            "class", "id of the offence that a further object of the class gives", checks.id_in("offences.csv")
        ),
    ),
    *(
        EntryTable("offences.toml", "offences", (TEMPLATES, EXAMPLES, COUNTEREXAMPLES), key=key, single=True)
        for key in ("not_offences", "not_before", "not_after")
    ),
)
