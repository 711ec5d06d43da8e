"""A sentence read for facts: tokens, verb groups, and where clauses begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from extractor.language.coordination import find_groups
from extractor.language.lexicon import Lexicon
from extractor.language.settle import settle_codes
from extractor.language.tokens import Tokens
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import (
    ADVERB,
    BORDER,
    COMMA,
    CONJUNCTION,
    DATE,
    DETERMINER,
    ENDS_CLAUSE,
    NAME,
    NAMES_SOMETHING,
    NOUN,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
    THAT,
)

DASHES = frozenset({"-", "\u2014"})
_LONGEST_INSERTION = 25
# Prepositions that open clauses as well: "a victory after a jury sentenced him".
_OPEN_CLAUSES = frozenset({"after", "before", "since", "until", "as"})
# Before one of them these tell how long: "two days after police raided".
_TIMES = frozenset(
    {"moments", "minutes", "hour", "hours", "day", "days", "night", "week", "weeks", "month", "months", "year", "years"}
)
_BEGINS_CLAUSE = SUBORDINATOR + THAT + BORDER
# In tokens.
_LONGEST_NICKNAME = 6
# Between a quotation and its closing mark.
_END_SPEECH = frozenset({",", ".", "?", "!"})


@dataclass(slots=True)
class Sentence:
    """``starting`` and ``ending`` tell which verb group starts or ends at a token."""

    tokens: Tokens
    groups: list[VerbGroup]
    headline: bool = False
    starting: dict[int, int] = field(default_factory=dict)
    ending: dict[int, int] = field(default_factory=dict)
    inside: dict[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls, tokens: Tokens, lexicon: Lexicon, headline: bool) -> Sentence:
        """Settle the tokens and find the verb groups."""
        settle_codes(tokens, lexicon)
        return cls.grouped(tokens, lexicon, headline)

    @classmethod
    def grouped(cls, tokens: Tokens, lexicon: Lexicon, headline: bool) -> Sentence:
        """Find the verb groups of tokens whose classes are settled."""
        sentence = cls(tokens, find_groups(tokens, lexicon), headline)
        for number, group in enumerate(sentence.groups):
            sentence.starting[group.first] = sentence.ending[group.last] = number
            for index in range(group.first, group.last + 1):
                sentence.inside[index] = number
        return sentence

    def governing(self, offset: int) -> VerbGroup | None:
        """The finite verb of the clause that an offset stands in: the nearest before it, else the first after it."""
        index = bisect_right(self.tokens.starts, offset) - 1
        for at in range(index, -1, -1):
            if self.tokens.codes[at] in ENDS_CLAUSE and at not in self.inside:
                break
            group = self.groups[self.inside[at]] if at in self.inside else None
            if group is not None and group.form == "finite":
                return group
        for at in range(max(index, 0), len(self.tokens)):
            if self.tokens.codes[at] in BORDER:
                break
            group = self.groups[self.inside[at]] if at in self.inside else None
            if group is not None and group.form == "finite":
                return group
        return None

    def chain(self, number: int) -> int:
        """The first of the groups that a group is coordinated with."""
        while self.groups[number].joined is not None:
            joined = self.groups[number].joined
            assert joined is not None
            number = joined
        return number

    def opener(self, number: int) -> int:
        """The index of the token before a group, adverbs left out; -1 at the start of the sentence."""
        return self.tokens.skip(self.groups[number].first - 1, -1, ADVERB)

    def relative(self, number: int) -> int | None:
        """The pronoun that opens the relative clause of a finite group: "who fled", "whose owners fled"."""
        opener = self.opener(number)
        if self.tokens.code(opener) not in RELATIVE and self.groups[number].form == "finite":
            opener = self.tokens.skip(opener, -1, DETERMINER + QUANTIFIER + NAMES_SOMETHING + PRONOUN)
        return opener if self.tokens.code(opener) == RELATIVE else None

    def is_modifying(self, number: int) -> bool:
        """Whether a finite group stands in a relative clause: "who fled", "actions that harmed"."""
        opener = self.opener(number)
        of_noun = self.tokens.code(opener) == THAT and self.tokens.code(opener - 1) in NOUN
        return of_noun or self.relative(number) is not None

    def is_interposed(self, number: int) -> bool:
        """Whether a finite group with its subject stands between two commas: ", prosecutors said on Monday,"."""
        before = self.tokens.skip(self.opener(number), -1, DETERMINER + QUANTIFIER + NAMES_SOMETHING + PRONOUN)
        behind = self.tokens.skip(self.groups[number].last + 1, 1, PREPOSITION + DATE)
        return self.groups[number].form == "finite" and self.tokens.code(before) == self.tokens.code(behind) == COMMA

    def clause_start(self, number: int) -> int:
        """Where the words before a group that may be its subject start: after the border to the left."""
        first = self.groups[number].first
        index = self.opener(number)
        tokens = self.tokens
        if tokens.code(index) == DATE:  # "Lind, head of the office, today announced"
            index = tokens.skip(index - 1, -1, ADVERB)
        # Commas right before the verb enclose something: "Sun, 31, an official with the bureau, said".
        closing = index if tokens.code(index) == COMMA else None
        borders = ENDS_CLAUSE if closing is not None else ENDS_CLAUSE + COMMA
        if tokens.word(index) in DASHES:
            index = self._before_dash(index)
        while index >= 0:
            if tokens.codes[index] in borders and index not in self.inside:
                further = self._past_border(index, closing)
                if further is None:
                    break
                index = further
            elif index in self.inside:
                outer = self._before_modifier(self.inside[index], closing is not None)
                if outer is None and index == first - 1:
                    outer = self._before_gap(self.inside[index])
                if outer is None:
                    return self._past_object(index + 1, first, closing)
                index = outer
            elif self._opens_clause(index, first, closing):
                return index + 1
            elif closing is not None and self._closes_quotation(index):
                break
            index -= 1
        return self._past_aside(index + 1, closing)

    def _closes_quotation(self, index: int) -> bool:
        """Whether a quotation of some length ends at a token: none that only names, 'aka "Blitz," 19, was'."""
        tokens = self.tokens
        if tokens.codes[index] != QUOTE or tokens.word(index - 1) not in _END_SPEECH:
            return False
        return QUOTE not in tokens.codes[max(index - _LONGEST_NICKNAME, 0) : index] or index < _LONGEST_NICKNAME

    def _past_aside(self, start: int, closing: int | None) -> int:
        """Past the comma of the gerund that a clause opens with: "parading the suspects, the head, Rao, said"."""
        number = self.starting.get(start)
        if closing is None or number is None or self.groups[number].form == "finite":
            return start
        codes = self.tokens.codes
        return codes.index(COMMA, start) + 1 if COMMA in codes[start:closing] else start

    def _opens_clause(self, index: int, first: int, closing: int | None) -> bool:
        """Whether a word that is a preposition as well opens the clause of the verb at ``first``.

        Inside what two commas enclose it opens none: "the man, posing as a doctor, sold"; nor behind a subject that
        still waits for its verb: "the officials who ran it before the war stole".
        """
        if self.tokens.words[index] not in _OPEN_CLAUSES or index + 1 >= first or index == 0:
            return False
        if closing is not None:
            return COMMA in self.tokens.codes[index:closing]
        return not self._awaits_verb(index)

    def _past_border(self, index: int, closing: int | None) -> int | None:
        """The token left of what a border to the left of a verb belongs to; None where its clause starts there."""
        tokens = self.tokens
        if closing is not None:  # "the head, while speaking in Marlow, said"
            inserted = tokens.codes[index] == SUBORDINATOR and tokens.code(index - 1) == COMMA and index > 1
            return index - 1 if inserted else None
        if tokens.codes[index] != COMMA or not self._closes_places(index):
            return None
        return self._listed_places(index)

    def _closes_places(self, index: int) -> bool:
        """Whether a comma stands before the last two of a list of names: "Asia, Europe and the Americas"."""
        tokens = self.tokens
        second = tokens.skip(index + 1, 1, NAME)
        third = tokens.skip(second + 1, 1, DETERMINER)
        named = second > index + 1 and tokens.code(second) == CONJUNCTION and tokens.code(third) == NAME
        return named and tokens.skip(third, 1, NAME + ADVERB) in self.starting

    def _listed_places(self, index: int) -> int | None:
        """The preposition that a list of names hangs on, behind a subject: "officers from Asia, Europe and"."""
        tokens = self.tokens
        at = tokens.skip(index, -1, NAME + COMMA + DETERMINER)
        if tokens.code(at) != PREPOSITION or tokens.code(at - 1) not in NOUN:
            return None
        return at if self._awaits_verb(at) else None

    def _awaits_verb(self, index: int) -> bool:
        """Whether a subject without its verb opens the clause that a token stands in."""
        tokens = self.tokens
        at = index - 1
        if tokens.word(at) in _TIMES:
            return False  # "two days after police raided"
        while at >= 0 and (tokens.codes[at] not in _BEGINS_CLAUSE or at in self.inside):
            if at in self.inside:
                outer = self._before_modifier(self.inside[at])
                if outer is None:
                    return False
                at = outer
            at -= 1
        opens = tokens.skip(at + 1, 1, DETERMINER + ADVERB)
        if tokens.code(opens) == PREPOSITION and COMMA in tokens.codes[opens:index]:  # "In May, officers from"
            opens = tokens.skip(tokens.codes.index(COMMA, opens) + 1, 1, DETERMINER + ADVERB)
        return opens < index and tokens.code(opens) in NOUN

    def _before_dash(self, closing: int) -> int:
        """Left of what two dashes enclose before a verb; the dash itself where there is no other."""
        for index in range(closing - 1, max(closing - _LONGEST_INSERTION, -1), -1):
            if self.tokens.words[index] in DASHES:
                return index - 1
        return closing

    def _past_object(self, start: int, stop: int, closing: int | None) -> int:
        """Past the object of the verb before: "faces 17 years and Gonzalez" starts at the last conjunction.

        Where that verb opens an aside, its comma ends it: "while parading the suspects, the head, Rao, said".
        """
        codes = self.tokens.codes
        number = self.inside[start - 1]
        opens = self.tokens.skip(self.opener(number), -1, DETERMINER + QUANTIFIER + NAMES_SOMETHING + PRONOUN)
        aside = self.groups[number].form != "finite" or self.tokens.code(opens) == SUBORDINATOR
        if closing is not None and aside and COMMA in codes[start:closing]:
            return codes.index(COMMA, start) + 1
        for index in range(stop - 1, start - 1, -1):
            if codes[index] == CONJUNCTION:
                return index + 1
        return start

    def _hangs_on_modifier(self, number: int) -> bool:
        """Whether the verb right before an infinitive or a gerund describes a noun: "a clerk tasked with paying"."""
        if number == 0 or COMMA in self.tokens.codes[self.groups[number - 1].last : self.groups[number].first]:
            return False
        return self._before_modifier(number - 1) is not None

    def _before_gap(self, number: int) -> int | None:
        """What opens the clause of a verb that another follows at once: "the van that officers stopped carried"."""
        if self.groups[number].form != "finite":
            return None
        tokens = self.tokens
        opens = tokens.skip(self.opener(number), -1, DETERMINER + QUANTIFIER + NAMES_SOMETHING + PRONOUN)
        return opens if tokens.code(opens) == THAT and tokens.code(opens - 1) in NOUN else None

    def _before_modifier(self, number: int, enclosed: bool = False) -> int | None:
        """The token that starts a relative clause or a participle phrase, None where the group is none.

        ``enclosed``: it stands before the comma that closes an insertion, so that what hangs on a participle is part of
        it too: "the team, armed with a warrant to search, recovered".
        """
        opener = self.opener(number)
        tokens, group = self.tokens, self.groups[number]
        relative = self.relative(number)
        if relative is not None:
            return relative
        if group.form == "participle" or (group.form == "gerund" and tokens.code(opener) in COMMA + NOUN):
            return group.first
        if group.form == "gerund" and group.joined is not None:  # "acting on a warrant and working with customs"
            return None if self._before_modifier(self.chain(number), enclosed) is None else group.first
        if not enclosed and group.form == "infinitive" and number and self.groups[number - 1].form == "finite":
            return self.relative(number - 1)  # "the man who fled to avoid arrest was"
        if group.form in ("infinitive", "gerund") and self._hangs_on_modifier(number):
            return group.first  # "a man believed to be the leader fled"
        return self._before_enclosed(number) if enclosed else None

    def _before_enclosed(self, number: int) -> int | None:
        """The token that starts a clause or a participle phrase before the comma that closes an insertion."""
        tokens, group, opener = self.tokens, self.groups[number], self.opener(number)
        if self.is_interposed(number):  # "the couple, police said, stole"
            return tokens.skip(opener, -1, DETERMINER + QUANTIFIER + NAMES_SOMETHING + PRONOUN)
        if group.form == "finite" and group.joined is None:
            at = tokens.skip(opener, -1, NOUN + PRONOUN + DETERMINER + PREPOSITION)
            return at if tokens.code(at) == SUBORDINATOR and tokens.code(at - 1) == COMMA and at > 1 else None
        return group.first if self.groups[self.chain(number)].form != "finite" else None
