"""Values as a reader would write them."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.entities import Quantity
from extractor.writing.quantity import readable_value
from tests.writing.examples import mention


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 2300, "bound": ">"}, "> 2,300"),
        ({"value": 2}, "2"),
        ({"value": 12, "bound": ">=", "vague": True}, "≥ 12"),
        ({"value": 21, "bound": "~", "unit": "%"}, "~ 21%"),
        ({"value": 1_200_000, "unit": "USD", "bound": "<="}, "≤ USD 1,200,000"),
        ({"value": 0.5, "unit": "kg", "bound": "<"}, "< 0.5 kg"),
        ({"value": 320.49, "unit": "NGN"}, "NGN 320.49"),
        ({"value": 18, "unit": "mo"}, "18 months"),
        ({"value": 1, "unit": "a"}, "1 year"),
        ({"low": 10, "high": 15, "unit": "a"}, "10–15 years"),
        ({"low": 1.5, "high": 2, "unit": "EUR"}, "EUR 1.5–2"),
        ({"value": 0}, "0"),
        ({"value": -5, "unit": "Cel"}, "-5 Cel"),
        ({"value": 2e18}, "2e+18"),
        ({"vague": True}, ""),
    ],
)
def test_readable_value(fields: dict[str, Any], shown: str) -> None:
    assert readable_value(Quantity(**mention("x"), **fields)) == shown
