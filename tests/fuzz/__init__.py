"""A fuzzer: texts, files of every reader, packs and saved extractions, mutated; what holds for any input is checked.

``python -m tests.fuzz --minutes 10`` runs it; every round can be run again by its seed, kind and number.
"""
