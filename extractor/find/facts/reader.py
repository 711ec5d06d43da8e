"""The facts of one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.entities import Fact, Quantity
from extractor.find.facts.action import Action
from extractor.find.facts.actions import ActionReader
from extractor.find.facts.arbiter import Decision, certainty_of, decide, tell
from extractor.find.facts.asides import is_aside
from extractor.find.facts.dates import DateReader
from extractor.find.facts.govern import GovernorFinder
from extractor.find.facts.governor import Governor, Tie, is_age
from extractor.find.facts.modality import ModalityReader
from extractor.find.facts.parsed import ParsedSentence, parsed_governor, unknown_verb
from extractor.find.facts.portions import phrase_start
from extractor.find.facts.roles import RoleReader
from extractor.find.facts.story import Story
from extractor.find.syntax import Parse
from extractor.language.clauses import Sentence
from extractor.language.nominals import Phrase
from extractor.language.speech import Speech, find_speeches, speaker_at
from extractor.trace import GUARD, Trace, aside, tracing

# By the rule of an action: how the quantity is tied to its words.
_RELATIONS = {
    "fact.object": "its object is the quantity",
    "fact.second-object": "its second object is the quantity",
    "fact.subject": "its subject is the quantity",
    "fact.listed": "the quantity stands in a list with its object",
    "fact.part": "a part of the quantity before the brackets",
    "fact.light-verb": "a light verb, and a noun of action",
    "fact.action-noun": "a noun of action",
    "fact.penalty": "a penalty",
    "fact.value": "a value",
    "fact.charge": "charges are brought",
    "fact.sentence": "a term is given",
    "fact.indictment": "an indictment on so many counts",
    "fact.participle": "a participle that the quantity goes with",
    "fact.headline-infinitive": "a headline's infinitive, its subject the quantity",
    "fact.worth": "says what something is worth",
    "fact.parsed": "by the parse of the sentence",
    "fact.lead-in": "an item of the list that its words open",
    "fact.had": "a participle behind what somebody had",
    "fact.left": "what is left of them",
    "fact.counted": "done to those whose number comes to so many",
    "fact.sized": "a participle, whose verb only tells how much it was",
    "fact.inverted": "the participle that opens the sentence",
    "fact.custody": "is held",
    "fact.faced": "what its subject, the quantity, gets or faces",
    "fact.change": "a change, and its size",
}


# Longer sentences, in tokens, cost most and are parsed worst.
_LONGEST = 80


class SentenceReader:
    """Reads the facts of one sentence; ``span`` is where it starts and ends."""

    def __init__(self, story: Story, span: tuple[int, int]) -> None:
        self.story, self.lexicon, self.span = story, story.lexicon, span
        self.parsed: ParsedSentence | None = None
        self._prepare(story.sentence(span[0]))

    def _prepare(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.governors = GovernorFinder(sentence, self.lexicon)
        self.actions = ActionReader(sentence, self.lexicon)
        self.dates = DateReader(sentence, self.lexicon)
        self.modality = ModalityReader(sentence, self.lexicon)
        self.roles = RoleReader(self.story, sentence, self.span[1])
        with aside():
            self.speeches = find_speeches(sentence, self.lexicon.words)
        self._told: set[int] = set()
        self._quantities = [
            (index, entity)
            for index, entity in enumerate(sentence.tokens.entities)
            if isinstance(entity, Quantity) and not entity.restates and index >= sentence.tokens.lead
        ]

    @property
    def is_doubtful(self) -> bool:
        """Whether some quantity's verb is not told by a direct reading, so that a parse is worth its price."""
        if len(self.sentence.tokens) > _LONGEST or self.sentence.tokens.lead:
            return False
        return any(self._is_open(index, quantity) for index, quantity in self._quantities)

    def _is_open(self, index: int, quantity: Quantity) -> bool:
        """Whether a parse could tell more of a quantity: none that only describes, and no time without a penalty."""
        if is_age(quantity) or quantity.timex or self._is_direct(index):
            return False
        governor = self.governors.governor(index)
        told = governor is not None and (governor.like is not None or governor.preposition != "")
        return not told and not is_aside(self.sentence.tokens, self.lexicon, index, quantity, False)

    def _is_direct(self, index: int) -> bool:
        governor = self.governors.governor(index)
        return governor is not None and governor.direct

    def read_parse(self, parse: Parse) -> None:
        """Take in the parse of the sentence; verbs that the lexicon does not know become verb groups."""
        parsed = self.parsed = ParsedSentence(parse)
        tokens = self.sentence.tokens
        unsure = [one for index, one in self._quantities if not is_age(one) and not self._is_direct(index)]
        unknown = [unknown_verb(self.sentence, parsed, one) for one in unsure]
        for found in unknown:
            if found is not None:
                tokens.codes[found[0]] = found[1]
        if any(unknown):
            self._prepare(Sentence.grouped(tokens, self.lexicon.words, self.sentence.headline))

    def _read(self, index: int, quantity: Quantity) -> Fact | None:
        """The fact of a quantity that is told in an action."""
        rule = self.governors.governor(index)
        parsed = parsed_governor(self.sentence, self.parsed, quantity) if self.parsed else None
        decision = decide(rule, parsed)
        noun = phrase_start(self.sentence, self.lexicon, index)[1]
        action = self.actions.action(index, quantity, decision.governor, noun)
        if action is None:
            if trace := tracing():
                trace.reject("fact", f"{GUARD}fact.no-action", "told in no action", (quantity.start, quantity.end))
            return None
        if decision.governor is not None and decision.governor.group is not None:
            self._told.add(decision.governor.group)
        return self._fact(index, quantity, decision, action)

    def facts(self) -> list[Fact]:
        """A fact for each quantity that is told in an action, and for each charge or conviction without one."""
        found = [fact for index, quantity in self._quantities if (fact := self._read(index, quantity))]
        return sorted([*found, *self._charges()], key=lambda fact: (fact.start, fact.end))

    def _charges(self) -> Iterator[Fact]:
        """Facts of what somebody is charged with or convicted of, without a quantity."""
        for number, group in enumerate(self.sentence.groups):
            if group.first < self.sentence.tokens.lead:
                continue  # told where the list is opened
            if group.lemma in self.lexicon.accusing and number not in self._told:
                governor = Governor(number, "complement", Tie.ACCUSED)
                decision = Decision(governor, "high", "a direct reading")
                fact = self._fact(group.last, None, decision, Action(group.lemma, "fact.charge"))
                if fact.offences:
                    yield fact

    def _fact(self, index: int, quantity: Quantity | None, decision: Decision, action: Action) -> Fact:
        governor = decision.governor
        number = governor.group if governor is not None else None
        start, end = self._bounds(quantity, number)
        trace = tracing()
        if trace:
            trace.begin()
            self._tell_action(trace, quantity, governor, action)
            tell(decision, (start, end))
        agent = self._agent(index, quantity, governor, action)
        when = self.dates.when(number, index)
        speech = speaker_at(self.speeches, index, None if action.nominal else number)
        speaker = self._speaker(speech, index)
        if agent is not None and speaker is not None and self.story.speaks_of_itself(agent):
            agent = speaker
        negated, modality = self.modality.read(number, index, speech, action.lemma in ("fine", "sentence"))
        if trace and speaker:
            self._tell_speaker(trace, speaker, "says so" if speech else "is quoted")
        fact = Fact(
            action=action.lemma,
            agent=agent.agency.id if agent and agent.agency else None,
            agent_text=self.roles.words(agent),
            quantity=quantity.id if quantity else None,
            object=self.roles.object(quantity, governor, action),
            when=when.id if when else None,
            offences=self.roles.offences(index, governor, action),
            said_by=speaker.agency.id if speaker and speaker.agency else None,
            said_by_text=self.roles.words(speaker),
            negated=negated,
            modality=modality,
            certainty=certainty_of(action, decision, self.roles.words(agent)),
            start=start,
            end=end,
        )
        if trace:
            trace.keep(fact)
        return fact

    def _agent(self, index: int, quantity: Quantity | None, governor: Governor | None, action: Action) -> Phrase | None:
        """Who acted, by the words, else by the parse."""
        agent = self.roles.agent(index, governor.group if governor is not None else None, governor, action)
        if agent is None and self.parsed is not None and quantity is not None and governor is not None:
            agent = self.roles.parsed_agent(self.parsed, quantity, governor, action)
        return agent

    def _speaker(self, speech: Speech | None, index: int) -> Phrase | None:
        """Who says so: the subject of a verb of saying, else who is quoted."""
        speaker = speech.speaker if speech else None
        if speaker is None or self.story.speaks_of_itself(speaker):
            speaker = self.story.quoted_speaker(self.sentence.tokens.starts[index]) or speaker
        return self.story.speaking(speaker) if speaker else None

    def _tell_action(self, trace: Trace, quantity: Quantity | None, governor: Governor | None, action: Action) -> None:
        """Take down by what words, and in which relation to them, the quantity is told in the action."""
        at = self._bounds(quantity, None if quantity else governor.group if governor else None)
        if governor is not None and governor.group is not None:
            group, tokens = self.sentence.groups[governor.group], self.sentence.tokens
            at = tokens.starts[group.first], tokens.ends[group.last]
        preposition = governor.preposition if governor else ""
        tied = f"tied to the quantity by “{preposition}”" if preposition else "stands beside the quantity"
        trace.step(action.rule, _RELATIONS.get(action.rule, tied), None, action.lemma, at=at)
        if quantity:
            told = quantity.id if quantity.of is None else f"{quantity.id}, {quantity.of}"
            trace.step("fact.quantity", "how many, of what", None, told, at=(quantity.start, quantity.end))

    def _tell_speaker(self, trace: Trace, speaker: Phrase, how: str) -> None:
        said_by = speaker.agency.id if speaker.agency else self.roles.words(speaker)
        trace.step("fact.said-by", how, None, said_by, at=(speaker.start, speaker.end))

    def _bounds(self, quantity: Quantity | None, number: int | None) -> tuple[int, int]:
        tokens = self.sentence.tokens
        spans = [(quantity.start, quantity.end)] if quantity else []
        if number is not None:
            group = self.sentence.groups[number]
            spans.append((tokens.starts[group.first], tokens.ends[group.last]))
        return min(start for start, _ in spans), max(end for _, end in spans)
