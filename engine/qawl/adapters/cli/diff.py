"""`qawl diff`: what a change of the rules does to a corpus."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from qawl.adapters import comparison
from qawl.adapters.arabic import told
from qawl.adapters.cli.failures import FAILURES, failed
from qawl.adapters.comparison import Comparison, Found
from qawl.adapters.corpus import Article, articles
from qawl.adapters.inputs import check_encoding
from qawl.adapters.options import count
from qawl.adapters.output import opened
from qawl.adapters.revisions import rules_at
from qawl.adapters.runs import UNREADABLE
from qawl.adapters.runs import run as find
from qawl.adapters.terminal import Terminal, report
from qawl.diagnostic import Text
from qawl.engine import load
from qawl.evaluation.changes import changes, renames
from qawl.evaluation.record import restore
from qawl.evaluation.sampling import sampled

_ABOUT = """
Show which attributions of a corpus another version of the rules wins, loses, moves (other spans for the same cue) and
relabels (same spans, but another construction, mode or act), by construction; one that was renamed is followed by its
`was`. OLD and NEW are rule folders or git revisions. What a version finds in a corpus is kept and not computed again.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("diff", help="show what a change of the rules does to a corpus", description=_ABOUT)
    option = parser.add_argument
    option("old", metavar="OLD", help="a rule folder or a git revision, such as HEAD")
    option("new", metavar="NEW", help="another")
    option("corpus", nargs="*", metavar="CORPUS", help="texts (a form feed between two in one file), folders, or -")
    option("--rules", metavar="DIR", help="the folder whose revisions are meant; the built-in rules unless given")
    option("--format", choices=("text", "jsonl", "html"), default="text", help="for a reader, as JSON, or as a page")
    option("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    option(
        "--sample",
        type=count,
        metavar="N",
        help="changes shown of a kind and construction; 0: all; 5, or all in jsonl",
    )
    option("--seed", type=int, default=0, metavar="N", help="of the sample; the same one draws the same changes")
    option("--encoding", metavar="NAME", default="utf-8", help="of the texts: utf-8 unless given, cp1256, ...")
    option("--lang", choices=("en", "ar"), default="en", help="of what is told")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Compare and write. 0, or 2 where rules, texts or the output cannot be used."""
    from qawl.resources import rules_folder

    try:
        check_encoding(args.encoding)
        corpus, whole = articles(args.corpus, args.encoding, args.lang)
        folder = Path(args.rules) if args.rules else rules_folder()
        with rules_at(args.old, folder) as old, rules_at(args.new, folder) as new:
            result = _compare(args, old, new, corpus)
    except FAILURES as error:
        return failed(error, lang=args.lang)
    try:
        _write(args, result)
    except OSError as error:
        return failed(error, args.output or "", lang=args.lang)
    return 0 if whole else 2


def _compare(args: argparse.Namespace, old: Path, new: Path, corpus: Sequence[Article]) -> Comparison:
    before, after = find([old, new], [article.text for article in corpus])
    renamed = renames([(c.name, c.was) for c in load(new).program.constructions])
    totals: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    found: list[Found] = []
    for article, one, other in zip(corpus, before, after, strict=True):
        if UNREADABLE in (one, other):
            report("error", told(Text("it holds characters that no text has"), args.lang), article.file)
            continue
        pair = restore(one), restore(other)
        totals[0].update(renamed.get(record.rule, record.rule) for record in pair[0])
        totals[1].update(record.rule for record in pair[1])
        if one != other or renamed:
            found += [Found(article, change, change.group(renamed)) for change in changes(*pair, renamed)]
    size = args.sample if args.sample is not None else 0 if args.format == "jsonl" else 5
    shown = sampled(found, lambda f: (f.group, f.change.kind), size, args.seed)
    return Comparison((args.old, args.new), len(corpus), totals, found, shown)


def _write(args: argparse.Namespace, result: Comparison) -> None:
    with opened(args.output) as stream:
        if args.format == "html":
            from qawl.adapters.comparison_page import page

            stream.write(page(result, args.lang))
            return
        rows = (
            comparison.lines(result)
            if args.format == "jsonl"
            else comparison.blocks(result, Terminal.of(stream), args.lang)
        )
        for row in rows:
            stream.write(f"{row}\n")
