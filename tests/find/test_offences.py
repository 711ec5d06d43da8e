from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.entities import Offence
from extractor.find.context import Context
from extractor.find.offences import OffenceFinder
from extractor.find.offences.templates import Found, Templates
from extractor.find.offences.vocabulary import Node
from extractor.language.byte_words import ByteWords
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules

RULES = Rules()
GRAMMAR = RULES.table("offences.toml")
ROWS = RULES.rows("offences.csv")
SPLIT = SentenceSplitter(RULES)


@cache
def finder() -> OffenceFinder:
    return OffenceFinder(RULES)


def find(text: str) -> list[Offence]:
    context = Context(text=text)
    context.sentences = SPLIT(text)
    return [entity for entity in finder()(context) if isinstance(entity, Offence)]


def marked(example: str) -> tuple[str, list[str]]:
    """The text without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", example), re.findall(r"\[(.*?)\]", example)


def cases(column: str) -> list[tuple[str, str]]:
    return [(row["id"], text) for row in ROWS for text in row[column].split(" ; ") if text]


@pytest.mark.parametrize(("entry", "example"), cases("examples"))
def test_an_entry_finds_its_examples(entry: str, example: str) -> None:
    text, expected = marked(example)
    assert [(o.text, o.offence_id) for o in find(text)] == [(span, entry) for span in expected]


@pytest.mark.parametrize(("entry", "text"), cases("counterexamples"))
def test_an_entry_leaves_its_counterexamples(entry: str, text: str) -> None:
    assert entry not in [o.offence_id for o in find(text)]


AROUND = [entry for kind in ("before", "after") for entry in GRAMMAR[kind]]


@pytest.mark.parametrize("entry", AROUND, ids=lambda entry: str(entry["id"]))
def test_what_stands_around_a_name_belongs_to_the_mention(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        text, expected = marked(example)
        found = find(text)
        assert [o.text for o in found] == expected
        assert [o.inchoate for o in found] == [entry.get("inchoate")] * len(found)


CONDUCT = [entry for key in ("conduct", "topics") for entry in GRAMMAR[key]]


@pytest.mark.parametrize("entry", CONDUCT, ids=lambda entry: str(entry["id"]))
def test_conduct_counts_where_a_word_says_that_it_is_an_offence(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        text, expected = marked(example)
        found = find(text)
        assert [o.text for o in found] == expected
        assert {o.offence_id for o in found} <= {entry.get("offence", o.offence_id) for o in found}
    for text in entry.get("counterexamples", ()):
        assert find(text) == []


@pytest.mark.parametrize("group", GRAMMAR["objects"], ids=lambda group: str(group["id"]))
def test_further_objects_are_mentions_of_their_own(group: dict[str, Any]) -> None:
    for example in group["examples"]:
        text, expected = marked(example)
        assert [o.text for o in find(text)] == expected
    known = {row["id"] for row in ROWS}
    assert known >= {*group["heads"], *(v for k, v in group.items() if k not in {"id", "heads", "examples"})}


NOTHING = [text for kind in ("not_offences", "not_before", "not_after") for text in GRAMMAR[kind]["counterexamples"]]


@pytest.mark.parametrize(
    "text",
    [
        *NOTHING,
        "The Prevention of Money Laundering and Terrorism Financing Act came into force.",
        "The Fraud Section and the Homicide Unit moved to Puerto Rico.",
        "He was killing time at the assault course.",
        "Officers found the stolen sedan, a forged birth certificate and two hacked accounts.",
        "Customs found counterfeit watches and unregistered medicines in the parcel.",
        "The charge for the service is five dollars, and the crime scene is closed.",
        "Rob Marlow and the teller Rob spoke to reporters on Monday.",
        "She leads the Human Trafficking and Transnational Organized Crime (“HTOC”) section of the office.",
        "They took part in Operation Stolen Harvest and the Northfield Capital Fraud Takedown on Monday.",
    ],
)
def test_units_programmes_objects_and_denials_are_no_offences(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("convicted of [attempted murder]", [("0102", "attempt")]),
        ("[conspiracy to commit wire fraud] and [mail fraud]", [("07019", "conspiracy"), ("07019", "conspiracy")]),
        ("[aiding and abetting murder]", [("0101", "aiding")]),
        ("[first-degree attempted murder as a hate crime]", [("0102", "attempt")]),
        ("a campaign against [online rumors]", [("0803", None)]),
        ("[fabricating and spreading rumors], [extortion]", [("0803", None), ("02051", None)]),
        ("[mail and wire fraud] and [money laundering]", [("07019", None), ("07041", None)]),
        ("[dealing in drugs] and [possession of an unlicensed firearm]", [("060121", None), ("090111", None)]),
        ("[violating the Foreign Corrupt Practices Act]", [("070311", None)]),
        (
            "[wire fraud], [mail fraud]; convicted of [ringing bells]",
            [("07019", None), ("07019", None), ("0701", None)],
        ),
        ("booked for [criminal conspiracy], [cheating] and more", [("0701", "conspiracy"), ("0701", None)]),
        ("[violations of the Foreign Corrupt Practices Act] and laws", [("070311", None)]),
        ("[offences under the Bakery Trade Act]", [("08049", None)]),
        (
            "[drug trafficking], [drug possession] and more; the [smuggling] ended",
            [("060121", None), ("060111", None), ("0601", None)],
        ),
        ("[sex trafficking]; the [prostitution] ended", [("02041", None), ("03021", None)]),
        (
            "four were jailed for [jaywalking], and a clerk for [filming bathers] at noon",
            [("0907", None), (None, None)],
        ),
        ("charged with [unjust clamour].", [(None, None)]),
        ("[offences under section 12(1)(a) of the Wildlife (Protection) Act 1974].", [("1003", None)]),
        ("an [offence under section 9(2)(b) of the Fund Management Act of 2002].", [("08042", None)]),
        ("[breaching Section 2(1) of the Harbour Safety Act 1974] and", [("0902", None)]),
        ("[violation of Republic Act No. 12, the Marlow Drugs Act 1990].", [("0601", None)]),
        ("[violated the copyright rules], police said", [("0503", None)]),
        ("[conspiracy to run a scheme to defraud] savers", [("0701", "conspiracy")]),
        (
            "In 2010 he was charged with [conspiracy to rob a bank]. He left the [conspiracy].",
            [("040131", "conspiracy")] * 2,
        ),
    ],
)
def test_codes_come_from_what_is_aimed_at(text: str, expected: list[tuple[str, str | None]]) -> None:
    plain, spans = marked(text)
    found = find(plain)
    assert [o.text for o in found] == spans
    assert [(o.iccs, o.inchoate) for o in found] == expected


def test_a_number_makes_a_counted_thing_of_it() -> None:
    assert find("Officers cleared up more than 300 online rumours.") == []
    assert [o.text for o in find("Officers warned of online rumours.")] == ["online rumours"]


def test_a_participle_after_its_noun_or_in_a_verb_is_a_deed() -> None:
    assert [o.text for o in find("Items stolen in May; they had stolen cars.")] == ["stolen", "stolen cars"]


def test_some_forms_count_only_where_the_sentence_tells_of_a_case() -> None:
    assert find("Children love mischief.") == []
    assert [o.offence_id for o in find("She was convicted of mischief.")] == ["criminal-damage"]
    assert find("The victim was taken to hospital after the shooting.") == []
    assert [o.text for o in find("He was convicted over the shooting.")] == ["shooting"]
    assert [o.text for o in find("A clerk was jailed on Monday for killing a friend.")] == ["killing"]
    assert [o.text for o in find("She is accused of shooting a guest. He left, shooting a film.")] == ["shooting"]


def test_a_participle_after_who_does_it_is_a_deed() -> None:
    assert [o.text for o in find("Rioters looted shops, and a gang that robbed banks left.")] == [
        "looted",
        "robbed banks",
    ]
    assert find("Officers held some of that stolen cash and a report of looted goods.") == []


def test_rules_broken_without_a_word_that_tells_which_are_no_offence() -> None:
    assert find("Ten shops were in breach of the rules.") == []
    assert [o.text for o in find("Ten shops were in breach of the food safety rules.")] != []


@pytest.mark.parametrize(
    "text",
    [
        "The Theft, Arson and Harbour Crime Squad was there.",
        "Staff of the Organised Crime and Lost Property Sections helped.",
        "Ada Roe, assistant chief constable organised crime, spoke.",
        "Officers took away 40 illegal gambling machines and hundreds of illegal gambling terminals.",
        "They said that stolen cash was found.",
        "The cartel opened a school.",
        "A man wielding a locally-manufactured pistol ran away.",
        "Ten illegal workers left.",
        "He is accused of leaving the house of a friend.",
        "The court made orders restraining any dealings with the property.",
        "The work closed without notice and the crew left without permission.",
        "The retail value of the confiscated cocaine is unknown.",
        "Growers paid for the distribution of medicinal cannabis.",
        "Officers found heroin, drug paraphernalia and scales.",
        "The boats of the illegal catches were towed.",
        "She lost her wages to online gambling.",
    ],
)
def test_units_officers_goods_and_what_stands_alone_are_no_offences(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The store [sold expired pills] in [breach of the Health Act].", ["0902", "0902"]),
        ("She is to answer for possession of an [illegal gambling] device.", ["0804"]),
        ("They were fined for [price fixing]; the [cartel] lasted years.", ["0804", "0804"]),
        (
            "She admitted [breaching section 2 of the Food Safety Act]. He [breached section 9 of the same Act].",
            ["0902", "0902"],
        ),
        (
            "Charges against them include [giving bribes], [meddling in official affairs] and [theft].",
            ["0703"] * 2 + ["0502"],
        ),
        ("A driver will be arraigned tomorrow for [killing] a man.", ["0101"]),
        ("She is accused of [entering a flat].", ["0509"]),
        ("He was charged with [placing a hidden video camera] in a shower.", ["0301"]),
        ("She was fined for [violating the Cybercrime Prevention Act].", ["0903"]),
        (
            "Those convicted of [littering] can be jailed, and the fight against [human trafficking] goes on.",
            ["0801", "0204"],
        ),
        ("They lived on [drug trafficking] and the cartel on [tax evasion].", ["0601", "0804"]),
        ("The court heard of [illegal ship-to-ship transfers of fuel].", ["0804"]),
        ("Customs stopped [heroin smuggling]; the [smuggling attempt] failed.", ["0601", "0601"]),
        ("It was fined for [painting fences without consent].", ["0504"]),
        ("A [major taxation evasion] was found.", ["0804"]),
        ("The dealer was fined for [evading his obligation to withhold and pay income tax].", ["0804"]),
        ("They [issued false value-added tax invoices] in May.", ["0804"]),
        ("Nobody may [hire or harbour any undocumented foreigners].", ["0805"]),
        ("They solved 90 [cases related to online gambling].", ["0804"]),
        ("The site [sold cocaine], stolen data and toys.", ["0601"]),
        ("It facilitated the [sale of cocaine], stolen data, and toys.", ["0601"]),
        ("He had [hacked servers], [stolen data] and left.", ["0903", "0903"]),
    ],
)
def test_conduct_and_what_is_told_again_have_the_code_of_what_they_are_about(text: str, expected: list[str]) -> None:
    plain, spans = marked(text)
    found = find(plain)
    assert [o.text for o in found] == spans
    assert [(o.iccs or "")[:4] for o in found] == expected


def test_there_are_many_and_each_has_a_name_a_code_and_an_example() -> None:
    assert len(ROWS) >= 400
    for row in ROWS:
        assert row["name"], row["id"]
        assert row["examples"], row["id"]
        assert re.fullmatch(r"(0[1-9]|10|11)\d{2,4}", row["iccs"]) or row["when"] in {"topical", "again"}, row["id"]
        assert re.fullmatch(r"(\d\d[0-9A-Z])?", row["nibrs"]), row["id"]
        assert row["when"] in {"", "charged", "object", "uncounted", "aimed", "topical", "again", "company"}, row["id"]


def test_forms_are_written_in_the_language_of_templates() -> None:
    forms = [(row["id"], form.removeprefix("! ")) for row in ROWS for form in row["forms"].split(" ; ")]
    for kind in ("before", "after"):
        forms += [(entry["id"], form) for entry in GRAMMAR[kind] for form in entry["forms"]]
    forms += [(cue["id"], form) for cue in RULES.table("stages.toml")["cues"] for form in cue["forms"]]
    forms += [(name, member) for name, members in GRAMMAR["classes"].items() for member in members]
    for entry, form in forms:
        assert re.fullmatch(r"[A-Za-z0-9*@|?_.~= ]+", form), (entry, form)
        assert not form.split()[0].endswith("?"), (entry, form)
        assert not form.endswith(".."), (entry, form)
        assert all(name in GRAMMAR["classes"] for name in re.findall(r"@(\w+)", form)), (entry, form)


SCRAPS = st.sampled_from(
    [
        *("conspiracy", "to commit", "fraud", "and", ", ", ". ", "of the", "murder", "charged with", "possession of"),
        *("drugs", "attempted", "not", "no evidence of", "anti-", "\n", "(", ")", "'", '"', "$5 million", "é", "—"),
        *(
            "accused of",
            "fined for",
            "illegal",
            "unlawfully",
            "without a licence",
            "crimes related to",
            "entering",
            ":",
        ),
        *("300", "online rumors", "RICO", "violating", "Act", "stolen car", "as a hate crime", "sentenced for", ":"),
    ]
)


@given(st.lists(SCRAPS | st.text(max_size=4), max_size=40).map(" ".join))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text: str) -> None:
    last = 0
    for offence in find(text):
        assert last <= offence.start < offence.end <= len(text)
        assert text[offence.start : offence.end] == offence.text == offence.text.strip()
        last = offence.end


@pytest.mark.parametrize("text", ["[conspiracy] '", 'a "[ghost employee" scheme]', "[conspiracy]' and more"])
def test_a_mention_ends_with_a_word(text: str) -> None:
    plain, spans = marked(text)
    assert [o.text for o in find(plain)] == spans


def test_what_was_read_before_changes_nothing() -> None:
    texts = [marked(example)[0] for _, example in cases("examples")]
    here, there = OffenceFinder(RULES), OffenceFinder(RULES)

    def read(with_finder: OffenceFinder, text: str) -> list[tuple[int, int, Any]]:
        return [(o.start, o.end, getattr(o, "offence_id", None)) for o in with_finder(Context(text=text))]

    assert [read(here, text) for text in texts] == [read(there, text) for text in reversed(texts)][::-1]


def test_threads_share_a_finder_without_harm() -> None:
    texts = [marked(example)[0] for _, example in cases("examples")]
    alone = OffenceFinder(RULES)
    expected = [[(o.start, o.end, o.text) for o in alone(Context(text=text))] for text in texts]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(3):
            shared = OffenceFinder(RULES)

            def read(text: str, shared: OffenceFinder = shared) -> list[tuple[int, int, str]]:
                return [(o.start, o.end, o.text) for o in shared(Context(text=text))]

            with ThreadPoolExecutor(8) as pool:
                assert list(pool.map(read, texts)) == expected
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.parametrize("word", ["said ", "said that ", "the ", "a fraud such as the "])
def test_words_that_are_passed_over_may_be_many(word: str) -> None:
    assert isinstance(find(word * 2000), list)


@pytest.mark.parametrize(
    "scrap",
    [
        "conspiracy to ",
        "said ",
        "fraud said ",
        "charged fraud ",
        "possession of ",
        "fraud, ",
        "no evidence of ",
        '"fraud ',
        "stole a car and ",
    ],
)
def test_work_grows_with_the_length_and_no_faster(scrap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    walk = Templates._walk

    def counted(self: Templates, node: Node, words: ByteWords, index: int, count: int) -> Found | None:
        nonlocal steps
        steps += 1
        return walk(self, node, words, index, count)

    monkeypatch.setattr(Templates, "_walk", counted)
    find(scrap * 200)
    once, steps = steps, 0
    find(scrap * 400)
    assert steps <= 2.2 * once + 50
