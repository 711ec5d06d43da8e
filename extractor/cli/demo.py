"""extract-facts demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from extractor.cli.help import INPUT, OUTPUT
from extractor.cli.streams import complain, refuse

Name: TypeAlias = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Of a sample; see --list.", show_default=True, rich_help_panel=INPUT),
]
List: TypeAlias = Annotated[bool, typer.Option("--list", help="Name the samples.", rich_help_panel=OUTPUT)]
To: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--to", metavar="FOLDER", help="Copy all of them there, to try the commands on.", rich_help_panel=OUTPUT
    ),
]


def samples() -> dict[str, Path]:
    """The samples by name: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "samples"
    folder = inside if inside.is_dir() else package.parent / "samples"
    return {path.stem: path for path in sorted(folder.glob("*.txt"))}


def command(name: Name = "rumor-campaign", list_: List = False, to: To = None) -> None:
    """Show what is found in a sample release; the releases are invented.

    \b
      extract-facts demo
      extract-facts demo --to samples
      extract-facts batch samples -o facts.db
    """
    found = samples()
    if list_:
        print(*found, sep="\n")
        return
    if to is not None:
        _copy(found, Path(to))
        return
    if name not in found:
        from extractor.packs.checks import closest

        refuse(f"{name}: no sample of this name{closest(name, found)}; see extract-facts demo --list")
    from extractor.cli.releases import extract_all

    path = str(found[name])
    code = extract_all([path], format_="table", output=None, published=None, only=[], packs=[], facts=True)
    complain(f"That was {path}. To try it on {len(found)} releases: extract-facts demo --to samples")
    raise typer.Exit(code)


def _copy(found: dict[str, Path], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in found.values():
            place = folder / path.name
            if place.exists() and place.read_bytes() != path.read_bytes():
                refuse(f"--to: {place} is there already, and is another file")
        for path in found.values():
            (folder / path.name).write_bytes(path.read_bytes())
    except OSError as error:
        refuse(f"--to: {error.filename or folder}: {error.strerror or error}")
    complain(f"{folder}: {len(found)} releases; next: extract-facts batch {folder} -o facts.db")
