"""English as every finder reads it: words, inflection, verb groups, clauses, quotations; a release is read once.

Words are cut in three ways: ``words`` to read sentences, ``capitals`` for names, ``byte_words`` for templates.
"""
