"""`qawl score`: what is found, against gold articles."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import get_args

import qawl
from qawl.adapters import scores
from qawl.adapters.cli.failures import FAILURES, failed
from qawl.adapters.options import count
from qawl.adapters.predictions import gold_articles, items_of, items_of_gold, read_predictions
from qawl.adapters.scores import Scored
from qawl.adapters.terminal import Terminal
from qawl.cases.gold import Gold
from qawl.evaluation.align import Item, align
from qawl.evaluation.groups import By, grouper
from qawl.evaluation.score import Scores
from qawl.evaluation.words import Text

_ABOUT = """
Compare what the rules find with gold articles (docs/measures.md defines each figure). What is found comes from the
rules or, with --pred, from a file that `qawl extract --format jsonl` wrote; its `doc` is the stem of the gold file.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("score", help="compare what is found with gold articles", description=_ABOUT)
    option = parser.add_argument
    option("gold", nargs="+", metavar="GOLD", help="gold articles, or folders with .gold files")
    option("--pred", metavar="FILE", help="JSON Lines with what was found; - for standard input")
    option("--rules", metavar="DIR", help="the rules of this folder instead of the built-in ones")
    option("--by", choices=get_args(By), help="also by construction, file of rules (rule), article (file), ...")
    option("--errors", type=count, default=0, metavar="N", help="show N errors of each kind, gold and found")
    option("--seed", type=int, default=0, metavar="N", help="of the errors drawn; the same one draws the same")
    option("--format", choices=("text", "json"), default="text", help="for a reader, or as JSON")
    option("--lang", choices=("en", "ar"), default="en", help="of what is told")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Score and tell. 0, or 2 where gold, predictions or rules cannot be used."""
    try:
        articles = list(gold_articles(args.gold))
        find, files = _finder(args)
        scored = [_score(article, find(article)) for article in articles]
    except FAILURES as error:
        return failed(error, rules=args.rules, lang=args.lang)
    total = Scores()
    for one in scored:
        total.add_document(one.pairs)
    groups = _groups(scored, args.by, files) if args.by else {}
    if args.format == "json":
        print(scores.as_json(total, groups))
        return 0
    terminal = Terminal.of(sys.stdout)
    for line in scores.lines(total, groups, len(scored), terminal, args.lang):
        print(line)
    for line in scores.errors(scored, args.errors, args.seed, terminal, args.lang) if args.errors > 0 else ():
        print(line)
    return 0


def _finder(args: argparse.Namespace) -> tuple[Callable[[Gold], Sequence[Item]], dict[str, str]]:
    """What finds the attributions of an article, and the file of each construction, if that is asked for."""
    if args.pred and args.by != "rule":
        known = read_predictions(args.pred)
        return lambda article: known.get(article.id, ()), {}
    engine = qawl.load(args.rules)
    files = {c.name: c.place.rpartition(":")[0] for c in engine.program.constructions}
    if args.pred:
        found = read_predictions(args.pred)
        return lambda article: found.get(article.id, ()), files
    return lambda article: items_of(engine(article.markup.text)), files


def _score(article: Gold, found: Sequence[Item]) -> Scored:
    return Scored(article, align(Text(article.markup.text), items_of_gold(article), found))


def _groups(scored: Sequence[Scored], by: By, files: dict[str, str]) -> dict[str, Scores]:
    groups: dict[str, Scores] = {}
    for one in scored:
        group = grouper(by, one.article.markup.text, one.article.id, one.pairs, files)
        for pair in one.pairs:
            groups.setdefault(group(pair), Scores()).add(pair)
    return dict(sorted(groups.items(), key=lambda named: (-named[1].gold - named[1].found, named[0])))
