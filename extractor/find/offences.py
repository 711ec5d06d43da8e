"""Offence mentions: names of the lexicon, with what belongs to them left and right, and the stage of the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.entities import Entity, Offence
from extractor.find.context import Context
from extractor.find.offence_lexicon import OffenceLexicon
from extractor.find.offence_mentions import MentionBuilder
from extractor.find.stage import StageReader
from extractor.packs import Rules


class OffenceFinder:
    """Finds and resolves the offences of a release."""

    def __init__(self, rules: Rules) -> None:
        self.lexicon = OffenceLexicon(rules)

    def phrases(self) -> Iterable[str]:
        """The words at which an offence, a modifier or a cue may start: the finder reads on from there."""
        return self.lexicon.first_words()

    def __call__(self, context: Context, hits: Sequence[tuple[int, int]]) -> list[Entity]:
        """The offences in the order of the text.

        Args:
            context: the release.
            hits: start and end offsets at which a phrase stands, by position; overlapping ones too.
        """
        builder = MentionBuilder(self.lexicon, context.text)
        mentions = builder.read(hits)
        stages = StageReader(context, builder.cues)
        found: list[Entity] = []
        for mention in mentions:
            entry = self.lexicon.entries[mention.entry]
            stage = stages.stage(mention.start, mention.end)
            if entry.only_charged and not stages.governed(mention.start):
                continue
            found.append(
                Offence(
                    text=context.text[mention.start : mention.end],
                    start=mention.start,
                    end=mention.end,
                    rule="offence." + entry.id,
                    offence_id=entry.id,
                    name=entry.name,
                    iccs=entry.iccs,
                    nibrs=entry.nibrs,
                    inchoate=mention.inchoate,
                    stage=stage,
                )
            )
        return found
