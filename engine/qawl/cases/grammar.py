"""A rule folder ready for testing: its engine and its cases. The one way for the command and for pytest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qawl.cases.collect import RuleCase, Suite, read_suite
from qawl.cases.files import SUFFIX, rule_file_of
from qawl.cases.judge import Verdict, judge
from qawl.diagnostic import Diagnostic, Place, Text
from qawl.engine import Engine, load
from qawl.match.patterns.machine import Machine
from qawl.match.patterns.unwritten import Cause, unwritten

_CAUSES: dict[Cause, tuple[Text, Text]] = {
    "slots": (
        Text("a phrase with an any-order group stands in a repetition"),
        Text("Repeat the alternatives instead: `(<a> | <b>){0,2}`."),
    ),
    "look": (
        Text("before the cue it asks ahead for more than can be matched backwards"),
        Text("Ask for its first word alone, or after the cue."),
    ),
    "size": (
        Text("its pattern is too large"),
        Text("Divide it into several constructions, or a large phrase into smaller ones."),
    ),
}


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

    def slow(self) -> list[Diagnostic]:
        """The constructions that have no pattern (Q410). They are known only when the patterns are written, so that
        `qawl check` cannot tell; the matcher in C needs none."""
        found: list[Diagnostic] = []
        machine = self.engine.machine
        if not isinstance(machine, Machine):
            return found
        for number, cause in unwritten(self.engine.program, machine.tables).items():
            construction = self.engine.program.constructions[number]
            path, _, line = construction.place.rpartition(":")
            lines = self.suite.sources[path].split("\n")
            start = sum(len(before) + 1 for before in lines[: int(line) - 1])
            place = Place(path, start, start + len(lines[int(line) - 1].rstrip()))
            message = Text("`{name}` is matched slowly: {cause}", name=construction.name, cause=_CAUSES[cause][0])
            found.append(Diagnostic("Q410", message, place, _CAUSES[cause][1]))
        return found

    def run(self, case: RuleCase) -> Verdict:
        """Run one case."""
        return judge(case, self.engine)


def load_grammar(folder: Path) -> Grammar:
    """The cases and the engine of a rule folder. Raises RuleError where the rules cannot be used."""
    engine = load(folder)
    return Grammar(folder, read_suite(folder), engine)
