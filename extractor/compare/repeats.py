"""Whether one version says as much as a statement of the other, in whatever words and however often."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.compare.agreement import Agreement, is_generic
from extractor.compare.phrases import same_phrase
from extractor.compare.statements import Statement

_NUMBERS = ("value", "low", "high", "unit")


def says_as_much(among: Iterable[Statement], statement: Statement, agreement: Agreement) -> bool:
    """Whether the statement tells nothing that a reader of the others does not know."""
    if _says_nothing(statement):
        return True
    return any(covers(other, statement, agreement) for other in among if other.type == statement.type)


def _says_nothing(statement: Statement) -> bool:
    """A generic reference to an agency, or a date that names no day ("recently"), by itself."""
    if statement.type == "agency":
        return not statement.values["named"]
    return statement.type == "date" and str(statement.values["value"]).endswith("_REF")


def covers(other: Statement, statement: Statement, agreement: Agreement) -> bool:
    """Whether the other says what the statement does, or more."""
    if statement.type == "fact":
        return _fact_covers(other, statement, agreement)
    one, two = other.values, statement.values
    if statement.type == "quantity":
        return all(one[name] == two[name] for name in _NUMBERS) and same_phrase(one["of"], two["of"])
    if statement.type == "offence":
        same = (one["offence_id"], one["name"]) == (two["offence_id"], two["name"])
        return same and (two["stage"] in (one["stage"], "mentioned"))
    if statement.type == "agency":
        return bool(one["named"]) and one["name"] == two["name"]
    return not agreement.differences(other, statement)


def _fact_covers(other: Statement, statement: Statement, agreement: Agreement) -> bool:
    """The same fact, where the statement leaves out or gives up: "the police" for "the harbour police", no date."""
    for field in agreement.differences(other, statement):
        if field.name in ("agent", "said_by"):
            if field.new is None or is_generic(statement, field.name):
                continue
        elif field.name in ("quantity.bound", "object") or (field.name in ("when", "offences") and not field.new):
            continue
        return False
    return True
