"""The extractor measured on the samples."""

from __future__ import annotations

import extractor
from tests.gate.samples import read_sample, text_paths
from tests.gate.scorer import Report, Scored, score


def measure() -> Report:
    """Run the extractor on every sample, with its date of publication, and score what it finds."""
    nlp = extractor.load(facts=False)
    releases = []
    for path in text_paths():
        sample = read_sample(path)
        extraction = extractor.extract(sample.text, published=sample.published, nlp=nlp).to_dict()
        releases.append(Scored(sample.id, sample.text, sample.entities, extraction["entities"]))
    return score(releases)
