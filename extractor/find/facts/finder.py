"""Facts: what was done to how many, by whom, when, and who says so."""

from __future__ import annotations

from extractor.entities import Entity, Fact, Offence, Quantity
from extractor.find.context import Context
from extractor.find.facts.actions import AGE
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.reader import SentenceReader
from extractor.find.facts.story import Story
from extractor.packs import Rules
from extractor.trace import tracing

_ACCUSED = frozenset({"charged", "pleaded_guilty", "convicted", "acquitted"})


def _may_tell(entity: Entity) -> bool:
    """Whether a sentence with this entity is worth reading."""
    if isinstance(entity, Quantity):
        return entity.rule != AGE or tracing() is not None  # which is told of ages too
    return isinstance(entity, Offence) and entity.stage in _ACCUSED


class FactFinder:
    """Ties the entities of a release into facts."""

    def __init__(self, rules: Rules) -> None:
        self.lexicon = FactLexicon(rules)

    def __call__(self, context: Context) -> list[Fact]:
        """The facts in the order of the text; the entities in the context get their ids."""
        story = Story(context, self.lexicon)
        readers: list[SentenceReader] = []
        last = -1
        for entity in story.entities:
            if not _may_tell(entity):
                continue
            number = context.sentence_index(entity.start)
            if number != last:
                last = number
                readers.append(SentenceReader(story, context.sentence(entity.start)))
        unsure = [reader for reader in readers if reader.open]
        if unsure and context.parser:
            for reader, parse in zip(unsure, context.parser([reader.span for reader in unsure]), strict=True):
                reader.read_parse(parse)
        return [fact for reader in readers for fact in reader.facts()]
