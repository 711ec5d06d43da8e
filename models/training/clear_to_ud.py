"""From the dependencies of spaCy's English models (ClearNLP's) to the relations of the English Universal Dependencies.

Where heads differ, trees are turned: prepositions become cases of their objects, copulas of what they say, members of a
coordination hang on the first; an amount of money is headed by its currency, a date by its day.
"""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc

from extractor.packs.pack import Folder

_TABLE = Folder(Path(__file__).parent).table("clear_to_ud.toml")
_PLAIN: dict[str, str] = _TABLE["plain"]
_BE, _MONTHS, _CURRENCIES, _FIRST_OF_TWO, _COMPARED = (
    frozenset(_TABLE["words"][name].split()) for name in ("be", "months", "currencies", "first_of_two", "compared")
)
_PREPOSITIONS = ("prep", "agent", "dative")


def convert(doc: Doc) -> Doc | None:
    """The tree in the other scheme; None where it would be none."""
    tree = _Conversion(doc)
    tree.run()
    return tree.doc() if tree.is_tree() else None


class _Conversion:
    """One sentence; heads and labels are changed in place, a root's head is itself."""

    def __init__(self, doc: Doc) -> None:
        self.source = doc
        self.words = [word.lower_ for word in doc]
        self.tags = [word.tag_ for word in doc]
        self.labels = [word.dep_ for word in doc]
        self.heads = [word.head.i for word in doc]

    def run(self) -> None:
        """Turn the tree, step by step."""
        self._small_clauses()
        self._conjuncts()
        self._prepositions()
        self._money()
        self._dates()
        self._copulas()
        self._compared()
        for word, label in enumerate(self.labels):
            self.labels[word] = self._label(word, label)

    def is_tree(self) -> bool:
        """Whether there is one root and everything hangs on it."""
        roots = [word for word, head in enumerate(self.heads) if head == word]
        if len(roots) != 1:
            return False
        self.labels[roots[0]] = "ROOT"
        for word in range(len(self.heads)):
            for _ in self.heads:
                word = self.heads[word]
            if word != roots[0]:
                return False
        return all(label != "ROOT" or word == roots[0] for word, label in enumerate(self.labels))

    def doc(self) -> Doc:
        """The tree, of the same words."""
        return Doc(
            self.source.vocab,
            words=[word.text for word in self.source],
            tags=self.tags,
            heads=self.heads,
            deps=self.labels,
        )

    def children(self, head: int) -> list[int]:
        return [word for word, own in enumerate(self.heads) if own == head and word != head]

    def child(self, head: int, *labels: str) -> int | None:
        return next((word for word in self.children(head) if self.labels[word] in labels), None)

    def attach(self, word: int, head: int, label: str) -> None:
        self.heads[word], self.labels[word] = head, label

    def replace(self, old: int, new: int) -> None:
        """Put a word in the place of the one above it, which is left without a head."""
        self.heads[new] = new if self.heads[old] == old else self.heads[old]
        self.labels[new] = self.labels[old]

    def is_noun(self, word: int) -> bool:
        return self.tags[word].startswith(("NN", "CD", "PRP", "$", "DT", "WP", "SYM"))

    def _small_clauses(self) -> None:
        """The subject of an infinitive or participle under a verb is that verb's object: "saw 34 charges laid"."""
        for verb, label in enumerate(self.labels):
            head = self.heads[verb]
            if label != "ccomp" or head > verb or not self.tags[verb].startswith("VB"):
                continue
            subject = self.child(verb, "nsubj", "nsubjpass")
            opening = [word for word in self.children(verb) if self.labels[word] in ("aux", "mark")]
            bare = all(self.words[word] == "to" for word in opening)
            to = bool(opening) and bare
            if subject is None or not head < subject < verb or not bare:
                continue
            if to or self.tags[verb] in ("VBN", "VBG", "VB"):
                self.attach(subject, head, "dobj")
                self.labels[verb] = "xcomp"

    def _conjuncts(self) -> None:
        """All members hang on the first; conjunctions and commas on the member after them."""
        for word in range(len(self.heads)):
            first = word
            while self.labels[first] == "conj" and self.heads[first] != first:
                first = self.heads[first]
            if first == word:
                continue
            before = self.heads[word]
            for other in self.children(before):
                if before < other < word and self.labels[other] in ("cc", "punct"):
                    self.heads[other] = word
            self.heads[word] = first

    def _prepositions(self) -> None:
        """From the last to the first, so that inner ones are done when outer ones are."""
        for word in reversed(range(len(self.heads))):
            if (
                self.labels[word] in _PREPOSITIONS
                and self.tags[word]
                in (
                    "IN",
                    "TO",
                    "VBG",
                    "VBN",
                    "JJ",
                    "RB",
                    "CC",
                    "RP",
                )
            ) or (
                self.labels[word] in ("prep", "conj", "pcomp", "amod", "advmod")
                and self.child(word, "pobj") is not None
            ):
                self._preposition(word)

    def _preposition(self, word: int) -> None:
        inner = self.child(word, "pobj")
        if inner is None:
            self._preposition_of_clause(word)
            return
        above, label = self.heads[word], self.labels[word]
        inside = label == "pcomp" or (self.labels[above] in _PREPOSITIONS and label == "prep")
        if inside and self.words[above] in _FIRST_OF_TWO and above == word - 1:
            self._two_words(above, word, inner)
            return
        self.replace(word, inner)
        if label == "conj":
            self.labels[inner] = "conj"
        elif label == "agent":
            self.labels[inner] = "obl:agent"
        elif self.labels[above] in _PREPOSITIONS and label in ("prep", "pcomp"):
            self.labels[inner] = "pobj"
        else:
            self.labels[inner] = "nmod" if self.is_noun(above) else "obl"
        self._case(word, inner)

    def _two_words(self, first: int, second: int, inner: int) -> None:
        """ "because of the fire": the object hangs on the first, which is done after."""
        self.attach(inner, first, "pobj")
        for child in self.children(second):
            self.heads[child] = inner
        self.attach(second, first, "fixed")

    def _case(self, word: int, inner: int) -> None:
        self.attach(word, inner, "case")
        for child in self.children(word):
            if self.labels[child] != "fixed":
                self.heads[child] = inner
                if self.labels[child] in ("pobj", "prep"):
                    self.labels[child] = "nmod"
        for child in self.children(inner):
            if self.labels[child] == "fixed" and child != word:
                self.heads[child] = word

    def _preposition_of_clause(self, word: int) -> None:
        clause = self.child(word, "pcomp")
        if clause is None:
            return
        above = self.heads[word]
        if not self.tags[clause].startswith("VB") and not any(
            self.labels[c] in ("nsubj", "nsubjpass") for c in self.children(clause)
        ):
            self.labels[clause] = "pobj"
            self._preposition(word)
            return
        self.replace(word, clause)
        self.labels[clause] = "acl" if self.is_noun(above) else "advcl"
        self.attach(word, clause, "mark")
        for child in self.children(word):
            self.heads[child] = clause

    def _money(self) -> None:
        """ "$ 2 million": the sign is the head of the number."""
        for number, tag in enumerate(self.tags):
            if tag != "CD":
                continue
            sign = next(
                (word for word in self.children(number) if self.words[word] in _CURRENCIES and word < number), None
            )
            if sign is None:
                continue
            self.replace(number, sign)
            if self.labels[sign] in ("nummod", "quantmod", "nmod"):
                self.labels[sign] = "compound" if self.heads[sign] > sign else "nmod:unmarked"
            for child in self.children(number):
                if child < sign or child > number:
                    self.heads[child] = sign
            self.attach(number, sign, "nummod")

    def _dates(self) -> None:
        """ "July 21, 2023": the day is the head."""
        for month in range(len(self.words) - 1):
            day = month + 1
            if self.words[month] not in _MONTHS or self.heads[day] != month or self.tags[day] != "CD":
                continue
            if len(self.words[day]) > 2:
                self.labels[day] = "nmod:unmarked"
                continue
            self.replace(month, day)
            for child in self.children(month):
                self.heads[child] = day
                if self.labels[child] in ("nummod", "npadvmod"):
                    self.labels[child] = "nmod:unmarked"
            self.attach(month, day, "compound")

    def _copulas(self) -> None:
        for verb, word in enumerate(self.words):
            if word not in _BE or self.labels[verb] in ("aux", "auxpass", "cop") or not self.tags[verb].startswith("V"):
                continue
            if self.child(verb, "expl") is not None and any(self.words[c] == "there" for c in self.children(verb)):
                said = self.child(verb, "attr", "nsubj")
                if said is not None:
                    self.labels[said] = "nsubj"
                continue
            said = self._predicate(verb)
            if said is not None:
                self._turn(verb, said)

    def _predicate(self, verb: int) -> int | None:
        """What a form of "be" says of its subject."""
        said = self.child(verb, "attr", "acomp", "oprd")
        if said is not None:
            return said if said > verb else None
        if self.child(verb, "ccomp", "xcomp", "dobj", "advcl") is not None:
            return None
        behind = [
            word for word in self.children(verb) if word > verb and self.labels[word] in ("obl", "advmod", "prep")
        ]
        if not behind or self.child(verb, "nsubj") is None:
            return None
        first = behind[0]
        return first if self.labels[first] == "obl" and self.child(first, "case") == verb + 1 else None

    def _turn(self, verb: int, said: int) -> None:
        self.replace(verb, said)
        for child in self.children(verb):
            if child != said:
                self.heads[child] = said
        self.attach(verb, said, "cop")

    def _compared(self) -> None:
        """ "more than 40", "up to 40", "at least 40"."""
        for number, tag in enumerate(self.tags):
            if tag not in ("CD", "$"):
                continue
            for first in self.children(number):
                second = first + 1
                if second >= len(self.heads) or self.heads[second] not in (number, first) or first > number:
                    continue
                pair = self.words[first], self.words[second]
                if (pair[0] in _COMPARED and pair[1] == "than") or pair == ("up", "to"):
                    self.attach(first, number, "advmod")
                    self.attach(second, first, "fixed")

    def _label(self, word: int, label: str) -> str:
        head, above = self.heads[word], self.tags[self.heads[word]]
        if label == "aux" and self.tags[word] == "TO":
            return "mark"
        if label == "npadvmod":
            return "nmod:unmarked" if self.is_noun(head) else "obl:unmarked"
        if label == "pobj":
            return "nmod" if above.startswith("NN") else "obl"
        if label == "advmod" and self.tags[word] in ("IN", "TO") and self.words[word] in ("than", "to", "as"):
            return "fixed" if head == word - 1 else "advmod"
        if label == "nmod":
            return "nmod" if any(self.labels[child] == "case" for child in self.children(word)) else "compound"
        if label == "nummod" and head < word and above.startswith("NNP"):
            return "nmod:unmarked"
        if label == "prep" and self.tags[word] == "RB":
            return "advmod"
        if label == "dative" and any(self.labels[child] == "case" for child in self.children(word)):
            return "obl"
        return _PLAIN.get(label, label)
