"""Many releases at once: inputs → shards → worker processes → a store of results → one output."""

from extractor.batch.run import Job, run
from extractor.batch.task import BatchError, ReleaseFailed, Summary

__all__ = ["BatchError", "Job", "ReleaseFailed", "Summary", "run"]
