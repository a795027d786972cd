"""The characters that the patterns see: one for all symbols that no set of any pattern tells apart.

They are numbered so that the sets asked for most are few ranges, and the patterns short: as in a Gray code over the
sets, the hottest first, so that neighbours differ in few of them.

    set 1    ........XXXXXXXX
    set 2    ....XXXXXXXX....       and not   ....XXXX....XXXX
    set 3    ..XXXX....XXXX..
"""

from __future__ import annotations

from collections.abc import Sequence

from qawl.match.patterns.contexts import Contexts
from qawl.match.symbols import members, symbol

_DIGITS = bytes.maketrans(b"\0\1", b"01")


class Letters:
    """Letters for symbols and their variants, told apart by `sets` of them; there are `count`.

    `masks` are the sets as sets of letters. Symbols share a letter only where the same can begin at them, too, and
    their variants share theirs."""

    def __init__(self, contexts: Contexts, sets: Sequence[int]) -> None:
        rows = [members(mask, contexts.count)[: contexts.count] for mask in sets] or [bytes(contexts.count)]
        columns = [bytes(column).translate(_DIGITS) for column in zip(*rows, strict=True)]  # by symbol: its sets
        places = {column: _place(int(column, 2)) for column in set(columns)}
        kinds: dict[tuple[object, ...], int] = {}
        keys: list[tuple[int, int]] = []
        for bit, column in enumerate(columns):
            variants = [columns[variant] for variant in contexts.variants.get(bit, ())]
            kind = tuple(contexts.asks.get(bit, ())), *variants
            keys.append((places[column], kinds.setdefault(kind, len(kinds))))
        numbers = {key: number for number, key in enumerate(sorted(set(keys)))}
        self._numbers = [numbers[key] for key in keys]
        self.count = len(numbers)
        by_letter = dict(zip(self._numbers, columns, strict=True))
        digits = (by_letter[number].decode() for number in reversed(range(self.count)))
        self.masks = {mask: int("".join(row), 2) for mask, row in zip(sets, zip(*digits, strict=True), strict=False)}

    def letter(self, bit: int) -> str:
        """The letter of a symbol."""
        return symbol(self._numbers[bit])


def _place(code: int) -> int:
    """The number of a code word in the reflected binary code (Knuth, The Art of Computer Programming, 7.2.1.1)."""
    shift = 1
    while code >> shift:
        code ^= code >> shift
        shift *= 2
    return code
