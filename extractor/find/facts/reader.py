"""The facts of one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.entities import Fact, Offence, Quantity
from extractor.find.facts.actions import Action, ActionReader
from extractor.find.facts.dates import DateReader
from extractor.find.facts.govern import Governor, GovernorFinder
from extractor.find.facts.modality import read_modality
from extractor.find.facts.speech import find_speeches, speaker_at
from extractor.find.facts.story import Story
from extractor.find.facts.subjects import Phrase, by_phrase, subject_of
from extractor.trace import GUARD, Trace, tracing

# By the rule of an action: how the quantity is tied to its words.
_RELATIONS = {
    "fact.object": "its object is the quantity",
    "fact.subject": "its subject is the quantity",
    "fact.listed": "the quantity stands in a list with its object",
    "fact.light-verb": "a light verb, and a noun of action",
    "fact.action-noun": "a noun of action",
    "fact.penalty": "a penalty",
    "fact.value": "a value",
    "fact.charge": "charges are brought",
    "fact.sentence": "a term is given",
}


class SentenceReader:
    """Reads the facts of one sentence; ``span`` is where it starts and ends."""

    def __init__(self, story: Story, span: tuple[int, int]) -> None:
        self.story, self.lexicon, self.text, self.span = story, story.lexicon, story.context.text, span
        self.sentence = story.sentence(span[0])
        self.governors = GovernorFinder(self.sentence, self.lexicon)
        self.actions = ActionReader(self.sentence, self.lexicon)
        self.dates = DateReader(self.sentence, self.lexicon)
        self.speeches = find_speeches(self.sentence, self.lexicon)

    def facts(self) -> Iterator[Fact]:
        """A fact for each quantity that is told in an action."""
        for index, entity in enumerate(self.sentence.tokens.entities):
            if isinstance(entity, Quantity):
                governor = self.governors.governor(index)
                noun = self.governors.phrase_start(index)[1]
                action = self.actions.action(index, entity, governor, noun)
                if action:
                    yield self._fact(index, entity, governor, action)
                elif trace := tracing():
                    at = entity.start, entity.end
                    trace.reject("fact", f"{GUARD}fact.no-action", "told as no action's", at)

    def _fact(self, index: int, quantity: Quantity, governor: Governor | None, action: Action) -> Fact:
        number = governor.group if governor is not None else None
        trace = tracing()
        if trace:
            trace.begin()
            self._tell_action(trace, quantity, governor, action)
        agent = self._agent(number, governor, action)
        when = self.dates.when(number, index)
        speech = speaker_at(self.speeches, index, None if action.nominal else number)
        speaker = speech.speaker if speech else self.story.quoted_speaker(quantity.start)
        negated, modality = read_modality(self.sentence, number, index, self.lexicon, speech)
        start, end = self._bounds(quantity, number)
        if trace and speaker:
            how = "says so" if speech else "is quoted"
            said_by = speaker.agency.id if speaker.agency else self._words(speaker)
            trace.step("fact.said-by", how, None, said_by, at=(speaker.start, speaker.end))
        fact = Fact(
            action=action.lemma,
            agent=agent.agency.id if agent and agent.agency else None,
            agent_text=self._words(agent),
            quantity=quantity.id,
            object=quantity.of,
            when=when.id if when else None,
            offences=self._offences(index),
            said_by=speaker.agency.id if speaker and speaker.agency else None,
            said_by_text=self._words(speaker),
            negated=negated,
            modality=modality,
            start=start,
            end=end,
        )
        if trace:
            trace.keep(fact)
        return fact

    def _tell_action(self, trace: Trace, quantity: Quantity, governor: Governor | None, action: Action) -> None:
        """Take down by what words, and in which relation to them, the quantity is told in the action."""
        at = quantity.start, quantity.end
        if governor is not None and governor.group is not None:
            group, tokens = self.sentence.groups[governor.group], self.sentence.tokens
            at = tokens.starts[group.first], tokens.ends[group.last]
        tied = f"tied to the quantity by {governor.preposition}" if governor else "stands beside the quantity"
        trace.step(action.rule, _RELATIONS.get(action.rule, tied), None, action.lemma, at=at)
        told = quantity.id if quantity.of is None else f"{quantity.id}, {quantity.of}"
        trace.step("fact.quantity", "how many, of what", None, told, at=(quantity.start, quantity.end))

    def _words(self, phrase: Phrase | None) -> str | None:
        return self.text[phrase.start : phrase.end] if phrase else None

    def _agent(self, number: int | None, governor: Governor | None, action: Action) -> Phrase | None:
        if number is None or governor is None:
            return None
        if self.sentence.groups[number].passive:
            agent = by_phrase(self.sentence, number, self.lexicon.courts)
        elif governor.role == "subject":
            return None
        else:
            agent = subject_of(self.sentence, number)
        if action.lemma == "sentence" and agent is not None and not self._is_court(agent):
            return None
        if agent is not None and (trace := tracing()):
            role = "the agent of the passive" if self.sentence.groups[number].passive else "the subject"
            name = agent.agency.id if agent.agency else self._words(agent)
            trace.step("fact.agent", role, None, name, at=(agent.start, agent.end))
        return agent

    def _is_court(self, agent: Phrase) -> bool:
        words = self.story.low[agent.start : agent.end].split()
        return any(word.strip("'s,.") in self.lexicon.courts for word in words)

    def _offences(self, index: int) -> list[str]:
        """The offences that stand between a quantity and what tells the next action or quantity."""
        tokens = self.sentence.tokens
        stop = self.span[1]
        for other in range(index + 1, len(tokens)):
            if other in self.sentence.starting or isinstance(tokens.entities[other], Quantity):
                stop = tokens.starts[other]
                break
        inside = self.story.entities_in((tokens.starts[index], stop))
        offences = [entity for entity in inside if isinstance(entity, Offence)]
        if trace := tracing():
            for offence in offences:
                at = offence.start, offence.end
                trace.step("fact.offence", "the offence told after it", None, offence.id, at=at)
        return [offence.id for offence in offences]

    def _bounds(self, quantity: Quantity, number: int | None) -> tuple[int, int]:
        if number is None:
            return quantity.start, quantity.end
        group, tokens = self.sentence.groups[number], self.sentence.tokens
        return min(quantity.start, tokens.starts[group.first]), max(quantity.end, tokens.ends[group.last])
