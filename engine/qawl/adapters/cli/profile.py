"""`qawl profile`: what each construction costs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from time import perf_counter_ns

import qawl
from qawl.adapters.arabic import told
from qawl.adapters.cli.failures import FAILURES, failed
from qawl.adapters.corpus import Article, articles
from qawl.adapters.inputs import check_encoding
from qawl.adapters.problems import sentence
from qawl.adapters.terminal import Terminal, columns, report
from qawl.adapters.wording import Language
from qawl.diagnostic import InputError, Text
from qawl.engine import Engine
from qawl.match.distinctions import distinctions
from qawl.match.patterns.machine import Machine
from qawl.match.patterns.profile import Effort, TimedMachine

_ABOUT = """
Find the attributions of texts, in one process and with the matcher in Python, and show for each construction how often
it was tried, how often it matched, and the time it took. What a word at a cue rules out beforehand costs nothing and is
no try. Then the rules for whose sake alone many words are told apart, which makes all of the grammar larger.
"""

_SHOWN = 10  # rules that tell words apart


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("profile", help="show the time that each construction takes", description=_ABOUT)
    option = parser.add_argument
    option("paths", nargs="*", metavar="PATH", help="texts (a form feed between two in one file), folders, or -")
    option("--rules", metavar="DIR", help="the rules of this folder instead of the built-in ones")
    option("--format", choices=("text", "json"), default="text", help="for a reader, or as JSON")
    option("--encoding", metavar="NAME", default="utf-8", help="of the texts: utf-8 unless given, cp1256, ...")
    option("--lang", choices=("en", "ar"), default="en", help="of what is told")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Measure and tell. 0, or 2 where texts or rules cannot be used."""
    try:
        check_encoding(args.encoding)
        engine = qawl.load(args.rules, native=False)
    except FAILURES as error:
        return failed(error, rules=args.rules, lang=args.lang)
    corpus, whole = articles(args.paths, args.encoding, args.lang)
    efforts, total = _measured(engine, corpus, args.lang)
    if args.format == "json":
        print(_json(engine, efforts, total))
    else:
        for line in _lines(engine, efforts, total, corpus, Terminal.of(sys.stdout), args.lang):
            print(line)
    return 0 if whole else 2


def _measured(engine: Engine, corpus: Sequence[Article], lang: Language) -> tuple[list[Effort], int]:
    """What each construction cost, and the nanoseconds of all together."""
    tables = engine.machine.tables if isinstance(engine.machine, Machine) else None
    machine = engine.machine = TimedMachine(engine.program, engine.classifier.signer, tables, perf_counter_ns)
    start = perf_counter_ns()
    for article in corpus:
        try:
            engine(article.text)
        except InputError as error:
            report("error", told(error.message, lang), article.file)
    return machine.efforts, perf_counter_ns() - start


def _json(engine: Engine, efforts: Sequence[Effort], total: int) -> str:
    data = {
        "nanoseconds": total,
        "constructions": [
            {"name": c.name, "place": c.place, "tries": e.tries, "matches": e.matches, "nanoseconds": e.time}
            for c, e in zip(engine.program.constructions, efforts, strict=True)
        ],
        "kinds": len(engine.program.symbols),
        "told apart": distinctions(engine.program),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _lines(
    engine: Engine,
    efforts: Sequence[Effort],
    total: int,
    corpus: Sequence[Article],
    terminal: Terminal,
    lang: Language,
) -> Iterator[str]:
    spent = sum(effort.time for effort in efforts)
    size = sum(len(article.text.encode("utf-8", "replace")) for article in corpus)
    several = "s" * (len(corpus) != 1)
    head = Text(
        "{count} article{s}, {size:,} bytes, {time:.3f} s", count=len(corpus), s=several, size=size, time=total / 1e9
    )
    shares = Text(
        "constructions {one:.3f} s; words, contents and speakers {other:.3f} s",
        one=spent / 1e9,
        other=(total - spent) / 1e9,
    )
    yield sentence(head, terminal, lang)
    yield sentence(shares, terminal, lang)
    yield ""
    rows = sorted(zip(engine.program.constructions, efforts, strict=True), key=lambda row: (-row[1].time, row[0].name))
    width = max((columns(construction.name) for construction, _ in rows), default=0) + 2
    heads = [(Text("tries"), 9), (Text("matches"), 9), (Text("ms"), 10), ("%", 7), (Text("µs a try"), 10)]
    yield " " * width + "".join(terminal.padded(told(head, lang), size, right=True) for head, size in heads)
    for construction, effort in rows:
        name = terminal.padded(construction.name, width)
        share = 100 * effort.time / spent if spent else 0.0
        each = effort.time / 1e3 / effort.tries if effort.tries else 0.0
        yield f"{name}{effort.tries:9}{effort.matches:9}{effort.time / 1e6:10.1f}{share:7.1f}{each:10.2f}"
    yield ""
    apart = sorted(distinctions(engine.program).items(), key=lambda row: (-row[1], row[0]))[:_SHOWN]
    kinds = Text(
        "kinds of words: {count:,}; of these told apart for one rule alone:", count=len(engine.program.symbols)
    )
    yield sentence(kinds, terminal, lang)
    width = max((columns(name) for name, _ in apart), default=0) + 2
    for name, number in apart:
        yield f"{terminal.padded(name, width)}{number:9,}"
