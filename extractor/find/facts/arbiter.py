"""Between two readings of what a quantity belongs to, by the rules and by the parse: one wins, for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from extractor.entities import Certainty
from extractor.find.facts.action import Action
from extractor.find.facts.governor import Governor, Tie
from extractor.trace import tracing


@dataclass(frozen=True, slots=True)
class Decision:
    """The governor that won, how sure that is, and why."""

    governor: Governor | None
    certainty: Certainty
    reason: str


Reading: TypeAlias = Governor | None


def decide(rule: Reading, parsed: Reading) -> Decision:
    """Which reading of a quantity counts.

    Direct readings win: an object right after its verb, a subject right before it, a participle. Core relations of the
    parse (subject, object) win over readings by a list or a preposition. Where only one tells a verb, it counts.

    Args:
        rule: by the closed classes.
        parsed: by the parse.
    """
    if rule is not None and rule.direct:
        return Decision(rule, "high", "a direct reading")
    if rule is not None and rule.tie is Tie.LEAD_IN:
        return Decision(rule, "medium", "an item of the list that a lead-in opens")
    if rule is None:
        core = parsed is not None and parsed.role != "complement"
        return Decision(parsed, "medium" if core else "low", "only the parse tells a verb")
    if parsed is None:
        return Decision(rule, "medium", "only the words tell a verb")
    if parsed.group == rule.group:
        return Decision(rule, "high", "the words and the parse agree")
    loose = rule.listed or rule.role == "complement"
    if loose and parsed.role != "complement" and not parsed.listed:
        return Decision(parsed, "medium", "a subject or an object of the parse stands against a list or a preposition")
    certainty: Certainty = "low" if parsed.role != "complement" else "medium"
    return Decision(rule, certainty, "the words stand against a list or a preposition of the parse")


# A subject of more words has often run over its end.
_LONGEST_AGENT = 4
_UNTOLD = frozenset({"he", "she", "it", "they"})


def certainty_of(action: Action, decision: Decision, agent: str | None) -> Certainty:
    """How sure an action is: a noun of action right beside its number needs no verb.

    One whose agent is a pronoun that stands for nobody told, or has many words, is less than sure.
    """
    if agent is not None and (agent.lower() in _UNTOLD or len(agent.split()) > _LONGEST_AGENT):
        return "low" if decision.certainty == "low" else "medium"
    if action.nominal and (decision.governor is None or decision.certainty == "low"):
        return "medium"
    return decision.certainty


def tell(decision: Decision, at: tuple[int, int]) -> None:
    """Take down which reading won and why."""
    if (trace := tracing()) and decision.governor is not None:
        trace.step("fact.reading", decision.reason, None, decision.certainty, at=at)
