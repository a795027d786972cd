"""The compiled matcher: at each cue the patterns of the constructions that have such a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from qawl.match.found import Captured, Match
from qawl.match.refine import Refiner
from qawl.match.sieve import Sieve, State
from qawl.match.symbols import FEATURES, Signs, alphabet
from qawl.match.tables import CLITICS, Tables
from qawl.program import Program, Seq

# So many cues are done before the sieves have been made.
FEW = 150
_CLITIC = {mark: clitic for clitic, mark in CLITICS.items() if mark}
_Roles = list[tuple[int, str, str]]  # the groups of a pattern that are roles: number, role, clitic


@dataclass(slots=True)
class _Cue:
    """What is tried at one kind of cue: the numbers of the attempts, and the states in which their sieves begin."""

    numbers: Sequence[int]
    frames: frozenset[int]
    ahead: State | None = None
    behind: State | None = None
    possible: dict[int, Sequence[int]] = field(default_factory=dict)  # by what the sieves have found


class Machine:
    """Matches the constructions of a program in a string of decided symbols.

    `tables` are what `prepare` makes of the program, if that was done before. After a `few` cues sieves are made."""

    def __init__(self, program: Program, signs: Signs, tables: Tables | None = None, *, few: int = FEW) -> None:
        if tables is None:
            from qawl.match.prepare import prepare

            tables = prepare(program, signs)
        self.program = program
        self.tables = tables
        self._attempts = self.tables.attempts
        self._roles = [(_roles(a.right), [] if a.left is None else _roles(a.left)) for a in self._attempts]
        self._tests = dict(zip(*alphabet(program.symbols, signs), strict=True))
        self._refiner = Refiner(self.tables, "".join(FEATURES))
        self._search = re.compile(f"[{self.tables.cues}]" if self.tables.cues else "(?!)")
        self._cues: dict[str, _Cue] = {}
        self._sieves: tuple[Sieve, Sieve] | None = None
        self._seen = 0
        self._few = few
        self._last = ("", "")

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return [m.start() for m in self._search.finditer(symbols)]

    def constructions_at(self, symbols: str, cue: int) -> list[int]:
        """The constructions tried at a position, in their order: blocks, then by rank, then by file."""
        return list(dict.fromkeys(self._attempts[number].construction for number in self._cue(symbols[cue]).numbers))

    def matches_at(self, symbols: str, cue: int) -> Iterator[Match]:
        """All matches at one cue, in the order of `constructions_at`; of one construction the first."""
        known, letters = self._last
        if known is not symbols:
            letters = self._refiner.letters(symbols)
            self._last = symbols, letters
        done = -1
        for number in self._possible(self._cue(symbols[cue]), letters, cue):
            if self._attempts[number].construction != done:
                found = self._try(number, letters, cue)
                if found is not None:
                    done = found.construction
                    yield found

    def _cue(self, symbol: str) -> _Cue:
        known = self._cues.get(symbol)
        if known is None:
            mask = self._tests.get(symbol, 0)
            numbers = [number for number, attempt in enumerate(self._attempts) if mask >> attempt.test & 1]
            frames = frozenset(test for test in range(mask.bit_length()) if mask >> test & 1)
            known = self._cues[symbol] = _Cue(numbers, frames)
        return known

    def _possible(self, kind: _Cue, letters: str, cue: int) -> Sequence[int]:
        """The numbers of the attempts at a cue that may match."""
        if kind.ahead is None or kind.behind is None:
            self._seen += 1
            if self._seen <= self._few:
                return kind.numbers
            ahead, behind = self._sieves or self._make_sieves()
            kind.ahead = ahead.start(kind.numbers, kind.frames)
            kind.behind = behind.start(kind.numbers, kind.frames)
        state, at, length = kind.ahead, cue, len(letters)
        while state.live and at < length:
            state = state[letters[at]]
            at += 1
        found = state.found
        if found:
            state, at = kind.behind, cue - 1
            while state.live and at >= 0:
                state = state[letters[at]]
                at -= 1
            found &= state.found
        if not found:
            return ()
        known = kind.possible.get(found)
        if known is None:
            known = kind.possible[found] = [number for number in kind.numbers if found >> number & 1]
        return known

    def _make_sieves(self) -> tuple[Sieve, Sieve]:
        forest = self.tables.forest
        self._refiner.sift(forest)
        ahead = Sieve(forest.rights, forest.phrases, forest.sets)
        lefts = [Seq(()) if left is None else left for left in forest.lefts]
        self._sieves = ahead, Sieve(lefts, forest.phrases, forest.sets, back=True)
        return self._sieves

    def _try(self, number: int, letters: str, cue: int) -> Match | None:
        attempt = self._attempts[number]
        after = attempt.right.match(letters, cue)
        if after is None:
            return None
        right, left = self._roles[number]
        roles = _captured(after, right)
        start = cue
        if attempt.left is not None:
            before = attempt.left.match(letters, cue)
            if before is None:
                return None
            roles += _captured(before, left)
            start = before.start("_left")
        roles.sort()
        captured = tuple(Captured(*role) for role in roles)
        return Match(attempt.construction, cue, attempt.test, start, after.end(), captured)


def _roles(pattern: regex.Pattern[str]) -> _Roles:
    found: _Roles = []
    for name, number in pattern.groupindex.items():
        if name[0] != "_":
            clitic = _CLITIC.get(name[-2:], "")
            found.append((number, name[:-2] if clitic else name, clitic))
    return found


def _captured(match: regex.Match[str], roles: _Roles) -> list[tuple[int, int, str, str]]:
    """The roles that took a word, all spans of each."""
    return [(a, b, role, clitic) for number, role, clitic in roles for a, b in match.spans(number) if a < b]
