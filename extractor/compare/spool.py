"""Text that waits on disk until what stands above it is known."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import TextIO

# So many bytes wait in memory.
_IN_MEMORY = 1 << 24
_PIECE = 1 << 16


class Spool:
    """Takes text in pieces and gives it back, from memory or from a temporary file."""

    def __init__(self) -> None:
        self.file = tempfile.SpooledTemporaryFile(  # noqa: SIM115
            _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
        )

    def __enter__(self) -> Spool:
        """Use it in a with statement, which removes the file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self.file.close()

    def write(self, text: str) -> None:
        """Take a piece."""
        self.file.write(text)

    def pieces(self) -> Iterator[str]:
        """Everything that was taken, in pieces."""
        self.file.seek(0)
        while piece := self.file.read(_PIECE):
            yield piece

    def copy_to(self, out: TextIO) -> None:
        """Write everything that was taken."""
        out.writelines(self.pieces())
