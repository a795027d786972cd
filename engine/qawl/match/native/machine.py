"""The matcher in C, where it was built and is of these sources: what the one in Python finds, in less time."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from math import inf
from operator import attrgetter
from pathlib import Path
from typing import Any as Data
from typing import ClassVar

from qawl.match import found
from qawl.match.found import Captured, Match, OutOfTime
from qawl.match.native.assemble import Code, assemble
from qawl.match.symbols import HARD, Signs, alphabet
from qawl.program import Program

try:
    from qawl.match.native import _vm
except ImportError:  # there was no compiler where the package was installed
    _vm = None  # type: ignore[assignment]

_ATTEMPT = 7  # numbers, see Code
_UNPLACED = 2  # words that are not in the alphabet: the end of a sentence, and what passes no test


def sources() -> str:
    """A digest of the sources in C as they are now."""
    files = sorted(Path(__file__).parent.glob("*.[ch]"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def missing() -> str:
    """Why it cannot be had; "" where it can."""
    built = getattr(_vm, "SOURCES", None)
    if built is None:
        return "the one in C was not built"
    return "" if built == sources() else "the one in C is of other sources; install again"


AVAILABLE = not missing()


class NativeMachine:
    """Matches the constructions of a program in a string of decided symbols. To be made only where it is AVAILABLE.

    `code` is what `assemble` makes of the program, if that was done before."""

    native: ClassVar = True
    made_by: ClassVar = f"native {sys.byteorder}"

    def __init__(self, program: Program, signs: Signs, code: Code | None = None) -> None:
        self.program = program
        self._code = code or assemble(program)
        attempts = array("i", self._code.attempts)
        self._cues = [*zip(attempts[::_ATTEMPT], attempts[1::_ATTEMPT], strict=True)]  # construction, test
        chars, masks = alphabet(program.symbols, signs)
        tests = len(program.tests)
        width = tests // 8 + 1  # with one test more, which the end of a sentence passes
        every = (1 << tests) - 1
        passed = b"".join((mask & every).to_bytes(width, "little") for mask in masks)
        self._vm = _vm.Machine(
            self._code.words,
            self._code.attempts,
            self._code.guards,
            "".join(chars),
            bytes(_UNPLACED * width) + passed,
            tests + 1,
            self._code.slots,
            HARD,
        )

    @classmethod
    def from_data(cls, program: Program, signs: Signs, data: Data) -> NativeMachine:
        """The matcher that `to_data` is of. Raises ValueError for anything else."""
        return cls(program, signs, Code.from_data(data))

    def to_data(self) -> Data:
        """What takes time to make, as what `marshal` knows."""
        return self._code.to_data()

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return array("i", self._vm.cues(symbols)).tolist()

    def matches_at(self, symbols: str, cue: int, *, top: bool = False) -> list[Match]:
        """All matches at one cue: of blocks, then by rank, then by file; of one construction the first.

        `top`: after a block none, and after a match none of a lower rank."""
        return self._found(self._vm.search(symbols, cue, cue + 1, top, inf, found.ONE_CUE))

    def matches(self, symbols: str, seconds: float = inf) -> Iterator[list[Match]]:
        """For each cue that has any its matches, as `matches_at` finds them at the `top`.

        Raises OutOfTime if after so many seconds there are cues left, or where those at one take too long."""
        try:
            numbers = self._vm.search(symbols, 0, len(symbols), True, seconds, found.ONE_CUE)
        except TimeoutError as late:
            raise OutOfTime(late.args[0]) from None
        for _, matches in groupby(self._found(numbers), attrgetter("cue")):
            yield [*matches]

    def _found(self, data: bytes) -> list[Match]:
        numbers = array("i", data).tolist()
        names = self._code.roles
        matches: list[Match] = []
        at = 0
        while at < len(numbers):
            attempt, cue, start, end, count = numbers[at : at + 5]
            at += 5
            ends = at + 3 * count
            roles = [
                Captured(first, last, *names[role])
                for role, first, last in zip(
                    numbers[at:ends:3], numbers[at + 1 : ends : 3], numbers[at + 2 : ends : 3], strict=True
                )
            ]
            at = ends
            roles.sort()
            construction, test = self._cues[attempt]
            matches.append(Match(construction, cue, test, start, end, tuple(roles)))
        return matches
