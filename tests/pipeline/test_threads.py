"""Threads may share a pipeline, also one that is new: what unfolds on first use unfolds once, and whole."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from spacy.language import Language

import extractor
from extractor.pipeline import extraction as module
from extractor.writing.json import to_json

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))]
THREADS = 8
TRIALS = 20


@pytest.fixture
def interval() -> Iterator[None]:
    """Threads take turns a hundred times as often as usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def _together(texts: list[str], nlp: Language | None) -> list[list[str]]:
    """What each of eight threads finds in the texts, each thread beginning with another; what one raises is raised."""
    barrier = threading.Barrier(THREADS)

    def work(number: int) -> list[str]:
        barrier.wait()
        order = [(number * 3 + index) % len(texts) for index in range(len(texts))]
        by_place = {place: to_json(extractor.extract(texts[place], nlp=nlp)) for place in order}
        return [by_place[place] for place in range(len(texts))]

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(work, range(THREADS)))


def _alone(texts: list[str], nlp: Language) -> list[str]:
    return [to_json(extractor.extract(text, nlp=nlp)) for text in texts]


def test_threads_share_a_new_pipeline(interval: None) -> None:
    expected, nlp = _alone(TEXTS, extractor.load()), extractor.load()
    assert _together(TEXTS, nlp) == [expected] * THREADS
    assert _alone(TEXTS, nlp) == expected


@pytest.mark.slow
def test_threads_share_a_new_pipeline_again_and_again(interval: None) -> None:
    expected = _alone(TEXTS, extractor.load())
    for _ in range(TRIALS):
        nlp = extractor.load()
        assert _together(TEXTS, nlp) == [expected] * THREADS
        assert _alone(TEXTS, nlp) == expected


def test_threads_make_one_standard_pipeline(interval: None, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Language] = []
    expected = _alone(TEXTS[:2], extractor.load())

    def load() -> Language:
        made.append(extractor.load())
        return made[-1]

    monkeypatch.setattr(module, "load", load)
    module._made.cache_clear()
    try:
        found = _together(TEXTS[:2], None)
    finally:
        module._made.cache_clear()
    assert len(made) == 1
    assert found == [expected] * THREADS
