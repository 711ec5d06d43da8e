"""Numbers that count nothing: identifiers, citations, telephone numbers, addresses, list numbers, times, idioms."""

from __future__ import annotations

import re

from extractor.find.quantities.alternatives import one_of
from extractor.packs import Rules
from extractor.trace import GUARD, tracing

_TOKEN_END = re.compile(r"(?:[^\s,;.)]|[,;.)]{1,3}(?=[^\s,;.)]))*")
_LIST_NUMBER = re.compile(r"\d{1,3}[.)][ \n]|\d{1,2}(?:\.\d{1,2}){1,3}\.[ ]|\d{1,2}(?:\.\d{1,2}){2,3}[ ]")
_CHAIN = re.compile(r"(?:,? (?:and|or|to|through|&) |, ?|-|/| ?& ?|\(\w{1,3}\)){1,4}")
_PHONE = re.compile(
    r"""(?:1-)?8(?:00|33|44|55|66|77|88)-\w
      | \d{3}-\d{4}(?!\d)
      | \d{1,4}[-.]\d{2,4}[-.]\d{2,}
      | \d{3}\)[ ]?\d{3}-\d{4}
      | \d{3,4}[ ]\d{3,4}[ ]\d{4}(?!\d)
      | \d{4}[ ]\d{4}(?!\d)
      | 0\d{1,4}[ -]\d{3,4}(?:[ -]?\d{3,4})?(?![\d,])
      | 1[38]00[ ]\d{3}[ ]\d{3}(?!\d)
      | 1[38]00[ ]?\d\d(?:[ -]\d\d){2}
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"\d{1,5}(?:[ ]?-[ ]?\d{1,5}|[A-Za-z])?((?:[ \n](?:[A-Z][\w.'-]{0,20}|\d{1,3}(?:[ \n]?(?:st|nd|rd|th))?\b)){2,5})",
)
_FOLLOWING = re.compile(r" ?([^\W\d_][^\s,;:()]{0,12})")
_COUNTED = re.compile(r" (?:[a-z-]{3,20} )?(?:[a-z'-]{2,20}[^\W\dsu']s|people|men|women|children)\b")
_EXTENSION = re.compile(r" (?:x|ext\.?|extension) ?\d{1,6}(?!\d)")
_ROAD = re.compile(r" (?:Freeway|Fwy|Highway|Hwy|Expressway|Turnpike|Parkway|Toll Road|Interstate)\b")
_COMPANY = re.compile(
    r" (?:[A-Z][\w&'-]{1,20},? ){1,4}(?:LLC|L\.L\.C|LLP|Inc|Ltd|Limited|Corp|Corporation|GmbH|plc|PLC)\b"
)
_TORN_ORDINAL = re.compile(r"[ \n](?:st|nd|rd|th)\b(?!\.)")
_LOCANT = re.compile(r"(?:,\d{1,2}){1,6}'?-[a-z]{3}")
_REPORTER = re.compile(r" u\.s\. \d")
_ABROAD = re.compile(r"\d{1,3}(?:[ .-]\(?\d{1,4}\)?){1,5}")
_PARAGRAPH = re.compile(r" {1,4}([A-Z][a-z]*) ")
_ONE_MORE = re.compile(r" of (?!the |these |those |his |her |their |its |our |my |them\b|whom\b|which\b)")
_COUNTS = re.compile(r"\b(?:counts|charges|cases) of [^.;\n]{1,60}(?:,| and) \Z")
_COUNTS_WINDOW = 80
_ASIDE_WINDOW = 80
_FOOTNOTE = re.compile(r"\d{1,3}\](?!\w)")
_NUMBERED = re.compile(
    r"\b(?:numbers?|nos?\.?|codes?|ids?|ref(?:erence)?)(?: of [^.;,\n]{1,30})? (?:is|was|are|were|being) \Z"
)
_NUMBERED_WINDOW = 60
_PLURAL_NEXT = re.compile(
    r" (?!(?:was|has|is|as|this|its|his|us|plus|across|s)\b)(?:[a-z-]{3,20} )??"
    r"(?:[a-z'-]{2,20}[^\W\dsu']s|people|men|women|children)\b| more (?:are|were|have|had)\b"
)
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?![\d,.]\d)")

_GANG = re.compile(r"s? (?:gang|gangster|boys|crew)\b")
_STATES = frozenset({"is", "was", "are", "were", "being"})

_REASONS = {
    "address": "a house number",
    "citation": "part of a citation, a time, an ordinal or an address",
    "code": "part of a code",
    "company": "opens the name of a company",
    "idiom": "part of an idiom or a name",
    "identifier": "numbers what stands before it",
    "list": "numbers a list, a paragraph or a day",
    "name": "part of a name",
    "pronoun": "stands for somebody or something",
    "some-day": "counts no day",
    "telephone": "a telephone number",
    "year": "a year, or the number of an emergency call",
}


def passed(offset: int, reason: str) -> int:
    """The offset at which to go on after what is no quantity; the reason is taken down."""
    if trace := tracing():
        trace.step(f"{GUARD}quantity.{reason}", _REASONS[reason])
    return offset


class Guards:
    """Says which numbers are none. Remembers the last identifier, for "Sections 3, 4 and 5"."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("quantities.toml").get("guards", {})
        grammar = rules.table("noun_phrases.toml")
        # Words that are no names even with a capital: "Defrauding Over 400 Owners".
        self.scale_names = frozenset(
            word
            for word, value in rules.table("quantities.toml").get("numbers", {}).get("scales", {}).items()
            if value > 100
        )
        self.numbered = frozenset(table.get("numbered_things", ()))
        self.year_nouns = frozenset(table.get("year_nouns", ()))
        self.counting_verbs = frozenset(table.get("counting_verbs", ()))
        bounds = rules.table("quantities.toml").get("bounds", {}).get("before", {})
        phrases = one_of(phrase for group in bounds.values() for phrase in group)
        self._bounded = re.compile(rf"(?<![a-z])(?:{phrases}) (?:another |the |an additional )?\Z")
        self.closed_class = frozenset([*grammar.get("stop", ()), *grammar.get("verbs", ())])
        self.identifiers = frozenset(table.get("identifiers", ()))
        self.weak_identifiers = frozenset(table.get("weak_identifiers", ()))
        self.followers = frozenset(table.get("followers", ()))
        self.months = frozenset(table.get("months", ()))
        self.emergency = frozenset(table.get("emergency", ()))
        self.streets = frozenset(table.get("streets", ()))
        self.weapons = frozenset(table.get("calibre_nouns", ()))
        self.one_before = frozenset(table.get("one_before", ()))
        self.one_after = frozenset(table.get("one_after", ()))
        self.idioms: dict[str, list[tuple[str, str]]] = {}
        for idiom in table.get("idioms", ()):
            for match in re.finditer(r"\[([^\]]+)\]", idiom):
                before, after = (
                    part.replace("[", "").replace("]", "") for part in (idiom[: match.start()], idiom[match.end() :])
                )
                self.idioms.setdefault(match[1], []).append((before, after))

    def token_end(self, low: str, start: int) -> int:
        """The offset after the blank-free stretch at ``start``, closing punctuation left out."""
        match = _TOKEN_END.match(low, start)
        return match.end() if match else start

    def is_part_of_token(self, low: str, start: int, end: int) -> bool:
        """Whether figures from start to end are glued to something that makes them an identifier, a time or a code.

        Currencies, units and suffixes have been taken in before; ranges have not.
        """
        before = low[start - 1] if start else " "
        if (
            before.isalnum()
            or before in "#§@_=&/%:\\^*"
            or (before == "." and start > 1 and not low[start - 2].isspace())
        ):
            if before == "=" and low[start - 2 : start - 1] in ("<", ">"):
                return False
            return before != ":" or (start > 1 and low[start - 2].isdigit())
        if before == "+" and start > 1 and low[start - 2].isalnum():  # "GMT+7"
            return True
        if before == "[" and start > 1 and not low[start - 2].isspace() and _FOOTNOTE.match(low, start):
            return True
        if before == "." or (before == "'" and len(low[start:end]) == 2):
            return True
        if before == "-" and start > 1 and low[start - 2].isalnum():
            return True
        if before == " " and start > 1 and low[start - 2] in "#§":
            return True
        after = low[end : end + 1]
        if after.isalnum() or after in "@_#":
            return bool(after)
        following = low[end + 1 : end + 2]
        if after and ((after in ":/." and following.isdigit()) or (after == "/" and following.isalpha())):
            return True
        if after == "'" and following == "s":  # "in her 80's"
            return True
        return after == "(" and low[end + 2 : end + 3] == ")"

    def telephone_end(self, low: str, start: int) -> int:
        """The offset after a telephone number (514-2007, (202) 514-2007, 0370 555 0199), 0 where there is none."""
        match = _PHONE.match(low, start)
        if match is None and start and low[start - 1] == "+":
            match = _ABROAD.match(low, start)
        if match is None:
            return 0
        end = self.token_end(low, match.end())
        extension = _EXTENSION.match(low, end)
        return extension.end() if extension else end

    def is_list_number(self, low: str, start: int) -> bool:
        """ "1. " or "(2)" where a line, or a part of a list, starts."""
        if start == 0 or low[start - 1] == "\n":
            return _LIST_NUMBER.match(low, start) is not None
        close = low.find(")", start, start + 4)
        if close > 0 and low[start:close].isdigit():  # "(1) theft, 2) fraud", but "(about 12)"
            opened = low.rfind("(", max(start - _ASIDE_WINDOW, 0), start)
            if opened == start - 1 or opened < 0 or low.find(")", opened, start) > 0:
                return True
        return (
            low[start - 1] == " "
            and low[max(start - 3, 0) : start - 1].strip() in ("", "•")
            and bool(_LIST_NUMBER.match(low, start))
            and "\n" in low[max(start - 3, 0) : start]
        )

    def is_paragraph_number(self, text: str, start: int, end: int) -> bool:
        """Whether a line starts with it and goes on with a word that nothing counts: "2  On 9 May", "3 The"."""
        if end - start > 2 or (start and text[start - 1] != "\n"):
            return False
        match = _PARAGRAPH.match(text, end)
        return match is not None and match[1].lower() in self.closed_class

    def is_identified(self, text: str, low: str, start: int, end: int, before: str, last_identifier: int) -> bool:
        """Whether the word before makes the number an identifier, or it continues a list of those."""
        if last_identifier and start - last_identifier < 14 and _CHAIN.fullmatch(low, last_identifier, start):
            # "Counts 1 and 2", "Counts One and Two"; but "Exhibit 2 and three others"
            return low[start].isdigit() or low[last_identifier - 1].isalpha()
        if before in self.weak_identifiers:
            named = text[start - 1 - len(before)].isupper() and text[end + 1 : end + 2].islower()
            return (named and low[start].isdigit()) or _COUNTED.match(low, end) is None  # "Local 657 funds"
        if before == "the" and _GANG.match(low, end):
            return low[start:end].isdigit()
        if before in _STATES and low[start:end].isdigit():
            told = _NUMBERED.search(low, max(start - _NUMBERED_WINDOW, 0), start)
            return told is not None and word_before(low, told.start()) in self.numbered  # "her badge number is 4417"
        return before in self.identifiers and not low.startswith(" times", end)

    def is_month(self, before: str) -> bool:
        """Whether the word before figures is the name of a month."""
        return before in self.months or (before.endswith(".") and len(before) < 6 and before[:-1] in self.months)

    def has_follower(self, low: str, end: int) -> bool:
        """Whether what follows makes it a citation ("18 U.S.C."), a time, a calibre, an ordinal, a chemical."""
        if _TORN_ORDINAL.match(low, end) or _LOCANT.match(low, end):
            return True
        match = _FOLLOWING.match(low, end)
        if match is None or match[1] == "u.s.":
            return low.startswith(" §", end) or _REPORTER.match(low, end) is not None
        word = match[1].rstrip(".")
        return match[1] in self.followers or word in self.followers or word in self.months

    def is_emergency(self, low: str, start: int, end: int) -> bool:
        """ "called 911"."""
        return low[start:end] in self.emergency

    def is_address(self, text: str, start: int, end: int) -> bool:
        """A house number: "350 Jay Street"; of a "1400 block" the word after tells."""
        if text[end : end + 1] not in " -" or text[end + 1 : end + 2].islower():
            return False
        if _ROAD.match(text, end):  # "the 91 Freeway"
            return True
        match = _ADDRESS.match(text, start)
        if match is None:
            return False
        return any(word.rstrip(".").lower() in self.streets for word in match[1].replace("\n", " ").split(" ")[2:])

    @staticmethod
    def is_company(text: str, end: int) -> bool:
        """Whether figures open the name of a company: "259 Strategies LLC"."""
        return _COMPANY.match(text, end) is not None

    def is_name_part(self, text: str, start: int, end: int, before: str) -> bool:
        """Whether figures right after a capitalised word are part of its name: "Boeing 737", "Silk Road 2.0"."""
        begin = start - 1 - len(before)
        if end - start == 5 and (before == "d.c." or (before[-1:] == "," and text[begin].isupper())):
            return True  # a town and its postal code
        if before == "of":
            return text.startswith("Group ", max(begin - 6, 0))
        if len(before) == 2 and end - start == 5 and text[begin : start - 1].isupper():
            return True  # a state and its postal code: "OR 92069"
        if begin < 2 or not before[-1:].isalpha() or before in self.closed_class or text[begin : start - 1].islower():
            return False  # but "iPhone 12"
        following = text[end + 1 : end + 3]
        if text[begin : start - 1].isupper() and following.isalpha() and following.isupper():
            return False  # a headline in capitals
        return text[begin - 1] != "\n" and text[begin - 2] not in ".!?:"

    def is_name_start(self, text: str, start: int, end: int) -> bool:
        """Whether a number word with a capital inside a sentence opens a name: "his firm, Two Rivers Haulage"."""
        if not text[start].isupper() or text[start:end].isupper() or not text[end + 1 : end + 2].isupper():
            return False
        if text[start:end].lower() in self.scale_names and text[end] == " " and text[start - 1 : start] in ("", "\n"):
            return True  # "Trillion Brown, 16"
        before = word_before(text, start).rstrip(",")
        if before[-1:] in tuple(".!?:;\"'"):  # a sentence starts
            return False
        return before.endswith("'s") or (before.islower() and before not in self.closed_class)

    def is_idiom(self, low: str, start: int, end: int) -> bool:
        """ "zero tolerance", "one another"."""
        for before, after in self.idioms.get(low[start:end], ()):
            if low.startswith(after, end) and low.startswith(before, start - len(before)) and start >= len(before):
                return True
        return False

    def is_pronoun(self, low: str, start: int, end: int) -> bool:
        """Whether "one" stands for somebody or something."""
        if word_before(low, start) in self.one_before:
            return True
        if _ONE_MORE.match(low, end) and _COUNTS.search(low, max(start - _COUNTS_WINDOW, 0), start):
            return False  # "two counts of theft and one of fraud"
        following = low[end : end + 1]
        if following == "-" or (low.startswith(" or more ", end) and not low.startswith("of ", end + 9)):
            return False
        match = _FOLLOWING.match(low, end) if following == " " else None
        return match is None or match[1] in self.one_after

    def is_counted(self, low: str, start: int, end: int, before: str) -> bool:
        """Whether four figures count although they look like a year: "more than 2000 people", "made 2015 arrests"."""
        counted = _PLURAL_NEXT.match(low, end)
        if counted is None:
            return False
        if self._bounded.search(low, max(start - 30, 0), start):
            return True
        noun = counted[0].rsplit(" ", 1)[-1]
        return before in self.counting_verbs and noun not in self.year_nouns

    def is_year(self, low: str, start: int, end: int) -> bool:
        """Four figures that read as a year, or eight as a day: 20120401."""
        return (end - start == 4 and _YEAR.match(low, start) is not None) or (
            end - start == 8 and _DAY.match(low, start) is not None
        )


def word_before(low: str, start: int) -> str:
    """The word before an offset, with a space between; empty where there is none."""
    if start < 2 or low[start - 1] != " ":
        return ""
    window = low[start - 20 if start > 20 else 0 : start - 1]
    word = window[window.rfind(" ") + 1 :]
    if word.isalpha():
        return word
    return word[word.rfind("\n") + 1 :].lstrip("(\"'\u2014[")
