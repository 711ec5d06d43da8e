"""Rules of dates: ours are listed, tested and switched off by their ids; packs write their own as data."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import extractor
from extractor.entities import Date
from extractor.packs import PackError, Rules
from extractor.packs.code_entries import code_entries
from extractor.packs.grammar import code_rules
from extractor.rule_examples import run_examples
from tests.packs.conftest import MakePack

RULE = '[[rule]]\nid = "my.rule"\npattern = "{}"\nvalue = "{}"\nexamples = ["[x]"]\n'


def found(text: str, pack: Path) -> list[tuple[str, str | None]]:
    extraction = extractor.extract(text, published="2024-05-06", nlp=extractor.load([pack], facts=False))
    return [(entity.text, entity.value) for entity in extraction.entities if isinstance(entity, Date)]


def test_every_rule_that_is_code_has_examples_that_hold() -> None:
    entries = code_entries(Rules())
    assert [entry.id for entry in entries if not entry.examples] == []
    assert "\n".join(map(str, run_examples(entries, Rules()).failures)) == ""


def test_ids_are_unique_and_lead_to_their_lines() -> None:
    rules = code_rules()
    assert len({rule.id for rule in rules}) == len(rules) >= 80
    for rule in rules:
        assert f'"{rule.id}"' in rule.path.read_text(encoding="utf-8").split("\n")[rule.line - 1]


@pytest.mark.parametrize(
    ("pattern", "value", "text", "span", "told"),
    [
        ("FY{yy}Q{quarter}", "{year}-Q{quarter}", "Sales rose in FY24Q3.", "FY24Q3", None),
        ("FY{yy}Q{quarter}", "{yy}-Q{quarter}", "Sales rose in FY24Q3.", "FY24Q3", "2024-Q3"),
        ("{count} (moons|sleeps) ago", "{count} days ago", "He fled 3 sleeps ago.", "3 sleeps ago", "2024-05-03"),
        ("feast of {month} {year}", "{year}-{month}", "At the Feast of May 2023.", "Feast of May 2023", "2023-05"),
        ("market {weekday}s", "XXXX-WXX-{weekday}", "Open on market Fridays.", "market Fridays", "XXXX-WXX-5"),
        ("{day}{month}{year}", "{year}-{month}-{day}", "Made 05MAY2023 here.", "05MAY2023", "2023-05-05"),
    ],
)  # fmt: skip
def test_a_pack_writes_rules(
    make_pack: MakePack, pattern: str, value: str, text: str, span: str, told: str | None
) -> None:
    pack = make_pack("mine", {"dates.toml": RULE.format(pattern, value)})
    if told is None:
        with pytest.raises(PackError, match="stands in no pattern"):
            Rules([pack])
        return
    assert found(text, pack) == [(span, told)]


def test_a_pack_switches_rules_off(make_pack: MakePack) -> None:
    text = "It began three days ago on Monday, 6 May 2024."
    off = 'name = "a"\nremove = ["date.ago", "vague.ago", "joint.weekday-day"]\n'
    pack = make_pack("a", {"pack.toml": off})
    assert found(text, pack) == [("Monday", "2024-05-06"), ("6 May 2024", "2024-05-06")]
    assert {"date.ago", "joint.weekday-day"}.isdisjoint(entry.id for entry in code_entries(Rules([pack])))
    with pytest.raises(PackError, match="did you mean date\\.ago"):
        Rules([make_pack("b", {"pack.toml": 'name = "b"\nremove = ["date.agoo"]\n'})])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (RULE.format("(a+)+b", "2024"), "is no words"),
        (RULE.format("x((a|b)|c)", "2024"), "neither words"),
        (RULE.format("week {dya}", "2024"), "no fragment is named {dya}"),
        (RULE.format("{count}{unit}", "2024"), "needs a word"),
        (RULE.format("week {day} {day}", "2024"), "stands twice"),
        (RULE.format("(week)?", "2024"), "matches nothing"),
        (RULE.format("week " + "x" * 200, "2024"), "longer than"),
        ('[[rule]]\nid = "r"\npattern = 5\nvalue = "2024"\n', "pattern must be a text"),
        ('[[rule]]\nid = "r"\nvalue = "2024"\n', "pattern is missing"),
    ],
)
def test_hostile_patterns_are_refused_with_their_place(make_pack: MakePack, content: str, told: str) -> None:
    pack = make_pack("bad", {"dates.toml": content})
    Rules()
    start = time.process_time()
    with pytest.raises(PackError) as error:
        Rules([pack])
    assert time.process_time() - start < 3  # all of the standard pack is read too
    assert told in str(error.value)
    assert "dates.toml:" in str(error.value)


def test_a_pattern_of_many_choices_is_read_in_linear_time(make_pack: MakePack) -> None:
    pack = make_pack("long", {"dates.toml": RULE.format("(a|aa|aaa)(a|aa)?(a|aa)?(a|aa)? ago week", "2024")})
    start = time.process_time()
    assert found("a" * 20_000 + " ago week", pack) == []
    assert time.process_time() - start < 5
