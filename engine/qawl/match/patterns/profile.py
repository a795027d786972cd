"""A matcher that takes the time: how often each construction is tried, how often it matches, and how long that takes.

What a cue, the words beside it or the marks of its sentence rule out beforehand is no try. The clock is read twice a
try, which is in the figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qawl.match.found import Match
from qawl.match.patterns.attempt import Try
from qawl.match.patterns.machine import Machine
from qawl.match.patterns.sentences import Sentence
from qawl.match.patterns.tables import Tables
from qawl.match.symbols import Signs
from qawl.program import Program


@dataclass(slots=True)
class Effort:
    """What a construction cost: tries, those that matched, and nanoseconds."""

    tries: int = 0
    matches: int = 0
    time: int = 0


class TimedMachine(Machine):
    """The matcher in Python, timed by a `clock` of nanoseconds; `efforts` is by the numbers of constructions."""

    def __init__(self, program: Program, signs: Signs, tables: Tables | None, clock: Callable[[], int]) -> None:
        super().__init__(program, signs, tables)
        self.efforts = [Effort() for _ in program.constructions]
        self._clock = clock

    def _try(self, number: int) -> Try:
        attempt = super()._try(number)
        timed = self._ready[number] = _Timed(attempt, self.efforts[attempt.construction], self._clock)
        return timed


class _Timed(Try):
    """An attempt, timed."""

    __slots__ = ("_clock", "_effort", "_inner")

    def __init__(self, inner: Try, effort: Effort, clock: Callable[[], int]) -> None:
        self.construction = inner.construction
        self._inner = inner
        self._effort = effort
        self._clock = clock

    def match(self, symbols: str, sentence: Sentence, cue: int) -> Match | None:
        start = self._clock()
        found = self._inner.match(symbols, sentence, cue)
        self._effort.time += self._clock() - start
        self._effort.tries += 1
        self._effort.matches += found is not None
        return found
