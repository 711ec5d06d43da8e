"""The same text, extracted by other rules: every mention counts."""

from __future__ import annotations

from dataclasses import replace

import extractor
from extractor.entities import Agency
from tests.compare.build import told, version

TEXT = "The Portbury Police Department arrested two men. The Portbury Police Department said so."


def test_a_mention_that_only_other_rules_find_is_added() -> None:
    old, new = version(TEXT), version(TEXT)
    del old.entities[-1]
    assert told(extractor.diff(old, new)) == ["added agency: Portbury Police Department"]


def test_another_span_and_other_values_at_the_same_place_are_changes() -> None:
    old, new = version(TEXT), version(TEXT)
    agency = next(entity for entity in new.entities if isinstance(entity, Agency))
    new.entities[0] = replace(agency, text="Portbury Police", end=agency.end - len(" Department"))
    last = new.entities[-1]
    assert isinstance(last, Agency)
    last.country = "SG"
    changes = extractor.diff(old, new).changes
    assert [[(one.name, one.new) for one in change.fields] for change in changes] == [
        [("text", "Portbury Police")],
        [("country", "SG")],
    ]


def test_another_rule_with_the_same_values_is_no_difference() -> None:
    old, new = version(TEXT), version(TEXT)
    new.entities[0] = replace(new.entities[0], rule="agency.another")
    assert told(extractor.diff(old, new)) == []
