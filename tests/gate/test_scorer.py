"""The scorer, on cases whose figures can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gate.scorer import Report, Scored, head_noun, pair, plain_name, same_value, score

TEXT = "Since April 2023, police arrested more than 20 men for fraud, the MPS said. " * 2


def at(kind: str, start: int, end: int, **fields: object) -> dict[str, Any]:
    return {"type": kind, "start": start, "end": end, **fields}


def report(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Report:
    return score([Scored("r", TEXT, gold, found)])


def figures(gold: list[dict[str, Any]], found: list[dict[str, Any]], kind: str) -> dict[str, float]:
    scores = report(gold, found).scores
    return {name.split(".")[1]: round(total.f1, 3) for name, total in scores.items() if name.startswith(kind + ".")}


def test_precision_recall_and_f1() -> None:
    gold = [at("date", 6, 16, value="2023-04"), at("date", 30, 34, value="2023"), at("date", 40, 44, value="2022")]
    found = [at("date", 6, 16, value="2023-04"), at("date", 50, 54, value="2023")]
    total = report(gold, found).scores["date.overlap"]
    assert (total.hits, total.gold, total.found) == (1, 3, 2)
    assert (total.precision, total.recall, total.f1) == (1 / 2, 1 / 3, 2 / 5)


def test_nothing_found_and_nothing_to_find() -> None:
    assert set(figures([], [], "date").values()) == {0.0}
    assert set(figures([at("date", 0, 4, value="2023")], [], "date").values()) == {0.0}
    assert set(figures([], [at("date", 0, 4, value="2023")], "date").values()) == {0.0}


def test_types_do_not_mix() -> None:
    gold, found = [at("date", 0, 4, value="2023")], [at("quantity", 0, 4, value=2023)]
    assert figures(gold, found, "date")["overlap"] == figures(gold, found, "quantity")["overlap"] == 0


def test_the_best_overlap_wins_and_each_is_used_once() -> None:
    gold = [at("date", 0, 10), at("date", 10, 20)]
    found = [at("date", 8, 20), at("date", 5, 11)]
    assert sorted(pair(gold, found)) == [(0, 1), (1, 0)]
    assert pair(gold, [at("date", 0, 20)]) == [(0, 0)]
    assert pair(gold, [at("date", 20, 25)]) == []


def test_a_date_counts_by_value_and_by_edge() -> None:
    gold = [at("date", 6, 16, value="2023-04", edge="since"), at("date", 30, 34, value="2022")]
    found = [at("date", 0, 16, value="2023-04", edge=None), at("date", 30, 34, value="2022", edge=None)]
    assert figures(gold, found, "date") == {"overlap": 1.0, "exact": 0.5, "value": 1.0, "value+edge": 0.5}


def test_a_quantity_counts_by_value_unit_bound_and_head() -> None:
    gold = [
        at("quantity", 0, 2, value=20, bound=">", unit=None, of="criminal suspects"),
        at("quantity", 5, 9, value=[2, 3], bound="=", unit="USD", of="fines"),
        at("quantity", 12, 14, value=18, bound="=", unit="mo", of=None),
    ]
    found = [
        at("quantity", 0, 2, value=20, bound="=", unit=None, of="suspects who fled", low=None, high=None),
        at("quantity", 5, 9, value=None, low=2, high=3, bound="=", unit="HKD", of="fine"),
        at("quantity", 12, 14, value=18.0, bound="=", unit="mo", of="prison", low=None, high=None),
    ]
    assert figures(gold, found, "quantity") == {
        "overlap": 1.0,
        "exact": 1.0,
        "value": 1.0,
        "value+unit": 0.667,
        "value+unit+bound": 0.333,
        "of-head": 0.667,
    }


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"value": 5}, {"value": 5.0}, True),
        ({"value": 5}, {"value": 6}, False),
        ({"value": 1e9}, {"value": 1e9 + 1}, True),
        ({"value": [1, 2]}, {"value": [1, 2]}, True),
        ({"value": [1, 2]}, {"value": 1}, False),
        ({"value": 0}, {"value": None, "low": None, "high": None}, False),
    ],
)
def test_equal_values(gold: dict[str, Any], found: dict[str, Any], same: bool) -> None:
    assert same_value(gold, found) is same


def test_generic_agencies_are_not_measured() -> None:
    gold = [at("agency", 18, 24, named=False), at("agency", 66, 69, named=True, canonical="M", country="CN")]
    found = [
        at("agency", 18, 24, named=True, name="Police", country=None),
        at("agency", 30, 34, named=False, name=None),
        at("agency", 66, 69, named=True, name="The M", country="CN"),
    ]
    assert set(figures(gold, found, "agency").values()) == {1.0}
    found.append(at("agency", 40, 44, named=True, name="X", country=None))
    assert figures(gold, found, "agency")["overlap"] == 0.667


def test_an_offence_counts_by_code_and_stage() -> None:
    gold = [at("offence", 0, 5, iccs="0701", stage="charged"), at("offence", 9, 12, iccs="0901", stage="mentioned")]
    found = [at("offence", 0, 5, iccs="07019", stage="charged"), at("offence", 9, 12, iccs="0903", stage=None)]
    assert figures(gold, found, "offence") == {
        "overlap": 1.0,
        "exact": 1.0,
        "iccs-2": 1.0,
        "iccs-4": 0.5,
        "stage": 1.0,
    }


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("internet platform companies", "company"),
        ("counts of wire fraud", "count"),
        ("people", "person"),
        ("Boxes", "box"),
        ("searches", "search"),
        ("glass", "glass"),
        ("of the total", "total"),
        ("2021", None),
        (None, None),
    ],
)
def test_heads_of_noun_phrases(phrase: str | None, head: str | None) -> None:
    assert head_noun(phrase) == head


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. Department of Justice", "Department of Justice"),
        ("United States Attorney's Office", "the U.S. Attorney's office"),
        ("Immigration & Checkpoints Authority", "Immigration & Checkpoints Authority"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


def test_names_that_are_not_the_same() -> None:
    assert plain_name("Ministry of Law") != plain_name("Ministry of Justice")
    assert plain_name(None) != plain_name("Ministry of Law")


def test_faults_tell_what_is_wrong_and_where() -> None:
    gold = [at("date", 6, 16, value="2023-04"), at("date", 30, 34, value="2022")]
    found = [at("date", 6, 16, value="2023"), at("date", 50, 54, value="2021")]
    faults = report(gold, found).faults
    assert [str(fault) for fault in faults["date.value"]] == [
        "r: …Since [April 2023], police arrested more than 20… gold: value '2023-04'; found: value '2023'"
    ]
    assert ["missed: value '2022'" in str(fault) for fault in faults["date.overlap"]] == [True, False]
    assert ["spurious: value '2021'" in str(fault) for fault in faults["date.overlap"]] == [False, True]
