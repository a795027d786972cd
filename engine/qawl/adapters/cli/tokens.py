"""`qawl tokens`: a text as the rules see it."""

from __future__ import annotations

import argparse
import os
import sys

import qawl
from qawl.adapters.cli.failures import FAILURES, failed
from qawl.adapters.cli.target import path_of, read_target
from qawl.adapters.inputs import check_encoding
from qawl.adapters.terminal import Terminal

_ABOUT = """
For each token of a text: where it stands (code points from the start, the end not included), what it counts as, how
the rules may read it, and of a mark what becomes of it: does it end a sentence, open a quotation or close one. TARGET
is a sentence, a file, one line of a file (article.txt:3), or - for standard input. In a file of rules the line is that
of a case.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("tokens", help="show the words of a text as the rules see them", description=_ABOUT)
    option = parser.add_argument
    option("target", metavar="TARGET", help="a sentence, FILE, FILE:LINE or -")
    option("--rules", metavar="DIR", help="the rules of this folder; the built-in ones, or those that the case is of")
    option("--lang", choices=("en", "ar"), default="en", help="of what is told")
    option("--encoding", metavar="NAME", default="utf-8", help="of the file: utf-8 unless given, cp1256, ...")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Show. 0, or 2 where the text or the rules cannot be used."""
    try:
        check_encoding(args.encoding)
        text, span, rules = read_target(args.target, args.encoding)
        engine = qawl.load(args.rules or rules)
        from qawl.adapters.tokens import token_lines

        for line in token_lines(engine, text, Terminal.of(sys.stdout), args.lang, span):
            print(line)
    except FAILURES as error:
        about = args.target if os.path.exists(path_of(args.target)) else ""
        return failed(error, about, rules=args.rules, lang=args.lang)
    return 0
