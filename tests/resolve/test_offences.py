from __future__ import annotations

import pytest

from extractor.entities import Inchoate
from extractor.resolve.offences import iccs_code


@pytest.mark.parametrize(
    ("code", "inchoate", "expected"),
    [
        ("0101", None, "0101"),
        ("0101", "attempt", "0102"),
        ("0101", "conspiracy", "0102"),
        ("0101", "solicitation", "0102"),
        ("0101", "aiding", "0101"),
        ("07019", "conspiracy", "07019"),
        (None, "attempt", None),
    ],
)
def test_inchoate_offences_take_the_code_of_what_they_aim_at(
    code: str | None, inchoate: Inchoate | None, expected: str | None
) -> None:
    assert iccs_code(code, inchoate) == expected
