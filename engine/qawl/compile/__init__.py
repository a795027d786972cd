"""Rule files to a Program: one pass a file, in this order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from qawl.compile.alphabet import alphabet
from qawl.compile.bind import bind
from qawl.compile.check import check
from qawl.compile.expand import expand
from qawl.compile.inflect import inflect
from qawl.compile.read import read
from qawl.compile.state import Compilation
from qawl.diagnostic import Diagnostic, Place, RuleError
from qawl.program import VERSION, Program

PASSES: tuple[Callable[[Compilation], None], ...] = (bind, inflect, expand, alphabet, check)


def rule_files(folder: Path) -> list[tuple[str, bytes]]:
    """The rule files of a folder (all `.qawl` below it, by path) or the one file; names and bytes.

    Raises RuleError (Q106) where there is nothing to read."""
    try:
        if folder.is_file():
            return [(folder.name, folder.read_bytes())]
        found = [(p.relative_to(folder).as_posix(), p.read_bytes()) for p in sorted(folder.rglob("*.qawl"))]
    except OSError as error:
        raise _unreadable(folder, f"{error.strerror or error}: {folder}") from error
    if not found:
        message = "there are no rule files (*.qawl) in it" if folder.is_dir() else "there is no such file or folder"
        raise _unreadable(folder, message)
    return found


def digest(files: list[tuple[str, bytes]]) -> str:
    """The digest of the sources and of the version of the format; the same rules give the same digest."""
    sha = hashlib.sha256(f"qawl {VERSION}\n".encode())
    for path, data in files:
        sha.update(f"{path} {len(data)}\n".encode())
        sha.update(data)
    return sha.hexdigest()


def compile_state(files: list[tuple[str, bytes]]) -> Compilation:
    """Run all passes; a pass after an error works on what there is, so that all problems show at once."""
    state = Compilation()
    read(state, files)
    for step in PASSES:
        step(state)
    return state


def compile_rules(files: list[tuple[str, bytes]]) -> tuple[Program, list[Diagnostic]]:
    """The program of these rule files, and the warnings. Raises RuleError with all problems where one is an error."""
    state = compile_state(files)
    if state.failed:
        problems = sorted(state.diagnostics, key=lambda d: (d.place.path, d.place.start, d.code))
        raise RuleError(problems, state.sources)
    assert state.fold is not None
    program = Program(
        digest=digest(files),
        fold=state.fold.to_data(),
        quotes=state.folds[0].quotes,
        readings=tuple((tuple(sorted(r.features)), r.lemma, r.act, r.negative) for r in state.readings),
        free={form: tuple(numbers) for form, numbers in state.free.items()},
        joining={form: tuple(numbers) for form, numbers in state.joining.items()},
        exact=tuple(sorted(state.exact)),
        tests=state.rows(),
        symbols=tuple(state.symbols),
        phrases=state.bodies,
        constructions=tuple(state.compiled),
    )
    return program, state.diagnostics


def _unreadable(folder: Path, message: str) -> RuleError:
    place = Place(str(folder), 0, 0)
    return RuleError([Diagnostic("Q106", message, place, "give a folder with .qawl files")], {})
