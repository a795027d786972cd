"""Symbols: the characters that stand for words while rules are matched.

Which they are says nothing; Han and Hangul have the longest stretch of the first plane, and beyond it Python takes
four bytes a character, and `re` knows no bitmaps.

The first few are fixed. HARD ends a sentence and passes no test, so that no pattern crosses it; the marks
between STOP and QUOTE are what the tokens show before `match.layout` has decided what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

HARD = "\u3400"  # the end of a sentence
STOP = "\u3401"  # a full stop, not yet decided
NEWLINE = "\u3402"  # a line end, not yet decided
LEFT = "\u3403"  # a mark that opens a quotation
RIGHT = "\u3404"  # a mark that closes one
QUOTE = "\u3405"  # a mark that does both
SOFT = "\u3406"  # a full stop or a line end inside a quotation
OPEN = "\u3407"  # the opening mark of a quotation
CLOSE = "\u3408"  # the closing mark of a quotation
UNDECIDED = re.compile(f"[{STOP}-{QUOTE}]")

FEATURES = {SOFT: {"punct", "stop"}, OPEN: {"punct", "quote-open"}, CLOSE: {"punct", "quote-close"}}
FIRST = 0x3410  # the first symbol of the program's alphabet
_END, _BEYOND = 0xD800, 0xF0000  # the end of that stretch, and where it goes on


def symbol(index: int) -> str:
    """The character of symbol `index` of a program."""
    code = FIRST + index
    return chr(code if code < _END else _BEYOND + code - _END)


def index_of(char: str) -> int:
    """The number of a symbol: `index_of(symbol(n)) == n`; negative for a fixed one."""
    code = ord(char)
    return (code if code < _END else code - _BEYOND + _END) - FIRST


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


def replaced(symbols: str, changes: Mapping[int, str]) -> str:
    """The symbols with others at some places, which come in their order."""
    if not changes:
        return symbols
    parts: list[str] = []
    done = 0
    for at, char in changes.items():
        parts += symbols[done:at], char
        done = at + 1
    return "".join([*parts, symbols[done:]])
