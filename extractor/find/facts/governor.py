"""What a quantity hangs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from extractor.entities import Quantity

Role: TypeAlias = Literal["object", "subject", "complement", "agent"]

TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_CURRENCY = re.compile(r"[A-Z]{3}")


def is_money(quantity: Quantity) -> bool:
    """Whether the unit is an ISO 4217 code."""
    return quantity.unit is not None and _CURRENCY.fullmatch(quantity.unit) is not None


def is_age(quantity: Quantity) -> bool:
    """Whether it tells how old somebody is: no time that passes."""
    return quantity.of == "age" and quantity.unit in TIME_UNITS and quantity.timex is None


class Tie(Enum):
    """How a quantity hangs on its governor; the value is what ``explain`` calls it."""

    OBJECT = "fact.object"
    SECOND_OBJECT = "fact.second-object"
    SUBJECT = "fact.subject"
    PARTICIPLE = "fact.participle"  # that describes the quantity: "12 people arrested in May"
    INFINITIVE = "fact.headline-infinitive"
    PREPOSITION = "fact.preposition"  # it is called by the preposition itself
    WORTH = "fact.worth"
    LISTED = "fact.listed"  # as the quantity is that it is listed with
    PART = "fact.part"  # as the whole is: "27 arrests (19 in Hungary)"
    LEAD_IN = "fact.lead-in"  # an item of the list that the verb opens
    ACCUSED = "fact.charge"  # no quantity at all
    PARSED = "fact.parsed"


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb group that governs a quantity, and how.

    ``role`` "object" is the direct object, "subject" the subject, "complement" what a preposition ties to the verb.
    ``noun`` is the token of the noun between them, "fine" in "imposed a fine of $500". ``like`` is the token of the
    quantity that a listed one is listed with. ``role`` "agent" is who acts in a passive. ``direct`` readings need no
    parse: the quantity's phrase stands right beside the verb.
    """

    group: int | None
    role: Role
    tie: Tie
    preposition: str = ""
    noun: int | None = None
    listed: bool = False
    like: int | None = None
    direct: bool = False

    @property
    def rule(self) -> str:
        """What ``explain`` calls it."""
        return f"fact.{self.preposition.replace(' ', '-')}" if self.tie is Tie.PREPOSITION else self.tie.value
