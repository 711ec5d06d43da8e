"""Rules that are code, as entries beside those of the packs' tables."""

from __future__ import annotations

from extractor.packs.entries import Entry
from extractor.packs.fields import EntryTable, Field
from extractor.packs.grammar import CodeRule, code_rules
from extractor.packs.rules import Rules


def code_entries(rules: Rules) -> list[Entry]:
    """The rules that are code and that no pack removes, as entries of tables of their own."""
    return [_entry(rule, rules) for rule in code_rules() if not rules.removed(rule.id)]


_FIELDS = (
    Field("kind", "rule, joint or guard"),
    Field("forms", "its pattern"),
    Field("examples", "texts with the expected [span] in brackets", many=" ; "),
    Field("counterexamples", "texts that must not match", many=" ; "),
)


def _entry(rule: CodeRule, rules: Rules) -> Entry:
    table = EntryTable(rule.path.stem, rule.type, _FIELDS, key=rule.kind, valued=True, named=rule.kind == "rule")
    data = {
        "id": rule.id,
        "kind": rule.kind,
        "forms": [rule.finds],
        "examples": list(rule.examples),
        "counterexamples": list(rule.counterexamples),
    }
    return Entry(table, rules.packs[0], rule.path, rule.line, rule.id, data)
