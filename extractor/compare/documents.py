"""Two extractions of one document to what they say differently."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractor.compare.agreement import Agreement
from extractor.compare.changes import COMPARED, Change, DocumentDiff, FieldChange, Kind, Side, Type
from extractor.compare.greedy import in_order
from extractor.compare.once import Found, tell_once
from extractor.compare.pairing import Pairing, Pairs, pair_at_place
from extractor.compare.repeats import Stated, still_said
from extractor.compare.sentences import SentenceMap, align_sentences
from extractor.compare.statements import LEADING, Statement, Version
from extractor.entities import Extraction


@dataclass(frozen=True, slots=True)
class Options:
    """What to compare.

    Args:
        types: of facts and entities; a fact is compared with the entities that it ties together.
        ignored: names of fields left out, as ``stage``, or with their type as ``quantity.of``.
        everything: report also what has not changed.
    """

    types: Collection[Type] = COMPARED
    ignored: Collection[str] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Versions:
    """What has changed in a document, and its two versions; without them where one side lacks it or nothing differs.

    Args:
        diff: what has changed.
        old, new: the versions.
    """

    diff: DocumentDiff
    old: Extraction | None = None
    new: Extraction | None = None


def compare(old: Extraction, new: Extraction, options: Options | None = None) -> DocumentDiff:
    """What has changed from one version of a release to another.

    Where the texts are the same, every mention is held against the one at its place: what differs, differs because of
    the rules. Where the text was edited, what it says is compared: wording, order and repetition count for nothing.
    """
    before, after = Version(old), Version(new)
    options = options or Options()
    compared = options.everything or _content(old) != _content(new)
    changes = _changes(before, after, options) if compared else []
    differ = any(change.kind in ("changed", "added", "removed") for change in changes)
    return DocumentDiff(
        status="changed" if differ else "unchanged",
        old=before.document_side(),
        new=after.document_side(),
        changes=changes,
    )


def _content(extraction: Extraction) -> tuple[object, ...]:
    document = extraction.document
    return document.text, document.published, document.updated, extraction.entities, extraction.facts


def _changes(before: Version, after: Version, options: Options) -> list[Change]:
    """The changes, found in one direction whichever is asked for: thus one is the mirror of the other."""
    if _rank(before) <= _rank(after):
        found = _Comparison(before, after, options)
        changes, anchors = list(found.changes()), found.anchors
    else:
        found = _Comparison(after, before, options)
        changes = [change.mirrored() for change in found.changes()]
        anchors = sorted((new, old) for old, new in found.anchors)
    return sorted(changes, key=lambda change: _place(change, anchors))


def _rank(version: Version) -> tuple[str, str]:
    return version.text, repr(version.extraction)


def _place(change: Change, anchors: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Where in the new text to tell it; what was removed, after what stood before it."""
    if change.new:
        return change.new.start, 0, change.new.end
    start = change.old.start if change.old else -1
    number = bisect_right(anchors, (start, -1))
    return (anchors[number - 1][1] if number else -1), 1, start


class _Comparison:
    """One comparison of two versions."""

    def __init__(self, old: Version, new: Version, options: Options) -> None:
        self.old, self.new, self.options = old, new, options
        self.literal = old.text == new.text
        known = _names(old) & _names(new)
        reissued = old.document.published != new.document.published
        self.agreement = Agreement(options.ignored, self.literal, known, reissued)
        self.entities = Pairs()
        self.facts = Pairs()
        self._pair()
        self.stated_by_old = Stated([*old.entities, *old.facts])
        self.stated_by_new = Stated([*new.entities, *new.facts])
        together = [*self.entities.pairs, *self.facts.pairs]
        self.anchors = sorted((one.start, other.start) for one, other in together)

    def _pair(self) -> None:
        types = self.options.types
        with_facts = "fact" in types
        old, new = (
            [one for one in version.entities if with_facts or one.type in types] for version in (self.old, self.new)
        )
        if self.literal:
            same = {index: index for index in range(len(self.old.starts))}
            sentences = SentenceMap(same)
        else:
            sentences = align_sentences(self.old, self.new)
        pairing = self.pairing = Pairing(self.old, self.new, sentences, self.agreement)
        self.entities = pair_at_place(old, new) if self.literal else pairing.entities(old, new)
        if with_facts:
            mates = {(one.id, other.id) for one, other in self.entities.pairs}
            self.facts = pairing.facts(self.old.facts, self.new.facts, mates)

    def changes(self) -> Iterator[Change]:
        """Everything that is asked for, each difference once."""
        facts = self._found(self.facts)
        entities = [
            one
            for one in self._found(self.entities)
            if one.type in self.options.types or "fact" not in self.options.types
        ]
        told = tell_once(facts, entities, self.agreement)
        yield from self._of_document()
        still = self._in_order() if self.options.everything else set()
        for one in told:
            kind = one.kind
            if kind == "unchanged" and one.old and one.new and (one.old.start, one.new.start) not in still:
                kind = "moved"
            if self.options.everything or kind in ("changed", "added", "removed"):
                yield self._change(kind, one)

    def _found(self, pairs: Pairs) -> list[Found]:
        found = []
        for old, new in pairs.pairs:
            fields = [] if self.pairing.is_untouched(old, True) else self.agreement.differences(old, new)
            found.append(Found("changed" if fields else "unchanged", old.type, old, new, fields))
        for removed in pairs.old:
            found.append(Found(self._kind("removed", removed), removed.type, removed, None))
        for added in pairs.new:
            found.append(Found(self._kind("added", added), added.type, None, added))
        found += [Found("repeated", one.type, one, None) for one in pairs.untouched_old]
        found += [Found("repeated", one.type, None, one) for one in pairs.untouched_new]
        return found

    def _kind(self, kind: Kind, statement: Statement) -> Kind:
        if self.literal:
            return kind
        is_old = kind == "removed"
        stated = self.stated_by_new if is_old else self.stated_by_old
        if stated.say_as_much(statement, self.agreement):
            return "repeated"
        if statement.type != "fact":
            return kind
        other = self.new if is_old else self.old
        sentence = self.pairing.mate_of(statement, is_old)
        return "repeated" if sentence is not None and still_said(statement, other.entities_in(sentence)) else kind

    def _in_order(self) -> set[tuple[int, int]]:
        return in_order(self.anchors)

    def _change(self, kind: Kind, one: Found) -> Change:
        return Change(
            kind=kind,
            type=one.type,
            fields=one.fields,
            old=self.old.side(one.old) if one.old else None,
            new=self.new.side(one.new) if one.new else None,
            count=one.count,
        )

    def _of_document(self) -> Iterator[Change]:
        """The date of issue, unless a text states it: then it is compared as any other date."""
        fields = []
        for name in LEADING["document"]:
            if name in self.options.ignored or f"document.{name}" in self.options.ignored:
                continue
            old, new = getattr(self.old.document, name), getattr(self.new.document, name)
            if old != new and not (_states(self.old, old) or _states(self.new, new)):
                fields.append(FieldChange(name=name, old=old, new=new))
        if fields and "date" in self.options.types:
            sides = [_document_side(version) for version in (self.old, self.new)]
            yield Change(kind="changed", type="document", fields=fields, old=sides[0], new=sides[1])


def _names(version: Version) -> set[str]:
    return {str(one.values["name"]) for one in version.entities if one.type == "agency" and one.values["named"]}


def _states(version: Version, moment: str | None) -> bool:
    """Whether the text tells the day in figures; "Monday" is told from it."""
    return moment is not None and any(
        one.type == "date" and str(one.values["value"])[:10] == moment[:10] and any(map(str.isdigit, one.text))
        for one in version.entities
    )


def _document_side(version: Version) -> Side:
    document = version.document
    title = document.title or ""
    says = document.published or "no date of issue"
    return Side(id=document.id, says=says, text=title, start=0, end=len(title), sentence=title)
