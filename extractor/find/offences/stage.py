"""How far the case of a mention has come: what speaks for each stage, weighed by what a training has learned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from extractor.entities import Offence, Stage
from extractor.find.context import Context
from extractor.find.offences.case import Cases
from extractor.find.offences.cues import CASE, Cue
from extractor.find.offences.evidence import Evidence, Told
from extractor.find.offences.mentions import listed_together
from extractor.find.offences.talk import CLAUSE_FEATURES, Talk, TalkWords
from extractor.language.byte_words import ByteWords
from extractor.packs import Rules
from extractor.trace import Trace, tracing

STAGES: tuple[Stage, ...] = get_args(Stage)
GENERAL: Stage = "mentioned"
# "convicted over the", "charged with the fatal", "arrested for a New Year's Day"
_OBJECT_LINK = re.compile(
    r"(?: of| with| for| over| to| in connection with)?(?: the| a| an)?(?: [\w'-]+){0,3} ", re.IGNORECASE
)
_LONGEST_OBJECT_LINK = 50
# "accused of shooting a clerk"; "jailed on Monday for killing a friend"; "guilty of wounding a driver and killing two"
_ACCUSES = frozenset({"alleged", "investigated"})
_DOING = re.compile(r"[^.;:\n]{0,90}? (?:for|of|with|(?<!ing )and)(?: then)? (?:\w+ly )?", re.IGNORECASE)
_ITS_OBJECT = re.compile(
    r"\w*ing (?:an?|the|his|her|their|its|two|three|four|five|several|another|\d+) ", re.IGNORECASE
)
# How many of the features that decided are told.
_MOST_REASONS = 4


class StageModel:
    """The words that features are made of, and what each feature weighs.

    ``start`` is what a stage weighs before anything is told, ``evidence`` what a feature adds to the stage that it
    speaks for, ``talk`` what one adds to general talk; hundredths of the logarithm of the odds.

    Args:
        rules: the packs.
    """

    def __init__(self, rules: Rules) -> None:
        table = rules.table("stage_weights.toml")
        self.words = TalkWords(rules.table("stages.toml"))
        self.start: dict[str, int] = table.get("start", {})
        self.evidence: dict[str, int] = table.get("evidence", {})
        self.talk: dict[str, int] = table.get("talk", {})
        # How little and how much the features of a clause can add to general talk, one of each kind.
        kinds = [[self.talk.get(feature, 0) for feature in kind] for kind in CLAUSE_FEATURES]
        self.of_clause: tuple[int, int] = sum(min(0, *kind) for kind in kinds), sum(max(0, *kind) for kind in kinds)


@dataclass(slots=True, frozen=True)
class Reading:
    """Mentions that are listed together, which share a stage, and the features that speak for one."""

    mentions: Sequence[Offence]
    told: Sequence[Told]
    talk: Sequence[str]


class StageReader:
    """Tells the stage of the mentions of one release.

    Args:
        context: the release.
        words: its words.
        cues: its procedural cues by position.
        model: what the features weigh.
    """

    def __init__(self, context: Context, words: ByteWords, cues: Sequence[Cue], model: StageModel) -> None:
        self.context = context
        self.words = words
        self.cues = cues
        self.model = model
        self._telling = [cue for cue in cues if cue.stage is not None and cue.rule.force != "another"]
        self._starts = [cue.start for cue in self._telling]

    def governed(self, start: int) -> bool:
        """Whether the mention's sentence says that there is a case: a charge, a plea, a sentence."""
        opens, closes = self.context.sentence(start)
        cues = self._telling[bisect_left(self._starts, opens) : bisect_left(self._starts, closes)]
        return any(cue.stage in CASE for cue in cues)

    def is_object(self, start: int) -> bool:
        """Whether a mention is what a charge, a plea or a sentence is for: "convicted over the shooting"."""
        opens, _ = self.context.sentence(start)
        index = bisect_left(self._starts, start) - 1
        if index < 0 or self._starts[index] < opens:
            return False
        cue, text = self._telling[index], self.context.text
        between = text[cue.end : start]
        doing = cue.stage in CASE or cue.stage in _ACCUSES
        if doing and _ITS_OBJECT.match(text, start) and _DOING.fullmatch(f"{text[cue.start : cue.end]}{between}"):
            return True
        if cue.stage not in CASE:
            return False
        return len(between) <= _LONGEST_OBJECT_LINK and _OBJECT_LINK.fullmatch(between) is not None

    def settle(self, found: Sequence[Offence]) -> None:
        """Give each of the offences of a release its stage."""
        for reading in self.read(found, everything=tracing() is not None):
            scores = self._scores(reading)
            stage = max(STAGES, key=scores.__getitem__)
            trace = tracing()
            for offence in reading.mentions:
                offence.stage = stage
                if trace:
                    trace.turn_to(offence)
                    self._tell(trace, reading, scores, stage)

    def read(self, found: Sequence[Offence], *, everything: bool = True) -> Iterator[Reading]:
        """The features of the offences of a release, those that are listed together as one.

        Args:
            found: the offences, by position.
            everything: also features of the clause that can decide nothing any more: they are costly to read.
        """
        if not found:
            return
        cases = Cases(self.context, self.cues)
        evidence = Evidence(cases, found)
        talk = Talk(cases, self.words, self.model.words)
        for group in self._groups(found):
            same = evidence.same(group)
            elsewhere = evidence.where_it_stands(same)
            place = cases.place(group[0].start, group[-1].end)
            opener = evidence.opener(place.start)
            if opener is not None:
                lead = cases.place(opener.start, opener.end)  # an item tells what its lead-in tells
                place = place._replace(
                    clause=lead.clause, sentence=lead.sentence, paragraph=lead.paragraph, person=lead.person
                )
            told = evidence.of(place, elsewhere, opener)
            features = talk.of(group, place, same, elsewhere, clause=everything)
            if opener:
                features.append("in a list that a cue opens")
            if not everything and self._is_open(Reading(group, told, features)):
                features += talk.clause(place.start)
            yield Reading(group, told, features)

    def _groups(self, found: Sequence[Offence]) -> list[list[Offence]]:
        groups: list[list[Offence]] = []
        for offence in found:
            if groups and listed_together(self.context.text, groups[-1][-1].end, offence.start):
                groups[-1].append(offence)
            else:
                groups.append([offence])
        return groups

    def _is_open(self, reading: Reading) -> bool:
        """Whether the features of the clause may still decide between general talk and the stage that weighs most."""
        scores = self._scores(reading)
        general = scores.pop(GENERAL)
        least, most = self.model.of_clause
        return general + least <= max(scores.values()) <= general + most

    def _scores(self, reading: Reading) -> dict[Stage, int]:
        start, evidence, talk = self.model.start, self.model.evidence, self.model.talk
        scores = {stage: start.get(stage, 0) for stage in STAGES}
        for told in reading.told:
            scores[told.stage] += evidence.get(told.feature, 0)
        for feature in reading.talk:
            scores[GENERAL] += talk.get(feature, 0)
        return scores

    def _tell(self, trace: Trace, reading: Reading, scores: dict[Stage, int], stage: Stage) -> None:
        """Take down the features that weighed most, and what the stage was chosen from."""
        reasons: list[tuple[int, str, tuple[int, int] | None]] = [
            (self.model.evidence.get(told.feature, 0), told.feature, told.at)
            for told in reading.told
            if told.stage == stage
        ]
        if stage == GENERAL:
            reasons += [(self.model.talk.get(feature, 0), feature, None) for feature in reading.talk]
        for weight, feature, at in sorted(reasons, key=lambda reason: -reason[0])[:_MOST_REASONS]:
            if weight > 0:
                rule = "offence.stage-cue" if at else "offence.stage"
                trace.step(rule, feature, None, f"{stage} {weight:+d}", at=at)
        _, second = sorted(scores, key=lambda other: -scores[other])[:2]
        weighed = f"weighs most: {scores[stage]}, next {second} {scores[second]}"
        trace.step("offence.stage", weighed, None, stage)
