"""From left to right over the capitalised words of a text: listed bodies first, then the grammar of names."""

from __future__ import annotations

import re

from extractor.find.agencies.branches import Branches
from extractor.find.agencies.gazetteer import Form, Gazetteer
from extractor.find.agencies.joins import AND
from extractor.find.agencies.lines import is_sender
from extractor.find.agencies.matters import is_matter
from extractor.find.agencies.mention import Found
from extractor.find.agencies.openers import Openers
from extractor.find.agencies.patterns import Patterns, is_roman
from extractor.find.agencies.places import Places
from extractor.find.agencies.private import Private
from extractor.find.agencies.unions import Unions
from extractor.language.capitals import Capitals, bare_end, begins, gap, in_capitals
from extractor.trace import tracing

_SMALL_WORD = re.compile(r" (?P<word>[a-z]+)")
_LABEL = re.compile(r"\s{0,2}:")  # "WHO:"


class Scanner:
    """Finds the named mentions of a text; what ambiguous ones stand for is decided later."""

    def __init__(self, gazetteer: Gazetteer, patterns: Patterns, places: Places, unions: Unions) -> None:
        self.unions = unions
        self.gazetteer = gazetteer
        self.patterns = patterns
        self.lexicon = patterns.lexicon
        self.places = places
        self.private = Private(self.lexicon)
        self.branches = Branches(patterns)
        self.openers = Openers(gazetteer, self.lexicon)

    def __call__(self, text: str, words: Capitals, title_end: int) -> list[Found]:
        """The mentions in the order of the text, apart from each other."""
        found: list[Found] = []
        floor = 0
        for index, opens in self.openers(text, words):
            if index < floor:
                continue
            above = found[-1] if found and floor else None
            in_title = words.start[index] < title_end
            mention = self._listed(text, words, index, floor, above, in_title) if opens else None
            if mention is None:
                mention = self._headed(text, words, index, floor, above, in_title)
            if mention is None or not begins(text, mention.start) or self.private(text, mention):
                continue
            while found and mention.start <= found[-1].start:
                found.pop()
            found.append(mention)
            _tell(mention)
            floor = mention.last + 1
        return found

    def _headed(
        self, text: str, words: Capitals, index: int, floor: int, above: Found | None, in_title: bool
    ) -> Found | None:
        """The name that a word heads, also in the possessive: "the Larch Harbour Authority's report"."""
        word = words.folded[index]
        if word in self.lexicon.heads:
            return self.patterns.match(text, words, index, floor, above, in_title)
        if word not in self.lexicon.owners or not text.endswith("'s", 0, words.end[index]):
            return None
        words.folded[index] = self.lexicon.owners[word]
        found = self.patterns.match(text, words, index, floor, above, in_title)
        if found is None:
            words.folded[index] = word
        return found

    def _listed(
        self, text: str, words: Capitals, index: int, floor: int, above: Found | None, in_title: bool
    ) -> Found | None:
        match = self.gazetteer.match(text, words, index)
        if match is None:
            return None
        form, last, end = match
        if self._is_nations(text, words, index, last) or is_sender(text, words.start[index], end):
            return None
        if form.surface in self.unions.names and not self.unions.acts(text, words.start[index], end):
            return None
        if self._is_part(text, words, index, floor, form) or self._is_unnamed(text, words, last, form):
            return None
        if not form.acronym and self._is_longer(text, words, index, last, end, form):
            return None
        mention = Found(words.start[index], end, index, last, "agency.acronym" if form.acronym else "agency.name", form)
        if form.acronym:
            mention.shouted = self._shouted(text, mention, form)
            branch = None if in_title else self.branches(text, words, mention, form)
            if branch is not None:
                return branch
        if not (form.acronym and len(form.bodies) == 1) and not self._in_country(
            text, words, mention, form, above, floor, in_title
        ):
            return None
        if form.folded.endswith("task force") and not in_title:
            self.patterns.widen(text, words, mention, floor)
        return self._below(text, words, mention, form, above, floor)

    def _is_longer(self, text: str, words: Capitals, index: int, last: int, end: int, form: Form) -> bool:
        """Whether a listed name is only the start of another, or of a title."""
        return (
            self._goes_on(text, words, last, end)
            or self._is_titled(text, words, last, form)
            or self._has_more(text, words, index, last)
            or self._shares_head(text, words, index, last, end)
        )

    def _shares_head(self, text: str, words: Capitals, index: int, last: int, end: int) -> bool:
        """Whether it is the last of several names with one head: "State and Treasury Departments"."""
        if words.folded[last] not in self.lexicon.plurals or end + 1 != words.end[last] or index == 0:
            return False
        return gap(text, words, index - 1) in AND and self.patterns.joins.shares(text, words, index - 1, last)

    def _in_country(
        self, text: str, words: Capitals, mention: Found, form: Form, above: Found | None, floor: int, in_title: bool
    ) -> bool:
        """Take in the country, or the place, beside a name; whether it may be of that country at all."""
        last = mention.last
        if above is not None and _is_beside(text, above, mention, form):
            mention.country = above.country  # "Colombia's National Police and Attorney General's Office".
        before = self.places.nation_before(text, words, mention.first, floor)
        if before is not None and not self._placed(text, words, mention, form, before):
            return False
        if not form.acronym and mention.country is None:
            self._take_nation(text, words, mention)
            if not in_title and mention.last == last and self.patterns.tails.takes_place(words, mention.first, last):
                self._take_place(text, words, mention)
        return True

    def _is_unnamed(self, text: str, words: Capitals, last: int, form: Form) -> bool:
        """Whether a force in lower case only tells what kind of body follows: "the Thai customs agency"."""
        following = _SMALL_WORD.match(text, words.end[last]) if text[words.start[last]].islower() else None
        return following is not None and not form.acronym and following["word"] in self.lexicon.kinds_of_body

    def _is_nations(self, text: str, words: Capitals, index: int, last: int) -> bool:
        """Whether a longer listed name starts after the country: "Estonian Police and Border Guard Board"."""
        if index == last or words.folded[index] not in self.places.starts or not self.places.is_nation(words, index):
            return False
        longer = self.gazetteer.match(text, words, index + 1)
        return longer is not None and longer[1] > last

    def _is_titled(self, text: str, words: Capitals, last: int, form: Form) -> bool:
        """Whether a single common word only opens somebody's title: "Customs Area Controller"."""
        if form.folded not in self.lexicon.local or " " in form.surface:
            return False
        end = words.end[last]
        if is_matter(self.lexicon, text, form.folded, end):
            return True
        for following in range(last + 1, min(last + 3, len(words.start))):
            if gap(text, words, following - 1) != " " or not text[words.start[following]].isupper():
                return False
            if words.folded[following] in self.lexicon.attributive or words.folded[following] in self.lexicon.ranks:
                return True
        return False

    def _below(self, text: str, words: Capitals, mention: Found, form: Form, above: Found | None, floor: int) -> Found:
        """The mention with the body above it, where both are written as one name, and with "team" after it."""
        if above is not None and mention.first == floor and _joined(text, above, mention, form):
            if self._is_anothers(above, form):
                mention.form, mention.name = None, text[mention.start : mention.end]
                mention.kind = form.bodies[0].kind
            mention.parent, mention.start, mention.first = above, above.start, above.first
            following = mention.last + 1
            small = following < len(words.start) and text.startswith(self.lexicon.small_heads, words.start[following])
            if small and gap(text, words, mention.last) == " ":
                mention.last, mention.end = following, words.end[following]
        return mention

    def _is_anothers(self, above: Found, form: Form) -> bool:
        """Whether the body of this name is another's: "the FTC's Office of International Affairs" is not the DOJ's."""
        if above.form is None:
            return False
        countries = {body.country for body in above.form.bodies}
        if countries.isdisjoint({body.country for body in form.bodies}):
            return True
        if not all(body.parent for body in form.bodies):
            return False
        aboves = {body.id for body in above.form.bodies}
        return not any(self.gazetteer.is_below(body, aboves) for body in form.bodies)

    def _shouted(self, text: str, mention: Found, form: Form) -> bool:
        """Whether capitals alone, as in a headline, make it look like an acronym: "SANTA ANA - Two", "WHO: Ann"."""
        if form.surface in self.lexicon.words_too and _LABEL.match(text, mention.end):
            return True
        return in_capitals(text, mention.start, mention.end)

    def _take_nation(self, text: str, words: Capitals, mention: Found) -> None:
        """Take in the country after a name: "National Police of Ruritania"."""
        following = mention.last + 1
        if following >= len(words.start) or text[mention.end : words.start[following]] not in {" of ", " of the "}:
            return
        place = self.places.at(words, following)
        form = mention.form
        if place is None or form is None or not place[0]:
            return
        last = place[1]
        if last + 1 < len(words.start) and self.patterns.joins(text, words, last):
            return
        headed = not self.lexicon.heads.keys().isdisjoint(words.folded[mention.first : mention.last + 1])
        if not headed and not self.places.is_nation(words, following):
            return  # The "Guardia di Finanza of Bari" is the one of the country.
        mention.country, mention.last, mention.end = place[0], last, bare_end(text, words.end[last])
        if all(body.country != place[0] for body in form.bodies) or not self.places.is_nation(words, following):
            mention.form, mention.name = None, text[mention.start : mention.end]
            mention.kind = self.lexicon.kind(words.folded[mention.first : mention.last + 1])

    def _take_place(self, text: str, words: Capitals, mention: Found) -> None:
        """Take in the place after the name of one office of many: "State Criminal Police Office Lower Saxony"."""
        last = self.patterns.tails.place_after(text, words, mention.last)
        if last > mention.last:
            mention.last, mention.end = last, bare_end(text, words.end[last])
            mention.form, mention.name = None, text[mention.start : mention.end]
            mention.kind = self.lexicon.kind(words.folded[mention.first : last + 1])

    def _goes_on(self, text: str, words: Capitals, last: int, end: int) -> bool:
        """Whether the name is only the start of a longer one: "Metropolitan Police" before "Department"."""
        if last + 1 >= len(words.start) or words.end[last] != end:
            return False
        if self._is_of_place(text, words, last):
            return True
        following = words.folded[last + 1]
        if gap(text, words, last) != " ":
            return False
        if self.lexicon.is_placed_word(words.folded[last]) and following not in self.lexicon.stops:
            return not self.places.is_nation(words, last + 1)
        if following in self.lexicon.heads and words.folded[last] in self.lexicon.unfinished:
            # "A Ruritanian Customs unit" is of the customs.
            forces = words.folded[last] in self.lexicon.force_heads and "unit" in self.lexicon.heads[following].traits
            return not (forces and text[words.start[last + 1]].islower())
        return is_roman(text, words.start[last + 1], words.end[last + 1])

    def _is_of_place(self, text: str, words: Capitals, last: int) -> bool:
        """Whether a court is one of many, told by its place: "District Court of Larch", not "High Court of Kenya"."""
        head = self.lexicon.heads.get(words.folded[last])
        if head is None or "court" not in head.traits or gap(text, words, last) != " of ":
            return False
        return words.folded[last + 1] not in self.lexicon.stops and not self.places.is_nation(words, last + 1)

    def _has_more(self, text: str, words: Capitals, index: int, last: int) -> bool:
        """Whether a ministry has more fields than the listed one: "Ministry of Justice" before "and Human Rights"."""
        following = last + 1
        if words.folded[index] != "ministry" or following >= len(words.start) or gap(text, words, last) != " and ":
            return False
        return self.patterns.complements.may_follow_and(text, words, following) and not self.gazetteer.match(
            text, words, following
        )

    def _is_part(self, text: str, words: Capitals, index: int, floor: int, form: Form) -> bool:
        """Whether a common name is only the end of a longer one: "District Court" after "Northfield"."""
        if index <= floor or (self.places.nation_before(text, words, index, floor) is not None and not form.acronym):
            return False
        if form.acronym:
            between = gap(text, words, index - 1)
            return (between == " " and words.folded[index] in self.lexicon.heads) or (
                between == ", " and words.folded[index] in self.places.states
            )
        if words.folded[index - 1] in self.lexicon.place_nouns and self.patterns.joins(text, words, index - 1):
            return True
        # "Larch City Department of Education", not "State Departments Office of Rivers".
        headed = self.lexicon.is_common_head(words.folded[index]) and words.folded[index - 1] not in self.lexicon.heads
        return (headed or self._is_common(form)) and self.patterns.joins(text, words, index - 1)

    def _is_common(self, form: Form) -> bool:
        """Whether other bodies may well have the name: "District Court", "Organised Crime Unit"."""
        if form.folded in self.lexicon.local or len({body.country for body in form.bodies}) > 1:
            return True
        last = form.folded.rsplit(" ", 1)[-1]
        return last in self.lexicon.heads and form.folded.count(" ") < 4 and not any(body.known for body in form.bodies)

    def _placed(self, text: str, words: Capitals, mention: Found, form: Form, before: tuple[str | None, int]) -> bool:
        """Take in the country before a name, which narrows what it stands for; a smaller place makes it another."""
        country, first = before
        begin, possessive = mention.first, gap(text, words, mention.first - 1) != " "
        headed = self.lexicon.is_common_head(words.folded[mention.first])
        common = headed or self._is_common(form)
        if country is None:
            return form.acronym or not common
        bodies = [body for body in form.bodies if body.country == country]
        if not bodies and (form.acronym or not common):
            return True
        if not bodies and not headed and not self.lexicon.is_service(form.folded):
            return False
        mention.country = country
        if not possessive:
            mention.first, mention.start = first, words.start[first]
        if not bodies:
            owned = text[words.end[begin - 1] - 2 : words.end[begin - 1]] == "'s"
            mention.form, mention.name = None, text[words.start[begin if owned else mention.first] : mention.end]
            mention.kind = self.lexicon.kind(words.folded[mention.first : mention.last + 1])
        return True


def _tell(mention: Found) -> None:
    """Take down what a mention was found by."""
    if trace := tracing():
        form, above = mention.form, mention.parent
        trace.turn_to(mention)
        told = (
            "built like the name of a public body"
            if form is None
            else "a listed acronym"
            if form.acronym
            else "a listed name"
        )
        listed = (
            ", ".join(body.id for body in form.bodies[:3]) + ", …" * (len(form.bodies) > 3) if form else mention.name
        )
        trace.step(mention.rule, told, None, listed, at=(mention.start, mention.end))
        if above is not None:
            trace.step("agency.above", "named with the body above it", at=(above.start, above.end))
        if mention.country and form is not None:
            trace.step("agency.place", "the place in its name", None, mention.country)


def _is_beside(text: str, above: Found, mention: Found, form: Form) -> bool:
    """Whether a name follows another, by "and", that has a body in the other's country."""
    if above.form is form or mention.start - above.end != 5 or not text.startswith(" and ", above.end):
        return False
    return any(body.country == above.country for body in form.bodies)


def _joined(text: str, above: Found, mention: Found, form: Form) -> bool:
    """Whether the mention before is the body above, written as one name: "ICE's Homeland Security Investigations"."""
    if not above.owns(text, mention.start):
        return False
    between = text[above.end : mention.start]
    parents = {body.parent for body in form.bodies if body.parent}
    aboves = {body.id for body in above.form.bodies} if above.form else set()
    return between in {"'s ", "s ", "' "} or (between in {" ", "-"} and bool(parents & aboves))
