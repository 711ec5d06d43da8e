"""Finders: folded text in, entities out. No spaCy here; the grammar is code, its words are data in the rule pack."""
