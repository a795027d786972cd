"""`qawl forms`: the forms that the engine makes of a word."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from qawl.adapters.arabic import told
from qawl.adapters.cli.failures import FAILURES, failed
from qawl.adapters.telling import Teller
from qawl.adapters.terminal import Terminal, report
from qawl.diagnostic import RuleError, Text

_ABOUT = """
Show each form of a declared verb or noun with its features, and the classes of a word that does not inflect. LEMMA is
any part of the declaration, with vowel signs or without; another form leads to its lemma. One that the rules do not
have is status 1.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("forms", help="show all forms of a verb or noun", description=_ABOUT)
    option = parser.add_argument
    option("lemma", metavar="LEMMA", help="a verb, as أعلن; a noun; a word of a class")
    option("--rules", metavar="DIR", help="the rules of this folder instead of the built-in ones")
    option("--lang", choices=("en", "ar"), default="en", help="of what is told")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Show. 0; 1 where the rules have no such word; 2 where there are no rules to read, or no fold."""
    from qawl.adapters.forms import TATWEEL, form_lines, look_up, nearest
    from qawl.compile import compile_state
    from qawl.compile.bind import bind
    from qawl.resources import rules_folder
    from qawl.sources import rule_files
    from qawl.text.folding import Fold

    try:
        # A mistake elsewhere in the rules is no reason not to show a word.
        state = compile_state(rule_files(Path(args.rules) if args.rules else rules_folder()), (bind,))
        if not state.folds:
            raise RuleError(state.diagnostics, state.sources)
    except FAILURES as error:
        return failed(error, rules=args.rules, lang=args.lang)
    teller = Teller(Terminal.of(sys.stdout), args.lang)
    fold = Fold.of(state.folds[0].unify, state.folds[0].drop)
    found, as_part = look_up(args.lemma, state, fold)
    if not found:
        way_out = nearest(args.lemma, state, fold) or Text("Declare it, in `verbs`, `nouns` or `words`.")
        unknown = Text("no rule declares the word {word}. {help}", word=args.lemma, help=way_out)
        if state.failed:
            unknown = Text("{message} The rules have mistakes: see `qawl check`.", message=unknown)
        report("error", told(unknown, args.lang))
        return 1
    for number, one in enumerate(found):
        if number:
            print()
        for line in form_lines(one, state, teller, form="" if as_part else args.lemma):
            print(line)
    if any(one.kind != "entry" for one in found):
        print("\n" + teller.say("before pronoun", tatweel=teller.isolated(TATWEEL)))
    return 0
