"""Two versions of a release, or two runs over many: what they say differently.

Nothing here imports spaCy: only a release that has not been extracted yet needs it.
"""
