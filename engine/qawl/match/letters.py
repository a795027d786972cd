"""The characters that the patterns see: one for all symbols that no set of any pattern tells apart.

They are numbered so that the sets asked for most are few ranges, and the patterns short. The first set splits the
alphabet in two, the next each part in two, and so on; and a part is split such that what the set holds of it lies
beside what it holds of the part before.

    by set 1    ........|XXXXXXXX
    by set 2    ....|XXXXXXXX|....       and not   ....|XXXX|....|XXXX
"""

from __future__ import annotations

from collections.abc import Iterable

from qawl.match.symbols import bits, symbol


class Letters:
    """Letters for the symbols below `count`, by the sets that the patterns ask for, the hottest first."""

    def __init__(self, sets: Iterable[int], count: int) -> None:
        parts = [(1 << count) - 1] if count else []
        for mask in sets:
            split: list[int] = []
            for part in parts:
                held, rest = part & mask, part & ~mask
                if held and rest:
                    split += (held, rest) if split and split[-1] & mask else (rest, held)
                else:
                    split.append(part)
            parts = split
        self.count = len(parts)
        self._one_of_each = [part.bit_length() - 1 for part in parts]
        self._numbers = [0] * count
        for number, part in enumerate(parts):
            for bit in bits(part):
                self._numbers[bit] = number

    def letter(self, bit: int) -> str:
        """The letter of a symbol."""
        return symbol(self._numbers[bit])

    def mask(self, symbols: int) -> int:
        """A set of symbols as a set of letters."""
        held = format(symbols, "b")[::-1].ljust(len(self._numbers), "0")
        return int("".join([held[bit] for bit in reversed(self._one_of_each)]) or "0", 2)
