"""The extractor measured on the samples."""

from __future__ import annotations

import extractor
from tests.gate.facts import ScoredFacts, score_facts
from tests.gate.samples import read_sample, text_paths
from tests.gate.scorer import Report, Scored, score


def measure() -> Report:
    """Run the extractor on every sample, with its date of publication, and score what it finds; facts where given."""
    nlp = extractor.load()
    releases, with_facts = [], []
    for path in text_paths():
        sample = read_sample(path)
        extraction = extractor.extract(sample.text, published=sample.published, nlp=nlp).to_dict()
        releases.append(Scored(sample.id, sample.text, sample.entities, extraction["entities"]))
        if sample.facts:
            entities = {entity["id"]: entity for entity in extraction["entities"]}
            with_facts.append(ScoredFacts(sample.id, sample.text, sample.facts, extraction["facts"], entities))
    report = score(releases)
    score_facts(with_facts, report)
    return report
