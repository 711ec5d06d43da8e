"""Word vectors from plain text: positive pointwise mutual information with the words around, reduced by SVD.

Levy, Goldberg and Dagan, "Improving Distributional Similarity with Lessons Learned from Word Embeddings", TACL 2015;
the contexts are frequent words at each place of a window of two, which makes the vectors tell syntactic classes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

PLACES = (-2, -1, 1, 2)


def count_words(texts: Iterable[np.ndarray]) -> Counter[int]:
    """How often each key stands in the texts."""
    total: Counter[int] = Counter()
    for text in texts:
        total.update(text.tolist())
    return total


def word_vectors(
    texts: list[np.ndarray], vocabulary: dict[int, int], contexts: int, width: int, seed: int
) -> np.ndarray:
    """A vector for each row of the vocabulary (rows 0 and 1, and words not in the texts: zeros), of length about 1.

    ``texts`` are keys of words.
    """
    size = len(vocabulary) + 2
    counts = _cooccurrences([_as_rows(text, vocabulary) for text in texts], size, contexts)
    of_word = np.asarray(counts.sum(axis=1)).ravel()
    # Smoothing of the contexts' distribution keeps rare contexts from looking informative.
    of_context = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    of_context /= of_context.sum()
    pairs = counts.tocoo()
    information = np.log(pairs.data / (of_word[pairs.row] * of_context[pairs.col]))
    keep = information > 0
    matrix = sparse.csr_matrix((information[keep], (pairs.row[keep], pairs.col[keep])), shape=counts.shape)
    return _reduce(matrix, width, seed)


def _as_rows(text: np.ndarray, vocabulary: dict[int, int]) -> np.ndarray:
    return np.array([vocabulary.get(word, 1) for word in text.tolist()], dtype=np.int64)


def _cooccurrences(texts: list[np.ndarray], size: int, contexts: int) -> sparse.csr_matrix:
    stream = np.concatenate([np.concatenate([[0, 0], text]) for text in texts])
    frequency = np.bincount(stream, minlength=size)
    frequency[:2] = 0
    column = np.full(size, -1)
    column[np.argsort(-frequency, kind="stable")[:contexts]] = np.arange(contexts)
    total = sparse.csr_matrix((size, contexts * len(PLACES)), dtype=np.float64)
    for number, place in enumerate(PLACES):
        words, around = (stream[-place:], stream[:place]) if place < 0 else (stream[:-place], stream[place:])
        column_of = column[around]
        good = (words > 1) & (column_of >= 0)
        at = (words[good], column_of[good] + number * contexts)
        total = total + sparse.csr_matrix((np.ones(len(at[0])), at), shape=total.shape)
    return total


def _reduce(matrix: sparse.csr_matrix, width: int, seed: int) -> np.ndarray:
    """Randomised SVD (Halko, Martinsson and Tropp 2011); the left vectors times the roots of the singular values."""
    basis = np.random.default_rng(seed).standard_normal((matrix.shape[1], width + 16))
    for _ in range(3):
        basis, _ = np.linalg.qr(matrix.T @ (matrix @ basis))
    left, values, _ = np.linalg.svd(matrix @ basis, full_matrices=False)
    vectors = left[:, :width] * np.sqrt(values[:width])
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (vectors / np.maximum(norms, 1e-6)).astype(np.float32)
    return unit
