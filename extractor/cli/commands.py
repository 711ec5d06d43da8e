"""The commands by their names: where each lives, and what the list of commands says of it. Imports none of them."""

from __future__ import annotations

from typing import Final, NamedTuple


class Named(NamedTuple):
    """A command: its module, and what the list of commands says of it."""

    module: str
    summary: str


# First words of the command line; anything else names a release to extract from (for a file of such a name: ./schema).
COMMANDS: Final = {
    "batch": Named("extractor.cli.batch", "Many releases into one output."),
    "convert": Named("extractor.cli.convert", "A run in another format, without doing it again."),
    "demo": Named("extractor.cli.demo", "What is found in a sample release."),
    "diff": Named("extractor.cli.diff", "What has changed between two versions, or two runs."),
    "explain": Named("extractor.cli.explain", "Why each entity and fact was found."),
    "report": Named("extractor.cli.report", "A page of what a run has in it."),
    "rules": Named("extractor.cli.rules", "List and test the rules, start a pack of your own."),
    "schema": Named("extractor.cli.schema", "JSON Schemas of output, settings and packs."),
}
