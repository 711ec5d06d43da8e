"""What keeps a comparison from being made."""

from __future__ import annotations


class DiffError(Exception):
    """It cannot be compared; the message names the file and the reason, on one line."""
