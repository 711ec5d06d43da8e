"""What speaks against an offence where a template of one matches."""

from __future__ import annotations

import re

from extractor.find.offences.lexicon import NO_OFFENCE, NOT_BEFORE, OffenceLexicon
from extractor.find.offences.mention import Mention
from extractor.language.byte_words import ARTICLES, COORDINATORS, ByteWords

# By the id of the guard: what it says.
AGAINST = {
    "no-offence": "a form that names no offence",
    "attribute": "tells of a thing, not of a deed",
    "goods": "tells of goods for it, not of a deed",
    "not-before": "the words after it make it no offence",
    "not-after": "the words before it make it no offence",
    "law": "part of the name of a law",
    "name": "part of a name",
}
# "Corruption, Drug Trafficking and Other Serious Crimes (Confiscation of Benefits) Act", after its first words
_LAW = r"(?:Act|Ordinance|Convention|Directive|Decree)s?\b"
_IN_A_TITLE = re.compile(
    rf"\)?(?:,? (?:[A-Z][\w'-]*|of|and|for|the|in|to|on)){{0,7}}?,? (?:\([A-Z][^()\n]{{0,60}}\) )?{_LAW}"
)
_LAWS = re.compile(_LAW)
# In a headline, and in a text that capitalises charges, capitals say nothing.
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_LONG_WORD = re.compile(r"\b[A-Za-z][\w'’-]{3,}")
_NAME_BEFORE = re.compile(r"\b([A-Z]\w+)(?: [A-Z][\w'’-]*){0,2} $")
# " (“FOCS”) "
_ACRONYM = re.compile(r" \([\"“']?[A-Z][A-Z&-]{1,9}[\"”']?\) ")
_GOES_ON = frozenset({" and ", ", ", ", and ", " & "})
OF_NAMES = frozenset({"not-before", "name", "law"})
_POSSESSIVE = frozenset({"' ", "’ "})
_PERFECT = frozenset({b"had", b"has", b"have", b"having", b"was", b"were", b"been"})
_DOERS = (b"ers", b"ors", b"ists")
_LONGEST_NAME = 60
_LONGEST_UNIT = 10
_LONGEST_LINE = 300
_MOST_CAPITALS = 0.6


class Guards:
    """Holds the matches of one text against what stands around them.

    ``denied`` are the indices of the words before which something denies an offence ("no evidence of").
    """

    def __init__(self, lexicon: OffenceLexicon, words: ByteWords) -> None:
        self.denied: set[int] = set()
        self._lexicon = lexicon
        self._words = words

    def against(self, mention: Mention) -> str | None:
        """The first guard that speaks against a mention: a key of ``AGAINST``; None where none does."""
        if self._is_denied(mention):
            # "Prevention of Money Laundering and Terrorism Financing": what follows in the list is denied too.
            self.denied.add(mention.after)
            return "not-after"
        if mention.entry == NO_OFFENCE:
            return "no-offence"
        if self._is_attribute(mention):
            return "attribute"
        if self._is_of_goods(mention):
            return "goods"
        if self._is_before_a_body(mention):
            return "not-before"
        if self._is_in_a_title(mention):
            return "law"
        return "name" if self._is_in_a_name(mention) else None

    def in_list(self, mention: Mention, following: Mention, against: str | None) -> str | None:
        """What speaks against a capitalised mention that a name goes on from: "Fraud and Organised Crime Section"."""
        text = self._words.text
        goes_on = text[mention.end : following.start] in _GOES_ON and text[mention.start].isupper()
        return against if against in OF_NAMES and goes_on and text[following.start].isupper() else None

    def _is_of_goods(self, mention: Mention) -> bool:
        """Whether what is unlawful is a thing that follows: "illegal gambling machines"."""
        words, lists = self._words, self._lexicon.conduct_words
        is_goods = words.tokens[mention.after] in lists["goods"] and words.joined(mention.after)
        if not is_goods or words.tokens[mention.first] not in lists["unlawful"]:
            return False
        first = mention.first - 1
        while words.tokens[first] in ARTICLES or words.tokens[first].isdigit():
            first -= 1
        # "possession of an unlawful gaming device", but "hundreds of illegal gaming devices"
        is_object = words.tokens[first] == b"of" and words.tokens[first - 1] not in lists["numbers"]
        return not is_object and not words.tokens[first].endswith((b"ing", b"more"))

    def _is_before_a_body(self, mention: Mention) -> bool:
        """Whether a body, a product or the like follows, an acronym in brackets aside."""
        acronym = _ACRONYM.match(self._words.text, mention.end)
        after = mention.after
        while acronym is not None and self._words.start(after) < acronym.end():
            after += 1
        templates = self._lexicon.templates
        if acronym is not None:
            return templates.match(NOT_BEFORE, self._words, after) is not None
        return templates.following(NOT_BEFORE, self._words, after) is not None

    def _is_denied(self, mention: Mention) -> bool:
        first, words = mention.first, self._words
        if words.tokens[first - 1] in COORDINATORS:
            first -= 1
        elif first > 1 and not words.tokens[first - 1]:
            # A comma and a space.
            return first - 1 in self.denied
        return first in self.denied or any(index in self.denied for index in words.places_before(mention.first))

    def _is_attribute(self, mention: Mention) -> bool:
        """Whether the mention is a participle that tells of a thing: "the stolen car", "a forged passport"."""
        words, lists = self._words, self._lexicon.participles
        if words.tokens[mention.first] not in lists.get("words", ()):
            return False
        before = words.tokens[mention.first - 1] if words.joined(mention.first) else b""
        if mention.after - mention.first > 1:
            if words.before[mention.start] == "-":  # "a locally-manufactured pistol"
                return True
            if self._is_listed(mention.first):
                return True
            return before in lists["determiners"] or words.text[mention.start - 2 : mention.start] in _POSSESSIVE
        follows = words.tokens[mention.after] if words.joined(mention.after) else b""
        if not follows or follows in lists["function_words"]:
            return False
        if before == b"that":  # "a gang that robbed banks", but "some of that stolen cash", "said that stolen cash"
            earlier = words.tokens[mention.first - 2]
            return earlier in lists["function_words"] or earlier in lists["reports"]
        return before not in lists["auxiliaries"] and not self._does(before)

    def _is_listed(self, first: int) -> bool:
        """Whether a list of things goes on: "drugs, stolen data", but "had hacked servers, stolen data"."""
        words, text = self._words, self._words.text
        is_participle = words.tokens[first].endswith((b"ed", b"en"))
        if not is_participle or text[words.start(first) - 2 : words.start(first)] != ", ":
            return False
        earlier = words.tokens[max(first - _LONGEST_UNIT, 0) : first]
        # "They hacked servers, compromised accounts", but never "they hacked servers, stolen data".
        past = words.tokens[first].endswith(b"ed")
        return not any(word in _PERFECT or (past and word.endswith(b"ed")) for word in earlier)

    def _does(self, word: bytes) -> bool:
        """Whether a word tells who does something: "Rioters" before "looted shops"."""
        lists = self._lexicon.participles
        return word in lists["doers"] or (word.endswith(_DOERS) and word not in lists["no_doers"])

    def _is_in_a_title(self, mention: Mention) -> bool:
        """Whether the mention is a part of the name of a law."""
        text, start, end = self._words.text, mention.start, mention.end
        if not text[start : start + 1].isupper() or text[end : end + 1] not in {" ", ",", ")"}:
            return False
        return _IN_A_TITLE.match(text, end) is not None and not _LAWS.search(text, start, end)

    def _is_in_a_name(self, mention: Mention) -> bool:
        """Whether the mention is a part of a name: "Operation Fraud Watch", "Northfield Fraud Takedown", "Rob Roe"."""
        text, start, end = self._words.text, mention.start, mention.end
        names, words = self._lexicon.names, self._words
        if words.tokens[mention.first - 1] in names["officers"] and words.joined(mention.first):
            return True
        if not text[start].isupper():
            return False
        if words.tokens[mention.first] in names["persons"] and not text[start:end].isupper():
            return True
        if self._is_in_capitals(start, end):
            return False
        if self._is_of_a_unit(mention):
            return True
        follows = _CAPITALISED.match(text, end + 1) if text[end : end + 1] == " " else None
        before = _NAME_BEFORE.search(text, max(start - _LONGEST_NAME, 0), start)
        if before and before[1].lower().encode("latin-1", "replace") in names["operations"]:
            return True
        inner = _LONG_WORD.findall(text, start, end)
        if follows is None or not all(word[0].isupper() for word in inner):
            return False
        if self._lexicon.names_offence(words.tokens[mention.after]):
            return False
        return before is not None or words.tokens[mention.after] in names["heads"]

    def _is_of_a_unit(self, mention: Mention) -> bool:
        """Whether a capitalised list goes on to what a part of a body is called: "Theft and Vehicle Crime Squad"."""
        words, text = self._words, self._words.text
        for place in range(mention.after, min(mention.after + _LONGEST_UNIT, len(words.tokens))):
            token, start = words.tokens[place], words.start(place)
            if not token:
                if text[start - 1 : start] not in {",", "&"}:
                    return False
            elif text[start].isupper():
                if token in self._lexicon.names["units"]:
                    return True
            elif token not in COORDINATORS:
                return False
        return False

    def _is_in_capitals(self, start: int, end: int) -> bool:
        """Whether the line is a headline: most of its longer words have a capital."""
        text = self._words.text
        line = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_LINE) : end + _LONGEST_LINE].split("\n")[0]
        if line.rstrip().endswith("."):
            return False
        long: list[str] = _LONG_WORD.findall(line)
        return sum(word[0].isupper() for word in long) > _MOST_CAPITALS * len(long)
