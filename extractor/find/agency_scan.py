"""From left to right over the capitalised words of a text: listed bodies first, then the grammar of names."""

from __future__ import annotations

from extractor.find.agency_gazetteer import Form, Gazetteer
from extractor.find.agency_mention import Found
from extractor.find.agency_patterns import Patterns
from extractor.find.agency_places import Places
from extractor.find.agency_words import Word, gap


class Scanner:
    """Finds the named mentions of a text; what ambiguous ones stand for is decided later."""

    def __init__(self, gazetteer: Gazetteer, patterns: Patterns, places: Places) -> None:
        self.gazetteer = gazetteer
        self.patterns = patterns
        self.places = places

    def __call__(self, text: str, words: list[Word], title_end: int) -> list[Found]:
        """The mentions in the order of the text, apart from each other."""
        found: list[Found] = []
        index = floor = 0
        while index < len(words):
            above = found[-1] if found and floor else None
            mention = self._mention(text, words, index, floor, above, title_end)
            if mention is None:
                index += 1
                continue
            while found and mention.start <= found[-1].start:
                found.pop()
            found.append(mention)
            index = floor = mention.last + 1
        return found

    def _mention(
        self, text: str, words: list[Word], index: int, floor: int, above: Found | None, title_end: int
    ) -> Found | None:
        folded = words[index].folded
        if self.gazetteer.starts(folded):
            listed = self._listed(text, words, index, floor, above)
            if listed is not None:
                return listed
        if folded in self.patterns.heads:
            return self.patterns.match(text, words, index, floor, above, title_end)
        return None

    def _listed(self, text: str, words: list[Word], index: int, floor: int, above: Found | None) -> Found | None:
        match = self.gazetteer.match(text, words, index)
        if match is None:
            return None
        form, last, end = match
        mention = Found(words[index].start, end, index, last, "agency.acronym" if form.acronym else "agency.name", form)
        if not form.acronym and self._goes_on(text, words, last, end):
            return None
        before = self.places.nation_before(text, words, index, floor)
        if before is not None and not self._placed(text, words, mention, form, before):
            return None
        if above is not None and mention.first == floor and index == floor and _joined(text, above, mention, form):
            mention.parent, mention.start, mention.first = above, above.start, above.first
        return mention

    def _goes_on(self, text: str, words: list[Word], last: int, end: int) -> bool:
        """Whether the name is only the start of a longer one: "Metropolitan Police" before "Department"."""
        if last + 1 >= len(words) or words[last].end != end:
            return False
        following = words[last + 1].folded
        return gap(text, words, last) == " " and following in self.patterns.heads and words[last].folded in self.patterns.unfinished

    def _placed(self, text: str, words: list[Word], mention: Found, form: Form, before: tuple[str | None, int]) -> bool:
        """Take in the country before a name, which narrows what it stands for; a smaller place makes it another name."""
        country, first = before
        possessive = gap(text, words, mention.first - 1) != " "
        headed = words[mention.first].folded in self.patterns.heads
        if country is None:
            return form.acronym or not headed
        bodies = [body for body in form.bodies if body.country == country]
        if not bodies and form.acronym:
            return True
        if not bodies and not headed:
            return True
        mention.country = country
        if not possessive:
            mention.first, mention.start = first, words[first].start
        if not bodies:
            mention.form, mention.name = None, text[words[mention.first].start : mention.end]
            mention.kind = self.patterns.kind(word.folded for word in words[mention.first : mention.last + 1])
        return True


def _joined(text: str, above: Found, mention: Found, form: Form) -> bool:
    """Whether the mention before is the body above, written as one name: "ICE's Homeland Security Investigations"."""
    between = text[above.end : mention.start]
    if above.form is None and above.name is None:
        return False
    parents = {body.parent for body in form.bodies if body.parent}
    aboves = {body.id for body in above.form.bodies} if above.form else set()
    return between in {"'s ", "s ", "' "} or between in {" ", "-"} and bool(parents & aboves)
