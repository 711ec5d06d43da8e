"""Bodies that share one plural name, each with its own: "the Marlow and Tarrow Police Departments" are two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extractor.find.agencies.gazetteer import Form, Gazetteer
from extractor.find.agencies.joins import Joins
from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found
from extractor.find.agencies.places import Places
from extractor.language.capitals import Capitals, bare_end, gap
from extractor.resolve.names import fold_word

_BETWEEN = frozenset({" and ", " & ", ", ", ", and ", " and the ", ", and the "})
_DISTRICTS = "districts"


class Joint:
    """Takes a plural name apart. What stands in brackets of offsets is a span of words, from first to last."""

    def __init__(self, lexicon: Lexicon, places: Places, gazetteer: Gazetteer, joins: Joins) -> None:
        self.lexicon = lexicon
        self.places = places
        self.gazetteer = gazetteer
        self.joins = joins

    def __call__(self, text: str, words: Capitals, found: list[Found]) -> list[Found]:
        """The mentions, each plural one replaced by one for each of its bodies."""
        split: list[Found] = []
        for mention in found:
            split += self._bodies(text, words, mention) or [mention]
        return split

    def _bodies(self, text: str, words: Capitals, mention: Found) -> list[Found]:
        """The bodies of a plural name, none where it is one."""
        at = mention.head_at
        if at < 0 or mention.end > words.end[mention.last]:
            return []  # "The offices of Larch and Quarry counties" tells where they are.
        own = self._own(words, mention)
        plural = words.folded[at] in self.lexicon.plurals
        if plural and (parts := self._parts(text, words, own, at - 1)):
            return self._before(text, words, mention, at, parts)
        districts = next((i for i in range(at + 1, mention.last + 1) if words.folded[i] == _DISTRICTS), None)
        if districts is not None:
            if parts := self._parts(text, words, at + 1, districts - 1):
                return self._after(text, words, mention, own, districts, parts)
            at = districts
        elif not plural:
            return []
        parts = self._parts(text, words, at + 1, mention.last)
        if words.folded[mention.last] in self.lexicon.heads:
            return []  # "Departments of Justice and Interior Working Group"
        return self._after(text, words, mention, own, mention.last + 1, parts) if parts else []

    def _own(self, words: Capitals, mention: Found) -> int:
        """The first word behind the body above."""
        above, first = mention.parent, mention.first
        while above is not None and first < mention.last and words.start[first] < above.end:
            first += 1
        return first

    def _parts(self, text: str, words: Capitals, first: int, last: int) -> list[tuple[int, int]]:
        """The spans of a list, none where there is no list in it."""
        parts, start = [], first
        for index in range(first, last):
            if gap(text, words, index) in _BETWEEN and not self._states(words, index):
                parts.append((start, index))
                start = index + 1
        return [*parts, (start, last)] if parts else []

    def _states(self, words: Capitals, index: int) -> bool:
        """Whether a comma only stands before a state."""
        return words.folded[index + 1] in self.places.states

    def _before(self, text: str, words: Capitals, mention: Found, at: int, parts: list[tuple[int, int]]) -> list[Found]:
        """The bodies that are told before their head: "State and Treasury Departments"."""
        last_first = parts[-1][0]
        tails = range(at, last_first, -1)  # The words from here on may be what they share.
        rest = self._plain(text, words.end[at], words.end[mention.last])

        def names(tail: int) -> list[str]:
            shared = self._singular(text, words, tail, at) + rest
            ends = [*(end for _, end in parts[:-1]), tail - 1]
            return [
                f"{text[words.start[first] : words.end[end]]} {shared}"
                for (first, _), end in zip(parts, ends, strict=True)
            ]

        listed = next((tail for tail in tails if all(map(self._form_of(text, words, mention), names(tail)))), None)
        tail = self._shared_from(words, parts, at) if listed is None else listed
        if listed is None and self._is_pair_of_topics(words, parts):
            return []
        spans = [(mention.first, parts[0][1]), *parts[1:-1], (last_first, mention.last)]
        return self._made(text, words, mention, spans, names(tail))

    def _shared_from(self, words: Capitals, parts: list[tuple[int, int]], at: int) -> int:
        """The first word that all share: "County" in "Larch and Quarry County Courts", where none has one itself."""
        lexicon = self.lexicon
        placed = words.folded[parts[0][1]] in lexicon.place_nouns
        place = self.places.at(words, parts[-1][0])  # "Kansas City"
        tail, stop = at, place[1] if place else parts[-1][0]
        while tail - 1 > stop:
            word = words.folded[tail - 1]
            shared = word == "counties" or word in lexicon.heads or word in lexicon.topics or word in lexicon.offices
            if not shared and (placed or word not in lexicon.place_nouns):
                break
            tail -= 1
        return tail

    def _after(
        self, text: str, words: Capitals, mention: Found, own: int, end: int, parts: list[tuple[int, int]]
    ) -> list[Found]:
        """The bodies that are told after their head: "Departments of Labor and Transportation".

        ``end`` is the index of a head of parts that they share ("Districts"), else the one behind the last word.
        """
        opens = self._singular(text, words, own, parts[0][0] - 1)
        between = text[words.end[parts[0][0] - 1] : words.start[parts[0][0]]]
        tail = ""
        if end <= mention.last:
            tail = " District" + self._plain(text, words.end[end], words.end[mention.last])
        names = [f"{opens}{between}{text[words.start[a] : words.end[b]]}{tail}" for a, b in parts]
        form_of = self._form_of(text, words, mention)
        whole = opens + text[words.end[parts[0][0] - 1] : words.end[mention.last]]
        if not tail and (form_of(whole) or (self._is_pair_of_topics(words, parts) and not all(map(form_of, names)))):
            return []
        spans = [(mention.first, parts[0][1]), *parts[1:-1], (parts[-1][0], mention.last)]
        return self._made(text, words, mention, spans, names)

    def _is_pair_of_topics(self, words: Capitals, parts: list[tuple[int, int]]) -> bool:
        """Whether it may be what each body is for: "Parks and Recreation Departments"."""
        return len(parts) == 2 and self.joins.paired(words, parts[0][1])

    def _singular(self, text: str, words: Capitals, first: int, last: int) -> str:
        """The words of a span as one body has them: "U.S. Attorney's Office"."""
        out = ""
        for index in range(first, last + 1):
            surface = text[words.start[index] : words.end[index]]
            folded = words.folded[index]
            if index > first:
                out += gap(text, words, index - 1)
            if folded in self.lexicon.plurals or folded == _DISTRICTS:
                surface = self._one(surface)
            elif folded == "counties":
                surface = surface[:-3] + "y"
            elif surface[-2:] == "s'" and folded in self.lexicon.holders:
                surface = surface[:-2] + "'s"
            out += surface
        return out

    def _one(self, surface: str) -> str:
        """A head in the singular."""
        if surface[-3:].lower() == "ies":
            return surface[:-3] + ("Y" if surface.isupper() else "y")
        singular = surface[:-1]
        return singular if fold_word(singular) in self.lexicon.heads or fold_word(singular) == "district" else surface

    def _plain(self, text: str, start: int, end: int) -> str:
        """What stands between two offsets, without a possessive ending."""
        return text[start : bare_end(text, end)]

    def _form_of(self, text: str, words: Capitals, mention: Found) -> Callable[[str], Form | None]:
        """Looks up names, without the nation before them too, that the pack lists of the country that it tells."""
        country, first = mention.country, self._own(words, mention)
        place = self.places.at(words, first) if self.places.is_nation(words, first) else None
        nation = text[words.start[first] : words.end[place[1]]] + " " if place else "\n"

        def form_of(name: str) -> Form | None:
            form = self.gazetteer.find(name) or self.gazetteer.find(name.removeprefix(nation))
            if form is None or form.acronym:
                return None
            return form if country is None or any(body.country == country for body in form.bodies) else None

        return form_of

    def _made(
        self, text: str, words: Capitals, mention: Found, spans: list[tuple[int, int]], names: list[str]
    ) -> list[Found]:
        form_of = self._form_of(text, words, mention)
        made = []
        for number, ((first, last), name) in enumerate(zip(spans, names, strict=True)):
            start = words.start[first] if number else mention.start
            end = mention.end if last == mention.last else words.end[last]
            form = form_of(name)
            made.append(
                replace(mention, start=start, end=end, first=first, last=last, name=name, form=form, head_at=-1)
            )
        return made
