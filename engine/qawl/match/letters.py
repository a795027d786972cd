"""The characters that the patterns see: one for all symbols that no set of any pattern tells apart.

They are numbered so that the sets asked for most are few ranges, and the patterns short. The first set splits the
alphabet in two, the next each part in two, and so on; and a part is split such that what the set holds of it lies
beside what it holds of the part before.

    by set 1    ........|XXXXXXXX
    by set 2    ....|XXXXXXXX|....       and not   ....|XXXX|....|XXXX
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from qawl.match.symbols import members, symbol


class Letters:
    """Letters for the symbols below `count`. All share one, until they are told apart."""

    def __init__(self, count: int) -> None:
        self._order = list(range(count))  # the symbols, part by part
        self._part = [0] * count  # by symbol: where its part begins
        self._ends = {0: count} if count else {}  # by where a part begins
        self._known: dict[int, tuple[list[int], bool, bytes]] = {}
        self._number()

    def tell_apart(self, sets: Iterable[int]) -> None:
        """Split by these sets, the hottest first."""
        order, ends = self._order, self._ends
        for mask in sets:
            fewer, are_held, held = self._members(mask)
            touched: dict[int, list[int]] = {}
            for bit in fewer:
                touched.setdefault(self._part[bit], []).append(bit)
            for start in sorted(touched):
                these, end = touched[start], ends[start]
                if len(these) == end - start:
                    continue
                those = [bit for bit in order[start:end] if held[bit] != are_held]
                held_first = start > 0 and held[order[start - 1]] == 1
                first, second = (these, those) if held_first == are_held else (those, these)
                order[start:end] = first + second
                middle = start + len(first)
                ends[start], ends[middle] = middle, end
                for bit in second:
                    self._part[bit] = middle
        self._number()

    def _members(self, mask: int) -> tuple[list[int], bool, bytes]:
        """The symbols in a set, or those not in it if they are fewer; are they those in it; and for each symbol 1 or 0:
        is it in the set?"""
        known = self._known.get(mask)
        if known is None:
            held = members(mask, len(self._order))
            are_held = held.count(1) * 2 <= len(held)
            fewer = list(compress(range(len(held)), held if are_held else held.translate(_OTHERS)))
            known = self._known[mask] = fewer, are_held, held
        return known

    def _number(self) -> None:
        numbers = {start: number for number, start in enumerate(sorted(self._ends))}
        self.count = len(numbers)
        self._numbers = [numbers[start] for start in self._part]

    def letter(self, bit: int) -> str:
        """The letter of a symbol."""
        return symbol(self._numbers[bit])

    def mask(self, symbols: int) -> int:
        """A set of symbols as a set of letters."""
        fewer, are_held, _ = self._members(symbols)
        digits = bytearray((b"0" if are_held else b"1") * self.count)
        for bit in fewer:
            digits[-1 - self._numbers[bit]] = 49 if are_held else 48
        return int(digits or b"0", 2)


_OTHERS = bytes.maketrans(b"\0\1", b"\1\0")
