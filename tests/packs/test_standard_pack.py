"""Every entry of the standard pack finds what its examples say: what ``extract-facts rules test`` runs."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from extractor.packs import Rules, standard_pack
from extractor.packs.entries import entries_in_force
from extractor.rule_examples import Outcome, run_examples
from tests.packs.conftest import MakePack

CONTRIBUTING = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"
OFFENCES = "id,name,forms,examples,counterexamples\n"


def test_every_entry_has_examples_that_hold() -> None:
    rules = Rules()
    outcome = run_examples(entries_in_force(rules), rules)
    assert outcome.examples > outcome.entries > 1000
    assert "\n".join(map(str, outcome.failures)) == ""


def outcome_of(pack: Path) -> Outcome:
    rules = Rules([pack])
    return run_examples([entry for entry in entries_in_force(rules) if entry.pack.root == pack], rules, [pack])


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        (
            "offences.csv",
            OFFENCES + "x,X,quay squatting,[whistling],\n",
            "2: x: example fails: '[whistling]' gives nothing",
        ),
        ("offences.csv", OFFENCES + "x,X,quay squatting,a [quay] squatting,\n", "gives [quay squatting] offence_id=x"),
        (
            "offences.csv",
            OFFENCES + "x,X,quay squatting,,no quay squatting\n",
            "counterexample fails: 'no quay squatting'",
        ),
        ("offences.csv", OFFENCES + "x,X,quay squatting,,\n", "offences.csv:2: x: has no example"),
        (
            "dates.toml",
            "[[holiday]]\nid = 'h'\nnames = ['Hay']\nday = [1, 2]\nexamples = [\n'On [Hay].',\n'On [Bay].',\n]\n",
            "dates.toml:7: h: example fails: 'On [Bay].' gives nothing",
        ),
        (
            "stages.toml",
            "[[cues]]\nid = 'c'\nstage = 'charged'\nforms = ['grilled']\nexamples = ['[convicted] of arson']\n",
            "stages.toml:5: c: example fails: '[convicted] of arson' gives [arson] stage=convicted",
        ),
        ("units.csv", "id,symbol,kind,factor,forms,example\nx,x,mass,1,exx,[5 kg] of it\n", "gives [5 kg] unit=kg"),
        ("agencies.csv", "id,name\nx,portbury\n", "agencies.csv:2: x: example fails: 'Officials of the [portbury]"),
    ],
)
def test_a_broken_example_is_named(make_pack: MakePack, file: str, content: str, told: str) -> None:
    outcome = outcome_of(make_pack("p", {file: content}))
    assert len(outcome.failures) == 1
    assert told in str(outcome.failures[0])


def test_a_counterexample_may_name_what_another_entry_finds(make_pack: MakePack) -> None:
    pack = make_pack("p", {"offences.csv": OFFENCES + "x,X,quay theft,a [quay theft],a theft at the quay\n"})
    assert outcome_of(pack).failures == []


def test_the_rows_of_the_contributors_guide_make_a_pack(make_pack: MakePack) -> None:
    blocks = re.findall(r"^ *```csv\n(.*?)^ *```$", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names = ("agencies.csv", "offences.csv", "units.csv")
    tables = dict(zip(names, (dedent(block) for block in blocks), strict=True))
    for name, table in tables.items():
        header = (standard_pack() / name).read_text(encoding="utf-8").split("\n", 1)[0]
        assert table.split("\n", 1)[0] == header
    outcome = outcome_of(make_pack("guide", {**tables}))
    assert (outcome.entries, outcome.failures) == (3, [])
