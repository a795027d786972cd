"""A program and the calls on it: text in, attributions out. No global state; safe in threads and processes."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from hashlib import sha256
from pathlib import Path

from qawl.attribution.interpret import Interpreter
from qawl.attribution.model import Attribution
from qawl.discourse.context import Article, in_context
from qawl.discourse.words import Words
from qawl.match.classify import Classifier
from qawl.match.document import Document, lay_out
from qawl.match.machine import Machine
from qawl.match.select import search
from qawl.match.tables import MADE_BY, Tables
from qawl.program import Program
from qawl.resources import rules_folder
from qawl.sources import digest, engine_stamp, rule_files
from qawl.text.tokens import check_text


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
        Raises InputError for a text with NUL characters or unpaired surrogates."""
        document = self.lay_out(text)
        found = self._interpreter.attributions(document, search(self.machine, document.symbols))
        return in_context(found, document, self._words, Article(date, outlet))

    def lay_out(self, text: str) -> Document:
        """The text as the rules see it. Raises InputError as the call does."""
        check_text(text)
        return lay_out(text, self.classifier)


def load(rules: str | Path | None = None, *, cache: bool = True) -> Engine:
    """An engine for the rules in a folder or file; the built-in grammar where none is given.

    What was compiled once is kept in the user's cache folder (`QAWL_CACHE` names another, `cache=False` none), under
    the digest of its sources, so that the same rules are not compiled twice. The folder is trusted as code is. Raises
    RuleError with all problems of all files.
    """
    files = rule_files(Path(rules) if rules is not None else rules_folder())
    kept = cache_folder() / f"{digest(files)[:32]}-{engine_stamp(MADE_BY)}.json" if cache else None
    if kept is not None:
        try:
            return _restored(kept)
        except (OSError, ValueError):
            pass  # not there, or damaged: compile it anew
    from qawl.compile import compile_rules

    program, _ = compile_rules(files)
    engine = Engine(program)
    if kept is not None:
        _keep(kept, engine)
    return engine


def cache_folder() -> Path:
    """Where compiled programs are kept."""
    named = os.environ.get("QAWL_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "qawl"


# Files are named by their digests; those of grammars that have changed since are not needed again.
_KEPT = "[0-9a-f]" * 32 + "-" + "[0-9a-f]" * 16 + ".json"
_NEWEST = 8


def _keep(path: Path, engine: Engine) -> None:
    """Write whole or not at all; a cache that cannot be written is no error. The oldest files go."""
    tables = json.dumps(engine.machine.tables.to_json(), ensure_ascii=False, separators=(",", ":"))
    text = f"{engine.program.to_json()}\n{tables}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
            file.write(_checksum(text.encode()) + b"\n" + text.encode())
        os.replace(file.name, path)
        for old in sorted(path.parent.glob(_KEPT), key=lambda p: p.stat().st_mtime, reverse=True)[_NEWEST:]:
            old.unlink()
    except OSError:
        pass


def _restored(path: Path) -> Engine:
    """The engine that `_keep` wrote. Raises OSError where there is no such file, ValueError where it is damaged."""
    checksum, _, text = path.read_bytes().partition(b"\n")
    if checksum != _checksum(text):
        raise ValueError("a damaged file")
    program, _, tables = text.decode().partition("\n")
    return Engine(Program.from_json(program), Tables.from_json(json.loads(tables)))


def _checksum(text: bytes) -> bytes:
    return sha256(text).hexdigest().encode()
