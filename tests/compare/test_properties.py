"""What holds for every pair of releases."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractor
from extractor.compare.documents import Options, compare
from tests.compare.build import pipeline

SENTENCES = st.sampled_from(
    [
        "Police arrested 14 men on 3 May 2024.",
        "Police arrested 16 men on 3 May 2024.",
        "The FBI seized 12 kg of cocaine.",
        "The DEA seized 12 kg of cocaine.",
        "He was charged with wire fraud.",
        "He was convicted of wire fraud and arson.",
        "The fine was $9,000, the Ministry of Justice said last Friday.",
        "3 May 2024",
        "14, 16 and 14",
        "",
    ]
)
TEXTS = st.lists(SENTENCES, max_size=6).map("\n".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_comparing_is_sound(before: str, after: str) -> None:
    old, new = (extractor.extract(text, nlp=pipeline()) for text in (before, after))
    assert compare(old, old).changes == []
    there, back = compare(old, new), compare(new, old)
    assert Counter(map(repr, there.changes)) == Counter(repr(change.mirrored()) for change in back.changes)
    assert (there.status == "changed") == bool(there.changes)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_every_mention_is_accounted_for(before: str, after: str) -> None:
    old, new = (extractor.extract(text, nlp=pipeline()) for text in (before, after))
    types = Options(types=("date", "agency", "quantity", "offence"), everything=True)
    changes = compare(old, new, types).changes
    for extraction, side in ((old, "old"), (new, "new")):
        count = sum(change.count for change in changes if getattr(change, side) and change.type != "document")
        assert count == len(extraction.entities)


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(
        ["Police arrested 14 men.", "The FBI found 12 kg of cocaine.", "Arson was alleged.", "5 boats sank."]
    )
)
def test_order_is_no_difference(sentences: list[str]) -> None:
    old = extractor.extract("\n".join(sorted(sentences)), nlp=pipeline())
    new = extractor.extract("\n".join(sentences), nlp=pipeline())
    assert compare(old, new).changes == []
