"""`qawl coverage`: which parts of a grammar do something in texts or cases, and which do not."""

from __future__ import annotations

import argparse
from pathlib import Path

from qawl.adapters.cli.failures import FAILURES, failed
from qawl.adapters.corpus import Article, articles
from qawl.adapters.inputs import check_encoding
from qawl.adapters.output import opened
from qawl.adapters.runs import spread
from qawl.adapters.terminal import Terminal
from qawl.adapters.verdicts import shown
from qawl.diagnostic import InputError, Text
from qawl.engine import load
from qawl.evaluation.coverage import Coverage, observe
from qawl.resources import rules_folder

_ABOUT = """
Show how often each construction, each alternative of a phrase and each word took part in what was found, with an
example, and what never did. PATH is a text, a folder of texts, - for standard input, or a file or folder of rules:
then their cases are the texts. Runs are added up: keep one with --format json, and add it to a later one with --add.
"""
_OF_RULES = (".qawl", ".cases", ".gold")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("coverage", help="show what each part of a grammar does", description=_ABOUT)
    option = parser.add_argument
    option("paths", nargs="*", metavar="PATH", help="texts (a form feed between two in one file), folders, rules or -")
    option("--rules", metavar="DIR", help="the rules of this folder; the built-in ones, or those that cases are of")
    option("--add", action="append", default=[], metavar="RUN", help="an earlier run, as --format json wrote it")
    option("--format", choices=("text", "html", "json"), default="text", help="for a reader, as a page, or to be added")
    option("-o", "--output", metavar="FILE", help="write to this file, whole or not at all")
    option("--encoding", metavar="NAME", default="utf-8", help="of the texts: utf-8 unless given, cp1256, ...")
    option("--lang", choices=("en", "ar"), default="en", help="of what is told")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Observe and tell. 0, or 2 where texts, rules or the output cannot be used."""
    from qawl.adapters import coverage

    try:
        check_encoding(args.encoding)
        corpus, folder, whole = _texts(args)
        total = Coverage()
        for part in next(spread(observe, [folder], [article.text for article in corpus])):
            total.merge(part)
        result = coverage.covered(load(folder).program, total, corpus)
        for path in args.add:
            result = coverage.added(result, path)
        with opened(args.output) as stream:
            if args.format == "json":
                stream.write(coverage.as_json(result))
            elif args.format == "html":
                from qawl.adapters.coverage_page import page

                stream.write(page(result, " ".join(args.paths) or "-", args.lang))
            else:
                for line in coverage.lines(result, Terminal.of(stream), args.lang):
                    stream.write(f"{line}\n")
    except OSError as error:
        return failed(error, args.output or "")
    except FAILURES as error:
        return failed(error, rules=args.rules, lang=args.lang)
    return 0 if whole else 2


def _texts(args: argparse.Namespace) -> tuple[list[Article], Path, bool]:
    """The texts, the rules to use, and whether all texts could be read."""
    rules = [path for path in args.paths if _of_rules(Path(path))]
    if not rules:
        corpus, whole = articles(args.paths, args.encoding, args.lang)
        return corpus, Path(args.rules) if args.rules else rules_folder(), whole
    if len(rules) < len(args.paths):
        raise InputError(Text("texts and cases in one run: run them apart, and add one to the other with --add"))
    from qawl.cases.collect import read_suite
    from qawl.cases.files import rule_folder
    from qawl.cases.grammar import Grammar

    folder = Path(args.rules) if args.rules else rule_folder(Path(rules[0]))
    grammar = Grammar(folder, read_suite(folder), load(folder))
    corpus = []
    for path in rules:
        inside = grammar.inside(Path(path))
        for case in grammar.cases(inside) if inside else ():
            if case.markup is not None:
                place = case.case.place
                line, _ = place.line_column(grammar.suite.sources[place.path])
                corpus.append(Article(case.id, shown(Path(grammar.root, place.path)), line, case.markup.text))
    return corpus, folder, True


def _of_rules(path: Path) -> bool:
    return path.suffix in _OF_RULES if path.is_file() else path.is_dir() and any(path.rglob("*.qawl"))
