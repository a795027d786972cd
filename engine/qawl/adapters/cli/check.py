"""`qawl check`: all that is wrong with the rules, without running them on a text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from qawl.adapters.arabic import told
from qawl.adapters.problems import counted, render, sentence
from qawl.adapters.terminal import Terminal, report
from qawl.cache import uncollected
from qawl.diagnostic import Diagnostic, RuleError, Text

_ABOUT = """
Show all problems of all rule files and of the cases beside them: where, what is wrong, and the way out. The exit
status is 1 where one of them is an error.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("check", help="find the mistakes in rules", description=_ABOUT)
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="of rule files; the built-in rules unless given")
    parser.add_argument("--lang", choices=("en", "ar"), default="en", help="of the messages")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Check and tell. 0; 1 with errors; 2 where there are no rules to read."""
    from qawl.resources import rules_folder

    folder = Path(args.folder) if args.folder else rules_folder()
    try:
        with uncollected():
            problems, sources = check(folder)
    except RuleError as error:
        print(render(error.diagnostics, error.sources, lang=args.lang), file=sys.stderr)
        return 2
    except OSError as error:
        reason = Text("it cannot be read: {reason}", reason=error.strerror or error)
        report("error", told(reason, args.lang), error.filename or str(folder))
        return 2
    terminal = Terminal.of(sys.stdout)
    if problems:
        from qawl.adapters.verdicts import shown

        root = shown(folder.parent if folder.is_file() else folder)
        print(render(problems, sources, root=root, terminal=terminal, lang=args.lang), end="\n\n")
    print(sentence(counted(len(sources), problems), terminal, args.lang))
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def check(folder: Path) -> tuple[list[Diagnostic], dict[str, str]]:
    """The problems of a rule folder (or of one rule file) in the order of their places, and the files' texts.

    Raises RuleError (Q106) where there is nothing to read."""
    from qawl.cases.collect import collect
    from qawl.cases.files import case_files, gold_files
    from qawl.compile import CHECKS, compile_state
    from qawl.sources import rule_files
    from qawl.syntax.markup import CASES

    CASES.restore()
    state = compile_state(rule_files(folder), CHECKS, cache=True)
    suite = collect(state.files, case_files(folder), gold_files(folder))
    problems = [*state.diagnostics, *suite.all_problems()]
    problems.sort(key=lambda problem: (problem.place.path, problem.place.start, problem.code))
    return problems, {**suite.sources, **state.sources}
