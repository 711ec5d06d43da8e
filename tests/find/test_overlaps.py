"""Which mention stays where those of different types overlap."""

from __future__ import annotations

import pytest

from extractor.entities import Agency, Date, Entity, Offence, Quantity
from extractor.find.overlaps import settle

TEXT = "April 10, 2023 in the Serious Fraud Office"


def mention(kind: type[Entity], text: str) -> Entity:
    start = TEXT.index(text)
    return kind(text=text, start=start, end=start + len(text), rule="test")


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([mention(Date, "April 10, 2023"), mention(Quantity, "10")], ["April 10, 2023"]),
        ([mention(Date, "April"), mention(Quantity, "April 10")], ["April 10"]),
        ([mention(Agency, "Serious Fraud Office"), mention(Offence, "Fraud")], ["Serious Fraud Office"]),
        (
            [mention(Date, "2023"), mention(Agency, "2023 in the Serious Fraud Office")],
            ["2023 in the Serious Fraud Office"],
        ),
        (
            [mention(Offence, "2023 in the Serious Fraud Office"), mention(Agency, "Serious Fraud Office")],
            ["2023 in the Serious Fraud Office", "Serious Fraud Office"],
        ),
        ([mention(Offence, "Serious Fraud"), mention(Quantity, "Fraud")], ["Serious Fraud", "Fraud"]),
        ([mention(Date, "April 10"), mention(Quantity, "2023")], ["April 10", "2023"]),
        (
            [mention(Date, "April 10, 2023"), mention(Quantity, "10"), mention(Quantity, "2023")],
            ["April 10, 2023"],
        ),
    ],
)
def test_settle(found: list[Entity], kept: list[str]) -> None:
    assert [entity.text for entity in settle(found)] == kept
