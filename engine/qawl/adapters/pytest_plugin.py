"""The cases beside the rules as tests of pytest: each `*.qawl` file that pytest comes upon yields one test a case.

    rules/constructions/relay.qawl::relay[example-1] PASSED

The whole rule folder around the file is loaded, once a session. Rules that cannot be used are an error in collection.
A `todo` is an expected failure; one that passes fails, so that it gets promoted. Nothing of Qawl is imported before
the first rule file, since the plugin is loaded in every project that shares the environment.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from qawl.cases.collect import RuleCase
    from qawl.cases.grammar import Grammar
    from qawl.cases.judge import Verdict
    from qawl.diagnostic import Diagnostic, RuleError

_GRAMMARS: pytest.StashKey[dict[Path, Grammar | RuleError]] = pytest.StashKey()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Rule files are collected, and the gold articles in a rule folder."""
    if file_path.suffix == ".gold":
        from qawl.cases.files import in_rule_folder

        return RuleFile.from_parent(parent, path=file_path) if in_rule_folder(file_path) else None
    return RuleFile.from_parent(parent, path=file_path) if file_path.suffix == ".qawl" else None


class RuleFile(pytest.File):
    """A rule file, with the cases in it and in the file of cases beside it; or a gold article, which is one case."""

    def collect(self) -> Iterator[pytest.Item]:
        grammar = self._grammar()
        inside = grammar.inside(self.path) or ""
        self._refuse([p for p in grammar.suite.problems if p.severity == "error"], grammar, inside)
        for case in grammar.cases(inside):
            name = case.id.encode("ascii", "backslashreplace").decode("ascii")
            yield CaseItem.from_parent(self, name=name, case=case, grammar=grammar)

    def _grammar(self) -> Grammar:
        from qawl.adapters.problems import render
        from qawl.adapters.verdicts import shown
        from qawl.cases.files import rule_folder
        from qawl.cases.grammar import load_grammar
        from qawl.diagnostic import RuleError

        folder = rule_folder(self.path)
        known = self.config.stash.setdefault(_GRAMMARS, {})
        if folder not in known:
            try:
                known[folder] = load_grammar(folder)
            except RuleError as error:
                known[folder] = error
        grammar = known[folder]
        if isinstance(grammar, RuleError):
            # Each file tells its own problems; one that has none tells why it is not run.
            own = [d for d in grammar.diagnostics if (folder / d.place.path).resolve() == self.path.resolve()]
            told = render(own or grammar.diagnostics[:1], grammar.sources, root=shown(folder))
            raise self.CollectError(f"The rules in {folder} cannot be used.\n{told}")
        return grammar

    def _refuse(self, problems: list[Diagnostic], grammar: Grammar, inside: str) -> None:
        """Raise what is wrong with the file of cases beside this one."""
        from qawl.adapters.problems import render
        from qawl.adapters.verdicts import shown

        own = [problem for problem in problems if grammar.inside(grammar.root / problem.place.path) == inside]
        if own:
            raise self.CollectError(render(own, grammar.suite.sources, root=shown(grammar.root)))


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: RuleCase, grammar: Grammar, **rest: Any) -> None:
        super().__init__(**rest)
        self.case = case
        self.grammar = grammar

    def runtest(self) -> None:
        verdict = self.grammar.run(self.case)
        if self.case.case.kind == "todo" and not verdict.holds and not verdict.failed:
            pytest.xfail("to do")
        # A todo that passes has a problem to tell: Q503.
        if not verdict.holds or verdict.problems:
            raise CaseFailed(verdict)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *rest: Any, **named: Any) -> Any:
        from qawl.adapters.explanation import reasons
        from qawl.adapters.problems import PLAIN
        from qawl.adapters.verdicts import render_verdict, shown

        if isinstance(excinfo.value, CaseFailed):
            verdict, grammar = excinfo.value.verdict, self.grammar
            told = reasons(grammar.engine, verdict, PLAIN)
            return render_verdict(verdict, grammar.suite.sources, root=shown(grammar.root), reasons=told)
        return super().repr_failure(excinfo, *rest, **named)

    def reportinfo(self) -> tuple[Path, int, str]:
        place = self.case.case.place
        line, _ = place.line_column(self.grammar.suite.sources[place.path])
        return self.grammar.root / place.path, line - 1, self.name


class CaseFailed(Exception):
    """A case is not as its kind demands."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.why)
        self.verdict = verdict
