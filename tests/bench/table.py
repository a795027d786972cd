"""Tables of figures, written as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """`head` names the columns, of which the first says what was measured; `note` says what the figures are not."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        lines = [f"## {self.title}", ""]
        lines += [f"| {' | '.join(self.head)} |", f"| --- |{' ---: |' * (len(self.head) - 1)}"]
        lines += [f"| {' | '.join(row)} |" for row in self.rows]
        return "\n".join([*lines, *(["", self.note] if self.note else [])]) + "\n"


def figure(number: float) -> str:
    """Three digits that count.

    >>> figure(0.01234), figure(1.234), figure(12.34), figure(1234.5)
    ('0.0123', '1.23', '12.3', '1,234')
    """
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:#.3g}"


def times(number: float) -> str:
    """A ratio.

    >>> times(4.321)
    '4.32×'
    """
    return f"{figure(number)}×"
