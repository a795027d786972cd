"""`qawl extract`: who said what, from texts to a listing or to JSON Lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TextIO

import qawl
from qawl.adapters import jsonl, listing
from qawl.adapters.inputs import STDIN, Source, check_encoding, sources
from qawl.adapters.output import abandon_stdout, opened
from qawl.adapters.terminal import Terminal, report
from qawl.attribution.model import Attribution
from qawl.diagnostic import InputError, RuleError

Extractor = Callable[[str], Sequence[Attribution]]
#: What is written for a document: its id and its attributions in, text out.
Writer = Callable[[str, Sequence[Attribution]], str]

_ABOUT = """\
Find who is reported to have said what. Without PATHS, or with -, the text comes from standard input.
A document that cannot be read is reported and left out; the exit status is then 2."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("extract", help="find who said what in texts", description=_ABOUT)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a text, a folder of .txt files, or - for standard input")
    parser.add_argument("--format", choices=("listing", "jsonl"), default="listing", help="for a reader (listing), or one JSON object an attribution")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    parser.add_argument("--rules", metavar="DIR", help="use the rules in this folder instead of the built-in ones")
    parser.add_argument("--encoding", metavar="NAME", default="utf-8", help="how the texts are encoded (default: utf-8)")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Extract and write. 0, or 2 where a text, the rules or the output could not be used; all of it reported."""
    try:
        check_encoding(args.encoding)
    except InputError as error:
        report("error", str(error))
        return 2
    try:
        engine = qawl.load(args.rules)
    except RuleError as error:
        from qawl.adapters.problems import render

        print(render(error.diagnostics, error.sources), file=sys.stderr)
        return 2
    found = list(sources(args.paths or [STDIN]))
    try:
        with opened(args.output) as stream:
            write = jsonl.lines if args.format == "jsonl" else _listing(stream, headings=len(found) > 1)
            return _extract(found, args.encoding, engine, lambda doc, attributions: stream.write(write(doc, attributions)))
    except BrokenPipeError:
        raise
    except OSError as error:
        report("error", f"it cannot be written: {error.strerror or error}", args.output or "standard output")
        abandon_stdout()
        return 2
