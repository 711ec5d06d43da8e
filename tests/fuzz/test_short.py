"""A few seconds of the fuzzer, the same rounds each time."""

from __future__ import annotations

import pytest

from tests.fuzz.__main__ import run_round

ROUNDS = {"text": 40, "file": 40, "saved": 40, "pack": 4}


@pytest.mark.parametrize("kind", ROUNDS)
def test_a_short_run(kind: str) -> None:
    faults = [fault for number in range(ROUNDS[kind]) if (fault := run_round(kind, 18, number))]
    assert not faults, "\n".join(faults)
