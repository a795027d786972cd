"""Symbols: the private-use characters that stand for words while rules are matched.

The first few are fixed. HARD ends a sentence and passes no test, so that no pattern crosses it; the marks
between STOP and QUOTE are what the tokens show before `match.layout` has decided what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

HARD = "\ue000"  # the end of a sentence
STOP = "\ue001"  # a full stop, not yet decided
NEWLINE = "\ue002"  # a line end, not yet decided
LEFT = "\ue003"  # a mark that opens a quotation
RIGHT = "\ue004"  # a mark that closes one
QUOTE = "\ue005"  # a mark that does both
SOFT = "\ue006"  # a full stop or a line end inside a quotation
OPEN = "\ue007"  # the opening mark of a quotation
CLOSE = "\ue008"  # the closing mark of a quotation
UNDECIDED = re.compile(f"[{STOP}-{QUOTE}]")

FEATURES = {SOFT: {"punct", "stop"}, OPEN: {"punct", "quote-open"}, CLOSE: {"punct", "quote-close"}}
FIRST = 0xE010  # the first symbol of the program's alphabet


def symbol(index: int) -> str:
    """The character of symbol `index` of a program; beyond the private-use area of the BMP plane 15 goes on."""
    code = FIRST + index
    return chr(code if code < 0xF900 else 0xF0000 + code - 0xF900)


def index_of(char: str) -> int:
    """The number of a symbol: `index_of(symbol(n)) == n`; negative for a fixed one."""
    code = ord(char)
    return (code if code < 0xF900 else code - 0xF0000 + 0xF900) - FIRST


class Signs(Protocol):
    """Knows which tests the fixed symbols pass: a `signature.Signer`."""

    def mask_of_features(self, features: set[str]) -> int: ...


def alphabet(symbols: Sequence[int], signs: Signs) -> tuple[list[str], list[int]]:
    """The characters that pass tests, in their order, and the tests of each: the fixed ones, then the program's."""
    chars = [*FEATURES, *(symbol(index) for index in range(len(symbols)))]
    return chars, [*map(signs.mask_of_features, FEATURES.values()), *symbols]


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


_BITS = bytes.maketrans(b"01", b"\0\1")


def members(mask: int, count: int) -> bytes:
    """For each bit below `count` 1 or 0: is it set? For numbers so large that to shift them takes long."""
    return format(mask, "b").encode().translate(_BITS)[::-1].ljust(count, b"\0")
