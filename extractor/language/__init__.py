"""English as every finder reads it: words, inflection, verb groups, clauses, quotations; a release is read once."""
