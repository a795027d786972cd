"""`qawl explain`: why the rules find what they find in a text, and why not what they do not."""

from __future__ import annotations

import argparse
import os
import sys

import qawl
from qawl.adapters.cli.failures import FAILURES, failed
from qawl.adapters.cli.target import article_around, path_of, read_target
from qawl.adapters.inputs import check_encoding
from qawl.adapters.terminal import Terminal

_ABOUT = """
For each word at which a construction could begin: how the rules read the word, which constructions were tried, how far
each came, what of it was there, what it wanted next, and which one was chosen. TARGET is a sentence, a file, one line
of a file (article.txt:3), or - for standard input. In a file of rules the line is that of a case; a gold article
(.gold) is read without its brackets.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("explain", help="show why rules match a text, or do not", description=_ABOUT)
    option = parser.add_argument
    option("target", metavar="TARGET", help="a sentence, FILE, FILE:LINE or -")
    option("--rules", metavar="DIR", help="the rules of this folder; the built-in ones, or those that the case is of")
    option("--cue", metavar="WORD", default="", help="only this word, with clitics or without")
    option("--rule", metavar="NAME", default="", help="only this construction or block")
    option("--lang", choices=("en", "ar"), default="en", help="of the explanation")
    option("--encoding", metavar="NAME", default="utf-8", help="of the file: utf-8 unless given, cp1256, ...")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Explain. 0, or 2 where the text or the rules cannot be used."""
    try:
        check_encoding(args.encoding)
        text, span, rules = read_target(args.target, args.encoding)
        text, span, before = article_around(text, span)
        engine = qawl.load(args.rules or rules)
        from qawl.adapters.explanation import explanation

        terminal = Terminal.of(sys.stdout)
        for line in explanation(
            engine, text, terminal, args.lang, span, word=args.cue, rule=args.rule, line=before + 1
        ):
            print(line)
    except FAILURES as error:
        about = args.target if os.path.exists(path_of(args.target)) else ""
        return failed(error, about, rules=args.rules, lang=args.lang)
    return 0
