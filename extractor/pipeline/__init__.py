"""The spaCy side: components, the assembled pipeline, and extraction through it. Nothing else imports spaCy."""

from extractor.pipeline.build import load
from extractor.pipeline.extraction import extract
from extractor.pipeline.values import register

register()

__all__ = ["extract", "load"]
