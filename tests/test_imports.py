"""How the modules lean on each other: downwards, never in a circle, wherever in a module the import stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import extractor

FOLDER = Path(extractor.__file__).parent


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules that a file imports anywhere but for the type checker alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        yield from imports(node)


def modules() -> dict[str, set[str]]:
    """The modules of the package, and what each of them imports; of its own package's face nothing is said."""
    found = {}
    for path in FOLDER.rglob("*.py"):
        name = ".".join(("extractor", *path.relative_to(FOLDER).with_suffix("").parts)).removesuffix(".__init__")
        needed = imports(ast.parse(path.read_text(encoding="utf-8")))
        found[name] = {other for other in needed if not f"{name}.".startswith(f"{other}.")}
    return found


def room(module: str) -> str:
    return ".".join(module.split(".")[:2])


def assert_no_circle(graph: Mapping[str, set[str]]) -> None:
    own = {name: {other for other in needed if other in graph} for name, needed in graph.items()}
    TopologicalSorter(own).prepare()  # raises CycleError, which names the circle


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = modules()
    assert "extractor.entities" in graph["extractor.writing.facts"]
    assert_no_circle(graph)


def test_no_room_imports_itself_by_way_of_others() -> None:
    rooms: dict[str, set[str]] = {}
    for name, needed in modules().items():
        rooms.setdefault(room(name), set()).update(room(one) for one in needed)
    assert "extractor.language" in rooms["extractor.find"]
    assert_no_circle({name: needed - {name, "extractor"} for name, needed in rooms.items()})


def test_only_the_pipeline_imports_spacy() -> None:
    users = {room(name) for name, needed in modules().items() if any(one.split(".")[0] == "spacy" for one in needed)}
    assert users == {"extractor.pipeline"}
