"""The characters that the patterns see: one for all symbols that no set of any pattern tells apart.

They are numbered so that the sets asked for most often are few ranges, since `regex` tries the members of a set one
after another. The first set splits the alphabet in two, the next each part in two, and so on; a part is split such
that what the set holds lies next to what it holds of the part before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qawl.match.simplify import OneOf, Simple, Simplifier, inner
from qawl.match.symbols import symbol
from qawl.program import Call, If, Rep


class Letters:
    """Classes of the symbols (bits of the masks `sets`, hottest first) and a character for each.

    `chars` are the characters in their order, `bits` one symbol of each, `of` has the character of each symbol."""

    def __init__(self, sets: Iterable[int], count: int) -> None:
        parts = [(1 << count) - 1]
        for mask in sets:
            split: list[int] = []
            for part in parts:
                held, rest = part & mask, part & ~mask
                if held and rest:
                    split += (held, rest) if split and split[-1] & mask else (rest, held)
                else:
                    split.append(part)
            parts = split
        self.chars = [symbol(number) for number in range(len(parts))]
        self.bits = [part.bit_length() - 1 for part in parts]
        self.of = [""] * count
        for char, part in zip(self.chars, parts, strict=True):
            while part:
                low = part & -part
                self.of[low.bit_length() - 1] = char
                part ^= low


class Heat:
    """Counts how often the sets of trees are asked for, roughly."""

    def __init__(self) -> None:
        self.sets: Counter[int] = Counter()

    def add(self, node: Simple, simplifier: Simplifier, heat: float = 1, *, back: bool = False) -> None:
        """Note the sets of a node."""
        match node:
            case OneOf(mask):
                self.sets[mask] += heat  # type: ignore[assignment]
            case Call(phrase):
                self.add(simplifier.body(phrase, back=back), simplifier, heat, back=back)
            case If(index):
                self.sets[simplifier.tests[index]] += heat  # type: ignore[assignment]
            case Rep(maximum=maximum) if maximum > 1:
                heat *= 4
        for below in inner(node):
            self.add(below, simplifier, heat, back=back)
