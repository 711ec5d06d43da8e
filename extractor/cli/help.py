"""Help as people read it: the commands as a list, the options in groups, no types of Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter

    # What it is mixed into.
    from typer.core import TyperCommand as _Base
else:
    _Base = object

# The groups, in the order in which they stand.
INPUT: Final = "Input"
OUTPUT: Final = "Output"
RULES: Final = "Rules"
SPEED: Final = "Speed"
HELP: Final = "Help"
_GROUPS = (INPUT, OUTPUT, RULES, SPEED, HELP)

# A longer name stands on a line of its own.
_WIDE = 23


class Helpful(_Base):
    """A command whose help shows its options in groups, and its commands with what each is for."""

    # Of commands that are not imported for this.
    summaries: ClassVar[Mapping[str, str]] = {}

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        groups = self._groups(ctx)
        wide = max(len(name) for rows in groups.values() for name, _ in rows if len(name) <= _WIDE)
        formatter.write_paragraph()
        for heading, rows in groups.items():
            formatter.write_heading(heading)
            with formatter.indentation():
                formatter.write_dl([(f"{name:<{wide}}", text) for name, text in rows], col_max=wide)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """What follows the command's name in the line of usage: arguments, options that are needed, other options."""
        arguments, needed = [], []
        for one in self.get_params(ctx):
            if one.param_type_name == "argument":
                arguments.append(one.metavar if one.required else f"[{one.metavar}]")
            elif one.required:
                needed.append(f"{min(one.opts, key=len)} {one.metavar}")
        return [*(["COMMAND"] if self._commands() and not arguments else arguments), *needed, "[OPTIONS]"]

    def _groups(self, ctx: Context) -> dict[str, list[tuple[str, str]]]:
        groups: dict[str, list[tuple[str, str]]] = {"Commands": self._commands(), **{name: [] for name in _GROUPS}}
        for parameter in self.get_params(ctx):
            if not getattr(parameter, "hidden", False):
                group = getattr(parameter, "rich_help_panel", None) or HELP
                groups[group].append((_names(parameter), getattr(parameter, "help", None) or ""))
        return {name: rows for name, rows in groups.items() if rows}

    def _commands(self) -> list[tuple[str, str]]:
        own = [(name, command.get_short_help_str(60)) for name, command in getattr(self, "commands", {}).items()]
        return [*own, *self.summaries.items()]


def _names(parameter: Any) -> str:  # noqa: ANN401
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    names = ", ".join(sorted(parameter.opts, key=len))
    if parameter.secondary_opts:
        names += f", {', '.join(parameter.secondary_opts)}"
    return f"{names} {parameter.metavar}" if parameter.metavar else names
