"""`qawl test`: runs the cases beside the rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from qawl.adapters.problems import render
from qawl.adapters.terminal import Terminal, report
from qawl.adapters.verdicts import render_verdict, shown
from qawl.cases.collect import RuleCase
from qawl.cases.files import rule_folder
from qawl.cases.grammar import Grammar, load_grammar
from qawl.cases.judge import Verdict
from qawl.diagnostic import Diagnostic, InputError, RuleError
from qawl.resources import rules_folder

_ABOUT = """
Run the cases beside the rules with the whole grammar. A PATH is a file or folder of rules; their rule folder is found
from there upwards. A `todo` that passes is shown, and is no failure.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("test", help="run the cases beside the rules", description=_ABOUT)
    option = parser.add_argument
    option("paths", nargs="*", metavar="PATH", help="only the cases of these files or folders")
    option("--rules", metavar="DIR", help="the rule folder; the built-in rules unless given or above a PATH")
    option("-k", dest="substring", metavar="SUBSTRING", default="", help="only cases with this in `rule[kind-number]`")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Run and tell. 0; 1 where a case fails or the rules cannot be used; 2 where there is nothing to run."""
    try:
        return _run([Path(path) for path in args.paths], args.rules, args.substring)
    except RuleError as error:
        missing = error.diagnostics[0].code == "Q106"
        print(render(error.diagnostics, error.sources, terminal=Terminal.of(sys.stderr)), file=sys.stderr)
        return 2 if missing else 1
    except InputError as error:
        report("error", str(error))
        return 2
    except OSError as error:
        report("error", f"it cannot be read: {error.strerror or error}", error.filename or "")
        return 2


def _run(paths: Sequence[Path], rules: str | None, substring: str) -> int:
    for path in paths:
        if not path.exists():
            raise InputError(f"there is no such file or folder: {path}")
    folder = Path(rules) if rules else rule_folder(paths[0]) if paths else rules_folder()
    grammar = load_grammar(folder)
    cases = [case for case in _selected(grammar, paths) if substring in case.id]
    if not cases:
        raise InputError("there are no cases" + (f" with {substring!r} in their names" if substring else " in there"))
    problems = [] if substring else _problems(grammar, paths)
    verdicts = [grammar.run(case) for case in cases]
    _tell(grammar, problems, verdicts)
    errors = any(problem.severity == "error" for problem in problems)
    return 1 if errors or any(verdict.failed for verdict in verdicts) else 0


def _selected(grammar: Grammar, paths: Sequence[Path]) -> Iterator[RuleCase]:
    inside = [_inside(grammar, path) for path in paths] or ["."]
    chosen = {id(case) for path in inside for case in grammar.cases(path)}
    return (case for case in grammar.suite.cases if id(case) in chosen)


def _inside(grammar: Grammar, path: Path) -> str:
    inside = grammar.inside(path)
    if inside is None:
        raise InputError(f"{path} is not in the rule folder {shown(grammar.folder)}: name it with --rules")
    return inside


def _problems(grammar: Grammar, paths: Sequence[Path]) -> list[Diagnostic]:
    """The problems that no case is to blame for, of the files that are tested."""
    inside = [_inside(grammar, path) for path in paths] or ["."]
    return [
        problem
        for problem in grammar.suite.problems
        if any(path == "." or _below(grammar, problem.place.path, path) for path in inside)
    ]


def _below(grammar: Grammar, file: str, path: str) -> bool:
    named = grammar.inside(grammar.root / file) or ""
    return named == path or named.startswith(f"{path}/")


def _tell(grammar: Grammar, problems: Sequence[Diagnostic], verdicts: Sequence[Verdict]) -> None:
    terminal = Terminal.of(sys.stdout)
    root, sources = shown(grammar.root), grammar.suite.sources
    told = [render([problem], sources, root=root, terminal=terminal) for problem in problems]
    told += [render_verdict(verdict, sources, root=root, terminal=terminal) for verdict in verdicts]
    for text in filter(None, told):
        print(text, end="\n\n")
    print(summary(verdicts))


def summary(verdicts: Sequence[Verdict]) -> str:
    """How many came out how, in one line."""
    todo = [verdict for verdict in verdicts if verdict.case.case.kind == "todo" and not verdict.failed]
    failed = sum(verdict.failed for verdict in verdicts)
    parts = [
        (len(verdicts) - failed - len(todo), "passed"),
        (failed, "failed"),
        (sum(not verdict.holds for verdict in todo), "to do"),
        (sum(verdict.holds for verdict in todo), "to do but passed already"),
    ]
    total = f"{len(verdicts)} case{'s' * (len(verdicts) != 1)}"
    return f"{total}: {', '.join(f'{number} {what}' for number, what in parts if number)}"
