"""Bytes to Release: decoding, and the head of a release (title, dates of issue, publisher, dateline)."""
