"""Where a phrase of conduct ends: before amount, place and time, and with its clause."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.language.byte_words import ARTICLES, COORDINATORS, JOINS, ByteWords

_LONGEST = 12
_LONGEST_MODIFIER = 4
_MOST_LISTED = 4
_LONGEST_CHARGE = 4
_SHORTEST_VERB = 5


class PhraseReader:
    """Reads phrases of one text.

    Args:
        words: the text.
        lists: the pack's ``conduct_words``.
    """

    def __init__(self, words: ByteWords, lists: Mapping[str, frozenset[bytes]]) -> None:
        self._words = words
        self._lists = lists

    def end(self, first: int) -> int:
        """The index after the phrase that starts with a word."""
        words, tokens = self._words, self._words.tokens
        place = after = first + 1
        while place < min(first + _LONGEST, len(tokens) - 1):
            token = tokens[place]
            if token in COORDINATORS:
                if not (self.is_doing(place + 1) and self.is_doing(place - 1)):
                    break
            elif words.ends_clause(place) and token != b"without":
                # "storing, transporting and selling protected birds"
                if token or not (
                    self.is_doing(place - 1) and (self.is_doing(place + 1) or tokens[place + 1] in COORDINATORS)
                ):
                    break
            elif token in self._lists["finite"] or (token in self._lists["ends"] and place - first > 1):
                break
            elif token and token not in self._lists["function_words"] and token not in ARTICLES:
                after = place + 1
            place += 1
        return after

    def conduct_end(self, first: int) -> int | None:
        """The index after a noun phrase that tells of conduct: "obstruction of business", "failures in reporting"."""
        if self._is_action(first) and self._words.tokens[first + 1] in {b"of", b"to", b"in"}:
            return self.end(first)
        return self.activity_end(first)

    def charge_end(self, first: int) -> int | None:
        """The index after the noun phrase that a charge is; None where it says nothing."""
        words, lists = self._words, self._lists
        if (
            not words.text[words.start(first) : words.start(first) + 1].islower()
            or words.tokens[first] in lists["function_words"]
        ):
            return None
        if self._is_idle(words.tokens[first]):
            return None
        after = self.end(first)
        says = words.tokens[first:after]
        if len(says) > _LONGEST_CHARGE or any(token in lists["no_charge"] or token.isdigit() for token in says):
            return None
        return None if any(token in ARTICLES for token in says[:1]) or not says[-1].isalpha() else after

    def activity_end(self, first: int) -> int | None:
        """The index after a noun phrase whose head is an activity; None where it is none."""
        tokens = self._words.tokens
        for place in range(first, min(first + _LONGEST_MODIFIER, len(tokens) - 1)):
            token = tokens[place]
            if not token or not self._is_joined(place):
                return None
            if not self._is_hyphened(place) and (token in self._lists["function_words"] or self._is_idle(token)):
                return None  # but "illegal ship-to-ship transfers"
            if self._is_action(place) and not (self._is_joined(place + 1) and self._is_action(place + 1)):
                return self._listed_end(place)
        return None

    def _listed_end(self, place: int) -> int | None:
        """The index after an activity, what is listed with it, and its object: "sale, import or gift of eels"."""
        tokens = self._words.tokens
        last = place
        for _ in range(_MOST_LISTED):
            following = last + 1
            if not tokens[following] and self._words.before[self._words.start(following)] == ",":
                following += 1
            if tokens[following] in COORDINATORS:
                following += 1
            if following == last + 1 or not self._is_action(following):
                break
            last = following
        if tokens[last + 1] == b"of":
            return self.end(last)
        return None if self._is_modifier(place) else place + 1

    def is_doing(self, index: int) -> bool:
        """Whether a word is a verb in -ing that tells of a deed."""
        token = self._words.tokens[index]
        return token.endswith(b"ing") and len(token) >= _SHORTEST_VERB and token not in self._lists["no_conduct"]

    def is_verb(self, index: int) -> bool:
        """Whether a word looks like a verb in -ing or -ed, or is one of the irregular ones."""
        token = self._words.tokens[index]
        if token in self._lists["verbs"]:
            return True
        return (
            len(token) >= _SHORTEST_VERB and token.endswith((b"ing", b"ed")) and token not in self._lists["no_conduct"]
        )

    def is_deed(self, index: int) -> bool:
        """Whether a word is a verb that tells a deed, and no participle before a noun: "sold expired milk"."""
        tokens = self._words.tokens
        if not self.is_verb(index) or tokens[index] in self._lists["plain_verbs"]:
            return False
        before = tokens[index - 1] if self._is_joined(index) else b""
        if before in self._lists["determiners"] or (before and self.is_verb(index - 1)):
            return False
        # "work-authorized staff", "referred to treating doctors"
        is_attribute = tokens[index].endswith(b"ing") and before == b"to"
        return not is_attribute and self._words.before[self._words.start(index)] != "-"

    def is_run(self, first: int, after: int) -> bool:
        """Whether the words from one index to another follow each other and are no function words."""
        function = self._lists["function_words"]
        return all(self._is_joined(at) and self._words.tokens[at] not in function for at in range(first, after + 1))

    def after_adverbs(self, index: int) -> int:
        """The index after what is listed with an adverb: "falsely" + "and knowingly"."""
        if self._words.tokens[index] in COORDINATORS and self._words.tokens[index + 1].endswith(b"ly"):
            return index + 2
        return index

    def is_attribute(self, first: int, verb: int) -> bool:
        """Whether an adverb and a participle tell of a thing: "the illegally built house"."""
        tokens = self._words.tokens
        return (
            tokens[first - 1] in self._lists["determiners"]
            and not tokens[verb].endswith(b"ing")
            and bool(tokens[verb + 1])
        )

    def is_skipped(self, index: int) -> bool:
        """Whether a word before conduct says nothing about it."""
        token = self._words.tokens[index]
        if token.endswith(b"ly"):
            return self.is_doing(index + 1)
        return bool(token) and (token in ARTICLES or token in self._lists["numbers"] or token.isdigit())

    def _is_action(self, index: int) -> bool:
        token = self._words.tokens[index]
        singular = token.removesuffix(b"s")
        if self._is_idle(token):
            return False
        return singular in self._lists["activities"] or (
            len(singular) > _SHORTEST_VERB and singular.endswith((b"ing", b"tion", b"sion", b"ment"))
        )

    def _is_idle(self, token: bytes) -> bool:
        """Whether a word says nothing about what was done: "act", "organisation", "pending"."""
        lists = self._lists["no_activities"], self._lists["no_conduct"]
        return any(word in words for words in lists for word in (token, token.removesuffix(b"s")))

    def _is_modifier(self, index: int) -> bool:
        """Whether a noun follows that an activity only qualifies: "illegal mining equipment"."""
        follows = self._words.tokens[index + 1]
        return bool(follows) and self._is_joined(index + 1) and follows in self._lists["things"]

    def _is_hyphened(self, index: int) -> bool:
        return self._words.before[self._words.start(index)] == "-"

    def _is_joined(self, index: int) -> bool:
        return self._words.before[self._words.start(index)] in JOINS
