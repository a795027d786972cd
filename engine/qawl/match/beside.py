"""Which attempts the letter beside the cue leaves a chance."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.match.symbols import HARD, index_of, members


class Beside(dict[str, int]):
    """From a letter (HARD or "" at the end of a sentence) to attempts, as the bits of a mask; made when asked for.

    Of the set of letters that an attempt allows, bit 0 is the end and bit n + 1 letter n; -1 allows all."""

    def __init__(self, allowed: Sequence[int]) -> None:
        super().__init__()
        self._any = 0
        by_set: dict[int, int] = {}
        for number, letters in enumerate(allowed):
            if letters < 0:
                self._any |= 1 << number
            else:
                by_set[letters] = by_set.get(letters, 0) | 1 << number
        count = max(map(int.bit_length, by_set), default=0)
        self._sets = [(members(letters, count), attempts) for letters, attempts in by_set.items()]

    def __missing__(self, letter: str) -> int:
        place = max(index_of(letter or HARD), -1) + 1
        found = self._any
        for allowed, attempts in self._sets:
            if place < len(allowed) and allowed[place]:
                found |= attempts
        self[letter] = found
        return found
