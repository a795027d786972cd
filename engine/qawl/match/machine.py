"""The compiled matcher: at each cue the patterns of the constructions that have such a cue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from qawl.match.attempt import Try
from qawl.match.beside import Beside
from qawl.match.found import Match
from qawl.match.reference import Reference
from qawl.match.refine import Refiner
from qawl.match.sentences import Marks, Sentences
from qawl.match.symbols import FEATURES, Signs, alphabet
from qawl.match.tables import Tables
from qawl.program import Construction, Program
from qawl.text.tokens import ranges

# The number of an attempt, its construction, its level, and the marks that the sentence needs (~n: before the cue).
_Chance = tuple[int, int, int, tuple[int, ...]]
_Choices = tuple[int, dict[int, _Chance]]  # attempts, as the bits of a mask, and by bit


class Machine:
    """Matches the constructions of a program in a string of decided symbols.

    `tables` are what `prepare` makes of the program, if that was done before."""

    def __init__(self, program: Program, signs: Signs, tables: Tables | None = None) -> None:
        if tables is None:
            from qawl.match.prepare import prepare

            tables = prepare(program, signs)
        self.program = program
        self.tables = tables
        self._reference = Reference(program, signs)
        self._tests = dict(zip(*alphabet(program.symbols, signs), strict=True))
        self._refiner = Refiner(tables, "".join(FEATURES))
        self._search = re.compile(f"[{ranges(tables.cues)}]" if tables.cues else "(?!)")
        self._marks = Marks(tables.marks)
        self._by_test: dict[int, list[int]] = {}  # attempts, by the test of their cue
        self._asked = 0  # the tests that tell what can be tried at a cue
        for number, attempt in enumerate(tables.attempts):
            self._by_test.setdefault(attempt.test, []).append(number)
            self._asked |= 1 << attempt.test | attempt.asked
        self._levels = _levels(program.constructions[attempt.construction] for attempt in tables.attempts)
        self._choices: dict[str, _Choices] = {}  # by the symbol of the cue
        self._kinds: dict[int, _Choices] = {}  # by what it passes of the tests that tell
        self._after = Beside([attempt.second << 1 for attempt in tables.attempts])
        self._before = Beside([attempt.before for attempt in tables.attempts])
        self._first = Beside([attempt.first << 1 for attempt in tables.attempts])
        self._ready: dict[int, Try] = {}
        self._text = Sentences("", self._refiner, self._marks)

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return [m.start() for m in self._search.finditer(symbols)]

    def constructions_at(self, symbols: str, cue: int) -> list[int]:
        """The constructions tried at a position, in their order: blocks, then by rank, then by file."""
        attempts = self.tables.attempts
        return list(dict.fromkeys(attempts[number].construction for number in self._numbers(symbols[cue])))

    def matches_at(self, symbols: str, cue: int, *, top: bool = False) -> list[Match]:
        """All matches at one cue, in the order of `constructions_at`; of one construction the first.

        `top`: after a block none, and after a match none of a lower rank."""
        text = self._text
        if text.symbols is not symbols:
            text = self._text = Sentences(symbols, self._refiner, self._marks)
        plain = text.plain
        possible, chances = self._choices.get(symbols[cue]) or self._make_choices(symbols[cue])
        possible &= self._after[plain[cue + 1 : cue + 2]] & self._before[plain[cue - 1 : cue]]
        found: list[Match] = []
        if not possible:
            return found
        text.go_to(cue)
        possible &= self._first[plain[text.start]]
        done = stop = -1
        while possible:
            first = possible & -possible
            possible ^= first
            number, construction, level, needs = chances[first]
            if construction == done:
                continue
            if level != stop >= 0:
                break
            if text.has(needs):
                match = (self._ready.get(number) or self._try(number)).match(symbols, text.sentence, cue)
                if match is not None:
                    found.append(match)
                    done = construction
                    stop = level if top else -1
        return found

    def _numbers(self, symbol: str) -> list[int]:
        """The attempts at a cue with this symbol."""
        mask = self._tests.get(symbol, 0)
        return sorted(chain.from_iterable(numbers for test, numbers in self._by_test.items() if mask >> test & 1))

    def _make_choices(self, symbol: str) -> _Choices:
        """What can match at a cue with this symbol."""
        kind = self._tests.get(symbol, 0) & self._asked
        made = self._kinds.get(kind)
        if made is None:
            chances: dict[int, _Chance] = {}
            for number in self._numbers(symbol):
                attempt = self.tables.attempts[number]
                needed = attempt.cases.get(kind & attempt.asked)
                if needed is not None:
                    ahead, behind = needed
                    needs = *ahead, *(~mark for mark in behind)
                    chances[1 << number] = number, attempt.construction, self._levels[number], needs
            made = self._kinds[kind] = sum(chances), chances
        self._choices[symbol] = made
        return made

    def _try(self, number: int) -> Try:
        made = self._ready[number] = Try(self.tables.attempts[number], self.tables.rounds, self._reference)
        return made


def _levels(constructions: Iterable[Construction]) -> list[int]:
    """By attempt, in their order, a number: the same for constructions of one rank, for each block one of its own."""
    levels: dict[tuple[int, int], int] = {}
    return [levels.setdefault((c.rank, nth if c.block else -1), len(levels)) for nth, c in enumerate(constructions)]
