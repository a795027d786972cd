"""The matcher that an engine runs with: in C where that was built, else with the patterns of `re`."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any as Data
from typing import ClassVar, Protocol

from qawl.match.found import Match
from qawl.match.native.machine import AVAILABLE, NativeMachine
from qawl.match.patterns.machine import Machine
from qawl.match.symbols import Signs
from qawl.program import Program


class Matcher(Protocol):
    """Matches the constructions of a program in a string of decided symbols."""

    native: ClassVar[bool]  # is it in C?
    made_by: ClassVar[str]  # data are for the same alone
    program: Program

    def __init__(self, program: Program, signs: Signs) -> None: ...

    @classmethod
    def from_data(cls, program: Program, signs: Signs, data: Data) -> Matcher:
        """The matcher that `to_data` is of. Raises ValueError for anything else."""

    def to_data(self) -> Data:
        """What takes time to make, as what `marshal` knows."""

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""

    def matches_at(self, symbols: str, cue: int, *, top: bool = False) -> list[Match]:
        """All matches at one cue: of blocks, then by rank, then by file; of one construction the first.

        `top`: after a block none, and after a match none of a lower rank."""

    def matches(self, symbols: str, seconds: float = inf) -> Iterator[list[Match]]:
        """For each cue that has any its matches, as `matches_at` finds them at the `top`.

        Raises OutOfTime where it is not done after so many seconds, or where one match takes too long."""


def fastest(*, native: bool = True) -> type[Matcher]:
    """The matcher in C, if it is wanted and can be had; else the one in Python."""
    return NativeMachine if native and AVAILABLE else Machine
