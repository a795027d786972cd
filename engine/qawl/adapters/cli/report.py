"""`qawl report`: a page for a reader of what is said in a corpus, by whom and through whom."""

from __future__ import annotations

import argparse
from dataclasses import replace

import qawl
from qawl.adapters import filters
from qawl.adapters.arabic import told
from qawl.adapters.cli.columns import columns, columns_of
from qawl.adapters.cli.failures import FAILURES, failed, unwritable
from qawl.adapters.corpus import Article, articles
from qawl.adapters.inputs import check_encoding
from qawl.adapters.options import day, some
from qawl.adapters.output import STDOUT, abandon_stdout, opened
from qawl.adapters.report import make_report
from qawl.adapters.report_page import report_page
from qawl.adapters.runner.kinds import files
from qawl.adapters.runner.readers import Reader
from qawl.adapters.terminal import report as tell
from qawl.diagnostic import InputError, Text
from qawl.text.folding import Fold

_ABOUT = """
Make one page, to be opened in a browser without a network: the articles with sources, cues and contents marked, an
index of speakers with what they say, who said how much through whom, and statements that stand in several articles.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("report", help="make a page of who said what in a corpus", description=_ABOUT)
    option = parser.add_argument
    option(
        "corpus",
        nargs="*",
        metavar="CORPUS",
        help="texts (a form feed between two in one file), folders, or -; pages and tables as for `qawl extract`",
    )
    columns(parser)
    option("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    option("--title", metavar="TEXT", default="أقوال وقائلون", help="of the page")
    option("--first", type=some, metavar="N", help="only the first articles")
    option("--rules", metavar="DIR", help="the rules of this folder instead of the built-in ones")
    option("--encoding", metavar="NAME", default="utf-8", help="of the texts: utf-8 unless given, cp1256, ...")
    option("--date", metavar="DAY", type=day, help="the day of the articles, as 2017-11-21")
    option("--outlet", metavar="NAME", help="where the articles appeared")
    option("--lang", choices=("en", "ar"), default="en", help="of the messages")
    filters.add(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Extract and write the page. 0, or 2 where a text, the rules or the output cannot be used."""
    try:
        check_encoding(args.encoding)
        engine = qawl.load(args.rules)
        wanted = filters.chosen(args, engine)
        corpus, whole = _corpus(args)
    except FAILURES as error:
        return failed(error, rules=args.rules, lang=args.lang)
    shown = corpus[: args.first]
    read, found = [], []
    for article in shown:
        try:
            found.append(engine(article.text, **article.about))
            read.append(article)
        except InputError as error:
            tell("error", told(error.message, args.lang), article.id)
            whole = False
    if args.output not in (None, STDOUT) and not read and not whole:
        left = Text("it is left as it was, since no text could be read")
        tell("error", told(left, args.lang), args.output)
        return 2
    try:
        with opened(args.output) as stream:
            stream.write(report_page(make_report(read, found, Fold.from_data(engine.program.fold), wanted), args.title))
    except BrokenPipeError:
        raise
    except OSError as error:
        tell("error", told(unwritable(error), args.lang), args.output or "standard output")
        if args.output in (None, STDOUT):
            abandon_stdout()
        return 2
    return 0 if whole else 2


def _corpus(args: argparse.Namespace) -> tuple[list[Article], bool]:
    """The articles, with what is known of each, and whether all could be read."""
    about = {name: value for name, value in (("date", args.date), ("outlet", args.outlet)) if value is not None}
    found = list(files(args.corpus, tables=args.text_column is not None))
    if all(file.kind == "text" for file in found):
        texts, whole = articles(args.corpus, args.encoding, args.lang)
        return [replace(article, about=about) for article in texts], whole
    read: list[Article] = []
    whole = True
    for item in Reader(found, columns_of(args), args.encoding):
        document = item.read()
        for warning in document.warnings:
            tell("warning", told(warning, args.lang), document.name)
        try:
            if document.text.strip():
                read.append(Article(document.id, document.name, 1, document.text, {**about, **document.about}))
        except InputError as error:
            tell("error", told(error.message, args.lang), document.name)
            whole = False
        if args.first is not None and len(read) >= args.first:
            break
    return read, whole
