"""Whether two statements say the same, field by field."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from extractor.compare.changes import FieldChange, Value
from extractor.compare.phrases import content_words, same_phrase, without_numbers
from extractor.compare.statements import FOLLOWING, LEADING, Statement, mentions, party

_PARTIES = ("agent", "said_by")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "those", "these", "this"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How strictly to compare.

    Args:
        ignored: fields left out, as ``stage``, or ``quantity.of`` for one type alone.
        literal: the texts are the same, so that each mention is held against its like to the letter. Otherwise
            wording counts for nothing: "illegal accounts" and "accounts" agree, and so do "the Bureau" and its name.
        known: names of agencies that both texts have. A generic reference agrees only with one of them: what one text
            alone names is news.
        reissued: the days of issue differ, so that "yesterday" is another day. That is told once, with the day.
    """

    ignored: Collection[str] = ()
    literal: bool = False
    known: Collection[str] = ()
    reissued: bool = False

    def differences(self, old: Statement, new: Statement) -> list[FieldChange]:
        """The fields in which two statements of one type differ; those that follow from others only by themselves."""
        if old.type == "fact":
            return self._of_facts(old, new)
        return self._of_entities(old, new)

    def _of_entities(self, old: Statement, new: Statement) -> list[FieldChange]:
        for names in (LEADING[old.type], FOLLOWING[old.type]):
            found = [
                _field(name, old, new)
                for name in names
                if self._counts(old.type, name) and not self._agree(name, old, new)
            ]
            if found:
                return found
        if self.literal and old.text != new.text and self._counts(old.type, "text"):
            return [FieldChange(name="text", old=old.text, new=new.text)]
        return []

    def _counts(self, type_: str, name: str) -> bool:
        return name not in self.ignored and f"{type_}.{name}" not in self.ignored

    def _agree(self, name: str, old: Statement, new: Statement) -> bool:
        before, after = old.values[name], new.values[name]
        if self.reissued and old.type == "date" and old.text == new.text:
            return True
        if before == after:
            # A date without a value is told by its words: "last Friday" is not "last Monday".
            return not (name == "value" and old.type == "date" and before is None) or same_phrase(old.text, new.text)
        if self.literal:
            return False
        if old.type == "agency":
            return self._agencies_agree(name, old, new)
        return name == "of" and same_phrase(before, after)

    def _agencies_agree(self, name: str, old: Statement, new: Statement) -> bool:
        """A body may be named more or less fully; a generic reference agrees with all that it may stand for."""
        names = {one.values["name"] for one in (old, new) if one.values["named"]}
        if len(names) == 2:
            return same_body(old, new)
        kinds = {old.values["kind"], new.values["kind"]} - {None}
        return name != "name" or (len(kinds) < 2 and names <= set(self.known))

    def _of_facts(self, old: Statement, new: Statement) -> list[FieldChange]:
        found: list[FieldChange] = []
        for name in LEADING["fact"]:
            if not self._counts("fact", name):
                continue
            if name in _PARTIES:
                found += self._party(name, old, new)
            elif name in ("quantity", "when"):
                before, after = old.part(name), new.part(name)
                if not self._is_in_both(before.text if before else None, old, after.text if after else None, new):
                    found += self._part(name, before, after)
            elif name == "offences":
                found += self._offences(old, new)
            elif not self._values_agree(name, old, new):
                found.append(FieldChange(name=name, old=old.values[name], new=new.values[name]))
        return found

    def _values_agree(self, name: str, old: Statement, new: Statement) -> bool:
        before, after = old.values[name], new.values[name]
        if before == after or self.literal:
            return before == after
        if name == "action":
            return _spelling(str(before)) == _spelling(str(after))
        # What is counted stands in the quantity, and is compared there; so are other numbers: "losses of $2,000".
        counted = old.part("quantity") and new.part("quantity")
        return name == "object" and (bool(counted) or same_phrase(without_numbers(before), without_numbers(after)))

    def _party(self, name: str, old: Statement, new: Statement) -> list[FieldChange]:
        before, after = party(old, name), party(new, name)
        if before == after or (not self.literal and self._parties_agree(name, old, new)):
            return []
        if self._is_in_both(before, old, after, new):
            return []
        return [FieldChange(name=name, old=before, new=after)]

    def _parties_agree(self, name: str, old: Statement, new: Statement) -> bool:
        before, after = old.part(name), new.part(name)
        if before and after:
            return self._agree("name", before, after)
        if is_generic(old, name) or is_generic(new, name):
            return True
        return same_phrase(party(old, name), party(new, name), open_=False)

    def _part(self, name: str, old: Statement | None, new: Statement | None) -> list[FieldChange]:
        if old and new:
            return [
                FieldChange(name=f"{name}.{change.name}", old=change.old, new=change.new)
                for change in self._of_entities(old, new)
            ]
        if old or new:
            return [FieldChange(name=name, old=old.says if old else None, new=new.says if new else None)]
        return []

    def _is_in_both(self, before: str | None, old: Statement, after: str | None, new: Statement) -> bool:
        """Whether the one sentence has the words too that only the other's fact has taken up."""
        if self.literal or (before and after):
            return False
        return bool(before and mentions(new, before)) or bool(after and mentions(old, after))

    def _offences(self, old: Statement, new: Statement) -> list[FieldChange]:
        before, after = (sorted({offence.says for offence in one.parts["offences"]}) for one in (old, new))
        names: list[Value] = [list(before), list(after)]
        return [FieldChange(name="offences", old=names[0], new=names[1])] if before != after else []


def _field(name: str, old: Statement, new: Statement) -> FieldChange:
    """The change of a field; of what has no value on either side, that of the words."""
    before, after = old.values[name], new.values[name]
    if before is None and after is None:
        return FieldChange(name="text", old=old.text, new=new.text)
    return FieldChange(name=name, old=before, new=after)


def same_body(old: Statement, new: Statement) -> bool:
    """Whether one name is the other in full: the Department of Fisheries, the Zandian Department of Fisheries."""
    ids = {old.values["agency_id"], new.values["agency_id"]} - {None}
    shorter = min(len(content_words(str(one.values["name"]))) for one in (old, new))
    return shorter > 1 and len(ids) < 2 and same_phrase(old.values["name"], new.values["name"])


def _spelling(word: str) -> str:
    """British and American spellings of a verb as one: organise, cancelled."""
    return word.replace("s", "z").replace("ll", "l")


def is_generic(fact: Statement, name: str) -> bool:
    """Whether the text leaves open who it is: "police", "he"."""
    entity = fact.part(name)
    if entity:
        return not entity.values["named"]
    text = fact.values[name]
    if not isinstance(text, str) or text.casefold() in _PRONOUNS:
        return True
    return not any(word[0].isupper() for word in text.split() if word.casefold() not in _ARTICLES)
