"""A program and the calls on it: text in, attributions out. No global state; safe in threads and processes."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any as Data

from qawl.attribution.interpret import Interpreter
from qawl.attribution.model import Attribution
from qawl.cache import cache_folder, keep, kept, named, uncollected
from qawl.diagnostic import InputError, Text
from qawl.discourse.context import Article, in_context
from qawl.discourse.words import Words
from qawl.match.classify import Classifier
from qawl.match.document import Document, lay_out
from qawl.match.found import OutOfTime
from qawl.match.matcher import Matcher, fastest
from qawl.match.select import search
from qawl.program import Program
from qawl.resources import rules_folder
from qawl.sources import digest, rule_files
from qawl.text.tokens import check_text

# Seconds for a text, and again for each million of its characters; it should take about a hundredth of that.
LIMIT = 30.0


class Engine:
    """Finds the attributions of texts by one program."""

    def __init__(self, program: Program, matcher: type[Matcher] | None = None, data: Data = None) -> None:
        """`matcher` is the fastest unless given; `data` are what it gave before with `to_data`."""
        kind = matcher or fastest()
        self.program = program
        self.classifier = Classifier(program)
        signs = self.classifier.signer
        self.machine: Matcher = kind(program, signs) if data is None else kind.from_data(program, signs, data)
        self._interpreter = Interpreter(program, self.classifier)
        self._words = Words(program, self.classifier)

    def __call__(self, text: str, *, date: date | None = None, outlet: str | None = None) -> list[Attribution]:
        """The attributions of a text, in the order of their cues; offsets are code points of `text`.

        `date` and `outlet` are those of the article, for `when` and `chain`; else they are taken from its dateline.
        Raises InputError for a text with NUL characters or unpaired surrogates, and where matching takes a hundred
        times as long as it should (LIMIT): then the rules ask for too much; TypeError for what is no str."""
        document = self.lay_out(text)
        seconds = LIMIT * (1 + len(text) / 1_000_000)
        try:
            matches = search(self.machine, document.symbols, seconds)
        except OutOfTime as late:
            raise InputError(
                Text(
                    "matching took too long and had come to offset {offset} of {length}: one of the rules tries too "
                    "much there. `qawl explain` shows what is tried at a word.",
                    offset=document.start(late.cue),
                    length=len(text),
                )
            ) from None
        found = self._interpreter.attributions(document, matches)
        return in_context(found, document, self._words, Article(date, outlet))

    def lay_out(self, text: str) -> Document:
        """The text as the rules see it. Raises InputError as the call does."""
        check_text(text)
        return lay_out(text, self.classifier)

    def __reduce__(self) -> tuple[Callable[[str, bool, str, bytes], Engine], tuple[str, bool, str, bytes]]:
        """Pickled with what its matcher made, so that another process need not make it."""
        machine = self.machine
        return _sent, (self.program.to_json(), machine.native, machine.made_by, marshal.dumps(machine.to_data()))


def load(rules: str | Path | None = None, *, cache: bool = True, native: bool = True) -> Engine:
    """An engine for the rules in a folder or file; the built-in grammar where none is given.

    What was compiled once is kept in the user's cache folder (`QAWL_CACHE` names another, `cache=False` none), under
    the digest of its sources, so that the same rules are not compiled twice. The folder is trusted as code is. The
    matcher in C is taken where it was built, unless it is not to be `native`; what is found is the same, and
    `engine.machine.native` tells which it is. Raises RuleError with all problems of all files.
    """
    files = rule_files(Path(rules) if rules is not None else rules_folder())
    matcher = fastest(native=native)
    where = cache_folder() / named(digest(files), matcher.made_by) if cache else None
    if where is not None:
        try:
            return _restored(where, matcher)
        except (OSError, ValueError):
            pass  # not there, or damaged: compile it anew
    from qawl.compile import compile_rules

    with uncollected():
        program, _ = compile_rules(files, cache=cache)
        engine = Engine(program, matcher)
    if where is not None:
        _keep(where, engine)
    return engine


_NEWEST = 8  # programs that are kept


def _keep(path: Path, engine: Engine) -> None:
    keep(path, marshal.dumps((engine.program.to_data(), engine.machine.to_data())), _NEWEST)


def _restored(path: Path, matcher: type[Matcher]) -> Engine:
    """The engine that `_keep` wrote. Raises OSError where there is no such file, ValueError where it is damaged."""
    with uncollected():
        program, data = marshal.loads(kept(path))
        return Engine(Program.from_data(program), matcher, data)


def _sent(program: str, native: bool, made_by: str, data: bytes) -> Engine:
    """The engine that another process sent; where that has another matcher, the data are made anew."""
    with uncollected():
        matcher = fastest(native=native)
        same = made_by == matcher.made_by
        return Engine(Program.from_json(program), matcher, marshal.loads(data) if same else None)
