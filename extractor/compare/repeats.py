"""Whether one version says as much as a statement of the other, in whatever words and however often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from extractor.compare.agreement import Agreement, is_generic, same_body
from extractor.compare.changes import Value
from extractor.compare.phrases import content_words, same_phrase, words
from extractor.compare.statements import Statement

_NUMBERS = ("value", "low", "high", "unit")
# What one entity that covers another has in common with it. Names of agencies may be told more or less fully.
_KEYS = {
    "date": ("value",),
    "agency": (),
    "quantity": _NUMBERS,
    "offence": ("offence_id", "name"),
    "term": ("term_id", "value"),
}
# Of statements with the same key so many are looked at.
_ENOUGH = 200


class Stated:
    """Statements by what those that cover one another have in common, so that few need be compared."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self.by_key: defaultdict[Hashable, list[Statement]] = defaultdict(list)
        for statement in statements:
            self.add(statement)

    def add(self, statement: Statement) -> None:
        """Add a statement, unless enough like it are there."""
        like = self.by_key[key_of(statement)]
        if len(like) < _ENOUGH:
            like.append(statement)

    def cover(self, statement: Statement, agreement: Agreement) -> bool:
        """Whether one of them says what the statement does, or more."""
        return any(covers(other, statement, agreement) for other in self.by_key.get(key_of(statement), ()))

    def say_as_much(self, statement: Statement, agreement: Agreement) -> bool:
        """Whether the statement tells nothing that a reader of these does not know."""
        return _says_nothing(statement) or self.cover(statement, agreement)


def key_of(statement: Statement) -> tuple[Value, ...]:
    """What statements that cover one another have in common at least."""
    if statement.type == "fact":
        quantity = statement.part("quantity")
        return ("fact", statement.values["action"], *(key_of(quantity) if quantity else ()))
    return (statement.type, *(statement.values[name] for name in _KEYS[statement.type]))


def _says_nothing(statement: Statement) -> bool:
    """By itself a generic reference to an agency, a date that names no day ("recently"), a number alone on its line."""
    if statement.type == "agency":
        return not statement.values["named"]
    if statement.type == "quantity":
        return not any(map(str.isalpha, statement.sentence_text)) and not statement.values["unit"]
    return statement.type == "date" and str(statement.values["value"]).endswith("_REF")


def covers(other: Statement, statement: Statement, agreement: Agreement) -> bool:
    """Whether the other says what the statement does, or more."""
    if statement.type == "fact":
        return _fact_covers(other, statement, agreement)
    one, two = other.values, statement.values
    if statement.type == "quantity":
        return all(one[name] == two[name] for name in _NUMBERS) and _same_things(other, statement)
    if statement.type == "offence":
        same = (one["offence_id"], one["name"]) == (two["offence_id"], two["name"])
        return same and (
            two["stage"] == "mentioned" or (one["stage"], one["inchoate"]) == (two["stage"], two["inchoate"])
        )
    if statement.type == "agency":
        return bool(one["named"]) and (one["name"] == two["name"] or same_body(other, statement))
    return not agreement.differences(other, statement)


def still_said(fact: Statement, near: Iterable[Statement]) -> bool:
    """Whether the sentence that the fact's has become has the words for it still, though no fact was made of them.

    Args:
        fact: one that the other side lacks.
        near: the entities of that sentence.
    """
    quantity = fact.part("quantity")
    stem = str(fact.values["action"]).split()[0][:-1]
    return len(stem) > 2 and any(
        quantity is not None
        and one.type == "quantity"
        and covers(one, quantity, Agreement())
        and any(word.startswith(stem) for word in words(one.sentence_text))
        for one in near
    )


def _fact_covers(other: Statement, statement: Statement, agreement: Agreement) -> bool:
    """The same fact, where the statement leaves out or gives up: "the police" for "the harbour police", no date.

    Who did the same to the same large number is the same, by whatever name.
    """
    large = _is_large(statement.part("quantity"))
    before, after = other.part("quantity"), statement.part("quantity")
    if before and after and not covers(before, after, agreement):
        return False
    for field in agreement.differences(other, statement):
        if field.name in ("agent", "said_by"):
            if large or field.new is None or is_generic(statement, field.name):
                continue
        elif field.name in ("quantity.bound", "quantity.of"):
            continue  # which were compared above
        elif field.name in ("when", "offences", "object") and not field.new:
            continue
        return False
    return True


def same_number(one: Statement, other: Statement, agreement: Agreement) -> bool:
    """Whether two facts do the same with the same large number: a headline and the text below it."""
    before, after = one.part("quantity"), other.part("quantity")
    if not (before and after and _is_large(before)):
        return False
    return one.values["action"] == other.values["action"] and covers(before, after, agreement)


def _same_things(one: Statement, other: Statement) -> bool:
    """What is counted: the same phrase; with a large number, one that shares a word will do."""
    before, after = one.values["of"], other.values["of"]
    if same_phrase(before, after):
        return True
    return _is_large(one) and bool(content_words(str(before)) & content_words(str(after)))


def _is_large(quantity: Statement | None) -> bool:
    """A number that two facts hardly share by chance."""
    value = quantity.values["value"] if quantity else None
    return isinstance(value, int | float) and value >= 100
