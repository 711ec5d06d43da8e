"""Whether one version says as much as a statement of the other, in whatever words and however often."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.compare.agreement import Agreement, is_generic, same_body
from extractor.compare.phrases import content_words, same_phrase, words
from extractor.compare.statements import Statement

_NUMBERS = ("value", "low", "high", "unit")


def says_as_much(among: Iterable[Statement], statement: Statement, agreement: Agreement) -> bool:
    """Whether the statement tells nothing that a reader of the others does not know."""
    if _says_nothing(statement):
        return True
    return any(covers(other, statement, agreement) for other in among if other.type == statement.type)


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
