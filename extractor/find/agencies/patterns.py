"""Names of bodies that no list holds, found from the word that heads them: "Columbia, Tenn., Police Department"."""

from __future__ import annotations

import re

from extractor.find.agencies.complements import MAX_WORDS, Complements
from extractor.find.agencies.gazetteer import Gazetteer
from extractor.find.agencies.joins import INNER_GAP, INSIDE, SPELLED_GAP, Joins
from extractor.find.agencies.lexicon import Head
from extractor.find.agencies.lines import in_menu, is_signature
from extractor.find.agencies.mention import Found
from extractor.find.agencies.name import DEFINED, Grammar, Name, stands
from extractor.find.agencies.naming import Naming
from extractor.find.agencies.tails import Tails
from extractor.language.capitals import Capitals, bare_end, gap, opens_sentence
from extractor.resolve.names import initials

# "Four Coastal Patrol Bureau officers" are of the Coastal Patrol Bureau.
_COUNTED = re.compile(r" [a-z-]{3,}s\b(?!')")

# "Regional Office 3 filed it", not "the Section 7 officers", nor "Unit 3.5".
_NUMBER = re.compile(r" \d{1,3}\b(?![.,:]\d|%|-| (?:[a-z-]*[a-rt-z]s|of)\b(?<!is)(?<!was)(?<!has))")
_ORDINAL_AFTER = re.compile(r" \d{1,3}\b")  # "Battalion 8 of the force"
_OWNED = re.compile(r" (?P<word>[\w-]+|\()")
_ROMAN = re.compile(r"I{1,3}|I?V|VI{1,3}|IX")
# "District Attorney's Offices of Larch and Quarry counties".
_COUNTIES = re.compile(r" (?:counties|districts|provinces|prefectures)\b")


# Heads that name a body in a headline in capitals too, where the name opens the line.


class Patterns:
    """The grammar of names: modifiers, a head, a complement."""

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer) -> None:
        self.grammar = grammar
        self.lexicon = grammar.lexicon
        self.places = grammar.places
        self.joins = Joins(grammar, gazetteer)
        self.complements = Complements(grammar, self.joins)
        self.naming = Naming(grammar.lexicon, grammar.places)
        self.tails = Tails(grammar.lexicon, grammar.places)

    def match(
        self, text: str, words: Capitals, at: int, floor: int, above: Found | None, in_title: bool
    ) -> Found | None:
        """The name that a head word heads.

        Args:
            text: the folded text.
            words: its capitalised words.
            at: the index of the head word.
            floor: the index of the first word that no earlier mention holds.
            above: the mention that ends at ``floor``, which may be the body above.
            in_title: whether it stands in the title, where verbs have capitals too.
        """
        head = self.lexicon.heads[words.folded[at]]
        if head.is_strict and not self._may_be_unit(words, at, floor, above, head):
            return None
        if not stands(text, words.end[at], head, self.lexicon) or self._headed_further(text, words, at, head):
            return None
        name = self._name(text, words, at, floor, head, in_title)
        if name is None:
            return None
        owner = above if above is not None and name.first == floor and above.owns(text, words.start[floor]) else None
        if not self._holds(name, owner):
            return None
        found = Found(name.start, self._end(name), name.first, name.last, f"agency.{head.id}", head=head)
        found.head_at = at if name.is_shared else -1
        # "CGA Investigation Branch" is the Investigation Branch, "FBI Larch Division" the FBI's.
        listed = owner is not None and owner.form is not None
        plain = listed and "unit" in head.traits and name.first == at - 1 and name.nearest in self.lexicon.topics
        found.prefixed = owner is not None and not plain and text[owner.end : words.start[name.first]] == " "
        if self._is_mere_capitals(name, found) or (owner is None and self._is_in_menu(name)):
            return None
        return self._described(text, words, found, at, owner)

    def _may_be_unit(self, words: Capitals, at: int, floor: int, above: Found | None, head: Head) -> bool:
        """Whether a head that needs certain words right before it has one, or stands below a body: a cheap look."""
        return (at > 0 and words.folded[at - 1] in head.nearest) or (above is not None and at - floor < MAX_WORDS)

    def _name(self, text: str, words: Capitals, at: int, floor: int, head: Head, in_title: bool) -> Name | None:
        """The words that belong to a head, None where it stands alone."""
        first = self._first(text, words, at, floor)
        last = self.complements.last(text, words, first, self._with_number(text, words, at), head, in_title)
        if last == at and self._names_force(text, words, first, at):
            last = at + 1
        if first == at == last and "ordinal" not in head.needs and (at > floor or not self._number(text, words, at)):
            return None
        if last == at and self._is_sided(text, words, at):
            last = at + 1
        if last == at and not in_title and self.tails.takes_place(words, first, at):
            last = self.tails.place_after(text, words, at)
        if last + 1 < len(words.start) and text.startswith(" (", words.end[last]):
            first = self._spelled_from(text, words, first, last, floor)
        return Name(text, words, first, at, last, head, in_title, self.grammar)

    def _with_number(self, text: str, words: Capitals, at: int) -> int:
        """The Roman number after a head, else the head: "Public Prosecutor's Office II"."""
        following = at + 1
        if following == len(words.start) or gap(text, words, at) != " ":
            return at
        return following if is_roman(text, words.start[following], words.end[following]) else at

    def _spelled_from(self, text: str, words: Capitals, first: int, last: int, floor: int) -> int:
        """The first word of a name that the acronym after it spells: "Fraud and Loss Prevention Team (FLPT)"."""
        defined = DEFINED.match(text, words.end[last])
        short = defined["short"] if defined else ""
        for start in range(first, max(last - MAX_WORDS, floor - 1), -1):
            if start < first and not SPELLED_GAP.fullmatch(gap(text, words, start)):
                return first
            if initials(text[words.start[start] : words.end[last]]) == short:
                return start
        return first

    def _first(self, text: str, words: Capitals, at: int, floor: int) -> int:
        """The first word of a name, to the left of its head. A number that counts what follows the name opens none."""
        first = at
        while (
            first > floor
            and at - first < MAX_WORDS
            and (
                self.joins(text, words, first - 1)
                or self.joins.shares(text, words, first - 1, at)
                or self.joins.of_town(text, words, first - 1, at)
            )
        ):
            first -= 1
        if words.folded[first] in self.lexicon.numerals and first < at:
            counts = words.folded[at] in self.lexicon.plurals or _COUNTED.match(text, words.end[at])
            return first + 1 if counts else first
        return first

    def widen(self, text: str, words: Capitals, mention: Found, floor: int) -> None:
        """Take in the place before a listed task force that many places have: "Northfield Harbour Crime Task Force"."""
        first = self._first(text, words, mention.first, floor)
        if first == mention.first or self.places.is_nation(words, first):
            return
        mention.first, mention.start = first, words.start[first]
        mention.form, mention.name = None, text[mention.start : mention.end]
        mention.country = self.places.country(words, first, mention.last)
        mention.kind = "investigation"

    def _holds(self, name: Name, owner: Found | None) -> bool:
        """Whether the words beside a head make it the name of a public body, or of a unit of the one before it."""
        if owner is None:
            if self._is_of_body(name):
                return True
            small = name.text.startswith(self.lexicon.small_heads, name.words.start[name.at])
            return not small and name.is_of_body()
        return (
            (name.first != name.last or self._number(name.text, name.words, name.at) is not None)
            and name.nearest not in name.head.never
            and ("place" not in name.head.needs or name.is_of_body())
        )

    def _is_of_body(self, name: Name) -> bool:
        """Whether it is a unit of the listed body after "of": "Southern Division of the Ruritanian Police"."""
        at, words = name.at, name.words
        if name.last > at or not name.beside or name.in_title or "topic" not in name.head.needs or not name.is_public:
            return False
        following = at + 1 < len(words.start) and gap(name.text, words, at) in {" of ", " of the "}
        if not following or not name.text[words.start[at]].isupper():
            return False
        return self.joins.is_body(name.text, words, at + 1)

    def _number(self, text: str, words: Capitals, at: int) -> re.Match[str] | None:
        """The number after a head that may have one: "Region 5"."""
        return _NUMBER.match(text, words.end[at]) if words.folded[at] in self.lexicon.numbered else None

    def _is_sided(self, text: str, words: Capitals, at: int) -> bool:
        """Whether a part of the world after a comma, and then an acronym, belong to the name of a force."""
        following = at + 1
        if (
            words.folded[at] != "force"
            or following == len(words.start)
            or words.folded[following] not in self.lexicon.sides
        ):
            return False
        return gap(text, words, at) == ", " and text.startswith(" (", words.end[following])

    def _is_mere_capitals(self, name: Name, found: Found) -> bool:
        """Whether it stands in a headline in capitals, where only a place shows where a name starts."""
        text, words = name.text, name.words
        if not text[found.start : words.end[name.at]].isupper() or self.places.at(words, name.first) is not None:
            return False
        opens_line = text[found.start - 1 : found.start] in {"", "\n"}
        if opens_line and "sure" in name.head.traits and name.is_of_body() and not name.has_complement:
            return False  # "PORTBURY POLICE DEPARTMENT ARRESTS 14 MEN"
        return name.in_title or not is_signature(text, found.start, found.end)

    def _is_in_menu(self, name: Name) -> bool:
        return not name.is_shared and in_menu(name.text, name.words, name.first, name.last)

    def _described(self, text: str, words: Capitals, found: Found, at: int, above: Found | None) -> Found:
        if inside := INSIDE.search(text, found.start, found.end):
            found.name = text[found.start : inside.start()] + text[inside.end() : found.end]
        else:
            found.name = self.naming.name(text, words, found, at)
        if found.last == at + 1 and words.folded[found.last] in self.lexicon.sides:
            found.name = found.name.replace(", ", " ")
        small = text[words.start[at]].islower()
        # "Northfield court" is a name only where the text or the pack knows a body of that name.
        found.named = not (small and words.folded[at] in self.lexicon.generic_heads)
        if small and words.folded[at] in self.lexicon.force_heads and self._is_of_place(text, words, found.first, at):
            found.named, found.name = True, _capitalised_head(found.name)
        found.country = self.places.country(words, found.first, found.last)
        up_to_head = words.folded[found.first : at + 1]
        found.kind = self.lexicon.kind(up_to_head) or self.lexicon.kind(words.folded[found.first : found.last + 1])
        if above is not None:
            found.parent, found.start, found.first = above, above.start, above.first
        return found

    def _is_of_place(self, text: str, words: Capitals, first: int, at: int) -> bool:
        """Whether the word before a force in lower case is a place: not in "Kenyan police", nor in "Armed police"."""
        if self.places.at(words, first) is not None:
            return not self.places.is_nation(words, first)
        if words.folded[at - 1] in self.lexicon.place_nouns and first < at - 1:
            return True  # "Marlow County police"
        return not opens_sentence(text, words.start[first]) and words.folded[first] not in self.lexicon.topics

    def _end(self, name: Name) -> int:
        """Where a name ends, without a possessive ending or what is left of one ("the Justice Departments lawyers")."""
        at, last, words = name.at, name.last, name.words
        end = bare_end(name.text, words.end[last])
        number = _ORDINAL_AFTER if "ordinal" in name.head.needs else _NUMBER
        if last == at and words.folded[at] in self.lexicon.numbered and (numbered := number.match(name.text, end)):
            return numbered.end()
        if name.is_shared:
            counties = _COUNTIES.match(name.text, end)
            return counties.end() if counties and last > at else end
        owns = end == words.end[last] and last == at and words.folded[at] in self.lexicon.possessives
        following = _OWNED.match(name.text, end) if owns else None
        if following and following["word"] not in self.lexicon.stops:
            return end - 1
        return end

    def _headed_further(self, text: str, words: Capitals, at: int, head: Head) -> bool:
        """Whether a later word heads the name: "Police" in "Police Department"."""
        if at + 1 >= len(words.start):
            return False
        between = gap(text, words, at)
        if between in {" and ", " & "} and self._shares_topics(text, words, at):
            return True
        if words.folded[at + 1] not in self.lexicon.heads:
            return False
        if text.startswith(self.lexicon.small_heads, words.start[at + 1]):
            return False
        return between == " " or ("ordinal" in head.needs and INNER_GAP.fullmatch(between) is not None)

    def _shares_topics(self, text: str, words: Capitals, at: int) -> bool:
        """Whether a head is the first of two topics of an office: "Larch Customs and Tax Office"."""
        if not self.joins.paired(words, at):
            return False
        for index in range(at + 2, min(at + 5, len(words.start))):
            if gap(text, words, index - 1) != " ":
                return False
            if words.folded[index] in self.lexicon.heads:
                return True
        return False

    def _names_force(self, text: str, words: Capitals, first: int, at: int) -> bool:
        """Whether the name of a task force follows: "Task Force Anvil"."""
        following = at + 1
        alone = first == at and words.folded[at] in self.lexicon.forces
        if following == len(words.start) or not (
            alone or (first == at - 1 and words.folded[first] in self.lexicon.forces)
        ):
            return False
        return gap(text, words, at) == " " and words.folded[following] not in self.lexicon.stops


def is_roman(text: str, start: int, end: int) -> bool:
    """Whether a word is a Roman number up to nine."""
    return text[start] in "IV" and _ROMAN.fullmatch(text, start, end) is not None


def _capitalised_head(name: str) -> str:
    """A name whose head stands in lower case: "Northfield police"."""
    before, _, head = name.rpartition(" ")
    return f"{before} {head.capitalize()}"
