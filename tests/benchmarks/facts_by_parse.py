"""How well a parse alone tells the facts of gold files: the action of a quantity and who acts.

    python -m tests.benchmarks.facts_by_parse [FACTS.jsonl …] [--parser FILE] [--errors 20]

FACTS.jsonl has a release a line: ``id``, ``text``, ``facts`` with ``quantity``, ``agent`` ([start, end] or null) and
``action``; without files, the samples. Quantities are given; what is asked is whether the way up the tree ends at the
right verb (or, by the nouns of action and penalty on the way, at the right action), and whether the phrase that acts is
found where the gold has
one. A model in training is gated on this; scores on treebanks are information.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy

from extractor.cleaning import Cleaned
from extractor.find.facts.climb import Reading, governor
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.syntax import Parse
from extractor.language.fold import fold
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules
from extractor.packs.pack import MODEL, standard_pack
from extractor.pipeline.state import begin
from extractor.pipeline.syntax import parser_of
from extractor.reading.head import read_head
from extractor.syntax.parser import Parser
from tests.gate.samples import locate, read_sample, text_paths

DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her"])
AUXILIARIES = {
    **dict.fromkeys(["am", "is", "are", "was", "were", "been", "being", "'s"], "be"),
    **dict.fromkeys(["has", "had", "having"], "have"),
    **dict.fromkeys(["did", "does", "done"], "do"),
}
TRANSPARENT = frozenset(["followed", "compared", "including", "measuring"])
# Whoever faces, gets or gives a penalty.
FACING = frozenset(["face", "carry", "risk", "receive", "impose", "hand", "serve"])


@dataclass(frozen=True, slots=True)
class Case:
    """A gold fact with the parse of its sentence."""

    id: str
    text: str
    parse: Parse
    quantity: tuple[int, int]
    action: str
    agent: tuple[int, int] | None


def rows(files: list[Path]) -> Iterator[dict[str, Any]]:
    """Releases with their facts, spans as offsets."""
    for path in files:
        yield from map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").split("\n")))
    if files:
        return
    for path in text_paths():
        sample = read_sample(path)
        facts = [{**fact, **_located(sample.text, fact)} for fact in sample.facts]
        yield {"id": sample.id, "text": sample.text, "facts": facts}


def _located(text: str, fact: Mapping[str, Any]) -> dict[str, tuple[int, int] | None]:
    """Spans of the roles that the samples tell as [words, which occurrence of them]."""
    spans: dict[str, tuple[int, int] | None] = {}
    for role in ("quantity", "agent"):
        if fact[role] is None:
            spans[role] = None
        else:
            start = locate(text, *fact[role])
            spans[role] = start, start + len(fact[role][0])
    return spans


def cases(releases: Iterator[dict[str, Any]], parser: Parser) -> Iterator[Case]:
    """The gold facts that rest on a quantity."""
    nlp, split = spacy.blank("en"), SentenceSplitter(Rules())
    for row in releases:
        text = fold(row["text"])
        doc = nlp.make_doc(text)
        begin(doc, read_head(row["text"]), Cleaned(text), text, hidden=True)
        starts = split(text)
        parse = parser_of(doc, parser)
        for fact in row["facts"]:
            if not fact["quantity"]:
                continue
            start, end = fact["quantity"]
            begins = max(at for at in starts if at <= start)
            ends = min((at for at in starts if at > start), default=len(text))
            agent = tuple(fact["agent"]) if fact["agent"] else None
            yield Case(row["id"], text, parse([(begins, ends)])[0], (start, end), fact["action"], agent)


def read(case: Case) -> Reading | None:
    """What the parse tells."""
    return governor(case.parse, *case.parse.between(*case.quantity), transparent=TRANSPARENT)


def action(reading: Reading | None, parse: Parse, lexicon: FactLexicon) -> str:
    """The lemma of the verb, or what the nouns on the way say: "made 14 arrests" is arrest."""
    if reading is None:
        return ""
    lemma = _lemma(parse, reading.verb, lexicon) if reading.verb is not None else ""
    if lemma in ("see", "have", "get") and reading.participle is not None:
        return _lemma(parse, reading.participle, lexicon)
    light = not lemma or lemma in lexicon.light | lexicon.giving | lexicon.words.announcing | FACING
    for noun in reading.nouns:
        word = parse.words[noun].lower()
        if word in lexicon.value_nouns and not (lemma and word == "worth"):
            return "value"
        if word in lexicon.penalties and (light or lemma == "pay"):
            return "sentence" if lemma in lexicon.giving else lexicon.penalties[word]
        if word in lexicon.action_nouns and (light or noun != reading.nouns[0]):
            return lexicon.action_nouns[word]
    if lemma in lexicon.giving:
        return "sentence"
    if reading.particle is not None:
        lemma = f"{lemma} {parse.words[reading.particle].lower()}"
    if lemma == "plead" and "guilty" in map(str.lower, parse.words):
        return "plead guilty"
    return lemma


def _lemma(parse: Parse, verb: int, lexicon: FactLexicon) -> str:
    word = parse.words[verb].lower()
    return AUXILIARIES.get(word) or lexicon.words.lemma(word)


def same_action(gold: str, found: str) -> bool:
    """Whether the verbs are the same, a particle left out where one side has none."""
    wanted, got = gold.casefold().split(), found.casefold().split()
    return bool(wanted and got) and wanted[0] == got[0] and (wanted == got or len(wanted) == 1 or len(got) == 1)


def same_agent(case: Case, reading: Reading | None) -> bool:
    """Whether the phrases overlap, or share a word."""
    span = reading.agent if reading else None
    if span is None or case.agent is None:
        return False
    wanted = set(case.text[case.agent[0] : case.agent[1]].lower().split()) - DETERMINERS
    got = set(" ".join(case.parse.words[span[0] : span[1]]).lower().split()) - DETERMINERS
    start, end = case.parse.starts[span[0]], case.parse.ends[span[1] - 1]
    return bool(wanted & got) or (start < case.agent[1] and end > case.agent[0])


def main() -> None:
    """Print the shares, and what is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", type=Path, nargs="*")
    arguments.add_argument("--parser", type=Path, default=standard_pack() / MODEL)
    arguments.add_argument("--errors", type=int, default=0)
    options = arguments.parse_args()
    lexicon = FactLexicon(Rules())
    found: Counter[str] = Counter()
    errors: list[str] = []
    for case in cases(rows(options.files), Parser(options.parser)):
        reading = read(case)
        told = action(reading, case.parse, lexicon)
        right = same_action(case.action, told)
        found.update(
            {"facts": 1, "action": right, "agents": case.agent is not None, "agent": same_agent(case, reading)}
        )
        if not right:
            errors.append(_error(case, reading, told))
    print(
        f"{found['facts']} facts, action {found['action'] / found['facts']:.3f};",
        f"of {found['agents']} agents found {found['agent'] / max(found['agents'], 1):.3f}",
    )
    print("\n".join(errors[: options.errors]))


def _error(case: Case, reading: Reading | None, told: str) -> str:
    around = case.text[max(case.quantity[0] - 60, 0) : case.quantity[1] + 60].replace("\n", "⏎")
    reason = reading.reason if reading else "no words"
    return f"{case.id} | {case.text[slice(*case.quantity)]} | {case.action} | {told} | {reason} | …{around}…"


if __name__ == "__main__":
    main()
