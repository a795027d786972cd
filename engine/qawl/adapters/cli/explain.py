"""`qawl explain`: why the rules find what they find in a text, and why not what they do not."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

import qawl
from qawl.adapters.inputs import STDIN, Source, check_encoding
from qawl.adapters.terminal import Terminal, report
from qawl.diagnostic import InputError, RuleError

_ABOUT = """
For each word at which a construction could begin: how the rules read the word, which constructions were tried, how far
each came, what it wanted there, and which one was chosen. TARGET is a sentence, a file, one line of a file
(article.txt:3), or - for standard input. In a file of rules the line is that of a case.
"""

_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+)")
_OF_RULES = (".qawl", ".cases")
Span = tuple[int, int]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("explain", help="show why rules match a text, or do not", description=_ABOUT)
    option = parser.add_argument
    option("target", metavar="TARGET", help="a sentence, FILE, FILE:LINE or -")
    option("--rules", metavar="DIR", help="the rules of this folder; the built-in ones, or those that the case is of")
    option("--lang", choices=("en", "ar"), default="en", help="of the explanation")
    option("--encoding", metavar="NAME", default="utf-8", help="of the file: utf-8 unless given, cp1256, ...")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Explain. 0, or 2 where the text or the rules cannot be used."""
    try:
        check_encoding(args.encoding)
        text, span, rules = _target(args.target, args.encoding)
        engine = qawl.load(args.rules or rules)
        from qawl.adapters.explanation import explanation

        for line in explanation(engine, text, Terminal.of(sys.stdout), args.lang, span):
            print(line)
    except InputError as error:
        report("error", str(error), args.target if os.path.exists(_path(args.target)) else "")
        return 2
    except RuleError as error:
        from qawl.adapters.problems import render

        print(render(error.diagnostics, error.sources, terminal=Terminal.of(sys.stderr)), file=sys.stderr)
        return 2
    return 0


def _path(target: str) -> str:
    """The file that a target names, with or without a line, if it names one."""
    match = _LINE.fullmatch(target)
    return match["path"] if match and not os.path.exists(target) else target


def _target(target: str, encoding: str) -> tuple[str, Span | None, Path | None]:
    """The text to explain, the part that is asked for, and the rules to use where a case brings them."""
    if target == STDIN:
        return Source(STDIN).read(encoding), None, None
    path = _path(target)
    line = int(target[len(path) + 1 :]) if path != target else None
    if not os.path.exists(path):
        if _looks_like_a_path(path):
            raise InputError(f"there is no such file: {path}")
        return target, None, None
    if path.endswith(_OF_RULES):
        return _case(Path(path), line)
    text = Source(path).read(encoding)
    return text, None if line is None else _line(text, line), None


def _looks_like_a_path(text: str) -> bool:
    return not text.strip().count(" ") and (text.endswith((".txt", *_OF_RULES)) or os.sep in text)


def _line(text: str, number: int) -> Span:
    """The code points of a line, counted from 1."""
    lines = text.split("\n")
    if not 1 <= number <= len(lines):
        raise InputError(f"there is no line {number}: the file has {len(lines)}")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    return start, start + len(lines[number - 1])


def _case(path: Path, line: int | None) -> tuple[str, None, Path]:
    """The sentence of the case that stands in a line of a rule file, without its brackets, and its rules."""
    from qawl.cases.collect import read_suite
    from qawl.cases.files import rule_folder

    folder = rule_folder(path)
    suite = read_suite(folder)
    for case in suite.cases:
        place = case.case.place
        if (folder / place.path).resolve() != path.resolve():
            continue
        if place.line_column(suite.sources[place.path])[0] == line:
            if case.markup is None:
                raise InputError("the brackets of this case cannot be read; `qawl check` says why")
            return case.markup.text, None, folder
    raise InputError(
        f"line {line} is no example, reject or todo" if line else "name the line of a case in it: FILE:LINE"
    )
