"""The miner of gaps counts where a model and the rules disagree; its training is not run here."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).parents[1] / "models" / "training" / "gaps.py"


@pytest.fixture(scope="module")
def miner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gaps", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gaps"] = module
    spec.loader.exec_module(module)
    return module


def test_paragraphs_keep_their_mentions(miner: ModuleType) -> None:
    text = "Fined for theft.\n\nThe court sat."
    entities = [{"start": 10, "end": 15, "type": "offence"}, {"start": 22, "end": 27, "type": "agency"}]
    unreadable = {"error": {"message": "no JSON"}}
    found = list(miner.paragraphs([unreadable, {"document": {"text": text}, "entities": entities}]))
    assert [p.text for p in found] == ["Fined for theft.", "The court sat."]
    assert [p.text[m.start : m.end] for p in found for m in p.mentions] == ["theft", "court"]


def test_disagreements_are_counted_by_phrase_most_frequent_first(miner: ModuleType) -> None:
    paragraph = miner.Paragraph("theft, looting and Looting", [miner.Mention(0, 5, "offence")])
    model = [miner.Mention(7, 14, "offence"), miner.Mention(19, 26, "offence"), miner.Mention(0, 5, "agency")]
    assert [(g.by, g.type, g.phrase, g.count) for g in miner.gaps([(paragraph, model)])] == [
        ("model", "offence", "looting", 2),
        ("model", "agency", "theft", 1),
        ("rules", "offence", "theft", 1),
    ]
