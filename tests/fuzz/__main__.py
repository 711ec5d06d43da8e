"""python -m tests.fuzz [--minutes 10] [--kind text] [--seed 1] [--first 0] [--rounds N]."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from random import Random

from tests.fuzz.checks import KINDS

# Rounds of each kind, by turns: a text costs little and tells much.
_TURNS = ("text", "text", "text", "text", "file", "file", "saved", "pack")
_SLOW = 20.0


def run_round(kind: str, seed: int, number: int) -> str | None:
    """The traceback of a round that found a fault, None where all held."""
    try:
        KINDS[kind](Random(f"{seed}/{kind}/{number}"))
    except Exception:  # whatever it is, it is what we look for
        return traceback.format_exc(limit=-4)
    return None


def main() -> int:
    """Run until the time is up, and tell every fault with how to see it again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=sys.maxsize, help="stop after so many")
    parser.add_argument("--kind", choices=sorted(KINDS), help="only these")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first round")
    options = parser.parse_args()
    done: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    end = time.monotonic() + 60 * options.minutes
    number = options.first
    while time.monotonic() < end and done.total() < options.rounds:
        for kind in (options.kind,) if options.kind else dict.fromkeys(_TURNS):
            for turn in range(1 if options.kind else _TURNS.count(kind)):
                place = number if options.kind else number * _TURNS.count(kind) + turn
                began = time.process_time()
                fault = run_round(kind, options.seed, place)
                done[kind] += 1
                again = f"python -m tests.fuzz --kind {kind} --seed {options.seed} --first {place} --rounds 1"
                if fault:
                    faults[kind] += 1
                    print(f"{fault}\n  again: {again}\n", flush=True)
                elif time.process_time() - began > _SLOW:
                    print(f"slow: {time.process_time() - began:.0f} seconds\n  again: {again}\n", flush=True)
        number += 1
    print(", ".join(f"{done[kind]:,} of {kind} ({faults[kind]} faults)" for kind in KINDS if done[kind]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
