"""Packs in temporary folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

MakePack: TypeAlias = Callable[..., Path]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Make a pack: ``make_pack("mine", {"agencies.csv": "id,name\\n…"})``; it has a pack.toml unless one is given."""

    def make(name: str, files: dict[str, str | bytes]) -> Path:
        root = tmp_path / name
        root.mkdir()
        for file, content in {"pack.toml": f'name = "{name}"\n', **files}.items():
            data = content.encode() if isinstance(content, str) else content
            (root / file).write_bytes(data)
        return root

    return make
