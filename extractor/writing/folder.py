"""The files of a folder of extractions: how a batch names them, and how they are known again."""

# Ends the name of a release's extraction, of the extractions of a file of records; and the file of failures.
ONE = ".facts.json"
LINES = ".facts.jsonl"
ERRORS = "errors.jsonl"
