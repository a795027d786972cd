"""A program and the calls on it: text in, attributions out. No global state; safe in threads and processes."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import date
from pathlib import Path

from qawl.attribution.interpret import Interpreter
from qawl.attribution.model import Attribution
from qawl.cache import cache_folder, keep, kept, named, uncollected
from qawl.diagnostic import InputError, Text
from qawl.discourse.context import Article, in_context
from qawl.discourse.words import Words
from qawl.match.classify import Classifier
from qawl.match.document import Document, lay_out
from qawl.match.machine import Machine
from qawl.match.select import OutOfTime, search
from qawl.match.tables import MADE_BY, Tables
from qawl.program import Program
from qawl.resources import rules_folder
from qawl.sources import digest, rule_files
from qawl.text.tokens import check_text

# Seconds for a text, and again for each million of its characters; it should take about a hundredth of that.
LIMIT = 30.0


class Engine:
    """Finds the attributions of texts by one program."""

    def __init__(self, program: Program, tables: Tables | None = None) -> None:
        self.program = program
        self.classifier = Classifier(program)
        self.machine = Machine(program, self.classifier.signer, tables)
        self._interpreter = Interpreter(program, self.classifier)
        self._words = Words(program, self.classifier)

    def __call__(self, text: str, *, date: date | None = None, outlet: str | None = None) -> list[Attribution]:
        """The attributions of a text, in the order of their cues; offsets are code points of `text`.

        `date` and `outlet` are those of the article, for `when` and `chain`; else they are taken from its dateline.
        Raises InputError for a text with NUL characters or unpaired surrogates, and where matching takes a hundred
        times as long as it should (LIMIT): then the rules ask for too much."""
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

    def __reduce__(self) -> tuple[Callable[[str, bytes, str], Engine], tuple[str, bytes, str]]:
        """Pickled with its tables, so that another process need not compile anything."""
        return _sent, (self.program.to_json(), marshal.dumps(self.machine.tables.to_data()), MADE_BY)


def load(rules: str | Path | None = None, *, cache: bool = True) -> Engine:
    """An engine for the rules in a folder or file; the built-in grammar where none is given.

    What was compiled once is kept in the user's cache folder (`QAWL_CACHE` names another, `cache=False` none), under
    the digest of its sources, so that the same rules are not compiled twice. The folder is trusted as code is. Raises
    RuleError with all problems of all files.
    """
    files = rule_files(Path(rules) if rules is not None else rules_folder())
    where = cache_folder() / named(digest(files), MADE_BY) if cache else None
    if where is not None:
        try:
            return _restored(where)
        except (OSError, ValueError):
            pass  # not there, or damaged: compile it anew
    from qawl.compile import compile_rules

    with uncollected():
        program, _ = compile_rules(files, cache=cache)
        engine = Engine(program)
    if where is not None:
        _keep(where, engine)
    return engine


_NEWEST = 8  # programs that are kept


def _keep(path: Path, engine: Engine) -> None:
    keep(path, _written(engine), _NEWEST)


def _restored(path: Path) -> Engine:
    """The engine that `_keep` wrote. Raises OSError where there is no such file, ValueError where it is damaged."""
    return _read(kept(path))


def _written(engine: Engine) -> bytes:
    return marshal.dumps((engine.program.to_data(), engine.machine.tables.to_data()))


def _read(data: bytes) -> Engine:
    with uncollected():
        program, tables = marshal.loads(data)
        return Engine(Program.from_data(program), Tables.from_data(tables))


def _sent(program: str, tables: bytes, made_by: str) -> Engine:
    """The engine that another process sent; where that runs another Python, its tables are made anew."""
    with uncollected():
        same = made_by == MADE_BY
        return Engine(Program.from_json(program), Tables.from_data(marshal.loads(tables)) if same else None)
