"""Samples that are the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def sampled(items: Sequence[T], cell: Callable[[T], object], size: int, seed: int) -> list[T]:
    """At most `size` items of each cell, in their order; all of them for 0."""
    if not size:
        return list(items)
    cells: dict[object, list[int]] = {}
    for number, item in enumerate(items):
        cells.setdefault(cell(item), []).append(number)
    chosen: set[int] = set()
    for name, numbers in cells.items():
        pick = random.Random(f"{seed} {name}")
        chosen.update(numbers if len(numbers) <= size else pick.sample(numbers, size))
    return [items[number] for number in sorted(chosen)]
