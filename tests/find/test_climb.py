"""From a quantity up a tree: hand-made trees, so that no model is asked."""

from __future__ import annotations

import pytest

from extractor.find.facts.climb import Reading, governor
from extractor.find.syntax import Parse, prose_start


def tree(rows: str) -> Parse:
    """A parse from "word/TAG/label/head" for each word, heads from 1, a root's is 0."""
    words, tags, labels, heads = zip(*(row.split("/") for row in rows.split()), strict=True)
    starts = tuple(sum(len(word) + 1 for word in words[:index]) for index in range(len(words)))
    return Parse(
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        words=words,
        tags=tags,
        heads=tuple(int(head) - 1 if head != "0" else index for index, head in enumerate(heads)),
        labels=labels,
    )


def told(rows: str, quantity: str, transparent: frozenset[str] = frozenset()) -> tuple[Reading, Parse]:
    parse = tree(rows)
    at = parse.words.index(quantity)
    reading = governor(parse, at, at + 1, transparent=transparent)
    assert reading is not None
    return reading, parse


ACTIVE = "Guards/NNS/nsubj/2 seized/VBD/ROOT/0 40/CD/nummod/4 crates/NNS/obj/2 of/IN/case/6 rum/NN/nmod/4"
PASSIVE = (
    "A/DT/det/2 total/NN/nsubj:pass/6 of/IN/case/4 14/CD/nmod/2 were/VBD/aux:pass/6 jailed/VBN/ROOT/0"
    " by/IN/case/9 the/DT/det/9 court/NN/obl:agent/6"
)
FINE = (
    "It/PRP/nsubj/2 imposed/VBD/ROOT/0 a/DT/det/4 fine/NN/obj/2 of/IN/case/6 $/$/nmod/4 500/CD/nummod/6 on/IN/case/9"
    " Ann/NNP/obl/2"
)
CONTROL = (
    "Police/NNS/nsubj/2 arrested/VBD/ROOT/0 eight/CD/obj/2 for/IN/mark/5 stealing/VBG/advcl/2 30/CD/nummod/7"
    " phones/NNS/obj/5"
)
ORDERED = (
    "The/DT/det/2 firm/NN/nsubj:pass/4 was/VBD/aux:pass/4 ordered/VBN/ROOT/0 to/TO/mark/6 pay/VB/xcomp/4 $/$/obj/6"
    " 9/CD/nummod/7"
)
LISTED = (
    "Officers/NNS/nsubj/2 found/VBD/ROOT/0 31/CD/nummod/4 phones/NNS/obj/2 and/CC/cc/7 204/CD/nummod/7 cards/NNS/conj/4"
)
SHARED = (
    "Officers/NNS/nsubj/2 searched/VBD/ROOT/0 a/DT/det/4 shop/NN/obj/2 and/CC/cc/6 seized/VBD/conj/2 31/CD/nummod/8"
    " phones/NNS/obj/6"
)
HEADLINE = "14/CD/nummod/2 people/NNS/ROOT/0 arrested/VBN/acl/2 in/IN/case/5 Harlow/NNP/obl/3"
SEEN = "Raids/NNS/nsubj/2 saw/VBD/ROOT/0 34/CD/nummod/4 charges/NNS/obj/2 laid/VBN/acl/4"
STATE = "14/CD/nummod/2 people/NNS/nsubj/5 are/VBP/cop/5 in/IN/case/5 custody/NN/ROOT/0"
MEASURE = "Cases/NNS/nsubj/2 rose/VBD/ROOT/0 12/CD/nummod/4 percent/NN/obl:unmarked/2"
ANTECEDENT = (
    "The/DT/det/2 man/NN/nsubj/7 who/WP/nsubj/4 stole/VBD/acl:relcl/2 12/CD/nummod/6 cars/NNS/obj/4 fled/VBD/ROOT/0"
)
NOMINAL = "The/DT/det/2 arrest/NN/ROOT/0 of/IN/case/4 14/CD/nmod/2 by/IN/case/7 the/DT/det/7 patrol/NN/nmod/2"
THROUGH = (
    "Packets/NNS/nsubj:pass/6 containing/VBG/acl/1 460/CD/nummod/4 grams/NNS/obj/2 were/VBD/aux:pass/6 found/VBN/ROOT/0"
)
GUILTY = "He/PRP/nsubj/2 pleaded/VBD/ROOT/0 guilty/JJ/xcomp/2 to/IN/case/6 two/CD/nummod/6 counts/NNS/obl/3"


@pytest.mark.parametrize(
    ("rows", "quantity", "verb", "role", "passive", "agent"),
    [
        (ACTIVE, "40", "seized", "object", False, "Guards"),
        (PASSIVE, "14", "jailed", "subject", True, "court"),
        (FINE, "$", "imposed", "object", False, "It"),
        (CONTROL, "30", "stealing", "object", False, "eight"),
        (CONTROL, "eight", "arrested", "object", False, "Police"),
        (ORDERED, "$", "pay", "object", False, "firm"),
        (LISTED, "204", "found", "object", False, "Officers"),
        (SHARED, "31", "seized", "object", False, "Officers"),
        (HEADLINE, "14", "arrested", "participle", True, None),
        (SEEN, "34", "saw", "object", False, "Raids"),
        (STATE, "14", "are", "state", False, None),
        (MEASURE, "12", "rose", "measure", False, "Cases"),
        (ANTECEDENT, "12", "stole", "object", False, "man"),
        (NOMINAL, "14", None, "state", False, "patrol"),
        (THROUGH, "460", "containing", "object", False, "Packets"),
        (GUILTY, "two", "pleaded", "complement", False, "He"),
    ],
)
def test_the_way_up(rows: str, quantity: str, verb: str | None, role: str, passive: bool, agent: str | None) -> None:
    reading, parse = told(rows, quantity)
    found = None if reading.verb is None else parse.words[reading.verb]
    who = None if reading.agent is None else " ".join(parse.words[slice(*reading.agent)])
    assert (found, reading.role, reading.passive, who) == (verb, role, passive, agent)


def test_what_only_measures_is_passed() -> None:
    reading, parse = told(THROUGH, "460", frozenset({"containing"}))
    assert reading.verb == parse.words.index("found")
    assert reading.reason == "nummod > obj > acl > nsubj:pass"


def test_nouns_prepositions_and_participles_on_the_way_are_told() -> None:
    reading, parse = told(FINE, "$")
    assert [parse.words[noun] for noun in reading.nouns] == ["$", "fine"]
    assert reading.preposition == "of"
    reading, parse = told(SEEN, "34")
    assert reading.participle == parse.words.index("laid")


@pytest.mark.parametrize(
    ("rows", "particle"),
    [
        ("He/PRP/nsubj/2 faces/VBZ/ROOT/0 up/RP/compound:prt/2 to/IN/case/6 25/CD/nummod/6 years/NNS/obl/2", None),
        ("Police/NNS/nsubj/2 shut/VBD/ROOT/0 down/RP/compound:prt/2 25/CD/nummod/5 sites/NNS/obj/2", "down"),
    ],
)
def test_particles(rows: str, particle: str | None) -> None:
    reading, parse = told(rows, "25")
    assert (None if reading.particle is None else parse.words[reading.particle]) == particle


def test_no_words_no_reading() -> None:
    assert governor(tree(ACTIVE), 3, 3) is None


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("PORTBURY, Aug. 25 (Wire) -- Police seized", "Police seized"),
        ("LOS ANGELES – The harbour", "The harbour"),
        ("Portbury (Wire) – Police", "Police"),
        ("• 31 phones were seized", "31 phones were seized"),
        ("2. Police seized", "Police seized"),
        ("The NCA - a service - said", "The NCA - a service - said"),
        ("Springfield Police - The", "Springfield Police - The"),
    ],
)
def test_datelines_and_bullets_are_no_prose(text: str, prose: str) -> None:
    assert text[prose_start(text, 0, len(text)) :] == prose
