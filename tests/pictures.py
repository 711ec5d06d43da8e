"""The picture of the README's release as a table at a terminal: ``python -m tests.pictures`` draws it anew."""

from __future__ import annotations

import html
import io
import re
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.readme import README, ROOT, commands, run

TABLE = ROOT / "samples/table.svg"
_TITLE = "extract-facts release.txt"
_COLUMNS = 80
# Rich lets a picture ask another host for its font: ours takes the reader's.
_FONTS = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)


def release(folder: Path) -> None:
    """Write the release of the README, as its first command does."""
    run(next(commands(README.read_text(encoding="utf-8")))[0], folder)


def table(colours: bool = True) -> str:
    """What the command prints of the release."""
    forced = "env -u NO_COLOR FORCE_COLOR=1" if colours else ""
    with tempfile.TemporaryDirectory() as name:
        release(Path(name))
        return run(f"{forced} extract-facts release.txt -f table --width {_COLUMNS}", Path(name))


def drawn(shown: str) -> str:
    """The same as SVG."""
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shown))
    return _FONTS.sub("", console.export_svg(title=_TITLE, unique_id="table"))


def words(svg: str) -> list[str]:
    """The words of such a picture below its title, in their order."""
    text = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", svg, flags=re.DOTALL)).replace("\xa0", " ")
    return text.split(_TITLE, 1)[1].split()


if __name__ == "__main__":
    TABLE.write_text(drawn(table()), encoding="utf-8")
