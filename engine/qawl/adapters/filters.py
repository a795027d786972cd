"""Which attributions a command shows: those of a speaker, of an act, through a medium."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial

from qawl.attribution.model import Attribution
from qawl.diagnostic import InputError, Text, joined
from qawl.engine import Engine
from qawl.text.folding import Fold
from qawl.text.tokens import core, tokenize

Filter = Callable[[Attribution], bool]


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    option = parser.add_argument
    option("--speaker", metavar="NAME", help="only what this speaker says; a part of the name will do")
    option("--act", metavar="ACT", help="only such acts, in English or in Arabic: deny, announce, ...")
    option("--via", metavar="NAME", help="only what came through this medium")


def chosen(args: argparse.Namespace, engine: Engine) -> Filter | None:
    """The filter that the options make; None where there is none. Names are compared as the engine's rules fold words.

    Raises InputError for an act that there is not."""
    if not (args.act or args.speaker or args.via):
        return None
    fold = Fold.from_data(engine.program.fold)
    wanted: list[Filter] = []
    if args.act:
        wanted.append(partial(_acts, _act(args.act)))
    if args.speaker:
        wanted.append(partial(_speaks, _words(args.speaker, fold), fold))
    if args.via:
        wanted.append(partial(_passes, _words(args.via, fold), fold))
    return lambda attribution: all(holds(attribution) for holds in wanted)


def kept(attributions: Sequence[Attribution], wanted: Filter | None) -> Sequence[Attribution]:
    """The attributions that pass, all of them without a filter. Ids and parents are those of the whole document."""
    return attributions if wanted is None else list(filter(wanted, attributions))


def _act(name: str) -> str:
    """The English name of an act."""
    from qawl.syntax.vocabulary import ACTS  # of the rule language, which a run need not load

    for english, arabic in ACTS.items():
        if name in (english, arabic):
            return english
    raise InputError(Text("there is no act {name}; there are: {acts}", name=name, acts=joined(list(ACTS))))


def _acts(act: str, attribution: Attribution) -> bool:
    return attribution.act == act


def _speaks(name: Sequence[str], fold: Fold, attribution: Attribution) -> bool:
    speaker = attribution.speaker
    return any(_within(name, _words(text, fold)) for text in (speaker.name, *speaker.members))


def _passes(name: Sequence[str], fold: Fold, attribution: Attribution) -> bool:
    return any(link.role != "speaker" and _within(name, _words(link.name, fold)) for link in attribution.chain)


def _within(name: Sequence[str], words: Sequence[str]) -> bool:
    """Does the name stand in the words, in one piece?"""
    return any(words[at : at + len(name)] == name for at in range(len(words) - len(name) + 1)) if name else False


def _words(text: str, fold: Fold) -> list[str]:
    pieces = (piece[slice(*core(piece))] for piece in tokenize(text))
    return [fold(word) for word in pieces if any(map(str.isalnum, word))]
