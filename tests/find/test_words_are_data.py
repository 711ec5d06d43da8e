"""Words are data: no module of the finders holds a list of words that say something; those stand in the pack."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import extractor.find
from extractor.packs import Rules

MOST = 3
ROOM = Path(extractor.find.__file__).parent
WORD = re.compile(r"[a-z][a-z'-]*(?: [a-z'-]+)*")
# Names of the code's own, which only look like words: values of the contract, kinds of units, parts of a pattern.
NAMES = {
    *("agency", "date", "offence", "quantity", "term", "count", "money", "percent", "duration", "mass", "length"),
    *("area", "volume", "data", "power", "energy", "speed", "temperature", "age", "rate"),
    *(
        "unit",
        "units",
        "month",
        "weekday",
        "day",
        "year",
        "yy",
        "quarter",
        "half",
        "season",
        "part",
        "decade",
        "deictic",
    ),
    *("deictics", "frequency", "holiday", "code", "name", "number", "section"),
}
# What stays with its rule, by module and name, and why.
ALLOWED = {
    "agencies/joins.py OPENS": "prepositions of other languages",
    "agencies/links.py _FEDERAL": "what the pattern of districts beside it completes",
    "agencies/name.py _ORDINAL_ENDINGS": "endings of ordinals, beside the pattern that reads them",
    "agencies/name.py NEEDS": "names of predicates",
    "dates/left.py _SAME": "the words of the pattern beside it, by which it is tried",
    "dates/words.py _OPENING": "the words of the rules' own patterns, by which they are tried",
    "facts/governor.py TIME_UNITS": "UCUM symbols",
    "facts/tree.py _rightmost": "relations of Universal Dependencies",
    "facts/tree.py inner": "the same",
    "facts/tree.py child": "the same",
    "offences/conduct.py __init__": "names of readers",
    "offences/finder.py _CONDITIONS": "names of conditions",
    "offences/guards.py AGAINST": "names of guards",
    "offences/phrases.py _is_action": "endings of nouns, beside the rule that reads them",
    "offences/talk.py _NAMED": "names of classes of the pack",
    "quantities/counted.py _opens_apart": "endings, beside the rule that reads them",
    "quantities/numerals.py _SCALE_OPENERS": "numbers with their values and how vague, beside their pattern",
    "quantities/units_after.py _OWN_CASE": "symbols of units",
}


def written(node: ast.AST) -> list[str]:
    """The strings that a display, or a string that is split, holds."""
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        return [one for part in node.elts for one in (text(part) or written(part))]
    if isinstance(node, ast.Dict):
        return [one for key in node.keys if key is not None for one in text(key)]
    split = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
    return text(node.func.value)[0].split() if split and text(node.func.value) else []  # type: ignore[attr-defined]


def text(node: ast.AST) -> list[str]:
    """The string, or the bytes, that a node is."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
        return [node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value]
    return []


def lists(source: str, closed: set[str]) -> Iterator[tuple[str, list[str]]]:
    """The name of what holds it, and the words, of each list of more words than closed classes have."""
    tree = ast.parse(source)
    left_out: set[int] = set()
    for node in ast.walk(tree):
        of_types = node.slice if isinstance(node, ast.Subscript) else None
        examples = node.value if isinstance(node, ast.keyword) and node.arg in ("examples", "counterexamples") else None
        left_out |= {id(one) for part in (of_types, examples) if part is not None for one in ast.walk(part)}
    for statement in ast.walk(tree):
        name = _name(statement)
        for node in ast.walk(statement) if name else ():
            words = [one.strip() for one in written(node)]
            if id(node) in left_out or not all(WORD.fullmatch(one) for one in words):
                continue
            content = {one for one in words if not closed.issuperset(one.split())}
            if len(content) > MOST:
                yield name, sorted(content)


def _name(statement: ast.AST) -> str:
    if isinstance(statement, ast.FunctionDef):
        return statement.name
    target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
    return target.id if isinstance(target, ast.Name) else ""


@pytest.fixture(scope="module")
def closed() -> set[str]:
    """The words of the closed classes: what a grammar may name."""
    classes = Rules().table("words.toml")["classes"]
    return {"to", "that", *(word for name, words in classes.items() if name != "quantifier" for word in words)}


def test_no_finder_holds_words_of_its_own(closed: set[str]) -> None:
    found: dict[str, list[str]] = {}
    for path in sorted(ROOM.rglob("*.py")):
        place = path.relative_to(ROOM).as_posix()
        for name, words in lists(path.read_text(encoding="utf-8"), closed):
            if name != "__slots__" and not NAMES.issuperset(words):
                found[f"{place} {name}"] = words
    assert {place: words for place, words in found.items() if place not in ALLOWED} == {}
    assert sorted(ALLOWED.keys() - found.keys()) == []  # what is allowed is there


def test_a_list_is_seen(closed: set[str]) -> None:
    source = '_A = frozenset({"theft", "fraud", "arson", "bribery"})\n_B = ("in", "on", "at", "by", "of")\n'
    source += 'def f(word):\n    return word in b"gun knife sword axe".split()\n'
    assert [name for name, _ in lists(source, closed)] == ["_A", "f"]
