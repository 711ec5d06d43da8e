"""What was done to a quantity."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """The lemma, and by which rule it came about.

    ``nominal`` actions are told by a noun. ``agentless`` ones have nobody who acts in the clause: states, changes, and
    what somebody faces or gets. ``plain`` ones are the governing verb itself; ``light`` ones leave to their own noun
    what was done, and tell nothing of the quantities that are listed with it.
    """

    lemma: str
    rule: str
    nominal: bool = False
    agentless: bool = False
    plain: bool = False
    light: bool = False
