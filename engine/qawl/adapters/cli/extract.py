"""`qawl extract`: who said what, from texts to a listing or to JSON Lines."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import qawl
from qawl.adapters import filters, jsonl, listing
from qawl.adapters.inputs import STDIN, Source, check_encoding, sources
from qawl.adapters.options import day
from qawl.adapters.output import STDOUT, abandon_stdout, opened
from qawl.adapters.terminal import Terminal, report
from qawl.attribution.model import Attribution
from qawl.diagnostic import InputError, RuleError

Extractor = Callable[[str], Sequence[Attribution]]

_ABOUT = """
Find who is reported to have said what. Without a PATH the text comes from standard input. A text that cannot be read
is reported and left out; the exit status is then 2.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("extract", help="find who said what in texts", description=_ABOUT)
    option = parser.add_argument
    option("paths", nargs="*", metavar="PATH", help="a text, a folder with .txt files, or - for standard input")
    option("--format", choices=("listing", "jsonl"), default="listing", help="for a reader, or as JSON, one a line")
    option("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    option("--rules", metavar="DIR", help="the rules of this folder instead of the built-in ones")
    option("--encoding", metavar="NAME", default="utf-8", help="of the texts: utf-8 unless given, cp1256, ...")
    option("--date", metavar="DAY", type=day, help="the day of the articles, as 2017-11-21: it tells what yesterday is")
    option("--outlet", metavar="NAME", help="where the articles appeared, if their datelines do not say")
    filters.add(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Extract and write. 0, or 2 where a text, the rules or the output cannot be used; each such thing is reported."""
    try:
        check_encoding(args.encoding)
        engine = qawl.load(args.rules)
        wanted = filters.chosen(args, engine)
    except InputError as error:
        report("error", str(error))
        return 2
    except RuleError as error:
        _show(error, args.rules or "")
        return 2
    about = {name: value for name, value in (("date", args.date), ("outlet", args.outlet)) if value is not None}
    try:
        return _run(args, partial(engine, **about) if about else engine, wanted)
    except BrokenPipeError:
        raise  # nobody reads on, which is no mistake
    except OSError as error:
        report("error", f"it cannot be written: {error.strerror or error}", args.output or "standard output")
        if args.output in (None, STDOUT):
            abandon_stdout()
        return 2
    except InputError as error:
        report("error", str(error), args.output)
        return 2


def _show(error: RuleError, rules: str) -> None:
    from qawl.adapters.problems import render

    root = rules if error.sources and os.path.isdir(rules) else ""
    print(render(error.diagnostics, error.sources, root=root, terminal=Terminal.of(sys.stderr)), file=sys.stderr)


def _run(args: argparse.Namespace, engine: Extractor, wanted: filters.Filter | None = None) -> int:
    found = list(sources(args.paths or [STDIN]))
    read = total = 0
    with opened(args.output) as stream:
        terminal = Terminal.of(stream)
        for doc, all_found in _documents(found, args.encoding, engine):
            read += 1
            attributions = filters.kept(all_found, wanted)
            total += len(attributions)
            if args.format == "jsonl":
                stream.write(jsonl.lines(doc, attributions))
            else:
                stream.write(listing.blocks(attributions, terminal, doc if len(found) > 1 else ""))
        if args.output and not read:
            raise InputError("it is left as it was, since no text could be read")
    if terminal.isolates and read and not total:
        report("note", "nobody is reported to have said anything")
    return 0 if read == len(found) else 2


def _documents(
    found: Sequence[Source], encoding: str, engine: Extractor
) -> Iterator[tuple[str, Sequence[Attribution]]]:
    """Id and attributions of every document that can be read; the others are reported."""
    names: dict[str, str] = {}
    for source in found:
        try:
            text = source.read(encoding)
            attributions = engine(text)
        except InputError as error:
            report("error", str(error), source.name)
            continue
        if not text.strip("\ufeff \t\r\n"):
            report("warning", "it is empty", source.name)
        other = names.setdefault(source.id, source.name)
        if other != source.name:
            report("warning", f"its id is {source.id}, and so is that of {other}", source.name)
        yield source.id, attributions
