"""Rule files to a Program: one pass a file, in this order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qawl.compile.alphabet import alphabet
from qawl.compile.bind import bind
from qawl.compile.check import check
from qawl.compile.expand import expand
from qawl.compile.inflect import inflect
from qawl.compile.lint import lint
from qawl.compile.reach import reach
from qawl.compile.read import read
from qawl.compile.state import Compilation
from qawl.diagnostic import Diagnostic, RuleError
from qawl.program import Program
from qawl.sources import RuleFiles, digest, rule_files

__all__ = ["CHECKS", "PASSES", "compile_rules", "compile_state", "program_of", "rule_files"]

Pass = Callable[[Compilation], None]
CHECKS: tuple[Pass, ...] = (bind, inflect, expand, check, reach, lint)  # these find all mistakes
PASSES: tuple[Pass, ...] = (*CHECKS, alphabet)


def compile_state(files: RuleFiles, passes: Sequence[Pass] = PASSES, *, cache: bool = False) -> Compilation:
    """Read and run the passes; a pass after an error works on what there is, so that all problems show at once.

    `cache`: trees and the forms of words are kept in the user's cache folder, so that what has not changed is not made
    again.
    """
    state = Compilation(cache=cache)
    read(state, files)
    for step in passes:
        step(state)
    return state


def compile_rules(files: RuleFiles, *, cache: bool = False) -> tuple[Program, list[Diagnostic]]:
    """The program of these rule files, and the warnings. Raises RuleError with all problems where one is an error.

    `cache`: as for `compile_state`."""
    state = compile_state(files, cache=cache)
    if state.failed:
        problems = sorted(state.diagnostics, key=lambda d: (d.place.path, d.place.start, d.code))
        raise RuleError(problems, state.sources)
    return program_of(state, digest(files)), state.diagnostics


def program_of(state: Compilation, digest: str) -> Program:
    """What was compiled without errors, as a program."""
    assert state.fold is not None
    return Program(
        digest=digest,
        fold=state.fold.to_data(),
        quotes=state.folds[0].quotes,
        readings=tuple((tuple(sorted(r.features)), r.lemma, r.act, r.negative) for r in state.readings),
        free={form: tuple(numbers) for form, numbers in state.free.items()},
        joining={form: tuple(numbers) for form, numbers in state.joining.items()},
        exact=state.as_written(),
        tests=state.rows(),
        symbols=tuple(state.symbols),
        phrases=state.bodies,
        constructions=tuple(state.compiled),
    )
