"""The rules and joints of dates as ``rules list`` and ``rules test`` take them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.dates.joints import moments, periods
from extractor.find.dates.rules import FAMILIES
from extractor.packs.grammar import CodeRule, place_of

_SPACES = re.compile(r"\s+")


def listed() -> Iterator[CodeRule]:
    """Every rule, family by family, and every joint."""
    for family in FAMILIES:
        for rule in family.RULES:
            place = place_of(family, rule.id)
            shown = _SPACES.sub(" ", rule.pattern).removeprefix("(?x)")
            yield CodeRule(rule.id, "dates", "rule", shown, rule.examples, rule.counterexamples, *place)
    for module, joints in ((moments, moments.MOMENTS), (periods, periods.PERIODS)):
        for joint in joints:
            shown = _SPACES.sub(" ", joint.gap.pattern)
            yield CodeRule(joint.id, "dates", "joint", shown, joint.examples, (), *place_of(module, joint.id))
