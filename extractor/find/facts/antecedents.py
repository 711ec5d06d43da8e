"""What a pronoun stands for: the noun phrase before it that agrees with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.entities import Entity, Offence
from extractor.find.context import Context
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.nominals import Phrase, phrase_from
from extractor.language.subjects import subject_of
from extractor.language.word_classes import COMMA, NAME, NOUN, PRONOUN, SUBORDINATOR
from extractor.trace import aside

PRONOUNS = frozenset({"he", "she", "it", "him", "her", "they", "them"})
_PLURAL = frozenset({"they", "them"})
_OBJECTS = frozenset({"him", "them"})
# How many sentences back a pronoun is followed, its own included.
_MOST_BACK = 3
_OPEN_ASIDE = frozenset({"after", "before", "for", "as"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A noun phrase before a pronoun; ``subject`` of the verb group of a number, or its object."""

    phrase: Phrase
    group: int
    subject: bool


class Antecedents:
    """Follows the pronouns of one release.

    Args:
        context: the release.
        lexicon: words for persons and for courts.
        sentence: the sentence at an offset, read with its entities.
        entities_in: the entities that start between two offsets.
    """

    def __init__(
        self,
        context: Context,
        lexicon: FactLexicon,
        sentence: Callable[[int], Sentence],
        entities_in: Callable[[tuple[int, int]], list[Entity]],
    ) -> None:
        self._context, self._lexicon = context, lexicon
        self._sentence, self._entities_in = sentence, entities_in
        self._low, self._text = context.language.low, context.text

    def of(self, pronoun: Phrase, but: Phrase | None = None) -> Phrase | None:
        """What a pronoun of the third person stands for; None where nothing before it agrees.

        Args:
            pronoun: where it stands.
            but: who it is not: the speaker of the quotation that it stands in.
        """
        word = self._low[pronoun.start : pronoun.end]
        number = self._context.sentence_index(pronoun.start)
        passes = self._passes(word, accused=self._is_crime(pronoun))
        for one in range(number, max(number - _MOST_BACK, -1), -1):
            found = self._candidates(self._context.sentences[one], pronoun, own=one == number)
            if one == number:
                found = self._ranked(found, pronoun, word)
            fitting = [each for each in found if but is None or self._words(each.phrase) != self._words(but)]
            for agrees in passes:
                for candidate in fitting:
                    if agrees(candidate.phrase):
                        return candidate.phrase
        return None

    def _words(self, phrase: Phrase) -> str:
        return self._low[phrase.start : phrase.end]

    def _is_crime(self, pronoun: Phrase) -> bool:
        """Whether the verb behind a pronoun names a crime, so that no body is meant: "they stole"."""
        sentence = self._sentence(pronoun.start)
        starts = sentence.tokens.starts
        group = next((one for one in sentence.groups if starts[one.first] >= pronoun.end), None)
        if group is None:
            return False
        at = starts[group.main]
        told = self._entities_in((starts[0], at + 1))
        return any(isinstance(one, Offence) and at < one.end for one in told)

    def _candidates(self, offset: int, pronoun: Phrase, *, own: bool) -> list[_Candidate]:
        """The subjects of a sentence, by position, then its objects; of the pronoun's own those before it."""
        sentence = self._sentence(offset)
        with aside():
            found = [one for one in self._told(sentence) if not own or one.phrase.end <= pronoun.start]
        pronouns = self._lexicon.words.codes
        named = [one for one in found if pronouns.get(self._words(one.phrase)) != PRONOUN]
        return sorted(named, key=lambda one: not one.subject)

    def _told(self, sentence: Sentence) -> Iterator[_Candidate]:
        stop = len(sentence.tokens)
        for number, group in enumerate(sentence.groups):
            if group.form != "finite":
                continue
            subject = subject_of(sentence, number, self._lexicon.words)
            if subject is not None:
                yield _Candidate(subject, number, True)
            behind = sentence.tokens.code(sentence.tokens.skip(group.last + 1, 1, "dr"))
            object_ = phrase_from(sentence, group.last + 1, stop) if behind in NOUN else None
            if object_ is not None and not group.passive:
                yield _Candidate(object_, number, False)

    def _ranked(self, found: list[_Candidate], pronoun: Phrase, word: str) -> list[_Candidate]:
        """The candidates of a pronoun's own sentence: who speaks of it, whom an arrest befell, the nearest subject."""
        sentence = self._sentence(pronoun.start)
        starts, lexicon = sentence.tokens.starts, self._lexicon.words
        own = next((number for number, group in enumerate(sentence.groups) if starts[group.first] >= pronoun.end), None)
        above = own - 1 if own else None

        def rank(one: _Candidate) -> tuple[int, int]:
            group = sentence.groups[one.group]
            if word in _OBJECTS and one.subject and above is not None and self._heads(sentence, one.group, above):
                return 9, 0  # nobody tells himself so: "the bureau ordered them"
            befallen = group.lemma in lexicon.accusing and not group.passive and self._opens_aside(sentence, own)
            if befallen and not one.subject:
                return 0, 0  # "held two men after they sold"
            return (1 if one.subject else 2), -one.phrase.start

        return sorted(found, key=rank)

    def _heads(self, sentence: Sentence, number: int, above: int) -> bool:
        """Whether the verb right before a pronoun is one of a number, or said of its subject too."""
        return number == above or (sentence.groups[above].form != "finite" and number == sentence.chain(above - 1))

    def _opens_aside(self, sentence: Sentence, number: int | None) -> bool:
        """Whether the clause of a verb is opened by "after", "when" or the like."""
        if number is None:
            return False
        at = sentence.opener(number) - 1
        return sentence.tokens.code(at) == SUBORDINATOR or sentence.tokens.word(at) in _OPEN_ASIDE

    def _passes(self, word: str, *, accused: bool) -> list[Callable[[Phrase], bool]]:
        """What may agree with a pronoun, the likeliest first."""
        if word in _PLURAL:
            several = [self._is_several_persons, self._is_plural]
            return [*several, self._is_body] if accused else [self._is_several, self._is_plural]
        if word == "it":
            return [self._is_thing, self._is_name]
        return [self._is_one_person]

    def _is_body(self, phrase: Phrase) -> bool:
        return phrase.agency is not None

    def _is_several(self, phrase: Phrase) -> bool:
        return self._is_body(phrase) or self._is_several_persons(phrase)

    def _is_several_persons(self, phrase: Phrase) -> bool:
        """Whether a phrase names several persons: two names, the plural of a word for who does something."""
        words = self._words(phrase).split()
        if phrase.agency is not None or not self._lexicon.courts.isdisjoint(words):
            return False
        one = words[-1].removesuffix("s")
        joined = "and" in words
        return (
            joined
            or words[-1] in self._lexicon.words.person_groups
            or (one != words[-1] and self._lexicon.words.is_person(one))
        )

    def _is_plural(self, phrase: Phrase) -> bool:
        head = self._words(phrase).split(" of ")[0].rpartition(" ")[2]
        return phrase.agency is None and head.endswith("s") and not head.endswith(("ss", "'s"))

    def _is_one_person(self, phrase: Phrase) -> bool:
        """Whether a phrase names one person: by a name, or a word for who does something; no judge."""
        words = self._words(phrase).split()
        if phrase.agency is not None or not self._lexicon.courts.isdisjoint(words) or "and" in words:
            return False
        text = self._text[phrase.start : phrase.end].split()
        names = [word for word in text if word[0].isupper()]
        if len(names) > 1 or any(self._lexicon.words.code(name.lower(), True) == NAME for name in names):
            return True
        head = self._words(phrase).split(" of ")[0].rpartition(" ")[2]
        return self._lexicon.words.is_person(head)

    def _is_thing(self, phrase: Phrase) -> bool:
        """Whether a phrase names one body or thing: one after a determiner that is no word for a person; a firm."""
        if phrase.agency is not None:
            return True
        words = self._words(phrase).split()
        before = self._low[max(phrase.start - 4, 0) : phrase.start]
        told = before.endswith(("the ", " a ", " an ", "\na ", "\nan ")) or "'s" in self._words(phrase)
        head = self._words(phrase).split(" of ")[0].rpartition(" ")[2]
        single = not head.endswith("s") or head.endswith("ss")
        if not self._lexicon.courts.isdisjoint(words) and not {"court", "tribunal", "commission"} & set(words):
            return False
        if told and single and not self._lexicon.words.is_person(head):
            return True
        return self._is_firm(phrase)

    def _is_firm(self, phrase: Phrase) -> bool:
        """Whether a name of one word is that of no person: none that a first name stands before in the release."""
        name = self._text[phrase.start : phrase.end]
        if " " in name or not name[:1].isupper() or self._lexicon.words.code(name.lower(), True) != NAME:
            return False
        at = self._text.find(f" {name}")
        while at > 0:
            before = self._text[max(at - 20, 0) : at].rsplit(None, 1)[-1:]
            if (
                before
                and before[0][:1].isupper()
                and self._lexicon.words.code(before[0].lower().rstrip("."), True) == NAME
            ):
                return False
            at = self._text.find(f" {name}", at + 1)
        return True

    def _is_name(self, phrase: Phrase) -> bool:
        """Whether a phrase is a name of more words."""
        name = self._text[phrase.start : phrase.end]
        return name[:1].isupper() and self._lexicon.words.code(name.rpartition(" ")[2].lower(), True) == NAME


def addressed(sentence: Sentence, pronoun: Phrase) -> Phrase | None:
    """Who is called by name behind "you": "that you, Femi Ojo, did obtain"."""
    tokens = sentence.tokens
    at = next((index for index, end in enumerate(tokens.ends) if end >= pronoun.end), None)
    if at is None or tokens.words[at] != "you" or tokens.code(at + 1) != COMMA or tokens.code(at + 2) != NAME:
        return None
    return phrase_from(sentence, at + 2, len(tokens))
