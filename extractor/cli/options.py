"""The options that several commands share, each told once, and what their values are read as."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from typing import Annotated, Any, Final, TypeAlias

import typer

from extractor.cli.help import HELP, INPUT, OUTPUT, RULES, SPEED
from extractor.cli.streams import refuse
from extractor.entities import CERTAINTIES, TYPES, Certainty

# What a type may be called: in the plural, and as an entity's type says it.
_CALLED: Final = {name: name for name in TYPES} | {kind: name for name, kind in TYPES.items()}
# What the readers' own bound is, as it is written on the command line.
MAX_SIZE: Final = "50M"


def print_version(wanted: bool) -> None:
    """Show the version and exit."""
    if wanted:
        from extractor.version import __version__

        print(f"extract-facts {__version__}")
        raise typer.Exit


def format_option(names: Iterable[str], without: str) -> Any:  # noqa: ANN401
    """The option -f of a command.

    Args:
        names: of its formats.
        without: what it writes where none is named.
    """
    return typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"{', '.join(names)}. {without}",
        rich_help_panel=OUTPUT,
        show_default=False,
        autocompletion=_starting(names),
    )


def _starting(words: Iterable[str]) -> Any:  # noqa: ANN401
    """What a shell offers for the beginning of a word."""
    known = list(words)

    def offered(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return offered


Output: TypeAlias = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="PATH", help="Write to this file.", rich_help_panel=OUTPUT),
]
IssueDate: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="Day of publication (YYYY-MM-DD); wins over the text.",
        rich_help_panel=INPUT,
    ),
]
DayFirst: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first",
        help="How 07/05/2025 is meant where nothing tells.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
Only: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="TYPES",
        help=f"Of {','.join(TYPES)}.",
        rich_help_panel=OUTPUT,
        autocompletion=_starting(TYPES),
    ),
]
Packs: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--pack",
        metavar="DIR",
        help="Rules over the standard ones; can be repeated.",
        rich_help_panel=RULES,
    ),
]
NoFacts: TypeAlias = Annotated[
    bool,
    typer.Option("--no-facts", help="Entities alone: a third faster.", rich_help_panel=SPEED),
]
MinCertainty: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--min-certainty",
        metavar="LEVEL",
        help=f"Only facts that are so sure: {', '.join(CERTAINTIES)}.",
        rich_help_panel=OUTPUT,
        autocompletion=_starting(CERTAINTIES),
    ),
]
MaxSize: TypeAlias = Annotated[
    str,
    typer.Option(
        metavar="BYTES",
        help=f"Refuse what has or unpacks to more bytes ({MAX_SIZE}).",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
Width: TypeAlias = Annotated[
    int | None,
    typer.Option(metavar="N", min=20, help="Columns of the table; the terminal's, or 80.", rich_help_panel=OUTPUT),
]
Version: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--version", "-V", callback=print_version, is_eager=True, help="Show the version.", rich_help_panel=HELP
    ),
]


def need_input(context: typer.Context, named: bool) -> None:
    """Show the help and exit where no file is named and nobody pipes anything in."""
    if not named and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


def chosen(option: str, name: str, names: Collection[str], near: Collection[str] = ()) -> str:
    """The name, if it is one of those that an option takes; else it is refused, with the one that may be meant.

    Args:
        near: what may be meant, where it is more than the names.
    """
    if name not in names:
        from extractor.packs.checks import closest

        refuse(f"{option}: {name} is none of {', '.join(names)}{closest(name, near or names)}")
    return name


def types_of(only: str) -> list[str]:
    """The types that --only names, in the plural."""
    names = [name for part in only.split(",") if (name := part.strip())]
    if not names:
        refuse(f"--only: nothing is none of {', '.join(TYPES)}")
    return [type_of("--only", name) for name in names]


def type_of(option: str, name: str) -> str:
    """The type that is named, in the plural; the singular is understood."""
    return chosen(option, _CALLED.get(name.lower(), name.lower()), TYPES, near=_CALLED)


def certainty_of(name: str | None) -> Certainty | None:
    """The certainty that --min-certainty names."""
    if name is not None:
        chosen("--min-certainty", name, CERTAINTIES)
    return next((certainty for certainty in CERTAINTIES if certainty == name), None)


def date_of(date: str | None, day_first: bool | None) -> str | None:
    """The date of issue that --date names, ISO 8601; what is none is refused."""
    if date is None:
        return None
    from extractor.reading.moment import issue_moment

    try:
        return issue_moment(date, day_first)
    except ValueError as error:
        refuse(f"--date: {error}")
