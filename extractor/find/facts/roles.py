"""Who acts, on whom, over which offences: the roles of one action."""

from __future__ import annotations

from dataclasses import replace

from extractor.entities import Offence, Quantity
from extractor.find.facts.action import Action
from extractor.find.facts.governor import Governor, Tie, is_age
from extractor.find.facts.nearby import last_word
from extractor.find.facts.parsed import ParsedSentence, parsed_subject
from extractor.find.facts.portions import phrase_start
from extractor.find.facts.story import Story
from extractor.language.by_phrases import by_phrase, names_actor
from extractor.language.clauses import Sentence
from extractor.language.nominals import Phrase, phrase_from
from extractor.language.subjects import subject_between, subject_of
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import ADVERB, BORDER, DETERMINER, ENDS_CLAUSE, NAMES_SOMETHING, NOUN, PLAIN, THAT
from extractor.trace import tracing

# Who is one of these does what the noun behind it tells.
_OWNING = frozenset({"responsible", "possession", "behind"})
# So tied a quantity may hang on a verb before a colon.
_LISTED = frozenset({Tie.LEAD_IN, Tie.LISTED})


class RoleReader:
    """Reads the roles of the actions of one sentence, which ends at ``end``."""

    def __init__(self, story: Story, sentence: Sentence, end: int) -> None:
        self.story, self.sentence, self.end = story, sentence, end

    def words(self, phrase: Phrase | None) -> str | None:
        """The phrase as it stands in the text."""
        return self.story.context.text[phrase.start : phrase.end] if phrase else None

    def agent(self, index: int, number: int | None, governor: Governor | None, action: Action) -> Phrase | None:
        """Who acted: the subject, or the "by" phrase of a passive; for a sentence a court or judge alone."""
        if action.agentless or self._is_share(index, governor):
            return None
        group = self.sentence.groups[number] if number is not None else None
        if number is None or group is None or governor is None or self._is_told_by_noun(group, governor, action):
            return self._told(self._of_noun(index), "by whom it was done") if action.nominal else None
        agent = self._of_verb(index, number, governor)
        if agent is None or (action.lemma == "sentence" and not self._is_court(agent)):
            return None
        return self._told(agent, "the agent of the passive" if group.passive else "the subject")

    def _is_told_by_noun(self, group: VerbGroup, governor: Governor, action: Action) -> bool:
        """Whether a noun of action tells what was done, and its verb nothing of who did it."""
        active = governor.role == "subject" and not group.passive
        return action.nominal and (active or not self._does(group))

    def _of_verb(self, index: int, number: int, governor: Governor) -> Phrase | None:
        """Who does what a verb tells: the subject, or the "by" phrase of a passive."""
        group, lexicon = self.sentence.groups[number], self.story.lexicon
        before = self.sentence.tokens.skip(index - 1, -1, DETERMINER + ADVERB)
        if governor.role == "agent" and self.sentence.tokens.word(before) == "by":
            return phrase_from(self.sentence, index, len(self.sentence.tokens))
        if group.passive or governor.role == "agent":
            return by_phrase(self.sentence, number, lexicon.words, lexicon.courts)
        if governor.role == "subject":
            return phrase_from(self.sentence, index, group.first)
        return subject_of(self.sentence, number, lexicon.words) or self._leading(group)

    def _is_share(self, index: int, governor: Governor | None) -> bool:
        """Whether a share is the subject, which nobody is: "71 percent had started before"."""
        entity = self.sentence.tokens.entities[index]
        if governor is None or governor.role != "subject" or governor.group is None:
            return False
        active = not self.sentence.groups[governor.group].passive
        return active and isinstance(entity, Quantity) and entity.unit == "%"

    def parsed_agent(
        self, parsed: ParsedSentence, quantity: Quantity, governor: Governor, action: Action
    ) -> Phrase | None:
        """Who acted by the parse, where the words before an active verb tell no subject."""
        if action.agentless or action.nominal or governor.group is None or governor.role != "object":
            return None
        span = parsed_subject(self.sentence, parsed, quantity, governor.group)
        if span is None or self.sentence.groups[governor.group].passive:
            return None
        tokens = self.sentence.tokens
        inside = [at for at, start in enumerate(tokens.starts) if span[0] <= start < span[1]]
        agent = phrase_from(self.sentence, inside[0], inside[-1] + 1) if inside else None
        if agent is None or (action.lemma == "sentence" and not self._is_court(agent)):
            return None
        return self._told(agent, "the subject, by the parse")

    def _leading(self, group: VerbGroup) -> Phrase | None:
        """Who does what the items of a list tell, each with a verb of its own: "Prosecutors:", "• froze 12 cards"."""
        tokens, groups = self.sentence.tokens, self.sentence.groups
        opens = next((one.first for one in groups if one.first >= tokens.lead), group.first)
        if not tokens.lead or tokens.skip(opens - 1, -1, BORDER + ADVERB + DETERMINER) >= tokens.lead:
            return None
        inner = max((at for at in range(tokens.lead) if tokens.codes[at] == THAT), default=-1) + 1
        stop = min(tokens.lead, next((one.first for one in groups if one.first > inner), tokens.lead))
        return subject_between(self.sentence, inner, stop) if stop > inner else None

    def _told(self, agent: Phrase | None, role: str) -> Phrase | None:
        """The agent that a pronoun stands for, taken down with its role."""
        agent = self.story.antecedent(agent) if agent is not None and not self._is_measure(agent) else None
        if agent is not None and (trace := tracing()):
            name = agent.agency.id if agent.agency else self.words(agent)
            trace.step("fact.agent", role, None, name, at=(agent.start, agent.end))
        return agent

    def _is_measure(self, agent: Phrase) -> bool:
        """Whether a phrase is an amount of money or a measure alone, which nobody is."""
        inside = self.story.entities_in((agent.start, agent.end))
        measures = [one for one in inside if isinstance(one, Quantity) and one.unit is not None]
        return any(one.end >= agent.end for one in measures)

    def _of_noun(self, index: int) -> Phrase | None:
        """Who did what a noun tells: "the arrest of 14 by the X", "by the X of 14", "the X's arrest of 14"."""
        noun = phrase_start(self.sentence, self.story.lexicon, index)[1]
        told = self._by(index) or (None if noun is None else self._by_between(noun, index) or self._owner(noun))
        return told or (self._by_before(noun) if noun is not None else None)

    def _by_before(self, noun: int) -> Phrase | None:
        """Who did what brought an action about: "a raid by Tarrow police led to the arrest of"."""
        tokens = self.sentence.tokens
        number = max((one for at, one in self.sentence.ending.items() if at < noun), default=None)
        group = self.sentence.groups[number] if number is not None else None
        if group is None or group.passive or group.lemma.partition(" ")[0] not in self.story.lexicon.causes - {"be"}:
            return None
        for at in range(self.sentence.clause_start(self.sentence.inside[group.first]), group.first):
            if tokens.code(at - 1) in NOUN and names_actor(self.sentence, at, self.story.lexicon.words):
                return phrase_from(self.sentence, at + 1, group.first)
        return None

    def _by_between(self, noun: int, index: int) -> Phrase | None:
        tokens = self.sentence.tokens
        by = next((at for at in range(noun + 1, index) if tokens.words[at] == "by"), None)
        return phrase_from(self.sentence, by + 1, index) if by is not None else None

    def _owner(self, noun: int) -> Phrase | None:
        """The body in the possessive before a noun and its adjectives."""
        tokens = self.sentence.tokens
        for at in range(noun - 1, max(noun - 4, -1), -1):
            if tokens.words[at] in ("'s", "'"):
                return self._owning(at - 1)
            if tokens.words[at].endswith(("'s", "s'")):
                return self._owning(at)
            if tokens.codes[at] != PLAIN:
                return None
        return None

    def _owning(self, last: int) -> Phrase | None:
        """The noun phrase that ends at a token, without the sign of the possessive."""
        tokens = self.sentence.tokens
        first = tokens.skip(last, -1, NAMES_SOMETHING) + 1
        phrase = phrase_from(self.sentence, first, last + 1)
        if phrase is None:
            return None
        lost = 2 if tokens.words[last].endswith("'s") else int(tokens.words[last].endswith("'"))
        return replace(phrase, end=phrase.end - lost)

    def _by(self, index: int) -> Phrase | None:
        """Who did what a noun tells: "the seizure of 18 guns by the police"."""
        tokens = self.sentence.tokens
        for at in range(index + 1, len(tokens)):
            if at in self.sentence.starting or tokens.codes[at] in ENDS_CLAUSE + ",":
                return None
            if names_actor(self.sentence, at, self.story.lexicon.words):
                return phrase_from(self.sentence, at + 1, len(tokens))
        return None

    def _does(self, group: VerbGroup) -> bool:
        """Whether the subject of a verb does what its noun of action tells: "made 12 arrests", not "led to" them."""
        lexicon, verb = self.story.lexicon, group.lemma.partition(" ")[0]
        if verb in lexicon.causes or verb in lexicon.words.announcing:
            behind = self.sentence.tokens.words[group.last + 1 : group.last + 4]
            return verb == "be" and not _OWNING.isdisjoint(behind)  # "were responsible for attacks on 200"
        return (
            verb in lexicon.ordering
            or verb in lexicon.light
            or verb in lexicon.giving
            or verb in lexicon.words.accusing
        )

    def _is_court(self, agent: Phrase) -> bool:
        words = self.story.low[agent.start : agent.end].split()
        return any(word.strip("'s,.") in self.story.lexicon.courts for word in words)

    def object(self, quantity: Quantity | None, governor: Governor | None, action: Action) -> str | None:
        """What the action was done to: whom a penalty or a charge falls on, else what is counted or measured."""
        counted = quantity.of if quantity else None
        if action.nominal:
            head = last_word(counted)
            return None if head in self.story.lexicon.action_nouns or head in self.story.lexicon.penalties else counted
        if governor is None or governor.group is None or governor.role == "subject":
            return counted
        group = self.sentence.groups[governor.group]
        verb = f"{self.sentence.tokens.words[group.main]} "
        if counted and f" {verb}" in f" {counted.lower()}":  # the phrase has run over its verb
            counted = counted[f" {counted.lower()}".index(f" {verb}") + len(verb) :]
        patient: Phrase | None = None
        if group.passive:
            patient = subject_of(self.sentence, governor.group, self.story.lexicon.words)
        elif governor.role == "complement" and not group.lemma.startswith("plead"):
            patient = phrase_from(self.sentence, group.last + 1, len(self.sentence.tokens))
        if patient is not None and (trace := tracing()):
            trace.step("fact.patient", "on whom it falls", None, self.words(patient), at=(patient.start, patient.end))
        return self.words(patient) or counted

    def offences(self, index: int, governor: Governor | None, action: Action) -> list[str]:
        """The ids of the offences that an action is about, by position.

        They are told behind its quantity, up to the next action; where its verb stands further on, behind the verb too:
        "two men were charged with arson"; for a penalty that none is told of, behind what it is imposed after.
        """
        found = self._after(index, index)
        number = governor.group if governor is not None else None
        if governor is not None and number is not None and self._undergoes(governor, self.sentence.groups[number]):
            found += [one for one in self._after(self._last_joined(number), index) if one not in found]
        if governor is not None and number is not None and governor.tie in _LISTED:
            found = [*self._before_colon(self.sentence.groups[number].last, index), *found]
        if not found and number is not None:
            found = self._accused_before(number, action)
        if trace := tracing():
            for offence in found:
                at = offence.start, offence.end
                trace.step("fact.offence", "the offence told after it", None, offence.id, at=at)
        return [offence.id for offence in sorted(found, key=lambda offence: offence.start)]

    def _undergoes(self, governor: Governor, group: VerbGroup) -> bool:
        """Whether the quantity before a verb, or its noun of action, is what the verb is done to."""
        lexicon = self.story.lexicon
        done = group.passive or group.lemma in lexicon.accusing
        return done and (governor.role == "subject" or governor.noun is not None)

    def _after(self, index: int, quantity: int) -> list[Offence]:
        """The offences between a token and the next verb, or the next quantity that has offences of its own."""
        tokens = self.sentence.tokens
        # An item of a list has no part in what stands between it and what opens the list.
        start, stop = tokens.starts[max(index, tokens.lead)], self.story.list_end(self.end)
        for other in range(index + 1, len(tokens)):
            number = self.sentence.starting.get(other)
            verb = number is not None and self.sentence.groups[number].form != "gerund"
            if verb or self._has_its_own(other, quantity, index):
                stop = tokens.starts[other]
                break
        return [entity for entity in self.story.entities_in((start, stop)) if isinstance(entity, Offence)]

    def _before_colon(self, index: int, quantity: int) -> list[Offence]:
        """The offences between a verb and the colon of a list: "arrested for burglary: three men, two women"."""
        tokens = self.sentence.tokens
        colon = next((at for at in range(index, quantity) if tokens.words[at] == ":"), None)
        if colon is None:
            return []
        inside = self.story.entities_in((tokens.starts[index], tokens.starts[colon]))
        return [entity for entity in inside if isinstance(entity, Offence)]

    def _has_its_own(self, other: int, quantity: int, after: int) -> bool:
        """Whether the offences behind a second quantity are not those of a first one.

        They are where the two are listed, "five men and two women for theft", and where the second is the penalty or
        the counts of the first: "two men were jailed for nine years for robbery". ``after`` is where the reading began.
        """
        tokens = self.sentence.tokens
        entity = tokens.entities[other]
        if not isinstance(entity, Quantity) or is_age(entity):
            return False
        told = self.story.entities_in((tokens.starts[after], tokens.starts[other]))
        if after > quantity:
            head = last_word(entity.of)
            return entity.unit is None and self.story.lexicon.action_nouns.get(head) != "charge"
        listed = tokens.words[other - 1] == "and" and not any(isinstance(one, Offence) for one in told)
        return not listed

    def _last_joined(self, number: int) -> int:
        """The last token of a verb, or of the one that is joined to it at once: "were arrested and charged with"."""
        groups, words = self.sentence.groups, self.sentence.tokens.words
        while number + 1 < len(groups) and words[groups[number].last + 1 : groups[number + 1].first] == ["and"]:
            number += 1
        return groups[number].last

    def _accused_before(self, number: int, action: Action) -> list[Offence]:
        """What a penalty is imposed for, where the verb that it is joined to tells: "convicted of fraud and jailed"."""
        before = self.sentence.groups[number].joined
        if before is None or action.lemma not in self.story.lexicon.sentencing:
            return []
        group = self.sentence.groups[before]
        return self._after(group.last, group.last) if group.lemma in self.story.lexicon.accusing else []
