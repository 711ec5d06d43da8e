"""What a quantity hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from extractor.entities import Quantity

Role: TypeAlias = Literal["object", "subject", "complement", "agent"]

_CURRENCY = re.compile(r"[A-Z]{3}")


def is_money(quantity: Quantity) -> bool:
    """Whether the unit is an ISO 4217 code."""
    return quantity.unit is not None and _CURRENCY.fullmatch(quantity.unit) is not None


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb group that governs a quantity, how, and by which rule that was seen.

    ``role`` "object" is the direct object, "subject" the subject, "complement" what a preposition ties to the verb.
    ``noun`` is the token of the noun between them, "fine" in "imposed a fine of $500". ``like`` is the token of the
    quantity that a listed one is listed with. ``role`` "agent" is who acts in a passive. ``direct`` readings need no
    parse: the quantity's phrase stands right beside the verb.
    """

    group: int | None
    role: Role
    rule: str
    preposition: str = ""
    noun: int | None = None
    listed: bool = False
    like: int | None = None
    direct: bool = False
