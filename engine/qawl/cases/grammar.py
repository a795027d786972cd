"""A rule folder ready for testing: its engine and its cases. The one way for the command and for pytest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qawl.cases.collect import RuleCase, Suite, read_suite
from qawl.cases.files import SUFFIX, rule_file_of
from qawl.cases.judge import Verdict, judge
from qawl.engine import Engine, load


@dataclass(frozen=True, slots=True)
class Grammar:
    """The cases of a rule folder (or of one rule file) and the engine that they run with."""

    folder: Path
    suite: Suite
    engine: Engine

    @property
    def root(self) -> Path:
        """What the paths of files are relative to."""
        return self.folder.parent if self.folder.is_file() else self.folder

    def inside(self, path: Path) -> str | None:
        """The path as the suite has it, "." for the folder itself; of a file of cases that of its rule file; None for
        a path that is not in the folder."""
        resolved, root = path.resolve(), self.root.resolve()
        if not resolved.is_relative_to(root):
            return None
        relative = resolved.relative_to(root).as_posix()
        return rule_file_of(relative) if resolved.suffix == SUFFIX else relative

    def cases(self, path: str = ".") -> Iterator[RuleCase]:
        """The cases of the rules in one file, or in the files of one folder."""
        for case in self.suite.cases:
            if path == "." or case.file == path or case.file.startswith(f"{path}/"):
                yield case

    def run(self, case: RuleCase) -> Verdict:
        """Run one case."""
        return judge(case, self.engine)


def load_grammar(folder: Path) -> Grammar:
    """The cases and the engine of a rule folder. Raises RuleError where the rules cannot be used."""
    engine = load(folder)
    return Grammar(folder, read_suite(folder), engine)
