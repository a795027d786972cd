"""`qawl extract`: who said what, from texts and tables of texts to a listing, JSON Lines, CSV or Parquet."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path

import qawl
from qawl.adapters import filters
from qawl.adapters.arabic import told
from qawl.adapters.cli.columns import columns, columns_of
from qawl.adapters.cli.failures import FAILURES, failed, unwritable
from qawl.adapters.inputs import STDIN, check_encoding
from qawl.adapters.jsonl import SCHEMA
from qawl.adapters.options import day
from qawl.adapters.output import STDOUT, abandon_stdout
from qawl.adapters.runner import formats
from qawl.adapters.runner.items import Columns
from qawl.adapters.runner.kinds import File, files
from qawl.adapters.runner.readers import Reader
from qawl.adapters.runner.run import Output, Stream, digest, is_stream, summary
from qawl.adapters.runner.run import run as run_all
from qawl.adapters.runner.work import Work
from qawl.adapters.terminal import Terminal, report
from qawl.adapters.wording import Language
from qawl.diagnostic import InputError, Text

_ABOUT = """
Find who is reported to have said what. Without a PATH the text comes from standard input. A document that cannot be
read is reported and left out; the exit status is then 2. Where a run that writes to a file is interrupted, the same
command goes on from there.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("extract", help="find who said what in texts", description=_ABOUT)
    option = parser.add_argument
    option(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a text, a page (.html, .warc) or a table of texts (.jsonl, .csv, .tsv, .parquet), packed (.gz, .zst) or "
        "not; a folder of texts, or of tables with --text-column; a pattern; or - for standard input",
    )
    option(
        "--format",
        choices=formats.NAMES,
        help="for a reader, as JSON one a line, or as a table; what the suffix of FILE says unless given",
    )
    option("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    columns(parser)
    option("--jobs", metavar="N", type=_jobs, default=1, help="so many processes side by side")
    option("--rules", metavar="DIR", help="the rules of this folder instead of the built-in ones")
    option("--encoding", metavar="NAME", default="utf-8", help="of the texts: utf-8 unless given, cp1256, ...")
    option("--date", metavar="DAY", type=day, help="the day of the articles of which no column tells it, as 2017-11-21")
    option("--outlet", metavar="NAME", help="where those articles appeared of which no column tells it")
    option("--lang", choices=("en", "ar"), default="en", help="of the messages")
    filters.add(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Extract and write. 0, or 2 where a text, the rules or the output cannot be used; each such thing is reported."""
    args.format = args.format or formats.by_suffix(args.output)
    try:
        check_encoding(args.encoding)
        engine = qawl.load(args.rules)
        gc.freeze()  # what is loaded stays, and need not be looked at again and again
        filters.chosen(args, engine)  # raises where there is no such act
    except FAILURES as error:
        return failed(error, rules=args.rules, lang=args.lang)
    try:
        return _run(args, engine)
    except BrokenPipeError:
        raise  # nobody reads on, which is no mistake
    except OSError as error:
        report("error", told(unwritable(error), args.lang), args.output or "standard output")
        if args.output in (None, STDOUT):
            abandon_stdout()
        return 2
    except InputError as error:
        return failed(error, args.output or "", lang=args.lang)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _run(args: argparse.Namespace, engine: qawl.Engine) -> int:
    found = list(files(args.paths or [STDIN], tables=args.text_column is not None))
    _warn_of_one_id(found, args.lang)
    named = columns_of(args)
    several = len(found) > 1 or any(file.kind not in ("text", "html") for file in found)
    streams = is_stream(args.output)
    terminal = Terminal.of(sys.stdout) if sys.stdout and args.output in (None, STDOUT) else Terminal()
    format = formats.named(args.format, terminal, several)
    about = {name: value for name, value in (("date", args.date), ("outlet", args.outlet)) if value is not None}
    options = argparse.Namespace(speaker=args.speaker, act=args.act, via=args.via)
    work = Work(engine, format, options, about)
    output = _output(args, found, named, work)
    before = output.counts
    if before.taken:
        done = Text("it goes on after {count:,} documents, which are done", count=before.taken)
        report("note", told(done, args.lang), args.output)
    try:
        reader = Reader(found, named, args.encoding)
        total = sum(file.size for file in found)
        counts = run_all(work, reader, output, jobs=args.jobs, total=total, shown=not terminal.isolates, lang=args.lang)
        if args.output and not counts.read:
            output.drop()
            raise InputError(Text("it is left as it was, since no text could be read"))
        output.finish()
    except BaseException:
        if output.leave():
            report("note", told(Text("it is not whole; the same command goes on from here"), args.lang), args.output)
        raise
    if terminal.isolates and counts.read and not counts.attributions:
        report("note", told(Text("nobody is reported to have said anything"), args.lang))
    if several and (counts.bad or (not streams and sys.stderr and sys.stderr.isatty())):
        report("note", told(summary(counts), args.lang))
    return 2 if counts.bad else 0


def _output(args: argparse.Namespace, found: list[File], named: Columns, work: Work) -> Output:
    if args.output is None or is_stream(args.output):
        if args.format == "parquet":
            raise InputError(Text("a Parquet file cannot be written bit by bit; name a file with -o"))
        return Stream(args.output, work.format.head)
    from qawl.adapters.runner.unfinished import Unfinished
    from qawl.cache import engine_stamp
    from qawl.resources import rules_folder
    from qawl.sources import digest as rules_digest
    from qawl.sources import rule_files

    once = os.urandom(8) if any(file.path == STDIN for file in found) else b""  # which cannot be read again
    rules = rules_digest(rule_files(Path(args.rules) if args.rules else rules_folder()))
    options = (args.format, args.text_column, named, args.encoding, sorted(vars(work.options).items()))
    made_by = (qawl.__version__, SCHEMA, engine_stamp(), rules)
    return Unfinished(args.output, digest(found, made_by, options, args.date, args.outlet, once), work.format)


def _warn_of_one_id(found: list[File], lang: Language) -> None:
    """Of texts that their ids do not tell apart."""
    names: dict[str, str] = {}
    for file in found:
        if file.kind in ("text", "html"):
            other = names.setdefault(file.stem, file.path)
            if other != file.path:
                same = Text("its id is {id}, and so is that of {other}", id=file.stem, other=other)
                report("warning", told(same, lang), file.path)
