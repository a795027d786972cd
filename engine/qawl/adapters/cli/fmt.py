"""`qawl fmt`: rule files in the one layout, and their keywords in the one or the other language."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from qawl.adapters.arabic import told
from qawl.adapters.cli.failures import unwritable
from qawl.adapters.inputs import STDIN, Source
from qawl.adapters.output import opened
from qawl.adapters.problems import render
from qawl.adapters.terminal import Terminal, report
from qawl.adapters.wording import Language
from qawl.cases.files import SUFFIX, read_case_file
from qawl.cases.format import format_cases
from qawl.diagnostic import Diagnostic, InputError, Text
from qawl.syntax.format import format_rules
from qawl.syntax.reader import read_source
from qawl.syntax.respell import Spelling

_ABOUT = """
Put rule files and files of cases into the one layout. Comments stay where they are, and what the rules mean does not
change; a file with mistakes is left as it is. PATH is a file, a folder, or - for rules from standard input, which go to
standard output.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("fmt", help="format rule files, translate their keywords", description=_ABOUT)
    option = parser.add_argument
    option("paths", nargs="+", metavar="PATH", help="a file or folder of rules, or -")
    option("--check", action="store_true", help="write nothing; status 1 where a file would change")
    option("--diff", action="store_true", help="write nothing; show what would change")
    option("--lang", choices=("en", "ar"), help="spell keywords, roles and built-in names so; the language of messages")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Format. 0; 1 where --check finds something to change; 2 where a file cannot be read, written or formatted."""
    status = 0
    lang: Language = args.lang or "en"
    for path in _files(args.paths):
        try:
            before, after = _formatted(path, args.lang)
            if before != after or path == STDIN:
                status = max(status, _apply(args, path, before, after))
        except _Mistakes as error:
            terminal = Terminal.of(sys.stderr)
            print(render(error.problems, {path: error.source}, terminal=terminal, lang=lang), file=sys.stderr)
            status = 2
        except InputError as error:
            report("error", told(error.message, lang), path)
            status = 2
        except BrokenPipeError:
            raise
        except OSError as error:
            report("error", told(unwritable(error), lang), path)
            status = 2
    return status


class _Mistakes(Exception):
    def __init__(self, problems: list[Diagnostic], source: str) -> None:
        super().__init__()
        self.problems = problems
        self.source = source


def _files(paths: Sequence[str]) -> Iterator[str]:
    """The files that the paths name; what is missing too, to be told of when it is read."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        found = sorted(str(file) for file in Path(path).rglob("*") if file.suffix in (".qawl", SUFFIX))
        yield from found or [path]


def _formatted(path: str, lang: Spelling | None) -> tuple[str, str]:
    """The text of a file before and after."""
    if os.path.isdir(path):
        raise InputError(Text("there are no rule files (*.qawl, *{suffix}) in it", suffix=SUFFIX))
    data = Source(path).read("latin-1").encode("latin-1")  # the bytes: rules have a reader of their own
    of_cases = path.endswith(SUFFIX)
    if of_cases:
        _, source, problems = read_case_file(path, data)
    else:
        file, problems = read_source(path, data)
        source = file.source if file else ""
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise _Mistakes(errors, source)
    before = data.decode("utf-8")
    return before, format_cases(source, lang) if of_cases else format_rules(source, lang)


def _apply(args: argparse.Namespace, path: str, before: str, after: str) -> int:
    """Write, or show; the exit status."""
    if args.diff:
        old, new = (text.splitlines(keepends=True) for text in (before, after))
        sys.stdout.writelines(difflib.unified_diff(old, new, path, path))
    elif args.check:
        print(path)
    else:
        with opened(path) as stream:
            stream.write(after)
    return 1 if args.check and before != after else 0
