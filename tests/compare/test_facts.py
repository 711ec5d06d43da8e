"""Facts: aligned by what they are, told once, with the entities that they tie together."""

from __future__ import annotations

from typing import Any

import pytest

import extractor
from extractor.compare.changes import DocumentDiff
from tests.compare.build import told, version

POLICE = "Since April, police have shut down 21,000 accounts and checked 8,000 companies, the Ministry of Justice said."
SHUT = {"action": "shut down", "agent": "police", "quantity": "21,000", "when": "April"}
CHECKED = {"action": "check", "agent": "police", "quantity": "8,000", "when": "April"}


def fields(diff: DocumentDiff) -> list[list[tuple[str, Any, Any]]]:
    return [[(one.name, one.old, one.new) for one in change.fields] for change in diff.changes]


def test_a_fact_carries_its_quantity() -> None:
    edited = POLICE.replace("8,000", "8,500")
    diff = extractor.diff(version(POLICE, SHUT, CHECKED), version(edited, SHUT, CHECKED | {"quantity": "8,500"}))
    assert [(change.kind, change.type) for change in diff.changes] == [("changed", "fact")]
    assert fields(diff) == [[("quantity.value", 8000, 8500)]]


def test_a_date_that_facts_share_is_told_once() -> None:
    edited = POLICE.replace("April", "June")
    new = [fact | {"when": "June"} for fact in (SHUT, CHECKED)]
    diff = extractor.diff(version(POLICE, SHUT, CHECKED), version(edited, *new))
    assert [(change.type, change.kind) for change in diff.changes] == [("date", "changed")]


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("action", "check", "rectify"),
        ("negated", False, True),
        ("modality", "asserted", "alleged"),
        ("object", "companies in Portbury", "banks"),
    ],
)
def test_a_field_of_its_own(field: str, old: str | bool, new: str | bool) -> None:
    text, edited = "Officers checked companies in Portbury.", "Officers checked those companies in Portbury."
    fact = {"action": "check", "agent": "Officers", "object": "companies", "at": "checked"}
    diff = extractor.diff(version(text, fact | {field: old}), version(edited, fact | {field: new}))
    assert fields(diff) == [[(field, old, new)]]


def test_a_number_in_an_object_is_told_as_a_quantity() -> None:
    text = "Vell, 32, was convicted."
    old = version(text, {"action": "convict", "object": "Vell, 32"})
    new = version(text.replace("32", "43"), {"action": "convict", "object": "Vell, 43"})
    assert [change.type for change in extractor.diff(old, new).changes] == ["quantity"]


def test_moved_and_repeated_facts_are_no_difference() -> None:
    one, two = "Police arrested 14 men in Portbury.", "The FBI seized 12 kg of cocaine."
    facts: list[dict[str, Any]] = [
        {"action": "arrest", "agent": "Police", "quantity": "14"},
        {"action": "seize", "agent": "FBI", "quantity": "12 kg"},
    ]
    old = version(f"{one}\n\n{two}", *facts)
    new = version(f"{two}\n\n{one}\n\n{one}", facts[1], facts[0], facts[0] | {"at": "14 men in Portbury.\n"})
    assert told(extractor.diff(old, new)) == []
    kinds = {change.kind for change in extractor.diff(old, new, everything=True).changes if change.type == "fact"}
    assert "moved" in kinds


def test_a_headline_that_says_less_is_no_difference() -> None:
    body = "Police in Portbury arrested 14 men on 3 May 2024."
    fact = {"action": "arrest", "agent": "Police", "quantity": "14", "when": "3 May 2024"}
    old = version(body, fact)
    new = version(f"14 arrested\n\n{body}", {"action": "arrest", "quantity": "14"}, fact | {"at": "14 men"})
    assert told(extractor.diff(old, new)) == []


def test_an_added_sentence_is_one_added_fact() -> None:
    fact = {"action": "arrest", "agent": "Police", "quantity": "14"}
    more = {"action": "seize", "agent": "FBI", "quantity": "12 kg", "when": "9 June 2024"}
    old = version("Police arrested 14 men.", fact)
    new = version("Police arrested 14 men. The FBI seized 12 kg of cocaine on 9 June 2024.", fact, more)
    assert told(extractor.diff(old, new)) == [
        "added fact: 2024-06-09 · Federal Bureau of Investigation · seize · 12 kg cocaine"
    ]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Police", "Officers", None),
        ("The FBI", "The Drug Enforcement Administration", "agent"),
    ],
)
def test_who_did_it(old: str, new: str, changed: str | None) -> None:
    def told_by(agent: str) -> extractor.Extraction:
        fact = {"action": "arrest", "agent": agent.removeprefix("The "), "quantity": "14"}
        return version(f"{agent} arrested 14 men in Portbury.", fact)

    diff = extractor.diff(told_by(old), told_by(new))
    assert [one.name for change in diff.changes for one in change.fields] == ([changed] if changed else [])


def test_a_stage_is_told_by_its_fact() -> None:
    old, new = "Vell was charged with arson in May 2024.", "Vell was convicted of arson in May 2024."
    facts = [
        {"action": action, "object": "Vell", "offences": ["arson"], "when": "May 2024"}
        for action in ("charge", "convict")
    ]
    diff = extractor.diff(version(old, facts[0]), version(new, facts[1]))
    assert len(diff.changes) == 1
    assert [one.name for one in diff.changes[0].fields] == ["action", "offences"]


def test_fields_can_be_passed_over() -> None:
    edited = POLICE.replace("8,000", "nearly 8,500")
    old = version(POLICE, SHUT, CHECKED)
    new = version(edited, SHUT, CHECKED | {"quantity": "nearly 8,500"})
    assert fields(extractor.diff(old, new, ignore=["value"])) == [[("quantity.bound", "=", "~")]]
    assert fields(extractor.diff(old, new, ignore=["quantity.value", "bound"])) == []
    with pytest.raises(ValueError, match=r"no field valeu \(did you mean value\?\)"):
        extractor.diff(old, new, ignore=["valeu"])
