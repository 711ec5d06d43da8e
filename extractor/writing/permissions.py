"""Permissions of files that are written beside their place and then put there."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def permissions(path: Path, folder: bool = False) -> int:
    """Those of what is there already, or what the user's mask leaves of a new file or folder."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return (0o777 if folder else 0o666) & ~mask


def create(path: Path) -> None:
    """An empty file that its owner alone may read.

    Raises:
        FileExistsError: there is something already, be it a link that leads nowhere.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
