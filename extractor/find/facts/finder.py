"""Facts: what was done to how many, by whom, when, and who says so."""

from __future__ import annotations

from collections.abc import Container, Iterator

from extractor.entities import Entity, Fact, Offence, Quantity
from extractor.find.context import Context
from extractor.find.facts.governor import is_age
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.reader import SentenceReader
from extractor.find.facts.story import Story
from extractor.packs import Rules
from extractor.trace import tracing


def _may_tell(story: Story, entity: Entity, span: tuple[int, int]) -> bool:
    """Whether a sentence with this entity is worth reading: something is counted, or somebody accused of an offence."""
    if isinstance(entity, Quantity):
        return not is_age(entity) and not entity.restates
    return isinstance(entity, Offence) and entity.stage != "mentioned" and story.accuses(span)


class FactFinder:
    """Ties the entities of a release into facts."""

    def __init__(self, rules: Rules) -> None:
        self.lexicon = FactLexicon(rules)

    def __call__(self, context: Context) -> list[Fact]:
        """The facts in the order of the text; the entities in the context get their ids."""
        story = Story(context, self.lexicon)
        telling = dict.fromkeys(_telling(story, context))
        readers = [SentenceReader(story, sentence) for sentence in telling]
        if tracing():
            _tell_of_ages(story, context, telling)
        unsure = [reader for reader in readers if reader.is_doubtful]
        if unsure and context.parser:
            for reader, parse in zip(unsure, context.parser([reader.span for reader in unsure]), strict=True):
                reader.read_parse(parse)
        return [fact for reader in readers for fact in reader.facts()]


def _telling(story: Story, context: Context) -> Iterator[tuple[int, int]]:
    """The sentences that are worth reading, and before the first item of a list of offences what opens it."""
    for one in story.entities:
        span = context.sentence(one.start)
        opener = story.before_first(span) if isinstance(one, Offence) and one.stage != "mentioned" else None
        if opener is not None:
            yield opener
        if _may_tell(story, one, span):
            yield span


def _tell_of_ages(story: Story, context: Context, told: Container[tuple[int, int]]) -> None:
    """Take down what becomes of the ages in the sentences that are not worth reading for a fact."""
    ages = (one for one in story.entities if isinstance(one, Quantity) and is_age(one))
    for sentence in dict.fromkeys(context.sentence(one.start) for one in ages):
        if sentence not in told:
            SentenceReader(story, sentence).facts()
