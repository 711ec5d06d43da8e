"""The command line as a whole: what a plain run takes, and the commands, each imported when it is named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from extractor.cli.commands import COMMANDS
from extractor.cli.help import Helpful
from extractor.cli.streams import quietly, refuse

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
# What the parser of the command line raises: Typer exports a child of it.
_UsageError: type[Exception] = typer.BadParameter.__mro__[1]


class OneCommand(Helpful, TyperCommand):
    """A command that has no commands."""


class SeveralCommands(Helpful, TyperGroup):
    """A command with commands of its own: without one, its help."""

    # Whether the first word is one of its commands: then it has no parameters of its own.
    named = False

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Nothing to do is a call for help."""
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(2)
        self.named = bool(args) and args[0] in self.list_commands(ctx)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Context) -> list[Any]:
        """None before a command: Typer would import pydantic for the value of --help that nobody gave."""
        return [] if self.named else super().get_params(ctx)


class CommandLine(Helpful, TyperGroup):
    """A plain run and the commands: a first word that names a command is no file."""

    summaries: ClassVar = {name: command.summary for name, command in COMMANDS.items()}
    named = False

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """The words as options and files, or as a command and what is its own."""
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        elif args == ["version"]:
            args = ["--version"]
        self.named = bool(args) and args[0] in COMMANDS
        ctx.allow_interspersed_args = not self.named
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Context) -> list[Any]:
        """None before a command: FILE… would take its name for a file's."""
        return [] if self.named else super().get_params(ctx)

    def list_commands(self, ctx: Context) -> list[str]:
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> AnyCommand | None:
        """The command, imported now."""
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Both ways of using it."""
        return [*super().collect_usage_pieces(ctx), f"or {ctx.command_path} COMMAND"]

    def __call__(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401
        """Run it and exit; a mistake costs one line."""
        try:
            sys.exit(self.main(*args, **{**extra, "standalone_mode": False}))
        except _UsageError as error:
            context = getattr(error, "ctx", None)
            command = context.command_path if context else "extract-facts"
            told = error.format_message().rstrip(".")  # type: ignore[attr-defined]
            refuse(f"{told[:1].lower()}{told[1:]}; see {command} --help")


def command_line() -> AnyCommand:
    """The whole."""
    from extractor.cli.extract import command

    app = typer.Typer(
        cls=CommandLine,
        invoke_without_command=True,
        context_settings=_SETTINGS,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    # Commands are wrapped: Typer has ways of its own to end when interrupted.
    app.callback()(quietly()(command))
    made = get_command(app)
    for parameter in made.params:
        if "--show-completion" in parameter.opts:
            vars(parameter)["hidden"] = True  # the help has to fit a screen
    return made


def _command(name: str) -> AnyCommand:
    module = import_module(COMMANDS[name].module)
    several: dict[str, Callable[..., None]] | None = getattr(module, "commands", None)
    app = typer.Typer(
        cls=SeveralCommands if several else None,
        help=getattr(module, "HELP", None),
        add_completion=False,
        context_settings=_SETTINGS,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for word, function in (several or {name: module.command}).items():
        app.command(word, cls=OneCommand, context_settings=_SETTINGS)(quietly()(function))
    return get_command(app)
