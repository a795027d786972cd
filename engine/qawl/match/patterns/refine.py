"""Symbols to the letters that the patterns see, with variants where something begins that lookaheads ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from qawl.match.patterns.tables import Tables
from qawl.match.symbols import HARD, index_of, replaced, symbol
from qawl.text.tokens import ranges

# A bit of the answer, and what matches if it is set.
_Ask = tuple[int, Callable[[str, int], object]]


class Refiner:
    """Turns strings of symbols into strings of letters; `fixed` are the symbols before those of the program."""

    def __init__(self, tables: Tables, fixed: str) -> None:
        chars = [*fixed, *map(symbol, range(len(tables.letters) - len(fixed)))]
        # As numbers, which `translate` writes in half the time that strings take.
        self._letters = {ord(char): ord(letter) for char, letter in zip(chars, tables.letters, strict=True)}
        self._contexts = tables.contexts
        self._seconds = tables.seconds
        self._begins = cache(self._begin)  # for the same object each time
        self._openings = {opening.letter: opening for opening in tables.openings}
        self._find = re.compile(f"[{ranges(self._openings)}]" if self._openings else "(?!)").finditer
        self._asks: dict[str, Sequence[_Ask]] = {}  # by two letters: what the first can begin before the second

    def plain(self, symbols: str) -> str:
        """The letters without variants, one for each symbol."""
        return symbols.translate(self._letters)

    def refined(self, plain: str, start: int, end: int) -> str:
        """The letters of a sentence of such a string."""
        changes: dict[int, str] = {}
        for match in self._find(plain, start, end):
            at = match.start()
            pair = plain[at : at + 2]
            asks = self._asks.get(pair)
            if asks is None:
                asks = self._asks[pair] = self._asked(*pair)
            answer = 0
            for bit, begins in asks:
                if begins(plain, at):
                    answer |= bit
            if answer:
                changes[at - start] = self._openings[pair[0]].variants[answer]
        return replaced(plain[start:end], changes)

    def _asked(self, letter: str, after: str = HARD) -> Sequence[_Ask]:
        follows = 1 << index_of(after) if after != HARD else 0
        asks = [(1 << place, *ask) for place, ask in enumerate(self._openings[letter].asks)]
        return [
            (bit, self._begins(ask))
            for bit, ask, second in asks
            if self._seconds[second] < 0 or self._seconds[second] & follows
        ]

    def _begin(self, ask: int) -> Callable[[str, int], object]:
        """What tells whether this can begin somewhere."""
        return self._contexts[ask].pattern.match
