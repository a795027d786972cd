"""The matcher in Python: at each cue the patterns of the constructions that have such a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from time import monotonic
from typing import Any as Data
from typing import ClassVar

from qawl.match.found import Match, OutOfTime
from qawl.match.order import levels
from qawl.match.patterns.attempt import Sides, Try
from qawl.match.patterns.refine import Refiner
from qawl.match.patterns.sentences import Marks, Sentences
from qawl.match.patterns.tables import MADE_BY, Tables
from qawl.match.reference import Reference
from qawl.match.symbols import FEATURES, Signs
from qawl.program import Program
from qawl.text.tokens import ranges

_NO_CUE = 0, 0


class Machine:
    """Matches the constructions of a program in a string of decided symbols.

    `tables` are what `prepare` makes of the program, if that was done before."""

    native: ClassVar = False
    made_by: ClassVar = MADE_BY

    def __init__(self, program: Program, signs: Signs, tables: Tables | None = None) -> None:
        if tables is None:
            from qawl.match.patterns.prepare import prepare

            tables = prepare(program, signs)
        self.program = program
        self.tables = tables
        self._reference = Reference(program, signs)
        self._refiner = Refiner(tables, "".join(FEATURES))
        chances = tables.chances
        self._search = re.compile(f"[{ranges(chances.cues)}]" if chances.cues else "(?!)")
        self._cues, self._after, self._before, self._first = chances.cues, chances.after, chances.before, chances.first
        self._levels = levels(program.constructions[attempt.construction] for attempt in tables.attempts)
        self._marks = Marks(tables.marks)
        self._sides = Sides(tables.rounds)
        self._ready: dict[int, Try] = {}
        self._text = Sentences("", self._refiner, self._marks)

    @classmethod
    def from_data(cls, program: Program, signs: Signs, data: Data) -> Machine:
        """The matcher that `to_data` is of. Raises ValueError for anything else."""
        return cls(program, signs, Tables.from_data(data))

    def to_data(self) -> Data:
        """What takes time to make, as what `marshal` knows."""
        return self.tables.to_data()

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return [m.start() for m in self._search.finditer(symbols)]

    def matches_at(self, symbols: str, cue: int, *, top: bool = False) -> list[Match]:
        """All matches at one cue: of blocks, then by rank, then by file; of one construction the first.

        `top`: after a block none, and after a match none of a lower rank."""
        text = self._text
        if text.symbols is not symbols:
            text = self._text = Sentences(symbols, self._refiner, self._marks)
        plain = text.plain
        possible, frames = self._cues.get(symbols[cue], _NO_CUE)
        possible &= self._after[plain[cue + 1 : cue + 2]] & self._before[plain[cue - 1 : cue]]
        found: list[Match] = []
        if not possible:
            return found
        text.go_to(cue)
        possible &= self._first[plain[text.start]]
        attempts, level = self.tables.attempts, self._levels
        done = stop = -1
        while possible:
            number = (possible & -possible).bit_length() - 1
            possible ^= 1 << number
            attempt = attempts[number]
            if attempt.construction == done:
                continue
            if level[number] != stop >= 0:
                break
            if text.has(attempt.cases[frames & attempt.asked]):
                match = (self._ready.get(number) or self._try(number)).match(symbols, text.sentence, cue)
                if match is not None:
                    found.append(match)
                    done = attempt.construction
                    stop = level[number] if top else -1
        return found

    def matches(self, symbols: str, seconds: float = inf) -> Iterator[list[Match]]:
        """For each cue that has any its matches, as `matches_at` finds them at the `top`.

        Raises OutOfTime if after so many seconds there are cues left, or where one match takes too long (`guarded`)."""
        end = monotonic() + seconds
        for cue in self.cues(symbols):
            if monotonic() > end:
                raise OutOfTime(cue)
            try:
                found = self.matches_at(symbols, cue, top=True)
            except TimeoutError:
                raise OutOfTime(cue) from None
            if found:
                yield found

    def _try(self, number: int) -> Try:
        made = self._ready[number] = Try(self.tables.attempts[number], self._sides, self._reference)
        return made
