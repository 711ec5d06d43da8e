from __future__ import annotations

import pytest

from extractor.resolve.calendar import days_in_month, numeric_day


@pytest.mark.parametrize(("day_first", "value"), [(True, "2025-05-07"), (False, "2025-07-05"), (None, None)])
def test_order_of_numbers(day_first: bool | None, value: str | None) -> None:
    assert numeric_day(7, 5, 2025, day_first) == value


def test_a_day_that_only_one_order_has_needs_no_order() -> None:
    assert numeric_day(13, 5, 2025, None) == numeric_day(5, 13, 2025, True) == "2025-05-13"
    assert numeric_day(4, 4, 2025, None) == "2025-04-04"


def test_leap_years() -> None:
    assert (days_in_month(2024, 2), days_in_month(2100, 2), days_in_month(2023, 13)) == (29, 28, 0)
