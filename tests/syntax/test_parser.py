from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from extractor.find.syntax import LONGEST_PIECE
from extractor.packs.pack import MODEL, standard_pack
from extractor.syntax.arithmetic import MOST_INPUTS
from extractor.syntax.layers import single_thread
from extractor.syntax.parser import Parser

SENTENCES = [
    text.split(" ")
    for text in (
        "Officers of the Harbour Guard arrested 14 suspects in Portbury on Friday .",
        "More than 300 counterfeit watches were seized by customs officers , the ministry said .",
        "Smuggler gets five years",
        "She pleaded guilty to wire fraud and was ordered to pay $ 4,000 in restitution .",
    )
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(standard_pack() / MODEL)


def test_who_did_what(parser: Parser) -> None:
    active, passive, headline, _ = parser(SENTENCES)
    assert (active.tags[5], active.tags[7]) == ("VBD", "NNS")
    assert [(active.labels[word], active.heads[word]) for word in (0, 7)] == [("nsubj", 5), ("obj", 5)]
    assert [(passive.labels[word], passive.heads[word]) for word in (4, 9)] == [("nsubj:pass", 6), ("obl:agent", 6)]
    assert headline.labels == ("nsubj", "ROOT", "nummod", "obj")


words = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=40)


@settings(max_examples=30, deadline=None)
@given(st.lists(words, min_size=1, max_size=6))
def test_a_tree_does_not_depend_on_the_others(parser: Parser, sentences: list[list[str]]) -> None:
    assert parser([*SENTENCES, *sentences]) == [parser([sentence])[0] for sentence in [*SENTENCES, *sentences]]


def test_a_very_long_sentence_is_parsed_in_pieces(parser: Parser) -> None:
    sentence = (SENTENCES[0] * (5 * LONGEST_PIECE))[: 50 * LONGEST_PIECE + 1]
    tree, short = parser([sentence, SENTENCES[0]])
    assert len(tree.tags) == len(tree.heads) == len(tree.labels) == len(sentence)
    assert sum(head == word for word, head in enumerate(tree.heads)) == 51
    assert all(head // LONGEST_PIECE == word // LONGEST_PIECE for word, head in enumerate(tree.heads))
    assert short == parser([SENTENCES[0]])[0]


def test_nothing_to_parse(parser: Parser) -> None:
    assert parser([]) == []
    assert [len(tree.tags) for tree in parser([[], SENTENCES[2], []])] == [0, 4, 0]


def test_no_sum_is_too_large_for_exact_arithmetic(parser: Parser) -> None:
    network = parser.network
    rounds = [layer for memory, _, layer in network.rounds for layer in (memory, layer)]
    layers = [network.words.near, network.wide, *rounds, network.label, network.readers]
    assert max(len(layer.weights) for layer in layers) <= MOST_INPUTS
    for layer in layers:
        # However large the inputs, on top of the bias.
        assert (abs(layer.weights).sum(axis=0) * 127 + abs(layer.bias)).max() < 2**24


SCRIPT = f"""
from extractor.packs.pack import MODEL, standard_pack
from extractor.syntax.layers import single_thread
from extractor.syntax.parser import Parser
print(Parser(standard_pack() / MODEL)({SENTENCES!r} * 40))
"""


def test_threads_and_hash_seeds_change_nothing() -> None:
    def run(threads: str, seed: str) -> str:
        env = {**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", SCRIPT], env=env, capture_output=True, check=True)
        return hashlib.sha256(done.stdout).hexdigest()

    assert run("1", "1") == run("4", "2")


def test_threads_of_the_linear_algebra_are_as_before_once_all_have_left() -> None:
    def threads() -> list[int]:
        return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]

    before = threads()
    with single_thread():
        with single_thread():
            assert set(threads()) <= {1}
        assert set(threads()) <= {1}
    assert threads() == before
