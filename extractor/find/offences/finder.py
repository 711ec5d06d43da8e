"""Offence mentions: names of the lexicon, with what belongs to them left and right, and the stage of the case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.entities import Entity, Offence
from extractor.find.context import Context
from extractor.find.offences.lexicon import Entry, OffenceLexicon
from extractor.find.offences.mention import Mention
from extractor.find.offences.mentions import MentionBuilder, listed_together
from extractor.find.offences.stage import StageModel, StageReader
from extractor.packs import Rules
from extractor.resolve.offences import iccs_code
from extractor.trace import GUARD, tracing

_COUNTED = re.compile(r"(?:\d|\b(?:hundred|thousand|million|dozen)s?(?: of)?) $", re.IGNORECASE)
# What the forms of a word have in common: "trafficking", "trafficked".
_STEM = 7
# How many digits of a code tell its division, and how many offences have to be of one.
_DIVISION = 4
_FEWEST_ALIKE = 2
# Divisions of what is trafficked or smuggled: persons, drugs, migrants, arms, wildlife.
_TRAFFICKED = frozenset({"0204", "0601", "0805", "0901", "1003"})
# By ``Entry.when``: what does not hold where an entry's form names no offence.
_CONDITIONS = {
    "charged": "an offence only in a sentence that tells of a case, and not counted",
    "object": "an offence only as what a charge or a sentence is for",
    "uncounted": "no offence where a number counts it",
    "company": "an offence only where the release tells of certain others too",
}


class OffenceFinder:
    """Finds and resolves the offences of a release."""

    # What gives them their stages; a training takes one that writes the features down.
    stage_reader: type[StageReader] = StageReader

    def __init__(self, rules: Rules) -> None:
        self.lexicon = OffenceLexicon(rules)
        self._kinds = self.lexicon.kinds_by_word()
        self._model = StageModel(rules)

    def __call__(self, context: Context) -> list[Entity]:
        """The offences in the order of the text."""
        builder = MentionBuilder(self.lexicon, context.text)
        mentions = builder.read(self._kinds)
        stages = self.stage_reader(context, builder.words, builder.cues, self._model)
        found: list[Offence] = []
        aimed: str | None = None
        trace = tracing()
        told = {self.lexicon.entries[mention.entry].id for mention in mentions}
        for mention in mentions:
            if trace:
                trace.turn_to(mention)
            entry = self.lexicon.entries[mention.entry]
            alone = entry.when == "company" and told.isdisjoint(self.lexicon.company.get(entry.id, ()))
            if not alone and all(self._holds(when, mention, stages) for when in (entry.when, mention.when)):
                offence = self._resolve(mention, entry, aimed)
                offence.text = context.text[mention.start : mention.end]
                last = found[-1] if found else None
                listed = last if last and listed_together(context.text, last.end, mention.start) else None
                if trace:
                    trace.hand_on(offence, mention)
                aimed = self._aim(listed, offence, aimed)
                found.append(offence)
            elif trace:
                at = mention.start, mention.end
                when = entry.when if entry.when in _CONDITIONS else mention.when
                trace.reject("offence", f"{GUARD}offence.{when}", _CONDITIONS[when], at)
        self._look_beside(found)
        self._name_again(found)
        self._share_code(found)
        stages.settle(found)
        return list(found)

    def _look_beside(self, found: Sequence[Offence]) -> None:
        """Let an offence be another one where the release tells of certain others too: see ``[[beside]]``."""
        told = {offence.offence_id for offence in found}
        for offence in found:
            others, becomes = self.lexicon.beside.get(offence.offence_id or "", (frozenset(), ""))
            if told.isdisjoint(others):
                continue
            entry = self.lexicon.entries[becomes]
            if trace := tracing():
                trace.step(
                    "offence.beside", "what the release tells of besides", offence.offence_id, entry.id, of=offence
                )
            offence.offence_id, offence.name, offence.iccs, offence.nibrs = (
                entry.id,
                entry.name,
                entry.iccs,
                entry.nibrs,
            )

    def _name_again(self, found: Sequence[Offence]) -> None:
        """Give what only names an offence again ("the trafficking") the code of its kind that the release tells of.

        The one before it, else the one after it, else the division that most offences of the release are of.
        """
        for index, offence in enumerate(found):
            entry = self.lexicon.entries[offence.rule.removeprefix("offence.")]
            # "smuggling", "the smuggling attempt", and not "smuggling of frozen meat"
            said = set(offence.text.lower().encode().split()) - self.lexicon.conduct_words["again"]
            if entry.when != "again" or len(said) > 1:
                continue
            stem = entry.id.split("-")[0][:_STEM]
            others = (*found[:index][::-1], *found[index:])
            kin = [other for other in others if other.iccs != entry.iccs and stem in other.text.lower()]
            code = kin[0].iccs if kin else self._division(found, offence)
            if code is not None and (kin or code in _TRAFFICKED):
                if trace := tracing():
                    trace.step("offence.again", "the code of its kind told elsewhere", offence.iccs, code, of=offence)
                offence.iccs = code

    @staticmethod
    def _division(found: Sequence[Offence], of: Offence | None = None) -> str | None:
        """The division that more than half of the offences but one are of, if they are more than one."""
        divisions = Counter(other.iccs[:_DIVISION] for other in found if other.iccs and other is not of)
        if not divisions:
            return None
        (division, count), *_ = divisions.most_common(1)
        return division if count >= _FEWEST_ALIKE and count * 2 > divisions.total() else None

    def _share_code(self, found: Sequence[Offence]) -> None:
        """Give conduct of which nothing tells what it is the division that most of the release's offences are of."""
        division = self._division(found)
        for offence in found:
            if offence.iccs is None and division is not None:
                offence.iccs = division
                if trace := tracing():
                    step = "the division of most offences of the release"
                    trace.step("offence.company", step, None, division, of=offence)

    def _aim(self, listed: Offence | None, offence: Offence, aimed: str | None) -> str | None:
        """The code that a bare conspiracy is aimed at: that of the one before, else of what it is listed with."""
        if listed is not None and aimed is None:
            bare, other = (listed, offence) if self._is_bare(listed) else (offence, listed)
            if self._is_bare(bare) and not self._is_bare(other):
                bare.iccs = other.iccs
                if trace := tracing():
                    step = "the code of the offence that it is listed with"
                    trace.step("offence.aimed", step, None, bare.iccs, of=bare)
        return offence.iccs if offence.inchoate == "conspiracy" and not self._is_bare(offence) else aimed

    def _is_bare(self, offence: Offence) -> bool:
        return self.lexicon.entries[offence.rule.removeprefix("offence.")].when == "aimed"

    @staticmethod
    def _resolve(mention: Mention, entry: Entry, aimed: str | None) -> Offence:
        """The offence without its stage; ``aimed`` is the code that the last conspiracy was aimed at."""
        bare = entry.when == "aimed"
        code = (aimed or entry.iccs) if bare else iccs_code(entry.iccs, mention.inchoate)
        if trace := tracing():
            aim = bare and aimed is not None
            told = "the code of what the conspiracy before it is aimed at" if aim else "its code in the ICCS"
            trace.step("offence.iccs", told, entry.id, code)
            if bare:
                trace.step("offence.bare", "a conspiracy, its aim told elsewhere", None, "conspiracy")
        return Offence(
            text="",
            start=mention.start,
            end=mention.end,
            rule="offence." + entry.id,
            offence_id=entry.id,
            name=entry.name,
            iccs=code,
            nibrs=entry.nibrs,
            inchoate="conspiracy" if bare else mention.inchoate,
        )

    @staticmethod
    def _holds(when: str, mention: Mention, stages: StageReader) -> bool:
        """Whether the condition of an entry holds for a mention."""
        if when == "charged":
            told = mention.charged or stages.governed(mention.start)
            return told and not _is_counted(stages.context.text, mention.start)
        if when == "object":
            return mention.charged or stages.is_object(mention.start)
        if when == "uncounted":
            return not _is_counted(stages.context.text, mention.start)
        return True


def _is_counted(text: str, start: int) -> bool:
    return _COUNTED.search(text, max(start - 20, 0), start) is not None
