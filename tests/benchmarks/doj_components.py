"""How often the components that the US Department of Justice put on its own releases are found in them.

    python -m tests.benchmarks.doj_components FILE.jsonl[.xz] [--releases 1000]

FILE.jsonl has a release a line: ``text``, ``published``, ``labels.components``. ``doj_components.csv`` maps a label to
the agencies that count as it: a section's label is met by its division too, where the text names only that. A label
"USAO - Texas, Southern" asks for the office by name. An agency found also stands for those above it. Many a release
names the officer alone ("U.S. Attorney Jane Roe of the Southern District of Texas"), who is no agency: the last line
leaves out the labels whose office the text does not name.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import random
import re
from collections import Counter
from pathlib import Path

import extractor
from extractor.packs import Rules

HERE = Path(__file__).parent


def wanted(label: str, mapped: dict[str, set[str]]) -> set[str] | None:
    """The ids or names that meet the label; None where it is not mapped."""
    if label.startswith("USAO - "):
        state, _, district = label.removeprefix("USAO - ").partition(", ")
        court = f"District of {state.removeprefix('District of ')}"
        return {
            f"U.S. Attorney's Office for the {district} {court}"
            if district
            else f"U.S. Attorney's Office for the {court}"
        }
    return mapped.get(label)


def names_the_office(label: str, text: str) -> bool:
    """Whether the text has the office itself, and not its officer alone; true of every label that is no officer's."""
    if label.startswith("USAO - "):
        return re.search(r"Attorney['’]?s['’]? Office for the", text) is not None
    return label in text if label.startswith("Office of the ") else True


def found(text: str, published: str, parents: dict[str, str]) -> set[str]:
    """Ids and names of the agencies in the text, with the ids of the bodies above them."""
    met: set[str] = set()
    for entity in extractor.extract(text, published).entities:
        if isinstance(entity, extractor.Agency):
            met |= {entity.agency_id or "", entity.name or ""}
            above = entity.agency_id or entity.parent or ""
            while above:
                met.add(above)
                above = parents.get(above, "")
    return met


def main() -> None:
    """Print the share of labels met, in all and by label."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--releases", type=int, default=1000)
    args = parser.parse_args()
    with (HERE / "doj_components.csv").open(encoding="utf-8") as rows:
        mapped = {row["label"]: set(row["agencies"].split("; ")) for row in csv.DictReader(rows)}
    parents = {row["id"]: row["parent"] for row in Rules().rows("agencies.csv")}
    data = lzma.decompress(args.file.read_bytes()) if args.file.suffix == ".xz" else args.file.read_bytes()
    releases = [json.loads(line) for line in data.decode().split("\n") if line]
    labelled = [row for row in releases if row["labels"].get("components")]
    asked: Counter[str] = Counter()
    met: Counter[str] = Counter()
    of_offices: Counter[bool] = Counter()
    for row in random.Random(2023).sample(labelled, min(args.releases, len(labelled))):
        agencies = found(row["text"], row["published"], parents)
        for label in row["labels"]["components"]:
            names = wanted(label, mapped)
            asked[label] += 1
            met[label] += (hit := bool(names and names & agencies))
            if names_the_office(label, row["text"]):
                of_offices[hit] += 1
    for label, count in asked.most_common(25):
        print(f"{label:56} {met[label]:4} of {count:4}")
    print(f"{'all labels':56} {met.total():4} of {asked.total():4}   {met.total() / asked.total():.3f}")
    hits, count = of_offices[True], of_offices.total()
    print(f"{'labels whose office the text names':56} {hits:4} of {count:4}   {hits / count:.3f}")


if __name__ == "__main__":
    main()
