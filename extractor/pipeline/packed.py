"""Components whose rules come from packs, which go with a pipeline that is saved."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.tokens import Doc

from extractor.packs import Rules, rules_of
from extractor.pipeline.state import State, enter
from extractor.pipeline.values import provenance_of

# Every component of a pipeline saves the same packs; they are read from one of the copies.
_saved: dict[str, Rules] = {}


class Packed(ABC):
    """A component that works by the rules of packs.

    Args:
        step: its place among the components.
        packs: folders of rules over the standard pack. One that is not there is waited for until the component is
            used, since a saved pipeline brings its own.
    """

    def __init__(self, step: str, packs: Sequence[str]) -> None:
        self.step = step
        self.packs = tuple(packs)
        self._rules: Rules | None = None
        if all(Path(pack).is_dir() for pack in self.packs):
            self._take(rules_of(self.packs))

    @abstractmethod
    def build(self, rules: Rules) -> None:
        """Make what the component works with."""

    def _take(self, rules: Rules) -> Rules:
        self.build(rules)
        self._rules = rules
        return rules

    @property
    def rules(self) -> Rules:
        """The rules in force.

        Raises:
            PackError: a pack is not there.
        """
        return self._rules or self._take(rules_of(self.packs))

    def enter(self, doc: Doc) -> State:
        """The Doc's state as this component finds it.

        Raises:
            PackError: a pack is not there.
            ValueError: the component stands in the wrong place of the pipeline.
        """
        rules = self.rules
        state = enter(doc, self.step)
        if state.provenance is None:
            state.provenance = provenance_of(rules)
        return state

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """Write the packs over the standard one, each into a folder of its own."""
        root = Path(path)
        if root.is_dir():
            shutil.rmtree(root)
        root.mkdir(parents=True)
        for number, pack in enumerate(self.rules.packs[1:]):
            folder = root / f"{number:02}"
            folder.mkdir()
            for file in pack.files():
                shutil.copyfile(file, folder / file.name)

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> Packed:
        """Read the packs that were written.

        Raises:
            PackError: one of them cannot be used.
        """
        folders = sorted(one for one in Path(path).iterdir() if one.is_dir())
        rules = Rules(folders)
        self.packs = tuple(map(str, folders))
        self._take(_saved.setdefault(rules.sha256, rules))
        return self
