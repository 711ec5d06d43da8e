"""How accurate the extractor is on the samples.

python -m tests.gate                    # precision, recall, F1 and floor of every measure
python -m tests.gate --errors 20        # and up to 20 errors of each
python -m tests.gate --write-floors     # lift the floors to what is measured; it lowers none
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tests.gate import floors
from tests.gate.measure import measure
from tests.gate.scorer import Report


def table(report: Report, pinned: dict[str, float]) -> str:
    """A line for each measure, those that break their floor marked."""
    lines = [f"{'measure':27}{'P':>7}{'R':>7}{'F1':>7}{'floor':>7}{'gold':>7}{'found':>7}"]
    for name, total in report.scores.items():
        mark = "  <" if floors.verdict(name, total.f1, pinned[name]) else ""
        numbers = f"{total.precision:7.3f}{total.recall:7.3f}{total.f1:7.3f}{pinned[name]:7.2f}"
        lines.append(f"{name:27}{numbers}{total.gold:7}{total.found:7}{mark}")
    return "\n".join(lines)


def errors(report: Report, count: int) -> str:
    """The errors of each measure, the first ``count`` of them."""
    parts = []
    for name, faults in report.faults.items():
        shown = "\n".join(f"  {fault}" for fault in faults[:count])
        if faults:
            parts.append(f"{name}: {len(faults)}\n{shown}")
    return "\n\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where a measure breaks its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description="Accuracy on the samples.")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N errors of each measure")
    parser.add_argument("--write-floors", action="store_true", help="lift the floors to what is measured")
    options = parser.parse_args(arguments)
    report = measure()
    pinned = floors.read()
    if options.write_floors:
        pinned = floors.raised(pinned, report.scores)
        floors.write(pinned)
    print(table(report, pinned))
    if options.errors:
        print("\n" + errors(report, options.errors))
    return int(any(floors.verdict(name, total.f1, pinned[name]) for name, total in report.scores.items()))


if __name__ == "__main__":
    raise SystemExit(main())
